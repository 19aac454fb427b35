//! How many records each choice would leave.

use dossier::Dossier;

use super::facet::Facet;
use super::filter::Filter;

/// How many records there would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// With the filter as it is.
    pub kept: usize,
    /// If one value of a facet were chosen in place of all that are chosen of that facet: by facet, in the order of
    /// [`Facet::ALL`], and by the place of the value. A value that no record has stands there with none.
    pub with: [Vec<usize>; Facet::ALL.len()],
}

impl Counts {
    /// By the places of a facet's values.
    pub fn of(&self, facet: Facet) -> &[usize] {
        self.with.get(facet as usize).map_or(&[], Vec::as_slice)
    }
}

/// Counts the records that are `among` those shown and contain the filter's text (by position).
pub fn counts(dossier: &Dossier, filter: &Filter, among: &dyn Fn(usize) -> bool) -> Counts {
    let with = Facet::ALL.map(|(_, facet)| vec![0; facet.values(dossier).len()]);
    // Which record, counted from 1, was the last to be counted: two claims of one document are one record.
    let mut last = with.clone();
    let mut counts = Counts { kept: 0, with };
    for (number, record) in (1..).zip(&dossier.records).filter(|(number, _)| among(number - 1)) {
        let refusing = filter.refusing(record);
        counts.kept += usize::from(refusing == 0);
        for ((_, facet), (counts, last)) in Facet::ALL.into_iter().zip(counts.with.iter_mut().zip(&mut last)) {
            // Another facet refuses it, whatever were chosen here.
            if refusing & !(1 << facet as u8) != 0 {
                continue;
            }
            facet.visit(record, &mut |place| {
                let Some((count, last)) = counts.get_mut(place).zip(last.get_mut(place)) else { return };
                *count += usize::from(*last != number);
                *last = number;
            });
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::testing::{filters, records};
    use super::*;
    use crate::testing::{Build, KZ, claim, dossier, record};
    use dossier::{Kind, Record};
    use proptest::prelude::*;

    #[test]
    fn other_values_of_the_same_facet_are_still_offered() {
        let event = |document| record("a", Kind::Event, &[KZ]).with(claim(document, "a")).with(claim(document, "b"));
        let statement = Record { kind: Kind::Statement, ..event(1) };
        let dossier = dossier(vec![event(0), event(1), statement]);
        let filter = Filter::parse(&dossier, "document:A").expect("a filter");
        let counts = counts(&dossier, &filter, &|record| record != 2);
        assert_eq!(counts.kept, 1);
        assert_eq!(counts.of(Facet::Document), [1, 1, 0, 0]);
        assert_eq!(counts.of(Facet::Kind)[Kind::Event as usize], 1);
        assert_eq!(counts.of(Facet::Kind)[Kind::Statement as usize], 0);
    }

    proptest! {
        #[test]
        fn each_count_is_what_choosing_would_leave(records in records(), filter in filters()) {
            let dossier = dossier(records);
            let among = |record: usize| record % 3 != 1;
            let kept = |filter: &Filter| {
                dossier.records.iter().enumerate().filter(|(at, record)| among(*at) && filter.keeps(record)).count()
            };
            let counts = counts(&dossier, &filter, &among);
            prop_assert_eq!(counts.kept, kept(&filter));
            for (_, facet) in Facet::ALL {
                prop_assert_eq!(counts.of(facet).len(), facet.values(&dossier).len());
                for (place, count) in counts.of(facet).iter().enumerate() {
                    let mut chosen = filter.clone();
                    chosen.clear(facet);
                    chosen.choose(facet, place, true);
                    prop_assert_eq!(*count, kept(&chosen));
                }
            }
        }
    }
}
