//! Figures as columns in time and as bars that lie: lengths, open and possible ends, and labels that fit.
//!
//! Units: values in the unit of the figures, time in days since 1970-01-01, places in CSS pixels from the top left
//! corner of a drawing. What a label says is given; where it stands is decided here.

mod columns;
mod label;
mod lying;
#[cfg(test)]
mod tests;
mod value;

pub use columns::{Chart, Column, columns};
pub use label::{Anchor, Label, width};
pub use lying::{End, Lying, lying};
pub use value::{Span, Values};

/// What sort of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Somebody counted it.
    Known,
    /// Somebody worked it out.
    Estimate,
    /// It is wished for.
    Target,
    /// It is expected.
    Forecast,
    /// There is none.
    Blank,
}

/// A figure of one relationship.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The first day that it is of, and the day after the last. `None`: nobody says when.
    pub days: Option<(f64, f64)>,
    /// The figure as printed; `None` where there is none.
    pub value: Option<f64>,
    /// The lowest and the highest value that it allows; infinite where it is open.
    pub bounds: (f64, f64),
    /// What sort it is.
    pub sort: Sort,
    /// It is hedged with "about".
    pub about: bool,
    /// It fills a part of a year only.
    pub part: bool,
    /// Its date has passed, and no outcome is given.
    pub passed: bool,
    /// The figure in words, and what is said after it; the second may be left out for want of room.
    pub label: (String, String),
}

/// Years without a figure between two that have one.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The first day, and the day after the last.
    pub days: (f64, f64),
    /// The years in words, and that there is no figure: in one line, or in two.
    pub label: (String, String),
}

/// What a chart shows.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The figures, earliest first.
    pub figures: &'a [Figure],
    /// The years between them without a figure.
    pub gaps: &'a [Gap],
    /// The first day of the axis, and the day after the last.
    pub days: (f64, f64),
    /// The values of the axis.
    pub span: Span,
    /// Width and height of the drawing.
    pub size: (f64, f64),
    /// Room for the words of the value axis.
    pub left: f64,
}
