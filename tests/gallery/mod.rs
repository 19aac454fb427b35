//! The gallery: small dossiers that each show one hard thing. They are fixtures, snapshots of scenes and a page to look
//! at, all at once.
//!
//! An editor could have written them: TOML in `fixtures/gallery/`, each read together with `_base.toml`. Where a thing
//! shows only in hundreds of records, a few lines write the TOML.

mod made;

use std::fs;
use std::path::PathBuf;

use dossier::Dossier;
use dossier::read::{Format, Source, read};

/// The name of the file that all fixtures are read with.
const BASE: &str = "_base.toml";

/// Where the fixtures are.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/gallery")
}

/// A dossier of the gallery, as it is written.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// What it is called, without an ending.
    pub name: String,
    /// TOML, to be read after the base.
    pub text: String,
}

impl Fixture {
    /// Its text and that of the base, which are a dossier together.
    ///
    /// # Panics
    /// If there is no base.
    pub fn whole(&self) -> String {
        [&fs::read_to_string(folder().join(BASE)).expect("the base"), "\n", &self.text].concat()
    }

    /// The dossier.
    ///
    /// # Panics
    /// With the mistakes, if it has any.
    pub fn dossier(&self) -> Dossier {
        let base = fs::read_to_string(folder().join(BASE)).expect("the base");
        let name = format!("{}.toml", self.name);
        let sources = [(BASE, base.as_str()), (&name, self.text.as_str())];
        let sources = sources.map(|(name, text)| Source { name, text, format: Format::Toml });
        read(&sources).unwrap_or_else(|findings| {
            let messages: Vec<String> = findings.iter().map(ToString::to_string).collect();
            panic!("{}", messages.join("\n"))
        })
    }
}

/// All fixtures, by name.
///
/// # Panics
/// If one cannot be read.
pub fn fixtures() -> Vec<Fixture> {
    let names =
        fs::read_dir(folder()).expect("the gallery").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let written = names.filter(|name| name != BASE).filter_map(|file| {
        let name = file.strip_suffix(".toml")?.to_owned();
        Some(Fixture { name, text: fs::read_to_string(folder().join(&file)).expect("a fixture") })
    });
    let mut all: Vec<Fixture> = written.chain(made::fixtures()).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}
