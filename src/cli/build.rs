//! Embeds the built-in dossier as editors write it, so that findings name the lines of `seeds/`.
//! A bad seed fails the build with every finding.

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
    let named: Vec<_> = files.iter().map(|(name, text)| (format!("seeds/{name}"), text.clone())).collect();
    dossier::read::read_files(&named)
        .map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("seeds.rs");
    fs::write(&out, format!("{named:?}").replacen('[', "&[", 1))
        .map_err(|error| vec![format!("{}: {error}", out.display())])
}
