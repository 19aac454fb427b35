//! One sort for every list. The standard library compiles its sorts anew for each type and each key, several
//! kilobytes a time; a browser has to fetch them all.

use std::cmp::Ordering;

/// Sorts a list; what is equal keeps its order.
pub fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = ordered(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    arrange(&mut places, &mut |one, other| items.swap(one, other));
}

/// The positions `0..len` in the order of what stands there; equals in the order of their positions.
pub fn ordered(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut width = 1;
    while width < len {
        // Merges neighbouring runs, each sorted and `width` long.
        let mut merged = Vec::with_capacity(len);
        for runs in order.chunks(2 * width) {
            let (mut left, mut right) = runs.split_at(width.min(runs.len()));
            while let (Some((one, after_one)), Some((other, after_other))) = (left.split_first(), right.split_first()) {
                if compare(*other, *one) == Ordering::Less {
                    merged.push(*other);
                    right = after_other;
                } else {
                    merged.push(*one);
                    left = after_one;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        width *= 2;
    }
    order
}

/// Brings what stands at `order[0]`, `order[1]`, … to 0, 1, … by swaps.
fn arrange(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        // Follows a ring of places: each takes what belongs there, the last what stood at the start.
        let mut place = start;
        while let Some(entry) = order.get_mut(place) {
            let from = std::mem::replace(entry, place);
            if from == start || from == place {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_stable_sort(keys in proptest::collection::vec(0_u8..20, 0..200)) {
            let mut ours: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let mut theirs = ours.clone();
            sort(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
