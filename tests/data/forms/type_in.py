"""Fills in a workbook of `rapor sheet` in LibreOffice itself, cell by cell as if typed, and saves it
as both of its formats.

    /usr/bin/python3 type_in.py 12.18-kabupaten-serdang-bedagai.xlsx libreoffice-2024

Needs LibreOffice's own module for Python (Debian: python3-uno). Starts a LibreOffice without a
window, with settings of its own.
"""

import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

import rule

PIPE = "rapor_forms"
FORMATS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}


class Sheet:
    """What the rule sees of a worksheet; rows and columns from 1."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.name = sheet.Name
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        self.last_row, self.last_column = end.EndRow + 1, end.EndColumn + 1

    def cell(self, row, column):
        return self.sheet.getCellByPosition(column - 1, row - 1)

    def get(self, row, column):
        cell = self.cell(row, column)
        return cell.Value if cell.Type.value == "VALUE" else cell.String

    def is_locked(self, row, column):
        return self.cell(row, column).CellProtection.IsLocked

    def put(self, row, column, value):
        # LibreOffice decides by itself whether the entry is a number or text.
        self.cell(row, column).setFormula(str(value))


def connected(process):
    """The context of the LibreOffice that was started, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while process.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def properties(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def url(path):
    return pathlib.Path(path).resolve().as_uri()


def type_in(context, blank, filled):
    desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    book = desktop.loadComponentFromURL(url(blank), "_blank", 0, properties(Hidden=True))
    rule.fill([Sheet(sheet) for sheet in book.Sheets])
    for ending, name in FORMATS.items():
        book.storeToURL(url(filled + ending), properties(FilterName=name))
    book.close(True)
    desktop.terminate()


def main(blank, filled):
    with tempfile.TemporaryDirectory() as settings:
        office = ["soffice", "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp"]
        process = subprocess.Popen([*office, f"-env:UserInstallation={url(settings)}"])
        try:
            type_in(connected(process), blank, filled)
        finally:
            process.wait(60)


main(*sys.argv[1:])
