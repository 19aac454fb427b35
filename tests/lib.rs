//! Holds the tests that cross the walls between crates, and what several of them need.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

pub mod clock;
pub mod fuzz;
pub mod gallery;
pub mod large;
pub mod sound;
pub mod told;
