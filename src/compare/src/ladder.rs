//! The ladder: a row a step, with the way to it drawn to scale.

use analysis::ladder::{First, Rung, Step, Unsaid};
use chart::{Scale, TimeMap, Viewport};
use dossier::{Claim, Extent, Milestone, Record};
use ui::tree::{Node, el, line, of, rect};

use crate::desk::Desk;

/// From one relationship's line in a drawing to the next, and from the top to the first.
const PITCH: f64 = 18.0;
/// Size of a step known to the day; a hollow one is a pixel larger.
const STEP: f64 = 13.0;
/// Days before the first step and after the last, so that the years around them are named.
const AIR: f64 = 400.0;
/// Room at both ends of a drawing for half a label of its axis.
const MARGIN: f64 = 16.0;

/// What all the drawings share.
struct Lines<'a> {
    scale: Scale<'a>,
    width: f64,
    /// When each relationship begins to count.
    zero: Vec<Option<Extent>>,
    grid: Vec<f64>,
}

/// The ladder of the relationships.
pub fn table(desk: &Desk) -> Node {
    let ladder = &desk.workings.ladder;
    let words = desk.strings;
    let width = desk.form().line;
    let (from, to) = ladder.domain.map_or((0.0, 1.0), |(first, last)| (f64::from(first.0), f64::from(last.0)));
    let map = TimeMap::linear(from - AIR, to + AIR);
    let scale = Scale::new(&map, Viewport::all(&map), MARGIN, width - MARGIN);
    let ticks = if ladder.domain.is_some() { chart::ticks::ticks(&scale, 40.0) } else { Vec::new() };
    let zero = ladder.rows.iter().find(|row| row.milestone == Milestone::Recognition);
    let zero =
        zero.map_or_else(Vec::new, |row| row.cells.iter().map(|cell| Some(cell.as_ref()?.when?.extent)).collect());
    let mut axis = svg(width, 18.0);
    for tick in &ticks {
        if let Some(label) = tick.label {
            let words = desk.strings.terms.tick(label, &desk.words);
            let class = if tick.major { "tick major" } else { "tick" };
            axis =
                axis.put(of("text", class).num("x", tick.at).num("y", 11.0).set("text-anchor", "middle").say(&words));
        }
        axis = axis.put(line("grid", [tick.at, if tick.major { 14.0 } else { 16.0 }, tick.at, 18.0]));
    }
    let grid = ticks.iter().filter(|tick| tick.major).map(|tick| tick.at).collect();
    let lines = Lines { scale, width, zero, grid };

    let table = of("div", "table ladder").set("role", "table").set("aria-label", words.ladder);
    let mut table = table.put(desk.heads(words.step, words.who_was_first, Some(axis)));
    let mut told = 0;
    for rung in &ladder.rows {
        let steps: Vec<Option<&Step>> = rung.cells.iter().map(Option::as_ref).collect();
        // The first lag says from when; those below say as much by standing there.
        let lags = steps.iter().flatten().any(|step| step.since_recognition.is_some());
        told += usize::from(lags);
        table = table.put(row(desk, &lines, Some(rung.milestone), &steps, told == 1, verdict(desk, rung)));
    }
    let highest: Vec<Option<&Step>> =
        ladder.highest.cells.iter().map(|cell| cell.as_ref().map(|(_, step)| step)).collect();
    if desk.dyads.len() > 1 && !ladder.highest.ranked && highest.iter().any(Option::is_some) {
        table = table.put(row(desk, &lines, None, &highest, false, words.not_ranked.map(str::to_owned)));
    }
    table
}

/// A row: a step, or the highest of each, with what follows from it.
fn row(
    desk: &Desk,
    lines: &Lines,
    milestone: Option<Milestone>,
    steps: &[Option<&Step>],
    full: bool,
    verdict: [String; 2],
) -> Node {
    let words = desk.strings;
    let name = milestone.map_or(words.highest, |milestone| desk.strings.terms.milestone(milestone));
    let mut row = of("div", "line").set("role", "row").put(of("div", "name").set("role", "rowheader").say(name));
    let mut picture = Some(drawing(desk, lines, steps));
    for (column, step) in steps.iter().enumerate() {
        let cell = desk.cell(&["side sign ", desk.side(column)].concat());
        let told = step.and_then(|step| Some((step, desk.record(step.record)?)));
        row = row.put(match told {
            Some((step, record)) => taken(desk, cell, step, record, milestone.map(|_| name), full),
            None => cell.put(of("span", "blank").say(words.step_not_stated)),
        });
        row = row.put_if(picture.take());
    }
    let [verdict, reason] = verdict;
    row.put(desk.cell("last").put(el("b").say(&verdict)).say(" ").put(of("span", "more").say(&reason)))
}

/// What the documents say of a step. Its title stands with its date where the row has no name of its own.
fn taken(desk: &Desk, cell: Node, step: &Step, record: &Record, name: Option<&str>, full: bool) -> Node {
    let title = record.title.get(desk.language);
    let mut date = step.when.map_or_else(|| desk.strings.undated.to_owned(), |when| desk.words.moment(&when));
    if name.is_none() {
        date = [&date, ", ", title].concat();
    }
    let mut more = of("span", "more");
    // What the title says beyond the name of the row: "ratified".
    let beyond = name.map_or("", |name| title.strip_prefix(name).unwrap_or(title).trim_start());
    if !beyond.is_empty() {
        more = more.say(beyond).say(if step.since_recognition.is_some() { ", " } else { "" });
    }
    if let Some(lag) = step.since_recognition {
        more = more.put(of("span", "since").say(&desk.strings.since_recognition(lag, full)));
    }
    let dates = |claim: &&Claim| claim.date.is_some() && (step.phase.is_none() || claim.phase == step.phase);
    let mut claims: Vec<&Claim> = record.claims.iter().filter(dates).collect();
    if claims.is_empty() {
        claims.extend(record.claims.first());
    }
    more = desk.cite_of(more, record, &claims);
    for also in step.also.iter().filter_map(|at| desk.record(*at)) {
        more = more.say(" · ").put(desk.opener("also", also).say(also.title.get(desk.language)));
        if let Some(when) = also.when() {
            more = more.say(", ").say(&desk.words.when(&when));
        }
        let claims: Vec<&Claim> = also.claims.iter().filter(|claim| claim.date.is_some()).collect();
        more = desk.cite_of(more, also, &claims);
    }
    cell.put(desk.marked_opener("date", step.record, record, &date)).say(" ").put(more)
}

/// Who was first, and why that says little or cannot be said.
fn verdict(desk: &Desk, rung: &Rung) -> [String; 2] {
    match &rung.first {
        First::Earlier { dyad, by } => {
            let act = |step: &Step| Some(desk.strings.act(desk.record(step.record)?.kind, step.phase));
            let acts: Vec<&str> = rung.cells.iter().flatten().filter_map(act).collect();
            let caveat = if rung.unlike { desk.strings.unlike(&acts) } else { String::new() };
            [desk.strings.first_by(desk.short(*dyad), *by), caveat]
        }
        First::Unsaid(why) => {
            let names = match why {
                Unsaid::Undated(dyads) | Unsaid::NotToTheDay(dyads) => desk.names(dyads),
                _ => String::new(),
            };
            desk.strings.unsaid(why, &names)
        }
    }
}

fn svg(width: f64, height: f64) -> Node {
    of("svg", "picture").set("aria-hidden", "true").num("width", width).num("height", height)
}

/// From recognition to the step, a line for each relationship.
fn drawing(desk: &Desk, lines: &Lines, steps: &[Option<&Step>]) -> Node {
    let mut picture = svg(lines.width, PITCH * (steps.len() as f64 + 1.0));
    for at in &lines.grid {
        picture = picture.put(of("line", "grid").num("x1", *at).num("x2", *at).set("y2", "100%"));
    }
    let mut y = PITCH;
    for (column, step) in steps.iter().enumerate() {
        let mut group = of("g", desk.side(column));
        let when = step.and_then(|step| step.when);
        if let Some((from, to)) = when.and_then(|when| span(lines, when.extent)) {
            let zero = lines
                .zero
                .get(column)
                .copied()
                .flatten()
                .filter(|_| step.is_some_and(|s| s.since_recognition.is_some()));
            if let Some((start, end)) = zero.and_then(|zero| span(lines, zero)) {
                group = group.put_all(way(zero.is_some_and(Extent::is_day), [start, end, from], y));
            }
            group = group.put_all(mark(when.is_some_and(|when| when.extent.is_day()), column == 0, [from, to], y));
        }
        picture = picture.put(group);
        y += PITCH;
    }
    picture
}

/// The pixels that a time may lie on; an open side ends where the known one does.
fn span(lines: &Lines, extent: Extent) -> Option<(f64, f64)> {
    let (first, last) = (extent.earliest.or(extent.latest)?, extent.latest.or(extent.earliest)?);
    Some((lines.scale.px(f64::from(first.0)), lines.scale.px(f64::from(last.plus(1).0))))
}

/// Where a relationship begins to count, as wide as what is not known of it, and the way from there.
fn way(known: bool, [start, end, to]: [f64; 3], y: f64) -> Vec<Node> {
    let from = if known {
        line("way", [start, y - 4.0, start, y + 4.0])
    } else {
        rect("hollow thin", [start, y - 3.0, (end - start).max(6.0), 6.0])
    };
    vec![line("way", [end, y, to.max(end), y]), from]
}

/// A step: filled if known to the day, else hollow and as wide as what is not known. The first relationship is
/// round, others square.
fn mark(known: bool, round: bool, [from, to]: [f64; 2], y: f64) -> Vec<Node> {
    let (middle, size) = ((from + to) / 2.0, if known { STEP } else { STEP + 1.0 });
    let width = if known { size } else { (to - from).max(size) };
    let shape = |class: &str, width: f64, height: f64| {
        let shape = rect(class, [middle - width / 2.0, y - height / 2.0, width, height]);
        if round { shape.num("rx", height / 2.0) } else { shape }
    };
    let (body, eye) = if known { ("fill", "eye") } else { ("hollow", "fill") };
    vec![shape(body, width, size), shape(eye, 4.0, 4.0)]
}
