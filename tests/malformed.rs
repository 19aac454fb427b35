//! Every mistake of an editor has a fixture, and beside it the messages that it gets.
//!
//! A fixture is read together with `_base.toml`, so that it shows nothing but its mistake, unless its name
//! begins with `alone-`. After a change of words: `INSTA_UPDATE=always cargo test -p tests --test malformed`,
//! then read the difference.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use dossier::read::{Finding, Format, Source, folder, read, read_files};
use proptest::prelude::*;

const BASE: &str = include_str!("fixtures/malformed/_base.toml");

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/malformed")
}

fn format_of(name: &str) -> Format {
    if name.ends_with(".json") { Format::Json } else { Format::Toml }
}

fn findings(name: &str, text: &str) -> Vec<Finding> {
    let fixture = Source { name, text, format: format_of(name) };
    let base = Source { name: "_base.toml", text: BASE, format: Format::Toml };
    let sources = if name.starts_with("alone-") { vec![fixture] } else { vec![base, fixture] };
    read(&sources).err().unwrap_or_default()
}

fn messages(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_mistake_gets_its_message() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(fixtures());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut names: Vec<String> = fs::read_dir(fixtures())
        .expect("the fixtures")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('_') && (name.ends_with(".toml") || name.ends_with(".json")))
        .collect();
    names.sort();
    assert!(names.len() >= 24, "{} fixtures", names.len());
    let mut rules = BTreeSet::new();
    for name in names {
        let text = fs::read_to_string(fixtures().join(&name)).expect("a fixture");
        let found = findings(&name, &text);
        assert!(!found.is_empty(), "{name} is read as if nothing were wrong with it");
        rules.extend(found.iter().map(|finding| finding.rule));
        settings.bind(|| insta::assert_snapshot!(name.as_str(), messages(&found)));
    }
    let all = [
        "as-written-too-long",
        "bad-id",
        "bad-number",
        "bad-url",
        "dangling-reference",
        "duplicate-id",
        "interval-reversed",
        "invalid-edtf",
        "missing-field",
        "no-citation",
        "syntax",
        "too-large",
        "unit-mismatch",
        "unknown-field",
        "unknown-value",
        "wrong-type",
    ];
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), all, "every rule has a fixture, and no rule is new");
}

#[test]
fn mistakes_of_ten_kinds_are_all_collected() {
    for name in ["ten-mistakes.toml", "ten-mistakes.json"] {
        let text = fs::read_to_string(fixtures().join(name)).expect("a fixture");
        let rules: BTreeSet<_> = findings(name, &text).iter().map(|finding| finding.rule).collect();
        assert!(rules.len() >= 10, "{name}: {rules:?}");
    }
}

#[test]
fn the_base_has_no_mistake() {
    let base = Source { name: "_base.toml", text: BASE, format: Format::Toml };
    assert_eq!(read(&[base]).map(|dossier| dossier.records.len()), Ok(0));
}

/// What the build scripts call: a seed with a mistake gives its message instead of something to embed.
#[test]
fn a_broken_seed_fails_the_build() {
    let mut seeds = seeds();
    read_files(&seeds).expect("the seeds as they are");
    let (name, text) = seeds.iter_mut().find(|(_, text)| text.contains("domain = \"politics\"")).expect("politics");
    *text = text.replacen("domain = \"politics\"", "domain = \"politic\"", 1);
    let name = name.clone();
    let found = read_files(&seeds).expect_err("a broken seed");
    let [finding] = found.as_slice() else { panic!("{}", messages(&found)) };
    assert_eq!((finding.file.as_str(), finding.rule), (name.as_str(), "unknown-value"));
}

#[test]
fn a_text_beyond_all_bounds_is_refused_unread() {
    let text = " ".repeat((64 << 20) + 1);
    let found = findings("alone-huge.json", &text);
    assert_eq!(
        messages(&found).lines().next(),
        Some("alone-huge.json:1:1: error[too-large]: expected at most 64 MiB in one file; found 64 MiB and more")
    );
}

#[test]
fn a_file_of_nothing_but_mistakes_is_reported_in_bounds() {
    let text = "[[event]]\nid = 1\n".repeat(20_000);
    let found = findings("many.toml", &text);
    assert_eq!(found.len(), 1_001);
    assert_eq!(found.last().map(|finding| finding.rule), Some("too-large"));
}

static WIRE: LazyLock<String> = LazyLock::new(|| dossier::wire::write(&read_files(&seeds()).expect("the seeds")));

fn seeds() -> Vec<(String, String)> {
    folder(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../seeds")).expect("seeds")
}

/// A text with some stretch of it cut out, doubled or replaced.
fn mutated(text: &str, at: usize, length: usize, put: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = at % (characters.len() + 1);
    let end = (at + length).min(characters.len());
    let (before, after) = (characters.iter().take(at), characters.iter().skip(end));
    before.copied().chain(put.chars()).chain(after.copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in "\\PC{0,200}|[\\[\\]{}\",:=#'\\n a-z0-9\\\\.-]{0,200}") {
        findings("alone-any.toml", &text);
        findings("alone-any.json", &text);
    }

    #[test]
    fn no_mutation_of_a_seed_panics(
        file in any::<prop::sample::Index>(),
        at in any::<usize>(),
        length in 0_usize..12,
        put in "[\\[\\]{}\",:=#'\\n a-z0-9\\\\.ü-]{0,6}",
    ) {
        let seeds = seeds();
        let (name, text) = file.get(&seeds);
        findings(name, &mutated(text, at, length, &put));
    }

    #[test]
    fn no_mutation_of_the_wire_format_panics(
        at in any::<usize>(),
        length in 0_usize..12,
        put in "[\\[\\]{}\",:a-z0-9\\\\.ü-]{0,6}",
    ) {
        findings("alone-any.json", &mutated(WIRE.as_str(), at, length, &put));
    }
}
