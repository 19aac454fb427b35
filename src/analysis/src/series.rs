//! What is measured, as series that can be set side by side: one panel an indicator, one row a direction,
//! one series a dyad.

use std::collections::BTreeMap;

use crate::compare::{self, Care, Common, Refusal, Unmatched};
use crate::interval::Interval;
use crate::printed;
use dossier::order::sort;
use dossier::time::{End, Moment};
use dossier::{Basis, Blank, Claim, Date, Day, Dossier, Extent, Kind, Qualifier, Record, Status, Text, When};

/// One indicator with what the documents say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Position of the indicator.
    pub indicator: usize,
    /// One row a direction and place.
    pub rows: Vec<Row>,
}

/// Series that answer the same question for each dyad.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which way the quantity goes.
    pub way: Way,
    /// Where, if the observations are told apart by place (a route).
    pub place: Option<Text>,
    /// One series a dyad asked for, in their order; empty ones too.
    pub series: Vec<Series>,
    /// Whether the series may share a scale; with what care, or why not.
    pub comparable: Result<Vec<Care>, Refusal>,
    /// The periods for which all dyads have an observed figure, earliest first.
    pub common: Vec<Common>,
    /// The years that all dyads' documents speak of, but not comparably, earliest first.
    pub unmatched: Vec<Unmatched>,
}

/// Which way a quantity goes, seen from the actor that all the dyads share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It has no direction, or counts both.
    Both,
    /// From the shared actor to its partner.
    Out,
    /// From the partner to the shared actor.
    In,
    /// Between other actors (positions), or with one end not stated.
    Other {
        /// Who gives.
        from: Option<usize>,
        /// Who receives.
        to: Option<usize>,
    },
}

/// The figures of one dyad.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Position of the dyad.
    pub dyad: usize,
    /// Figures that stand on the time axis, earliest first.
    pub points: Vec<Point>,
    /// Figures without a time: wishes with no year, figures whose document dates neither them nor itself.
    pub undated: Vec<Point>,
    /// Stretches of whole years (first, last) between two observed figures for which there is none.
    pub gaps: Vec<(i64, i64)>,
}

/// One figure, or the place where one is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Position of the record.
    pub record: usize,
    /// Position of the claim in the record: the first that says this.
    pub claim: usize,
    /// Positions of further claims of the record that say the same.
    pub also: Vec<usize>,
    /// What time the figure is of.
    pub time: Timing,
    /// First and last day of that time.
    pub extent: Option<Extent>,
    /// The figure in base units.
    pub value: Option<f64>,
    /// What the figure allows, from its hedge and its printed precision.
    pub bounds: Option<Interval>,
    /// Observed, or wished for.
    pub status: Status,
    /// How the document hedges it.
    pub qualifier: Qualifier,
    /// Why there is no figure.
    pub blank: Option<Blank>,
}

/// What time a figure is of.
#[derive(Debug, Clone, PartialEq)]
pub enum Timing {
    /// A stretch of time that it adds up over, or a date that the document gives.
    Period(Date),
    /// How things stood when the document was written.
    AsOf(Moment),
    /// Nothing is said.
    Undated,
}

impl Timing {
    /// First and last day of it.
    pub fn extent(&self) -> Option<Extent> {
        match self {
            Self::Period(date) => Some(date.extent()),
            Self::AsOf(moment) => Some(moment.extent),
            Self::Undated => None,
        }
    }
}

impl Series {
    /// The latest figure that fits; one without a date where none with a date does.
    pub fn latest(&self, fits: impl Fn(&Point) -> bool) -> Option<&Point> {
        let known = self.points.iter().rev().find(|point| fits(point));
        known.or_else(|| self.undated.iter().find(|point| fits(point)))
    }

    /// Position in [`Series::points`] of the first observed flow for exactly these days.
    pub fn figure_of(&self, extent: Extent) -> Option<usize> {
        let from = self.points.partition_point(|point| point.extent.is_some_and(|known| order(known) < order(extent)));
        let same = self.points.iter().enumerate().skip(from).take_while(|(_, point)| point.extent == Some(extent));
        let mut figures = same.filter(|(_, point)| point.is_observed() && point.nature() == Nature::Flow);
        figures.next().map(|(at, _)| at)
    }
}

/// The order of points in a series.
fn order(extent: Extent) -> (Option<Day>, Option<Day>) {
    (extent.earliest.or(extent.latest), extent.latest)
}

/// Whether a figure adds up over a stretch of time, or stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Over a stretch with two ends: trade in a year.
    Flow,
    /// At a moment, or since a start that nobody states: firms at work, a total so far.
    Stock,
}

impl Point {
    /// Flow where it has a period with both ends; stock otherwise.
    pub fn nature(&self) -> Nature {
        match (&self.time, self.extent) {
            (Timing::Period(_), Some(Extent { earliest: Some(_), latest: Some(_) })) => Nature::Flow,
            _ => Nature::Stock,
        }
    }

    /// Whether it is a figure that somebody observed or worked out, not a wish.
    pub fn is_observed(&self) -> bool {
        self.value.is_some() && matches!(self.status, Status::Observed | Status::Estimate)
    }

    /// The calendar year that the time fills from first to last day.
    pub fn full_year(&self) -> Option<i64> {
        full_year(self.extent?)
    }

    /// Whether the time lies within one year and does not fill it.
    pub fn is_part_of_year(&self) -> bool {
        let years = self.extent.and_then(|extent| Some((extent.earliest?.year(), extent.latest?.year())));
        years.is_some_and(|(first, last)| first == last) && self.full_year().is_none()
    }
}

/// The calendar year that an extent fills from first to last day.
pub fn full_year(extent: Extent) -> Option<i64> {
    let ((year, 1, 1), (last_year, 12, 31)) = (extent.earliest?.ymd(), extent.latest?.ymd()) else { return None };
    (year == last_year).then_some(year)
}

/// One panel for each indicator that the dyads (positions) have observations of, in the dossier's order.
pub fn panels(dossier: &Dossier, dyads: &[usize]) -> Vec<Panel> {
    let mut all: Vec<Rows<'_>> = dossier.indicators.iter().map(|_| Rows::default()).collect();
    for (at, record) in dossier.records.iter().enumerate().filter(|(_, record)| record.kind == Kind::Observation) {
        if let Some(rows) = record.indicator.and_then(|indicator| all.get_mut(indicator)) {
            rows.add(dossier, dyads, at, record);
        }
    }
    let mut panels: Vec<Panel> = Vec::new();
    for (indicator, Rows { mut rows, .. }) in all.into_iter().enumerate() {
        rows.retain(|row| row.series.iter().any(|series| !series.points.is_empty() || !series.undated.is_empty()));
        sort(&mut rows, |one, other| one.way.cmp(&other.way));
        rows.iter_mut().flat_map(|row| &mut row.series).for_each(finish);
        if !rows.is_empty() {
            panels.push(Panel { indicator, rows });
        }
    }
    compare::compare(dossier, &mut panels);
    panels
}

/// The rows of one panel, in the order in which the records tell of them.
#[derive(Default)]
struct Rows<'a> {
    rows: Vec<Row>,
    /// Where in the list each is: a large dossier has many places.
    known: BTreeMap<(Way, Option<&'a Text>), usize>,
}

impl<'a> Rows<'a> {
    /// Puts a record's points into the series of each of its dyads.
    fn add(&mut self, dossier: &Dossier, dyads: &[usize], at: usize, record: &'a Record) {
        let points = points(dossier, at, record);
        for (cell, dyad) in dyads.iter().enumerate().filter(|(_, dyad)| record.dyads.contains(dyad)) {
            let way = way(dossier, dyads, *dyad, record);
            let row = *self.known.entry((way, record.place.as_ref())).or_insert_with(|| {
                self.rows.push(empty(dyads, way, record.place.clone()));
                self.rows.len() - 1
            });
            let Some(series) = self.rows.get_mut(row).and_then(|row| row.series.get_mut(cell)) else { continue };
            let (dated, undated): (Vec<_>, Vec<_>) = points.iter().cloned().partition(|point| point.extent.is_some());
            series.points.extend(dated);
            series.undated.extend(undated);
        }
    }
}

fn empty(dyads: &[usize], way: Way, place: Option<Text>) -> Row {
    let series = |dyad: &usize| Series { dyad: *dyad, points: Vec::new(), undated: Vec::new(), gaps: Vec::new() };
    Row {
        way,
        place,
        series: dyads.iter().map(series).collect(),
        comparable: Ok(Vec::new()),
        common: Vec::new(),
        unmatched: Vec::new(),
    }
}

/// The actor that all the dyads share; where there is none, or only one dyad, the first actor of the dyad.
pub fn hub(dossier: &Dossier, dyads: &[usize], dyad: usize) -> Option<usize> {
    let actors = dossier.dyads.get(dyad)?.actors;
    let shared = |actor: &usize| {
        dyads.iter().all(|dyad| dossier.dyads.get(*dyad).is_some_and(|dyad| dyad.actors.contains(actor)))
    };
    actors.iter().find(|actor| shared(actor)).or(actors.first()).copied()
}

fn way(dossier: &Dossier, dyads: &[usize], dyad: usize, record: &Record) -> Way {
    let (from, to) = (record.from, record.to);
    if from.is_none() && to.is_none() {
        return Way::Both;
    }
    let inside = |actor: usize| dossier.dyads.get(dyad).is_some_and(|dyad| dyad.actors.contains(&actor));
    match (from, to) {
        (Some(giver), Some(taker)) if inside(giver) && inside(taker) => {
            if hub(dossier, dyads, dyad) == from {
                Way::Out
            } else {
                Way::In
            }
        }
        _ => Way::Other { from, to },
    }
}

/// The points of a record: claims that say the same are one.
fn points(dossier: &Dossier, at: usize, record: &Record) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (index, claim) in record.claims.iter().enumerate() {
        if claim.value.is_none() && claim.blank.is_none() {
            continue;
        }
        let time = timing(dossier, claim);
        let extent = time.extent();
        let point = Point {
            record: at,
            claim: index,
            also: Vec::new(),
            time,
            extent,
            value: claim.value,
            bounds: printed::of_claim(dossier, record, claim),
            status: claim.status,
            qualifier: claim.qualifier,
            blank: claim.blank,
        };
        match points.iter_mut().find(|known| says_the_same(known, &point)) {
            Some(known) => known.also.push(index),
            None => points.push(point),
        }
    }
    points
}

fn says_the_same(one: &Point, other: &Point) -> bool {
    let told = |point: &Point| (point.value, point.status, point.qualifier, point.blank);
    let stands = |point: &Point| matches!(point.time, Timing::AsOf(_));
    // How things stood, told twice by documents of different days, are two readings of a clock.
    told(one) == told(other) && one.extent == other.extent && stands(one) == stands(other)
}

fn timing(dossier: &Dossier, claim: &Claim) -> Timing {
    if let Some(date) = claim.period.as_ref().or(claim.date.as_ref()) {
        return Timing::Period(date.clone());
    }
    let as_of = dossier.documents.get(claim.document).and_then(|document| moment(&document.as_of));
    match as_of {
        Some(moment) if claim.basis == Basis::AsOf => Timing::AsOf(moment),
        _ => Timing::Undated,
    }
}

/// The moment a date is of; the end of a stretch.
pub(crate) fn moment(date: &Date) -> Option<Moment> {
    match date.when() {
        When::Moment(moment) => Some(moment),
        When::Span { end: End::At(end), .. } => Some(end),
        When::Span { start, .. } => start,
    }
}

/// Sorts the points by time and finds the gaps.
fn finish(series: &mut Series) {
    sort(&mut series.points, |one, other| one.extent.map(order).cmp(&other.extent.map(order)));
    let flows = series.points.iter().filter(|point| point.is_observed() && point.nature() == Nature::Flow);
    let years: Vec<(i64, i64)> = flows
        .filter_map(|point| point.extent)
        .filter_map(|extent| Some((extent.earliest?.year(), extent.latest?.year())))
        .collect();
    series.gaps = years
        .windows(2)
        .filter_map(|pair| match pair {
            [(_, before), (after, _)] if after - before > 1 => Some((before + 1, after - 1)),
            _ => None,
        })
        .collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AZ, AZE, Build, ClaimWith, Directed, KAZ, KZ, TUR, claim, dossier, observation};

    fn years(id: &str, dyad: usize, figures: &[(&str, &str, f64)]) -> Record {
        figures.iter().fold(observation(id, "trade-turnover", dyad), |record, (period, written, value)| {
            record.with(claim(0, written).period(period).value(*value))
        })
    }

    #[test]
    fn points_stand_in_time_and_gaps_are_named() {
        let built = dossier(vec![
            years("late", KZ, &[("2024", "5 billion", 5e9), ("2025-01/2025-05", "1.9 billion", 1.9e9)]),
            years("early", KZ, &[("2005", "556.8 million", 556.8e6), ("2004", "500 million", 500e6)]),
            observation("forecast", "trade-turnover", KZ)
                .with(claim(0, "1 billion").period("2006").value(1e9).status(Status::Forecast)),
        ]);
        let panels = panels(&built, &[KZ]);
        let series = &panels[0].rows[0].series[0];
        let values: Vec<_> = series.points.iter().filter_map(|point| point.value).collect();
        assert_eq!(values, [500e6, 556.8e6, 1e9, 5e9, 1.9e9]);
        assert_eq!(series.gaps, [(2006, 2023)]);
        let part: Vec<_> = series.points.iter().map(Point::is_part_of_year).collect();
        assert_eq!(part, [false, false, false, false, true]);
        assert_eq!(series.points[3].bounds, Some(Interval::new(4.5e9, 5.5e9)));
    }

    #[test]
    fn directions_are_seen_from_the_shared_actor() {
        let firms = |id, dyad, from, to| {
            let mut told = claim(3, "3,000").value(3000.0);
            told.basis = Basis::AsOf;
            observation(id, "firms", dyad).between(from, to).with(told)
        };
        let built =
            dossier(vec![firms("kz-out", KZ, TUR, KAZ), firms("az-in", AZ, AZE, TUR), firms("az-out", AZ, TUR, AZE)]);
        let panels = panels(&built, &[KZ, AZ]);
        let ways: Vec<_> = panels[0].rows.iter().map(|row| row.way).collect();
        assert_eq!(ways, [Way::Out, Way::In]);
        let filled =
            |row: usize| panels[0].rows[row].series.iter().map(|series| series.points.len()).collect::<Vec<_>>();
        assert_eq!(filled(0), [1, 1]);
        assert_eq!(filled(1), [0, 1]);
        let point = &panels[0].rows[0].series[0].points[0];
        assert!(matches!(point.time, Timing::AsOf(moment) if moment.extent.is_day()));
        assert_eq!(point.nature(), Nature::Stock);
    }

    #[test]
    fn claims_that_say_the_same_are_one_point() {
        let flow = |document, written| claim(document, written).period("2025-01/2025-04").value(610e6);
        let record = observation("flow", "investment-flow", KZ)
            .between(KAZ, TUR)
            .with(flow(0, "$610 million"))
            .with(flow(1, "610 million USD"))
            .with(claim(1, "a record"));
        let panels = panels(&dossier(vec![record]), &[KZ, AZ]);
        let points = &panels[0].rows[0].series[0].points;
        assert_eq!(points.len(), 1);
        assert_eq!(points[0].also, [1]);
    }

    #[test]
    fn a_wish_without_a_year_stays_off_the_axis_and_a_blank_stays_on_it() {
        let target = observation("target", "trade-turnover", AZ)
            .with(claim(3, "$15 billion").value(15e9).status(Status::Target));
        let mut silent = claim(3, "figures for 2025").period("2025");
        silent.blank = Some(Blank::NotYetReleased);
        let built = dossier(vec![target, observation("blank", "trade-turnover", AZ).with(silent)]);
        let panels = panels(&built, &[KZ, AZ]);
        let series = &panels[0].rows[0].series[1];
        assert_eq!(series.undated.len(), 1);
        assert_eq!(series.points[0].blank, Some(Blank::NotYetReleased));
        assert_eq!(series.points[0].value, None);
    }
}
