//! What a document enumerates in a sentence against what it has in a list.

use super::{Found, Reading, Rule};
use dossier::order::sort;
use dossier::{Kind, Listing};

/// An item of an enumeration, and which enumeration of its document it belongs to.
struct Item<'a> {
    whole: (usize, Kind, &'a [usize], Option<usize>),
    listed: Listing,
    reading: Reading,
}

/// Things of one kind that one document lists for the same relationship and the same giving side (missions of one
/// state in the other), once in a sentence and once in a list: those that only one of the two has. Where all of them
/// stand in the one, the last reading is an item of the other.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    let mut items: Vec<Item<'_>> = Vec::new();
    for (at, record) in dossier.records.iter().enumerate() {
        for (index, claim) in record.claims.iter().enumerate() {
            let Some(listed) = claim.listed else { continue };
            let whole = (claim.document, record.kind, record.dyads.as_slice(), record.from);
            items.push(Item { whole, listed, reading: Reading { record: at, claim: index } });
        }
    }
    sort(&mut items, |one, other| one.whole.cmp(&other.whole));
    for whole in items.chunk_by(|one, other| one.whole == other.whole) {
        // Sorting has kept the items of a record together.
        let of_records = whole.chunk_by(|one, other| one.reading.record == other.reading.record);
        let is_in_one = |items: &&[Item<'_>]| items.windows(2).all(|two| matches!(two, [a, b] if a.listed == b.listed));
        let alone: Vec<&Item<'_>> = of_records.filter(is_in_one).flatten().collect();
        let mut readings: Vec<Reading> = alone.iter().map(|item| item.reading).collect();
        if let Some(first) = alone.first()
            && alone.iter().all(|item| item.listed == first.listed)
        {
            let Some(other) = whole.iter().find(|item| item.listed != first.listed) else { continue };
            readings.push(other.reading);
        }
        if !readings.is_empty() {
            found.add(Rule::Listing, readings, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{Build, Directed, KAZ, KZ, TUR, claim, dossier, record};
    use dossier::{Claim, Record};

    fn mission(id: &str, listings: &[(usize, Listing)]) -> Record {
        let item = |(document, listed): &(usize, Listing)| Claim { listed: Some(*listed), ..claim(*document, id) };
        listings.iter().map(item).fold(record(id, Kind::Mission, &[KZ]).between(TUR, KAZ), Build::with)
    }

    fn told(found: &[Disagreement]) -> Vec<(&str, Vec<(usize, usize)>)> {
        let readings = |found: &Disagreement| found.readings.iter().map(|r| (r.record, r.claim)).collect();
        found.iter().map(|found| (found.id.as_str(), readings(found))).collect()
    }

    const BOTH: [(usize, Listing); 2] = [(0, Listing::Text), (0, Listing::List)];

    #[test]
    fn what_only_the_list_has_stands_against_the_text() {
        let missions = vec![
            mission("astana", &BOTH),
            mission("aktau", &[(0, Listing::List)]),
            mission("turkistan", &[(0, Listing::List)]),
        ];
        assert_eq!(
            told(&disagreements(&dossier(missions))),
            [("text-against-list:astana+aktau+turkistan", vec![(1, 0), (2, 0), (0, 0)])]
        );
    }

    #[test]
    fn both_may_have_something_of_their_own() {
        let missions = vec![
            mission("astana", &BOTH),
            mission("aktau", &[(0, Listing::List)]),
            mission("almaty", &[(0, Listing::Text)]),
        ];
        assert_eq!(
            told(&disagreements(&dossier(missions))),
            [("text-against-list:aktau+almaty", vec![(1, 0), (2, 0)])]
        );
    }

    #[test]
    fn one_enumeration_or_two_equal_ones_agree() {
        assert_eq!(disagreements(&dossier(vec![mission("a", &BOTH), mission("b", &BOTH)])), []);
        assert_eq!(disagreements(&dossier(vec![mission("a", &[(0, Listing::Text)])])), []);
        let other_document = mission("b", &[(1, Listing::List)]);
        assert_eq!(disagreements(&dossier(vec![mission("a", &[(0, Listing::Text)]), other_document])), []);
        let other_side = mission("b", &[(0, Listing::List)]).between(KAZ, TUR);
        assert_eq!(disagreements(&dossier(vec![mission("a", &[(0, Listing::Text)]), other_side])), []);
    }
}
