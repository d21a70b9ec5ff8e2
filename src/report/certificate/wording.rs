//! From the results to the words of a certificate.

use super::Certificate;
use crate::award::{Seal, UnitAward};
use crate::catalogue::certificate as words;
use crate::domain::{Band, Date, Published, Region, RegionKind};
use crate::job::{Job, Mark};
use crate::page::About;
use crate::ranking::Standings;
use crate::report::Results;
use crate::scoring::ReportCard;
use crate::template::{Facts, Subject};

impl Certificate {
    /// The certificate of a region under its number; `None` for a region without a score or a job
    /// without certificates.
    pub fn of_region(results: &Results<'_>, card: &ReportCard, seal: &Seal) -> Option<Self> {
        results.job.certificate.as_ref()?;
        let facts = facts_of(results.job, results.standings, card, &seal.number)?;
        Some(Self::with(results.job, card.region, None, facts).sealed(seal))
    }

    /// The certificate of a unit; `None` for a unit without a score or a job without certificates.
    pub fn of_unit(results: &Results<'_>, card: &ReportCard, award: &UnitAward) -> Option<Self> {
        let unit = card.units.get(award.unit)?;
        let (published, band) = unit.shown(&results.job.rubric)?;
        results.job.certificate.as_ref()?;
        let mut facts = facts(results.job, card.region, &award.seal.number);
        result(&mut facts, published, band, &band.opinion);
        facts.say("unit", unit.called(&results.job.rubric));
        let kinds = &results.job.rubric.units.kinds;
        let kind = kinds.iter().find(|kind| Some(&kind.id) == unit.kind.as_ref());
        if let Some(kind) = kind {
            facts.say("jenis_unit", kind.name.as_str());
            let among = words::units_of(&kind.name, &results.job.province.name);
            let told = words::rank(award.rank, award.among, award.tied, &among);
            rank(&mut facts, told, award.rank, award.among);
        }
        Some(Self::with(results.job, card.region, Some(award.unit), facts).sealed(&award.seal))
    }

    /// What a certificate of a job would say of a region with a made-up score; marked, so that it
    /// can never pass for one. `None` where the job has no certificates.
    pub fn specimen(job: &Job, region: &Region, band: &Band, subject: Subject) -> Option<Self> {
        const PLACE: (u32, usize) = (1, 33);
        let mark = Mark::Specimen;
        job.certificate.as_ref()?;
        let mut facts = facts(job, region, crate::catalogue::mark(mark));
        result(&mut facts, band.min, band, &band.opinion);
        let list = job.lists.iter().find(|list| list.kinds.contains(&region.kind));
        let mut named = list.map(|list| list.title.clone());
        let rules = job.rules_of(region.code);
        facts.say("penerima", rules.recipient.unwrap_or_default());
        if subject == Subject::Unit {
            let kind =
                job.rubric.units.kinds.iter().max_by_key(|kind| kind.name.chars().count())?;
            facts.say("unit", kind.name.as_str());
            facts.say("jenis_unit", kind.name.as_str());
            named = Some(words::units_of(&kind.name, &job.province.name));
        }
        if let Some(named) = named {
            rank(&mut facts, words::rank(PLACE.0, PLACE.1, false, &named), PLACE.0, PLACE.1);
        }
        let unit = (subject == Subject::Unit).then_some(0);
        let marks = vec![mark];
        Some(Self { marks, ..Self::with(job, region, unit, facts) })
    }

    /// A letter to a region; no certificate, and never taken for one.
    pub fn letter(job: &Job, region: &Region, marks: Vec<Mark>, facts: Facts) -> Self {
        Self { marks, ..Self::with(job, region, None, facts) }
    }

    fn with(job: &Job, region: &Region, unit: Option<usize>, facts: Facts) -> Self {
        Self {
            region: region.code,
            unit,
            marks: job.marks(),
            facts,
            id: None,
            signatories: job.signatories.clone(),
        }
    }

    /// Gives it its code. A page without one is no certificate, whatever the reason, and says so.
    fn sealed(mut self, seal: &Seal) -> Self {
        match &seal.proof {
            Some(proof) => {
                self.facts.say("kode_verifikasi", proof.code.as_str());
                self.id = Some(proof.id.clone());
            }
            None if self.marks.is_empty() => {
                self.marks.push(Mark::Unproven);
                self.facts.say("tanda", crate::catalogue::mark(Mark::Unproven));
            }
            None => {}
        }
        self
    }

    /// What the file says about itself.
    pub fn about(&self, job: &Job) -> About {
        let subject = words::subject(&job.title, &self.title());
        About { title: words::file_title(&self.title(), job.year), ..about(job, subject) }
    }

    /// To whom it is made out.
    pub fn title(&self) -> String {
        let region = self.facts.words("pemda");
        match self.unit {
            Some(_) => words::unit_of(self.facts.words("unit"), region),
            None => region.to_owned(),
        }
    }
}

/// What a file with certificates says about itself, but for its title.
pub fn about(job: &Job, subject: String) -> About {
    let created =
        job.stamp().map_or((job.year, 1, 1), |date| (date.year(), date.month(), date.day()));
    About {
        title: words::all_certificates(&job.title),
        author: format!("{}, {}", job.office.name, job.office.unit),
        subject,
        language: "id-ID".to_owned(),
        created,
    }
}

/// What is known of a scored region; `None` for one without a score.
pub fn facts_of(
    job: &Job,
    standings: &Standings,
    card: &ReportCard,
    number: &str,
) -> Option<Facts> {
    let verdict = card.verdict()?;
    let mut facts = facts(job, card.region, number);
    result(&mut facts, verdict.published, &verdict.band, &verdict.opinion);
    if let Some((list, place)) = standings.first_place(card.region.code) {
        let among = list.places.len();
        let told = words::rank(place.rank, among, place.tied, &list.list.title);
        rank(&mut facts, told, place.rank, among);
    }
    let rules = job.rules_of(card.region.code);
    facts.say("penerima", rules.recipient.unwrap_or_default());
    if let Some(rank) = rules.national_rank.filter(|_| card.region.kind != RegionKind::Provinsi) {
        facts.say("peringkat_nasional", words::national_rank(rank, card.region.kind.name()));
    }
    Some(facts)
}

/// What the certificates of a region and of its units have in common.
fn facts(job: &Job, region: &Region, number: &str) -> Facts {
    let mut facts = Facts::new();
    facts.say("judul", job.title.as_str());
    facts.say("tahun", job.year.to_string());
    facts.say("penerbit", job.office.name.as_str());
    facts.say("unit_penerbit", job.office.unit.as_str());
    facts.say("nomor", number);
    facts.say("pemda", region.name.as_str());
    facts.say("jenis", region.kind.name());
    facts.say("provinsi", job.province.name.as_str());
    facts.say("predikat", words::predicate(&job.title));
    let rules = job.certificate.as_ref();
    let said = |text: Option<&String>| text.cloned().unwrap_or_default();
    facts.say("dasar", said(rules.and_then(|rules| rules.decree.as_ref())));
    facts.say("acara", said(rules.and_then(|rules| rules.event.as_ref())));
    facts.say("tempat", said(rules.map(|rules| &rules.place)));
    facts.say("tanggal", job.stamp().map(Date::on_paper).unwrap_or_default());
    let marks: Vec<&str> = job.marks().into_iter().map(crate::catalogue::mark).collect();
    facts.say("tanda", marks.join(" "));
    facts
}

fn result(facts: &mut Facts, score: Published, band: &Band, opinion: &str) {
    facts.say("nilai", score.on_paper());
    facts.say("nilai_terbilang", crate::catalogue::numeral::spelled(score));
    facts.say("zona", band.zone.map(|zone| zone.to_string()).unwrap_or_default());
    facts.say("kategori", band.category.clone().unwrap_or_default());
    facts.say("opini", opinion);
}

fn rank(facts: &mut Facts, told: String, rank: u32, among: usize) {
    facts.say("peringkat", told);
    facts.count("peringkat_ke", usize::try_from(rank).unwrap_or(usize::MAX));
    facts.count("peringkat_dari", among);
}
