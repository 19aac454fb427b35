//! To take a view along: how it is cited, and what the menu says. The files are made in [`crate::host::take`].

pub mod cite;
pub mod share;
pub mod strings;
