//! The certificates of one template: set, looked through, and ready for the press.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::certificate::{Certificate, Design, Failed, frames};
use super::pdf::{Fault, Needs, Pictures, Press, PressError, SetPage, SetProblem, TypeCase};
use crate::catalogue::certificate::part;
use crate::domain::RegionCode;
use crate::finding::{Finding, Problem};
use crate::job::{FILE, Job};
use crate::location::Location;
use crate::page::{About, Area, Item, PictureFile, Role};
use crate::template::Template;

/// How far boxes of ink may reach into each other, in millimetres: what the tails of letters do.
const TOUCH: f32 = 0.3;

/// Certificates of one template, ready to print.
pub struct Batch {
    sheets: Vec<Sheet>,
    press: Press,
}

/// A certificate that is set and waits for the press.
pub struct Sheet {
    /// What it says.
    pub certificate: Certificate,
    page: SetPage,
}

/// What is shown of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// What is printed.
    Plain,
    /// The box of each element too, with the line on which it was written.
    Frames,
}

/// Why certificates could not be set.
#[derive(Debug, thiserror::Error)]
pub enum Unset {
    /// The input has texts, pictures or typefaces that cannot be printed.
    #[error("{} texts or pictures cannot be printed", .0.len())]
    Refused(Vec<Finding>),
    /// The program has a fault.
    #[error(transparent)]
    Fault(#[from] PressError),
}

impl Batch {
    /// Sets all texts of some certificates before anything is drawn; `None` where there are none.
    ///
    /// # Errors
    /// All texts, pictures and typefaces that cannot be printed, or a fault of the program.
    pub fn set(
        job: &Job,
        template: &Template,
        certificates: Vec<Certificate>,
        show: Show,
    ) -> Result<Option<Self>, Unset> {
        if certificates.is_empty() {
            return Ok(None);
        }
        let mut findings = Vec::new();
        let pictures = pictures(job, template).unwrap_or_else(|found| {
            findings.extend(found);
            Pictures::default()
        });
        let case = match typefaces(template) {
            Ok(case) => case,
            Err(found) => {
                findings.extend(found);
                return Err(Unset::Refused(findings));
            }
        };
        let design = Design::new(template, job.office.logo.is_some());
        let mut needs = Needs::default();
        let mut sheets = Vec::with_capacity(certificates.len());
        for certificate in certificates {
            match set(&design, &case, &certificate, show) {
                Ok(page) => {
                    needs.merge(page.needs());
                    sheets.push(Sheet { certificate, page });
                }
                Err(problems) => {
                    report(template, certificate.region, problems, &mut findings);
                }
            }
        }
        if !findings.is_empty() {
            return Err(Unset::Refused(findings));
        }
        let press = Press::from_needs(&case, &needs, &pictures)?;
        Ok(Some(Self { sheets, press }))
    }

    /// The certificates, in the order in which they were given.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// One certificate as a PDF document.
    ///
    /// # Errors
    /// If the program has a fault.
    pub fn print(&self, sheet: &Sheet, job: &Job) -> Result<Vec<u8>, PressError> {
        self.press.print(&[&sheet.page], &sheet.certificate.about(job))
    }

    /// Certificates as one PDF document, for the printer.
    ///
    /// # Errors
    /// If there are none, or the program has a fault.
    pub fn print_all<'s>(
        &self,
        sheets: impl IntoIterator<Item = &'s Sheet>,
        about: &About,
    ) -> Result<Vec<u8>, PressError> {
        let pages: Vec<&SetPage> = sheets.into_iter().map(|sheet| &sheet.page).collect();
        self.press.print(&pages, about)
    }
}

/// A problem and the number of the element that it is about.
type Noted = (usize, Problem);

/// Sets the page of a certificate.
fn set(
    design: &Design<'_>,
    case: &TypeCase<'_>,
    certificate: &Certificate,
    show: Show,
) -> Result<SetPage, Vec<Noted>> {
    let measure = |text: &_| case.lines(text);
    let mut page = design.page(certificate, &measure).map_err(|failed| {
        let template = design.template();
        failed.into_iter().map(|failed| noted_failure(template, failed)).collect::<Vec<_>>()
    })?;
    if show == Show::Frames {
        let frames = frames::frames(design.template(), &page);
        page.items.extend(frames);
    }
    let set = case
        .read(page)
        .map_err(|problems| problems.into_iter().map(noted_problem).collect::<Vec<_>>())?;
    let overlaps = overlaps(&set);
    if overlaps.is_empty() { Ok(set) } else { Err(overlaps) }
}

fn noted_failure(template: &Template, Failed { element, why }: Failed) -> Noted {
    (element, Problem::WordingFails { part: called(template, element), why })
}

/// What messages call an element: a text by its name, others by their table and how many there
/// are of it up to here.
fn called(template: &Template, number: usize) -> String {
    let Some(element) = template.elements.get(number) else { return String::new() };
    let table = element.kind.table();
    let until = template.elements.iter().take(number + 1);
    let nth = until.filter(|other| other.kind.table() == table).count();
    element.name().map_or_else(|| part::nth(table, nth), str::to_owned)
}

fn noted_problem(SetProblem { source, part, words: text, fault }: SetProblem) -> Noted {
    let problem = match fault {
        Fault::Forbidden(character) => Problem::ControlCharacter { part, character, text },
        Fault::NoGlyph(character) => Problem::GlyphMissing { part, character, text },
        Fault::TooLong { .. } => Problem::TextTooLong { part, text },
    };
    (source, problem)
}

/// What is printed in a place, and by which element.
struct Inked<'p> {
    item: usize,
    source: usize,
    part: &'p str,
    area: Area,
}

/// Texts that lie over each other, or over a code.
fn overlaps(set: &SetPage) -> Vec<Noted> {
    let items = &set.page().items;
    let lines = set.covered().filter_map(|(item, area)| match items.get(item)? {
        Item::Text(text) if text.role != Role::Ornament => {
            Some(Inked { item, source: text.source, part: &text.part, area })
        }
        _ => None,
    });
    let codes = items.iter().enumerate().filter_map(|(item, drawn)| match drawn {
        Item::Figure(figure) => {
            Some(Inked { item, source: usize::MAX, part: part::CODE, area: figure.area })
        }
        _ => None,
    });
    let inked: Vec<Inked<'_>> = lines.chain(codes).collect();
    let mut found: Vec<Noted> = Vec::new();
    for (number, one) in inked.iter().enumerate() {
        for other in inked.iter().skip(number + 1) {
            if one.item == other.item || !meet(one.area, other.area) {
                continue;
            }
            let problem =
                Problem::TextsOverlap { part: one.part.to_owned(), other: other.part.to_owned() };
            if found.iter().all(|(_, known)| *known != problem) {
                found.push((one.source, problem));
            }
        }
    }
    found
}

fn meet(one: Area, other: Area) -> bool {
    let across = one.right().min(other.right()) - one.x.max(other.x);
    let down = one.bottom().min(other.bottom()) - one.y.max(other.y);
    across > TOUCH && down > TOUCH
}

/// What keeps a certificate from being printed, as findings about its region.
fn report(
    template: &Template,
    region: RegionCode,
    problems: Vec<Noted>,
    findings: &mut Vec<Finding>,
) {
    for (element, problem) in problems {
        // A text of the job stands on every certificate; it is said once.
        if findings.iter().any(|known| known.problem == problem) {
            continue;
        }
        // A template of the program's own is not the office's to mend; its words are the job's.
        let at = match template.built_in {
            true => Location::file(FILE),
            false => template.place_of(element).clone(),
        };
        findings.push(Finding { at, region: Some(region), problem });
    }
}

/// The template's pictures and behind them the office's logo.
fn pictures(job: &Job, template: &Template) -> Result<Pictures, Vec<Finding>> {
    let logo = job.office.logo.as_ref();
    let mut files = template.pictures.clone();
    files.extend(logo.map(|logo| PictureFile {
        name: logo.path.value.clone(),
        bytes: logo.bytes.clone().into(),
    }));
    Pictures::read(&files).map_err(|problems| {
        let finding = |problem: super::pdf::PictureProblem| {
            let of_template = problem.number < template.pictures.len();
            let at = logo.filter(|_| !of_template).map_or(&template.at, |logo| &logo.path.at);
            let problem = Problem::ImageUnreadable { path: problem.name, why: problem.fault };
            Finding::new(at.clone(), problem)
        };
        problems.into_iter().map(finding).collect()
    })
}

fn typefaces(template: &Template) -> Result<TypeCase<'_>, Vec<Finding>> {
    TypeCase::open(&template.fonts).map_err(|problems| {
        let finding = |problem: super::pdf::FontProblem| {
            let problem = Problem::FontUnreadable { path: problem.name, why: problem.fault };
            Finding::new(template.at.clone(), problem)
        };
        problems.into_iter().map(finding).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::report::document::Documents;
    use crate::report::fixture::World;
    use crate::template::built_in;

    /// The messages about certificates of a template of the office's own, which has this in the
    /// place of that.
    fn refused(from: &str, to: &str) -> Vec<String> {
        let text = built_in("piagam").unwrap().text;
        assert!(text.contains(from), "{from}");
        let text = text.replacen(from, to, 1);
        let file = "aset/kami/certificate.toml";
        let template = crate::template::read("aset/kami", file, &text, false, &|_| None).unwrap();
        let mut world = World::of_2024();
        world.job.certificate.as_mut().unwrap().template = template.into();
        match Documents::set(world.results(), "rapor").map(|_| ()) {
            Err(Unset::Refused(findings)) => {
                findings.iter().map(|finding| catalogue::message(&finding.problem)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_has_no_name_is_called_by_its_table_and_number() {
        let fails = "when = \"pemda == 'Kabupaten Langkat' and nilai / 2 > 1\"";
        let expected = "[[shape]] ke-3 tidak dapat diisi: tried to use / operator \
            on unsupported types string and number";
        let found = refused("when = \"not (zona or kategori)\"", fails);
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_code_that_no_telephone_could_read_is_refused() {
        let text = "text = \"{{ kode_verifikasi }}\"";
        let long = format!("text = \"{}\"", "x".repeat(3000));
        let expected = "[[code]] ke-1 tidak dapat diisi: isinya 3000 bita, lebih banyak daripada \
            yang dapat dimuat kode QR";
        assert_eq!(refused(text, &long), [expected]);
    }
}
