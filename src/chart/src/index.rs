//! Which records of a lane are in view, and how many, found without looking at all of them.
//!
//! Records are ranked once: on a grid of time cells, each twice as long as those of the grid before, every cell keeps its
//! most important record. A record's level is the coarsest grid on which it was kept. What is in view is then taken
//! from the coarsest level on, as long as there is room, so that a picture holds the most important records, evenly
//! spread, and the rest is counted. The work is bounded by the room, never by the number of records.

use dossier::order::ordered;

/// How many blocks, or records, a block has.
const FAN: usize = 16;
/// Cells of the coarsest grid are two to this power days long: two millennia.
const GRIDS: u32 = 20;
/// A lane with fewer records than this needs no levels.
const FEW: usize = 64;

/// What the index keeps of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Position in the dossier.
    pub record: u32,
    /// First day on which it may be, counted as the time map counts.
    pub first: i32,
    /// The day after the last.
    pub last: i32,
    /// 1 to 5.
    pub importance: u8,
}

/// The records of one lane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    /// From the coarsest.
    levels: Vec<Level>,
    /// First days of all, in order.
    firsts: Vec<i32>,
    /// Last days of all, in order.
    lasts: Vec<i32>,
}

/// Records that appear at the same zoom, by first day.
#[derive(Debug, Clone, Default, PartialEq)]
struct Level {
    slots: Vec<Slot>,
    /// The last day in each block of records, then in each block of blocks, and so on.
    reach: Vec<Vec<i32>>,
}

/// What of a lane is drawn one by one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Records in view.
    pub slots: Vec<Slot>,
    /// How many levels were taken.
    levels: usize,
    /// All records in view are among them.
    pub whole: bool,
}

impl Index {
    /// An index of records in any order.
    pub fn new(slots: &[Slot]) -> Self {
        let order = ordered(slots.len(), &|one, other| {
            let key = |at: usize| slots.get(at).map(|slot| (slot.first, slot.record));
            key(one).cmp(&key(other))
        });
        let sorted: Vec<Slot> = order.iter().filter_map(|at| slots.get(*at)).copied().collect();
        let firsts = sorted.iter().map(|slot| slot.first).collect();
        let order = ordered(slots.len(), &|one, other| {
            let key = |at: usize| slots.get(at).map(|slot| slot.last);
            key(one).cmp(&key(other))
        });
        let lasts = order.iter().filter_map(|at| slots.get(*at)).map(|slot| slot.last).collect();
        Self { levels: levels(sorted), firsts, lasts }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.firsts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.firsts.is_empty()
    }

    /// How many begin before a day.
    pub fn begun(&self, day: i32) -> usize {
        self.firsts.partition_point(|first| *first < day)
    }

    /// How many have ended by a day.
    pub fn ended(&self, day: i32) -> usize {
        self.lasts.partition_point(|last| *last <= day)
    }

    /// How many are, or may be, on some day from `from` until before `to`.
    pub fn count(&self, from: i32, to: i32) -> usize {
        self.begun(to).saturating_sub(self.ended(from))
    }

    /// The records between two days: all of them if there are at most `all`; else those of the coarsest levels that have
    /// room in `some`.
    pub fn within(&self, from: i32, to: i32, all: usize, some: usize) -> Found {
        let whole = self.count(from, to) <= all;
        let room = if whole { usize::MAX } else { some };
        let mut found = Found { whole, ..Found::default() };
        for level in &self.levels {
            let before = found.slots.len();
            level.gather((level.reach.len(), 0), (from, to), room, &mut found.slots);
            if found.slots.len() > room {
                found.slots.truncate(before);
                break;
            }
            found.levels += 1;
        }
        found
    }

    /// A record that begins between two days, is not among those found and is not `open`; the most important first.
    pub fn hidden(&self, found: &Found, from: i32, to: i32, open: Option<usize>) -> Option<Slot> {
        let rest = self.levels.get(found.levels..).unwrap_or_default();
        rest.iter().find_map(|level| {
            let at = level.slots.partition_point(|slot| slot.first < from);
            let here = level.slots.get(at..).unwrap_or_default().iter().take_while(|slot| slot.first < to);
            here.copied().find(|slot| open != Some(slot.record as usize))
        })
    }
}

/// Sorts records, which come by first day, into levels.
fn levels(sorted: Vec<Slot>) -> Vec<Level> {
    if sorted.len() < FEW {
        return vec![Level::new(sorted)];
    }
    let mut levels = Vec::new();
    let mut kept = sorted;
    for grid in 0..GRIDS {
        let mut winners: Vec<Slot> = Vec::new();
        let mut losers: Vec<Slot> = Vec::new();
        for slot in kept {
            match winners.last_mut() {
                Some(best) if best.first >> grid == slot.first >> grid => {
                    // The earlier of equals stays.
                    let (better, worse) = if slot.importance > best.importance { (slot, *best) } else { (*best, slot) };
                    *best = better;
                    losers.push(worse);
                }
                _ => winners.push(slot),
            }
        }
        levels.push(Level::new(losers));
        kept = winners;
    }
    levels.push(Level::new(kept));
    levels.reverse();
    levels
}

impl Level {
    /// A level of records by first day; those that lost to a later one may stand after it.
    fn new(mut slots: Vec<Slot>) -> Self {
        dossier::order::sort(&mut slots, |one, other| one.first.cmp(&other.first));
        let mut reach: Vec<Vec<i32>> = Vec::new();
        let last = |chunk: &[Slot]| chunk.iter().map(|slot| slot.last).max().unwrap_or(i32::MIN);
        let mut row: Vec<i32> = slots.chunks(FAN).map(last).collect();
        while row.len() > 1 {
            let next = row.chunks(FAN).map(|chunk| chunk.iter().copied().max().unwrap_or(i32::MIN)).collect();
            reach.push(std::mem::replace(&mut row, next));
        }
        reach.push(row);
        Self { slots, reach }
    }

    /// Gathers what is between two days below a block, until there is one more than there is room for.
    fn gather(&self, (depth, block): (usize, usize), (from, to): (i32, i32), room: usize, out: &mut Vec<Slot>) {
        let children = block * FAN..(block + 1) * FAN;
        match depth.checked_sub(1) {
            None => {
                for slot in self.slots.get(children.start..).unwrap_or_default().iter().take(FAN) {
                    if slot.first >= to || out.len() > room {
                        return;
                    }
                    if slot.last > from {
                        out.push(*slot);
                    }
                }
            }
            Some(below) => {
                let Some(row) = self.reach.get(below) else { return };
                let children = if depth == self.reach.len() { 0..row.len() } else { children };
                for child in children {
                    let begins = self.slots.get(child * FAN.pow(depth as u32)).is_some_and(|slot| slot.first < to);
                    if !begins || out.len() > room {
                        return;
                    }
                    if row.get(child).is_some_and(|last| *last > from) {
                        self.gather((below, child), (from, to), room, out);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slots(raw: &[(i32, i32, u8)]) -> Vec<Slot> {
        (0..)
            .zip(raw)
            .map(|(record, &(first, days, importance))| Slot { record, first, last: first + days, importance })
            .collect()
    }

    proptest! {
        #[test]
        fn it_finds_what_a_look_at_all_finds(
            raw in proptest::collection::vec((-5000..5000_i32, 1..900_i32, 1..6_u8), 0..400),
            from in -6000..6000_i32, length in 1..3000_i32, some in 0..60_usize,
        ) {
            let slots = slots(&raw);
            let index = Index::new(&slots);
            let (from, to) = (from, from + length);
            let mut all: Vec<u32> = slots.iter().filter(|s| s.first < to && s.last > from).map(|s| s.record).collect();
            prop_assert_eq!(index.count(from, to), all.len());
            let mut found: Vec<u32> = index.within(from, to, usize::MAX, 0).slots.iter().map(|s| s.record).collect();
            found.sort_unstable();
            all.sort_unstable();
            prop_assert_eq!(&found, &all);
            let few = index.within(from, to, 0, some);
            prop_assert!(few.slots.len() <= some);
            prop_assert!(few.slots.iter().all(|slot| all.contains(&slot.record)));
            let hidden = index.hidden(&few, from, to, None);
            prop_assert!(hidden.is_none_or(|slot| !few.slots.contains(&slot) && slot.first >= from && slot.first < to));
        }
    }

    #[test]
    fn what_is_shown_of_many_is_the_most_important_and_spread() {
        let raw: Vec<(i32, i32, u8)> = (0..4096).map(|day| (day, 1, if day % 512 == 300 { 5 } else { 2 })).collect();
        let found = Index::new(&slots(&raw)).within(0, 4096, 100, 8);
        assert!(!found.whole);
        let days: Vec<i32> = found.slots.iter().map(|slot| slot.first).collect();
        assert_eq!(days.len(), 8, "{days:?}");
        assert!(days.iter().all(|day| day % 512 == 300), "{days:?}");
    }
}
