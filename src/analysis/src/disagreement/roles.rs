//! One person in two offices at one time, or in an office outside its term.

use super::dates::contradict;
use super::{Found, Reading, Rule};
use dossier::order::sort;
use dossier::time::{End, Moment};
use dossier::{Basis, Date, Day, Kind, Status, When};

/// So many stretches of one person are set against each other, and mentions against so many terms: nobody has more.
const STRETCHES: usize = 40;

/// A person in an office at a moment or for a term, as a claim tells it.
#[derive(Clone, Copy)]
struct Told<'a> {
    who: (&'a str, &'a str),
    reading: Reading,
    when: When,
    /// A tenure gives it; what else has a role only mentions it.
    is_tenure: bool,
}

/// A stretch in which a person was in an office for certain: the first and the last day that cannot be doubted, and
/// who tells them. A single mention has its first day after its last where the day is not known.
struct Stretch {
    first: (Day, Reading),
    last: (Day, Reading),
}

/// Offices of one person, as tenures and other records with a role tell them. A person is in one office at a time:
/// what is told of one surely lies within the other. And whoever is called by an office is so within the term that
/// another record gives him. The first readings are the ones that do not fit.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    let mut told: Vec<Told<'_>> = Vec::new();
    for (at, record) in dossier.records.iter().enumerate() {
        let (Some(person), Some(role)) = (&record.person, &record.role) else { continue };
        let who = (person.as_str(), role.get(&dossier.language));
        let is_tenure = record.kind == Kind::Tenure;
        let dates = record.claims.iter().enumerate().filter_map(|(claim, told)| {
            let date = told.date.as_ref().filter(|_| told.basis != Basis::AsOf && told.status == Status::Observed)?;
            Some(Told { who, reading: Reading { record: at, claim }, when: Date::when(date), is_tenure })
        });
        told.extend(dates);
    }
    sort(&mut told, |one, other| (one.who, one.reading).cmp(&(other.who, other.reading)));
    let mut clashes = Vec::new();
    for person in told.chunk_by(|one, other| one.who.0 == other.who.0) {
        let mut before: Vec<Stretch> = Vec::new();
        for office in person.chunk_by(|one, other| one.who == other.who) {
            clashes.extend(outside_the_term(office));
            let mut now = stretches(office);
            now.truncate(STRETCHES.saturating_sub(before.len()));
            for one in &before {
                clashes.extend(now.iter().filter_map(|other| at_one_time(one, other)));
            }
            before.extend(now);
        }
    }
    sort(&mut clashes, Vec::cmp);
    for readings in clashes {
        found.add(Rule::Role, readings, None);
    }
}

/// The mentions of an office when no term of it allows them, and the terms.
fn outside_the_term(office: &[Told<'_>]) -> Option<Vec<Reading>> {
    let is_term = |told: &&Told<'_>| told.is_tenure && matches!(told.when, When::Span { .. });
    let all: Vec<&Told<'_>> = office.iter().filter(is_term).take(STRETCHES).collect();
    let terms = || all.iter();
    // A visit of some days is within a term without beginning or ending with it.
    let misses = |told: &Told<'_>, term: &Told<'_>| match told.when {
        When::Moment(_) => contradict(told.when, term.when),
        When::Span { .. } => !told.when.extent().overlaps(term.when.extent()),
    };
    let is_outside = |told: &&Told<'_>| {
        let is_elsewhere = terms().any(|term| term.reading.record != told.reading.record);
        is_elsewhere && terms().all(|term| misses(told, term))
    };
    let mentions = office.iter().filter(|told| !is_term(told));
    let outside: Vec<Reading> = mentions.filter(is_outside).map(|told| told.reading).collect();
    (!outside.is_empty()).then(|| outside.into_iter().chain(terms().map(|term| term.reading)).collect())
}

/// The stretches of an office, one a record: a tenure lasts from its first mention to its last.
fn stretches(office: &[Told<'_>]) -> Vec<Stretch> {
    let mut all = Vec::new();
    for told in office.chunk_by(|one, other| one.reading.record == other.reading.record) {
        let mut whole: Option<Stretch> = None;
        for told in told {
            let Some((first, last)) = sure(told.when) else { continue };
            let now = Stretch { first: (first, told.reading), last: (last, told.reading) };
            whole = Some(match whole {
                Some(known) if told.is_tenure => Stretch {
                    first: if now.first.0 < known.first.0 { now.first } else { known.first },
                    last: if known.last.0 < now.last.0 { now.last } else { known.last },
                },
                Some(known) => {
                    all.push(known);
                    now
                }
                None => now,
            });
        }
        all.extend(whole);
    }
    all
}

/// The first and the last day of a time that cannot be doubted.
fn sure(when: When) -> Option<(Day, Day)> {
    let ends = |start: Moment, end: Moment| start.extent.latest.zip(end.extent.earliest);
    match when {
        When::Moment(moment) => ends(moment, moment),
        When::Span { start: Some(start), end: End::At(end) } => ends(start, end),
        When::Span { start: Some(only), .. } | When::Span { start: None, end: End::At(only) } => ends(only, only),
        When::Span { start: None, .. } => None,
    }
}

/// The readings of two offices of which one is held while the other is, the shorter stretch first. One may end on the
/// day that the other begins.
fn at_one_time(one: &Stretch, other: &Stretch) -> Option<Vec<Reading>> {
    if one.first.0 >= other.last.0 || other.first.0 >= one.last.0 {
        return None;
    }
    let length = |stretch: &Stretch| i64::from(stretch.last.0.0) - i64::from(stretch.first.0.0);
    let (inner, outer) = if length(other) < length(one) { (other, one) } else { (one, other) };
    let mut readings = vec![inner.first.1, inner.last.1, outer.first.1, outer.last.1];
    readings.dedup();
    Some(readings)
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, record};
    use dossier::{Record, Text};

    fn office(id: &str, kind: Kind, role: &str, dates: &[&str]) -> Record {
        let whole = Record {
            person: Some("Erdoğan".to_owned()),
            role: Some(Text::new("en", role)),
            ..record(id, kind, &[if id.starts_with("kz") { KZ } else { AZ }])
        };
        dates.iter().map(|date| claim(2, date).dated(date)).fold(whole, Build::with)
    }

    fn told(records: Vec<Record>) -> Vec<(String, Vec<(usize, usize)>)> {
        let readings = |found: &Disagreement| found.readings.iter().map(|r| (r.record, r.claim)).collect();
        disagreements(&dossier(records)).iter().map(|found| (found.id.clone(), readings(found))).collect()
    }

    #[test]
    fn nobody_is_president_while_prime_minister() {
        let minister = || office("minister", Kind::Tenure, "Prime minister", &["2012", "2003"]);
        let visit = office("visit", Kind::Event, "President", &["2011-10-25"]);
        let expected = vec![(1, 0), (0, 1), (0, 0)];
        assert_eq!(told(vec![minister(), visit]), [("role-against-date:minister+visit".to_owned(), expected)]);
        let president = office("president", Kind::Tenure, "President", &["2020-12-10", "2011-10-25"]);
        let expected = vec![(0, 1), (0, 0), (1, 1), (1, 0)];
        assert_eq!(told(vec![minister(), president]), [("role-against-date:minister+president".to_owned(), expected)]);
    }

    #[test]
    fn offices_follow_each_other() {
        let minister = office("minister", Kind::Tenure, "Prime minister", &["2003", "2009-05-13"]);
        let president = office("president", Kind::Tenure, "President", &["2011-10-25", "2025-07-29"]);
        assert_eq!(told(vec![minister.clone(), president]), []);
        assert_eq!(told(vec![minister, office("kz-president", Kind::Tenure, "President", &["2009-05-13"])]), []);
        let terms = ["2003/2014", "2014/.."].map(|term| office(term, Kind::Tenure, term, &[term]));
        assert_eq!(told(terms.to_vec()), []);
    }

    #[test]
    fn a_role_outside_its_term_does_not_fit() {
        let term = |id: &str, term| office(id, Kind::Tenure, "President", &[term]);
        let visit = |date| office("visit", Kind::Event, "President", &[date]);
        assert_eq!(
            told(vec![term("term", "2014/.."), visit("2011-10-25")]),
            [("role-against-date:term+visit".to_owned(), vec![(1, 0), (0, 0)])]
        );
        assert_eq!(told(vec![term("term", "2014/.."), visit("2014")]), []);
        assert_eq!(
            told(vec![visit("2009-04-06/2009-04-07"), office("term", Kind::Tenure, "President", &["2011"])]),
            []
        );
        assert_eq!(told(vec![visit("2009-04-06/2009-04-07"), term("term", "2014/..")]).len(), 1);
        assert_eq!(told(vec![visit("2009-04-06/2009-04-07"), term("term", "2001/2013")]), []);
        assert_eq!(told(vec![term("first", "2001/2005"), term("second", "2009/2013"), visit("2010")]), []);
    }
}
