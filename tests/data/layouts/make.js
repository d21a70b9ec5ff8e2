// Makes a workbook as an application of the web hands it out for download, with exceljs.
//
//     npm install exceljs@4.4.0 && node make.js
//
// Everything in it is made up: the answers follow from the table below, which `tests/layouts.rs`
// repeats.

const fs = require("fs");
const path = require("path");
const ExcelJS = require("exceljs");

const RUBRIC = path.join(__dirname, "..", "..", "..", "templates", "rubrics", "ombudsman-2024.toml");

// Variables with their indicators, line by line as the file is written.
function variables() {
  const found = [];
  for (const line of fs.readFileSync(RUBRIC, "utf8").split("\n")) {
    const code = line.match(/^code = "(\w\.\d)"$/);
    const samples = line.match(/^samples = \{ value = (\d+)/);
    const indicator = line.match(/^ {2}\{ code = "([\w.]+)", name = "([^"]+)"/);
    if (code) found.push({ code: code[1], samples: 0, indicators: [] });
    if (samples) found[found.length - 1].samples = Number(samples[1]);
    if (indicator) found[found.length - 1].indicators.push({ code: indicator[1], name: indicator[2] });
  }
  return found;
}

// Sheet, unit, then what every sample of I.1, I.2, P.1, O.1 and A.1 gets.
const UNITS = [
  ["Dukcapil", "Disdukcapil", [3, 2, 3, 3, 1]],
  ["Izin", "DPMPTSPK", [2, 3, 2.5, 3, 3]],
  ["Sosial", "Dinsos", [3, 3, 3, 2, 2]],
  ["Didik", "Disdik", [1, 2, 3, 3, 3]],
  ["Sehat", "Dinkes", [3, 3, 1.5, 3, 2]],
  ["PKM A", "UPT Puskesmas Sigalingging", [3, 2, 3, 2, 3]],
  ["PKM B", "UPT Puskesmas Pegagan Julu II", [2, 3, 3, 3, 1]],
];
const HEADINGS = ["Kode", "Nama Indikator", "Skor Maks"];
const SAMPLES = 4;

// A text of several looks, as an editor in a browser gives it.
function rich(text) {
  const [first, ...rest] = text.split(" ");
  const parts = [{ font: { bold: true }, text: first }];
  if (rest.length > 0) parts.push({ text: ` ${rest.join(" ")}` });
  return { richText: parts };
}

// Points as a number, as a formula with its value, or as text.
function written(points, turn) {
  if (turn % 4 === 1) return { formula: `${points}+0`, result: points };
  if (turn % 4 === 2) return rich(String(points).replace(".", ","));
  return points;
}

function unitSheet(book, name, unit, given) {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", xSplit: 2, ySplit: 6 }] });
  sheet.mergeCells("A1:I1");
  sheet.getCell("A1").value = rich("Hasil Penilaian Kepatuhan");
  sheet.addRow([rich("Kabupaten/Kota"), "Kabupaten Dairi"]);
  sheet.addRow(["Tahun", 2024]);
  sheet.addRow(["Unit layanan", rich(unit)]);
  sheet.addRow([]);
  const counted = Array.from({ length: SAMPLES }, (_, sample) => `Petugas ${sample + 1}`);
  sheet.addRow([...HEADINGS.map(rich), ...counted, "Bukti", "Catatan"]);
  sheet.autoFilter = "A6:I6";
  let turn = 0;
  variables().forEach((variable, place) => {
    if (variable.code === "O.1") return;
    for (const indicator of variable.indicators) {
      const row = sheet.addRow([indicator.code, rich(indicator.name), 3]);
      for (let sample = 0; sample < variable.samples; sample += 1) {
        turn += 1;
        row.getCell(HEADINGS.length + 1 + sample).value = written(given[place], turn);
      }
      const link = `https://contoh.example/bukti/${indicator.code}`;
      row.getCell(8).value = { text: "lihat", hyperlink: link };
      row.getCell(4).dataValidation = { type: "decimal", operator: "between", formulae: [0, 3] };
    }
  });
  sheet.getCell("D7").note = "Diisi lewat aplikasi";
  sheet.addConditionalFormatting({
    ref: "D7:G38",
    rules: [{ type: "cellIs", operator: "lessThan", formulae: [1], style: { font: { bold: true } } }],
  });
}

function survey(book) {
  const asked = variables().find((variable) => variable.code === "O.1").indicators;
  const rows = [];
  for (const [name, unit, given] of UNITS) {
    for (let respondent = 1; respondent <= 30; respondent += 1) {
      rows.push([respondent % 2 ? unit : name, respondent, ...asked.map(() => given[3])]);
    }
  }
  const columns = ["Unit layanan", "Responden", ...asked.map((indicator) => indicator.name)];
  book.addWorksheet("Survei").addTable({
    name: "JawabanSurvei",
    ref: "B2",
    headerRow: true,
    style: { theme: "TableStyleMedium2", showRowStripes: true },
    columns: columns.map((name) => ({ name, filterButton: true })),
    rows,
  });
}

async function main() {
  const book = new ExcelJS.Workbook();
  book.created = new Date(Date.UTC(2024, 8, 2));
  book.modified = book.created;
  UNITS.forEach(([name, unit, given]) => unitSheet(book, name, unit, given));
  survey(book);
  await book.xlsx.writeFile(path.join(__dirname, "unduhan.xlsx"));
}

main();
