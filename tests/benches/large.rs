//! How long each step on the way of a large dossier takes, in milliseconds, and how many times as long as for the size
//! before: what grows with the dossier grows as it does. `cargo bench -p tests --bench large [-- RECORDS…]`

#![allow(clippy::expect_used, clippy::panic, reason = "a bench that fails stops")]

use std::hint::black_box;

use analysis::derive::derive;
use analysis::disagreement::disagreements;
use analysis::ladder::ladder;
use analysis::prepared::{Prepared, Workings};
use analysis::series::panels;
use dossier::packed::{from_bytes, to_bytes};
use dossier::read::{Format, Parsed, Source};
use dossier::{Claim, Record, wire};
use tests::clock::now;
use tests::large::Large;

fn main() {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    println!("{} bytes a record, {} a claim", size_of::<Record>(), size_of::<Claim>());
    let mut before: Option<(usize, Vec<f64>)> = None;
    for records in sizes {
        println!("\n{records} records");
        let mut steps = Steps { times: Vec::new(), before: before.take() };
        steps.take(records);
        before = Some((records, steps.times));
    }
}

struct Steps {
    times: Vec<f64>,
    /// How many records there were before, and how long each step took.
    before: Option<(usize, Vec<f64>)>,
}

impl Steps {
    fn take(&mut self, records: usize) {
        let text = wire::write(&Large::of(records).dossier());
        println!("  {:>8} bytes a record as JSON", text.len() / records);
        let memory = resident();
        let sources = [Source { name: "large.json", text: &text, format: Format::Json }];
        let mut parsed = self.step("read its grammar", || Parsed::new(&sources));
        let dossier = self.step("read what it says", || parsed.reading().finish().expect("a valid dossier"));
        drop(parsed);
        println!("  {:>8} bytes a record in memory", resident().saturating_sub(memory) / records);
        drop(text);
        self.step("disagreements", || disagreements(&dossier));
        self.step("ladder", || ladder(&dossier, &[0, 1]));
        self.step("panels", || panels(&dossier, &[0, 1]));
        self.step("derive", || derive(&dossier, &[0, 1]));
        let workings = self.step("work out for two dyads", || Workings::new(&dossier, &[]));
        let prepared = self.step("prepare", || Prepared::new(dossier));
        let found = (prepared.disagreements.len(), workings.derived.len());
        println!("  {} disagreements, {} results and refusals", found.0, found.1);
        self.step("whether disputed, each", || (0..records).filter(|at| prepared.disputed(*at)).count());
        let packed = self.step("pack the dossier", || to_bytes(&prepared));
        println!("  {:>8} bytes a record packed", packed.len() / records);
        let worked = self.step("pack the workings", || to_bytes(&workings));
        println!("  {:>8} bytes a record packed", worked.len() / records);
        drop((prepared, workings));
        self.step("unpack the dossier", || from_bytes::<Prepared>(&packed).expect("what was packed"));
        self.step("unpack the workings", || from_bytes::<Workings>(&worked).expect("what was packed"));
    }

    fn step<T>(&mut self, name: &str, does: impl FnOnce() -> T) -> T {
        let start = now();
        let done = black_box(does());
        let time = (now() - start) * 1e3;
        let before = self.before.as_ref().and_then(|(_, times)| times.get(self.times.len()));
        let ratio = before.map_or(String::new(), |before| format!(", {:.1} times", time / before));
        println!("  {time:>8.1} ms {name}{ratio}");
        self.times.push(time);
        done
    }
}

/// The bytes of memory that the process has now; 0 where the system does not say.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    pages.and_then(|pages| pages.split(' ').nth(1)?.parse::<usize>().ok()).unwrap_or(0) * 4096
}
