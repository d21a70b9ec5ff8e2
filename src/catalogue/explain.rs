//! The words of an explanation: where a number comes from.

use super::phrase::{comma, either};
use crate::domain::{Answer, Band, Fraction, Points};
use crate::explain::{AnswerFound, BandFound, LeftOut, Node, Rounding, Rule, Share, Unclear, What};
use crate::location::Location;
use crate::rubric::Rubric;
use crate::scoring::Outcome;

/// Label of the rubric.
pub const RUBRIC: &str = "Instrumen";
/// Label of the exact value.
pub const EXACT: &str = "Nilai eksak";
/// Label of the rounding.
pub const ROUNDING: &str = "Pembulatan";
/// Label of the band.
pub const BAND: &str = "Golongan";
/// Label of the way it is computed.
pub const WAY: &str = "Dihitung";
/// Label of the cell that the number stands in.
pub const ORIGIN: &str = "Asal";
/// Label of what the number adds to what is above it.
pub const SHARE: &str = "Sumbangan";
/// Label of a score that stands beside the units that make it.
pub const BESIDE: &str = "Tertulis";
/// Label of why there is no number.
pub const REASON: &str = "Sebab";
/// Heading of the parts.
pub const PARTS: &str = "Bagian (nilai x bobot = sumbangan; jumlah sumbangan = nilai di atasnya)";
/// Heading of parts that make no single number.
pub const PARTS_ALONE: &str = "Bagian";
/// In the place of a number that each product has for itself.
pub const EACH_PRODUCT: &str = "per produk";
/// Heading of the answers.
pub const ANSWERS: &str = "Jawaban";
/// Heading of the findings.
pub const FINDINGS: &str = "Temuan";
/// Column of values.
pub const VALUE: &str = "nilai";
/// Column of shares.
pub const WEIGHT: &str = "bobot";
/// Column of contributions.
pub const ADDS: &str = "sumbangan";
/// In the place of a number that there is not.
pub const NOTHING: &str = "-";
/// How deep an explanation can go on.
pub const DEEPER: &str =
    "Lebih rinci: rapor explain WILAYAH UNIT, lalu rapor explain WILAYAH UNIT KODE.";

/// How many decimals of a value are shown beside others; the exact one stands at the top.
const SHOWN: usize = 4;

/// A value in a few decimals, marked where it was cut.
pub fn short(value: &Fraction) -> String {
    let decimal = value.to_decimal();
    let cut = decimal.ends_with('…');
    let plain = decimal.trim_end_matches('…');
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    match decimals.get(..SHOWN) {
        Some(kept) if cut || decimals.len() > SHOWN => format!("{whole},{kept}…"),
        _ => comma(plain),
    }
}

/// A share in percent.
pub fn percent(share: &Fraction) -> String {
    format!("{} %", short(&(share * &Fraction::from(100))))
}

/// The exact value: its decimals, and the fraction where they do not end.
pub fn exact(value: &Fraction) -> String {
    let decimal = comma(&value.to_decimal());
    if value.decimals().is_some() { decimal } else { format!("{decimal} = {value}") }
}

/// The name of what a number is of.
pub fn what(what: &What) -> String {
    match what {
        What::Region(region) => format!("{} ({})", region.name, region.code),
        What::Unit { kind: Some((_, kind)), name }
            if !name.to_lowercase().contains(&kind.to_lowercase()) =>
        {
            format!("{name} ({kind})")
        }
        What::Unit { name, .. } => name.clone(),
        What::Product(number) => format!("Produk {number}"),
        What::Item { code, name, .. } => format!("{code} {name}"),
    }
}

/// The heading: what, the year, and the number.
pub fn heading(what: &str, year: u16, number: &str) -> String {
    format!("{what}, {year}: {number}")
}

/// What a number is a part of, the nearest first.
pub fn inside(names: &[String]) -> String {
    format!("di {}", names.join("; "))
}

/// The rubric and how sure it is.
pub fn rubric(rubric: &Rubric) -> String {
    format!("{} ({})", rubric.id, super::terminal::status(rubric.status))
}

/// The one rounding; that of a unit is for the eye alone.
pub fn rounding(rounding: &Rounding, region: bool) -> String {
    let published = rounding.published.on_paper();
    let same = rounding.exact.decimals().is_some_and(|decimals| decimals <= 2);
    match (region, same) {
        (true, true) => format!("tidak perlu: {published} paling banyak dua desimal"),
        (true, false) => {
            format!("menjadi {published}: sekali saja, ke dua desimal, setengah ke atas")
        }
        (false, true) => format!("tidak perlu: {published} paling banyak dua desimal"),
        (false, false) => format!(
            "{published} hanya untuk ditampilkan (dua desimal, setengah ke atas); rata-rata wilayah memakai nilai eksaknya"
        ),
    }
}

/// What a band is called, in a line.
pub fn band(band: &Band, suffix: Option<&str>) -> String {
    let zone = band.zone.map(|zone| format!("Zona {zone}"));
    let category = band.category.as_ref().map(|category| format!("Kategori {category}"));
    let suffix = suffix.map(|suffix| format!(" {suffix}")).unwrap_or_default();
    let opinion = format!("{}{suffix}", band.opinion);
    let words: Vec<_> = zone.into_iter().chain(category).chain([opinion]).collect();
    words.join(", ")
}

/// The borders of a band, and how far the next one is.
pub fn borders(found: &BandFound<'_>) -> String {
    let from = found.band.min.on_paper();
    let source = &found.bands.source;
    match &found.above {
        Some((above, missing)) => format!(
            "{from} sampai di bawah {}, dilihat dari nilai yang sudah dibulatkan [{source}]; kurang {} poin lagi ke {}",
            above.min.on_paper(),
            missing.on_paper(),
            band(above, None)
        ),
        None => format!(
            "{from} ke atas, dilihat dari nilai yang sudah dibulatkan [{source}]; yang tertinggi"
        ),
    }
}

/// Why an opinion has its suffix.
pub fn suffix(suffix: &str) -> String {
    format!("\"{suffix}\" karena rapor.toml menyebut followed_up = true")
}

/// How parts make a number.
pub fn rule(rule: Rule, node: &Node) -> String {
    let parts = node.parts();
    let counted = parts.iter().filter(|part| part.value.is_some()).count();
    let sum = parts.iter().find_map(|part| part.share.as_ref()).map(|share| &share.sum);
    let sum = sum.map(|sum| comma(&sum.to_decimal())).unwrap_or_default();
    match rule {
        Rule::Units => format!(
            "rata-rata dari {counted} unit yang dinilai, masing-masing 1/{counted}, dengan nilai eksaknya"
        ),
        Rule::AllProducts => format!(
            "rata-rata dari {sum} produk layanan di {counted} unit; bobot unit sebanyak produknya"
        ),
        Rule::Products => format!("rata-rata dari {sum} produk layanan"),
        Rule::Weights => {
            format!("jumlah bobot x nilai dari {counted} bagian; bobot dibagi jumlahnya, {sum}")
        }
        Rule::Points => format!("jumlah poin dibagi jumlah poin tertinggi, {sum}"),
        Rule::EachProduct => "untuk setiap produk sendiri-sendiri".to_owned(),
    }
}

/// How answers make the value of an indicator.
pub fn mean(max: &Fraction, answers: &[AnswerFound]) -> String {
    let counted: Vec<Points> = answers.iter().filter_map(|answer| answer.counted).collect();
    let count = counted.len();
    let max = comma(&max.to_decimal());
    if count == 0 {
        return format!("tidak ada jawaban yang dihitung; poin tertinggi {max}");
    }
    let sum = comma(&Points::sum(counted).to_decimal());
    format!("100 x {sum} poin / ({count} jawaban x poin tertinggi {max})")
}

/// A weight among its siblings.
pub fn weight(share: &Share) -> String {
    let (weight, sum) = (comma(&share.weight.to_decimal()), comma(&share.sum.to_decimal()));
    match &share.source {
        Some((status, source)) => {
            format!("bobot {weight} dari {sum} ({}) [{source}]", super::terminal::status(*status))
        }
        None => format!("bobot {weight} dari {sum}"),
    }
}

/// What a number adds to the region's score.
pub fn contribution(factors: &[String], sum: &Fraction, region: &str) -> String {
    format!("{} = {} ke nilai {region}", factors.join(" x "), short(sum))
}

/// Why a part does not count.
pub fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::NotAssessed => "tidak dinilai, maka tidak dihitung",
        LeftOut::NotApplicable => {
            "semua jawaban TB, maka tidak dihitung; bobotnya dibagi ke yang lain"
        }
        LeftOut::Unanswered => {
            "tidak ada jawaban yang dihitung (kosong atau TB); bobotnya dibagi ke yang lain"
        }
        LeftOut::AllParts => {
            "semua bagiannya tidak dihitung, maka ini pun tidak; bobotnya dibagi ke yang lain"
        }
    }
}

/// An answer, and what it counts for.
pub fn answer(found: &AnswerFound) -> String {
    match (found.answer, found.counted) {
        (Answer::Points(points), _) => comma(&points.exact().to_decimal()),
        (Answer::Refused, _) => "TJ (0)".to_owned(),
        (Answer::NotApplicable, _) => "TB (tidak dihitung)".to_owned(),
        (Answer::Blank, Some(_)) => "kosong (0)".to_owned(),
        (Answer::Blank, None) => "kosong (tidak dihitung)".to_owned(),
    }
}

/// A score that stands beside the units that make it.
pub fn beside(score: &str, at: &Location) -> String {
    format!("{score} di {at}; sama dengan rata-rata unit setelah dibulatkan")
}

/// Why a region has no score.
pub fn no_score(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Scored(_) => String::new(),
        Outcome::Incomplete => "lembarnya masih bermasalah; lihat temuan".to_owned(),
        Outcome::Missing => "tidak ada lembar tentang wilayah ini".to_owned(),
        Outcome::NotAssessed(None) => "lembarnya menyebut tidak dinilai".to_owned(),
        Outcome::NotAssessed(Some(reason)) => format!("tidak dinilai: {reason}"),
    }
}

/// The heading of a region without a score.
pub fn without_score(outcome: &Outcome) -> String {
    format!("tanpa nilai ({})", super::terminal::outcome(outcome))
}

/// A finding in a line: weight, code, what, where.
pub fn finding(finding: &crate::finding::Finding) -> String {
    let severity = super::severity(finding.severity());
    let message = super::message(&finding.problem);
    format!("{severity}[{}] {message} ({})", finding.code(), finding.at)
}

/// Why it is not clear which number is meant, and the way out.
pub fn unclear(unclear: &Unclear) -> (String, String) {
    let list = |candidates: &[String]| either(candidates, "atau");
    match unclear {
        Unclear::RegionUnknown(text, near) => {
            let way_out = match near.as_slice() {
                [] => {
                    "tulis kode wilayah dengan titik, misalnya 12.18, atau nama resminya".to_owned()
                }
                near => format!("yang namanya mirip: {}", list(near)),
            };
            (format!("wilayah \"{text}\" tidak dikenal"), way_out)
        }
        Unclear::RegionAmbiguous(text, candidates) => (
            format!("\"{text}\" nama lebih dari satu wilayah"),
            format!("sebut salah satu: {}", list(candidates)),
        ),
        Unclear::RegionOutside(name) => (
            format!("{name} tidak termasuk pekerjaan ini"),
            "sebut folder pekerjaan yang memuatnya: --job FOLDER".to_owned(),
        ),
        Unclear::UnitUnknown(text, units) => {
            let way_out = match units.as_slice() {
                [] => {
                    "nilai wilayah ini tidak berasal dari unit; tanyakan wilayahnya saja".to_owned()
                }
                units => format!("unit wilayah ini: {}", list(units)),
            };
            (format!("tidak ada unit \"{text}\" di wilayah ini"), way_out)
        }
        Unclear::UnitAmbiguous(text, units) => (
            format!("\"{text}\" berarti lebih dari satu unit"),
            format!("sebut salah satu: {}", list(units)),
        ),
        Unclear::CodeUnknown(code, known) => (
            format!("tidak ada bagian berkode {code} di unit ini"),
            format!("indikatornya: {}", list(known)),
        ),
        Unclear::ScoreAlone(unit, at) => (
            format!("jawaban {unit} tidak ada di pekerjaan ini; hanya keadaannya, di {at}"),
            "tanyakan unitnya saja, tanpa kode".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_and_say_so() {
        for (numerator, denominator, expected) in [
            (1, 3, "0,3333…"),
            (96, 1, "96"),
            (88_392, 1000, "88,392"),
            (1, 32, "0,0312…"),
            (-1, 3, "-0,3333…"),
        ] {
            assert_eq!(short(&Fraction::new(numerator, denominator).unwrap()), expected);
        }
        assert_eq!(percent(&Fraction::new(1, 7).unwrap()), "14,2857… %");
        assert_eq!(exact(&Fraction::new(2, 3).unwrap()), "0,666666666666… = 2/3");
        assert_eq!(exact(&Fraction::new(1, 8).unwrap()), "0,125");
    }
}
