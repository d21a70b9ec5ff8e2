//! Pictures as objects of a document, made once per batch.

use std::ops::Range;

use lopdf::{Object, ObjectId, Stream, dictionary};

use super::super::file::Objects;
use super::super::plate::deflated;
use super::jpeg::Jpeg;
use super::raster::{Pixels, Planes};

/// A picture that was compressed.
pub(in super::super) struct PlacedPicture {
    /// Its object in the document, which fills a square of one by one.
    pub(in super::super) object: ObjectId,
    /// The numbers of all its objects.
    pub(in super::super) numbers: Range<u32>,
    /// Its width as a multiple of its height.
    pub(in super::super) aspect: f32,
    /// Whether paper shows through it.
    pub(in super::super) transparent: bool,
}

/// How many pixels of a picture's longer side are kept: 300 on an inch, but not so few that the
/// fine lines of a small emblem are lost.
fn kept_side(extent: f32) -> usize {
    const PER_MILLIMETRE: f32 = 300.0 / 25.4;
    const LEAST: usize = 400;
    ((extent * PER_MILLIMETRE).ceil() as usize).max(LEAST)
}

/// Adds pixels that are printed at most `extent` millimetres long.
pub(super) fn add_pixels(objects: &mut Objects, pixels: &Pixels, extent: f32) -> PlacedPicture {
    let Planes { width, height, channels, colours, opacity } = pixels.reduced(kept_side(extent));
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let image = |channels: usize| {
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => count(width),
            "Height" => count(height),
            "ColorSpace" => if channels == 3 { "DeviceRGB" } else { "DeviceGray" },
            "BitsPerComponent" => 8,
            // Rows are stored as differences, which compress better.
            "DecodeParms" => dictionary! {
                "Predictor" => 15,
                "Colors" => count(channels),
                "BitsPerComponent" => 8,
                "Columns" => count(width),
            },
        }
    };
    let first = objects.next();
    let mut dictionary = image(channels);
    if let Some(opacity) = &opacity {
        let mask = objects.add(deflated(image(1), &predicted(opacity, width, 1)));
        dictionary.set("SMask", mask);
    }
    let rows = predicted(&colours, width * channels, channels);
    let object = objects.add(deflated(dictionary, &rows));
    PlacedPicture {
        object,
        numbers: first..objects.next(),
        aspect: width as f32 / height as f32,
        transparent: opacity.is_some(),
    }
}

/// Rows of a picture as differences from what lies left, above or between, the way PNG stores
/// them; for each row the way with the smallest differences is taken.
fn predicted(bytes: &[u8], row_length: usize, pixel: usize) -> Vec<u8> {
    let mut result = Vec::with_capacity(bytes.len() + bytes.len() / row_length.max(1));
    let blank = vec![0; row_length];
    let mut above = blank.as_slice();
    for row in bytes.chunks(row_length.max(1)) {
        let at = |line: &[u8], index: usize| line.get(index).copied().unwrap_or(0);
        let left = |line: &[u8], index: usize| {
            index.checked_sub(pixel).map_or(0, |before| at(line, before))
        };
        let difference = |way: u8| -> Vec<u8> {
            row.iter()
                .enumerate()
                .map(|(i, byte)| {
                    byte.wrapping_sub(match way {
                        1 => left(row, i),
                        2 => at(above, i),
                        4 => paeth(left(row, i), at(above, i), left(above, i)),
                        _ => 0,
                    })
                })
                .collect()
        };
        let cost = |line: &[u8]| {
            line.iter().map(|b| u64::from(b.cast_signed().unsigned_abs())).sum::<u64>()
        };
        let best = [0, 1, 2, 4]
            .map(|way| (way, difference(way)))
            .into_iter()
            .min_by_key(|(_, line)| cost(line));
        if let Some((way, line)) = best {
            result.push(way);
            result.extend(line);
        }
        above = row;
    }
    result
}

/// The neighbour that is nearest to left + above - corner.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [l, a, c] = [left, above, corner].map(i16::from);
    let near = |value: i16| (l + a - c - value).abs();
    if near(l) <= near(a) && near(l) <= near(c) {
        left
    } else if near(a) <= near(c) {
        above
    } else {
        corner
    }
}

/// Adds a photograph, which goes in as it came.
pub(super) fn add_jpeg(objects: &mut Objects, jpeg: &Jpeg) -> PlacedPicture {
    let mut about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(jpeg.width),
        "Height" => i64::from(jpeg.height),
        "ColorSpace" => if jpeg.is_grey { "DeviceGray" } else { "DeviceRGB" },
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    if jpeg.is_plain_rgb {
        about.set("DecodeParms", dictionary! { "ColorTransform" => 0 });
    }
    let first = objects.next();
    let file = Stream::new(about, jpeg.bytes.clone()).with_compression(false);
    let image = objects.add(file);
    let (width, height) = jpeg.size();
    let object = match jpeg.turn() {
        None => image,
        Some(matrix) => {
            let matrix = matrix.map(|part| part.to_string()).join(" ");
            let form = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => [0, 0, 1, 1].map(Object::from).to_vec(),
                "Resources" => dictionary! { "XObject" => dictionary! { "G" => image } },
            };
            let content = format!("{matrix} cm\n/G Do");
            objects.add(Stream::new(form, content.into_bytes()).with_compression(false))
        }
    };
    PlacedPicture {
        object,
        numbers: first..objects.next(),
        aspect: width / height,
        transparent: false,
    }
}
