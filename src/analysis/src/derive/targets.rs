//! How far a target or a forecast is, and how long to it at the paces that the documents give.

use std::collections::BTreeMap;

use super::growth::{is_wish, measures, months, years_apart};
use super::{Found, Of, reading, rows};
use crate::interval::Interval;
use crate::scenario::{Rate, base, rate_needed, stretches, whole_years, years_at, years_left};
use crate::series::{Panel, Point};

pub(super) fn find(found: &mut Found<'_>, panels: &[Panel]) {
    let points = rows(panels).flat_map(|(_, _, series)| series.points.iter());
    let mut parts: BTreeMap<usize, &Point> = BTreeMap::new();
    for point in points.filter(|point| point.is_observed()) {
        let whole = found.dossier.records.get(point.record).and_then(|record| record.part_of);
        if let Some(whole) = whole {
            parts.entry(whole).or_insert(point);
        }
    }
    for (_, _, series) in rows(panels) {
        let known = whole_years(found.dossier, series);
        let known = known.get(known.len().saturating_sub(PACES)..).unwrap_or_default();
        for wish in series.points.iter().chain(&series.undated).filter(|point| is_wish(point)) {
            // A stretch of years is an amount, not a level to be reached.
            if super::growth::years_of(wish).is_none() && !found.is_full() {
                target(found, known, wish, &parts);
            }
        }
    }
}

/// So many of the latest figures give a pace.
const PACES: usize = 200;

fn target(found: &mut Found<'_>, known: &[&Point], wish: &Point, parts: &BTreeMap<usize, &Point>) {
    if !measures(found.dossier, wish) {
        let of = refusal(found, wish, "distance to the target", &[]);
        return found.refuse(of, "A rank or a rate is no amount; the distance between two says nothing.");
    }
    let Some(latest) = base(known, wish) else { return part_of_target(found, wish, parts.get(&wish.record).copied()) };
    far(found, wish, latest);
    match wish.extent {
        Some(_) => by_a_year(found, wish, latest),
        None => {
            let of = refusal(found, wish, "growth needed, and whether it is on track", &[latest]);
            found.refuse(of, "No year is set for it.");
        }
    }
    for (from, to) in stretches(known, latest, wish) {
        how_long(found, wish, latest, from, to);
    }
}

fn refusal(found: &Found<'_>, wish: &Point, label: &str, known: &[&Point]) -> Of {
    let mut inputs = vec![reading(wish)];
    inputs.extend(known.iter().map(|point| reading(point)));
    let against = known.first().map_or(String::new(), |known| [" against ", &found.figure(known)].concat());
    let (subject, formula) = (found.subject(wish), [found.figure(wish), against].concat());
    Of { sort: "target", subject, label: label.to_owned(), formula, inputs, ..Of::default() }
}

fn named(wish: &Point) -> &'static str {
    if wish.status == dossier::Status::Forecast { "the forecast" } else { "the target" }
}

/// The distance from the latest figure, as an amount and as a multiple.
fn far(found: &mut Found<'_>, wish: &Point, latest: &Point) {
    let (Some(aim), Some(now)) = (wish.value, latest.value) else { return };
    let (Some(aims), Some(nows)) = (wish.bounds, latest.bounds) else { return };
    let unit = found.unit_of(wish).to_owned();
    let (target, figure) = (found.figure(wish), found.figure(latest));
    let of = |found: &Found<'_>, sort, label: &str, formula| Of {
        sort,
        subject: found.subject(wish),
        label: [label, " ", named(wish), " from ", &found.time(latest)].concat(),
        formula,
        inputs: vec![reading(wish), reading(latest)],
        ..Of::default()
    };
    let gap = of(found, "gap-to-target", "distance to", format!("{target} − {figure}"));
    found.give(gap, &unit, Some(aim - now), aims.minus(nows));
    let Some(ratio) = aims.over(nows) else { return };
    if let Some(share) = nows.over(aims) {
        let formula = format!("{figure} ÷ {target} × 100");
        let reached = Of { minor: true, ..of(found, "share-of-target", "share reached of", formula) };
        found.give(reached, "percent", Some(now / aim * 100.0), share.times(Interval::exact(100.0)));
    }
    let mut times = of(found, "times-to-target", "", format!("{target} ÷ {figure}"));
    times.label = [named(wish), " against ", &found.time(latest)].concat();
    found.give(times, "times", Some(aim / now), ratio);
    let formula = format!("({target} ÷ {figure} − 1) × 100");
    let growth = Of { minor: true, ..of(found, "growth-to-target", "growth to", formula) };
    found.give(growth, "percent", Some((aim / now - 1.0) * 100.0), ratio.as_growth());
}

/// The growth a year that reaches a target by its year.
fn by_a_year(found: &mut Found<'_>, wish: &Point, latest: &Point) {
    let Some(years) = years_left(latest, wish).filter(|years| *years > 1) else { return };
    let (Some(aim), Some(now)) = (wish.value, latest.value) else { return };
    let Some(ratio) = wish.bounds.zip(latest.bounds).and_then(|(aims, nows)| aims.over(nows)) else { return };
    let (target, figure) = (found.figure(wish), found.figure(latest));
    let of = Of {
        sort: "required-growth",
        subject: found.subject(wish),
        label: ["growth a year that reaches ", named(wish)].concat(),
        formula: format!("(({target} ÷ {figure})^(1 ÷ {years}) − 1) × 100"),
        inputs: vec![reading(wish), reading(latest)],
        caveats: vec!["The same rate every year.".to_owned()],
        ..Of::default()
    };
    let needed = rate_needed(aim / now, ratio, years as f64);
    found.give(of, "percent", Some(needed.percent()), needed.percent_bounds());
}

/// The years to a target if the growth between two figures went on from the latest one.
fn how_long(found: &mut Found<'_>, wish: &Point, latest: &Point, from: &Point, to: &Point) {
    let (Some(aim), Some(now), Some(a), Some(b)) = (wish.value, latest.value, from.value, to.value) else { return };
    let Some(years) = years_apart(from, to).map(|years| years as f64) else { return };
    let ratio = |one: &Point, other: &Point| one.bounds.zip(other.bounds).and_then(|(one, other)| one.over(other));
    let (Some(whole), Some(rate)) = (ratio(wish, latest), Rate::between(from, to)) else { return };
    let yearly = rate.factor;
    if yearly <= 1.0 || aim <= now {
        let label = "years to the target";
        let of = refusal(found, wish, label, &[latest, from, to]);
        return found.refuse(of, "It does not come nearer at this pace.");
    }
    let paces = [found.time(from), found.time(to)].join("–");
    let percent = dossier::words::decimal(rate.percent(), 1);
    let of = |found: &Found<'_>, sort, how: &str, formula| Of {
        sort,
        subject: found.subject(wish),
        label: ["to ", named(wish), " from ", &found.time(latest), " ", how, " as in ", &paces].concat(),
        formula,
        inputs: vec![reading(wish), reading(latest), reading(from), reading(to)],
        caveats: vec!["The pace stays the same; nothing here is a forecast.".to_owned()],
        ..Of::default()
    };
    let (target, figure) = (found.figure(wish), found.figure(latest));
    let at = of(
        found,
        "years-to-target",
        &["growing by ", &percent, "% a year"].concat(),
        format!("ln({target} ÷ {figure}) ÷ ln(1 + {percent}%)"),
    );
    let bounds = years_at(whole, rate.bounds);
    found.give(at, "years", Some((aim / now).ln() / yearly.ln()), bounds);
    // By the same amount every year instead of by the same rate.
    let (Some(aims), Some(nows)) = (wish.bounds, latest.bounds) else { return };
    let Some(change) = to.bounds.zip(from.bounds).map(|(to, from)| to.minus(from)) else { return };
    let step = (b - a) / years;
    let more = found.amount(step, found.unit_of(wish), dossier::Qualifier::Exact);
    let by = of(
        found,
        "years-to-target",
        &["growing by ", &more, " a year"].concat(),
        format!("({target} − {figure}) ÷ {more} a year"),
    );
    let step_bounds = change.times(Interval::exact(1.0 / years));
    let left = aims.minus(nows);
    let bounds = match left.over(step_bounds) {
        Some(bounds) if step_bounds.low > 0.0 => bounds,
        _ => Interval { low: left.low / step_bounds.high, high: f64::INFINITY },
    };
    found.give(Of { minor: true, ..by }, "years", Some((aim - now) / step), bounds);
}

/// A target without a figure of the same thing: what is known of a part of it.
fn part_of_target(found: &mut Found<'_>, wish: &Point, part: Option<&Point>) {
    let Some(part) = part else {
        let of = refusal(found, wish, "distance to the target", &[]);
        return found.refuse(of, "The documents give no figure of the same thing to measure from.");
    };
    let of = refusal(found, wish, "growth needed, and years at a stated pace", &[part]);
    found.refuse(of, "What is known is a part of it, for a part of a year: no track to the target.");
    let (Some(aim), Some(value), Some(months)) = (wish.value, part.value, months(part)) else { return };
    let yearly = Interval::exact(12.0 / f64::from(months));
    let Some((aims, nows)) = wish.bounds.zip(part.bounds.map(|bounds| bounds.times(yearly))) else { return };
    let Some(ratio) = aims.over(nows) else { return };
    let now = value * yearly.low;
    let unit = found.unit_of(wish).to_owned();
    let (target, figure, place) = (found.figure(wish), found.figure(part), found.subject(part));
    let of = |found: &Found<'_>, sort, label: &str, formula| Of {
        sort,
        subject: found.subject(wish),
        label: [label, " ", &found.time(part), ", at most"].concat(),
        formula,
        inputs: vec![reading(wish), reading(part)],
        caveats: vec![
            ["Takes for the whole what is a part: ", &place, ". The true result is smaller."].concat(),
            "Each further month of the year like these.".to_owned(),
        ],
        ..Of::default()
    };
    let times = of(found, "times-to-target", "the pace of", format!("{target} ÷ ({figure} × 12 ÷ {months})"));
    found.give(times, "times", Some(aim / now), ratio);
    let gap = of(found, "gap-to-target", "from the pace of", format!("{target} − {figure} × 12 ÷ {months}"));
    found.give(Of { minor: true, ..gap }, &unit, Some(aim - now), aims.minus(nows));
}
