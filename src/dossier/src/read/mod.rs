//! Reading: text to [`Dossier`], with every finding and its place.

mod decode;
mod fields;
#[cfg(feature = "toml")]
mod folder;
mod json;
mod limits;
mod lines;
mod log;
mod names;
mod node;
mod noted;
mod record;
mod story;
mod suggest;
#[cfg(feature = "toml")]
mod toml;

#[cfg(feature = "toml")]
pub use folder::{folder, read_files};
pub use limits::LARGEST;

use crate::Dossier;
use crate::packed::Progress;

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
    Parsed::new(sources).reading().finish()
}

/// Sources whose grammar has been read. That is one step; what they say is read in slices, so
/// that a page that waits for a large dossier stays alive, can say how far it is, and can stop: [`Parsed::reading`].
pub struct Parsed<'a> {
    sources: &'a [Source<'a>],
    log: log::Log<'a>,
    trees: Vec<node::Node<'a>>,
}

impl<'a> Parsed<'a> {
    /// Reads the grammar of all sources.
    pub fn new(sources: &'a [Source<'a>]) -> Self {
        let mut log = log::Log::new(sources);
        let mut trees = Vec::new();
        for (file, source) in sources.iter().enumerate() {
            match node::parse(&mut log, file, source) {
                Some(parts) => trees.extend(parts),
                None => log.parts_are_missing(),
            }
        }
        Self { sources, log, trees }
    }

    /// Begins to read what they say: all but the records is read after this.
    pub fn reading(&mut self) -> Reading<'_, 'a> {
        let Self { sources, log, trees } = self;
        let decoding = decode::Decoding::new(log, trees);
        Reading { sources, log, decoding }
    }
}

/// A dossier that is being read. To stop, drop it.
pub struct Reading<'p, 'a> {
    sources: &'p [Source<'a>],
    log: &'p mut log::Log<'a>,
    decoding: decode::Decoding<'p>,
}

impl Reading<'_, '_> {
    /// Reads so many records more, or all that are left.
    pub fn step(&mut self, records: usize) -> Progress {
        self.decoding.step(self.log, records)
    }

    /// Reads what is left.
    ///
    /// # Errors
    /// As [`read`].
    pub fn finish(self) -> Result<Dossier, Vec<Finding>> {
        let Self { sources, log, decoding } = self;
        let mut dossier = decoding.finish(log);
        dossier.files = sources.iter().map(|source| source.name.to_owned()).collect();
        if log.is_empty() { Ok(dossier) } else { Err(log.finish()) }
    }
}
