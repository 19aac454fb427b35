//! What is laid out: a dossier's records as the chart sees them.

use crate::{TimeMap, Viewport};
use dossier::words::Words;
use dossier::{Day, Dossier, Kind, Phase, Precision, Record, Status, When};

/// Whose a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// The relationship at this place among those shown.
    One(usize),
    /// More than one of those shown: drawn once, between them.
    Both,
}

/// Something wished for or expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// A target.
    Target,
    /// A target or forecast whose time has passed.
    Passed,
    /// A forecast, or a figure that is withheld.
    Forecast,
}

/// A dated record, ready to be laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Position of the record in the dossier.
    pub record: usize,
    /// Whose it is.
    pub group: Group,
    /// Its lane, in the order of [`dossier::Domain`].
    pub lane: usize,
    /// It is a rung of the ladder and stands at the axis.
    pub step: bool,
    /// It lies between other parties.
    pub context: bool,
    /// It is wished for.
    pub wish: Option<Wish>,
    /// When.
    pub when: When,
    /// The dated turns of its life, if it has at least two.
    pub phases: Vec<(Phase, When)>,
    /// The last day that its documents know of.
    pub known_to: Option<Day>,
    /// 1 to 5.
    pub importance: u8,
    /// The label.
    pub title: String,
    /// The date in words.
    pub date: String,
    /// Documents disagree on it.
    pub disputed: bool,
    /// Position in [`Items::tracks`] of the office that it is a term of.
    pub track: Option<usize>,
}

/// What the chart lays out, and what it cannot place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Items {
    /// Dated records, in the dossier's order.
    pub dated: Vec<Item>,
    /// Positions of the records without a date.
    pub undated: Vec<usize>,
    /// Offices whose terms share one track, in the words of the dossier.
    pub tracks: Vec<String>,
}

impl Items {
    /// Reads the records of `dyads` in `language`. `disputed` tells whether documents disagree on a record.
    pub fn of(
        dossier: &Dossier,
        dyads: &[usize],
        language: &str,
        words: &Words,
        disputed: &dyn Fn(usize) -> bool,
    ) -> Self {
        let mut items = Self::default();
        let knowledge = dossier.documents.iter().filter_map(|d| d.as_of.extent().earliest).max();
        for (at, record) in dossier.records.iter().enumerate() {
            let Some(group) = group(record, dyads) else { continue };
            let Some(when) = record.when() else {
                items.undated.push(at);
                continue;
            };
            let track = items.track(record, &when, group, language);
            // The words are of the period as told; the mark is one box as wide as it.
            let date = words.when(&when);
            let when = if record.kind == Kind::Observation { as_one(when) } else { when };
            let phases = record.phases();
            items.dated.push(Item {
                record: at,
                group,
                lane: record.domain as usize,
                step: record.milestone.is_some(),
                context: record.context,
                wish: wish(record, &when, knowledge),
                date,
                when,
                phases: if phases.len() > 1 { phases } else { Vec::new() },
                known_to: known_to(dossier, record),
                importance: record.importance,
                title: record.title.get(language).to_owned(),
                disputed: disputed(at),
                track,
            });
        }
        // One term alone is a record like any other: its own name says more than its office.
        let alone = |track: usize| items.dated.iter().filter(|item| item.track == Some(track)).count() < 2;
        let alone: Vec<bool> = (0..items.tracks.len()).map(alone).collect();
        for item in &mut items.dated {
            item.track = item.track.filter(|track| !alone.get(*track).copied().unwrap_or_default());
        }
        items
    }

    fn track(&mut self, record: &Record, when: &When, group: Group, language: &str) -> Option<usize> {
        let (Kind::Tenure, Some(role), Group::One(_)) = (record.kind, &record.role, group) else { return None };
        if !matches!(when, When::Span { .. }) {
            return None;
        }
        let role = role.get(language);
        let known = self.tracks.iter().position(|track| track == role);
        Some(known.unwrap_or_else(|| {
            self.tracks.push(role.to_owned());
            self.tracks.len() - 1
        }))
    }
}

fn group(record: &Record, dyads: &[usize]) -> Option<Group> {
    let mut shown = dyads.iter().enumerate().filter(|(_, dyad)| record.dyads.contains(dyad));
    let (first, _) = shown.next()?;
    Some(if shown.next().is_some() { Group::Both } else { Group::One(first) })
}

/// A value for a period of up to some years is one mark as wide as the period, not something that lasted.
fn as_one(when: When) -> When {
    let extent = when.extent();
    match (when, extent.earliest, extent.latest) {
        (When::Span { start: Some(start), .. }, Some(first), Some(last)) if last.0 - first.0 < 3 * 366 => {
            When::Moment(dossier::time::Moment { extent, precision: Precision::Range, ..start })
        }
        _ => when,
    }
}

fn wish(record: &Record, when: &When, knowledge: Option<Day>) -> Option<Wish> {
    let status = record.claims.iter().map(|claim| claim.status).find(|status| *status != Status::Observed);
    let withheld = record.claims.iter().any(|claim| claim.blank.is_some());
    let passed = matches!((when.extent().latest, knowledge), (Some(last), Some(known)) if last < known);
    match status {
        Some(Status::Target | Status::Forecast) if passed => Some(Wish::Passed),
        Some(Status::Target) => Some(Wish::Target),
        Some(Status::Forecast) => Some(Wish::Forecast),
        _ => withheld.then_some(Wish::Forecast),
    }
}

fn known_to(dossier: &Dossier, record: &Record) -> Option<Day> {
    let documents = record.claims.iter().filter_map(|claim| dossier.documents.get(claim.document));
    documents.filter_map(|document| document.as_of.extent().earliest).max()
}

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
    /// What to lay out.
    pub items: &'a Items,
    /// Days to units.
    pub map: &'a TimeMap,
    /// What is in view.
    pub view: Viewport,
    /// Width of the drawing in pixels.
    pub width: f64,
    /// Time runs down the page.
    pub narrow: bool,
    /// How many relationships are shown.
    pub groups: usize,
    /// Where their documents stop.
    pub ends: &'a [KnowledgeEnd],
    /// How wide a text is.
    pub measure: Measure<'a>,
}
