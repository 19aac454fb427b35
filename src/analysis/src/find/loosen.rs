//! What would help where nothing is found.

use std::cmp::Reverse;

use dossier::Dossier;
use dossier::order::sort;

use super::facet::Facet;
use super::filter::Filter;
use super::haystack::Haystack;
use super::query::Query;

/// What a reader could give up, the least first: what is in view, then what is chosen, then what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loosen {
    /// The span of time in view: look at all of time.
    Span,
    /// What is chosen of one facet.
    Facet(Facet),
    /// What is chosen of all facets.
    Filter,
    /// The span and what is chosen: all but the words.
    Limits,
    /// The word or phrase of the query at this place ([`super::without_word`]).
    Word(usize),
    /// All words.
    Words,
}

/// Something to give up, and how many more records would be found then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What to give up.
    pub loosen: Loosen,
    /// How many more records there would be, at least one.
    pub results: usize,
}

impl Loosen {
    /// How much it gives up.
    fn loss(self) -> u8 {
        match self {
            Self::Span => 0,
            Self::Facet(_) => 1,
            Self::Filter => 2,
            Self::Limits => 3,
            Self::Word(_) => 4,
            Self::Words => 5,
        }
    }

    /// Whether it gives up what `other` does.
    fn covers(self, other: Self) -> bool {
        self == other
            || match self {
                Self::Filter => matches!(other, Self::Facet(_)),
                Self::Limits => other.loss() < self.loss(),
                Self::Words => matches!(other, Self::Word(_)),
                _ => false,
            }
    }
}

/// The ways to find more, the best first: those that give up least, among them those that find most. What gives up
/// more than another and finds no more by that is left out. `among`: the records of the relationships shown;
/// `in_span`: those of the time in view (by position).
pub fn loosen(
    dossier: &Dossier,
    (haystack, query): (&Haystack, &Query),
    filter: &Filter,
    among: &dyn Fn(usize) -> bool,
    in_span: &dyn Fn(usize) -> bool,
) -> Vec<Way> {
    // Counts each record at the least that has to be given up for it.
    let mut ways: Vec<Way> = Vec::new();
    for told in haystack.told().filter(|told| among(told.record)) {
        let Some(record) = dossier.records.get(told.record) else { continue };
        let (refusing, in_span) = (filter.refusing(record), in_span(told.record));
        let mut missing = query.missing(&told);
        let loosen = match (in_span, refusing.count_ones(), missing.next()) {
            (true, 0, None) => continue,
            (false, 0, None) => Loosen::Span,
            (true, 1, None) => match Facet::ALL.get(refusing.trailing_zeros() as usize) {
                Some((_, facet)) => Loosen::Facet(*facet),
                None => continue,
            },
            (true, _, None) => Loosen::Filter,
            (false, _, None) => Loosen::Limits,
            (true, 0, Some(word)) => {
                if missing.next().is_none() {
                    Loosen::Word(word)
                } else {
                    Loosen::Words
                }
            }
            // Nothing would be left of what was asked.
            _ => continue,
        };
        match ways.iter_mut().find(|way| way.loosen == loosen) {
            Some(way) => way.results += 1,
            None => ways.push(Way { loosen, results: 1 }),
        }
    }
    let least = ways.clone();
    for way in &mut ways {
        way.results = least.iter().filter(|part| way.loosen.covers(part.loosen)).map(|part| part.results).sum();
    }
    let key = |way: &Way| (way.loosen.loss(), Reverse(way.results));
    sort(&mut ways, |one, other| key(one).cmp(&key(other)));
    ways
}

#[cfg(test)]
mod tests {
    use super::super::testing::{filters, fold, haystack, records};
    use super::super::without_word;
    use super::*;
    use crate::testing::{AZ, KZ, dossier, record};
    use dossier::{Domain, Kind, Record, Text};
    use proptest::prelude::*;

    #[test]
    fn what_gives_up_least_comes_first() {
        let event = |title: &str, domain, dyad| Record {
            domain,
            title: Text::new("en", title),
            ..record("a", Kind::Event, &[dyad])
        };
        let dossier = dossier(vec![
            event("Baku later", Domain::Energy, AZ),
            event("Baku", Domain::Culture, AZ),
            event("Baku", Domain::Culture, AZ),
            event("Baku", Domain::Energy, KZ),
            event("Baku", Domain::Culture, KZ),
            event("Meeting", Domain::Energy, AZ),
            event("Not shown, in Baku", Domain::Energy, AZ),
        ]);
        let filter = Filter::parse(&dossier, "dyad:tr-az domain:energy").expect("a filter");
        let (haystack, query) = (haystack(&dossier), Query::new("baku", &fold));
        let ways = loosen(&dossier, (&haystack, &query), &filter, &|at| at != 6, &|at| at != 0);
        let way = |loosen, results| Way { loosen, results };
        let expected = [
            way(Loosen::Span, 1),
            way(Loosen::Facet(Facet::Domain), 2),
            way(Loosen::Facet(Facet::Dyad), 1),
            way(Loosen::Filter, 4),
            way(Loosen::Word(0), 1),
        ];
        assert_eq!(ways, expected);
    }

    proptest! {
        #[test]
        fn each_way_finds_what_it_says(records in records(), filter in filters(), words in "[a-c]{1,3}( [a-c]{1,3}){0,2}") {
            let dossier = dossier(records);
            let haystack = haystack(&dossier);
            let query = |text: &str| Query::new(text, &fold);
            let among = |record: usize| record % 4 != 2;
            let in_span = |record: usize| record % 5 != 1;
            let total = |text: &str, filter: &Filter, span: bool| {
                let kept = |at: usize| among(at) && (!span || in_span(at)) && filter.keeps(&dossier.records[at]);
                haystack.search(&query(text), &kept, 0).total
            };
            let now = total(&words, &filter, true);
            for way in loosen(&dossier, (&haystack, &query(&words)), &filter, &among, &in_span) {
                let none = Filter::default();
                let then = match way.loosen {
                    Loosen::Span => total(&words, &filter, false),
                    Loosen::Facet(facet) => {
                        let mut filter = filter.clone();
                        filter.clear(facet);
                        total(&words, &filter, true)
                    }
                    Loosen::Filter => total(&words, &none, true),
                    Loosen::Limits => total(&words, &none, false),
                    Loosen::Word(place) => total(&without_word(&words, place), &filter, true),
                    Loosen::Words => total("", &filter, true),
                };
                prop_assert!(way.results > 0);
                prop_assert_eq!(way.results, then - now, "{:?}", way.loosen);
            }
        }
    }
}
