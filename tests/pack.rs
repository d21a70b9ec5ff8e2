//! `rapor pack`: what is mailed to each region, and what is never mailed.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod blessing;
mod issued;
mod job_folder;
mod pdf_text;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use binary::{ended, rapor};
use job_folder::{CERTIFICATE, JobFolder, LIST, only, toml, tree};

/// The files of an archive by name, in the order in which they stand there.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The words of a PDF, one after the other.
fn words(pdf: &[u8]) -> String {
    // Names of regions are held together by spaces that do not break.
    pdf_text::runs(pdf).join(" ").replace('\u{A0}', " ")
}

fn pack(job: &Path, folder: &Path, more: &[&str]) -> (i32, String, String) {
    let arguments = ["pack".as_ref(), job.as_os_str(), "--to".as_ref(), folder.as_os_str()];
    let more = more.iter().map(|word| word.as_ref());
    ended(&rapor(arguments.into_iter().chain(more)).output().unwrap())
}

/// The rows of the merge list below its heading, field by field.
fn list(files: &BTreeMap<String, Vec<u8>>) -> Vec<Vec<String>> {
    let text = String::from_utf8(files["daftar-kirim.csv"].clone()).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let header: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        header.join(";"),
        "kode;pemda;penerima;surel;berkas;nilai;kategori;zona;opini;peringkat;nomor_piagam;jenis_surat"
    );
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// Four regions: green, yellow, red, and one without a score.
fn job(rest: &str) -> JobFolder {
    let regions = only(["12.05", "12.11", "12.18", "12.71"]);
    let award = CERTIFICATE.replace("{ all = true }", "{ zones = [\"Hijau\"] }");
    let rest = format!(
        "{LIST}{award}\n[region.\"12.71\"]\nstatus = \"not_assessed\"\nreason = \"bencana\"\n{rest}"
    );
    JobFolder::new(&toml(2024, "12", &regions, &rest))
        .with("lembar/nilai.csv", "Kode;Nilai\n12.05;60,5\n12.11;20\n12.18;97,08\n")
}

#[test]
fn the_sample_is_packed_region_by_region() {
    let folder = tempfile::tempdir().unwrap();
    let sample = JobFolder::sample("sumut-2024");
    let job = sample.path().to_path_buf();
    let (code, _, told) = ended(&rapor(["run".as_ref(), job.as_os_str()]).output().unwrap());
    assert_eq!(code, 0, "{told}");
    let (first, second) = (folder.path().join("kirim"), folder.path().join("kirim-lagi"));
    let (code, said, told) = pack(&job, &first, &[]);
    assert_eq!(code, 0, "{told}");
    assert!(
        said.contains("33 wilayah") && said.contains("33 surat pengantar, 31 piagam"),
        "{said}"
    );
    assert!(said.contains("31 piagam masih konsep"), "{said}");
    let (output, packed) = (tree(&job.join("hasil")), tree(&first));
    assert_eq!(packed.len(), 34);

    let of = |slug: &str| unpacked(&packed[&format!("{slug}.zip")]);
    let names = |slug: &str| of(slug).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let humbang = "12.16-kabupaten-humbang-hasundutan";
    let kinds = ["piagam-", "rapor-", "surat-", "temuan-"];
    let expected: Vec<_> = kinds
        .iter()
        .zip(["pdf", "xlsx", "pdf", "xlsx"])
        .map(|(kind, end)| format!("{kind}{humbang}.{end}"))
        .collect();
    assert_eq!(names(humbang), expected);
    for (name, bytes) in of(humbang) {
        match name.split_once('-').unwrap() {
            ("piagam", rest) => assert_eq!(bytes, output[&format!("piagam/{rest}")]),
            ("rapor", rest) => assert_eq!(bytes, output[&format!("rapor/{rest}")]),
            ("surat", _) => {
                let said = words(&bytes);
                for word in ["92,66", "Bupati Humbang Hasundutan", "Zona Hijau", "CONTOH", "konsep"]
                {
                    assert!(said.contains(word), "{word}: {said}");
                }
            }
            _ => assert!(bytes.starts_with(b"PK"), "{name}"),
        }
    }
    // A yellow region has no certificate, and nothing to mend.
    let tapteng = "12.01-kabupaten-tapanuli-tengah";
    assert_eq!(names(tapteng), [format!("rapor-{tapteng}.xlsx"), format!("surat-{tapteng}.pdf")]);

    let rows = list(&packed);
    assert_eq!(rows.len(), 33);
    let sergai = rows.iter().find(|row| row[0] == "12.18").unwrap();
    let expected = [
        "12.18",
        "Kabupaten Serdang Bedagai",
        "Bupati Serdang Bedagai",
        "",
        "12.18-kabupaten-serdang-bedagai.zip",
        "97,08",
        "A",
        "Hijau",
        "Kualitas Tertinggi",
        "1",
        "",
        "Apresiasi",
    ];
    assert_eq!(sergai.as_slice(), expected);

    let (code, _, told) = pack(&job, &second, &["--jobs", "1", "--quiet"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert_eq!(tree(&second), packed, "the same bytes on any day and any number of threads");
    assert_eq!(tree(&job.join("hasil")), output, "nothing is written into the output");
}

#[test]
fn numbers_and_signed_copies_are_those_of_the_register() {
    let job =
        job("[region.\"12.18\"]\nrecipient = \"Bupati Sergai\"\nemail = \"setda@sergai.id\"\n");
    job.run_with(&issued::key(), None).unwrap();
    let slug = "12.18-kabupaten-serdang-bedagai";
    let certificate = fs::read(job.output().join(format!("piagam/{slug}.pdf"))).unwrap();
    let parcel = |folder: &str| {
        let folder = job.path().join(folder);
        let (code, said, told) = pack(job.path(), &folder, &[]);
        assert_eq!(code, 0, "{told}");
        let files = tree(&folder);
        (unpacked(&files[&format!("{slug}.zip")]), list(&files), said)
    };
    let (files, rows, said) = parcel("kirim");
    assert!(files.contains(&(format!("piagam-{slug}.pdf"), certificate.clone())));
    let letter = words(&files.iter().find(|(name, _)| name.starts_with("surat-")).unwrap().1);
    assert!(letter.contains("piagam penghargaan Nomor 001/PIAGAM/2024"), "{letter}");
    assert!(letter.contains("Yth. Bupati Sergai") && !letter.contains("konsep"), "{letter}");
    assert!(!said.contains("konsep"), "{said}");
    let shown: Vec<_> =
        rows.iter().map(|row| [0, 3, 5, 10, 11].map(|field| row[field].as_str())).collect();
    assert_eq!(
        shown,
        [
            ["12.05", "", "60,50", "", "Pembinaan"],
            ["12.11", "", "20,00", "", "Peringatan"],
            ["12.18", "setda@sergai.id", "97,08", "001/PIAGAM/2024", "Apresiasi"],
            ["12.71", "", "", "", ""],
        ]
    );

    let copy = issued::signed(&certificate, "90005 0 obj\n<</Subtype/Widget/FT/Sig>>\nendobj\n");
    job.write("bertanda-tangan/dari-bsre.pdf", &copy);
    let (files, _, said) = parcel("kirim-2");
    assert!(files.contains(&(format!("piagam-{slug}.pdf"), copy.clone())));
    assert!(said.contains("1 piagam adalah salinan"), "{said}");

    // A copy that was changed since is never taken for the certificate, nor passed over.
    let mut tampered = copy;
    let behind = certificate.len() + 20;
    tampered[behind] ^= 1;
    job.write("bertanda-tangan/dari-bsre.pdf", &tampered);
    let (code, _, told) = pack(job.path(), &job.path().join("kirim-3"), &[]);
    assert_eq!(code, 1);
    assert!(told.contains("bertanda-tangan/dari-bsre.pdf"), "{told}");
    assert!(!job.path().join("kirim-3").exists());
}

#[test]
fn a_revoked_certificate_is_not_mailed() {
    let job = job("");
    job.run_with(&issued::key(), None).unwrap();
    let arguments = ["revoke", "001/PIAGAM/2024", "--reason", "salah", "."];
    let revoked = rapor(arguments).current_dir(job.path()).output().unwrap();
    assert_eq!(ended(&revoked).0, 0);
    let (code, _, told) = pack(job.path(), &job.path().join("kirim"), &[]);
    assert_eq!(code, 1);
    assert!(told.contains("12.18-kabupaten-serdang-bedagai.pdf"), "{told}");
}

#[test]
fn what_a_run_has_not_written_is_refused_by_name() {
    let job = job("");
    let to = job.path().join("kirim");
    let refused = |named: &str| {
        let (code, said, told) = pack(job.path(), &to, &[]);
        assert_eq!((code, said.as_str()), (1, ""), "{told}");
        assert!(told.contains(named), "{told}");
        assert!(!to.exists(), "all or nothing");
    };
    let (code, _, told) = pack(job.path(), &to, &[]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("jalankan rapor run lebih dulu"), "{told}");

    job.run(false).unwrap();
    let card = job.output().join("rapor/12.05-kabupaten-langkat.xlsx");
    let bytes = fs::read(&card).unwrap();
    fs::write(&card, b"PK changed").unwrap();
    refused("rapor/12.05-kabupaten-langkat.xlsx: berkas ini diubah");
    fs::remove_file(&card).unwrap();
    refused("rapor/12.05-kabupaten-langkat.xlsx: berkas ini hilang");
    fs::write(&card, &bytes).unwrap();
    job.write("hasil/catatan.txt", "x");
    refused("catatan.txt: berkas ini bukan bagian dari hasil");
    fs::remove_file(job.output().join("catatan.txt")).unwrap();

    // The output is whole, but the sheets came to something else since.
    job.write("lembar/nilai.csv", "Kode;Nilai\n12.05;60,5\n12.11;20\n12.18;97,09\n");
    refused("hasil.json, 12.18: dihitung ulang");
}

#[test]
fn a_folder_with_something_in_it_stays_as_it_is() {
    let job = job("");
    job.run(false).unwrap();
    job.write("kirim/lama.txt", "x");
    let (code, _, told) = pack(job.path(), &job.path().join("kirim"), &[]);
    assert_eq!(code, 1, "{told}");
    assert_eq!(tree(&job.path().join("kirim")).len(), 1);
    let (code, _, told) = pack(job.path(), &job.output().join("kirim"), &[]);
    assert_eq!(code, 1, "what lies in the output is an intruder for the next run");
    assert!(told.contains("tidak kosong"), "{told}");
    assert!(!job.output().join("kirim").exists());
}

#[test]
fn a_partial_run_is_packed_without_certificates() {
    let job = job("").with("lembar/rusak.csv", "Kode;Nilai\n12.11;101\n");
    job.write("lembar/nilai.csv", "Kode;Nilai\n12.05;60,5\n12.18;97,08\n");
    job.run(true).unwrap();
    let to = job.path().join("kirim");
    let (code, said, told) = pack(job.path(), &to, &[]);
    assert_eq!(code, 0, "{told}");
    assert!(said.contains("Piagam menunggu rapor run tanpa --partial"), "{said}");
    let files = tree(&to);
    let sergai = unpacked(&files["12.18-kabupaten-serdang-bedagai.zip"]);
    let names: Vec<_> = sergai.iter().map(|(name, _)| name.as_str()).collect();
    let slug = "12.18-kabupaten-serdang-bedagai";
    assert_eq!(names, [format!("rapor-{slug}.xlsx"), format!("surat-{slug}.pdf")]);
    let letter = words(&sergai[1].1);
    assert!(letter.contains("BELUM LENGKAP") && letter.contains("menyusul"), "{letter}");
    // Whoever has no score gets no letter, but what is to be mended.
    let dairi = unpacked(&files["12.11-kabupaten-dairi.zip"]);
    let names: Vec<_> = dairi.iter().map(|(name, _)| name.split('-').next().unwrap()).collect();
    assert_eq!(names, ["rapor", "temuan"]);
}

#[test]
fn hostile_names_stay_text() {
    let job = job("[region.\"12.18\"]\nrecipient = \"=HYPERLINK(1)\"\nemail = \"@a;b\"\n");
    job.run(false).unwrap();
    let to = job.path().join("kirim");
    let (code, _, told) = pack(job.path(), &to, &[]);
    assert_eq!(code, 0, "{told}");
    let rows = list(&tree(&to));
    let sergai = rows.iter().find(|row| row[0] == "12.18").unwrap();
    assert_eq!((sergai[2].as_str(), sergai[3].as_str()), ("'=HYPERLINK(1)", "'@a;b"));
}

#[test]
fn an_office_has_its_own_words_and_layout() {
    let own = "[commendation]\nsubject = \"Selamat\"\nparagraphs = [\"{{ pemda }}: {{ nilai }}.\"]\n\
               [coaching]\nsubject = \"a\"\nparagraphs = [\"b\"]\n\
               [reminder]\nsubject = \"a\"\nparagraphs = [\"b\"]\n";
    let job = job("[letters]\nfile = \"aset/surat.toml\"\ntemplate = \"aset/surat\"\n")
        .with("aset/surat.toml", own);
    let layout = blessing::top().join("templates/certificates/surat-pengantar/certificate.toml");
    let layout = fs::read_to_string(layout).unwrap().replace("di Tempat", "di Sei Rampah");
    job.write("aset/surat/certificate.toml", layout);
    job.run(false).unwrap();
    let to = job.path().join("kirim");
    assert_eq!(pack(job.path(), &to, &[]).0, 0);
    let files = unpacked(&tree(&to)["12.18-kabupaten-serdang-bedagai.zip"]);
    let letter = words(&files.iter().find(|(name, _)| name.starts_with("surat-")).unwrap().1);
    assert!(letter.contains("Kabupaten Serdang Bedagai: 97,08."), "{letter}");
    assert!(letter.contains("di Sei Rampah") && letter.contains("Selamat"), "{letter}");
}
