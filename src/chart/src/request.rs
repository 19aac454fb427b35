//! What a layout depends on.

use crate::item::{Group, Story};
use crate::items::Items;
use crate::scene::Band;
use crate::{TimeMap, Viewport};
use dossier::Day;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// A label's title, 13 px.
    Label,
    /// The title of a step, 13 px bold.
    Step,
    /// A date, 12 px.
    Date,
}

/// The width of a text in pixels.
pub type Measure<'a> = &'a dyn Fn(&str, TextStyle) -> f64;

/// Where a relationship's documents stop.
#[derive(Debug, Clone, PartialEq)]
pub struct KnowledgeEnd {
    /// The relationship.
    pub group: usize,
    /// The day after the last that the documents know of.
    pub day: Day,
    /// What the line says.
    pub label: String,
}

/// Everything that a layout depends on.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The dossier, and how it is told.
    pub story: &'a Story<'a>,
    /// What to lay out.
    pub items: &'a Items,
    /// Days to units.
    pub map: &'a TimeMap,
    /// What is in view.
    pub view: Viewport,
    /// Width of the drawing in pixels.
    pub width: f64,
    /// Height in pixels that the drawing keeps to as long as it is enough to leave names out.
    pub room: f64,
    /// Time runs down the page.
    pub narrow: bool,
    /// How many relationships are shown.
    pub groups: usize,
    /// Where their documents stop.
    pub ends: &'a [KnowledgeEnd],
    /// The record that is open: it is drawn by itself, and named before all others.
    pub selected: Option<usize>,
    /// Lanes that are folded to one line.
    pub folded: &'a [(Group, usize)],
    /// How wide a text is.
    pub measure: Measure<'a>,
    /// What has to be said in the reader's language.
    pub tell: &'a dyn Tell,
}

/// Words that depend on a layout.
pub trait Tell {
    /// A number of records.
    fn records(&self, count: usize) -> String;
    /// The fewest and the most days since zero of what has a date; 0 and 0: it is what time is counted from.
    fn since(&self, days: (i64, i64), date: &str) -> String;
    /// Which relationship was quicker to a step, and by how much.
    fn quicker(&self, band: &Band) -> String;
}
