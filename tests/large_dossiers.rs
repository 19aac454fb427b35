//! Large dossiers are valid and as large dossiers are, and come back from their packed form slice by slice.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use analysis::disagreement::disagreements;
use analysis::prepared::{Prepared, packed};
use dossier::packed::{Progress, Unpacking, from_bytes};
use dossier::read::{Format, Parsed, Source, read};
use dossier::{Dossier, Status, wire};
use proptest::prelude::*;
use tests::large::Large;

fn again(dossier: &Dossier) -> Dossier {
    let text = wire::write(dossier);
    let read = read(&[Source { name: "large.json", text: &text, format: Format::Json }]);
    read.unwrap_or_else(|findings| panic!("{} findings, first {:?}", findings.len(), findings.first()))
}

#[test]
fn they_are_valid_at_every_size() {
    for records in [0, 1, 20, 300, 1_000, 10_000] {
        let dossier = Large::of(records).dossier();
        assert_eq!(dossier.records.len(), records);
        assert_eq!(again(&dossier).records.len(), records);
    }
}

#[test]
fn the_same_seed_gives_the_same_dossier() {
    let [one, other] = [1, 2].map(|seed| Large { seed, ..Large::of(300) }.dossier());
    assert_eq!(one, Large::of(300).dossier());
    assert_ne!(one, other);
}

#[test]
fn they_have_something_of_everything() {
    let dossier = Large::of(1_000).dossier();
    let kinds: BTreeSet<_> = dossier.records.iter().map(|record| record.kind).collect();
    let domains: BTreeSet<_> = dossier.records.iter().map(|record| record.domain).collect();
    assert_eq!((kinds.len(), domains.len()), (8, 7));
    let claims = || dossier.records.iter().flat_map(|record| &record.claims);
    let precisions: BTreeSet<_> =
        claims().filter_map(|claim| claim.time()?.when().start()).map(|moment| moment.precision).collect();
    assert!(precisions.len() >= 7, "{precisions:?}");
    assert!(claims().any(|claim| claim.status == Status::Target));
    let (found, all) = (disagreements(&dossier).len(), dossier.records.len());
    assert!(found > all / 100 && found < all / 5, "{found} disagreements");
    let marks = dossier.records.iter().filter(|record| record.importance >= 4).count();
    assert!(marks > 0 && marks < all / 5, "{marks} records that matter");
    for record in &dossier.records {
        let length = record.title.get("en").chars().count();
        assert!((20..=45).contains(&length), "{}", record.title.get("en"));
    }
}

#[test]
fn a_part_of_the_bytes_is_no_dossier() {
    let [bytes, ..] = packed(Large::of(20).dossier(), &[]);
    for length in 0..bytes.len() {
        let unpacking: Option<Unpacking<'_, Prepared>> = Unpacking::new(bytes.get(..length).expect("a part"));
        assert!(unpacking.and_then(Unpacking::finish).is_none(), "{length} of {} bytes", bytes.len());
    }
}

#[test]
fn a_text_is_read_in_slices() {
    let text = wire::write(&Large::of(300).dossier());
    let sources = [Source { name: "large.json", text: &text, format: Format::Json }];
    let mut parsed = Parsed::new(&sources);
    let mut reading = parsed.reading();
    assert_eq!(reading.step(0), Progress { done: 0, of: 300 });
    assert_eq!(reading.step(170), Progress { done: 170, of: 300 });
    assert_eq!(reading.step(170), Progress { done: 300, of: 300 });
    assert_eq!(reading.finish(), read(&sources));
}

#[test]
fn mistakes_are_found_in_every_slice() {
    let text = wire::write(&Large::of(300).dossier()).replace(r#""domain":"energy""#, r#""domain":"energie""#);
    let sources = [Source { name: "large.json", text: &text, format: Format::Json }];
    let mut parsed = Parsed::new(&sources);
    let mut reading = parsed.reading();
    while reading.step(70).done < 300 {}
    assert_eq!(reading.finish().expect_err("mistakes"), read(&sources).expect_err("mistakes"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn slices_make_the_whole(records in 0_usize..300, slices in prop::collection::vec(0_usize..90, 0..9)) {
        let [bytes, ..] = packed(Large::of(records).dossier(), &[]);
        let mut unpacking: Unpacking<'_, Prepared> = Unpacking::new(&bytes).expect("what was packed");
        let mut done = 0;
        for slice in slices {
            done = (done + slice).min(records);
            prop_assert_eq!(unpacking.step(slice), Progress { done, of: records });
        }
        prop_assert_eq!(unpacking.finish(), from_bytes(&bytes));
    }

    #[test]
    fn broken_bytes_do_no_harm(at in any::<prop::sample::Index>(), byte in any::<u8>(), slice in 1_usize..90) {
        let [mut bytes, ..] = packed(Large::of(60).dossier(), &[]);
        *at.get_mut(&mut bytes) ^= byte;
        let Some(mut unpacking) = Unpacking::<'_, Prepared>::new(&bytes) else { return Ok(()) };
        unpacking.step(slice);
        prop_assert_eq!(unpacking.finish(), from_bytes(&bytes));
    }
}
