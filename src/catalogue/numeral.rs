//! Scores in words, as Indonesian certificates spell them.

use crate::domain::Published;

const UNITS: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
];

/// A score in words, figure by figure behind the comma: 97,08 is
/// "sembilan puluh tujuh koma nol delapan".
pub fn spelled(score: Published) -> String {
    let on_paper = score.on_paper();
    let (whole, decimals) = on_paper.split_once(',').unwrap_or((&on_paper, ""));
    let whole = up_to_hundred(whole.parse().unwrap_or(0));
    let figures: Vec<&str> = decimals
        .bytes()
        .filter_map(|figure| word(usize::from(figure.wrapping_sub(b'0'))))
        .collect();
    format!("{whole} koma {}", figures.join(" "))
}

fn word(number: usize) -> Option<&'static str> {
    UNITS.get(number).copied()
}

/// A number from 0 to 100 in words.
fn up_to_hundred(number: usize) -> String {
    let tens = |number: usize| word(number / 10).unwrap_or_default();
    let units = |number: usize| word(number % 10).unwrap_or_default();
    match number {
        0..=11 => word(number).unwrap_or_default().to_owned(),
        12..=19 => format!("{} belas", units(number)),
        20..=99 if number.is_multiple_of(10) => format!("{} puluh", tens(number)),
        20..=99 => format!("{} puluh {}", tens(number), units(number)),
        _ => "seratus".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_indonesian_does() {
        // As the rules of CLDR for spelled-out cardinals of Indonesian say.
        for (number, expected) in [
            (0, "nol"),
            (9, "sembilan"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (19, "sembilan belas"),
            (20, "dua puluh"),
            (21, "dua puluh satu"),
            (80, "delapan puluh"),
            (99, "sembilan puluh sembilan"),
            (100, "seratus"),
        ] {
            assert_eq!(up_to_hundred(number), expected);
        }
    }
}
