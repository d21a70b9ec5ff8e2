//! Findings of certificate templates: R020 to R023 and R605 to R607.

use super::{Table, job};

/// R020 to R023 and R605 to R607: certificates in a form of the office's own.
pub fn check(table: &mut Table) {
    let sound = include_str!("../../templates/certificates/piagam/certificate.toml");
    let own = |from: &str, to: &str| {
        assert!(sound.contains(from), "{from}");
        let job = job("[certificate]", "[certificate]\ntemplate = \"aset/kami\"");
        job.with("aset/kami/certificate.toml", sound.replacen(from, to, 1))
    };
    let line = |of: &str| 1 + sound[..sound.find(of).unwrap()].matches('\n').count();
    let at = |code: &str, of: &str, column: usize| {
        format!("{code} aset/kami/certificate.toml:{}:{column}", line(of))
    };
    let name = "[certificate]\ntemplate = \"piagan\"";
    table.check(job("[certificate]", name), &["R020 rapor.toml:19:12"]);
    let predicate = "text = \"atas {{ predikat }}\"";
    let expected = at("R021", predicate, 8);
    table.check(own("atas {{ predikat }}", "atas {{ predikad }}"), &[&expected]);
    let expected = at("R022", predicate, 8);
    table.check(own("atas {{ predikat }}", "atas {{ predikat"), &[&expected]);
    let code = "box = [28.5, 150, 30, 30]";
    table.check(own(code, "box = [27, 180, 33, 33]"), &[&at("R023", code, 7)]);
    // The date of the signatories comes down on the line about the issuer.
    let foot = "name = \"keterangan penerbit\"";
    let signatures = "box = [60, 150, 210, 38]";
    let expected = format!("R605 aset/kami/certificate.toml:{}:1", line(signatures) - 1);
    let low = own("box = [27, 189, 243, 2.8]", "box = [150, 181, 120, 2.8]");
    assert!(sound.contains(foot));
    table.check(low, &[&expected]);
    let fonts = own("\"RaporSerif-Italic\"", "\"miring.ttf\"");
    let fonts = fonts.with("aset/kami/miring.ttf", "bukan huruf");
    table.check(fonts, &["R606 aset/kami/certificate.toml"]);
    // Right for most values, but not for the one of this region.
    let fails = "atas {{ predikat }}{% if pemda == 'Kabupaten Serdang Bedagai' %}{{ nilai / 2 }}{% endif %}";
    let expected = format!("R607 aset/kami/certificate.toml:{}:1", line(predicate) - 2);
    table.check(own("atas {{ predikat }}", fails), &[&expected]);
    let code = "text = \"{{ kode_verifikasi }}\"";
    let long = format!("text = \"{}\"", "x".repeat(3000));
    let expected = format!("R607 aset/kami/certificate.toml:{}:1", line(code) - 1);
    table.check(own(code, &long), &[&expected]);
}
