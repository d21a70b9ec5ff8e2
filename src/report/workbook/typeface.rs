//! How wide a text is in the house's typeface, so that columns fit and titles break in time.

/// The typeface of all workbooks; Carlito has the same widths where it is missing.
pub const NAME: &str = "Calibri";

/// Widths of the characters from space to tilde in thousandths of the type's size, as measured
/// in Carlito.
const ADVANCES: [u16; 95] = [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
    459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
    487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455,
    229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
];

/// Any other character is taken to be as wide as the widest letter that is common in Indonesian.
const OTHER: u16 = 800;

/// The width of one line of text in pixels at 96 per inch, rounded up.
pub fn width(text: &str, points: u32, bold: bool) -> u32 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(advance(letter))).sum();
    // Bold letters are up to 5 % wider. A point is 4/3 of a pixel.
    let weight = if bold { 105 } else { 100 };
    (thousandths * points * weight).div_ceil(100 * 1000 * 3 / 4)
}

/// Breaks a text between words into lines that are at most `pixels` wide, if each word is.
pub fn lines(text: &str, points: u32, bold: bool, pixels: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), points, bold) <= pixels => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How many lines a cell needs for a text in a column that leaves it so many pixels; words that are
/// wider than that break anywhere.
pub fn lines_needed(text: &str, points: u32, bold: bool, pixels: u32) -> u32 {
    let pixels = pixels.max(1);
    let of_line = |line: &String| width(line, points, bold).div_ceil(pixels).max(1);
    let of_paragraph = |paragraph: &str| -> u32 {
        if width(paragraph, points, bold) <= pixels {
            return 1;
        }
        let lines = lines(paragraph, points, bold, pixels);
        lines.iter().map(of_line).sum::<u32>().max(1)
    };
    text.split('\n').map(of_paragraph).sum()
}

fn advance(letter: char) -> u16 {
    let index = (letter as usize).checked_sub(usize::from(b' '));
    index.and_then(|index| ADVANCES.get(index)).copied().unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_pixels_hold_a_digit_of_eleven_points() {
        // The unit of Excel's column widths: a digit of Calibri 11 is 7.43 pixels wide.
        assert_eq!(width("0000000000", 11, false), 75);
        assert_eq!(width("", 11, false), 0);
        assert!(width("Kabupaten", 11, true) > width("Kabupaten", 11, false));
        assert!(width("é", 10, false) >= width("e", 10, false));
    }

    #[test]
    fn lines_break_between_words_and_lose_none() {
        let text = "Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik";
        let broken = lines(text, 18, true, 320);
        assert_eq!(broken.join(" "), text);
        assert!(broken.len() > 1);
        assert!(broken.iter().all(|line| width(line, 18, true) <= 320));
        assert_eq!(lines("Penyelenggaraan", 18, true, 10), ["Penyelenggaraan"]);
        assert!(lines("  ", 18, true, 10).is_empty());
        assert_eq!(lines_needed(text, 18, true, 320), broken.len() as u32);
        assert_eq!(lines_needed("", 10, false, 100), 1);
        assert_eq!(lines_needed("a\n\nb", 10, false, 100), 3);
        assert_eq!(lines_needed(&"0".repeat(64), 10, false, 100), 5);
    }
}
