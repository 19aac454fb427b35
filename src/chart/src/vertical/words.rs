//! The words beside the marks of one side, and the signs of disagreement.

use super::{Spot, Standing, along};
use crate::item::{Group, Item};
use crate::mark::Form;
use crate::request::{Request, TextStyle};
use crate::scale::Scale;
use crate::scene::{Anchor, EndLine, Label, Mark, Rect, Scene};
use dossier::order::sort;

/// Length of a leader across time.
const LEADER: f64 = 13.0;
/// Height of a line of text.
pub(super) const LINE: f64 = 15.0;
/// How far a label may stand from its mark, along time.
const REACH: f64 = 90.0;
/// Between two places that are tried for a label.
const STEP: f64 = 3.0;
/// How far the number of records of a crowd may stand from it.
const NEAR: f64 = 30.0;
/// What the documents' end and its words take along time.
const END: f64 = 17.0;
/// What the sign of disagreement takes.
pub(super) const BADGE: f64 = 17.0;
/// Half of the sign.
const HALF: f64 = 6.5;
/// Between a mark and the sign beside it.
const GAP: f64 = 2.0;
/// How far beyond its mark a sign is still that mark's.
const FAR: f64 = 24.0;
/// Below the last line of a label, to the next one.
const BELOW: f64 = 3.0;

/// Labels for the marks of one side, by importance, each as near to its mark as the others allow and none across `end`,
/// where the documents stop.
pub(super) fn labels(
    request: &Request<'_>,
    Standing { spots, skyline, short }: &Standing<'_>,
    end: Option<f64>,
    left: bool,
) -> Vec<Option<Label>> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    let weight = |at: &usize| {
        spots.get(*at).map_or((false, false, 0), |spot| {
            (request.selected == Some(spot.lying.item.record), spot.lying.item.step, spot.lying.item.importance)
        })
    };
    sort(&mut order, |a, b| weight(b).cmp(&weight(a)).then(a.cmp(b)));
    let mut out: Vec<Option<Label>> = vec![None; spots.len()];
    let mut taken: Vec<Taken> = Vec::new();
    taken.extend(end.map(|at| Taken { wish: at, top: at - 1.0, height: END }));
    for at in order {
        let Some(spot) = spots.get(at) else { continue };
        let wish = match spot.lying.shape.form {
            // A long bar is named where it begins.
            Form::Bar { .. } => spot.lying.shape.from + 6.0,
            _ => (spot.lying.shape.from + spot.lying.shape.to) / 2.0,
        };
        let badge = if spot.lying.item.disputed { BADGE } else { 0.0 };
        let gap = Gap::new(&taken, wish, skyline.length());
        let mut told = None;
        let item = &spot.lying.item;
        // How many there are is not worth a long way. A step is named even where its leader has to pass something.
        let reach = if item.title.is_empty() { NEAR } else { REACH };
        let matters = item.step || request.selected == Some(item.record);
        let places = 2 * (reach / STEP) as i32;
        for place in 0..if matters { 2 * places } else { places } {
            let step = f64::from(place % places / 2) * STEP;
            let top = wish - 8.0 + if place % 2 == 0 { step } else { -step };
            // Where not even one line has room, it need not be known what the lines are.
            if !gap.holds(top, LINE + BELOW) {
                continue;
            }
            let outer = skyline.outermost((top - 2.0, top + 3.0 * LINE));
            let x = if left { outer - LEADER - badge } else { outer + LEADER + badge };
            // Neighbouring places mostly leave the same room.
            let room = if left { x } else { request.width - x };
            if told.as_ref().is_none_or(|(of, _)| *of != room) {
                told = Some((room, wrapped(request, item, room)));
            }
            let Some((_, Some((lines, date, height)))) = &told else { continue };
            let (date, height) = (*date, *height);
            // A third line must not run into marks that two would clear.
            let reach = skyline.outermost((top - 2.0, top + height - BELOW));
            if (reach - outer).abs() > 0.1 {
                continue;
            }
            if !gap.holds(top, height) {
                continue;
            }
            let widest = lines.iter().map(|line| width(request, item, line)).fold(0.0, f64::max);
            let widest = widest.max((request.measure)(date, TextStyle::Date));
            let turn = if left { x + badge + 3.0 } else { x - badge - 3.0 };
            let leader = [spot.edge, wish, turn, top + 8.0];
            if place < places && short.meets(leader) {
                continue;
            }
            if let Some(slot) = out.get_mut(at) {
                *slot = Some(Label {
                    x,
                    y: top + 12.0,
                    anchor: if left { Anchor::End } else { Anchor::Start },
                    title: lines.clone(),
                    date: date.to_owned(),
                    date_below: !item.title.is_empty(),
                    rect: Rect { x: if left { x - widest } else { x }, y: top, width: widest, height: height - BELOW },
                    leader: Some(leader),
                });
            }
            taken.push(Taken { wish, top, height });
            break;
        }
    }
    out
}

/// Signs of disagreement for marks without a label: beside the mark, or beyond its neighbours, wherever along it nothing
/// is covered. Where all is taken there is none, as there is no label.
pub(super) fn badges(Standing { spots, skyline, .. }: &Standing<'_>, marks: &mut [Mark], width: f64, left: bool) {
    let out = if left { -1.0 } else { 1.0 };
    let mut taken: Vec<Rect> = marks.iter().flat_map(covered).collect();
    for (spot, mark) in spots.iter().zip(marks) {
        if !spot.lying.item.disputed || mark.label.is_some() {
            continue;
        }
        let first = (mark.from + HALF).min((mark.from + mark.to) / 2.0);
        let last = first.max(mark.to - HALF);
        let free = |place: (f64, f64)| {
            let sign = sign(place);
            let inside = sign.x >= 0.0
                && sign.x + sign.width <= width
                && sign.y >= 0.0
                && sign.y + sign.height <= skyline.length();
            inside && taken.iter().all(|other| !other.overlaps(&sign))
        };
        for step in 0..12 {
            let y = first + f64::from(step) * 8.0;
            let beyond = skyline.outermost((y - HALF - 1.0, y + HALF + 1.0));
            for edge in [spot.edge, beyond] {
                let place = (edge + out * (HALF + GAP), y);
                if mark.badge.is_none() && y <= last && (edge - spot.edge).abs() <= FAR && free(place) {
                    mark.badge = Some(place);
                }
            }
        }
        taken.extend(mark.badge.map(sign));
    }
}

fn sign((x, y): (f64, f64)) -> Rect {
    Rect { x: x - HALF, y: y - HALF, width: 2.0 * HALF, height: 2.0 * HALF }
}

/// What a mark covers, with its label and sign.
fn covered(mark: &Mark) -> impl Iterator<Item = Rect> + use<> {
    let drawn = Rect { x: mark.middle - mark.size / 2.0, y: mark.from, width: mark.size, height: mark.to - mark.from };
    [Some(drawn), mark.label.as_ref().map(|label| label.rect), mark.badge.map(sign)].into_iter().flatten()
}

/// The outer edge of the marks of one side, for each few pixels along time: it is asked for at a hundred places for each
/// label.
pub(super) struct Skyline {
    edges: Vec<f64>,
    left: bool,
}

/// Pixels along time that share an edge.
const SHARED: f64 = 2.0;

impl Skyline {
    /// Nothing yet beyond `base` in a drawing so long.
    pub(super) fn new(base: f64, length: f64, left: bool) -> Self {
        Self { edges: vec![base; (length / SHARED).ceil() as usize], left }
    }

    /// How long the drawing is.
    fn length(&self) -> f64 {
        self.edges.len() as f64 * SHARED
    }

    /// Takes a mark in.
    pub(super) fn put(&mut self, spot: &Spot<'_>) {
        let (skip, take) = places(along(&spot.lying.shape));
        for edge in self.edges.iter_mut().skip(skip).take(take) {
            *edge = if self.left { edge.min(spot.edge) } else { edge.max(spot.edge) };
        }
    }

    /// The outer edge of all marks along a stretch of time.
    pub(super) fn outermost(&self, stretch: (f64, f64)) -> f64 {
        let (skip, take) = places(stretch);
        let edges = self.edges.iter().skip(skip).take(take).copied();
        let edge = edges.reduce(if self.left { f64::min } else { f64::max });
        edge.or(self.edges.first().copied()).unwrap_or_default()
    }

    /// Whether a leader, which goes outwards from the edge of its mark, passes a mark on its way.
    fn meets(&self, [x, y, end, stop]: [f64; 4]) -> bool {
        let steps = 1 + (stop - y).abs() as i32;
        (0..steps).any(|step| {
            let part = f64::from(step) / f64::from(steps);
            let (at, here) = (x + (end - x) * part, y + (stop - y) * part);
            let beyond = at - self.outermost((here, here));
            (if self.left { beyond } else { -beyond }) > 0.5
        })
    }
}

/// How many shared edges lie before a stretch, and how many it touches.
fn places((from, to): (f64, f64)) -> (usize, usize) {
    let skip = (from / SHARED).floor().max(0.0) as usize;
    (skip, ((to / SHARED).ceil().max(0.0) as usize).saturating_sub(skip))
}

/// A label that has its place: where its mark is, where it begins, how tall it is.
struct Taken {
    wish: f64,
    top: f64,
    height: f64,
}

/// Where a label may stand: after the labels of earlier marks and before those of later ones, so that no leaders cross, and
/// beside those of marks at the same place.
struct Gap {
    from: f64,
    to: f64,
    same: Vec<(f64, f64)>,
}

impl Gap {
    fn new(taken: &[Taken], wish: f64, to: f64) -> Self {
        let mut gap = Self { from: 0.0, to, same: Vec::new() };
        for other in taken {
            let end = other.top + other.height;
            if (other.wish - wish).abs() < 0.5 {
                gap.same.push((other.top, end));
            } else if other.wish < wish {
                gap.from = gap.from.max(end);
            } else {
                gap.to = gap.to.min(other.top);
            }
        }
        gap
    }

    fn holds(&self, top: f64, height: f64) -> bool {
        let end = top + height;
        self.from <= top && end <= self.to && self.same.iter().all(|(from, to)| end <= *from || *to <= top)
    }
}

fn width(request: &Request<'_>, item: &Item, line: &str) -> f64 {
    (request.measure)(line, if item.step { TextStyle::Step } else { TextStyle::Label })
}

/// The title on one or two lines, a step's on three, with its date below if that has room; `None` if it is too wide.
fn wrapped<'a>(request: &Request<'_>, item: &'a Item, room: f64) -> Option<(Vec<String>, &'a str, f64)> {
    let fits = (request.measure)(&item.date, TextStyle::Date) <= room;
    let date = if fits { item.date.as_str() } else { "" };
    let most = if item.step { 3 } else { 2 };
    if item.title.is_empty() {
        return fits.then_some((Vec::new(), date, LINE + BELOW));
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
    let height = LINE * (lines.len() + usize::from(!date.is_empty())) as f64 + BELOW;
    Some((lines, date, height))
}

/// Where the documents of a side stop, if that is in view, and what is said of it.
pub(super) fn end<'a>(request: &Request<'a>, scale: &Scale<'_>, left: bool) -> Option<(f64, &'a str)> {
    let end = request.ends.iter().find(|end| (end.group == 0) == left)?;
    let at = scale.counted_from(request.items.zero(Group::One(end.group))).early(f64::from(end.day.0));
    (at >= scale.start() && at <= scale.end()).then_some((at, end.label.as_str()))
}

/// Says where the documents of a side stop.
pub(super) fn ends(request: &Request<'_>, (at, says): (f64, &str), scene: &mut Scene, left: bool) {
    let half = request.width / 2.0;
    let (x, text) = if left { (0.0, 0.0) } else { (half, request.width) };
    let anchor = if left { Anchor::Start } else { Anchor::End };
    let width = (request.measure)(says, TextStyle::Date);
    let rect = Rect { x: if left { 0.0 } else { text - width }, y: at + 2.0, width, height: 14.0 };
    // The words stand just after the line, unless something is there already.
    let clear = scene.marks.iter().flat_map(covered).all(|other| !other.overlaps(&rect));
    let label = Label {
        x: text,
        y: at + 13.0,
        anchor,
        title: Vec::new(),
        date: if clear { says.to_owned() } else { String::new() },
        date_below: false,
        rect: if clear { rect } else { Rect::default() },
        leader: None,
    };
    let ground = Rect { x, y: at, width: half, height: scene.height - at };
    scene.ends.push(EndLine { at, ground, label });
}
