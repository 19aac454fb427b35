//! What the view of the documents has to hold.

use std::collections::BTreeSet;

use analysis::prepared::{Prepared, Workings};
use analysis::sources::coverage;
use dossier::Dossier;
use ui::tree::Node;

use super::page;
use crate::desk::Desk;
use crate::tests::{DOSSIER, all, attribute, of_class, rows, said};
use crate::{GROUNDS, WORKINGS, unpacked};

fn built_in() -> (Prepared, Workings) {
    unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks")
}

fn drawn(desk: &Desk<'_>) -> Node {
    page(desk).into_iter().next().expect("a page")
}

/// Every disagreement that is listed.
fn listed(page: &Node) -> Vec<&Node> {
    all(page, &|node| attribute(node, "data-disagreement").is_some())
}

/// Presses everything that shows more, until nothing does.
fn opened(desk: &mut Desk<'_>) -> Node {
    for _ in 0..20 {
        let page = drawn(desk);
        let more = all(&page, &|node| attribute(node, "data-own").is_some_and(|own| own.starts_with("more ")));
        let Some(more) = more.first() else { return page };
        desk.own.put(attribute(more, "data-own").expect("a name"), None);
    }
    panic!("it never ends");
}

#[test]
fn a_row_a_document_says_what_rests_on_it() {
    let (prepared, workings) = built_in();
    let page = drawn(&Desk::new(&prepared, &workings, "en", 1240.0));
    let rows = rows(of_class(&page, "documents")[0]);
    assert_eq!(rows.len(), 1 + prepared.dossier.documents.len());
    for (row, one) in rows[1..].iter().zip(coverage(&prepared.dossier)) {
        assert!(row[1].contains(&format!("{} claims on {} records", one.claims, one.records)), "{row:?}");
        assert!(row[1].contains(&format!("{} records rest on it alone = ", one.alone.len())), "{row:?}");
    }
    assert!(rows[1][2].ends_with("1402 to 2025"), "{:?}", rows[1]);
    assert!(rows[4][0].starts_with("DNews report"), "{:?}", rows[4]);
}

#[test]
fn subjects_have_a_mark_and_a_number_or_nothing() {
    let (prepared, workings) = built_in();
    let page = drawn(&Desk::new(&prepared, &workings, "en", 1240.0));
    let tallies = of_class(&page, "tally");
    let counts = coverage(&prepared.dossier);
    let filled = counts.iter().flat_map(|one| one.of.iter().flatten()).filter(|count| **count > 0).count();
    assert_eq!(tallies.len(), filled);
    for tally in tallies {
        assert!(said(tally).ends_with(|last: char| last.is_ascii_digit()), "{}", said(tally));
        assert_eq!(all(tally, &|node| node.tag == "svg").len(), 1);
    }
}

#[test]
fn every_disagreement_is_listed_once_with_every_reading_cited() {
    let (prepared, workings) = built_in();
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let page = opened(&mut desk);
    let items = listed(&page);
    let ids: BTreeSet<&str> = items.iter().filter_map(|item| attribute(item, "data-disagreement")).collect();
    assert_eq!((items.len(), ids.len()), (prepared.disagreements.len(), prepared.disagreements.len()));
    for item in items {
        let id = attribute(item, "data-disagreement").expect("an id");
        let found = &prepared.disagreements[id.parse::<usize>().expect("a position")];
        let blocks = of_class(item, "of-document");
        assert_eq!(blocks.len(), found.readings.len(), "{id}");
        for block in blocks {
            assert!(!all(block, &|node| node.tag == "cite").is_empty(), "{id}: {}", said(block));
            assert!(!all(block, &|node| node.tag == "q").is_empty(), "{id}: {}", said(block));
        }
        let opens: BTreeSet<&str> =
            of_class(item, "opens").into_iter().filter_map(|it| attribute(it, "data-record")).collect();
        let records = found.records.iter().filter_map(|at| prepared.dossier.records.get(*at));
        assert_eq!(opens, records.map(|record| record.id.as_str()).collect(), "{id}");
        let formula = of_class(item, "formula");
        assert_eq!(formula.len(), usize::from(found.computed.is_some()), "{id}");
        assert!(formula.iter().all(|line| said(line).starts_with("= ")), "{id}");
    }
    assert!(said(&page).contains("Both are shown. We choose neither."));
}

#[test]
fn what_does_not_add_up_says_what_follows() {
    let (prepared, workings) = built_in();
    let page = drawn(&Desk::new(&prepared, &workings, "en", 1240.0));
    let formulas: Vec<String> = of_class(&page, "formula").into_iter().map(said).collect();
    assert!(formulas.iter().any(|formula| formula.starts_with("= 11.36%")), "{formulas:?}");
}

#[test]
fn a_document_limits_what_is_listed() {
    let (prepared, workings) = built_in();
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let everything = listed(&opened(&mut desk)).len();
    for document in &prepared.dossier.documents {
        desk.own.put(&["document ", &document.id].concat(), None);
        let page = opened(&mut desk);
        let items = listed(&page);
        assert!(!items.is_empty() && items.len() < everything, "{}", items.len());
        for item in &items {
            assert!(of_class(item, "letter").iter().any(|letter| said(letter) == document.id), "{}", said(item));
        }
        let chosen = all(&page, &|node| attribute(node, "aria-pressed") == Some("true"));
        assert_eq!(chosen.into_iter().map(said).collect::<Vec<_>>(), [format!("{} {}", document.id, items.len())]);
    }
    desk.own.put("document ", None);
    assert_eq!(listed(&opened(&mut desk)).len(), everything);
}

#[test]
fn a_record_leads_to_all_that_does_not_agree_and_back() {
    let (prepared, workings) = built_in();
    let desk = Desk::new(&prepared, &workings, "en", 0.0);
    let found = prepared.disagreements.first().expect("a disagreement");
    let body = crate::detail::body(&desk, found.records[0], [None, None]);
    let ways = body.iter().flat_map(|node| all(node, &|node| attribute(node, "data-act") == Some("view sources")));
    assert_eq!(ways.count(), 1);
    let mut calm = (0..prepared.dossier.records.len())
        .filter(|at| !prepared.disagreements.iter().any(|found| found.records.contains(at)));
    let body = crate::detail::body(&desk, calm.next().expect("one that all agree on"), [None, None]);
    assert!(body.iter().all(|node| all(node, &|node| attribute(node, "data-act") == Some("view sources")).is_empty()));
}

#[test]
fn a_link_leads_to_a_page_and_to_nothing_else() {
    let (Prepared { mut dossier, .. }, _) = built_in();
    let addresses = [Some("https://a.example/x"), Some("javascript:alert(1)"), Some("http://b.example"), None];
    for (document, address) in dossier.documents.iter_mut().zip(addresses) {
        document.url = address.map(str::to_owned);
        document.genre = "entry-encyclopedia".to_owned();
    }
    let workings = Workings::new(&dossier, &[]);
    let prepared = Prepared::new(dossier);
    let page = drawn(&Desk::new(&prepared, &workings, "en", 1240.0));
    let links: Vec<&str> = all(&page, &|node| node.tag == "a").iter().filter_map(|it| attribute(it, "href")).collect();
    assert_eq!(links, ["https://a.example/x", "http://b.example"]);
    assert!(said(of_class(&page, "documents")[0]).contains("Encyclopedia entry. As of 29 July 2025 or later"));
}

#[test]
fn a_dossier_of_nothing_is_shown() {
    for width in [1240.0, 288.0] {
        let prepared = Prepared::new(Dossier::default());
        let workings = Workings::new(&prepared.dossier, &[]);
        let page = drawn(&Desk::new(&prepared, &workings, "en", width));
        assert!(of_class(&page, "documents").is_empty() && listed(&page).is_empty());
    }
}

#[test]
fn a_narrow_place_has_narrow_drawings() {
    let (prepared, workings) = built_in();
    let page = drawn(&Desk::new(&prepared, &workings, "en", 288.0));
    for svg in all(&page, &|node| node.tag == "svg") {
        let width: f64 = attribute(svg, "width").and_then(|width| width.parse().ok()).expect("a width");
        assert!(width <= 288.0, "{width}");
    }
}

#[test]
fn what_the_open_record_disagrees_on_is_shown_in_an_open_drawer() {
    let (prepared, workings) = built_in();
    let mut tried = 0;
    for found in prepared.disagreements.iter().filter(|found| !found.records.is_empty()) {
        let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
        desk.open = found.records.last().copied();
        let page = drawn(&desk);
        let drawers = all(&page, &|node| node.tag == "details" && !of_class(node, "quarrels").is_empty());
        let current = |node: &Node| attribute(node, "aria-current").is_some();
        let mine: Vec<_> = drawers.iter().filter(|drawer| !all(drawer, &current).is_empty()).collect();
        assert!(!mine.is_empty());
        assert!(mine.iter().all(|drawer| attribute(drawer, "open") == Some("")));
        let at = all(&page, &current).into_iter().filter_map(|item| attribute(item, "data-disagreement"));
        let at: BTreeSet<usize> = at.map(|at| at.parse().expect("a position")).collect();
        let all = prepared.disagreements.iter().enumerate();
        let mine = all.filter(|(_, it)| desk.open.is_some_and(|record| it.records.contains(&record)));
        assert_eq!(at, mine.map(|(at, _)| at).collect());
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn every_record_that_rests_on_a_document_alone_is_named() {
    let (prepared, workings) = built_in();
    let page = drawn(&Desk::new(&prepared, &workings, "en", 1240.0));
    let lists = of_class(&page, "resting");
    assert_eq!(lists.len(), prepared.dossier.documents.len());
    for (list, one) in lists.into_iter().zip(coverage(&prepared.dossier)) {
        let names = all(list, &|node| attribute(node, "data-record").is_some());
        assert_eq!(names.len(), one.alone.len());
        assert!(said(list).starts_with(&format!("{} records", one.alone.len())));
    }
}
