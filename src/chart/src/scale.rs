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
}

impl<'a> Scale<'a> {
    /// A scale that shows `view` between the pixels `start` and `end`.
    pub fn new(map: &'a TimeMap, view: Viewport, start: f64, end: f64) -> Self {
        Self { map, view, start, end: end.max(start + 1.0) }
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
