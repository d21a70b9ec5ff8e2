"""Makes the fixtures of this folder with programs other than rapor.

Needs openpyxl, python-docx, msoffcrypto-tool and LibreOffice Calc (soffice). Run it in an empty
folder and copy over what is to be replaced: every run writes other bytes, the same content.
"""

import datetime
import pathlib
import subprocess
import sys

import docx
import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.styles import Font

NBSP = "\u00a0"
STAMP = datetime.datetime(2024, 10, 1)

# What stands where a score belongs, beside code and name; read from top to bottom.
ROWS = [
    ("12.18", "Kabupaten Serdang Bedagai", 97.08),
    ("12.05", "Langkat**", "96,86"),
    ("12.11", "KAB. DAIRI", f"{NBSP}94,83{NBSP}"),
    ("12.09", "Pemkab Asahan", ("0.00%", 0.9337)),
    ("12.07", "Deliserdang", "91.57"),
    ("12.01", "Tapanuli Tengah", "54,11 persen"),
    (12.1, "Labuhan Batu", 89.8),
    (None, "Kota Medan", "Tidak dinilai"),
    ("12.02", None, ("0.00", 87.995)),
]


def workbook(percent):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = STAMP
    sheet = book.active
    sheet.title = "Nilai 2024"
    sheet["B2"] = "HASIL PENILAIAN TAHUN 2024"
    sheet["B2"].font = Font(bold=True, size=14)
    sheet.merge_cells("B2:E2")
    sheet["B3"] = "Provinsi Sumatera Utara"
    sheet.merge_cells("B3:E3")
    for column, heading in enumerate(["No.", "KODE WILAYAH", "Nama Pemda", "Nilai"], start=2):
        sheet.cell(6, column, heading).font = Font(bold=True)
        sheet.cell(7, column, column - 1)
    for number, (code, name, score) in enumerate(ROWS, start=1):
        row = 7 + number
        sheet.cell(row, 2, number)
        sheet.cell(row, 3, code)
        sheet.cell(row, 4, name)
        style, score = score if isinstance(score, tuple) else (None, score)
        if style == "0.00%" and not percent:
            style, score = None, "93,37"
        cell = sheet.cell(row, 5, score)
        if style:
            cell.number_format = style
    last = 8 + len(ROWS)
    sheet.cell(last, 4, "Rata-rata")
    sheet.cell(last, 5, 88.5)
    sheet.cell(last + 2, 2, "Sumber: pengumuman")
    hidden = book.create_sheet("Susulan")
    hidden.sheet_state = "hidden"
    hidden.append(["Pemda", "Nilai"])
    hidden.append(["Kota Binjai", 45.16])
    book.create_sheet("Catatan").append(["Diperiksa bersama Biro Organisasi."])
    return book


def convert(source, kind, *options):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, *options, str(source)], check=True
    )


def protect(source, target):
    """Puts a workbook behind a password, as Excel does."""
    with open(source, "rb") as plain, open(target, "wb") as locked:
        OOXMLFile(plain).encrypt("rahasia", locked)


def letter():
    """A document that is no sheet."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = STAMP
    document.add_paragraph("Surat pengantar.")
    return document


def main():
    workbook(percent=True).save("openpyxl.xlsx")
    workbook(percent=True).save("persen.xlsx")
    workbook(percent=False).save("biasa.xlsx")
    letter().save("surat.docx")
    convert("persen.xlsx", "ods")
    convert("biasa.xlsx", "ods")
    convert("biasa.xlsx", "xls")
    convert("biasa.xlsx", "pdf")
    protect("biasa.xlsx", "sandi.xlsx")
    convert("openpyxl.xlsx", "xlsx:Calc MS Excel 2007 XML", "--outdir", "lain")
    pathlib.Path("lain/openpyxl.xlsx").rename("libreoffice.xlsx")
    for source in ("persen.xlsx", "biasa.xlsx"):
        pathlib.Path(source).unlink()


if __name__ == "__main__":
    sys.exit(main())
