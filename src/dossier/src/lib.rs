//! What a dossier is: documents, actors, dyads and records with their claims, and the time they speak of.
//!
//! Everything here is plain data. [`read`] turns text into a [`Dossier`] and collects every finding with
//! its place; [`wire`] writes the format that dossiers travel in, [`packed`] the form that browsers get.

pub mod evidence;
pub mod model;
pub mod names;
pub mod number;
pub mod order;
pub mod packed;
pub mod read;
pub mod rows;
pub mod time;
mod when;
pub mod wire;
pub mod words;

pub use evidence::Evidence;
pub use model::{
    Actor, Basis, Blank, Chapter, Claim, Document, Domain, Dossier, Dyad, Entity, Indicator, Kind, Listing, Milestone,
    Noted, Phase, Place, Qualifier, Record, Sort, Stance, Status, Stop, Text, Turn, Word,
};
pub use time::{Date, Day, Extent, Precision, When};
