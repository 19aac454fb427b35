//! Layout of the routes: amounts divided on one scale, the strip of links, and their lives beside it.
//!
//! Everything is in CSS pixels; amounts are in whatever unit they come in.

pub mod bars;
pub mod labels;
pub mod life;
pub mod strip;

pub use bars::{Across, Amount, Stack, Whole, stack};
pub use labels::{Placed, Wanted, depth, place};
pub use life::{Life, Point, Stage, Turn, life};
pub use strip::{Strip, columns};
