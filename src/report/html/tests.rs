//! The page asks for nothing, runs nothing of others, and every text in it stays text.

use super::*;
use crate::finding::{Finding, Problem};
use crate::location::Location;
use crate::report::dashboard;
use crate::report::fixture::World;

/// What would do harm if it were not escaped, in text, in an attribute and in a script.
const HOSTILE: &str = "</script><script>alert(1)</script>\"' onload='x' <!-- &amp;";

fn page(world: &World) -> String {
    let page = dashboard::document(world.results(), "rapor 0.0.0");
    String::from_utf8(bytes(&page).unwrap()).unwrap()
}

/// The values of an attribute, all of which stand between double quotes.
fn values(page: &str, attribute: &str) -> Vec<String> {
    let begin = format!(" {attribute}=\"");
    let after = page.split(begin.as_str()).skip(1);
    let plain = |value: &str| value.replace("&#x2f;", "/").replace("&#x27;", "'");
    after.map(|rest| plain(rest.split('"').next().unwrap())).collect()
}

fn between<'p>(page: &'p str, open: &str, close: &str) -> &'p str {
    let (_, rest) = page.split_once(open).unwrap();
    rest.split_once(close).unwrap().0
}

#[test]
fn all_years_can_be_drawn() {
    for world in [
        World::of_2024(),
        World::of_2025(),
        World::answered(),
        World::checklists(),
        World::of_the_country(700),
    ] {
        let page = page(&world);
        assert!(page.ends_with("</html>"), "{}", &page[page.len() - 40..]);
        assert_eq!(page.matches("<section class=\"region\"").count(), world.standings.cards.len());
    }
}

#[test]
fn the_policy_allows_the_own_style_and_script_and_nothing_else() {
    let page = page(&World::answered());
    let policy = values(&page, "content").into_iter().find(|value| value.contains("-src"));
    let policy = policy.unwrap();
    let hash = |text: &str| BASE64.encode(Digest::of(text.as_bytes()).as_bytes());
    let style = hash(between(&page, "<style>", "</style>"));
    let script = hash(between(&page, "<script>", "</script>"));
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(policy, expected);
    // A policy by hashes lets no attribute style or act.
    assert_eq!((page.matches("<style").count(), page.matches("<script").count()), (1, 1));
    assert!(!page.contains(" style=") && !page.contains(" onclick="), "an attribute acts");
}

#[test]
fn every_address_is_on_the_page_or_beside_it() {
    let page = page(&World::answered());
    let addresses: Vec<_> =
        ["href", "src", "action", "srcset"].iter().flat_map(|name| values(&page, name)).collect();
    for file in
        ["rapor/12.18-kabupaten-serdang-bedagai.xlsx", "piagam/12.18-kabupaten-serdang-bedagai.pdf"]
    {
        assert!(addresses.iter().any(|address| address == file), "{file}: {addresses:?}");
    }
    for address in addresses {
        let beside = !address.contains(':') && !address.starts_with(['/', '\\']);
        assert!(address == "data:," || beside, "{address}");
    }
    let drawn = page.replace("http:&#x2f;&#x2f;x", "");
    assert!(!drawn.contains("http:") && !drawn.contains("https:"), "an address of the network");
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    // What is pointed at is there.
    for target in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(page.contains(&format!(" id=\"{target}\"")), "#{target} leads nowhere");
    }
}

#[test]
fn hostile_texts_stay_text() {
    let mut world = World::answered();
    world.job.title = HOSTILE.to_owned();
    world.job.office.name = HOSTILE.to_owned();
    world.job.lists[0].title = HOSTILE.to_owned();
    world.standings.lists[0].list.title = HOSTILE.to_owned();
    for card in &mut world.standings.cards {
        card.units.iter_mut().for_each(|unit| unit.name = HOSTILE.to_owned());
    }
    let problem = Problem::NotANumber { text: HOSTILE.to_owned() };
    world.findings.push(Finding::new(Location::file(HOSTILE), problem));
    let page = page(&world);
    let escaped = "&lt;&#x2f;script&gt;&lt;script&gt;alert(1)&lt;&#x2f;script&gt;&quot;&#x27; onload=&#x27;x&#x27; &lt;!-- &amp;amp;";
    assert!(page.matches(escaped).count() > 10, "{}", page.matches(escaped).count());
    assert!(
        !page.contains("<script>alert") && !page.contains("<!--"),
        "it became part of the page"
    );
    assert_eq!(page.matches("</script>").count(), 1);
}

#[test]
fn marks_stand_on_the_screen_and_on_every_printed_page() {
    let page = page(&World::of_2025());
    let marks = between(&page, "<aside class=\"marks\"", "</aside>");
    let printed = between(&page, "<div class=\"watermark\"", "</div>");
    for mark in ["CONTOH", "DRAF", "BELUM LENGKAP"] {
        assert!(marks.contains(mark) && printed.contains(mark), "{mark}");
    }
    assert!(!self::page(&World::of_2024()).contains("watermark\" aria"), "a final page has a mark");
}

#[test]
fn the_same_results_make_the_same_bytes() {
    let world = World::answered();
    assert_eq!(page(&world), page(&world));
}

#[test]
fn a_whole_country_stays_small() {
    let page = page(&World::of_the_country(3000));
    assert!(page.len() < 2_000_000, "{} bytes for regions without units", page.len());
    assert!(page.contains("200 dari 3000 temuan"), "findings were dropped in silence");
}

#[test]
fn the_script_stays_small_and_makes_no_markup() {
    assert!(SCRIPT.len() < 12_000, "{} bytes", SCRIPT.len());
    for dangerous in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
        assert!(!SCRIPT.contains(dangerous), "{dangerous}");
    }
    assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
}
