//! Time to the right: the first relationship above the axis, the others below, what belongs to both between.

pub(crate) mod label;
mod lane;

use crate::index::Found;
use crate::item::Group;
use crate::items::{Items, Strand};
use crate::lying::{self, Lying};
use crate::pack::{Entry, pack};
use crate::request::{Request, TextStyle};
use crate::scale::Scale;
use crate::scene::{Edge, EndLine, Fold, Head, Lane, Rect, Scene};
use crate::ticks::TickLabel;
use crate::{align, steps, ticks};
use dossier::order::sort;

/// Height of a row.
pub const ROW: f64 = 18.0;
/// Air above and below the rows of a lane, together.
const LANE_AIR: f64 = 12.0;
/// Height of the line that carries the words of the ticks.
const TICK_LINE: f64 = 22.0;
/// What lies between the axes is at least so high where the length of a fold is written across it.
const FOLD_WORDS: f64 = 60.0;
/// Room above and below for the words at the documents' end.
const END_LINE: f64 = 18.0;
/// Height of the line of a relationship's own years.
const CALENDAR: f64 = 26.0;
/// Pixels of the drawing for each record where none is counted with others: half of them have a name.
const AREA: f64 = 1900.0;
/// Room that a tick's word needs.
const TICK_ROOM: f64 = 52.0;

/// Lays out time to the right.
pub fn layout(request: &Request<'_>) -> Scene {
    let gutter = if request.width >= 900.0 { 118.0 } else { 96.0 };
    let scale = Scale::new(request.map, request.view, gutter + 6.0, request.width - 10.0);
    let ticks = ticks::ticks(&scale, TICK_ROOM);
    let selected = lying::selected(request);
    let most = most(request, &scale);
    let lain = |strand| {
        let (lying, found) = lying::found(request, &scale, strand, selected.as_ref(), (1.0, most));
        Lain { strand, lying, found, faint: lying::faint(request, &scale, strand, 1.0) }
    };
    let lain: Vec<Lain<'_>> = request.items.strands.iter().map(lain).collect();
    let edges = edges(&scale, &ticks);
    let mut names = names(request.items, scale.days());
    // Where lanes are full, their height is known beforehand.
    if lain.iter().any(|lain| !lain.found.whole) {
        let full = lain.len() as f64;
        let rest = lain.iter().filter(|lain| !lain.found.whole).count() as f64 * lane::COUNTED + full * LANE_AIR;
        names = names.min(((request.room - rest) / (full * ROW)).max(1.0) as usize);
    }
    loop {
        let scene = Scene { width: request.width, ticks: ticks.clone(), ..Scene::default() };
        let mut page = Page { request, scale: &scale, lain: &lain, scene, edges: &edges, names, y: 0.0 };
        page.draw();
        if names <= 1 || page.scene.height <= request.room {
            return page.scene;
        }
        // As if each lane were as tall as it may be: that is too many rather than too few.
        let tall = ROW * page.scene.lanes.len() as f64;
        let over = ((page.scene.height - request.room) / tall).floor().max(1.0);
        names = (names as f64 - over).max(1.0) as usize;
    }
}

/// How many records of one strand may be drawn one by one, so that all strands together find room.
fn most(request: &Request<'_>, scale: &Scale<'_>) -> f64 {
    let (from, to) = scale.days();
    let strands = &request.items.strands;
    let all: usize = strands.iter().map(|strand| strand.index.count(from, to)).sum();
    let room = (scale.end() - scale.start()) * request.room / AREA;
    if all as f64 <= room { f64::MAX } else { room / strands.len().max(1) as f64 }
}

/// A strand with what of it is drawn.
struct Lain<'a> {
    strand: &'a Strand,
    /// One by one.
    lying: Vec<Lying>,
    /// What is left of it.
    found: Found,
    /// What is filtered out.
    faint: Vec<Lying>,
}

/// A drawing that grows downwards.
struct Page<'a> {
    request: &'a Request<'a>,
    scale: &'a Scale<'a>,
    /// What there is to draw.
    lain: &'a [Lain<'a>],
    scene: Scene,
    /// Where columns of counts may begin and end.
    edges: &'a [Edge],
    /// How many rows of each lane may have names.
    names: usize,
    y: f64,
}

impl<'a> Page<'a> {
    fn draw(&mut self) {
        let groups = self.request.groups.max(1);
        self.scene.folds = folds(self.scale);
        self.calendar(0);
        let top = self.y;
        self.y += END_LINE;
        for lain in self.subjects(0).into_iter().rev() {
            self.lane(lain);
        }
        self.steps(0, true);
        self.ends(0, top, self.y, true);
        self.scene.axes.push(self.y);
        self.strip();
        if groups > 1 {
            self.scene.axes.push(self.y);
        }
        for group in 1..groups {
            let top = self.y;
            self.steps(group, false);
            for lain in self.subjects(group) {
                self.lane(lain);
            }
            self.y += END_LINE;
            self.ends(group, top, self.y, false);
            self.calendar(group);
        }
        self.scene.height = self.y;
        let (start, end) = (self.scale.start(), self.scale.end());
        self.scene.plot = Rect { x: start, y: 0.0, width: end - start, height: self.y };
        sort(&mut self.scene.marks, |a, b| a.from.total_cmp(&b.from).then(a.record.cmp(&b.record)));
    }

    /// The subjects that a relationship has at all, so that lanes do not come and go with the zoom.
    fn subjects(&self, group: usize) -> Vec<&'a Lain<'a>> {
        let mine = |lain: &&Lain<'_>| lain.strand.group == Group::One(group) && lain.strand.domain.is_some();
        self.lain.iter().filter(mine).collect()
    }

    /// The steps of a relationship, or what belongs to both.
    fn apart(&self, group: Group) -> Option<&'a Lain<'a>> {
        self.lain.iter().find(|lain| lain.strand.group == group && lain.strand.domain.is_none())
    }

    /// The steps that a relationship took, as far as they are in view.
    fn taken(&self, group: usize) -> &'a [Lying] {
        self.apart(Group::One(group)).map_or(&[], |lain| &lain.lying)
    }

    fn bounds(&self) -> (f64, f64) {
        (self.scale.start(), self.scale.end())
    }

    /// Where the documents of a relationship stop, along time.
    fn wall(&self, group: Group) -> Option<f64> {
        let end = self.request.ends.iter().find(|end| Group::One(end.group) == group)?;
        Some(self.scale.counted_from(self.request.items.zero(group)).early(f64::from(end.day.0)))
    }

    fn steps(&mut self, group: usize, above: bool) {
        let found = self.taken(group);
        let entries: Vec<Entry> = found.iter().map(|lying| self.entry(lying)).collect();
        let (placed, lines) = steps::place(&entries, self.bounds(), self.wall(Group::One(group)));
        let lines = lines.max(2);
        let faint = self.apart(Group::One(group)).map_or(&[][..], |lain| &lain.faint);
        let height = lines as f64 * (ROW + 1.0) + 16.0;
        // Farthest from the axis, so that nothing crosses what is kept.
        let height = height + self.faint(faint, if above { self.y } else { self.y + height });
        let (top, bottom) = (self.y, self.y + height);
        let axis = if above { bottom } else { top };
        for (lying, spot) in found.iter().zip(&placed) {
            let out = 12.0 + (ROW + 1.0) * (spot.row as f64) + 2.0;
            let y = if above { bottom - out } else { top + out };
            let label = spot.label.map(|side| self.label(lying, side, y));
            let mut mark = label::mark_of(lying, y, label);
            mark.stem = Some(axis);
            self.scene.marks.push(mark);
        }
        let head = if above { bottom - height / 2.0 } else { top + 22.0 };
        self.scene.heads.push(Head { group, x: 0.0, y: head });
        let lane = Lane { group: Group::One(group), domain: None, y: top, height, folded: false, count: found.len() };
        self.scene.lanes.push(lane);
        self.y = bottom;
    }

    /// Aligned, a relationship's own years stand at its outer edge.
    fn calendar(&mut self, group: usize) {
        if self.request.items.is_aligned() {
            let at = self.y + if group == 0 { CALENDAR } else { 0.0 };
            self.scene.calendars.push(align::calendar(self.request, self.scale, group, at));
            self.y += CALENDAR;
        }
    }

    /// Aligned, the same steps are joined across the strip, and it is said which side was quicker.
    fn bands(&mut self) {
        let mut bands = align::bands(self.request, self.taken(0), self.taken(1));
        let words: Vec<String> = bands.iter().map(|band| self.request.tell.quicker(band)).collect();
        let entries: Vec<Entry> = bands
            .iter()
            .zip(&words)
            .map(|(band, words)| {
                let (from, to) = (band.one.0.min(band.other.0), band.one.1.max(band.other.1));
                let label = label::GAP + (self.request.measure)(words, TextStyle::Date);
                Entry { from, to, label, importance: 3, ..Entry::default() }
            })
            .collect();
        let (placed, rows) = pack(&entries, self.bounds(), None, bands.len() + 1);
        for (((band, words), entry), spot) in bands.iter_mut().zip(&words).zip(&entries).zip(placed) {
            let y = self.y + LANE_AIR / 2.0 + ROW * (spot.row as f64 + 0.5);
            band.label = spot.label.map(|side| {
                let (x, y, anchor) = label::beside((entry.from, entry.to), false, side, y);
                self.text("", words, TextStyle::Date, (x, y), anchor)
            });
        }
        self.y += rows as f64 * ROW + LANE_AIR;
        self.scene.bands = bands;
        let zero = self.scale.px(f64::from(align::ZERO));
        self.scene.zero = Some(zero).filter(|at| self.scale.start() <= *at && *at <= self.scale.end());
    }

    /// Between the axes: what belongs to both, and the words of the ticks.
    fn strip(&mut self) {
        let top = self.y;
        if self.request.items.is_aligned() {
            self.bands();
        }
        if let Some(shared) = self.apart(Group::Both) {
            self.lane(shared);
        }
        self.scene.tick_words = self.y + TICK_LINE / 2.0 + 2.0;
        self.y += TICK_LINE + 6.0;
        if self.scene.folds.iter().any(|fold| !fold.open) {
            self.y = self.y.max(top + FOLD_WORDS);
        }
    }

    fn ends(&mut self, group: usize, top: f64, bottom: f64, above: bool) {
        let Some(end) = self.request.ends.iter().find(|end| end.group == group) else { return };
        let at = self.wall(Group::One(group)).unwrap_or_default();
        let (start, stop) = self.bounds();
        if at < start || at > stop {
            return;
        }
        let y = if above { top + END_LINE / 2.0 } else { bottom - END_LINE / 2.0 };
        let label = self.end_label(end, at, y);
        let ground = Rect { x: at, y: top, width: stop - at, height: bottom - top };
        self.scene.ends.push(EndLine { at, ground, label });
    }
}

pub(crate) fn folds(scale: &Scale<'_>) -> Vec<Fold> {
    let empty = scale.map().segments().iter().filter(|segment| segment.empty);
    empty
        .filter_map(|segment| {
            let (from, to) = (scale.px(segment.from).max(scale.start()), scale.px(segment.to).min(scale.end()));
            let years = ((segment.to - segment.from) / 365.2425).floor() as i64;
            let day = ((segment.from + segment.to) / 2.0) as i32;
            (to > from).then_some(Fold { from, to, years, day, open: !segment.folded })
        })
        .collect()
}

/// The fewer records are in view, the more rows of a lane may have names: at first sight a lane is a summary.
fn names(items: &Items, (from, to): (i32, i32)) -> usize {
    match items.strands.iter().map(|strand| strand.index.count(from, to)).sum() {
        0..30 => 16,
        30..90 => 6,
        _ => 4,
    }
}

/// Room that the number of records in a mark of columns needs, in pixels.
const NUMBER: f64 = 120.0;

/// Where columns of counts begin and end: at divisions of the axis and of the map, so that they stay what they are
/// while one moves. Marks of them begin at what the axis names, at every other name where those are near each other.
fn edges(scale: &Scale<'_>, ticks: &[ticks::Tick]) -> Vec<Edge> {
    let at = |px: f64, parts: bool| Edge { at: px, day: scale.day(px).round() as i32, parts };
    let year = |tick: &ticks::Tick| match tick.label? {
        TickLabel::Century(year) | TickLabel::Decade(year) | TickLabel::Year(year) => Some((year, tick.at)),
        TickLabel::Month(_) | TickLabel::Day(..) => None,
    };
    let years: Vec<(i64, f64)> = ticks.iter().filter_map(year).collect();
    let steps = years.windows(2).filter_map(|pair| pair.first().zip(pair.get(1)));
    let near = steps.map(|(one, other)| (other.0 - one.0, other.1 - one.1)).filter(|step| step.1 < NUMBER);
    let step = near.map(|(years, _)| years).min();
    let parts = |tick: &ticks::Tick| {
        let skipped = year(tick).zip(step).is_some_and(|((year, _), step)| year.div_euclid(step.max(1)) % 2 != 0);
        tick.label.is_some() && !skipped
    };
    let mut edges = vec![at(scale.start(), true), at(scale.end(), true)];
    edges.extend(ticks.iter().filter(|tick| !tick.stretch).map(|tick| at(tick.at, parts(tick))));
    let ends = scale.map().segments().iter().flat_map(|segment| [segment.from, segment.to]).map(|day| scale.px(day));
    edges.extend(ends.filter(|px| scale.start() < *px && *px < scale.end()).map(|px| at(px, true)));
    sort(&mut edges, |a, b| a.at.total_cmp(&b.at).then(b.parts.cmp(&a.parts)));
    edges.dedup_by(|next, kept| next.at - kept.at < 2.0 && (kept.parts || !next.parts));
    edges
}
