//! Dates of one thing that cannot all be true.

use super::{Found, Reading, Rule};
use crate::lag::Lag;
use dossier::time::{End, Moment, Precision};
use dossier::{Basis, Claim, Extent, Kind, Phase, Status, When};

/// The dates of one turn in a thing's life, plans apart.
struct Turn {
    about: (Option<Phase>, bool),
    dates: Vec<(Reading, When)>,
}

/// Within a record, claims about the same turn of its life. Statements are left out: a stance is taken more
/// than once. A tenure may be mentioned at any two moments of it.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    for (at, record) in dossier.records.iter().enumerate() {
        if matches!(record.kind, Kind::Statement | Kind::Observation) {
            continue;
        }
        let mut turns: Vec<Turn> = Vec::new();
        for (index, claim) in record.claims.iter().enumerate() {
            let Some(date) = claim.date.as_ref().filter(|_| claim.basis != Basis::AsOf) else { continue };
            let about = (claim.phase, is_wish(claim));
            let dated = (Reading { record: at, claim: index }, date.when());
            match turns.iter_mut().find(|turn| turn.about == about) {
                Some(turn) => turn.dates.push(dated),
                None => turns.push(Turn { about, dates: vec![dated] }),
            }
        }
        for Turn { dates, .. } in turns {
            let are_mentions = |one: When, other: When| {
                let are_moments = matches!((one, other), (When::Moment(_), When::Moment(_)));
                are_moments && record.kind == Kind::Tenure
            };
            let rival = |one: When, other: When| !are_mentions(one, other) && contradict(one, other);
            let clash = |(_, one): &(Reading, When)| dates.iter().any(|(_, other)| rival(*one, *other));
            if dates.iter().any(clash) {
                found.add(Rule::Date, dates.iter().map(|(reading, _)| *reading).collect(), None);
            }
        }
    }
}

fn is_wish(claim: &Claim) -> bool {
    matches!(claim.status, Status::Target | Status::Forecast)
}

/// Whether two dates of the same thing cannot both be true.
pub(super) fn contradict(one: When, other: When) -> bool {
    let apart = |one: Moment, other: Moment| !allowed(one).overlaps(allowed(other));
    match (one, other) {
        (When::Moment(one), When::Moment(other)) => apart(one, other),
        (When::Moment(moment), span @ When::Span { .. }) | (span @ When::Span { .. }, When::Moment(moment)) => {
            !allowed(moment).overlaps(span.extent())
        }
        (When::Span { start, end }, When::Span { start: other_start, end: other_end }) => {
            let ends = match (end, other_end) {
                (End::At(end), End::At(other)) => apart(end, other),
                _ => false,
            };
            ends || start.zip(other_start).is_some_and(|(start, other)| apart(start, other))
        }
    }
}

/// The days a moment allows; "about" allows as many again on either side.
fn allowed(moment: Moment) -> Extent {
    let extent = moment.extent;
    if !moment.approximate || moment.precision == Precision::Part {
        return extent;
    }
    let width = Lag::between(extent, extent).high_days.map_or(0, |days| days.clamp(0, i64::from(i32::MAX)) as i32);
    Extent {
        earliest: extent.earliest.map(|day| day.plus(-width - 1)),
        latest: extent.latest.map(|day| day.plus(width.saturating_add(1))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, record};

    fn of(dates: &[(usize, &str)]) -> Vec<Disagreement> {
        of_kind(Kind::Event, dates)
    }

    fn of_kind(kind: Kind, dates: &[(usize, &str)]) -> Vec<Disagreement> {
        let told = |(document, edtf): &(usize, &str)| claim(*document, edtf).dated(edtf);
        disagreements(&dossier(vec![dates.iter().map(told).fold(record("visit", kind, &[KZ]), Build::with)]))
    }

    #[test]
    fn a_tenure_is_mentioned_at_any_moment_of_its_term() {
        assert_eq!(of_kind(Kind::Tenure, &[(0, "2011-10-25"), (2, "2025-07-29")]), []);
        assert_eq!(of_kind(Kind::Tenure, &[(0, "2011-10-25"), (2, "2014/..")]).len(), 1);
        assert_eq!(of_kind(Kind::Tenure, &[(0, "2003/2012"), (2, "2003/2014")]).len(), 1);
    }

    #[test]
    fn two_years_disagree_and_a_year_and_its_day_do_not() {
        assert_eq!(of(&[(0, "1991-12-16"), (1, "1991")]), []);
        let found = of(&[(0, "1992"), (1, "1991"), (2, "1992-03")]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "documents-disagree-date:visit");
        assert_eq!(found[0].readings.len(), 3);
    }

    #[test]
    fn about_is_given_its_room() {
        assert_eq!(of(&[(0, "2021~"), (1, "2022-06")]), []);
        assert_eq!(of(&[(0, "2021~"), (1, "2023")]).len(), 1);
        assert_eq!(of(&[(0, "[2021-03..]"), (1, "2025")]), []);
        assert_eq!(of(&[(0, "[2021-03..]"), (1, "2020")]).len(), 1);
    }

    #[test]
    fn terms_disagree_at_their_ends() {
        assert_eq!(of(&[(0, "1992/1994"), (1, "1992-03/1994-05")]), []);
        assert_eq!(of(&[(0, "1992/1994"), (1, "1992/1995")]).len(), 1);
        assert_eq!(of(&[(0, "1992/.."), (1, "1992/1995")]), []);
        assert_eq!(of(&[(0, "1992/1994"), (1, "1996")]).len(), 1);
    }

    #[test]
    fn turns_of_a_life_and_plans_have_their_own_dates() {
        let mut founded = claim(0, "2011").dated("2011");
        founded.phase = Some(Phase::Founded);
        let mut opened = claim(1, "2018").dated("2018");
        opened.phase = Some(Phase::InUse);
        let mut planned = opened.clone().dated("2015").status(Status::Target);
        planned.document = 2;
        let pipe = record("pipe", Kind::Infrastructure, &[KZ]).with(founded).with(opened).with(planned);
        assert!(disagreements(&dossier(vec![pipe])).iter().all(|found| found.rule != Rule::Date));
    }
}
