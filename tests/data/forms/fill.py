"""Fills in a workbook of `rapor sheet` as an enumerator would, with openpyxl.

    rapor sheet --rubric ombudsman-2024 --region 12.18
    python3 fill.py 12.18-kabupaten-serdang-bedagai.xlsx filled.xlsx

Writes into unlocked cells only, and only what the cell's own rule allows; anything else ends it.
The answers are made up by a rule, so that every run fills in the same.
"""

import sys

import openpyxl

FIRST_ROW, FIRST_SAMPLE, MAX = 6, 6, 5
CHECKLIST = ["√", "√", "-", "√", "TB"]


def write(sheet, row, column, value):
    cell = sheet.cell(row, column)
    if cell.protection.locked:
        raise SystemExit(f"{sheet.title}!{cell.coordinate} is locked")
    cell.value = value


def answer(row, column, most):
    """Mostly high points, some with decimals, one refusal and one that does not apply."""
    turn = (row * 7 + column * 3) % 23
    if turn == 5:
        return "TJ"
    if turn == 11:
        return "TB"
    return [most, most, most - 0.5, most - 1, most][turn % 5]


def fill_unit(sheet, number):
    write(sheet, 2, 2, f"{sheet['B1'].value} {number}")
    write(sheet, 3, 2, "Dinilai")
    checklist = sheet.cell(FIRST_ROW - 2, FIRST_SAMPLE).value is not None
    if checklist:
        for column, name in enumerate(["Akta kelahiran", "KTP elektronik"], FIRST_SAMPLE):
            write(sheet, FIRST_ROW - 2, column, name)
    for row in range(FIRST_ROW, sheet.max_row + 1):
        most = sheet.cell(row, MAX).value
        column = FIRST_SAMPLE
        while str(sheet.cell(FIRST_ROW - 1, column).value).startswith("S"):
            if checklist and column < FIRST_SAMPLE + 2:
                write(sheet, row, column, CHECKLIST[(row + column) % len(CHECKLIST)])
            elif not checklist and not sheet.cell(row, column).protection.locked:
                write(sheet, row, column, answer(row, column, most))
            column += 1
        if row % 9 == 0:
            write(sheet, row, column, "dilihat di loket")
            write(sheet, row, column + 1, f"foto {row}")


def fill_survey(sheet):
    for row in range(2, sheet.max_row + 1):
        for column in range(3, sheet.max_column + 1):
            write(sheet, row, column, answer(row, column, 3))


def main(blank, filled):
    book = openpyxl.load_workbook(blank)
    identity = book["Identitas"]
    write(identity, 5, 2, "Tim Penilai")
    write(identity, 6, 2, "2 September 2024")
    number = 0
    for sheet in book:
        if sheet["A1"].value == "Jenis unit":
            number += 1
            fill_unit(sheet, number)
        elif sheet["A1"].value == "Unit":
            fill_survey(sheet)
    book.save(filled)


main(*sys.argv[1:])
