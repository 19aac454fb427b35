//! Finding: what a reader limits a timeline to, and how many records each choice would leave.
//!
//! | part | what it answers |
//! |---|---|
//! | [`Facet`] | what can be chosen from, and which of it a record has |
//! | [`Filter`] | which records a reader has limited the timeline to, and how an attribute writes it |
//! | [`counts()`] | how many records each choice would leave |
//!
//! A reader's browser runs all of it, over 100,000 records at each key.

mod counts;
mod facet;
mod filter;
mod letters;
mod pieces;

pub use counts::{Counts, counts};
pub use facet::Facet;
pub use filter::Filter;

#[cfg(test)]
mod testing;
