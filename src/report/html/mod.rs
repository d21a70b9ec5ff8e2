//! The dashboard as one HTML file that asks nobody for anything.
//!
//! Style and script are part of the file, and its policy lets a browser use those two alone, by
//! their hashes: no other script runs, and nothing is fetched. Every text is escaped by the
//! template engine; only pieces that it has drawn itself are put in as they are.

use data_encoding::BASE64;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use super::dashboard::Dashboard;
use crate::digest::Digest;

/// What the page looks like.
const STYLE: &str = include_str!("../../../templates/dashboard/style.css");
/// What it does when it is used; without it everything can be read all the same.
const SCRIPT: &str = include_str!("../../../templates/dashboard/script.js");
/// The page around the pieces.
const PAGE: (&str, &str) = ("page", include_str!("../../../templates/dashboard/page.html"));
/// The page of one region.
const REGION: (&str, &str) = ("region", include_str!("../../../templates/dashboard/region.html"));

/// The pieces, each by the name of its section.
const PIECES: [(&str, &str); 10] = [
    ("ranking", include_str!("../../../templates/dashboard/ranking.html")),
    ("grid", include_str!("../../../templates/dashboard/grid.html")),
    ("heatmap", include_str!("../../../templates/dashboard/heatmap.html")),
    ("distribution", include_str!("../../../templates/dashboard/distribution.html")),
    ("indicators", include_str!("../../../templates/dashboard/indicators.html")),
    ("robustness", include_str!("../../../templates/dashboard/robustness.html")),
    ("trend", include_str!("../../../templates/dashboard/trend.html")),
    ("outside", include_str!("../../../templates/dashboard/outside.html")),
    ("findings", include_str!("../../../templates/dashboard/findings.html")),
    ("method", include_str!("../../../templates/dashboard/method.html")),
];

/// The page could not be drawn: a fault of its templates, for they are built in and its data has
/// every value that they ask for.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Undrawable(#[from] minijinja::Error);

/// The page as bytes: the same for the same data.
///
/// # Errors
/// Never, see [`Undrawable`].
pub fn bytes(page: &Dashboard) -> Result<Vec<u8>, Undrawable> {
    let engine = engine()?;
    let words = Value::from(Serde(&page.words));
    let data = Value::from(Serde(page));
    let sections = page.sections.iter().map(|section| {
        let values = [("p", data.clone()), ("w", words.clone())];
        let body = engine.get_template(section.name)?.render(Value::from_pairs(values))?;
        let parts = [
            ("id", Value::from(section.id)),
            ("title", Value::from(section.title)),
            ("body", Value::from_safe_string(body)),
        ];
        Ok(Value::from_pairs(parts))
    });
    let sections: Vec<Value> = sections.collect::<Result<_, minijinja::Error>>()?;
    let template = engine.get_template(REGION.0)?;
    // Where a region's page leads back to: the first section.
    let back = Value::from(page.sections.iter().next().map_or("", |section| section.id));
    let mut regions = String::new();
    for region in &page.regions {
        let values =
            [("r", Value::from(Serde(region))), ("w", words.clone()), ("back", back.clone())];
        regions.push_str(&template.render(Value::from_pairs(values))?);
    }
    let values = [
        ("p", data),
        ("w", words),
        ("bodies", Value::from(sections)),
        ("regions", Value::from_safe_string(regions)),
        ("policy", Value::from(policy())),
        ("style", Value::from_safe_string(STYLE.to_owned())),
        ("script", Value::from_safe_string(SCRIPT.to_owned())),
    ];
    Ok(engine.get_template(PAGE.0)?.render(Value::from_pairs(values))?.into_bytes())
}

/// The engine with all templates: strict, and escaping.
fn engine() -> Result<Environment<'static>, minijinja::Error> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    // A line that holds a command alone leaves no line behind.
    engine.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    for (name, source) in [PAGE, REGION].into_iter().chain(PIECES) {
        engine.add_template(name, source)?;
    }
    Ok(engine)
}

/// What a browser may do with the page: show it, and use its own style and script.
fn policy() -> String {
    let hash =
        |text: &str| format!("sha256-{}", BASE64.encode(Digest::of(text.as_bytes()).as_bytes()));
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[cfg(test)]
mod tests;
