//! The things that the built-in dossier tells of: the lives of three, and that all of them can be told apart.
//! A changed snapshot is a changed fact: look before accepting it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dossier::words::Words;
use dossier::{Dossier, Entity, Sort};

fn built_in() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = dossier::read::folder(&seeds).expect("seeds can be read");
    dossier::read::read_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// Its names, its turns with date and citation, and the records that tell of it.
fn told(dossier: &Dossier, id: &str) -> String {
    let at = dossier.entities.iter().position(|entity| entity.id == id).expect(id);
    let entity = &dossier.entities[at];
    let mut lines = vec![format!("{} ({})", entity.name.get("en"), entity.sort.word())];
    lines.extend(entity.aliases.iter().map(|alias| format!("  also {alias}")));
    for turn in dossier.life(at) {
        let claim = &dossier.records[turn.record].claims[turn.claim];
        let date = claim.date.as_ref().map_or("undated".to_owned(), |date| Words::default().date(date));
        let document = &dossier.documents[claim.document].id;
        lines.push(format!("  {} {date}: {document} ¶{} “{}”", turn.phase.word(), claim.paragraph, claim.as_written));
    }
    lines.extend(dossier.records_about(at).map(|record| format!("  in {}", dossier.records[record].id)));
    lines.join("\n")
}

#[test]
fn lives() {
    let dossier = built_in();
    insta::assert_snapshot!(["star", "tanap", "btk"].map(|id| told(&dossier, id)).join("\n"));
}

#[test]
fn each_is_in_a_record() {
    let dossier = built_in();
    let without: Vec<&str> = (0..dossier.entities.len())
        .filter(|at| dossier.records_about(*at).next().is_none())
        .map(|at| dossier.entities[at].id.as_str())
        .collect();
    assert!(without.is_empty(), "no record is about {without:?}");
}

#[test]
fn no_name_is_of_two() {
    let dossier = built_in();
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for entity in &dossier.entities {
        let names = entity.aliases.iter().map(String::as_str).chain([entity.name.get("en")]);
        for name in names.map(str::to_lowercase).collect::<BTreeSet<_>>() {
            let other = known.insert(name.clone(), &entity.id);
            assert_eq!(other, None, "`{name}` is of {} as well", entity.id);
        }
    }
}

/// The words of a name that begin with a capital: not "consulate", not "of".
fn proper(entity: &Entity) -> impl Iterator<Item = &str> {
    let words = entity.name.get("en").split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().next().is_some_and(char::is_uppercase))
}

#[test]
fn places_and_their_namesakes() {
    let dossier = built_in();
    let mut lines = Vec::new();
    for place in dossier.entities.iter().filter(|entity| entity.sort == Sort::Place) {
        let Some(first) = proper(place).next() else { continue };
        let shares = |entity: &&Entity| entity.id != place.id && proper(entity).any(|word| word == first);
        let namesakes: Vec<String> = dossier
            .entities
            .iter()
            .filter(shares)
            .map(|entity| format!("{} ({})", entity.id, entity.sort.word()))
            .collect();
        if !namesakes.is_empty() {
            lines.push(format!("{}: {}", place.id, namesakes.join(", ")));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}
