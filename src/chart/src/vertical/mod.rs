//! Time down the page, for a thumb: the first relationship left of the years, the others right.
//!
//! Marks keep their place in time and move outwards where they collide; labels move along their side, in the
//! order of their marks, so that no two leaders cross.

mod words;

use self::words::{BADGE, LINE, Skyline, badges, end, ends, labels};
use crate::crowd::may_gather;
use crate::horizontal::label::{overhang, size_of};
use crate::horizontal::{self, folds};
use crate::index::Found;
use crate::item::{Group, Item};
use crate::items::Strand;
use crate::lying::{self, Lying, gathered};
use crate::mark::{self, Column, Form, Shape};
use crate::pack::Row;
use crate::request::Request;
use crate::scale::{Scale, clamp};
use crate::scene::{Head, Label, Mark, Rect, Scene};
use crate::ticks;
use dossier::order::sort;

/// Half of the strip between the two rails, which carries the years.
const STRIP: f64 = 23.0;
/// What is in view takes this many pixels at most.
const LENGTH: f64 = 1900.0;
/// Time that runs down takes so much more than a lying drawing is given across time.
const LONGER: f64 = 1.6;
/// Air above the first and below the last day.
const AIR: f64 = 14.0;
/// Breadth of the column of steps.
const COLUMN: f64 = 16.0;
/// Breadth of a column of bars.
const BAR: f64 = 4.5;
/// From this length along time on a mark stands with the bars.
const LONG: f64 = 60.0;
/// Room that a tick's word needs along time.
const TICK_ROOM: f64 = 34.0;
/// How many bars may stand beside each other.
const BARS: usize = 3;
/// Breadth of what is filtered out.
const FAINT: f64 = 4.5;
/// Length of what is left of a bar that has no place.
const STUB: f64 = 10.0;
/// How much of a side's length each strand may fill with records drawn one by one.
const SHARE: f64 = 0.4;
/// Breadth of the columns that count what has no mark of its own.
const COUNTS: f64 = 22.0;
/// Length of such a column along time: a thumb finds it.
const BIN: f64 = 25.0;

/// Lays out time downwards.
pub fn layout(request: &Request<'_>) -> Scene {
    let length = LENGTH.min(request.room * LONGER);
    let scale = Scale::new(request.map, request.view, AIR, AIR + length);
    let middle = request.width / 2.0;
    let mut scene =
        Scene { width: request.width, height: length + 2.0 * AIR, down: true, tick_words: middle, ..Scene::default() };
    scene.plot = Rect { x: 0.0, y: AIR, width: request.width, height: length };
    scene.axes = vec![middle - STRIP, middle + STRIP];
    scene.ticks = ticks::ticks(&scale, TICK_ROOM);
    scene.folds = folds(&scale);
    for group in 0..request.groups {
        scene.heads.push(Head { group, x: 0.0, y: 0.0 });
    }
    let open = lying::selected(request);
    for left in [true, false] {
        side(request, &scale, &mut scene, left, open.as_ref());
    }
    sort(&mut scene.marks, |a, b| a.from.total_cmp(&b.from).then(a.record.cmp(&b.record)));
    scene
}

/// A mark that has its place and waits for a label.
struct Spot<'a> {
    lying: &'a Lying,
    /// Middle across time.
    middle: f64,
    size: f64,
    /// Outer edge of its mark.
    edge: f64,
}

/// The marks of one side in their places.
struct Standing<'a> {
    spots: Vec<Spot<'a>>,
    /// Their outer edges.
    skyline: Skyline,
    /// The same without what lasts, which is thin and next to the years: a leader may pass that, and no other mark.
    short: Skyline,
}

fn side(request: &Request<'_>, scale: &Scale<'_>, scene: &mut Scene, left: bool, open: Option<&Item>) {
    let rail = request.width / 2.0 + if left { -STRIP } else { STRIP };
    let out = if left { -1.0 } else { 1.0 };
    let mut found: Vec<Lying> = Vec::new();
    let mut rest: Vec<(&Strand, Found, Vec<i32>)> = Vec::new();
    for strand in request.items.strands.iter().filter(|strand| (strand.group == Group::One(0)) == left) {
        let (lying, of) = lying::found(request, scale, strand, open, (SHARE, f64::MAX));
        if !of.whole {
            rest.push((strand, of, lying.iter().map(|lying| lying.first).collect()));
        }
        found.extend(lying);
    }
    let homeless = stubs(&mut found, request.selected);
    let counted = columns(scale, &rest, request.selected, (rail, out));
    let inner = if counted.is_empty() { 0.0 } else { COUNTS + 4.0 };
    let half = (request.width / 2.0 - STRIP).max(60.0);
    let end = end(request, scale, left);
    let stop = end.map(|(at, _)| at);
    let in_time = |found: &mut Vec<Lying>| sort(found, |x, y| x.shape.from.total_cmp(&y.shape.from));
    in_time(&mut found);
    let (taken, crowds) = {
        let standing = stand(&found, (rail, out, inner), [half, scene.height]);
        let names = labels(request, &standing, stop, left);
        // What found no room for its name and touches others is gathered, and then there is more room.
        let nameless = |(spot, name): &(&Spot<'_>, &Option<Label>)| {
            let selected = request.selected == Some(spot.lying.item.record);
            name.is_none() && Stand::of(spot.lying) == Stand::Other && !selected
        };
        let loose = standing.spots.iter().zip(&names).filter(nameless).map(|(spot, _)| spot.lying);
        gathered(&loose.chain(&homeless).collect::<Vec<_>>(), request.tell)
    };
    found.extend(homeless);
    found.retain(|lying| !taken.contains(&lying.item.record));
    found.extend(crowds);
    in_time(&mut found);
    let standing = stand(&found, (rail, out, inner), [half, scene.height]);
    let mine = scene.marks.len();
    for (spot, label) in standing.spots.iter().zip(labels(request, &standing, stop, left)) {
        scene.marks.push(mark_of(spot, label, rail, out));
    }
    scene.marks.extend(counted);
    // What is filtered out stands at the years' side of the rail, where nothing else is.
    for strand in request.items.strands.iter().filter(|strand| (strand.group == Group::One(0)) == left) {
        let faint = lying::faint(request, scale, strand, SHARE);
        let marks = faint.iter().map(|lying| horizontal::label::mark_of(lying, rail - out * FAINT, None));
        scene.marks.extend(marks.map(|mark| Mark { size: FAINT, ..mark }));
    }
    if let Some(mine) = scene.marks.get_mut(mine..) {
        badges(&standing, mine, request.width, left);
    }
    if let Some(end) = end {
        ends(request, end, scene, left);
    }
}

/// Leaves the long marks of the most important records what they are, a few beside each other: a fence says nothing on a
/// phone. Of the other bars it shows where they begin. What is hollow stays as wide as what is not known; that which has
/// no place is taken out, to be gathered.
fn stubs(found: &mut Vec<Lying>, open: Option<usize>) -> Vec<Lying> {
    let (mut long, rest): (Vec<Lying>, Vec<Lying>) = found.drain(..).partition(|lying| Stand::of(lying) == Stand::Bar);
    let rank = |lying: &Lying| (open == Some(lying.item.record), lying.item.importance);
    sort(&mut long, |a, b| rank(b).cmp(&rank(a)).then(b.length().total_cmp(&a.length())));
    let mut columns = vec![Row::default(); BARS];
    let mut homeless = Vec::new();
    *found = rest;
    for mut lying in long {
        let (from, to) = along(&lying.shape);
        match columns.iter_mut().find(|column| column.free(from - 1.0, to + 1.0)) {
            Some(column) => column.take(from - 1.0, to + 1.0),
            None if may_gather(&lying.shape) => {
                homeless.push(lying);
                continue;
            }
            None => {
                let at = lying.shape.from + STUB;
                mark::cut(&mut lying.shape, at);
            }
        }
        found.push(lying);
    }
    homeless
}

/// Where each mark stands: what lasts is next to the years, then the steps, then the rest, as thin as their number asks.
fn stand<'a>(found: &'a [Lying], (rail, out, inner): (f64, f64, f64), [half, length]: [f64; 2]) -> Standing<'a> {
    let skyline = || Skyline::new(rail + out * inner, length, out < 0.0);
    let mut standing = Standing { spots: Vec::new(), skyline: skyline(), short: skyline() };
    for kind in [Stand::Bar, Stand::Step, Stand::Other] {
        let before = standing.spots.len();
        let mine: Vec<&Lying> = found.iter().filter(|lying| Stand::of(lying) == kind).collect();
        for cluster in clusters(&mine) {
            let (columns, count) = columns_of(cluster);
            let (from, to) = cluster
                .iter()
                .map(|lying| along(&lying.shape))
                .fold((f64::MAX, f64::MIN), |(a, b), (c, d)| (a.min(c), b.max(d)));
            let inner = (standing.skyline.outermost((from, to)) - rail).abs() + 1.5;
            let pitch = match kind {
                Stand::Bar => (12.0 / count.max(1) as f64).max(BAR),
                Stand::Step => COLUMN,
                Stand::Other => clamp((half * 0.5 - inner) / count.max(1) as f64, 3.0, 12.0),
            };
            for (lying, column) in cluster.iter().zip(columns) {
                let size = size_of(&lying.item, &lying.shape.form).min(pitch - 1.5);
                let middle = rail + out * (inner + pitch * (column as f64 + 0.5));
                standing.spots.push(Spot { lying, middle, size, edge: middle + out * size / 2.0 });
            }
        }
        for spot in standing.spots.iter().skip(before) {
            standing.skyline.put(spot);
            if kind != Stand::Bar {
                standing.short.put(spot);
            }
        }
    }
    standing
}

/// Columns along the rail that count what has no mark of its own.
fn columns(
    scale: &Scale<'_>,
    rest: &[(&Strand, Found, Vec<i32>)],
    open: Option<usize>,
    (rail, out): (f64, f64),
) -> Vec<Mark> {
    let Some((strand, ..)) = rest.first() else { return Vec::new() };
    let length = (scale.end() - scale.start()) / BIN;
    let mut marks = Vec::new();
    let begun = |day: i32| {
        let of = |(strand, _, drawn): &(&Strand, Found, Vec<i32>)| {
            strand.index.begun(day) - drawn.iter().filter(|first| **first < day).count()
        };
        rest.iter().map(of).sum::<usize>()
    };
    let edges: Vec<(f64, i32)> = (0..=length as u32)
        .map(|bin| scale.start() + f64::from(bin) * BIN)
        .map(|at| (at, scale.day(at).round() as i32))
        .collect();
    let bins: Vec<_> = edges.windows(2).filter_map(|pair| pair.first().zip(pair.get(1))).collect();
    let counts: Vec<usize> = bins.iter().map(|(from, to)| begun(to.1).saturating_sub(begun(from.1))).collect();
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    for ((from, to), count) in bins.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
        let hidden = rest.iter().find_map(|(strand, found, _)| strand.index.hidden(found, from.1, to.1, open));
        let Some(slot) = hidden else { continue };
        let middle = rail + out * (COUNTS / 2.0 + 1.0);
        let height = (count as f64 / most).max(0.06);
        let column = Column { from: from.0 + 0.5, to: to.0 - 0.5, height };
        marks.push(Mark {
            record: slot.record as usize,
            count,
            days: (f64::from(from.1), f64::from(to.1)),
            group: strand.group,
            form: Form::Columns(vec![column]),
            from: from.0,
            to: to.0,
            middle,
            size: COUNTS,
            hit: Rect { x: middle - COUNTS / 2.0, y: from.0, width: COUNTS, height: BIN },
            ..Mark::default()
        });
    }
    marks
}

/// Where a mark stands across time.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Step,
    Bar,
    Other,
}

impl Stand {
    fn of(Lying { item, shape, .. }: &Lying) -> Self {
        match shape.form {
            _ if item.step => Self::Step,
            Form::Bar { .. } if shape.to - shape.from > STUB => Self::Bar,
            // One long mark among short ones would make all of them thin.
            _ if shape.to - shape.from > LONG => Self::Bar,
            _ => Self::Other,
        }
    }
}

/// What a mark takes along time, open ends and tail included.
fn along(shape: &Shape) -> (f64, f64) {
    let (before, after) = overhang(shape);
    (shape.tail.unwrap_or(shape.from) - before, shape.to + after)
}

/// Runs of marks that touch each other along time. Marks come in order of time.
fn clusters<'m, 'l>(marks: &'m [&'l Lying]) -> Vec<&'m [&'l Lying]> {
    let mut out = Vec::new();
    let (mut begun, mut end) = (0, f64::MIN);
    for (at, lying) in marks.iter().enumerate() {
        let (from, to) = along(&lying.shape);
        if from > end + 2.0 && at > begun {
            out.extend(marks.get(begun..at));
            begun = at;
        }
        end = end.max(to);
    }
    out.extend(marks.get(begun..).filter(|rest| !rest.is_empty()));
    out
}

/// The column of each mark, and how many there are. Marks come in order of time.
fn columns_of(marks: &[&Lying]) -> (Vec<usize>, usize) {
    let mut columns: Vec<Row> = Vec::new();
    let mut out = Vec::new();
    for lying in marks {
        let (from, to) = along(&lying.shape);
        let column = columns.iter().position(|column| column.free(from - 1.0, to + 1.0)).unwrap_or_else(|| {
            columns.push(Row::default());
            columns.len() - 1
        });
        if let Some(column) = columns.get_mut(column) {
            column.take(from - 1.0, to + 1.0);
        }
        out.push(column);
    }
    (out, columns.len())
}

fn mark_of(spot: &Spot<'_>, label: Option<Label>, rail: f64, out: f64) -> Mark {
    let Spot { lying: Lying { item, shape, .. }, middle, size, .. } = spot;
    let badge = label.as_ref().filter(|_| item.disputed);
    let badge = badge.map(|label| (label.x - out * (BADGE / 2.0 + 1.0), label.rect.y + LINE / 2.0 + 1.0));
    let height = (shape.to - shape.from).max(16.0);
    let centre = (shape.from + shape.to) / 2.0;
    let hit = Rect { x: middle - 8.0, y: centre - height / 2.0, width: 16.0, height };
    let mark = horizontal::label::mark_of(spot.lying, *middle, label);
    let stem = (item.step && shape.form != Form::Dot).then_some(rail);
    Mark { size: *size, step: item.step && *size >= 9.0, badge, stem, hit, ..mark }
}
