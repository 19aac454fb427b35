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
const SOME: f64 = 36.0;

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
    /// It is filtered out.
    pub(crate) faint: bool,
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

/// What of a strand is drawn one by one, `share` of what there would be room for along time if it were alone, and no more
/// than `most`; and the rest.
pub(crate) fn found(
    request: &Request<'_>,
    scale: &Scale<'_>,
    strand: &Strand,
    open: Option<&Item>,
    (share, most): (f64, f64),
) -> (Vec<Lying>, Found) {
    let (from, to) = scale.days();
    let length = (scale.end() - scale.start()) * share;
    let found = strand.index.within(from, to, (length / ALL).min(most) as usize, (length / SOME) as usize);
    let of = |record: u32| Item::of(request.story, record as usize, strand.group);
    let lying = |item: Item, first: i32| lying(request, scale, item, first);
    let mut out: Vec<Lying> = found.slots.iter().filter_map(|slot| lying(of(slot.record)?, slot.first)).collect();
    // What is open is drawn even where the rest is counted.
    let open = open.filter(|item| !found.whole && strand.holds(item, request.items.is_step(item.record)));
    if let Some(item) = open.filter(|item| out.iter().all(|lying| lying.item.record != item.record)) {
        let zero = request.items.zero(strand.group);
        out.extend(lying(item.clone(), (mark::days(item).0 - zero.1) as i32));
    }
    (out, found)
}

/// An item as it lies along time; `None` out of view.
fn lying(request: &Request<'_>, scale: &Scale<'_>, mut item: Item, first: i32) -> Option<Lying> {
    let zero = request.items.zero(item.group);
    let since = align::since(request, &item).filter(|_| item.step && request.items.is_aligned());
    if let Some(days) = since {
        item.date = request.tell.since(days, &item.date);
    }
    let lying = Lying { shape: Shape::default(), first, count: 1, faint: false, days: (0.0, 0.0), since, item };
    if request.items.is_zero(&lying.item) {
        let (item, days) = (at_zero(lying.item), (f64::from(ZERO), f64::from(ZERO) + 1.0));
        let shape = mark::shape(&item, &scale.counted_from((0.0, 0.0)))?;
        return Some(Lying { shape, item, days, ..lying });
    }
    let (shape, days) = (mark::shape(&lying.item, &scale.counted_from(zero))?, mark::days(&lying.item));
    Some(Lying { shape, days: (days.0 - zero.1, days.1 - zero.0), ..lying })
}

/// What of a strand is filtered out, gathered where it touches, without names; nothing where that is too much.
pub(crate) fn faint(request: &Request<'_>, scale: &Scale<'_>, strand: &Strand, share: f64) -> Vec<Lying> {
    let (from, to) = scale.days();
    let room = (scale.end() - scale.start()) * share / ALL;
    let found = strand.rest.within(from, to, room as usize, 0);
    let records = found.slots.iter().filter(|_| found.whole).filter_map(|slot| {
        let record = slot.record as usize;
        let known = request.story.dossier.records.get(record)?;
        let item = Item::placed(request.story, record, known, strand.group, known.when()?);
        Some(Lying { faint: true, ..lying(request, scale, item, slot.first)? })
    });
    in_a_line(records.collect(), request.tell)
}

/// What lies on one line, gathered where it is short and touches.
pub(crate) fn in_a_line(mut lying: Vec<Lying>, tell: &dyn Tell) -> Vec<Lying> {
    let short: Vec<&Lying> = lying.iter().filter(|lying| crowd::may_gather(&lying.shape)).collect();
    let (taken, crowds) = gathered(&short, tell);
    lying.retain(|lying| !taken.contains(&lying.item.record));
    lying.extend(crowds);
    lying
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

/// Gathers what is `loose` and touches into crowds, each told by its number; and which records are in one.
pub(crate) fn gathered(loose: &[&Lying], tell: &dyn Tell) -> (Vec<usize>, Vec<Lying>) {
    let places: Vec<(usize, f64, f64)> =
        loose.iter().enumerate().map(|(at, lying)| (at, lying.shape.from, lying.shape.to)).collect();
    let (mut taken, mut crowds) = (Vec::new(), Vec::new());
    for run in crowd::runs(&places) {
        let members: Vec<&Lying> = run.iter().filter_map(|at| loose.get(*at).copied()).collect();
        taken.extend(members.iter().map(|lying| lying.item.record));
        crowds.extend(crowd_of(&members, tell));
    }
    (taken, crowds)
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
    let faint = best.faint;
    let shape = Shape { from, to, form: crowd::form(&shapes), tail: None };
    Some(Lying { item, shape, first: best.first, count: members.len(), faint, days, since: None })
}
