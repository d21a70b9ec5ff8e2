//! The covering letter of what is packed for a region: its text block, and what is enclosed.

use super::batch::{Batch, Show, Unset};
use super::certificate::{Certificate, about};
use super::pdf::PressError;
use super::{Letter, Results};
use crate::catalogue::letter as words;
use crate::domain::{Region, RegionCode};
use crate::job::Mark;

/// The placeholders of the list of enclosed files.
const ENCLOSED: [&str; 4] = ["berkas_1", "berkas_2", "berkas_3", "berkas_4"];

/// What lies beside a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enclosed {
    /// The region's report card, by the name of its file.
    ReportCard(String),
    /// Its certificate, by the name of its file.
    Certificate(String),
    /// Certificates of so many of its units.
    UnitCertificates(usize),
    /// What is to be mended in its sheets, by the name of the file.
    Findings(String),
}

/// How far a region's certificate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piagam {
    /// It gets none.
    None,
    /// Certificates wait until all regions are scored.
    Waiting,
    /// Enclosed, without a number.
    Draft,
    /// Enclosed, under this number.
    Numbered(String),
}

/// A region's letter with what it is about to enclose.
#[derive(Clone, Debug)]
pub struct Covering<'a> {
    /// What is written to the region.
    pub letter: &'a Letter,
    /// What lies beside it, in this order.
    pub enclosed: &'a [Enclosed],
    /// How far the certificate is.
    pub piagam: &'a Piagam,
}

/// The covering letters of a job, ready to print.
pub struct Coverings<'a> {
    results: Results<'a>,
    batch: Option<Batch>,
}

impl<'a> Coverings<'a> {
    /// Sets the texts of all letters, which are in order of code, before anything is drawn.
    ///
    /// # Errors
    /// All texts and pictures that cannot be printed, or a fault of the program.
    pub fn set(results: Results<'a>, letters: &[Covering<'_>]) -> Result<Self, Unset> {
        let job = results.job;
        let pages = letters.iter().filter_map(|covering| page(&results, covering)).collect();
        let batch = Batch::set(job, &job.letters.template, pages, Show::Plain)?;
        Ok(Self { results, batch })
    }

    /// A region's letter as a PDF document; `None` for a region that gets none.
    ///
    /// # Errors
    /// If the program has a fault.
    pub fn print(&self, region: RegionCode) -> Result<Option<Vec<u8>>, PressError> {
        let Some(batch) = &self.batch else { return Ok(None) };
        let sheets = batch.sheets();
        let found = sheets.binary_search_by_key(&region, |sheet| sheet.certificate.region);
        let Some(sheet) = found.ok().and_then(|index| sheets.get(index)) else { return Ok(None) };
        let job = self.results.job;
        let name = sheet.certificate.facts.words("pemda");
        let mut about = about(job, sheet.certificate.facts.words("hal").to_owned());
        about.title = words::file_title(name, job.year);
        batch.print_all([sheet], &about).map(Some)
    }
}

fn page(results: &Results<'_>, covering: &Covering<'_>) -> Option<Certificate> {
    let Covering { letter, enclosed, piagam } = covering;
    let mut facts = letter.facts.clone();
    for (name, file) in ENCLOSED.into_iter().zip(*enclosed) {
        facts.say(name, told(file, piagam));
    }
    let count = enclosed.iter().map(|file| match file {
        Enclosed::UnitCertificates(count) => *count,
        Enclosed::ReportCard(_) | Enclosed::Certificate(_) | Enclosed::Findings(_) => 1,
    });
    facts.say("lampiran", words::enclosed(count.sum()));
    match piagam {
        Piagam::None => {}
        Piagam::Waiting => facts.say("keterangan_piagam", words::WAITING),
        Piagam::Draft => facts.say("keterangan_piagam", words::DRAFT),
        Piagam::Numbered(number) => {
            facts.say("nomor", number.as_str());
            facts.say("keterangan_piagam", words::numbered(number));
        }
    }
    let partial = results.partial.then_some(Mark::Partial);
    let marks: Vec<Mark> = results.job.marks().into_iter().chain(partial).collect();
    let told: Vec<&str> = marks.iter().map(|mark| crate::catalogue::mark(*mark)).collect();
    facts.say("tanda", told.join(" "));
    let region = Region::with_code(letter.region)?;
    Some(Certificate::letter(results.job, region, marks, facts))
}

fn told(file: &Enclosed, piagam: &Piagam) -> String {
    match file {
        Enclosed::ReportCard(name) => words::report_card(name),
        Enclosed::Certificate(name) if *piagam == Piagam::Draft => words::certificate_draft(name),
        Enclosed::Certificate(name) => words::certificate(name),
        Enclosed::UnitCertificates(count) => words::unit_certificates(*count),
        Enclosed::Findings(name) => words::findings(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::World;
    use crate::report::letter::letters;
    use crate::report::pdf::violations;

    #[test]
    fn letters_keep_the_rules_of_their_standards_and_say_how_far_certificates_are() {
        let mut world = World::of_2024();
        world.letters = letters(&world.job, &world.standings).0;
        let enclosed = [
            Enclosed::ReportCard("rapor.xlsx".to_owned()),
            Enclosed::Certificate("piagam.pdf".to_owned()),
            Enclosed::UnitCertificates(2),
            Enclosed::Findings("temuan.xlsx".to_owned()),
        ];
        let numbered = Piagam::Numbered("001/PIAGAM/2024".to_owned());
        for piagam in [Piagam::None, Piagam::Waiting, Piagam::Draft, numbered] {
            let covering = |letter| Covering { letter, enclosed: &enclosed, piagam: &piagam };
            let all: Vec<_> = world.letters.iter().map(covering).collect();
            let set = Coverings::set(world.results(), &all).unwrap();
            let region = world.letters[0].region;
            let bytes = set.print(region).unwrap().unwrap();
            assert_eq!(violations(&bytes), [""; 0], "{piagam:?}");
            assert_eq!(set.print(region).unwrap(), Some(bytes), "the same bytes");
            let page = page(&world.results(), &all[0]).unwrap();
            assert_eq!(page.facts.words("lampiran"), "5 berkas");
            assert_eq!(page.facts.is_empty("keterangan_piagam"), piagam == Piagam::None);
            assert_eq!(page.id, None, "a letter is no certificate");
        }
    }
}
