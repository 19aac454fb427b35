//! Relationships set to a zero of their own: years since the same step, instead of years of the calendar.
//!
//! Days of the map are then counted so that zero is 1 January 2000: what divides the calendar divides them too, and a
//! whole number of years is a whole number of years.

use crate::item::{Group, Item};
use crate::lying::Lying;
use crate::request::Request;
use crate::scale::Scale;
use crate::scene::{Band, Calendar, CalendarTick};
use dossier::{Day, Extent, Milestone};

/// The day of the map that is zero.
pub const ZERO: i32 = 10_957;
/// Room that a year of an outer calendar needs, in pixels.
const ROOM: f64 = 56.0;
/// How many years apart the years of an outer calendar may be.
const STEPS: [i64; 7] = [1, 2, 5, 10, 20, 50, 100];

/// The step that time is counted from, and when each relationship took it.
#[derive(Debug, Clone, PartialEq)]
pub struct Zero {
    /// The step.
    pub step: Milestone,
    /// For each relationship, what its days are less on the map: by the first day that the step may have been on, and by
    /// the last.
    pub(crate) days: Vec<(f64, f64)>,
}

impl Zero {
    /// A zero of each relationship; `None` where one has no first or no last day: nothing can be counted from it.
    pub fn new(step: Milestone, of: &[Extent]) -> Option<Self> {
        let zero = |extent: &Extent| Some((f64::from(extent.earliest?.0 - ZERO), f64::from(extent.latest?.0 - ZERO)));
        Some(Self { step, days: of.iter().map(zero).collect::<Option<_>>()? })
    }
}

/// The fewest and the most days from its relationship's zero to the beginning of a record; negative is before it.
pub(crate) fn since(request: &Request<'_>, item: &Item) -> Option<(i64, i64)> {
    // However little is known of it, it is no time away from itself.
    if request.items.is_zero(item) {
        return Some((0, 0));
    }
    let (early, late) = request.items.zero(item.group);
    let start = item.when.start()?.extent;
    let days = |day: Day, zero: f64| i64::from(day.0) - zero as i64 - i64::from(ZERO);
    Some((days(start.earliest?, late), days(start.latest?, early)))
}

/// The calendar years of a relationship, at its outer edge.
pub(crate) fn calendar(request: &Request<'_>, scale: &Scale<'_>, group: usize, at: f64) -> Calendar {
    let zero = request.items.zero(Group::One(group));
    let scale = scale.counted_from(zero);
    let (from, to) = scale.days();
    let year = |day: i32, zero: f64| Day(day.saturating_add(zero as i32)).year();
    let mut ticks = Vec::new();
    for segment in scale.map().segments().iter().filter(|segment| !segment.folded) {
        let (first, last) = (segment.from.max(f64::from(from)), segment.to.min(f64::from(to)));
        let room = ROOM / ((scale.px(last) - scale.px(first)) / (last - first)) / 365.2425;
        let Some(step) = STEPS.into_iter().find(|step| *step as f64 >= room).filter(|_| first < last) else { continue };
        let mut number = year(first as i32, zero.0).div_euclid(step) * step;
        while number <= year(last as i32, zero.1) {
            let day = f64::from(Day::from_ymd(number, 1, 1).0);
            let (from, to) = (scale.early(day), scale.late(day));
            if from >= scale.px(first) && to <= scale.px(last) {
                ticks.push(CalendarTick { from, to, year: number });
            }
            number += step;
        }
    }
    Calendar { group, at, ticks }
}

/// The same steps of two relationships.
pub(crate) fn bands(request: &Request<'_>, one: &[Lying], other: &[Lying]) -> Vec<Band> {
    let band = |(lying, milestone): (&Lying, Milestone)| {
        let twin = other.iter().find(|other| other.item.milestone == Some(milestone))?;
        let (here, there) = (lying.since?, twin.since?);
        if here == (0, 0) && there == (0, 0) {
            return None;
        }
        Some(Band {
            milestone,
            one: (lying.shape.from, lying.shape.to),
            other: (twin.shape.from, twin.shape.to),
            later: (there.0 - here.1, there.1 - here.0),
            unlike: request.items.kind(request.story, lying.item.record)
                != request.items.kind(request.story, twin.item.record),
            label: None,
        })
    };
    one.iter().filter_map(|lying| Some((lying, lying.item.milestone?))).filter_map(band).collect()
}
