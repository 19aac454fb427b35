//! What somebody may have meant.

use super::log::{Log, short};

/// How many candidates are compared, and how many are listed: a message is read by a person.
const COMPARED: usize = 300;
const COMPARED_LETTERS: usize = 40;
const LISTED: usize = 24;

/// "politics, economy, …", and " (did you mean `politics`?)" where one is near, else nothing. Nothing at all where nobody
/// will read it.
pub(super) fn choices(log: &Log<'_>, found: &str, all: &mut dyn Iterator<Item = &str>) -> (String, String) {
    if log.is_full() {
        return Default::default();
    }
    let mut near: Option<(usize, &str)> = None;
    let mut list = String::new();
    let mut count = 0;
    for known in all {
        if count < LISTED {
            list.push_str(if count == 0 { "" } else { ", " });
            list.push_str(&short(known));
        }
        if count < COMPARED {
            let distance = distance(found, known);
            let likely = distance * 3 <= found.chars().count().max(known.chars().count()) + 1;
            if likely && near.is_none_or(|(nearest, _)| distance < nearest) {
                near = Some((distance, known));
            }
        }
        count += 1;
    }
    if count > LISTED {
        list.push_str(&format!(" and {} more", count - LISTED));
    }
    (list, near.map_or_else(String::new, |(_, known)| format!(" (did you mean `{known}`?)")))
}

/// The fewest letters to add, drop or change; small and capital letters are the same slip.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    // Longer texts are no slip of the finger, and comparing them is quadratic.
    let longest = one.chars().count().max(row.len());
    if longest > COMPARED_LETTERS {
        return longest;
    }
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (b, cell) in other.chars().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            left = (diagonal + usize::from(!a.eq_ignore_ascii_case(&b))).min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("politic", "politics"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("same", "Same"), 0);
        assert!(distance(&"a".repeat(99), &"a".repeat(98)) > 90, "nobody means one of two long texts");
    }

    #[test]
    fn the_nearest_is_offered_only_where_it_is_near() {
        let (log, words) = (Log::new(&[]), ["politics", "economy"]);
        assert_eq!(choices(&log, "politic", &mut words.into_iter()).1, " (did you mean `politics`?)");
        assert_eq!(choices(&log, "weather", &mut words.into_iter()).1, "");
        assert_eq!(choices(&log, "weather", &mut words.into_iter()).0, "politics, economy");
    }
}
