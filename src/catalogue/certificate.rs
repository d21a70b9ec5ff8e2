//! The words of a certificate.

/// The heading.
pub const HEADING: &str = "Piagam Penghargaan";

/// What the certificate is for; `title` is the job's.
pub fn predicate(title: &str) -> String {
    format!("Predikat {title}")
}

/// A rank among so many, in a list; a tie is always said.
pub fn rank(rank: u32, among: usize, tied: bool, list: &str) -> String {
    let tie = if tied { " (seri)" } else { "" };
    format!("Peringkat {rank}{tie} dari {among} {list}")
}

/// A rank in the national list of a kind: "Kabupaten", "Kota".
pub fn national_rank(rank: u32, kind: &str) -> String {
    format!("Peringkat {rank} {kind} se-Indonesia")
}

/// Where and when it is signed.
pub fn place_and_date(place: &str, date: &str) -> String {
    format!("{place}, {date}")
}

/// The title of the file, shown by readers.
pub fn file_title(region: &str, year: u16) -> String {
    format!("Piagam Penghargaan {region} Tahun {year}")
}

/// What the file is about.
pub fn subject(title: &str, region: &str) -> String {
    format!("{title}: {region}")
}
