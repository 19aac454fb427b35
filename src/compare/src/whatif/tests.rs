use super::*;
use crate::tests::{DOSSIER, all, attribute, of_class, said};
use crate::{GROUNDS, WORKINGS, unpacked};
use analysis::derive::derive;
use analysis::prepared::{Prepared, Workings};
use analysis::series::panels;

/// The slider of the built-in dossier.
const ID: &str = "az-trade-target";

/// The section as one node, after the reader has set something.
fn after(width: f64, set: &[(&str, Option<f64>)]) -> Node {
    let (prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    shown(&prepared, &workings, width, set)
}

fn shown(prepared: &Prepared, workings: &Workings, width: f64, set: &[(&str, Option<f64>)]) -> Node {
    let mut desk = Desk::new(prepared, workings, "en", width);
    for (name, value) in set {
        let name = if name.contains(ID) { (*name).to_owned() } else { [name, " ", ID].concat() };
        desk.own.put(&name, *value);
    }
    of("div", if width < 640.0 { "compare stack" } else { "compare" }).put_all(section(&desk))
}

fn key(page: &Node) -> String {
    said(of_class(page, "key").remove(0))
}

fn slider(page: &Node) -> &Node {
    all(page, &|node| node.tag == "input").remove(0)
}

fn now<'a>(page: &'a Node, name: &str) -> &'a str {
    attribute(slider(page), name).expect(name)
}

#[test]
fn it_starts_with_the_documents_own_pace_in_their_colour() {
    let page = after(1240.0, &[]);
    let first = &page.children[0];
    assert_eq!(said(first), "What the $15 bn target would take");
    assert!(said(&page.children[1]).starts_with("Trade, both directions, Türkiye–Azerbaijan D ¶12. Move the slider"));
    assert_eq!(key(&page), "If trade grew by = 5.3% a year from 2024, it would pass $15 bn in = 2037. D ¶12");
    assert!(of_class(&page, "yours").is_empty(), "nothing is the reader's yet");
    assert_eq!((now(&page, "value"), now(&page, "min"), now(&page, "max")), ("5.3", "0", "20"));
    assert_eq!(now(&page, "data-own"), "pace az-trade-target");
    assert_eq!(now(&page, "aria-valuetext"), "5.3% a year, passes $15 bn in 2037");
    let text = said(&page);
    for part in [
        "= 2029 at the earliest; nothing bounds the latest. $8 bn can mean = $7.5 bn to $8.5 bn",
        "2023–24: = 5.3% a year, passes it in = 2037 (2029 at the earliest; nothing bounds the latest) D ¶12. This is the pace above.",
        "2016–24: = 16.9% a year, passes it in = 2029 (2028 to 2030) D ¶12. The pace above is slower.",
        "Trade figure not released, 2025 D ¶12",
        "Possible fall in trade, 2025 D ¶12",
        "No year is set for it, so there is no track to be on. D ¶12",
    ] {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
}

#[test]
fn the_documents_paces_are_the_numbers_that_derive_prints() {
    let (prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    let derived = derive(&prepared.dossier, &workings.dyads);
    let labels: Vec<String> = derived
        .iter()
        .filter(|it| it.id.starts_with("years-to-target:az-trade-target") && !it.minor)
        .map(|it| it.label.clone())
        .collect();
    let page = shown(&prepared, &workings, 1240.0, &[]);
    let paces: Vec<String> =
        of_class(&page, "notes").iter().flat_map(|it| all(it, &|node| node.tag == "li")).map(said).collect();
    assert_eq!((labels.len(), paces.len()), (3, 3));
    let told: Vec<f64> = targets(&prepared.dossier, &workings.panels)
        .filter_map(|target| target.scenario(&prepared.dossier).ok())
        .flat_map(|scenario| scenario.paces.iter().map(|pace| pace.rate.percent()).collect::<Vec<_>>())
        .collect();
    for (label, percent) in labels.iter().zip(&told) {
        let printed = [&Wishing::of("en").percent(*percent), " a year"].concat();
        assert!(label.contains(&printed), "{printed} in {label}");
        assert!(paces.iter().any(|pace| pace.contains(&printed)), "{printed} in {paces:?}");
    }
    // The same series, whether relationships are alone or side by side.
    let alone = panels(&prepared.dossier, &workings.dyads[1..]);
    let again: Vec<f64> = targets(&prepared.dossier, &alone)
        .filter_map(|target| target.scenario(&prepared.dossier).ok())
        .flat_map(|scenario| scenario.paces.iter().map(|pace| pace.rate.percent()).collect::<Vec<_>>())
        .collect();
    assert_eq!(told, again);
}

#[test]
fn the_readers_pace_stands_white_on_black_with_its_years() {
    let page = after(1240.0, &[("pace", Some(10.0))]);
    assert_eq!(key(&page), "If trade grew by 10% a year from 2024, it would pass $15 bn in 2031. D ¶12");
    let yours: Vec<String> = of_class(&page, "yours").into_iter().map(said).collect();
    assert_eq!(yours, ["10%", "2031", "", "You: 10% a year, 2031"], "two numbers, the path and the tag");
    assert!(of_class(&page, "theirs").iter().all(|node| node.tag == "g"), "only paths are the documents'");
    let text = said(&page);
    assert!(text.contains("= 2030 to 2032. $8 bn can mean"), "{text}");
    assert!(
        text.contains("D ¶12. The pace above is faster.2016–24: = 16.9% a year") && text.contains("is slower."),
        "{text}"
    );
    assert_eq!(now(&page, "value"), "10");
}

#[test]
fn a_pace_that_does_not_get_there_has_no_crossing() {
    for (percent, end) in
        [(0.0, "it would never pass $15 bn."), (0.2, "it would not pass $15 bn within a hundred years.")]
    {
        let page = after(1240.0, &[("pace", Some(percent))]);
        assert!(key(&page).contains(end), "{}", key(&page));
        assert_eq!(of_class(&page, "drop").len(), 3, "only the documents' paths have drops");
        assert!(!said(&page).contains("= 2030 to"));
    }
    let falls = after(1240.0, &[("pace", Some(-3.0))]);
    assert!(key(&falls).starts_with("If trade fell by 3% a year from 2024, it would never pass"), "{}", key(&falls));
}

#[test]
fn a_year_can_be_set_instead() {
    let page = after(1240.0, &[("pace", Some(10.0)), ("mode", None)]);
    assert_eq!(key(&page), "To pass $15 bn in 2031, trade would have to grow by 9.4% a year from 2024. D ¶12");
    let page = after(1240.0, &[("mode", None), ("year", Some(2030.0))]);
    assert_eq!(key(&page), "To pass $15 bn in 2030, trade would have to grow by 11% a year from 2024. D ¶12");
    assert_eq!(
        (now(&page, "data-own"), now(&page, "value"), now(&page, "step")),
        ("year az-trade-target", "2030", "1")
    );
    assert!(said(&page).contains("= 9.3% to 12.9%."), "{}", said(&page));
    assert!(said(&page).contains("Set a pace instead"));
}

#[test]
fn the_way_back_leads_to_the_documents_pace() {
    let page = after(1240.0, &[("pace", Some(10.0)), ("mode", None), ("back", None)]);
    assert_eq!(key(&page), key(&after(1240.0, &[])));
    assert_eq!(now(&page, "data-own"), "pace az-trade-target 1", "what was set before is not this slider's");
    let again = after(1240.0, &[("pace", Some(10.0)), ("back", None), ("pace az-trade-target 1", Some(3.0))]);
    assert!(key(&again).starts_with("If trade grew by 3% a year"), "{}", key(&again));
}

#[test]
fn what_no_pace_leads_to_has_its_reason_and_no_slider() {
    let page = after(1240.0, &[]);
    assert_eq!(all(&page, &|node| node.tag == "input").len(), 1);
    let refused = of_class(&page, "declined").remove(0);
    let cells: Vec<String> = refused.children.iter().map(said).collect();
    let oil = cells.iter().find(|cell| cell.starts_with("20 Mt target")).expect("the oil");
    assert!(oil.contains("What is known is a part of it") && oil.contains("B ¶6"), "{oil}");
    assert!(
        cells.iter().any(|cell| cell.starts_with("no. 1 target") && cell.contains("A rank or a rate")),
        "{cells:?}"
    );
    for cell in &refused.children {
        assert!(!all(cell, &|node| node.tag == "cite").is_empty(), "no citation: {}", said(cell));
    }
}

#[test]
fn without_targets_there_is_nothing() {
    let (prepared, mut workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    workings.panels.clear();
    assert!(section(&Desk::new(&prepared, &workings, "en", 1240.0)).is_empty());
}

#[test]
fn a_passed_target_has_no_slider() {
    let (mut prepared, workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    let record = prepared.dossier.record_index(ID).expect("the target");
    let passed = prepared.disagreements.iter_mut().find(|it| it.rule == Rule::TargetPassed).expect("one that passed");
    passed.readings[0] = analysis::disagreement::Reading { record, claim: 0 };
    let page = shown(&prepared, &workings, 1240.0, &[]);
    assert!(all(&page, &|node| node.tag == "input").is_empty());
    assert!(said(&page).contains("date passed, outcome not given"), "{}", said(&page));
}

#[test]
fn a_narrow_place_says_the_same_and_is_not_left() {
    for set in [&[][..], &[("pace", Some(10.0))], &[("mode", None)]] {
        let (wide, narrow) = (after(1240.0, set), after(288.0, set));
        assert_eq!(key(&wide), key(&narrow));
        for svg in all(&narrow, &|node| node.tag == "svg") {
            let width: f64 = attribute(svg, "width").and_then(|width| width.parse().ok()).expect("a width");
            assert!(width <= 288.0, "{width}");
        }
    }
}

/// The section where the documents want the target by 2029, and only figures from 2023 on count.
fn dated(width: f64, paces: bool, set: &[(&str, Option<f64>)]) -> Node {
    let (prepared, mut workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    let record = prepared.dossier.record_index(ID).expect("the target");
    for series in workings.panels.iter_mut().flat_map(|it| &mut it.rows).flat_map(|it| &mut it.series) {
        let Some(at) = series.undated.iter().position(|point| point.record == record) else { continue };
        let mut point = series.undated.remove(at);
        let date = dossier::Date::parse("2029").expect("a year");
        (point.extent, point.time) = (Some(date.extent()), Timing::Period(date));
        if !paces {
            series.points.retain(|point| point.full_year() == Some(2024));
        }
        series.points.push(point);
    }
    shown(&prepared, &workings, width, set)
}

#[test]
fn a_target_with_a_year_says_what_that_needs() {
    // (15 ÷ 8)^(1 ÷ 5) = 1.134; (14.5 ÷ 8.5)^(1 ÷ 5) = 1.113; (15.5 ÷ 7.5)^(1 ÷ 5) = 1.156.
    let page = dated(1240.0, true, &[]);
    let text = said(&page);
    let needs = "By 2029, as the documents want it, it needs = 13.4% a year (11.3% to 15.6%). D ¶12";
    assert!(text.contains(needs) && text.contains("Target $15 bn, by 2029"), "{text}");
    assert!(key(&page).starts_with("If trade grew by = 5.3% a year"), "{}", key(&page));
    let page = dated(1240.0, true, &[("mode", None)]);
    assert_eq!(key(&page), "To pass $15 bn in = 2029, trade would have to grow by = 13.4% a year from 2024. D ¶12");
    assert!(of_class(&page, "yours").is_empty(), "the year is the documents'");
    let alone = dated(1240.0, false, &[]);
    assert!(key(&alone).contains("= 13.4%") && said(&alone).contains("show no pace of their own"), "{}", said(&alone));
}

#[test]
fn without_any_pace_the_beginning_is_nobodys_but_the_readers() {
    let (prepared, mut workings) = unpacked(DOSSIER, GROUNDS, WORKINGS).expect("the built-in dossier unpacks");
    for series in workings.panels.iter_mut().flat_map(|it| &mut it.rows).flat_map(|it| &mut it.series) {
        series.points.retain(|point| point.full_year() == Some(2024));
    }
    let page = shown(&prepared, &workings, 1240.0, &[]);
    assert_eq!(key(&page), "If trade grew by 0% a year from 2024, it would never pass $15 bn. D ¶12");
    assert!(of_class(&page, "theirs").is_empty() && said(&page).contains("You: 0% a year, never"), "{}", said(&page));
}

/// With `ENTENTE_VIEWS=FOLDER`, what a slider leads to, as pages to look at.
#[test]
fn what_a_slider_leads_to_can_be_written_out() {
    for (name, set) in
        [("pace", &[("pace", Some(10.0))][..]), ("year", &[("mode", None)]), ("never", &[("pace", Some(0.5))])]
    {
        for width in [1240.0, 328.0] {
            crate::tests::write_out(&["whatif-", name].concat(), width, &[after(width, set)]);
            crate::tests::write_out("whatif-dated", width, &[dated(width, true, &[("mode", None)])]);
            crate::tests::write_out("whatif-alone", width, &[dated(width, false, &[])]);
        }
    }
}
