//! What can be worked out from what documents say: each result with its formula, its inputs, its bounds and what it
//! takes for granted; or, where the inputs do not belong together, the reason why nothing is worked out.
//!
//! | module | what it works out |
//! |---|---|
//! | [`growth`] | change from one period to the next, and what a part of a year comes to |
//! | [`rates`] | what a stated rate of growth says of the period before |
//! | [`targets`] | how far a target is, and how long to it at the paces that the documents give |
//! | [`parts`] | shares and wholes, averages, conversions |
//! | [`directions`] | the two directions of one relationship |
//! | [`dyads`] | two relationships against each other |
//! | [`lags`] | how long it took from one thing to another, and how long things lasted |
//!
//! Bounds come from [`Interval`] arithmetic over the print and the hedges of the figures ([`crate::printed`]). Inputs
//! are taken to be independent, so that bounds are never too narrow.

mod directions;
mod dyads;
pub(crate) mod growth;
mod lags;
mod parts;
mod rates;
mod say;
mod targets;

use crate::disagreement::{Reading, number_twins};
use crate::interval::Interval;
use crate::series::{Panel, Point, Row, Series, panels};
use dossier::Dossier;
use dossier::order::ordered;
use dossier::words::Words;

/// One thing that was worked out, or refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// Stable name: what sort of result, a colon, and the records' ids; a number after it where that is not unique.
    pub id: String,
    /// What it is about: an indicator with its direction, a record, a pair of steps.
    pub subject: String,
    /// What was worked out of it, in words for readers.
    pub label: String,
    /// How, with the figures as the documents give them; of a refusal, what would have been worked out.
    pub formula: String,
    /// The claims that went into it, each once.
    pub inputs: Vec<Reading>,
    /// The unit of the result.
    pub unit: String,
    /// The result, or why there is none.
    pub outcome: Result<Quantity, String>,
    /// What it takes for granted, and what a reader has to know.
    pub caveats: Vec<String>,
    /// It says in another way what other results say: a change as an amount, or as a sum of its parts. Readers are shown
    /// those, scripts all.
    pub minor: bool,
}

/// A result in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// From the figures as printed. A stretch of time between two dates has none unless both are days.
    pub value: Option<f64>,
    /// Between which values it lies.
    pub bounds: Interval,
}

/// Everything that can be worked out for some dyads (positions), and between any two of them.
pub fn derive(dossier: &Dossier, dyads: &[usize]) -> Vec<Derived> {
    let mut found = Found { dossier, words: Words::default(), list: Vec::new() };
    for dyad in dyads {
        let panels = panels(dossier, &[*dyad]);
        growth::find(&mut found, &panels);
        rates::find(&mut found, &panels);
        targets::find(&mut found, &panels);
        parts::find(&mut found, *dyad, &panels);
        directions::find(&mut found, &panels);
        lags::find(&mut found, *dyad);
    }
    for (at, one) in dyads.iter().enumerate() {
        for other in dyads.iter().skip(at + 1) {
            dyads::find(&mut found, [*one, *other]);
            lags::between(&mut found, [*one, *other]);
        }
    }
    tell_once(&mut found.list);
    let mut ids: Vec<&mut String> = found.list.iter_mut().map(|derived| &mut derived.id).collect();
    number_twins(&mut ids);
    found.list
}

/// What has been worked out so far.
struct Found<'a> {
    dossier: &'a Dossier,
    words: Words,
    list: Vec<Derived>,
}

/// What a result is called, what it is made of, and what it takes for granted.
#[derive(Default)]
struct Of {
    /// The sort of result, as its id begins.
    sort: &'static str,
    subject: String,
    label: String,
    formula: String,
    inputs: Vec<Reading>,
    caveats: Vec<String>,
    minor: bool,
}

/// So many results are worked out at most: a hundred thousand records give fewer.
const MOST: usize = 300_000;

impl Found<'_> {
    /// No more results are taken: nobody would read them.
    fn is_full(&self) -> bool {
        self.list.len() >= MOST
    }

    /// Takes a result.
    fn give(&mut self, of: Of, unit: &str, value: Option<f64>, bounds: Interval) {
        self.add(of, unit, Ok(Quantity { value, bounds }));
    }

    /// Takes a refusal with its reason.
    fn refuse(&mut self, of: Of, reason: &str) {
        self.add(of, "", Err(reason.to_owned()));
    }

    fn add(&mut self, of: Of, unit: &str, outcome: Result<Quantity, String>) {
        if self.is_full() {
            return;
        }
        let Of { sort, subject, label, formula, inputs: given, caveats, minor } = of;
        let mut inputs: Vec<Reading> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        for input in given {
            if !inputs.contains(&input) {
                inputs.push(input);
            }
            let id = self.dossier.records.get(input.record).map_or("", |record| record.id.as_str());
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.is_empty() {
            ids.push(&label);
        }
        let (id, unit) = ([sort, ":", &ids.join("+")].concat(), unit.to_owned());
        self.list.push(Derived { id, subject, label, formula, inputs, unit, outcome, caveats, minor });
    }
}

/// What belongs to several relationships is found with each of them: keeps the first of what says the same. In order,
/// not one against all: a large dossier has a result for most of its records.
fn tell_once(list: &mut Vec<Derived>) {
    let key = |at: usize| list.get(at).map(|derived| (&derived.inputs, &derived.label, &derived.unit));
    let order = ordered(list.len(), &|one, other| key(one).cmp(&key(other)));
    let mut is_first = vec![true; list.len()];
    for twins in order.chunk_by(|one, other| key(*one) == key(*other)) {
        for again in twins.iter().skip(1) {
            if let Some(first) = is_first.get_mut(*again) {
                *first = false;
            }
        }
    }
    let mut keep = is_first.into_iter();
    list.retain(|_| keep.next() == Some(true));
}

/// The claims of a point's figure.
fn reading(point: &Point) -> Reading {
    Reading { record: point.record, claim: point.claim }
}

/// The rows of panels with one relationship each: the panel, the row's place in it.
fn rows(panels: &[Panel]) -> impl Iterator<Item = (&Panel, &Row, &Series)> {
    panels.iter().flat_map(|panel| panel.rows.iter().filter_map(move |row| Some((panel, row, row.series.first()?))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AZ, AZE, Build, ClaimWith, Directed, KAZ, KZ, TUR, claim, dossier, observation};
    use dossier::{Claim, Record, Status};
    use proptest::prelude::*;

    fn trade(id: &str, dyad: usize, period: &str, written: &str, value: f64) -> Record {
        observation(id, "trade-turnover", dyad).with(claim(0, written).period(period).value(value))
    }

    fn of(records: Vec<Record>) -> Vec<Derived> {
        derive(&dossier(records), &[KZ, AZ])
    }

    fn one<'a>(all: &'a [Derived], id: &str) -> &'a Derived {
        let names: Vec<&str> = all.iter().map(|derived| derived.id.as_str()).collect();
        all.iter().find(|derived| derived.id == id).unwrap_or_else(|| panic!("no {id} in {names:?}"))
    }

    fn quantity(all: &[Derived], id: &str) -> Quantity {
        one(all, id).outcome.clone().expect(id)
    }

    #[test]
    fn a_target_without_a_year_has_a_distance_and_no_track() {
        let wish =
            observation("wish", "trade-turnover", KZ).with(claim(1, "$15 billion").value(15e9).status(Status::Target));
        let all = of(vec![
            trade("before", KZ, "2023", "$7.6 billion", 7.6e9),
            trade("now", KZ, "2024", "$8 billion", 8e9),
            wish,
        ]);
        assert_eq!(quantity(&all, "gap-to-target:wish+now").bounds, Interval::new(6e9, 8e9));
        assert!(one(&all, "target:wish+now").outcome.is_err());
        let years = quantity(&all, "years-to-target:wish+now+before");
        assert_eq!(years.bounds.high, f64::INFINITY, "the growth may be none at all");
    }

    #[test]
    fn figures_that_fall_never_reach_a_higher_target() {
        let wish =
            observation("wish", "trade-turnover", KZ).with(claim(1, "$15 billion").value(15e9).status(Status::Target));
        let all =
            of(vec![trade("before", KZ, "2023", "$9 billion", 9e9), trade("now", KZ, "2024", "$8 billion", 8e9), wish]);
        let reason = one(&all, "target:wish+now+before").outcome.clone().expect_err("no years");
        assert!(reason.contains("nearer"), "{reason}");
    }

    #[test]
    fn a_blank_gives_nothing_and_is_not_zero() {
        let blank = Claim { blank: Some(dossier::Blank::NotYetReleased), ..claim(3, "not yet").period("2025") };
        let all =
            of(vec![trade("kz", KZ, "2024", "$5 billion", 5e9), observation("az", "trade-turnover", AZ).with(blank)]);
        assert!(all.iter().all(|derived| derived.outcome.is_err()), "{all:?}");
    }

    #[test]
    fn what_counts_something_else_is_not_compared() {
        let firms = |id, dyad, to, counts: Option<&str>| Record {
            counts: counts.map(|counts| dossier::Text::new("en", counts)),
            ..observation(id, "firms", dyad).between(TUR, to).with(claim(3, "3,538").value(3538.0).period("2024"))
        };
        let same = of(vec![firms("kz", KZ, KAZ, None), firms("az", AZ, AZE, None)]);
        assert_eq!(quantity(&same, "ratio:kz+az").value, Some(1.0));
        let other = of(vec![firms("kz", KZ, KAZ, None), firms("az", AZ, AZE, Some("registered"))]);
        assert!(one(&other, "comparison:kz+az").outcome.is_err());
    }

    #[test]
    fn a_part_of_a_year_is_not_set_against_a_year() {
        let all = of(vec![
            trade("year", KZ, "2024", "$5 billion", 5e9),
            trade("part", KZ, "2025-01/2025-05", "$1.9 billion", 1.9e9),
        ]);
        assert!(one(&all, "growth:part+year").outcome.is_err());
        assert_eq!(quantity(&all, "per-month:part").value, Some(1.9e9 / 5.0));
        assert_eq!(one(&all, "yearly-pace:part").caveats.len(), 1, "what it takes for granted is written out");
    }

    proptest! {
        /// Whatever the figures are in truth, within their print, the result lies within its bounds.
        #[test]
        fn bounds_hold_every_possible_truth(
            (a, b) in (1_u32..5000, 1_u32..5000),
            (x, y) in (-0.5..0.5_f64, -0.5..0.5_f64),
            years in 1_i32..30,
        ) {
            let figure = |id, year: i32, n: u32| {
                trade(id, KZ, &year.to_string(), &format!("${n} million"), f64::from(n) * 1e6)
            };
            let all = of(vec![figure("from", 1990, a), figure("to", 1990 + years, b)]);
            let (a, b) = ((f64::from(a) + x) * 1e6, (f64::from(b) + y) * 1e6);
            let n = f64::from(years);
            let holds = |id: &str, truth: f64| {
                let Interval { low, high } = quantity(&all, id).bounds;
                let slack = 1e-9 * truth.abs().max(1.0);
                low - slack <= truth && truth <= high + slack
            };
            prop_assert!(holds("change:to+from", b - a));
            prop_assert!(holds("growth:to+from", (b / a - 1.0) * 100.0));
            if years > 1 {
                prop_assert!(holds("compound-growth:to+from", ((b / a).powf(1.0 / n) - 1.0) * 100.0));
                prop_assert!(holds("yearly-change:to+from", (b - a) / n));
            }
        }
    }
}
