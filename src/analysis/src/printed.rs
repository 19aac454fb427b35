//! Between which values a printed figure may lie: its printed precision and its hedge.
//!
//! The convention, declared because documents give none:
//!
//! - **The unit of print** is the last digit before a scale word: "$8 billion" is printed to the billion,
//!   "556.8 million" to 0.1 million, "$500 million" to the million.
//! - Without a scale word, groups of three zeros stand for one: "863,000" is printed to the thousand.
//!   Other zeros count: "4,600" is printed to the unit.
//! - A figure that is printed to the unit and counts things (firms, persons, a rank) is exact. So is one
//!   whose numeral the citation does not hold ("twenty-two").
//! - **Exact** reaches half a unit of print to both sides: $8 billion is 7.5 to 8.5.
//! - **About** reaches a whole unit to both sides. Here every closing zero of a plain numeral is rounding:
//!   "about 70" is 60 to 80, "about 3,000" is 2,000 to 4,000, "about $18 billion" is 17 to 19.
//! - **More than, at least** open upward from the value. **Less than, at most, up to** open downward from it,
//!   to zero for an amount, to one for a rank, without end for a negative figure.

use crate::interval::Interval;
use dossier::{Claim, Dossier, Qualifier, Record, number};

/// The values a figure allows, in the unit of `value` (a base unit), from its hedge and its printed
/// precision in `as_written`. See the [module](self) for the convention.
pub fn bounds(value: f64, unit: &str, qualifier: Qualifier, as_written: &str) -> Interval {
    match qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => Interval { low: value, high: f64::INFINITY },
        Qualifier::LessThan | Qualifier::AtMost | Qualifier::UpTo => {
            let low = match unit {
                "rank" => value.min(1.0),
                _ if value < 0.0 => f64::NEG_INFINITY,
                _ => 0.0,
            };
            Interval { low, high: value }
        }
        Qualifier::Exact | Qualifier::About => {
            let about = qualifier == Qualifier::About;
            let reach = match unit_of_print(value, as_written, about) {
                None => 0.0,
                Some(step) if about => step,
                Some(step) if step <= 1.0 && counts_things(unit) => 0.0,
                Some(step) => step / 2.0,
            };
            Interval { low: value - reach, high: value + reach }
        }
    }
}

/// [`bounds`] of a claim's value; `None` where the claim has none.
pub fn of_claim(dossier: &Dossier, record: &Record, claim: &Claim) -> Option<Interval> {
    let value = claim.value?;
    Some(bounds(value, unit_of(dossier, record, claim), claim.qualifier, &claim.as_written))
}

/// The unit of a claim's value: its indicator's, else its own, else none.
pub fn unit_of<'a>(dossier: &'a Dossier, record: &Record, claim: &'a Claim) -> &'a str {
    let indicator = record.indicator.and_then(|at| dossier.indicators.get(at));
    indicator.map(|indicator| indicator.unit.as_str()).or(claim.unit.as_deref()).unwrap_or("")
}

/// Whether a unit counts things that cannot be halved. Symbols (`t`, `m3`, `km`, `USD`) and the words
/// listed here measure; every other word counts.
pub fn counts_things(unit: &str) -> bool {
    const MEASURES: [&str; 8] =
        ["percent", "percentage-points", "years", "months", "days", "hours", "barrels", "degrees"];
    unit.len() > 3 && !MEASURES.contains(&unit)
}

/// What one step of the last printed digit is worth, in the unit of `value`; `None` where the citation
/// does not hold the figure.
fn unit_of_print(value: f64, as_written: &str, zeros_round: bool) -> Option<f64> {
    let mut rest = as_written;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (_, from) = rest.split_at(start);
        let length = from.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(from.len());
        let (numeral, after) = from.split_at(length);
        let scale = scale_word(after);
        for (group, point) in [(',', '.'), ('.', ',')] {
            let printed = Numeral::read(numeral, group, point);
            let same = |numeral: &Numeral| close(numeral.value * scale, value.abs());
            if let Some(numeral) = printed.filter(same) {
                return Some(numeral.step(scale, zeros_round));
            }
        }
        rest = after;
    }
    None
}

struct Numeral {
    value: f64,
    decimals: i32,
    zeros: i32,
}

impl Numeral {
    fn read(text: &str, group: char, point: char) -> Option<Self> {
        let text = text.trim_end_matches([',', '.']);
        let (whole, decimals) = text.split_once(point).unwrap_or((text, ""));
        let whole: String = whole.chars().filter(|c| *c != group).collect();
        let zeros = if decimals.is_empty() { whole.len() - whole.trim_end_matches('0').len() } else { 0 };
        let value = number::read(&[whole.as_str(), ".", decimals].concat())?;
        Some(Self { value, decimals: decimals.len() as i32, zeros: zeros as i32 })
    }

    fn step(&self, scale: f64, zeros_round: bool) -> f64 {
        let power = match scale {
            1.0 if zeros_round => self.zeros,
            1.0 => self.zeros - self.zeros % 3,
            _ => 0,
        };
        scale * 10_f64.powi(power - self.decimals)
    }
}

/// What the word after a numeral multiplies it by; 1 for any other word.
fn scale_word(after: &str) -> f64 {
    const WORDS: [(&str, f64); 13] = [
        ("thousand", 1e3),
        ("bin", 1e3),
        ("million", 1e6),
        ("milyon", 1e6),
        ("mln", 1e6),
        ("mn", 1e6),
        ("billion", 1e9),
        ("milyar", 1e9),
        ("bln", 1e9),
        ("bn", 1e9),
        ("bcm", 1e9),
        ("trillion", 1e12),
        ("trilyon", 1e12),
    ];
    let word = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let (word, _) = word.split_at(end);
    WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map_or(1.0, |(_, scale)| *scale)
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= other.abs() * 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(value: f64, unit: &str, as_written: &str) -> (f64, f64) {
        let Interval { low, high } = bounds(value, unit, Qualifier::Exact, as_written);
        (low, high)
    }

    #[test]
    fn a_figure_reaches_half_a_unit_of_its_print() {
        assert_eq!(of(8e9, "USD", "$8 billion in 2024"), (7.5e9, 8.5e9));
        assert_eq!(of(5e9, "USD", "5 billion USD"), (4.5e9, 5.5e9));
        assert_eq!(of(556.8e6, "USD", "US$556.8 million"), (556.75e6, 556.85e6));
        assert_eq!(of(500e6, "USD", "$500 million level in 2004"), (499.5e6, 500.5e6));
        assert_eq!(of(785e3, "t", "785 thousand tons"), (784.5e3, 785.5e3));
        assert_eq!(of(33e9, "m3", "33 billion cubic meters"), (32.5e9, 33.5e9));
        assert_eq!(of(863e9, "TRY", "$20 billion (TL 863 billion)"), (862.5e9, 863.5e9));
        assert_eq!(of(17.0, "km", "17 km long"), (16.5, 17.5));
        assert_eq!(of(-26.0, "percent", "declined by 26%"), (-26.5, -25.5));
        let (low, high) = of(13.8, "percent", "showing 13.8% growth");
        assert!((low - 13.75).abs() < 1e-9 && (high - 13.85).abs() < 1e-9);
    }

    #[test]
    fn counts_printed_to_the_unit_are_exact() {
        assert_eq!(of(3538.0, "firms", "3,538 Turkish firms"), (3538.0, 3538.0));
        assert_eq!(of(558.0, "projects", "completed 558 projects"), (558.0, 558.0));
        assert_eq!(of(20.0, "agreements", "20 bilateral agreements"), (20.0, 20.0));
        assert_eq!(of(22.0, "firms", "Twenty-two Turkish firms"), (22.0, 22.0));
        assert_eq!(of(863_000.0, "persons", "863,000 Kazakh citizens"), (862_500.0, 863_500.0));
        assert_eq!(of(3.0, "rank", "3"), (3.0, 3.0));
    }

    #[test]
    fn decimal_commas_are_read_where_they_give_the_value() {
        assert_eq!(of(5.2e9, "USD", "5,2 milyar dolar"), (5.15e9, 5.25e9));
        assert_eq!(of(1500.0, "km", "1.500 km"), (1499.5, 1500.5));
    }

    #[test]
    fn hedges_open_or_widen() {
        let of = |value, qualifier, as_written| {
            let Interval { low, high } = bounds(value, "firms", qualifier, as_written);
            (low, high)
        };
        assert_eq!(of(20e9, Qualifier::MoreThan, "more than $20 billion"), (20e9, f64::INFINITY));
        assert_eq!(of(6.0, Qualifier::LessThan, "below 6%"), (0.0, 6.0));
        assert_eq!(of(-6.0, Qualifier::AtMost, "-6%"), (f64::NEG_INFINITY, -6.0));
        assert_eq!(of(18e9, Qualifier::About, "approximately $18 billion"), (17e9, 19e9));
        assert_eq!(of(3000.0, Qualifier::About, "About 3,000"), (2000.0, 4000.0));
        let top_five = bounds(5.0, "rank", Qualifier::AtMost, "top five");
        assert_eq!(top_five, Interval::new(1.0, 5.0));
        assert_eq!(of(70.0, Qualifier::About, "around 70 projects"), (60.0, 80.0));
        assert_eq!(of(4600.0, Qualifier::About, "about 4,600"), (4500.0, 4700.0));
    }

    proptest! {
        #[test]
        fn bounds_hold_the_value(value in -1e9..1e9_f64, text in "\\PC{0,20}", about in any::<bool>()) {
            let qualifier = if about { Qualifier::About } else { Qualifier::Exact };
            prop_assert!(bounds(value, "USD", qualifier, &text).holds(value));
            let printed = format!("{value:.2}");
            prop_assert!(bounds(value, "USD", qualifier, &printed).holds(value));
        }
    }
}
