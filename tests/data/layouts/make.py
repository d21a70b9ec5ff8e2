"""Makes workbooks as offices lay them out, with openpyxl.

    python3 make.py

Everything in them is made up: the answers follow from the tables below, which `tests/layouts.rs`
repeats.
"""

import tomllib
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
RUBRICS = HERE.parents[2] / "templates" / "rubrics"


def rubric(year):
    with open(RUBRICS / f"ombudsman-{year}.toml", "rb") as file:
        return tomllib.load(file)


def block(sheet, row, column, entries):
    """An identity block: label, colon, value, each in a cell of its own."""
    for label, value in entries:
        sheet.cell(row, column, label)
        sheet.cell(row, column + 1, ":")
        sheet.cell(row, column + 2, value)
        row += 1
    return row


def signature(sheet, row, column):
    sheet.cell(row + 2, column, "Dairi, 2 September 2021")
    sheet.cell(row + 3, column, "Petugas,")
    sheet.cell(row + 6, column, "(nama petugas)")


# The checklist: one sheet per product, √ for what is there, - for what is not.
PRODUCTS = [
    # Sheet, unit, product, and which components of nineteen are not there, from 1.
    ("Akta Kelahiran", "Disdukcapil Kabupaten Dairi", "Penerbitan Akta Kelahiran", [3, 11]),
    ("KTP-el", "DISDUKCAPIL KABUPATEN DAIRI", "Penerbitan KTP Elektronik", [1, 2, 3, 19]),
    ("NIB", "DPMPTSPK Kab. Dairi", "Nomor Induk Berusaha", []),
    ("Rawat Jalan", "UPT Puskesmas Sigalingging", "Rawat Jalan", list(range(1, 10))),
]


def checklist():
    book = Workbook()
    book.remove(book.active)
    for title, unit, product, absent in PRODUCTS:
        sheet = book.create_sheet(title)
        sheet.merge_cells("B1:G1")
        sheet["B1"] = "INSTRUMEN PENILAIAN KEPATUHAN STANDAR PELAYANAN PUBLIK TAHUN 2021"
        block(
            sheet,
            3,
            2,
            [
                ("PRODUK PELAYANAN", product),
                ("NAMA UNIT PELAYANAN", unit),
                ("ALAMAT", "Jalan Contoh 1"),
                ("NAMA PENGAMBIL DATA", "Tim 1"),
                ("HARI/TANGGAL OBSERVASI", "Kamis, 2 September 2021"),
            ],
        )
        headings = ["NO", "VARIABEL", "INDIKATOR", "CEKLIST (√/-)", "CATATAN", "BUKTI"]
        for column, heading in enumerate(headings, 2):
            sheet.cell(9, column, heading)
            sheet.cell(10, column, [1, 2, 3, 4, 5, 6][column - 2])
        row = 11
        number = 0
        for place, variable in enumerate(rubric(2021)["variable"], 1):
            first = row
            sheet.cell(row, 2, place)
            sheet.cell(row, 3, variable["name"].upper())
            for indicator in variable["indicators"]:
                number += 1
                sheet.cell(row, 4, f"{chr(96 + row - first + 1)}. {indicator['name']}")
                sheet.cell(row, 5, "-" if number in absent else "√")
                row += 1
            if row - first > 1:
                sheet.merge_cells(start_row=first, end_row=row - 1, start_column=2, end_column=2)
                sheet.merge_cells(start_row=first, end_row=row - 1, start_column=3, end_column=3)
            if place == 4:
                row += 1  # A blank row inside the table.
        sheet.cell(row, 2, "Keterangan: √ ada, - tidak ada")
        signature(sheet, row, 5)
    book.save(HERE / "daftar-periksa.xlsx")


# The checklist with two columns for one answer, of which one is ticked.
PAIRS = [
    # Sheet, unit, product, absent components; whether a heading stands over the two columns.
    ("KK", "Disdukcapil Kabupaten Dairi", "Kartu Keluarga", [2, 5, 17], True),
    ("Izin Usaha", "DPMPTSPK Kab. Dairi", "Izin Usaha", [19], False),
    ("Imunisasi", "UPT Puskesmas Pegagan Julu II", "Imunisasi", [1, 4, 6, 8, 10, 11], True),
]


def pairs():
    book = Workbook()
    book.remove(book.active)
    for title, unit, product, absent, headed in PAIRS:
        sheet = book.create_sheet(title)
        row = block(
            sheet,
            2,
            1,
            [
                ("KABUPATEN/KOTA", "Kabupaten Dairi"),
                ("NAMA UNIT PELAYANAN", unit),
                ("PRODUK PELAYANAN", product),
            ],
        )
        row += 1
        pair = ["Ada", "Tidak Ada"] if headed else ["ADA", "TIDAK ADA"]
        for column, heading in [(1, "No"), (2, "Komponen"), (5, "Keterangan")]:
            sheet.cell(row, column, heading)
        if headed:
            sheet.cell(row, 3, "CEKLIST")
            sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=4)
            for column in [1, 2, 5]:
                sheet.merge_cells(
                    start_row=row, end_row=row + 1, start_column=column, end_column=column
                )
            row += 1
        for column, heading in enumerate(pair, 3):
            sheet.cell(row, column, heading)
        row += 1
        number = 0
        for variable in rubric(2021)["variable"]:
            sheet.cell(row, 2, variable["name"].upper())
            row += 1
            for indicator in variable["indicators"]:
                number += 1
                sheet.cell(row, 1, number)
                sheet.cell(row, 2, indicator["name"])
                sheet.cell(row, 4 if number in absent else 3, "√" if number % 2 else "v")
                row += 1
    book.save(HERE / "ada-tidak-ada.xlsx")


# The instrument: merged variables, section rows, a head of two lines, no codes.
SECTIONS = {
    "I": "A. Dimensi Input 21,85% 100%",
    "P": "B. Dimensi Proses 32,37% 100%",
    "O": "C. Dimensi Output 24,24% 100%",
    "A": "D. Dimensi Pengaduan 21,54% 100%",
}
UNITS = [
    # Sheet, unit, then what every sample of I.1, I.2, P.1, O.1 and A.1 gets.
    ("Capil", "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Dairi", [3, 2, 3, 3, 1]),
    ("Perizinan", "DPMPTSPK Kabupaten Dairi", [2, 3, 2.5, 3, 3]),
    ("Sosial", "Dinas Sosial Kabupaten Dairi", [3, 3, 3, 2, 2]),
    ("Pendidikan", "Dinas Pendidikan Kabupaten Dairi", [1, 2, 3, 3, 3]),
    ("Kesehatan", "Dinas Kesehatan Kabupaten Dairi", [3, 3, 1.5, 3, 2]),
    ("PKM 1", "UPT Puskesmas Sigalingging", [3, 2, 3, 2, 3]),
    ("PKM 2", "UPT Puskesmas Pegagan Julu II", [2, 3, 3, 3, 1]),
]
QUESTIONS = {
    "O.1.01": "1. Penundaan berlarut: apakah Anda menunggu lebih lama dari yang dijanjikan?",
    "O.1.02": "2. Permintaan imbalan - apakah petugas meminta imbalan?",
    "O.1.03": "3. Penyimpangan prosedur (ada langkah yang dilompati?)",
    "O.1.04": "4. Tidak kompeten",
    "O.1.05": "5. Tidak patut: apakah petugas bersikap tidak patut?",
}


def written(points, turn):
    """Points as numbers, as text with a comma, or with a no-break space behind."""
    if turn % 3 == 0:
        return points
    text = str(points).replace(".", ",")
    return text if turn % 3 == 1 else f"{text}\u00a0"


def instrument_sheet(book, title, unit, given):
    sheet = book.create_sheet(title)
    sheet["C2"] = "INSTRUMEN PENILAIAN"
    sheet["C4"] = f"NAMA UNIT PELAYANAN : {unit}"
    sheet["C5"] = "KABUPATEN/KOTA :"
    sheet["D5"] = "Kab. Dairi"
    sheet["F5"] = "TAHUN PENILAIAN :"
    sheet["G5"] = 2024
    deep = {2: "NO.", 3: "VARIABEL", 4: "INDIKATOR", 5: "BOBOT INDIKATOR", 10: "CATATAN", 11: "BUKTI"}
    for column, heading in deep.items():
        sheet.cell(7, column, heading)
        sheet.merge_cells(start_row=7, end_row=8, start_column=column, end_column=column)
    sheet["F7"] = "JAWABAN"
    sheet.merge_cells("F7:I7")
    for column in range(6, 10):
        sheet.cell(8, column, column - 5)
    for column, number in zip(range(2, 12), [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]):
        sheet.cell(9, column, number)
    row = 10
    turn = 0
    total = 0
    points_of = dict(zip(["I.1", "I.2", "P.1", "O.1", "A.1"], given))
    for dimension in rubric(2024)["dimension"]:
        if dimension["code"] == "O":
            continue
        sheet.cell(row, 2, SECTIONS[dimension["code"]])
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=11)
        row += 1
        for variable in dimension["variable"]:
            first = row
            sheet.cell(row, 3, variable["name"])
            for place, indicator in enumerate(variable["indicators"], 1):
                sheet.cell(row, 2, place)
                sheet.cell(row, 4, indicator["name"].upper() if row % 2 else indicator["name"])
                sheet.cell(row, 5, "2,04%")
                for sample in range(variable["samples"]["value"]):
                    turn += 1
                    points = points_of[variable["code"]]
                    total += points
                    sheet.cell(row, 6 + sample, written(points, turn))
                row += 1
            sheet.merge_cells(start_row=first, end_row=row - 1, start_column=3, end_column=3)
    sheet.cell(row, 2, "JUMLAH")
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=5)
    sheet.cell(row, 6, total)
    sheet.cell(row + 2, 3, "Catatan: skor 0 sampai 3")
    signature(sheet, row, 6)


def instrument():
    book = Workbook()
    book.remove(book.active)
    for title, unit, given in UNITS:
        instrument_sheet(book, title, unit, given)
    survey = book.create_sheet("Form Responses 1")
    headings = ["Timestamp", "Unit layanan yang dikunjungi", *QUESTIONS.values(), "Saran"]
    headings[1] = "Unit layanan"
    for column, heading in enumerate(headings, 1):
        survey.cell(1, column, heading)
    row = 2
    for respondent in range(30):
        for title, unit, given in UNITS:
            survey.cell(row, 1, f"02/09/2024 09:{respondent:02}")
            survey.cell(row, 2, title if respondent % 2 else unit)
            for column in range(3, 8):
                survey.cell(row, column, given[3])
            row += 1
    guide = book.create_sheet("Pengantar")
    guide["A1"] = "Lembar ini menerangkan cara pengambilan data."
    book["PKM 2"].row_dimensions[12].hidden = True
    book["PKM 2"].column_dimensions["K"].hidden = True
    book["Sosial"].sheet_state = "hidden"
    book.save(HERE / "instrumen.xlsx")


# Words of an office's own, three units below each other on one sheet, the head repeated inside one.
STACKED = [
    ("Dispenduk", "Kartu Keluarga", [5]),
    ("Kantor Perizinan Terpadu", "Izin Usaha", []),
    ("Puskesmas Pegagan Julu II", "Imunisasi", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
]


def stacked():
    book = Workbook()
    sheet = book.active
    sheet.title = "Hasil"
    sheet["E1"] = "Daerah :"
    sheet["F1"] = "Pemkab Dairi"
    row = 3
    for unit, product, absent in STACKED:
        sheet.cell(row, 2, f"TEMPAT : {unit}")
        sheet.cell(row + 1, 2, f"LAYANAN : {product}")
        row += 3
        number = 0
        for place, variable in enumerate(rubric(2021)["variable"], 1):
            if place in (1, 7):
                for column, heading in enumerate(["URAIAN", "HASIL PENGAMATAN", "NILAI"], 2):
                    sheet.cell(row, column, heading)
                row += 1
            for indicator in variable["indicators"]:
                number += 1
                name = indicator["name"]
                sheet.cell(row, 2, "Waktu" if name == "Jangka waktu penyelesaian" else name)
                sheet.cell(row, 3, "tidak ada" if number in absent else "Ada")
                sheet.cell(row, 4, 0 if number in absent else 100)
                row += 1
        row += 2
    book.save(HERE / "kata-sendiri.xlsx")


checklist()
pairs()
instrument()
stacked()
