//! Whether figures of two relationships may be set against each other, and what that gives.
//!
//! A comparison is refused rather than hedged where its figures do not share period, unit and definition:
//! the reason is part of what the reader sees.

use std::collections::{HashMap, HashSet};

use crate::lag::Lag;
use crate::series::{Nature, Panel, Point, Row, Series, Timing, Way, full_year};
use dossier::{Dossier, Extent, Status};

/// Why figures may not share a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// These dyads (positions) have no observed figure. A blank is not zero.
    OneSideOnly(Vec<usize>),
    /// One side adds up over a stretch of time, the other is a total or a state.
    FlowAgainstStock {
        /// Position of the indicator that the blank side has instead, where it is another one.
        instead: Option<usize>,
        /// Positions of the dyads whose figures are flows.
        flows: Vec<usize>,
    },
    /// The blank side has a related indicator of the same unit, which counts something else (position).
    DefinitionDiffers(usize),
    /// The observations say different things of what they count, or only one says it.
    CountsDiffer,
    /// No period is common to all.
    PeriodsDiffer,
    /// These dyads (positions) have parts of years only, the other whole years.
    PartOfYear(Vec<usize>),
    /// It is one thing that belongs to both.
    Shared,
}

/// What a reader has to take into account where figures share a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Care {
    /// They are of different days, so far apart.
    DatesApart(Lag),
    /// They are totals or states of which no document says since when, or by what register.
    NoStart,
    /// No document says what exactly is counted.
    NoDefinition,
}

/// A period for which all dyads have an observed figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Common {
    /// First and last day.
    pub extent: Extent,
    /// The calendar year that it fills.
    pub full_year: Option<i64>,
    /// For each series of the row the position of the point in [`Series::points`].
    pub points: Vec<usize>,
}

/// A year of which each dyad's documents speak, but not so that their figures could be compared: a part of
/// the year, or a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The calendar year.
    pub year: i64,
    /// For each series of the row the position of the first point of that year in [`Series::points`].
    pub points: Vec<usize>,
}

/// Fills in what the rows of all panels share and why they may not be compared.
pub(crate) fn compare(dossier: &Dossier, panels: &mut [Panel]) {
    for row in panels.iter_mut().flat_map(|panel| &mut panel.rows) {
        row.common = common(row);
        row.unmatched = unmatched(row);
    }
    let verdicts: Vec<Vec<_>> = panels
        .iter()
        .map(|panel| panel.rows.iter().map(|row| verdict(dossier, panels, panel, row)).collect())
        .collect();
    for (panel, verdicts) in panels.iter_mut().zip(verdicts) {
        for (row, verdict) in panel.rows.iter_mut().zip(verdicts) {
            row.comparable = verdict;
        }
    }
}

fn observed(series: &Series) -> impl Iterator<Item = (usize, &Point)> {
    series.points.iter().enumerate().filter(|(_, point)| point.is_observed())
}

/// The flows that all series of a row have for the same days.
pub(crate) fn common(row: &Row) -> Vec<Common> {
    let Some((first, rest)) = row.series.split_first() else { return Vec::new() };
    if rest.is_empty() {
        return Vec::new();
    }
    let mut common: Vec<Common> = Vec::new();
    let mut asked = None;
    for (at, point) in observed(first).filter(|(_, point)| point.nature() == Nature::Flow) {
        // The points are in the order of time: of one stretch the first asks for all.
        let Some(extent) = point.extent.filter(|extent| asked.replace(*extent) != Some(*extent)) else { continue };
        let same = |series: &Series| series.figure_of(extent);
        let others: Option<Vec<usize>> = rest.iter().map(same).collect();
        if let Some(others) = others {
            let points = std::iter::once(at).chain(others).collect();
            common.push(Common { extent, full_year: full_year(extent), points });
        }
    }
    common
}

/// The years that all series of a row speak of without a common full year, earliest first.
fn unmatched(row: &Row) -> Vec<Unmatched> {
    let Some((first, rest)) = row.series.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Vec::new() };
    let mut found: Vec<Unmatched> = Vec::new();
    let common: HashSet<i64> = row.common.iter().filter_map(|common| common.full_year).collect();
    let firsts = |series: &Series| {
        let years = series.points.iter().enumerate().rev();
        years.filter_map(|(at, point)| Some((year_of(point)?, at))).collect::<HashMap<i64, usize>>()
    };
    let rest: Vec<HashMap<i64, usize>> = rest.iter().map(firsts).collect();
    let mut asked = None;
    for (at, point) in first.points.iter().enumerate() {
        // The points are in the order of time: all of one year stand together, and the first of them answers for it.
        let Some(year) = year_of(point).filter(|year| asked.replace(*year) != Some(*year)) else { continue };
        let others: Option<Vec<usize>> = rest.iter().map(|firsts| firsts.get(&year).copied()).collect();
        if let Some(others) = others.filter(|_| !common.contains(&year)) {
            found.push(Unmatched { year, points: std::iter::once(at).chain(others).collect() });
        }
    }
    found
}

/// The year that an observed figure or a blank lies in.
fn year_of(point: &Point) -> Option<i64> {
    let is_wish = matches!(point.status, Status::Target | Status::Forecast);
    let (first, last) = point.extent.and_then(|extent| extent.earliest.zip(extent.latest))?;
    (!is_wish && matches!(point.time, Timing::Period(_)) && first.year() == last.year()).then_some(first.year())
}

fn verdict(dossier: &Dossier, panels: &[Panel], panel: &Panel, row: &Row) -> Result<Vec<Care>, Refusal> {
    let indicator = dossier.indicators.get(panel.indicator);
    let is_shared = |point: &Point| {
        let record = dossier.records.get(point.record);
        record.is_some_and(|record| row.series.iter().all(|series| record.dyads.contains(&series.dyad)))
    };
    // What is wished for both is one wish.
    let all_shared = |series: &Series| {
        let mut all = series.points.iter().chain(&series.undated).peekable();
        all.peek().is_some() && all.all(is_shared)
    };
    if row.series.len() > 1 && row.series.iter().all(all_shared) {
        return Err(Refusal::Shared);
    }
    let blank = dyads_where(row, |series| observed(series).count() + undated(series).count() == 0);
    if !blank.is_empty() {
        return Err(instead(dossier, panels, panel, row, &blank));
    }
    let counts = |series: &Series| {
        let record = observed(series).map(|(_, point)| point).chain(undated(series)).last()?.record;
        dossier.records.get(record)?.counts.clone()
    };
    let mut counted = row.series.iter().map(counts);
    let first = counted.next();
    if counted.any(|other| Some(other) != first) {
        return Err(Refusal::CountsDiffer);
    }
    let flows = dyads_where(row, |series| has(series, Nature::Flow));
    let stocks = dyads_where(row, |series| has(series, Nature::Stock));
    let mut cares = Vec::new();
    if stocks.len() == row.series.len() {
        cares.push(Care::NoStart);
        cares.extend(dates_apart(row).map(Care::DatesApart));
    } else if flows.len() < row.series.len() {
        return Err(Refusal::FlowAgainstStock { instead: None, flows });
    } else if row.common.is_empty() && row.series.len() > 1 {
        let part = dyads_where(row, |series| observed(series).all(|(_, point)| point.is_part_of_year()));
        let whole = dyads_where(row, |series| observed(series).any(|(_, point)| point.full_year().is_some()));
        let mixed = !part.is_empty() && !whole.is_empty() && part.len() + whole.len() == row.series.len();
        return Err(if mixed { Refusal::PartOfYear(part) } else { Refusal::PeriodsDiffer });
    }
    if indicator.is_some_and(|indicator| indicator.definition.is_none()) {
        cares.push(Care::NoDefinition);
    }
    Ok(cares)
}

fn dyads_where(row: &Row, holds: impl Fn(&Series) -> bool) -> Vec<usize> {
    row.series.iter().filter(|series| holds(series)).map(|series| series.dyad).collect()
}

fn undated(series: &Series) -> impl Iterator<Item = &Point> {
    series.undated.iter().filter(|point| point.is_observed())
}

fn has(series: &Series, nature: Nature) -> bool {
    observed(series).map(|(_, point)| point).chain(undated(series)).any(|point| point.nature() == nature)
}

/// How far apart the latest figures of the first two series are, where that is more than nothing. A document
/// that reaches "until July or later" is taken at the day that is certain.
fn dates_apart(row: &Row) -> Option<Lag> {
    let certain = |extent: Extent| Extent { latest: extent.latest.or(extent.earliest), ..extent };
    let mut latest = row.series.iter().map(|series| observed(series).last().and_then(|(_, point)| point.extent));
    let (one, other) = (latest.next()??, latest.next()??);
    let lag = Lag::between(certain(one), certain(other));
    (lag.exact() != Some(0)).then_some(lag)
}

/// The first word of an indicator's name, and its unit: what two names of related things share.
pub(crate) fn stem(dossier: &Dossier, indicator: usize) -> Option<(&str, &str)> {
    let indicator = dossier.indicators.get(indicator)?;
    Some((indicator.id.split('-').next()?, indicator.unit.as_str()))
}

/// Why a row has one side only: the blank side may have a related indicator instead, with the same first
/// word, unit and direction, which the other side does not have.
fn instead(dossier: &Dossier, panels: &[Panel], panel: &Panel, row: &Row, blank: &[usize]) -> Refusal {
    let stem = |at: usize| stem(dossier, at);
    for other in panels {
        if other.indicator == panel.indicator || stem(other.indicator) != stem(panel.indicator) {
            continue;
        }
        for twin in other.rows.iter().filter(|twin| twin.way == row.way && !matches!(row.way, Way::Other { .. })) {
            let filled = dyads_where(twin, |series| has(series, Nature::Flow) || has(series, Nature::Stock));
            if filled != blank {
                continue;
            }
            let mut flows = dyads_where(twin, |series| has(series, Nature::Flow));
            flows.extend(dyads_where(row, |series| has(series, Nature::Flow)));
            let all_or_none = flows.is_empty() || flows.len() == row.series.len();
            return match all_or_none {
                true => Refusal::DefinitionDiffers(other.indicator),
                false => Refusal::FlowAgainstStock { instead: Some(other.indicator), flows },
            };
        }
    }
    Refusal::OneSideOnly(blank.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::panels;
    use crate::testing::{AZ, AZE, Build, ClaimWith, Directed, KAZ, KZ, TUR, claim, dossier, observation};
    use dossier::{Basis, Blank, Record};

    fn flow(id: &str, indicator: &str, dyad: usize, period: &str, written: &str, value: f64) -> Record {
        observation(id, indicator, dyad).with(claim(0, written).period(period).value(value))
    }

    fn stock(id: &str, indicator: &str, dyad: usize, document: usize, written: &str, value: f64) -> Record {
        let mut told = claim(document, written).value(value);
        told.basis = Basis::AsOf;
        observation(id, indicator, dyad).with(told)
    }

    fn only_row(records: Vec<Record>) -> Row {
        panels(&dossier(records), &[KZ, AZ]).remove(0).rows.remove(0)
    }

    #[test]
    fn only_the_full_year_that_both_have_is_common() {
        let mut silent = flow("az-2025", "trade-turnover", AZ, "2025", "figures for 2025", 0.0);
        silent.claims.iter_mut().for_each(|claim| {
            (claim.value, claim.blank) = (None, Some(Blank::NotYetReleased));
        });
        let row = only_row(vec![
            flow("kz-2024", "trade-turnover", KZ, "2024", "5 billion USD", 5e9),
            flow("kz-2025", "trade-turnover", KZ, "2025-01/2025-05", "1.9 billion", 1.9e9),
            flow("az-2023", "trade-turnover", AZ, "2023", "$7.6 billion", 7.6e9),
            flow("az-2024", "trade-turnover", AZ, "2024", "$8 billion", 8e9),
            silent,
        ]);
        assert_eq!(row.common.len(), 1);
        assert_eq!(row.unmatched, [Unmatched { year: 2025, points: vec![1, 2] }]);
        assert_eq!(row.comparable, Ok(vec![Care::NoDefinition]));
    }

    #[test]
    fn four_months_of_money_are_not_set_against_a_total() {
        let built = dossier(vec![
            flow("kz", "investment-flow", KZ, "2025-01/2025-04", "$610 million", 610e6).between(KAZ, TUR),
            stock("az", "investment-stock", AZ, 3, "more than $20 billion", 20e9).between(AZE, TUR),
        ]);
        let panels = panels(&built, &[KZ, AZ]);
        let verdicts: Vec<_> = panels.iter().map(|panel| panel.rows[0].comparable.clone()).collect();
        let refused = |instead| Err(Refusal::FlowAgainstStock { instead: Some(instead), flows: vec![KZ] });
        assert_eq!(verdicts, [refused(3), refused(2)]);
    }

    #[test]
    fn totals_are_compared_with_care() {
        let row = only_row(vec![
            stock("kz", "firms", KZ, 1, "3,538 Turkish firms", 3538.0).between(TUR, KAZ),
            stock("az", "firms", AZ, 3, "more than 4,600", 4600.0).between(TUR, AZE),
        ]);
        let apart = Lag { low_days: Some(167), high_days: Some(167) };
        assert_eq!(row.comparable, Ok(vec![Care::NoStart, Care::DatesApart(apart), Care::NoDefinition]));
    }

    #[test]
    fn what_one_side_does_not_state_is_refused() {
        let row = only_row(vec![flow("kz", "visitors", KZ, "2024", "863,000", 863e3).between(KAZ, TUR)]);
        assert_eq!(row.comparable, Err(Refusal::OneSideOnly(vec![AZ])));
    }

    #[test]
    fn periods_have_to_be_the_same() {
        let trade = |az: &str| {
            only_row(vec![
                flow("kz", "trade-turnover", KZ, "2025-01/2025-05", "1.9 billion", 1.9e9),
                flow("az", "trade-turnover", AZ, az, "8 billion", 8e9),
            ])
        };
        assert_eq!(trade("2024").comparable, Err(Refusal::PartOfYear(vec![KZ])));
        assert_eq!(trade("2025-01/2025-06").comparable, Err(Refusal::PeriodsDiffer));
    }

    #[test]
    fn a_shared_thing_is_not_compared_with_itself() {
        let mut shared = flow("btc", "trade-turnover", KZ, "2024", "5 billion", 5e9);
        shared.dyads = vec![KZ, AZ];
        assert_eq!(only_row(vec![shared.clone()]).comparable, Err(Refusal::Shared));
        shared.claims.iter_mut().for_each(|claim| claim.status = Status::Target);
        assert_eq!(only_row(vec![shared]).comparable, Err(Refusal::Shared), "nor is what is wished for both");
    }
}
