//! An explanation as text, for `rapor explain`.

use std::collections::BTreeSet;

use super::paragraph::hanging;
use rapor::catalogue::{self, explain as words};
use rapor::domain::Fraction;
use rapor::explain::{AnswerFound, Basis, Explanation, Node, Rule, What};
use rapor::finding::Finding;

/// How deep the parts of a region are shown: its units and their dimensions.
const OVERVIEW: usize = 2;
/// Deeper than anything goes.
const WHOLE: usize = 9;

/// The whole explanation in 80 columns.
pub fn shown(explanation: &Explanation<'_>) -> String {
    let mut lines = Lines::default();
    lines.heading(explanation);
    match &explanation.number {
        None => lines.row(words::REASON, &words::no_score(explanation.outcome)),
        Some(number) => {
            lines.figures(explanation, number);
            lines.parts(number);
            if let Basis::Answers { answers, .. } = &number.basis {
                lines.answers(answers);
            }
        }
    }
    lines.findings(&explanation.findings);
    let region = explanation.within.is_empty();
    let rich = |number: &Node| number.parts().iter().any(|part| !part.parts().is_empty());
    if region && explanation.number.as_ref().is_some_and(rich) {
        lines.blank();
        lines.text("", words::DEEPER);
    }
    lines.0.join("\n")
}

#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn blank(&mut self) {
        self.0.push(String::new());
    }

    fn text(&mut self, first: &str, text: &str) {
        self.0.push(hanging(first, text));
    }

    fn row(&mut self, label: &str, text: &str) {
        self.text(&format!("  {label:11}  "), text);
    }

    fn heading(&mut self, explanation: &Explanation<'_>) {
        let job = explanation.job;
        let what = match &explanation.number {
            Some(number) => words::what(&number.what),
            None => words::what(&What::Region(explanation.region)),
        };
        let published = explanation.rounding.as_ref().map(|rounding| rounding.published.on_paper());
        let value = match (&explanation.number, published) {
            (None, _) => words::without_score(explanation.outcome),
            (_, Some(published)) => published,
            (Some(number), None) if matches!(number.basis, Basis::Parts(Rule::EachProduct, _)) => {
                words::EACH_PRODUCT.to_owned()
            }
            (Some(number), None) => value(number.value.as_ref()),
        };
        let mut heading = words::heading(&what, job.year, &value);
        for mark in job.marks() {
            heading.push_str(&format!("  [{}]", catalogue::mark(mark)));
        }
        self.text("", &heading);
        if let Some(found) = &explanation.band {
            self.text("", &words::band(found.band, found.suffix));
        }
        if !explanation.within.is_empty() {
            let above = explanation.within.iter().rev().map(|step| words::what(&step.what));
            self.text("", &words::inside(&above.collect::<Vec<_>>()));
        }
        self.blank();
    }

    fn figures(&mut self, explanation: &Explanation<'_>, number: &Node) {
        if let Some(exact) = &number.value {
            self.row(words::EXACT, &words::exact(exact));
        }
        if let Some(rounding) = &explanation.rounding {
            let region = explanation.within.is_empty();
            self.row(words::ROUNDING, &words::rounding(rounding, region));
        }
        if let Some(found) = &explanation.band {
            self.row(words::BAND, &words::borders(found));
            if let Some(suffix) = found.suffix {
                self.row("", &words::suffix(suffix));
            }
        }
        match &number.basis {
            Basis::Parts(rule, _) => self.row(words::WAY, &words::rule(*rule, number)),
            Basis::Answers { max, answers } => self.row(words::WAY, &words::mean(max, answers)),
            Basis::Told(_) | Basis::NotAssessed(_) => {}
        }
        if let Some(why) = number.left_out() {
            self.row(words::WAY, words::left_out(why));
        }
        self.contribution(explanation, number);
        match &number.basis {
            Basis::Told(at) | Basis::NotAssessed(at) => {
                self.row(words::ORIGIN, &at.to_string());
            }
            Basis::Parts(..) | Basis::Answers { .. } => {
                let files: BTreeSet<_> =
                    number.places().into_iter().map(|at| at.file_name()).collect();
                let files: Vec<_> = files.into_iter().collect();
                self.row(words::ORIGIN, &files.join(", "));
            }
        }
        if let (Some(seen), Some(rounding)) = (explanation.beside, &explanation.rounding) {
            let published = rounding.published.on_paper();
            self.row(words::BESIDE, &words::beside(&published, &seen.at));
        }
        self.row(words::RUBRIC, &words::rubric(&explanation.job.rubric));
    }

    /// What the number adds to the region's score: its value times all shares on the way up.
    fn contribution(&mut self, explanation: &Explanation<'_>, number: &Node) {
        let (Some(sum), Some(value)) = (explanation.contribution(), &number.value) else { return };
        let above = explanation.within.iter().rev().filter_map(|step| step.share.as_ref());
        let shares = number.share.iter().chain(above).map(|share| words::percent(&share.exact));
        let factors: Vec<_> = std::iter::once(words::short(value)).chain(shares).collect();
        if factors.len() > 1 {
            let region = &explanation.region.name;
            self.row(words::SHARE, &words::contribution(&factors, &sum, region));
        }
        if let Some(share) = number.share.as_ref().filter(|share| share.source.is_some()) {
            self.row("", &words::weight(share));
        }
    }

    fn parts(&mut self, number: &Node) {
        if number.parts().is_empty() {
            return;
        }
        let depth = if matches!(number.what, What::Region(_)) { OVERVIEW } else { WHOLE };
        self.blank();
        self.text("", if number.value.is_some() { words::PARTS } else { words::PARTS_ALONE });
        self.blank();
        self.0.push(columns(words::VALUE, words::WEIGHT, words::ADDS).trim_end().to_owned());
        for part in number.parts() {
            self.part(part, 0, depth);
        }
    }

    fn part(&mut self, node: &Node, depth: usize, most: usize) {
        let share = node.share.as_ref().filter(|_| node.value.is_some());
        let adds = share.zip(node.value.as_ref()).map(|(share, value)| &share.exact * value);
        let weight = share.map(|share| words::percent(&share.exact));
        let indent = "  ".repeat(depth);
        let weight = weight.unwrap_or_else(|| words::NOTHING.to_owned());
        let first = columns(&value(node.value.as_ref()), &weight, &value(adds.as_ref()));
        self.text(&format!("{first}{indent}"), &words::what(&node.what));
        let below = format!("{}{indent}  ", columns("", "", ""));
        if let Some(share) = share.filter(|share| share.source.is_some()) {
            self.text(&below, &words::weight(share));
        }
        if let Some(why) = node.left_out() {
            self.text(&below, words::left_out(why));
        }
        match &node.basis {
            Basis::Told(at) | Basis::NotAssessed(at) => self.text(&below, &at.to_string()),
            Basis::Parts(_, parts) if depth + 1 < most => {
                parts.iter().for_each(|part| self.part(part, depth + 1, most));
            }
            Basis::Parts(..) => {}
            Basis::Answers { answers, .. } => self.text(&below, &in_a_line(answers)),
        }
    }

    /// Every answer with its cell, by sheet.
    fn answers(&mut self, answers: &[AnswerFound]) {
        self.blank();
        self.text("", words::ANSWERS);
        let mut sheet = None;
        for found in answers {
            let here = (found.at.file_name(), found.at.sheet());
            if sheet != Some(here) {
                let sheet = found.at.sheet().unwrap_or_default();
                let names =
                    [found.at.file_name(), sheet].into_iter().filter(|name| !name.is_empty());
                self.text("  ", &names.collect::<Vec<_>>().join(", "));
            }
            sheet = Some(here);
            let cell = found.at.cell().unwrap_or_default();
            self.text(&format!("    {cell:8}  "), &words::answer(found));
        }
    }

    fn findings(&mut self, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        self.blank();
        self.text("", words::FINDINGS);
        for finding in findings {
            self.text("  ", &words::finding(finding));
        }
    }
}

fn columns(value: &str, weight: &str, adds: &str) -> String {
    format!("  {value:>8}  {weight:>10}  {adds:>9}  ")
}

fn value(value: Option<&Fraction>) -> String {
    value.map_or_else(|| words::NOTHING.to_owned(), words::short)
}

/// `Disdukcapil: F6 3; G6 TJ (0)`, the sheet said wherever it changes.
fn in_a_line(answers: &[AnswerFound]) -> String {
    let mut sheet = None;
    let answers = answers.iter().map(|found| {
        let cell = found.at.cell().unwrap_or_default();
        let here = found.at.sheet().filter(|name| !name.is_empty());
        let prefix = match here {
            Some(name) if sheet != here => format!("{name}: "),
            _ => String::new(),
        };
        sheet = here;
        format!("{prefix}{cell} {}", words::answer(found))
    });
    answers.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use rapor::domain::{
        Answer, Answers, Assessment, Content, IndicatorAnswers, Points, Region, UnitAssessment,
    };
    use rapor::explain::{Asked, explain};
    use rapor::job::{self, Job, RegionRules};
    use rapor::location::{Cell, Location};
    use rapor::rubric;
    use rapor::scoring::{self, ReportCard};

    use super::super::paragraph::WIDTH;
    use super::*;

    fn job_of(rubric: rubric::Rubric) -> Job {
        let folder = tempfile::tempdir().unwrap();
        let toml = "[job]\ntitle = \"T\"\nyear = 2024\nprovince = \"12\"\nrubric = \"ombudsman-2024\"\n\
                    inputs = [\"lembar/**\"]\n[office]\nname = \"N\"\nunit = \"U\"\n[[list]]\nid = \"a\"\n\
                    title = \"A\"\nkinds = [\"kabupaten\"]\n";
        std::fs::write(folder.path().join(job::FILE), toml).unwrap();
        Job { rubric, ..job::load(folder.path()).unwrap() }
    }

    fn built_in(id: &str) -> rubric::Rubric {
        rubric::parse(id, rubric::built_in(id).unwrap()).unwrap()
    }

    fn answer(text: &str) -> Answer {
        match text {
            "TJ" => Answer::Refused,
            "TB" => Answer::NotApplicable,
            points => {
                let exact = Fraction::from_decimal(points).unwrap();
                Answer::Points(Points::new(&exact).unwrap())
            }
        }
    }

    /// A region of one unit whose answers are these, one text per indicator.
    fn card(job: &Job, texts: &[&str]) -> ReportCard {
        let region = Region::with_code("12.11".parse().unwrap()).unwrap();
        let sheet = Location::file("lembar/12.11-dairi.xlsx").with_sheet("Disdukcapil");
        let indicator = |(row, text): (u32, &&str)| {
            let samples = (5..).zip(text.split(' '));
            let samples = samples.map(|(column, text)| (answer(text), Cell { row, column }));
            IndicatorAnswers::on(sheet.clone(), samples)
        };
        let answers =
            Answers { indicators: (5..).zip(texts).map(indicator).collect(), ..Answers::default() };
        let unit = UnitAssessment {
            kind: Some("disdukcapil".to_owned()),
            name: "Disdukcapil Kabupaten Dairi".to_owned(),
            at: sheet,
            content: Content::Answered(answers),
        };
        let kinds = Some(vec!["disdukcapil".to_owned()]);
        let rules = RegionRules { units: kinds, ..RegionRules::default() };
        let assessment = Assessment { region: region.code, whole: None, units: vec![unit] };
        scoring::score(region, Some(assessment), true, &job.rubric, &rules).0
    }

    fn text(job: &Job, card: &ReportCard, unit: Option<&str>, code: Option<&str>) -> String {
        let asked = Asked { region: "12.11", unit, code };
        let shown = shown(&explain(job, std::slice::from_ref(card), &[], asked).unwrap());
        assert!(shown.lines().all(|line| line.chars().count() <= WIDTH), "{shown}");
        shown
    }

    /// Answers of 2024: all 3 of 3, but for the first three indicators.
    fn dairi() -> (Job, ReportCard) {
        let job = job_of(built_in("ombudsman-2024"));
        let mut texts = vec!["3 2.5 TJ TB", "TB TB TB TB", "3 3 3 2"];
        texts.extend(["3 3"; 34]);
        let card = card(&job, &texts);
        (job, card)
    }

    #[test]
    fn an_indicator_is_explained_down_to_its_cells() {
        let (job, card) = dairi();
        let expected = "\
I.1.01 Pengetahuan komponen standar pelayanan, 2024: 61,1111…
di I.1 Kompetensi pelaksana; I Input; Disdukcapil Kabupaten Dairi (Dinas
Kependudukan dan Pencatatan Sipil); Kabupaten Dairi (12.11)

  Nilai eksak  61,111111111111… = 550/9
  Dihitung     100 x 5,5 poin / (3 jawaban x poin tertinggi 3)
  Sumbangan    61,1111… x 20 % x 55,9267… % x 21,85 % x 100 % = 1,4935… ke nilai
               Kabupaten Dairi
  Asal         lembar/12.11-dairi.xlsx
  Instrumen    ombudsman-2024 (disimpulkan)

Jawaban
  lembar/12.11-dairi.xlsx, Disdukcapil
    F6        3
    G6        2,5
    H6        TJ (0)
    I6        TB (tidak dihitung)";
        assert_eq!(
            text(&job, &card, Some("disdukcapil kabupaten dairi"), Some("i.1.01")),
            expected
        );
    }

    #[test]
    fn a_unit_shows_every_part_with_its_weight_and_cells() {
        let (job, card) = dairi();
        let shown = text(&job, &card, Some("Disdukcapil Kabupaten Dairi"), None);
        let expected = "
  94,7180…     21,85 %   20,6958…  I Input
                                     bobot 21,85 dari 100 (disimpulkan) [bobot]
  90,5555…  55,9267… %   50,6448…    I.1 Kompetensi pelaksana
                                       bobot 12,22 dari 21,85 (disimpulkan)
                                       [lembar-kerja]
  61,1111…        20 %   12,2222…      I.1.01 Pengetahuan komponen standar
                                       pelayanan
                                         Disdukcapil: F6 3; G6 2,5; H6 TJ (0);
                                         I6 TB (tidak dihitung)
         -           -          -      I.1.02 Pengetahuan tugas dan kewenangan
                                       jabatan
                                         semua jawaban TB, maka tidak dihitung;
                                         bobotnya dibagi ke yang lain
                                         Disdukcapil: F7 TB (tidak dihitung); G7
                                         TB (tidak dihitung); H7 TB (tidak
                                         dihitung); I7 TB (tidak dihitung)
";
        assert!(shown.contains(expected), "{shown}");
        // The region shows its dimensions, and how to go on.
        let shown = text(&job, &card, None, None);
        assert!(shown.contains("  I Input\n") && !shown.contains("I.1 Kompetensi"), "{shown}");
        assert!(shown.ends_with(words::DEEPER), "{shown}");
    }

    #[test]
    fn a_checklist_shows_its_products() {
        let job = job_of(built_in("ombudsman-2021"));
        let components = job.rubric.indicators().count();
        let mut texts = vec!["1 0"; components];
        texts[0] = "1 TB";
        let card = card(&job, &texts);
        let shown = text(&job, &card, Some("Disdukcapil Kabupaten Dairi"), None);
        for expected in [
            "  Dihitung     rata-rata dari 2 produk layanan\n",
            "       100        50 %         50  Produk 1\n",
            "       100   5,2631… %    5,2631…    S.4.01 Toilet\n",
            "         0   5,5555… %          0    S.4.01 Toilet\n                                       Disdukcapil: G13 0\n",
        ] {
            assert!(shown.contains(expected), "{expected}\n{shown}");
        }
        let shown = text(&job, &card, Some("Disdukcapil Kabupaten Dairi"), Some("S.1.01"));
        for expected in ["S.1.01 Persyaratan, 2024: per produk\n", "F6 1", "G6 TB (tidak dihitung)"]
        {
            assert!(shown.contains(expected), "{expected}\n{shown}");
        }
    }
}
