//! Validates the built-in dossier, works out what follows from it and embeds both in their packed form.
//! A bad seed fails the build with every finding.

use analysis::prepared::Prepared;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    println!("cargo::rerun-if-changed={}", seeds.display());
    if let Err(errors) = embed(&seeds) {
        errors.iter().for_each(|error| println!("cargo::error={error}"));
    }
}

fn embed(seeds: &Path) -> Result<(), Vec<String>> {
    let files = dossier::read::folder(seeds).map_err(|error| vec![error.to_string()])?;
    let named: Vec<_> = files.into_iter().map(|(name, text)| (format!("seeds/{name}"), text)).collect();
    let dossier = dossier::read::read_files(&named)
        .map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let packed = dossier::packed::to_bytes(&Prepared::new(dossier, &[]));
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("dossier.bin");
    fs::write(&out, packed).map_err(|error| vec![format!("{}: {error}", out.display())])
}
