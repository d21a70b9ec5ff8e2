//! The closing table: what a run came to, at a glance.

use std::time::Duration;

use anstyle::{AnsiColor, Style};

use super::terminal::{Terminal, printable, styled};
use rapor::award::AwardState;
use rapor::catalogue::terminal as words;
use rapor::domain::Zone;
use rapor::finding::Severity;
use rapor::job::Job;
use rapor::pipeline::{Done, Evaluation};
use rapor::ranking::RankedList;
use rapor::scoring::Verdict;

/// How many places of the first list are shown.
const TOP: usize = 5;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Tells what a run has done.
pub fn tell(job: &Job, done: &Done, time: Duration, terminal: &mut Terminal) {
    let evaluation = &done.evaluation;
    let marks = evaluation.results(job).marks();
    let mut title = styled(BOLD, &printable(&job.title));
    for mark in marks {
        let style = AnsiColor::Yellow.on_default().bold();
        title.push_str(&format!("  {}", styled(style, mark)));
    }
    terminal.say(&title);
    counts(evaluation, terminal);
    bands(job, evaluation, terminal);
    if let Some(list) = evaluation.standings.lists.first() {
        top(list, evaluation, terminal);
    }
    if job.certificate.is_some() {
        let count = |wanted: fn(&AwardState) -> bool| {
            evaluation.awards.iter().filter(|award| wanted(&award.state)).count()
        };
        let awarded = count(|state| matches!(state, AwardState::Awarded(_)));
        let held = count(|state| matches!(state, AwardState::HeldBack(_)));
        let proven =
            count(|state| matches!(state, AwardState::Awarded(seal) if seal.proof.is_some()));
        let draft = !job.specimen && proven < awarded;
        let units = evaluation.unit_awards.len();
        let counted = words::certificates(awarded, held, units, draft);
        row(words::CERTIFICATES, &counted, terminal);
    }
    let output = job.root.join(&job.output).display().to_string();
    let landed = styled(DIM, &format!("({})", words::landed(&done.landed)));
    row(words::OUTPUT, &format!("{} {landed}", printable(&output)), terminal);
    row(words::TIME, &words::duration(time), terminal);
}

/// Tells what a check has found.
pub fn tell_check(evaluation: &Evaluation, terminal: &mut Terminal) {
    counts(evaluation, terminal);
    if evaluation.findings.is_empty() {
        terminal.say(words::NO_FINDINGS);
    }
}

fn counts(evaluation: &Evaluation, terminal: &mut Terminal) {
    let regions = evaluation.accounting.regions;
    let counted =
        words::regions(regions.scored, regions.incomplete, regions.missing, regions.not_assessed);
    row(words::REGIONS, &counted, terminal);
    let files = evaluation.accounting.files;
    row(words::FILES, &words::files(files.used, files.refused, files.ignored), terminal);
    let weigh = |severity| {
        evaluation.findings.iter().filter(|finding| finding.severity() == severity).count()
    };
    let [errors, warnings, notes] = Severity::ALL.map(weigh);
    if errors + warnings + notes > 0 {
        row(words::FINDINGS, &words::findings(errors, warnings, notes), terminal);
    }
}

/// How many regions are in each zone, or have each opinion where the year has no zones.
fn bands(job: &Job, evaluation: &Evaluation, terminal: &mut Terminal) {
    let verdicts: Vec<&Verdict> =
        evaluation.standings.cards.iter().filter_map(|card| card.verdict()).collect();
    let bands = &job.rubric.bands.value;
    if bands.have_zones() {
        let zone = |zone: Zone| {
            let count = verdicts.iter().filter(|verdict| verdict.band.zone == Some(zone)).count();
            styled(colour(zone), &format!("{count} {}", zone.name().to_lowercase()))
        };
        row(words::ZONES, &Zone::ALL.map(zone).join(", "), terminal);
    } else {
        let opinions = bands.iter().map(|band| {
            let count =
                verdicts.iter().filter(|verdict| verdict.band.opinion == band.opinion).count();
            format!("{count} {}", printable(&band.opinion))
        });
        row(words::OPINIONS, &opinions.collect::<Vec<_>>().join(", "), terminal);
    }
}

fn top(list: &RankedList, evaluation: &Evaluation, terminal: &mut Terminal) {
    row(words::TOP, &printable(&list.list.title), terminal);
    let places = list.places.iter().take(TOP);
    let names = places.filter_map(|place| {
        let card = evaluation.standings.card(place.region)?;
        Some((place, card, card.verdict()?))
    });
    let names: Vec<_> = names.collect();
    let width = names.iter().map(|(_, card, _)| card.region.name.chars().count()).max();
    for (place, card, verdict) in names {
        let score = styled(BOLD, &format!("{:>6}", verdict.published.on_paper()));
        let band = match (&verdict.band.category, verdict.band.zone) {
            (Some(category), Some(zone)) => styled(colour(zone), &format!("{category} {zone}")),
            (None, Some(zone)) => styled(colour(zone), zone.name()),
            (_, None) => verdict.opinion.clone(),
        };
        let tie = if place.tied { "=" } else { " " };
        let width = width.unwrap_or_default();
        let line = format!("  {:>12}{tie} {:width$} {score}  {band}", place.rank, card.region.name);
        terminal.say(&line);
    }
}

fn colour(zone: Zone) -> Style {
    match zone {
        Zone::Hijau => AnsiColor::Green.on_default(),
        Zone::Kuning => AnsiColor::Yellow.on_default(),
        Zone::Merah => AnsiColor::Red.on_default(),
    }
}

fn row(label: &str, text: &str, terminal: &mut Terminal) {
    terminal.say(&format!("  {} {text}", styled(DIM, &format!("{label:8}"))));
}
