//! From days to pixels and back.

use crate::{TimeMap, Viewport};

/// The nearest value that is at least `low` and at most `high`; `low` where these are the wrong way round.
/// `f64::clamp` panics there, with the floats in its message: to print them takes fifteen kilobytes.
pub(crate) fn clamp(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

/// Maps the days in view onto a stretch of pixels, through the folds.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a> {
    map: &'a TimeMap,
    view: Viewport,
    start: f64,
    end: f64,
    zero: (f64, f64),
}

impl<'a> Scale<'a> {
    /// A scale that shows `view` between the pixels `start` and `end`.
    pub fn new(map: &'a TimeMap, view: Viewport, start: f64, end: f64) -> Self {
        Self { map, view, start, end: end.max(start + 1.0), zero: (0.0, 0.0) }
    }

    /// The same scale for a relationship whose time is counted from a day between two.
    #[must_use]
    pub fn counted_from(self, zero: (f64, f64)) -> Self {
        Self { zero, ..self }
    }

    /// Whether it is known to the day where time is counted from.
    pub fn is_sharp(&self) -> bool {
        self.zero.0 == self.zero.1
    }

    /// The first pixel at which a day may begin.
    pub fn early(&self, day: f64) -> f64 {
        self.px(day - self.zero.1)
    }

    /// The last pixel at which a day may begin.
    pub fn late(&self, day: f64) -> f64 {
        self.px(day - self.zero.0)
    }

    /// First pixel.
    pub fn start(&self) -> f64 {
        self.start
    }

    /// Last pixel.
    pub fn end(&self) -> f64 {
        self.end
    }

    /// The pixel of a day; a day is its beginning.
    pub fn px(&self, day: f64) -> f64 {
        self.px_of_unit(self.map.unit(day))
    }

    /// The day at a pixel, the inverse of [`Scale::px`].
    pub fn day(&self, px: f64) -> f64 {
        let share = (px - self.start) / (self.end - self.start);
        self.map.day(self.view.from + share * self.view.length())
    }

    /// The days in view: the first, and the one after the last.
    pub fn days(&self) -> (i32, i32) {
        (self.day(self.start).floor() as i32, self.day(self.end).ceil() as i32)
    }

    /// Pixels a unit.
    pub fn density(&self) -> f64 {
        (self.end - self.start) / self.view.length()
    }

    /// The pixel of a unit of the map.
    pub fn px_of_unit(&self, unit: f64) -> f64 {
        self.start + (unit - self.view.from) * self.density()
    }

    /// The map below.
    pub fn map(&self) -> &'a TimeMap {
        self.map
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pixel_and_day_are_inverse(from in 0.0..9000.0_f64, length in 10.0..9000.0_f64, px in 0.0..1200.0_f64) {
            let map = TimeMap::linear(8000.0, 20_000.0);
            let scale = Scale::new(&map, Viewport { from, to: from + length }, 100.0, 1100.0);
            prop_assert!((scale.px(scale.day(px)) - px).abs() < 1e-6);
        }
    }
}
