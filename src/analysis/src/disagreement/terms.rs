//! Terms of one office that leave a gap where all others hand over.

use super::{Found, Reading, Rule};
use dossier::order::sort;
use dossier::time::{End, Moment};
use dossier::{Day, Kind, When};

/// A term of an office, as a claim tells it.
struct Term<'a> {
    office: (&'a [usize], &'a str),
    start: Moment,
    end: End,
    reading: Reading,
}

/// Tenures of one role that follow each other: a list in which one term ends when the next begins, but for gaps that
/// are fewer than the hand-overs. Both may be true, so it contradicts nothing.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    let mut terms: Vec<Term<'_>> = Vec::new();
    for (at, record) in dossier.records.iter().enumerate().filter(|(_, record)| record.kind == Kind::Tenure) {
        let Some(role) = &record.role else { continue };
        let office = (record.dyads.as_slice(), role.get(&dossier.language));
        let term = record.claims.iter().enumerate().find_map(|(claim, told)| match told.date.as_ref()?.when() {
            When::Span { start: Some(start), end } => {
                Some(Term { office, start, end, reading: Reading { record: at, claim } })
            }
            _ => None,
        });
        terms.extend(term);
    }
    let key = |term: &Term<'_>| (term.start.extent.earliest, last_day(term));
    sort(&mut terms, |one, other| one.office.cmp(&other.office).then(key(one).cmp(&key(other))));
    for office in terms.chunk_by(|one, other| one.office == other.office) {
        let gaps: Vec<Vec<Reading>> = office
            .windows(2)
            .filter(|two| leave_a_gap(two))
            .map(|two| two.iter().map(|t| t.reading).collect())
            .collect();
        if gaps.len() * 2 < office.len().saturating_sub(1) {
            for readings in gaps {
                found.add(Rule::Terms, readings, None);
            }
        }
    }
}

fn last_day(term: &Term<'_>) -> Option<Day> {
    match term.end {
        End::At(end) => end.extent.latest,
        End::Open | End::Unknown => None,
    }
}

/// Whether the second of two terms begins after any day on which the first may have ended.
fn leave_a_gap(two: &[Term<'_>]) -> bool {
    let [one, other] = two else { return false };
    last_day(one).zip(other.start.extent.earliest).is_some_and(|(last, first)| last < first)
}

#[cfg(test)]
mod tests {
    use super::super::disagreements;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, record};
    use dossier::{Kind, Record, Text};

    fn ids(terms: &[&str]) -> Vec<String> {
        let term = |term: &&str| Record {
            role: Some(Text::new("en", "Ambassador")),
            ..record(term, Kind::Tenure, &[KZ]).with(claim(0, term).dated(term))
        };
        let found = disagreements(&dossier(terms.iter().map(term).collect()));
        assert!(found.iter().all(|found| !found.rule.contradicts()));
        found.into_iter().map(|found| found.id).collect()
    }

    #[test]
    fn one_gap_among_hand_overs_is_told() {
        let terms = ["2020/..", "1992/1994", "1994/1995", "2015/2019", "1995/2015"];
        assert_eq!(ids(&terms), ["terms-do-not-adjoin:2020/..+2015/2019"]);
    }

    #[test]
    fn terms_that_adjoin_or_never_do_are_not() {
        assert_eq!(ids(&["1992/1994", "1994/1995", "1995/.."]), [""; 0]);
        assert_eq!(ids(&["1992/1994", "1996/1997", "1999/.."]), [""; 0]);
        assert_eq!(ids(&["1992/1994", "1996/.."]), [""; 0]);
    }
}
