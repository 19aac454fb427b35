//! What of a strand is drawn, as it lies along time: records one by one, or gathered where their marks touch.

use crate::align::{self, ZERO};
use crate::crowd;
use crate::index::Found;
use crate::item::{Group, Item};
use crate::items::Strand;
use crate::mark::{self, Shape};
use crate::request::{Request, Tell};
use crate::scale::Scale;
use dossier::time::Moment;
use dossier::{Day, Extent, Precision, When};

/// Pixels along time for each record of a strand that shows all of its own.
const ALL: f64 = 8.0;
/// The same where the rest is counted.
const SOME: f64 = 24.0;

/// A record, or several in one mark, with the shape along time.
#[derive(Debug, Clone)]
pub(crate) struct Lying {
    /// The record; of several, the one that stands for them, with their number as its words.
    pub(crate) item: Item,
    pub(crate) shape: Shape,
    /// First day, as the index counts.
    pub(crate) first: i32,
    /// How many records there are.
    pub(crate) count: usize,
    /// First day and the day after the last.
    pub(crate) days: (f64, f64),
    /// A step's fewest and most days since zero, where time is counted from one.
    pub(crate) since: Option<(i64, i64)>,
}

impl Lying {
    /// What it takes along time, in pixels.
    pub(crate) fn length(&self) -> f64 {
        self.shape.to - self.shape.from
    }
}

/// The record that is open, if it is among those shown.
pub(crate) fn selected(request: &Request<'_>) -> Option<Item> {
    let record = request.selected?;
    Item::of(request.story, record, request.items.group(request.story, record)?)
}

/// What of a strand is drawn one by one, `share` of what there would be room for if it were alone; and the rest.
pub(crate) fn found(
    request: &Request<'_>,
    scale: &Scale<'_>,
    strand: &Strand,
    open: Option<&Item>,
    share: f64,
) -> (Vec<Lying>, Found) {
    let (from, to) = scale.days();
    let length = (scale.end() - scale.start()) * share;
    let found = strand.index.within(from, to, (length / ALL) as usize, (length / SOME) as usize);
    let zero = request.items.zero(strand.group);
    let scale = scale.counted_from(zero);
    let sharp = scale.counted_from((0.0, 0.0));
    let lying = |mut item: Item, first: i32| {
        let since = align::since(request, &item).filter(|_| item.step && request.items.is_aligned());
        if let Some(days) = since {
            item.date = request.tell.since(days, &item.date);
        }
        if request.items.is_zero(&item) {
            let (item, days) = (at_zero(item), (f64::from(ZERO), f64::from(ZERO) + 1.0));
            return Some(Lying { shape: mark::shape(&item, &sharp)?, item, first, count: 1, days, since });
        }
        let (shape, days) = (mark::shape(&item, &scale)?, mark::days(&item));
        Some(Lying { item, shape, first, count: 1, days: (days.0 - zero.1, days.1 - zero.0), since })
    };
    let of = |record: u32| Item::of(request.story, record as usize, strand.group);
    let mut out: Vec<Lying> = found.slots.iter().filter_map(|slot| lying(of(slot.record)?, slot.first)).collect();
    // What is open is drawn even where the rest is counted.
    let open = open.filter(|item| !found.whole && strand.holds(item, request.items.is_step(item.record)));
    if let Some(item) = open.filter(|item| out.iter().all(|lying| lying.item.record != item.record)) {
        out.extend(lying(item.clone(), (mark::days(item).0 - zero.1) as i32));
    }
    (out, found)
}

/// What time is counted from is a day, whichever that was.
fn at_zero(item: Item) -> Item {
    let extent = Extent { earliest: Some(Day(ZERO)), latest: Some(Day(ZERO)) };
    let moment = Moment { extent, precision: Precision::Day, approximate: false };
    Item { when: When::Moment(moment), phases: Vec::new(), ..item }
}

impl Strand {
    fn holds(&self, item: &Item, is_step: bool) -> bool {
        let domain = (item.group != Group::Both && !is_step).then_some(item.lane);
        self.group == item.group && self.domain == domain
    }
}

/// Gathers what is `loose` and touches: what stays alone, then the crowds, each told by its number; nothing where no
/// crowd comes of it.
pub(crate) fn gathered(loose: Vec<&Lying>, tell: &dyn Tell) -> Option<(Vec<Lying>, Vec<Lying>)> {
    let places: Vec<(usize, f64, f64)> =
        loose.iter().enumerate().map(|(at, lying)| (at, lying.shape.from, lying.shape.to)).collect();
    let runs = crowd::runs(&places);
    let in_run = |at: usize| runs.iter().flatten().any(|of| *of == at);
    let alone = (0..).zip(&loose).filter(|(at, _)| !in_run(*at)).map(|(_, lying)| (*lying).clone()).collect();
    let crowds: Vec<Lying> = runs
        .iter()
        .filter_map(|run| crowd_of(&run.iter().filter_map(|at| loose.get(*at)).copied().collect::<Vec<_>>(), tell))
        .collect();
    (!crowds.is_empty()).then_some((alone, crowds))
}

fn crowd_of(members: &[&Lying], tell: &dyn Tell) -> Option<Lying> {
    // The first of the most important stands for all.
    let best = members.iter().rev().max_by_key(|lying| lying.item.importance)?;
    let shapes: Vec<&Shape> = members.iter().map(|lying| &lying.shape).collect();
    let (from, to) = crowd::reach(&shapes);
    let days = members.iter().map(|lying| lying.days);
    let days = days.fold((f64::MAX, f64::MIN), |(from, to), (first, last)| (from.min(first), to.max(last)));
    let item = Item {
        title: String::new(),
        date: tell.records(members.len()),
        importance: 0,
        step: false,
        context: members.iter().all(|lying| lying.item.context),
        disputed: members.iter().any(|lying| lying.item.disputed),
        ..best.item.clone()
    };
    let shape = Shape { from, to, form: crowd::form(&shapes), tail: None };
    Some(Lying { item, shape, first: best.first, count: members.len(), days, since: None })
}
