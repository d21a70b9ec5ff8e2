//! The bytes of a PDF file: header, objects, the table of where they stand, and the trailer.

use std::collections::BTreeMap;
use std::io::{Error, Write as _};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

/// The version, and a comment of bytes above 127, which tells programs that the file is no text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xC7\xEC\x8F\xA2\n";

/// Objects that refer to each other by number.
pub(super) struct Objects {
    last: u32,
    all: BTreeMap<u32, Object>,
}

impl Objects {
    /// No objects yet; their numbers begin behind `last`.
    pub(super) fn after(last: u32) -> Self {
        Self { last, all: BTreeMap::new() }
    }

    /// The number that the next object gets.
    pub(super) fn next(&self) -> u32 {
        self.last + 1
    }

    /// A number for an object that will be set later.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.last += 1;
        (self.last, 0)
    }

    /// Adds an object under the next number.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.set(id, object);
        id
    }

    /// Gives a number its object.
    pub(super) fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.all.insert(id.0, object.into());
    }

    /// All of them as they stand in a file.
    pub(super) fn bodies(self) -> Result<BTreeMap<u32, Vec<u8>>, Error> {
        self.all.into_iter().map(|(number, object)| Ok((number, body(object)?))).collect()
    }
}

/// A file being written.
pub(super) struct File {
    bytes: Vec<u8>,
    /// Where each object starts; none for a number that this file does not use.
    starts: Vec<Option<usize>>,
}

/// An object as it stands in a file, without its number.
fn body(object: Object) -> Result<Vec<u8>, Error> {
    // lopdf writes objects as operands: each with a space behind it, then the operator.
    let operations = vec![Operation::new("", vec![object])];
    let mut bytes = Content { operations }.encode().map_err(Error::other)?;
    bytes.pop();
    Ok(bytes)
}

impl File {
    pub(super) fn new() -> Self {
        let mut bytes = Vec::with_capacity(128 * 1024);
        bytes.extend_from_slice(HEADER);
        Self { bytes, starts: Vec::new() }
    }

    /// Writes objects that were made into bytes before, which many files share.
    pub(super) fn copy<'a>(
        &mut self,
        bodies: impl IntoIterator<Item = (&'a u32, &'a Vec<u8>)>,
    ) -> Result<(), Error> {
        bodies.into_iter().try_for_each(|(number, body)| self.put(*number, body))
    }

    /// Writes objects that belong to this file alone.
    pub(super) fn write(&mut self, objects: Objects) -> Result<(), Error> {
        objects.all.into_iter().try_for_each(|(number, object)| self.put(number, &body(object)?))
    }

    fn put(&mut self, number: u32, body: &[u8]) -> Result<(), Error> {
        let index = number as usize;
        if self.starts.len() <= index {
            self.starts.resize(index + 1, None);
        }
        if let Some(start) = self.starts.get_mut(index) {
            *start = Some(self.bytes.len());
        }
        writeln!(self.bytes, "{number} 0 obj")?;
        self.bytes.extend_from_slice(body);
        // PDF/A wants a line of its own for the word that ends an object.
        self.bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// The whole file. The trailer gets its size here.
    pub(super) fn finish(mut self, mut trailer: Dictionary) -> Result<Vec<u8>, Error> {
        let table = self.bytes.len();
        let size = self.starts.len().max(1);
        write!(self.bytes, "xref\n0 {size}\n")?;
        // Numbers that are not used form a chain that starts and ends at 0.
        let free = |(index, start): (usize, &Option<usize>)| start.is_none().then_some(index);
        let mut unused = self.starts.iter().enumerate().skip(1).filter_map(free);
        writeln!(self.bytes, "{:010} 65535 f ", unused.next().unwrap_or(0))?;
        for start in self.starts.iter().skip(1) {
            match start {
                Some(start) => writeln!(self.bytes, "{start:010} 00000 n ")?,
                None => writeln!(self.bytes, "{:010} 00001 f ", unused.next().unwrap_or(0))?,
            }
        }
        trailer.set("Size", i64::try_from(size).map_err(Error::other)?);
        self.bytes.extend_from_slice(b"trailer\n");
        self.bytes.extend_from_slice(&body(trailer.into())?);
        write!(self.bytes, "\nstartxref\n{table}\n%%EOF\n")?;
        Ok(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_gaps_are_free() {
        let mut shared = Objects::after(2);
        assert_eq!(shared.add(7), (3, 0));
        let mut own = Objects::after(5);
        own.add(Object::string_literal("enam"));
        own.set((1, 0), dictionary! { "Type" => "Catalog" });
        let mut file = File::new();
        file.copy(&shared.bodies().unwrap()).unwrap();
        file.write(own).unwrap();
        let bytes = file.finish(dictionary! { "Root" => (1, 0) }).unwrap();
        let document = Document::load_mem(&bytes).unwrap();
        assert_eq!(document.get_object((3, 0)).unwrap(), &Object::Integer(7));
        assert_eq!(document.get_object((6, 0)).unwrap().as_str().unwrap(), b"enam");
        assert_eq!(document.trailer.get(b"Size").unwrap().as_i64().unwrap(), 7);
        let text = String::from_utf8_lossy(&bytes);
        let table: Vec<&str> = text.lines().skip_while(|line| *line != "0 7").skip(1).collect();
        assert_eq!(table[0], "0000000002 65535 f ");
        assert_eq!(table[2], "0000000004 00001 f ");
        assert_eq!(table[4], "0000000005 00001 f ");
        assert_eq!(table[5], "0000000000 00001 f ");
        assert!(table[..7].iter().all(|line| line.len() == 19));
    }
}
