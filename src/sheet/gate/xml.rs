//! The XML of a part, as strictly as the gate reads it: UTF-8, no document type, nothing left open.
//!
//! Names are compared without their prefix, as the reader library does.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::limits::DEEPEST;
use crate::finding::{PartFault, Problem};

/// Reads one part from its start to its end.
pub struct Scanner<'a> {
    part: &'a str,
    reader: Reader<&'a [u8]>,
    /// How many elements are open.
    depth: usize,
    /// Whether the outermost element was met.
    rooted: bool,
    /// Where the last node stands in the text.
    span: Range<usize>,
}

/// A piece of a part.
pub enum Node<'a> {
    /// An element begins; an empty one is closed by the next node.
    Open(Element<'a>),
    /// The innermost open element ends.
    Close,
    /// Text as it is written, without references.
    Text(&'a str),
    /// A reference to a character, resolved.
    Character(char),
    /// A comment, an instruction, or text marked as not to be parsed.
    Other,
    /// The part ends.
    End,
}

/// The start of an element.
pub struct Element<'a>(BytesStart<'a>);

/// The text of a part.
///
/// # Errors
/// Not UTF-8.
pub fn text<'a>(part: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let name = || if utf16 { "UTF-16".to_owned() } else { String::new() };
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        Ok(_) => Err(fault(part, PartFault::Encoding("UTF-16".to_owned()))),
        Err(_) => Err(fault(part, PartFault::Encoding(name()))),
    }
}

/// A finding about a part.
pub fn fault(part: &str, why: PartFault) -> Problem {
    Problem::PartRefused { part: super::brief(part), why }
}

impl<'a> Scanner<'a> {
    /// A scanner at the start of a part's text.
    pub fn new(part: &'a str, text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Self { part, reader, depth: 0, rooted: false, span: 0..0 }
    }

    /// The next piece.
    ///
    /// # Errors
    /// What the gate does not let in.
    pub fn next(&mut self) -> Result<Node<'a>, Problem> {
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|error| self.malformed(&error))?;
            self.span = start..self.position();
            return Ok(match event {
                Event::Start(start) => {
                    self.open()?;
                    Node::Open(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => match text.into_inner() {
                    Cow::Borrowed(text) if self.depth > 0 => Node::Text(text),
                    text if text.trim().is_empty() => continue,
                    _ => return Err(self.fault(PartFault::Malformed(String::new()))),
                },
                Event::GeneralRef(reference) => Node::Character(self.character(&reference)?),
                Event::CData(_) if self.depth == 0 => {
                    return Err(self.fault(PartFault::Malformed(String::new())));
                }
                Event::CData(_) | Event::Comment(_) | Event::PI(_) => Node::Other,
                Event::Decl(declaration) => {
                    if start > 0 {
                        return Err(self.fault(PartFault::Malformed("<?xml".to_owned())));
                    }
                    match declaration.encoding() {
                        None => continue,
                        Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") => continue,
                        name => {
                            let name = name.and_then(Result::ok).unwrap_or_default();
                            return Err(self.fault(PartFault::Encoding(super::brief(&name))));
                        }
                    }
                }
                Event::DocType(_) => return Err(self.fault(PartFault::DocumentType)),
                Event::Eof if self.depth > 0 || !self.rooted => {
                    return Err(self.fault(PartFault::Unbalanced));
                }
                Event::Eof => Node::End,
                Event::Empty(_) => return Err(self.fault(PartFault::Malformed(String::new()))),
            });
        }
    }

    /// Goes on to the end of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), Problem> {
        let inside = self.depth;
        while self.depth >= inside {
            self.next()?;
        }
        Ok(())
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Where the last node stands in the text.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// A finding about this part.
    pub fn fault(&self, why: PartFault) -> Problem {
        fault(self.part, why)
    }

    /// A finding about an element that does not belong where it stands.
    pub fn stray(&self, element: &Element<'_>) -> Problem {
        self.fault(PartFault::Element(super::brief(element.name())))
    }

    /// Some attributes of an element, as they are written, by their whole names.
    ///
    /// # Errors
    /// One is there twice, or they cannot be read.
    pub fn attributes<'e, const N: usize>(
        &self,
        element: &'e Element<'_>,
        names: [&str; N],
    ) -> Result<[Option<&'e str>; N], Problem> {
        let mut values = [None; N];
        for (name, value) in self.all_attributes(element) {
            let (name, value) = (name, value?);
            let wanted = names.iter().zip(&mut values).find(|(wanted, _)| **wanted == name);
            if let Some((_, slot)) = wanted
                && slot.replace(value).is_some()
            {
                return Err(self.fault(PartFault::Attribute(super::brief(name))));
            }
        }
        Ok(values)
    }

    /// All attributes of an element with their whole names, as they are written.
    pub fn all_attributes<'e>(
        &self,
        element: &'e Element<'_>,
    ) -> impl Iterator<Item = (&'e str, Result<&'e str, Problem>)> {
        let mut attributes = element.0.attributes();
        // Doubles are looked for where it matters, and in linear time.
        attributes.with_checks(false);
        attributes.map(|attribute| match attribute {
            Ok(attribute) => {
                let value = match attribute.value {
                    Cow::Borrowed(value) => Ok(value),
                    Cow::Owned(_) => Err(self.fault(PartFault::Attribute(String::new()))),
                };
                (attribute.key.0, value)
            }
            Err(error) => ("", Err(self.fault(PartFault::Malformed(error.to_string())))),
        })
    }

    /// An attribute's value with its references resolved.
    pub fn plain<'v>(&self, value: &'v str) -> Result<Cow<'v, str>, Problem> {
        escape::unescape(value).map_err(|_| self.fault(PartFault::Entity(super::brief(value))))
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn open(&mut self) -> Result<(), Problem> {
        if self.depth == 0 && self.rooted {
            return Err(self.fault(PartFault::Unbalanced));
        }
        self.rooted = true;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(PartFault::Depth(DEEPEST)));
        }
        Ok(())
    }

    fn character(&self, reference: &quick_xml::events::BytesRef<'_>) -> Result<char, Problem> {
        let unknown = || self.fault(PartFault::Entity(super::brief(reference)));
        if self.depth == 0 {
            return Err(unknown());
        }
        match reference.resolve_char_ref() {
            Ok(Some(character)) => Ok(character),
            Ok(None) => match &**reference {
                "amp" => Ok('&'),
                "lt" => Ok('<'),
                "gt" => Ok('>'),
                "quot" => Ok('"'),
                "apos" => Ok('\''),
                _ => Err(unknown()),
            },
            Err(_) => Err(unknown()),
        }
    }

    fn malformed(&self, error: &quick_xml::Error) -> Problem {
        self.fault(PartFault::Malformed(super::brief(&error.to_string())))
    }
}

impl Element<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Whether these letters stand anywhere between its brackets.
    pub fn mentions(&self, letters: &str) -> bool {
        self.0.attributes_raw().contains(letters)
    }

    /// Its name as it is written.
    pub fn whole_name(&self) -> &str {
        self.0.name().0
    }
}

/// A text with its special characters as references, for an attribute or between tags.
pub fn escaped(text: &str) -> Cow<'_, str> {
    escape::escape(text)
}
