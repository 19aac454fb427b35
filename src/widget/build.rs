//! Validates the built-in dossier, works out what follows from it and embeds both in their packed form.
//! A bad seed fails the build with every finding. Embeds the style sheets without what only we read.

use analysis::prepared::Prepared;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    println!("cargo::rerun-if-changed={}", seeds.display());
    if let Err(error) = style() {
        println!("cargo::error={error}");
    }
    if let Err(errors) = embed(&seeds) {
        errors.iter().for_each(|error| println!("cargo::error={error}"));
    }
}

/// Joins the style sheets, the frame's first: what comes later is more special.
fn style() -> io::Result<()> {
    let mut joined = String::new();
    for name in ["frame", "timeline", "detail", "compare"] {
        let path = format!("src/view/{name}.css");
        println!("cargo::rerun-if-changed={path}");
        let mut rest = fs::read_to_string(path)?;
        while let Some((before, after)) = rest.split_once("/*") {
            rest = [before, after.split_once("*/").map_or("", |(_, after)| after)].concat();
        }
        joined.extend(rest.lines().map(str::trim));
    }
    for (spaced, tight) in [(" {", "{"), ("{ ", "{"), (": ", ":"), ("; ", ";"), (", ", ","), (";}", "}")] {
        joined = joined.replace(spaced, tight);
    }
    fs::write(out("style.css"), joined)
}

fn out(name: &str) -> PathBuf {
    PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name)
}

fn embed(seeds: &Path) -> Result<(), Vec<String>> {
    let files = dossier::read::folder(seeds).map_err(|error| vec![error.to_string()])?;
    let named: Vec<_> = files.into_iter().map(|(name, text)| (format!("seeds/{name}"), text)).collect();
    let dossier = dossier::read::read_files(&named)
        .map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let packed = dossier::packed::to_bytes(&Prepared::new(dossier, &[]));
    let out = out("dossier.bin");
    fs::write(&out, packed).map_err(|error| vec![format!("{}: {error}", out.display())])
}
