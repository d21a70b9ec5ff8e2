//! The colour profile of the output intent: sRGB, written as the few hundred bytes it needs.
//!
//! A matrix profile of ICC version 4.2 (ISO 15076-1): three primaries, one tone curve given as
//! a formula, the white point, and the adaptation from D65, under which sRGB is defined, to D50,
//! to which profiles refer. The figures are those of IEC 61966-2-1, adapted with the Bradford
//! matrix as ISO 15076-1 annex E describes.

/// Fixed-point number with 16 bits behind the point, as ICC profiles write numbers.
struct Fixed(i32);

/// D50, the white point to which profiles refer.
const D50: [Fixed; 3] = [Fixed(0xF6D6), Fixed(0x1_0000), Fixed(0xD32D)];
/// The three primaries in XYZ, adapted to D50; they add up to the white point.
const RED: [Fixed; 3] = [Fixed(0x6FA2), Fixed(0x38F5), Fixed(0x0390)];
const GREEN: [Fixed; 3] = [Fixed(0x6299), Fixed(0xB785), Fixed(0x18DA)];
const BLUE: [Fixed; 3] = [Fixed(0x249B), Fixed(0x0F86), Fixed(0xB6C3)];
/// From D65 to D50, row by row.
const ADAPTATION: [Fixed; 9] = [
    Fixed(0x1_0C42),
    Fixed(0x05DE),
    Fixed(-0x0CDC),
    Fixed(0x0793),
    Fixed(0xFD90),
    Fixed(-0x045B),
    Fixed(-0x025D),
    Fixed(0x03DB),
    Fixed(0xC081),
];
/// The tone curve: exponent 2.4, 1/1.055, 0.055/1.055, 1/12.92, and where the line ends, 0.04045.
const CURVE: [Fixed; 5] =
    [Fixed(0x2_6666), Fixed(0xF2A7), Fixed(0x0D59), Fixed(0x13D0), Fixed(0x0A5B)];

/// Name of the profile, and of the output condition in the document.
pub(super) const NAME: &str = "sRGB IEC61966-2.1";
const NOTICE: &str = "No copyright, use freely";
const HEADER_LENGTH: usize = 128;

/// The profile's bytes.
pub(super) fn srgb_profile() -> Vec<u8> {
    let curve = parametric_curve();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text(NAME)),
        (b"cprt", text(NOTICE)),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", numbers(b"XYZ ", &RED)),
        (b"gXYZ", numbers(b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(b"XYZ ", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    put(&mut table, tags.len());
    let start = HEADER_LENGTH + 4 + 12 * tags.len();
    let mut last: Option<(usize, Vec<u8>)> = None;
    for (name, bytes) in tags {
        let length = bytes.len();
        // The three curves are one: tags may share their data.
        let offset = match &last {
            Some((offset, same)) if *same == bytes => *offset,
            _ => {
                let offset = start + data.len();
                data.extend_from_slice(&bytes);
                data.resize(data.len().next_multiple_of(4), 0);
                offset
            }
        };
        last = Some((offset, bytes));
        table.extend_from_slice(name);
        put(&mut table, offset);
        put(&mut table, length);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The first 128 bytes: a version 4.2 display profile from RGB to XYZ.
fn header(length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length);
    put(&mut bytes, length);
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&[4, 0x20, 0, 0]);
    bytes.extend_from_slice(b"mntrRGB XYZ ");
    // The date of the profile: 1 January 2026, so that the bytes never change.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        bytes.extend_from_slice(&part.to_be_bytes());
    }
    bytes.extend_from_slice(b"acsp");
    bytes.resize(68, 0);
    for number in &D50 {
        bytes.extend_from_slice(&number.0.to_be_bytes());
    }
    bytes.resize(HEADER_LENGTH, 0);
    bytes
}

fn put(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes());
}

fn numbers(kind: &[u8; 4], numbers: &[Fixed]) -> Vec<u8> {
    let mut bytes = [kind.as_slice(), &[0; 4]].concat();
    for number in numbers {
        bytes.extend_from_slice(&number.0.to_be_bytes());
    }
    bytes
}

/// A formula of type 3: a power above a point, a line below it.
fn parametric_curve() -> Vec<u8> {
    let mut bytes = b"para\0\0\0\0\0\x03\0\0".to_vec();
    for number in &CURVE {
        bytes.extend_from_slice(&number.0.to_be_bytes());
    }
    bytes
}

/// Text in English, the only language every reader of profiles knows.
fn text(words: &str) -> Vec<u8> {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0".to_vec();
    put(&mut bytes, 1);
    put(&mut bytes, 12);
    bytes.extend_from_slice(b"enUS");
    put(&mut bytes, utf16.len());
    put(&mut bytes, 28);
    bytes.extend(utf16);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_is_small() {
        let profile = srgb_profile();
        let length = u32::from_be_bytes(profile[..4].try_into().unwrap());
        assert_eq!(length as usize, profile.len());
        assert!(profile.len() < 700, "{} bytes", profile.len());
        assert_eq!(&profile[36..40], b"acsp");
    }

    #[test]
    fn the_primaries_add_up_to_the_white_point() {
        for (axis, white) in D50.iter().enumerate() {
            let sum = RED[axis].0 + GREEN[axis].0 + BLUE[axis].0;
            assert!((sum - white.0).abs() <= 2, "axis {axis}: {sum} is not {}", white.0);
        }
    }

    #[test]
    fn every_tag_lies_inside_the_profile() {
        let profile = srgb_profile();
        let number =
            |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        let count = number(HEADER_LENGTH);
        assert_eq!(count, 10);
        for tag in 0..count {
            let entry = HEADER_LENGTH + 4 + 12 * tag;
            assert_eq!(number(entry + 4) % 4, 0);
            assert!(number(entry + 4) + number(entry + 8) <= profile.len());
        }
    }
}
