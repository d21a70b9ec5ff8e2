//! The office's logo: read once per batch, made no larger than paper can show, compressed once.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::problem::LogoFault;

/// Most pixels of a logo on a side.
pub(super) const MAX_SIDE: u32 = 6000;
/// Most pixels that are kept on a side: 16 mm at more than 600 dots per inch.
const KEPT_SIDE: usize = 400;
/// Most memory that reading a logo may take.
const MAX_BYTES: usize = 192 * 1024 * 1024;

/// A picture as a PDF stores it: colours, and apart from them how much of the paper shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Logo {
    /// Pixels in a row.
    pub(super) width: usize,
    /// Rows.
    pub(super) height: usize,
    /// Red, green, blue of every pixel.
    pub(super) colours: Vec<u8>,
    /// Opacity of every pixel; none where all are opaque.
    pub(super) opacity: Option<Vec<u8>>,
}

/// A pixel whose colours are multiplied by its opacity, summed over an area.
#[derive(Clone, Copy, Default)]
struct Sum {
    red: u64,
    green: u64,
    blue: u64,
    alpha: u64,
    weight: u64,
}

impl Logo {
    /// Reads a PNG of any colour type.
    pub(super) fn read(file: &[u8]) -> Result<Self, LogoFault> {
        let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MAX_BYTES });
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| LogoFault::NotPng)?;
        let info = reader.info();
        if info.width > MAX_SIDE || info.height > MAX_SIDE {
            return Err(LogoFault::TooLarge);
        }
        let size = reader.output_buffer_size().ok_or(LogoFault::TooLarge)?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels).map_err(|_| LogoFault::NotPng)?;
        pixels.truncate(frame.buffer_size());
        let full = Pixels {
            width: frame.width as usize,
            height: frame.height as usize,
            channels: channels(frame.color_type)?,
            bytes: pixels,
        };
        full.reduced()
    }
}

fn channels(kind: ColorType) -> Result<usize, LogoFault> {
    match kind {
        ColorType::Grayscale => Ok(1),
        ColorType::GrayscaleAlpha => Ok(2),
        ColorType::Rgb => Ok(3),
        ColorType::Rgba => Ok(4),
        ColorType::Indexed => Err(LogoFault::NotPng),
    }
}

/// Decoded pixels with one to four bytes each.
struct Pixels {
    width: usize,
    height: usize,
    channels: usize,
    bytes: Vec<u8>,
}

impl Pixels {
    /// Red, green, blue, opacity of a pixel.
    fn at(&self, x: usize, y: usize) -> [u8; 4] {
        let start = (y * self.width + x) * self.channels;
        match self.bytes.get(start..start + self.channels) {
            Some(&[grey]) => [grey, grey, grey, 255],
            Some(&[grey, alpha]) => [grey, grey, grey, alpha],
            Some(&[red, green, blue]) => [red, green, blue, 255],
            Some(&[red, green, blue, alpha]) => [red, green, blue, alpha],
            _ => [255, 255, 255, 0],
        }
    }

    /// The picture with at most `KEPT_SIDE` pixels on a side: each is the mean of those it covers.
    fn reduced(&self) -> Result<Logo, LogoFault> {
        let longest = self.width.max(self.height);
        let (width, height) = if longest <= KEPT_SIDE {
            (self.width, self.height)
        } else {
            let side = |length: usize| (length * KEPT_SIDE).div_ceil(longest).max(1);
            (side(self.width), side(self.height))
        };
        let mut colours = Vec::with_capacity(width * height * 3);
        let mut opacity = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let [red, green, blue, alpha] = self.mean(x, y, width, height);
                colours.extend_from_slice(&[red, green, blue]);
                opacity.push(alpha);
            }
        }
        if opacity.iter().all(|alpha| *alpha == 0) {
            return Err(LogoFault::Transparent);
        }
        let opaque = opacity.iter().all(|alpha| *alpha == 255);
        Ok(Logo { width, height, colours, opacity: (!opaque).then_some(opacity) })
    }

    fn mean(&self, x: usize, y: usize, width: usize, height: usize) -> [u8; 4] {
        let covered = |at: usize, of: usize, full: usize| {
            let start = at * full / of;
            start..((at + 1) * full).div_ceil(of).max(start + 1).min(full.max(start + 1))
        };
        let mut sum = Sum::default();
        for source_y in covered(y, height, self.height) {
            for source_x in covered(x, width, self.width) {
                sum.add(self.at(source_x, source_y));
            }
        }
        sum.mean()
    }
}

impl Sum {
    fn add(&mut self, [red, green, blue, alpha]: [u8; 4]) {
        let opaque = u64::from(alpha);
        self.red += u64::from(red) * opaque;
        self.green += u64::from(green) * opaque;
        self.blue += u64::from(blue) * opaque;
        self.alpha += opaque;
        self.weight += 1;
    }

    /// The mean colour, in which a pixel counts as much as it is seen. Where nothing is seen the
    /// colour is white, which compresses to nothing and bleeds into no edge.
    fn mean(self) -> [u8; 4] {
        let share = |sum: u64, of: u64| u8::try_from((sum + of / 2) / of.max(1)).unwrap_or(255);
        if self.alpha == 0 {
            return [255, 255, 255, 0];
        }
        [
            share(self.red, self.alpha),
            share(self.green, self.alpha),
            share(self.blue, self.alpha),
            share(self.alpha, self.weight),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, kind: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(kind);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        file
    }

    #[test]
    fn an_opaque_picture_has_no_mask() {
        let logo = Logo::read(&png(1, 2, ColorType::Rgb, &[1, 2, 3, 4, 5, 6])).unwrap();
        assert_eq!(logo.colours, [1, 2, 3, 4, 5, 6]);
        assert_eq!(logo.opacity, None);
    }

    #[test]
    fn opacity_is_kept_apart() {
        let logo = Logo::read(&png(2, 1, ColorType::Rgba, &[9, 8, 7, 255, 1, 1, 1, 0])).unwrap();
        assert_eq!(logo.colours, [9, 8, 7, 255, 255, 255]);
        assert_eq!(logo.opacity, Some(vec![255, 0]));
        let grey = Logo::read(&png(1, 1, ColorType::GrayscaleAlpha, &[7, 100])).unwrap();
        assert_eq!((grey.colours, grey.opacity), (vec![7, 7, 7], Some(vec![100])));
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_shape() {
        let pixels = vec![200; 1000 * 500];
        let logo = Logo::read(&png(1000, 500, ColorType::Grayscale, &pixels)).unwrap();
        assert_eq!((logo.width, logo.height), (400, 200));
        assert!(logo.colours.iter().all(|value| *value == 200));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(Logo::read(b"GIF89a"), Err(LogoFault::NotPng));
        let whole = png(1, 1, ColorType::Rgb, &[0, 0, 0]);
        assert_eq!(Logo::read(&whole[..whole.len() / 2]), Err(LogoFault::NotPng));
        let clear = png(1, 1, ColorType::Rgba, &[0, 0, 0, 0]);
        assert_eq!(Logo::read(&clear), Err(LogoFault::Transparent));
        let wide = png(MAX_SIDE + 1, 1, ColorType::Grayscale, &[0; MAX_SIDE as usize + 1]);
        assert_eq!(Logo::read(&wide), Err(LogoFault::TooLarge));
    }
}
