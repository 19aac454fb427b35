//! Finding: what a reader limits a timeline to, how many records each choice would leave, and a search as one types.
//!
//! | part | what it answers |
//! |---|---|
//! | [`Facet`] | what can be chosen from, and which of it a record has |
//! | [`Filter`] | which records a reader has limited the timeline to, and how an attribute writes it |
//! | [`counts()`] | how many records each choice would leave |
//! | [`Haystack`], [`Query`] | which records contain some words, the best first |
//! | [`loosen()`] | what would help where nothing is found |
//! | [`in_time`], [`neighbours`] | which record comes before, and which after |
//!
//! A reader's browser runs all of it, over 100,000 records at each key.

mod counts;
mod facet;
mod filter;
mod haystack;
mod letters;
mod loosen;
mod order;
mod pieces;
mod query;

pub use counts::{Counts, counts};
pub use facet::Facet;
pub use filter::Filter;
pub use haystack::{Found, Haystack, Language};
pub use letters::Fold;
pub use loosen::{Loosen, Way, loosen};
pub use order::{in_time, neighbours};
pub use pieces::without_word;
pub use query::Query;

#[cfg(test)]
mod testing;
