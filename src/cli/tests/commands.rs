//! The commands as a shell sees them: what they print and how they exit.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use analysis::prepared::{Workings, whole};
use dossier::packed::{from_bytes, is_file, parts};
use serde_json::Value;

/// Runs the program from the top of the checkout.
fn entente(arguments: &[&str]) -> Output {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(top).output().expect("entente runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A copy of the seeds with one word of theirs changed, in a folder of this test's own.
fn broken_seeds(test: &str, word: &str, other: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut left = 1;
    for (name, text) in dossier::read::folder(&seeds).expect("the seeds") {
        let file = to.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        let changed = text.replacen(word, other, left);
        left -= usize::from(left > 0 && changed != text);
        fs::write(file, changed).expect("a file");
    }
    to
}

#[test]
fn the_built_in_dossier_has_no_error() {
    let output = entente(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    assert!(text(&output.stdout).lines().last().is_some_and(|line| line.contains("0 errors")));
}

#[test]
fn a_broken_seed_is_an_error_with_its_place() {
    let folder = broken_seeds("broken", "domain = \"politics\"", "domain = \"politic\"");
    let output = entente(&["check", folder.to_str().expect("UTF-8")]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    // The same message as the build would fail with, after the folder's name.
    let files = dossier::read::folder(&folder).expect("the copy");
    let [finding] = dossier::read::read_files(&files).expect_err("a mistake").try_into().expect("one mistake");
    assert_eq!(said.lines().next(), Some(format!("{}/{finding}", folder.display()).as_str()));
    assert!(finding.found.contains("did you mean `politics`?"), "{finding}");
}

#[test]
fn findings_are_json_where_machines_ask() {
    let folder = broken_seeds("broken-for-machines", "domain = \"politics\"", "domain = \"politic\"");
    let output = entente(&["check", folder.to_str().expect("UTF-8"), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let findings: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let errors: Vec<&Value> =
        findings.as_array().expect("a list").iter().filter(|f| f["severity"] == "error").collect();
    let [finding] = errors.as_slice() else { panic!("{findings}") };
    let keys: Vec<&String> = finding.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["column", "expected", "file", "found", "line", "rule", "severity"]);
    assert_eq!(finding["rule"], "unknown-value");
}

#[test]
fn what_cannot_be_read_exits_2() {
    let nothing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nothing");
    fs::create_dir_all(&nothing).expect("a folder");
    for arguments in [
        &["check", "nowhere"][..],
        &["check", "Cargo.lock"],
        &["check", nothing.to_str().expect("UTF-8")],
        &["check", "--format", "xml"],
        &["export"],
        &["export", "--as", "docx"],
        &["export", "nowhere", "--as", "jsonl"],
        &["export", "seeds", "seeds", "--as", "jsonl"],
        &["pack", "nowhere"],
        &["pack", "-o", "nowhere/dossier.entente"],
        &["render", "nowhere"],
        &["render", "--dyads", "tr-kz tr-xx"],
        &["render", "--as", "pdf"],
        &["render", "--limit", "few"],
        &["fly"],
        &["--fly"],
    ] {
        let output = entente(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?} says why");
    }
}

#[test]
fn jsonl_is_a_line_a_claim_with_every_key_in_order() {
    const KEYS: [&str; 15] = [
        "record",
        "kind",
        "dyads",
        "document",
        "file",
        "paragraph",
        "as_written",
        "date",
        "period",
        "measure",
        "value",
        "unit",
        "qualifier",
        "status",
        "statement",
    ];
    let output = entente(&["export", "--as", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, entente(&["export", "seeds", "--as", "jsonl"]).stdout);
    let said = text(&output.stdout);
    assert!(said.lines().count() > 100);
    for line in said.lines() {
        let mut rest = line;
        for key in KEYS {
            let at = rest.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} is missing or late: {line}"));
            rest = rest.get(at..).unwrap_or_default();
        }
        let claim: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(claim.as_object().map(serde_json::Map::len), Some(KEYS.len()), "{line}");
        assert!(claim["paragraph"].is_u64() && claim["qualifier"].is_string() && claim["status"].is_string(), "{line}");
        assert!(claim["value"].is_null() || (claim["value"].is_number() && claim["unit"].is_string()), "{line}");
        assert!(!line.contains(".0,"), "a whole number is written whole: {line}");
    }
}

#[test]
fn help_and_version_are_given() {
    for arguments in [&[][..], &["--help"], &["help"], &["check", "--help"]] {
        let output = entente(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(text(&output.stdout).contains("entente check"), "{arguments:?}");
    }
    assert!(text(&entente(&["--version"]).stdout).starts_with("entente "));
}

#[test]
fn a_packed_dossier_is_one_file_that_says_what_it_is() {
    let output = entente(&["pack"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(is_file(&output.stdout));
    let [first, second, third] = parts(&output.stdout).expect("three parts");
    let prepared = whole(first, second).expect("a dossier with its grounds");
    let workings: Workings = from_bytes(third).expect("what follows from it");
    assert!(prepared.dossier.records.len() > 100 && !workings.derived.is_empty());
    assert!(workings.are_of(first));

    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dossier.entente");
    let written = entente(&["pack", "seeds", "-o", file.to_str().expect("UTF-8")]);
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert_eq!(fs::read(&file).expect("the file"), output.stdout);
}

#[test]
fn what_is_wrong_is_not_packed() {
    let folder = broken_seeds("broken-to-pack", "domain = \"politics\"", "domain = \"politic\"");
    let output = entente(&["pack", folder.to_str().expect("UTF-8")]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(text(&output.stderr).contains("did you mean `politics`?"));
}

/// A claim that a command prints stands with all that it takes to look it up.
fn assert_cited(claim: &Value) {
    let words = ["record", "document", "file", "as_written"];
    let cited = words.iter().all(|key| claim.get(key).is_some_and(Value::is_string));
    assert!(cited && claim.get("paragraph").is_some_and(Value::is_u64), "{claim}");
}

#[test]
fn results_carry_their_formula_their_inputs_and_their_bounds() {
    let output = entente(&["derive", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let found = found.as_array().expect("a list");
    let (mut given, mut refused) = (0, 0);
    for one in found {
        let keys: Vec<&String> = one.as_object().expect("an object").keys().collect();
        let expected = ["caveats", "formula", "high", "id", "inputs", "label", "low", "refused", "unit", "value"];
        assert_eq!(keys, expected);
        let said = |key: &str| one.get(key).and_then(Value::as_str).is_some_and(|said| !said.is_empty());
        assert!(said("label") && said("formula"), "{one}");
        for input in one.get("inputs").and_then(Value::as_array).expect("inputs") {
            assert_cited(input);
        }
        if said("refused") {
            assert!(["value", "low", "high", "unit"].iter().all(|key| one.get(key) == Some(&Value::Null)), "{one}");
            refused += 1;
        } else {
            assert!(said("unit") && ["value", "low", "high"].iter().any(|key| one.get(key) != Some(&Value::Null)));
            given += 1;
        }
    }
    assert!(given > 150 && refused > 30, "{given} given, {refused} refused");
    let ratio = found.iter().find(|one| one.get("id").is_some_and(|id| id == "ratio:az-trade-2024+kz-trade-2024"));
    let number = |key: &str| ratio.and_then(|one| one.get(key)).and_then(Value::as_f64).expect(key);
    assert_eq!(number("value"), 1.6);
    assert!((number("low") - 7.5 / 5.5).abs() < 1e-9 && (number("high") - 8.5 / 4.5).abs() < 1e-9);
}

#[test]
fn disagreements_carry_every_side_with_its_citation() {
    let output = entente(&["disagreements", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let found = found.as_array().expect("a list");
    assert!(found.len() >= 30, "{} disagreements", found.len());
    for one in found {
        let keys: Vec<&String> = one.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["computed", "id", "kind", "note", "readings", "records"]);
        assert!(one.get("note").and_then(Value::as_str).is_some_and(|note| note.len() > 10), "{one}");
        for side in one.get("readings").and_then(Value::as_array).expect("readings") {
            assert_cited(side);
        }
    }
    let rate = found.iter().find(|one| one.get("kind").is_some_and(|kind| kind == "growth-does-not-add-up"));
    let computed = rate.and_then(|rate| rate.pointer("/computed/value")).and_then(Value::as_f64).expect("a rate");
    assert!((computed - 11.36).abs() < 0.01, "{computed}");
}

#[test]
fn a_dossier_is_rendered_for_the_relationships_and_with_the_prefix_that_are_asked_for() {
    let written = |arguments: &[&str]| {
        let output = entente(&[&["render"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let all = written(&[]);
    assert_eq!(all, written(&["seeds", "--as", "fragment", "--view", "all"]));
    assert!(all.starts_with("<div id=\"turkiye-kazakhstan-azerbaijan\" lang=\"en\">"));
    let one = written(&["--dyads", "tr-kz", "--id", "one", "--limit", "3", "--view", "timeline"]);
    assert!(one.starts_with("<div id=\"one\""));
    assert_eq!(one.matches("<li id=\"one-record-").count(), 3);
    assert!(!one.contains("one-record-az-"), "no record of the other relationship");
    let page = written(&["--as", "page"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("href=\"entente-page.css\""));
    assert!(written(&["--as", "style"]).contains("@media print"));
}
