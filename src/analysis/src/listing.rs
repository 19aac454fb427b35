//! Records as rows of a table: what each is sorted by, in which order they stand, and which of their claims say the same.

use std::cmp::Ordering;

use crate::printed::unit_of;
use dossier::order::ordered;
use dossier::{Claim, Dossier, Record};

/// What a row is sorted by.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// Words.
    Words(String),
    /// A day, counted from 1970-01-01.
    Day(i32),
    /// A figure in its base unit. Figures of unlike units are never set against each other: the unit comes first.
    Figure(String, f64),
    /// Nothing is stated: last, whichever way the table is sorted.
    Blank,
}

impl Key {
    /// Words; none are a blank.
    pub fn words(words: String) -> Self {
        if words.is_empty() { Self::Blank } else { Self::Words(words) }
    }

    /// The first day that a record may touch, or the last where no first is known.
    pub fn day(record: &Record) -> Self {
        let extent = record.when().map(|when| when.extent());
        extent.and_then(|extent| extent.earliest.or(extent.latest)).map_or(Self::Blank, |day| Self::Day(day.0))
    }

    /// The first figure that a document gives for a record.
    pub fn figure(dossier: &Dossier, record: &Record) -> Self {
        let figure = |claim: &Claim| Some(Self::Figure(unit_of(dossier, record, claim).to_owned(), claim.value?));
        record.claims.iter().find_map(figure).unwrap_or(Self::Blank)
    }

    fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Words(one), Self::Words(other)) => one.cmp(other),
            (Self::Day(one), Self::Day(other)) => one.cmp(other),
            (Self::Figure(unit, one), Self::Figure(other_unit, other)) => {
                unit.cmp(other_unit).then(one.total_cmp(other))
            }
            _ => Ordering::Equal,
        }
    }
}

/// The positions of rows by their keys, upwards or `down`; equals in the order of their positions, blanks last both ways.
pub fn order(keys: &[Key], down: bool) -> Vec<usize> {
    ordered(keys.len(), &|one, other| {
        let (Some(one), Some(other)) = (keys.get(one), keys.get(other)) else { return Ordering::Equal };
        let keys = if down { other.order(one) } else { one.order(other) };
        one.is_blank().cmp(&other.is_blank()).then(keys)
    })
}

/// How many claims records (positions) have together.
pub fn claims(dossier: &Dossier, records: &[usize]) -> usize {
    records.iter().filter_map(|at| dossier.records.get(*at)).map(|record| record.claims.len()).sum()
}

/// Which rows stand on a page, counted from 0: the first of them, and the one after the last. A page beyond the last is
/// the last.
pub fn page(rows: usize, page: usize, rows_a_page: usize) -> (usize, usize) {
    let last = pages(rows, rows_a_page).saturating_sub(1);
    let from = page.min(last).saturating_mul(rows_a_page.max(1));
    (from, rows.min(from.saturating_add(rows_a_page.max(1))))
}

/// How many pages there are, at least one.
pub fn pages(rows: usize, rows_a_page: usize) -> usize {
    rows.div_ceil(rows_a_page.max(1)).max(1)
}

/// The claims of a record (their positions), those together that give the same figure, status and turn: a row for each
/// reading, in the order in which they are first told. Claims without any of these are one reading.
pub fn readings(dossier: &Dossier, record: &Record) -> Vec<Vec<usize>> {
    let mut readings: Vec<(&Claim, Vec<usize>)> = Vec::new();
    for (at, claim) in record.claims.iter().enumerate() {
        let same = |(known, _): &&mut (&Claim, Vec<usize>)| says_same(dossier, record, known, claim);
        match readings.iter_mut().find(same) {
            Some((_, claims)) => claims.push(at),
            None => readings.push((claim, vec![at])),
        }
    }
    // A claim that only tells of the record stands with the turns, or where its place is cited already.
    let is_bare = |claim: &Claim| claim.value.is_none() && claim.blank.is_none() && claim.phase.is_none();
    let bare = readings.iter().position(|(claim, _)| is_bare(claim) && readings.len() > 1);
    if let Some(bare) = bare {
        let (first, claims) = readings.remove(bare);
        let place = |claim: &Claim| (claim.document, claim.paragraph);
        let places = |at: &usize| record.claims.get(*at).map(place);
        let cites = |known: &[usize]| claims.iter().all(|at| known.iter().any(|it| places(it) == places(at)));
        let turn = readings.iter().position(|(claim, _)| claim.value.is_none() && claim.phase.is_some());
        let with = turn.or_else(|| readings.iter().position(|(_, known)| cites(known)));
        match with.and_then(|with| readings.get_mut(with)) {
            Some((_, known)) => known.extend(claims),
            None => readings.push((first, claims)),
        }
    }
    readings.into_iter().map(|(_, claims)| claims).collect()
}

/// Whether two claims of a record say the same; turns by their dates too, where the record has several.
fn says_same(dossier: &Dossier, record: &Record, one: &Claim, other: &Claim) -> bool {
    let has_turns = || record.claims.iter().any(|claim| claim.phase.is_some() && claim.phase != one.phase);
    let same_figure = || {
        let unit = |claim| unit_of(dossier, record, claim);
        one.value.is_none() || (one.qualifier == other.qualifier && unit(one) == unit(other))
    };
    one.blank == other.blank
        && one.value == other.value
        && one.status == other.status
        && one.phase == other.phase
        && same_figure()
        && (one.phase.is_none() || one.date == other.date || !has_turns())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, date, dossier, observation, record};
    use dossier::{Kind, Phase, Qualifier, Status};
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn keys() -> impl Strategy<Value = Vec<Key>> {
        let key = prop_oneof![Just(Key::Blank), "[ab]{0,2}".prop_map(Key::words),];
        let day = prop_oneof![Just(Key::Blank), (0..9_i32).prop_map(Key::Day)];
        let figure = prop_oneof![
            Just(Key::Blank),
            ("(t|km)", -3.0..3.0_f64).prop_map(|(unit, value)| Key::Figure(unit, value.round())),
        ];
        prop_oneof![vec(key, 0..60), vec(day, 0..60), vec(figure, 0..60)]
    }

    proptest! {
        #[test]
        fn an_order_has_every_row_once_and_blanks_last(keys in keys(), down in any::<bool>()) {
            let order = order(&keys, down);
            let mut rows = order.clone();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..keys.len()).collect::<Vec<_>>());
            let filled = order.iter().take_while(|at| keys[**at] != Key::Blank).count();
            prop_assert!(order[filled..].iter().all(|at| keys[*at] == Key::Blank));
            for pair in order[..filled].windows(2) {
                let found = keys[pair[0]].order(&keys[pair[1]]);
                let wrong = if down { Ordering::Less } else { Ordering::Greater };
                prop_assert!(found != wrong);
                prop_assert!(found != Ordering::Equal || pair[0] < pair[1], "equals keep their order");
            }
        }

        #[test]
        fn downwards_the_keys_are_those_of_upwards_from_behind(keys in keys()) {
            let filled = |order: Vec<usize>| -> Vec<Key> {
                order.into_iter().map(|at| keys[at].clone()).filter(|key| *key != Key::Blank).collect()
            };
            let mut down = filled(order(&keys, true));
            down.reverse();
            prop_assert_eq!(filled(order(&keys, false)), down);
        }

        #[test]
        fn pages_hold_every_row_once(rows in 0_usize..2000, size in 0_usize..300) {
            let mut next = 0;
            for at in 0..pages(rows, size) {
                let (from, to) = page(rows, at, size);
                prop_assert_eq!(from, next);
                prop_assert!(to - from <= size.max(1));
                next = to;
            }
            prop_assert_eq!(next, rows);
            prop_assert_eq!(page(rows, usize::MAX, size), page(rows, pages(rows, size) - 1, size));
        }
    }

    #[test]
    fn a_record_is_sorted_by_its_first_day_and_first_figure() {
        let event = |edtf: &str| record(edtf, Kind::Event, &[KZ]).with(claim(0, edtf).dated(edtf));
        assert!(Key::day(&event("1991")).order(&Key::day(&event("1991-12-16"))) == Ordering::Less);
        assert_eq!(Key::day(&event("[..1402]")), Key::day(&event("1402-12-31")));
        assert_eq!(Key::day(&record("a", Kind::Event, &[KZ])), Key::Blank);
        let trade = observation("a", "trade-turnover", KZ).with(claim(0, "much")).with(claim(1, "5").value(5e9));
        assert_eq!(Key::figure(&dossier(Vec::new()), &trade), Key::Figure("USD".to_owned(), 5e9));
        assert_eq!(Key::figure(&dossier(Vec::new()), &event("1991")), Key::Blank);
    }

    #[test]
    fn claims_that_say_the_same_are_one_reading() {
        let dossier = dossier(Vec::new());
        let trade = observation("a", "trade-turnover", KZ)
            .with(claim(0, "a lot"))
            .with(claim(0, "5").value(5e9))
            .with(claim(1, "5").value(5e9))
            .with(claim(2, "about 5").value(5e9).hedged(Qualifier::About))
            .with(claim(3, "5").value(5e9).status(Status::Target));
        assert_eq!(readings(&dossier, &trade), [vec![1, 2, 0], vec![3], vec![4]], "its place is cited there");
        let elsewhere = Claim { paragraph: 9, ..claim(0, "a lot") };
        let trade = observation("a", "trade-turnover", KZ).with(elsewhere).with(claim(0, "5").value(5e9));
        assert_eq!(readings(&dossier, &trade), [[1], [0]], "a figure is cited from where it stands");
        let visit = record("b", Kind::Event, &[KZ]).with(claim(0, "1991").dated("1991")).with(claim(1, "it"));
        assert_eq!(readings(&dossier, &visit), [[0, 1]]);
        let turn = |phase, edtf: &str| Claim { phase: Some(phase), date: Some(date(edtf)), ..claim(0, edtf) };
        let line = record("c", Kind::Infrastructure, &[KZ])
            .with(turn(Phase::Agreed, "2001"))
            .with(turn(Phase::InUse, "2005"))
            .with(turn(Phase::InUse, "2006"));
        assert_eq!(readings(&dossier, &line), [[0], [1], [2]]);
        let opened = record("d", Kind::Mission, &[KZ])
            .with(claim(0, "it"))
            .with(turn(Phase::InUse, "2005"))
            .with(turn(Phase::InUse, "2006"));
        assert_eq!(readings(&dossier, &opened), [[1, 2, 0]]);
    }
}
