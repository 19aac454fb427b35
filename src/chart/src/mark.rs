//! The shape of a mark along time: as wide as what is not known.

use std::mem::{Discriminant, discriminant};

use crate::item::{Item, Wish};
use crate::scale::{Scale, clamp};
use dossier::time::{End, Moment};
use dossier::{Day, Phase, Precision, When};

/// Width of a mark known to the day.
pub const DAY: f64 = 9.0;
/// Least width of a mark not known to the day.
pub const LEAST: f64 = 10.0;
/// Least length of what lasted.
const SHORT: f64 = 4.0;
/// Width of a step known to the day.
pub const STEP: f64 = 13.0;
/// What three cuts of an open end take.
pub const CUTS: f64 = 12.0;
/// A unit of the calendar is notched once it is this wide.
const NOTCH: f64 = 4.0;

/// How a mark is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Form {
    /// Known to the day: filled.
    #[default]
    Dot,
    /// Some day within: hollow.
    Hollow {
        /// Places of the notches along time.
        notches: Vec<f64>,
        /// "about", or an edge that is a convention.
        broken: bool,
        /// No first day is known.
        open_start: bool,
        /// No last day is known.
        open_end: bool,
    },
    /// Something that lasted.
    Bar {
        /// Its pieces, in order.
        parts: Vec<Part>,
        /// Places of dated turns.
        turns: Vec<f64>,
        /// It began before anything the documents say.
        open_start: bool,
        /// It had not ended when the documents were written.
        open_end: bool,
    },
    /// A target; struck through when its time has passed.
    Diamond {
        /// Its time has passed.
        struck: bool,
    },
    /// A forecast or a withheld figure: broken and empty.
    Ghost,
    /// Many records that touch each other: a stroke for each, at the places along time.
    Pile(Vec<f64>),
    /// More records than strokes have room for: a column for each stretch of time.
    Columns(Vec<Column>),
}

impl Form {
    /// What sort of form it is, and of what is hollow whether its outline is broken, and which sides are open.
    pub(crate) fn outline(&self) -> (Discriminant<Self>, bool, bool, bool) {
        let (broken, open_start, open_end) = match self {
            Self::Hollow { broken, open_start, open_end, .. } => (*broken, *open_start, *open_end),
            _ => (false, false, false),
        };
        (discriminant(self), broken, open_start, open_end)
    }
}

/// How many records begin in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// First pixel along time.
    pub from: f64,
    /// Last pixel along time.
    pub to: f64,
    /// Height as a share of the mark's size across time.
    pub height: f64,
}

/// A piece of a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Where it begins along time, in pixels.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How sure it is.
    pub sure: Sure,
}

/// How sure a piece of a bar is, from the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It was so.
    Certain,
    /// It may have been so, or it was being built.
    Possible,
    /// Planned.
    Planned,
}

/// A mark's place along time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    /// First pixel drawn.
    pub from: f64,
    /// Last pixel drawn.
    pub to: f64,
    /// How it is drawn.
    pub form: Form,
    /// From the documents' end to a wish: where its dotted line begins.
    pub tail: Option<f64>,
}

/// First and last day to draw, the last exclusive. An open side ends where the documents do, or collapses.
pub fn days(item: &Item) -> (f64, f64) {
    let extent = item.when.extent();
    let known = item.known_to.map(|day| f64::from(day.0) + 1.0);
    let first = extent.earliest.map(|day| f64::from(day.0));
    let last = extent.latest.map(|day| f64::from(day.0) + 1.0);
    match (first, last) {
        (Some(first), Some(last)) if goes_on(item) => (first, last.max(known.unwrap_or(last))),
        (Some(first), Some(last)) => (first, last),
        (Some(first), None) => (first, known.unwrap_or(first + 1.0).max(start_latest(item).unwrap_or(first) + 1.0)),
        (None, Some(last)) => (last - 1.0, last),
        (None, None) => (0.0, 0.0),
    }
}

/// The last dated turn of its life left it at work.
fn goes_on(item: &Item) -> bool {
    item.phases.last().is_some_and(|(phase, _)| matches!(phase, Phase::Completed | Phase::InUse))
}

fn start_latest(item: &Item) -> Option<f64> {
    match &item.when {
        When::Span { start: Some(start), .. } => start.extent.latest.map(|day| f64::from(day.0)),
        _ => None,
    }
}

/// The shape of an item, or `None` if nothing of it is in view.
pub fn shape(item: &Item, scale: &Scale<'_>) -> Option<Shape> {
    let (first, last) = days(item);
    let (from, to) = (scale.early(first), scale.late(last));
    // What only touches the edge is beyond it: nothing of it would be drawn.
    if to <= scale.start() || from >= scale.end() {
        return None;
    }
    let least = |least: f64| {
        let (middle, half) = ((from + to) / 2.0, ((to - from) / 2.0).max(least / 2.0));
        (middle - half, middle + half)
    };
    let plain = |form: Form, size: f64| {
        let (from, to) = least(size);
        Shape { from, to, form, tail: None }
    };
    Some(match (&item.when, item.wish) {
        (When::Moment(moment), None | Some(Wish::Forecast)) if item.phases.is_empty() => {
            if item.wish.is_some() {
                plain(Form::Ghost, LEAST)
            } else if moment.precision == Precision::Day && scale.is_sharp() {
                // A filled mark keeps its size: a day that is wide on the screen is still one day. It stands where the day
                // begins, or where what is in view of it does.
                let size = if item.step { STEP } else { DAY };
                let start =
                    if to - from > size { clamp(scale.start(), from, to - size) } else { (from + to - size) / 2.0 };
                Shape { from: start, to: start + size, form: Form::Dot, tail: None }
            } else {
                let size = if item.step { STEP + 1.0 } else { LEAST };
                let mut shape = plain(hollow(moment, scale), size);
                clip(&mut shape, scale);
                shape
            }
        }
        (When::Moment(_), Some(Wish::Target | Wish::Passed)) => {
            let at = clamp(to, scale.start(), scale.end());
            let struck = item.wish == Some(Wish::Passed);
            let tail = item.known_to.map(|day| scale.early(f64::from(day.0) + 1.0).max(scale.start()));
            let tail = tail.filter(|tail| !struck && *tail < at - DAY);
            Shape { from: at - 6.5, to: at + 6.5, form: Form::Diamond { struck }, tail }
        }
        _ => {
            let mut shape = bar(item, scale, from, to);
            if shape.to - shape.from < SHORT {
                (shape.from, shape.to) = least(SHORT);
                if let Form::Bar { parts, .. } = &mut shape.form {
                    parts.truncate(1);
                    parts.iter_mut().for_each(|part| (part.from, part.to) = (shape.from, shape.to));
                }
            }
            clip(&mut shape, scale);
            shape
        }
    })
}

/// Leaves of a bar what is before a pixel: an end that goes on.
pub(crate) fn cut(shape: &mut Shape, at: f64) {
    shape.to = shape.to.min(at);
    if let Form::Bar { parts, turns, open_end, .. } = &mut shape.form {
        parts.retain_mut(|part| {
            part.to = part.to.min(at);
            part.from < part.to
        });
        turns.retain(|turn| *turn < at);
        *open_end = true;
    }
}

/// Cuts a shape at the edge of the view.
fn clip(shape: &mut Shape, scale: &Scale<'_>) {
    let (start, end) = (scale.start(), scale.end());
    // An end that is cut off by the edge is not an open end.
    let cut = (shape.from < start, shape.to > end);
    if let Form::Hollow { open_start, open_end, .. } | Form::Bar { open_start, open_end, .. } = &mut shape.form {
        *open_start &= !cut.0;
        *open_end &= !cut.1;
    }
    shape.from = clamp(shape.from, start, end - 2.0);
    shape.to = clamp(shape.to, shape.from + 2.0, end);
    match &mut shape.form {
        Form::Hollow { notches, .. } => notches.retain(|at| *at > start && *at < end),
        Form::Bar { parts, turns, .. } => {
            for part in parts.iter_mut() {
                part.from = clamp(part.from, start, end);
                part.to = clamp(part.to, start, end);
            }
            parts.retain(|part| part.to > part.from);
            turns.retain(|at| *at >= start && *at <= end);
        }
        _ => {}
    }
}

fn hollow(moment: &Moment, scale: &Scale<'_>) -> Form {
    Form::Hollow {
        notches: notches(moment, scale),
        broken: moment.approximate,
        open_start: moment.extent.earliest.is_none(),
        open_end: moment.extent.latest.is_none(),
    }
}

/// Years in a decade, decades in a century, quarters or months in a year.
fn notches(moment: &Moment, scale: &Scale<'_>) -> Vec<f64> {
    // Where time is counted from a day that is not known, no month has a place.
    if !scale.is_sharp() {
        return Vec::new();
    }
    let (Some(first), Some(last)) = (moment.extent.earliest, moment.extent.latest) else { return Vec::new() };
    let width = scale.late(f64::from(last.0) + 1.0) - scale.early(f64::from(first.0));
    let (year, _, _) = first.ymd();
    let months: i64 = match moment.precision {
        Precision::Year if width >= 12.0 * NOTCH => 1,
        Precision::Year if width >= 4.0 * NOTCH => 3,
        Precision::Decade if width >= 10.0 * NOTCH => 12,
        Precision::Century if width >= 10.0 * NOTCH => 120,
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    let mut at = months;
    loop {
        let (years, month) = (at.div_euclid(12), at.rem_euclid(12) + 1);
        let day = Day::from_ymd(year + years, month as u8, 1);
        if day > last {
            return out;
        }
        out.push(scale.early(f64::from(day.0)));
        at += months;
    }
}

fn bar(item: &Item, scale: &Scale<'_>, from: f64, to: f64) -> Shape {
    let early = |day: Day, more: f64| scale.early(f64::from(day.0) + more);
    let late = |day: Day, more: f64| scale.late(f64::from(day.0) + more);
    let mut parts = Vec::new();
    let mut push = |from: f64, to: f64, sure: Sure| {
        if to > from {
            parts.push(Part { from, to, sure });
        }
    };
    if !item.phases.is_empty() {
        return life(item, scale, from, to);
    }
    let (start, end) = match &item.when {
        When::Span { start, end } => (*start, *end),
        When::Moment(moment) => (Some(*moment), End::At(*moment)),
    };
    let open_end = !matches!(end, End::At(_));
    if item.wish.is_some() {
        push(from, to, Sure::Planned);
        return Shape {
            from,
            to,
            form: Form::Bar { parts, turns: Vec::new(), open_start: false, open_end },
            tail: None,
        };
    }
    // The bar is certain between the last day it may have begun and the first it may have ended.
    let begun = start.and_then(|s| s.extent.latest).map_or(from, |latest| {
        let day_known = start.is_some_and(|s| s.extent.is_day());
        late(latest, if day_known { 0.0 } else { 1.0 })
    });
    let ended = match end {
        End::At(end) => end.extent.earliest.map_or(to, |day| early(day, if end.extent.is_day() { 1.0 } else { 0.0 })),
        End::Open => to,
        End::Unknown => begun,
    };
    if begun <= ended {
        push(from, begun, Sure::Possible);
        push(begun, ended, Sure::Certain);
        push(ended, to, Sure::Possible);
    } else {
        push(from, to, Sure::Possible);
    }
    let open_start = start.is_none_or(|s| s.extent.earliest.is_none());
    Shape {
        from,
        to: to.max(from + 4.0),
        form: Form::Bar { parts, turns: Vec::new(), open_start, open_end },
        tail: None,
    }
}

/// The life of a thing: planned, being built, at work.
fn life(item: &Item, scale: &Scale<'_>, from: f64, to: f64) -> Shape {
    let begin = |when: &When| when.extent().earliest.or(when.extent().latest).map(|day| scale.early(f64::from(day.0)));
    let lasting = |phase: Phase| match phase {
        Phase::Proposed | Phase::Agreed | Phase::Ratified => Sure::Planned,
        Phase::Founded => Sure::Possible,
        Phase::Completed | Phase::InUse | Phase::Lapsed => Sure::Certain,
    };
    let known = item.known_to.map_or(to, |day| scale.late(f64::from(day.0) + 1.0));
    let open_end = goes_on(item);
    let end = if open_end { known.max(to) } else { to };
    let starts: Vec<(Phase, f64)> =
        item.phases.iter().filter_map(|(phase, when)| begin(when).map(|at| (*phase, at))).collect();
    let mut parts: Vec<Part> = Vec::new();
    for (at, (phase, start)) in starts.iter().enumerate() {
        let next = starts.get(at + 1).map(|(_, next)| *next);
        // On some day of its last turn, if that is no day, it was over.
        let sure = if next.is_some() || open_end { lasting(*phase) } else { lasting(*phase).max(Sure::Possible) };
        let stop = next.unwrap_or(end);
        if stop > *start {
            parts.push(Part { from: *start, to: stop, sure });
        }
    }
    let turns = starts.iter().map(|(_, at)| *at).collect();
    Shape { from, to: end.max(from + 4.0), form: Form::Bar { parts, turns, open_start: false, open_end }, tail: None }
}
