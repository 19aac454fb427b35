//! Time as documents tell it: EDTF (ISO 8601-2:2019, Annex A, levels 0 to 2) and the days it allows.
//!
//! `early`, `mid` and `late` in a month are written as one-of sets by a declared convention:
//! days 1–10, 11–20, and 21 to the month's end.

mod day;

pub use day::Day;

use edtf_core::{
    Bound, Date as EdtfDate, Edtf, IntervalEndpoint, Precision as EdtfPrecision, SetElement, SetKind, YearKind,
};

/// The earliest and the latest day that an uncertain date allows, both inclusive; `None` is an open side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extent {
    /// First possible day; `None`: no first day is known ("before 1402").
    pub earliest: Option<Day>,
    /// Last possible day; `None`: no last day is known ("after 2020").
    pub latest: Option<Day>,
}

impl Extent {
    /// The extent of one known day.
    pub const fn day(day: Day) -> Self {
        Self { earliest: Some(day), latest: Some(day) }
    }

    /// Whether both extents allow a common day.
    pub fn overlaps(self, other: Self) -> bool {
        let reaches = |from: Option<Day>, to: Option<Day>| match (from, to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        reaches(self.earliest, other.latest) && reaches(other.earliest, self.latest)
    }

    /// The days that both allow; `None` where they share none.
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            earliest: self.earliest.max(other.earliest),
            latest: match (self.latest, other.latest) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        })
    }

    /// The smallest extent that holds both.
    pub fn hull(self, other: Self) -> Self {
        let both = |a: Option<Day>, b: Option<Day>, pick: fn(Day, Day) -> Day| Some(pick(a?, b?));
        Self {
            earliest: both(self.earliest, other.earliest, Day::min),
            latest: both(self.latest, other.latest, Day::max),
        }
    }

    /// Whether it allows exactly one day.
    pub fn is_day(self) -> bool {
        self.earliest.is_some() && self.earliest == self.latest
    }
}

/// How finely a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the day.
    Day,
    /// To a declared part of a month: "early January 2026".
    Part,
    /// To the month.
    Month,
    /// To the season, quarter or half of a year.
    Season,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century (or coarser).
    Century,
    /// Between two dates, or open to one side.
    Range,
}

/// One end of a stretch of time, or a moment: which days are possible, and how it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The days that are possible.
    pub extent: Extent,
    /// How finely the document tells it.
    pub precision: Precision,
    /// Told as "about", or as doubtful (EDTF `~`, `?`, `%`).
    pub approximate: bool,
}

/// The end of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// It ended then.
    At(Moment),
    /// It had not ended when the document was written (EDTF `..`).
    Open,
    /// It ended, or not; nothing is said (EDTF, empty).
    Unknown,
}

/// What kind of time a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// Something that happened on one day, or within one unit.
    Moment(Moment),
    /// Something that lasted. A start of `None` is open or unknown.
    Span {
        /// When it began.
        start: Option<Moment>,
        /// When it ended.
        end: End,
    },
}

impl When {
    /// First and last day it may touch. An open end has no last day.
    pub fn extent(&self) -> Extent {
        match self {
            Self::Moment(moment) => moment.extent,
            Self::Span { start, end } => Extent {
                earliest: start.and_then(|s| s.extent.earliest),
                latest: match end {
                    End::At(end) => end.extent.latest,
                    End::Open | End::Unknown => None,
                },
            },
        }
    }

    /// The moment something happened or began.
    pub fn start(&self) -> Option<Moment> {
        match self {
            Self::Moment(moment) => Some(*moment),
            Self::Span { start, .. } => *start,
        }
    }
}

/// A date as an EDTF string, with what it means worked out once.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    text: String,
    when: When,
}

/// Why a text is not a date, with the byte offset into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What was expected, in a sentence without its full stop.
    pub message: String,
    /// Byte offset into the text.
    pub offset: usize,
    /// The text is EDTF, but its end comes before its start.
    pub reversed: bool,
}

impl Date {
    /// Reads an EDTF string of levels 0 to 2, of years with four figures: [`Day::FIRST`] to [`Day::LAST`].
    ///
    /// # Errors
    /// [`DateError`] when the text is not EDTF, allows no calendar day, or ends before it starts.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        // No other date has this letter.
        if let Some(offset) = text.find('Y') {
            let message = "years are from -9999 to 9999".to_owned();
            return Err(DateError { message, offset, reversed: false });
        }
        let edtf = Edtf::parse(text).map_err(|e| {
            // The parser refuses a reversed interval too; an editor is told which of the two it is.
            let reversed = interval_is_reversed(text);
            DateError { message: e.message.to_owned(), offset: e.offset, reversed }
        })?;
        let when = meaning(&edtf).ok_or_else(|| DateError {
            message: "the date allows no calendar day".to_owned(),
            offset: 0,
            reversed: false,
        })?;
        if ends_before_start(&when) {
            let offset = text.find('/').map_or(0, |at| at + 1);
            return Err(DateError { message: "the interval ends before it starts".to_owned(), offset, reversed: true });
        }
        Ok(Self { text: text.to_owned(), when })
    }

    /// A date of which only the meaning is known; its text is empty.
    pub(crate) fn meaning(when: When) -> Self {
        Self { text: String::new(), when }
    }

    /// The same with the text that it was written as.
    #[must_use]
    pub(crate) fn with_text(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// The EDTF string as it was written; empty for a date that comes from a packed form without its grounds.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What the date means.
    pub fn when(&self) -> When {
        self.when
    }

    /// First and last day the date may touch.
    pub fn extent(&self) -> Extent {
        self.when.extent()
    }
}

fn interval_is_reversed(text: &str) -> bool {
    let Some((start, end)) = text.split_once('/') else { return false };
    match (Edtf::parse(start), Edtf::parse(end)) {
        (Ok(start), Ok(end)) => matches!(
            (bounds(&start).earliest, bounds(&end).latest),
            (Some(start), Some(end)) if end < start
        ),
        _ => false,
    }
}

fn ends_before_start(when: &When) -> bool {
    let When::Span { start: Some(start), end: End::At(end) } = when else { return false };
    matches!((start.extent.earliest, end.extent.latest), (Some(start), Some(end)) if end < start)
}

fn bounds(edtf: &Edtf) -> Extent {
    let day = |bound| match bound {
        Bound::Date(d) => Some(Day::from_ymd(d.year, d.month, d.day)),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    };
    let bounds = edtf.bounds();
    Extent { earliest: day(bounds.earliest), latest: day(bounds.latest) }
}

fn moment(date: &EdtfDate) -> Moment {
    Moment {
        extent: bounds(&Edtf::Date(*date)),
        precision: precision(date),
        approximate: date.is_approximate() || date.is_uncertain(),
    }
}

fn precision(date: &EdtfDate) -> Precision {
    if date.day.is_some_and(|day| day.has_unspecified()) {
        return Precision::Month;
    }
    if date.month.is_some_and(|month| month.has_unspecified()) {
        return Precision::Year;
    }
    match date.precision() {
        EdtfPrecision::Day => Precision::Day,
        EdtfPrecision::Month => Precision::Month,
        EdtfPrecision::Season => Precision::Season,
        EdtfPrecision::Year => match date.year.kind {
            YearKind::Standard { digits: [Some(_), Some(_), Some(_), None], .. } => Precision::Decade,
            _ if date.year.has_unspecified() => Precision::Century,
            _ => Precision::Year,
        },
    }
}

fn meaning(edtf: &Edtf) -> Option<When> {
    let whole = bounds(edtf);
    match edtf {
        Edtf::Date(date) => dated(moment(date)).map(When::Moment),
        Edtf::DateTime(at) => dated(moment(&at.date)).map(When::Moment),
        Edtf::Interval(interval) => {
            let start = match &interval.start {
                IntervalEndpoint::Date(date) => Some(moment(date)),
                IntervalEndpoint::OnOrBefore(date) => {
                    let at = moment(date);
                    Some(Moment { extent: Extent { earliest: None, ..at.extent }, precision: Precision::Range, ..at })
                }
                _ => None,
            };
            let end = match &interval.end {
                IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) => End::At(moment(date)),
                IntervalEndpoint::OnOrAfter(date) => {
                    let at = moment(date);
                    End::At(Moment { extent: Extent { latest: None, ..at.extent }, precision: Precision::Range, ..at })
                }
                IntervalEndpoint::Open => End::Open,
                IntervalEndpoint::Unknown => End::Unknown,
            };
            (start.is_some() || matches!(end, End::At(_))).then_some(When::Span { start, end })
        }
        Edtf::Set(set) if set.kind == SetKind::AllMembers => {
            // "All of these days": it lasted from the first to the last.
            let end = |extent| Moment { extent, precision: Precision::Day, approximate: false };
            let start = whole.earliest.map(|day| end(Extent::day(day)));
            Some(When::Span { start, end: whole.latest.map_or(End::Open, |day| End::At(end(Extent::day(day)))) })
        }
        Edtf::Set(set) => {
            let part = matches!(set.elements.as_slice(), [SetElement::Range(from, to)]
                if from.day.is_some() && is_part_of_month(whole) && to.day.is_some());
            dated(Moment {
                extent: whole,
                precision: if part { Precision::Part } else { Precision::Range },
                // The edges of "early" are a convention, not something the document says.
                approximate: part || edtf.is_approximate() || edtf.is_uncertain(),
            })
            .map(When::Moment)
        }
    }
}

fn dated(moment: Moment) -> Option<Moment> {
    (moment.extent.earliest.is_some() || moment.extent.latest.is_some()).then_some(moment)
}

/// Which declared part of a month an extent is: 0 early, 1 middle, 2 late.
pub fn part_of_month(extent: Extent) -> Option<u8> {
    let (year, month, first) = extent.earliest?.ymd();
    let last_of_month = Day::from_ymd(year, month + 1, 1).plus(-1);
    let ends = |day| extent.latest == Some(Day::from_ymd(year, month, day));
    match first {
        1 if ends(10) => Some(0),
        11 if ends(20) => Some(1),
        21 if extent.latest == Some(last_of_month) => Some(2),
        _ => None,
    }
}

fn is_part_of_month(extent: Extent) -> bool {
    part_of_month(extent).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Civil = (i64, u8, u8);

    fn extent(text: &str) -> (Option<Civil>, Option<Civil>) {
        let extent = Date::parse(text).map(|d| d.extent()).expect(text);
        (extent.earliest.map(Day::ymd), extent.latest.map(Day::ymd))
    }

    fn moment_of(text: &str) -> Moment {
        match Date::parse(text).expect(text).when() {
            When::Moment(moment) => moment,
            When::Span { .. } => panic!("{text} is a span"),
        }
    }

    #[test]
    fn an_extent_is_as_wide_as_what_is_not_known() {
        assert_eq!(extent("1992-03-02"), (Some((1992, 3, 2)), Some((1992, 3, 2))));
        assert_eq!(extent("2010-12"), (Some((2010, 12, 1)), Some((2010, 12, 31))));
        assert_eq!(extent("2009"), (Some((2009, 1, 1)), Some((2009, 12, 31))));
        assert_eq!(extent("171X"), (Some((1710, 1, 1)), Some((1719, 12, 31))));
        assert_eq!(extent("15XX"), (Some((1500, 1, 1)), Some((1599, 12, 31))));
        assert_eq!(extent("[..1402]"), (None, Some((1402, 12, 31))));
        assert_eq!(extent("[2021-03..]"), (Some((2021, 3, 1)), None));
        assert_eq!(extent("2013/.."), (Some((2013, 1, 1)), None));
        assert_eq!(extent("1992/1994"), (Some((1992, 1, 1)), Some((1994, 12, 31))));
    }

    #[test]
    fn a_precision_is_what_the_text_gives() {
        let cases = [
            ("1992-03-02", Precision::Day),
            ("[2026-01-01..2026-01-10]", Precision::Part),
            ("1991-03", Precision::Month),
            ("1991-03-XX", Precision::Month),
            ("2009", Precision::Year),
            ("2009-XX", Precision::Year),
            ("171X", Precision::Decade),
            ("15XX", Precision::Century),
            ("[2020..2021]", Precision::Range),
        ];
        for (text, precision) in cases {
            assert_eq!(moment_of(text).precision, precision, "{text}");
        }
        assert!(moment_of("2021~").approximate);
        assert!(moment_of("2021?").approximate);
        assert!(!moment_of("2021").approximate);
    }

    #[test]
    fn an_open_term_stays_open() {
        let When::Span { start: Some(start), end } = Date::parse("2020/..").expect("a date").when() else {
            panic!("not a span")
        };
        assert_eq!(start.precision, Precision::Year);
        assert_eq!(end, End::Open);
    }

    #[test]
    fn errors_say_where() {
        assert_eq!(Date::parse("1992-13").map_err(|e| e.reversed), Err(false));
        assert_eq!(Date::parse("1994/1992").map_err(|e| e.reversed), Err(true));
        assert!(Date::parse("../..").is_err());
        assert_eq!(Date::parse("1992/Y170000002").map_err(|e| e.offset), Err(5));
    }

    proptest! {
        #[test]
        fn every_day_is_its_own_extent(days in -700_000_i32..1_000_000) {
            let (year, month, day) = Day(days).ymd();
            prop_assume!((0..=9999).contains(&year));
            let date = Date::parse(&format!("{year:04}-{month:02}-{day:02}")).expect("a day");
            prop_assert_eq!(date.extent(), Extent::day(Day(days)));
        }

        #[test]
        fn a_hull_holds_what_an_intersection_shares(a in 0_i32..900, b in 0_i32..900, c in 0_i32..900, d in 0_i32..900) {
            let one = Extent { earliest: Some(Day(a.min(b))), latest: Some(Day(a.max(b))) };
            let two = Extent { earliest: Some(Day(c.min(d))), latest: Some(Day(c.max(d))) };
            let hull = one.hull(two);
            prop_assert!(hull.earliest <= one.earliest && hull.latest >= two.latest);
            prop_assert_eq!(one.intersection(two).is_some(), one.overlaps(two));
            if let Some(shared) = one.intersection(two) {
                prop_assert!(shared.earliest >= hull.earliest && shared.latest <= hull.latest);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            let _ = Date::parse(&text);
        }
    }
}
