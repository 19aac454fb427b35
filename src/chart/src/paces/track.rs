//! The track of a slider, with the documents' own values as squares on it.

use super::{overlap, round};
use crate::scale::clamp;

/// Width of a slider's thumb: its middle is at the value.
pub const THUMB: f64 = 12.0;
/// Room at both ends of the track for half of a tick's words.
pub const PAD: f64 = 16.0;
/// Height of a row of labels above the line.
const ROW: f64 = 15.0;
/// Rows that labels may stand in.
const ROWS: usize = 3;
/// From the lowest row of labels to the line.
const ABOVE: f64 = 17.0;
/// Under the line, for the thumb and for the words of ticks.
const BELOW: f64 = 28.0;
/// Room that the words of a tick need.
const TICK: f64 = 52.0;
/// A value of the documents on the track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Square {
    /// Its middle; outside the track there is none.
    pub at: Option<f64>,
    /// Where its label begins, and the line that it stands on, if there is room.
    pub label: Option<(f64, f64)>,
}

/// The track of a slider.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Width of the drawing.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The line.
    pub line: f64,
    /// First and last value.
    pub values: (f64, f64),
    /// Divisions: place and value.
    pub ticks: Vec<(f64, f64)>,
    /// The documents' values, in the order given.
    pub squares: Vec<Square>,
}

impl Track {
    /// First and last place of the thumb's middle.
    pub fn ends(&self) -> (f64, f64) {
        let inset = PAD + THUMB / 2.0;
        (inset, (self.width - inset).max(inset + 1.0))
    }

    /// The place of a value.
    pub fn place(&self, value: f64) -> f64 {
        let ((from, to), (low, high)) = (self.ends(), self.values);
        from + (value - low) / (high - low) * (to - from)
    }

    /// The value at a place, the inverse of [`Track::place`].
    pub fn value(&self, place: f64) -> f64 {
        let ((from, to), (low, high)) = (self.ends(), self.values);
        low + (place - from) / (to - from) * (high - low)
    }
}

/// The values that a slider of growth in percent a year has to reach: from nothing to twenty, and to what the documents have.
pub fn reach(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let (low, high) = (values.clone().fold(0.0, f64::min), values.fold(20.0, f64::max));
    let step = if high <= 50.0 { 5.0 } else { round(high / 10.0) };
    (((low / 5.0).floor() * 5.0).max(-50.0), ((high / step).ceil() * step).min(1000.0))
}

/// Lays out a track: `marks` are the documents' values with the widths of their labels, those first that are to have them
/// first.
pub fn track(width: f64, values: (f64, f64), marks: &[(f64, f64)]) -> Track {
    let values = (values.0, values.1.max(values.0 + 1.0));
    let mut track = Track { width, height: 0.0, line: 0.0, values, ticks: Vec::new(), squares: Vec::new() };
    let places: Vec<Option<f64>> = marks
        .iter()
        .map(|(value, _)| Some(track.place(*value)).filter(|_| *value >= values.0 && *value <= values.1))
        .collect();
    // Rows are counted from the line upward; a label in a higher one has a stroke down to its square.
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut rows = 0;
    let mut found = Vec::new();
    for (at, (_, label)) in places.iter().zip(marks) {
        let Some(place) = *at else {
            found.push(None);
            continue;
        };
        let left = clamp(place - label / 2.0, 0.0, width - label);
        let row = (0..ROWS).find(|row| {
            let parts = parts(left, *label, place, *row);
            *label <= width && !taken.iter().any(|known| parts.iter().any(|part| overlap(*known, *part)))
        });
        if let Some(row) = row {
            taken.extend(parts(left, *label, place, row));
            rows = rows.max(row + 1);
        }
        found.push(row.map(|row| (left, row)));
    }
    track.line = rows as f64 * ROW + ABOVE;
    track.height = track.line + BELOW;
    let base = track.line - ABOVE;
    let squares = places.into_iter().zip(found);
    track.squares = squares
        .map(|(at, label)| Square { at, label: label.map(|(left, row)| (left, base - row as f64 * ROW)) })
        .collect();
    let (from, to) = track.ends();
    let step = round((values.1 - values.0) / ((to - from) / TICK).max(1.0)).max(1.0);
    // One tick alone says nothing of the scale.
    let is_alone = (values.1 / step).floor() <= (values.0 / step).ceil();
    let step = if is_alone { step / 2.0 } else { step };
    let first = (values.0 / step).ceil();
    let ticks = (0..64).map(|at| (first + f64::from(at)) * step).take_while(|value| *value <= values.1 + 1e-9);
    track.ticks = ticks.map(|value| (track.place(value), value)).collect();
    track
}

/// What a label takes, and its stroke: rows upward.
fn parts(left: f64, width: f64, place: f64, row: usize) -> [[f64; 4]; 2] {
    let bottom = row as f64;
    [[left - 3.0, bottom, left + width + 3.0, bottom + 1.0], [place - 2.0, -1.0, place + 2.0, bottom]]
}
