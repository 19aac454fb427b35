//! How long dossiers take in which one thing stands very often, and how many times as long as a quarter of it: four times
//! where nothing is held against all the others. `cargo bench -p tests --bench floods [-- TIMES] [-- NAME]`

#![allow(clippy::expect_used, reason = "a bench that fails stops")]

use std::path::Path;

use analysis::prepared::packed;
use dossier::read::{Format, Source, folder, read, read_files};
use tests::clock::now;
use tests::fuzz::floods::{Flood, floods};
use tests::told::{Look, Told};

/// So many of the slowest are printed.
const PRINTED: usize = 20;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let times = words.iter().find_map(|word| word.parse().ok()).unwrap_or(4_000);
    let name = words.iter().find(|word| word.parse::<usize>().is_err()).map_or("", String::as_str);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    let dossier = read_files(&folder(&seeds).expect("the seeds")).expect("valid seeds");
    let mut rows: Vec<(f64, String)> = Vec::new();
    for flood in floods(&dossier).iter().filter(|flood| flood.name.contains(name)) {
        let (few, many) = (cost(flood, times / 4), cost(flood, times));
        rows.push((many, format!("{many:>9.1} ms, {:>5.1} times: {}", many / few, flood.name)));
    }
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    rows.iter().take(PRINTED).for_each(|(_, row)| println!("{row}"));
}

/// The milliseconds from text to picture.
fn cost(flood: &Flood, times: usize) -> f64 {
    let text = (flood.make)(times);
    let start = now();
    if let Ok(mut dossier) = read(&[Source { name: "flood", text: &text, format: Format::Json }]) {
        packed(dossier.clone(), &[]);
        dossier.dyads.truncate(2);
        let told = Told::new(dossier);
        for width in [1280.0, 360.0] {
            told.scene(&Look::all(width));
        }
    }
    (now() - start) * 1e3
}
