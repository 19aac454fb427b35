//! The relationships side by side: the steps that each took, and what is measured of more than one.

use analysis::compare::Refusal;
use analysis::ladder::Step;
use analysis::series::{Panel, Point, Row, Series};
use analysis::told;
use dossier::order::sort;
use dossier::{Claim, Milestone, names};

use crate::desk::Desk;
use crate::html::Attributes;

/// A style sheet may lay a table out as it likes; what its parts are is said.
const ROW: Attributes<'_> = &[("role", Some("row"))];
const CELL: Attributes<'_> = &[("role", Some("cell"))];
const HEAD: Attributes<'_> = &[("scope", Some("row")), ("role", Some("rowheader"))];
const COLUMN: Attributes<'_> = &[("scope", Some("col")), ("role", Some("columnheader"))];

/// What the section is called in links.
pub const COMPARISON: &str = "comparison";

/// The section of the comparison.
pub fn section(desk: &mut Desk<'_>) {
    desk.section(COMPARISON, desk.side_by_side());
    steps(desk);
    figures(desk);
    desk.html.close();
}

/// Begins a table: its caption and the heads of its columns.
fn table(desk: &mut Desk<'_>, caption: &str, name: &str) {
    let (dossier, workings) = (desk.dossier, desk.workings);
    desk.html.open("table", &[("role", Some("table"))]);
    desk.html.put("caption", &[], caption);
    desk.html.open("thead", &[("role", Some("rowgroup"))]);
    desk.html.open("tr", ROW);
    desk.html.put("th", COLUMN, name);
    for dyad in workings.dyads.iter().filter_map(|at| dossier.dyads.get(*at)) {
        desk.html.open("th", COLUMN);
        desk.text(&dyad.title);
        desk.html.close();
    }
    desk.html.close();
    desk.html.close();
    desk.html.open("tbody", &[("role", Some("rowgroup"))]);
}

fn close_table(desk: &mut Desk<'_>) {
    desk.html.close();
    desk.html.close();
}

/// A row a step; where the highest steps differ, one more for these.
fn steps(desk: &mut Desk<'_>) {
    let (ladder, strings) = (&desk.workings.ladder, desk.strings);
    if ladder.highest.cells.iter().all(Option::is_none) {
        return;
    }
    table(desk, strings.steps, strings.step);
    for rung in &ladder.rows {
        desk.html.open("tr", ROW);
        desk.html.put("th", HEAD, names::milestone(rung.milestone));
        rung.cells.iter().for_each(|cell| taken(desk, cell.as_ref(), None));
        desk.html.close();
    }
    if ladder.dyads.len() > 1 && !ladder.highest.ranked {
        desk.html.open("tr", ROW);
        desk.html.open("th", HEAD);
        desk.html.say(strings.highest);
        desk.html.say(" ");
        desk.html.put("small", &[], strings.not_ranked);
        desk.html.close();
        for cell in &ladder.highest.cells {
            taken(desk, cell.as_ref().map(|(_, step)| step), cell.as_ref().map(|(milestone, _)| *milestone));
        }
        desk.html.close();
    }
    close_table(desk);
}

/// A cell: when a relationship took a step, by which record, and every claim that dates it. The step is named where the
/// row has none.
fn taken(desk: &mut Desk<'_>, step: Option<&Step>, name: Option<Milestone>) {
    let (dossier, strings) = (desk.dossier, desk.strings);
    desk.html.open("td", CELL);
    let Some((step, record)) = step.and_then(|step| Some((step, dossier.records.get(step.record)?))) else {
        desk.html.say(strings.not_stated);
        return desk.html.close();
    };
    if let Some(name) = name {
        desk.html.say(names::milestone(name));
        desk.html.say(", ");
    }
    let when = step.when.map_or_else(|| strings.no_date.to_owned(), |when| desk.words.moment(&when));
    desk.html.put("b", &[], &when);
    desk.html.say(", ");
    desk.link(step.record, record);
    let dates = |claim: &&Claim| claim.date.is_some() && (step.phase.is_none() || claim.phase == step.phase);
    let mut claims: Vec<&Claim> = record.claims.iter().filter(dates).collect();
    if claims.is_empty() {
        claims.extend(record.claims.first());
    }
    desk.html.open("ul", &[]);
    for claim in claims {
        desk.html.open("li", &[]);
        desk.claim(record, claim, &when);
        desk.html.close();
    }
    for (at, also) in step.also.iter().filter_map(|at| Some((*at, dossier.records.get(*at)?))) {
        desk.html.open("li", &[]);
        desk.link(at, also);
        let when = also.when().map(|when| desk.words.when(&when)).unwrap_or_default();
        desk.html.say(&[", ", &when].concat());
        also.claims.iter().filter(|claim| claim.date.is_some()).for_each(|claim| desk.cite(claim));
        desk.html.close();
    }
    desk.html.close();
    desk.contradictions(step.record);
    desk.html.close();
}

/// A row an indicator, direction and place that more than one relationship has figures of.
fn figures(desk: &mut Desk<'_>) {
    let (workings, strings) = (desk.workings, desk.strings);
    let all = workings.panels.iter().flat_map(|panel| panel.rows.iter().map(move |row| (panel, row)));
    let (rows, alone): (Vec<(&Panel, &Row)>, Vec<_>) = all.partition(|(_, row)| is_shared(row));
    if rows.is_empty() {
        return;
    }
    table(desk, strings.figures, strings.measured);
    for (panel, row) in rows.iter().take(desk.wanted.most) {
        desk.html.open("tr", ROW);
        measured(desk, panel, row);
        row.series.iter().for_each(|series| cell(desk, series));
        desk.html.close();
    }
    close_table(desk);
    let more = rows.len().saturating_sub(desk.wanted.most);
    if more > 0 {
        desk.html.put("p", &[], &strings.more(more));
    }
    if !alone.is_empty() {
        desk.html.put("p", &[], &strings.alone(alone.len()));
    }
}

/// Whether a row sets relationships against each other: several have figures. Of one alone, each row is its own.
fn is_shared(row: &Row) -> bool {
    let told = row.series.iter().filter(|series| points(series).next().is_some()).count();
    told > 0 && (told > 1 || row.series.len() == 1)
}

fn points(series: &Series) -> impl Iterator<Item = &Point> {
    series.points.iter().chain(&series.undated)
}

/// The head of a row: what is measured, which way, and whether it can be compared.
fn measured(desk: &mut Desk<'_>, panel: &Panel, row: &Row) {
    let (dossier, workings, strings) = (desk.dossier, desk.workings, desk.strings);
    desk.html.open("th", HEAD);
    if let Some(indicator) = dossier.indicators.get(panel.indicator) {
        desk.text(&indicator.title);
    }
    let way = told::way_of(dossier, &workings.dyads, row, desk.wanted.language);
    if !way.is_empty() {
        desk.html.say(", ");
        desk.words(&way);
    }
    let verdict = match &row.comparable {
        Ok(cares) if cares.is_empty() || row.series.len() == 1 => "",
        Ok(_) => strings.with_care,
        Err(_) => strings.no,
    };
    if !verdict.is_empty() {
        desk.html.say(" ");
        desk.html.put("small", &[], &[verdict, &reasons(desk, row)].concat());
    }
    desk.html.close();
}

/// Why the figures of a row cannot be compared, each after a blank.
fn reasons(desk: &Desk<'_>, row: &Row) -> String {
    let mut records: Vec<usize> = row.series.iter().flat_map(points).map(|point| point.record).collect();
    sort(&mut records, usize::cmp);
    let mut reasons: Vec<&str> = Vec::new();
    if row.comparable == Err(Refusal::Shared) {
        reasons.extend([" ", desk.strings.shared]);
    }
    for derived in &desk.workings.derived {
        let Err(reason) = &derived.outcome else { continue };
        let is_of_row = derived.inputs.iter().any(|input| records.binary_search(&input.record).is_ok());
        let dyads = |at: usize| desk.dossier.records.get(at).map(|record| record.dyads.as_slice());
        let gives = |dyad: &usize| derived.inputs.iter().any(|input| dyads(input.record) == Some(&[*dyad]));
        if is_of_row && desk.workings.dyads.iter().all(gives) && !reasons.contains(&reason.as_str()) {
            reasons.extend([" ", reason]);
        }
    }
    reasons.concat()
}

/// What the documents say of one relationship.
fn cell(desk: &mut Desk<'_>, series: &Series) {
    let dossier = desk.dossier;
    desk.html.open("td", CELL);
    let count = points(series).count();
    if count == 0 {
        desk.html.say(desk.strings.not_stated);
        return desk.html.close();
    }
    desk.html.open("ul", &[]);
    for point in points(series).take(desk.wanted.most) {
        let Some(record) = dossier.records.get(point.record) else { continue };
        let Some(claim) = record.claims.get(point.claim) else { continue };
        desk.html.open("li", &[]);
        desk.claim(record, claim, "");
        point.also.iter().filter_map(|at| record.claims.get(*at)).for_each(|claim| desk.cite(claim));
        desk.contradictions(point.record);
        desk.html.close();
    }
    let more = count.saturating_sub(desk.wanted.most);
    if more > 0 {
        desk.html.put("li", &[], &desk.strings.more(more));
    }
    desk.html.close();
    desk.html.close();
}
