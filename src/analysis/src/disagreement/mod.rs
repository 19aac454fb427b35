//! Where documents disagree with each other, with themselves, or with arithmetic, found by rule.
//!
//! Nothing here chooses: each disagreement carries the reading of every side. Whether two wordings of a thing say
//! something different is an editor's judgement, given as what each document calls it.

mod counts;
mod dates;
mod denied;
mod figures;
mod framings;
mod growth;
mod listings;
mod overtaken;
mod phases;
mod ranks;
mod roles;
mod shares;
mod terms;

use crate::interval::Interval;
use dossier::order::sort;
use dossier::{Claim, Date, Day, Dossier, Record};

/// What kind of disagreement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Dates of one thing that cannot all be true.
    Date,
    /// Figures for the same thing and time that cannot all be true, hedges and rounding allowed for.
    Value,
    /// One document has a thing at an earlier turn of its life than it had already reached.
    Status,
    /// A stated growth rate that does not follow from the two figures.
    Growth,
    /// A target or forecast whose last day lies before the documents' end, with no outcome given.
    TargetPassed,
    /// An undated figure that a newer document's replaces.
    OlderFigure,
    /// Documents call one thing by words that say something different.
    Framing,
    /// Somebody affirms what somebody denies.
    Denied,
    /// A document enumerates things in a sentence and in a list, and one of the two has more.
    Listing,
    /// Shares of one whole that do not add up to it.
    Share,
    /// A count of things of which more or fewer are named.
    Count,
    /// Places of one actor in rankings by the same thing that differ.
    Rank,
    /// A person in an office at a time when he is told to be in another one, or not yet or no longer in this.
    Role,
    /// Terms of an office that leave a gap where all others hand over.
    Terms,
    /// What an editor has noted.
    Noted,
}

impl Rule {
    /// The stable name that findings, files and links use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "documents-disagree-date",
            Self::Value => "documents-disagree-value",
            Self::Status => "documents-disagree-status",
            Self::Growth => "growth-does-not-add-up",
            Self::TargetPassed => "target-passed",
            Self::OlderFigure => "older-figure",
            Self::Framing => "framings-differ",
            Self::Denied => "denied",
            Self::Listing => "text-against-list",
            Self::Share => "shares-do-not-reach-the-whole",
            Self::Count => "count-against-list",
            Self::Rank => "ranks-differ",
            Self::Role => "role-against-date",
            Self::Terms => "terms-do-not-adjoin",
            Self::Noted => "noted-by-editor",
        }
    }

    /// Whether documents disagree, so that a reader has to be told (the yellow badge): in what they say, or in how they call
    /// it. A target that has passed, a figure that is older, things that are not all named, places in two rankings and an
    /// office that stood empty are no disagreement; of what is noted its editor says so.
    pub const fn contradicts(self) -> bool {
        !matches!(self, Self::TargetPassed | Self::OlderFigure | Self::Count | Self::Rank | Self::Terms | Self::Noted)
    }
}

/// One disagreement with every side's reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// Stable name: the rule's, a colon, and the records' ids; a number after it where that is not unique.
    pub id: String,
    /// Which rule found it.
    pub rule: Rule,
    /// Positions of the records, each once.
    pub records: Vec<usize>,
    /// What each side says. The first is the one to mend or to mark: the stated rate, the passed target,
    /// the older figure, the count.
    pub readings: Vec<Reading>,
    /// What arithmetic gives instead.
    pub computed: Option<Computed>,
    /// Position in [`Dossier::noted`] of the editor's note.
    pub noted: Option<usize>,
}

impl Disagreement {
    /// Whether statements contradict each other, so that a reader has to be told (the yellow badge). Of what an
    /// editor has noted he says so himself. Shares contradict each other where they are more than the whole; where they
    /// are less, a part may be left unnamed.
    pub fn contradicts(&self, dossier: &Dossier) -> bool {
        let noted = self.noted.and_then(|at| dossier.noted.get(at));
        let fits = self.rule == Rule::Share && self.computed.is_some_and(|rest| rest.bounds.high >= 0.0);
        noted.map_or(self.rule.contradicts() && !fits, |noted| noted.contradiction)
    }
}

/// A claim that is one side of a disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// Position of the record.
    pub record: usize,
    /// Position of the claim in the record.
    pub claim: usize,
}

impl Reading {
    /// The record and the claim that are read.
    pub fn of(self, dossier: &Dossier) -> Option<(&Record, &Claim)> {
        let record = dossier.records.get(self.record)?;
        Some((record, record.claims.get(self.claim)?))
    }
}

/// A value that was worked out, in the unit of the figure that it stands against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Computed {
    /// From the figures as printed.
    pub value: f64,
    /// What it may be, rounding and hedges allowed for.
    pub bounds: Interval,
}

/// Every disagreement that a rule finds, by rule, then in the order of the dossier.
pub fn disagreements(dossier: &Dossier) -> Vec<Disagreement> {
    let mut found = Found { dossier, list: Vec::new() };
    let figures = figures::Figures::of(dossier);
    dates::find(&mut found);
    figures::find(&mut found, &figures);
    phases::find(&mut found);
    growth::find(&mut found, &figures);
    overtaken::find_targets(&mut found, &figures);
    overtaken::find_older(&mut found, &figures);
    framings::find(&mut found);
    denied::find(&mut found);
    listings::find(&mut found);
    shares::find(&mut found, &figures);
    counts::find(&mut found);
    ranks::find(&mut found, &figures);
    roles::find(&mut found);
    terms::find(&mut found);
    for (at, noted) in dossier.noted.iter().enumerate() {
        let readings =
            noted.readings.iter().map(|(record, claim)| Reading { record: *record, claim: *claim }).collect();
        found.add(Rule::Noted, readings, None);
        if let Some(last) = found.list.last_mut() {
            last.id = [Rule::Noted.word(), ":", &noted.id].concat();
            last.noted = Some(at);
        }
    }
    number_twins(&mut found.list.iter_mut().map(|found| &mut found.id).collect::<Vec<_>>());
    found.list
}

/// So many are told of at most: of a hundred thousand records there are some thousands.
const MOST: usize = 100_000;

/// What has been found so far.
struct Found<'a> {
    dossier: &'a Dossier,
    list: Vec<Disagreement>,
}

impl Found<'_> {
    fn add(&mut self, rule: Rule, readings: Vec<Reading>, computed: Option<Computed>) {
        if self.list.len() >= MOST {
            return;
        }
        let mut records: Vec<usize> = Vec::new();
        for Reading { record, .. } in &readings {
            if let Err(place) = records.binary_search(record) {
                records.insert(place, *record);
            }
        }
        let ids = records.iter().filter_map(|at| self.dossier.records.get(*at)).map(|record| record.id.as_str());
        let id = [rule.word(), ":", &ids.collect::<Vec<_>>().join("+")].concat();
        self.list.push(Disagreement { id, rule, records, readings, computed, noted: None });
    }
}

/// Appends `-2`, `-3`, … to the second and further of ids that are the same.
pub(crate) fn number_twins(ids: &mut [&mut String]) {
    sort(ids, |one, other| one.cmp(other));
    for twins in ids.chunk_by_mut(|one, other| one == other) {
        for (at, twin) in twins.iter_mut().enumerate().skip(1) {
            **twin = [twin.as_str(), &(at + 1).to_string()].join("-");
        }
    }
}

/// The first day that a document's knowledge reaches for certain.
fn reaches(dossier: &Dossier, document: usize) -> Option<Day> {
    dossier.documents.get(document).and_then(|document| known(&document.as_of))
}

fn known(as_of: &Date) -> Option<Day> {
    let extent = as_of.extent();
    extent.earliest.or(extent.latest)
}
