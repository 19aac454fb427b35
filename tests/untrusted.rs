//! What strangers write does no harm: what once did, what chance makes, and what is too large.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use dossier::read::{Finding, Format, Source, read};
use tests::fuzz::corpus::Corpus;
use tests::fuzz::{READERS, Reader};

/// So many inputs are made by each of two seeds; `examples/fuzz.rs` makes millions.
const CASES: u64 = 2_000;

#[test]
fn what_once_did_harm_does_none() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let files = fs::read_dir(&folder).expect("the fixtures").map(|entry| entry.expect("an entry").path());
    let mut count = 0;
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let reader = Reader::of(name).unwrap_or_else(|| panic!("{name} begins with no reader's name"));
        (reader.read)(&fs::read(&path).expect(name));
        count += 1;
    }
    assert!(count >= 10, "{count} fixtures");
}

#[test]
fn what_chance_makes_does_none() {
    let corpus = Corpus::new();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(2, |since| since.as_secs());
    for seed in [1, now] {
        for reader in &READERS {
            let mut taken = 0;
            for number in 0..CASES * reader.share / 100 {
                // A test that fails shows what it has printed.
                println!(
                    "cargo run --profile fuzz -p tests --example fuzz -- --reader {} --seed {seed} --first {number} --cases 1",
                    reader.name
                );
                taken += u64::from((reader.read)(&reader.input(&corpus, seed, number)));
            }
            assert!(taken > 0, "{} takes nothing that it is given: then nothing is tried that follows", reader.name);
        }
    }
}

/// A dossier of one event with the fields given, and what stands before it.
fn event(fields: &str, before: &str) -> String {
    format!(
        r#"{{"dossier":{{"id":"d","title":"D"}},
"document":[{{"id":"A","file":"a.txt","title":"A","genre":"report","as_of":"2020"}}],
"actor":[{{"id":"TUR","name":"T"}},{{"id":"KAZ","name":"K"}}],
"dyad":[{{"id":"tr-kz","title":"T–K","short":"K","actors":["TUR","KAZ"]}}],{before}
"event":[{{"id":"e","domain":"politics","dyads":["tr-kz"],{fields}}}]}}"#
    )
}

const CLAIM: &str = r#"{"document":"A","paragraph":1,"as_written":"1992","date":"1992"}"#;

fn many(what: &str, times: usize) -> String {
    vec![what; times].join(",")
}

#[test]
fn what_is_too_large_is_told_with_its_place() {
    let claims = |claims: &str| format!(r#""title":"E","claims":[{claims}]"#);
    let usual = claims(CLAIM);
    let entity = r#"{"id":"x","sort":"place","name":"X"}"#;
    let cases = [
        (event(&usual, ""), ""),
        (event(&claims(&many(CLAIM, 200)), ""), ""),
        (event(&claims(&many(CLAIM, 201)), ""), "any:5: too-large: expected at most 200 items in `claims`; found more"),
        (
            event(&usual.replace('E', &"é".repeat(10_001)), ""),
            "any:5: too-large: expected at most 20,000 bytes in one text; found one of 20,004",
        ),
        (
            event(&usual, &format!("\"entity\":[{}],", many(entity, 5_001))),
            "any:4: too-large: expected at most 5,000 tables of entity; found more",
        ),
        (
            event(&usual, &format!("\"event\":[{}],", many("0", 250_001))),
            "any:4: too-large: expected at most 250,000 tables of records; found more",
        ),
        (
            event(&usual, &format!("\"x\":[{}],", many("0", 4_000_000))),
            "any:4: too-large: expected at most 4,000,000 values in one file; found more",
        ),
        (
            event(&usual.replace("1992\"}", "Y170000002\"}"), ""),
            "any:5: invalid-edtf: expected an EDTF date such as 1992-03-02, 2010-12, 171X or 1992/1994; \
             found `Y170000002` (years are from -9999 to 9999)",
        ),
    ];
    for (text, expected) in cases {
        let found = read(&[Source { name: "any", text: &text, format: Format::Json }]).err().unwrap_or_default();
        let told = |it: &Finding| format!("any:{}: {}: expected {}; found {}", it.line, it.rule, it.expected, it.found);
        let said: Vec<String> = found.iter().map(told).collect();
        let first = said.iter().take(3).collect::<Vec<_>>();
        assert!(
            if expected.is_empty() { said.is_empty() } else { said.iter().any(|said| said == expected) },
            "{first:#?}"
        );
    }
}

#[test]
fn mistakes_with_long_names_are_told_in_bounds() {
    let id = "x".repeat(19_000);
    let entities: Vec<String> = (0..60).map(|at| format!(r#"{{"id":"{id}{at}","sort":"place","name":"X"}}"#)).collect();
    let about = many(&format!("\"{id}\""), 200);
    let text = event(
        &format!(r#""title":"E","claims":[{CLAIM}],"about":[{about}]"#),
        &format!("\"entity\":[{}],", entities.join(",")),
    );
    let found = read(&[Source { name: "any", text: &text, format: Format::Json }]).expect_err("mistakes");
    assert_eq!(found.len(), 200);
    assert!(found.iter().all(|finding| finding.to_string().len() < 3_000));
}
