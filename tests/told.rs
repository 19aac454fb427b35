//! A dossier as tests lay it out: the way of the widget, with words and a measurer of text that any machine agrees on.

use std::collections::BTreeSet;

use analysis::disagreement::disagreements;
use analysis::ladder::reached;
use chart::align::Zero;
use chart::scene::Band;
use chart::{Items, KnowledgeEnd, NARROW, Request, Scene, Story, Tell, TextStyle, TimeMap, Viewport};
use dossier::words::Words;
use dossier::{Dossier, Extent, Milestone};

/// A dossier with what is laid out of it.
pub struct Told {
    /// All of it.
    pub dossier: Dossier,
    /// What of it is laid out.
    pub items: Items,
    /// Days to units.
    pub map: TimeMap,
    /// Records on which documents contradict each other.
    disputed: BTreeSet<usize>,
    words: Words,
    ends: Vec<KnowledgeEnd>,
    dyads: usize,
}

/// What part of a dossier is drawn, and how wide.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Pixels.
    pub width: f64,
    /// First and last unit of the map, as shares of it.
    pub window: (f64, f64),
    /// The record that is open.
    pub selected: Option<usize>,
    /// Height up to which there are to be names, in pixels.
    pub room: f64,
}

impl Look {
    /// All of time.
    pub fn all(width: f64) -> Self {
        Self { width, window: (0.0, 1.0), selected: None, room: 1200.0 }
    }
}

impl Told {
    /// All relationships of a dossier, by the calendar.
    pub fn new(dossier: Dossier) -> Self {
        Self::counted(dossier, None)
    }

    /// Each relationship's time counted from a step; `None` where one of them has not taken it.
    pub fn since(dossier: Dossier, step: Milestone) -> Option<Self> {
        let extents: Option<Vec<Extent>> = (0..dossier.dyads.len()).map(|dyad| reached(&dossier, dyad, step)).collect();
        let zero = Zero::new(step, &extents?)?;
        Some(Self::counted(dossier, Some(&zero)))
    }

    fn counted(dossier: Dossier, zero: Option<&Zero>) -> Self {
        let found = disagreements(&dossier).into_iter().filter(|found| found.contradicts(&dossier));
        let disputed = found.flat_map(|found| found.records).collect();
        let (words, dyads) = (Words::default(), dossier.dyads.len());
        let all: Vec<usize> = (0..dyads).collect();
        let items = Items::of(&story(&dossier, &words, &|_| false), &all, zero, &|_| true);
        let (map, ends) = (items.map(&[]), ends(&dossier));
        Self { dossier, items, map, disputed, words, ends, dyads }
    }

    /// What is in view.
    pub fn view(&self, look: &Look) -> Viewport {
        let (from, to) = look.window;
        Viewport { from: from * self.map.length(), to: to * self.map.length() }
    }

    /// The picture.
    pub fn scene(&self, look: &Look) -> Scene {
        let disputed = |record: usize| self.disputed.contains(&record);
        chart::layout(&Request {
            story: &story(&self.dossier, &self.words, &disputed),
            items: &self.items,
            map: &self.map,
            view: self.view(look),
            width: look.width,
            room: look.room,
            narrow: look.width < NARROW,
            groups: self.dyads,
            ends: &self.ends,
            selected: look.selected,
            folded: &[],
            measure: &measure,
            tell: &English,
        })
    }
}

fn story<'a>(dossier: &'a Dossier, words: &'a Words, disputed: &'a dyn Fn(usize) -> bool) -> Story<'a> {
    Story { dossier, language: &dossier.language, words, disputed }
}

/// Where the documents that tell of each relationship alone stop.
fn ends(dossier: &Dossier) -> Vec<KnowledgeEnd> {
    let end = |dyad: usize| {
        let mine = dossier.records.iter().filter(|record| record.dyads == [dyad]);
        let tells = mine.flat_map(|record| &record.claims).filter_map(|claim| dossier.documents.get(claim.document));
        let day = tells.filter_map(|document| document.as_of.extent().earliest).max()?;
        let label = format!("documents end {}", day.year());
        Some(KnowledgeEnd { group: dyad, day: day.plus(1), label })
    };
    (0..dossier.dyads.len()).filter_map(end).collect()
}

/// The width of a text, as if all its letters were as wide.
pub fn measure(text: &str, style: TextStyle) -> f64 {
    let letter = match style {
        TextStyle::Label => 6.6,
        TextStyle::Step => 7.2,
        TextStyle::Date => 6.2,
    };
    text.chars().count() as f64 * letter
}

/// Words for whatever a layout says.
struct English;

impl Tell for English {
    fn records(&self, count: usize) -> String {
        format!("{count} records")
    }

    fn since(&self, (low, high): (i64, i64), _: &str) -> String {
        format!("after {low} to {high} days")
    }

    fn quicker(&self, band: &Band) -> String {
        let (low, high) = band.later;
        format!("{} later by {low} to {high} days", band.milestone.word())
    }
}
