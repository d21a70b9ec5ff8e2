"""Makes the fixtures of this folder with programs other than rapor.

Needs openpyxl, xlwt and LibreOffice Calc (soffice). Run it in an empty folder and copy over what is
to be replaced: every run writes other bytes, the same content.
"""

import datetime
import pathlib
import subprocess
import sys

import openpyxl
import xlwt
from openpyxl.styles import PatternFill

STAMP = datetime.datetime(2024, 10, 1)

# Code, name, score, number format.
ROWS = [
    ("12.01", "Tapanuli Tengah", 54.11, "0.00"),
    ("12.05", "Langkat", 0.9686, "0.00%"),
    ("12.07", "Deli Serdang", 91.57, '0.00"%"'),
    ("12.09", "Asahan", "=90+3.37", "General"),
    ("12.11", "Dairi", "94,83", "General"),
    ("12.18", "Serdang Bedagai \u2013 Sei Rampah", 97.08, "General"),
]


def marks():
    """A table with all that is easily lost: percent, formulas, errors, hidden and merged cells."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = STAMP
    sheet = book.active
    sheet.title = "Nilai"
    sheet.append(["Kode", "Pemda", "Nilai", "Catatan", "Catatan 2"])
    for row, (code, name, score, style) in enumerate(ROWS, start=2):
        sheet.cell(row, 1, code)
        sheet.cell(row, 2, name.split(" \u2013 ")[0])
        sheet.cell(row, 3, score).number_format = style
        sheet.cell(row, 4, name)
    sheet["E2"] = "=1/0"
    sheet["E3"] = datetime.date(2024, 10, 1)
    sheet["E4"] = True
    sheet["E5"].fill = PatternFill("solid", start_color="FFFF00")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("A10:C12")
    sheet["A10"] = "Sumber: pengumuman"
    return book


def uncalculated():
    """A workbook of a program that cannot compute: its formulas have no value."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Nilai")
    for column, heading in enumerate(["Kode", "Pemda", "Nilai"]):
        sheet.write(0, column, heading)
    for row, (code, name, score, _) in enumerate(ROWS, start=1):
        sheet.write(row, 0, code)
        sheet.write(row, 1, name.split(" \u2013 ")[0])
        if isinstance(score, str) and score.startswith("="):
            sheet.write(row, 2, xlwt.Formula(score[1:]))
        else:
            sheet.write(row, 2, score if not isinstance(score, float) or score > 1 else 96.86)
    return book


def convert(source, kind, *options):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, *options, str(source)], check=True
    )


def main():
    marks().save("tanda.xlsx")
    # Computed and saved by LibreOffice, in every format that it writes.
    convert("tanda.xlsx", "xls:MS Excel 97")
    convert("tanda.xlsx", "ods")
    convert("tanda.xlsx", "html:HTML (StarCalc)")
    convert("tanda.xlsx", "xlsx:Calc MS Excel 2007 XML", "--outdir", "lain")
    pathlib.Path("lain/tanda.xlsx").rename("tanda.xlsx")
    uncalculated().save("xlwt.xls")


if __name__ == "__main__":
    sys.exit(main())
