//! Time to the right: the first relationship above the axis, the others below, what belongs to both between.

use crate::item::{Group, Item, KnowledgeEnd, Request, TextStyle};
use crate::mark::{self, Form, Shape};
use crate::pack::{Beside, Entry, pack};
use crate::scale::Scale;
use crate::scene::{Anchor, EndLine, Fold, Head, Label, Lane, Mark, Rect, Scene, TrackLabel};
use crate::{steps, ticks};
use dossier::order::sort;

/// Height of a row.
pub const ROW: f64 = 18.0;
/// Air above and below the rows of a lane, together.
const LANE_AIR: f64 = 12.0;
/// Height of the line that carries the words of the ticks.
const TICK_LINE: f64 = 22.0;
/// Room above and below for the words at the documents' end.
const END_LINE: f64 = 18.0;
/// Room that a tick's word needs.
const TICK_ROOM: f64 = 52.0;
/// Middle to base line of 13 px text.
const BASE: f64 = 4.5;
/// Between mark and text.
const GAP: f64 = 7.0;
/// What the sign of disagreement takes.
const BADGE: f64 = 18.0;
/// Between title and date.
const DATE_GAP: f64 = 6.0;

/// Lays out time to the right.
pub fn layout(request: &Request<'_>) -> Scene {
    let gutter = if request.width >= 900.0 { 118.0 } else { 96.0 };
    let scale = Scale::new(request.map, request.view, gutter + 6.0, request.width - 10.0);
    let mut page = Page { request, scale, scene: Scene { width: request.width, ..Scene::default() }, y: 0.0 };
    page.draw();
    page.scene
}

/// A drawing that grows downwards.
struct Page<'a> {
    request: &'a Request<'a>,
    scale: Scale<'a>,
    scene: Scene,
    y: f64,
}

impl Page<'_> {
    fn draw(&mut self) {
        let groups = self.request.groups.max(1);
        let top = self.y;
        self.y += END_LINE;
        for domain in self.domains(0).into_iter().rev() {
            self.lane(Group::One(0), domain);
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
            for domain in self.domains(group) {
                self.lane(Group::One(group), domain);
            }
            self.y += END_LINE;
            self.ends(group, top, self.y, false);
        }
        self.scene.height = self.y;
        let (start, end) = (self.scale.start(), self.scale.end());
        self.scene.plot = Rect { x: start, y: 0.0, width: end - start, height: self.y };
        self.scene.ticks = ticks::ticks(&self.scale, TICK_ROOM);
        self.scene.folds = folds(&self.scale);
        self.scene.beyond = beyond(self.request, &self.scale);
        sort(&mut self.scene.marks, |a, b| a.from.total_cmp(&b.from).then(a.record.cmp(&b.record)));
    }

    /// The subjects that a relationship has at all, so that lanes do not come and go with the zoom.
    fn domains(&self, group: usize) -> Vec<usize> {
        let mine = self.request.items.dated.iter().filter(|item| item.group == Group::One(group) && !item.step);
        let mut domains: Vec<usize> = Vec::new();
        for item in mine {
            if let Err(place) = domains.binary_search(&item.lane) {
                domains.insert(place, item.lane);
            }
        }
        domains
    }

    fn bounds(&self) -> (f64, f64) {
        (self.scale.start(), self.scale.end())
    }

    fn wall(&self, group: usize) -> Option<f64> {
        let end = self.request.ends.iter().find(|end| end.group == group)?;
        Some(self.scale.px(f64::from(end.day.0)))
    }

    /// Items of a lane that are in view, with their shapes.
    fn in_view(&self, of: impl Fn(&Item) -> bool) -> Vec<(&'_ Item, Shape)> {
        let items = self.request.items.dated.iter().filter(|item| of(item));
        items.filter_map(|item| mark::shape(item, &self.scale).map(|shape| (item, shape))).collect()
    }

    fn lane(&mut self, group: Group, domain: usize) {
        let all = self.in_view(|item| item.group == group && item.lane == domain && !item.step);
        let (terms, singles): (Vec<_>, Vec<_>) = all.into_iter().partition(|(item, _)| item.track.is_some());
        let tracks = self.tracks(&terms);
        let mut entries: Vec<Entry> = tracks.iter().map(|track| track.entry).collect();
        entries.extend(singles.iter().map(|(item, shape)| self.entry(item, shape)));
        let wall = if let Group::One(group) = group { self.wall(group) } else { None };
        let (placed, rows) = pack(&entries, self.bounds(), wall);
        let height = rows.max(1) as f64 * ROW + LANE_AIR;
        let top = self.y;
        let middle = |row: usize| top + LANE_AIR / 2.0 + ROW * (row as f64 + 0.5);
        let (track_spots, single_spots) = placed.split_at(tracks.len().min(placed.len()));
        let mut marks = Vec::new();
        let mut titles = Vec::new();
        for (track, spot) in tracks.iter().zip(track_spots) {
            let y = middle(spot.row);
            for (item, shape) in terms.iter().filter(|(item, _)| item.track == Some(track.track)) {
                let label = track.own_labels.then(|| self.term_label(item, shape, &terms, y - ROW)).flatten();
                marks.push(mark_of(item, shape, y, label));
            }
            if let (false, Some(Beside::Above(x))) = (track.own_labels, spot.label) {
                let title = self.request.items.tracks.get(track.track).cloned().unwrap_or_default();
                let label = self.text(title, String::new(), TextStyle::Label, x, y - ROW, Anchor::Start);
                titles.push(TrackLabel { track: track.track, count: track.count, label });
            }
        }
        for ((item, shape), spot) in singles.iter().zip(single_spots) {
            let y = middle(spot.row);
            let label = spot.label.map(|side| self.label(item, shape, side, y));
            marks.push(mark_of(item, shape, y, label));
        }
        self.scene.marks.extend(marks);
        self.scene.tracks.extend(titles);
        self.scene.lanes.push(Lane { group, domain: Some(domain), y: top, height });
        self.y += height;
    }

    fn tracks(&self, terms: &[(&Item, Shape)]) -> Vec<Track> {
        let mut tracks: Vec<Track> = Vec::new();
        for (item, shape) in terms {
            let Some(track) = item.track else { continue };
            let fits = self.term_label(item, shape, terms, 0.0).is_some();
            let at = tracks.iter().position(|known| known.track == track).unwrap_or_else(|| {
                tracks.push(Track::new(track, shape));
                tracks.len() - 1
            });
            if let Some(known) = tracks.get_mut(at) {
                known.count += 1;
                known.fitting += usize::from(fits);
                known.entry.from = known.entry.from.min(shape.from);
                known.entry.to = known.entry.to.max(shape.to);
                known.entry.importance = known.entry.importance.max(item.importance);
            }
        }
        for track in &mut tracks {
            // Own names as soon as most of them have room; until then the office's.
            track.own_labels = track.fitting * 2 > track.count;
            let title = self.request.items.tracks.get(track.track).map_or("", String::as_str);
            let own = (self.request.measure)(title, TextStyle::Label);
            track.entry.label = if track.own_labels { track.entry.to - track.entry.from } else { own };
        }
        tracks
    }

    /// The name above a term, if it ends before the next term's name begins.
    fn term_label(&self, item: &Item, shape: &Shape, terms: &[(&Item, Shape)], y: f64) -> Option<Label> {
        let from = shape.from.max(self.scale.start());
        let later = |other: &Item, next: &Shape| {
            next.from > shape.from || (next.from == shape.from && other.record > item.record)
        };
        let next = terms.iter().filter(|(other, next)| other.track == item.track && later(other, next));
        let until = next.map(|(_, next)| next.from).fold(shape.to, f64::min);
        let width = self.width(item);
        (width + GAP <= until - from)
            .then(|| self.text(item.title.clone(), item.date.clone(), TextStyle::Label, from, y, Anchor::Start))
    }

    fn steps(&mut self, group: usize, above: bool) {
        let of = |item: &Item| item.step && item.group == Group::One(group);
        let found: Vec<(Item, Shape)> = self.in_view(of).into_iter().map(|(i, s)| (i.clone(), s)).collect();
        let entries: Vec<Entry> = found.iter().map(|(item, shape)| self.entry(item, shape)).collect();
        let (placed, lines) = steps::place(&entries, self.bounds(), self.wall(group));
        let lines = lines.max(2);
        let height = lines as f64 * (ROW + 1.0) + 16.0;
        let (top, bottom) = (self.y, self.y + height);
        let axis = if above { bottom } else { top };
        for ((item, shape), spot) in found.iter().zip(&placed) {
            let out = 12.0 + (ROW + 1.0) * (spot.row as f64) + 2.0;
            let y = if above { bottom - out } else { top + out };
            let label = spot.label.map(|side| self.label(item, shape, side, y));
            let mut mark = mark_of(item, shape, y, label);
            mark.stem = Some(axis);
            self.scene.marks.push(mark);
        }
        let head = if above { bottom - height / 2.0 } else { top + 22.0 };
        self.scene.heads.push(Head { group, x: 0.0, y: head });
        self.scene.lanes.push(Lane { group: Group::One(group), domain: None, y: top, height });
        self.y = bottom;
    }

    /// Between the axes: what belongs to both, and the words of the ticks.
    fn strip(&mut self) {
        let top = self.y;
        let shared = self.request.items.dated.iter().any(|item| item.group == Group::Both);
        if shared {
            let found = self.in_view(|item| item.group == Group::Both);
            let entries: Vec<Entry> = found.iter().map(|(item, shape)| self.entry(item, shape)).collect();
            let (placed, rows) = pack(&entries, self.bounds(), None);
            let marks: Vec<Mark> = found
                .iter()
                .zip(&placed)
                .map(|((item, shape), spot)| {
                    let y = top + LANE_AIR / 2.0 + 4.0 + ROW * (spot.row as f64 + 0.5);
                    mark_of(item, shape, y, spot.label.map(|side| self.label(item, shape, side, y)))
                })
                .collect();
            let height = rows.max(1) as f64 * ROW + LANE_AIR;
            self.scene.lanes.push(Lane { group: Group::Both, domain: None, y: top, height });
            self.scene.marks.extend(marks);
            self.y += height;
        }
        self.scene.tick_words = self.y + TICK_LINE / 2.0 + 2.0;
        self.y += TICK_LINE + 6.0;
    }

    fn ends(&mut self, group: usize, top: f64, bottom: f64, above: bool) {
        let Some(end) = self.request.ends.iter().find(|end| end.group == group) else { return };
        let at = self.scale.px(f64::from(end.day.0));
        let (start, stop) = self.bounds();
        if at < start || at > stop {
            return;
        }
        let y = if above { top + END_LINE / 2.0 } else { bottom - END_LINE / 2.0 };
        let label = end_label(self, end, at, y);
        let ground = Rect { x: at, y: top, width: stop - at, height: bottom - top };
        self.scene.ends.push(EndLine { at, ground, label });
    }

    fn width(&self, item: &Item) -> f64 {
        let style = if item.step { TextStyle::Step } else { TextStyle::Label };
        (self.request.measure)(&item.title, style) + DATE_GAP + (self.request.measure)(&item.date, TextStyle::Date)
    }

    fn entry(&self, item: &Item, shape: &Shape) -> Entry {
        let (before, after) = overhang(shape);
        let badge = if item.disputed { BADGE } else { 0.0 };
        Entry {
            from: shape.tail.unwrap_or(shape.from - before),
            to: shape.to + after,
            label: GAP + badge + self.width(item),
            importance: item.importance,
            may_above: matches!(shape.form, Form::Bar { .. }),
            must_above: false,
            on_stem: item.step && shape.form == Form::Dot,
        }
    }

    fn label(&self, item: &Item, shape: &Shape, side: Beside, y: f64) -> Label {
        let style = if item.step { TextStyle::Step } else { TextStyle::Label };
        let badge = if item.disputed { BADGE } else { 0.0 };
        let (before, after) = overhang(shape);
        let (x, y, anchor) = match side {
            Beside::Right => (shape.to + after + GAP + badge, y, Anchor::Start),
            Beside::Left => (shape.tail.unwrap_or(shape.from - before) - GAP - badge, y, Anchor::End),
            Beside::Above(x) => (x + badge, y - ROW, Anchor::Start),
        };
        self.text(item.title.clone(), item.date.clone(), style, x, y, anchor)
    }

    fn text(&self, title: String, date: String, style: TextStyle, x: f64, y: f64, anchor: Anchor) -> Label {
        let dated = if date.is_empty() { 0.0 } else { DATE_GAP + (self.request.measure)(&date, TextStyle::Date) };
        let width = (self.request.measure)(&title, style) + dated;
        let left = if anchor == Anchor::Start { x } else { x - width };
        let rect = Rect { x: left, y: y - ROW / 2.0 + 1.0, width, height: ROW - 2.0 };
        Label { x, y: y + BASE, anchor, title: vec![title], date, date_below: false, rect, leader: None }
    }
}

/// Terms of one office.
struct Track {
    track: usize,
    entry: Entry,
    count: usize,
    fitting: usize,
    own_labels: bool,
}

impl Track {
    fn new(track: usize, shape: &Shape) -> Self {
        let entry = Entry {
            from: shape.from,
            to: shape.to,
            label: 0.0,
            importance: 1,
            may_above: true,
            must_above: true,
            on_stem: false,
        };
        Self { track, entry, count: 0, fitting: 0, own_labels: false }
    }
}

/// What cuts and strokes of open ends take before and after a mark.
pub(crate) fn overhang(shape: &Shape) -> (f64, f64) {
    match &shape.form {
        Form::Hollow { open_start, open_end, .. } | Form::Bar { open_start, open_end, .. } => {
            (if *open_start { mark::CUTS } else { 0.0 }, if *open_end { mark::CUTS } else { 0.0 })
        }
        _ => (0.0, 0.0),
    }
}

fn end_label(page: &Page<'_>, end: &KnowledgeEnd, at: f64, y: f64) -> Label {
    let width = (page.request.measure)(&end.label, TextStyle::Date);
    let (x, anchor) =
        if at + 5.0 + width < page.scale.end() { (at + 5.0, Anchor::Start) } else { (at - 5.0, Anchor::End) };
    let left = if anchor == Anchor::Start { x } else { x - width };
    Label {
        x,
        y: y + BASE,
        anchor,
        title: Vec::new(),
        date: end.label.clone(),
        date_below: false,
        rect: Rect { x: left, y: y - 8.0, width, height: 16.0 },
        leader: None,
    }
}

pub(crate) fn size_of(item: &Item, form: &Form) -> f64 {
    match form {
        Form::Bar { .. } if item.context => 4.0,
        Form::Bar { .. } => 6.0,
        Form::Diamond { .. } => 13.0,
        _ if item.step => mark::STEP,
        Form::Dot => mark::DAY,
        Form::Hollow { .. } | Form::Ghost => LOW,
    }
}

/// Height of a hollow mark.
const LOW: f64 = 10.0;

fn mark_of(item: &Item, shape: &Shape, middle: f64, label: Option<Label>) -> Mark {
    let size = size_of(item, &shape.form);
    let badge = item.disputed.then(|| match &label {
        Some(Label { anchor: Anchor::End, x, .. }) => (x + BADGE / 2.0 + 3.0, middle),
        Some(Label { x, rect, .. }) => (x - BADGE / 2.0, rect.y + rect.height / 2.0),
        None => (shape.to, middle - size / 2.0),
    });
    Mark {
        record: item.record,
        group: item.group,
        form: shape.form.clone(),
        from: shape.from,
        to: shape.to,
        middle,
        size,
        step: item.step,
        context: item.context,
        badge,
        stem: None,
        tail: shape.tail,
        label,
        hit: hit(shape, middle),
    }
}

/// At least 24 px along time and a row across it.
fn hit(shape: &Shape, middle: f64) -> Rect {
    let width = (shape.to - shape.from).max(24.0);
    let centre = (shape.from + shape.to) / 2.0;
    Rect { x: centre - width / 2.0, y: middle - ROW / 2.0, width, height: ROW }
}

pub(crate) fn folds(scale: &Scale<'_>) -> Vec<Fold> {
    let folded = scale.map().segments().iter().filter(|segment| segment.folded);
    folded
        .filter_map(|segment| {
            let (from, to) = (scale.px(segment.from).max(scale.start()), scale.px(segment.to).min(scale.end()));
            let years = ((segment.to - segment.from) / 365.2425).floor() as i64;
            (to > from).then_some(Fold { from, to, years })
        })
        .collect()
}

/// How many records lie before and after what is in view.
pub(crate) fn beyond(request: &Request<'_>, scale: &Scale<'_>) -> Vec<(usize, usize)> {
    (0..request.groups)
        .map(|group| {
            let mine = request.items.dated.iter().filter(|item| item.group == Group::One(group));
            mine.fold((0, 0), |(before, after), item| {
                let (first, last) = mark::days(item);
                (
                    before + usize::from(scale.px(last) <= scale.start()),
                    after + usize::from(scale.px(first) >= scale.end()),
                )
            })
        })
        .collect()
}
