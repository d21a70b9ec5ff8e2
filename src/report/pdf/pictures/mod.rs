//! The pictures of a batch, read once.

mod jpeg;
mod placed;
mod raster;
mod small;
mod svg;

pub(super) use placed::PlacedPicture;
pub use small::SmallPng;

use jpeg::Jpeg;
use raster::Pixels;
use svg::Svg;

use super::file::Objects;
use super::problem::{PictureFault, PictureProblem};
use crate::page::PictureFile;

/// Most bytes of a picture file.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Most memory that all pictures of a batch may hold together.
const MOST_MEMORY: usize = 192 * 1024 * 1024;
/// Most pixels of a picture on a side.
const MAX_SIDE: u32 = 10_000;
/// Most pixels of a picture: a page of 30 by 42 cm at 300 dots per inch has 17.4 million.
const MOST_PIXELS: u32 = 18_000_000;

/// All pictures of a batch, decoded.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    all: Vec<Picture>,
}

/// A picture that was read.
#[derive(Debug, Clone)]
enum Picture {
    /// Pixels.
    Pixels(Pixels),
    /// A photograph.
    Jpeg(Jpeg),
    /// A drawing.
    Svg(Svg),
}

impl Pictures {
    /// Reads the pictures of a batch; pages name them by their place in the list.
    ///
    /// # Errors
    /// Every file that cannot be used, in the order of the list.
    pub fn read(files: &[PictureFile]) -> Result<Self, Vec<PictureProblem>> {
        let mut all = Vec::with_capacity(files.len());
        let mut problems = Vec::new();
        let mut memory = 0;
        for (number, file) in files.iter().enumerate() {
            let picture = Picture::read(&file.bytes).and_then(|picture| {
                memory += picture.memory();
                if memory > MOST_MEMORY { Err(PictureFault::TooLarge) } else { Ok(picture) }
            });
            match picture {
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

    fn get(&self, number: usize) -> Option<&Picture> {
        self.all.get(number)
    }

    /// Adds a picture that is printed at most `extent` millimetres long to the objects of a batch.
    pub(super) fn place(
        &self,
        number: usize,
        extent: f32,
        objects: &mut Objects,
    ) -> Option<PlacedPicture> {
        match self.get(number)? {
            Picture::Pixels(pixels) => Some(placed::add_pixels(objects, pixels, extent)),
            Picture::Jpeg(jpeg) => Some(placed::add_jpeg(objects, jpeg)),
            Picture::Svg(svg) => svg.add(objects),
        }
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
        if file.starts_with(b"\xFF\xD8\xFF") {
            return Ok(Self::Jpeg(Jpeg::read(file)?));
        }
        if is_markup(file) {
            return Ok(Self::Svg(Svg::read(file)?));
        }
        Err(PictureFault::Unknown)
    }

    /// About how many bytes it holds.
    fn memory(&self) -> usize {
        match self {
            Self::Pixels(pixels) => pixels.memory(),
            Self::Jpeg(jpeg) => jpeg.bytes.len(),
            // What a drawing can come to was bounded when it was read.
            Self::Svg(_) => 0,
        }
    }

    fn size(&self) -> (f32, f32) {
        match self {
            Self::Pixels(pixels) => (pixels.width as f32, pixels.height as f32),
            Self::Jpeg(jpeg) => jpeg.size(),
            Self::Svg(svg) => svg.size(),
        }
    }
}

/// Whether a file is text with tags, which a drawing is.
fn is_markup(file: &[u8]) -> bool {
    let start = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file);
    start.trim_ascii_start().starts_with(b"<")
}
