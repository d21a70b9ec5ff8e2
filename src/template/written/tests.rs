//! Templates as offices write them, sound and wrong.

use super::*;

const SOUND: &str = r##"
[page]
width = 210
height = 148
[colours]
tinta = "#102030"
[fonts]
tegak = "RaporSerif-Regular"
sans = "RaporSans-Bold"
[default]
font = "tegak"
size = [8, 12]
colour = "tinta"
[notice]
box = [10, 10, 100, 6]
[[flow]]
name = "isi"
box = [20, 20, 170, 80]
[[text]]
name = "nama daerah"
text = "{{ pemda }}"
flow = "isi"
height = 10
space = 1
lines = 2
[[text.variant]]
when = "peringkat_ke == 1"
text = "{{ pemda }} (terbaik)"
colour = "#A6812E"
[[group]]
name = "hasil"
flow = "isi"
height = 20
[[shape]]
group = "hasil"
box = [20, 0, 40, 8]
shape = "ribbon"
colour = "tinta"
[[image]]
picture = "latar.png"
box = [0, 0, 210, 148]
[[code]]
text = "{{ kode_verifikasi }}"
told = "Kode {{ nomor }}"
box = [20, 110, 30, 30]
[[signatures]]
box = [90, 100, 100, 44]
column = 60
"##;

fn read_with(text: &str) -> Result<Template, Vec<String>> {
    let files = |path: &str| (path == "latar.png").then(|| b"png".to_vec());
    read("kami", "aset/kami/certificate.toml", text, false, &files).map_err(|findings| {
        findings
            .iter()
            .map(|finding| format!("{} {}", finding.at.cell().unwrap(), finding.code()))
            .collect()
    })
}

/// The finding of a text that is sound but for one change.
fn wrong(from: &str, to: &str) -> Vec<String> {
    assert!(SOUND.contains(from), "{from}");
    let mut found = read_with(&SOUND.replacen(from, to, 1)).unwrap_err();
    found.sort();
    found
}

#[test]
fn a_template_is_read_whole_and_in_the_order_of_the_file() {
    let template = read_with(SOUND).unwrap();
    assert_eq!((template.size, template.subject), ((210.0, 148.0), Subject::Region));
    let tables: Vec<&str> = template.elements.iter().map(|element| element.kind.table()).collect();
    assert_eq!(tables, ["text", "group", "shape", "image", "code", "signatures"]);
    assert_eq!(template.pictures.len(), 1);
    assert_eq!(template.elements[0].name(), Some("nama daerah"));
    assert_eq!(template.place_of(0).cell().as_deref(), Some("19:1"));
}

#[test]
fn the_hash_covers_the_text_and_the_files() {
    let digest = |text: &str, picture: &'static [u8]| {
        let files = |_: &str| Some(picture.to_vec());
        read("x", "x", text, false, &files).unwrap().digest
    };
    let one = digest(SOUND, b"png");
    assert_eq!(one, digest(SOUND, b"png"));
    assert_ne!(one, digest(SOUND, b"other"));
    assert_ne!(one, digest(&SOUND.replace("terbaik", "pertama"), b"png"));
}

#[test]
fn what_is_wrong_is_refused_where_it_stands() {
    for (from, to, expected) in [
        ("{{ pemda }}\"\nflow", "{{ pemdaa }}\"\nflow", vec!["21:8 R021"]),
        ("{{ nomor }}", "{{ nomor", vec!["44:8 R022"]),
        ("peringkat_ke == 1", "peringkat_ke ==", vec!["27:8 R022"]),
        ("box = [20, 110, 30, 30]", "box = [190, 110, 30, 30]", vec!["45:7 R023"]),
        ("box = [20, 0, 40, 8]", "box = [20, 15, 40, 8]", vec!["36:7 R023"]),
        ("box = [20, 110, 30, 30]", "box = [20, 110, 20, 20]", vec!["45:7 R005"]),
        ("box = [90, 100, 100, 44]", "box = [90, 100, 100, 20]", vec!["47:7 R005"]),
        ("latar.png", "latar.jpg", vec!["40:11 R008"]),
        ("latar.png", "../latar.png", vec!["40:11 R012"]),
        ("flow = \"isi\"\nheight = 10", "flow = \"ini\"\nheight = 10", vec!["22:8 R005"]),
        ("group = \"hasil\"", "group = \"hasl\"", vec!["35:9 R005"]),
        ("colour = \"tinta\"\n[notice]", "colour = \"biru\"\n[notice]", vec!["13:10 R005"]),
        ("#102030", "biru", vec!["13:10 R005", "38:10 R005", "6:9 R005"]),
        ("lines = 2", "line = 2", vec!["25:1 R002"]),
        ("size = [8, 12]", "size = [12, 8]", vec!["12:8 R005"]),
        ("[page]", "[halaman]", vec!["1:1 R004", "2:2 R002"]),
        ("shape = \"ribbon\"", "shape = \"pita\"", vec!["37:9 R005"]),
        ("RaporSans-Bold", "Comic.ttf", vec!["9:8 R008"]),
    ] {
        assert_eq!(wrong(from, to), expected, "{to}");
    }
}

#[test]
fn all_that_are_built_in_are_sound() {
    for built_in in crate::template::BUILT_IN.into_iter().chain([crate::template::LETTER]) {
        let read = read(built_in.name, built_in.name, built_in.text, true, &|_| None);
        assert_eq!(read.err(), None, "{}", built_in.name);
    }
}
