//! What a stated rate of growth says of the period before.

use std::collections::{HashMap, HashSet};

use super::growth::measures;
use super::{Found, Of, reading, rows};
use crate::interval::Interval;
use crate::lag::years_later;
use crate::series::{Panel, Point};
use dossier::Extent;

pub(super) fn find(found: &mut Found<'_>, panels: &[Panel]) {
    for (panel, row, series) in rows(panels) {
        let indicator = found.dossier.indicators.get(panel.indicator);
        let Some(base) = indicator.and_then(|indicator| indicator.growth_of) else { continue };
        let of_base = |(panel, twin, series): (&Panel, &super::Row, &super::Series)| {
            let same = panel.indicator == base && twin.way == row.way && twin.place == row.place;
            same.then(|| series.points.clone())
        };
        let figures: Vec<Point> = rows(panels).filter_map(of_base).flatten().collect();
        // The first of each stretch of days, and what is a year after any.
        let mut first: HashMap<Option<Extent>, &Point> = HashMap::new();
        for point in figures.iter().filter(|point| point.is_observed()) {
            first.entry(point.extent).or_insert(point);
        }
        let told: HashSet<Extent> = figures
            .iter()
            .filter_map(|point| point.extent.filter(|extent| extent.earliest.is_some()))
            .map(|extent| years_later(extent, 1))
            .collect();
        for rate in series.points.iter().filter(|point| point.is_observed()) {
            let now = first.get(&rate.extent).copied();
            if let Some(now) = now.filter(|now| measures(found.dossier, now)) {
                let is_told = now.extent.is_some_and(|extent| told.contains(&extent));
                before(found, rate, now, is_told);
            }
        }
    }
}

/// The figure of the period before, and the change since, that a figure and its rate of growth imply.
fn before(found: &mut Found<'_>, rate: &Point, now: &Point, is_told: bool) {
    let (Some(percent), Some(value)) = (rate.value, now.value) else { return };
    let (Some(rate_bounds), Some(bounds)) = (rate.bounds, now.bounds) else { return };
    let factor = rate_bounds.times(Interval::exact(0.01)).plus(Interval::exact(1.0));
    let Some(earlier) = bounds.over(factor) else { return };
    let unit = found.unit_of(now).to_owned();
    let (figure, grown) = (found.figure(now), found.figure(rate));
    let base = if is_told { "the year before" } else { "the same months of the year before" };
    let mut caveats = vec![format!("The growth is against {base}.")];
    if !is_told {
        caveats.push("The document does not say what it is against.".to_owned());
    }
    let of = |found: &Found<'_>, sort, label: &str, formula| Of {
        sort,
        subject: found.subject(now),
        label: [label, ", ", &found.time(now)].concat(),
        formula,
        inputs: vec![reading(now), reading(rate)],
        caveats: caveats.clone(),
        ..Of::default()
    };
    let implied = value / (1.0 + percent / 100.0);
    let a_year_before = of(found, "implied-before", "what it was a year before", format!("{figure} ÷ (1 + {grown})"));
    found.give(a_year_before, &unit, Some(implied), earlier);
    // now − now ÷ (1 + r) = now × r ÷ (1 + r): the figure once in the formula, so that its doubt counts once.
    let Some(part) = Interval::exact(1.0).over(factor).map(|whole| Interval::exact(1.0).minus(whole)) else { return };
    let change =
        of(found, "implied-change", "change since a year before", format!("{figure} − {figure} ÷ (1 + {grown})"));
    found.give(Of { minor: true, ..change }, &unit, Some(value - implied), bounds.times(part));
}
