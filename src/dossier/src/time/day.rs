//! Calendar days as numbers.

use super::Extent;

/// A calendar day in the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The first day that a dossier may tell of: years have four figures. So days, and what lies between two of them, are
    /// small numbers, and an axis over all of time has an end.
    pub const FIRST: Self = Self(-4_371_587);
    /// The last one; a winter of the year 9999 ends in the year after it.
    pub const LAST: Self = Self(2_933_262);

    /// A day by its number, or the nearest that a dossier may tell of.
    pub(crate) fn within(number: i64) -> Self {
        Self(number.clamp(i64::from(Self::FIRST.0), i64::from(Self::LAST.0)) as i32)
    }

    /// The day of a civil date. Years are astronomical (year 0 exists); a month or day outside the
    /// calendar carries over, so `(2024, 13, 1)` is the first of January 2025.
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Self {
        let months = year * 12 + i64::from(month) - 1;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        Self(days.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// The civil date of a day: astronomical year, month 1–12, day of month 1–31.
    ///
    /// Source: H. Hinnant, as above, `civil_from_days`.
    pub fn ymd(self) -> (i64, u8, u8) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// The astronomical year that the day lies in.
    pub fn year(self) -> i64 {
        self.ymd().0
    }

    /// The day `days` later (earlier if negative); the ends of the range hold.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl Extent {
    /// The days of a year, a month or a day as EDTF level 0 writes it: `1992`, `1992-03`, `1992-03-02`. The rest of
    /// EDTF is for [`super::Date`], which takes much more code.
    pub fn of_calendar(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next(), parts.next());
        if year.len() != 4 || parts.next().is_some() {
            return None;
        }
        let (year, month, day) = (digits(year)?, month.map(two), day.map(two));
        let (first, last) = match (month, day) {
            (None, _) => ((year, 1, 1), (year + 1, 1, 1)),
            (Some(month), None) => ((year, month?, 1), (year, month? + 1, 1)),
            (Some(month), Some(day)) => ((year, month?, day?), (year, month?, day? + 1)),
        };
        let of = |(year, month, day)| Day::from_ymd(year, month, day);
        // What is no day of the calendar carries over and is another day.
        (of(first).ymd() == first).then(|| Self { earliest: Some(of(first)), latest: Some(of(last).plus(-1)) })
    }
}

fn two(text: &str) -> Option<u8> {
    if text.len() == 2 { digits(text)?.try_into().ok() } else { None }
}

fn digits(text: &str) -> Option<i64> {
    let mut number = 0;
    for byte in text.bytes() {
        number = number * 10 + i64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn knows_its_calendar() {
        assert_eq!((Day::FIRST, Day::LAST), (Day::from_ymd(-9999, 1, 1), Day::from_ymd(10_000, 12, 31)));
        assert_eq!(Day::from_ymd(1970, 1, 1), Day(0));
        assert_eq!(Day::from_ymd(2000, 3, 1).0 - Day::from_ymd(2000, 2, 1).0, 29);
        assert_eq!(Day::from_ymd(1900, 3, 1).0 - Day::from_ymd(1900, 2, 1).0, 28);
        assert_eq!(Day::from_ymd(2024, 13, 1), Day::from_ymd(2025, 1, 1));
        assert_eq!(Day::from_ymd(1992, 3, 2).0 - Day::from_ymd(1991, 12, 16).0, 77);
    }

    proptest! {
        #[test]
        fn a_calendar_date_is_read_as_edtf_reads_it(
            year in 0..10_000_i32, month in 0..14_u8, day in 0..33_u8, length in 0..14_usize, odd in "[0-9X~/. -]{0,10}",
        ) {
            let whole = format!("{year:04}-{month:02}-{day:02}");
            let text = whole.get(..length).unwrap_or(&whole);
            let edtf = crate::Date::parse(text).ok().map(|date| date.extent());
            // Further digits of a year are a year of EDTF level 2, which is for the other reader.
            prop_assert_eq!(Extent::of_calendar(text), edtf);
            let _ = Extent::of_calendar(&odd);
        }

        #[test]
        fn a_day_and_its_civil_date_are_inverse(days in -2_000_000_i32..2_000_000) {
            let (year, month, day) = Day(days).ymd();
            prop_assert_eq!(Day::from_ymd(year, month, day), Day(days));
        }
    }
}
