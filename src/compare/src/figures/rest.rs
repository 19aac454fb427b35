//! Figures that are no series and flow one way or none: a table, a line a row.

use analysis::bars;
use analysis::series::{Panel, Point, Row, Series};
use chart::figures::{End, lying};
use dossier::Qualifier;
use ui::tree::{Node, el, of};

use super::answer::Answer;
use super::strings::Figuring;
use super::{MOST, draw, further, told, unit, way};
use crate::desk::Desk;

/// The title, a table of what is told of several relationships with a group of rows an indicator, and beside each other
/// what is told of one alone: there a blank would say nothing.
pub fn section(desk: &Desk<'_>, words: &Figuring, rest: &[(&Panel, Vec<&Row>)]) -> Vec<Node> {
    if rest.is_empty() {
        return Vec::new();
    }
    let mut room = MOST;
    let mut left_out = 0;
    let mut groups = |of_whom: Option<usize>| {
        let mut out = Vec::new();
        for (panel, rows) in rest {
            let mine: Vec<&Row> = rows.iter().copied().filter(|row| alone(row) == of_whom).collect();
            let shown = mine.len().min(room);
            room -= shown;
            left_out += mine.len() - shown;
            if shown > 0 {
                out.push(group(desk, words, panel, mine.into_iter().take(shown), of_whom));
            }
        }
        out
    };
    let mut out = vec![el("h3").say(words.rest), of("p", "more").say(words.rest_deck)];
    let of_several = groups(None);
    if !of_several.is_empty() {
        let table = of("div", "table rest").set("role", "table").set("aria-label", words.rest);
        let heads = desk.heads(desk.strings.measured, desk.strings.can_it, None);
        out.push(table.put(heads).put_all(of_several));
    }
    let mut beside = Vec::new();
    for (column, dyad) in desk.dyads.iter().enumerate() {
        let of_one = groups(Some(column));
        let title = desk.dossier.dyads.get(*dyad).map_or("", |dyad| dyad.title.get(desk.language));
        if !of_one.is_empty() {
            let name = of("h4", &["side sign ", desk.side(column)].concat()).say(words.only).say(title);
            let table = of("div", "table rest").set("role", "table").set("aria-label", title).put_all(of_one);
            beside.push(el("div").put(name).put(table));
        }
    }
    if !beside.is_empty() {
        out.push(of("div", "alone").put_all(beside));
    }
    out.extend(further(words, of("p", "more"), left_out));
    out
}

/// The column of the one relationship that has figures in a row, if others stand beside it without.
fn alone(row: &Row) -> Option<usize> {
    let told = |series: &Series| !series.points.is_empty() || !series.undated.is_empty();
    let mut columns = (0..).zip(&row.series).filter(|(_, series)| told(series)).map(|(column, _)| column);
    let first = columns.next();
    first.filter(|_| row.series.len() > 1 && columns.next().is_none())
}

/// An indicator, of all relationships or of one alone.
fn group<'a>(
    desk: &Desk<'_>,
    words: &Figuring,
    panel: &Panel,
    rows: impl Iterator<Item = &'a Row>,
    of_whom: Option<usize>,
) -> Node {
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
        let shown = |column: &usize| of_whom.is_none_or(|whom| whom == *column);
        for (column, series) in row.series.iter().enumerate().filter(|(column, _)| shown(column)) {
            line = line.put(figures(desk, words, column, series, unit, longest));
        }
        group = group.put(line.put(answer(desk, words, row, of_whom.is_some())));
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
    list = list.put_if(further(words, of("li", "blank"), all.saturating_sub(MOST)));
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

/// Whether the figures of a row can be compared, and what that gives; of figures `alone` what was worked out from them.
fn answer(desk: &Desk<'_>, words: &Figuring, row: &Row, alone: bool) -> Node {
    let cell = desk.cell("last");
    let answer = Answer::of(desk, row, words.one_only);
    let verdict = [desk.strings.yes, desk.strings.with_care, desk.strings.no];
    let verdict = verdict.get(answer.verdict).copied().unwrap_or_default();
    let keys = answer.keys().map(|derived| crate::derived::drawer(desk, derived)).collect();
    let cell = match desk.dyads.len() {
        0 | 1 => cell,
        _ if alone => cell,
        _ => cell.put(el("span").put(el("b").say(verdict)).say(" ").put(answer.why(desk))),
    };
    cell.put_all(keys).put_if(answer.drawers(desk))
}
