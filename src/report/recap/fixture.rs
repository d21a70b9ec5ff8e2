//! A made-up job with every kind of result in it, for tests of documents.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::FindingText;
use crate::award::{Award, AwardState};
use crate::domain::{
    Band, Bands, Date, Fraction, History, PastResult, Published, Region, RegionCode, RegionKind,
    Score, Weight, Zone,
};
use crate::finding::{Finding, Problem};
use crate::job::{
    AwardRule, CertificateRules, Job, List, NumberPattern, Office, RegionRules, TieRule,
};
use crate::location::{Cell, Location};
use crate::ranking::{Place, RankedList, Standings};
use crate::report::{Fate, InputFile, Results};
use crate::rubric::{
    BlankRule, Dimension, Evidence, Figure, Indicator, Rubric, Scheme, Source, Status, UnitKind,
    UnitRules, Variable,
};
use crate::scoring::{Outcome, ReportCard, Verdict};

/// Everything that [`Results`] borrows.
pub(super) struct World {
    pub(super) job: Job,
    pub(super) standings: Standings,
    pub(super) awards: Vec<Award>,
    pub(super) history: History,
    pub(super) findings: Vec<Finding>,
    pub(super) inputs: Vec<InputFile>,
    pub(super) partial: bool,
}

pub(super) fn text(finding: &Finding) -> FindingText {
    match &finding.problem {
        Problem::NotANumber { text } => FindingText {
            message: text.clone(),
            hint: "Tulis angka dari 0 sampai 100 dengan paling banyak empat desimal, lalu simpan kembali lembar itu.".to_owned(),
        },
        other => FindingText {
            message: format!("{other:?}"),
            hint: "@lihat petunjuk".to_owned(),
        },
    }
}

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn published(text: &str) -> Published {
    Published::from_exact(&Fraction::from_decimal(text).unwrap()).unwrap()
}

fn figure<T>(value: T, status: Status) -> Figure<T> {
    let source = match status {
        Status::Published => "keputusan-252",
        Status::Inferred => "nilai-terbit",
        Status::Draft => "sementara",
    };
    Figure {
        value,
        status,
        source: source.to_owned(),
    }
}

fn bands(rows: &[(&str, Option<&str>, Option<Zone>, &str)]) -> Bands {
    let rows = rows.iter().map(|(min, category, zone, opinion)| Band {
        min: published(min),
        category: category.map(str::to_owned),
        zone: *zone,
        opinion: (*opinion).to_owned(),
    });
    Bands::new(rows.collect()).unwrap()
}

fn bands_of_2024() -> Bands {
    bands(&[
        ("88", Some("A"), Some(Zone::Hijau), "Kualitas Tertinggi"),
        ("78", Some("B"), Some(Zone::Hijau), "Kualitas Tinggi"),
        ("54", Some("C"), Some(Zone::Kuning), "Kualitas Sedang"),
        ("32", Some("D"), Some(Zone::Merah), "Kualitas Rendah"),
        ("0", Some("E"), Some(Zone::Merah), "Kualitas Terendah"),
    ])
}

fn bands_of_2025() -> Bands {
    bands(&[
        ("88", None, None, "Kualitas Tertinggi"),
        ("78", None, None, "Kualitas Tinggi"),
        ("54", None, None, "Kualitas Sedang"),
        ("32", None, None, "Kualitas Rendah"),
        ("0", None, None, "Kualitas Terendah"),
    ])
}

fn dimension(code: &str, name: &str, weight: &str, indicators: &[&str]) -> Dimension {
    let weight = Weight::new(Fraction::from_decimal(weight).unwrap()).unwrap();
    let leaf = |(index, name): (usize, &&str)| Indicator {
        code: format!("{code}.1.{:02}", index + 1),
        name: (*name).to_owned(),
        max: figure(Fraction::from(3), Status::Inferred),
        weight: None,
        samples: figure(4, Status::Published),
    };
    Dimension {
        code: code.to_owned(),
        name: name.to_owned(),
        weight: figure(weight, Status::Inferred),
        variables: vec![Variable {
            code: format!("{code}.1"),
            name: format!("Variabel dari {name}"),
            weight: None,
            evidence: Evidence::Interview,
            indicators: indicators.iter().enumerate().map(leaf).collect(),
        }],
    }
}

fn rubric(year: u16, bands: Bands, status: Status) -> Rubric {
    let source = |id: &str, text: &str| Source {
        id: id.to_owned(),
        text: text.to_owned(),
    };
    Rubric {
        id: format!("ombudsman-{year}"),
        title: format!("Penilaian Kepatuhan Ombudsman RI {year}"),
        year,
        status,
        remark: "Bobot dimensi sama dengan tahun 2023; bobot masing-masing indikator tidak terbit, sehingga semua indikator dalam satu variabel dihitung sama besar.".to_owned(),
        scheme: Scheme::Weighted(vec![
            dimension("I", "Input", "21.85", &["Pengetahuan komponen standar pelayanan", "Pengetahuan tugas dan kewenangan jabatan"]),
            dimension("P", "Proses", "32.37", &["Persyaratan", "Sistem, mekanisme, dan prosedur", "Jangka waktu penyelesaian"]),
            dimension("O", "Output", "24.24", &["Penundaan berlarut"]),
            dimension("D", "Pengaduan", "21.54", &["Sarana pengaduan"]),
        ]),
        bands: figure(bands, Status::Published),
        blank: BlankRule::Error,
        units: UnitRules {
            minimum: figure(3, Status::Inferred),
            kinds: vec![
                UnitKind {
                    id: "disdukcapil".to_owned(),
                    name: "Dinas Kependudukan dan Pencatatan Sipil".to_owned(),
                    variants: Vec::new(),
                    minimum: figure(1, Status::Published),
                    maximum: figure(1, Status::Published),
                },
                UnitKind {
                    id: "puskesmas".to_owned(),
                    name: "Puskesmas".to_owned(),
                    variants: Vec::new(),
                    minimum: figure(2, Status::Published),
                    maximum: figure(2, Status::Inferred),
                },
            ],
            others: true,
        },
        followed_up_suffix: None,
        sources: vec![
            source("keputusan-252", "Keputusan Ketua Ombudsman RI Nomor 252 Tahun 2024"),
            source("nilai-terbit", "Disimpulkan dari 189 nilai yang terbit pada 2022 sampai 2024, tanpa satu pun yang menyimpang"),
        ],
    }
}

fn job(year: u16, rubric: Rubric) -> Job {
    let province = Region::with_code(code("12")).unwrap();
    let list = |id: &str, title: &str, kinds: &[RegionKind], ties| List {
        id: id.to_owned(),
        title: title.to_owned(),
        kinds: kinds.to_vec(),
        ties,
    };
    Job {
        root: PathBuf::from("sumut"),
        title: format!("Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun {year}"),
        year,
        province,
        rubric,
        inputs: vec!["lembar/**".to_owned()],
        expected: Region::inside(province.code).collect(),
        history: Vec::new(),
        output: "hasil".to_owned(),
        specimen: false,
        office: Office {
            name: "Pemerintah Provinsi Sumatera Utara".to_owned(),
            unit: "Biro Organisasi Sekretariat Daerah".to_owned(),
            logo: None,
        },
        lists: vec![
            list(
                "semua",
                "Kabupaten dan Kota se-Sumatera Utara",
                &[RegionKind::Kabupaten, RegionKind::Kota],
                TieRule::Competition,
            ),
            list(
                "kabupaten",
                "Kabupaten se-Sumatera Utara",
                &[RegionKind::Kabupaten],
                TieRule::Dense,
            ),
        ],
        certificate: Some(CertificateRules {
            award: AwardRule::Zones(vec![Zone::Hijau]),
            number: NumberPattern::parse("{urut:03}/PIAGAM/ORG/{bulan_romawi}/{tahun}").unwrap(),
            decree: Some("Keputusan Ketua Ombudsman RI Nomor 252 Tahun 2024".to_owned()),
            place: "Medan".to_owned(),
            date: Date::new(2024, 11, 25).unwrap(),
            event: None,
        }),
        signatories: Vec::new(),
        regions: BTreeMap::<RegionCode, RegionRules>::new(),
    }
}

impl World {
    /// Eight regions of Sumatera Utara in 2024: ranked, tied, held back, not assessed, missing,
    /// incomplete, and the province, which no list has; with results of 2022.
    pub(super) fn of_2024() -> Self {
        let job = job(2024, rubric(2024, bands_of_2024(), Status::Inferred));
        let scored = [
            ("12", "91.20"),
            ("12.05", "96.86"),
            ("12.09", "93.37"),
            ("12.11", "87.99"),
            ("12.18", "97.08"),
            ("12.71", "31.98"),
            ("12.76", "87.99"),
        ];
        let mut world = Self::new(job, &scored);
        world.set(
            "12.01",
            Outcome::NotAssessed(Some("=belum terbentuk".to_owned())),
        );
        world.set("12.02", Outcome::Missing);
        world.set("12.04", Outcome::Incomplete);
        world.awards = [
            (
                "12.05",
                AwardState::Awarded("002/PIAGAM/ORG/XI/2024".to_owned()),
            ),
            (
                "12.09",
                AwardState::HeldBack("temuan belum ditindaklanjuti".to_owned()),
            ),
            (
                "12.11",
                AwardState::Awarded("003/PIAGAM/ORG/XI/2024".to_owned()),
            ),
            (
                "12.18",
                AwardState::Awarded("001/PIAGAM/ORG/XI/2024".to_owned()),
            ),
            ("12.71", AwardState::NotEligible),
        ]
        .map(|(region, state)| Award {
            region: code(region),
            state,
        })
        .to_vec();
        for (region, score, zone) in [
            ("12.05", Some("90.11"), Some(Zone::Hijau)),
            ("12.11", Some("88.87"), Some(Zone::Hijau)),
            ("12.18", None, Some(Zone::Kuning)),
        ] {
            let result = PastResult {
                score: score.map(published),
                zone,
                category: None,
            };
            assert_eq!(world.history.insert(2022, code(region), result), None);
        }
        let at = |row| {
            Location::file("lembar/kabupaten-nias.xlsx")
                .with_cell("Disdukcapil", Cell { row, column: 6 })
        };
        let not_a_number = |text: &str| Problem::NotANumber {
            text: text.to_owned(),
        };
        world.findings = vec![
            Finding::about(
                code("12.04"),
                at(13),
                not_a_number("=HYPERLINK(\"http://x\";\"klik\")"),
            ),
            Finding::about(
                code("12.04"),
                at(14),
                not_a_number("nul \u{0} dan bel \u{7}"),
            ),
            Finding::new(Location::file("lembar/catatan.pdf"), Problem::HiddenSheet),
        ];
        world.inputs = vec![
            InputFile {
                path: "lembar/kabupaten-nias.xlsx".to_owned(),
                sha256: Some("ab".repeat(32)),
                fate: Fate::Used,
            },
            InputFile {
                path: "lembar/catatan.pdf".to_owned(),
                sha256: Some("cd".repeat(32)),
                fate: Fate::Refused,
            },
            InputFile {
                path: "lembar/~$kabupaten-nias.xlsx".to_owned(),
                sha256: None,
                fate: Fate::Ignored,
            },
        ];
        world
    }

    /// A year without zones and categories, by a draft rubric, with results of the year before.
    pub(super) fn of_2025() -> Self {
        let mut job = job(2025, rubric(2025, bands_of_2025(), Status::Draft));
        job.certificate = None;
        job.specimen = true;
        let mut world = Self::new(
            job,
            &[("12.11", "79"), ("12.18", "88.39"), ("12.71", "60.5")],
        );
        let result = PastResult {
            score: Some(published("97.08")),
            zone: Some(Zone::Hijau),
            category: Some("A".to_owned()),
        };
        assert_eq!(world.history.insert(2024, code("12.18"), result), None);
        world.partial = true;
        world
    }

    /// All regions of the country, each with a score, and so many findings.
    pub(super) fn of_the_country(findings: usize) -> Self {
        let mut job = job(2024, rubric(2024, bands_of_2024(), Status::Inferred));
        job.title = "Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Seluruh Pemerintah Daerah di Indonesia Tahun 2024".to_owned();
        job.lists.truncate(1);
        let scores: Vec<_> = Region::all()
            .zip(0_u32..)
            .map(|(region, index)| {
                let hundredths = index * 7919 % 10_001;
                let score = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                (region.code.to_string(), score)
            })
            .collect();
        let scores: Vec<_> = scores
            .iter()
            .map(|(code, score)| (code.as_str(), score.as_str()))
            .collect();
        let mut world = Self::new(job, &scores);
        let regions: Vec<_> = Region::all().collect();
        world.findings = (0..findings)
            .map(|index| {
                let region = regions[index % regions.len()];
                let file = Location::file(format!("lembar/{}.xlsx", region.slug()));
                let row = u32::try_from(index / regions.len()).unwrap();
                let at = file.with_cell("Dinas Pendidikan", Cell { row, column: 6 });
                let text = format!("\"{index},,5\" bukan angka");
                Finding::about(region.code, at, Problem::NotANumber { text })
            })
            .collect();
        world.inputs = regions
            .iter()
            .map(|region| InputFile {
                path: format!("lembar/{}.xlsx", region.slug()),
                sha256: Some("0f".repeat(32)),
                fate: Fate::Used,
            })
            .collect();
        world
    }

    pub(super) fn results(&self) -> Results<'_> {
        Results {
            job: &self.job,
            standings: &self.standings,
            awards: &self.awards,
            history: &self.history,
            findings: &self.findings,
            inputs: &self.inputs,
            partial: self.partial,
        }
    }

    fn new(job: Job, scored: &[(&str, &str)]) -> Self {
        let cards = scored.iter().map(|(region, score)| {
            let score = Score::new(Fraction::from_decimal(score).unwrap()).unwrap();
            let published = score.publish();
            let band = job.rubric.bands.value.of(published).clone();
            ReportCard {
                region: Region::with_code(code(region)).unwrap(),
                outcome: Outcome::Scored(Verdict {
                    score,
                    published,
                    opinion: band.opinion.clone(),
                    band,
                }),
                units: Vec::new(),
            }
        });
        let cards: Vec<_> = cards.collect();
        let lists = job.lists.iter().map(|list| ranked(list, &cards)).collect();
        Self {
            job,
            standings: Standings { cards, lists },
            awards: Vec::new(),
            history: History::default(),
            findings: Vec::new(),
            inputs: Vec::new(),
            partial: false,
        }
    }

    fn set(&mut self, region: &str, outcome: Outcome) {
        let region = Region::with_code(code(region)).unwrap();
        self.standings.cards.push(ReportCard {
            region,
            outcome,
            units: Vec::new(),
        });
        self.standings.cards.sort_by_key(|card| card.region.code);
    }
}

/// Competition ranks, whatever the list asks for: the fixture has no ranking of its own to test.
fn ranked(list: &List, cards: &[ReportCard]) -> RankedList {
    let score = |card: &ReportCard| card.verdict().unwrap().published;
    let mut members: Vec<_> = cards
        .iter()
        .filter(|card| list.kinds.contains(&card.region.kind))
        .collect();
    members.sort_by_key(|card| (std::cmp::Reverse(score(card)), card.region.code));
    let places = members.iter().map(|card| {
        let better = members
            .iter()
            .filter(|other| score(other) > score(card))
            .count();
        let equal = members
            .iter()
            .filter(|other| score(other) == score(card))
            .count();
        Place {
            region: card.region.code,
            rank: u32::try_from(better + 1).unwrap(),
            tied: equal > 1,
        }
    });
    RankedList {
        list: list.clone(),
        places: places.collect(),
    }
}
