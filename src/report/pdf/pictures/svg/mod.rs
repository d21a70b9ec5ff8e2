//! Drawings: SVG as outlines, which stay sharp at every size.

mod canvas;
mod paint;
mod scan;

use usvg::{Options, Tree};

use super::super::file::Objects;
use super::super::problem::PictureFault;
use super::PlacedPicture;
use canvas::Canvas;

/// A drawing that can be drawn faithfully.
#[derive(Debug, Clone)]
pub(super) struct Svg {
    tree: Box<Tree>,
}

impl Svg {
    pub(super) fn read(file: &[u8]) -> Result<Self, PictureFault> {
        let document = scan::parse(file)?;
        scan::check(&document)?;
        // The options name no folder, and what lies outside of the file was refused.
        let tree = Tree::from_xmltree(&document, &Options::default());
        let svg = Self { tree: Box::new(tree.map_err(|_| PictureFault::Damaged)?) };
        // Drawn once to see whether it can be.
        Canvas::draw(&svg.tree, &mut Objects::after(0))?;
        Ok(svg)
    }

    /// Width and height in the drawing's own units.
    pub(super) fn size(&self) -> (f32, f32) {
        let size = self.tree.size();
        (size.width(), size.height())
    }

    /// Adds the drawing to the objects of a batch; `None` if it cannot be drawn, which was tried
    /// when it was read.
    pub(super) fn add(&self, objects: &mut Objects) -> Option<PlacedPicture> {
        let first = objects.next();
        let form = Canvas::draw(&self.tree, objects).ok()?;
        let (width, height) = self.size();
        Some(PlacedPicture {
            object: form.object,
            numbers: first..objects.next(),
            aspect: width / height,
            transparent: form.transparent,
        })
    }
}
