//! Places of one actor in rankings by one thing that differ.

use super::figures::{Figure, Figures, clash};
use super::{Found, Reading, Rule};
use dossier::order::sort;

/// Observed ranks of the same actors at the same time, in rankings by the same thing or by one side of it (trade,
/// imports, exports), whose bounds share no place.
pub(super) fn find(found: &mut Found<'_>, figures: &Figures<'_>) {
    let dossier = found.dossier;
    let ranked = |figure: &Figure<'_>| {
        let indicator = figure.what.indicator.and_then(|at| dossier.indicators.get(at));
        indicator.filter(|_| !figure.what.is_wish).and_then(|indicator| indicator.rank_by)
    };
    let mut ranks: Vec<_> = figures
        .iter()
        .filter_map(|figure| {
            let by = figure.what.by(dossier, ranked(figure)?);
            Some(((by, figure.extent.earliest, figure.extent.latest), figure))
        })
        .collect();
    sort(&mut ranks, |(one, a), (other, b)| (one, a.reading).cmp(&(other, b.reading)));
    let mut clashes: Vec<Vec<Reading>> = Vec::new();
    for group in ranks.chunk_by(|(one, _), (other, _)| one == other) {
        let group: Vec<&Figure<'_>> = group.iter().map(|(_, figure)| *figure).collect();
        // Two figures of one indicator are compared as figures.
        let indicator = |figure: &&Figure<'_>| figure.what.indicator;
        if group.iter().any(|figure| indicator(figure) != group.first().and_then(indicator)) {
            clashes.extend(clash(&group));
        }
    }
    sort(&mut clashes, Vec::cmp);
    for readings in clashes {
        found.add(Rule::Rank, readings, None);
    }
}

#[cfg(test)]
mod tests {
    use super::super::disagreements;
    use crate::testing::{AZ, AZE, Build, ClaimWith, Directed, KAZ, KZ, TUR, claim, dossier, observation};
    use dossier::{Qualifier, Record, Status};

    fn rank(indicator: &str, value: f64) -> Record {
        observation(indicator, indicator, AZ).between(TUR, AZE).with(claim(3, "third").value(value))
    }

    fn of(records: Vec<Record>) -> Vec<String> {
        disagreements(&dossier(records)).into_iter().map(|found| found.id).collect()
    }

    #[test]
    fn third_for_imports_and_second_for_all_trade_differ() {
        let found = of(vec![rank("rank-imports", 3.0), rank("trade-rank", 2.0)]);
        assert_eq!(found, ["ranks-differ:rank-imports+trade-rank"]);
    }

    #[test]
    fn a_place_that_both_allow_is_no_difference() {
        assert_eq!(of(vec![rank("rank-imports", 2.0), rank("trade-rank", 2.0)]), [""; 0]);
        let mut hedged = rank("trade-rank", 5.0);
        hedged.claims[0].qualifier = Qualifier::AtMost;
        assert_eq!(of(vec![rank("rank-imports", 3.0), hedged]), [""; 0]);
    }

    #[test]
    fn other_actors_wishes_and_ranks_by_other_things_are_apart() {
        let other = Record { dyads: vec![KZ], ..rank("trade-rank", 2.0).between(TUR, KAZ) };
        assert_eq!(of(vec![rank("rank-imports", 3.0), other]), [""; 0]);
        let mut goal = rank("trade-rank", 1.0);
        goal.claims[0].status = Status::Target;
        assert_eq!(of(vec![rank("rank-imports", 3.0), goal]), [""; 0]);
        assert_eq!(of(vec![rank("rank-imports", 3.0), rank("investor-rank", 1.0)]), [""; 0]);
    }
}
