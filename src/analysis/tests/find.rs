//! Finding in the built-in dossier: real names, typed as readers type them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use analysis::find::{
    Facet, Filter, Found, Haystack, Language, Loosen, Query, Way, counts, in_time, loosen, neighbours, without_word,
};
use analysis::prepared::{packed, whole};
use dossier::words::Words;
use dossier::{Dossier, Kind};
use unicode_normalization::UnicodeNormalization;

fn built_in() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = dossier::read::folder(&seeds).expect("seeds can be read");
    dossier::read::read_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// What a browser does.
fn fold(text: &str) -> String {
    text.nfd().collect::<String>().to_lowercase()
}

fn haystack(dossier: &Dossier) -> Haystack {
    let words = Words::default();
    let language = Language { tag: "en", words: &words, domain: &|domain| domain.word(), kind: &|kind| kind.word() };
    Haystack::new(dossier, language, &fold)
}

/// The first records that are found, and how many there are.
fn found<'d>(dossier: &'d Dossier, query: &str) -> (Vec<&'d str>, usize) {
    let Found { records, total } = haystack(dossier).search(&Query::new(query, &fold), &|_| true, 3);
    (records.iter().map(|at| dossier.records[*at].id.as_str()).collect(), total)
}

#[test]
fn names_are_found_without_their_marks() {
    let dossier = built_in();
    let cases: [(&str, &[&str]); 14] = [
        ("Erdogan", &["az-erdogan-in-baku-2009", "az-erdogan-in-shusha", "kz-airport"]),
        ("shusha erdogan", &["az-erdogan-in-shusha", "az-shusha-declaration", "az-victory-parade"]),
        ("Istanbul", &["az-istanbul-summit-2004", "az-aliyev-stays-away", "az-azerbaijani-consulate-istanbul"]),
        ("aliyev", &["az-aliyev-stays-away", "az-aliyev-defence-industry-2020", "az-planes-in-the-sky"]),
        ("baku 1992", &["az-embassy-opens", "az-turkish-embassy-baku"]),
        ("STAR", &["az-star-refinery", "az-star-builders", "az-gas-2029"]),
        ("TANAP", &["az-tanap", "az-gas-countries", "az-tanap-share-azerbaijan"]),
        ("Ozal", &["kz-ozal-visit", "kz-ozal-memorial", "kz-ozal-president"]),
        ("Nazarbayev", &["kz-nazarbayev-visit", "kz-nazarbayev-soviet", "kz-nazarbayev-first"]),
        ("\"one nation, two states\"", &["az-one-nation-two-states"]),
        ("556.8", &["kz-trade-2005"]),
        ("bahceli", &["az-bahceli", "az-turkish-opposition-2009"]),
        // Nobody of these names is in the documents.
        ("sahin", &[]),
        ("Demirel", &[]),
    ];
    for (query, expected) in cases {
        assert_eq!(found(&dossier, query).0, expected, "{query}");
    }
    for (one, other) in [("Erdogan", "ERDOĞAN"), ("istanbul", "İSTANBUL"), ("Turkiye", "türkiye"), ("Izmir", "İzmir")]
    {
        assert_eq!(found(&dossier, one), found(&dossier, other));
    }
    assert_eq!(found(&dossier, "turkiye").1, dossier.records.len());
}

#[test]
fn what_browsers_get_can_be_searched() {
    let dossier = built_in();
    let [picture, grounds, _] = packed(dossier.clone(), &[]);
    let packed = whole(&picture, &grounds).expect("a dossier").dossier;
    for query in ["Erdogan", "Istanbul", "aliyev", "baku 1992", "STAR", "Ozal", "Nazarbayev", "TANAP", "OTS"] {
        assert_eq!(found(&packed, query), found(&dossier, query), "{query}");
    }
}

#[test]
fn each_choice_says_how_many_it_leaves() {
    let dossier = built_in();
    let filter = Filter::parse(&dossier, "kind:infrastructure,mission domain:energy document:C").expect("a filter");
    let counts = counts(&dossier, &filter, &|_| true);
    for (_, facet) in Facet::ALL {
        for (place, count) in counts.of(facet).iter().enumerate() {
            let mut chosen = filter.clone();
            chosen.clear(facet);
            chosen.choose(facet, place, true);
            let kept = dossier.records.iter().filter(|record| chosen.keeps(record)).count();
            assert_eq!(*count, kept, "{}", chosen.print(&dossier));
        }
    }
}

#[test]
fn nothing_found_comes_with_a_way_out() {
    let dossier = built_in();
    let haystack = haystack(&dossier);
    let ways = |text: &str, filter: &str, in_span: &dyn Fn(usize) -> bool| {
        let filter = Filter::parse(&dossier, filter).expect("a filter");
        loosen(&dossier, (&haystack, &Query::new(text, &fold)), &filter, &|_| true, in_span)
    };
    let results = |text| found(&dossier, text).1;
    // No record is of 1950; in Baku there are many.
    let word = Way { loosen: Loosen::Word(1), results: results("baku") };
    let words = Way { loosen: Loosen::Words, results: dossier.records.len() };
    assert_eq!(ways("Baku 1950", "", &|_| true), [word, words]);
    assert_eq!(without_word("Baku 1950", 1), "Baku");
    let kind = Way { loosen: Loosen::Facet(Facet::Kind), results: results("tanap") };
    assert_eq!(ways("tanap", "kind:tenure", &|_| true)[0], kind);
    let span = Way { loosen: Loosen::Span, results: results("tanap") };
    assert_eq!(ways("tanap", "", &|_| false), [span]);
}

#[test]
fn time_leads_from_one_visit_to_the_next() {
    let dossier = built_in();
    let order = in_time(&dossier);
    let visit = dossier.record_index("kz-ozal-visit").expect("a visit");
    let kept =
        |at: usize| dossier.records[at].kind == Kind::Event && dossier.records[at].title.get("en").contains("Özal");
    let ids = neighbours(&order, &kept, visit).map(|at| at.map(|at| dossier.records[at].id.as_str()));
    assert_eq!(ids, [None, Some("kz-ozal-memorial")]);
}
