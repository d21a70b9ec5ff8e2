//! The summary workbook (rekap) as plain data: what the office lays on the governor's desk.

mod findings;
mod inputs;
mod method;
mod outside;
mod ranking;
mod summary;

use super::Results;
use super::workbook::{Name, Page, Properties, Role, Sheet, SheetName, Style, Value, Workbook};
use super::workbook::{Tone, typeface};
use crate::catalogue::recap as words;

/// What a workbook is made from.
struct Context<'a> {
    results: Results<'a>,
    program: &'a str,
    names: SheetNames,
}

/// The names of all sheets, known before the first is made so that they can lead to each other.
struct SheetNames {
    summary: SheetName,
    lists: Vec<SheetName>,
    outside: SheetName,
    findings: SheetName,
    method: SheetName,
    inputs: SheetName,
}

/// Titles break at this width in pixels, which every sheet has.
const TITLE_WIDTH: u32 = 940;

/// The name of the file.
pub fn file_name(year: u16) -> String {
    format!("rekap-{year}.xlsx")
}

/// The summary workbook. `program` is the name and version that it says it was made with.
pub fn document(results: Results<'_>, program: &str) -> Workbook {
    let context = Context { results, program, names: SheetNames::of(&results) };
    let summary = summary::sheet(&context);
    let mut sheets = vec![summary];
    let lists = results.standings.lists.iter().zip(&context.names.lists);
    for (index, (list, name)) in lists.enumerate() {
        sheets.push(ranking::sheet(&context, list, name, index));
    }
    sheets.push(outside::sheet(&context));
    sheets.push(findings::sheet(&context));
    sheets.push(method::sheet(&context));
    sheets.push(inputs::sheet(&context));
    let names = summary::names(&context, &sheets);
    Workbook { properties: context.properties(), sheets, names }
}

impl SheetNames {
    fn of(results: &Results<'_>) -> Self {
        let mut taken = Vec::new();
        let mut take = |wish: &str| {
            let name = SheetName::unique(wish, &taken);
            taken.push(name.clone());
            name
        };
        // The fixed names come first, so that no list's title can take one of them.
        let summary = take(words::SUMMARY);
        let first = take(words::RANKING);
        let outside = take(words::OUTSIDE);
        let findings = take(words::FINDINGS);
        let method = take(words::METHOD);
        let inputs = take(words::INPUTS);
        let others = results.standings.lists.iter().skip(1);
        let others = others.map(|list| take(&list.list.title));
        Self {
            lists: std::iter::once(first).chain(others).collect(),
            summary,
            outside,
            findings,
            method,
            inputs,
        }
    }
}

impl Context<'_> {
    fn properties(&self) -> Properties {
        let job = self.results.job;
        let marks: Vec<_> = self.marks().iter().map(|(mark, _)| *mark).collect();
        Properties {
            title: words::file_title(job.year),
            subject: job.title.clone(),
            author: self.office(),
            company: job.office.name.clone(),
            comment: format!("{}; {}", self.program, job.rubric.id),
            status: if marks.is_empty() { words::FINAL.to_owned() } else { marks.join(" · ") },
            created: job.stamp(),
        }
    }

    /// The issuer: the office inside the government, where one is named.
    fn office(&self) -> String {
        let office = &self.results.job.office;
        if office.unit.is_empty() {
            office.name.clone()
        } else {
            format!("{} · {}", office.name, office.unit)
        }
    }

    /// All words that every page must carry, each with what it means. A draft that is a specimen
    /// too says both.
    fn marks(&self) -> Vec<(&'static str, &'static str)> {
        let job = self.results.job;
        let all = [
            (job.specimen, words::SPECIMEN),
            (job.rubric.is_draft(), words::DRAFT),
            (self.results.partial, words::PARTIAL),
        ];
        let said = all.into_iter().filter(|(holds, _)| *holds);
        said.map(|(_, mark)| mark).collect()
    }

    fn page(&self) -> Page {
        let job = self.results.job;
        let marks: Vec<_> = self.marks().iter().map(|(mark, _)| *mark).collect();
        Page {
            landscape: true,
            left: job.office.name.clone(),
            mark: (!marks.is_empty()).then(|| marks.join(" · ")),
            right: words::file_title(job.year),
            numbering: words::PAGE_OF,
        }
    }

    /// A sheet with its mark, its title and the lines below, and the row where it goes on.
    /// `columns` is how far the band of the mark reaches.
    fn opened(
        &self,
        name: &SheetName,
        columns: u16,
        title: &str,
        lines: &[String],
    ) -> (Sheet, u32) {
        let mut sheet = Sheet::new(name.clone(), self.page());
        let mut row = 0;
        for (mark, meaning) in self.marks() {
            let style = Style::of(Role::Mark);
            sheet.put(row, 0, Value::text(format!(" {mark}: {meaning}")), style);
            for column in 1..columns {
                sheet.put(row, column, Value::Blank, style);
            }
            sheet.raise(row, 30);
            row += 1;
        }
        if row > 0 {
            sheet.raise(row, 10);
            row += 1;
        }
        for line in typeface::lines(title, Role::Title.points(), true, TITLE_WIDTH) {
            sheet.put(row, 0, Value::text(line), Style::of(Role::Title));
            sheet.raise(row, 34);
            row += 1;
        }
        for text in lines {
            for line in typeface::lines(text, Role::Subtitle.points(), false, TITLE_WIDTH) {
                sheet.put(row, 0, Value::text(line), Style::of(Role::Subtitle));
                row += 1;
            }
        }
        (sheet, row)
    }
}

/// A cell of a table without a colour.
fn plain(value: Value) -> (Value, Tone) {
    (value, Tone::Plain)
}

/// A count as a cell holds it.
fn count(number: usize) -> Value {
    Value::Count(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Makes the last column reach the width that titles need.
fn widen(sheet: &mut Sheet, columns: usize) {
    sheet.widths.resize(columns.max(sheet.widths.len()), 0);
    let others: u32 = sheet.widths.iter().rev().skip(1).sum();
    if let Some(last) = sheet.widths.last_mut() {
        *last = (*last).max(TITLE_WIDTH.saturating_sub(others));
    }
}

/// A name for a cell of a sheet.
fn named(name: &str, sheet: &SheetName, area: super::workbook::Area) -> Name {
    Name { name: name.to_owned(), sheet: sheet.clone(), area }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
