//! Writes the gallery as JSON for pages: `cargo run -p tests --example gallery -- FOLDER`. A file a fixture, and
//! `index.json` with their names and relationships.

#![allow(clippy::expect_used, reason = "a tool of developers says what is wrong by stopping")]

use std::fs;
use std::io;
use std::path::PathBuf;

use dossier::wire;
use tests::gallery::fixtures;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    fs::create_dir_all(&folder)?;
    let mut index = Vec::new();
    for fixture in fixtures() {
        let dossier = fixture.dossier();
        let dyads: Vec<&str> = dossier.dyads.iter().map(|dyad| dyad.id.as_str()).collect();
        let (name, language) = (&fixture.name, &dossier.language);
        index.push(format!("{{ \"name\": \"{name}\", \"lang\": \"{language}\", \"dyads\": \"{}\" }}", dyads.join(" ")));
        fs::write(folder.join(format!("{name}.json")), wire::write(&dossier))?;
    }
    fs::write(folder.join("index.json"), format!("[\n{}\n]\n", index.join(",\n")))
}
