//! `entente pack`: a dossier as one file that a page loads without reading it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use analysis::prepared::packed;
use dossier::Dossier;
use dossier::packed::to_file;

/// Writes the packed file of a dossier, with what follows for its first two dyads, to a path, else to `out`.
pub fn write(dossier: Dossier, to: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
    let file = to_file(&packed(dossier, &[]));
    let Some(to) = to else { return out.write_all(&file) };
    fs::write(to, file).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", to.display())))
}
