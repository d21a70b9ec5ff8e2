//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rapor::demo::messy::Rate;

const TEMPLATE: &str = "\
{before-help}{about-with-newline}
Pemakaian: {usage}

{all-args}{after-help}";

/// From assessment sheets to ranked summaries and certificates.
#[derive(Debug, Parser)]
#[command(
    name = "rapor",
    version,
    about = "Menilai, memeringkat, dan mencetak piagam dari lembar penilaian pelayanan publik",
    override_usage = "rapor [OPSI] <PERINTAH>",
    help_template = TEMPLATE,
    subcommand_help_heading = "Perintah",
    subcommand_value_name = "PERINTAH",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    propagate_version = true,
    after_help = "Kode keluar: 0 selesai, 1 masukan ditolak atau verifikasi gagal, 2 salah pakai atau pengaturan,\n3 disk atau izin, 4 pekerjaan sedang dipakai, 130 dihentikan."
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Opsi", next_display_order = 100)]
pub struct Global {
    /// Jumlah utas; bila tidak disebut, sebanyak inti prosesor
    #[arg(long, global = true, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Tanpa kemajuan dan tanpa ringkasan; temuan tetap ditampilkan
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Warna: auto, always, never
    #[arg(
        long,
        global = true,
        value_name = "KAPAN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub color: Color,
    // Where this program lies; no argument.
    #[arg(skip)]
    pub program: Option<PathBuf>,
    // What unlocks the secret key; no argument, because a command line can be seen by others.
    #[arg(skip)]
    pub key_password: Option<String>,
    /// Tampilkan bantuan
    #[arg(long, short, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// Tampilkan versi
    #[arg(long, short = 'V', global = true, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Baca, nilai, peringkatkan, dan tulis semuanya (alias: jalankan)
    #[command(alias = "jalankan", override_usage = "rapor run [OPSI] [PEKERJAAN]", help_template = TEMPLATE)]
    Run(RunArgs),
    /// Baca saja dan tampilkan semua temuan (alias: periksa)
    #[command(alias = "periksa", override_usage = "rapor check [OPSI] [PEKERJAAN]", help_template = TEMPLATE)]
    Check(CheckArgs),
    /// Kemas hasil untuk dikirim: per wilayah satu .zip dengan surat pengantar (alias: kemas)
    #[command(alias = "kemas", override_usage = "rapor pack [OPSI] --to <FOLDER> [PEKERJAAN]", help_template = TEMPLATE)]
    Pack(PackArgs),
    /// Mulai pekerjaan baru: rapor.toml dan satu lembar kosong per wilayah (alias: baru)
    #[command(alias = "baru", override_usage = "rapor new [OPSI] --province <KODE> --year <TAHUN> <FOLDER>", help_template = TEMPLATE)]
    New(NewArgs),
    /// Lembar penilaian kosong untuk sebuah rubrik dan wilayah (alias: lembar)
    #[command(alias = "lembar", override_usage = "rapor sheet [OPSI] --rubric <RUBRIK> --region <KODE>...", help_template = TEMPLATE)]
    Sheet(SheetArgs),
    /// Pekerjaan contoh dengan lembar karangan (alias: contoh)
    #[command(alias = "contoh", override_usage = "rapor demo [OPSI] <FOLDER>", help_template = TEMPLATE)]
    Demo(DemoArgs),
    /// Asal sebuah nilai, sampai berkas, lembar, dan selnya (alias: jelaskan)
    #[command(alias = "jelaskan", override_usage = "rapor explain [OPSI] <WILAYAH> [UNIT] [KODE]", help_template = TEMPLATE)]
    Explain(ExplainArgs),
    /// Arti sebuah temuan dan cara memperbaikinya (alias: temuan)
    #[command(alias = "temuan", override_usage = "rapor finding [OPSI] [KODE]", help_template = TEMPLATE)]
    Finding(FindingArgs),
    /// Apakah folder hasil, piagam, atau isi kode QR ini asli dan masih berlaku? (alias: verifikasi)
    #[command(alias = "verifikasi", override_usage = "rapor verify [OPSI] <BERKAS ATAU FOLDER>... | --qr <ISI>", help_template = TEMPLATE)]
    Verify(VerifyArgs),
    /// Kunci tanda tangan: buat, tampilkan (alias: kunci)
    #[command(alias = "kunci", override_usage = "rapor key <PERINTAH>", help_template = TEMPLATE, subcommand_help_heading = "Perintah", subcommand_value_name = "PERINTAH", disable_help_subcommand = true)]
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Batalkan nomor sebuah piagam di registri (alias: cabut)
    #[command(alias = "cabut", override_usage = "rapor revoke --reason <ALASAN> <NOMOR> [PEKERJAAN]", help_template = TEMPLATE)]
    Revoke(RevokeArgs),
    /// Rancangan piagam: pratinjau, salinan untuk diubah (alias: piagam)
    #[command(alias = "piagam", override_usage = "rapor certificate <PERINTAH>", help_template = TEMPLATE, subcommand_help_heading = "Perintah", subcommand_value_name = "PERINTAH", disable_help_subcommand = true)]
    Certificate {
        #[command(subcommand)]
        command: CertificateCommand,
    },
    // One file for another process of this program.
    #[command(name = rapor::sheet::READ_COMMAND, hide = true)]
    Read { order: Vec<String> },
    /// Rubrik: daftar, isi, pemeriksaan (alias: rubrik)
    #[command(alias = "rubrik", override_usage = "rapor rubric <PERINTAH>", help_template = TEMPLATE, subcommand_help_heading = "Perintah", subcommand_value_name = "PERINTAH", disable_help_subcommand = true)]
    Rubric {
        #[command(subcommand)]
        command: RubricCommand,
    },
}

#[derive(Debug, Args)]
pub struct JobArg {
    /// Folder pekerjaan yang memuat rapor.toml
    #[arg(
        help_heading = "Argumen",
        value_name = "PEKERJAAN",
        default_value = ".",
        hide_default_value = true
    )]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub job: JobArg,
    /// Lanjutkan tanpa wilayah yang bermasalah; setiap halaman bertanda BELUM LENGKAP, tanpa piagam
    #[arg(help_heading = "Opsi", long)]
    pub partial: bool,
    /// Berkas kunci rahasia; bila tidak disebut, kunci pengguna ini. Tanpa kunci, piagam bertanda DRAF dan tidak bernomor
    #[arg(help_heading = "Opsi", long, value_name = "BERKAS")]
    pub key: Option<PathBuf>,
    /// Tanpa kunci, walaupun pengguna ini punya: piagam bertanda DRAF, tidak ada nomor yang diberikan
    #[arg(help_heading = "Opsi", long, conflicts_with = "key")]
    pub no_key: bool,
    /// Ganti piagam yang sudah terbit dengan hasil lain; alasannya dicatat di registri
    #[arg(help_heading = "Opsi", long, value_name = "ALASAN")]
    pub reissue: Option<String>,
    /// Buka dasbor.html di peramban setelah selesai
    #[arg(help_heading = "Opsi", long)]
    pub open: bool,
}

#[derive(Debug, Args)]
pub struct RevokeArgs {
    /// Nomor piagam
    #[arg(help_heading = "Argumen", value_name = "NOMOR")]
    pub number: String,
    #[command(flatten)]
    pub job: JobArg,
    /// Alasannya, yang dicatat di registri
    #[arg(help_heading = "Opsi", long, value_name = "ALASAN")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub job: JobArg,
    #[command(flatten)]
    pub form: FormatArg,
    /// Tulis balasan ke folder ini, yang belum ada atau kosong: per wilayah satu buku kerja berisi temuannya
    #[arg(help_heading = "Opsi", long, value_name = "FOLDER")]
    pub reply: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct PackArgs {
    #[command(flatten)]
    pub job: JobArg,
    /// Folder tujuan, yang belum ada atau kosong
    #[arg(help_heading = "Opsi", long, value_name = "FOLDER")]
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub struct FormatArg {
    /// Bentuk: text atau json
    #[arg(
        help_heading = "Opsi",
        long,
        value_name = "BENTUK",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    /// Folder pekerjaan yang baru; belum ada, atau kosong
    #[arg(help_heading = "Argumen", value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Kode provinsi menurut Kemendagri, atau namanya
    #[arg(help_heading = "Opsi", long, value_name = "KODE")]
    pub province: String,
    /// Tahun yang dinilai
    #[arg(help_heading = "Opsi", long, value_name = "TAHUN")]
    pub year: u16,
    /// Rubrik bawaan atau berkas .toml; bila tidak disebut, rubrik bawaan tahun itu
    #[arg(help_heading = "Opsi", long, value_name = "RUBRIK")]
    pub rubric: Option<String>,
}

#[derive(Debug, Args)]
pub struct SheetArgs {
    /// Rubrik bawaan atau berkas .toml
    #[arg(help_heading = "Opsi", long, value_name = "RUBRIK")]
    pub rubric: String,
    /// Kode wilayah menurut Kemendagri, atau namanya; boleh beberapa
    #[arg(help_heading = "Opsi", long, value_name = "KODE", required = true, num_args = 1..)]
    pub region: Vec<String>,
    /// Jenis unit, dipisahkan koma; jenis yang disebut dua kali mendapat dua lembar. Bila tidak disebut, menurut rubrik
    #[arg(help_heading = "Opsi", long, value_name = "JENIS", value_delimiter = ',')]
    pub units: Vec<String>,
    /// Folder tujuan; bila tidak disebut, folder ini
    #[arg(
        help_heading = "Opsi",
        long,
        value_name = "FOLDER",
        default_value = ".",
        hide_default_value = true
    )]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Folder pekerjaan yang baru; belum ada, atau kosong
    #[arg(help_heading = "Argumen", value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Banyaknya wilayah, 1 sampai 514; lebih dari isi provinsinya, diteruskan dengan provinsi lain. Bila tidak disebut, seisi provinsi
    #[arg(help_heading = "Opsi", long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=514))]
    pub regions: Option<u16>,
    /// Bilangan awal: bilangan yang sama menghasilkan pekerjaan yang sama; bila tidak disebut, 1
    #[arg(
        help_heading = "Opsi",
        long,
        value_name = "S",
        default_value_t = 1,
        hide_default_value = true
    )]
    pub seed: u64,
    /// Kode provinsi menurut Kemendagri, atau namanya; bila tidak disebut, 12
    #[arg(
        help_heading = "Opsi",
        long,
        value_name = "KODE",
        default_value = "12",
        hide_default_value = true
    )]
    pub province: String,
    /// Beri cacat pada lembar sebagian wilayah, 0 sampai 1 (0.2: seperlima), dan catat semuanya di cacat.csv
    #[arg(help_heading = "Opsi", long, value_name = "BAGIAN")]
    pub messy: Option<Rate>,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Kode atau nama wilayah
    #[arg(help_heading = "Argumen", display_order = 1, value_name = "WILAYAH")]
    pub region: String,
    /// Nama unit, atau jenisnya bila hanya ada satu
    #[arg(help_heading = "Argumen", display_order = 2, value_name = "UNIT")]
    pub unit: Option<String>,
    /// Kode dimensi, variabel, atau indikator, misalnya I.1.03
    #[arg(help_heading = "Argumen", display_order = 3, value_name = "KODE")]
    pub code: Option<String>,
    /// Folder pekerjaan yang memuat rapor.toml; bila tidak disebut, folder ini
    #[arg(
        help_heading = "Opsi",
        long = "job",
        value_name = "PEKERJAAN",
        default_value = ".",
        hide_default_value = true
    )]
    pub folder: PathBuf,
    #[command(flatten)]
    pub form: FormatArg,
}

#[derive(Debug, Args)]
pub struct FindingArgs {
    /// Kode temuan, misalnya R304; tanpa kode: daftar semuanya
    #[arg(help_heading = "Argumen", value_name = "KODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Folder hasil, folder pekerjaan, piagam, atau berkas lain dari hasil
    #[arg(
        help_heading = "Argumen",
        value_name = "BERKAS ATAU FOLDER",
        required_unless_present = "qr"
    )]
    pub paths: Vec<PathBuf>,
    /// Isi kode QR; berkas yang memuatnya; atau - untuk masukan standar
    #[arg(help_heading = "Opsi", long, value_name = "ISI")]
    pub qr: Option<String>,
    /// Kunci publik: berkasnya, atau barisnya dari laman kantor. Bila tidak disebut, yang sidik jarinya tercatat di registri
    #[arg(help_heading = "Opsi", long, value_name = "KUNCI")]
    pub key: Option<String>,
    /// Folder pekerjaan yang memuat registri.jsonl; bila tidak disebut, dicari di sekitar berkasnya
    #[arg(help_heading = "Opsi", long, value_name = "PEKERJAAN")]
    pub job: Option<PathBuf>,
    /// Hitung lagi semua nilai dari lembarnya, lalu bandingkan dengan hasil.json
    #[arg(help_heading = "Opsi", long, requires = "paths")]
    pub recompute: bool,
    #[command(flatten)]
    pub form: FormatArg,
}

#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Buat kunci baru; kata sandinya ditanyakan, atau diambil dari RAPOR_KEY_PASSWORD (alias: baru)
    #[command(alias = "baru", override_usage = "rapor key new [OPSI]", help_template = TEMPLATE)]
    New(KeyNewArgs),
    /// Tampilkan kunci publik, ID, dan sidik jarinya untuk laman kantor (alias: tampilkan)
    #[command(alias = "tampilkan", override_usage = "rapor key show [KUNCI]", help_template = TEMPLATE)]
    Show {
        /// Berkas kunci publik atau rahasia; bila tidak disebut, kunci pengguna ini
        #[arg(value_name = "KUNCI", help_heading = "Argumen")]
        key: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct KeyNewArgs {
    /// Berkas kunci rahasia; yang publik di sebelahnya berakhiran .pub. Bila tidak disebut, di folder pengaturan pengguna
    #[arg(help_heading = "Opsi", long, value_name = "BERKAS")]
    pub out: Option<PathBuf>,
    /// Tanpa kata sandi: siapa pun yang memegang berkasnya dapat menandatangani
    #[arg(help_heading = "Opsi", long)]
    pub no_password: bool,
}

#[derive(Debug, Subcommand)]
pub enum RubricCommand {
    /// Daftar rubrik bawaan (alias: daftar)
    #[command(alias = "daftar", override_usage = "rapor rubric list", help_template = TEMPLATE)]
    List,
    /// Isi sebuah rubrik (alias: tampilkan)
    #[command(alias = "tampilkan", override_usage = "rapor rubric show <RUBRIK>", help_template = TEMPLATE)]
    Show {
        /// Nama rubrik bawaan atau berkas .toml
        #[arg(value_name = "RUBRIK", help_heading = "Argumen")]
        rubric: String,
    },
    /// Periksa sebuah berkas rubrik (alias: periksa)
    #[command(alias = "periksa", override_usage = "rapor rubric check <BERKAS>", help_template = TEMPLATE)]
    Check {
        /// Berkas rubrik
        #[arg(value_name = "BERKAS", help_heading = "Argumen")]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum CertificateCommand {
    /// Gambar piagam dengan nilai karangan, untuk dilihat selagi rancangannya diubah (alias: pratinjau)
    #[command(alias = "pratinjau", override_usage = "rapor certificate preview [OPSI] [PEKERJAAN]", help_template = TEMPLATE)]
    Preview(PreviewArgs),
    /// Salin rancangan bawaan ke sebuah folder untuk diubah (alias: salin)
    #[command(alias = "salin", override_usage = "rapor certificate copy <RANCANGAN> <FOLDER>", help_template = TEMPLATE)]
    Copy {
        /// Rancangan bawaan: piagam, piagam-modern, sertifikat-unit, atau surat-pengantar
        #[arg(value_name = "RANCANGAN", help_heading = "Argumen")]
        template: String,
        /// Folder tujuan, yang belum ada atau kosong
        #[arg(value_name = "FOLDER", help_heading = "Argumen")]
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct PreviewArgs {
    #[command(flatten)]
    pub job: JobArg,
    /// Wilayah yang namanya dipakai, dengan kode atau namanya
    #[arg(help_heading = "Opsi", long, value_name = "KODE", conflicts_with_all = ["longest", "all_bands"])]
    pub region: Option<String>,
    /// Pakai nama wilayah yang terpanjang
    #[arg(help_heading = "Opsi", long, conflicts_with = "all_bands")]
    pub longest: bool,
    /// Satu halaman untuk setiap opini
    #[arg(help_heading = "Opsi", long)]
    pub all_bands: bool,
    /// Sertifikat unit, bukan piagam wilayah
    #[arg(help_heading = "Opsi", long)]
    pub unit: bool,
    /// Perlihatkan tempat setiap unsur dengan nomor barisnya di certificate.toml
    #[arg(help_heading = "Opsi", long)]
    pub frames: bool,
    /// Gambar ulang setiap kali rancangan atau rapor.toml disimpan, sampai Ctrl-C
    #[arg(help_heading = "Opsi", long)]
    pub watch: bool,
    /// Berkas PDF tujuan; bila tidak disebut, pratinjau.pdf di folder pekerjaan
    #[arg(help_heading = "Opsi", long, value_name = "BERKAS")]
    pub output: Option<PathBuf>,
}
