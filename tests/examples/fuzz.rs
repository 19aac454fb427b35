//! Reads inputs made by chance: `cargo run --profile fuzz -p tests --example fuzz -- [--cases N] [--seed S] [--first N]
//! [--reader NAME] [--into FOLDER]`.
//!
//! It prints how many inputs each reader took and refused, and the slowest. An input that does harm is made as small as it
//! can be and written to a file; from `tests/fixtures/hostile/` every `cargo test` reads it again.

#![allow(clippy::expect_used, clippy::panic, reason = "a tool of developers says what is wrong by stopping")]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs, process, thread};

use peak_alloc::PeakAlloc;
use tests::clock::now;
use tests::fuzz::corpus::Corpus;
use tests::fuzz::{READERS, Reader, listen, smallest};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Longer than this no input may take that has some kilobytes: a hundred times what the slowest valid one takes.
const LONGEST: Duration = Duration::from_secs(3);
/// Nor more memory than this, in bytes: of a thousand times its size.
const MOST: usize = 128 << 20;

#[derive(Default)]
struct Sum {
    taken: u64,
    refused: u64,
    harmful: u64,
    slowest: Duration,
    largest: usize,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let wish = |name: &str| arguments.iter().skip_while(|it| *it != name).nth(1).map(String::as_str);
    let number = |name: &str| wish(name).map(|text| text.parse::<u64>().expect(name));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let (cases, seed) = (number("--cases").unwrap_or(100_000), number("--seed").unwrap_or(now));
    let first = number("--first").unwrap_or(0);
    println!("{cases} cases, seed {seed}, from case {first}");
    let corpus = Corpus::new();
    let case = Arc::new(AtomicU64::new(0));
    watch(Arc::clone(&case), first);
    listen();
    let mut known = BTreeSet::new();
    for reader in READERS.iter().filter(|reader| wish("--reader").is_none_or(|name| name == reader.name)) {
        let share = if wish("--reader").is_some() { cases } else { cases * reader.share / 100 };
        let mut sum = Sum::default();
        for number in first..first + share {
            case.store(number + 1, Ordering::Relaxed);
            let input = reader.input(&corpus, seed, number);
            let harm = harm(reader, &input, &mut sum);
            let Some((kind, why)) = harm else { continue };
            sum.harmful += 1;
            if known.insert(kind.clone()) {
                println!("{} case {number}: {why}", reader.name);
                let same = |input: &[u8]| self::harm(reader, input, &mut Sum::default()).is_some_and(|it| it.0 == kind);
                keep(reader, known.len(), &smallest(&input, 4_000, &same), wish("--into").unwrap_or("."));
            }
        }
        let Sum { taken, refused, harmful, slowest, largest } = sum;
        let (slowest, largest) = (slowest.as_secs_f64() * 1e3, largest as f64 / 1e6);
        println!(
            "{:>9}: {taken:>8} taken, {refused:>8} refused, {harmful} harmful; slowest {slowest:.1} ms, {largest:.1} MB",
            reader.name
        );
    }
    process::exit(if known.is_empty() { 0 } else { 1 });
}

/// What harm an input does, if any: what kind, and all that is known of it.
fn harm(reader: &Reader, input: &[u8], sum: &mut Sum) -> Option<(String, String)> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut outcome = reader.run(input);
    if outcome.took > LONGEST {
        // The machine may have had other things to do: what counts is how long it worked.
        let before = now();
        outcome = reader.run(input);
        outcome.took = Duration::from_secs_f64(now() - before);
    }
    let used = MEMORY.peak_usage().saturating_sub(before);
    sum.slowest = sum.slowest.max(outcome.took);
    sum.largest = sum.largest.max(used);
    match outcome.result {
        Err(why) => {
            // Where it was tells harms apart: the values in a message are of the input.
            let place: String = why.splitn(3, ':').take(2).collect::<Vec<_>>().join(":");
            Some((place, why))
        }
        Ok(_) if outcome.took > LONGEST => Some(("slow".to_owned(), format!("it took {:?}", outcome.took))),
        Ok(_) if used > MOST => Some(("large".to_owned(), format!("it took {used} bytes"))),
        Ok(true) => {
            sum.taken += 1;
            None
        }
        Ok(false) => {
            sum.refused += 1;
            None
        }
    }
}

fn keep(reader: &Reader, nth: usize, input: &[u8], folder: &str) {
    let path = format!("{folder}/{}-{nth}.input", reader.name);
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, input)).expect(&path);
    println!("  {} bytes in {path}", input.len());
}

/// Stops the program where one input takes for ever, with its number.
fn watch(case: Arc<AtomicU64>, first: u64) {
    thread::spawn(move || {
        let mut before = first;
        loop {
            thread::sleep(Duration::from_secs(60));
            let now = case.load(Ordering::Relaxed);
            if now == before && now > 0 {
                println!("case {} has not ended in a minute: run it again with --first {} --cases 1", now - 1, now - 1);
                process::exit(2);
            }
            before = now;
        }
    });
}
