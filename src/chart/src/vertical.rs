//! Time down the page, for a thumb: the first relationship left of the years, the others right.
//!
//! Marks keep their place in time and move outwards where they collide; labels move along their side, in the
//! order of their marks, so that no two leaders cross.

use crate::horizontal::label::{overhang, size_of};
use crate::horizontal::{self, beyond, folds};
use crate::index::Found;
use crate::item::{Group, Item};
use crate::items::Strand;
use crate::lying::{self, Lying, gathered};
use crate::request::{Request, TextStyle};
use crate::mark::{self, Column, Form, Shape};
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
/// How many bars may stand beside each other.
const BARS: usize = 3;
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
    scene.beyond = beyond(request, &scale);
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

fn side(request: &Request<'_>, scale: &Scale<'_>, scene: &mut Scene, left: bool, open: Option<&Item>) {
    let rail = request.width / 2.0 + if left { -STRIP } else { STRIP };
    let out = if left { -1.0 } else { 1.0 };
    let mut found: Vec<Lying> = Vec::new();
    let mut rest: Vec<(&Strand, Found, Vec<i32>)> = Vec::new();
    for strand in request.items.strands.iter().filter(|strand| (strand.group == Group::One(0)) == left) {
        let (lying, of) = lying::found(request, scale, strand, open, SHARE);
        if !of.whole {
            rest.push((strand, of, lying.iter().map(|lying| lying.first).collect()));
        }
        found.extend(lying);
    }
    stubs(&mut found);
    let counted = columns(scale, &rest, (rail, out));
    let inner = if counted.is_empty() { 0.0 } else { COUNTS + 4.0 };
    let half = (request.width / 2.0 - STRIP).max(60.0);
    let place = |found: &[Lying]| {
        let mut order: Vec<&Lying> = found.iter().collect();
        sort(&mut order, |x, y| x.shape.from.total_cmp(&y.shape.from));
        order.into_iter().cloned().collect::<Vec<_>>()
    };
    found = place(&found);
    let spots = stand(&found, (rail, out, inner), half);
    let names = labels(request, &spots, rail, left);
    // What found no room for its name and touches others is gathered, and then there is more room.
    let nameless = |(spot, name): &(&Spot<'_>, &Option<Label>)| {
        name.is_none() && Stand::of(spot.lying) == Stand::Other && request.selected != Some(spot.lying.item.record)
    };
    let loose: Vec<&Lying> = spots.iter().zip(&names).filter(nameless).map(|(spot, _)| spot.lying).collect();
    let rest: Vec<Lying> =
        spots.iter().zip(&names).filter(|pair| !nameless(pair)).map(|(spot, _)| spot.lying.clone()).collect();
    let gathered = gathered(loose, request.tell).map(|(alone, crowds)| place(&[rest, alone, crowds].concat()));
    let all = gathered.as_deref().unwrap_or(&found);
    let spots = stand(all, (rail, out, inner), half);
    for (spot, label) in spots.iter().zip(labels(request, &spots, rail, left)) {
        scene.marks.push(mark_of(spot, label, (rail, out), request.width));
    }
    scene.marks.extend(counted);
    ends(request, scale, scene, left);
}

/// Leaves the bars of the most important records what they are, a few beside each other, and shows of the others where they
/// begin: a fence of bars says nothing on a phone.
fn stubs(found: &mut [Lying]) {
    let mut order: Vec<&mut Lying> = found.iter_mut().filter(|lying| Stand::of(lying) == Stand::Bar).collect();
    sort(&mut order, |a, b| b.item.importance.cmp(&a.item.importance).then(b.length().total_cmp(&a.length())));
    let mut columns = vec![Row::default(); BARS];
    for lying in order {
        let (from, to) = along(&lying.shape);
        match columns.iter_mut().find(|column| column.free(from - 1.0, to + 1.0)) {
            Some(column) => column.take(from - 1.0, to + 1.0),
            None => {
                let at = lying.shape.from + STUB;
                mark::cut(&mut lying.shape, at);
            }
        }
    }
}

/// Where each mark stands: what lasts is next to the years, then the steps, then the rest, as thin as their number asks.
fn stand<'a>(found: &'a [Lying], (rail, out, inner): (f64, f64, f64), half: f64) -> Vec<Spot<'a>> {
    let mut spots: Vec<Spot<'a>> = Vec::new();
    for kind in [Stand::Bar, Stand::Step, Stand::Other] {
        let mine: Vec<&Lying> = found.iter().filter(|lying| Stand::of(lying) == kind).collect();
        for cluster in clusters(&mine) {
            let (columns, count) = columns_of(cluster);
            let (from, to) = cluster
                .iter()
                .map(|lying| along(&lying.shape))
                .fold((f64::MAX, f64::MIN), |(a, b), (c, d)| (a.min(c), b.max(d)));
            let inner = (outermost(&spots, rail + out * inner, (from, to), out < 0.0) - rail).abs() + 1.5;
            let pitch = match kind {
                Stand::Bar => (12.0 / count.max(1) as f64).max(BAR),
                Stand::Step => COLUMN,
                Stand::Other => clamp((half * 0.5 - inner) / count.max(1) as f64, 3.0, 12.0),
            };
            for (lying, column) in cluster.iter().zip(columns) {
                let size = size_of(&lying.item, &lying.shape.form).min(pitch - 1.5);
                let middle = rail + out * (inner + pitch * (column as f64 + 0.5));
                spots.push(Spot { lying, middle, size, edge: middle + out * size / 2.0 });
            }
        }
    }
    spots
}

/// Columns along the rail that count what has no mark of its own.
fn columns(scale: &Scale<'_>, rest: &[(&Strand, Found, Vec<i32>)], (rail, out): (f64, f64)) -> Vec<Mark> {
    let Some((strand, ..)) = rest.first() else { return Vec::new() };
    let length = (scale.end() - scale.start()) / BIN;
    let mut marks = Vec::new();
    let begun = |day: i32| {
        let of = |(strand, _, drawn): &(&Strand, Found, Vec<i32>)| {
            strand.index.begun(day) - drawn.iter().filter(|first| **first < day && **first > i32::MIN).count()
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
        let hidden = rest.iter().find_map(|(strand, found, _)| strand.index.hidden(found, from.1, to.1));
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

fn mark_of(spot: &Spot<'_>, label: Option<Label>, (rail, out): (f64, f64), width: f64) -> Mark {
    let Spot { lying: Lying { item, shape, .. }, middle, size, .. } = spot;
    let badge = item.disputed.then(|| match &label {
        Some(label) => (label.x - out * (BADGE / 2.0 + 1.0), label.rect.y + LINE / 2.0 + 1.0),
        // Beside the outermost marks there may be no room: then it stands on them.
        None => (clamp(middle + out * (size / 2.0 + 6.0), BADGE / 2.0, width - BADGE / 2.0), shape.from),
    });
    let height = (shape.to - shape.from).max(16.0);
    let centre = (shape.from + shape.to) / 2.0;
    let hit = Rect { x: middle - 8.0, y: centre - height / 2.0, width: 16.0, height };
    let mark = horizontal::label::mark_of(spot.lying, *middle, label);
    let stem = (item.step && shape.form != Form::Dot).then_some(rail);
    Mark { size: *size, step: item.step && *size >= 9.0, badge, stem, hit, ..mark }
}

/// Labels for the marks of one side, by importance, each as near to its mark as the others allow.
fn labels(request: &Request<'_>, spots: &[Spot<'_>], rail: f64, left: bool) -> Vec<Option<Label>> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    let weight = |at: &usize| spots.get(*at).map_or((false, false, 0), |spot| (request.selected == Some(spot.lying.item.record), spot.lying.item.step, spot.lying.item.importance));
    sort(&mut order, |a, b| weight(b).cmp(&weight(a)).then(a.cmp(b)));
    let mut out: Vec<Option<Label>> = vec![None; spots.len()];
    let mut taken: Vec<Taken> = Vec::new();
    for at in order {
        let Some(spot) = spots.get(at) else { continue };
        let wish = match spot.lying.shape.form {
            // A long bar is named where it begins.
            Form::Bar { .. } => spot.lying.shape.from + 6.0,
            _ => (spot.lying.shape.from + spot.lying.shape.to) / 2.0,
        };
        let badge = if spot.lying.item.disputed { BADGE } else { 0.0 };
        let steps = (0..=(REACH / 3.0) as i32).map(|step| f64::from(step) * 3.0);
        for top in steps.flat_map(|step| [wish - 8.0 + step, wish - 8.0 - step]) {
            let outer = outermost(spots, rail, (top - 2.0, top + 3.0 * LINE), left);
            let x = if left { outer - LEADER - badge } else { outer + LEADER + badge };
            let Some((lines, height)) = wrapped(request, &spot.lying.item, if left { x } else { request.width - x }) else {
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
            let widest = lines.iter().map(|line| width(request, &spot.lying.item, line)).fold(0.0, f64::max);
            let widest = widest.max((request.measure)(&spot.lying.item.date, TextStyle::Date));
            let turn = if left { x + badge + 3.0 } else { x - badge - 3.0 };
            if let Some(slot) = out.get_mut(at) {
                *slot = Some(Label {
                    x,
                    y: top + 12.0,
                    anchor: if left { Anchor::End } else { Anchor::Start },
                    title: lines,
                    date: spot.lying.item.date.clone(),
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
        let (first, last) = along(&spot.lying.shape);
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
    if item.title.is_empty() {
        return Some((Vec::new(), LINE + 3.0));
    }
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
    let at = scale.counted_from(request.items.zero(Group::One(end.group))).early(f64::from(end.day.0));
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
