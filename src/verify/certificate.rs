//! One certificate, as a file or as the text of its QR code.

use super::copy::signed_copy;
use super::dossier::{Papers, is_certificate};
use super::inscription::Inscription;
use super::verdict::{Form, Item, Verdict, Voucher};
use crate::digest::Digest;
use crate::register::{Face, Record};
use crate::signing::PublicKey;

/// Judges a file by the papers of the job that it was issued in.
pub fn judge_file(place: &str, bytes: &[u8], papers: &Papers) -> Vec<Item> {
    let mut items: Vec<Item> = papers.faults().cloned().collect();
    let verdict = file(bytes, papers);
    // Which key it was, where one vouches.
    if let Verdict::Certificate { voucher: Voucher::Key(by), .. } | Verdict::Document(by) = verdict
    {
        let key = |item: &&Item| matches!(item.verdict, Verdict::Key { id, .. } if id == by);
        items.splice(0..0, papers.outputs.iter().find(key).cloned());
    }
    // Without its register nothing more can be said of a certificate than why.
    if items.is_empty() || verdict != Verdict::NoRegister {
        items.push(Item::new(place, verdict));
    }
    items
}

fn file(bytes: &[u8], papers: &Papers) -> Verdict {
    let digest = Digest::of(bytes);
    let certificate = |record: &Record, form, issued: &Digest| Verdict::Certificate {
        record: Box::new(record.clone()),
        form,
        voucher: papers.voucher(issued),
    };
    if let Some(record) = papers.by_file.get(&digest) {
        return certificate(record, Form::Issued, &digest);
    }
    let known = |digest: &Digest| Some((*digest, papers.by_file.get(digest)?));
    match signed_copy(bytes, known) {
        Some(((issued, record), Ok(()))) => return certificate(record, Form::SignedCopy, &issued),
        Some(((_, record), Err(flaw))) => {
            return Verdict::BadCopy { record: Box::new(record.clone()), flaw };
        }
        None => {}
    }
    match papers.signed.get(&digest) {
        Some(listing) if !is_certificate(&listing.path) => Verdict::Document(listing.key),
        Some(listing) if listing.numbered => Verdict::Unknown,
        Some(_) => Verdict::Specimen,
        None if papers.register.is_none() => Verdict::NoRegister,
        None => Verdict::Unknown,
    }
}

/// Judges the text of a QR code.
pub fn judge_code(text: &str, papers: &Papers) -> Vec<Item> {
    let said = match Inscription::parse(text) {
        Ok(said) => said,
        Err(unreadable) => return vec![Item::new("QR", Verdict::NoCode(unreadable))],
    };
    let place = said.face.number.to_string();
    let known = papers.register.as_ref().map(|register| register.state().keys());
    let mut items: Vec<Item> = papers.faults().cloned().collect();
    let keys = match papers.keys.eligible(known) {
        Ok(keys) => keys,
        Err(none) => return vec![Item::new(place, Verdict::NoKey(none))],
    };
    let signer = keys.into_iter().find(|(key, _)| said.check(key).is_ok());
    let Some((key, origin)) = signer else {
        items.push(Item::new(place, Verdict::ForgedCode(Box::new(said.face))));
        return items;
    };
    let (id, fingerprint) = (key.id(), key.fingerprint());
    items.insert(0, Item::new(id.to_string(), Verdict::Key { id, fingerprint, origin }));
    items.push(Item::new(place, standing(said.face, &key, papers)));
    items
}

/// Whether a certificate that its key has signed still stands.
fn standing(face: Face, key: &PublicKey, papers: &Papers) -> Verdict {
    let Some(register) = &papers.register else { return Verdict::Code(Box::new(face)) };
    let record = register.state().record(&face.number);
    match record.filter(|record| record.certificate.id() == face.id()) {
        Some(record) => Verdict::Certificate {
            record: Box::new(record.clone()),
            form: Form::Code,
            voucher: Voucher::Key(key.id()),
        },
        None => Verdict::UnknownCode(Box::new(face)),
    }
}
