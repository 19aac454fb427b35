//! What the comparison of the built-in dossier has to hold, without a browser.

use std::path::Path;
use std::{env, fs};

use analysis::prepared::Workings;
use ui::tree::{Node, View};

use super::{GROUNDS, WORKINGS, unpacked};
use crate::derived;
use crate::desk::Desk;

/// The built-in dossier, as the widget hands it over.
pub(crate) const DOSSIER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossier.bin"));

pub(crate) fn page(width: f64) -> Node {
    let (prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    Desk::new(&prepared, &workings, "en", width).page()
}

pub(crate) fn attribute<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    node.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

/// Every node below one that fits, in the order of the page.
pub(crate) fn all<'a>(node: &'a Node, fits: &dyn Fn(&Node) -> bool) -> Vec<&'a Node> {
    let mut found = Vec::new();
    for child in &node.children {
        if fits(child) {
            found.push(child);
        }
        found.extend(all(child, fits));
    }
    found
}

pub(crate) fn of_class<'a>(node: &'a Node, class: &str) -> Vec<&'a Node> {
    all(node, &|node| attribute(node, "class").is_some_and(|classes| classes.split(' ').any(|known| known == class)))
}

pub(crate) fn said(node: &Node) -> String {
    let below: Vec<String> = node.children.iter().map(said).collect();
    [node.words.clone(), below.concat()].concat()
}

/// What the rows of a table say, a cell a string.
pub(crate) fn rows(table: &Node) -> Vec<Vec<String>> {
    let rows = all(table, &|node| attribute(node, "role") == Some("row"));
    let cells = |row: &&Node| row.children.iter().filter(|cell| cell.tag != "svg").map(said).collect();
    rows.iter().map(cells).collect()
}

#[test]
fn the_ladder_has_a_row_a_step_and_a_cell_a_relationship() {
    let page = page(1280.0);
    let ladder = of_class(&page, "ladder").remove(0);
    let rows = rows(ladder);
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let steps = ["Recognition", "Diplomatic relations", "Embassies", "Strategic partnership", "Council of leaders"];
    assert_eq!(names[1..6], steps);
    assert_eq!(names[6..], ["Mutual guarantee", "Highest step so far"]);
    assert_eq!(rows[0], ["Step", "Türkiye–Kazakhstan", "Türkiye–Azerbaijan", "Who was first"]);
    assert_eq!(
        rows[2],
        [
            "Diplomatic relations",
            "2 Mar 1992 = 77 days after recognition A ¶7 A ¶18",
            "14 Jan 1992 = 14 to 378 days after recognition D ¶2",
            "Azerbaijan, by 48 days ",
        ]
    );
    assert_eq!(rows[4][2], "Dec 2010 ratified, = 18.9 to 20 years after C ¶25");
    assert_eq!(rows[6][1], "Not stated in these documents");
    assert_eq!(rows[7][3], "Not ranked. Two kinds, on no common ladder.");
    assert_eq!(all(ladder, &|node| node.tag == "svg").len(), rows.len(), "a drawing a row");
}

#[test]
fn every_figure_and_step_is_cited_and_opens_its_record() {
    let page = page(1280.0);
    let told = of_class(&page, "told");
    assert!(told.len() > 40, "{} figures", told.len());
    let steps = of_class(&page, "date");
    assert_eq!(steps.len(), 13);
    let cells = of_class(&page, "side").into_iter().filter(|cell| !of_class(cell, "date").is_empty());
    for place in told.into_iter().chain(cells) {
        assert!(!all(place, &|node| node.tag == "cite").is_empty(), "no citation: {}", said(place));
        let opens = all(place, &|node| attribute(node, "data-act").is_some_and(|act| act.starts_with("select ")));
        assert!(!opens.is_empty(), "opens nothing: {}", said(place));
    }
}

#[test]
fn what_was_worked_out_says_so() {
    let page = page(1280.0);
    let worked_out = of_class(&page, "since").into_iter().chain(of_class(&page, "ratio"));
    for place in worked_out {
        assert!(said(place).contains("= "), "no equals sign: {}", said(place));
    }
    let ratio = of_class(&page, "ratio").remove(0);
    let said = said(ratio);
    for part in [
        "= 1.6 times as much for Azerbaijan as for Kazakhstan, 2024",
        "= $8 bn ÷ $5 bn",
        "Between = 1.364 times and 1.889 times.",
        "no document says what it counts",
        "“$8 billion in 2024” D ¶12 “5 billion USD” B ¶5",
    ] {
        assert!(said.contains(part), "no `{part}` in {said}");
    }
}

#[test]
fn both_readings_of_a_disputed_rate_stand_in_yellow() {
    let page = page(1280.0);
    let marks: Vec<String> = all(&page, &|node| node.tag == "mark").into_iter().map(said).collect();
    assert!(marks.contains(&"13.8% or = 11.4%".to_owned()), "{marks:?}");
}

#[test]
fn a_narrow_place_says_the_same() {
    let (wide, narrow) = (page(1280.0), page(320.0));
    for class in ["told", "group", "last"] {
        let say = |page: &Node| of_class(page, class).into_iter().map(said).collect::<Vec<_>>();
        assert_eq!(say(&wide), say(&narrow), "{class}");
    }
    for svg in all(&narrow, &|node| node.tag == "svg") {
        let width: f64 = attribute(svg, "width").and_then(|width| width.parse().ok()).expect("a width");
        assert!(width <= 320.0, "{width}");
    }
}

#[test]
fn results_of_another_dossier_are_refused() {
    let mut changed = DOSSIER.to_vec();
    *changed.last_mut().expect("not empty") ^= 1;
    assert!(unpacked(&changed, GROUNDS, WORKINGS).is_none());
}

#[test]
fn a_record_has_a_drawer_for_each_result_that_it_went_into() {
    let (prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    let desk = Desk::new(&prepared, &workings, "en", 0.0);
    let at = prepared.dossier.record_index("kz-trade-2005").expect("a record");
    let drawers = derived::of_record(&desk, at).expect("results");
    assert!(said(&drawers).contains("= 11.36%"), "{}", said(&drawers));
}

/// A tree as a browser reads it.
fn html(node: &Node) -> String {
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    if node.tag.is_empty() {
        return plain(&node.words);
    }
    let attribute = |(name, value): &(&str, String)| [" ", name, "=\"", &plain(value), "\""].concat();
    let attributes: String = node.attributes.iter().map(attribute).collect();
    let inside: String = node.children.iter().map(html).collect();
    let end = if node.tag == "input" { String::new() } else { ["</", node.tag, ">"].concat() };
    ["<", node.tag, &attributes, ">", &inside, &end].concat()
}

/// Writes a view as a page to look at before a module is built, where `ENTENTE_VIEWS=FOLDER cargo test -p compare` asks
/// for it. The width of the window is in its name.
pub(crate) fn write_out(word: &str, width: f64, view: &[Node]) {
    let views = Path::new(env!("CARGO_MANIFEST_DIR")).join("../widget/src/view");
    let read = |name: &str| fs::read_to_string(views.join(name)).expect("a style sheet");
    let style = ["frame.css", "timeline.css", "detail.css"].map(read).concat()
        + include_str!(concat!(env!("OUT_DIR"), "/style.css"));
    let body: String = view.iter().map(html).collect();
    let class = if width < chart::NARROW { "entente narrow" } else { "entente" };
    let page = format!(
        "<!doctype html><meta charset=utf-8><body style='margin:16px;width:{width}px'><div><template shadowrootmode=open>\
         <style>{style}</style><section class='{class}'><div class=comparison>{body}</div></section></template></div>"
    );
    let window = [(1240.0, "1280"), (728.0, "768")].into_iter().find(|(known, _)| *known == width);
    let name = [word, "-", window.map_or("360", |(_, name)| name), ".html"].concat();
    if let Some(folder) = env::var_os("ENTENTE_VIEWS") {
        fs::write(Path::new(&folder).join(name), page).expect("a folder to write to");
    }
}

#[test]
fn every_view_can_be_written_out() {
    let (prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    for (word, view) in View::ALL.into_iter().filter(|(_, view)| *view != View::Timeline) {
        for width in [1240.0, 728.0, 328.0] {
            write_out(word, width, &Desk::new(&prepared, &workings, "en", width).view(view));
        }
    }
}

#[test]
fn a_page_stays_one_that_a_browser_can_draw_whatever_there_is_to_say() {
    let (prepared, mut workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    let (panels, derived) = (workings.panels.clone(), workings.derived.clone());
    let page = |workings: &Workings| all(&Desk::new(&prepared, workings, "en", 1240.0).page(), &|_| true).len();
    let once = page(&workings);
    for _ in 0..100 {
        workings.panels.extend(panels.clone());
    }
    let often = page(&workings);
    assert!(often < 12 * once, "{often} nodes where a hundredth of the figures has {once}");
    for _ in 0..20 {
        workings.derived.extend(derived.clone());
    }
    let most = page(&workings);
    assert!(most < 6 * often, "{most} nodes where a twentieth of what was worked out has {often}");
}
