//! The certificate (piagam): its words, and the page that a template makes of them.
//!
//! The issuer is the office that runs the tool. No template of ours draws a coat of arms or the
//! emblem of the Ombudsman. What marks a page as no valid certificate is drawn here, whatever the
//! template says.

mod figure;
mod flow;
pub mod frames;
mod item;
mod marks;
mod ornament;
mod qr;
#[cfg(test)]
pub(crate) mod sample;
mod signing;
#[cfg(test)]
mod tests;
mod wording;

pub use wording::{about, facts_of};

use std::sync::Arc;

use crate::domain::{Region, RegionCode};
use crate::finding::WordingFault;
use crate::job::{Mark, Signatory};
use crate::page::{Area, Fit, Item, Page, Picture, Shape, Text};
use crate::template::{Background, Facts, Template};

/// What a certificate says, before a template gives it its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The region that it concerns.
    pub region: RegionCode,
    /// The unit of the region that it is made out to, by its index in the report card; none for
    /// the region itself.
    pub unit: Option<usize>,
    /// Why it is no valid certificate, if it is none.
    pub marks: Vec<Mark>,
    /// The values of the placeholders.
    pub facts: Facts,
    /// Its identity in the register, where it has a number.
    pub id: Option<String>,
    /// Who signs; one to three, from left to right. More than three get narrower columns.
    pub signatories: Vec<Signatory>,
}

/// Tells how many lines a text takes in the width of its box.
pub type Measure<'m> = &'m dyn Fn(&Text) -> u8;

/// A template made ready for a batch.
pub struct Design<'t> {
    template: &'t Template,
    backdrop: Arc<Vec<Shape>>,
    /// The number of the office's logo among the pictures of the batch, if it has one.
    logo: Option<usize>,
}

/// An element whose words fail for the values of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The number of the element.
    pub element: usize,
    /// Why.
    pub why: WordingFault,
}

/// Where a region's certificate goes, below the output folder.
pub fn path(region: &Region) -> String {
    format!("piagam/{}.pdf", region.slug())
}

impl<'t> Design<'t> {
    /// Makes a template ready. The logo, if the office has one, comes behind the template's own
    /// pictures.
    pub fn new(template: &'t Template, has_logo: bool) -> Self {
        let backdrop = match &template.background {
            Background::Drawn(drawn, colours) => ornament::shapes(*drawn, template.size, colours),
            Background::Plain | Background::Picture(_) => Vec::new(),
        };
        let logo = has_logo.then_some(template.pictures.len());
        Self { template, backdrop: Arc::new(backdrop), logo }
    }

    /// The template.
    pub fn template(&self) -> &'t Template {
        self.template
    }

    /// The page of a certificate.
    ///
    /// # Errors
    /// All elements whose words fail.
    pub fn page(
        &self,
        certificate: &Certificate,
        measure: Measure<'_>,
    ) -> Result<Page, Vec<Failed>> {
        let (width, height) = self.template.size;
        let mut items = Vec::new();
        if let Background::Picture(number) = self.template.background {
            let area = Area::new(0.0, 0.0, width, height);
            items.push(Item::Picture(Picture { number, area, fit: Fit::Fill, told: None }));
        }
        items.extend(marks::watermark(self.template, &certificate.marks));
        items.extend(item::items(self, certificate, measure)?);
        items.extend(marks::notice(self.template, &certificate.marks));
        let title = certificate.title();
        Ok(Page { title, width, height, backdrop: Arc::clone(&self.backdrop), items })
    }
}
