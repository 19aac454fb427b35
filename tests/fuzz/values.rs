//! What strangers may write where a date, a number or a text belongs: mostly allowed, and always at some edge.

use dossier::model::{Basis, Blank, Domain, Kind, Listing, Milestone, Phase, Qualifier, Sort, Stance, Status, Word};

use crate::large::Chance;

/// What would show that something of a dossier has run: each of these sets `pwned` if a page takes it for more than text.
pub const SCRIPTS: [&str; 8] = [
    "<img src=x onerror=\"window.pwned=1\">",
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "\"><svg onload=\"window.pwned=1\"><a href=\"javascript:window.pwned=1\">x</a></svg>",
    "javascript:window.pwned=1",
    "<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "${window.pwned=1}{{constructor.constructor('window.pwned=1')()}}",
];

const TEXTS: [&str; 16] = [
    "",
    " ",
    "\0",
    "\u{202e}txet desrever\u{202c}",
    "\u{2066}\u{2067}isolated",
    "line\u{2028}separator\u{2029}",
    "a\nb\tc\r\n",
    "\u{feff}\u{200b}\u{ad}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "ﷺ﷽",
    "العربية فقط",
    "__proto__",
    "constructor",
    "$1 billion, 20 per cent",
    "&lt;&amp;&#x0;",
];

const URLS: [&str; 12] = [
    "https://example.org/a?b=c#d",
    "HTTP://EXAMPLE.ORG/",
    "mailto:editor@example.org",
    "https://evil.example/\u{202e}gnp.exe",
    "javascript:window.pwned=1",
    "JaVaScRiPt:window.pwned=1",
    "\u{1}javascript:window.pwned=1",
    "java\nscript:window.pwned=1",
    "data:text/html,<script>opener.pwned=1</script>",
    "vbscript:x",
    "//evil.example/x",
    "https://",
];

/// Parts of dates; several in a row are sometimes one.
const DATES: [&str; 48] = [
    "1992",
    "1992-03",
    "1992-03-02",
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "0000",
    "0001-01-01",
    "9999-12-31",
    "-9999",
    "-0001-12",
    "Y10000",
    "Y-10000",
    "Y170000002",
    "Y-170000002",
    "Y9E18",
    "Y-17E7",
    "Y9E18S1",
    "Y1E100000",
    "19XX",
    "XXXX",
    "1XXX",
    "199X",
    "1992-XX",
    "1992-XX-XX",
    "1992-03-XX",
    "XXXX-02-30",
    "XXXX-12-XX",
    "1992-21",
    "2001-24",
    "9999-24",
    "2001-33",
    "2001-41",
    "1950S2",
    "1984?",
    "1984~",
    "1984%",
    "?1984-~06",
    "1992/1994",
    "../1994",
    "1992/..",
    "1992/",
    "/1994",
    "../..",
    "[1667,1668..1670]",
    "{1667,1668}",
    "[..1402]",
    "[2021-03-01..2021-03-10]",
];

const NUMBERS: [&str; 30] = [
    "0",
    "-0",
    "1",
    "-1",
    "1.5",
    "100",
    "101",
    "2147483647",
    "2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "1e15",
    "1e16",
    "1e21",
    "1e22",
    "1e23",
    "1e100",
    "1.7976931348623157e308",
    "1e308",
    "-1e308",
    "1e309",
    "5e-324",
    "1e-320",
    "1e-400",
    "0.1",
    "3.0000000000000001",
    "123456789012345678901234567890",
    "1e99999",
];

/// What is no JSON, or hardly.
const RAW: [&str; 14] = [
    "NaN",
    "Infinity",
    "-",
    "01",
    "1e",
    ".5",
    "+1",
    "0x10",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\\u0000\"",
    "\"\\x\"",
    "'a'",
    "undefined",
];

const FILTERS: [&str; 22] = [
    "domain:energy",
    "domain:energy,transport",
    "kind:event",
    "kind:event,event",
    "document:",
    "actor:TUR",
    "status:target",
    "dyad:tr-kz",
    "dyad:tr-kz,tr-az",
    "topic:oil",
    ":",
    ",",
    "\"",
    "“",
    "baku",
    "İstanbul",
    "\"one nation\"",
    "visit \"oil re",
    "ﬃ",
    "a:b:c",
    "🏴",
    "\u{1e}\u{1f}\n",
];

const ATTRIBUTES: [&str; 24] = [
    "timeline",
    "compare",
    "routes",
    "sources",
    "table",
    "story",
    "full",
    "minimal",
    "none",
    "calendar",
    "recognition",
    "tr-kz",
    "tr-kz tr-az",
    "640px",
    "640",
    "-1px",
    "99999999999",
    "2147483647px",
    "1992-03-02",
    "1992-13",
    "0000",
    "9999-12-31",
    "en",
    "kind:event baku",
];

/// One of a list, now and then several of it in a row, with what comes between them, or with a byte that is another.
fn of(chance: &mut Chance, list: &[&str], between: &[&str]) -> String {
    let mut text = chance.one(list).to_owned();
    while chance.percent(20) {
        text.push_str(chance.one(between));
        text.push_str(chance.one(list));
    }
    if chance.percent(15) {
        text = String::from_utf8_lossy(&super::mutate::bytes(text.as_bytes(), chance)).into_owned();
    }
    text
}

/// A date, or nearly one.
pub fn date(chance: &mut Chance) -> String {
    if chance.percent(30) {
        // Figures that mean something are rarely an edge, but may be one together.
        let year = chance.below(10_001) as i64 - if chance.percent(10) { 10_000 } else { 0 };
        let (month, day) = (chance.below(14), chance.below(33));
        let whole = format!("{}{:04}-{month:02}-{day:02}", if year < 0 { "-" } else { "" }, year.abs());
        return whole.chars().take(chance.one(&[4, 7, 10, 11])).collect();
    }
    of(chance, &DATES, &["/", "/", "..", ",", "", "?", "/.."])
}

/// A number, or nearly one.
pub fn number(chance: &mut Chance) -> String {
    match chance.below(10) {
        0..6 => of(chance, &NUMBERS, &["", "e", ".", "e-", "e+"]),
        6..8 => f64::from_bits(chance.bits()).to_string(),
        8 => format!("{:e}", f64::from_bits(chance.bits())),
        _ => chance.one(&["1", "9", "0.", "-0.0", "00"]).repeat(1 + chance.below(900)),
    }
}

/// Some text, now and then a long one.
pub fn text(chance: &mut Chance) -> String {
    match chance.below(10) {
        0..4 => chance.one(&SCRIPTS).to_owned(),
        4..8 => chance.one(&TEXTS).to_owned(),
        8 => [chance.one(&TEXTS), chance.one(&SCRIPTS), chance.one(&TEXTS)].concat(),
        _ => chance.one(&["word ", "m", "ﷺ", "\u{202e}", "<b>"]).repeat(1 + chance.below(400)),
    }
}

/// What an attribute of the element may be set to.
pub fn attribute(chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => date(chance),
        1 => number(chance),
        2 => text(chance),
        3 => filter(chance),
        _ => of(chance, &ATTRIBUTES, &[" ", "  ", "\u{a0}", ","]),
    }
}

/// What the timeline may be limited to.
pub fn filter(chance: &mut Chance) -> String {
    of(chance, &FILTERS, &[" ", " ", "", ",", "\""])
}

/// A value that no valid JSON has.
pub fn raw(chance: &mut Chance) -> String {
    if chance.percent(30) { number(chance) } else { chance.one(&RAW).to_owned() }
}

/// A value for a field of a dossier: `None` where any other value of the dossier will do.
pub fn fitting(field: &str, chance: &mut Chance) -> Option<super::Tree> {
    let word = |words: Vec<&'static str>, chance: &mut Chance| chance.one(&words).to_owned();
    let text = match field {
        "date" | "period" | "as_of" => date(chance),
        "url" => of(chance, &URLS, &["", " "]),
        "value" | "paragraph" | "importance" => return Some(super::Tree::Raw(number(chance))),
        "contradiction" | "context" => return Some(super::Tree::Raw(chance.one(&["true", "false", "1"]).to_owned())),
        "id" | "document" | "record" | "from" | "to" | "growth_of" | "part_of" | "follows" => return None,
        "domain" => word(words::<Domain>(), chance),
        "milestone" => word(words::<Milestone>(), chance),
        "qualifier" => word(words::<Qualifier>(), chance),
        "status" => word(words::<Status>(), chance),
        "blank" => word(words::<Blank>(), chance),
        "basis" => word(words::<Basis>(), chance),
        "phase" => word(words::<Phase>(), chance),
        "stance" => word(words::<Stance>(), chance),
        "listed" => word(words::<Listing>(), chance),
        "sort" => word(words::<Sort>(), chance),
        _ => text(chance),
    };
    Some(super::Tree::Text(text))
}

fn words<W: Word>() -> Vec<&'static str> {
    W::WORDS.iter().map(|(word, _)| *word).collect()
}

/// The name of a table or field that a dossier may have.
pub fn field(chance: &mut Chance) -> &'static str {
    let kinds = words::<Kind>();
    match chance.percent(30) {
        true => chance.one(&kinds),
        false => {
            chance.one(&["dyads", "title", "claims", "value", "date", "role", "person", "place", "counts", "path", "x"])
        }
    }
}
