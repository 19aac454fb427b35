//! Where the axis is divided, from centuries to days.

use crate::Scale;
use dossier::Day;

/// What a tick says, as data; the view words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TickLabel {
    /// The century that a year begins, `1500` for the 16th.
    Century(i64),
    /// The decade that a year begins.
    Decade(i64),
    /// A year.
    Year(i64),
    /// A month, 1 to 12.
    Month(u8),
    /// A day of a month.
    Day(u8, u8),
}

/// A division of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Its place along time, in pixels.
    pub at: f64,
    /// What it says; `None` is an unlabelled division.
    pub label: Option<TickLabel>,
    /// It carries a grid line and, if labelled, weight.
    pub major: bool,
    /// The label stands for the stretch around it, not for the place: no grid line.
    pub stretch: bool,
}

/// A way to divide time: how far apart divisions, labels and bold labels are.
struct Step {
    unit: Unit,
    minor: i64,
    label: i64,
    major: i64,
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Years,
    Months,
    Days,
}

/// From coarse to fine; the first whose labels have room is too coarse by one, so the last that fits is taken.
const STEPS: &[Step] = &[
    Step { unit: Unit::Years, minor: 100, label: 500, major: 1000 },
    Step { unit: Unit::Years, minor: 50, label: 100, major: 500 },
    Step { unit: Unit::Years, minor: 10, label: 50, major: 100 },
    Step { unit: Unit::Years, minor: 5, label: 20, major: 100 },
    Step { unit: Unit::Years, minor: 1, label: 10, major: 10 },
    Step { unit: Unit::Years, minor: 1, label: 5, major: 10 },
    Step { unit: Unit::Years, minor: 1, label: 2, major: 10 },
    Step { unit: Unit::Months, minor: 3, label: 12, major: 12 },
    Step { unit: Unit::Months, minor: 1, label: 6, major: 12 },
    Step { unit: Unit::Months, minor: 1, label: 3, major: 12 },
    Step { unit: Unit::Months, minor: 1, label: 1, major: 12 },
    Step { unit: Unit::Days, minor: 1, label: 10, major: 0 },
    Step { unit: Unit::Days, minor: 1, label: 5, major: 0 },
    Step { unit: Unit::Days, minor: 1, label: 1, major: 0 },
];

/// Days in a unit, about.
fn days(step: &Step, count: i64) -> f64 {
    let unit = match step.unit {
        Unit::Years => 365.2425,
        Unit::Months => 30.436_875,
        Unit::Days => 1.0,
    };
    unit * count as f64
}

/// Divisions in view, in order. `room` is what a label needs along time, in pixels.
pub fn ticks(scale: &Scale<'_>, room: f64) -> Vec<Tick> {
    let mut out = Vec::new();
    let (view_from, view_to) = (scale.day(scale.start()), scale.day(scale.end()));
    let longest = scale.map().segments().iter().filter(|s| !s.folded).map(|s| s.end - s.start).fold(0.0, f64::max);
    for segment in scale.map().segments().iter().filter(|segment| !segment.folded) {
        let (from, to) = (segment.from.max(view_from), segment.to.min(view_to));
        if from >= to {
            continue;
        }
        let per_day = (scale.px(to) - scale.px(from)) / (to - from);
        // The map is monotone, so a stretch in view has a width.
        if !per_day.is_finite() || per_day <= 0.0 {
            continue;
        }
        // A lonely island has no room for divisions until one zooms in: it says which time it is.
        let lonely = (segment.end - segment.start) < longest * 0.5;
        if lonely && scale.px(segment.to) - scale.px(segment.from) < 3.0 * room {
            if segment.from < view_from || segment.to > view_to {
                continue;
            }
            let at = (scale.px(segment.from) + scale.px(segment.to)) / 2.0;
            out.push(Tick { at, label: Some(stretch(segment.from, segment.to)), major: false, stretch: true });
            continue;
        }
        let step = STEPS.iter().rev().find(|step| days(step, step.label) * per_day >= room);
        if let Some(step) = step.or_else(|| STEPS.first()) {
            divide(scale, step, from, to, per_day, room, &mut out);
        }
    }
    part(&mut out, 0.8 * room);
    out
}

/// Leaves the word of a stretch out where it would touch one before, or that of a division after.
fn part(ticks: &mut [Tick], room: f64) {
    let mut before = f64::MIN;
    let mut left: &mut [Tick] = ticks;
    while let [tick, rest @ ..] = left {
        let divides = |tick: &&Tick| tick.label.is_some() && !tick.stretch;
        let after = rest.iter().find(divides).filter(|_| tick.stretch).map_or(f64::MAX, |tick| tick.at);
        if tick.stretch && (tick.at - before < room || after - tick.at < room) {
            tick.label = None;
        } else if tick.label.is_some() {
            before = tick.at;
        }
        left = rest;
    }
}

/// What a stretch too narrow for divisions is called.
fn stretch(from: f64, to: f64) -> TickLabel {
    let year = Day(((from + to) / 2.0) as i32).year();
    match (to - from) / 365.2425 {
        years if years > 40.0 => TickLabel::Century(year.div_euclid(100) * 100),
        years if years > 5.0 => TickLabel::Decade(year.div_euclid(10) * 10),
        _ => TickLabel::Year(year),
    }
}

fn divide(scale: &Scale<'_>, step: &Step, from: f64, to: f64, per_day: f64, room: f64, out: &mut Vec<Tick>) {
    let minor = if days(step, step.minor) * per_day >= 4.0 { step.minor } else { step.label };
    // A lone minor division of months beside yearly labels is noise; the table keeps them apart.
    let (year, month, _) = Day(from.floor() as i32).ymd();
    match step.unit {
        Unit::Years => {
            let mut at = year.div_euclid(minor) * minor;
            while let Some(day) = day_before(at, 1, 1, to) {
                let labelled = at.rem_euclid(step.label) == 0;
                push(scale, day, from, labelled.then_some(TickLabel::Year(at)), at.rem_euclid(step.major) == 0, out);
                at += minor;
            }
        }
        Unit::Months => {
            let mut at = (year * 12 + i64::from(month) - 1).div_euclid(minor) * minor;
            while let Some(day) = day_before(at.div_euclid(12), at.rem_euclid(12) + 1, 1, to) {
                let first = at.rem_euclid(12) == 0;
                let label = if first {
                    Some(TickLabel::Year(at.div_euclid(12)))
                } else {
                    (at.rem_euclid(step.label) == 0).then_some(TickLabel::Month((at.rem_euclid(12) + 1) as u8))
                };
                push(scale, day, from, label, first, out);
                at += minor;
            }
        }
        Unit::Days => {
            let mut day = Day(from.floor() as i32);
            while f64::from(day.0) < to {
                let (year, month, number) = day.ymd();
                let every = (i64::from(number) - 1) % step.label == 0;
                // The last steps of a month would touch the first of the next.
                let next = Day::from_ymd(year, month + 1, 1);
                let clear = f64::from(next.0 - day.0) * per_day >= room || step.label == 1;
                let label = match number {
                    1 if month == 1 => Some(TickLabel::Year(year)),
                    1 => Some(TickLabel::Month(month)),
                    _ => (every && clear).then_some(TickLabel::Day(number, month)),
                };
                push(scale, f64::from(day.0), from, label, number == 1, out);
                day = day.plus(1);
            }
        }
    }
}

fn day_before(year: i64, month: i64, day: u8, limit: f64) -> Option<f64> {
    let at = f64::from(Day::from_ymd(year, month as u8, day).0);
    (at < limit).then_some(at)
}

fn push(scale: &Scale<'_>, day: f64, from: f64, label: Option<TickLabel>, major: bool, out: &mut Vec<Tick>) {
    if day >= from {
        out.push(Tick { at: scale.px(day), label, major, stretch: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TimeMap, Viewport};
    use proptest::prelude::*;

    fn day(year: i64) -> f64 {
        f64::from(Day::from_ymd(year, 1, 1).0)
    }

    #[test]
    fn years_are_labelled_by_fives_over_half_a_century() {
        let map = TimeMap::linear(day(1988), day(2031));
        let scale = Scale::new(&map, Viewport::all(&map), 0.0, 860.0);
        let labels: Vec<_> = ticks(&scale, 60.0).iter().filter_map(|t| t.label).collect();
        assert_eq!(labels.first(), Some(&TickLabel::Year(1990)));
        assert_eq!(labels.get(1), Some(&TickLabel::Year(1995)));
    }

    #[test]
    fn the_end_of_february_has_room_too() {
        let from = 65.0 * 365.25;
        let map = TimeMap::linear(day(1900), day(1900) + 60_000.0);
        for start in 0..366 {
            let from = from + f64::from(start);
            let scale = Scale::new(&map, Viewport { from, to: from + 180.8 }, 0.0, 900.0);
            let labelled: Vec<f64> = ticks(&scale, 48.0).iter().filter(|t| t.label.is_some()).map(|t| t.at).collect();
            assert!(labelled.windows(2).all(|pair| pair[1] - pair[0] > 40.0), "{labelled:?}");
        }
    }

    #[test]
    fn the_word_of_a_stretch_gives_way_to_that_of_a_division() {
        let tick = |at, stretch| Tick { at, label: Some(TickLabel::Year(1918)), major: false, stretch };
        let mut ticks = [
            tick(0.0, false),
            tick(30.0, true),
            tick(90.0, true),
            tick(120.0, true),
            tick(190.0, true),
            tick(210.0, false),
        ];
        part(&mut ticks, 40.0);
        let labelled: Vec<f64> = ticks.iter().filter(|tick| tick.label.is_some()).map(|tick| tick.at).collect();
        assert_eq!(labelled, [0.0, 90.0, 210.0]);
    }

    proptest! {
        #[test]
        fn labels_have_room_and_ticks_are_in_order(from in 0.0..20_000.0_f64, length in 14.0..40_000.0_f64) {
            let map = TimeMap::linear(day(1900), day(1900) + 60_000.0);
            let scale = Scale::new(&map, Viewport { from, to: from + length }, 0.0, 900.0);
            let ticks = ticks(&scale, 48.0);
            prop_assert!(ticks.windows(2).all(|pair| pair[0].at < pair[1].at));
            let labelled: Vec<f64> = ticks.iter().filter(|t| t.label.is_some()).map(|t| t.at).collect();
            prop_assert!(labelled.windows(2).all(|pair| pair[1] - pair[0] > 40.0), "{labelled:?}");
            prop_assert!(ticks.iter().all(|t| t.at >= -1e-6 && t.at <= 900.0 + 1e-6));
            prop_assert!(ticks.len() < 1000);
        }
    }
}
