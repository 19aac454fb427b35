//! How long it took from one moment to another, and who was earlier, when days may be unknown.

use dossier::time::Moment;
use dossier::{Day, Extent};

/// Days in a Gregorian year on average: 146 097 days in 400 years.
pub const DAYS_A_YEAR: f64 = 365.2425;

/// The days from one moment to another: at least `low_days`, at most `high_days`; negative is backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lag {
    /// Fewest possible days; `None`: no bound.
    pub low_days: Option<i64>,
    /// Most possible days; `None`: no bound.
    pub high_days: Option<i64>,
}

/// A lag in the unit a reader can use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spoken {
    /// Whole days. Exact where both are the same.
    Days {
        /// Fewest days.
        low: Option<i64>,
        /// Most days.
        high: Option<i64>,
    },
    /// Years of 365.2425 days, rounded to one decimal.
    Years {
        /// Fewest years.
        low: Option<f64>,
        /// Most years.
        high: Option<f64>,
    },
}

impl Lag {
    /// The lag from one extent to another: `low = to.earliest − from.latest`,
    /// `high = to.latest − from.earliest`, in days.
    pub fn between(from: Extent, to: Extent) -> Self {
        let days = |from: Option<Day>, to: Option<Day>| Some(i64::from(to?.0) - i64::from(from?.0));
        Self { low_days: days(from.latest, to.earliest), high_days: days(from.earliest, to.latest) }
    }

    /// The number of days, where both moments are days.
    pub fn exact(self) -> Option<i64> {
        self.low_days.filter(|_| self.low_days == self.high_days)
    }

    /// The same lag from the other side.
    pub fn reversed(self) -> Self {
        Self { low_days: self.high_days.map(|days| -days), high_days: self.low_days.map(|days| -days) }
    }

    /// The lag in years of 365.2425 days, both ends rounded to one decimal.
    pub fn years(self) -> (Option<f64>, Option<f64>) {
        (self.low_days.map(tenths_of_years), self.high_days.map(tenths_of_years))
    }

    /// Days where they are exact or both ends say less than 2.0 years; years otherwise, and where a side
    /// is open.
    pub fn spoken(self) -> Spoken {
        let (low, high) = self.years();
        let short = |years: Option<f64>| years.is_some_and(|years| years.abs() < 2.0);
        if self.exact().is_some() || (short(low) && short(high)) {
            Spoken::Days { low: self.low_days, high: self.high_days }
        } else {
            Spoken::Years { low, high }
        }
    }
}

fn tenths_of_years(days: i64) -> f64 {
    (days as f64 / DAYS_A_YEAR * 10.0).round() / 10.0
}

/// Which of two moments was earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The first was earlier, by this much (never negative).
    Before(Lag),
    /// The first was later, by this much (never negative).
    After(Lag),
    /// Both are the same day.
    Same,
    /// What is known of them allows both orders.
    Unknown,
}

/// Which of two extents was earlier, where every day that they allow gives the same answer.
pub fn order(a: Extent, b: Extent) -> Order {
    if a.is_day() && a == b {
        return Order::Same;
    }
    let before = |first: Extent, second: Extent| {
        let lag = Lag::between(first, second);
        lag.low_days.is_some_and(|days| days > 0).then_some(lag)
    };
    if let Some(lag) = before(a, b) {
        Order::Before(lag)
    } else if let Some(lag) = before(b, a) {
        Order::After(lag)
    } else {
        Order::Unknown
    }
}

/// The same days of the calendar so many years later, or earlier. The last day is taken as the day before the day
/// after, so that February ends where it does.
pub fn years_later(extent: Extent, years: i64) -> Extent {
    let shift = |day: Day| {
        let (year, month, day) = day.ymd();
        Day::from_ymd(year + years, month, day)
    };
    Extent { earliest: extent.earliest.map(shift), latest: extent.latest.map(|day| shift(day.plus(1)).plus(-1)) }
}

/// [`Lag::between`] for two moments.
pub fn lag(from: Moment, to: Moment) -> Lag {
    Lag::between(from.extent, to.extent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::extent;
    use proptest::prelude::*;

    fn between(from: &str, to: &str) -> Spoken {
        Lag::between(extent(from), extent(to)).spoken()
    }

    fn days(low: i64, high: i64) -> Spoken {
        Spoken::Days { low: Some(low), high: Some(high) }
    }

    fn years(low: f64, high: f64) -> Spoken {
        Spoken::Years { low: Some(low), high: Some(high) }
    }

    #[test]
    fn lags_are_as_wide_as_the_doubt() {
        assert_eq!(between("1991-12-16", "1992-03-02"), days(77, 77));
        assert_eq!(between("1991", "1992-01-14"), days(14, 378));
        assert_eq!(between("1991-12-16", "1992"), days(16, 381));
        assert_eq!(between("2009", "2010-12"), years(0.9, 2.0));
        assert_eq!(between("1991-12-16", "2009"), years(17.0, 18.0));
        assert_eq!(between("1991", "2010-12"), years(18.9, 20.0));
        assert_eq!(between("1991", "2010-09-16"), years(18.7, 19.7));
        assert_eq!(between("2010-09-16", "2012"), years(1.3, 2.3));
        assert_eq!(between("1991", "2021-06-15"), years(29.5, 30.5));
    }

    #[test]
    fn an_exact_lag_is_told_in_days_however_long() {
        assert_eq!(between("1991-12-16", "2025-07-29"), days(12_279, 12_279));
    }

    #[test]
    fn an_open_side_stays_open() {
        let lag = Lag::between(extent("1992"), extent("[2021..]"));
        assert_eq!(lag.high_days, None);
        assert_eq!(lag.spoken(), Spoken::Years { low: Some(28.0), high: None });
        assert_eq!(order(extent("1992"), extent("[2021..]")), Order::Before(lag));
        assert_eq!(order(extent("1992"), extent("[..2021]")), Order::Unknown);
    }

    #[test]
    fn who_was_earlier() {
        let exactly = |days| Lag { low_days: Some(days), high_days: Some(days) };
        assert_eq!(order(extent("1992-03-02"), extent("1992-01-14")), Order::After(exactly(48)));
        assert_eq!(order(extent("1992-01-14"), extent("1992-01-14")), Order::Same);
        assert_eq!(order(extent("1992"), extent("1992-01-14")), Order::Unknown);
        assert_eq!(order(extent("1992"), extent("1992")), Order::Unknown);
        assert_eq!(
            order(extent("1991-12"), extent("1992")),
            Order::Before(Lag { low_days: Some(1), high_days: Some(396) })
        );
    }

    fn any_extent() -> impl Strategy<Value = (Extent, Day)> {
        (-4000..4000_i32, 0..800_i32, 0..800_i32, 0..4_u8).prop_map(|(at, before, after, open)| {
            let earliest = (open & 1 == 0).then_some(Day(at - before));
            let latest = (open & 2 == 0).then_some(Day(at + after));
            (Extent { earliest, latest }, Day(at))
        })
    }

    proptest! {
        #[test]
        fn a_lag_holds_the_days_between_any_two_possible_days((a, x) in any_extent(), (b, y) in any_extent()) {
            let lag = Lag::between(a, b);
            let days = i64::from(y.0 - x.0);
            prop_assert!(lag.low_days.is_none_or(|low| low <= days));
            prop_assert!(lag.high_days.is_none_or(|high| days <= high));
            prop_assert_eq!(Lag::between(b, a), lag.reversed());
        }

        #[test]
        fn an_order_is_never_contradicted_by_possible_days((a, x) in any_extent(), (b, y) in any_extent()) {
            match order(a, b) {
                Order::Before(lag) => {
                    prop_assert!(x < y);
                    prop_assert_eq!(order(b, a), Order::After(lag));
                }
                Order::After(_) => prop_assert!(y < x),
                Order::Same => prop_assert_eq!(x, y),
                Order::Unknown => prop_assert_eq!(order(b, a), Order::Unknown),
            }
        }
    }
}
