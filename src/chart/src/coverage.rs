//! What documents cover: how large a mark is for a count, and when a document speaks of, a strip a document on one axis.

use crate::Scale;
use crate::scale::clamp;
use crate::ticks::{Tick, ticks};
use dossier::order::sort;

/// Width of a column, in pixels.
const COLUMN: f64 = 4.0;
/// Nothing told is drawn smaller, in pixels.
const SMALLEST: f64 = 3.0;
/// A longer stretch is a line below the columns, in days.
const LONG: f64 = 367.0;

/// Days that are told of: the first, and the one after the last.
pub type Days = (f64, f64);

/// What one document tells of.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The days of each claim.
    pub times: &'a [Days],
    /// On which days its knowledge may end.
    pub end: Option<Days>,
}

/// How many claims lie in a stretch of a strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// First pixel.
    pub from: f64,
    /// How many claims.
    pub count: usize,
    /// Them as a share of the most that any column of any strip has.
    pub share: f64,
}

/// One document's time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strip {
    /// Claims of a year or less, where their middle is, from left to right.
    pub columns: Vec<Column>,
    /// Longer stretches, joined where they touch: first and last pixel.
    pub long: Vec<(f64, f64)>,
    /// Between which pixels the document's knowledge ends.
    pub end: Option<(f64, f64)>,
}

/// Width of a column with the gap after it, in pixels.
pub const fn column() -> f64 {
    COLUMN
}

/// Divisions of the axis above the strips. A word that would touch the next one is left out: a lone stretch of time has
/// less to say than an even division. `room` is what a word needs, in pixels.
pub fn axis(scale: &Scale<'_>, room: f64) -> Vec<Tick> {
    let mut ticks = ticks(scale, room);
    let mut next: Option<f64> = None;
    for tick in ticks.iter_mut().rev().filter(|tick| tick.label.is_some()) {
        if next.is_some_and(|next| next - tick.at < room * 0.8) {
            tick.label = None;
        } else {
            next = Some(tick.at);
        }
    }
    ticks
}

/// The strips of documents on one scale, in their order.
pub fn strips(scale: &Scale<'_>, documents: &[Told<'_>]) -> Vec<Strip> {
    let mut strips: Vec<Strip> = documents.iter().map(|told| strip(scale, *told)).collect();
    let columns = |strip: &Strip| strip.columns.iter().map(|column| column.count).max();
    let most = strips.iter().filter_map(columns).max().unwrap_or(1).max(1) as f64;
    for column in strips.iter_mut().flat_map(|strip| &mut strip.columns) {
        column.share = column.count as f64 / most;
    }
    strips
}

fn strip(scale: &Scale<'_>, told: Told<'_>) -> Strip {
    let places = ((scale.end() - scale.start()) / COLUMN).floor().max(1.0);
    let mut counts = vec![0_usize; places as usize];
    let mut long: Vec<(f64, f64)> = Vec::new();
    let inside = |day: f64| clamp(scale.px(day), scale.start(), scale.end());
    for (from, to) in told.times {
        if to - from > LONG {
            long.push((inside(*from), inside(*to)));
            continue;
        }
        let place = (inside((from + to) / 2.0) - scale.start()) / COLUMN;
        counts.get_mut(clamp(place.floor(), 0.0, places - 1.0) as usize).into_iter().for_each(|count| *count += 1);
    }
    let column =
        |(place, count): (u32, usize)| Column { from: scale.start() + f64::from(place) * COLUMN, count, share: 0.0 };
    let columns = (0..).zip(counts).filter(|(_, count)| *count > 0).map(column).collect();
    Strip { columns, long: joined(long), end: told.end.map(|(from, to)| (inside(from), inside(to))) }
}

fn joined(mut stretches: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    sort(&mut stretches, |one, other| one.0.total_cmp(&other.0));
    let mut joined: Vec<(f64, f64)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut().filter(|last| from <= last.1 + 1.0) {
            Some(last) => last.1 = last.1.max(to),
            None => joined.push((from, to.max(from + 1.0))),
        }
    }
    joined
}

/// How wide a mark is whose area stands for a count, in pixels: `size` for the most there is, nothing for none.
pub fn mark(count: usize, most: usize, size: f64) -> f64 {
    if count == 0 { 0.0 } else { ((count as f64 / most.max(count) as f64).sqrt() * size).max(SMALLEST) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Turn;
    use crate::{TimeMap, Viewport};
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn a_year_is_counted_and_a_century_is_a_line() {
        let map = TimeMap::linear(0.0, 40_000.0);
        let scale = Scale::new(&map, Viewport::all(&map), 0.0, 400.0);
        let times = [(0.0, 1.0), (2.0, 3.0), (20_000.0, 20_365.0), (10_000.0, 30_000.0), (25_000.0, 36_000.0)];
        let found = strips(&scale, &[Told { times: &times, end: Some((36_000.0, 40_000.0)) }]);
        assert_eq!(
            found,
            [Strip {
                columns: vec![Column { from: 0.0, count: 2, share: 1.0 }, Column { from: 200.0, count: 1, share: 0.5 },],
                long: vec![(100.0, 360.0)],
                end: Some((360.0, 400.0)),
            }]
        );
    }

    proptest! {
        #[test]
        fn words_of_the_axis_never_touch(years in vec(-30_000.0..30_000.0_f64, 1..12), width in 200.0..900.0_f64) {
            let turns: Vec<Turn> =
                years.iter().map(|from| Turn { from: from.floor(), to: from.floor() + 365.0, coarse: false }).collect();
            let map = TimeMap::folding(&turns, &[]);
            let scale = Scale::new(&map, Viewport::all(&map), 16.0, width - 16.0);
            let told: Vec<f64> = axis(&scale, 40.0).iter().filter(|it| it.label.is_some()).map(|it| it.at).collect();
            prop_assert!(told.windows(2).all(|pair| pair[1] - pair[0] >= 32.0), "{told:?}");
            prop_assert!(ticks(&scale, 40.0).len() == axis(&scale, 40.0).len());
        }

        #[test]
        fn every_claim_is_in_one_column_or_line(
            times in vec((-9_000.0..50_000.0_f64, 1.0..900.0_f64), 0..80), width in 1.0..1200.0_f64,
        ) {
            let map = TimeMap::linear(0.0, 40_000.0);
            let scale = Scale::new(&map, Viewport::all(&map), 20.0, 20.0 + width);
            let times: Vec<Days> = times.into_iter().map(|(from, length)| (from, from + length)).collect();
            let found = strips(&scale, &[Told { times: &times, end: None }]).remove(0);
            let short = times.iter().filter(|(from, to)| to - from <= LONG).count();
            prop_assert_eq!(found.columns.iter().map(|column| column.count).sum::<usize>(), short);
            prop_assert_eq!(found.long.is_empty(), short == times.len());
            prop_assert!(found.columns.iter().all(|it| it.from >= 20.0 && it.from < scale.end() && it.share <= 1.0));
            prop_assert!(found.columns.windows(2).all(|pair| pair[1].from >= pair[0].from + COLUMN - 1e-9));
            prop_assert!(found.long.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }

        #[test]
        fn marks_grow_with_their_counts(one in 0_usize..5000, other in 0_usize..5000, size in 4.0..40.0_f64) {
            let most = one.max(other);
            prop_assert!(mark(one.min(other), most, size) <= mark(most, most, size));
            prop_assert!(mark(one, most, size) <= size);
            prop_assert_eq!(mark(one, most, size) == 0.0, one == 0);
        }
    }
}
