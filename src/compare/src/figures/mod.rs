//! Figures side by side: series as charts, what flows both ways as pairs of bars, and all others as a table.

mod answer;
mod directions;
mod draw;
mod rest;
mod series;
mod strings;
#[cfg(test)]
mod tests;
mod told;

use analysis::compare::Refusal;
use analysis::series::{Panel, Point, Row, Timing};
use dossier::number::digits;
use ui::tree::{Node, of};

use crate::desk::Desk;
use strings::Figuring;

/// More figures of one relationship, or rows, than anybody reads here: the table view has them all.
const MOST: usize = 200;

/// More rows than anybody reads as charts one below the other.
const CHARTS: usize = 30;

/// Where the rows of all panels are shown.
struct Plan<'a> {
    /// Each with a chart a relationship.
    series: Vec<(&'a Panel, &'a Row)>,
    /// Each a pair of bars a relationship.
    directions: Vec<directions::Two<'a>>,
    /// The others, by their panels.
    rest: Vec<(&'a Panel, Vec<&'a Row>)>,
}

/// What is measured over the years and both ways, and apart from it all other figures.
pub fn sections(desk: &Desk<'_>) -> [Vec<Node>; 2] {
    let plan = plan(desk);
    let words = Figuring::of(desk.language);
    let mut out = Vec::new();
    for (panel, row) in plan.series.iter().take(CHARTS) {
        out.extend(series::section(desk, words, panel, row));
    }
    out.extend(further(words, of("p", "more"), plan.series.len().saturating_sub(CHARTS)));
    out.extend(directions::section(desk, words, &plan.directions));
    [out, rest::section(desk, words, &plan.rest)]
}

/// How many more there are than are shown, if there are, in an element.
fn further(words: &Figuring, of_what: Node, count: usize) -> Option<Node> {
    (count > 0).then(|| of_what.say(&digits(count as i64)).say(words.further))
}

fn plan<'a>(desk: &Desk<'a>) -> Plan<'a> {
    let panels = &desk.workings.panels;
    let mut plan = Plan { series: Vec::new(), directions: Vec::new(), rest: Vec::new() };
    for panel in panels {
        let unit = unit(desk, panel);
        plan.series.extend(panel.rows.iter().filter(|row| is_series(row, unit)).map(|row| (panel, row)));
        plan.directions.extend(directions::two(panel, unit));
    }
    for two in &mut plan.directions {
        two.find_twins(panels);
    }
    for panel in panels {
        let unit = unit(desk, panel);
        let is_left = |row: &&Row| !is_series(row, unit) && !plan.directions.iter().any(|two| two.shows(row));
        let rows: Vec<&Row> = panel.rows.iter().filter(is_left).collect();
        if !rows.is_empty() {
            plan.rest.push((panel, rows));
        }
    }
    plan
}

/// Whether a row has figures of two years or more for some relationship, and they are amounts or rates.
fn is_series(row: &Row, unit: &str) -> bool {
    unit != "rank"
        && row.series.iter().any(|series| {
            let of_years = series.points.iter().filter(|point| point.value.is_some());
            let of_years = of_years.filter(|point| matches!(point.time, Timing::Period(_)));
            let mut years = of_years.filter_map(|point| Some(point.extent?.earliest?.year()));
            years.next().is_some_and(|first| years.any(|year| year != first))
        })
}

/// The unit of a panel's figures.
fn unit<'a>(desk: &Desk<'a>, panel: &Panel) -> &'a str {
    desk.dossier.indicators.get(panel.indicator).map_or("", |indicator| indicator.unit.as_str())
}

/// The name of what a panel measures.
fn title<'a>(desk: &Desk<'a>, panel: &Panel) -> &'a str {
    let found = desk.dossier.indicators.get(panel.indicator);
    found.map_or("", |indicator| indicator.title.get(desk.language))
}

/// All points of a row, a relationship after the other.
fn points(row: &Row) -> impl Iterator<Item = &Point> {
    row.series.iter().flat_map(|series| series.points.iter().chain(&series.undated))
}

/// The name of the actor that the relationships share, or of each one's first.
fn shared(desk: &Desk<'_>) -> String {
    analysis::told::shared(desk.dossier, desk.dyads, desk.language)
}

/// Which way the quantity of a row goes, and where; empty where neither is said.
fn way(desk: &Desk<'_>, row: &Row) -> String {
    analysis::told::way_of(desk.dossier, desk.dyads, row, desk.language)
}

/// Whether the only reason against comparing is that one relationship alone has figures in this row: then nothing
/// stands beside them on their scale.
fn is_one_sided(row: &Row) -> bool {
    matches!(
        row.comparable,
        Err(Refusal::OneSideOnly(_)
            | Refusal::DefinitionDiffers(_)
            | Refusal::FlowAgainstStock { instead: Some(_), .. })
    )
}
