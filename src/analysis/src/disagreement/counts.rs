//! A stated count against what is counted one by one.

use super::{Computed, Found, Reading, Rule};
use crate::interval::Interval;
use crate::printed::{counts_things, unit_of};
use dossier::order::sort;
use dossier::{Claim, Dossier, Listing, Qualifier, Record, Status};

/// Exact counts of things of which the dossier has some: the records that are a part of the one that counts, and the
/// items that its own claims list. There are more or fewer of them than the count says.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for (at, record) in dossier.records.iter().enumerate() {
        // A part that is itself a figure is an amount of the whole, not one of its things.
        parts.extend(record.part_of.filter(|_| record.indicator.is_none()).map(|whole| (whole, at)));
    }
    sort(&mut parts, |one, other| one.cmp(other));
    for (at, record) in dossier.records.iter().enumerate() {
        let from = parts.partition_point(|(whole, _)| *whole < at);
        let of_it = parts.iter().skip(from).take_while(|(whole, _)| *whole == at);
        let mut named: Vec<Reading> = of_it.map(|(_, part)| Reading { record: *part, claim: 0 }).collect();
        let claims = || record.claims.iter().enumerate();
        let listed = claims().filter(|(_, claim)| claim.listed == Some(Listing::List) && claim.value.is_none());
        named.extend(listed.map(|(claim, _)| Reading { record: at, claim }));
        let number = named.len() as f64;
        let counted = claims().filter(|(_, claim)| count(dossier, record, claim).is_some_and(|count| count != number));
        let mut readings: Vec<Reading> = counted.map(|(claim, _)| Reading { record: at, claim }).collect();
        if !named.is_empty() && !readings.is_empty() {
            readings.extend(named);
            let computed = Computed { value: number, bounds: Interval::exact(number) };
            found.add(Rule::Count, readings, Some(computed));
        }
    }
}

/// How many things a claim counts, where it says so exactly.
fn count(dossier: &Dossier, record: &Record, claim: &Claim) -> Option<f64> {
    let unit = unit_of(dossier, record, claim);
    let is_count = counts_things(unit) && unit != "rank";
    let is_exact = claim.qualifier == Qualifier::Exact && claim.status == Status::Observed;
    claim.value.filter(|_| is_count && is_exact)
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, observation, record};
    use dossier::Kind;

    fn part(id: &str) -> Record {
        Record { part_of: Some(0), ..record(id, Kind::Agreement, &[KZ]).with(claim(0, id)) }
    }

    fn of(value: f64, qualifier: Qualifier, parts: &[&str]) -> Vec<Disagreement> {
        let whole = observation("whole", "firms", KZ).with(claim(0, "three").value(value).hedged(qualifier));
        disagreements(&dossier([whole].into_iter().chain(parts.iter().map(|id| part(id))).collect()))
    }

    #[test]
    fn fewer_are_named_than_counted_or_more() {
        let found = of(3.0, Qualifier::Exact, &["one", "two"]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "count-against-list:whole+one+two");
        assert_eq!(found[0].computed.map(|computed| computed.value), Some(2.0));
        assert_eq!(found[0].readings.first(), Some(&Reading { record: 0, claim: 0 }));
        assert_eq!(of(3.0, Qualifier::Exact, &["one", "two", "three", "four"]).len(), 1);
        assert_eq!(of(3.0, Qualifier::Exact, &["one", "two", "three"]), []);
        assert_eq!(of(3.0, Qualifier::MoreThan, &["one", "two"]), []);
        assert_eq!(of(3.0, Qualifier::Exact, &[]), []);
    }

    #[test]
    fn a_record_lists_what_it_counts() {
        let item = |written| Claim { listed: Some(Listing::List), ..claim(0, written) };
        let chapters = || observation("chapters", "firms", KZ).with(claim(0, "two chapters").value(2.0));
        let complete = chapters().with(item("arms")).with(item("trade"));
        assert_eq!(disagreements(&dossier(vec![complete])), []);
        let found = disagreements(&dossier(vec![chapters().with(item("arms"))]));
        assert_eq!(found[0].id, "count-against-list:chapters");
        assert_eq!(found[0].readings.len(), 2);
    }

    #[test]
    fn an_amount_is_no_item_of_a_count() {
        let whole = observation("all", "firms", KZ).with(claim(0, "4600").value(4600.0));
        let some = observation("some", "firms", KZ).with(claim(0, "22").period("2020").value(22.0));
        assert_eq!(disagreements(&dossier(vec![whole, Record { part_of: Some(0), ..some }])), []);
    }
}
