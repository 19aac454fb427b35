//! What it would take to reach a target: when, at a rate of growth, and at what rate, by a year.
//!
//! A target is measured from the latest figure of a whole year before the target's own; from there the amount grows by the
//! same rate every year. The documents' own rates are those between two such figures. [`crate::derive`] works out its
//! results on targets with the same functions, so that a reader's rate stands beside them on one scale.
//!
//! Years are whole: what reaches its target after six and a half years has passed it in the total of the seventh.

use crate::derive::growth::{flows, measures, steps, years_apart, years_of};
use crate::disagreement::Reading;
use crate::interval::Interval;
use crate::series::{Panel, Point, Row, Series};
use dossier::{Dossier, Status};

/// Beyond so many years no crossing is told: nothing grows by the same rate for so long.
pub const HORIZON: f64 = 100.0;
/// What counts as a whole year in spite of rounding.
const GRAIN: f64 = 1e-9;
/// How much of what lies ahead is told.
const AHEAD: usize = 4;

/// A rate of change a year, as a factor: 1.1 is growth by 10 percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// From the figures as printed.
    pub factor: f64,
    /// Between which factors it lies.
    pub bounds: Interval,
}

impl Rate {
    /// A rate that is known exactly, in percent a year.
    pub fn percent_a_year(percent: f64) -> Self {
        let factor = 1.0 + percent / 100.0;
        Self { factor, bounds: Interval::exact(factor) }
    }

    /// The rate that leads from a figure to one of the same days of a later year.
    pub fn between(from: &Point, to: &Point) -> Option<Self> {
        let years = years_apart(from, to)? as f64;
        let bounds = ratio(to, from)?.root(years);
        Some(Self { factor: (to.value? / from.value?).powf(1.0 / years), bounds })
    }

    /// In percent a year.
    pub fn percent(self) -> f64 {
        (self.factor - 1.0) * 100.0
    }

    /// Its bounds, in percent a year.
    pub fn percent_bounds(self) -> Interval {
        self.bounds.as_growth()
    }
}

/// A rate that two figures of the documents show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace<'a> {
    /// The earlier figure.
    pub from: &'a Point,
    /// The later one.
    pub to: &'a Point,
    /// What leads from one to the other.
    pub rate: Rate,
}

impl Pace<'_> {
    /// The years of its two figures.
    pub fn years(&self) -> Option<(i64, i64)> {
        Some((self.from.full_year()?, self.to.full_year()?))
    }
}

/// When a target is passed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// Years from the base.
    pub years: f64,
    /// Between how many years; the upper end may be infinite.
    pub bounds: Interval,
    /// The first calendar year whose total passes the target.
    pub year: i64,
    /// The earliest that this year may be.
    pub first: i64,
    /// The latest, if anything bounds it within the [`HORIZON`].
    pub last: Option<i64>,
}

/// A target that an amount can grow to, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario<'a> {
    /// What is wished for.
    pub target: &'a Point,
    /// The figure that it is measured from.
    pub base: &'a Point,
    /// The year of that figure.
    pub year: i64,
    /// The year by which the documents want it, if they say.
    pub by: Option<i64>,
    /// The documents' own paces, in the order of time; the last may be that of the whole time.
    pub paces: Vec<Pace<'a>>,
    /// Position of the pace of the latest stretch.
    pub latest: Option<usize>,
    aim: f64,
    now: f64,
    whole: Interval,
}

/// Why no pace leads to a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refused<'a> {
    /// It is a rank or a rate.
    NotAnAmount,
    /// It is a total over several years, not a level.
    Stretch,
    /// There is no figure of the same thing to measure from.
    NoBase,
    /// There is a figure of its year, or of a later one.
    Over(&'a Point),
    /// The figure is at the target already, or beyond it.
    Reached(&'a Point),
    /// The figure may be zero, or is below: no rate leads away from it.
    NoRate(&'a Point),
}

/// A target of some panels, with all that it is part of.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// What is wished for.
    pub point: &'a Point,
    /// The panel that it stands in.
    pub panel: &'a Panel,
    /// Its row there.
    pub row: &'a Row,
    /// Position of its series in the row.
    pub column: usize,
    /// That series.
    pub series: &'a Series,
}

/// Every target with a value, each once: where it belongs to several dyads, in the first.
pub fn targets<'a>(dossier: &'a Dossier, panels: &'a [Panel]) -> impl Iterator<Item = Target<'a>> {
    let rows = panels.iter().flat_map(|panel| panel.rows.iter().map(move |row| (panel, row)));
    let series = rows.flat_map(|(panel, row)| row.series.iter().enumerate().map(move |it| (panel, row, it)));
    series.flat_map(move |(panel, row, (column, series))| {
        let is_told = move |point: &Point| {
            let dyads = dossier.records.get(point.record).map_or(&[][..], |record| &record.dyads);
            row.series.iter().take(column).any(|before| dyads.contains(&before.dyad))
        };
        let is_target = |point: &&Point| point.value.is_some() && point.status == Status::Target;
        let points = series.points.iter().chain(&series.undated).filter(is_target);
        points.filter(move |point| !is_told(point)).map(move |point| Target { point, panel, row, column, series })
    })
}

impl<'a> Target<'a> {
    /// Where it stands.
    ///
    /// # Errors
    /// Why no pace leads to it.
    pub fn scenario(&self, dossier: &Dossier) -> Result<Scenario<'a>, Refused<'a>> {
        Scenario::new(dossier, self.series, self.point)
    }

    /// The claim that states it.
    pub fn reading(&self) -> Reading {
        Reading { record: self.point.record, claim: self.point.claim }
    }

    /// What the documents say of the time after a figure, of the amount or of its growth: forecasts, and what is not
    /// released or not stated. The earliest few.
    pub fn ahead(&self, dossier: &Dossier, panels: &'a [Panel], base: &Point) -> Vec<&'a Point> {
        let indicator = self.panel.indicator;
        let is_of = |panel: &&Panel| {
            let growth_of = dossier.indicators.get(panel.indicator).and_then(|indicator| indicator.growth_of);
            panel.indicator == indicator || growth_of == Some(indicator)
        };
        let last = base.extent.and_then(|extent| extent.latest);
        let is_ahead = |point: &&Point| {
            let is_later = point.extent.and_then(|extent| extent.latest) > last;
            is_later && (point.status == Status::Forecast || point.blank.is_some())
        };
        let rows = panels.iter().filter(is_of).flat_map(|panel| &panel.rows);
        let same = rows.filter(|row| row.way == self.row.way && row.place == self.row.place);
        let series = same.filter_map(|row| row.series.get(self.column));
        series.flat_map(|series| series.points.iter().filter(is_ahead)).take(AHEAD).collect()
    }
}

/// One figure divided by another.
fn ratio(one: &Point, other: &Point) -> Option<Interval> {
    one.bounds?.over(other.bounds?)
}

/// The figures of a series that are amounts of whole years.
pub(crate) fn whole_years<'s>(dossier: &Dossier, series: &'s Series) -> Vec<&'s Point> {
    flows(dossier, series).filter(|point| point.full_year().is_some()).collect()
}

/// The last year that a target leaves time for.
pub(crate) fn last_year(wish: &Point) -> Option<i64> {
    wish.extent.and_then(|extent| extent.latest).map(|day| day.year())
}

/// The figure that a target is measured from: the latest of a whole year before its own.
pub(crate) fn base<'s>(known: &[&'s Point], wish: &Point) -> Option<&'s Point> {
    let year = last_year(wish);
    known.iter().rev().find(|point| year.is_none_or(|year| point.full_year() < Some(year))).copied()
}

/// How many years a target leaves from a figure.
pub(crate) fn years_left(base: &Point, wish: &Point) -> Option<i64> {
    years_apart(base, wish).or_else(|| Some(last_year(wish)? - base.full_year()?))
}

/// The pairs of figures whose pace may go on to a target: none where there is no more than a year for it.
pub(crate) fn stretches<'p>(known: &[&'p Point], base: &Point, wish: &Point) -> Vec<(&'p Point, &'p Point)> {
    let year = last_year(wish);
    let has_time = year.is_some_and(|year| Some(year) > base.full_year().map(|known| known + 1));
    if wish.extent.is_none() || has_time { steps(known) } else { Vec::new() }
}

/// The rate that makes a figure its multiple in so many years.
pub(crate) fn rate_needed(multiple: f64, bounds: Interval, years: f64) -> Rate {
    Rate { factor: multiple.powf(1.0 / years), bounds: bounds.root(years) }
}

/// `ln(whole) ÷ ln(pace)`: the pace may be so slow that nothing bounds the years.
pub(crate) fn years_at(whole: Interval, pace: Interval) -> Interval {
    let low = (whole.low.ln() / pace.high.ln()).max(0.0);
    let high = if pace.low > 1.0 { whole.high.ln() / pace.low.ln() } else { f64::INFINITY };
    Interval { low, high }
}

impl<'a> Scenario<'a> {
    /// Where a target stands in a series.
    ///
    /// # Errors
    /// Why no pace leads to it.
    pub fn new(dossier: &Dossier, series: &'a Series, target: &'a Point) -> Result<Self, Refused<'a>> {
        if !measures(dossier, target) {
            return Err(Refused::NotAnAmount);
        }
        if years_of(target).is_some() {
            return Err(Refused::Stretch);
        }
        let known = whole_years(dossier, series);
        let outcome = |year: i64| known.iter().rev().find(|point| point.full_year() >= Some(year));
        if let Some(outcome) = last_year(target).and_then(outcome) {
            return Err(Refused::Over(outcome));
        }
        let base = base(&known, target).ok_or(Refused::NoBase)?;
        let (Some(aim), Some(now), Some(year)) = (target.value, base.value, base.full_year()) else {
            return Err(Refused::NoBase);
        };
        let Some(whole) = ratio(target, base).filter(|_| now > 0.0 && aim > 0.0) else {
            return Err(Refused::NoRate(base));
        };
        if aim <= now {
            return Err(Refused::Reached(base));
        }
        let mut paces = Vec::new();
        for (from, to) in stretches(&known, base, target) {
            let rate = Rate::between(from, to).filter(|rate| rate.factor > 0.0 && rate.factor.is_finite());
            paces.extend(rate.map(|rate| Pace { from, to, rate }));
        }
        let end = |at: &usize| paces.get(*at).and_then(Pace::years).map(|(from, to)| (to, from));
        let latest = (0..paces.len()).max_by_key(end);
        let by = years_left(base, target).map(|years| year + years);
        Ok(Self { target, base, year, by, paces, latest, aim, now, whole })
    }

    /// The value that is wished for, in base units.
    pub fn aim(&self) -> f64 {
        self.aim
    }

    /// The value that it is measured from, in base units.
    pub fn now(&self) -> f64 {
        self.now
    }

    /// When a rate passes the target; `None` where it does not within the [`HORIZON`].
    pub fn reached(&self, rate: Rate) -> Option<Reached> {
        if rate.factor.is_nan() || rate.factor <= 1.0 {
            return None;
        }
        let years = (self.aim / self.now).ln() / rate.factor.ln();
        let bounds = years_at(self.whole, rate.bounds);
        let in_year = |years: f64| self.year + (years - GRAIN).ceil().max(0.0) as i64;
        let last = (bounds.high <= HORIZON).then(|| in_year(bounds.high));
        (years <= HORIZON).then(|| Reached { years, bounds, year: in_year(years), first: in_year(bounds.low), last })
    }

    /// The rate that passes the target in a year; `None` for the base's year and those before.
    pub fn needed(&self, year: i64) -> Option<Rate> {
        let years = year - self.year;
        (years > 0).then(|| rate_needed(self.aim / self.now, self.whole, years as f64))
    }
}

#[cfg(test)]
mod tests;
