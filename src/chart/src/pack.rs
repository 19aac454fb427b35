//! Rows inside a lane: marks keep their place in time and move across it; labels take what room is left.

use dossier::order::sort;

/// Room between a mark and its neighbour in the same row, in pixels.
const MARK_AIR: f64 = 3.0;
/// Room after a text.
const TEXT_AIR: f64 = 12.0;

/// Something to place in a lane.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry {
    /// First pixel of the mark along time.
    pub from: f64,
    /// Last pixel of the mark.
    pub to: f64,
    /// What the label needs beside the mark, gap included; 0: no label.
    pub label: f64,
    /// What the sign of disagreement needs after a mark without label.
    pub badge: f64,
    /// The higher chooses first.
    pub importance: u8,
    /// The label may stand above the mark, in a row of its own (bars).
    pub may_above: bool,
    /// The label must stand above the mark (tracks).
    pub must_above: bool,
    /// It stands on a line to the axis, which no text may cross (steps known to the day).
    pub on_stem: bool,
}

impl Entry {
    /// Whether the label, at its right or left, would cross the documents' end.
    pub fn crosses(&self, wall: Option<f64>) -> (bool, bool) {
        let Some(wall) = wall else { return (false, false) };
        let right = self.to <= wall + 1.0 && self.to + self.label > wall;
        // A text to the left ends before the line it may stand at.
        (right, self.from > wall + MARK_AIR && self.from - self.label < wall)
    }
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beside {
    /// To the right of its mark.
    Right,
    /// To the left of its mark.
    Left,
    /// In the row above, beginning at this pixel.
    Above(f64),
}

/// An entry's row (of its mark, from 0) and its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Row of the mark.
    pub row: usize,
    /// Where the label stands, if there is room.
    pub label: Option<Beside>,
}

/// Stretches of a row that are taken.
#[derive(Debug, Clone, Default)]
pub struct Row(Vec<(f64, f64)>);

impl Row {
    /// Whether nothing touches the stretch.
    pub fn free(&self, from: f64, to: f64) -> bool {
        self.0.iter().all(|(a, b)| to <= *a || *b <= from)
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes a stretch.
    pub fn take(&mut self, from: f64, to: f64) {
        self.0.push((from, to));
    }
}

/// Places entries in rows between `bounds`; a label does not cross `wall`. Rows beyond `names` are opened for marks only.
/// Returns one [`Placed`] an entry, in their order, and the number of rows.
pub fn pack(entries: &[Entry], bounds: (f64, f64), wall: Option<f64>, names: usize) -> (Vec<Placed>, usize) {
    let mut order: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
    sort(&mut order, |(_, a), (_, b)| b.importance.cmp(&a.importance).then(a.from.total_cmp(&b.from)));
    let mut rows: Vec<Row> = Vec::new();
    let mut placed = vec![Placed { row: 0, label: None }; entries.len()];
    for (at, entry) in order {
        let spot = with_label(entry, &mut rows, bounds, wall, names).unwrap_or_else(|| without_label(entry, &mut rows));
        if let Some(slot) = placed.get_mut(at) {
            *slot = spot;
        }
    }
    // Rows that were opened for a label that fits nowhere.
    while rows.pop_if(|row| row.is_empty()).is_some() {}
    (placed, rows.len())
}

fn with_label(
    entry: &Entry,
    rows: &mut Vec<Row>,
    bounds: (f64, f64),
    wall: Option<f64>,
    names: usize,
) -> Option<Placed> {
    if entry.label <= 0.0 {
        return None;
    }
    let right = (entry.from - MARK_AIR, entry.to + entry.label + TEXT_AIR);
    let crosses = entry.crosses(wall);
    let right_fits = entry.to + entry.label <= bounds.1 && !crosses.0;
    let left = (entry.from - entry.label - TEXT_AIR, entry.to + MARK_AIR);
    let left_fits = entry.from - entry.label >= bounds.0 && !crosses.1;
    for at in 0..names {
        if at == rows.len() {
            rows.push(Row::default());
        }
        if !entry.must_above {
            let row = rows.get_mut(at)?;
            for (fits, (from, to), side) in [(right_fits, right, Beside::Right), (left_fits, left, Beside::Left)] {
                if fits && row.free(from, to) {
                    row.take(from, to);
                    return Some(Placed { row: at, label: Some(side) });
                }
            }
        }
        if (entry.may_above || entry.must_above) && at + 1 < names {
            if rows.len() == at + 1 {
                rows.push(Row::default());
            }
            let x = above(entry, bounds, wall);
            let (text, mark) =
                ((x - MARK_AIR, x + entry.label + TEXT_AIR), (entry.from - MARK_AIR, entry.to + MARK_AIR));
            let [upper, lower] = rows.get_disjoint_mut([at, at + 1]).ok()?;
            if x >= bounds.0 && upper.free(text.0, text.1) && lower.free(mark.0, mark.1) {
                upper.take(text.0, text.1);
                lower.take(mark.0, mark.1);
                return Some(Placed { row: at + 1, label: Some(Beside::Above(x)) });
            }
        }
    }
    None
}

/// Where a text above a mark begins: with it, or earlier where it would cross an edge or the documents' end.
fn above(entry: &Entry, bounds: (f64, f64), wall: Option<f64>) -> f64 {
    let x = entry.from.max(bounds.0);
    // The names of terms stand where their terms are.
    let limit =
        wall.filter(|wall| x < *wall && !entry.must_above).map_or(bounds.1, |wall| bounds.1.min(wall - MARK_AIR));
    x.min(limit - entry.label)
}

fn without_label(entry: &Entry, rows: &mut Vec<Row>) -> Placed {
    let (from, to) = (entry.from - MARK_AIR, entry.to + entry.badge + MARK_AIR);
    let row = rows.iter().position(|row| row.free(from, to)).unwrap_or_else(|| {
        rows.push(Row::default());
        rows.len() - 1
    });
    if let Some(row) = rows.get_mut(row) {
        row.take(from, to);
    }
    Placed { row, label: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(entry: &Entry, placed: &Placed) -> Vec<(usize, f64, f64)> {
        let mut out = vec![(placed.row, entry.from, entry.to)];
        match placed.label {
            Some(Beside::Right) => out.push((placed.row, entry.to, entry.to + entry.label)),
            Some(Beside::Left) => out.push((placed.row, entry.from - entry.label, entry.from)),
            Some(Beside::Above(x)) => out.push((placed.row - 1, x, x + entry.label)),
            None => {}
        }
        out
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_no_label_leaves_the_lane(
            raw in proptest::collection::vec((0.0..900.0_f64, 4.0..120.0_f64, 20.0..260.0_f64, 1_u8..6, any::<bool>()), 0..60)
        ) {
            let entries: Vec<Entry> = raw.iter().map(|&(from, length, label, importance, may_above)| Entry {
                from, to: (from + length).min(1000.0), label, importance, may_above, must_above: false, ..Entry::default()
            }).collect();
            let (placed, rows) = pack(&entries, (0.0, 1000.0), Some(800.0), 6);
            let all: Vec<(usize, (usize, f64, f64))> = entries.iter().zip(&placed).enumerate()
                .flat_map(|(n, (e, p))| spans(e, p).into_iter().map(move |s| (n, s))).collect();
            for (n, (row, from, to)) in &all {
                prop_assert!(*row < rows && *from >= -1e-9 && *to <= 1000.0 + 1e-9);
                for (m, (other, a, b)) in &all {
                    prop_assert!(n == m || row != other || to <= a || b <= from, "{n} and {m}");
                }
            }
        }
    }
}
