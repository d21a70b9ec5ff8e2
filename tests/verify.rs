//! What `rapor verify` finds, and what it lets stand.

// What the test needs and does not find ends it; a test that cannot be made says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr)]

mod binary;
mod issued;

use std::fs;
use std::path::Path;

use binary::{ended, rapor};
use issued::{Issued, claim, date, key, number, pdf, signed};
use rapor::digest::Digest;
use rapor::register::{Certificate, Event, Reservation};
use rapor::signing::SecretKey;
use rapor::verify::{self, CopyFlaw, Item, Keys};

fn keys() -> Keys {
    Keys { given: Some(key().public()), ..Keys::default() }
}

/// Everything that is said about the output of a job.
fn verified(job: &Issued) -> Vec<Item> {
    let dossier = verify::open(job.job(), keys(), Some(date())).unwrap();
    verify::output(&job.path("hasil"), job.job(), &dossier, None).unwrap()
}

/// Runs the program; what is said of this folder is said of `JOB`.
fn run(job: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = rapor(arguments);
    command.current_dir(job).env("HOME", job).env("XDG_CONFIG_HOME", job.join("settings"));
    ended(&command.output().unwrap())
}

/// What does not hold: place in the job, and name of the verdict.
fn failures(job: &Issued, items: &[Item]) -> Vec<(String, &'static str)> {
    let top = format!("{}/", job.job().to_str().unwrap().replace('\\', "/"));
    let failed = items.iter().filter(|item| !item.verdict.holds());
    failed.map(|item| (item.place.replace(&top, ""), item.verdict.id())).collect()
}

#[track_caller]
fn check(job: &Issued, expected: &[(&str, &str)]) {
    let failed = failures(job, &verified(job));
    let failed: Vec<_> = failed.iter().map(|(place, id)| (place.as_str(), *id)).collect();
    assert_eq!(failed, expected);
}

#[test]
fn an_untouched_output_holds_line_by_line() {
    let job = Issued::new();
    let (code, said, told) = run(job.job(), &["verify", "hasil"]);
    let (id, fingerprint) = (key().public().id(), key().public().fingerprint());
    let expected = format!(
        "sah    {id}: kunci publik dari ./rapor.pub, di pekerjaan ini sendiri: cocokkan sidik jarinya dengan laman kantor; sidik jari {fingerprint}\n\
         sah    hasil/SHA256SUMS.minisig: tanda tangan cocok dengan SHA256SUMS\n\
         sah    hasil/SHA256SUMS: 6 berkas utuh, tidak ada yang hilang atau bertambah\n\
         sah    ./registri.jsonl: registri utuh, 6 baris\n\
         sah    hasil/piagam/12.05.pdf: piagam 002/PIAGAM untuk Kabupaten Langkat (12.05), tahun 2024, nilai 96,86, zona Hijau, Kualitas Tertinggi: berlaku\n\
         sah    hasil/piagam/12.18.pdf: piagam 001/PIAGAM untuk Kabupaten Serdang Bedagai (12.18), tahun 2024, nilai 97,08, zona Hijau, Kualitas Tertinggi: berlaku\n\
         Semua sah (6).\n"
    );
    let signature = rapor::output::SIGNATURE_FILE;
    assert_eq!(
        (code, said, told.as_str()),
        (0, expected.replace("SHA256SUMS.minisig", signature), "")
    );
    // From inside, by the alias, with the key from elsewhere.
    let line = key().public().line();
    let inside = job.path("hasil");
    let (code, said, _) = run(&inside, &["verifikasi", ".", "--key", &line]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains(&format!("sah    {id}: kunci publik yang disebut; sidik jari")),
        "{said}"
    );
    let (code, said, _) = run(job.job(), &["verify", "hasil", "--format", "json"]);
    assert_eq!(code, 0);
    for part in
        ["\"holds\": true", "\"status\": \"in_force\"", "\"holder\": \"Kabupaten Langkat (12.05)\""]
    {
        assert!(said.contains(part), "{said}");
    }
}

/// Flips one bit in every so-manieth byte of these files, one after the other.
#[track_caller]
fn sweep(job: &Issued, files: &[String], step: usize) {
    for file in files {
        let bytes = job.read(file);
        flip(job, file, &bytes, (0..bytes.len()).step_by(step));
        job.write(file, &bytes);
    }
    check(job, &[]);
}

#[track_caller]
fn flip(job: &Issued, file: &str, bytes: &[u8], places: impl Iterator<Item = usize>) {
    for at in places {
        let mut flipped = bytes.to_vec();
        flipped[at] ^= 1 << (at % 8);
        job.write(file, &flipped);
        let items = verified(job);
        assert!(items.iter().any(|item| !item.verdict.holds()), "{file}, byte {at}");
    }
}

/// Every byte of the last line, which no other line is bound to. Those above are bound by the chain,
/// whose own test flips every byte.
#[test]
fn flipped_bytes_of_the_register_are_found() {
    let job = Issued::new();
    let bytes = job.read("registri.jsonl");
    let before = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
    flip(&job, "registri.jsonl", &bytes, (0..before).step_by(7).chain(before..bytes.len()));
}

#[test]
fn every_flipped_byte_of_list_manifest_and_signature_is_found() {
    let job = Issued::new();
    let signature = format!("hasil/{}", rapor::output::SIGNATURE_FILE);
    let files = ["hasil/SHA256SUMS", "hasil/manifest.json", &signature];
    sweep(&job, &files.map(str::to_owned), 1);
}

/// All of them by the same hash; so not every byte.
#[test]
fn flipped_bytes_of_every_document_are_found() {
    let job = Issued::new();
    let mut documents = job.files();
    documents.retain(|file| file.contains('.') && !file.contains("SHA256SUMS"));
    documents.retain(|file| !file.ends_with(".json") && !file.ends_with(".jsonl"));
    assert_eq!(documents.len(), 5, "{documents:?}");
    sweep(&job, &documents, 31);
}

#[test]
fn missing_extra_and_swapped_files_are_named() {
    let job = Issued::new();
    let (one, other) = ("hasil/piagam/12.05.pdf", "hasil/piagam/12.18.pdf");
    let bytes = [job.read(one), job.read(other)];
    fs::remove_file(job.path(one)).unwrap();
    job.write("hasil/piagam/12.06.pdf", &bytes[0]);
    check(&job, &[(one, "missing"), ("hasil/piagam/12.06.pdf", "foreign")]);
    fs::remove_file(job.path("hasil/piagam/12.06.pdf")).unwrap();
    job.write(one, &bytes[1]);
    job.write(other, &bytes[0]);
    check(&job, &[(one, "changed"), (other, "changed")]);
    let (code, said, _) = run(job.job(), &["verify", "hasil"]);
    assert_eq!(code, 1);
    assert!(said.contains("GAGAL  hasil/piagam/12.05.pdf: berkas ini diubah"), "{said}");
    assert!(said.ends_with("2 dari 5 tidak sah.\n"), "{said}");
}

#[test]
fn the_tools_of_others_agree() {
    let job = Issued::new();
    let signature = rapor::output::SIGNATURE_FILE;
    let line = key().public().line();
    let sums = ["-c", "--quiet", "SHA256SUMS"];
    let minisign = ["-V", "-P", &line, "-m", "SHA256SUMS", "-x", signature];
    for (program, arguments) in [("sha256sum", &sums[..]), ("minisign", &minisign[..])] {
        let mut command = std::process::Command::new(program);
        match command.args(arguments).current_dir(job.path("hasil")).output() {
            Ok(output) => assert!(output.status.success(), "{program}: {output:?}"),
            Err(error) => eprintln!("skipped: {program} cannot be started here ({error})"),
        }
    }
}

#[test]
fn an_older_register_put_back_is_refused() {
    let job = Issued::new();
    let (register, whole) = (job.read("registri.jsonl"), job.read("registri.jsonl"));
    job.run(&[claim("12.18", "97.18"), claim("12.05", "96.86")]);
    check(&job, &[]);
    job.write("registri.jsonl", &register);
    check(&job, &[("registri.jsonl", "faulty_register")]);
    fs::remove_file(job.path("registri.jsonl")).unwrap();
    check(&job, &[("registri.jsonl", "faulty_register")]);
    // Cut in the middle of its last line: a run would mend it, and say so.
    let job = Issued::new();
    job.write("registri.jsonl", &whole[..whole.len() - 9]);
    let expected = [("registri.jsonl", "torn_register"), ("hasil/piagam/12.05.pdf", "unknown")];
    check(&job, &expected);
}

#[test]
fn what_was_replaced_or_voided_no_longer_stands() {
    let job = Issued::new();
    let old = Certificate::new(number("001/PIAGAM"), claim("12.18", "97.08"));
    job.run(&[claim("12.18", "97.18"), claim("12.05", "96.86")]);
    job.write("surat/lama.pdf", &pdf(&old));
    let (code, said, _) = run(job.job(), &["verify", "surat/lama.pdf"]);
    assert_eq!(code, 1);
    let expected = "GAGAL  surat/lama.pdf: piagam 001/PIAGAM untuk Kabupaten Serdang Bedagai (12.18), tahun 2024, nilai 97,08, zona Hijau, Kualitas Tertinggi: TIDAK BERLAKU, diganti 003/PIAGAM (lembar diperbaiki)\n";
    assert!(said.contains(expected), "{said}");
    let reason = Some("salah cetak".to_owned());
    job.append([Event::Voided { number: number("002/PIAGAM"), reason }]);
    check(&job, &[("hasil/piagam/12.05.pdf", "certificate")]);
    let (code, said, _) = run(&job.path("surat"), &["verify", "../hasil/piagam/12.05.pdf"]);
    assert_eq!(code, 1);
    assert!(said.contains("TIDAK BERLAKU, dibatalkan (salah cetak)"), "{said}");
}

#[test]
fn a_certificate_or_document_alone_is_known_by_its_bytes() {
    let job = Issued::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("piagam.pdf");
    fs::copy(job.path("hasil/piagam/12.18.pdf"), &copy).unwrap();
    let copy = copy.to_str().unwrap();
    let (code, said, _) = run(job.job(), &["verify", copy, "--job", "."]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("piagam 001/PIAGAM untuk Kabupaten Serdang Bedagai"), "{said}");
    // Without its register it is a file like any other.
    let (code, said, _) = run(job.job(), &["verify", copy]);
    assert_eq!(code, 1);
    assert!(said.contains("tidak ada registri di dekatnya"), "{said}");
    let (code, said, _) = run(job.job(), &["verify", "hasil/rekap-2024.xlsx"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("bagian dari hasil yang ditandatangani"), "{said}");
    let (code, _, told) = run(job.job(), &["verify", "hasil/rekap-2025.xlsx"]);
    assert_eq!(code, 2);
    assert!(told.starts_with("galat: tidak ada apa-apa di hasil/rekap-2025.xlsx"), "{told}");
}

/// The register can be written to by anyone who has the folder; the key cannot.
#[test]
fn a_certificate_that_only_the_register_knows_is_no_certificate() {
    let job = Issued::new();
    let forged = Certificate::new(number("003/PIAGAM"), claim("12.71", "99.99"));
    let bytes = pdf(&forged);
    let reservation = Reservation { certificate: forged, sequence: 3, reason: None };
    let issued = Event::Issued { number: number("003/PIAGAM"), pdf: Digest::of(&bytes) };
    job.append([Event::Reserved(Box::new(reservation)), issued]);
    job.write("palsu.pdf", &bytes);
    let (code, said, _) = run(job.job(), &["verify", "palsu.pdf"]);
    assert_eq!(code, 1);
    assert!(said.contains("tidak ada hasil bertanda tangan sah yang memuatnya"), "{said}");
}

#[test]
fn the_key_in_an_output_is_used_with_a_word_of_caution() {
    let job = Issued::new();
    fs::remove_file(job.path("rapor.pub")).unwrap();
    let caution = "kunci publik dari hasil/minisign.pub, bagian dari hasil itu sendiri: membuktikan bahwa isinya saling cocok, BUKAN siapa yang menerbitkannya";
    let (code, said, _) = run(job.job(), &["verify", "hasil"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(caution), "{said}");
    assert!(!said.contains("Semua sah"), "{said}");
    let closing = "Semua saling cocok (6), tetapi kuncinya datang bersama hasil ini: pastikan dengan --key dan kunci dari laman kantor.\n";
    assert!(said.ends_with(closing), "{said}");
    let (code, said, _) = run(job.job(), &["verify", "hasil", "--quiet"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("BUKAN siapa yang menerbitkannya"), "{said}");
    // A certificate by itself rests on the same key.
    let (code, said, _) = run(job.job(), &["verify", "hasil/piagam/12.05.pdf"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("BUKAN siapa yang menerbitkannya"), "{said}");
    // A key that came from elsewhere says who it was.
    let line = key().public().line();
    let (code, said, _) = run(job.job(), &["verify", "hasil", "--key", &line]);
    assert_eq!(code, 0, "{said}");
    assert!(said.ends_with("Semua sah (6).\n"), "{said}");
    // A key that the register does not know is no help, signed and listed as it may be.
    let other = SecretKey::new(&[8; 40]);
    let old = Digest::of(&job.read("hasil/minisign.pub")).to_string();
    let new = Digest::of(other.public().file().as_bytes()).to_string();
    job.write("hasil/minisign.pub", other.public().file().as_bytes());
    let sums = String::from_utf8(job.read("hasil/SHA256SUMS")).unwrap().replace(&old, &new);
    job.write("hasil/SHA256SUMS", sums.as_bytes());
    let forged = other.sign(sums.as_bytes(), "file:SHA256SUMS").to_string();
    job.write(&format!("hasil/{}", rapor::output::SIGNATURE_FILE), forged.as_bytes());
    let (code, said, _) = run(job.job(), &["verify", "hasil"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("tidak ada kunci publik yang sidik jarinya tercatat"), "{said}");
}

#[test]
fn another_key_is_refused() {
    let job = Issued::new();
    let other = SecretKey::new(&[8; 40]);
    let line = other.public().line();
    let (code, said, _) = run(job.job(), &["verify", "hasil", "--key", &line]);
    assert_eq!(code, 1);
    assert!(said.contains("kunci yang disebut tidak pernah tercatat di registri"), "{said}");
    // All signed anew with another key, which is put beside the register.
    let forged = other.sign(&job.read("hasil/SHA256SUMS"), "file:SHA256SUMS").to_string();
    let signature = format!("hasil/{}", rapor::output::SIGNATURE_FILE);
    job.write(&signature, forged.as_bytes());
    job.write("rapor.pub", other.public().file().as_bytes());
    let (code, said, _) = run(job.job(), &["verify", "hasil"]);
    assert_eq!(code, 1);
    assert!(said.contains("tidak ada kunci publik yang sidik jarinya tercatat"), "{said}");
    fs::remove_file(job.path(&signature)).unwrap();
    let (code, said, _) = run(job.job(), &["verify", "hasil"]);
    assert_eq!(code, 1);
    assert!(said.contains("tidak ada tanda tangan"), "{said}");
    let (code, _, told) = run(job.job(), &["verify", "hasil", "--key", "bukan-kunci"]);
    assert_eq!(code, 2);
    assert!(told.starts_with("galat: bukan kunci publik: bukan-kunci"), "{told}");
}

#[test]
fn signed_copies_are_listed_and_tampered_ones_refused() {
    let job = Issued::new();
    let issued = job.read("hasil/piagam/12.18.pdf");
    let copy = signed(&issued, "5 0 obj\n<</Subtype/Widget/FT/Sig/V 6 0 R>>\nendobj\n");
    job.write("bertanda-tangan/12.18.pdf", &copy);
    check(&job, &[]);
    let (code, said, _) = run(job.job(), &["verify", "hasil"]);
    assert_eq!(code, 0, "{said}");
    let line = "sah    ./bertanda-tangan/12.18.pdf: salinan bertanda tangan elektronik dari piagam 001/PIAGAM untuk Kabupaten Serdang Bedagai (12.18)";
    assert!(said.contains(line), "{said}");
    // Behind what was issued, in it, and another page under a signature of its own.
    for (at, id) in [(issued.len() + 20, "bad_copy"), (300, "unknown")] {
        let mut tampered = copy.clone();
        tampered[at] ^= 1;
        job.write("bertanda-tangan/12.18.pdf", &tampered);
        check(&job, &[("bertanda-tangan/12.18.pdf", id)]);
    }
    let redrawn = signed(&issued, "3 0 obj\n<</Type/Page/Contents 7 0 R>>\nendobj\n");
    job.write("bertanda-tangan/12.18.pdf", &redrawn);
    check(&job, &[("bertanda-tangan/12.18.pdf", "bad_copy")]);
}

/// `tests/data/signed/twice.pdf` is a certificate of a demo job that pyHanko has signed two times, once
/// with a field on the page; this is the hash of the certificate.
#[test]
fn what_another_program_has_signed_is_a_signed_copy() {
    const ISSUED: &str = "a4b939970e1a7897548d6773b05e0c1155bed569250552cfae39cf772fab46c4";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/signed/twice.pdf");
    let copy = fs::read(path).unwrap();
    let judged = |bytes: &[u8]| {
        let known = |digest: &Digest| (digest.to_string() == ISSUED).then_some(());
        verify::signed_copy(bytes, known).map(|((), judged)| judged)
    };
    assert_eq!(judged(&copy), Some(Ok(())));
    let end = copy.len() - 20;
    for (at, found) in [(9000, None), (end, Some(Err(CopyFlaw::Content)))] {
        let mut changed = copy.clone();
        changed[at] ^= 1;
        assert_eq!(judged(&changed), found, "byte {at}");
    }
}

#[test]
fn a_code_is_checked_with_the_key_and_looked_up_in_the_register() {
    let job = Issued::new();
    let text = job.code("001/PIAGAM", claim("12.18", "97.08"));
    let (code, said, _) = run(job.job(), &["verify", "--qr", &text]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("sah    001/PIAGAM: kode QR piagam 001/PIAGAM untuk Kabupaten Serdang Bedagai (12.18), tahun 2024, nilai 97,08, zona Hijau, Kualitas Tertinggi: berlaku\n"), "{said}");
    job.write("kode.txt", format!("{text}\n").as_bytes());
    assert_eq!(run(job.job(), &["verify", "--qr", "kode.txt"]).0, 0);
    // Without a register the key alone speaks.
    let elsewhere = tempfile::tempdir().unwrap();
    let line = key().public().line();
    let (code, said, _) = run(elsewhere.path(), &["verify", "--qr", &text, "--key", &line]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("tanpa registri tidak diketahui"), "{said}");
    // Signed, and never in the register.
    let stranger = job.code("009/PIAGAM", claim("12.18", "97.08"));
    let (code, said, _) = run(job.job(), &["verify", "--qr", &stranger]);
    assert_eq!(code, 1);
    assert!(said.contains("registri ini tidak mengenalnya"), "{said}");
    job.run(&[claim("12.18", "97.18"), claim("12.05", "96.86")]);
    let (code, said, _) = run(job.job(), &["verify", "--qr", &text]);
    assert_eq!(code, 1);
    assert!(said.contains("TIDAK BERLAKU, diganti 003/PIAGAM"), "{said}");
}

#[test]
fn every_changed_character_of_a_code_is_found() {
    let job = Issued::new();
    let text = job.code("001/PIAGAM", claim("12.18", "97.08"));
    let papers = verify::open(job.job(), keys(), Some(date())).unwrap().examine();
    let holds =
        |text: &str| verify::judge_code(text, &papers).iter().all(|item| item.verdict.holds());
    assert!(holds(&text));
    for at in 0..text.len() {
        for other in ["A", "7"] {
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            assert!(changed == text || !holds(&changed), "{changed}");
        }
    }
}

#[test]
fn results_are_computed_again_from_the_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let job = folder.path().join("pekerjaan");
    let (code, _, told) = run(folder.path(), &["demo", "pekerjaan", "--regions", "2"]);
    assert_eq!(code, 0, "{told}");
    let (code, _, told) = run(folder.path(), &["run", "pekerjaan", "--quiet"]);
    assert_eq!(code, 0, "{told}");
    let (_, said, _) = run(folder.path(), &["verify", "pekerjaan", "--recompute"]);
    let same = "nilai dihitung ulang dari lembarnya: 2 wilayah sama";
    assert!(said.contains(same), "{said}");
    let results = job.join("hasil/data/hasil.json");
    let text = fs::read_to_string(&results).unwrap();
    let at = text.find("\"score\": \"").unwrap() + 10;
    let digit = if &text[at..=at] == "1" { "2" } else { "1" };
    fs::write(&results, format!("{}{digit}{}", &text[..at], &text[at + 1..])).unwrap();
    let (code, said, _) = run(folder.path(), &["verify", "pekerjaan", "--recompute"]);
    assert_eq!(code, 1);
    assert!(said.contains("dihitung ulang dari lembarnya, hasilnya lain"), "{said}");
    assert!(!said.contains(same), "{said}");
    let (code, _, told) = run(&job.join("lembar"), &["verify", ".", "--recompute"]);
    assert_eq!(code, 2, "{told}");
}
