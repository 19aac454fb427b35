//! A stated growth rate against the two figures that it should follow from.

use super::figures::{Figures, UNDATED};
use super::{Computed, Found, Rule};
use crate::interval::Interval;
use crate::lag::years_later;
use dossier::Extent;
use dossier::order::sort;

/// For each stated rate of growth: the figures for its period and for the same days a year before, where the
/// documents have both. They disagree if no values that the figures' print allows give the stated rate.
pub(super) fn find(found: &mut Found<'_>, figures: &Figures<'_>) {
    let dossier = found.dossier;
    let mut stated: Vec<_> = figures.iter().filter(|figure| !figure.what.is_wish && figure.extent != UNDATED).collect();
    sort(&mut stated, |one, other| one.reading.cmp(&other.reading));
    for stated in stated {
        let indicator = stated.what.indicator.and_then(|at| dossier.indicators.get(at));
        let Some(base) = indicator.and_then(|indicator| indicator.growth_of) else { continue };
        let what = stated.what.by(dossier, base);
        let at = |wanted: Extent| figures.on(what, wanted);
        let (Some(now), Some(before)) = (at(stated.extent), at(years_later(stated.extent, -1))) else { continue };
        let Some(bounds) = now.bounds.over(before.bounds).map(Interval::as_growth) else { continue };
        if !bounds.overlaps(stated.bounds) {
            let value = (now.value / before.value - 1.0) * 100.0;
            let readings = vec![stated.reading, now.reading, before.reading];
            found.add(Rule::Growth, readings, Some(Computed { value, bounds }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, extent, observation};

    fn trade_of_2005(before: (&str, f64), stated: &str) -> Vec<Disagreement> {
        let told = |id, indicator, period, written, value| {
            observation(id, indicator, KZ).with(claim(0, written).period(period).value(value))
        };
        let rate = stated.trim_end_matches('%').parse().expect("a rate");
        let mut found = disagreements(&dossier(vec![
            told("before", "trade-turnover", "2004", before.0, before.1),
            told("now", "trade-turnover", "2005", "US$556.8 million", 556.8e6),
            told("rate", "trade-growth", "2005", stated, rate),
        ]));
        found.retain(|found| found.rule == Rule::Growth);
        found
    }

    #[test]
    fn thirteen_point_eight_percent_does_not_follow() {
        let found = trade_of_2005(("$500 million", 500e6), "13.8%");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "growth-does-not-add-up:before+now+rate");
        let records: Vec<_> = found[0].readings.iter().map(|reading| reading.record).collect();
        assert_eq!(records, [2, 1, 0]);
        let computed = found[0].computed.expect("a rate");
        let text = format!("{:.1} {:.1} {:.1}", computed.value, computed.bounds.low, computed.bounds.high);
        assert_eq!(text, "11.4 11.2 11.5");
    }

    #[test]
    fn a_rate_that_the_print_allows_follows() {
        assert_eq!(trade_of_2005(("$500 million", 500e6), "11.4%"), []);
        assert_eq!(trade_of_2005(("$0.5 billion", 500e6), "13.8%"), []);
    }

    #[test]
    fn the_year_before_ends_with_its_month() {
        assert_eq!(years_later(extent("2025-01/2025-02"), -1), extent("2024-01/2024-02"));
        assert_eq!(years_later(extent("2024"), -1), extent("2023"));
    }
}
