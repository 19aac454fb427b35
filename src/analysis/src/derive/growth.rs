//! Change from one period to the next, and what a part of a year comes to by the month and by the year.

use super::say::unit_of;
use super::{Found, Of, reading, rows};
use crate::interval::Interval;
use crate::lag::years_later;
use crate::series::{Nature, Panel, Point, Series, Timing};
use dossier::{Day, Dossier, Qualifier};

/// How many figures after one its next is looked for among: a year of them, and all that places give for each day.
const AHEAD: usize = 400;

pub(super) fn find(found: &mut Found<'_>, panels: &[Panel]) {
    for (_, _, series) in rows(panels) {
        let flows: Vec<&Point> = flows(found.dossier, series).collect();
        for (from, to) in steps(&flows) {
            step(found, from, to);
        }
        for point in &flows {
            part_of_year(found, point);
            several_years(found, point);
        }
        // Five months against twelve: the question is asked, and not answered.
        for pair in flows.windows(2) {
            if let [whole, part] = pair
                && whole.full_year().is_some()
                && part.is_part_of_year()
            {
                let label = ["growth from ", &found.time(whole), " to ", &found.time(part)].concat();
                let formula = [found.figure(part), found.figure(whole)].join(" against ");
                let inputs = vec![reading(part), reading(whole)];
                let of = Of { sort: "growth", subject: found.subject(part), label, formula, inputs, ..Of::default() };
                found.refuse(of, "One is a part of a year, the other a whole year.");
            }
        }
        stocks(found, series);
        for wish in series.points.iter().filter(|point| is_wish(point) && measures(found.dossier, point)) {
            if wish.full_year().is_none() && years_of(wish).is_some() {
                several_years(found, wish);
            }
        }
    }
}

/// Totals so far, told at different times: how they grew is asked, and answered only where both times are known.
fn stocks(found: &mut Found<'_>, series: &Series) {
    let is_stock = |point: &&Point| point.is_observed() && point.nature() == Nature::Stock;
    let stocks: Vec<&Point> = series.undated.iter().chain(&series.points).filter(is_stock).collect();
    for pair in stocks.windows(2) {
        let [from, to] = pair else { continue };
        if from.record != to.record || !measures(found.dossier, from) {
            continue;
        }
        let label = ["growth, ", &found.time(from), " to ", &found.time(to)].concat();
        let formula = [found.figure(to), found.figure(from)].join(" against ");
        let inputs = vec![reading(to), reading(from)];
        let of = Of { sort: "growth", subject: found.subject(to), label, formula, inputs, ..Of::default() };
        if matches!((&from.time, &to.time), (Timing::Undated, _) | (_, Timing::Undated)) {
            found.refuse(of, "One of them has no year, and neither document says since when it counts.");
        } else {
            found.refuse(of, "Two documents, and neither says since when it counts.");
        }
    }
}

/// The figures of a series that add up over a stretch of time and are amounts.
pub(crate) fn flows<'s>(dossier: &Dossier, series: &'s Series) -> impl Iterator<Item = &'s Point> + use<'s> {
    let amounts = series.points.first().is_some_and(|point| measures(dossier, point));
    series.points.iter().filter(move |point| amounts && point.is_observed() && point.nature() == Nature::Flow)
}

/// Whether a figure is an amount: a rank or a rate is none, and cannot be divided or added.
pub(crate) fn measures(dossier: &Dossier, point: &Point) -> bool {
    !matches!(unit_of(dossier, point), "rank" | "percent" | "percentage-points")
}

pub(super) fn is_wish(point: &Point) -> bool {
    point.value.is_some() && !point.is_observed()
}

/// The pairs of figures that are of the same days of the calendar, years apart: each with the next one, and the first
/// with the last.
pub(crate) fn steps<'p>(flows: &[&'p Point]) -> Vec<(&'p Point, &'p Point)> {
    let mut steps = Vec::new();
    for (at, from) in flows.iter().enumerate() {
        if let Some(to) = flows.iter().skip(at + 1).take(AHEAD).find(|to| years_apart(from, to).is_some()) {
            steps.push((*from, *to));
        }
    }
    if let ([(first, _), _, ..], Some((_, last))) = (steps.as_slice(), steps.last())
        && years_apart(first, last).is_some()
    {
        steps.push((first, last));
    }
    steps
}

/// How many years the same days of the calendar lie apart.
pub(crate) fn years_apart(from: &Point, to: &Point) -> Option<i64> {
    let (one, other) = (from.extent?, to.extent?);
    let years = other.earliest?.year() - one.earliest?.year();
    (years > 0 && years_later(one, years) == other).then_some(years)
}

fn step(found: &mut Found<'_>, from: &Point, to: &Point) {
    let (Some(years), Some(a), Some(b)) = (years_apart(from, to), from.value, to.value) else { return };
    let (Some(before), Some(after)) = (from.bounds, to.bounds) else { return };
    let unit = found.unit_of(to).to_owned();
    let (was, is) = (found.figure(from), found.figure(to));
    let times = [found.time(from), found.time(to)].join(" to ");
    let of = |found: &Found<'_>, sort, label: &str, formula: String| Of {
        sort,
        subject: found.subject(to),
        label: [label, ", ", &times].concat(),
        formula,
        inputs: vec![reading(to), reading(from)],
        ..Of::default()
    };
    let change = Of { minor: true, ..of(found, "change", "change", format!("{is} − {was}")) };
    found.give(change, &unit, Some(b - a), after.minus(before));
    let Some(ratio) = after.over(before) else { return };
    let growth = of(found, "growth", "growth", format!("({is} ÷ {was} − 1) × 100"));
    let growth = Of { minor: years > 1, ..growth };
    found.give(growth, "percent", Some((b / a - 1.0) * 100.0), ratio.as_growth());
    if years > 1 {
        let n = years as f64;
        let mut as_much = Of { minor: true, ..of(found, "times", "", format!("{is} ÷ {was}")) };
        as_much.label = ["as much in ", &found.time(to), " as in ", &found.time(from)].concat();
        found.give(as_much, "times", Some(b / a), ratio);
        let formula = format!("({is} − {was}) ÷ {years} years");
        let yearly = Of { minor: true, ..of(found, "yearly-change", "change a year", formula) };
        found.give(yearly, &unit, Some((b - a) / n), after.minus(before).times(Interval::exact(1.0 / n)));
        let mut compound =
            of(found, "compound-growth", "growth a year", format!("(({is} ÷ {was})^(1 ÷ {years}) − 1) × 100"));
        compound.caveats.push("The same rate every year; the years between are not known.".to_owned());
        found.give(compound, "percent", Some(((b / a).powf(1.0 / n) - 1.0) * 100.0), ratio.root(n).as_growth());
    }
}

/// The whole months of a part of a year.
pub(super) fn months(point: &Point) -> Option<u8> {
    let extent = point.extent.filter(|_| point.is_part_of_year())?;
    let (first, after) = (extent.earliest?.ymd(), extent.latest?.plus(1).ymd());
    let months = (after.0 - first.0) * 12 + i64::from(after.1) - i64::from(first.1);
    u8::try_from(months).ok().filter(|months| *months > 0 && first.2 == 1 && after.2 == 1)
}

fn part_of_year(found: &mut Found<'_>, point: &Point) {
    let (Some(months), Some(value), Some(bounds)) = (months(point), point.value, point.bounds) else { return };
    let unit = found.unit_of(point).to_owned();
    let (figure, time) = (found.figure(point), found.time(point));
    let of = |found: &Found<'_>, sort, label: &str, formula| Of {
        sort,
        subject: found.subject(point),
        label: [label, ", ", &time].concat(),
        formula,
        inputs: vec![reading(point)],
        ..Of::default()
    };
    let n = f64::from(months);
    let formula = format!("{figure} ÷ {months} months");
    let monthly = Of { minor: true, ..of(found, "per-month", "a month on average", formula) };
    found.give(monthly, &unit, Some(value / n), bounds.times(Interval::exact(1.0 / n)));
    let mut yearly = of(found, "yearly-pace", "a year at this pace", format!("{figure} × 12 ÷ {months}"));
    yearly.caveats.push("Each further month of the year like these.".to_owned());
    found.give(yearly, &unit, Some(value * 12.0 / n), bounds.times(Interval::exact(12.0 / n)));
}

/// Fewest and most years that a stretch of several may last, and the years from its first to its last possible day.
pub(crate) fn years_of(point: &Point) -> Option<(Interval, f64)> {
    let Timing::Period(date) = &point.time else { return None };
    let dossier::When::Span { start: Some(start), end: dossier::time::End::At(end) } = date.when() else { return None };
    let days = |from: Option<Day>, to: Option<Day>| Some(f64::from(to?.0 - from?.0 + 1) / crate::lag::DAYS_A_YEAR);
    let low = days(start.extent.latest, end.extent.earliest)?;
    let (first, last) = (start.extent.earliest?, end.extent.latest?);
    let whole_years = (first.ymd().1, first.ymd().2, last.ymd().1, last.ymd().2) == (1, 1, 12, 31);
    let high = if whole_years { (last.year() - first.year() + 1) as f64 } else { days(Some(first), Some(last))? };
    (high > 1.5 && low > 0.0).then_some((Interval { low, high }, high))
}

fn several_years(found: &mut Found<'_>, point: &Point) {
    let (Some((years, most)), Some(value), Some(bounds)) = (years_of(point), point.value, point.bounds) else { return };
    let Some(average) = bounds.over(years) else { return };
    let unit = found.unit_of(point).to_owned();
    let formula = format!("{} ÷ {} years", found.figure(point), dossier::words::decimal(most, 1));
    let mut of = Of {
        sort: "per-year",
        subject: found.subject(point),
        label: ["a year on average, ", &found.time(point)].concat(),
        formula,
        inputs: vec![reading(point)],
        ..Of::default()
    };
    of.caveats.push("The figure is taken for the whole stretch, not for each year of it.".to_owned());
    if point.qualifier != Qualifier::MoreThan {
        of.caveats.push("The first and the last year are taken in full; fewer days give more a year.".to_owned());
    }
    found.give(of, &unit, Some(value / most), average);
}
