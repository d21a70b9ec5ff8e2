//! How sure the figures of a row are, and where they were read.

use crate::catalogue::recap as words;
use crate::rubric::{Figure, Status};

/// A figure's name among those of its row, its status, and the id of its source.
pub(super) type Origin<'a> = (&'a str, Status, &'a str);

/// The origin of a figure.
pub(super) fn origin<'a, T>(name: &'a str, figure: &'a Figure<T>) -> Origin<'a> {
    (name, figure.status, &figure.source)
}

/// The status and the source of a row: said once where all figures agree, else figure by figure.
pub(super) fn of(figures: &[Origin<'_>]) -> [String; 2] {
    [said(figures, |(_, status, _)| words::status(*status)), said(figures, |(_, _, source)| source)]
}

fn said<'a>(figures: &'a [Origin<'a>], word: impl Fn(&'a Origin<'a>) -> &'a str) -> String {
    let mut all = figures.iter().map(|figure| (figure.0, word(figure)));
    let Some((_, first)) = all.next() else {
        return String::new();
    };
    if all.all(|(_, other)| other == first) {
        return first.to_owned();
    }
    let each: Vec<_> =
        figures.iter().map(|figure| words::of_figure(figure.0, word(figure))).collect();
    each.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_agree_are_said_once() {
        assert_eq!(of(&[]), ["", ""]);
        assert_eq!(
            of(&[("poin", Status::Inferred, "a"), ("sampel", Status::Inferred, "a")]),
            ["disimpulkan", "a"]
        );
        assert_eq!(
            of(&[("poin", Status::Inferred, "a"), ("sampel", Status::Published, "a")]),
            ["poin: disimpulkan; sampel: terbit", "a"]
        );
    }
}
