//! A dossier as a folder of TOML files, as the command line and build scripts read it.

use std::fs;
use std::io;
use std::path::Path;

use super::{Finding, Format, Source, read};
use crate::Dossier;

/// Every TOML file in a folder and the folders in it: names relative to it, in order, with their texts.
///
/// # Errors
/// When the folder or a file in it cannot be read, with its name.
pub fn folder(path: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    collect(path, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(path: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    for entry in fs::read_dir(path).map_err(named)? {
        let path = entry.map_err(named)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
            files.push((name, text));
        }
    }
    Ok(())
}

/// Reads files of TOML, as [`folder`] gives them, as one dossier.
///
/// # Errors
/// As [`read`].
pub fn read_files(files: &[(String, String)]) -> Result<Dossier, Vec<Finding>> {
    let sources: Vec<Source<'_>> =
        files.iter().map(|(name, text)| Source { name, text, format: Format::Toml }).collect();
    read(&sources)
}
