//! Closed numeric intervals: what two uncertain figures give together.
//!
//! Source of the operations: R. E. Moore, R. B. Kearfott, M. J. Cloud, "Introduction to Interval
//! Analysis", SIAM 2009, chapter 2. Ends are rounded to nearest, not outward: figures in documents have a
//! dozen digits at most, and the order of rounded results is kept by IEEE 754.

/// All values from `low` to `high`, both included; an infinite end is an open side.
///
/// The unit is that of the figure it came from; the operations do not know it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lowest value, or minus infinity.
    pub low: f64,
    /// Highest value, or infinity.
    pub high: f64,
}

impl Interval {
    /// The interval between two values, in whichever order they come.
    pub fn new(one: f64, other: f64) -> Self {
        Self { low: one.min(other), high: one.max(other) }
    }

    /// The interval of one exact value.
    pub const fn exact(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// Whether the value lies in it.
    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether both allow a common value.
    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether it is one value.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// Whether both sides are closed.
    pub fn is_finite(self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }

    /// `[a, b] + [c, d] = [a + c, b + d]`.
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// `[a, b] − [c, d] = [a − d, b − c]`.
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }

    /// `[a, b] × [c, d]`: the least and the greatest of the four products of the ends.
    pub fn times(self, other: Self) -> Self {
        Self::around([self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high])
    }

    /// `[a, b] ÷ [c, d]`: the least and the greatest of the four quotients of the ends.
    ///
    /// `None` where the divisor holds zero: nothing bounds the result.
    pub fn over(self, other: Self) -> Option<Self> {
        (!other.holds(0.0)).then(|| {
            Self::around([self.low / other.low, self.low / other.high, self.high / other.low, self.high / other.high])
        })
    }

    /// A ratio of a later to an earlier figure as growth: `(ratio − 1) × 100`, in percent.
    pub fn as_growth(self) -> Self {
        self.minus(Self::exact(1.0)).times(Self::exact(100.0))
    }

    /// The `n`-th root of values that are not negative: `[ⁿ√a, ⁿ√b]`.
    pub fn root(self, n: f64) -> Self {
        let root = |end: f64| if end > 0.0 { end.powf(1.0 / n) } else { 0.0 };
        Self { low: root(self.low), high: root(self.high) }
    }

    /// The smallest interval that holds four results of ends. An undefined one (0 × ∞, ∞ ÷ ∞) stands for
    /// the limit 0, which closed ends reach: an open end means "as large as you like", not a value.
    fn around(results: [f64; 4]) -> Self {
        let defined = results.map(|result| if result.is_nan() { 0.0 } else { result });
        Self {
            low: defined.into_iter().fold(f64::INFINITY, f64::min),
            high: defined.into_iter().fold(f64::NEG_INFINITY, f64::max),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn eight_over_five_billion_is_between_1_36_and_1_89() {
        let ratio = Interval::new(7.5e9, 8.5e9).over(Interval::new(4.5e9, 5.5e9)).expect("no zero");
        assert_eq!(format!("{:.2} {:.2}", ratio.low, ratio.high), "1.36 1.89");
    }

    #[test]
    fn a_divisor_that_holds_zero_is_refused() {
        let any = Interval::exact(1.0);
        assert_eq!(any.over(Interval::new(-1.0, 1.0)), None);
        assert_eq!(any.over(Interval::new(0.0, 1.0)), None);
        assert!(any.over(Interval::new(0.5, 1.0)).is_some());
    }

    #[test]
    fn an_open_side_stays_open() {
        let more_than_20 = Interval::new(20.0, f64::INFINITY);
        assert_eq!(more_than_20.minus(Interval::new(17.0, 19.0)), Interval::new(1.0, f64::INFINITY));
        assert_eq!(more_than_20.over(Interval::new(17.0, 19.0)).map(|i| i.high), Some(f64::INFINITY));
        assert_eq!(Interval::exact(1.0).over(more_than_20), Some(Interval::new(0.0, 0.05)));
        assert_eq!(Interval::exact(0.0).times(more_than_20), Interval::exact(0.0));
    }

    /// An interval and a value in it; some intervals have open sides.
    fn interval_and_value() -> impl Strategy<Value = (Interval, f64)> {
        (-1e6..1e6_f64, -1e6..1e6_f64, 0.0..=1.0_f64, 0..4_u8).prop_map(|(a, b, at, open)| {
            let closed = Interval::new(a, b);
            let value = (closed.low + (closed.high - closed.low) * at).clamp(closed.low, closed.high);
            let low = if open & 1 == 1 { f64::NEG_INFINITY } else { closed.low };
            let high = if open & 2 == 2 { f64::INFINITY } else { closed.high };
            (Interval { low, high }, value)
        })
    }

    proptest! {
        #[test]
        fn a_result_holds_every_result_of_two_values(
            (one, x) in interval_and_value(),
            (other, y) in interval_and_value(),
        ) {
            prop_assert!(one.plus(other).holds(x + y));
            prop_assert!(one.minus(other).holds(x - y));
            prop_assert!(one.times(other).holds(x * y));
            match one.over(other) {
                Some(quotient) => prop_assert!(quotient.holds(x / y)),
                None => prop_assert!(other.holds(0.0)),
            }
        }

        #[test]
        fn a_root_holds_the_root_of_every_value((one, x) in interval_and_value(), n in 1..40_i32) {
            let positive = Interval { low: one.low.abs().min(one.high.abs()), high: one.low.abs().max(one.high.abs()) };
            let x = x.abs().max(positive.low).min(positive.high);
            prop_assume!(x.is_finite());
            let root = positive.root(f64::from(n));
            prop_assert!(root.holds(x.powf(1.0 / f64::from(n))));
            prop_assert!(root.low <= root.high);
        }

        #[test]
        fn overlap_is_a_shared_value((one, x) in interval_and_value(), (other, _) in interval_and_value()) {
            prop_assert_eq!(one.overlaps(other), other.overlaps(one));
            if other.holds(x) {
                prop_assert!(one.overlaps(other));
            }
        }
    }
}
