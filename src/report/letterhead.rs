//! What every workbook of a run opens with: its marks, its title, its issuer.

use super::Results;
use super::workbook::{
    Emblem, Name, Page, Picture, Properties, Role, Sheet, SheetName, Style, Value, Workbook,
    typeface,
};
use crate::catalogue::recap as words;

/// Titles break at this width in pixels, which every lying sheet has.
pub const TITLE_WIDTH: u32 = 940;
/// Room between titles and a logo in pixels.
const BESIDE_LOGO: u32 = 16;

/// The head of all sheets of a workbook.
#[derive(Clone, Debug)]
pub struct Letterhead<'a> {
    /// What the workbook is made from.
    pub results: Results<'a>,
    /// The program's name and version.
    pub program: &'a str,
    /// What the workbook is called.
    pub title: String,
}

impl Letterhead<'_> {
    /// What the file says about itself.
    pub fn properties(&self) -> Properties {
        let job = self.results.job;
        let marks: Vec<_> = self.marks().iter().map(|(mark, _)| *mark).collect();
        Properties {
            title: self.title.clone(),
            subject: job.title.clone(),
            author: self.office(),
            company: job.office.name.clone(),
            comment: format!("{}; {}", self.program, job.rubric.id),
            status: if marks.is_empty() { words::FINAL.to_owned() } else { marks.join(" · ") },
            created: job.stamp(),
        }
    }

    /// The issuer: the office inside the government, where one is named, or as the house style
    /// calls it.
    pub fn office(&self) -> String {
        let office = &self.results.job.office;
        match &office.house.name {
            Some(name) => name.clone(),
            None if office.unit.is_empty() => office.name.clone(),
            None => format!("{} · {}", office.name, office.unit),
        }
    }

    /// The workbook of these sheets, in the style of the house.
    pub fn workbook(&self, sheets: Vec<Sheet>, names: Vec<Name>) -> Workbook {
        Workbook { properties: self.properties(), sheets, names, style: self.results.style.clone() }
    }

    /// The first sheet of a workbook: as [`opened_on`](Self::opened_on), with the logo at the upper
    /// right, which titles keep clear of.
    pub fn opened_first(
        &self,
        page: Page,
        (columns, width): (u16, u32),
        name: &SheetName,
        title: &str,
        lines: &[String],
    ) -> (Sheet, u32) {
        let emblem = self.results.style.emblem.as_ref();
        let kept = emblem.map_or(0, |emblem| emblem.size.0 + BESIDE_LOGO);
        let (mut sheet, row) = self.marked(page, columns, name);
        let picture = |emblem: &Emblem| Picture {
            emblem: emblem.clone(),
            alt: words::logo(&self.results.job.office.name),
            row,
        };
        sheet.picture = emblem.map(picture);
        let row = entitle(&mut sheet, row, width.saturating_sub(kept), title, lines);
        (sheet, row)
    }

    /// A sheet with its mark, its title and the lines below, and the row where it goes on.
    /// `columns` is how far the band of the mark reaches.
    pub fn opened(
        &self,
        name: &SheetName,
        columns: u16,
        title: &str,
        lines: &[String],
    ) -> (Sheet, u32) {
        self.opened_on(self.page(), (columns, TITLE_WIDTH), name, title, lines)
    }

    /// The same on another page, where titles break at another width in pixels.
    pub fn opened_on(
        &self,
        page: Page,
        (columns, width): (u16, u32),
        name: &SheetName,
        title: &str,
        lines: &[String],
    ) -> (Sheet, u32) {
        let (mut sheet, row) = self.marked(page, columns, name);
        let row = entitle(&mut sheet, row, width, title, lines);
        (sheet, row)
    }

    /// A sheet with its mark alone, and the row where it goes on.
    pub fn marked(&self, page: Page, columns: u16, name: &SheetName) -> (Sheet, u32) {
        let mut sheet = Sheet::new(name.clone(), page);
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
        (sheet, row)
    }

    /// What stands on every page of a lying sheet.
    pub fn page(&self) -> Page {
        let marks: Vec<_> = self.marks().iter().map(|(mark, _)| *mark).collect();
        Page {
            landscape: true,
            single: false,
            left: self
                .results
                .job
                .office
                .house
                .name
                .as_ref()
                .unwrap_or(&self.results.job.office.name)
                .clone(),
            mark: (!marks.is_empty()).then(|| marks.join(" · ")),
            right: self.title.clone(),
            numbering: words::PAGE_OF,
        }
    }

    /// All words that every page must carry, each with what it means. A draft that is a specimen
    /// too says both.
    pub fn marks(&self) -> Vec<(&'static str, &'static str)> {
        let job = self.results.job;
        let all = [
            (job.specimen, words::SPECIMEN),
            (job.rubric.is_draft(), words::DRAFT),
            (self.results.partial, words::PARTIAL),
        ];
        let said = all.into_iter().filter(|(holds, _)| *holds);
        said.map(|(_, mark)| mark).collect()
    }
}

/// A title and the lines below it, which break at `width` pixels, and the row where the sheet goes
/// on.
pub fn entitle(sheet: &mut Sheet, at: u32, width: u32, title: &str, lines: &[String]) -> u32 {
    let mut row = at;
    for line in typeface::lines(title, Role::Title.points(), true, width) {
        sheet.put(row, 0, Value::text(line), Style::of(Role::Title));
        sheet.raise(row, 34);
        row += 1;
    }
    for text in lines {
        for line in typeface::lines(text, Role::Subtitle.points(), false, width) {
            sheet.put(row, 0, Value::text(line), Style::of(Role::Subtitle));
            row += 1;
        }
    }
    row
}

/// Gives the columns from `first` on the room that titles need beyond the others, each its part.
pub fn spread(sheet: &mut Sheet, first: u16) {
    let first = usize::from(first);
    let known: u32 = sheet.widths.iter().sum();
    let columns = sheet.widths.iter().skip(first).count().max(1);
    let more = TITLE_WIDTH.saturating_sub(known) / u32::try_from(columns).unwrap_or(u32::MAX);
    for width in sheet.widths.iter_mut().skip(first) {
        *width += more;
    }
}

/// Makes the last column reach the width that titles need.
pub fn widen(sheet: &mut Sheet, columns: usize) {
    sheet.widths.resize(columns.max(sheet.widths.len()), 0);
    let others: u32 = sheet.widths.iter().rev().skip(1).sum();
    if let Some(last) = sheet.widths.last_mut() {
        *last = (*last).max(TITLE_WIDTH.saturating_sub(others));
    }
}
