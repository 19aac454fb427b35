//! Shares of one whole that do not add up to it.

use std::collections::BTreeSet;

use super::figures::{Figure, Figures, UNDATED, What};
use super::{Computed, Found, Reading, Rule};
use crate::interval::Interval;
use dossier::Day;
use dossier::order::sort;

/// Shares in percent of the same whole, for the same time, that one document tells of different places: they are
/// all of it unless somebody is left out, or counted twice. What is worked out is what nobody accounts for, less than
/// nothing where they are too many.
pub(super) fn find(found: &mut Found<'_>, figures: &Figures<'_>) {
    let dossier = found.dossier;
    let is_share = |figure: &&Figure<'_>| {
        let indicator = figure.what.indicator.and_then(|at| dossier.indicators.get(at));
        let is_part = indicator.is_some_and(|indicator| indicator.unit == "percent" && !indicator.share_of.is_empty());
        is_part && !figure.what.is_wish && figure.extent != UNDATED
    };
    let mut shares: Vec<&Figure<'_>> = figures.iter().filter(is_share).collect();
    sort(&mut shares, |one, other| (whole(one), one.reading).cmp(&(whole(other), other.reading)));
    for shares in shares.chunk_by(|one, other| whole(one) == whole(other)) {
        let mut known = BTreeSet::new();
        let places: Vec<&Figure<'_>> = shares.iter().copied().filter(|share| known.insert(share.what.place)).collect();
        let sum = places.iter().fold(Interval::exact(0.0), |sum, share| sum.plus(share.bounds));
        if places.len() > 1 && !sum.holds(100.0) {
            let value = 100.0 - places.iter().map(|share| share.value).sum::<f64>();
            let readings: Vec<Reading> = places.iter().map(|share| share.reading).collect();
            found.add(Rule::Share, readings, Some(Computed { value, bounds: Interval::exact(100.0).minus(sum) }));
        }
    }
}

/// Which whole a share is of, who tells it, and for which days.
fn whole<'a>(share: &Figure<'a>) -> (What<'a>, usize, Option<Day>, Option<Day>) {
    (share.what.anywhere(), share.document, share.extent.earliest, share.extent.latest)
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, observation};
    use dossier::{Qualifier, Record, Text};

    fn share(id: &str, value: f64, qualifier: Qualifier) -> Record {
        let told = claim(1, &format!("{value}%")).period("2025-01/2025-06").value(value).hedged(qualifier);
        Record { place: Some(Text::new("en", id)), ..observation(id, "share", KZ).with(told) }
    }

    fn of(records: Vec<Record>) -> Vec<Disagreement> {
        disagreements(&dossier(records))
    }

    #[test]
    fn what_nobody_accounts_for_is_worked_out() {
        let found = of(vec![share("cpc", 83.0, Qualifier::Exact), share("others", 6.0, Qualifier::LessThan)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "shares-do-not-reach-the-whole:cpc+others");
        let rest = found[0].computed.expect("a rest");
        assert_eq!((rest.value, rest.bounds), (11.0, Interval::new(10.5, 17.5)));
        // A third one may carry the rest.
        assert!(!found[0].contradicts(&dossier(Vec::new())));
        let found = of(vec![share("cpc", 83.0, Qualifier::Exact), share("others", 19.0, Qualifier::Exact)]);
        assert!(found[0].contradicts(&dossier(Vec::new())));
    }

    #[test]
    fn shares_that_may_be_all_agree() {
        assert_eq!(of(vec![share("a", 83.0, Qualifier::Exact), share("b", 6.0, Qualifier::MoreThan)]), []);
        assert_eq!(of(vec![share("a", 83.0, Qualifier::Exact), share("b", 17.0, Qualifier::Exact)]), []);
        assert_eq!(of(vec![share("a", 83.0, Qualifier::Exact), share("b", 19.0, Qualifier::Exact)]).len(), 1);
    }

    #[test]
    fn one_share_or_shares_of_another_time_are_no_sum() {
        assert_eq!(of(vec![share("a", 83.0, Qualifier::Exact)]), []);
        let mut later = share("b", 6.0, Qualifier::Exact);
        later.claims[0] = later.claims[0].clone().period("2026");
        assert_eq!(of(vec![share("a", 83.0, Qualifier::Exact), later]), []);
        let again = Record { place: share("a", 83.0, Qualifier::Exact).place, ..share("b", 83.2, Qualifier::About) };
        assert_eq!(of(vec![share("a", 83.0, Qualifier::Exact), again]), []);
    }
}
