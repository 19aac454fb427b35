//! What the routes of the built-in dossier have to hold, without a browser.

use dossier::packed::{from_bytes, to_bytes};
use ui::tree::{Node, View};

use crate::desk::Desk;
use crate::tests::{DOSSIER, all, attribute, of_class, said};
use crate::{GROUNDS, WORKINGS, unpacked};

fn page(width: f64) -> Node {
    let (prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    Desk::new(&prepared, &workings, "en", width).view(View::Routes).remove(0)
}

fn labels(node: &Node, class: &str) -> Vec<String> {
    of_class(node, class).into_iter().map(|part| attribute(part, "aria-label").unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_two_cuts_say_every_part_with_its_figure_share_and_place() {
    let page = page(1240.0);
    let bars = of_class(&page, "bars");
    assert_eq!(bars.len(), 2);
    assert_eq!(
        labels(bars[0], "part"),
        [
            "Alternative routes less than 6%, = less than 2.386 Mt, B ¶7",
            "Caspian Pipeline Consortium 33 Mt, 83%, B ¶7",
            "Baku–Tbilisi–Ceyhan pipeline 785,000 t, = 2%, up 12%, B ¶6",
        ]
    );
    assert_eq!(
        labels(bars[1], "part"),
        ["Germany 926,000 t, = 2.3%, up 46%, B ¶7", "China 480,000 t, = 1.2%, down 26%, B ¶7"]
    );
    assert!(said(bars[0]).contains("Not accounted for= more than 11%B ¶7"), "{}", said(bars[0]));
    assert!(said(bars[1]).contains("Destination not stated= 96.5%B ¶7"), "{}", said(bars[1]));
    assert_eq!(
        said(of_class(&page, "total")[0]),
        "Total = 39.76 Mt: 33 Mt ÷ 83%. Between = 38.92 Mt and 40.61 Mt. B ¶7"
    );
    let silent = said(of_class(&page, "silent")[0]);
    assert!(
        silent.contains("Iran cannot be (United States sanctions") && silent.contains("Hungary not stated"),
        "{silent}"
    );
}

#[test]
fn every_label_of_a_bar_has_its_words_in_the_drawing() {
    let page = page(1240.0);
    for bars in of_class(&page, "bars") {
        for part in of_class(bars, "part") {
            let label = attribute(part, "aria-label").expect("a label");
            let title = label.split(", =").next().expect("a title");
            assert!(said(bars).contains(title.split(", ").next().expect("a title")), "{label}");
        }
    }
}

#[test]
fn a_goal_stands_beside_what_flows_and_says_why_that_is_no_track() {
    let page = page(1240.0);
    let goals = of_class(&page, "goal");
    let first = said(goals[0]);
    for part in [
        "Trans-Caspian oil goal, yearly",
        "Goal: 20 Mt, by 2029, Oil carried by a route in a year B ¶6",
        "Now: 785,000 t",
        "= 12.74 times",
        "20 Mt ÷ (785,000 t × 12 ÷ 6)",
        "Not a track to the goal: ",
    ] {
        assert!(first.contains(part), "no `{part}` in {first}");
    }
    // Gas that two states have agreed on is no goal.
    assert_eq!(goals.len(), 1);
}

#[test]
fn every_link_is_cited_and_opens_its_record() {
    let page = page(1240.0);
    let rows = of_class(&page, "name");
    assert!(rows.len() > 8, "{}", rows.len());
    for row in rows {
        assert!(!all(row, &|node| node.tag == "cite").is_empty(), "no citation: {}", said(row));
        let opens = |node: &Node| attribute(node, "data-act").is_some_and(|act| act.starts_with("select "));
        assert!(!all(row, &opens).is_empty(), "opens nothing: {}", said(row));
    }
}

#[test]
fn a_life_says_what_is_stated_and_what_is_not() {
    let page = page(1240.0);
    let lives: Vec<String> = of_class(&page, "life").iter().flat_map(|cell| labels(cell, "picture")).collect();
    let has = |part: &str| lives.iter().any(|life| life.contains(part));
    for part in [
        "proposed 17 Nov 2011, C ¶34",
        "completed June 2018",
        "in use, since when not stated",
        "no date stated",
        "proposed as of 14 Jan 2026, D ¶8",
    ] {
        assert!(has(part), "no `{part}` in {lives:#?}");
    }
}

#[test]
fn the_legend_has_only_what_is_drawn() {
    let page = page(1240.0);
    let legend = said(of_class(&page, "legend")[0]);
    assert!(legend.contains("serves both relationships") && legend.contains("rail"));
    // No link of the built-in dossier has a course and nothing told of what flows.
    assert!(!legend.contains("what flows not stated"), "{legend}");
}

#[test]
fn nothing_is_wider_than_its_place() {
    for width in [288.0, 328.0, 728.0, 1240.0] {
        let page = page(width);
        for svg in all(&page, &|node| node.tag == "svg") {
            let drawn: f64 = attribute(svg, "width").and_then(|width| width.parse().ok()).expect("a width");
            assert!(drawn <= width, "{drawn} in {width}");
            for text in all(svg, &|node| node.tag == "text") {
                let x: f64 = attribute(text, "x").and_then(|x| x.parse().ok()).expect("a place");
                assert!((-1.0..=drawn + 1.0).contains(&x), "{} at {x} of {drawn}", said(text));
            }
        }
    }
}

#[test]
fn a_phone_says_each_part_in_a_list() {
    let page = page(328.0);
    let parts: Vec<String> = of_class(&page, "parts").iter().map(|list| said(list)).collect();
    assert_eq!(parts.len(), 2);
    assert!(parts[0].contains("Caspian Pipeline Consortium 33 Mt 83% B ¶7"), "{parts:?}");
}

#[test]
fn what_is_filtered_out_is_not_shown_and_an_empty_dossier_says_so() {
    let (prepared, mut workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    let mut desk = Desk::new(&prepared, &workings, "en", 1240.0);
    desk.kept = vec![0; prepared.dossier.records.len()];
    assert_eq!(said(&desk.view(View::Routes)[0]), "These documents tell of no route.");
    workings.routes = analysis::routes::Routes::default();
    let desk = Desk::new(&prepared, &workings, "en", 328.0);
    assert_eq!(said(&desk.view(View::Routes)[0]), "These documents tell of no route.");
}

#[test]
fn routes_come_through_their_packed_form() {
    let (_, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    assert_eq!(from_bytes(&to_bytes(&workings.routes)), Some(workings.routes));
}
