//! What is changed: small valid dossiers in all forms that there are.

use std::path::Path;

use analysis::prepared::packed;
use dossier::packed::to_file;
use dossier::read::{Format, Source, folder, read, read_files};
use dossier::{Dossier, wire};
use serde_json::Value;

use super::tree::Tree;
use crate::gallery;
use crate::large::{Chance, Large};

/// No part of the built-in dossier has more records.
const RECORDS: usize = 14;
/// Nor a file more bytes: most of the time goes into reading.
const LONGEST_FILE: usize = 8_000;

/// Valid dossiers to begin with.
pub struct Corpus {
    /// Trees of JSON.
    pub trees: Vec<Tree>,
    /// Files of TOML.
    pub files: Vec<String>,
    /// Packed files.
    pub packed: Vec<Vec<u8>>,
}

impl Corpus {
    /// The gallery, a made dossier, and parts of the built-in one: some records with all that they name.
    ///
    /// # Panics
    /// If one of them is not valid.
    pub fn new() -> Self {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
        let seeds = folder(&seeds).expect("the seeds");
        let built_in = read_files(&seeds).expect("valid seeds");
        let mut chance = Chance::new(1);
        let fixtures = gallery::fixtures();
        let small =
            fixtures.iter().map(gallery::Fixture::dossier).filter(|dossier| dossier.records.len() <= 3 * RECORDS);
        let mut dossiers: Vec<Dossier> = small.chain([Large::of(RECORDS).dossier()]).collect();
        dossiers.extend((0..60).map(|_| part(&built_in, &mut chance)));
        let tree = |dossier: &Dossier| {
            let value: Value = serde_json::from_str(&wire::write(dossier)).expect("what is written is JSON");
            Tree::from(value)
        };
        Self {
            trees: dossiers.iter().map(tree).collect(),
            files: fixtures.iter().map(gallery::Fixture::whole).filter(|text| text.len() < LONGEST_FILE).collect(),
            packed: dossiers.into_iter().map(|dossier| to_file(&packed(dossier, &[]))).collect(),
        }
    }
}

impl Default for Corpus {
    fn default() -> Self {
        Self::new()
    }
}

/// Some records of a dossier, and of its other tables what they name. What refers to other records is left out.
fn part(dossier: &Dossier, chance: &mut Chance) -> Dossier {
    let mut value: Value = serde_json::from_str(&wire::write(dossier)).expect("what is written is JSON");
    let tables = value.as_object_mut().expect("an object");
    tables.remove("disagreement");
    let kinds =
        ["event", "tenure", "observation", "agreement", "institution", "mission", "infrastructure", "statement"];
    let most = 1 + chance.below(RECORDS);
    // Neighbours in a file are of one subject, and likely to be worked out together.
    for name in kinds {
        let Some(Value::Array(records)) = tables.get_mut(name) else { continue };
        let count = most.div_ceil(if chance.percent(50) { 3 } else { kinds.len() }).min(records.len());
        let at = chance.below(records.len() - count + 1);
        *records = records.drain(at..at + count).collect();
        for record in records.iter_mut().filter_map(Value::as_object_mut) {
            record.retain(|name, _| name != "part_of" && name != "follows");
        }
    }
    let records = kinds.iter().filter_map(|kind| tables.get(*kind)).map(Value::to_string).collect::<String>();
    // Of the story the chapters that rest on a record that stays, and on no other.
    if let Some(Value::Array(chapters)) = tables.get_mut("story") {
        for chapter in chapters.iter_mut() {
            let Some(named) = chapter["records"].as_array_mut() else { continue };
            named.retain(|id| records.contains(&format!("\"id\":{id},")));
        }
        chapters.retain(|chapter| chapter["records"].as_array().is_some_and(|named| !named.is_empty()));
    }
    for name in ["indicator", "entity"] {
        // An indicator may name another: all those that one of the names contains stay too.
        let Some(Value::Array(items)) = tables.get_mut(name) else { continue };
        let mut needed = records.clone();
        for _ in 0..2 {
            let named = items.iter().filter(|item| needed.contains(&item["id"].to_string()));
            needed = named.map(Value::to_string).chain([records.clone()]).collect();
        }
        items.retain(|item| needed.contains(&item["id"].to_string()));
    }
    let text = value.to_string();
    read(&[Source { name: "part.json", text: &text, format: Format::Json }])
        .unwrap_or_else(|found| panic!("{found:#?}"))
}
