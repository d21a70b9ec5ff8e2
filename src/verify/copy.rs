//! Copies of certificates that somebody has signed electronically since.
//!
//! Such a signature is added behind the file that was issued, whose bytes stay what they were (an
//! incremental update, ISO 32000-1, 7.5.6). So a copy is known by what it begins with. What stands
//! behind it could draw something else over the page, so it must be a signature over all of the
//! file ([`CopyFlaw`]) that leaves the issued page as it is. Whose signature it is, and
//! whether it is genuine, is for the state's certified service to say: here only the hash in it is
//! compared. A signature may show itself anywhere on the page, even over the score: so what the
//! register says of a certificate is always shown beside it.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER_PERMISSIVE;

use crate::digest::{Digest, is_sha2};

/// The end of a PDF, and of each of its updates.
const END: &[u8] = b"%%EOF";
/// So many ends are looked at: one of what was issued, and one of each signature.
const MOST_ENDS: usize = 64;
/// The attribute of a signature that holds the hash of what is signed (RFC 5652, 11.2): its
/// identity, and the beginning of a set of one string.
const MESSAGE_DIGEST: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04\x31";
/// The keys of a page, of the list of pages and of the document that lead to what is seen.
const SEEN: [&str; 4] = ["/Contents", "/Resources", "/Kids", "/Pages"];
/// Notes that draw over the page and are no signature.
const NOTES: [&str; 12] = [
    "FreeText",
    "Stamp",
    "Square",
    "Circle",
    "Line",
    "Ink",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Text",
    "Watermark",
    "Redact",
];

/// What is wrong with what follows an issued file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CopyFlaw {
    /// No signature.
    #[error("no signature")]
    Unsigned,
    /// The last signature is not over the whole file: something was added after it.
    #[error("something follows the last signature")]
    NotCovered,
    /// The file is not the one that was signed.
    #[error("not what was signed")]
    Content,
    /// What was issued was drawn anew, or is drawn over.
    #[error("the page was changed")]
    Redrawn,
    /// What was added is packed, and cannot be looked into.
    #[error("packed objects")]
    Packed,
}

/// What a file is a signed copy of, as told by the hash of what it begins with; `None` for the copy
/// of nothing that is known.
pub fn signed_copy<T>(
    bytes: &[u8],
    known: impl Fn(&Digest) -> Option<T>,
) -> Option<(T, Result<(), CopyFlaw>)> {
    let ends = find_all(bytes, END).take(MOST_ENDS).map(|at| at + END.len());
    let lengths = ends.flat_map(|end| [0, 1, 2].map(|more| end + more));
    let mut parts = lengths.filter_map(|length| bytes.split_at_checked(length));
    parts.find_map(|(issued, added)| {
        // Two bytes behind the end may be the line's own, never more.
        let issuance = known(&Digest::of(issued)).filter(|_| !added.is_empty())?;
        Some((issuance, look(bytes, issued, added)))
    })
}

fn look(bytes: &[u8], issued: &[u8], added: &[u8]) -> Result<(), CopyFlaw> {
    let range = find_all(added, b"/ByteRange").last().ok_or(CopyFlaw::Unsigned)?;
    let range = added.get(range..).and_then(byte_range).ok_or(CopyFlaw::Unsigned)?;
    let [from, before, after, rest] = range;
    let behind = before >= issued.len() && after > before;
    if from != 0 || !behind || after.checked_add(rest) != Some(bytes.len()) {
        return Err(CopyFlaw::NotCovered);
    }
    let parts = (bytes.get(..before), bytes.get(before..after), bytes.get(after..));
    let (Some(first), Some(gap), Some(last)) = parts else { return Err(CopyFlaw::NotCovered) };
    let signature = hexadecimal(gap).ok_or(CopyFlaw::Unsigned)?;
    let hashes = find_all(&signature, MESSAGE_DIGEST);
    let mut hashes = hashes.filter_map(|at| octets(signature.get(at + MESSAGE_DIGEST.len()..)?));
    if !hashes.any(|hash| is_sha2(hash, &[first, last])) {
        return Err(CopyFlaw::Content);
    }
    is_as_issued(issued, added)
}

/// The four numbers behind `/ByteRange`.
fn byte_range(bytes: &[u8]) -> Option<[usize; 4]> {
    let text = bytes.strip_prefix(b"/ByteRange")?;
    let end = text.iter().position(|byte| *byte == b']')?;
    let text = str::from_utf8(text.get(..end)?).ok()?.trim_start().strip_prefix('[')?;
    let numbers: Option<Vec<usize>> =
        text.split_ascii_whitespace().map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}

/// The bytes of `<...>`; nothing but that may stand in the gap that a signature leaves.
fn hexadecimal(gap: &[u8]) -> Option<Vec<u8>> {
    let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    HEXLOWER_PERMISSIVE.decode(digits).ok()
}

/// The string in a set of one, behind the set's tag (DER, short lengths).
fn octets(set: &[u8]) -> Option<&[u8]> {
    let [whole, 4, length, rest @ ..] = set else { return None };
    let sole = whole.checked_sub(2) == Some(*length);
    rest.get(..usize::from(*length)).filter(|_| sole)
}

/// Nothing that was issued was written anew but for what a signature adds: a field in the list of
/// forms, a note on the page, the date of the metadata.
fn is_as_issued(issued: &[u8], added: &[u8]) -> Result<(), CopyFlaw> {
    if find_all(added, b"/ObjStm").next().is_some() {
        return Err(CopyFlaw::Packed);
    }
    let roots = values(issued, "/Root");
    let same_root = values(added, "/Root").iter().all(|root| roots.contains(root));
    let notes = values(added, "/Subtype");
    let drawn_over = notes.iter().flatten().any(|note| NOTES.contains(&note.as_str()));
    if !same_root || drawn_over {
        return Err(CopyFlaw::Redrawn);
    }
    let before: BTreeMap<u32, &[u8]> = objects(issued).collect();
    let kept = objects(added)
        .all(|(number, new)| before.get(&number).is_none_or(|old| shows_the_same(old, new)));
    if kept { Ok(()) } else { Err(CopyFlaw::Redrawn) }
}

/// Whether an object that was written anew leaves what is seen as it was.
fn shows_the_same(old: &[u8], new: &[u8]) -> bool {
    let is_stream = |body: &[u8]| find_all(body, b"stream").next().is_some();
    let is_metadata = |body: &[u8]| find_all(body, b"/Metadata").next().is_some();
    if is_stream(new) || is_stream(old) {
        return is_metadata(old) && is_metadata(new);
    }
    // A name may be written in a way that this does not see through.
    let plain = !new.contains(&b'#');
    plain && SEEN.iter().all(|key| values(old, key) == values(new, key))
}

/// The objects of a file as they stand there: number and body.
fn objects(bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    find_all(bytes, b"obj").filter_map(|at| {
        let before = str::from_utf8(tail(bytes.get(..at)?, 24)).ok()?;
        let before = before.trim_end_matches(is_white);
        let generation = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = generation.trim_end_matches(is_white);
        let digits = number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = number.get(digits..)?.parse().ok()?;
        let body = bytes.get(at + 3..)?;
        let end = find_all(body, b"endobj").next().unwrap_or(body.len());
        Some((number, body.get(..end)?))
    })
}

/// What stands behind each appearance of a key: its words in order of letters, because a program
/// that writes a dictionary anew may sort it.
fn values(body: &[u8], key: &str) -> Vec<Vec<String>> {
    let text = String::from_utf8_lossy(body);
    let pieces = words(&text);
    let places = pieces.iter().enumerate().filter(|(_, word)| **word == key);
    let value = |at: usize| {
        let mut depth = 0_usize;
        let mut value = Vec::new();
        for word in pieces.iter().skip(at + 1) {
            match *word {
                "<<" | "[" => depth += 1,
                ">>" | "]" if depth == 0 => break,
                ">>" | "]" => depth -= 1,
                name if depth == 0 && name.starts_with('/') && !value.is_empty() => break,
                _ => {}
            }
            value.push(word.trim_start_matches('/').to_owned());
            if depth == 0 && matches!(*word, ">>" | "]" | "R") {
                break;
            }
        }
        value.sort();
        value
    };
    places.map(|(at, _)| value(at)).collect()
}

/// The words of PDF: names, numbers, and the brackets of dictionaries and lists.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(is_white);
    while let Some(first) = rest.chars().next() {
        let double = rest.starts_with("<<") || rest.starts_with(">>");
        let length = match first {
            _ if double => 2,
            '[' | ']' | '<' | '>' | '(' | ')' => 1,
            _ => {
                let inner = rest.char_indices().skip(1);
                let mut ends = inner.filter(|(_, c)| is_white(*c) || "/[]<>()".contains(*c));
                ends.next().map_or(rest.len(), |(at, _)| at)
            }
        };
        let (word, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        words.push(word);
        rest = tail.trim_start_matches(is_white);
    }
    words
}

fn is_white(c: char) -> bool {
    matches!(c, '\0' | '\t' | '\n' | '\x0c' | '\r' | ' ')
}

fn tail(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(length)..).unwrap_or(bytes)
}

/// Where this stands, from the beginning.
fn find_all<'a>(bytes: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let windows = bytes.windows(wanted.len()).enumerate();
    windows.filter(move |(_, window)| *window == wanted).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUED: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
        2 0 obj\n<</Kids[3 0 R]/Count 1>>\nendobj\n\
        3 0 obj\n<</Type/Page/Resources<</Font<</F0 5 0 R/F1 6 0 R>>>>/Contents 4 0 R>>\nendobj\n\
        4 0 obj\n<</Length 3>>stream\n...\nendstream\nendobj\n\
        trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
    /// What a program adds that signs: the page with a note, and the field.
    const UPDATE: &str = "3 0 obj\n<< /Contents 4 0 R /Annots [ 8 0 R ] /Resources << /Font << \
        /F1 6 0 R /F0 5 0 R >> >> /Type /Page >>\nendobj\n\
        8 0 obj\n<</Subtype/Widget/FT/Sig/V 9 0 R>>\nendobj\n";

    /// Adds an update with a signature, as a program does that signs.
    fn signed(issued: &[u8], update: &str, behind: &str) -> Vec<u8> {
        let head = format!("{update}9 0 obj\n<</Type/Sig/ByteRange[");
        let start = issued.len() + head.len() + 43;
        let end = start + 2 + 200;
        let rest = ">>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";
        let length = rest.len();
        let range = format!("{:043}", format!("0 {start:010} {end:010} {length:06}]/Contents"));
        let mut bytes = [issued, head.as_bytes(), range.as_bytes()].concat();
        let parts = [&bytes, rest.as_bytes()].concat();
        let hash = Digest::of(&parts);
        let message = [MESSAGE_DIGEST, &[34, 4, 32], hash.as_bytes()].concat();
        let digits = HEXLOWER_PERMISSIVE.encode(&message);
        assert_eq!(bytes.len(), start);
        bytes.extend(format!("<{digits:0<200}>").bytes());
        bytes.extend(rest.bytes());
        bytes.extend(behind.bytes());
        bytes
    }

    fn judged(bytes: &[u8]) -> Option<Result<(), CopyFlaw>> {
        let known = |hash: &Digest| (*hash == Digest::of(ISSUED)).then_some(());
        signed_copy(bytes, known).map(|((), judged)| judged)
    }

    #[test]
    fn a_signed_copy_is_known_by_what_it_begins_with() {
        let copy = signed(ISSUED, UPDATE, "");
        assert_eq!(judged(&copy), Some(Ok(())));
        // A second one signs the first one, too.
        assert_eq!(judged(&signed(&copy, "", "")), Some(Ok(())));
        assert_eq!(judged(ISSUED), None);
        assert_eq!(judged(b"%PDF-1.7\n%%EOF\nmore"), None);
    }

    #[test]
    fn every_flipped_byte_of_a_signed_copy_is_found() {
        let copy = signed(ISSUED, UPDATE, "");
        // What fills the signature up is for whoever checks it: the digits behind the 47 bytes of
        // the hash; the gap ends 41 bytes before the file does.
        let filling = copy.len() - 41 - (200 - 2 * 47)..copy.len() - 41;
        for at in 0..copy.len() {
            let mut changed = copy.clone();
            changed[at] ^= 1;
            let sound = judged(&changed) == Some(Ok(()));
            assert!(!sound || filling.contains(&at), "byte {at}: {:?}", char::from(copy[at]));
        }
    }

    #[test]
    fn what_is_no_signature_over_all_is_refused() {
        let bare = [ISSUED, UPDATE.as_bytes()].concat();
        assert_eq!(judged(&bare), Some(Err(CopyFlaw::Unsigned)));
        let added = signed(ISSUED, UPDATE, "3 0 obj\n<</Contents 9 0 R>>\nendobj\n%%EOF\n");
        assert_eq!(judged(&added), Some(Err(CopyFlaw::NotCovered)));
    }

    /// Whoever has a key of any kind can sign; the page must be the issued one all the same.
    #[test]
    fn a_page_that_was_drawn_anew_is_refused() {
        for (from, to, flaw) in [
            ("/Contents 4 0 R", "/Contents 7 0 R", CopyFlaw::Redrawn),
            ("/Contents 4 0 R", "/Contents 4 0 R /Contents 7 0 R", CopyFlaw::Redrawn),
            ("/Contents 4 0 R", "/#43ontents 7 0 R /Contents 4 0 R", CopyFlaw::Redrawn),
            ("/F1 6 0 R", "/F1 7 0 R", CopyFlaw::Redrawn),
            ("Widget", "FreeText", CopyFlaw::Redrawn),
            (
                "3 0 obj\n",
                "4 0 obj\n<<>>stream\nx\nendstream\nendobj\n3 0 obj\n",
                CopyFlaw::Redrawn,
            ),
            ("3 0 obj\n", "2 0 obj\n<</Kids[7 0 R]>>\nendobj\n3 0 obj\n", CopyFlaw::Redrawn),
            ("3 0 obj\n", "trailer\n<</Root 7 0 R>>\n3 0 obj\n", CopyFlaw::Redrawn),
            ("/Widget", "/Widget/Type/ObjStm", CopyFlaw::Packed),
        ] {
            let copy = signed(ISSUED, &UPDATE.replacen(from, to, 1), "");
            assert_eq!(judged(&copy), Some(Err(flaw)), "{to}");
        }
    }
}
