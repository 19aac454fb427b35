//! Amounts of one whole, one after the other on a line.

/// One amount of a bar.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Amount {
    /// How much it is; of what is only bounded, the most.
    pub value: f64,
    /// Only its bounds are known.
    pub possible: bool,
    /// Position of the bounded amount that it may be counted in: it is drawn there.
    pub inside: Option<usize>,
}

/// All together, as it was worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Whole {
    /// From the figures as printed.
    pub value: f64,
    /// At the least.
    pub low: f64,
    /// At the most.
    pub high: f64,
}

/// Where amounts lie on the line from zero, in their own unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// From where to where each amount lies, in the order given.
    pub spans: Vec<(f64, f64)>,
    /// What is left of the whole.
    pub rest: Option<(f64, f64)>,
    /// The end of all that is drawn.
    pub end: f64,
}

/// Puts amounts one after the other: what is known, then what is only bounded; what may be counted in that, in it.
pub fn stack(amounts: &[Amount], whole: Option<Whole>) -> Stack {
    let size = |amount: &Amount| if amount.value.is_finite() { amount.value.max(0.0) } else { 0.0 };
    let host = |amount: &Amount| {
        amount.inside.filter(|at| amounts.get(*at).is_some_and(|host| host.possible)).filter(|_| !amount.possible)
    };
    let mut spans = vec![(0.0, 0.0); amounts.len()];
    let mut end = 0.0;
    for possible in [false, true] {
        for (amount, span) in amounts.iter().zip(&mut spans) {
            if amount.possible == possible && host(amount).is_none() {
                *span = (end, end + size(amount));
                end = span.1;
            }
        }
    }
    let mut filled = vec![0.0; amounts.len()];
    for (at, amount) in amounts.iter().enumerate() {
        let Some(host) = host(amount) else { continue };
        let start = spans.get(host).map_or(0.0, |(from, _)| *from) + filled.get(host).copied().unwrap_or_default();
        if let Some(filled) = filled.get_mut(host) {
            *filled += size(amount);
        }
        if let Some(span) = spans.get_mut(at) {
            *span = (start, start + size(amount));
        }
    }
    let named = spans.iter().fold(0.0_f64, |most, (_, to)| most.max(*to));
    let whole = whole.filter(|whole| whole.value.is_finite() && whole.high.is_finite());
    let rest = whole.filter(|whole| whole.value > named).map(|whole| (named, whole.value));
    let end = whole.map_or(named, |whole| named.max(whole.value).max(whole.high));
    Stack { spans, rest, end }
}

/// Amounts from zero to a greatest one, on a line of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Across {
    start: f64,
    end: f64,
    most: f64,
}

impl Across {
    /// From zero at `start` to `most` at `end`.
    pub fn new(start: f64, end: f64, most: f64) -> Self {
        let most = if most.is_finite() && most > 0.0 { most } else { 1.0 };
        Self { start, end: end.max(start + 1.0), most }
    }

    /// The pixel of an amount.
    pub fn px(&self, value: f64) -> f64 {
        self.start + value / self.most * (self.end - self.start)
    }

    /// The amount at a pixel, the inverse of [`Across::px`].
    pub fn value(&self, px: f64) -> f64 {
        (px - self.start) / (self.end - self.start) * self.most
    }

    /// Round amounts from zero on, so many at the most.
    pub fn ticks(&self, at_most: usize) -> Vec<f64> {
        let rough = self.most / at_most.max(1) as f64;
        let power = 10_f64.powi(rough.log10().floor() as i32);
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(power * 10.0);
        (0..=at_most).map(|count| count as f64 * step).take_while(|value| *value <= self.most * 1.000_1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known(value: f64) -> Amount {
        Amount { value, ..Amount::default() }
    }

    #[test]
    fn what_may_be_counted_in_another_lies_in_it() {
        let amounts = [known(33.0), Amount { inside: Some(2), ..known(0.8) }, Amount { possible: true, ..known(2.4) }];
        let stack = stack(&amounts, Some(Whole { value: 39.8, low: 38.9, high: 40.6 }));
        assert_eq!(stack.spans, [(0.0, 33.0), (33.0, 33.8), (33.0, 35.4)]);
        assert_eq!((stack.rest, stack.end), (Some((35.4, 39.8)), 40.6));
    }

    #[test]
    fn without_a_whole_nothing_is_left() {
        let stack = stack(&[known(2.0), known(1.0)], None);
        assert_eq!((stack.rest, stack.end), (None, 3.0));
        assert_eq!(super::stack(&[], None), Stack::default());
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(Across::new(0.0, 900.0, 40.6).ticks(4), [0.0, 20.0, 40.0]);
        assert_eq!(Across::new(0.0, 900.0, 40.6).ticks(5), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(Across::new(0.0, 900.0, 0.0).ticks(2), [0.0, 0.5, 1.0]);
    }

    proptest! {
        #[test]
        fn amount_and_pixel_are_inverse(most in 0.001..1e12_f64, end in 50.0..2000.0_f64, share in 0.0..1.0_f64) {
            let across = Across::new(10.0, end + 10.0, most);
            let value = share * most;
            prop_assert!((across.value(across.px(value)) - value).abs() <= most * 1e-9);
        }

        #[test]
        fn known_amounts_never_overlap(
            given in proptest::collection::vec((0.0..100.0_f64, any::<bool>(), proptest::option::of(0_usize..12)), 0..12),
            whole in proptest::option::of(0.0..2000.0_f64),
        ) {
            let amounts: Vec<Amount> =
                given.iter().map(|(value, possible, inside)| Amount { value: *value, possible: *possible, inside: *inside }).collect();
            let stack = stack(&amounts, whole.map(|value| Whole { value, low: value, high: value }));
            let known: Vec<(f64, f64)> =
                stack.spans.iter().zip(&amounts).filter(|(_, amount)| !amount.possible).map(|(span, _)| *span).collect();
            for (at, one) in known.iter().enumerate() {
                for other in known.iter().skip(at + 1) {
                    let apart = one.1 <= other.0 + 1e-9 || other.1 <= one.0 + 1e-9;
                    // More than a bounded amount may be said to lie in it.
                    let crowded = amounts.iter().filter(|amount| amount.inside.is_some()).count() > 0;
                    prop_assert!(apart || crowded, "{:?} {:?}", one, other);
                }
            }
            for (span, amount) in stack.spans.iter().zip(&amounts) {
                prop_assert!((span.1 - span.0 - amount.value).abs() < 1e-9 && span.1 <= stack.end + 1e-9);
            }
            prop_assert_eq!(stack.rest.is_some(), whole.is_some_and(|whole| stack.spans.iter().all(|span| span.1 < whole)));
        }
    }
}
