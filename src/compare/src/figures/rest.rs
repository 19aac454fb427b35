//! Figures that are no series and flow one way or none: a table, a line a row.

use analysis::bars;
use analysis::series::{Panel, Point, Row, Series};
use chart::figures::{End, lying};
use dossier::Qualifier;
use dossier::number::digits;
use ui::tree::{Node, el, of};

use super::answer::Answer;
use super::strings::Figuring;
use super::{MOST, draw, told, unit, way};
use crate::desk::Desk;

/// The title, and a table with a group of rows an indicator.
pub fn section(desk: &Desk<'_>, words: &Figuring, rest: &[(&Panel, Vec<&Row>)]) -> Vec<Node> {
    if rest.is_empty() {
        return Vec::new();
    }
    let last = desk.strings.can_it;
    let table = of("div", "table rest").set("role", "table").set("aria-label", words.rest);
    let mut table = table.put(desk.heads(desk.strings.measured, last, None));
    let (mut room, mut left_out) = (MOST, 0);
    for (panel, rows) in rest {
        let shown = rows.len().min(room);
        room -= shown;
        left_out += rows.len() - shown;
        if shown > 0 {
            table = table.put(group(desk, words, panel, rows.iter().take(shown).copied()));
        }
    }
    let further = (left_out > 0).then(|| of("p", "more").say(&digits(left_out as i64)).say(words.further));
    vec![el("h3").say(words.rest), of("p", "more").say(words.rest_deck), table].into_iter().chain(further).collect()
}

/// An indicator.
fn group<'a>(desk: &Desk<'_>, words: &Figuring, panel: &Panel, rows: impl Iterator<Item = &'a Row>) -> Node {
    let (unit, title) = (unit(desk, panel), super::title(desk, panel));
    let mut group = of("div", "group").set("role", "rowgroup").set("aria-label", title);
    for (at, row) in rows.enumerate() {
        let class = if at == 0 { "name" } else { "name again" };
        let mut name = of("div", class).set("role", "rowheader").put(el("h4").say(title)).say(" ");
        let way = way(desk, row);
        if at == 0 {
            let unit = of("span", "more").say(desk.strings.unit(unit));
            name = name.put(unit.say(if way.is_empty() { "" } else { ", " }));
        }
        let mut line = of("div", "line").set("role", "row");
        line = line.put(name.put_if((!way.is_empty()).then(|| of("span", "way").say(&way))));
        let longest = bars::longest(row, unit);
        for (column, series) in row.series.iter().enumerate() {
            line = line.put(figures(desk, words, column, series, unit, longest));
        }
        group = group.put(line.put(answer(desk, words, row)));
    }
    group
}

/// All that the documents say of one relationship.
fn figures(
    desk: &Desk<'_>,
    words: &Figuring,
    column: usize,
    series: &Series,
    unit: &str,
    longest: Option<f64>,
) -> Node {
    let cell = desk.cell(&["side sign ", desk.side(column)].concat());
    let all = series.points.len() + series.undated.len();
    if all == 0 {
        return cell.put(of("span", "blank").say(desk.strings.not_stated));
    }
    let mut list = el("ul");
    for point in series.points.iter().chain(&series.undated).take(MOST) {
        let drawn = longest.filter(|_| point.is_observed()).and_then(|longest| drawn(desk, point, longest));
        list = list.put(told::item(desk, point, unit).put_if(drawn));
    }
    if all > MOST {
        list = list.put(of("li", "blank").say(&digits((all - MOST) as i64)).say(words.further));
    }
    cell.put(list)
}

/// A figure to the scale of its row.
fn drawn(desk: &Desk<'_>, point: &Point, longest: f64) -> Option<Node> {
    let bar = bars::bar(point, longest)?;
    Some(draw::lying("bar-of", &lying((bar.sure, bar.possible), end(point, &bar), desk.form().bar * 0.7), false))
}

/// How the bar of a figure ends.
pub fn end(point: &Point, bar: &bars::Bar) -> End {
    match point.qualifier {
        _ if bar.open => End::Open,
        Qualifier::About => End::Broken,
        Qualifier::LessThan | Qualifier::AtMost | Qualifier::UpTo => End::Stop,
        _ => End::Closed,
    }
}

/// Whether the figures of a row can be compared, and what that gives.
fn answer(desk: &Desk<'_>, words: &Figuring, row: &Row) -> Node {
    let cell = desk.cell("last");
    let answer = Answer::of(desk, row, words.one_only);
    let verdict = [desk.strings.yes, desk.strings.with_care, desk.strings.no];
    let verdict = verdict.get(answer.verdict).copied().unwrap_or_default();
    let keys = answer.keys().map(|derived| crate::derived::drawer(desk, derived)).collect();
    let cell = match desk.dyads.len() {
        0 | 1 => cell,
        _ => cell.put(el("span").put(el("b").say(verdict)).say(" ").put(answer.why(desk))),
    };
    cell.put_all(keys).put_if(answer.drawers(desk))
}
