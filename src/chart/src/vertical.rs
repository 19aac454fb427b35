//! Time down the page, for a thumb: the first relationship left of the years, the others right.
//!
//! Marks keep their place in time and move outwards where they collide; labels move along their side, in the
//! order of their marks, so that no two leaders cross.

use crate::horizontal::{folds, overhang, size_of};
use crate::item::{Group, Item, Request, TextStyle};
use crate::mark::{self, Form, Shape};
use crate::pack::Row;
use crate::scale::{Scale, clamp};
use crate::scene::{Anchor, EndLine, Head, Label, Mark, Rect, Scene};
use crate::ticks;
use dossier::order::sort;

/// Half of the strip between the two rails, which carries the years.
const STRIP: f64 = 23.0;
/// Length of a unit's share of the drawing: all of time takes this many pixels.
const LENGTH: f64 = 1900.0;
/// Air above the first and below the last day.
const AIR: f64 = 14.0;
/// Breadth of the column of steps.
const COLUMN: f64 = 16.0;
/// Breadth of a column of bars.
const BAR: f64 = 4.5;
/// From this length along time on a mark stands with the bars.
const LONG: f64 = 60.0;
/// Length of a leader across time.
const LEADER: f64 = 13.0;
/// Height of a line of text.
const LINE: f64 = 15.0;
/// How far a label may stand from its mark, along time.
const REACH: f64 = 90.0;
/// Room that a tick's word needs along time.
const TICK_ROOM: f64 = 34.0;
/// What the sign of disagreement takes.
const BADGE: f64 = 17.0;

/// Lays out time downwards.
pub fn layout(request: &Request<'_>) -> Scene {
    let scale = Scale::new(request.map, request.view, AIR, AIR + LENGTH);
    let middle = request.width / 2.0;
    let mut scene =
        Scene { width: request.width, height: LENGTH + 2.0 * AIR, down: true, tick_words: middle, ..Scene::default() };
    scene.plot = Rect { x: 0.0, y: AIR, width: request.width, height: LENGTH };
    scene.axes = vec![middle - STRIP, middle + STRIP];
    scene.ticks = ticks::ticks(&scale, TICK_ROOM);
    scene.folds = folds(&scale);
    for group in 0..request.groups {
        scene.heads.push(Head { group, x: 0.0, y: 0.0 });
    }
    for left in [true, false] {
        side(request, &scale, &mut scene, left);
    }
    sort(&mut scene.marks, |a, b| a.from.total_cmp(&b.from).then(a.record.cmp(&b.record)));
    scene
}

/// Whether an item stands left of the years.
fn is_left(item: &Item) -> bool {
    item.group == Group::One(0)
}

/// A mark that has its place and waits for a label.
struct Spot<'a> {
    item: &'a Item,
    shape: Shape,
    /// Middle across time.
    middle: f64,
    size: f64,
    /// Outer edge of its mark.
    edge: f64,
}

fn side(request: &Request<'_>, scale: &Scale<'_>, scene: &mut Scene, left: bool) {
    let rail = request.width / 2.0 + if left { -STRIP } else { STRIP };
    let out = if left { -1.0 } else { 1.0 };
    let mine = request.items.dated.iter().filter(|item| is_left(item) == left);
    let mut found: Vec<(&Item, Shape)> =
        mine.filter_map(|item| mark::shape(item, scale).map(|shape| (item, shape))).collect();
    sort(&mut found, |(_, x), (_, y)| x.from.total_cmp(&y.from));
    let half = (request.width / 2.0 - STRIP).max(60.0);
    let mut spots: Vec<Spot<'_>> = Vec::new();
    // What lasts is next to the years, then the steps, then the rest, as thin as their number asks.
    for kind in [Stand::Bar, Stand::Step, Stand::Other] {
        let mine: Vec<&(&Item, Shape)> = found.iter().filter(|(item, shape)| Stand::of(item, shape) == kind).collect();
        for cluster in clusters(&mine) {
            let (columns, count) = columns(cluster);
            let (from, to) = cluster
                .iter()
                .map(|(_, shape)| along(shape))
                .fold((f64::MAX, f64::MIN), |(a, b), (c, d)| (a.min(c), b.max(d)));
            let inner = (outermost(&spots, rail, (from, to), left) - rail).abs() + 1.5;
            let pitch = match kind {
                Stand::Bar => (12.0 / count.max(1) as f64).max(BAR),
                Stand::Step => COLUMN,
                Stand::Other => clamp((half * 0.5 - inner) / count.max(1) as f64, 3.0, 12.0),
            };
            for ((item, shape), column) in cluster.iter().zip(columns) {
                let size = size_of(item, &shape.form).min(pitch - 1.5);
                let middle = rail + out * (inner + pitch * (column as f64 + 0.5));
                spots.push(Spot { item, shape: shape.clone(), middle, size, edge: middle + out * size / 2.0 });
            }
        }
    }
    let labels = labels(request, &spots, rail, left);
    for (spot, label) in spots.iter().zip(labels) {
        scene.marks.push(mark_of(spot, label, (rail, out), request.width));
    }
    ends(request, scale, scene, left);
}

/// Where a mark stands across time.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Step,
    Bar,
    Other,
}

impl Stand {
    fn of(item: &Item, shape: &Shape) -> Self {
        match shape.form {
            _ if item.step => Self::Step,
            Form::Bar { .. } => Self::Bar,
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
fn clusters<'m, 'i>(marks: &'m [&'m (&'i Item, Shape)]) -> Vec<&'m [&'m (&'i Item, Shape)]> {
    let mut out = Vec::new();
    let (mut begun, mut end) = (0, f64::MIN);
    for (at, (_, shape)) in marks.iter().enumerate() {
        let (from, to) = along(shape);
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
fn columns(marks: &[&(&Item, Shape)]) -> (Vec<usize>, usize) {
    let mut columns: Vec<Row> = Vec::new();
    let mut out = Vec::new();
    for (_, shape) in marks {
        let (from, to) = along(shape);
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

fn mark_of(spot: &Spot<'_>, label: Option<Label>, (rail, out): (f64, f64), width: f64) -> Mark {
    let Spot { item, shape, middle, size, .. } = spot;
    let badge = item.disputed.then(|| match &label {
        Some(label) => (label.x - out * (BADGE / 2.0 + 1.0), label.rect.y + LINE / 2.0 + 1.0),
        // Beside the outermost marks there may be no room: then it stands on them.
        None => (clamp(middle + out * (size / 2.0 + 6.0), BADGE / 2.0, width - BADGE / 2.0), shape.from),
    });
    let height = (shape.to - shape.from).max(16.0);
    let centre = (shape.from + shape.to) / 2.0;
    let hit = Rect { x: middle - 8.0, y: centre - height / 2.0, width: 16.0, height };
    Mark {
        record: item.record,
        group: item.group,
        form: shape.form.clone(),
        from: shape.from,
        to: shape.to,
        middle: *middle,
        size: *size,
        step: item.step && *size >= 9.0,
        context: item.context,
        badge,
        stem: (item.step && shape.form != Form::Dot).then_some(rail),
        tail: shape.tail,
        label,
        hit,
    }
}

/// Labels for the marks of one side, by importance, each as near to its mark as the others allow.
fn labels(request: &Request<'_>, spots: &[Spot<'_>], rail: f64, left: bool) -> Vec<Option<Label>> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    let weight = |at: &usize| spots.get(*at).map_or((false, 0), |spot| (spot.item.step, spot.item.importance));
    sort(&mut order, |a, b| weight(b).cmp(&weight(a)).then(a.cmp(b)));
    let mut out: Vec<Option<Label>> = vec![None; spots.len()];
    let mut taken: Vec<Taken> = Vec::new();
    for at in order {
        let Some(spot) = spots.get(at) else { continue };
        let wish = match spot.shape.form {
            // A long bar is named where it begins.
            Form::Bar { .. } => spot.shape.from + 6.0,
            _ => (spot.shape.from + spot.shape.to) / 2.0,
        };
        let badge = if spot.item.disputed { BADGE } else { 0.0 };
        let steps = (0..=(REACH / 3.0) as i32).map(|step| f64::from(step) * 3.0);
        for top in steps.flat_map(|step| [wish - 8.0 + step, wish - 8.0 - step]) {
            let outer = outermost(spots, rail, (top - 2.0, top + 3.0 * LINE), left);
            let x = if left { outer - LEADER - badge } else { outer + LEADER + badge };
            let Some((lines, height)) = wrapped(request, spot.item, if left { x } else { request.width - x }) else {
                continue;
            };
            // A third line must not run into marks that two would clear.
            let reach = outermost(spots, rail, (top - 2.0, top + height - 3.0), left);
            if (reach - outer).abs() > 0.1 {
                continue;
            }
            let place = Taken { wish, top, height };
            if top < 0.0 || top + height > LENGTH + 2.0 * AIR || !taken.iter().all(|other| other.allows(&place)) {
                continue;
            }
            let widest = lines.iter().map(|line| width(request, spot.item, line)).fold(0.0, f64::max);
            let widest = widest.max((request.measure)(&spot.item.date, TextStyle::Date));
            let turn = if left { x + badge + 3.0 } else { x - badge - 3.0 };
            if let Some(slot) = out.get_mut(at) {
                *slot = Some(Label {
                    x,
                    y: top + 12.0,
                    anchor: if left { Anchor::End } else { Anchor::Start },
                    title: lines,
                    date: spot.item.date.clone(),
                    date_below: true,
                    rect: Rect { x: if left { x - widest } else { x }, y: top, width: widest, height },
                    leader: Some([spot.edge, wish, turn, top + 8.0]),
                });
            }
            taken.push(place);
            break;
        }
    }
    out
}

/// The outer edge of all marks along a stretch of time.
fn outermost(spots: &[Spot<'_>], rail: f64, (from, to): (f64, f64), left: bool) -> f64 {
    let near = spots.iter().filter(|spot| {
        let (first, last) = along(&spot.shape);
        first < to && from < last
    });
    near.map(|spot| spot.edge).fold(rail, if left { f64::min } else { f64::max })
}

/// A label that has its place: where its mark is, where it begins, how tall it is.
struct Taken {
    wish: f64,
    top: f64,
    height: f64,
}

impl Taken {
    /// Whether another label is apart from this one and in the order of their marks, so that leaders do not cross.
    fn allows(&self, other: &Self) -> bool {
        let apart = other.top + other.height <= self.top || self.top + self.height <= other.top;
        apart && ((self.wish - other.wish).abs() < 0.5 || (self.wish < other.wish) == (self.top < other.top))
    }
}

fn width(request: &Request<'_>, item: &Item, line: &str) -> f64 {
    (request.measure)(line, if item.step { TextStyle::Step } else { TextStyle::Label })
}

/// The title on one or two lines, a step's on three, with its date below; `None` if that is too wide.
fn wrapped(request: &Request<'_>, item: &Item, room: f64) -> Option<(Vec<String>, f64)> {
    if (request.measure)(&item.date, TextStyle::Date) > room {
        return None;
    }
    let most = if item.step { 3 } else { 2 };
    let mut lines: Vec<String> = vec![String::new()];
    for word in item.title.split(' ') {
        let last = lines.last_mut()?;
        let longer = if last.is_empty() { word.to_owned() } else { [last, " ", word].concat() };
        if width(request, item, &longer) <= room {
            *last = longer;
        } else if last.is_empty() || lines.len() == most {
            return None;
        } else {
            lines.push(word.to_owned());
        }
    }
    if lines.iter().any(|line| width(request, item, line) > room) {
        return None;
    }
    let height = LINE * lines.len() as f64 + LINE + 3.0;
    Some((lines, height))
}

fn ends(request: &Request<'_>, scale: &Scale<'_>, scene: &mut Scene, left: bool) {
    let end = request.ends.iter().find(|end| (end.group == 0) == left);
    let Some(end) = end else { return };
    let at = scale.px(f64::from(end.day.0));
    if at < scale.start() || at > scale.end() {
        return;
    }
    let half = request.width / 2.0;
    let (x, text) = if left { (0.0, 0.0) } else { (half, request.width) };
    let anchor = if left { Anchor::Start } else { Anchor::End };
    let width = (request.measure)(&end.label, TextStyle::Date);
    let rect = Rect { x: if left { 0.0 } else { text - width }, y: at + 2.0, width, height: 14.0 };
    // The words stand just after the line, unless a label is there already.
    let clear = scene.marks.iter().filter_map(|mark| mark.label.as_ref()).all(|label| !label.rect.overlaps(&rect));
    let label = Label {
        x: text,
        y: at + 13.0,
        anchor,
        title: Vec::new(),
        date: if clear { end.label.clone() } else { String::new() },
        date_below: false,
        rect: if clear { rect } else { Rect::default() },
        leader: None,
    };
    let ground = Rect { x, y: at, width: half, height: scene.height - at };
    scene.ends.push(EndLine { at, ground, label });
}
