//! Where a dossier comes from: inside the program, or files and folders that are named.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use dossier::Dossier;
use dossier::read::{Finding, Format, Source, folder, read};

/// The built-in dossier, file by file; the build script has checked it.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The texts of one dossier.
pub struct Input {
    /// What summaries call it.
    pub name: String,
    /// File name, text and format of each part.
    files: Vec<(String, String, Format)>,
}

impl Input {
    /// The dossier that the program carries.
    pub fn built_in() -> Self {
        let files = BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned(), Format::Toml));
        Self { name: "built-in dossier".to_owned(), files: files.collect() }
    }

    /// The dossiers that paths name: each folder and each JSON file is one, TOML files are one together.
    /// What cannot be read comes back as messages.
    pub fn from_paths(paths: &[PathBuf]) -> (Vec<Self>, Vec<String>) {
        let mut inputs: Vec<Self> = Vec::new();
        let mut errors = Vec::new();
        let mut parts: Vec<(String, String, Format)> = Vec::new();
        for path in paths {
            let name = path.display().to_string();
            match files(path) {
                Ok((files, true)) => parts.extend(files),
                Ok((files, false)) => inputs.push(Self { name, files }),
                Err(error) => errors.push(error),
            }
        }
        if !parts.is_empty() {
            let names: Vec<&str> = parts.iter().map(|(name, _, _)| name.as_str()).collect();
            inputs.push(Self { name: names.join(", "), files: parts });
        }
        (inputs, errors)
    }

    /// The dossier, or everything that is wrong with it.
    pub fn read(&self) -> Result<Dossier, Vec<Finding>> {
        let sources: Vec<Source<'_>> =
            self.files.iter().map(|(name, text, format)| Source { name, text, format: *format }).collect();
        read(&sources)
    }
}

type Files = Vec<(String, String, Format)>;

/// The files behind a path, and whether they are a part of a dossier rather than a whole one.
fn files(path: &Path) -> Result<(Files, bool), String> {
    let name = path.display().to_string();
    if path.is_dir() {
        let files = folder(path).map_err(|error| error.to_string())?;
        if files.is_empty() {
            return Err(format!("{name}: expected a folder with TOML files; found none in it"));
        }
        let named = |(file, text): (String, String)| (path.join(file).display().to_string(), text, Format::Toml);
        return Ok((files.into_iter().map(named).collect(), false));
    }
    let (format, part) = match path.extension().and_then(OsStr::to_str) {
        Some("toml") => (Format::Toml, true),
        Some("json") => (Format::Json, false),
        _ if path.exists() => return Err(format!("{name}: expected a folder, a .toml or a .json file")),
        _ => return Err(format!("{name}: expected a file or a folder; found none of that name")),
    };
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    Ok((vec![(name, text, format)], part))
}
