//! The life of a link along time: proposed, agreed, being built, at work; as far as its documents know.

use crate::Scale;
use crate::routes::labels::{Placed, Wanted, place};

/// Size of a mark known to the day.
const MARK: f64 = 9.0;
/// A mark of a coarser date is never narrower.
const HOLLOW: f64 = 10.0;

/// What holds from a turn on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// A date that begins nothing.
    #[default]
    Alone,
    /// It is proposed or agreed.
    Planned,
    /// It is being built.
    Building,
    /// It is at work.
    AtWork,
    /// It has ended.
    Over,
}

/// A turn of a life, in days since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Turn {
    /// First possible day.
    pub first: Option<i32>,
    /// Last possible day.
    pub last: Option<i32>,
    /// What begins.
    pub stage: Stage,
    /// How wide its words are.
    pub label: f64,
}

/// Where a turn is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Position of the turn.
    pub turn: usize,
    /// First pixel.
    pub from: f64,
    /// Last pixel.
    pub to: f64,
    /// Known to the day.
    pub known: bool,
    /// It would cover the one before: a stroke is all there is room for.
    pub slim: bool,
}

/// What holds between two turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// First pixel.
    pub from: f64,
    /// Last pixel.
    pub to: f64,
    /// What holds.
    pub stage: Stage,
    /// It goes on where the documents end.
    pub open: bool,
}

/// A life laid out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Life {
    /// The turns that have a date.
    pub points: Vec<Point>,
    /// What holds between them.
    pub stretches: Vec<Stretch>,
    /// Where the words of each turn stand, if there is room.
    pub labels: Vec<Option<Placed>>,
}

/// Lays out turns in the order of time, up to the day (days since 1970) that documents know of; no words stand beyond
/// the pixel `words_to`.
pub fn life(turns: &[Turn], known_to: Option<i32>, scale: &Scale<'_>, words_to: f64) -> Life {
    let mut out = Life::default();
    let mut wanted = Vec::new();
    let mut before: Option<(f64, Stage)> = None;
    let mut covered = f64::MIN;
    for (at, turn) in turns.iter().enumerate() {
        let Some((first, last)) = turn.first.or(turn.last).zip(turn.last.or(turn.first)) else { continue };
        let (from, to) = (scale.px(f64::from(first)), scale.px(f64::from(last) + 1.0));
        let known = first == last && turn.first.is_some() && turn.last.is_some();
        let middle = (from + to) / 2.0;
        let size = if known { MARK } else { (to - from).max(HOLLOW) };
        let point = Point { turn: at, from: middle - size / 2.0, to: middle + size / 2.0, known, slim: false };
        let slim = point.from < covered - 1.0 && known;
        let point = if slim { Point { from: middle - 1.0, to: middle + 1.0, slim, ..point } } else { point };
        covered = covered.max(point.to);
        if turn.stage != Stage::Alone {
            if let Some((start, stage)) = before.filter(|(start, _)| from > *start) {
                out.stretches.push(Stretch { from: start, to: from, stage, open: false });
            }
            before = Some((to, turn.stage));
        }
        out.points.push(point);
        wanted.push((at, Wanted { at: middle, width: turn.label, centered: true, below: false }));
    }
    let end = known_to.map(|day| scale.px(f64::from(day) + 1.0));
    if let Some(((start, stage), end)) = before.zip(end)
        && matches!(stage, Stage::Building | Stage::AtWork)
        && end > start
    {
        out.stretches.push(Stretch { from: start, to: end, stage, open: true });
    }
    // Where a life stands and where it began say most; words between them stand where there is room left.
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    if let Some(last) = order.pop() {
        order.insert(0, last);
    }
    let asked: Vec<Wanted> = order.iter().filter_map(|at| wanted.get(*at)).map(|(_, label)| *label).collect();
    let placed = place(&asked, scale.start(), words_to.min(scale.end()), 1);
    out.labels = vec![None; turns.len()];
    for (at, label) in order.iter().zip(placed) {
        let turn = wanted.get(*at).map(|(turn, _)| *turn);
        if let Some(slot) = turn.and_then(|turn| out.labels.get_mut(turn)) {
            *slot = label;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TimeMap, Viewport};
    use proptest::prelude::*;

    fn on<T>(map: &TimeMap, look: impl FnOnce(&Scale<'_>) -> T) -> T {
        look(&Scale::new(map, Viewport::all(map), 0.0, 1000.0))
    }

    fn day(day: i32, stage: Stage) -> Turn {
        Turn { first: Some(day), last: Some(day), stage, label: 60.0 }
    }

    #[test]
    fn a_life_goes_from_plan_to_work_and_on_to_the_last_known_day() {
        let map = TimeMap::linear(0.0, 1000.0);
        let turns = [day(100, Stage::Planned), day(300, Stage::Building), day(600, Stage::AtWork)];
        let life = on(&map, |scale| life(&turns, Some(899), scale, 1000.0));
        let told: Vec<(f64, f64, Stage, bool)> =
            life.stretches.iter().map(|it| (it.from.round(), it.to.round(), it.stage, it.open)).collect();
        assert_eq!(
            told,
            [
                (101.0, 300.0, Stage::Planned, false),
                (301.0, 600.0, Stage::Building, false),
                (601.0, 900.0, Stage::AtWork, true)
            ]
        );
    }

    #[test]
    fn a_plan_is_not_drawn_on() {
        let map = TimeMap::linear(0.0, 1000.0);
        let life = on(&map, |scale| life(&[day(100, Stage::Planned)], Some(900), scale, 1000.0));
        assert_eq!((life.points.len(), life.stretches.len()), (1, 0));
    }

    #[test]
    fn what_has_no_date_has_no_mark() {
        let map = TimeMap::linear(0.0, 1000.0);
        let life =
            on(&map, |scale| life(&[Turn { stage: Stage::AtWork, ..Turn::default() }], Some(900), scale, 1000.0));
        assert_eq!((life.points.len(), life.stretches.len(), life.labels), (0, 0, vec![None]));
    }

    proptest! {
        #[test]
        fn a_mark_is_as_wide_as_its_date_and_nothing_passes_the_last_day(
            given in proptest::collection::vec((0..900_i32, 0..200_i32, 0..4_u8), 0..8),
            end in 0..1000_i32,
        ) {
            let map = TimeMap::linear(0.0, 1000.0);
            let mut given = given;
            given.sort_unstable();
            let stages = [Stage::Alone, Stage::Planned, Stage::Building, Stage::AtWork];
            let turns: Vec<Turn> = given
                .iter()
                .map(|(first, long, stage)| Turn { first: Some(*first), last: Some(first + long), stage: stages[usize::from(*stage)], label: 80.0 })
                .collect();
            let life = on(&map, |scale| life(&turns, Some(end), scale, 1000.0));
            for point in &life.points {
                let turn = turns[point.turn];
                let days = f64::from(turn.last.unwrap_or(0) - turn.first.unwrap_or(0)) + 1.0;
                prop_assert!(point.slim || point.to - point.from >= days.min(900.0) - 1e-6);
            }
            for stretch in life.stretches.iter().filter(|stretch| stretch.open) {
                prop_assert!(stretch.to <= f64::from(end) + 1.0 + 1e-6 && stretch.from < stretch.to);
            }
            for stretch in &life.stretches {
                prop_assert!(stretch.from < stretch.to);
            }
        }
    }
}
