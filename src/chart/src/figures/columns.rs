//! Columns in time: one a figure, as wide as its period and as high as its value.

use super::label::{Anchor, Label, Place, Taken};
use super::lying::{CUTS, End};
use super::{Asked, Figure, Gap, Sort, Values, width};
use crate::ticks::{Tick, ticks};
use crate::{Scale, TimeMap, Viewport};

/// Room above the highest value for labels, and below the lowest for the years.
const AIR: (f64, f64) = (26.0, 22.0);
/// Room right of the last year: for half a label, and for a wish without a year.
const RIGHT: f64 = 26.0;
/// The least and the greatest width of a column.
const WIDE: (f64, f64) = (4.0, 26.0);
/// From the middle of a diamond to its tips, and the length of the dots before it.
const DIAMOND: (f64, f64) = (6.0, 44.0);
/// Columns that are no farther from each other are neighbours.
const CLOSE: f64 = 12.0;
/// How far the stroke through a wish whose date has passed goes beyond it.
const STRIKE: f64 = 4.0;
/// The height of an empty column, as a share of the plot: it is open above, so that it is no figure.
const EMPTY: f64 = 0.45;
/// From one hatch line to the next.
const HATCH: f64 = 5.0;
/// Days of a period that is longer than any year: it has no column's width of its own.
const LONG: f64 = 400.0;
/// More labels than a chart has room for.
const LABELS: usize = 48;
/// From one line of a text to the next.
const BELOW: f64 = 15.0;
/// The least height of what is possible but not sure: under it, its outline would be all there is to see.
const SEEN: f64 = 2.5;
/// From one height at which a text is tried to the next.
const FINE: f64 = 5.0;
/// From one raised label to the next.
const LINE: f64 = 17.0;

/// A chart to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Where figures stand: left, top, right, foot.
    pub plot: [f64; 4],
    /// The divisions of time.
    pub years: Vec<Tick>,
    /// The divisions of the value axis: a y, and the value there.
    pub values: Vec<(f64, f64)>,
    /// The figures that have a place.
    pub columns: Vec<Column>,
    /// The labels that fit.
    pub labels: Vec<Label>,
}

/// A figure with its place. From `foot` to `sure` it is certain, from there to `top` possible.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Position of the figure.
    pub figure: usize,
    /// Left and right edge; of a wish the tips of its diamond.
    pub sides: (f64, f64),
    /// The y of zero.
    pub foot: f64,
    /// The y as far as it is sure.
    pub sure: f64,
    /// The y as far as it may reach; of a wish the middle of its diamond.
    pub top: f64,
    /// How it ends.
    pub end: End,
    /// Lines across a part of a year: x, y, x, y.
    pub hatch: Vec<[f64; 4]>,
    /// Where the dots before a wish begin.
    pub dots: Option<f64>,
}

/// Lays out a chart.
pub fn columns(asked: &Asked<'_>) -> Chart {
    let (wide, high) = asked.size;
    let plot = [asked.left, AIR.0, (wide - RIGHT).max(asked.left + 1.0), (high - AIR.1).max(AIR.0 + 1.0)];
    let [left, top, right, foot] = plot;
    let values = Values::new(asked.span, foot, top);
    let map = TimeMap::linear(asked.days.0, asked.days.1.max(asked.days.0 + 1.0));
    let time = Scale::new(&map, Viewport::all(&map), left, right);
    let mut columns: Vec<Column> = Vec::new();
    for (at, figure) in asked.figures.iter().enumerate() {
        columns.extend(column(at, figure, &time, &values, plot));
    }
    beside(&mut columns, asked.figures);
    for column in &mut columns {
        if asked.figures.get(column.figure).is_some_and(|figure| figure.part && figure.sort == Sort::Known) {
            column.hatch = hatch(column);
        }
    }
    let labels = labels(asked, &columns, &time, plot);
    let values = asked.span.divisions().into_iter().map(|value| (values.px(value), value)).collect();
    Chart { plot, years: ticks(&time, 44.0), values, columns, labels }
}

/// Where a figure stands; nowhere if it has no year and is no wish.
fn column(at: usize, figure: &Figure, time: &Scale<'_>, values: &Values, plot: [f64; 4]) -> Option<Column> {
    let [left, top, right, foot] = plot;
    let (zero, known) = (values.px(0.0), figure.days.filter(|days| days.0.is_finite() && days.1.is_finite()));
    let middle = |(from, to): (f64, f64)| crate::scale::clamp((time.px(from) + time.px(to)) / 2.0, left, right);
    let plain = Column {
        figure: at,
        sides: (0.0, 0.0),
        foot: zero,
        sure: zero,
        top: zero,
        end: End::Closed,
        hatch: Vec::new(),
        dots: None,
    };
    if figure.sort == Sort::Target {
        let x = known.map_or(right + RIGHT / 2.0, middle);
        let dots = Some((x - DIAMOND.0 - DIAMOND.1).max(left));
        return Some(Column { sides: (x - DIAMOND.0, x + DIAMOND.0), top: values.px(figure.value?), dots, ..plain });
    }
    let days = known?;
    // A pixel of air on both sides; a period of many years is as narrow as a year may be, in its middle.
    let wide = crate::scale::clamp(time.px(days.1) - time.px(days.0) - 2.0, WIDE.0, WIDE.1);
    let x = crate::scale::clamp(middle(days), left + wide / 2.0, right - wide / 2.0);
    let plain = Column { sides: (x - wide / 2.0, x + wide / 2.0), ..plain };
    let Some(value) = figure.value else {
        let top = (zero - (foot - top) * EMPTY).max(top);
        return Some(Column { top, ..plain });
    };
    let (low, high) = figure.bounds;
    let (sure, possible, open) = match value < 0.0 {
        true => (high.min(0.0), if low.is_finite() { low } else { value }, low.is_infinite()),
        false => (low.max(0.0), if high.is_finite() { high } else { value }, high.is_infinite()),
    };
    let end = match (open, figure.about, sure == 0.0 && value != 0.0) {
        (true, ..) => End::Open,
        (_, true, _) => End::Broken,
        (.., true) => End::Stop,
        _ => End::Closed,
    };
    let within = |value: f64| crate::scale::clamp(values.px(value), top, foot);
    // What is expected, or worked out by others, is not sure at any height.
    Some(match figure.sort {
        Sort::Forecast => Column { top: within(value), ..plain },
        Sort::Estimate => Column { top: within(possible), end: End::Broken, ..plain },
        _ => {
            let (sure, top) = (within(sure), within(possible));
            let (sure, top) = if (sure - top).abs() < SEEN { (within(value), within(value)) } else { (sure, top) };
            Column { sure, top, end, ..plain }
        }
    })
}

/// Columns whose times overlap share the width of all, in the order of the figures.
fn beside(columns: &mut [Column], figures: &[Figure]) {
    let days = |column: &Column| {
        let figure = figures.get(column.figure).filter(|figure| figure.sort != Sort::Target)?;
        figure.days.filter(|(from, to)| to - from <= LONG)
    };
    let mut from = 0;
    while let Some(first) = columns.get(from) {
        let (mut same, mut until, mut sides) = (1_u32, days(first).map_or(f64::MIN, |days| days.1), first.sides);
        for column in columns.iter().skip(from + 1) {
            let Some(over) = days(column).filter(|days| days.0 < until) else { break };
            until = until.max(over.1);
            sides = (sides.0.min(column.sides.0), sides.1.max(column.sides.1));
            same += 1;
        }
        if same > 1 {
            let each = (sides.1 - sides.0) / f64::from(same);
            for (at, column) in columns.iter_mut().skip(from).take(same as usize).enumerate() {
                let left = sides.0 + each * at as f64;
                column.sides = (left, left + each * 0.9);
            }
        }
        from += same as usize;
    }
}

/// Lines from the lower left to the upper right, cut off at the edges of what is sure.
fn hatch(column: &Column) -> Vec<[f64; 4]> {
    let ((left, right), top, foot) = (column.sides, column.sure.min(column.foot), column.sure.max(column.foot));
    let high = foot - top;
    let count = ((right - left + high) / HATCH).ceil().min(400.0) as i32;
    let mut lines = Vec::new();
    for at in 0..count {
        let start = left - high + f64::from(at) * HATCH + HATCH / 2.0;
        let (from, to) = (start.max(left), (start + high).min(right));
        if from < to {
            lines.push([from, foot - (from - start), to, foot - (to - start)]);
        }
    }
    lines
}

/// The rectangle that a mark fills.
pub(super) fn mark(column: &Column) -> Place {
    let (left, right) = column.sides;
    if column.dots.is_some() {
        return [left, column.top - DIAMOND.0, right, column.top + DIAMOND.0];
    }
    let (top, foot) = (column.top.min(column.sure).min(column.foot), column.foot.max(column.top).max(column.sure));
    let cuts = if column.end == End::Open { CUTS } else { 0.0 };
    if column.top > column.foot { [left, top, right, foot + cuts] } else { [left, top - cuts, right, foot] }
}

/// The labels that fit: wishes first, for they have few places; then whole years before parts, the latest first.
fn labels(asked: &Asked<'_>, columns: &[Column], time: &Scale<'_>, plot: [f64; 4]) -> Vec<Label> {
    let mut taken = Taken { bounds: [plot[0] + 2.0, 1.0, asked.size.0 - 1.0, plot[3]], places: Vec::new() };
    for column in columns {
        let [left, top, right, foot] = mark(column);
        taken.places.push([left, top, right, foot]);
        if asked.figures.get(column.figure).is_some_and(|figure| figure.passed) {
            let middle = if column.dots.is_some() { column.top } else { (column.top + column.foot) / 2.0 };
            taken.places.push([left - STRIKE, middle - DIAMOND.0, right + STRIKE, middle + DIAMOND.0]);
        }
        if let Some(dots) = column.dots {
            taken.places.push([dots, column.top - 1.0, left, column.top + 1.0]);
        }
    }
    let mut labels = Vec::new();
    let sorts = [Sort::Target, Sort::Known, Sort::Estimate, Sort::Forecast, Sort::Blank];
    for (sort, part) in sorts.into_iter().flat_map(|sort| [(sort, false), (sort, true)]) {
        let fits = |it: &&Column| asked.figures.get(it.figure).is_some_and(|it| it.sort == sort && it.part == part);
        let here = columns.iter().rev().filter(fits);
        for column in here.take(LABELS) {
            let Some(figure) = asked.figures.get(column.figure) else { continue };
            labels.extend(beside_mark(figure, column, neighbours(columns, column), &mut taken));
        }
    }
    for gap in asked.gaps.iter().rev().take(LABELS) {
        labels.extend(in_gap(gap, time, plot, &mut taken));
    }
    labels
}

/// Whether a column stands close to the left of another, and to its right.
fn neighbours(columns: &[Column], column: &Column) -> (bool, bool) {
    let (left, right) = column.sides;
    let near = |gap: f64| (-1.0..CLOSE).contains(&gap);
    let is_there = |close: &dyn Fn(&Column) -> bool| columns.iter().any(|it| it.figure != column.figure && close(it));
    (is_there(&|it| near(left - it.sides.1)), is_there(&|it| near(it.sides.0 - right)))
}

/// The first free place of a label about its mark; with all its words if they fit somewhere.
fn beside_mark(figure: &Figure, column: &Column, near: (bool, bool), taken: &mut Taken) -> Option<Label> {
    let [left, top, right, foot] = mark(column);
    let middle = (left + right) / 2.0;
    let by = if figure.passed { 5.0 + STRIKE } else { 5.0 };
    let below = column.top > column.foot;
    let (over, side) = if below { (foot + 13.0, foot - 3.0) } else { (top - 6.0, (top + 10.0).min(column.foot - 5.0)) };
    let mut spots = vec![
        (Anchor::Middle, middle, over, None),
        (Anchor::End, right, over, None),
        (Anchor::Start, left, over, None),
        (Anchor::End, left - by, side, None),
        (Anchor::Start, right + by, side, None),
    ];
    // Above its own column alone, so that a leader from a neighbour's passes.
    match near {
        (_, true) => spots.swap(0, 1),
        (true, false) => spots.swap(0, 2),
        _ => {}
    }
    if column.dots.is_some() {
        spots.push((Anchor::End, right, foot + 14.0, None));
    }
    let mut raised = over - LINE;
    while raised > 0.0 && !below {
        for (anchor, x, from) in [
            (Anchor::Middle, middle, middle),
            (Anchor::End, middle + 4.0, middle),
            (Anchor::Start, middle - 4.0, middle),
            (Anchor::End, right, right),
        ] {
            spots.push((anchor, x, raised, Some((from, raised + 6.0, top - 2.0))));
        }
        raised -= LINE;
    }
    let (title, more) = &figure.label;
    let short = String::new();
    for more in if more.is_empty() || title.is_empty() { vec![more] } else { vec![more, &short] } {
        for (anchor, x, y, leader) in &spots {
            let (title, more) = (title.clone(), more.clone());
            let label =
                Label { figure: Some(column.figure), x: *x, y: *y, anchor: *anchor, title, more, leader: *leader };
            if taken.take(&label) {
                return Some(label);
            }
        }
    }
    None
}

/// The name of years without a figure, in their middle: as high as it finds room, in one line or two.
fn in_gap(gap: &Gap, time: &Scale<'_>, plot: [f64; 4], taken: &mut Taken) -> Vec<Label> {
    let ((from, to), [_, top, _, foot]) = ((time.px(gap.days.0), time.px(gap.days.1)), plot);
    let label = |title: &str, x: f64, y: f64| Label {
        figure: None,
        x,
        y,
        anchor: Anchor::Middle,
        title: title.to_owned(),
        more: String::new(),
        leader: None,
    };
    let (years, none) = &gap.label;
    let whole = [years, " ", none].concat();
    let forms: [Vec<&str>; 2] = [vec![&whole], vec![years, none]];
    for lines in forms {
        let wide = lines.iter().map(|line| width(line, 12.0, false)).fold(0.0, f64::max);
        let slack = to - from - 4.0 - wide;
        let high = BELOW * (lines.len() as f64 - 1.0);
        // From the middle down, then up; in the middle of the years, then to the right and to the left of it.
        for step in (0..=24).chain(-20..0) {
            let y = (top + foot) / 2.0 + FINE * f64::from(step);
            if slack < 0.0 || y + high + 5.0 > foot || y - 12.0 < top {
                continue;
            }
            for aside in [0.0, 0.5, -0.5] {
                let x = (from + to) / 2.0 + slack * aside;
                let found: Vec<Label> =
                    lines.iter().enumerate().map(|(at, line)| label(line, x, y + BELOW * at as f64)).collect();
                let place =
                    found.iter().map(Label::place).fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |all, one| {
                        [all[0].min(one[0]), all[1].min(one[1]), all[2].max(one[2]), all[3].max(one[3])]
                    });
                if taken.is_free(&place) {
                    taken.places.push(place);
                    return found;
                }
            }
        }
    }
    Vec::new()
}
