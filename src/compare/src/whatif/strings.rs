//! What is said about targets, by language. English now; a further language is a further [`Wishing`].

use dossier::number::digits;
use dossier::words::decimal;

use crate::small;

/// Every fixed text about targets in one language.
pub struct Wishing {
    /// After the target's own words.
    pub deck: &'static str,
    /// Title where no target has a picture.
    pub none: &'static str,
    /// Above the targets that no pace leads to.
    pub refused: &'static str,
    /// What the slider sets.
    pub sets: [&'static str; 2],
    /// To the other thing that can be set: a year, a pace.
    pub instead: [&'static str; 2],
    /// Back to where it began.
    pub back: &'static str,
    /// How the pace of the sentence stands to another: the same, faster, slower.
    pub stands: [&'static str; 3],
    /// Before what documents say of later years.
    pub ahead: &'static str,
    /// No year is set.
    pub no_year: &'static str,
    /// The documents show no pace.
    pub no_pace: &'static str,
    /// What is taken for granted.
    pub takes: &'static str,
    /// Why no pace leads there, in the order of the reasons.
    pub reasons: [&'static str; 6],
}

static EN: Wishing = Wishing {
    deck: "Move the slider; black is yours, colour is the documents’.",
    none: "What the targets would take",
    refused: "Nothing can be worked out for these targets",
    sets: ["Growth a year, in per cent", "Year in which the target is passed"],
    instead: ["Set a year instead", "Set a pace instead"],
    back: "Back to the documents’ pace",
    stands: [". This is the pace above.", ". The pace above is faster.", ". The pace above is slower."],
    ahead: "The documents say of later years: ",
    no_year: "No year is set for it, so there is no track to be on.",
    no_pace: "The documents show no pace of their own.",
    takes: "The same rate every year; whole years. Nothing here is a forecast.",
    reasons: [
        "A rank or a rate is no amount that grows to it.",
        "It is for a span of years, in all or in each: no level to be reached.",
        "The documents give no figure of the same thing for a whole year to measure from.",
        "There is a figure of its year, or of a later one.",
        "The latest figure has reached it.",
        "The latest figure may be zero: no rate leads away from it.",
    ],
};

/// How a sentence ends: in a year, never, or too late to be told.
#[derive(Clone, Copy, PartialEq)]
pub enum End {
    /// In a year, which is said apart.
    Year,
    /// At no time.
    Never,
    /// Beyond what is told.
    Late,
}

impl Wishing {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// The title of a target's picture.
    pub fn title(&self, figure: &str) -> String {
        ["What the ", figure, " target would take"].concat()
    }

    /// A target by its figure.
    pub fn target(&self, figure: &str) -> String {
        [figure, " target"].concat()
    }

    /// A target beside its line: in full, and short.
    pub fn label(&self, figure: &str, by: Option<i64>) -> [String; 2] {
        let short = ["Target ", figure].concat();
        match by {
            Some(year) => [[&short, ", by ", &digits(year)].concat(), short],
            None => [[&short, ", no year given"].concat(), short],
        }
    }

    /// What is measured, inside a sentence: the first part of its title.
    pub fn thing(&self, title: &str) -> String {
        let first = title.split(',').next().unwrap_or(title);
        let mut letters = first.chars();
        match (letters.next(), letters.clone().next()) {
            // An abbreviation stays as it is.
            (Some(head), Some(second)) if small(second) == String::from(second) => {
                [&small(head), letters.as_str()].concat()
            }
            _ => first.to_owned(),
        }
    }

    /// What stands before the pace, between it and the year, and after that.
    pub fn if_grew(&self, thing: &str, falls: bool, base: i64, aim: &str, end: End) -> [String; 3] {
        let verb = if falls { " fell by " } else { " grew by " };
        let rest = match end {
            End::Year => ["it would pass ", aim, " in "].concat(),
            End::Never => ["it would never pass ", aim].concat(),
            End::Late => ["it would not pass ", aim, " within a hundred years"].concat(),
        };
        [["If ", thing, verb].concat(), [" a year from ", &digits(base), ", ", &rest].concat(), ".".to_owned()]
    }

    /// What stands before the year, between it and the pace, and after that.
    pub fn to_pass(&self, thing: &str, base: i64, aim: &str) -> [String; 3] {
        let between = [", ", thing, " would have to grow by "].concat();
        [["To pass ", aim, " in "].concat(), between, [" a year from ", &digits(base), "."].concat()]
    }

    /// A figure at its year.
    pub fn base(&self, figure: &str, year: i64) -> String {
        [figure, " in ", &digits(year)].concat()
    }

    /// A rate.
    pub fn percent(&self, percent: f64) -> String {
        let text = decimal(percent, 1);
        [if percent < 0.0 && text != "0" { "−" } else { "" }, text.trim_start_matches('-'), "%"].concat()
    }

    /// A rate in a sentence of its own.
    pub fn a_year(&self, percent: f64) -> String {
        [&self.percent(percent), " a year"].concat()
    }

    /// The years of two figures: "2016–24".
    pub fn stretch(&self, from: i64, to: i64) -> String {
        let end = if from.div_euclid(100) == to.div_euclid(100) {
            let two = digits(to.rem_euclid(100) + 100);
            two.trim_start_matches('1').to_owned()
        } else {
            digits(to)
        };
        [&digits(from), "–", &end].concat()
    }

    /// From which figures a documents' pace is.
    pub fn as_in(&self, stretch: &str) -> String {
        ["as in ", stretch].concat()
    }

    /// The reader's tag.
    pub fn you(&self, pace: &str, end: End, year: &str) -> String {
        match end {
            End::Year => ["You: ", pace, ", ", year].concat(),
            End::Never => ["You: ", pace, ", never"].concat(),
            End::Late => ["You: ", pace, ", too slow"].concat(),
        }
    }

    /// The tag of what a target's own year needs.
    pub fn needed(&self, pace: &str, year: i64) -> String {
        ["By ", &digits(year), ": = ", pace].concat()
    }

    /// Between which two amounts or years something lies; an open side is left out.
    pub fn between(&self, low: Option<String>, high: Option<String>) -> String {
        match (low, high) {
            (Some(low), Some(high)) if low == high => low,
            (Some(low), Some(high)) => [&low, " to ", &high].concat(),
            (Some(low), None) => [&low, " or more"].concat(),
            (None, high) => [&high.unwrap_or_default(), " or less"].concat(),
        }
    }

    /// The earliest and the latest year.
    pub fn years(&self, first: i64, last: Option<i64>) -> String {
        match last {
            Some(last) if last == first => digits(first),
            Some(last) => [&digits(first), " to ", &digits(last)].concat(),
            None => [&digits(first), " at the earliest; nothing bounds the latest"].concat(),
        }
    }

    /// What follows from figures that are not exact, and what each can mean.
    pub fn since(&self, range: &str, figures: &[(String, String)]) -> String {
        let mut text = ["= ", range, "."].concat();
        for (at, (figure, means)) in figures.iter().enumerate() {
            text.push_str(if at == 0 { " " } else { ", " });
            text.push_str(&[figure.as_str(), if at == 0 { " can mean = " } else { " = " }, means].concat());
        }
        text.push('.');
        text
    }

    /// When a documents' pace passes the target.
    pub fn passes(&self, pace: &str, year: Option<(i64, String)>, grows: bool) -> String {
        match year {
            Some((year, range)) => [": = ", pace, ", passes it in = ", &digits(year), " (", &range, ")"].concat(),
            None if grows => [": = ", pace, ", does not pass it within a hundred years"].concat(),
            None => [": = ", pace, ", never passes it"].concat(),
        }
    }

    /// What the documents' own year needs.
    pub fn by(&self, year: i64, pace: &str, range: &str) -> String {
        ["By ", &digits(year), ", as the documents want it, it needs = ", pace, " (", range, ")."].concat()
    }

    /// For a screen reader, where the slider stands.
    pub fn value(&self, pace: &str, end: End, aim: &str, year: &str) -> String {
        let rest = match end {
            End::Year => [", passes ", aim, " in ", year].concat(),
            End::Never => [", never passes ", aim].concat(),
            End::Late => [", does not pass ", aim, " within a hundred years"].concat(),
        };
        [pace, &rest].concat()
    }

    /// For a screen reader, where the slider of years stands.
    pub fn value_of_year(&self, year: &str, pace: &str) -> String {
        [year, ", needs ", pace].concat()
    }

    /// How many targets are left out.
    pub fn and_more(&self, count: usize) -> String {
        ["And ", &digits(count as i64), " more targets, among the figures above."].concat()
    }
}
