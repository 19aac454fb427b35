//! The strip of columns that links run through: no map, only an order.

/// The middle of each column between two edges, and the way from one to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Middles, from west to east.
    pub middles: Vec<f64>,
    /// From one to the next.
    pub pitch: f64,
}

/// Columns as far apart as there is room, all alike: the order is told, distances are not.
pub fn columns(count: usize, from: f64, to: f64) -> Strip {
    let pitch = (to - from).max(1.0) / count.max(1) as f64;
    Strip { middles: (0..count).map(|at| from + pitch * (at as f64 + 0.5)).collect(), pitch }
}

impl Strip {
    /// The middle of a column.
    pub fn at(&self, column: usize) -> f64 {
        self.middles.get(column).copied().unwrap_or_default()
    }

    /// The column at a pixel, the inverse of [`Strip::at`].
    pub fn column(&self, px: f64) -> Option<usize> {
        self.middles.iter().position(|middle| (px - middle).abs() <= self.pitch / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn column_and_pixel_are_inverse(count in 1_usize..20, from in 0.0..300.0_f64, width in 10.0..1000.0_f64) {
            let strip = columns(count, from, from + width);
            for at in 0..count {
                prop_assert_eq!(strip.column(strip.at(at)), Some(at));
                prop_assert!(strip.at(at) > from && strip.at(at) < from + width);
            }
        }
    }
}
