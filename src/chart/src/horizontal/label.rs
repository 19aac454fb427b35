//! Marks of the drawing and the texts beside them.

use super::{Page, ROW};
use crate::item::Item;
use crate::lying::Lying;
use crate::mark::{self, Form, Shape};
use crate::pack::{Beside, Entry};
use crate::request::{KnowledgeEnd, TextStyle};
use crate::scene::{Anchor, Label, Mark, Rect};

/// Middle to base line of 13 px text.
const BASE: f64 = 4.5;
/// Between mark and text.
pub(super) const GAP: f64 = 7.0;
/// What the sign of disagreement takes.
const BADGE: f64 = 18.0;
/// Between title and date.
const DATE_GAP: f64 = 6.0;
/// A mark that is wider than this may have its label above it.
const WIDE: f64 = 60.0;
/// Chosen before every record's own importance.
const SELECTED: u8 = 9;

impl Page<'_> {
    /// The width of a title and its date.
    fn width(&self, title: &str, date: &str, style: TextStyle) -> f64 {
        let measure = |text: &str, style| if text.is_empty() { 0.0 } else { (self.request.measure)(text, style) };
        let (title, date) = (measure(title, style), measure(date, TextStyle::Date));
        title + date + if title > 0.0 && date > 0.0 { DATE_GAP } else { 0.0 }
    }

    /// What a record asks for in its lane.
    pub(super) fn entry(&self, Lying { item, shape, .. }: &Lying) -> Entry {
        let (before, after) = overhang(shape);
        let badge = if item.disputed { BADGE } else { 0.0 };
        Entry {
            from: shape.tail.unwrap_or(shape.from - before),
            to: shape.to + after,
            label: GAP + badge + self.width(&item.title, &item.date, style_of(item)),
            badge,
            importance: if self.request.selected == Some(item.record) { SELECTED } else { item.importance },
            may_above: matches!(shape.form, Form::Bar { .. }) || shape.to - shape.from > WIDE,
            must_above: false,
            on_stem: item.step && shape.form == Form::Dot,
        }
    }

    /// The label of a record, at a side of its mark.
    pub(super) fn label(&self, Lying { item, shape, .. }: &Lying, side: Beside, y: f64) -> Label {
        let (before, after) = overhang(shape);
        let ends = (shape.tail.unwrap_or(shape.from - before), shape.to + after);
        let (x, y, anchor) = beside(ends, item.disputed, side, y);
        self.text(&item.title, &item.date, style_of(item), (x, y), anchor)
    }

    /// A text at a place: a title, a date, or both.
    pub(super) fn text(&self, title: &str, date: &str, style: TextStyle, (x, y): (f64, f64), anchor: Anchor) -> Label {
        let width = self.width(title, date, style);
        let left = if anchor == Anchor::Start { x } else { x - width };
        let rect = Rect { x: left, y: y - ROW / 2.0 + 1.0, width, height: ROW - 2.0 };
        let title = if title.is_empty() { Vec::new() } else { vec![title.to_owned()] };
        Label { x, y: y + BASE, anchor, title, date: date.to_owned(), date_below: false, rect, leader: None }
    }

    /// What the line at the documents' end says.
    pub(super) fn end_label(&self, end: &KnowledgeEnd, at: f64, y: f64) -> Label {
        let width = (self.request.measure)(&end.label, TextStyle::Date);
        let (x, anchor) =
            if at + 5.0 + width < self.scale.end() { (at + 5.0, Anchor::Start) } else { (at - 5.0, Anchor::End) };
        self.text("", &end.label, TextStyle::Date, (x, y), anchor)
    }
}

fn style_of(item: &Item) -> TextStyle {
    if item.step { TextStyle::Step } else { TextStyle::Label }
}

/// Where a text with its middle at `y` begins or ends that stands beside, or above, what lies between two `ends`.
pub(super) fn beside(ends: (f64, f64), disputed: bool, side: Beside, y: f64) -> (f64, f64, Anchor) {
    let badge = if disputed { BADGE } else { 0.0 };
    match side {
        Beside::Right => (ends.1 + GAP + badge, y, Anchor::Start),
        Beside::Left => (ends.0 - GAP - badge, y, Anchor::End),
        Beside::Above(x) => (x + badge, y, Anchor::Start),
    }
}

/// Where the sign of disagreement stands: between mark and label, or after a mark without one.
fn badge(label: Option<&Label>, to: f64, middle: f64) -> (f64, f64) {
    match label {
        Some(Label { anchor: Anchor::End, x, .. }) => (x + BADGE / 2.0 + 3.0, middle),
        Some(Label { x, rect, .. }) => (x - BADGE / 2.0, rect.y + rect.height / 2.0),
        None => (to + BADGE / 2.0, middle),
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

/// The size of a mark across time.
pub(crate) fn size_of(item: &Item, form: &Form) -> f64 {
    match form {
        Form::Bar { .. } if item.context => 4.0,
        Form::Bar { .. } => 6.0,
        Form::Diamond { .. } => 13.0,
        _ if item.step => mark::STEP,
        Form::Dot => mark::DAY,
        Form::Pile(_) | Form::Columns(_) => PILE,
        Form::Hollow { .. } | Form::Ghost => LOW,
    }
}

/// Height of a hollow mark.
const LOW: f64 = 10.0;
/// Height of a pile.
const PILE: f64 = 12.0;

/// A record's mark with its label.
pub(crate) fn mark_of(
    Lying { item, shape, count, faint, days, .. }: &Lying,
    middle: f64,
    label: Option<Label>,
) -> Mark {
    let end = shape.to + overhang(shape).1;
    Mark {
        record: item.record,
        count: *count,
        days: *days,
        group: item.group,
        form: shape.form.clone(),
        from: shape.from,
        to: shape.to,
        middle,
        size: size_of(item, &shape.form),
        step: item.step,
        context: item.context,
        faint: *faint,
        badge: item.disputed.then(|| badge(label.as_ref(), end, middle)),
        tail: shape.tail,
        label,
        hit: hit(shape.from, shape.to, middle),
        ..Mark::default()
    }
}

/// At least 24 px along time, with some air at the ends, and a row across it.
fn hit(from: f64, to: f64, middle: f64) -> Rect {
    let width = (to - from + 8.0).max(24.0);
    Rect { x: (from + to - width) / 2.0, y: middle - ROW / 2.0, width, height: ROW }
}
