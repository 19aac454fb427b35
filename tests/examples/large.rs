//! Writes a large dossier: `cargo run -p tests --example large -- RECORDS json|packed > FILE`.

#![allow(clippy::expect_used, reason = "a tool of developers says what is wrong by stopping")]

use std::io::{self, Write};

use analysis::prepared::packed;
use dossier::packed::to_file;
use dossier::wire;
use tests::large::Large;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let records = arguments.next().and_then(|records| records.parse().ok()).expect("how many records");
    let dossier = Large::of(records).dossier();
    let bytes = match arguments.next().as_deref() {
        Some("packed") => to_file(&packed(dossier, &[])),
        _ => wire::write(&dossier).into_bytes(),
    };
    io::stdout().lock().write_all(&bytes)
}
