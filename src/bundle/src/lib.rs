//! What build scripts put into the modules: the built-in dossier, checked and packed, and style sheets without what only
//! we read. Cargo is told which files it all comes from.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use dossier::Dossier;
use dossier::read::{folder, read_files};

/// From the package whose build script runs: that is where it runs. Clones may share what is compiled, so a path that
/// named this one would make cargo watch, and the script read, the seeds of another.
const SEEDS: &str = "../../seeds";

/// Files by name, with their texts.
pub type Files = Vec<(String, String)>;

/// The built-in dossier, and the files that editors write it in; findings name their lines.
///
/// # Errors
/// What is wrong with it, all at once.
pub fn seeds() -> Result<(Files, Dossier), Vec<String>> {
    // A folder tells of files that come and go, a file of its text.
    let seeds = Path::new(SEEDS);
    watch(seeds);
    let files = folder(seeds).map_err(|error| vec![error.to_string()])?;
    let mut last = seeds.to_path_buf();
    for (name, _) in &files {
        let file = seeds.join(name);
        if let Some(folder) = file.parent().filter(|folder| *folder != last) {
            watch(folder);
            last = folder.to_path_buf();
        }
        watch(&file);
    }
    let named: Files = files.into_iter().map(|(name, text)| (format!("seeds/{name}"), text)).collect();
    match read_files(&named) {
        Ok(dossier) => Ok((named, dossier)),
        Err(findings) => Err(findings.iter().map(ToString::to_string).collect()),
    }
}

/// The built-in dossier and what follows from it, packed as [`analysis::prepared::packed`] does.
///
/// # Errors
/// What is wrong with it, all at once.
pub fn built_in() -> Result<[Vec<u8>; 3], Vec<String>> {
    let (_, dossier) = seeds()?;
    Ok(analysis::prepared::packed(dossier, &[]))
}

/// Joins style sheets: what comes later is more special.
///
/// # Errors
/// When one cannot be read, with its name.
pub fn style(paths: &[&str]) -> Result<String, Vec<String>> {
    let mut joined = String::new();
    for path in paths {
        watch(Path::new(path));
        let mut rest = fs::read_to_string(path).map_err(|error| named(Path::new(path), &error))?;
        while let Some((before, after)) = rest.split_once("/*") {
            rest = [before, after.split_once("*/").map_or("", |(_, after)| after)].concat();
        }
        joined.extend(rest.lines().map(str::trim));
    }
    for (spaced, tight) in [(" {", "{"), ("{ ", "{"), (": ", ":"), ("; ", ";"), (", ", ","), (";}", "}")] {
        joined = joined.replace(spaced, tight);
    }
    Ok(joined)
}

/// Writes a file where `include_bytes!` and the like find it, in `OUT_DIR`.
///
/// # Errors
/// When it cannot be written, with its name.
pub fn write(name: &str, content: impl AsRef<[u8]>) -> Result<(), Vec<String>> {
    let path = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(&path, content).map_err(|error| named(&path, &error))
}

/// Fails the build with every mistake.
pub fn told(outcome: Result<(), Vec<String>>) {
    for error in outcome.err().into_iter().flatten() {
        println!("cargo::error={error}");
    }
}

fn watch(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

fn named(path: &Path, error: &io::Error) -> Vec<String> {
    vec![format!("{}: {error}", path.display())]
}
