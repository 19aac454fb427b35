//! A lane: its marks in rows, what finds no room gathered or counted.

use super::label::{GAP, mark_of};
use super::{LANE_AIR, Lain, Page, ROW};
use crate::crowd;
use crate::item::Group;
use crate::lying::{self, Lying, gathered};
use crate::mark::{Column, Form, Shape};
use crate::pack::{Beside, Entry, Placed, pack};
use crate::request::TextStyle;
use crate::scene::{Anchor, Label, Lane, Mark, Rect, TrackLabel};
use dossier::number::digits;

/// Height of a row without names.
const BARE: f64 = 13.0;
/// Height of a row with nothing but bars.
const THIN: f64 = 9.0;
/// Height of the columns that count what is not drawn.
const COLUMNS: f64 = 26.0;
/// What they take with the line of their numbers and the air below.
pub(super) const COUNTED: f64 = ROW + COLUMNS + LANE_AIR / 2.0;
/// Height of a lane folded to one line.
const FOLDED: f64 = 25.0;

impl Page<'_> {
    /// A lane from here on.
    pub(super) fn lane(&mut self, lain: &Lain<'_>) {
        let Lain { strand, lying, found, faint } = lain;
        let (top, begun_at) = (self.y, self.scene.marks.len());
        let folded = strand.domain.is_some_and(|domain| self.request.folded.contains(&(strand.group, domain)));
        let height = if folded {
            self.line(faint, top + FOLDED / 2.0);
            self.line(&lying::in_a_line(lying.clone(), self.request.tell), top + FOLDED / 2.0);
            FOLDED
        } else {
            let bare = lying.is_empty() && !faint.is_empty();
            let rows = if bare { 0.0 } else { self.rows(strand.group, lying, found.whole, top + LANE_AIR / 2.0) };
            rows + self.faint(faint, top + LANE_AIR / 2.0 + rows) + LANE_AIR
        };
        let height = if found.whole { height } else { height + self.columns(lain, begun_at, top + height) };
        let (from, to) = self.scale.days();
        let count = strand.index.count(from, to);
        self.scene.lanes.push(Lane { group: strand.group, domain: strand.domain, y: top, height, folded, count });
        self.y += height;
    }

    /// Everything on one line, without names.
    fn line(&mut self, lying: &[Lying], y: f64) {
        self.scene.marks.extend(lying.iter().map(|lying| mark_of(lying, y, None)));
    }

    /// A line of what is filtered out, from `top` on; returns what it takes.
    pub(super) fn faint(&mut self, faint: &[Lying], top: f64) -> f64 {
        self.line(faint, top + BARE / 2.0);
        if faint.is_empty() { 0.0 } else { BARE }
    }

    /// Marks in rows, as many with their names as there is room for; returns the height.
    fn rows(&mut self, group: Group, lying: &[Lying], whole: bool, top: f64) -> f64 {
        let track = |lying: &&Lying| self.request.items.track(lying.item.record).is_some() && whole;
        let (terms, singles): (Vec<&Lying>, Vec<&Lying>) = lying.iter().partition(track);
        let tracks = self.tracks(&terms);
        let wall = self.wall(group);
        let (placed, _) = self.pack(&tracks, &singles, wall);
        let nameless = |(lying, spot): &(&&Lying, &Placed)| {
            spot.label.is_none() && self.request.selected != Some(lying.item.record)
        };
        let spots = placed.iter().skip(tracks.len());
        let loose = |pair: &(&&Lying, &Placed)| nameless(pair) && (!whole || crowd::may_gather(&pair.0.shape));
        let loose: Vec<&Lying> = singles.iter().zip(spots).filter(loose).map(|(lying, _)| *lying).collect();
        // Of many, who has no name is counted with the rest.
        let (taken, crowds) = if whole {
            gathered(&loose, self.request.tell)
        } else {
            (loose.iter().map(|lying| lying.item.record).collect(), Vec::new())
        };
        let mut all = singles;
        all.retain(|lying| !taken.contains(&lying.item.record));
        all.extend(&crowds);
        let (placed, rows) = self.pack(&tracks, &all, wall);
        // Who lost the name among fewer is counted all the same.
        let drawn = |(lying, spot): &(&&Lying, &Placed)| {
            whole || spot.label.is_some() || self.request.selected == Some(lying.item.record)
        };
        let standing: Vec<_> = all.iter().zip(placed.iter().skip(tracks.len())).filter(drawn).collect();
        // A row in which nothing is named needs no room for words, one in which nothing stands needs none.
        let mut heights = vec![0.0_f64; rows];
        let mut raise = |row: usize, to: f64| {
            heights.iter_mut().skip(row).take(1).for_each(|height| *height = height.max(to));
        };
        let tracks_of = placed.iter().take(tracks.len()).map(|spot| (spot, THIN));
        let standing_of = standing.iter().map(|(lying, spot)| {
            let thin = matches!(lying.shape.form, Form::Bar { .. }) && !lying.item.disputed;
            (*spot, if thin { THIN } else { BARE })
        });
        for (spot, bare) in tracks_of.chain(standing_of) {
            raise(spot.row, if matches!(spot.label, Some(Beside::Right | Beside::Left)) { ROW } else { bare });
            if let Some(Beside::Above(_)) = spot.label {
                raise(spot.row - 1, ROW);
            }
        }
        let middle = |row: usize| {
            let before: f64 = heights.iter().take(row).sum();
            top + before + heights.get(row).copied().unwrap_or(ROW) / 2.0
        };
        // Of a mark, and of its text.
        let middles = |spot: &Placed| {
            let above = matches!(spot.label, Some(Beside::Above(_)));
            (middle(spot.row), middle(spot.row - usize::from(above)))
        };
        for (track, spot) in tracks.iter().zip(&placed) {
            self.track(track, &terms, spot, middles(spot));
        }
        for (lying, spot) in standing {
            let (at, words) = middles(spot);
            let label = spot.label.map(|side| self.label(lying, side, words));
            self.scene.marks.push(mark_of(lying, at, label));
        }
        heights.iter().sum::<f64>().max(BARE)
    }

    fn pack(&self, tracks: &[Track], singles: &[&Lying], wall: Option<f64>) -> (Vec<Placed>, usize) {
        let tracks = tracks.iter().map(|track| track.entry);
        let entries: Vec<Entry> = tracks.chain(singles.iter().map(|lying| self.entry(lying))).collect();
        pack(&entries, self.bounds(), wall, self.names)
    }

    /// Columns that count what begins between two divisions of the axis and has no mark of its own; returns the height.
    /// The lane's own marks stand among all from `begun_at` on.
    fn columns(&mut self, Lain { strand, lying, found, .. }: &Lain<'_>, begun_at: usize, top: f64) -> f64 {
        let mut marked: Vec<usize> = self.scene.marks.iter().skip(begun_at).map(|mark| mark.record).collect();
        dossier::order::sort(&mut marked, usize::cmp);
        let is_drawn = |lying: &Lying| marked.binary_search(&lying.item.record).is_ok();
        let drawn = |lying: &&Lying| is_drawn(lying);
        let mut drawn: Vec<i32> = lying.iter().filter(drawn).map(|lying| lying.first).collect();
        dossier::order::sort(&mut drawn, |one, other| one.cmp(other));
        let begun = |day: i32| strand.index.begun(day) - drawn.partition_point(|first| *first < day);
        let bins: Vec<_> = self.edges.windows(2).filter_map(|pair| pair.first().zip(pair.get(1))).collect();
        let counts: Vec<usize> = bins.iter().map(|(from, to)| begun(to.day).saturating_sub(begun(from.day))).collect();
        let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
        let y = top + ROW + COLUMNS / 2.0;
        let mut open: Option<(Mark, (i32, i32))> = None;
        let mut marks = Vec::new();
        for ((from, to), count) in bins.iter().zip(counts) {
            if from.parts {
                marks.extend(open.take());
            }
            if count == 0 {
                continue;
            }
            let (mark, days) = open.get_or_insert_with(|| {
                let mark = Mark { group: strand.group, from: from.at, middle: y, size: COLUMNS, ..Mark::default() };
                (Mark { form: Form::Columns(Vec::new()), ..mark }, (from.day, to.day))
            });
            (mark.count, mark.to, days.1) = (mark.count + count, to.at, to.day);
            if let Form::Columns(columns) = &mut mark.form {
                let height = (count as f64 / most).max(0.06);
                columns.push(Column { from: from.at + 0.5, to: to.at - 0.5, height });
            }
        }
        marks.extend(open);
        for (mut mark, (first, last)) in marks {
            // Another record stands for those counted only where all of them are drawn, which cannot be.
            let hidden = strand.index.hidden(found, first, last, self.request.selected);
            let here = |lying: &&Lying| first <= lying.first && lying.first < last && !is_drawn(lying);
            let unnamed = || lying.iter().find(here).map(|lying| lying.item.record);
            let Some(slot) = hidden.map(|slot| slot.record as usize).or_else(unnamed) else { continue };
            mark.record = slot;
            mark.days = (f64::from(first), f64::from(last));
            let room = mark.to - mark.from - GAP;
            let fits = |words: &String| (self.request.measure)(words, TextStyle::Date) < room;
            // Where there is no room for words the number stands alone.
            let words = [self.request.tell.records(mark.count), digits(mark.count as i64)].into_iter().find(fits);
            mark.label = words
                .map(|words| self.text("", &words, TextStyle::Date, (mark.from + 1.0, top + ROW / 2.0), Anchor::Start));
            mark.hit = Rect { x: mark.from, y: top, width: mark.to - mark.from, height: ROW + COLUMNS };
            self.scene.marks.push(mark);
        }
        COUNTED
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
        let entry = Entry { from: shape.from, to: shape.to, importance: 1, may_above: true, ..Entry::default() };
        Self { track, entry: Entry { must_above: true, ..entry }, count: 0, fitting: 0, own_labels: false }
    }
}

impl Page<'_> {
    fn tracks(&self, terms: &[&Lying]) -> Vec<Track> {
        let mut tracks: Vec<Track> = Vec::new();
        for lying in terms {
            let Some(track) = self.request.items.track(lying.item.record) else { continue };
            let fits = self.term_label(lying, terms, 0.0).is_some();
            let at = tracks.iter().position(|known| known.track == track).unwrap_or_else(|| {
                tracks.push(Track::new(track, &lying.shape));
                tracks.len() - 1
            });
            if let Some(known) = tracks.get_mut(at) {
                known.count += 1;
                known.fitting += usize::from(fits);
                known.entry.from = known.entry.from.min(lying.shape.from);
                known.entry.to = known.entry.to.max(lying.shape.to);
                known.entry.importance = known.entry.importance.max(lying.item.importance);
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

    /// The terms of an office on one line, with its name or theirs.
    fn track(&mut self, track: &Track, terms: &[&Lying], spot: &Placed, (y, words): (f64, f64)) {
        let named = track.own_labels && spot.label.is_some();
        for lying in terms.iter().filter(|lying| self.request.items.track(lying.item.record) == Some(track.track)) {
            let label = named.then(|| self.term_label(lying, terms, words)).flatten();
            self.scene.marks.push(mark_of(lying, y, label));
        }
        if let (false, Some(Beside::Above(x))) = (track.own_labels, spot.label) {
            let title = self.request.items.tracks.get(track.track).map_or("", String::as_str);
            let label = self.text(title, "", TextStyle::Label, (x, words), Anchor::Start);
            self.scene.tracks.push(TrackLabel { track: track.track, count: track.count, label });
        }
    }

    /// The name above a term, if it ends before the next term's name begins.
    fn term_label(&self, Lying { item, shape, .. }: &Lying, terms: &[&Lying], y: f64) -> Option<Label> {
        let from = shape.from.max(self.scale.start());
        let later = |next: &Lying| {
            next.shape.from > shape.from || (next.shape.from == shape.from && next.item.record > item.record)
        };
        let track = self.request.items.track(item.record);
        let mine = |other: &&&Lying| self.request.items.track(other.item.record) == track;
        let next = terms.iter().filter(mine).filter(|other| later(other));
        let until = next.map(|other| other.shape.from).fold(shape.to, f64::min);
        let label = self.text(&item.title, &item.date, TextStyle::Label, (from, y), Anchor::Start);
        (label.rect.width + GAP <= until - from).then_some(label)
    }
}
