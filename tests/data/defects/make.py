"""Makes the workbooks of this folder with openpyxl 3.1.5: a sound one, and one per defect, named by it.

    python3 make.py

Each defect has the findings that it must cause, as `code place`; expected.csv lists them.
"""

import datetime
import pathlib

import openpyxl

HERE = pathlib.Path(__file__).parent
DEFECTS = []


def sound():
    """A filled-in workbook of 12.11 by rubrik.toml. 2,5 of 3 everywhere: 83,33."""
    book = openpyxl.Workbook()
    identity = book.active
    identity.title = "Identitas"
    for row in [
        ("Kode wilayah", "12.11"),
        ("Nama pemda", "Kabupaten Dairi"),
        ("Tahun", 2024),
        ("Instrumen", "kecil"),
    ]:
        identity.append(row)
    unit = book.create_sheet("Dinsos")
    unit.append(("Jenis unit", "Dinas Sosial"))
    unit.append(("Nama unit", "Dinas Sosial Dairi"))
    unit.append(("Status", "Dinilai"))
    unit.append(())
    unit.append(("Kode", "Dimensi", "Variabel", "Indikator", "Maks", "S1", "S2", "Catatan", "Bukti"))
    unit.append(("I.1.01", "Input", "Kompetensi", "Pengetahuan standar", 3, 2.5, 2.5))
    unit.append(("I.1.02", "Input", "Kompetensi", "Pengetahuan tugas", 3, 2.5, 2.5))
    survey = book.create_sheet("Survei")
    survey.append(("Unit", "Responden", "O.1.01\nPenundaan berlarut"))
    survey.append(("Dinsos", 1, 2.5))
    survey.append(("Dinsos", 2, 2.5))
    return book


def defect(name, *findings):
    """Registers a function that harms a sound workbook."""

    def register(harm):
        DEFECTS.append((name, harm, findings))
        return harm

    return register


def cell(name, address, value, *findings, sheet="Dinsos"):
    """A defect that is a cell with another value."""

    @defect(name, *findings)
    def harm(book):
        book[sheet][address] = value


cell("jawaban-kosong", "F6", None, "R320 Dinsos!F6")
cell("jawaban-menolak", "F6", "TJ", "R322 Dinsos!F6")
cell("jawaban-di-luar-rentang", "F6", 3.5, "R303 Dinsos!F6")
cell("jawaban-negatif", "F6", -1, "R303 Dinsos!F6")
cell("jawaban-kata", "F6", "baik", "R324 Dinsos!F6")
cell("jawaban-eksponen", "F6", "1e0", "R324 Dinsos!F6")
cell("jawaban-persen", "F6", "80%", "R324 Dinsos!F6")
cell("jawaban-terlalu-halus", "F6", 2.00001, "R323 Dinsos!F6")
cell("jawaban-tidak-dinilai", "F6", "tidak dinilai", "R324 Dinsos!F6")
cell("jawaban-boolean", "F6", True, "R306 Dinsos!F6")
cell("jawaban-tanggal", "F6", datetime.date(2024, 2, 5), "R306 Dinsos!F6")
cell("jawaban-galat", "F6", "#DIV/0!", "R305 Dinsos!F6")
cell("rumus-belum-dihitung", "F6", "=1+1", "R311 Dinsos!F6")
cell("indikator-tidak-dikenal", "A8", "I.9.99", "R221 Dinsos!A8")
cell("indikator-dua-kali", "A8", "I.1.01", "R222 Dinsos!A8")
cell("kode-dan-nama-bertentangan", "D6", "Pengetahuan tugas", "R220 Dinsos", "R237 Dinsos!D6")
cell("status-tidak-dikenal", "B3", "belum", "R230 Dinsos!B3")
cell("status-tidak-dinilai-tetapi-terisi", "B3", "Tidak dinilai", "R232 Dinsos", "R507 Dinsos")
cell("unit-wilayah-lain", "B2", "Dinas Sosial Kota Medan", "R410 Dinsos!B2", "R406 rapor.toml")
cell("kode-wilayah-tidak-ada", "B1", "12.99", "R006 Identitas!B1", "R406 rapor.toml", sheet="Identitas")
cell("kode-wilayah-bukan-kode", "B1", "1211", "R408 Identitas!B1", "R406 rapor.toml", sheet="Identitas")
cell("kode-dan-nama-wilayah-lain", "B2", "Kota Medan", "R403 Identitas!B2", "R406 rapor.toml", sheet="Identitas")
cell("tahun-lain", "B3", 2023, "R508 Identitas!B3", sheet="Identitas")
cell("tahun-kosong", "B3", None, "R229 Identitas!B3", sheet="Identitas")
cell("instrumen-lain", "B4", "ombudsman-2024", "R231 Identitas!B4", sheet="Identitas")
cell("responden-tanpa-unit", "A3", "Dinkes", "R228 Survei!A3", "R226 Survei", sheet="Survei")
cell("jawaban-responden-di-luar-rentang", "C3", 4, "R303 Survei!C3", sheet="Survei")


@defect("nilai-lembar-lain", "R517 Dinsos!F9")
def total(book):
    book["Dinsos"]["D9"] = "NILAI AKHIR"
    book["Dinsos"]["F9"] = 90


@defect("responden-kurang", "R226 Survei")
def few(book):
    book["Survei"].delete_rows(3)


@defect("responden-tidak-ada", "R227 Survei")
def none(book):
    book["Survei"].delete_rows(2, 2)


@defect("indikator-hilang", "R220 Dinsos")
def missing(book):
    book["Dinsos"].delete_rows(7)


@defect("unit-kosong", "R225 Dinsos")
def blank(book):
    for row in (6, 7):
        for column in "FG":
            book["Dinsos"][f"{column}{row}"] = None
    for row in (2, 3):
        book["Survei"][f"C{row}"] = None


# Its only unit is lost, so that nothing is left of the region.
@defect("kepala-tabel-hilang", "R233 Dinsos", "R406 rapor.toml")
def headless(book):
    for column in "ADFG":
        book["Dinsos"][f"{column}5"] = None


@defect("baris-tersembunyi", "R115 Dinsos")
def hidden_row(book):
    book["Dinsos"].row_dimensions[6].hidden = True


@defect("lembar-tersembunyi", "R205 Dinsos")
def hidden_sheet(book):
    book["Dinsos"].sheet_state = "hidden"


@defect("lembar-lain", "R206 Foto")
def other(book):
    book.create_sheet("Foto")["A1"] = "foto loket"


def main():
    sound().save(HERE / "baik.xlsx")
    lines = ["berkas;temuan"]
    for name, harm, findings in DEFECTS:
        book = sound()
        harm(book)
        book.save(HERE / f"{name}.xlsx")
        lines.append(f"{name}.xlsx;{', '.join(findings)}")
    # What no spreadsheet program would write.
    whole = (HERE / "baik.xlsx").read_bytes()
    for name, content, findings in [
        ("berkas-terpotong", whole[:2000], "R101"),
        ("berkas-kosong", b"", "R102"),
        ("berkas-pdf", b"%PDF-1.7\n%kosong\n", "R102"),
    ]:
        (HERE / f"{name}.xlsx").write_bytes(content)
        lines.append(f"{name}.xlsx;{findings}, R406 rapor.toml")
    (HERE / "expected.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
