//! `[certificate]` and `[[signatory]]` of `rapor.toml`: who gets a certificate, and in which form.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{AwardRule, CertificateRules, NotAPattern, NumberPattern, Signatory, UnitRules};
use crate::config::{self, Section, is_inside};
use crate::domain::Zone;
use crate::finding::{Finding, Form, Legal, Problem};
use crate::location::{Located, Location};
use crate::rubric::Rubric;
use crate::template::{self, Subject, Template};

const ZONES: [(&str, Zone); 3] =
    [("Hijau", Zone::Hijau), ("Kuning", Zone::Kuning), ("Merah", Zone::Merah)];

/// Reads who gets a certificate and what it says.
pub(super) fn read(
    root: &Path,
    mut section: Section<'_>,
    rubric: Option<&Rubric>,
) -> Option<CertificateRules> {
    let template = template(root, &mut section, Subject::Region);
    let award = section
        .need("award", |section, key| section.section(key).and_then(|inner| award(inner, rubric)));
    let number = section.need("number", number);
    let decree = section.text("decree").map(|decree| decree.value);
    let place = section.need("place", Section::text);
    let date = section.need("date", Section::date);
    let event = section.text("event").map(|event| event.value);
    let verify_url = section.text("verify_url");
    let unit = match section.has("unit") {
        true => section.section("unit").and_then(|inner| unit(root, inner, rubric)).map(Some),
        false => Some(None),
    };
    Some(CertificateRules {
        template: template?,
        award: award?,
        number: number?,
        decree,
        place: place?.value,
        date: date?,
        event,
        verify_url,
        unit: unit?,
    })
}

/// Which units get a certificate of their own.
fn unit(root: &Path, mut section: Section<'_>, rubric: Option<&Rubric>) -> Option<UnitRules> {
    let template = template(root, &mut section, Subject::Unit);
    let award = section
        .need("award", |section, key| section.section(key).and_then(|inner| award(inner, rubric)));
    let number = section.need("number", number).and_then(|number| {
        // A region has many units: the code of the region does not tell them apart.
        if !number.counts() {
            let written = Located::new("{kode}".to_owned(), section.place_of("number"));
            section.refuse("number", &written, Legal::Form(Form::SequentialNumbers));
            return None;
        }
        Some(number)
    });
    let kinds = match section.has("kinds") {
        true => section.some("kinds", |section, key| kinds(section, key, rubric)).map(Some),
        false => Some(None),
    };
    Some(UnitRules { template: template?, award: award?, number: number?, kinds: kinds? })
}

/// Kinds of units by their ids in the rubric.
fn kinds(
    section: &mut Section<'_>,
    key: &'static str,
    rubric: Option<&Rubric>,
) -> Option<Vec<String>> {
    let texts = section.texts(key)?;
    let known: Vec<String> = rubric?.units.kinds.iter().map(|kind| kind.id.clone()).collect();
    let unknown: Vec<_> = texts.iter().filter(|text| !known.contains(&text.value)).collect();
    for text in &unknown {
        section.refuse(key, text, Legal::OneOf(known.clone()));
    }
    unknown.is_empty().then(|| texts.into_iter().map(|text| text.value).collect())
}

/// A template that is built in, or that of a folder of the job.
pub(super) fn template(
    root: &Path,
    section: &mut Section<'_>,
    subject: Subject,
) -> Option<Arc<Template>> {
    let read = match section.has("template") {
        true => section.text("template").map(|name| (load(root, &name), name))?,
        false => (usual(subject), Located::new(usual_name(subject).to_owned(), section.place())),
    };
    let (loaded, name) = read;
    let template = match loaded {
        Ok(template) => template,
        Err(findings) => return section.adopt(findings),
    };
    if template.subject != subject {
        let form = match subject {
            Subject::Region => Form::TemplateOfRegions,
            Subject::Unit => Form::TemplateOfUnits,
            Subject::Letter => Form::TemplateOfLetters,
        };
        section.refuse("template", &name, Legal::Form(form));
        return None;
    }
    Some(Arc::new(template))
}

fn usual_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Region => "piagam",
        Subject::Unit => "sertifikat-unit",
        Subject::Letter => template::LETTER.name,
    }
}

/// The built-in template for what a job says nothing of.
pub(super) fn usual(subject: Subject) -> Result<Template, Vec<Finding>> {
    let name = usual_name(subject).to_owned();
    load(Path::new(""), &Located::new(name, Location::file(super::FILE)))
}

/// Loads a template by the name that a job gives it: one of those that are built in, or a folder
/// below the job with a `certificate.toml`.
///
/// # Errors
/// If there is none of that name, and all problems of what it says.
pub fn load(root: &Path, name: &Located<String>) -> Result<Template, Vec<Finding>> {
    if let Some(built_in) = template::built_in(&name.value) {
        let file = format!("{}/{}", built_in.name, template::FILE);
        return template::read(&name.value, &file, built_in.text, true, &|_| None);
    }
    let refuse = |problem| vec![Finding::new(name.at.clone(), problem)];
    if !is_inside(&name.value) {
        return Err(refuse(Problem::PathOutside { path: name.value.clone() }));
    }
    let folder = root.join(&name.value);
    let Ok(bytes) = fs::read(folder.join(template::FILE)) else {
        let known: Vec<String> =
            template::BUILT_IN.iter().map(|built_in| built_in.name.to_owned()).collect();
        let nearest = config::nearest(&name.value, known.iter().map(String::as_str));
        return Err(refuse(Problem::NoSuchTemplate { value: name.value.clone(), known, nearest }));
    };
    let file = format!("{}/{}", name.value.trim_end_matches(['/', '\\']), template::FILE);
    let text = config::text(&bytes)
        .map_err(|problem| vec![Finding::new(Location::file(file.as_str()), problem)])?;
    template::read(&name.value, &file, text, false, &|path| fs::read(folder.join(path)).ok())
}

/// Exactly one rule of four.
fn award(mut section: Section<'_>, rubric: Option<&Rubric>) -> Option<AwardRule> {
    let zones =
        section.some("zones", |section, key| section.words(key, &ZONES)).map(AwardRule::Zones);
    let opinions = section.some("opinions", Section::texts).and_then(|opinions| {
        let known: Vec<String> =
            rubric?.bands.value.iter().map(|band| band.opinion.clone()).collect();
        for opinion in opinions.iter().filter(|opinion| !known.contains(&opinion.value)) {
            section.refuse("opinions", opinion, Legal::OneOf(known.clone()));
        }
        Some(AwardRule::Opinions(opinions.into_iter().map(|opinion| opinion.value).collect()))
    });
    let top = section.whole("top", 1, 1000).map(AwardRule::Top);
    let all = section.flag("all").and_then(|all| {
        if !all {
            let written = Located::new("false".to_owned(), section.place_of("all"));
            section.refuse("all", &written, Legal::Form(Form::OnlyTrue));
        }
        all.then_some(AwardRule::All)
    });
    if matches!(zones, Some(AwardRule::Zones(_)))
        && rubric.is_some_and(|rubric| !rubric.bands.value.have_zones())
    {
        let at = section.place_of("zones");
        section.refuse(
            "zones",
            &Located::new("zones".to_owned(), at),
            Legal::Form(Form::RubricHasNoZones),
        );
    }
    let mut rules = [zones, opinions, top, all].into_iter().flatten();
    match (rules.next(), rules.next()) {
        (Some(rule), None) => Some(rule),
        _ => {
            let at = section.place();
            let words = ["zones", "opinions", "top", "all"].map(str::to_owned).to_vec();
            section.refuse("award", &Located::new(String::new(), at), Legal::OneKeyOf(words));
            None
        }
    }
}

fn number(section: &mut Section<'_>, key: &'static str) -> Option<NumberPattern> {
    let text = section.text(key)?;
    match NumberPattern::parse(&text.value) {
        Ok(pattern) => Some(pattern),
        Err(NotAPattern::Placeholder(placeholder)) => {
            let known = NumberPattern::PLACEHOLDERS.map(str::to_owned).to_vec();
            section.report(text.at, Problem::NoSuchPlaceholder { placeholder, known });
            None
        }
        Err(NotAPattern::AllEqual) => {
            section.refuse(key, &text, Legal::Form(Form::DistinctNumbers));
            None
        }
        Err(NotAPattern::Character(_)) => {
            section.refuse(key, &text, Legal::Form(Form::PlainNumber));
            None
        }
    }
}

/// Who signs: one to three where there are certificates.
pub(super) fn signatories(top: &mut Section<'_>) -> Option<Vec<Signatory>> {
    let needed = top.has("certificate");
    let sections = match needed {
        true => top.need("signatory", Section::sections)?,
        false => top.sections("signatory").unwrap_or_default(),
    };
    let place = top.place_of("signatory");
    let count = sections.len();
    let read = |mut section: Section<'_>| {
        let (office, name) =
            (section.need("office", Section::text), section.need("name", Section::text));
        let id = section.text("id").map(|id| id.value).unwrap_or_default();
        Some(Signatory { office: office?.value, name: name?.value, id })
    };
    let signatories = sections.into_iter().filter_map(read).collect();
    if count > 3 || (needed && count == 0) {
        let written = Located::new(count.to_string(), place);
        top.refuse("signatory", &written, Legal::Range("1".to_owned(), "3".to_owned()));
    }
    Some(signatories)
}
