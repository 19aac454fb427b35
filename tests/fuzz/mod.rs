//! What strangers may hand over: inputs made by chance for every reader, and what has to hold of each.
//!
//! The same seed gives the same inputs. What once did harm is kept in `fixtures/hostile/`, in files that begin with their
//! reader's name, and is read by every `cargo test`.

pub mod corpus;
pub mod floods;
pub mod mutate;
pub mod readers;
mod shrink;
#[path = "../../src/widget/src/state.rs"]
#[allow(dead_code, unused_imports, reason = "the widget's own file: a crate for browsers alone cannot be linked here")]
mod state;
mod tree;
pub mod values;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::time::{Duration, Instant};

use corpus::Corpus;
pub use readers::{READERS, Reader};
pub use shrink::smallest;
pub use tree::Tree;

use crate::large::Chance;

/// What reading an input came to.
#[derive(Debug)]
pub struct Outcome {
    /// Whether it was taken for something; or where something did not hold, and what.
    pub result: Result<bool, String>,
    /// How long it took.
    pub took: Duration,
}

thread_local! {
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on a panic is kept to be told, and not printed.
pub fn listen() {
    set_hook(Box::new(|panic| {
        let place = panic.location().map_or(String::new(), |at| format!("{}:{}", at.file(), at.line()));
        let payload = panic.payload();
        let why = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        SAID.set(Some(format!("{place}: {}", why.unwrap_or("a panic"))));
    }));
}

impl Reader {
    /// The reader of that name, or of a file whose name begins with it.
    pub fn of(name: &str) -> Option<&'static Self> {
        READERS
            .iter()
            .find(|reader| name.strip_prefix(reader.name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    }

    /// The input of this number by this seed.
    pub fn input(&self, corpus: &Corpus, seed: u64, number: u64) -> Vec<u8> {
        let mut chance = Chance::new(seed.wrapping_add(number.wrapping_mul(0x2545_F491_4F6C_DD1D)));
        (self.make)(corpus, &mut chance)
    }

    /// Reads an input.
    pub fn run(&self, input: &[u8]) -> Outcome {
        let start = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| (self.read)(input)))
            .map_err(|_| SAID.take().unwrap_or_else(|| "a panic".to_owned()));
        Outcome { result, took: start.elapsed() }
    }
}
