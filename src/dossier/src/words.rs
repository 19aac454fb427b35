//! Dates and figures in words that keep their uncertainty.
//!
//! English for now: a further language is a further [`Words`], with the month names that the browser's
//! `Intl` gives it.

use crate::model::Qualifier;
use crate::number::digits;
use crate::time::{Date, Day, End, Extent, Moment, Precision, When, part_of_month};

/// How dates and figures are said.
#[derive(Debug, Clone)]
pub struct Words {
    /// Short names of the twelve months, January first.
    pub months: [String; 12],
}

impl Default for Words {
    fn default() -> Self {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
        Self { months: months.map(str::to_owned) }
    }
}

impl Words {
    /// A date as a label says it: "2 Mar 1992", "1710s", "early Jan 2026", "since 2020".
    pub fn date(&self, date: &Date) -> String {
        self.when(&date.when())
    }

    /// A date as a sentence of its own says it, with what is not stated: "2009, day not stated".
    pub fn full_date(&self, when: &When) -> String {
        let text = self.when(when);
        match when {
            When::Moment(Moment { precision: Precision::Day, .. }) => text,
            When::Moment(_) => [&text, ", day not stated"].concat(),
            When::Span { end: End::Open, .. } => [&text, ", end open"].concat(),
            When::Span { .. } => text,
        }
    }

    /// What [`Words::date`] says, for a time that several claims gave together.
    pub fn when(&self, when: &When) -> String {
        match when {
            When::Moment(moment) => self.moment(moment),
            When::Span { start, end } => match (start, end) {
                (Some(start), End::At(end)) => self.span(start, end),
                (Some(start), End::Open) => ["since ", &self.moment(start)].concat(),
                (Some(start), End::Unknown) => ["from ", &self.moment(start)].concat(),
                (None, End::At(end)) => ["until ", &self.moment(end)].concat(),
                (None, _) => String::new(),
            },
        }
    }

    /// A moment: one day, or one unit of the calendar, or what lies between two days.
    pub fn moment(&self, moment: &Moment) -> String {
        let Extent { earliest, latest } = moment.extent;
        let about = if moment.approximate && moment.precision != Precision::Part { "about " } else { "" };
        let text = match (earliest, latest) {
            (None, Some(last)) => return ["by ", &self.last(last)].concat(),
            (Some(first), None) => return [&self.first(first), " or later"].concat(),
            (None, None) => return String::new(),
            (Some(first), Some(last)) => {
                let (year, month, _) = first.ymd();
                match moment.precision {
                    Precision::Day => self.day(first),
                    Precision::Part => {
                        let part = match part_of_month(moment.extent) {
                            Some(0) => "early",
                            Some(1) => "mid",
                            _ => "late",
                        };
                        [part, " ", self.month(month), " ", &digits(year)].concat()
                    }
                    Precision::Month => self.in_year(self.month(month), year),
                    Precision::Year => digits(year),
                    Precision::Decade => [&digits(year), "s"].concat(),
                    Precision::Century => century(year),
                    Precision::Season => {
                        [self.month(month), "–", &self.in_year(self.month(last.ymd().1), last.year())].concat()
                    }
                    Precision::Range if first == last => self.day(first),
                    Precision::Range => ["between ", &self.first(first), " and ", &self.last(last)].concat(),
                }
            }
        };
        [about, &text].concat()
    }

    fn span(&self, start: &Moment, end: &Moment) -> String {
        let years = (start.extent.earliest.map(Day::year), end.extent.earliest.map(Day::year));
        match (start.precision, end.precision, start.extent.earliest) {
            (Precision::Month, Precision::Month, Some(first)) if years.0 == years.1 => {
                [self.month(first.ymd().1), "–", &self.moment(end)].concat()
            }
            (Precision::Year, Precision::Year, _) => [&self.moment(start), "–", &self.moment(end)].concat(),
            _ => [&self.moment(start), " to ", &self.moment(end)].concat(),
        }
    }

    /// A day: "2 Mar 1992".
    pub fn day(&self, day: Day) -> String {
        let (year, month, day) = day.ymd();
        [&digits(i64::from(day)), " ", &self.in_year(self.month(month), year)].concat()
    }

    fn in_year(&self, month: &str, year: i64) -> String {
        [month, " ", &digits(year)].concat()
    }

    /// The short name of a month, 1 to 12.
    pub fn month(&self, month: u8) -> &str {
        self.months.get(usize::from(month).wrapping_sub(1)).map_or("", String::as_str)
    }

    /// The first day of a stretch, as coarse as it can be said: a first of January is its year.
    fn first(&self, day: Day) -> String {
        match day.ymd() {
            (year, 1, 1) => digits(year),
            (year, month, 1) => self.in_year(self.month(month), year),
            _ => self.day(day),
        }
    }

    fn last(&self, day: Day) -> String {
        match (day.ymd(), day.plus(1).ymd()) {
            ((year, 12, 31), _) => digits(year),
            ((year, month, _), (_, _, 1)) => self.in_year(self.month(month), year),
            _ => self.day(day),
        }
    }

    /// A figure with its unit and its hedge: "more than $20 bn", "863,000", "33 Mt", "13.8%".
    pub fn figure(&self, value: f64, unit: &str, qualifier: Qualifier) -> String {
        let hedge = match qualifier {
            Qualifier::AtMost if unit == "rank" => return ["in the top ", &plain(value)].concat(),
            Qualifier::Exact => "",
            Qualifier::About => "about ",
            Qualifier::LessThan => "less than ",
            Qualifier::MoreThan => "more than ",
            Qualifier::AtLeast => "at least ",
            Qualifier::AtMost => "at most ",
            Qualifier::UpTo => "up to ",
        };
        [hedge, &quantity(value, unit)].concat()
    }
}

fn century(year: i64) -> String {
    [&nth(year.div_euclid(100) + 1), " century"].concat()
}

/// A number in a row: 1st, 2nd, 3rd, 4th.
pub fn nth(number: i64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    [&digits(number), ending].concat()
}

fn quantity(value: f64, unit: &str) -> String {
    let size = value.abs();
    let (before, figure, after) = match unit {
        "USD" if size >= 1e9 => ("$", plain(size / 1e9), " bn"),
        "USD" if size >= 1e6 => ("$", plain(size / 1e6), " m"),
        "USD" => ("$", grouped(size), ""),
        "m3" if size >= 1e9 => ("", plain(size / 1e9), " bcm"),
        "m3" => ("", grouped(size), " m³"),
        "t" if size >= 1e6 => ("", plain(size / 1e6), " Mt"),
        "t" => ("", grouped(size), " t"),
        "km" => ("", grouped(size), " km"),
        "percent" => ("", plain(size), "%"),
        "rank" => ("no. ", plain(size), ""),
        _ if size >= 1e9 => ("", plain(size / 1e9), " bn"),
        _ => ("", grouped(size), ""),
    };
    [if value < 0.0 { "−" } else { "" }, before, &figure, after].concat()
}

/// At most three decimals, no trailing zeros.
fn plain(value: f64) -> String {
    decimal(value, 3)
}

/// A number rounded to so many decimals, without zeros at the end. Whole numbers do the work: the standard
/// library's exact formatting of floats would weigh more than all the words of a dossier.
pub fn decimal(value: f64, decimals: u32) -> String {
    let scale = 10_i64.pow(decimals);
    let whole = (value * scale as f64).round() as i64;
    let (head, tail) = (whole.unsigned_abs() / scale as u64, whole.unsigned_abs() % scale as u64);
    let sign = if whole < 0 { "-" } else { "" };
    let head = digits(head as i64);
    if tail == 0 {
        return [sign, &head].concat();
    }
    // One before the decimals keeps the zeros in front of them.
    let tail = digits((tail + scale as u64) as i64);
    [sign, &head, ".", tail.strip_prefix('1').unwrap_or(&tail).trim_end_matches('0')].concat()
}

/// Thousands apart by commas.
pub fn grouped(value: f64) -> String {
    let text = plain(value);
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(edtf: &str) -> String {
        Words::default().date(&Date::parse(edtf).expect(edtf))
    }

    #[test]
    fn dates_keep_their_uncertainty() {
        let cases = [
            ("1992-03-02", "2 Mar 1992"),
            ("1991-03", "Mar 1991"),
            ("2009", "2009"),
            ("171X", "1710s"),
            ("15XX", "16th century"),
            ("19XX", "20th century"),
            ("[2026-01-01..2026-01-10]", "early Jan 2026"),
            ("[..1402]", "by 1402"),
            ("[..2029]", "by 2029"),
            ("[2021..]", "2021 or later"),
            ("[2020-01-01..2021-06-15]", "between 2020 and 15 June 2021"),
            ("2021~", "about 2021"),
            ("1992/1994", "1992–1994"),
            ("2020/..", "since 2020"),
            ("2025-01/2025-04", "Jan–Apr 2025"),
            ("2021-04-01/..", "since 1 Apr 2021"),
            ("2013/", "from 2013"),
            ("../1992-01-14", "until 14 Jan 1992"),
        ];
        for (edtf, words) in cases {
            assert_eq!(said(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn a_number_is_rounded_and_trimmed() {
        let cases = [
            (12.0, "12"),
            (0.25, "0.25"),
            (-0.5, "-0.5"),
            (2.999, "3"),
            (-0.001, "0"),
            (7.05, "7.05"),
            (3.11, "3.11"),
            (-1.1, "-1.1"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value, 2), text);
        }
    }

    #[test]
    fn figures_are_said_in_the_unit_people_use() {
        let say = |value, unit, qualifier| Words::default().figure(value, unit, qualifier);
        assert_eq!(say(556_800_000.0, "USD", Qualifier::Exact), "$556.8 m");
        assert_eq!(say(20e9, "USD", Qualifier::MoreThan), "more than $20 bn");
        assert_eq!(say(863_000.0, "persons", Qualifier::Exact), "863,000");
        assert_eq!(say(785_000.0, "t", Qualifier::Exact), "785,000 t");
        assert_eq!(say(33e6, "t", Qualifier::Exact), "33 Mt");
        assert_eq!(say(13.8, "percent", Qualifier::Exact), "13.8%");
        assert_eq!(say(-26.0, "percent", Qualifier::Exact), "−26%");
        assert_eq!(say(3_538.0, "firms", Qualifier::About), "about 3,538");
        assert_eq!(say(863e9, "TRY", Qualifier::MoreThan), "more than 863 bn");
        assert_eq!(say(5.0, "rank", Qualifier::AtMost), "in the top 5");
        assert_eq!(say(-2e9, "USD", Qualifier::Exact), "−$2 bn");
    }
}
