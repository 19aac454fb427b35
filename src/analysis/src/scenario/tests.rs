use super::*;
use crate::derive::{Derived, derive};
use crate::series::panels;
use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, observation};
use dossier::{Blank, Claim, Qualifier, Record};
use proptest::prelude::*;

fn trade(id: &str, period: &str, written: &str, value: f64) -> Record {
    observation(id, "trade-turnover", KZ).with(claim(0, written).period(period).value(value))
}

fn wish(written: &str, value: f64) -> Claim {
    claim(1, written).value(value).status(Status::Target)
}

fn target(claim: Claim) -> Record {
    observation("wish", "trade-turnover", KZ).with(claim)
}

/// What a test asks of the first target of the dossier.
fn ask<T>(records: Vec<Record>, ask: impl FnOnce(&Dossier, Result<Scenario<'_>, Refused<'_>>) -> T) -> T {
    let dossier = dossier(records);
    let panels = panels(&dossier, &[KZ, AZ]);
    let target = targets(&dossier, &panels).next().expect("a target");
    ask(&dossier, target.scenario(&dossier))
}

/// Trade of 7.6 and then 8 billion, in 2023 and 2024, and 2.3 billion in 2016.
fn known() -> Vec<Record> {
    vec![
        trade("old", "2016", "$2.3 billion", 2.3e9),
        trade("before", "2023", "$7.6 billion", 7.6e9),
        trade("now", "2024", "$8 billion", 8e9),
    ]
}

fn with(more: Record) -> Vec<Record> {
    let mut records = known();
    records.push(more);
    records
}

fn fifteen() -> Vec<Record> {
    with(target(wish("$15 billion", 15e9)))
}

#[test]
fn ten_percent_a_year_passes_fifteen_billion_in_2031() {
    // ln(15 ÷ 8) ÷ ln 1.1 = 6.595; ln(14.5 ÷ 8.5) ÷ ln 1.1 = 5.604; ln(15.5 ÷ 7.5) ÷ ln 1.1 = 7.617.
    ask(fifteen(), |_, scenario| {
        let reached = scenario.expect("a scenario").reached(Rate::percent_a_year(10.0)).expect("reached");
        assert_eq!((reached.year, reached.first, reached.last), (2031, 2030, Some(2032)));
        let Interval { low, high } = reached.bounds;
        assert_eq!(format!("{:.3} {low:.3} {high:.3}", reached.years), "6.595 5.604 7.617");
    });
}

#[test]
fn to_pass_it_in_2030_takes_eleven_percent_a_year() {
    // (15 ÷ 8)^(1 ÷ 6) = 1.1105; (14.5 ÷ 8.5)^(1 ÷ 6) = 1.0931; (15.5 ÷ 7.5)^(1 ÷ 6) = 1.1286.
    ask(fifteen(), |_, scenario| {
        let scenario = scenario.expect("a scenario");
        let needed = scenario.needed(2030).expect("a pace");
        let Interval { low, high } = needed.percent_bounds();
        assert_eq!(format!("{:.2} {low:.2} {high:.2}", needed.percent()), "11.05 9.31 12.86");
        assert_eq!(scenario.needed(2024), None);
        assert_eq!(scenario.by, None);
    });
}

#[test]
fn what_does_not_grow_never_reaches_it() {
    ask(fifteen(), |_, scenario| {
        let scenario = scenario.expect("a scenario");
        for percent in [0.0, -5.0, -100.0, 0.1, f64::NAN] {
            assert_eq!(scenario.reached(Rate::percent_a_year(percent)), None, "{percent}");
        }
    });
}

#[test]
fn the_documents_paces_are_those_that_derive_prints() {
    ask(fifteen(), |dossier, scenario| {
        let scenario = scenario.expect("a scenario");
        let derived = derive(dossier, &[KZ, AZ]);
        let mut told = Vec::new();
        for pace in &scenario.paces {
            let inputs = [scenario.target, scenario.base, pace.from, pace.to];
            let mut records: Vec<usize> = inputs.iter().map(|point| point.record).collect();
            records.dedup();
            let is_it = |it: &&Derived| {
                let of: Vec<usize> = it.inputs.iter().map(|input| input.record).collect();
                it.id.starts_with("years-to-target:")
                    && !it.minor
                    && records.iter().all(|at| of.contains(at))
                    && of.iter().all(|at| records.contains(at))
            };
            let quantity = derived.iter().find(is_it).expect("derived").outcome.clone().expect("a result");
            let reached = scenario.reached(pace.rate).expect("reached");
            assert_eq!((Some(reached.years), reached.bounds), (quantity.value, quantity.bounds));
            told.push(format!("{:?} {:.1} {}", pace.years().expect("years"), pace.rate.percent(), reached.year));
        }
        assert_eq!(told, ["(2016, 2023) 18.6 2028", "(2023, 2024) 5.3 2037", "(2016, 2024) 16.9 2029"]);
        assert_eq!(scenario.latest, Some(1), "the latest stretch, not the whole time");
    });
}

#[test]
fn a_year_that_is_set_gives_the_rate_that_derive_prints() {
    let dated = with(target(wish("$15 billion", 15e9).period("2029")));
    ask(dated, |dossier, scenario| {
        let scenario = scenario.expect("a scenario");
        assert_eq!(scenario.by, Some(2029));
        let needed = scenario.needed(2029).expect("a pace");
        let derived = derive(dossier, &[KZ, AZ]);
        let printed = derived.iter().find(|it| it.id == "required-growth:wish+now").expect("derived");
        let printed = printed.outcome.clone().expect("a result");
        assert_eq!((Some(needed.percent()), needed.percent_bounds()), (printed.value, printed.bounds));
    });
}

#[test]
fn where_no_pace_leads_there_is_a_reason() {
    let refused = |records: Vec<Record>| {
        ask(records, |dossier, scenario| {
            let id = |point: &Point| dossier.records[point.record].id.clone();
            match scenario.expect_err("refused") {
                Refused::NotAnAmount => "no amount".to_owned(),
                Refused::Stretch => "stretch".to_owned(),
                Refused::NoBase => "no base".to_owned(),
                Refused::Over(point) => ["over ", &id(point)].concat(),
                Refused::Reached(point) => ["reached ", &id(point)].concat(),
                Refused::NoRate(point) => ["no rate ", &id(point)].concat(),
            }
        })
    };
    let rank = observation("wish", "trade-rank", KZ).with(wish("first", 1.0));
    assert_eq!(refused(with(rank)), "no amount");
    assert_eq!(refused(with(target(wish("$50 billion", 5e10).period("2025/2030")))), "stretch");
    assert_eq!(refused(vec![target(wish("$15 billion", 15e9))]), "no base");
    assert_eq!(refused(with(target(wish("$6 billion", 6e9).period("2023")))), "over now");
    assert_eq!(refused(with(target(wish("$8 billion", 8e9)))), "reached now");
    let little = claim(0, "under $8 billion").period("2025").value(8e9).hedged(Qualifier::LessThan);
    let mut records = fifteen();
    records.push(observation("little", "trade-turnover", KZ).with(little));
    assert_eq!(refused(records), "no rate little");
    let half = trade("half", "2024-01/2024-06", "$4 billion", 4e9);
    assert_eq!(refused(vec![half, target(wish("$15 billion", 15e9))]), "no base");
}

#[test]
fn what_documents_expect_and_withhold_lies_ahead() {
    let fall = Claim { blank: Some(Blank::NotStated), ..claim(2, "a fall").period("2025").status(Status::Forecast) };
    let late = Claim { blank: Some(Blank::NotYetReleased), ..claim(2, "not yet").period("2025") };
    let early = Claim { blank: Some(Blank::NotStated), ..claim(2, "none").period("2010") };
    let mut records = fifteen();
    records.push(observation("fall", "trade-growth", KZ).with(fall));
    records.push(observation("late", "trade-turnover", KZ).with(late.clone()));
    records.push(observation("early", "trade-turnover", KZ).with(early));
    records.push(observation("other", "trade-turnover", AZ).with(late));
    let dossier = dossier(records);
    let panels = panels(&dossier, &[KZ, AZ]);
    let target = targets(&dossier, &panels).next().expect("a target");
    let base = target.scenario(&dossier).expect("a scenario").base;
    let ahead = target.ahead(&dossier, &panels, base);
    let ids: Vec<&str> = ahead.iter().map(|point| dossier.records[point.record].id.as_str()).collect();
    assert_eq!(ids, ["late", "fall"]);
}

#[test]
fn a_target_of_two_relationships_is_told_once() {
    let mut shared = target(wish("$15 billion", 15e9));
    shared.dyads = vec![KZ, AZ];
    let dossier = dossier(vec![shared]);
    let panels = panels(&dossier, &[KZ, AZ]);
    assert_eq!(targets(&dossier, &panels).map(|target| target.column).collect::<Vec<_>>(), [0]);
}

/// A scenario from figures in millions.
fn of(
    now: u32,
    more: u32,
    mut check: impl FnMut(&Scenario<'_>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let figure = |n: u32| format!("${n} million");
    let records = vec![
        trade("now", "2024", &figure(now), f64::from(now) * 1e6),
        target(wish(&figure(now + more), f64::from(now + more) * 1e6)),
    ];
    ask(records, |_, scenario| check(&scenario.expect("a scenario")))
}

proptest! {
    #[test]
    fn needed_and_reached_are_inverse(now in 1_u32..5000, more in 1_u32..50_000, years in 1_i64..100) {
        of(now, more, |scenario| {
            let rate = scenario.needed(2024 + years).expect("a pace");
            let reached = scenario.reached(rate).expect("reached");
            prop_assert!((reached.years - years as f64).abs() < 1e-6, "{}", reached.years);
            prop_assert_eq!(reached.year, 2024 + years);
            Ok(())
        })?;
    }

    #[test]
    fn a_faster_pace_is_never_later_nor_a_later_year_faster(
        now in 1_u32..5000, more in 1_u32..50_000, one in 0.1..80.0_f64, other in 0.1..80.0_f64, years in 1_i64..99,
    ) {
        let (slow, fast) = (one.min(other), one.max(other));
        of(now, more, |scenario| {
            let reached = |percent| scenario.reached(Rate::percent_a_year(percent));
            if let Some(slow) = reached(slow) {
                let fast = reached(fast).expect("a faster pace reaches what a slower one does");
                prop_assert!(fast.years <= slow.years && fast.year <= slow.year && fast.first <= slow.first);
                prop_assert!(slow.last.is_none() || fast.last <= slow.last);
            }
            let (early, late) = (scenario.needed(2024 + years), scenario.needed(2025 + years));
            prop_assert!(early.expect("a pace").factor >= late.expect("a pace").factor);
            Ok(())
        })?;
    }

    #[test]
    fn bounds_hold_every_possible_truth(
        now in 1_u32..5000, more in 1_u32..50_000, percent in 0.1..80.0_f64,
        (x, y) in (-0.5..0.5_f64, -0.5..0.5_f64), years in 1_i64..99,
    ) {
        of(now, more, |scenario| {
            let multiple = f64::from(now + more) + y;
            let multiple = multiple / (f64::from(now) + x);
            let needed = scenario.needed(2024 + years).expect("a pace");
            let truth = multiple.powf(1.0 / years as f64);
            prop_assert!(needed.bounds.holds(needed.factor));
            prop_assert!(needed.bounds.low - 1e-9 <= truth && truth <= needed.bounds.high + 1e-9);
            if let Some(reached) = scenario.reached(Rate::percent_a_year(percent)) {
                let truth = multiple.ln() / (percent / 100.0).ln_1p();
                prop_assert!(reached.bounds.low <= reached.years && reached.years <= reached.bounds.high);
                prop_assert!(reached.bounds.low - 1e-6 <= truth.max(0.0) && truth <= reached.bounds.high + 1e-6);
                prop_assert!(reached.first <= reached.year && reached.last.is_none_or(|last| reached.year <= last));
            }
            Ok(())
        })?;
    }
}
