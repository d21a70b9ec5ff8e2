//! `daftar-kirim.csv`: what goes to whom, for the office's own mail merge. Nothing is sent here.

use super::{Unwritable, defused};
use crate::catalogue::letter as words;
use crate::domain::RegionCode;
use crate::report::Results;

/// The first line, byte-order mark included.
const HEADER: &str = "\u{FEFF}kode;pemda;penerima;surel;berkas;nilai;kategori;zona;opini;peringkat;\
                      nomor_piagam;jenis_surat\r\n";

/// What is packed for a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// The region.
    pub region: RegionCode,
    /// The name of its archive.
    pub file: String,
    /// The number of its certificate, where it has one.
    pub number: Option<String>,
}

/// One row for each parcel, in the form of `temuan.csv`: `;` and a byte-order mark, and scores with
/// a decimal comma, as letters print them.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn mailing_csv(results: &Results<'_>, parcels: &[Mailing]) -> Result<Vec<u8>, Unwritable> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(HEADER.as_bytes().to_vec());
    for parcel in parcels {
        let Some(card) = results.standings.card(parcel.region) else { continue };
        let letter = results.letters.iter().find(|letter| letter.region == parcel.region);
        let rules = results.job.rules_of(parcel.region);
        let verdict = card.verdict();
        let band = verdict.map(|verdict| &verdict.band);
        let addressee = rules.recipient.unwrap_or_else(|| words::head_of(card.region));
        let place = results.standings.first_place(parcel.region);
        let fields = [
            parcel.region.to_string(),
            card.region.name.clone(),
            addressee,
            rules.email.unwrap_or_default(),
            parcel.file.clone(),
            verdict.map(|verdict| verdict.published.on_paper()).unwrap_or_default(),
            band.and_then(|band| band.category.clone()).unwrap_or_default(),
            band.and_then(|band| band.zone).map(|zone| zone.to_string()).unwrap_or_default(),
            verdict.map(|verdict| verdict.opinion.clone()).unwrap_or_default(),
            place.map(|(_, place)| place.rank.to_string()).unwrap_or_default(),
            parcel.number.clone().unwrap_or_default(),
            letter.map(|letter| words::kind(letter.kind).to_owned()).unwrap_or_default(),
        ];
        writer.write_record(fields.map(|field| defused(&field)))?;
    }
    Ok(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::World;

    #[test]
    fn hostile_words_stay_text() {
        let mut world = World::of_2024();
        let region = world.standings.cards[0].region.code;
        let rules = world.job.regions.entry(region).or_default();
        rules.recipient = Some("=cmd|' /C calc'!A0".to_owned());
        rules.email = Some("+1;2@x.id".to_owned());
        let file = "a.zip".to_owned();
        let parcels = [Mailing { region, file, number: Some("@1".to_owned()) }];
        let text = String::from_utf8(mailing_csv(&world.results(), &parcels).unwrap()).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(row.contains(";'=cmd|' /C calc'!A0;\"'+1;2@x.id\";a.zip;"), "{row}");
        assert!(row.contains(";'@1;"), "{row}");
        assert_eq!(text.lines().count(), 2);
    }
}
