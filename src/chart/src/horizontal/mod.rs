//! Time to the right: the first relationship above the axis, the others below, what belongs to both between.

pub(crate) mod label;
mod lane;

use crate::index::Found;
use crate::item::{Group, Item};
use crate::items::{Items, Strand};
use crate::lying::{self, Lying};
use crate::pack::{Entry, pack};
use crate::request::{Request, TextStyle};
use crate::scale::Scale;
use crate::scene::{Edge, EndLine, Fold, Head, Lane, Rect, Scene, Tally};
use crate::{align, steps, ticks};
use dossier::order::sort;

/// Height of a row.
pub const ROW: f64 = 18.0;
/// Air above and below the rows of a lane, together.
const LANE_AIR: f64 = 12.0;
/// Height of the line that carries the words of the ticks.
const TICK_LINE: f64 = 22.0;
/// Room above and below for the words at the documents' end.
const END_LINE: f64 = 18.0;
/// Height of the line of a relationship's own years.
const CALENDAR: f64 = 26.0;
/// Room that a tick's word needs.
const TICK_ROOM: f64 = 52.0;

/// Lays out time to the right.
pub fn layout(request: &Request<'_>) -> Scene {
    let gutter = if request.width >= 900.0 { 118.0 } else { 96.0 };
    let scale = Scale::new(request.map, request.view, gutter + 6.0, request.width - 10.0);
    let ticks = ticks::ticks(&scale, TICK_ROOM);
    let selected = lying::selected(request);
    let edges = edges(&scale, &ticks);
    let scene = Scene { width: request.width, ticks, ..Scene::default() };
    let names = names(request.items, scale.days());
    let mut page = Page { request, scale, scene, edges, selected, names, y: 0.0 };
    page.draw();
    page.scene
}

/// A drawing that grows downwards.
struct Page<'a> {
    request: &'a Request<'a>,
    scale: Scale<'a>,
    scene: Scene,
    /// Where columns of counts may begin and end.
    edges: Vec<Edge>,
    /// The record that is open.
    selected: Option<Item>,
    /// How many rows of each lane may have names.
    names: usize,
    y: f64,
}

impl<'a> Page<'a> {
    fn draw(&mut self) {
        let groups = self.request.groups.max(1);
        let steps: Vec<Vec<Lying>> = (0..groups).map(|group| self.taken(group)).collect();
        self.calendar(0);
        let top = self.y;
        self.y += END_LINE;
        for strand in self.subjects(0).into_iter().rev() {
            self.lane(strand);
        }
        self.steps(0, &steps, true);
        self.ends(0, top, self.y, true);
        self.scene.axes.push(self.y);
        self.strip(&steps);
        if groups > 1 {
            self.scene.axes.push(self.y);
        }
        for group in 1..groups {
            let top = self.y;
            self.steps(group, &steps, false);
            for strand in self.subjects(group) {
                self.lane(strand);
            }
            self.y += END_LINE;
            self.ends(group, top, self.y, false);
            self.calendar(group);
        }
        self.scene.height = self.y;
        let (start, end) = (self.scale.start(), self.scale.end());
        self.scene.plot = Rect { x: start, y: 0.0, width: end - start, height: self.y };
        self.scene.folds = folds(&self.scale);
        self.scene.beyond = beyond(self.request, &self.scale);
        sort(&mut self.scene.marks, |a, b| a.from.total_cmp(&b.from).then(a.record.cmp(&b.record)));
    }

    /// The subjects that a relationship has at all, so that lanes do not come and go with the zoom.
    fn subjects(&self, group: usize) -> Vec<&'a Strand> {
        let mine = |strand: &&Strand| strand.group == Group::One(group) && strand.domain.is_some();
        self.request.items.strands.iter().filter(mine).collect()
    }

    fn bounds(&self) -> (f64, f64) {
        (self.scale.start(), self.scale.end())
    }

    /// Where the documents of a relationship stop, along time.
    fn wall(&self, group: Group) -> Option<f64> {
        let end = self.request.ends.iter().find(|end| Group::One(end.group) == group)?;
        Some(self.scale.counted_from(self.request.items.zero(group)).early(f64::from(end.day.0)))
    }

    /// What of a strand is drawn one by one, and the rest.
    fn found(&self, strand: &Strand) -> (Vec<Lying>, Found) {
        lying::found(self.request, &self.scale, strand, self.selected.as_ref(), 1.0)
    }

    /// The steps that a relationship took, as far as they are in view.
    fn taken(&self, group: usize) -> Vec<Lying> {
        let strand = self.request.items.strand(Group::One(group), None);
        strand.map(|strand| self.found(strand).0).unwrap_or_default()
    }

    fn steps(&mut self, group: usize, steps: &[Vec<Lying>], above: bool) {
        let found = steps.get(group).map_or(&[][..], Vec::as_slice);
        let entries: Vec<Entry> = found.iter().map(|lying| self.entry(lying)).collect();
        let (placed, lines) = steps::place(&entries, self.bounds(), self.wall(Group::One(group)));
        let lines = lines.max(2);
        let height = lines as f64 * (ROW + 1.0) + 16.0;
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
            self.scene.calendars.push(align::calendar(self.request, &self.scale, group, at));
            self.y += CALENDAR;
        }
    }

    /// Aligned, the same steps are joined across the strip, and it is said which side was quicker.
    fn bands(&mut self, steps: &[Vec<Lying>]) {
        let mut bands = match steps {
            [one, other, ..] => align::bands(self.request, one, other),
            _ => Vec::new(),
        };
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
    fn strip(&mut self, steps: &[Vec<Lying>]) {
        if self.request.items.is_aligned() {
            self.bands(steps);
        }
        if let Some(shared) = self.request.items.strand(Group::Both, None) {
            self.lane(shared);
        }
        self.scene.tick_words = self.y + TICK_LINE / 2.0 + 2.0;
        self.y += TICK_LINE + 6.0;
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

/// How many records lie before and after what is in view.
pub(crate) fn beyond(request: &Request<'_>, scale: &Scale<'_>) -> Vec<Tally> {
    let (from, to) = scale.days();
    let mut out = vec![Tally::default(); request.groups];
    for strand in &request.items.strands {
        let Group::One(group) = strand.group else { continue };
        if let Some(tally) = out.get_mut(group) {
            tally.before += strand.index.ended(from);
            tally.after += strand.index.len() - strand.index.begun(to);
        }
    }
    out
}

/// Where columns of counts begin and end: at divisions of the axis and of the map, so that they stay what they are
/// while one moves.
fn edges(scale: &Scale<'_>, ticks: &[ticks::Tick]) -> Vec<Edge> {
    let at = |px: f64, parts: bool| Edge { at: px, day: scale.day(px).round() as i32, parts };
    let mut edges = vec![at(scale.start(), true), at(scale.end(), true)];
    edges.extend(ticks.iter().filter(|tick| !tick.stretch).map(|tick| at(tick.at, tick.label.is_some())));
    let ends = scale.map().segments().iter().flat_map(|segment| [segment.from, segment.to]).map(|day| scale.px(day));
    edges.extend(ends.filter(|px| scale.start() < *px && *px < scale.end()).map(|px| at(px, true)));
    sort(&mut edges, |a, b| a.at.total_cmp(&b.at).then(b.parts.cmp(&a.parts)));
    edges.dedup_by(|next, kept| next.at - kept.at < 2.0 && (kept.parts || !next.parts));
    edges
}
