//! Writes dossiers that strangers might hand over: `cargo run -p tests --example hostile -- CASES SEED > FILE`. Each is a
//! line of JSON: `{"text": "…"}`, or `{"bytes": "…"}` with a letter from U+0000 to U+00FF for each byte.

#![allow(clippy::indexing_slicing, reason = "a place below the length")]

use std::io::{self, Write};

use serde_json::json;
use tests::fuzz::corpus::Corpus;
use tests::fuzz::{READERS, mutate};
use tests::large::Chance;

/// How many of a hundred a reader is given; the others have a script in every text.
const SHARES: [(usize, &str); 4] = [(55, "dossier"), (10, "text"), (15, "packed"), (20, "scripts")];

fn main() -> io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|number| number.parse::<u64>().unwrap_or(1));
    let (cases, seed) = (numbers.next().unwrap_or(100), numbers.next().unwrap_or(1));
    let (corpus, mut chance) = (Corpus::new(), Chance::new(seed));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for number in 0..cases {
        let name = chance.weighed(&SHARES);
        let line = match READERS.iter().find(|reader| reader.name == name) {
            Some(reader) if name == "packed" => {
                let bytes = reader.input(&corpus, seed, number);
                json!({ "bytes": bytes.into_iter().map(char::from).collect::<String>() })
            }
            Some(reader) => json!({ "text": String::from_utf8_lossy(&reader.input(&corpus, seed, number)) }),
            None => {
                let tree = &corpus.trees[chance.below(corpus.trees.len())];
                json!({ "text": mutate::scripted(tree, &mut chance).write() })
            }
        };
        writeln!(out, "{line}")?;
    }
    out.flush()
}
