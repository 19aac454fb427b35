//! Reading: text to [`Dossier`], with every finding and its place.

mod decode;
mod fields;
#[cfg(feature = "toml")]
mod folder;
mod json;
mod lines;
mod log;
mod names;
mod node;
mod noted;
mod record;
mod suggest;
#[cfg(feature = "toml")]
mod toml;

#[cfg(feature = "toml")]
pub use folder::{folder, read_files};

use crate::Dossier;

/// One text to read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// File name as findings print it.
    pub name: &'a str,
    /// Its whole text.
    pub text: &'a str,
    /// How it is written.
    pub format: Format,
}

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As editors write it (needs the feature `toml`).
    #[cfg(feature = "toml")]
    Toml,
    /// The wire format: one JSON object with the same tables and fields.
    Json,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The dossier cannot be used.
    Error,
    /// An editor should look.
    Warning,
}

/// Something wrong or odd at a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// File name as given in [`Source::name`].
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How grave it is.
    pub severity: Severity,
    /// Stable name of the rule.
    pub rule: &'static str,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self { file, line, column, rule, expected, found, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}[{rule}]: expected {expected}; found {found}")
    }
}

/// Reads all sources as one dossier. The order of sources and tables does not matter to references.
///
/// # Errors
/// Every finding of severity [`Severity::Error`], in order of file and place. All mistakes are collected
/// in one pass; of a file that cannot be parsed at all only that is said, and nothing of references that
/// may lead there.
pub fn read(sources: &[Source<'_>]) -> Result<Dossier, Vec<Finding>> {
    let mut log = log::Log::new(sources);
    let mut trees = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        match node::parse(&mut log, file, source) {
            Some(parts) => trees.extend(parts),
            None => log.parts_are_missing(),
        }
    }
    let mut dossier = decode::dossier(&mut log, &trees);
    dossier.files = sources.iter().map(|source| source.name.to_owned()).collect();
    if log.is_empty() { Ok(dossier) } else { Err(log.finish()) }
}
