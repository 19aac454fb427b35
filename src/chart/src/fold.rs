//! Folded time: the centuries in which nothing happens take a narrow band instead of a desert.
//!
//! A [`TimeMap`] is a monotone, piecewise linear bijection between days and *units*. Units are what zoom and
//! pan work in: on the busiest island a unit is a day, a fold and a lonely island take a fixed share of it.

use dossier::order::sort;
use dossier::time::{End, Moment};
use dossier::{Extent, Precision, When};

/// A year in days, for thresholds.
const YEAR: f64 = 365.2425;
/// No gap shorter than this is folded, in days.
const SHORTEST_FOLD: f64 = 8.0 * YEAR;
/// Nor one shorter than this share of the busiest island.
const FOLD_SHARE: f64 = 0.15;
/// At most so many folds: more would hide how long time is.
const MOST_FOLDS: usize = 7;
/// What a fold takes, as a share of the busiest island.
const FOLD_WIDTH: f64 = 0.024;
/// What a lonely island takes at the least, as a share of the busiest one.
const ISLAND_WIDTH: f64 = 0.055;

/// One linear piece of the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// First day, inclusive.
    pub from: f64,
    /// Last day, exclusive.
    pub to: f64,
    /// First unit.
    pub start: f64,
    /// Last unit.
    pub end: f64,
    /// Nothing starts or ends in it.
    pub empty: bool,
    /// It takes a narrow band instead of its length.
    pub folded: bool,
}

/// A stretch in which something begins, ends or happens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// First day.
    pub from: f64,
    /// The day after the last.
    pub to: f64,
    /// Known to the century only.
    pub coarse: bool,
}

impl Turn {
    /// The turns of a time, counted from `zero` (its first and last possible day).
    pub fn of(when: &When, zero: (f64, f64)) -> impl Iterator<Item = Self> {
        turns(when).filter_map(move |moment| {
            let (from, to) = ends(moment.extent)?;
            Some(Self { from: from - zero.1, to: to - zero.0, coarse: moment.precision == Precision::Century })
        })
    }
}

/// A monotone bijection between days and units. Beyond its ends it goes on a day a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMap {
    segments: Vec<Segment>,
}

impl TimeMap {
    /// One day is one unit, from `from` to `to`.
    pub fn linear(from: f64, to: f64) -> Self {
        let to = to.max(from + 1.0);
        Self { segments: vec![Segment { from, to, start: 0.0, end: to - from, empty: false, folded: false }] }
    }

    /// Folds the long stretches in which nothing among `turns` lies, but for those `opened` by a day in them.
    ///
    /// A century in which finer records lie does not keep it open: it is drawn across the fold, as a bar is.
    pub fn folding(turns: &[Turn], opened: &[f64]) -> Self {
        let islands = islands(turns);
        let Some(busiest) = islands.iter().max_by_key(|island| island.records) else {
            return Self::linear(0.0, YEAR);
        };
        let main = (busiest.from, busiest.length());
        let mut segments: Vec<Segment> = Vec::new();
        let mut unit = 0.0;
        for island in &islands {
            if let Some(last) = segments.last().copied() {
                let is_open = opened.iter().any(|day| last.to <= *day && *day < island.from);
                // An opened stretch is as long as it was, beside the busiest one.
                let width = if is_open { island.from - last.to } else { main.1 * FOLD_WIDTH };
                let (from, to) = (last.to, island.from);
                segments.push(Segment { from, to, start: unit, end: unit + width, empty: true, folded: !is_open });
                unit += width;
            }
            let width = if island.from == main.0 {
                main.1
            } else {
                let share = ISLAND_WIDTH * (island.records as f64).sqrt().max(1.0);
                let own = (island.length() / main.1).max(ISLAND_WIDTH);
                main.1 * share.min(own)
            };
            let (from, to) = (island.from, island.to);
            segments.push(Segment { from, to, start: unit, end: unit + width, empty: false, folded: false });
            unit += width;
        }
        Self { segments }
    }

    /// All pieces, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// How many units there are.
    pub fn length(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.end)
    }

    /// The unit of a day.
    pub fn unit(&self, day: f64) -> f64 {
        let (Some(first), Some(last)) = (self.segments.first(), self.segments.last()) else { return day };
        if day <= first.from {
            return first.start + (day - first.from);
        }
        if day >= last.to {
            return last.end + (day - last.to);
        }
        let at = self.segments.partition_point(|segment| segment.to <= day);
        self.segments.get(at).map_or(day, |s| s.start + (day - s.from) / (s.to - s.from) * (s.end - s.start))
    }

    /// The day of a unit, the inverse of [`TimeMap::unit`].
    pub fn day(&self, unit: f64) -> f64 {
        let (Some(first), Some(last)) = (self.segments.first(), self.segments.last()) else { return unit };
        if unit <= first.start {
            return first.from + (unit - first.start);
        }
        if unit >= last.end {
            return last.to + (unit - last.end);
        }
        let at = self.segments.partition_point(|segment| segment.end <= unit);
        self.segments.get(at).map_or(unit, |s| s.from + (unit - s.start) / (s.end - s.start) * (s.to - s.from))
    }
}

/// A stretch in which something starts or ends.
#[derive(Debug, Clone, Copy)]
struct Island {
    from: f64,
    to: f64,
    records: usize,
}

impl Island {
    fn length(&self) -> f64 {
        self.to - self.from
    }
}

/// First and last day of an extent (the last exclusive); an open side collapses to the known one.
fn ends(extent: Extent) -> Option<(f64, f64)> {
    let first = extent.earliest.or(extent.latest)?;
    let last = extent.latest.or(extent.earliest)?;
    Some((f64::from(first.0), f64::from(last.0) + 1.0))
}

fn turns(when: &When) -> impl Iterator<Item = Moment> {
    let (start, end) = match when {
        When::Moment(moment) => (Some(*moment), None),
        When::Span { start, end: End::At(end) } => (*start, Some(*end)),
        When::Span { start, .. } => (*start, None),
    };
    start.into_iter().chain(end)
}

fn islands(turns: &[Turn]) -> Vec<Island> {
    let stretch = |turn: &Turn| Island { from: turn.from, to: turn.to, records: 1 };
    let mut fine: Vec<Island> = turns.iter().filter(|turn| !turn.coarse).map(stretch).collect();
    sort(&mut fine, |a, b| a.from.total_cmp(&b.from));
    let mut touching = merge(&fine, 1.0);
    let mut lonely = turns.iter().filter(|turn| turn.coarse).map(stretch).collect::<Vec<_>>();
    lonely.retain(|century| {
        let next = touching.partition_point(|island| island.to <= century.from);
        touching.get(next).is_none_or(|island| island.from >= century.to)
    });
    if !lonely.is_empty() {
        touching.extend(lonely);
        sort(&mut touching, |a, b| a.from.total_cmp(&b.from));
        touching = merge(&touching, 1.0);
    }
    let mut gaps: Vec<f64> = touching.windows(2).map(gap).filter(|gap| *gap >= SHORTEST_FOLD).collect();
    sort(&mut gaps, |a, b| b.total_cmp(a));
    // Folding the longest gaps first, stop at the limit or where a gap is short beside what is busiest.
    let mut threshold = f64::INFINITY;
    for longest in gaps.into_iter().take(MOST_FOLDS) {
        let split = merge(&touching, longest);
        let busiest = split.iter().max_by_key(|island| island.records).map_or(0.0, Island::length);
        // An even history has many equal gaps: folding one would fold them all.
        if split.len() > MOST_FOLDS + 1 || longest < busiest * FOLD_SHARE {
            break;
        }
        threshold = longest;
    }
    let mut islands = merge(&touching, threshold);
    for island in &mut islands {
        // Whole years, and air at either side, so that no mark sits on a fold.
        let air = (island.length() * 0.015).max(YEAR / 12.0);
        island.from = (island.from - air).floor();
        island.to = (island.to + air).ceil();
    }
    islands
}

fn gap(pair: &[Island]) -> f64 {
    match pair {
        [one, next] => next.from - one.to,
        _ => 0.0,
    }
}

/// Joins islands that lie closer than `threshold`.
fn merge(sorted: &[Island], threshold: f64) -> Vec<Island> {
    let mut out: Vec<Island> = Vec::new();
    for island in sorted {
        match out.last_mut() {
            Some(last) if island.from - last.to < threshold => {
                last.to = last.to.max(island.to);
                last.records += island.records;
            }
            _ => out.push(*island),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::{Date, Day};
    use proptest::prelude::*;

    fn map(dates: &[&str]) -> TimeMap {
        let times = dates.iter().map(|date| Date::parse(date).expect(date).when());
        let turns: Vec<Turn> = times.flat_map(|when| Turn::of(&when, (0.0, 0.0)).collect::<Vec<_>>()).collect();
        TimeMap::folding(&turns, &[])
    }

    fn folds(map: &TimeMap) -> Vec<(i64, i64)> {
        let year = |day: f64| Day(day as i32).year();
        map.segments().iter().filter(|s| s.folded).map(|s| (year(s.from), year(s.to))).collect()
    }

    #[test]
    fn deserts_fold_and_busy_years_do_not() {
        let modern: Vec<String> = (1988..2027).map(|year| year.to_string()).collect();
        let mut dates = vec!["15XX", "171X", "1918-06-04", "2029/2040"];
        dates.extend(modern.iter().map(String::as_str));
        let map = map(&dates);
        assert_eq!(folds(&map), [(1601, 1709), (1720, 1918), (1918, 1987), (2030, 2039)]);
    }

    #[test]
    fn a_century_with_finer_records_in_it_folds_all_the_same() {
        let map = map(&["19XX", "1918-06-04", "1988", "1992", "1997", "2001", "2005", "2009", "2014"]);
        assert_eq!(folds(&map).len(), 1);
    }

    #[test]
    fn one_record_and_none_have_a_map() {
        assert!(map(&["1991"]).length() > 0.0);
        assert!(map(&[]).length() > 0.0);
    }

    #[test]
    fn an_even_history_does_not_fall_into_slivers() {
        let dates: Vec<String> = (0..60).map(|n| format!("{:04}", 100 + n * 30)).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        assert!(map(&dates).segments().len() <= 2 * MOST_FOLDS + 1);
    }

    proptest! {
        #[test]
        fn day_and_unit_are_inverse(years in proptest::collection::vec(1000_i32..2100, 1..40), day in -500_000.0..80_000.0_f64) {
            let dates: Vec<String> = years.iter().map(|year| format!("{year:04}")).collect();
            let map = map(&dates.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert!((map.day(map.unit(day)) - day).abs() < 1e-3);
        }

        #[test]
        fn time_never_runs_backwards(years in proptest::collection::vec(1000_i32..2100, 1..40), a in -400_000.0..50_000.0_f64, b in -400_000.0..50_000.0_f64) {
            let dates: Vec<String> = years.iter().map(|year| format!("{year:04}")).collect();
            let map = map(&dates.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert!((a <= b) == (map.unit(a) <= map.unit(b)) || (a - b).abs() < 1e-9);
        }
    }
}
