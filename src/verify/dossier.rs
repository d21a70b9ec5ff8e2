//! The papers of a job, and what they prove together.

use std::collections::BTreeMap;

use super::key::Keys;
use super::manifest::Manifest;
use super::verdict::{Item, Verdict, Voucher};
use crate::digest::Digest;
use crate::domain::Date;
use crate::output::{ArtifactPath, MANIFEST_FILE, PUBLIC_KEY_FILE, SIGNATURE_FILE, Sums};
use crate::register::{self, Event, Head, Record, Register};
use crate::signing::{KeyId, PublicKey, Signature};

/// The papers as they were read; nothing of them is believed.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// The register, for people.
    pub place: String,
    /// The bytes of the register; `None` where there is none.
    pub register: Option<Vec<u8>>,
    /// The outputs whose lists may vouch for files.
    pub outputs: Vec<Output>,
    /// The public keys at hand.
    pub keys: Keys,
    /// The date of the certificates, as the job says now, if it says one.
    pub date: Option<Date>,
}

/// What an output says of itself.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// The folder, for people.
    pub place: String,
    /// The bytes of `SHA256SUMS`.
    pub sums: Option<Vec<u8>>,
    /// The bytes of the signature over it.
    pub signature: Option<Vec<u8>>,
    /// The bytes of its manifest.
    pub manifest: Option<Vec<u8>>,
    /// The bytes of the public key that came with it.
    pub key: Option<Vec<u8>>,
}

/// What the papers come to.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// The public keys at hand.
    pub(super) keys: Keys,
    /// What was found about the outputs, in their order.
    pub(super) outputs: Vec<Item>,
    /// What was found about the register.
    pub(super) books: Vec<Item>,
    /// The register, where it is sound.
    pub(super) register: Option<Register>,
    /// Every certificate by each file that it was issued as.
    pub(super) by_file: BTreeMap<Digest, Record>,
    /// Every file on a list that was signed.
    pub(super) signed: BTreeMap<Digest, Listing>,
}

/// Where a file stands on a signed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listing {
    /// Its path in the output.
    pub(super) path: ArtifactPath,
    /// The key that has signed.
    pub(super) key: KeyId,
    /// Whether the run gave numbers.
    pub(super) numbered: bool,
}

impl Output {
    /// The list, if it is one that this tool writes.
    fn list(&self) -> Option<Sums> {
        Sums::parse(self.sums.as_deref()?)
    }

    /// The public key that came with it, and where it stands.
    fn enclosed_key(&self) -> Option<(String, PublicKey)> {
        let text = String::from_utf8_lossy(self.key.as_deref()?);
        let key = PublicKey::parse(&text).ok()?;
        Some((format!("{}/{PUBLIC_KEY_FILE}", self.place), key))
    }

    /// The manifest, if it is the one on the list. `Some(Err)` for one that cannot be understood.
    fn listed_manifest(&self) -> Option<Result<Manifest, Item>> {
        let bytes = self.manifest.as_deref()?;
        let listed = self.list()?.get(&ArtifactPath::new(MANIFEST_FILE).ok()?)?;
        let place = format!("{}/{MANIFEST_FILE}", self.place);
        let unclear = |_| Item::new(place, Verdict::NoManifest);
        (listed == Digest::of(bytes)).then(|| Manifest::parse(bytes).map_err(unclear))
    }

    /// The signature, as the bytes of its file say it, and whether they are to the byte what this
    /// program writes.
    fn read_signature(&self) -> Option<Result<(Signature, bool), Verdict>> {
        let text = String::from_utf8_lossy(self.signature.as_deref()?);
        let read = Signature::parse(&text).map_err(Verdict::Forged);
        Some(read.map(|signature| {
            let exact = signature.to_string() == text;
            (signature, exact)
        }))
    }
}

impl Dossier {
    /// Reads the papers together.
    pub fn examine(&self) -> Papers {
        let mut papers = Papers { keys: self.keys.clone(), ..Papers::default() };
        let mut heads = Vec::new();
        for output in &self.outputs {
            match output.listed_manifest() {
                Some(Ok(manifest)) => heads.extend(manifest.head),
                Some(Err(item)) => papers.outputs.push(item),
                None => {}
            }
        }
        self.read_register(&heads, &mut papers);
        let records = papers.register.iter().flat_map(|register| register.state().records());
        let by_file =
            records.flat_map(|record| record.pdfs.iter().map(|pdf| (*pdf, record.clone())));
        papers.by_file = by_file.collect();
        let known = papers.register.as_ref().map(|register| register.state().keys().to_vec());
        let mut shown = Vec::new();
        for output in &self.outputs {
            self.check_signature(output, known.as_deref(), &mut shown, &mut papers);
        }
        papers
    }

    fn read_register(&self, heads: &[Head], papers: &mut Papers) {
        if self.register.is_none() && heads.is_empty() {
            return;
        }
        let bytes = self.register.as_deref().unwrap_or_default();
        let mut say = |verdict| papers.books.push(Item::new(&self.place, verdict));
        let reading = match register::read(bytes, heads) {
            Ok(reading) => reading,
            Err(fault) => return say(Verdict::Faulty(fault)),
        };
        let lines = reading.register.head().map_or(0, |head| head.line);
        if reading.whole < bytes.len() {
            say(Verdict::Torn);
        } else if let Some(date) = self.odd_date(&reading.register, heads) {
            say(Verdict::Misdated { line: lines, date });
        } else {
            say(Verdict::Register { lines });
        }
        papers.register = Some(reading.register);
    }

    /// The date of the last line, if no run can have written it: a line says when its certificate
    /// was issued, which is when its number was reserved, or the date of the job since. The lines
    /// above are bound by those below them.
    fn odd_date(&self, register: &Register, heads: &[Head]) -> Option<Date> {
        let (last, entry) = (register.head()?, register.last()?);
        let number = match &entry.event {
            Event::Issued { number, .. } => number,
            Event::Replaced { by, .. } => by,
            _ => return None,
        };
        let bound = heads.iter().any(|head| head.line >= last.line);
        let reserved = register.state().record(number)?.date;
        let usual = [Some(reserved), self.date].contains(&Some(entry.date));
        (!bound && !usual).then_some(entry.date)
    }

    fn check_signature(
        &self,
        output: &Output,
        known: Option<&[Digest]>,
        shown: &mut Vec<PublicKey>,
        papers: &mut Papers,
    ) {
        let place = format!("{}/{SIGNATURE_FILE}", output.place);
        let mut say = |place: &str, verdict| papers.outputs.push(Item::new(place, verdict));
        let read = output.read_signature();
        let wanted = read.as_ref().and_then(|read| Some(read.as_ref().ok()?.0.key()));
        let keys = Keys { enclosed: output.enclosed_key(), ..self.keys.clone() };
        let key = match keys.choose(known, wanted) {
            Ok((key, origin)) => {
                if !shown.contains(&key) {
                    let (id, fingerprint) = (key.id(), key.fingerprint());
                    say(&id.to_string(), Verdict::Key { id, fingerprint, origin });
                    shown.push(key);
                }
                key
            }
            Err(_) if read.is_none() => return say(&place, Verdict::Unsigned),
            Err(none) => return say(&place, Verdict::NoKey(none)),
        };
        // Where there is no list, its absence is what is told.
        let Some(sums) = &output.sums else { return };
        match read {
            None => say(&place, Verdict::Unsigned),
            Some(Err(forged)) => say(&place, forged),
            Some(Ok((signature, exact))) => match key.verify(sums, &signature) {
                Err(fault) => say(&place, Verdict::Forged(fault)),
                Ok(()) if !exact => say(&place, Verdict::Retouched),
                Ok(()) => {
                    say(&place, Verdict::Signed(key.id()));
                    papers.take_list(output, key.id());
                }
            },
        }
    }
}

impl Papers {
    /// Takes in a list that was signed. A certificate that is alone in its batch has the bytes of
    /// the file for the printer: it counts as a certificate.
    fn take_list(&mut self, output: &Output, key: KeyId) {
        let manifest = output.listed_manifest().and_then(Result::ok);
        let numbered = manifest.is_some_and(|manifest| manifest.head.is_some());
        for (path, digest) in output.list().iter().flat_map(Sums::iter) {
            let listing = Listing { path: path.clone(), key, numbered };
            if is_certificate(path) || !self.signed.contains_key(&digest) {
                self.signed.insert(digest, listing);
            }
        }
    }

    /// Who says that a file was written.
    pub(super) fn voucher(&self, file: &Digest) -> Voucher {
        self.signed.get(file).map_or(Voucher::Register, |listing| Voucher::Key(listing.key))
    }

    /// What is wrong with the register, if something is.
    pub(super) fn faults(&self) -> impl Iterator<Item = &Item> {
        self.books.iter().filter(|item| !item.verdict.holds())
    }
}

/// A certificate stands in the folder of certificates, and is a PDF.
pub(super) fn is_certificate(path: &ArtifactPath) -> bool {
    path.as_str().starts_with("piagam/") && path.as_str().ends_with(".pdf")
}
