//! What of a dossier is laid out: its dated records by lane, each lane with its index.

use crate::align::{ZERO, Zero};
use crate::fold::{TimeMap, Turn};
use crate::index::{Index, Slot};
use crate::item::{Group, Item, Story, as_one};
use crate::mark;
use dossier::{Day, Kind, Milestone, Record, When};

/// A group has no more steps than this: what has hundreds of them shows them like other records.
const STEPS: usize = 48;

/// Nor are there more tracks: an office that few share says nothing beside a thousand others.
const TRACKS: usize = 24;

/// The records of one relationship that belong together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Strand {
    /// Whose they are.
    pub group: Group,
    /// Their subject, in the order of [`dossier::Domain`]; `None` for steps and for what belongs to both.
    pub domain: Option<usize>,
    /// What is in view, and how many.
    pub index: Index,
    /// The same of what is filtered out.
    pub rest: Index,
}

/// What the chart lays out, and what it cannot place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Items {
    /// Dated records: for each relationship its steps and its subjects in order, and what belongs to both.
    pub strands: Vec<Strand>,
    /// Positions of the records without a date.
    pub undated: Vec<usize>,
    /// How many belong to several relationships and so have no one place in time that is counted from a zero of each.
    pub homeless: usize,
    /// Offices whose terms share one track, in the words of the dossier.
    pub tracks: Vec<String>,
    /// Terms by record, each with the position of its track.
    terms: Vec<(usize, usize)>,
    /// Where each relationship's time is counted from: the first and the last day that it may be.
    pub zeros: Vec<(f64, f64)>,
    /// The step that time is counted from.
    zero: Option<Milestone>,
    /// Positions of the records that stand at the axes, in order.
    steps: Vec<usize>,
    /// Positions of the relationships.
    dyads: Vec<usize>,
    /// Every begin and end.
    turns: Vec<Turn>,
}

/// Where steps and terms are counted before it is known how many there are.
struct Draft {
    group: Group,
    domain: Option<usize>,
    slots: Vec<Slot>,
    rest: Vec<Slot>,
}

impl Items {
    /// Reads the records of `dyads`; those that are not `kept` are told apart. `zero` tells from which step each one's time
    /// is counted and when that was, if time is not the calendar's: then what belongs to both has no one place, and is left
    /// out.
    pub fn of(story: &Story<'_>, dyads: &[usize], zero: Option<&Zero>, kept: &dyn Fn(usize) -> bool) -> Self {
        let zeros = zero.map_or(&[][..], |zero| &zero.days);
        let zero = zero.map(|zero| zero.step);
        let mut items = Self { zero, zeros: zeros.to_vec(), dyads: dyads.to_vec(), ..Self::default() };
        let mut drafts: Vec<Draft> = Vec::new();
        let mut steps = vec![0; dyads.len()];
        for (at, record) in story.dossier.records.iter().enumerate() {
            let Some(group) = Group::of(record, dyads) else { continue };
            let kept = kept(at);
            let Some(when) = record.when() else {
                items.undated.extend(Some(at).filter(|_| kept));
                continue;
            };
            if group == Group::Both && !zeros.is_empty() {
                items.homeless += 1;
                continue;
            }
            if kept {
                items.term(at, record, &when, story, group);
            }
            let zero = items.zero(group);
            items.turns.extend(Turn::of(&as_one(record, when), zero));
            let item = Item::placed(story, at, record, group, when);
            let is_step = item.step && matches!(group, Group::One(of) if steps.get(of).is_some_and(|n| *n < STEPS));
            if let (true, Group::One(of)) = (is_step, group) {
                steps.iter_mut().skip(of).take(1).for_each(|count| *count += 1);
                items.steps.push(at);
            }
            let domain = (group != Group::Both && !is_step).then_some(item.lane);
            let (first, last) = mark::days(&item);
            // What goes on ends where its documents do: they end in the picture.
            if item.known_to.is_some_and(|day| f64::from(day.0) + 1.0 == last) {
                items.turns.push(Turn { from: last - 1.0 - zero.1, to: last - zero.0, coarse: false });
            }
            let (first, last) = ((first - zero.1) as i32, (last - zero.0) as i32);
            let slot = Slot { record: at as u32, first, last: last.max(first + 1), importance: record.importance };
            let known = drafts.iter().position(|draft| draft.group == group && draft.domain == domain);
            let known = known.unwrap_or_else(|| {
                drafts.push(Draft { group, domain, slots: Vec::new(), rest: Vec::new() });
                drafts.len() - 1
            });
            if let Some(draft) = drafts.get_mut(known) {
                if kept { &mut draft.slots } else { &mut draft.rest }.push(slot);
            }
        }
        // Where nothing is dated, time is that of the documents.
        if items.turns.is_empty() {
            let known = story.dossier.documents.iter().map(|document| document.as_of.when());
            items.turns = known.flat_map(|when| Turn::of(&when, (0.0, 0.0)).collect::<Vec<_>>()).collect();
        }
        dossier::order::sort(&mut drafts, |one, other| one.domain.cmp(&other.domain));
        items.strands = drafts
            .iter()
            .map(|Draft { group, domain, slots, rest }| {
                let (index, rest) = (Index::new(slots), Index::new(rest));
                Strand { group: *group, domain: *domain, index, rest }
            })
            .collect();
        // One term alone is a record like any other: its own name says more than its office.
        let alone = |track: usize| items.terms.iter().filter(|(_, of)| *of == track).count() < 2;
        let alone: Vec<bool> = (0..items.tracks.len()).map(alone).collect();
        items.terms.retain(|(_, track)| !alone.get(*track).copied().unwrap_or_default());
        items
    }

    fn term(&mut self, at: usize, record: &Record, when: &When, story: &Story<'_>, group: Group) {
        let (Kind::Tenure, Some(role), Group::One(_), When::Span { .. }) = (record.kind, &record.role, group, when)
        else {
            return;
        };
        let role = role.get(story.language);
        let known = self.tracks.iter().position(|track| track == role);
        if known.is_none() && self.tracks.len() >= TRACKS {
            return;
        }
        let track = known.unwrap_or_else(|| {
            self.tracks.push(role.to_owned());
            self.tracks.len() - 1
        });
        self.terms.push((at, track));
    }

    /// First day of a record on the map and the day after the last.
    pub fn days(&self, story: &Story<'_>, record: usize) -> Option<(f64, f64)> {
        let item = Item::of(story, record, self.group(story, record)?)?;
        let (zero, (first, last)) = (self.zero(item.group), mark::days(&item));
        Some((first - zero.1, last - zero.0))
    }

    /// Whose a record is among those shown.
    pub fn group(&self, story: &Story<'_>, record: usize) -> Option<Group> {
        Group::of(story.dossier.records.get(record)?, &self.dyads)
    }

    /// What sort of thing a record is.
    pub(crate) fn kind(&self, story: &Story<'_>, record: usize) -> Option<Kind> {
        story.dossier.records.get(record).map(|record| record.kind)
    }

    /// Whether a record stands at the axis of its relationship.
    pub(crate) fn is_step(&self, record: usize) -> bool {
        self.steps.binary_search(&record).is_ok()
    }

    /// Whether each relationship's time is counted from a zero of its own.
    pub fn is_aligned(&self) -> bool {
        !self.zeros.is_empty()
    }

    /// Whether a record is what its relationship's time is counted from.
    pub(crate) fn is_zero(&self, item: &Item) -> bool {
        let start = item.when.start().map(|start| start.extent);
        let (first, last) = self.zero(item.group);
        let days = start.and_then(|extent| extent.earliest.zip(extent.latest));
        let same = |(one, other): (Day, Day)| f64::from(one.0 - ZERO) == first && f64::from(other.0 - ZERO) == last;
        self.zero.is_some() && item.milestone == self.zero && days.is_some_and(same)
    }

    /// Where a relationship's time is counted from.
    pub fn zero(&self, group: Group) -> (f64, f64) {
        match group {
            Group::One(of) => self.zeros.get(of).copied().unwrap_or_default(),
            Group::Both => (0.0, 0.0),
        }
    }

    /// Position in [`Items::tracks`] of the office that a record is a term of.
    pub fn track(&self, record: usize) -> Option<usize> {
        let at = self.terms.binary_search_by_key(&record, |(term, _)| *term).ok()?;
        self.terms.get(at).map(|(_, track)| *track)
    }

    /// How many dated records there are that nothing filters out.
    pub fn len(&self) -> usize {
        self.strands.iter().map(|strand| strand.index.len()).sum()
    }

    /// Whether no record is dated.
    pub fn is_empty(&self) -> bool {
        self.strands.is_empty()
    }

    /// The records of a relationship and subject; `None`: its steps, or what belongs to both.
    pub fn strand(&self, group: Group, domain: Option<usize>) -> Option<&Strand> {
        self.strands.iter().find(|strand| strand.group == group && strand.domain == domain)
    }

    /// The map of their time, its deserts folded but for those `opened` by a day in them.
    pub fn map(&self, opened: &[f64]) -> TimeMap {
        TimeMap::folding(&self.turns, opened)
    }
}
