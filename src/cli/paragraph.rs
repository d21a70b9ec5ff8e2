//! Text set in lines of 80 columns; nothing is ever cut off.

use super::terminal::printable;

/// The width of every line.
pub const WIDTH: usize = 80;

/// A text after a first column, wrapped; further lines begin below its first word.
pub fn hanging(first: &str, text: &str) -> String {
    let indent = first.chars().count();
    let mut lines = wrapped(text, WIDTH.saturating_sub(indent).max(20)).into_iter();
    let mut set = format!("{first}{}", lines.next().unwrap_or_default());
    for line in lines {
        set.push_str(&format!("\n{}{line}", " ".repeat(indent)));
    }
    set
}

/// The lines of a text, each at most so wide; a word that is wider itself is broken.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let words = text.split_whitespace().map(printable).flat_map(|word| broken(&word, width));
    for word in words {
        let room = line.chars().count() + 1 + word.chars().count() <= width;
        if line.is_empty() {
            line = word;
        } else if room {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    lines.push(line);
    lines
}

fn broken(word: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(width).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_below_their_first_word_and_nothing_is_lost() {
        let name =
            "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Serdang Bedagai";
        let set = hanging("  Unit      ", name);
        let lines: Vec<_> = set.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{set}");
        assert!(lines[1].starts_with("            Serdang"), "{set}");
        let path = format!("lembar/{}.xlsx", "x".repeat(200));
        let set = hanging("Asal  ", &path);
        assert!(set.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(set.replace(['\n', ' '], ""), format!("Asal{path}"));
        assert_eq!(hanging("", "a\u{1b}[31m \n b"), "a\u{FFFD}[31m b");
    }
}
