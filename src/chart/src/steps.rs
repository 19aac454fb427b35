//! Rungs of the ladder beside the axis: each on a line of its own, with a stem that crosses no label.

use crate::pack::{Beside, Entry, Placed, Row};
use dossier::order::sort;

/// Room around a mark, in pixels.
const AIR: f64 = 4.0;
const TEXT_AIR: f64 = 12.0;
/// The first line that counts as far out.
const OUTER: usize = 3;
/// With more steps than this only one order is tried.
const TRIED: usize = 16;
/// Lines for steps that do not find room nearer to the axis.
const LINES: usize = 8;

/// A line beside the axis. A stem may run behind a mark, never through a text.
#[derive(Default, Clone)]
struct Line {
    boxes: Row,
    texts: Row,
    stems: Row,
}

/// Places steps on lines counted from the axis outwards. The latest choose first, nearest to the axis, so that
/// an earlier neighbour stands farther out and its stem runs down left of every label.
///
/// Where that leaves a step without its label, each is let choose first in turn, far out, with those that have no stem
/// in their turn or last, and the best stands.
pub fn place(entries: &[Entry], bounds: (f64, f64), wall: Option<f64>) -> (Vec<Placed>, usize) {
    let labelled = |(placed, _): &(Vec<Placed>, usize)| placed.iter().filter(|spot| spot.label.is_some()).count();
    let mut best = attempt(entries, bounds, wall, (None, false));
    // With many steps at once it would take too long, and it is a picture of steps all the same.
    let variants = if entries.len() <= TRIED { entries.len() * 2 } else { 0 };
    for variant in 0..variants {
        if labelled(&best) == entries.len() {
            break;
        }
        let other = attempt(entries, bounds, wall, (Some(variant / 2), variant % 2 == 1));
        if labelled(&other) > labelled(&best) {
            best = other;
        }
    }
    best
}

fn attempt(
    entries: &[Entry],
    bounds: (f64, f64),
    wall: Option<f64>,
    (first, stems_first): (Option<usize>, bool),
) -> (Vec<Placed>, usize) {
    let mut order: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
    let rank = |at: usize, entry: &Entry| (first != Some(at), stems_first && !entry.on_stem);
    sort(&mut order, |(one, a), (other, b)| rank(*one, a).cmp(&rank(*other, b)).then(b.from.total_cmp(&a.from)));
    let mut lines = vec![Line::default(); LINES];
    let mut placed = vec![Placed { row: 0, label: None }; entries.len()];
    let mut used = 0;
    for (at, entry) in order {
        // A label to the left must not stand where an earlier neighbour's stem will come down.
        let coming = |text: (f64, f64)| {
            let earlier = entries.iter().filter(|other| other.on_stem && other.from < entry.from).map(stem);
            earlier.into_iter().any(|stem| stem.0 < text.1 && text.0 < stem.1)
        };
        let spot = spot(entry, &lines, bounds, wall, &|text| first == Some(at) || coming(text));
        used = used.max(spot.row + 1);
        let (stem, text) = (stem(entry), text(entry, spot.label));
        // A column of doubt is a tint that text may cross; a stem is a line.
        for line in lines.iter_mut().take(if entry.on_stem { spot.row } else { 0 }) {
            line.stems.take(stem.0, stem.1);
        }
        if let Some(line) = lines.get_mut(spot.row) {
            line.boxes.take(text.0.min(entry.from - AIR), text.1.max(entry.to + AIR));
            line.texts.take(text.0, text.1);
        }
        if let Some(slot) = placed.get_mut(at) {
            *slot = spot;
        }
    }
    (placed, used)
}

fn stem(entry: &Entry) -> (f64, f64) {
    let middle = (entry.from + entry.to) / 2.0;
    (middle - 2.0, middle + 2.0)
}

/// What the text of a label takes; nothing where there is none.
fn text(entry: &Entry, label: Option<Beside>) -> (f64, f64) {
    match label {
        Some(Beside::Right) => (entry.to + AIR, entry.to + entry.label + TEXT_AIR),
        Some(Beside::Left) => (entry.from - entry.label - TEXT_AIR, entry.from - AIR),
        _ => (entry.to, entry.to),
    }
}

fn spot(
    entry: &Entry,
    lines: &[Line],
    bounds: (f64, f64),
    wall: Option<f64>,
    coming: &dyn Fn((f64, f64)) -> bool,
) -> Placed {
    let crosses = entry.crosses(wall);
    let right = entry.to + entry.label <= bounds.1 && !crosses.0;
    let left = entry.from - entry.label >= bounds.0 && !crosses.1;
    let stem = stem(entry);
    for label in [Some(Beside::Right), Some(Beside::Left)] {
        if (label == Some(Beside::Right) && !right) || (label == Some(Beside::Left) && !left) {
            continue;
        }
        let text = text(entry, label);
        if coming(text) {
            continue;
        }
        let (from, to) = (text.0.min(entry.from - AIR), text.1.max(entry.to + AIR));
        for (row, line) in lines.iter().enumerate() {
            let stem_is_clear =
                !entry.on_stem || lines.iter().take(row).all(|nearer| nearer.texts.free(stem.0, stem.1));
            if stem_is_clear && line.boxes.free(from, to) && line.stems.free(text.0, text.1) {
                return Placed { row, label };
            }
        }
    }
    // Far out, its text may stand over the stems of earlier neighbours, who then find room nearer to the axis.
    let words = text(entry, Some(Beside::Left));
    for (row, line) in lines.iter().enumerate().skip(OUTER).filter(|_| left) {
        let stem_is_clear = !entry.on_stem || lines.iter().take(row).all(|nearer| nearer.texts.free(stem.0, stem.1));
        if stem_is_clear && line.boxes.free(words.0, entry.to + AIR) && line.stems.free(words.0, words.1) {
            return Placed { row, label: Some(Beside::Left) };
        }
    }
    // No line is free for its stem: it stands where it covers nothing.
    let row = lines.iter().position(|line| line.boxes.free(entry.from - AIR, entry.to + AIR));
    Placed { row: row.unwrap_or(lines.len().saturating_sub(1)), label: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(from: f64, label: f64) -> Entry {
        Entry { from, to: from + 13.0, label, importance: 5, on_stem: true, ..Entry::default() }
    }

    #[test]
    fn the_earliest_of_neighbours_stands_farthest_out() {
        let (placed, lines) = place(&[step(100.0, 200.0), step(105.0, 180.0), step(112.0, 90.0)], (0.0, 1000.0), None);
        let rows: Vec<usize> = placed.iter().map(|p| p.row).collect();
        assert_eq!(rows, [2, 1, 0]);
        assert_eq!(lines, 3);
        assert!(placed.iter().all(|p| p.label == Some(Beside::Right)));
    }

    #[test]
    fn a_label_that_would_cross_the_documents_end_goes_left() {
        let (placed, _) = place(&[step(700.0, 200.0)], (0.0, 1000.0), Some(760.0));
        assert_eq!(placed[0].label, Some(Beside::Left));
    }

    #[test]
    fn a_step_between_two_stems_is_named_all_the_same() {
        let hollow = |from, label| Entry { on_stem: false, ..step(from, label) };
        let entries = [
            hollow(560.0, 190.0),
            step(578.0, 180.0),
            step(578.0, 160.0),
            step(840.0, 270.0),
            hollow(843.0, 240.0),
            hollow(843.0, 230.0),
            step(990.0, 280.0),
        ];
        let (first, _) = attempt(&entries, (0.0, 1200.0), Some(1060.0), (None, false));
        assert!(first.iter().any(|spot| spot.label.is_none()), "nothing to mend: {first:?}");
        let (placed, _) = place(&entries, (0.0, 1200.0), Some(1060.0));
        assert!(placed.iter().all(|spot| spot.label.is_some()), "{placed:?}");
    }
}
