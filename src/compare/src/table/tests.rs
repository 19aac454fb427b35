//! What the table has to hold, for the built-in dossier and for a large one.

use analysis::prepared::{Prepared, Workings};
use dossier::model::Text;
use dossier::{Claim, Date, Dossier, Record};
use ui::tree::Node;

use super::page;
use crate::desk::Desk;
use crate::own::Own;
use crate::tests::{DOSSIER, all, attribute, of_class, said};
use crate::{GROUNDS, WORKINGS, unpacked};

fn built_in() -> (Prepared, Workings) {
    unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks")
}

fn drawn(desk: &Desk<'_>) -> Node {
    page(desk).into_iter().next().expect("a page")
}

fn tagged<'n>(node: &'n Node, tag: &str) -> Vec<&'n Node> {
    all(node, &|node| node.tag == tag)
}

/// The titles of the records, in the order of the rows.
fn titles(node: &Node) -> Vec<String> {
    of_class(node, "opens").into_iter().map(said).collect()
}

/// How many nodes there are below one.
fn nodes(node: &Node) -> usize {
    node.children.iter().map(|child| 1 + nodes(child)).sum()
}

/// A dossier of so many events, each a day after the one before; every tenth has no date.
fn large(records: usize) -> Dossier {
    let (Prepared { dossier, .. }, _) = built_in();
    let model = dossier.records.iter().find(|record| record.milestone.is_none() && record.indicator.is_none());
    let model = model.expect("an event").clone();
    let event = |at: usize| {
        let day = dossier::Day::from_ymd(1950, 1, 1).plus(at as i32 / 3).ymd();
        let date = format!("{:04}-{:02}-{:02}", day.0, day.1, day.2);
        let date = (!at.is_multiple_of(10)).then(|| Date::parse(&date).expect("a day"));
        let claim = Claim { paragraph: 1 + at as u32, as_written: "it".to_owned(), date, ..Claim::default() };
        let title = Text::new("en", &format!("Event {:05}", (at * 7919) % records));
        Record { id: format!("event-{at}"), title, claims: vec![claim; 2], about: Vec::new(), ..model.clone() }
    };
    Dossier { records: (0..records).map(event).collect(), noted: Vec::new(), ..dossier }
}

#[test]
fn it_is_a_table_with_a_row_a_record_and_every_claim_is_cited() {
    let (prepared, workings) = built_in();
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let first = drawn(&desk);
    assert_eq!(said(tagged(&first, "caption")[0]), "313 records, 815 claims");
    assert!(tagged(&first, "table").iter().all(|table| attribute(table, "role") == Some("table")));
    let heads = tagged(&first, "th").into_iter().filter(|head| attribute(head, "scope") == Some("col"));
    assert_eq!(heads.count(), 8);
    let groups = tagged(&first, "tbody");
    assert_eq!(groups.len(), 200);
    for group in &groups {
        assert!(!tagged(group, "cite").is_empty(), "no citation: {}", said(group));
        let rows = tagged(group, "tr").len();
        let heads = tagged(group, "th");
        assert_eq!(heads.len(), 1, "{}", said(group));
        let spans = attribute(heads[0], "rowspan").map_or(1, |span| span.parse().expect("a number"));
        assert_eq!(spans, rows, "{}", said(group));
        for number in of_class(group, "number").iter().filter(|number| !said(number).is_empty()) {
            let row = tagged(group, "tr").into_iter().find(|row| row.children.contains(number)).expect("its row");
            assert!(!tagged(row, "cite").is_empty(), "a figure without citation: {}", said(row));
        }
    }
    let next = of_class(&first, "pages")[0];
    let press = tagged(next, "button").into_iter().find(|button| said(button) == "Next").expect("a way on");
    desk.own.put(attribute(press, "data-own").expect("a name"), None);
    let second = drawn(&desk);
    assert_eq!(tagged(&second, "tbody").len(), 113);
    assert!(said(of_class(&second, "pages")[0]).contains("201 to 313 of 313"));
    let mut both = [titles(&first), titles(&second)].concat();
    assert_eq!(both.len(), 313);
    both.sort();
    let mut known: Vec<&str> = prepared.dossier.records.iter().map(|record| record.title.get("en")).collect();
    known.sort_unstable();
    assert_eq!(both, known);
}

#[test]
fn undated_records_come_last_and_say_so() {
    let (prepared, workings) = built_in();
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    for way in ["ascending", "descending"] {
        let dates = |page: &Node| -> Vec<String> { of_class(page, "date").into_iter().skip(1).map(said).collect() };
        let first = dates(&drawn(&desk));
        desk.own.put(&["page date ", way, " 313 1"].concat(), None);
        let all = [first, dates(&drawn(&desk))].concat();
        assert_eq!(all.len(), 313);
        let dated = all.iter().take_while(|date| *date != "no date").count();
        assert!(dated > 100 && dated < 313, "{dated}");
        assert!(all[dated..].iter().all(|date| date == "no date"), "{way}");
        let century = all.iter().position(|date| date == "16th century").expect("a century");
        assert_eq!(century < 5, way == "ascending", "{century}");
        desk.own.put("sort date", None);
    }
}

#[test]
fn each_press_of_a_head_turns_the_order() {
    let (prepared, workings) = built_in();
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let sorted = |page: &Node| -> Vec<(String, String)> {
        let heads = tagged(page, "th").into_iter();
        heads.filter_map(|head| Some((said(head), attribute(head, "aria-sort")?.to_owned()))).collect()
    };
    let is = |name: &str, way: &str| vec![(name.to_owned(), way.to_owned())];
    assert_eq!(sorted(&drawn(&desk)), is("Date ↑", "ascending"));
    desk.own.put("page date ascending 313 1", None);
    desk.own.put("sort title", None);
    let up = drawn(&desk);
    assert_eq!(sorted(&up), is("What ↑", "ascending"));
    assert_eq!(titles(&up).len(), 200, "another order begins at its first page");
    let mut folded: Vec<String> = titles(&up).iter().map(|title| title.to_ascii_lowercase()).collect();
    assert!(folded.is_sorted(), "{folded:?}");
    desk.own.put("sort title", None);
    let down = drawn(&desk);
    assert_eq!(sorted(&down), is("What ↓", "descending"));
    folded = titles(&down).iter().map(|title| title.to_ascii_lowercase()).collect();
    assert!(folded.iter().rev().is_sorted(), "{folded:?}");
    desk.own.put("sort date", None);
    assert_eq!(sorted(&drawn(&desk)), is("Date ↑", "ascending"));
    desk.own = Own::default();
    desk.own.put("sort date", None);
    assert_eq!(sorted(&drawn(&desk)), is("Date ↓", "descending"), "it was sorted by time already");
}

#[test]
fn it_lists_what_is_kept_and_says_what_helps_where_nothing_is() {
    let (prepared, workings) = built_in();
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    desk.kept = vec![0; prepared.dossier.records.len()];
    let empty = drawn(&desk);
    assert!(tagged(&empty, "table").is_empty());
    assert_eq!(attribute(tagged(&empty, "button")[0], "data-act"), Some("filter "));
    desk.kept[7] = 1;
    let one = drawn(&desk);
    let record = &prepared.dossier.records[7];
    assert_eq!(titles(&one), [record.title.get("en")]);
    assert_eq!(attribute(of_class(&one, "opens")[0], "data-record"), Some(record.id.as_str()));
    assert!(of_class(&one, "pages").is_empty());
    desk.kept = Vec::new();
    desk.shown = Vec::new();
    assert!(said(&drawn(&desk)).contains("no records"));
}

#[test]
fn a_figure_says_its_unit() {
    let (prepared, workings) = built_in();
    let page = drawn(&Desk::new(&prepared, &workings, "en", 1240.0));
    let figures: Vec<String> = of_class(&page, "number").into_iter().map(said).collect();
    for figure in ["$556.8 m", "13.8%", "more than 863 bn lira"] {
        assert!(figures.iter().any(|known| known == figure), "no {figure} in {figures:?}");
    }
}

#[test]
fn records_that_documents_dispute_have_the_badge() {
    let (prepared, workings) = built_in();
    let desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let page = drawn(&desk);
    for group in tagged(&page, "tbody") {
        let id = attribute(of_class(group, "opens")[0], "data-record").expect("an id");
        let at = prepared.dossier.record_index(id).expect("a record");
        assert_eq!(!tagged(group, "mark").is_empty(), prepared.disputed(at), "{id}");
    }
    assert!(!tagged(&page, "mark").is_empty());
}

#[test]
fn twenty_thousand_records_cost_no_more_than_a_page() {
    let prepared = Prepared::new(large(20_000));
    let workings = Workings::new(&prepared.dossier, &[]);
    for width in [1240.0, 328.0] {
        let mut desk = Desk::new(&prepared, &workings, "en", width);
        desk.shown = (0..prepared.dossier.dyads.len()).collect();
        let page = drawn(&desk);
        assert_eq!(tagged(&page, "tbody").len(), 200);
        assert!(nodes(&page) < 8_000, "{}", nodes(&page));
        desk.own.put("sort title", None);
        assert_eq!(titles(&drawn(&desk))[..2], ["Event 00000", "Event 00001"]);
        desk.own.put("page title ascending 20000 99", None);
        assert_eq!(titles(&drawn(&desk)).last().map(String::as_str), Some("Event 19999"));
    }
}

#[test]
fn on_a_phone_every_cell_says_what_it_is() {
    let (prepared, workings) = built_in();
    let narrow = drawn(&Desk::new(&prepared, &workings, "en", 288.0));
    assert!(tagged(&narrow, "td").iter().all(|cell| attribute(cell, "data-label").is_some_and(|it| !it.is_empty())));
    for tag in ["thead", "tbody", "tr", "th", "td"] {
        assert!(tagged(&narrow, tag).iter().all(|part| attribute(part, "role").is_some()), "{tag}");
    }
}
