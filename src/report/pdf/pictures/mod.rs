//! The pictures of a batch, read once.

mod raster;

pub(super) use raster::{Pixels, Planes};

use super::problem::{PictureFault, PictureProblem};
use crate::report::page::PictureFile;

/// Most bytes of a picture file.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// All pictures of a batch, decoded.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    all: Vec<Picture>,
}

/// A picture that was read.
#[derive(Debug, Clone)]
pub(super) enum Picture {
    /// Pixels.
    Pixels(Pixels),
}

impl Pictures {
    /// Reads the pictures of a batch; pages name them by their place in the list.
    ///
    /// # Errors
    /// Every file that cannot be used, in the order of the list.
    pub fn read(files: &[PictureFile]) -> Result<Self, Vec<PictureProblem>> {
        let mut all = Vec::with_capacity(files.len());
        let mut problems = Vec::new();
        for (number, file) in files.iter().enumerate() {
            match Picture::read(&file.bytes) {
                Ok(picture) => all.push(picture),
                Err(fault) => {
                    problems.push(PictureProblem { number, name: file.name.clone(), fault });
                }
            }
        }
        if problems.is_empty() { Ok(Self { all }) } else { Err(problems) }
    }

    /// Width and height of a picture in its own measure (pixels, or units of an SVG); `None` for a
    /// number that is not in the list.
    pub fn size(&self, number: usize) -> Option<(f32, f32)> {
        self.get(number).map(Picture::size)
    }

    pub(super) fn get(&self, number: usize) -> Option<&Picture> {
        self.all.get(number)
    }
}

impl Picture {
    fn read(file: &[u8]) -> Result<Self, PictureFault> {
        if file.len() > MOST_BYTES {
            return Err(PictureFault::TooLarge);
        }
        if file.starts_with(b"\x89PNG") {
            return Ok(Self::Pixels(Pixels::read_png(file)?));
        }
        Err(PictureFault::Unknown)
    }

    fn size(&self) -> (f32, f32) {
        match self {
            Self::Pixels(pixels) => (pixels.width as f32, pixels.height as f32),
        }
    }
}
