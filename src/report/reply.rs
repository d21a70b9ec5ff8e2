//! The reply (balasan): per region a workbook of what is to be mended in its sheets, to mail back.
//!
//! Each row leads to its cell in the file that was sent, where both lie in one folder. What cannot
//! be told to be a region's goes into a reply of its own, for the office.

use std::collections::{BTreeMap, BTreeSet};

use super::Results;
use super::entry;
use super::letterhead::{Letterhead, TITLE_WIDTH, widen};
use super::workbook::{
    Column, FilePlace, Fit, Role, Sheet, SheetName, Style, Tone, Value, Workbook,
};
use crate::catalogue::{self, recap, reply as words};
use crate::domain::{Region, RegionCode};
use crate::finding::{Code, Finding};
use crate::location::{Location, Spot};

/// What is to be mended in the sheets of one region; of none where that is not known.
pub struct Reply<'a> {
    region: Option<&'static Region>,
    findings: Vec<&'a Finding>,
}

/// Sorts the findings about input files by the regions whose sheets they are about; the job's own
/// file is the office's business.
pub fn replies<'a>(results: &Results<'a>) -> Vec<Reply<'a>> {
    let senders = senders(results);
    let files: BTreeSet<&str> = results.inputs.iter().map(|input| input.path.as_str()).collect();
    let mut sorted: BTreeMap<Option<RegionCode>, Vec<&Finding>> = BTreeMap::new();
    for finding in results.findings {
        let file = finding.at.file_name();
        if files.contains(file) {
            let region = finding.region.or_else(|| *senders.get(file)?);
            sorted.entry(region).or_default().push(finding);
        }
    }
    let reply = |(code, findings): (Option<RegionCode>, _)| Reply {
        region: code.and_then(Region::with_code),
        findings,
    };
    sorted.into_iter().map(reply).collect()
}

/// The region that each file speaks of; `None` where it speaks of several.
fn senders<'a>(results: &Results<'a>) -> BTreeMap<&'a str, Option<RegionCode>> {
    let mut senders: BTreeMap<&str, Option<RegionCode>> = BTreeMap::new();
    let mut speaks = |at: &'a Location, region: RegionCode| {
        let known = senders.entry(at.file_name()).or_insert(Some(region));
        if *known != Some(region) {
            *known = None;
        }
    };
    for card in &results.standings.cards {
        let units = card.units.iter().map(|unit| &unit.at);
        for at in units.chain(card.told.as_ref().map(|seen| &seen.at)) {
            speaks(at, card.region.code);
        }
    }
    for finding in results.findings {
        if let Some(region) = finding.region {
            speaks(&finding.at, region);
        }
    }
    senders
}

impl Reply<'_> {
    /// The region whose sheets it is about; none where that is not known.
    pub fn region(&self) -> Option<RegionCode> {
        self.region.map(|region| region.code)
    }

    /// Where it goes, below the folder of replies.
    pub fn path(&self) -> String {
        match self.region {
            Some(region) => words::file(&region.slug()),
            None => words::UNKNOWN_FILE.to_owned(),
        }
    }

    /// The workbook.
    pub fn document(&self, results: Results<'_>, program: &str) -> Workbook {
        let name = self.region.map(|region| region.name.as_str());
        let title = words::title(name.unwrap_or(words::UNKNOWN), results.job.year);
        let head = Letterhead { results, program, title };
        let list = SheetName::unique(recap::FINDINGS, &[]);
        let codes = SheetName::unique(words::CODES, std::slice::from_ref(&list));
        let sheets = vec![self.list(&head, &list, &codes), self.codes(&head, &codes, &list)];
        head.workbook(sheets, Vec::new())
    }

    /// The findings, each with its cell.
    fn list(&self, head: &Letterhead<'_>, name: &SheetName, codes: &SheetName) -> Sheet {
        let columns = [
            Column::number(recap::NUMBER),
            Column::word(recap::SEVERITY),
            Column::text(recap::FILE, Fit::AtMost(230)),
            Column::text(words::PLACE, Fit::AtMost(150)),
            Column::text(words::FOUND, Fit::AtMost(380)),
            Column::text(recap::HINT, Fit::AtMost(340)),
            Column::word(recap::CODE),
            Column::text(words::MENDED, Fit::Longest),
        ];
        let counted = entry::findings_counted(self.findings.iter().copied());
        let mut lines = vec![counted];
        lines.extend(words::HOW_TO_REPLY.map(str::to_owned));
        let (mut sheet, row) =
            head.opened_first(head.page(), (8, TITLE_WIDTH), name, &head.title, &lines);
        let back = Value::Link(words::CODES_ABOUT.to_owned(), codes.clone());
        sheet.put(row, 0, back, Style::of(Role::Note));
        let top = row + 2;
        let rows = (1_u32..).zip(&self.findings).map(|(number, finding)| {
            let mut cells = entry::finding(finding, None).into_iter();
            let severity = cells.next().unwrap_or((Value::Blank, Tone::Plain));
            vec![
                entry::plain(Value::Count(number)),
                severity,
                entry::plain(Value::text(own_name(finding.at.file_name()))),
                entry::plain(place(&finding.at)),
                entry::plain(Value::text(catalogue::message(&finding.problem))),
                entry::plain(Value::text(catalogue::hint(&finding.problem))),
                entry::plain(Value::text(finding.code().id())),
                entry::plain(Value::Blank),
            ]
        });
        let alt = recap::table_alt(recap::FINDINGS);
        sheet.set_table((recap::FINDINGS, &alt), (top, 0), &columns, rows.collect(), true);
        sheet.frozen = Some((top + 1, 0));
        sheet.repeated = Some(top);
        if self.findings.iter().any(|finding| finding.is_error()) {
            sheet.tab = Tone::Red;
        }
        widen(&mut sheet, columns.len());
        sheet
    }

    /// What the codes on the first sheet mean, in plain words.
    fn codes(&self, head: &Letterhead<'_>, name: &SheetName, list: &SheetName) -> Sheet {
        let columns = [
            Column::word(recap::CODE),
            Column::text(words::TITLE, Fit::AtMost(230)),
            Column::text(words::MEANING, Fit::AtMost(420)),
            Column::text(recap::HINT, Fit::AtMost(420)),
        ];
        let (mut sheet, row) = head.opened(name, 4, words::CODES, &[]);
        let back = Value::Link(words::BACK.to_owned(), list.clone());
        sheet.put(row, 0, back, Style::of(Role::Note));
        let codes: BTreeSet<Code> = self.findings.iter().map(|finding| finding.code()).collect();
        let rows = codes.into_iter().map(|code| {
            let said = catalogue::explain(code);
            [code.id(), said.title, said.meaning, said.remedy]
                .map(|text| entry::plain(Value::text(text)))
                .to_vec()
        });
        let top = row + 2;
        let alt = recap::table_alt(words::CODES);
        sheet.set_table(("Kode", &alt), (top, 0), &columns, rows.collect(), false);
        sheet.frozen = Some((top + 1, 1));
        sheet.repeated = Some(top);
        widen(&mut sheet, columns.len());
        sheet
    }
}

/// A finding's place in the file of the sender, as text that leads there where it can.
fn place(at: &Location) -> Value {
    let leading = |text: String, sheet: &str, cell: String| {
        let file = own_name(at.file_name()).to_owned();
        Value::FileLink(text, FilePlace { file, sheet: sheet.to_owned(), cell })
    };
    match at.spot() {
        Spot::Whole => Value::text(words::WHOLE_FILE),
        Spot::Text(stretch) => Value::text(words::line(stretch.line)),
        Spot::Sheet(sheet) => leading(sheet.to_string(), sheet, "A1".to_owned()),
        // The only sheet of a text file has no name that a link could use.
        Spot::Cell(sheet, cell) if sheet.is_empty() => Value::text(cell.to_string()),
        Spot::Cell(sheet, cell) => leading(format!("{sheet}!{cell}"), sheet, cell.to_string()),
    }
}

/// The name that the file has in the sender's own folder.
fn own_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
