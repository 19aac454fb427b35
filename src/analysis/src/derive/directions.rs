//! The two directions of one relationship against each other: what goes out, and what comes in.

use super::dyads::COUNTS_DIFFER;
use super::growth::measures;
use super::parts::same_time;
use super::{Found, Of, reading};
use crate::compare::stem;
use crate::series::{Nature, Panel, Point, Row, Way};

pub(super) fn find(found: &mut Found<'_>, panels: &[Panel]) {
    for panel in panels {
        for row in panel.rows.iter().filter(|row| row.way == Way::Out) {
            let back = panel.rows.iter().find(|other| other.way == Way::In && other.place == row.place);
            if let Some((out, back)) = latest(found, row).zip(back.and_then(|back| latest(found, back))) {
                against(found, &out, &back);
            }
        }
    }
    // One direction as a total so far, the other as money within a period, under another name.
    for (at, panel) in panels.iter().enumerate() {
        let stem = |panel: &Panel| stem(found.dossier, panel.indicator);
        let twins: Vec<&Panel> = panels.iter().skip(at + 1).filter(|other| stem(other) == stem(panel)).collect();
        for other in twins {
            for (one, other) in panel.rows.iter().zip(other.rows.iter()) {
                let ways = (one.way, other.way);
                let opposite = ways == (Way::Out, Way::In) || ways == (Way::In, Way::Out);
                if let Some((one, other)) = latest(found, one).zip(latest(found, other)).filter(|_| opposite) {
                    let of = balance(found, &one, &other);
                    found.refuse(of, unlike(&one, &other));
                }
            }
        }
    }
}

/// The latest observed amount of a row; one without a date where there is none with one.
fn latest(found: &Found<'_>, row: &Row) -> Option<Point> {
    let is_amount = |point: &Point| point.is_observed() && measures(found.dossier, point);
    row.series.first()?.latest(is_amount).cloned()
}

/// Why two figures are not set against each other.
pub(super) fn unlike(one: &Point, other: &Point) -> &'static str {
    match (one.nature(), other.nature()) {
        (Nature::Flow, Nature::Flow) => "They are of different periods.",
        (Nature::Stock, Nature::Stock) => "They are of different times, or of documents that count differently.",
        _ => "One is an amount within a period, the other a total or a state.",
    }
}

fn balance(found: &Found<'_>, out: &Point, back: &Point) -> Of {
    Of {
        sort: "balance",
        subject: found.subject(out),
        label: ["balance with the other direction, ", &found.time(out)].concat(),
        formula: [found.figure(out), found.figure(back)].join(" − "),
        inputs: vec![reading(out), reading(back)],
        ..Of::default()
    }
}

fn against(found: &mut Found<'_>, out: &Point, back: &Point) {
    if !same_time(found.dossier, out, back) {
        let of = balance(found, out, back);
        return found.refuse(of, unlike(out, back));
    }
    let counts = |point: &Point| found.dossier.records.get(point.record).and_then(|it| it.counts.as_ref());
    if counts(out) != counts(back) {
        let of = balance(found, out, back);
        return found.refuse(of, COUNTS_DIFFER);
    }
    let (Some(a), Some(b)) = (out.value, back.value) else { return };
    let Some((ones, others)) = out.bounds.zip(back.bounds) else { return };
    let unit = found.unit_of(out).to_owned();
    let caveats = cares(found, out, back);
    let of = Of { caveats: caveats.clone(), ..balance(found, out, back) };
    found.give(of, &unit, Some(a - b), ones.minus(others));
    let sum = Of {
        sort: "sum",
        minor: true,
        label: ["both directions together, ", &found.time(out)].concat(),
        formula: [found.figure(out), found.figure(back)].join(" + "),
        caveats: caveats.clone(),
        ..balance(found, out, back)
    };
    found.give(sum, &unit, Some(a + b), ones.plus(others));
    let (large, small, bounds) = if a >= b { (out, back, ones.over(others)) } else { (back, out, others.over(ones)) };
    let (Some(bounds), Some(value)) = (bounds, large.value.zip(small.value).map(|(a, b)| a / b)) else { return };
    let ratio = Of {
        sort: "ratio",
        subject: found.subject(large),
        label: ["the other direction, ", &found.time(large)].concat(),
        formula: [found.figure(large), found.figure(small)].join(" ÷ "),
        inputs: vec![reading(large), reading(small)],
        caveats,
        ..Of::default()
    };
    found.give(ratio, "times", Some(value), bounds);
}

/// What a reader has to know of two figures that are set against each other.
fn cares(found: &Found<'_>, one: &Point, other: &Point) -> Vec<String> {
    let mut caveats = Vec::new();
    if one.nature() == Nature::Stock {
        caveats.push("Since when each is counted is not stated.".to_owned());
    }
    let told = |point: &Point| {
        let claim = found.dossier.records.get(point.record)?.claims.get(point.claim)?;
        Some(claim.statement.as_ref()?.get(&found.dossier.language).to_owned())
    };
    caveats.extend([one, other].into_iter().filter_map(told));
    caveats
}
