//! The picture of a sheet, at its upper right.

use rust_xlsxwriter::{Image, Worksheet, XlsxError};

use super::text;
use crate::report::workbook::{Picture, Sheet};

/// Puts the picture such that its right edge is that of the sheet.
pub(super) fn insert(
    to: &mut Worksheet,
    sheet: &Sheet,
    picture: &Picture,
) -> Result<(), XlsxError> {
    let (width, height) = picture.emblem.size;
    let image = Image::new_from_buffer(&picture.emblem.png)?
        .set_alt_text(text::line(&picture.alt))
        .set_scale_to_size(width, height, false);
    let edge: u32 = sheet.widths.iter().sum();
    let (column, offset) = column_at(&sheet.widths, edge.saturating_sub(width));
    to.insert_image_with_offset(picture.row, column, &image, offset, 0)?;
    Ok(())
}

/// The column at so many pixels from the left, and how many of them lie in it.
fn column_at(widths: &[u32], pixels: u32) -> (u16, u32) {
    let mut left = pixels;
    for (width, column) in widths.iter().zip(0..) {
        if left < *width {
            return (column, left);
        }
        left -= width;
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_pixels() {
        for (pixels, expected) in [(0, (0, 0)), (99, (0, 99)), (100, (1, 0)), (149, (1, 49))] {
            assert_eq!(column_at(&[100, 50], pixels), expected);
        }
        assert_eq!(column_at(&[], 7), (0, 0));
    }
}
