//! The whole register: its lines, each bound to the one before, and what they come to.

use super::event::{Entry, Event};
use super::head::Head;
use super::line::{Line, LineFault};
use super::state::{Contradiction, State};
use crate::digest::Digest;

/// A register that is known to be sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    state: State,
    head: Option<Head>,
    anchor: Option<Head>,
    last: Option<Entry>,
}

/// A register that was read, and what stands behind its last whole line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the whole lines come to.
    pub register: Register,
    /// How many bytes the whole lines have; the rest was being written when the power went.
    pub whole: usize,
}

/// What is wrong with a register, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {flaw}")]
pub struct Fault {
    /// The line, from 1; one behind the last where lines are missing.
    pub line: u64,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What is wrong with a register.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The line by itself is not one that this tool writes.
    #[error(transparent)]
    Line(#[from] LineFault),
    /// The line says that it is another one.
    #[error("it says that it is line {0}")]
    OutOfOrder(u64),
    /// The line before is not the one that this one was written after.
    #[error("the line before was changed, removed or put in")]
    Broken,
    /// The event cannot follow those before it.
    #[error(transparent)]
    Contradiction(#[from] Contradiction),
    /// The register once had more lines: some were cut off, or this is an older copy.
    #[error("it once had {0} lines or more")]
    Shortened(u64),
    /// This line is not the one that was there before: it or one above it was written anew.
    #[error("it is not the line that was known")]
    Rewritten,
}

impl Register {
    /// What the events come to.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The last line; `None` for a register that has not begun.
    pub fn head(&self) -> Option<Head> {
        self.head
    }

    /// The last line that a run writes before it draws; `None` for a register that has not begun.
    ///
    /// This is the head that goes on documents. What is written after they are in place (`issued`
    /// and `replaced`) lies behind it, so that the same run again draws the same bytes.
    pub fn anchor(&self) -> Option<Head> {
        self.anchor
    }

    /// Adds events, and answers the lines to be written for them, each with its line feed.
    ///
    /// # Errors
    /// If an event cannot follow, or would not read back; nothing has changed then.
    pub fn extend(&mut self, entries: &[Entry]) -> Result<String, Fault> {
        let mut extended = self.clone();
        let mut text = String::new();
        for entry in entries {
            let line = extended.next_line(entry);
            let at = |flaw| Fault { line: line.seq, flaw };
            let written = line.write().map_err(|fault| at(fault.into()))?;
            extended.add(&written, &line).map_err(at)?;
            text.push_str(&written);
            text.push('\n');
        }
        *self = extended;
        Ok(text)
    }

    /// What the last line says: the one line that no other line is bound to.
    pub fn last(&self) -> Option<&Entry> {
        self.last.as_ref()
    }

    fn next_line(&self, entry: &Entry) -> Line {
        Line { seq: self.next_number(), prev: self.last_hash(), entry: entry.clone() }
    }

    fn next_number(&self) -> u64 {
        self.head.map_or(1, |head| head.line + 1)
    }

    fn last_hash(&self) -> Digest {
        self.head.map_or(Digest::ZERO, |head| head.hash)
    }

    fn add(&mut self, written: &str, line: &Line) -> Result<(), Flaw> {
        if line.seq != self.next_number() {
            return Err(Flaw::OutOfOrder(line.seq));
        }
        if line.prev != self.last_hash() {
            return Err(Flaw::Broken);
        }
        self.state.apply(&line.entry)?;
        self.head = Some(Head { line: line.seq, hash: Digest::of(written.as_bytes()) });
        if !matches!(line.entry.event, Event::Issued { .. } | Event::Replaced { .. }) {
            self.anchor = self.head;
        }
        self.last = Some(line.entry.clone());
        Ok(())
    }
}

/// Reads a register. `known` are heads of it that are known from elsewhere, in any order.
///
/// A last line without its line feed was being written when the power went, or the program was
/// killed; nobody was told of it, and it is left out. NUL bytes at the end are no part of a line:
/// that is what a power cut leaves where the file had grown and its bytes had not arrived.
///
/// # Errors
/// The first line that is wrong, and in what way.
pub fn read(bytes: &[u8], known: &[Head]) -> Result<Reading, Fault> {
    let mut register = Register::default();
    let mut whole = 0;
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let (bytes, _noughts) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    for bytes in bytes.split_inclusive(|byte| *byte == b'\n') {
        let Some(bytes) = bytes.strip_suffix(b"\n") else {
            break;
        };
        let number = register.next_number();
        let at = |flaw| Fault { line: number, flaw };
        let text = std::str::from_utf8(bytes).map_err(|_| at(LineFault::NotAnEvent.into()))?;
        let line = Line::parse(text).map_err(|fault| at(fault.into()))?;
        register.add(text, &line).map_err(at)?;
        if known
            .iter()
            .any(|head| Some(head.line) == line_of(&register) && !is_head(&register, head))
        {
            return Err(at(Flaw::Rewritten));
        }
        whole += bytes.len() + 1;
    }
    let lines = line_of(&register).unwrap_or(0);
    match known.iter().map(|head| head.line).max() {
        Some(most) if most > lines => Err(Fault { line: lines + 1, flaw: Flaw::Shortened(most) }),
        _ => Ok(Reading { register, whole }),
    }
}

fn line_of(register: &Register) -> Option<u64> {
    register.head.map(|head| head.line)
}

fn is_head(register: &Register, head: &Head) -> bool {
    register.head.as_ref() == Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::fixture::{date, number, reserved};

    /// A register in which a certificate is issued, voided and followed by another.
    fn sample() -> (String, Register) {
        let at = |event| Entry { date: date(), event };
        let pdf = Digest::of(b"pdf");
        let mut register = Register::default();
        let text = register
            .extend(&[
                at(Event::Opened),
                at(Event::KeyChanged { key: Digest::of(b"key") }),
                reserved("001", 1, "12.18", "97.08"),
                reserved("002", 2, "12.05", "96.86"),
                at(Event::Issued { number: number("001"), pdf }),
                at(Event::Issued { number: number("002"), pdf }),
                at(Event::Voided { number: number("001"), reason: Some("salah".to_owned()) }),
                reserved("003", 3, "12.18", "97.09"),
                at(Event::Replaced { number: number("001"), by: number("003"), reason: None }),
                at(Event::Issued { number: number("003"), pdf }),
            ])
            .unwrap();
        (text, register)
    }

    fn refusal(text: &str, known: &[Head]) -> (u64, Flaw) {
        let fault = read(text.as_bytes(), known).unwrap_err();
        (fault.line, fault.flaw)
    }

    #[test]
    fn a_register_reads_back() {
        let (text, register) = sample();
        let reading = read(text.as_bytes(), &[]).unwrap();
        assert_eq!(reading, Reading { register: register.clone(), whole: text.len() });
        assert_eq!(register.head().unwrap().line, 10);
        assert_eq!(register.anchor().unwrap().line, 8);
        assert_eq!(read(b"", &[]).unwrap().register, Register::default());
    }

    #[test]
    fn a_register_that_was_cut_edited_or_sorted_is_refused_with_its_line() {
        let (text, register) = sample();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let head = register.head().unwrap();
        let anchor = register.anchor().unwrap();
        assert!(read(text.as_bytes(), &[anchor, head]).is_ok());

        // Whole lines cut off, from the end and from the middle.
        assert_eq!(refusal(&lines[..9].concat(), &[head]), (10, Flaw::Shortened(10)));
        assert_eq!(refusal("", &[anchor]), (1, Flaw::Shortened(8)));
        assert_eq!(
            refusal(&[&lines[..4], &lines[5..]].concat().concat(), &[]),
            (5, Flaw::OutOfOrder(6))
        );
        // Two lines in the other order.
        let mut sorted = lines.clone();
        sorted.swap(4, 5);
        assert_eq!(refusal(&sorted.concat(), &[]), (5, Flaw::OutOfOrder(6)));
        // A line changed; the one after it does not follow.
        let edited = text.replacen("\"reason\":\"salah\"", "\"reason\":\"benar\"", 1);
        assert_eq!(refusal(&edited, &[]), (8, Flaw::Broken));
        // All lines from one on written anew.
        let mut forged = read(lines[..2].concat().as_bytes(), &[]).unwrap().register;
        let other: Vec<Entry> =
            (1..9).map(|n| reserved(&n.to_string(), n, &format!("12.{n:02}"), "97.08")).collect();
        let forgery = lines[..2].concat() + &forged.extend(&other).unwrap();
        assert!(read(forgery.as_bytes(), &[]).is_ok());
        assert_eq!(refusal(&forgery, &[head]), (10, Flaw::Rewritten));
        assert_eq!(refusal(&forgery, &[head, anchor]), (8, Flaw::Rewritten));
    }

    #[test]
    fn every_flipped_byte_is_found() {
        let (text, register) = sample();
        let head = register.head().unwrap();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(read(&bytes, &[head]).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_torn_last_line_is_left_out() {
        let (text, register) = sample();
        let known = register.anchor().unwrap();
        let start = text.trim_end().rfind('\n').unwrap() + 1;
        for end in start..text.len() {
            let reading = read(&text.as_bytes()[..end], &[known]).unwrap();
            assert_eq!((reading.whole, reading.register.head().unwrap().line), (start, 9));
        }
        // The file had grown, and what was written had not arrived: all of it, or its end.
        for arrived in ["", "{\"seq\":10,"] {
            let noughts = [&text.as_bytes()[..start], arrived.as_bytes(), &[0; 100]].concat();
            assert_eq!(read(&noughts, &[known]).unwrap().whole, start);
        }
        // Before a line that is there they are no such thing, but damage.
        let damaged = [&text.as_bytes()[..start], b"\0\n", &text.as_bytes()[start..]].concat();
        let fault = Fault { line: 10, flaw: LineFault::NotAnEvent.into() };
        assert_eq!(read(&damaged, &[known]), Err(fault));
    }

    #[test]
    fn events_that_contradict_are_refused_with_their_line() {
        let at = |event| Entry { date: date(), event };
        let (one, pdf) = (number("001"), Digest::of(b"pdf"));
        let issued = at(Event::Issued { number: one.clone(), pdf });
        let void = |reason: Option<&str>| {
            at(Event::Voided { number: one.clone(), reason: reason.map(str::to_owned) })
        };
        let replaced = |by: &str, reason: Option<&str>| {
            let reason = reason.map(str::to_owned);
            at(Event::Replaced { number: one.clone(), by: number(by), reason })
        };
        let opened = || vec![at(Event::Opened), reserved("001", 1, "12.18", "97.08")];
        let key = at(Event::KeyChanged { key: pdf });
        for (more, expected) in [
            (vec![at(Event::Opened)], Contradiction::OpenedTwice),
            (vec![key.clone(), key], Contradiction::SameKey),
            (vec![reserved("001", 2, "12.05", "1")], Contradiction::NumberUsed(one.clone())),
            (vec![reserved("002", 1, "12.05", "1")], Contradiction::Sequence(1)),
            (vec![reserved("002", 2, "12.18", "1")], Contradiction::AlreadyReserved(one.clone())),
            (
                vec![at(Event::Issued { number: number("2"), pdf })],
                Contradiction::Unknown(number("2")),
            ),
            (vec![issued.clone(), issued.clone()], Contradiction::IssuedTwice(one.clone())),
            (vec![issued.clone(), void(None)], Contradiction::Reason),
            (
                vec![issued.clone(), void(Some("a")), void(Some("b"))],
                Contradiction::Ended(one.clone()),
            ),
            (vec![void(None), issued.clone()], Contradiction::Ended(one.clone())),
            // In force, and another one reserved without saying why.
            (vec![issued.clone(), reserved("002", 2, "12.18", "1")], Contradiction::Reason),
            (
                vec![reserved("002", 2, "12.05", "1"), issued, replaced("002", Some("a"))],
                Contradiction::NoSuccessor(number("002")),
            ),
            (vec![void(None), replaced("003", None)], Contradiction::Unknown(number("003"))),
        ] {
            let entries = [opened(), more].concat();
            let fault = Register::default().extend(&entries).unwrap_err();
            let line = u64::try_from(entries.len()).unwrap();
            assert_eq!(fault, Fault { line, flaw: expected.into() });
        }
        let fault = Register::default().extend(&opened()[1..]).unwrap_err();
        assert_eq!(fault.flaw, Contradiction::NotOpened.into());
    }

    #[test]
    fn numbers_that_differ_in_case_alone_are_one() {
        let mut register = Register::default();
        let entries = [
            Entry { date: date(), event: Event::Opened },
            reserved("1/Piagam", 1, "12.18", "97.08"),
            reserved("1/PIAGAM", 2, "12.05", "96.86"),
        ];
        let fault = register.extend(&entries).unwrap_err();
        assert_eq!(fault.flaw, Contradiction::NumberUsed(number("1/Piagam")).into());
        assert_eq!(register, Register::default());
    }
}
