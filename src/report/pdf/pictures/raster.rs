//! Pictures of pixels: decoded once per batch, and made no larger than paper can show.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::super::problem::PictureFault;
use super::{MAX_SIDE, MOST_PIXELS};

/// Most memory that reading a picture may take.
const MAX_BYTES: usize = 192 * 1024 * 1024;

/// Decoded pixels with one to four bytes each: grey or red, green and blue, then opacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    /// Pixels in a row.
    pub(super) width: usize,
    /// Rows.
    pub(super) height: usize,
    channels: usize,
    bytes: Vec<u8>,
}

/// A picture as a PDF stores it: colours, and apart from them how much of the paper shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planes {
    /// Pixels in a row.
    pub(super) width: usize,
    /// Rows.
    pub(super) height: usize,
    /// Bytes of a pixel's colour: 1 for grey, 3 for red, green and blue.
    pub(super) channels: usize,
    /// The colours of all pixels.
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

impl Pixels {
    /// Reads a PNG of any colour type and depth.
    pub(super) fn read_png(file: &[u8]) -> Result<Self, PictureFault> {
        let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MAX_BYTES });
        // Palettes and grey of few bits become whole bytes, a clear colour becomes opacity, and
        // of 16 bits the finer half is left out: paper shows no more.
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| PictureFault::Damaged)?;
        let info = reader.info();
        let pixels = info.width.checked_mul(info.height);
        if info.width.max(info.height) > MAX_SIDE || pixels.is_none_or(|all| all > MOST_PIXELS) {
            return Err(PictureFault::TooLarge);
        }
        let size = reader.output_buffer_size().ok_or(PictureFault::TooLarge)?;
        let mut bytes = vec![0; size];
        let frame = reader.next_frame(&mut bytes).map_err(|_| PictureFault::Damaged)?;
        bytes.truncate(frame.buffer_size());
        let channels = match frame.color_type {
            ColorType::Grayscale => 1,
            ColorType::GrayscaleAlpha => 2,
            ColorType::Rgb => 3,
            ColorType::Rgba => 4,
            ColorType::Indexed => return Err(PictureFault::Damaged),
        };
        let (width, height) = (frame.width as usize, frame.height as usize);
        let pixels = Self { width, height, channels, bytes };
        if pixels.is_clear() { Err(PictureFault::Transparent) } else { Ok(pixels) }
    }

    /// Whether paper may show through.
    pub(super) fn has_opacity(&self) -> bool {
        self.channels.is_multiple_of(2)
    }

    /// How many bytes the pixels take.
    pub(super) fn memory(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing of it would be seen.
    fn is_clear(&self) -> bool {
        self.has_opacity()
            && self.bytes.chunks_exact(self.channels).all(|pixel| pixel.last() == Some(&0))
    }

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

    /// The picture with at most `longest` pixels on its longer side: each pixel is the mean of
    /// those it covers.
    pub(super) fn reduced(&self, longest: usize) -> Planes {
        let most = self.width.max(self.height);
        let (width, height) = if most <= longest {
            (self.width, self.height)
        } else {
            let side = |length: usize| (length * longest).div_ceil(most).max(1);
            (side(self.width), side(self.height))
        };
        let channels = if self.channels > 2 { 3 } else { 1 };
        let mut colours = Vec::with_capacity(width * height * channels);
        let mut opacity = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let [red, green, blue, alpha] = self.mean(x, y, width, height);
                colours.extend([red, green, blue].into_iter().take(channels));
                opacity.push(alpha);
            }
        }
        let opaque = opacity.iter().all(|alpha| *alpha == 255);
        Planes { width, height, channels, colours, opacity: (!opaque).then_some(opacity) }
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

    fn read(width: u32, height: u32, kind: ColorType, pixels: &[u8]) -> Planes {
        Pixels::read_png(&png(width, height, kind, pixels)).unwrap().reduced(400)
    }

    #[test]
    fn an_opaque_picture_has_no_mask() {
        let picture = read(1, 2, ColorType::Rgb, &[1, 2, 3, 4, 5, 6]);
        assert_eq!(picture.colours, [1, 2, 3, 4, 5, 6]);
        assert_eq!((picture.channels, picture.opacity), (3, None));
    }

    #[test]
    fn opacity_is_kept_apart() {
        let picture = read(2, 1, ColorType::Rgba, &[9, 8, 7, 255, 1, 1, 1, 0]);
        assert_eq!(picture.colours, [9, 8, 7, 255, 255, 255]);
        assert_eq!(picture.opacity, Some(vec![255, 0]));
        let grey = read(1, 1, ColorType::GrayscaleAlpha, &[7, 100]);
        assert_eq!((grey.channels, grey.colours, grey.opacity), (1, vec![7], Some(vec![100])));
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_shape() {
        let picture = read(1000, 500, ColorType::Grayscale, &vec![200; 1000 * 500]);
        assert_eq!((picture.width, picture.height), (400, 200));
        assert!(picture.colours.iter().all(|value| *value == 200));
    }

    #[test]
    fn what_cannot_be_printed_is_refused() {
        let refused = |file: &[u8]| Pixels::read_png(file).err();
        assert_eq!(refused(b"GIF89a"), Some(PictureFault::Damaged));
        let whole = png(1, 1, ColorType::Rgb, &[0, 0, 0]);
        assert_eq!(refused(&whole[..whole.len() / 2]), Some(PictureFault::Damaged));
        let clear = png(1, 1, ColorType::Rgba, &[0, 0, 0, 0]);
        assert_eq!(refused(&clear), Some(PictureFault::Transparent));
        let wide = png(MAX_SIDE + 1, 1, ColorType::Grayscale, &[0; MAX_SIDE as usize + 1]);
        assert_eq!(refused(&wide), Some(PictureFault::TooLarge));
    }
}
