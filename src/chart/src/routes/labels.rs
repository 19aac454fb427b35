//! Labels above and below a line: each on a row of its own side where it touches no other, with a leader to its place
//! that crosses none.

use dossier::order::sort;

/// Room between two labels of one row.
const GAP: f64 = 14.0;
/// The same between two that stand over their places.
const NEAR: f64 = 7.0;
/// From a leader to the label beside it.
const BESIDE: f64 = 8.0;

/// A label that is to be placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// What it belongs to, along the line.
    pub at: f64,
    /// How wide its words are.
    pub width: f64,
    /// It stands over its place; else beside a leader.
    pub centered: bool,
    /// It would rather be below the line.
    pub below: bool,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its left edge.
    pub x: f64,
    /// Which row: −1 is the first above the line, 1 the first below it.
    pub row: i32,
    /// Its leader is at its right end.
    pub leads_right: bool,
}

/// Places labels between two edges, on as many rows as allowed on each side; none where no row has room.
pub fn place(wanted: &[Wanted], from: f64, to: f64, rows: i32) -> Vec<Option<Placed>> {
    // Of neighbours that stand right of their leaders the last has to take the nearest row, of others the first: else a
    // leader would have to pass a label.
    let (one, other) = (in_order(wanted, (from, to), rows, true), in_order(wanted, (from, to), rows, false));
    let lost = |placed: &[Option<Placed>]| placed.iter().filter(|label| label.is_none()).count();
    if lost(&other) < lost(&one) { other } else { one }
}

/// Places labels, the last along the line first, or the first; those that are centred in the order given.
fn in_order(wanted: &[Wanted], ends: (f64, f64), rows: i32, last_first: bool) -> Vec<Option<Placed>> {
    let sign = if last_first { -1.0 } else { 1.0 };
    let key = |at: &usize| {
        wanted.get(*at).map_or((true, 0.0), |it| (it.centered, if it.centered { 0.0 } else { sign * it.at }))
    };
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    sort(&mut order, |one, other| {
        let (one, other) = (key(one), key(other));
        one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    let mut placed: Vec<Option<Placed>> = vec![None; wanted.len()];
    for at in order {
        let found = wanted.get(at).and_then(|label| spot(label, wanted, &placed, ends, rows));
        if let Some(slot) = placed.get_mut(at) {
            *slot = found;
        }
    }
    placed
}

/// The nearest spot of a label that is free of all that stand already.
fn spot(label: &Wanted, wanted: &[Wanted], placed: &[Option<Placed>], ends: (f64, f64), rows: i32) -> Option<Placed> {
    let free = |spot: &Placed| {
        let mut others = wanted.iter().zip(placed);
        others.all(|(other, at)| at.is_none_or(|at| is_apart((label, spot), (other, &at))))
    };
    for far in 1..=rows {
        for row in if label.below { [far, -far] } else { [-far, far] } {
            for (x, leads_right) in spots(label, ends.0, ends.1) {
                let spot = Placed { x, row, leads_right };
                if free(&spot) {
                    return Some(spot);
                }
            }
        }
    }
    None
}

/// How many rows are taken above, and below.
pub fn depth(placed: &[Option<Placed>]) -> (i32, i32) {
    let rows = || placed.iter().flatten().map(|label| label.row);
    (rows().map(|row| -row).max().unwrap_or(0).max(0), rows().max().unwrap_or(0).max(0))
}

/// Left edges that a label may have, best first, and whether its leader is then at its right end.
fn spots(label: &Wanted, from: f64, to: f64) -> Vec<(f64, bool)> {
    let last = (to - label.width).max(from);
    let kept = |x: f64| x.min(last).max(from);
    if label.centered {
        return vec![(kept(label.at - label.width / 2.0), false)];
    }
    let (right, left) = (label.at + BESIDE, label.at - BESIDE - label.width);
    let mut spots = Vec::new();
    if right <= last {
        spots.push((right, false));
    }
    if left >= from {
        spots.push((left, true));
    }
    if spots.is_empty() {
        spots.push((kept(right), false));
    }
    spots
}

fn is_apart((one, at): (&Wanted, &Placed), (other, other_at): (&Wanted, &Placed)) -> bool {
    if at.row == other_at.row {
        let reach = |label: &Wanted, at: &Placed| {
            // What leads to a label belongs to it.
            let (from, to) = (at.x, at.x + label.width);
            if label.centered { (from, to) } else { (from.min(label.at), to.max(label.at)) }
        };
        let both = one.centered && other.centered;
        let (one, other) = (reach(one, at), reach(other, other_at));
        let gap = if both { NEAR } else { GAP };
        return one.1 + gap <= other.0 || other.1 + gap <= one.0;
    }
    if at.row.signum() != other_at.row.signum() {
        return true;
    }
    // The leader of the farther one passes the row of the nearer one.
    let ((far, _), (near, near_at)) =
        if at.row.abs() > other_at.row.abs() { ((one, at), (other, other_at)) } else { ((other, other_at), (one, at)) };
    far.at + 4.0 <= near_at.x || far.at - 4.0 >= near_at.x + near.width
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted(at: f64, width: f64) -> Wanted {
        Wanted { at, width, centered: false, below: false }
    }

    #[test]
    fn labels_of_near_places_take_both_sides_and_further_rows() {
        let labels = [wanted(20.0, 100.0), wanted(30.0, 100.0), wanted(40.0, 100.0), wanted(300.0, 100.0)];
        let rows: Vec<i32> = place(&labels, 0.0, 400.0, 3).iter().map(|at| at.map_or(0, |at| at.row)).collect();
        assert_eq!(rows, [-2, 1, -1, -1]);
    }

    #[test]
    fn a_label_at_the_end_stands_left_of_its_leader() {
        let placed = place(&[wanted(390.0, 100.0)], 0.0, 400.0, 1);
        assert_eq!(placed, [Some(Placed { x: 282.0, row: -1, leads_right: true })]);
    }

    #[test]
    fn labels_at_the_end_take_further_rows_too() {
        let labels = [wanted(330.0, 200.0), wanted(340.0, 200.0), wanted(390.0, 200.0)];
        let placed = place(&labels, 0.0, 400.0, 3);
        assert!(placed.iter().all(|label| label.is_some_and(|label| label.leads_right)), "{placed:?}");
    }

    proptest! {
        #[test]
        fn no_label_touches_another_or_a_leader(
            given in proptest::collection::vec((0.0..900.0_f64, 10.0..300.0_f64, any::<bool>(), any::<bool>()), 0..14),
        ) {
            let labels: Vec<Wanted> =
                given.iter().map(|(at, width, centered, below)| Wanted { at: *at, width: *width, centered: *centered, below: *below }).collect();
            let placed = place(&labels, 0.0, 900.0, 4);
            for (label, at) in labels.iter().zip(&placed) {
                let Some(at) = at else { continue };
                prop_assert!(at.x >= 0.0 && at.x + label.width <= 900.0 && at.row != 0 && at.row.abs() <= 4);
            }
            for (one, (label, at)) in labels.iter().zip(&placed).enumerate() {
                for (other, other_at) in labels.iter().zip(&placed).skip(one + 1) {
                    let (Some(at), Some(other_at)) = (at, other_at) else { continue };
                    if at.row == other_at.row {
                        prop_assert!(at.x + label.width <= other_at.x || other_at.x + other.width <= at.x);
                    } else if at.row.signum() == other_at.row.signum() {
                        let (far, near, near_at) = if at.row.abs() > other_at.row.abs() { (label, other, other_at) } else { (other, label, at) };
                        prop_assert!(far.at <= near_at.x || far.at >= near_at.x + near.width);
                    }
                }
            }
        }
    }
}
