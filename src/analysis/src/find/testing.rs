//! Dossiers, filters and folds for the tests of finding.

use dossier::words::Words;
use dossier::{Domain, Dossier, Kind, Record, Status, Text, Word};
use proptest::prelude::*;
use proptest::{collection, option, sample};
use unicode_normalization::UnicodeNormalization;

use super::{Facet, Filter, Haystack, Language};
use crate::testing::{Build, ClaimWith, claim, dossier, record};

/// What a browser does.
pub fn fold(text: &str) -> String {
    text.nfd().collect::<String>().to_lowercase()
}

/// All that can be searched, in English, with the words of the model as names.
pub fn haystack(dossier: &Dossier) -> Haystack {
    let words = Words::default();
    let language = Language { tag: "en", words: &words, domain: &|domain| domain.word(), kind: &|kind| kind.word() };
    Haystack::new(dossier, language, &fold)
}

fn any<T: Word + std::fmt::Debug>() -> impl Strategy<Value = T> {
    sample::select(T::WORDS).prop_map(|(_, value)| value)
}

/// Records with all that filters ask for, and with titles of few letters.
pub fn records() -> impl Strategy<Value = Vec<Record>> {
    let claims = collection::vec((0_usize..4, any::<Status>(), option::of(1990_i32..2000)), 0..3);
    let sides = (option::of(0_usize..3), option::of(0_usize..3));
    let words = ("[a-c]{1,3}( [a-c]{1,4}){0,2}", option::of("[a-c]{2,5}"));
    let parts = (any::<Kind>(), any::<Domain>(), sample::subsequence(vec![0_usize, 1], 1..=2), sides, words, claims);
    let record =
        (parts, 1_u8..=5).prop_map(|((kind, domain, dyads, (from, to), (title, person), claims), importance)| {
            let title = Text::new("en", &title);
            let bare = Record { domain, from, to, title, person, importance, ..record("some", kind, &dyads) };
            claims.into_iter().fold(bare, |record, (document, status, year)| {
                let claim = claim(document, "cab").status(status);
                record.with(match year {
                    Some(year) => claim.dated(&year.to_string()),
                    None => claim,
                })
            })
        });
    collection::vec(record, 0..20)
}

/// Filters of the test dossier.
pub fn filters() -> impl Strategy<Value = Filter> {
    let facets = sample::select(Facet::ALL.map(|(_, facet)| facet).to_vec());
    (collection::vec((facets, 0_usize..8), 0..4), "[a-c:“\" ]{0,9}").prop_map(|(chosen, text)| {
        let (known, mut filter) = (dossier(Vec::new()), Filter::default());
        for (facet, place) in chosen {
            filter.choose(facet, place % facet.values(&known).len(), true);
        }
        filter.set_text(&text);
        filter
    })
}
