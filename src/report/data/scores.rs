//! `nilai.csv`: one row per region, for other programs.

use super::{Unwritable, defused};
use crate::report::Results;

/// All regions in order of code, RFC 4180 with a decimal point.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn scores_csv(results: &Results<'_>) -> Result<Vec<u8>, Unwritable> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let lists = &results.standings.lists;
    let fixed = ["tahun", "kode", "jenis", "pemda", "status", "nilai", "kategori", "zona", "opini"];
    let ranks = lists.iter().map(|list| format!("peringkat_{}", list.list.id.replace('-', "_")));
    let header = fixed.into_iter().map(str::to_owned).chain(ranks).chain(["keterangan".to_owned()]);
    writer.write_record(header)?;
    let marks = results.marks().join(" ");
    for card in &results.standings.cards {
        let region = card.region;
        let verdict = card.verdict();
        let mut fields = vec![
            results.job.year.to_string(),
            region.code.to_string(),
            region.kind.id().to_owned(),
            region.name.clone(),
            card.outcome.id().to_owned(),
            verdict.map(|verdict| verdict.published.to_string()).unwrap_or_default(),
            verdict.and_then(|verdict| verdict.band.category.clone()).unwrap_or_default(),
            verdict
                .and_then(|verdict| verdict.band.zone)
                .map(|zone| zone.to_string())
                .unwrap_or_default(),
            verdict.map(|verdict| verdict.opinion.clone()).unwrap_or_default(),
        ];
        let rank = |place: crate::ranking::Place| place.rank.to_string();
        fields.extend(
            lists.iter().map(|list| list.place_of(region.code).map(rank).unwrap_or_default()),
        );
        fields.push(marks.clone());
        writer.write_record(fields.iter().map(|field| defused(field)))?;
    }
    Ok(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?)
}
