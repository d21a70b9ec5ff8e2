//! How numbers and lists read in a sentence.

/// `a, b atau c`.
pub(super) fn either(words: &[String], joint: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}

/// A decimal with a comma, as numbers are written here.
pub fn comma(number: &str) -> String {
    number.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_sentences() {
        let words = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(either(&words, "atau"), "a, b atau c");
        assert_eq!(either(&words[..1], "atau"), "a");
        assert_eq!(either(&[], "atau"), "");
    }
}
