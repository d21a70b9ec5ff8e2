//! Several files as one archive (.zip), for one region to receive.
//!
//! The only place that writes archives which people open. Names are sorted, the time stamp is the
//! job's, so that the same files make the same bytes.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::domain::Date;

/// The archive cannot be written: files beyond the limits of the format, or two of one name.
#[derive(Debug, thiserror::Error)]
#[error("the archive cannot be written: {0}")]
pub struct Unpackable(#[from] ZipError);

/// The archive of some files, each with its name inside, stamped with a day.
///
/// # Errors
/// If the files break a limit of the format.
pub fn archive(
    mut files: Vec<(String, Vec<u8>)>,
    day: Option<Date>,
) -> Result<Vec<u8>, Unpackable> {
    files.sort();
    let stamp = day.and_then(|day| {
        let (month, day_of_month) = (day.month(), day.day());
        DateTime::from_date_and_time(day.year(), month, day_of_month, 0, 0, 0).ok()
    });
    // Everything inside is compressed already but for what a workbook's own archive leaves.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp.unwrap_or_default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options)?;
        archive.write_all(&bytes).map_err(ZipError::from)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn files_come_back_as_they_were_in_order_of_name() {
        let files = vec![("b.pdf".to_owned(), b"bb".to_vec()), ("a.xlsx".to_owned(), Vec::new())];
        let day = Date::new(2024, 11, 25);
        let bytes = archive(files.clone(), day).unwrap();
        let mut read = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let names: Vec<_> = read.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["a.xlsx", "b.pdf"]);
        let mut entry = read.by_name("b.pdf").unwrap();
        let stamp = entry.last_modified().unwrap();
        assert_eq!((stamp.year(), stamp.month(), stamp.day(), stamp.hour()), (2024, 11, 25, 0));
        let mut back = Vec::new();
        entry.read_to_end(&mut back).unwrap();
        assert_eq!(back, b"bb");
        drop(entry);
        let turned = files.into_iter().rev().collect();
        assert_eq!(archive(turned, day).unwrap(), bytes);
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let files = vec![("a".to_owned(), Vec::new()), ("a".to_owned(), vec![1])];
        assert!(archive(files, None).is_err());
    }
}
