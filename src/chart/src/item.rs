//! A record as the chart sees it.

use dossier::words::Words;
use dossier::{Day, Dossier, Kind, Milestone, Phase, Precision, Record, Status, When};

/// Whose a record is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Group {
    /// The relationship at this place among those shown.
    One(usize),
    /// More than one of those shown: drawn once, between them.
    #[default]
    Both,
}

impl Group {
    /// Whose a record is among `dyads` shown; `None`: nobody's.
    pub fn of(record: &Record, dyads: &[usize]) -> Option<Self> {
        let mut shown = dyads.iter().enumerate().filter(|(_, dyad)| record.dyads.contains(dyad));
        let (first, _) = shown.next()?;
        Some(if shown.next().is_some() { Self::Both } else { Self::One(first) })
    }
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

/// A dossier and how it is told.
#[derive(Clone, Copy)]
pub struct Story<'a> {
    /// All of it.
    pub dossier: &'a Dossier,
    /// The reader's language.
    pub language: &'a str,
    /// Dates in words.
    pub words: &'a Words,
    /// Whether documents disagree on a record (position).
    pub disputed: &'a dyn Fn(usize) -> bool,
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
    /// The rung that it is.
    pub milestone: Option<Milestone>,
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
}

impl Item {
    /// A dated record with its words.
    pub fn of(story: &Story<'_>, at: usize, group: Group) -> Option<Self> {
        let record = story.dossier.records.get(at)?;
        let when = record.when()?;
        // The words are of the period as told; the mark is one box as wide as it.
        let date = story.words.when(&when);
        let title = record.title.get(story.language).to_owned();
        let disputed = (story.disputed)(at);
        Some(Self { title, date, disputed, ..Self::placed(story, at, record, group, when) })
    }

    /// A dated record with its place in time and without its words.
    pub(crate) fn placed(story: &Story<'_>, at: usize, record: &Record, group: Group, when: When) -> Self {
        let when = as_one(record, when);
        let phases = record.phases();
        Self {
            record: at,
            group,
            lane: record.domain as usize,
            step: record.milestone.is_some(),
            milestone: record.milestone,
            context: record.context,
            wish: wish(record, &when, story.dossier),
            when,
            phases: if phases.len() > 1 { phases } else { Vec::new() },
            known_to: known_to(story.dossier, record),
            importance: record.importance,
            title: String::new(),
            date: String::new(),
            disputed: false,
        }
    }
}

/// A value for a period of up to some years is one mark as wide as the period, not something that lasted.
pub(crate) fn as_one(record: &Record, when: When) -> When {
    let extent = when.extent();
    match (when, extent.earliest, extent.latest) {
        (When::Span { start: Some(start), .. }, Some(first), Some(last))
            if record.kind == Kind::Observation && last.0 - first.0 < 3 * 366 =>
        {
            When::Moment(dossier::time::Moment { extent, precision: Precision::Range, ..start })
        }
        _ => when,
    }
}

fn wish(record: &Record, when: &When, dossier: &Dossier) -> Option<Wish> {
    let status = record.claims.iter().map(|claim| claim.status).find(|status| *status != Status::Observed);
    let withheld = record.claims.iter().any(|claim| claim.blank.is_some());
    let known = || dossier.documents.iter().filter_map(|document| document.as_of.extent().earliest).max();
    let passed = || matches!((when.extent().latest, known()), (Some(last), Some(known)) if last < known);
    match status {
        Some(Status::Target | Status::Forecast) if passed() => Some(Wish::Passed),
        Some(Status::Target) => Some(Wish::Target),
        Some(Status::Forecast) => Some(Wish::Forecast),
        _ => withheld.then_some(Wish::Forecast),
    }
}

fn known_to(dossier: &Dossier, record: &Record) -> Option<Day> {
    let documents = record.claims.iter().filter_map(|claim| dossier.documents.get(claim.document));
    documents.filter_map(|document| document.as_of.extent().earliest).max()
}
