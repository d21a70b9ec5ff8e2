//! A disk in memory on which the power goes at a chosen step.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::dice::Dice;
use crate::register::storage::Storage;

/// A disk that outlives the runs that use it; clones are the same one.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf(Rc<RefCell<Contents>>);

#[derive(Debug, Default)]
struct Contents {
    /// The register as programs see it.
    file: Option<Vec<u8>>,
    /// The register as it would be after a power cut.
    lasting: Option<Vec<u8>>,
    pieces: BTreeMap<String, Vec<u8>>,
    /// How many steps are left; `None` for all the time in the world.
    left: Option<u64>,
}

impl Shelf {
    /// Lets the power go after so many steps.
    pub(super) fn stop_after(&self, steps: u64) {
        self.0.borrow_mut().left = Some(steps);
    }

    /// One step; an error where the power is gone.
    pub(super) fn step(&self) -> io::Result<()> {
        match &mut self.0.borrow_mut().left {
            None => Ok(()),
            Some(0) => Err(io::Error::other("no power")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }

    pub(super) fn is_dead(&self) -> bool {
        self.0.borrow().left == Some(0)
    }

    /// The disk works again, and nothing is lost.
    pub(super) fn recover(&self) {
        self.0.borrow_mut().left = None;
    }

    /// The power is back: of what was not synced, some is there, whole, torn or as noughts.
    pub(super) fn restart(&self, dice: &mut Dice) {
        let mut contents = self.0.borrow_mut();
        contents.left = None;
        let (seen, lasting) = (contents.file.take(), contents.lasting.take());
        let file = match (seen, lasting) {
            (Some(seen), lasting) => {
                let kept = lasting.as_ref().map_or(0, Vec::len);
                match dice.below(4) {
                    0 => lasting,
                    1 => Some(seen),
                    2 if seen.len() > kept => {
                        let more = u32::try_from(seen.len() - kept).unwrap();
                        let more = dice.below(more) as usize;
                        Some(seen[..kept + more].to_vec())
                    }
                    3 if seen.len() > kept => {
                        let noughts = vec![0; seen.len() - kept];
                        Some([&seen[..kept], &noughts].concat())
                    }
                    _ => lasting,
                }
            }
            (None, lasting) => lasting,
        };
        contents.lasting.clone_from(&file);
        contents.file = file;
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.borrow().file.clone().unwrap_or_default()
    }

    /// Somebody puts another file in the register's place.
    pub(super) fn put(&self, bytes: &[u8]) {
        let mut contents = self.0.borrow_mut();
        contents.file = Some(bytes.to_vec());
        contents.lasting = Some(bytes.to_vec());
    }
}

impl Storage for Shelf {
    fn path(&self) -> &Path {
        Path::new("registri.jsonl")
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.step()?;
        Ok(self.0.borrow().file.clone())
    }

    fn length(&mut self) -> io::Result<u64> {
        self.step()?;
        Ok(self.bytes().len() as u64)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let done = self.step();
        // A killed process has written half of it.
        let written = if done.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        self.0.borrow_mut().file.get_or_insert_default().extend(written);
        done
    }

    fn sync(&mut self) -> io::Result<()> {
        self.step()?;
        let mut contents = self.0.borrow_mut();
        // Without its name the file is lost with all that is in it.
        if contents.lasting.is_some() {
            contents.lasting = contents.file.clone();
        }
        Ok(())
    }

    fn sync_folder(&mut self) -> io::Result<()> {
        self.step()?;
        let mut contents = self.0.borrow_mut();
        contents.lasting = contents.file.clone();
        Ok(())
    }

    fn shorten(&mut self, length: u64) -> io::Result<()> {
        self.step()?;
        let length = usize::try_from(length).unwrap();
        self.0.borrow_mut().file.as_mut().unwrap().truncate(length);
        Ok(())
    }

    fn keep(&mut self, name: &str, piece: &[u8]) -> io::Result<PathBuf> {
        self.step()?;
        let known = self.0.borrow_mut().pieces.insert(name.to_owned(), piece.to_vec());
        assert!(known.is_none_or(|known| known == piece), "{name} has two contents");
        Ok(PathBuf::from(name))
    }
}
