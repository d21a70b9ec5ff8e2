//! A PNG made small, for documents that carry it many times.

use png::{BitDepth, ColorType, Compression, Encoder};

use super::super::problem::PictureFault;
use super::raster::{Pixels, Planes};

/// A PNG of at most so many pixels across and down, with its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallPng {
    /// The file: the same bytes for the same picture.
    pub bytes: Vec<u8>,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl SmallPng {
    /// Reads a PNG of any colour type and depth, and makes it no larger than `most`.
    ///
    /// # Errors
    /// If the file cannot be used.
    pub fn of(file: &[u8], most: (usize, usize)) -> Result<Self, PictureFault> {
        let pixels = Pixels::read_png(file)?;
        let planes = pixels.reduced(longest((pixels.width, pixels.height), most));
        let size = |side: usize| u32::try_from(side).map_err(|_| PictureFault::TooLarge);
        let (width, height) = (size(planes.width)?, size(planes.height)?);
        let bytes = encoded(&planes, width, height).map_err(|_| PictureFault::Damaged)?;
        Ok(Self { bytes, width, height })
    }
}

/// The longer side of a picture that keeps its form and is at most so wide and so high.
fn longest((width, height): (usize, usize), (most_wide, most_high): (usize, usize)) -> usize {
    let longer = width.max(height);
    let by_width = longer * most_wide / width.max(1);
    let by_height = longer * most_high / height.max(1);
    by_width.min(by_height).clamp(1, longer.max(1))
}

fn encoded(planes: &Planes, width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    let colour = match (planes.channels, &planes.opacity) {
        (1, None) => ColorType::Grayscale,
        (1, Some(_)) => ColorType::GrayscaleAlpha,
        (_, None) => ColorType::Rgb,
        (_, Some(_)) => ColorType::Rgba,
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&mixed(planes))?;
    writer.finish()?;
    Ok(bytes)
}

/// Colours and opacity pixel by pixel.
fn mixed(planes: &Planes) -> Vec<u8> {
    match &planes.opacity {
        None => planes.colours.clone(),
        Some(opacity) => {
            let pixels = planes.colours.chunks(planes.channels).zip(opacity);
            pixels.flat_map(|(colour, alpha)| colour.iter().chain([alpha])).copied().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, colour: ColorType, bytes: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width, height);
        encoder.set_color(colour);
        encoder.write_header().unwrap().write_image_data(bytes).unwrap();
        file
    }

    #[test]
    fn a_large_picture_becomes_small_and_keeps_its_form() {
        let large = png(1200, 600, ColorType::Rgb, &[9, 99, 200].repeat(1200 * 600));
        let small = SmallPng::of(&large, (400, 128)).unwrap();
        assert_eq!((small.width, small.height), (256, 128));
        let back = Pixels::read_png(&small.bytes).unwrap();
        assert_eq!((back.width, back.height), (256, 128));
        let wide = png(1200, 30, ColorType::Grayscale, &[7].repeat(1200 * 30));
        let small = SmallPng::of(&wide, (400, 128)).unwrap();
        assert_eq!((small.width, small.height), (400, 10));
    }

    #[test]
    fn a_small_picture_keeps_its_pixels() {
        let bytes = [1, 2, 3, 255, 4, 5, 6, 0, 7, 8, 9, 128, 10, 11, 12, 255];
        let file = png(2, 2, ColorType::Rgba, &bytes);
        let small = SmallPng::of(&file, (400, 128)).unwrap();
        assert_eq!((small.width, small.height), (2, 2));
        let planes = Pixels::read_png(&small.bytes).unwrap().reduced(2);
        assert_eq!(planes.opacity, Some(vec![255, 0, 128, 255]));
        assert_eq!(SmallPng::of(&file, (400, 128)), Ok(small));
    }

    #[test]
    fn what_is_no_png_is_refused() {
        assert_eq!(SmallPng::of(b"\x89PNG\r\n\x1A\n", (4, 4)), Err(PictureFault::Damaged));
    }
}
