//! Figures side by side: a row a direction, with bars where one scale is fair.

use analysis::bars;
use analysis::compare::Refusal;
use analysis::derive::Derived;
use analysis::disagreement::{Disagreement, Reading, Rule};
use analysis::series::{Panel, Point, Row, Series, Timing, Way, hub};
use dossier::words::decimal;
use dossier::{Claim, Qualifier, Status};
use ui::tree::{Node, el, line, number, of, path, rect};

use crate::derived;
use crate::desk::Desk;

/// The title, and a table with a group of rows an indicator.
pub fn section(desk: &Desk) -> Vec<Node> {
    let panels = &desk.workings.panels;
    if panels.is_empty() {
        return Vec::new();
    }
    let words = desk.strings;
    let table = of("div", "table").set("role", "table").set("aria-label", words.figures);
    let table = table.put(desk.heads(words.measured, words.can_it, None));
    vec![
        el("h3").say(words.figures),
        of("p", "more").say(words.figures_deck),
        table.put_all(panels.iter().map(|panel| group(desk, panel)).collect()),
    ]
}

/// An indicator.
fn group(desk: &Desk, panel: &Panel) -> Node {
    let Some(indicator) = desk.dossier.indicators.get(panel.indicator) else { return el("div") };
    let title = indicator.title.get(desk.language);
    let mut group = of("div", "group").set("role", "rowgroup").set("aria-label", title);
    for (at, row) in panel.rows.iter().enumerate() {
        let mut name = of("div", "name").set("role", "rowheader");
        if at == 0 {
            name =
                name.put(el("h4").say(title)).say(" ").put(of("span", "more").say(desk.strings.unit(&indicator.unit)));
        }
        let mut line = of("div", "line").set("role", "row").put(name.put_if(way(desk, row)));
        let longest = bars::longest(row, &indicator.unit);
        for (column, series) in row.series.iter().enumerate() {
            line = line.put(figures(desk, column, series, &indicator.unit, longest));
        }
        group = group.put(line.put(answer(desk, row)));
    }
    group
}

/// Which way the quantity of a row goes, and where.
fn way(desk: &Desk, row: &Row) -> Option<Node> {
    let actor = |at: Option<usize>| {
        let found = at.and_then(|at| desk.dossier.actors.get(at));
        found.map_or(String::new(), |actor| actor.name.get(desk.language).to_owned())
    };
    let shared = || {
        let mut names: Vec<String> = Vec::new();
        for dyad in desk.dyads {
            let name = actor(hub(desk.dossier, desk.dyads, *dyad));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" / ")
    };
    let way = match row.way {
        Way::Both => String::new(),
        Way::Out => desk.strings.way(&shared(), ""),
        Way::In => desk.strings.way("", &shared()),
        Way::Other { from, to } => desk.strings.way(&actor(from), &actor(to)),
    };
    let place = row.place.as_ref().map_or("", |place| place.get(desk.language));
    let words = match (way.as_str(), place) {
        ("", words) | (words, "") => words.to_owned(),
        (way, place) => [way, ", ", place].concat(),
    };
    (!words.is_empty()).then(|| of("span", "way").say(&words))
}

/// All that the documents say of one relationship.
fn figures(desk: &Desk, column: usize, series: &Series, unit: &str, longest: Option<f64>) -> Node {
    let cell = desk.cell(&["side sign ", desk.side(column)].concat());
    if series.points.is_empty() && series.undated.is_empty() {
        return cell.put(of("span", "blank").say(desk.strings.not_stated));
    }
    let mut list = el("ul");
    for point in series.points.iter().chain(&series.undated) {
        list = list.put(figure(desk, point, unit, longest));
    }
    for (first, last) in &series.gaps {
        list = list.put(of("li", "blank").say(&desk.strings.gap(*first, *last)));
    }
    cell.put(list)
}

/// A figure with its time, what sort of figure it is, and where it stands.
fn figure(desk: &Desk, point: &Point, unit: &str, longest: Option<f64>) -> Node {
    let Some(record) = desk.record(point.record) else { return el("li") };
    let words = desk.strings;
    let here = Reading { record: point.record, claim: point.claim };
    let marks =
        |rule: Rule| desk.prepared.disagreements.iter().any(|d| d.rule == rule && d.readings.first() == Some(&here));
    let said = match (point.value, point.blank) {
        (Some(value), _) => desk.words.figure(value, unit, point.qualifier),
        (None, Some(blank)) => desk.strings.terms.blank(blank).to_owned(),
        (None, None) => words.not_stated.to_owned(),
    };
    let mut claims: Vec<&Claim> = record.claims.get(point.claim).into_iter().collect();
    claims.extend(point.also.iter().filter_map(|at| record.claims.get(*at)));
    let computed =
        desk.prepared.disagreements.iter().find(|d| d.rule == Rule::Growth && d.readings.first() == Some(&here));
    let opener = desk.opener(if point.value.is_some() { "figure" } else { "figure blank" }, record);
    let mut item = of("li", "told");
    item = match computed {
        Some(found) => {
            claims.extend(found.readings.iter().filter_map(|reading| Some(reading.of(desk.dossier)?.1)));
            item.put(opener.put(el("mark").say(&both(found, &said, words.or))))
        }
        None => item.put(opener.say(&said)).put_all(desk.badge(point.record).into_iter().collect()),
    };
    let time = match &point.time {
        Timing::Period(date) => desk.words.date(date),
        Timing::AsOf(moment) => [words.as_of, &desk.words.moment(moment)].concat(),
        Timing::Undated => words.no_year.to_owned(),
    };
    let passed = marks(Rule::TargetPassed).then_some(words.passed);
    let older = marks(Rule::OlderFigure).then_some(words.older);
    let mut more = of("span", "more").say(" ").say(&time);
    for word in [desk.strings.terms.status(point.status), passed, older].into_iter().flatten() {
        more = more.say(", ").say(word);
    }
    let bar = longest.and_then(|longest| bar(point, bars::bar(point, longest)?, desk.form().bar));
    item.put(desk.cite(more, &claims)).put_if(bar)
}

/// Both readings of a figure: "13.8% or = 11.4%".
fn both(found: &Disagreement, said: &str, or: &str) -> String {
    let computed = found.computed.as_ref().map_or(String::new(), |computed| decimal(computed.value, 1));
    [said, or, &computed, "%"].concat()
}

/// A figure to the scale of its row: solid as far as it is sure, hollow where it may reach.
fn bar(point: &Point, bar: bars::Bar, room: f64) -> Option<Node> {
    let picture = of("svg", "bar-of").set("aria-hidden", "true").num("width", room + 16.0).num("height", 14.0);
    let (at, sure, possible) = (bar.value * room, bar.sure * room, bar.possible * room);
    Some(match point.status {
        Status::Target => {
            let picture = picture.put(line("tail", [0.0, 7.0, at - 6.0, 7.0]));
            let (at, shape) = (number(at), "l6 -6l6 6l-6 6Z");
            picture.put(path("hollow", &["M", &at, " 7m-6 0", shape].concat()))
        }
        Status::Forecast => picture.put(rect("hollow empty", [1.0, 2.0, at, 10.0])),
        Status::Observed | Status::Estimate => {
            let broken = if point.qualifier == Qualifier::About { "hollow broken" } else { "hollow" };
            let may = (possible - sure >= 1.0).then(|| rect(broken, [sure, 2.0, possible - sure, 10.0]));
            let cuts = [("cut thick", 3.0), ("cut", 7.0), ("cut fine", 11.0)];
            let cut = |(class, by): (&str, f64)| line(class, [sure + by, 1.0, sure + by, 13.0]);
            let picture = picture.put(rect("fill", [0.0, 1.0, sure, 12.0])).put_if(may);
            picture.put_all(if bar.open { cuts.map(cut).into() } else { Vec::new() })
        }
    })
}

/// Whether the figures of a row can be compared, and what that gives.
fn answer(desk: &Desk, row: &Row) -> Node {
    let (cell, words) = (desk.cell("last"), desk.strings);
    if desk.dyads.len() < 2 {
        return cell;
    }
    let here = |derived: &Derived| is_of(row, derived);
    let compared: Vec<&Derived> =
        desk.workings.derived.iter().filter(|derived| here(derived) && desk.compares(derived)).collect();
    let mut more = of("span", "more");
    for (derived, reason) in compared.iter().filter_map(|it| Some((it, it.outcome.as_ref().err()?))) {
        more = more.say(&derived.label).say(": ").say(reason).say(" ");
    }
    let verdict = match &row.comparable {
        Ok(cares) if cares.is_empty() => words.yes,
        Ok(_) => words.with_care,
        Err(why) => {
            let reason = if *why == Refusal::Shared { words.shared } else { words.one_side };
            more = more.say(if compared.is_empty() { reason } else { "" });
            words.no
        }
    };
    // How many times the one is the other is what a reader comes for: it is not behind a drawer.
    let is_key = |derived: &&&Derived| derived.unit == "times";
    let keys = compared.iter().filter(is_key).map(|derived| derived::open(desk, derived)).collect();
    cell.put(el("b").say(verdict))
        .say(" ")
        .put(more)
        .put_all(keys)
        .put_if(derived::list(desk, &|derived| here(derived) && !(derived.unit == "times" && desk.compares(derived))))
}

/// Whether something was worked out from a row's figures.
fn is_of(row: &Row, derived: &Derived) -> bool {
    let points = || row.series.iter().flat_map(|series| series.points.iter().chain(&series.undated));
    derived.inputs.iter().any(|input| points().any(|point| point.record == input.record))
}
