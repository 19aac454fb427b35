//! Figures that can be told apart by what they measure, and those that cannot all be true.

use std::collections::BTreeMap;

use super::{Found, Reading, Rule, reaches};
use crate::interval::Interval;
use crate::printed;
use dossier::order::sort;
use dossier::{Basis, Claim, Date, Day, Dossier, Extent, Record, Status};

/// A claim with a value, and what it measures.
pub(super) struct Figure<'a> {
    pub(super) reading: Reading,
    pub(super) document: usize,
    pub(super) what: What<'a>,
    /// Days that the value is for; both open: the document gives none, or means its own day.
    pub(super) extent: Extent,
    pub(super) value: f64,
    pub(super) bounds: Interval,
}

/// The extent of a figure that nobody dates.
pub(super) const UNDATED: Extent = Extent { earliest: None, latest: None };

/// What a figure measures: two are comparable only where all of it is the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct What<'a> {
    pub(super) indicator: Option<usize>,
    /// A figure without an indicator is only comparable within its record.
    record: Option<usize>,
    unit: &'a str,
    dyads: &'a [usize],
    from: Option<usize>,
    to: Option<usize>,
    pub(super) place: Option<&'a str>,
    pub(super) is_wish: bool,
}

impl<'a> What<'a> {
    pub(super) fn of(dossier: &'a Dossier, at: usize, record: &'a Record, claim: &'a Claim) -> Self {
        Self {
            indicator: record.indicator,
            record: if record.indicator.is_none() { Some(at) } else { None },
            unit: printed::unit_of(dossier, record, claim),
            dyads: &record.dyads,
            from: record.from,
            to: record.to,
            place: record.place.as_ref().map(|place| place.get(&dossier.language)),
            is_wish: matches!(claim.status, Status::Target | Status::Forecast),
        }
    }

    /// The same thing, observed and not wished for.
    pub(super) fn observed(self) -> Self {
        Self { is_wish: false, ..self }
    }

    /// The same thing, wherever it is.
    pub(super) fn anywhere(self) -> Self {
        Self { place: None, ..self }
    }

    /// The same thing, measured by another indicator.
    pub(super) fn by(self, dossier: &'a Dossier, indicator: usize) -> Self {
        let unit = dossier.indicators.get(indicator).map_or("", |indicator| indicator.unit.as_str());
        Self { indicator: Some(indicator), unit, ..self }
    }
}

/// Every claim with a value, in an order that keeps what is comparable together: dossiers may be large.
pub(super) struct Figures<'a>(Vec<Figure<'a>>);

impl<'a> Figures<'a> {
    pub(super) fn of(dossier: &'a Dossier) -> Self {
        let mut list = Vec::new();
        for (at, record) in dossier.records.iter().enumerate() {
            for (index, claim) in record.claims.iter().enumerate() {
                let (Some(value), Some(bounds)) = (claim.value, printed::of_claim(dossier, record, claim)) else {
                    continue;
                };
                let extent = claim.time().filter(|_| claim.basis != Basis::AsOf).map_or(UNDATED, Date::extent);
                list.push(Figure {
                    reading: Reading { record: at, claim: index },
                    document: claim.document,
                    what: What::of(dossier, at, record, claim),
                    extent,
                    value,
                    bounds,
                });
            }
        }
        let key = |figure: &Figure<'a>| (figure.what, figure.extent.latest, figure.extent.earliest);
        sort(&mut list, |one, other| key(one).cmp(&key(other)));
        Self(list)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Figure<'a>> {
        self.0.iter()
    }

    /// Figures of the same thing whose last day is this one.
    pub(super) fn until(&self, what: What<'_>, latest: Option<Day>) -> impl Iterator<Item = &Figure<'a>> {
        let from = self.0.partition_point(|figure| (figure.what, figure.extent.latest) < (what, latest));
        self.0.iter().skip(from).take_while(move |figure| figure.what == what && figure.extent.latest == latest)
    }

    /// The first figure of a thing for exactly these days.
    pub(super) fn on(&self, what: What<'_>, extent: Extent) -> Option<&Figure<'a>> {
        let key = |figure: &Figure<'a>| (figure.extent.latest, figure.extent.earliest);
        let wanted = (extent.latest, extent.earliest);
        let from = self.0.partition_point(|figure| (figure.what, key(figure)) < (what, wanted));
        self.0.get(from).filter(|figure| figure.what == what && figure.extent == extent)
    }

    /// Figures of the same thing for the same days, together.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[Figure<'a>]> {
        self.0.chunk_by(|one, other| one.what == other.what && one.extent == other.extent)
    }
}

/// Figures for the same thing and the same days whose bounds share no value. Without days, figures of an
/// indicator have to stand in documents that reach equally far; otherwise the newer one replaces the older.
pub(super) fn find(found: &mut Found<'_>, figures: &Figures<'_>) {
    let dossier = found.dossier;
    let mut clashes: Vec<Vec<Reading>> = Vec::new();
    for group in figures.groups().filter(|group| group.len() > 1) {
        let sides_of = sides_of(group);
        let mut sides: Vec<&Figure<'_>> = group.iter().collect();
        sides.retain(|figure| is_one_question(&sides_of, figure));
        if group.iter().all(|figure| figure.extent != UNDATED || figure.what.indicator.is_none()) {
            clashes.extend(clash(&sides));
            continue;
        }
        let key = |figure: &Figure<'_>| (reaches(dossier, figure.document), figure.reading);
        sort(&mut sides, |one, other| key(one).cmp(&key(other)));
        for equals in sides.chunk_by(|a, b| reaches(dossier, a.document) == reaches(dossier, b.document)) {
            clashes.extend(clash(equals));
        }
    }
    sort(&mut clashes, Vec::cmp);
    for readings in clashes {
        found.add(Rule::Value, readings, None);
    }
}

/// Of each document that gives figures of a group: the first of them, whether all are of one record, and whether there
/// is but one.
fn sides_of(group: &[Figure<'_>]) -> BTreeMap<usize, (Reading, bool, bool)> {
    let mut sides = BTreeMap::new();
    for Figure { document, reading, .. } in group {
        let (first, of_one_record, alone) = sides.entry(*document).or_insert((*reading, true, true));
        *of_one_record &= first.record == reading.record;
        *alone &= first == reading;
    }
    sides
}

/// Whether a figure surely answers the same question as the others of its group. Two figures that one
/// document gives apart and without a time, or without an indicator, may count different things.
fn is_one_question(sides: &BTreeMap<usize, (Reading, bool, bool)>, figure: &Figure<'_>) -> bool {
    let side = sides.get(&figure.document);
    match figure.what.indicator {
        Some(_) if figure.extent != UNDATED => true,
        Some(_) => side.is_some_and(|(_, of_one_record, _)| *of_one_record),
        None => side.is_some_and(|(_, _, alone)| *alone),
    }
}

/// The readings of figures of which two share no value: the highest low lies above the lowest high.
pub(super) fn clash(figures: &[&Figure<'_>]) -> Option<Vec<Reading>> {
    let low = figures.iter().map(|figure| figure.bounds.low).fold(f64::NEG_INFINITY, f64::max);
    let high = figures.iter().map(|figure| figure.bounds.high).fold(f64::INFINITY, f64::min);
    (low > high).then(|| {
        let mut readings: Vec<Reading> = figures.iter().map(|figure| figure.reading).collect();
        sort(&mut readings, Reading::cmp);
        readings
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, Directed, KAZ, KZ, TUR, claim, dossier, observation, record};
    use dossier::{Kind, Qualifier};

    fn values(records: Vec<Record>) -> Vec<Disagreement> {
        let mut found = disagreements(&dossier(records));
        found.retain(|found| found.rule == Rule::Value);
        found
    }

    fn trade(id: &str, dyad: usize, document: usize, written: &str, value: f64) -> Record {
        observation(id, "trade-turnover", dyad).with(claim(document, written).period("2024").value(value))
    }

    #[test]
    fn rounding_is_no_disagreement() {
        assert_eq!(values(vec![trade("a", KZ, 0, "5 billion", 5e9), trade("b", KZ, 1, "5.2 billion", 5.2e9)]), []);
        let found = values(vec![trade("a", KZ, 0, "5.0 billion", 5e9), trade("b", KZ, 1, "5.2 billion", 5.2e9)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "documents-disagree-value:a+b");
        assert_eq!(found[0].records, [0, 1]);
    }

    #[test]
    fn other_actors_directions_and_periods_are_other_questions() {
        let out = |id| trade(id, KZ, 1, "9 billion", 9e9).between(TUR, KAZ);
        assert_eq!(values(vec![trade("a", KZ, 0, "5 billion", 5e9), trade("b", AZ, 3, "8 billion", 8e9)]), []);
        assert_eq!(values(vec![trade("a", KZ, 0, "5 billion", 5e9), out("b")]), []);
        let mut later = trade("b", KZ, 1, "9 billion", 9e9);
        later.claims[0] = later.claims[0].clone().period("2025");
        assert_eq!(values(vec![trade("a", KZ, 0, "5 billion", 5e9), later]), []);
    }

    #[test]
    fn hedges_are_heard() {
        let more = trade("a", KZ, 0, "more than 20 billion", 20e9);
        let hedged = |qualifier| {
            let mut record = more.clone();
            record.claims[0] = record.claims[0].clone().hedged(qualifier);
            record
        };
        let other = trade("b", KZ, 1, "25 billion", 25e9);
        assert_eq!(values(vec![hedged(Qualifier::MoreThan), other.clone()]), []);
        assert_eq!(values(vec![hedged(Qualifier::LessThan), other]).len(), 1);
    }

    #[test]
    fn two_counts_of_one_document_may_count_different_things() {
        let count = |document, written, value| {
            let mut told = claim(document, written).value(value);
            told.unit = Some("count".to_owned());
            told
        };
        let council = || record("council", Kind::Institution, &[KZ]).with(count(0, "three countries", 3.0));
        assert_eq!(values(vec![council().with(count(0, "4 members", 4.0))]), []);
        assert_eq!(values(vec![council().with(count(1, "4 members", 4.0))]).len(), 1);
    }
}
