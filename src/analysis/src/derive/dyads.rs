//! Two relationships against each other, where period, unit and definition agree.

use super::directions::unlike;
use super::growth::{flows, measures, steps, years_apart};
use super::{Found, Of, reading};
use crate::compare::{Care, Common, Refusal};
use crate::interval::Interval;
use crate::series::{Panel, Point, Row, Series, panels};
use dossier::words::decimal;

pub(super) fn find(found: &mut Found<'_>, dyads: [usize; 2]) {
    let panels = panels(found.dossier, &dyads);
    let mut covered = 0;
    for panel in &panels {
        for row in &panel.rows {
            let [one, other] = row.series.as_slice() else { continue };
            match &row.comparable {
                Ok(cares) => {
                    // A rank or a rate beside another says nothing of how close they are.
                    let mut all = row.series.iter().flat_map(|series| &series.points);
                    covered += usize::from(all.all(|point| measures(found.dossier, point)));
                    let mut cares: Vec<String> = cares.iter().map(care).collect();
                    let definition =
                        found.dossier.indicators.get(panel.indicator).and_then(|it| it.definition.as_ref());
                    cares.extend(definition.map(|definition| definition.get(&found.dossier.language).to_owned()));
                    comparable(found, row, [one, other], &cares);
                }
                Err(Refusal::Shared) => {}
                Err(why) => refused(found, &panels, panel, row, why),
            }
            growths(found, [one, other]);
        }
    }
    closeness(found, dyads, covered, panels.iter().map(|panel| panel.rows.len()).sum());
}

fn care(care: &Care) -> String {
    match care {
        Care::DatesApart(lag) => {
            let days = |days: Option<i64>| days.map_or("?".to_owned(), |days| days.abs().to_string());
            let (low, high) = (days(lag.low_days), days(lag.high_days));
            let between = if low == high { low } else { [low, high].join(" to ") };
            ["Their dates are ", &between, " days apart."].concat()
        }
        Care::NoStart => "Since when each is counted is not stated; registers may differ.".to_owned(),
        Care::NoDefinition => "No document says what exactly is counted.".to_owned(),
    }
}

fn comparable(found: &mut Found<'_>, row: &Row, series: [&Series; 2], cares: &[String]) {
    let at = |common: &Common| {
        let [one, other] = common.points.as_slice() else { return None };
        Some([series[0].points.get(*one)?.clone(), series[1].points.get(*other)?.clone()])
    };
    let pairs: Vec<[Point; 2]> = row.common.iter().filter_map(at).collect();
    for pair in &pairs {
        against(found, series, pair, cares, true);
    }
    let [one, other] = series.map(|series| series.latest(Point::is_observed).cloned());
    if let (true, Some(one), Some(other)) = (pairs.is_empty(), one, other) {
        against(found, series, &[one, other], cares, false);
    }
    for missed in &row.unmatched {
        let [one, other] = missed.points.as_slice() else { continue };
        let (Some(one), Some(other)) = (series[0].points.get(*one), series[1].points.get(*other)) else { continue };
        let of = Of {
            label: [&missed.year.to_string(), " against each other"].concat(),
            ..comparison(found, series, one, other)
        };
        let blank = [one, other].into_iter().any(|point| point.value.is_none());
        let reason = if blank { "One side has no figure for that time." } else { unlike(one, other) };
        found.refuse(of, reason);
    }
}

fn comparison(found: &Found<'_>, series: [&Series; 2], one: &Point, other: &Point) -> Of {
    let say = |point: &Point| if point.value.is_some() { found.figure(point) } else { "?".to_owned() };
    let indicator = found.dossier.records.get(one.record).and_then(|record| record.indicator);
    Of {
        sort: "comparison",
        subject: indicator.map_or("", |at| found.title(at)).to_owned(),
        label: [found.short(series[0].dyad), " against ", found.short(series[1].dyad)].concat(),
        formula: [say(one), say(other)].join(" against "),
        inputs: vec![reading(one), reading(other)],
        ..Of::default()
    }
}

/// How much more, how many times, and for the same period also how much together.
fn against(found: &mut Found<'_>, series: [&Series; 2], pair: &[Point; 2], cares: &[String], same_period: bool) {
    let [one, other] = pair;
    if !measures(found.dossier, one) {
        let of = comparison(found, series, one, other);
        return found.refuse(of, "A rank or a rate is no amount: twice a rank means nothing.");
    }
    let (Some(a), Some(b)) = (one.value, other.value) else { return };
    let is_first = a >= b;
    let (large, small) = if is_first { (one, other) } else { (other, one) };
    let names = if is_first { [series[0].dyad, series[1].dyad] } else { [series[1].dyad, series[0].dyad] };
    let [more, less] = names.map(|dyad| found.short(dyad).to_owned());
    let (Some(highs), Some(lows)) = (large.bounds, small.bounds) else { return };
    let unit = found.unit_of(large).to_owned();
    let time = if same_period { [", ", &found.time(one)].concat() } else { String::new() };
    let (figure, other_figure) = (found.figure(large), found.figure(small));
    let of = |found: &Found<'_>, sort, label: String, formula| Of {
        sort,
        label: [&label, time.as_str()].concat(),
        formula,
        inputs: vec![reading(large), reading(small)],
        caveats: cares.to_vec(),
        ..comparison(found, series, one, other)
    };
    if let Some(ratio) = highs.over(lows) {
        let label = [as_much(&unit), " for ", &more, " as for ", &less].concat();
        let times = of(found, "ratio", label, [figure.as_str(), &other_figure].join(" ÷ "));
        found.give(times, "times", Some(a.max(b) / a.min(b)), ratio);
    }
    let label = ["more for ", &more, " than for ", &less].concat();
    let difference = of(found, "difference", label, [figure.as_str(), &other_figure].join(" − "));
    found.give(difference, &unit, Some((a - b).abs()), highs.minus(lows));
    if same_period {
        let sum = of(found, "sum", "both together".to_owned(), [figure.as_str(), &other_figure].join(" + "));
        found.give(Of { minor: true, ..sum }, &unit, Some(a + b), highs.plus(lows));
    }
}

/// Money, weight and the like is much; what is counted one by one is many.
fn as_much(unit: &str) -> &'static str {
    if matches!(unit, "USD" | "TRY" | "EUR" | "t" | "m3" | "km" | "percent") { "as much" } else { "as many" }
}

/// Why two figures are not set against each other whose words of what they count differ.
pub(super) const COUNTS_DIFFER: &str = "They do not count the same, or do not say that they do.";

fn refused(found: &mut Found<'_>, panels: &[Panel], panel: &Panel, row: &Row, why: &Refusal) {
    let mut series: Vec<&Series> = row.series.iter().collect();
    if let Refusal::FlowAgainstStock { instead: Some(at), .. } | Refusal::DefinitionDiffers(at) = why {
        let twins = panels.iter().filter(|panel| panel.indicator == *at).flat_map(|panel| &panel.rows);
        series.extend(twins.filter(|twin| twin.way == row.way).flat_map(|twin| &twin.series));
    }
    let mut points: Vec<&Point> = series.into_iter().filter_map(|series| series.latest(Point::is_observed)).collect();
    dossier::order::sort(&mut points, |one, other| one.record.cmp(&other.record));
    if points.is_empty() {
        return;
    }
    let figures: Vec<String> = points.iter().map(|point| found.figure(point)).collect();
    let of = Of {
        sort: "comparison",
        subject: found.title(panel.indicator).to_owned(),
        label: row.series.iter().map(|series| found.short(series.dyad)).collect::<Vec<_>>().join(" against "),
        formula: figures.join(" against "),
        inputs: points.iter().map(|point| reading(point)).collect(),
        ..Of::default()
    };
    let names = |dyads: &[usize]| dyads.iter().map(|dyad| found.short(*dyad)).collect::<Vec<_>>().join(", ");
    let reason = match why {
        Refusal::OneSideOnly(blank) => [&names(blank), ": no observed figure. A blank is not zero."].concat(),
        Refusal::FlowAgainstStock { flows, .. } => {
            [&names(flows), ": an amount within a period. The other: a total so far."].concat()
        }
        Refusal::DefinitionDiffers(at) => {
            ["The other side has ", found.title(*at), ", which counts something else."].concat()
        }
        Refusal::CountsDiffer => COUNTS_DIFFER.to_owned(),
        Refusal::PeriodsDiffer => "No period is common to both.".to_owned(),
        Refusal::PartOfYear(part) => [&names(part), ": a part of a year. The other: whole years."].concat(),
        Refusal::Shared => String::new(),
    };
    found.refuse(of, &reason);
}

/// The growth of each over all its years: set against each other only where they are the same years.
fn growths(found: &mut Found<'_>, series: [&Series; 2]) {
    let over_all = |series: &Series| {
        let flows: Vec<&Point> = flows(found.dossier, series).filter(|point| point.full_year().is_some()).collect();
        steps(&flows).last().map(|(from, to)| ((*from).clone(), (*to).clone()))
    };
    let (Some((a, b)), Some((c, d))) = (over_all(series[0]), over_all(series[1])) else { return };
    let stretch = |from: &Point, to: &Point| [found.time(from), found.time(to)].join("–");
    let of = Of {
        sort: "growth-comparison",
        label: "growth a year against each other".to_owned(),
        formula: [stretch(&a, &b), stretch(&c, &d)].join(" against "),
        inputs: vec![reading(&b), reading(&a), reading(&d), reading(&c)],
        ..comparison(found, series, &b, &d)
    };
    if (a.extent, b.extent) != (c.extent, d.extent) {
        return found.refuse(of, "The years do not match.");
    }
    let rate = |from: &Point, to: &Point| {
        let years = years_apart(from, to)? as f64;
        let bounds = to.bounds?.over(from.bounds?)?.root(years);
        Some(((to.value? / from.value?).powf(1.0 / years), bounds))
    };
    let (Some((one, ones)), Some((other, others))) = (rate(&a, &b), rate(&c, &d)) else { return };
    let bounds = ones.minus(others).times(Interval::exact(100.0));
    found.give(of, "percentage-points", Some((one - other) * 100.0), bounds);
}

/// One number for how close two states are: asked for, and not given.
fn closeness(found: &mut Found<'_>, dyads: [usize; 2], covered: usize, all: usize) {
    let [one, other] = dyads.map(|dyad| found.short(dyad).to_owned());
    let of = Of {
        sort: "closeness",
        subject: "A score of closeness".to_owned(),
        label: [&one, " against ", &other].concat(),
        formula: "?".to_owned(),
        ..Of::default()
    };
    let counts = [covered, all].map(|count| decimal(count as f64, 0));
    found.refuse(
        of,
        &["Only ", &counts[0], " of ", &counts[1], " measures have comparable figures on both sides."].concat(),
    );
}
