//! Shares and wholes, averages, and what a sum comes to in another currency.

use std::collections::{BTreeMap, HashMap};

use super::growth::measures;
use super::{Found, Of, reading};
use crate::disagreement::Reading;
use crate::interval::Interval;
use crate::printed;
use crate::series::{Panel, Point, Timing};
use dossier::{Dossier, Extent, Qualifier, Record};

pub(super) fn find(found: &mut Found<'_>, dyad: usize, panels: &[Panel]) {
    let all = |panel: &Panel| -> Vec<Point> {
        let series = panel.rows.iter().flat_map(|row| &row.series);
        series.flat_map(|series| series.points.iter().chain(&series.undated)).cloned().collect()
    };
    let points: Vec<(usize, Vec<Point>)> = panels.iter().map(|panel| (panel.indicator, all(panel))).collect();
    let of = |wanted: usize| points.iter().find(|(at, _)| *at == wanted).map_or(&[][..], |(_, points)| points);
    let everything = || points.iter().flat_map(|(_, points)| points);
    let mut of_record: BTreeMap<usize, Vec<&Point>> = BTreeMap::new();
    for point in everything() {
        of_record.entry(point.record).or_default().push(point);
    }
    for part in everything().filter(|point| point.is_observed() && measures(found.dossier, point)) {
        part_of(found, part, &of_record);
    }
    for (at, these) in &points {
        let Some(indicator) = found.dossier.indicators.get(*at) else { continue };
        if indicator.unit == "percent" && indicator.growth_of.is_none() {
            let amounts: Vec<Vec<Point>> = indicator.share_of.iter().map(|base| of(*base).to_vec()).collect();
            shares(found, these, &amounts);
        }
        for by in indicator.per.clone() {
            averages(found, these, of(by));
        }
        if let Some(base) = indicator.conversion_of {
            conversions(found, these, of(base));
        }
    }
    for at in 0..found.dossier.indicators.len() {
        missing_worth(found, dyad, at, &|wanted| of(wanted).iter().find(|point| point.is_observed()));
    }
}

fn record<'a>(dossier: &'a Dossier, point: &Point) -> Option<&'a Record> {
    dossier.records.get(point.record)
}

fn document(dossier: &Dossier, point: &Point) -> Option<usize> {
    record(dossier, point)?.claims.get(point.claim).map(|claim| claim.document)
}

/// Whether two figures are of the same time: the same days, or as things stood when one document was written.
pub(super) fn same_time(dossier: &Dossier, one: &Point, other: &Point) -> bool {
    match (&one.time, &other.time) {
        (Timing::Period(_), Timing::Period(_)) => one.extent == other.extent,
        (Timing::AsOf(_), Timing::AsOf(_)) | (Timing::Undated, Timing::Undated) => {
            document(dossier, one) == document(dossier, other)
        }
        _ => false,
    }
}

/// A part against its whole.
fn part_of(found: &mut Found<'_>, part: &Point, of_record: &BTreeMap<usize, Vec<&Point>>) {
    let Some(whole) = record(found.dossier, part).and_then(|record| record.part_of) else { return };
    for whole in of_record.get(&whole).into_iter().flatten().filter(|point| point.is_observed()) {
        if found.unit_of(part) != found.unit_of(whole) {
            continue;
        }
        let (figure, of_figure) = (found.figure(part), found.figure(whole));
        let inputs = vec![reading(part), reading(whole)];
        let subject = found.subject(part);
        if !same_time(found.dossier, part, whole) {
            let (label, formula) = ("share of the whole".to_owned(), [figure, of_figure].join(" of "));
            let of = Of { sort: "share", subject, label, formula, inputs, ..Of::default() };
            found.refuse(of, "The part and the whole are of different times, in different documents.");
            continue;
        }
        let (Some(value), Some(most)) = (part.value, whole.value) else { continue };
        let Some((bounds, wholes)) = part.bounds.zip(whole.bounds) else { continue };
        let Some(ratio) = bounds.over(wholes) else { continue };
        let of = |sort, label: &str, formula| Of {
            sort,
            subject: subject.clone(),
            label: label.to_owned(),
            formula,
            inputs: inputs.clone(),
            ..Of::default()
        };
        let share = of("share", "share of the whole", format!("{figure} ÷ {of_figure} × 100"));
        found.give(share, "percent", Some(value / most * 100.0), ratio.times(Interval::exact(100.0)));
        let unit = found.unit_of(part).to_owned();
        let rest = of("rest", "the rest of the whole", format!("{of_figure} − {figure}"));
        found.give(Of { minor: true, ..rest }, &unit, Some(most - value), wholes.minus(bounds));
    }
}

/// So many shares of one time in one document are looked at.
const WHOLES: usize = 200;

/// Shares of one whole: the whole, the amounts and shares that it gives, and what nobody accounts for.
fn shares(found: &mut Found<'_>, shares: &[Point], amounts: &[Vec<Point>]) {
    let dossier = found.dossier;
    let giver = |point: &Point| record(dossier, point).map(|record| record.from);
    // Only shares of one time that one document tells can be of one whole.
    let mut told: HashMap<(Option<Extent>, Option<usize>), Vec<&Point>> = HashMap::new();
    for share in shares.iter().filter(|share| share.is_observed()) {
        told.entry((share.extent, document(dossier, share))).or_default().push(share);
    }
    told.values_mut().for_each(|near| near.truncate(WHOLES));
    let mut known: HashMap<(Option<Extent>, Option<usize>), Vec<&Point>> = HashMap::new();
    let mut firsts: Vec<&Point> = Vec::new();
    for share in shares.iter().filter(|share| share.is_observed()) {
        let before = known.entry((share.extent, document(dossier, share))).or_default();
        if before.len() < WHOLES && !before.iter().any(|first| is_one_whole(found, first, share)) {
            before.push(share);
            firsts.push(share);
        }
    }
    let cut = |amounts: &'_ [Point]| {
        let mut cut: HashMap<_, Vec<Point>> = HashMap::new();
        for amount in amounts.iter().filter(|amount| amount.is_observed() && amount.extent.is_some()) {
            cut.entry((amount.extent, giver(amount))).or_default().push(amount.clone());
        }
        cut
    };
    let cut: Vec<_> = amounts.iter().map(|amounts| cut(amounts)).collect();
    for first in firsts {
        let near = told.get(&(first.extent, document(dossier, first))).into_iter().flatten();
        let group: Vec<&Point> = near.copied().filter(|share| is_one_whole(found, share, first)).collect();
        let of = |cut: &'_ HashMap<_, Vec<Point>>| cut.get(&(first.extent, giver(first))).cloned().unwrap_or_default();
        let cuts: Vec<Vec<Point>> = cut.iter().map(of).collect();
        let cuts: Vec<Vec<&Point>> = cuts.iter().map(|cut| cut.iter().collect()).collect();
        if first.extent.is_none() {
            let of_one = |point: &&Point| document(found.dossier, point) == document(found.dossier, first);
            let latest = amounts.iter().flatten().filter(of_one).rfind(|point| point.is_observed()).cloned();
            undated_share(found, first, latest.as_ref());
        } else {
            whole(found, &group, &cuts);
        }
    }
}

/// Whether two shares are of one whole: of one giver or of one place, of one time and in one document.
fn is_one_whole(found: &Found<'_>, one: &Point, other: &Point) -> bool {
    let giver = |point: &Point| record(found.dossier, point).and_then(|record| record.from);
    let place = |point: &Point| record(found.dossier, point).and_then(|record| record.place.clone());
    let is_whole = giver(one) == giver(other) || (place(one).is_some() && place(one) == place(other));
    is_whole && one.extent == other.extent && document(found.dossier, one) == document(found.dossier, other)
}

fn undated_share(found: &mut Found<'_>, share: &Point, amount: Option<&Point>) {
    let mut inputs = vec![reading(share)];
    inputs.extend(amount.map(reading));
    let formula = amount.map_or(String::new(), |amount| [found.figure(amount), found.figure(share)].join(" ÷ "));
    let (subject, label) = (found.subject(share), "the whole that the share is of".to_owned());
    let of = Of { sort: "whole", subject, label, formula, inputs, ..Of::default() };
    found.refuse(of, "The share has no year, so no amount belongs to it.");
}

/// What the shares of a group and the amounts of its cuts give.
fn whole(found: &mut Found<'_>, group: &[&Point], cuts: &[Vec<&Point>]) {
    let hundred = Interval::exact(100.0);
    let accounted = group.iter().fold((0.0, Interval::exact(0.0)), |(sum, bounds), share| {
        (sum + share.value.unwrap_or(0.0), bounds.plus(share.bounds.unwrap_or(Interval::exact(0.0))))
    });
    let rest = (100.0 - accounted.0, hundred.minus(accounted.1));
    let Some(first) = group.first() else { return };
    let all: Vec<Reading> = group.iter().map(|share| reading(share)).collect();
    let time = found.time(first);
    let title = first_title(found, first);
    if group.len() > 1 {
        let terms: Vec<String> = group.iter().map(|share| found.figure(share)).collect();
        let of = Of {
            sort: "unaccounted",
            subject: title.clone(),
            label: ["share that nobody accounts for, ", &time].concat(),
            formula: ["100% − ", &terms.join(" − ")].concat(),
            inputs: all.clone(),
            ..Of::default()
        };
        found.give(of, "percent", Some(rest.0), rest.1);
    }
    let place = |point: &Point| record(found.dossier, point).and_then(|record| record.place.clone());
    let pair = group.iter().find_map(|share| {
        let amount = cuts.first()?.iter().find(|amount| place(amount) == place(share))?;
        Some((*share, *amount))
    });
    let Some((share, amount)) = pair else { return };
    let (Some(percent), Some(value)) = (share.value, amount.value) else { return };
    let Some((percents, values)) = share.bounds.zip(amount.bounds) else { return };
    let Some(total) = values.times(hundred).over(percents) else { return };
    let whole = value / percent * 100.0;
    let unit = found.unit_of(amount).to_owned();
    let formula = [found.figure(amount), found.figure(share)].join(" ÷ ");
    let inputs = vec![reading(amount), reading(share)];
    let of = |sort, label: &str, formula: String, more: &[Reading]| Of {
        sort,
        subject: title.clone(),
        label: [label, ", ", &time].concat(),
        formula,
        inputs: [more, &inputs].concat(),
        caveats: vec!["Amount and share are of the same exports; the document sets them side by side.".to_owned()],
        ..Of::default()
    };
    found.give(of("whole", "all together", formula.clone(), &[]), &unit, Some(whole), total);
    for other in group.iter().filter(|other| other.record != share.record) {
        let (Some(percent), Some(percents)) = (other.value, other.bounds) else { continue };
        let label = ["amount of ", &found.figure(other), " ", &place_of(found, other)].concat();
        let formula = [&found.figure(other), " × ", formula.as_str()].concat();
        let amount = total.times(percents).times(Interval::exact(0.01));
        found.give(of("amount", &label, formula, &[reading(other)]), &unit, Some(whole * percent / 100.0), amount);
    }
    if group.len() > 1 {
        let formula = ["(100% − ", &found.amount(accounted.0, "percent", Qualifier::Exact), ") × ", &formula].concat();
        let amount = total.times(rest.1).times(Interval::exact(0.01));
        let label = "amount that nobody accounts for";
        found.give(of("unaccounted-amount", label, formula, &all), &unit, Some(whole * rest.0 / 100.0), amount);
    }
    if let [first_cut, second_cut] = cuts
        && !first_cut.is_empty()
        && !second_cut.is_empty()
    {
        let named: Vec<&&Point> = first_cut.iter().chain(second_cut).collect();
        let terms: Vec<String> = named.iter().map(|point| found.figure(point)).collect();
        let of = Of {
            sort: "sum",
            subject: title.clone(),
            label: ["all amounts together, ", &time].concat(),
            formula: terms.join(" + "),
            inputs: named.iter().map(|point| reading(point)).collect(),
            ..Of::default()
        };
        found.refuse(of, "They are two cuts of one whole, by route and by buyer; a sum would count the same twice.");
    }
    for cut in cuts {
        let others: Vec<&&Point> = cut.iter().filter(|other| other.record != amount.record).collect();
        for other in &others {
            let (Some(value), Some(values)) = (other.value, other.bounds) else { continue };
            let Some(ratio) = values.over(total) else { continue };
            let label = ["share, ", &title_of(found, other)].concat();
            let formula = [&found.figure(other), " ÷ (", &formula, ") × 100"].concat();
            let of = of("share", &label, formula, &[reading(other)]);
            found.give(of, "percent", Some(value / whole * 100.0), ratio.times(hundred));
        }
        // A cut that the pair is not in: what is left of the whole after all that is named.
        if others.len() == cut.len() && cut.len() > 1 {
            let sum: f64 = cut.iter().filter_map(|other| other.value).sum();
            let sums = cut.iter().filter_map(|other| other.bounds).fold(Interval::exact(0.0), Interval::plus);
            let terms: Vec<String> = cut.iter().map(|other| found.figure(other)).collect();
            let readings: Vec<Reading> = cut.iter().map(|other| reading(other)).collect();
            let title = first_title(found, others.first().map_or(first, |other| other));
            let label = ["not named, ", &title].concat();
            let left = [&formula, " − ", &terms.join(" − ")].concat();
            let amounts = of("unnamed-amount", &label, left.clone(), &readings);
            found.give(Of { minor: true, ..amounts }, &unit, Some(whole - sum), total.minus(sums));
            let Some(ratio) = sums.over(total) else { continue };
            let shares = Interval::exact(1.0).minus(ratio).times(hundred);
            let formula = ["(", &left, ") ÷ (", &formula, ") × 100"].concat();
            let of = of("unnamed", &["share ", &label].concat(), formula, &readings);
            found.give(of, "percent", Some((1.0 - sum / whole) * 100.0), shares);
        }
    }
}

fn first_title(found: &Found<'_>, point: &Point) -> String {
    let Some(record) = record(found.dossier, point) else { return String::new() };
    let giver = record.from.and_then(|at| found.dossier.actors.get(at));
    let name = giver.map_or(String::new(), |actor| [", from ", actor.name.get(&found.dossier.language)].concat());
    [record.indicator.map_or("", |at| found.title(at)), &name].concat()
}

fn title_of(found: &Found<'_>, point: &Point) -> String {
    record(found.dossier, point).map_or(String::new(), |record| record.title.get(&found.dossier.language).to_owned())
}

fn place_of(found: &Found<'_>, point: &Point) -> String {
    let place = record(found.dossier, point).and_then(|record| record.place.as_ref());
    place.map_or(String::new(), |place| ["by ", place.get(&found.dossier.language)].concat())
}

/// What figures of the same giver, receiver and time have in common, as [`same_time`] tells it.
type Like<'a> = (&'a [usize], Option<usize>, Option<usize>, u8, Option<Extent>, Option<usize>);

/// Observed figures by what they have in common.
fn alike<'a>(dossier: &'a Dossier, points: &'a [Point]) -> HashMap<Like<'a>, Vec<&'a Point>> {
    let mut alike: HashMap<Like<'a>, Vec<&'a Point>> = HashMap::new();
    for point in points.iter().filter(|point| point.is_observed()) {
        alike.entry(like(dossier, point)).or_default().push(point);
    }
    alike
}

fn like<'a>(dossier: &'a Dossier, point: &Point) -> Like<'a> {
    let (dyads, from, to) =
        record(dossier, point).map_or((&[][..], None, None), |it| (it.dyads.as_slice(), it.from, it.to));
    match point.time {
        Timing::Period(_) => (dyads, from, to, 0, point.extent, None),
        Timing::AsOf(_) => (dyads, from, to, 1, None, document(dossier, point)),
        Timing::Undated => (dyads, from, to, 2, None, document(dossier, point)),
    }
}

/// An amount by what it is spread over: the worth of projects per project.
fn averages(found: &mut Found<'_>, amounts: &[Point], counts: &[Point]) {
    let counts = alike(found.dossier, counts);
    for amount in amounts.iter().filter(|point| point.is_observed()) {
        for count in counts.get(&like(found.dossier, amount)).into_iter().flatten() {
            if found.is_full() {
                return;
            }
            let (Some(value), Some(number)) = (amount.value, count.value) else { continue };
            let Some(bounds) = amount.bounds.zip(count.bounds).and_then(|(amount, count)| amount.over(count)) else {
                continue;
            };
            let unit = found.unit_of(amount).to_owned();
            let of = Of {
                sort: "average",
                subject: found.subject(amount),
                label: [
                    "average, by ",
                    record(found.dossier, count).and_then(|r| r.indicator).map_or("", |at| found.title(at)),
                ]
                .concat(),
                formula: [found.figure(amount), found.figure(count)].join(" ÷ "),
                inputs: vec![reading(amount), reading(count)],
                ..Of::default()
            };
            found.give(of, &unit, Some(value / number), bounds);
        }
    }
}

/// An average for which this relationship has the number and not the amount.
fn missing_worth<'p>(
    found: &mut Found<'_>,
    dyad: usize,
    indicator: usize,
    observed: &dyn Fn(usize) -> Option<&'p Point>,
) {
    let Some(by) = found.dossier.indicators.get(indicator).and_then(|it| it.per.first().copied()) else { return };
    let (None, Some(count)) = (observed(indicator), observed(by)) else { return };
    let title = found.title(indicator).to_owned();
    let of = Of {
        sort: "average",
        subject: [title.as_str(), ", ", &found.dyads(&[dyad])].concat(),
        label: ["average, by ", found.title(by)].concat(),
        formula: ["? ÷ ", &found.figure(count)].concat(),
        inputs: vec![reading(count)],
        ..Of::default()
    };
    found.refuse(of, &["The documents do not state it: ", &title, ". Other sums count something else."].concat());
}

/// The rate at which a document converts a sum.
fn conversions(found: &mut Found<'_>, converted: &[Point], base: &[Point]) {
    let base = alike(found.dossier, base);
    for point in converted.iter().filter(|point| point.is_observed()) {
        let Some(other) = base.get(&like(found.dossier, point)).and_then(|them| them.first()) else { continue };
        let (Some(value), Some(from)) = (point.value, other.value) else { continue };
        // Both sides carry one hedge: it is the same sum. What is left is how they are printed.
        let print = |point: &Point| {
            let claim = record(found.dossier, point)?.claims.get(point.claim)?;
            Some(printed::bounds(claim.value?, found.unit_of(point), Qualifier::Exact, &claim.as_written))
        };
        let Some(bounds) = print(point).zip(print(other)).and_then(|(one, other)| one.over(other)) else { continue };
        let unit = [found.unit_of(point), " for 1 ", found.unit_of(other)].concat();
        let of = Of {
            sort: "conversion",
            subject: found.subject(other),
            label: "exchange rate that the document implies".to_owned(),
            formula: [found.figure(point), found.figure(other)].join(" ÷ "),
            inputs: vec![reading(point), reading(other)],
            caveats: vec!["Both figures are the same sum; the hedge belongs to both.".to_owned()],
            ..Of::default()
        };
        found.give(of, &unit, Some(value / from), bounds);
    }
}
