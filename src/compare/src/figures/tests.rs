use analysis::prepared::{Prepared, Workings};
use analysis::series::{Point, Row};
use ui::tree::Node;

use super::{is_one_sided, is_series, plan, sections};
use crate::desk::Desk;
use crate::tests::{DOSSIER, all, attribute, of_class, said};
use crate::{GROUNDS, WORKINGS, unpacked};

fn opened() -> (Prepared, Workings) {
    unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks")
}

/// The figures of the built-in dossier, as one node.
fn figures(width: f64) -> Node {
    let (prepared, workings) = opened();
    let desk = Desk::new(&prepared, &workings, "en", width);
    ui::tree::el("div").put_all(sections(&desk).concat())
}

fn opens(node: &Node) -> Vec<&str> {
    all(node, &|_| true).into_iter().filter_map(|it| attribute(it, "data-act")?.strip_prefix("select ")).collect()
}

fn rows(workings: &Workings) -> impl Iterator<Item = &Row> {
    workings.panels.iter().flat_map(|panel| &panel.rows)
}

fn points(row: &Row) -> Vec<&Point> {
    super::points(row).collect()
}

#[test]
fn every_figure_is_told_in_words_with_its_citation_whatever_the_width() {
    let (prepared, workings) = opened();
    let count: usize = rows(&workings).map(|row| points(row).len()).sum();
    assert!(count > 40, "{count}");
    for width in [288.0, 728.0, 1240.0] {
        let figures = figures(width);
        let told = of_class(&figures, "told");
        assert_eq!(told.len(), count, "{width}");
        for point in rows(&workings).flat_map(points) {
            let record = &prepared.dossier.records[point.record];
            let claim = &record.claims[point.claim];
            let cited = ui::citation::place(&prepared.dossier, claim);
            let fits = |node: &&Node| opens(node).contains(&record.id.as_str()) && said(node).contains(&cited);
            assert!(told.iter().any(fits), "{} {cited}", record.id);
        }
    }
}

#[test]
fn every_row_is_shown_once() {
    let (prepared, workings) = opened();
    let desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let plan = plan(&desk);
    for row in rows(&workings) {
        let is = |other: &Row| std::ptr::eq(other, row);
        let series = plan.series.iter().filter(|(_, other)| is(other)).count();
        let directions = plan.directions.iter().filter(|two| two.shows(row)).count();
        let rest = plan.rest.iter().flat_map(|(_, rows)| rows).filter(|other| is(other)).count();
        assert_eq!(series + directions + rest, 1, "{:?} {:?}", row.way, row.place);
    }
    assert!(!plan.series.is_empty() && plan.directions.len() > 2 && !plan.rest.is_empty());
}

#[test]
fn a_refused_row_has_bars_of_one_relationship_at_most() {
    let (prepared, workings) = opened();
    let figures = figures(1240.0);
    let halves: Vec<&Node> = of_class(&figures, "half").into_iter().chain(of_class(&figures, "told")).collect();
    let barred: Vec<&str> = halves
        .into_iter()
        .filter(|half| !of_class(half, "bar-of").is_empty())
        .flat_map(|half| opens(half).into_iter().take(1))
        .collect();
    assert!(barred.len() > 6, "{barred:?}");
    let mut refused = 0;
    for row in rows(&workings).filter(|row| row.comparable.is_err() && !is_series(row, "")) {
        let has_bar = |point: &&Point| barred.contains(&prepared.dossier.records[point.record].id.as_str());
        let sides = row.series.iter().filter(|it| it.points.iter().chain(&it.undated).any(|point| has_bar(&point)));
        assert!(sides.count() <= usize::from(is_one_sided(row)), "{:?}", row.series);
        refused += 1;
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn what_may_not_share_the_scale_says_so_beside_a_squiggle() {
    let figures = figures(1240.0);
    let off: Vec<&Node> =
        of_class(&figures, "half").into_iter().filter(|half| !of_class(half, "squiggle").is_empty()).collect();
    let said: Vec<String> = off.iter().map(|half| said(half)).collect();
    assert!(said.iter().any(|half| half.contains("$610 m") && half.contains("A ¶26")), "{said:?}");
    for half in off {
        assert!(crate::tests::said(half).contains("not on this scale"));
        assert!(of_class(half, "bar-of").is_empty());
    }
}

#[test]
fn blanks_have_an_empty_slot_and_say_so() {
    let figures = figures(1240.0);
    let blank: Vec<&Node> =
        of_class(&figures, "half").into_iter().filter(|half| !of_class(half, "slot").is_empty()).collect();
    assert!(blank.len() >= 4);
    assert!(blank.iter().all(|half| said(half).contains("not stated")));
}

#[test]
fn trade_is_two_charts_of_the_same_height_and_scale() {
    let figures = figures(1240.0);
    let charts = of_class(&figures, "graph");
    assert_eq!(charts.len(), 2);
    let axis = |chart: &Node| {
        let ticks = all(chart, &|node| attribute(node, "text-anchor") == Some("end"));
        let values = ticks.into_iter().filter(|node| attribute(node, "class") == Some("tick"));
        values.map(|node| (said(node), attribute(node, "y").map(str::to_owned))).collect::<Vec<_>>()
    };
    assert_eq!(axis(charts[0]), axis(charts[1]));
    assert_eq!(
        axis(charts[0]).iter().map(|(said, _)| said.as_str()).collect::<Vec<_>>(),
        ["0", "$5 bn", "$10 bn", "$15 bn"]
    );
    for (chart, words) in charts.iter().zip([["$5 bn", "2006–2023: no figure"], ["$8 bn", "$15 bn target"]]) {
        for word in words {
            assert!(
                all(chart, &|node| node.tag == "text").iter().any(|text| said(text).starts_with(word)),
                "no {word}"
            );
        }
        assert!(opens(chart).len() > 6, "columns and labels open their records");
        assert_eq!(attribute(chart, "aria-hidden"), Some("true"), "the list below it says the same");
    }
    let dispute = of_class(&figures, "dispute");
    assert!(said(dispute[0]).starts_with("13.8% or = 11.4%") && said(dispute[0]).contains("A ¶20"));
}

#[test]
fn a_row_that_is_refused_has_a_scale_a_chart() {
    let (prepared, mut workings) = opened();
    let row = workings.panels[0].rows.first_mut().expect("trade");
    row.comparable = Err(analysis::compare::Refusal::CountsDiffer);
    let desk = Desk::new(&prepared, &workings, "en", 1240.0);
    let figures = ui::tree::el("div").put_all(sections(&desk).concat());
    let highest = |chart: &Node| {
        let values = all(chart, &|node| attribute(node, "text-anchor") == Some("end"));
        values.into_iter().filter(|node| attribute(node, "class") == Some("tick")).map(said).next_back()
    };
    let charts = of_class(&figures, "graph");
    assert_eq!([highest(charts[0]), highest(charts[1])], [Some("$6 bn".to_owned()), Some("$15 bn".to_owned())]);
    assert!(said(&figures).contains("Not the same scale:"));
}

#[test]
fn one_relationship_alone_is_shown_too_and_nothing_is_compared() {
    let (prepared, _) = opened();
    for width in [288.0, 1240.0] {
        let workings = Workings::new(&prepared.dossier, &["tr-az"]);
        let desk = Desk::new(&prepared, &workings, "en", width);
        let figures = ui::tree::el("div").put_all(sections(&desk).concat());
        assert_eq!(of_class(&figures, "graph").len(), 1);
        assert!(!said(&figures).contains("Same unit") && !said(&figures).contains("With care."));
        let none = Workings::new(&dossier::Dossier::default(), &[]);
        let desk = Desk::new(&prepared, &none, "en", width);
        assert!(sections(&desk).concat().is_empty());
    }
}

#[test]
fn what_is_expected_in_words_alone_stands_with_the_chart() {
    let figures = figures(1240.0);
    let expected: Vec<String> = of_class(&figures, "expects").into_iter().map(said).collect();
    assert_eq!(expected, ["Possible fall in trade 2025 D ¶12"]);
}
