//! What part of time is in view, and the moves that change it: pure functions, no events.

use crate::TimeMap;
use crate::scale::clamp;

/// The shortest stretch that can be in view, in units (days).
pub(crate) const SHORTEST: f64 = 14.0;

/// The part of a [`TimeMap`] in view, in its units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// First unit in view.
    pub from: f64,
    /// Last unit in view.
    pub to: f64,
}

/// A way to change what is in view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Move {
    /// Shows everything.
    Fit,
    /// Makes everything `factor` times as large (under 1: smaller); the unit `about` stays where it is.
    Zoom {
        /// How many times as large.
        factor: f64,
        /// The unit that keeps its place.
        about: f64,
    },
    /// Moves by a share of what is in view; positive goes towards later.
    Pan(f64),
    /// Goes to the first unit, at the present zoom.
    Start,
    /// Goes to the last unit, at the present zoom.
    End,
    /// Moves as little as needed for a stretch of units to be in view, with air around it.
    Reveal {
        /// First unit.
        from: f64,
        /// Last unit.
        to: f64,
    },
}

impl Viewport {
    /// All of a map.
    pub fn all(map: &TimeMap) -> Self {
        Self { from: 0.0, to: map.length() }
    }

    /// From one day to another, as far as the map goes.
    pub fn between(map: &TimeMap, from: f64, to: f64) -> Self {
        Self { from: map.unit(from), to: map.unit(to) }.within(map)
    }

    /// How many units are in view.
    pub fn length(&self) -> f64 {
        (self.to - self.from).max(f64::MIN_POSITIVE)
    }

    /// What is in view after a move. It stays on the map and keeps a shortest length.
    #[must_use]
    pub fn after(self, step: Move, map: &TimeMap) -> Self {
        let length = self.length();
        match step {
            Move::Fit => Self::all(map),
            Move::Zoom { factor, about } => {
                let longest = map.length().max(SHORTEST);
                let new = clamp(length / factor, SHORTEST, longest);
                let from = about - (about - self.from) * (new / length);
                Self { from, to: from + new }
            }
            Move::Pan(share) => Self { from: self.from + share * length, to: self.to + share * length },
            Move::Start => Self { from: 0.0, to: length },
            Move::End => Self { from: map.length() - length, to: map.length() },
            Move::Reveal { from, to } => self.revealing(from, to),
        }
        .within(map)
    }

    fn revealing(self, from: f64, to: f64) -> Self {
        let air = self.length() * 0.08;
        if from >= self.from && to <= self.to {
            return self;
        }
        let length = self.length().max(to - from + 2.0 * air);
        if from - air < self.from || to - from > self.length() {
            Self { from: from - air, to: from - air + length }
        } else {
            Self { from: to + air - length, to: to + air }
        }
    }

    /// The nearest viewport that lies on the map.
    fn within(self, map: &TimeMap) -> Self {
        let whole = map.length();
        let length = clamp(self.length(), SHORTEST.min(whole), whole);
        let from = clamp(self.from, 0.0, whole - length);
        Self { from, to: from + length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn zooming_about_a_point_keeps_the_point(from in 1000.0..5000.0_f64, length in 100.0..2000.0_f64, at in 0.2..0.8_f64, factor in 0.8..1.25_f64) {
            let map = TimeMap::linear(0.0, 10_000.0);
            let view = Viewport { from, to: from + length };
            let about = from + at * length;
            let after = view.after(Move::Zoom { factor, about }, &map);
            prop_assert!(((about - after.from) / after.length() - at).abs() < 1e-9);
        }

        #[test]
        fn no_move_leaves_the_map(from in -9000.0..19_000.0_f64, length in 1.0..30_000.0_f64, factor in 0.01..100.0_f64, share in -5.0..5.0_f64, to in -20_000.0..20_000.0_f64) {
            let map = TimeMap::linear(0.0, 10_000.0);
            let view = Viewport { from, to: from + length };
            for step in [Move::Fit, Move::Zoom { factor, about: to }, Move::Pan(share), Move::Start, Move::End, Move::Reveal { from: to, to: to + 10.0 }] {
                let after = view.after(step, &map);
                prop_assert!(after.from >= 0.0 && after.to <= map.length() + 1e-6, "{step:?} gives {after:?}");
                prop_assert!(after.length() >= SHORTEST - 1e-6);
            }
        }

        #[test]
        fn what_is_revealed_is_in_view(from in 0.0..9000.0_f64, length in 100.0..1000.0_f64, at in 500.0..9000.0_f64) {
            let map = TimeMap::linear(0.0, 10_000.0);
            let after = Viewport { from, to: from + length }.after(Move::Reveal { from: at, to: at + 30.0 }, &map);
            prop_assert!(after.from <= at && at + 30.0 <= after.to);
        }
    }
}
