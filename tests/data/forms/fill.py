"""Fills in a workbook of `rapor sheet` with openpyxl.

    python3 fill.py 12.18-kabupaten-serdang-bedagai.xlsx openpyxl-2024.xlsx
"""

import sys

import openpyxl

import rule


class Sheet:
    """What the rule sees of a worksheet; rows and columns from 1."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.name = sheet.title
        self.last_row, self.last_column = sheet.max_row, sheet.max_column

    def get(self, row, column):
        return self.sheet.cell(row, column).value

    def is_locked(self, row, column):
        return self.sheet.cell(row, column).protection.locked

    def put(self, row, column, value):
        self.sheet.cell(row, column).value = value


def main(blank, filled):
    book = openpyxl.load_workbook(blank)
    rule.fill([Sheet(sheet) for sheet in book])
    book.save(filled)


main(*sys.argv[1:])
