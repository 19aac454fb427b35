//! The drawings of the figures: charts and bars as they are laid out.

use chart::figures::{Anchor, Chart, Column, End, Figure, Label, Lying, Sort};
use ui::tree::{Act, Node, el, line, number, of, path, rect};

use crate::desk::Desk;

/// The cuts of an open end: each thinner than the one before, and how far beyond what is sure.
const CUTS: [(&str, f64); 3] = [("cut thick", 3.0), ("cut", 7.0), ("cut fine", 11.0)];

/// What is drawn.
pub struct Drawn<'a> {
    pub chart: &'a Chart,
    pub figures: &'a [Figure],
    /// For each figure the position of its record.
    pub records: &'a [usize],
    pub unit: &'a str,
    pub size: (f64, f64),
}

/// The heights of bars: the drawing, and the bar in it.
const BAR: (f64, f64) = (16.0, 12.0);

/// A chart. The figures stand below it in words, with their citations and their buttons.
pub fn chart(desk: &Desk<'_>, drawn: &Drawn<'_>) -> Node {
    let Drawn { chart, size, .. } = drawn;
    let [left, _, right, foot] = chart.plot;
    let mut svg = of("svg", "graph").set("aria-hidden", "true").num("width", size.0).num("height", size.1);
    for (y, value) in &chart.values {
        let words = desk.words.figure(*value, drawn.unit, dossier::Qualifier::Exact);
        let words = if *value == 0.0 { "0" } else { words.as_str() };
        let text = of("text", "tick").num("x", left - 6.0).num("y", y + 4.0).set("text-anchor", "end").say(words);
        let class = if *value == 0.0 { "base" } else { "grid" };
        svg = svg.put(line(class, [left, *y, right, *y])).put(text);
    }
    for tick in &chart.years {
        let Some(label) = tick.label else { continue };
        let class = if tick.major { "tick major" } else { "tick" };
        let words = desk.strings.terms.tick(label, &desk.words);
        let text = of("text", class).num("x", tick.at).num("y", foot + 17.0).set("text-anchor", "middle").say(&words);
        svg = svg.put(line("base", [tick.at, foot, tick.at, foot + 4.0])).put(text);
    }
    for column in &chart.columns {
        let Some(figure) = drawn.figures.get(column.figure) else { continue };
        svg = svg.put(opens(desk, drawn, column.figure).put_all(mark(figure, column)));
    }
    for label in &chart.labels {
        let group = label.figure.map_or_else(|| of("g", "between"), |at| opens(desk, drawn, at));
        svg = svg.put(group.put_all(words(label)));
    }
    svg
}

/// A part of the drawing that opens a record when it is pressed.
fn opens(desk: &Desk<'_>, drawn: &Drawn<'_>, figure: usize) -> Node {
    let record = drawn.records.get(figure).and_then(|at| desk.record(*at));
    match record {
        Some(record) => of("g", "pressed").act(&Act::Select(Some(record.id.clone()))),
        None => el("g"),
    }
}

/// A label and its leader.
fn words(label: &Label) -> Vec<Node> {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let class = if label.figure.is_some() { "value" } else { "gap" };
    let text = of("text", class).num("x", label.x).num("y", label.y).set("text-anchor", anchor);
    let between = if label.title.is_empty() { "" } else { " " };
    let more = (!label.more.is_empty()).then(|| of("tspan", "after").say(between).say(&label.more));
    let title = (!label.title.is_empty()).then(|| el("tspan").say(&label.title));
    let text = text.put_if(title).put_if(more);
    let leader = label.leader.map(|(x, from, to)| line("leader", [x, from, x, to]));
    leader.into_iter().chain([text]).collect()
}

/// A column, or what stands for one.
fn mark(figure: &Figure, column: &Column) -> Vec<Node> {
    let ((left, right), foot, sure, top) = (column.sides, column.foot, column.sure, column.top);
    let middle = (left + right) / 2.0;
    let upright =
        |class: &str, one: f64, other: f64| rect(class, [left, one.min(other), right - left, (one - other).abs()]);
    let hit = rect(
        "hit",
        [
            middle - 12.0_f64.max((right - left) / 2.0),
            foot.min(top) - 12.0,
            24.0_f64.max(right - left),
            (foot - top).abs() + 12.0,
        ],
    );
    let strike = |y: f64| figure.passed.then(|| line("way", [left - 4.0, y + 6.0, right + 4.0, y - 6.0]));
    let mut out = Vec::new();
    if let Some(dots) = column.dots {
        out.push(rect("hit", [left - 6.0, top - 12.0, 24.0, 24.0]));
        out.push(line("tail", [dots, top, left, top]));
        let d = ["M", &number(left), " ", &number(top), "l6 -6l6 6l-6 6Z"].concat();
        out.push(path("hollow", &d));
        out.extend(strike(top));
        return out;
    }
    out.push(hit);
    match figure.sort {
        Sort::Blank => {
            let [left, right, foot, top] = [left, right, foot, top].map(number);
            out.push(path("hollow empty", &["M", &left, " ", &top, "V", &foot, "H", &right, "V", &top].concat()));
        }
        Sort::Forecast => {
            out.push(upright("hollow empty", foot, top));
            out.extend(strike((foot + top) / 2.0));
        }
        Sort::Estimate => out.push(upright("hollow broken", foot, top)),
        Sort::Known | Sort::Target => {
            let class = if figure.part { "hollow bare" } else { "fill" };
            out.push(upright(class, foot, sure));
            out.extend(column.hatch.iter().map(|at| line("hatch", *at)));
            let may = if column.end == End::Broken { "hollow broken" } else { "hollow" };
            out.extend((sure != top).then(|| upright(may, sure, top)));
            let up = if top > foot { -1.0 } else { 1.0 };
            match column.end {
                End::Stop => out.push(line("cut thick", [left - 3.0, top, right + 3.0, top])),
                End::Open => {
                    out.extend(CUTS.map(|(class, by)| line(class, [left, sure - by * up, right, sure - by * up])))
                }
                End::Closed | End::Broken => {}
            }
        }
    }
    out
}

/// A bar that lies; mirrored, it begins at the right.
pub fn lying(class: &str, bar: &Lying, mirrored: bool) -> Node {
    let (high, thick) = BAR;
    let edge = (high - thick) / 2.0;
    let wide = (bar.reach + 2.0).max(4.0);
    let x = |at: f64, length: f64| if mirrored { wide - at - length } else { at };
    let piece = |class: &str, from: f64, to: f64| rect(class, [x(from, to - from), edge, to - from, thick]);
    let across = |class: &str, at: f64| line(class, [x(at, 0.0), edge - 1.0, x(at, 0.0), high - edge + 1.0]);
    let may = if bar.end == End::Broken { "hollow broken" } else { "hollow" };
    let mut svg = of("svg", class).set("aria-hidden", "true").num("width", wide).num("height", high);
    svg = svg.put(piece("fill", 0.0, bar.sure));
    if bar.possible > bar.sure {
        svg = svg.put(piece(may, bar.sure, bar.possible));
    }
    match bar.end {
        End::Open => svg.put_all(CUTS.map(|(class, by)| across(class, bar.sure + by)).into()),
        End::Stop => svg.put(across("cut thick", bar.possible)),
        End::Closed | End::Broken => svg,
    }
}

/// An empty slot: nothing is stated.
pub fn slot() -> Node {
    let svg = of("svg", "slot").set("aria-hidden", "true").num("width", 50.0).num("height", BAR.0);
    svg.put(rect("hollow unstated", [1.0, 2.0, 48.0, BAR.1]))
}

/// The sign of a figure that is not on the scale of those about it.
pub fn squiggle() -> Node {
    let svg = of("svg", "squiggle").set("aria-hidden", "true").num("width", 10.0).num("height", BAR.0);
    svg.put(path("line", "M5 1C1 5 9 7 5 10S3 14 6 15"))
}

/// How wide the words of a value axis are, in pixels.
pub fn room_of(desk: &Desk<'_>, span: &chart::figures::Span, unit: &str) -> f64 {
    let words = span.divisions().into_iter().map(|value| desk.words.figure(value, unit, dossier::Qualifier::Exact));
    words.map(|words| chart::figures::width(&words, 12.0, false)).fold(0.0, f64::max) + 10.0
}
