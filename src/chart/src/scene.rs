//! What a layout gives: plain data that a view draws as it is.

use crate::item::Group;
use crate::mark::Form;
use crate::ticks::Tick;
use dossier::Milestone;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// A laid-out timeline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// Time runs down instead of to the right.
    pub down: bool,
    /// Where marks are.
    pub plot: Rect,
    /// Divisions of the axis; places are along time.
    pub ticks: Vec<Tick>,
    /// Across time: the axis lines, one a relationship (two at most), ticks point away from the strip between.
    pub axes: Vec<f64>,
    /// Across time: where the words of the ticks stand (middle).
    pub tick_words: f64,
    /// Folded stretches in view.
    pub folds: Vec<Fold>,
    /// Where the documents stop.
    pub ends: Vec<EndLine>,
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Names of the relationships.
    pub heads: Vec<Head>,
    /// What is in view, in reading order: by time, then by record. A record is in one mark only.
    pub marks: Vec<Mark>,
    /// Titles of the tracks in view.
    pub tracks: Vec<TrackLabel>,
    /// Aligned: each relationship's own years, at its outer edge.
    pub calendars: Vec<Calendar>,
    /// Aligned: what joins the same step of two relationships.
    pub bands: Vec<Band>,
    /// Aligned: where zero is along time, if it is in view.
    pub zero: Option<f64>,
}

/// Years of one relationship's calendar beside years since its zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Whose it is.
    pub group: usize,
    /// Across time.
    pub at: f64,
    /// Its years.
    pub ticks: Vec<CalendarTick>,
}

/// A year that begins between two places: it is one place where zero is known to the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalendarTick {
    /// First pixel along time at which it may begin.
    pub from: f64,
    /// The last.
    pub to: f64,
    /// The year.
    pub year: i64,
}

/// The same step of two relationships, joined across the strip between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// The step.
    pub milestone: Milestone,
    /// First and last pixel along time in the first relationship.
    pub one: (f64, f64),
    /// The same in the other.
    pub other: (f64, f64),
    /// The fewest and the most days by which the other took longer; below zero it was quicker.
    pub later: (i64, i64),
    /// What was done is not the same sort of thing.
    pub unlike: bool,
    /// What is said of it.
    pub label: Option<Label>,
}

/// A place along time where columns of counts may begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    /// In pixels.
    pub(crate) at: f64,
    /// The day there.
    pub(crate) day: i32,
    /// What is counted on its two sides is not one mark.
    pub(crate) parts: bool,
}

/// A folded stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fold {
    /// Where it begins along time.
    pub from: f64,
    /// Where it ends along time.
    pub to: f64,
    /// How many whole years it hides.
    pub years: i64,
    /// A day in it, by which it is opened and closed.
    pub day: i32,
    /// It has been opened.
    pub open: bool,
}

/// Where a relationship's documents stop.
#[derive(Debug, Clone, PartialEq)]
pub struct EndLine {
    /// Place along time.
    pub at: f64,
    /// The ground after it, in which nothing is known.
    pub ground: Rect,
    /// What it says, and where.
    pub label: Label,
}

/// A lane of one subject.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lane {
    /// Whose it is.
    pub group: Group,
    /// The subject, in the order of `dossier::Domain`; `None` for steps and for what belongs to both.
    pub domain: Option<usize>,
    /// Upper edge.
    pub y: f64,
    /// Height.
    pub height: f64,
    /// It is folded to one line.
    pub folded: bool,
    /// How many of its records are in view.
    pub count: usize,
}

/// Where the name of a relationship stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// Which one.
    pub group: usize,
    /// Left edge.
    pub x: f64,
    /// Middle of the first line.
    pub y: f64,
}

/// Which way a text runs from its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// To the left of it.
    End,
}

/// A label beside a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where the text begins or ends.
    pub x: f64,
    /// Base line of the first line.
    pub y: f64,
    /// Which way it runs.
    pub anchor: Anchor,
    /// Lines of the title.
    pub title: Vec<String>,
    /// The date, after the title or on a line of its own.
    pub date: String,
    /// The date stands on a line of its own.
    pub date_below: bool,
    /// What the text covers.
    pub rect: Rect,
    /// A straight line from mark to label, where they are apart: x1, y1, x2, y2.
    pub leader: Option<[f64; 4]>,
}

/// A record in view, or many in one mark.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// Position of the record in the dossier; of many, the one that stands for them.
    pub record: usize,
    /// How many records it stands for.
    pub count: usize,
    /// First day and the day after the last of many, in days of the map.
    pub days: (f64, f64),
    /// Whose it is.
    pub group: Group,
    /// How it is drawn.
    pub form: Form,
    /// First pixel along time.
    pub from: f64,
    /// Last pixel along time.
    pub to: f64,
    /// Middle across time.
    pub middle: f64,
    /// Size across time.
    pub size: f64,
    /// A rung of the ladder.
    pub step: bool,
    /// Between other parties.
    pub context: bool,
    /// It is filtered out.
    pub faint: bool,
    /// Where the sign of disagreement stands (its middle).
    pub badge: Option<(f64, f64)>,
    /// The axis that a stem reaches, across time.
    pub stem: Option<f64>,
    /// Where the dotted line from the documents' end begins, along time.
    pub tail: Option<f64>,
    /// Its label, if there is room.
    pub label: Option<Label>,
    /// Where a pointer hits it.
    pub hit: Rect,
}

impl Mark {
    /// Where it stands on the page: its first pixel along time, its middle across.
    pub fn origin(&self, down: bool) -> (f64, f64) {
        if down { (self.middle, self.from) } else { (self.from, self.middle) }
    }

    /// Whether it looks as another did, and stands elsewhere at most.
    pub fn is_moved(&self, was: &Self, down: bool) -> bool {
        let (x, y) = (self.origin(down), was.origin(down));
        let by = (x.0 - y.0, x.1 - y.1);
        let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
        let along = |one: f64, other: f64| near(one - self.from, other - was.from);
        let place = |one: (f64, f64), other: (f64, f64)| near(one.0 - other.0, by.0) && near(one.1 - other.1, by.1);
        // What has parts is drawn anew.
        let form = match &self.form {
            Form::Hollow { notches, .. } => notches.is_empty(),
            Form::Diamond { .. } | Form::Bar { .. } | Form::Pile(_) | Form::Columns(_) => false,
            Form::Dot | Form::Ghost => true,
        };
        let label = match (&self.label, &was.label) {
            (None, None) => true,
            (Some(one), Some(other)) => {
                let same = one.title == other.title && one.date == other.date && one.anchor == other.anchor;
                same && one.leader.is_none() && other.leader.is_none() && place((one.x, one.y), (other.x, other.y))
            }
            _ => false,
        };
        let badge = match (self.badge, was.badge) {
            (Some(one), Some(other)) => place(one, other),
            (one, other) => one == other,
        };
        form && self.form.outline() == was.form.outline()
            && label
            && badge
            && (self.step, self.context, self.faint, self.group) == (was.step, was.context, was.faint, was.group)
            && self.count == was.count
            && near(self.size, was.size)
            && along(self.to, was.to)
            && self.tail.is_none()
            && was.tail.is_none()
    }
}

/// The title of a track of terms.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackLabel {
    /// Position in `Items::tracks`.
    pub track: usize,
    /// How many of its terms are in view.
    pub count: usize,
    /// Its place.
    pub label: Label,
}

impl Scene {
    /// Every text that the scene places, marks' and others'.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        let marks = self.marks.iter().filter_map(|mark| mark.label.as_ref());
        let bands = self.bands.iter().filter_map(|band| band.label.as_ref());
        marks
            .chain(bands)
            .chain(self.tracks.iter().map(|track| &track.label))
            .chain(self.ends.iter().map(|end| &end.label))
    }

    /// Where the plot begins along time and how long it is, in pixels.
    pub fn along(&self) -> (f64, f64) {
        let plot = &self.plot;
        if self.down { (plot.y, plot.height) } else { (plot.x, plot.width) }
    }

    /// The record `by` places after (before, if negative) `record` in reading order.
    pub fn neighbour(&self, record: usize, by: isize) -> Option<usize> {
        // What is filtered out is passed over.
        let marks: Vec<usize> =
            self.marks.iter().filter(|mark| !mark.faint || mark.record == record).map(|mark| mark.record).collect();
        let at = marks.iter().position(|of| *of == record)?;
        marks.get(at.checked_add_signed(by)?).copied()
    }

    /// The nearest record in time in the next lane across time: `down` is further on, else before.
    pub fn across(&self, record: usize, down: bool) -> Option<usize> {
        let here = self.marks.iter().find(|mark| mark.record == record)?;
        let side = |mark: &&Mark| if down { mark.middle > here.middle + 4.0 } else { mark.middle < here.middle - 4.0 };
        let far = |mark: &Mark| {
            let along = ((mark.from + mark.to) - (here.from + here.to)).abs() / 2.0;
            along + 3.0 * (mark.middle - here.middle).abs()
        };
        let nearest =
            self.marks.iter().filter(|mark| !mark.faint).filter(side).min_by(|a, b| far(a).total_cmp(&far(b)));
        nearest.map(|mark| mark.record)
    }
}
