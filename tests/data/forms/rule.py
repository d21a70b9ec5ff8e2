"""What is filled in where: made up by a rule, so that every run fills in the same.

`fill.py` and `type_in.py` lend it the sheets of a workbook of `rapor sheet`. It writes into unlocked
cells only, and only what the cell's own rule allows. tests/filled_form knows the same rule.
"""

FIRST_ROW, FIRST_SAMPLE, MAX = 6, 6, 5
MARKS = ["√", "√", "-", "√", "TB"]
PRODUCTS = ["Akta kelahiran", "KTP elektronik"]


class Locked(Exception):
    """A cell that an enumerator cannot write into."""


def answer(row, column, most):
    """Mostly high points, some with decimals, one refusal and one that does not apply."""
    turn = (row * 7 + column * 3) % 23
    if turn == 5:
        return "TJ"
    if turn == 11:
        return "TB"
    return [most, most, most - 0.5, most - 1, most][turn % 5]


def mark(row, column):
    return MARKS[(row + column) % len(MARKS)]


def write(sheet, row, column, value):
    if sheet.is_locked(row, column):
        raise Locked(f"{sheet.name}, row {row}, column {column}")
    sheet.put(row, column, value)


def fill_unit(sheet, number):
    write(sheet, 2, 2, f"{sheet.get(1, 2)} {number}")
    write(sheet, 3, 2, "Dinilai")
    checklist = bool(sheet.get(FIRST_ROW - 2, FIRST_SAMPLE))
    if checklist:
        for column, name in enumerate(PRODUCTS, FIRST_SAMPLE):
            write(sheet, FIRST_ROW - 2, column, name)
    for row in range(FIRST_ROW, sheet.last_row + 1):
        most = sheet.get(row, MAX)
        column = FIRST_SAMPLE
        while str(sheet.get(FIRST_ROW - 1, column)).startswith("S"):
            if checklist and column < FIRST_SAMPLE + len(PRODUCTS):
                write(sheet, row, column, mark(row, column))
            elif not checklist and not sheet.is_locked(row, column):
                write(sheet, row, column, answer(row, column, most))
            column += 1
        if row % 9 == 0:
            write(sheet, row, column, "dilihat di loket")
            write(sheet, row, column + 1, f"foto {row}")


def fill_survey(sheet):
    for row in range(2, sheet.last_row + 1):
        for column in range(3, sheet.last_column + 1):
            write(sheet, row, column, answer(row, column, 3))


def fill(sheets):
    """Fills in all sheets of a workbook, in its order."""
    number = 0
    for sheet in sheets:
        if sheet.name == "Identitas":
            write(sheet, 5, 2, "Tim Penilai")
            write(sheet, 6, 2, "2 September 2024")
        elif sheet.get(1, 1) == "Jenis unit":
            number += 1
            fill_unit(sheet, number)
        elif sheet.get(1, 1) == "Unit":
            fill_survey(sheet)
