//! The minimap: how many records begin when, over all of time, and the window on what is in view.

use crate::item::Group;
use crate::items::Items;
use crate::scale::clamp;
use crate::{TimeMap, Viewport};

/// Width of a column, in pixels.
const COLUMN: f64 = 7.0;
/// How near to an end of the window a pointer grips it, in pixels.
const REACH: f64 = 10.0;

/// What begins in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// First pixel.
    pub from: f64,
    /// Last pixel.
    pub to: f64,
    /// Records of the first relationship, as a share of the most that any column has.
    pub above: f64,
    /// The same of all others.
    pub below: f64,
}

/// First and last pixel of the window on what is in view, on `width` pixels.
pub fn window(map: &TimeMap, view: Viewport, width: f64) -> (f64, f64) {
    let px = |unit: f64| unit / map.length().max(1.0) * width;
    (px(view.from), px(view.to))
}

/// Counts what begins when, on `width` pixels: columns from left to right.
pub fn columns(items: &Items, map: &TimeMap, width: f64) -> Vec<Count> {
    let number = (width / COLUMN).floor().max(1.0);
    let step = map.length() / number;
    let begun = |unit: f64, first: bool| -> usize {
        let day = map.day(unit).round() as i32;
        let mine = items.strands.iter().filter(|strand| (strand.group == Group::One(0)) == first);
        mine.map(|strand| strand.index.begun(day)).sum()
    };
    let mut counts = Vec::new();
    let mut before = (0, 0);
    for place in 1..=number as u32 {
        let unit = step * f64::from(place);
        let now = (begun(unit, true), begun(unit, false));
        counts.push((now.0 - before.0, now.1 - before.1));
        before = now;
    }
    let most = counts.iter().map(|(one, other)| *one.max(other)).max().unwrap_or(1).max(1) as f64;
    let column = width / number;
    let columns = (0..).zip(counts).filter(|(_, (one, other))| one + other > 0).map(|(place, (one, other))| {
        let from = column * f64::from(place);
        Count { from, to: from + column - 1.0, above: one as f64 / most, below: other as f64 / most }
    });
    columns.collect()
}

/// What a pointer holds of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// Its beginning.
    From,
    /// Its end.
    To,
    /// All of it.
    Whole,
}

/// A window that is held: what of it, and where it was in view and pointer when it was gripped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Brush {
    /// What is held.
    pub grip: Grip,
    view: Viewport,
    at: f64,
}

impl Brush {
    /// Holds a part of the window at share 0 of time: what moves it is how far.
    pub fn of(view: Viewport, grip: Grip) -> Self {
        Self { grip, view, at: 0.0 }
    }

    /// Grips the window at `at`, a share of all of time on `width` pixels. Beside the window its middle comes there.
    pub fn new(view: Viewport, map: &TimeMap, width: f64, at: f64) -> Self {
        let (unit, reach) = (at * map.length(), REACH / width.max(1.0) * map.length());
        let near = |edge: f64| (unit - edge).abs();
        let held = |grip: Grip| Self { grip, view, at };
        if near(view.from).min(near(view.to)) <= reach {
            return held(if near(view.from) < near(view.to) { Grip::From } else { Grip::To });
        }
        if view.from < unit && unit < view.to {
            return held(Grip::Whole);
        }
        let half = view.length() / 2.0;
        let from = clamp(unit - half, 0.0, map.length() - 2.0 * half);
        Self { grip: Grip::Whole, view: Viewport { from, to: from + 2.0 * half }, at }
    }

    /// What is in view with the pointer at another share of time.
    pub fn moved(&self, map: &TimeMap, at: f64) -> Viewport {
        let (by, whole) = ((at - self.at) * map.length(), map.length());
        let Viewport { from, to } = self.view;
        let least = crate::viewport::SHORTEST.min(whole);
        match self.grip {
            Grip::From => Viewport { from: clamp(from + by, 0.0, to - least), to },
            Grip::To => Viewport { from, to: clamp(to + by, from + least, whole) },
            Grip::Whole => {
                let from = clamp(from + by, 0.0, whole - (to - from));
                Viewport { from, to: from + self.view.length() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_window_follows_the_pointer_and_stays_on_the_map(
            from in 0.0..9000.0_f64, length in 20.0..5000.0_f64, at in 0.0..1.0_f64, to in -0.5..1.5_f64,
        ) {
            let map = TimeMap::linear(0.0, 10_000.0);
            let view = Viewport { from, to: (from + length).min(10_000.0) };
            let brush = Brush::new(view, &map, 800.0, at);
            let moved = brush.moved(&map, to);
            prop_assert!(moved.from >= -1e-6 && moved.to <= 10_000.0 + 1e-6 && moved.length() >= 14.0 - 1e-6, "{moved:?}");
            let same = brush.moved(&map, at);
            if brush.grip == Grip::Whole {
                prop_assert!((moved.length() - view.length()).abs() < 1e-6);
                prop_assert!(same.from <= at * 10_000.0 + 1e-6 && at * 10_000.0 <= same.to + 1e-6);
            } else {
                prop_assert!((same.from - view.from).abs() < 1e-6 && (same.to - view.to).abs() < 1e-6);
            }
        }
    }
}
