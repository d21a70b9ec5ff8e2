//! Figures as they are written: a value with its status and its source.

use std::collections::BTreeMap;

use super::{Figure, Status};
use crate::config::Section;
use crate::domain::{Fraction, Weight};
use crate::finding::{Legal, Problem};
use crate::location::{Located, Location};

pub(super) const STATUSES: [(&str, Status); 3] =
    [("published", Status::Published), ("inferred", Status::Inferred), ("draft", Status::Draft)];

/// What indicators inherit where they say nothing themselves.
pub(super) struct Defaults {
    pub(super) max: Option<Figure<Fraction>>,
}

/// Reads the status and source that stand beside a figure.
pub(super) fn figure<T>(section: &mut Section<'_>, value: Option<T>) -> Option<Figure<T>> {
    let status = section.need("status", |section, key| section.word(key, &STATUSES));
    let source = section.need("source", Section::text);
    Some(Figure { value: value?, status: status?, source: source?.value })
}

pub(super) fn text_figure(section: &mut Section<'_>, key: &'static str) -> Option<Figure<String>> {
    let mut section = section.section(key)?;
    let value = section.need("value", Section::text).map(|text| text.value);
    figure(&mut section, value)
}

pub(super) fn weight(section: &mut Section<'_>, key: &'static str) -> Option<Figure<Weight>> {
    let mut section = section.section(key)?;
    let value = section.need("value", Section::decimal).and_then(|percent| {
        let weight = Weight::new(percent.value.clone());
        if weight.is_none() {
            let written = percent.map(|percent| percent.to_decimal());
            section.refuse("value", &written, Legal::Range("0.0001".to_owned(), "100".to_owned()));
        }
        weight
    });
    figure(&mut section, value)
}

/// The highest number of points of an indicator: above 0, at most 1000, at most 4 decimals.
pub(super) fn points(section: &mut Section<'_>, key: &'static str) -> Option<Figure<Fraction>> {
    let mut section = section.section(key)?;
    let value = section.need("value", Section::decimal).and_then(|max| {
        let positive = !max.value.is_negative() && !max.value.is_zero();
        let plain = max.value.decimals().is_some_and(|decimals| decimals <= 4);
        if positive && plain && max.value <= Fraction::from(1000) {
            return Some(max.value);
        }
        let written = max.map(|max| max.to_decimal());
        section.refuse("value", &written, Legal::Range("0.0001".to_owned(), "1000".to_owned()));
        None
    });
    figure(&mut section, value)
}

pub(super) fn count(
    section: &mut Section<'_>,
    key: &'static str,
    least: u32,
) -> Option<Figure<u32>> {
    let mut section = section.section(key)?;
    let value = section.need("value", |section, key| section.whole(key, least, 10_000));
    figure(&mut section, value)
}

/// Codes seen so far; each may be there once.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<String, Location>);

impl Seen {
    pub(super) fn once(
        &mut self,
        section: &Section<'_>,
        key: &str,
        text: Located<String>,
    ) -> Option<String> {
        if self.0.insert(text.value.clone(), text.at.clone()).is_some() {
            let problem = Problem::Repeated { key: key.to_owned(), value: text.value };
            section.report(text.at, problem);
            return None;
        }
        Some(text.value)
    }
}
