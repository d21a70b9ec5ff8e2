//! Photographs: found whole once, then embedded as they are.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::super::problem::PictureFault;
use super::{MAX_SIDE, MOST_PIXELS};

/// A JPEG whose every pixel was decoded once, without the notes of camera and maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Jpeg {
    /// The file.
    pub(super) bytes: Vec<u8>,
    /// Pixels in a row of the file.
    pub(super) width: u16,
    /// Rows of the file.
    pub(super) height: u16,
    /// Grey only.
    pub(super) is_grey: bool,
    /// Red, green and blue as they are, without saying so in the way that PDF knows.
    pub(super) is_plain_rgb: bool,
    /// How the camera was held: 1 to 8 as Exif counts, 1 for upright.
    orientation: u16,
}

/// What the frame of a JPEG says.
struct Frame {
    width: u16,
    height: u16,
    components: Vec<u8>,
}

/// The segments of a file up to its first scan.
#[derive(Default)]
struct Head {
    frame: Option<Frame>,
    orientation: u16,
    has_jfif: bool,
    has_adobe: bool,
    /// The file without notes.
    bytes: Vec<u8>,
}

impl Jpeg {
    pub(super) fn read(file: &[u8]) -> Result<Self, PictureFault> {
        let head = Head::read(file)?;
        let frame = head.frame.ok_or(PictureFault::Damaged)?;
        let (width, height) = (frame.width, frame.height);
        let pixels = u32::from(width) * u32::from(height);
        if u32::from(width.max(height)) > MAX_SIDE || pixels > MOST_PIXELS {
            return Err(PictureFault::TooLarge);
        }
        let is_grey = match frame.components.as_slice() {
            [_] => true,
            [_, _, _] => false,
            [_, _, _, _] => return Err(PictureFault::Cmyk),
            _ => return Err(PictureFault::Damaged),
        };
        let side = MAX_SIDE as usize;
        let options = DecoderOptions::new_safe()
            .set_strict_mode(true)
            .set_max_width(side)
            .set_max_height(side);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
        decoder.decode().map_err(|_| PictureFault::Damaged)?;
        Ok(Self {
            bytes: head.bytes,
            width,
            height,
            is_grey,
            is_plain_rgb: frame.components == *b"RGB" && !head.has_jfif && !head.has_adobe,
            orientation: head.orientation,
        })
    }

    /// Width and height in pixels as it is to be seen.
    pub(super) fn size(&self) -> (f32, f32) {
        let (width, height) = (f32::from(self.width), f32::from(self.height));
        if self.orientation > 4 { (height, width) } else { (width, height) }
    }

    /// The matrix that turns the picture upright inside of a square of one by one; none if it is.
    pub(super) fn turn(&self) -> Option<[i8; 6]> {
        match self.orientation {
            2 => Some([-1, 0, 0, 1, 1, 0]),
            3 => Some([-1, 0, 0, -1, 1, 1]),
            4 => Some([1, 0, 0, -1, 0, 1]),
            5 => Some([0, -1, -1, 0, 1, 1]),
            6 => Some([0, -1, 1, 0, 0, 1]),
            7 => Some([0, 1, 1, 0, 0, 0]),
            8 => Some([0, 1, -1, 0, 1, 0]),
            _ => None,
        }
    }
}

impl Head {
    fn read(file: &[u8]) -> Result<Self, PictureFault> {
        const SCAN: u8 = 0xDA;
        let mut head = Self { bytes: vec![0xFF, 0xD8], ..Self::default() };
        let mut rest = file.strip_prefix(&[0xFF, 0xD8]).ok_or(PictureFault::Damaged)?;
        loop {
            let (marker, segment, after) = segment(rest).ok_or(PictureFault::Damaged)?;
            if marker == SCAN {
                head.bytes.extend_from_slice(rest);
                return Ok(head);
            }
            head.note(marker, segment)?;
            // Notes of the camera may tell where the picture was taken; no page needs them.
            if !matches!(marker, 0xE1..=0xED | 0xEF | 0xFE) {
                let length = rest.len() - after.len();
                head.bytes.extend_from_slice(rest.get(..length).unwrap_or_default());
            }
            rest = after;
        }
    }

    fn note(&mut self, marker: u8, segment: &[u8]) -> Result<(), PictureFault> {
        match marker {
            // Baseline, extended and progressive, with Huffman codes.
            0xC0..=0xC2 => self.frame = Some(frame(segment)?),
            // Tables of codes, and of what the other ways of coding need.
            0xC4 | 0xC8 | 0xCC => {}
            0xC3..=0xCF => return Err(PictureFault::Coding),
            0xE0 => self.has_jfif |= segment.starts_with(b"JFIF\0"),
            0xE1 => {
                if let Some(exif) = segment.strip_prefix(b"Exif\0\0") {
                    self.orientation = orientation(exif).unwrap_or(1);
                }
            }
            0xEE => self.has_adobe |= segment.starts_with(b"Adobe"),
            _ => {}
        }
        Ok(())
    }
}

/// The next segment: its marker, what it holds, and what follows.
fn segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let [0xFF, rest @ ..] = bytes else { return None };
    // Before a marker there may be more bytes of 255.
    let filling = rest.iter().take_while(|byte| **byte == 0xFF).count();
    let [marker, high, low, rest @ ..] = rest.get(filling..)? else { return None };
    let length = usize::from(u16::from_be_bytes([*high, *low])).checked_sub(2)?;
    Some((*marker, rest.get(..length)?, rest.get(length..)?))
}

fn frame(segment: &[u8]) -> Result<Frame, PictureFault> {
    let [bits, y1, y2, x1, x2, _, parts @ ..] = segment else { return Err(PictureFault::Damaged) };
    if *bits != 8 {
        return Err(PictureFault::Coding);
    }
    let (height, width) = (u16::from_be_bytes([*y1, *y2]), u16::from_be_bytes([*x1, *x2]));
    if height == 0 || width == 0 {
        return Err(PictureFault::Damaged);
    }
    let components = parts.chunks_exact(3).filter_map(|part| part.first().copied()).collect();
    Ok(Frame { width, height, components })
}

/// How the camera was held, from the first list of an Exif block.
fn orientation(exif: &[u8]) -> Option<u16> {
    const TAG: u16 = 0x0112;
    let little = exif.starts_with(b"II");
    let number = |at: usize| -> Option<u16> {
        let two: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let (one, other) = (usize::from(number(4)?), usize::from(number(6)?));
    let list = if little { one + (other << 16) } else { (one << 16) + other };
    let count = usize::from(number(list)?);
    (0..count)
        .map(|index| list + 2 + index * 12)
        .find(|entry| number(*entry) == Some(TAG))
        .and_then(|entry| number(entry + 8))
        .filter(|held| (1..=8).contains(held))
}
