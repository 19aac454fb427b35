//! The walls between the crates, and inside the widget, as ARCHITECTURE.md describes them.
//!
//! Each checker takes plain data and returns what breaks the rule, so that it is also tried on made-up violations:
//! a check that cannot fail is no check.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which of the project's own crates each of them may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("dossier", &[]),
    ("analysis", &["dossier"]),
    ("chart", &["analysis", "dossier"]),
    ("bundle", &["analysis", "dossier"]),
    ("render", &["analysis", "dossier"]),
    ("ui", &["analysis", "chart", "dossier"]),
    ("reader", &["analysis", "dossier"]),
    ("compare", &["analysis", "bundle", "chart", "dossier", "render", "ui"]),
    ("widget", &["analysis", "bundle", "chart", "dossier", "ui"]),
    ("entente", &["analysis", "bundle", "chart", "dossier", "render"]),
    ("tests", &["analysis", "chart", "dossier", "ui", "widget", "entente"]),
];

/// Crates that know of no browser, nor does anything they are made of.
const NO_WEB: &[&str] = &["dossier", "analysis", "bundle", "chart", "render"];

/// Crates that speak with a browser.
const WEB: &[&str] =
    &["gloo", "js-sys", "leptos", "serde-wasm-bindgen", "wasm-bindgen", "wasm-bindgen-futures", "web-sys"];

const GLUE: &str = "www/entente.js";
const GLUE_LINES: usize = 100;
const SOURCE_LINES: usize = 600;
const SOURCES: &[&str] = &["rs", "js", "mjs", "css", "html", "sh"];

/// The names of a manifest's dependencies of all kinds, on all targets.
fn dependencies(manifest: &toml::Table) -> BTreeSet<String> {
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let tables = targets.into_iter().flat_map(|targets| targets.values()).filter_map(toml::Value::as_table);
    let mut names = BTreeSet::new();
    for table in tables.chain([manifest]) {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, how) in table.get(kind).and_then(toml::Value::as_table).into_iter().flatten() {
                let renamed = how.get("package").and_then(toml::Value::as_str);
                names.insert(renamed.unwrap_or(name).to_owned());
            }
        }
    }
    names
}

/// What a crate uses of the project's own that no arrow allows.
fn wrong_arrows(name: &str, uses: &BTreeSet<String>) -> Vec<String> {
    let own: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
        return vec![format!("{name} is in no arrow of tests/walls.rs")];
    };
    let wrong = uses.iter().filter(|used| own.contains(used.as_str()) && !allowed.contains(&used.as_str()));
    wrong.map(|used| format!("{name} may not use {used}")).collect()
}

/// The web crates among all that a crate is made of.
fn web_crates(name: &str, made_of: &BTreeSet<String>) -> Vec<String> {
    let web = made_of.iter().filter(|part| WEB.contains(&part.as_str()) || part.starts_with("gloo-"));
    web.map(|part| format!("{name} is made of {part}, which needs a browser")).collect()
}

/// Where a source may name a web crate; the rest of the widget may name Leptos only.
const HOSTS: &[&str] = &[
    "src/reader/src/",
    "src/widget/src/host/",
    "src/ui/src/dom.rs",
    "src/compare/src/lib.rs",
    "src/compare/src/host/",
];

/// Where a source names a web crate and may not.
fn wrong_words(path: &str, source: &str) -> Vec<String> {
    if !path.starts_with("src/") || HOSTS.iter().any(|host| path.starts_with(host)) {
        return Vec::new();
    }
    let leptos_too = !path.starts_with("src/widget/");
    let forbidden = |word: &str| {
        let name = word.replace('_', "-");
        let web = WEB.contains(&name.as_str()) || name.starts_with("gloo-");
        web && (leptos_too || name != "leptos")
    };
    let mut wrong = Vec::new();
    for (line, text) in (1..).zip(source.lines()) {
        let code = text.split("//").next().unwrap_or_default();
        let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        wrong.extend(words.filter(|word| forbidden(word)).map(|word| format!("{path}:{line} may not name {word}")));
    }
    wrong
}

/// A source that is too long to be read in one sitting.
fn too_long(path: &str, source: &str) -> Option<String> {
    let (lines, limit) = (source.lines().count(), if path == GLUE { GLUE_LINES } else { SOURCE_LINES });
    (lines >= limit).then(|| format!("{path} has {lines} lines; it must stay under {limit}"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The manifests of the workspace by the names of their packages.
fn manifests() -> BTreeMap<String, toml::Table> {
    let crates = fs::read_dir(root().join("src")).expect("src/").map(|entry| entry.expect("a folder in src/").path());
    let paths =
        crates.chain([root().join("tests")]).map(|folder| folder.join("Cargo.toml")).filter(|path| path.exists());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(path).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("a manifest in TOML");
        let name = manifest.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
        (name.expect("the package's name").to_owned(), manifest)
    };
    paths.map(read).collect()
}

/// The names of all crates that a crate is made of, tests and build scripts aside.
fn made_of(name: &str) -> BTreeSet<String> {
    let cargo = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", name, "--edges", "normal", "--all-features", "--target", "all"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let lines = String::from_utf8(cargo.stdout).expect("cargo writes UTF-8");
    let names: BTreeSet<String> = lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    assert!(names.contains(name), "cargo tree says nothing of {name}: {}", String::from_utf8_lossy(&cargo.stderr));
    names
}

/// The sources of the project with their paths from the root, in order.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = ["src", "tests", "www", ".ci"].map(|name| root().join(name)).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
            if path.is_dir() && !["node_modules", "out", "target"].contains(&name) {
                folders.push(path);
            } else if path.is_file() && SOURCES.contains(&kind) {
                let text = fs::read_to_string(&path).expect("a source in UTF-8");
                let path = path.strip_prefix(root()).expect("a path under the root");
                found.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    found
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_use_each_other_along_the_arrows() {
    let manifests = manifests();
    assert!(manifests.len() >= 3, "only {} manifests found", manifests.len());
    assert_none(manifests.iter().flat_map(|(name, manifest)| wrong_arrows(name, &dependencies(manifest))).collect());
}

#[test]
fn what_is_below_the_widget_knows_no_browser() {
    assert_none(NO_WEB.iter().flat_map(|name| web_crates(name, &made_of(name))).collect());
}

#[test]
fn only_the_host_speaks_with_the_browser() {
    assert_none(sources().iter().flat_map(|(path, source)| wrong_words(path, source)).collect());
}

#[test]
fn sources_can_be_read_in_one_sitting() {
    let sources = sources();
    assert!(sources.iter().any(|(path, _)| path == GLUE), "{GLUE} is not among the sources");
    assert_none(sources.iter().filter_map(|(path, source)| too_long(path, source)).collect());
}

mod on_made_up_violations {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn dependencies_of_every_kind_are_seen() {
        let manifest = r#"
            [dependencies]
            a = "1"
            [dev-dependencies]
            b.workspace = true
            [build-dependencies]
            c = { path = "c" }
            [target.'cfg(unix)'.dependencies]
            d = { package = "web-sys", version = "1" }
        "#;
        assert_eq!(dependencies(&manifest.parse().expect("a manifest")), set(&["a", "b", "c", "web-sys"]));
    }

    #[test]
    fn an_arrow_the_wrong_way() {
        assert_eq!(wrong_arrows("dossier", &set(&["chart", "toml"])), ["dossier may not use chart"]);
        assert_eq!(wrong_arrows("chart", &set(&["widget"])), ["chart may not use widget"]);
        assert_eq!(wrong_arrows("ui", &set(&["bundle"])), ["ui may not use bundle"]);
        assert_eq!(wrong_arrows("render", &set(&["ui"])), ["render may not use ui"]);
        assert_eq!(wrong_arrows("compare", &set(&["widget"])), ["compare may not use widget"]);
        assert_eq!(wrong_arrows("unheard-of", &set(&[])).len(), 1);
        assert!(wrong_arrows("widget", &set(&["chart", "leptos"])).is_empty());
    }

    #[test]
    fn a_web_crate_below() {
        assert_eq!(web_crates("chart", &set(&["serde", "web-sys", "gloo-timers"])).len(), 2);
        assert!(web_crates("chart", &set(&["serde", "gloomy"])).is_empty());
    }

    #[test]
    fn the_crate_of_wasm_bindgen_is_seen_by_cargo() {
        assert!(!web_crates("widget", &made_of("widget")).is_empty());
    }

    #[test]
    fn a_view_that_reaches_for_the_browser() {
        let source = "use leptos::prelude::*;\n// web_sys in a comment\nlet window = leptos::web_sys::window();\n";
        assert_eq!(
            wrong_words("src/widget/src/view/mod.rs", source),
            ["src/widget/src/view/mod.rs:3 may not name web_sys"]
        );
        assert!(wrong_words("src/widget/src/host/mod.rs", source).is_empty());
        assert!(wrong_words("src/compare/src/lib.rs", source).is_empty());
        assert_eq!(wrong_words("src/compare/src/desk.rs", source).len(), 3);
        assert_eq!(wrong_words("src/chart/src/lib.rs", source).len(), 3);
    }

    #[test]
    fn a_file_that_is_too_long() {
        assert!(too_long(GLUE, &"\n".repeat(99)).is_none());
        assert!(too_long(GLUE, &"\n".repeat(100)).is_some());
        assert!(too_long("src/chart/src/lib.rs", &"\n".repeat(599)).is_none());
        assert!(too_long("src/chart/src/lib.rs", &"\n".repeat(600)).is_some());
    }
}
