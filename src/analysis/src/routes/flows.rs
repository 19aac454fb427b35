//! Amounts of one giver and period, and the wishes for such amounts.

use std::collections::BTreeMap;

use super::{Cut, Flow, Goal, Part, Rest, Results};
use crate::disagreement::Reading;
use crate::interval::Interval;
use crate::series::{Nature, Panel, Point};
use dossier::order::sort;
use dossier::{Day, Dossier, Kind, Qualifier, Record, Status};

/// So many flows, and parts of one: a reader of more is better served by a table.
const MOST: usize = 24;

/// So many figures of one giver and period are looked at: each is compared with each of its rates.
const MOST_FIGURES: usize = 400;

/// Whose amounts they are: the giver, the period, and the indicator that stands for its family.
type Key = (usize, (Day, Day), usize);

pub(super) fn find(dossier: &Dossier, panels: &[Panel], results: &Results<'_>) -> (Vec<Flow>, Vec<Goal>) {
    let mut points: Vec<&Point> = Vec::new();
    let mut seen: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    let all = panels.iter().flat_map(|panel| &panel.rows).flat_map(|row| &row.series);
    for point in all.flat_map(|series| series.points.iter().chain(&series.undated)) {
        // What belongs to two relationships stands in the series of both.
        if seen.insert((point.record, point.claim), ()).is_none() && record(dossier, point).is_some() {
            points.push(point);
        }
    }
    let mut groups: BTreeMap<Key, Vec<&Point>> = BTreeMap::new();
    let mut rates: BTreeMap<(usize, (Day, Day)), Vec<&Point>> = BTreeMap::new();
    let mut silent: BTreeMap<(usize, usize), Vec<&Point>> = BTreeMap::new();
    for point in &points {
        let Some((record, indicator)) = record(dossier, point).and_then(|it| Some((it, it.indicator?))) else {
            continue;
        };
        let Some(from) = record.from else { continue };
        if point.value.is_none() && point.blank.is_some() && is_amount(dossier, indicator) {
            silent.entry((from, family(dossier, indicator))).or_default().push(point);
        }
        let Some(days) = period(point).filter(|_| point.is_observed() && point.nature() == Nature::Flow) else {
            continue;
        };
        if is_amount(dossier, indicator) {
            groups.entry((from, days, family(dossier, indicator))).or_default().push(point);
        } else {
            rates.entry((from, days)).or_default().push(point);
        }
    }
    let context = contexts(dossier);
    let mut flows = Vec::new();
    for ((from, days, family), amounts) in &groups {
        let rates = rates.get(&(*from, *days)).map_or(&[][..], Vec::as_slice);
        let rates = rates.get(..MOST_FIGURES).unwrap_or(rates);
        let silent = silent.get(&(*from, *family)).map_or(&[][..], Vec::as_slice);
        let making = Making { dossier, results, rates, silent, context: &context, family: *family };
        let amounts = amounts.get(..MOST_FIGURES).unwrap_or(amounts);
        flows.extend(making.flow(*from, amounts));
        if flows.len() == MOST {
            break;
        }
    }
    (flows, goals(dossier, &points, results))
}

fn record<'a>(dossier: &'a Dossier, point: &Point) -> Option<&'a Record> {
    dossier.records.get(point.record)
}

fn period(point: &Point) -> Option<(Day, Day)> {
    point.extent.and_then(|extent| extent.earliest.zip(extent.latest))
}

fn reading(point: &Point) -> Reading {
    Reading { record: point.record, claim: point.claim }
}

fn is_amount(dossier: &Dossier, indicator: usize) -> bool {
    let Some(indicator) = dossier.indicators.get(indicator) else { return false };
    let is_rate = indicator.growth_of.is_some() || !indicator.share_of.is_empty() || indicator.rank_by.is_some();
    !is_rate && !matches!(indicator.unit.as_str(), "percent" | "rank")
}

/// The indicator that stands for all that are amounts of one whole.
fn family(dossier: &Dossier, indicator: usize) -> usize {
    let shares = dossier.indicators.iter().find(|shares| shares.share_of.contains(&indicator));
    shares.and_then(|shares| shares.share_of.first().copied()).unwrap_or(indicator)
}

/// The entities whose infrastructure is only context.
fn contexts(dossier: &Dossier) -> BTreeMap<usize, ()> {
    let works = dossier.records.iter().filter(|record| record.kind == Kind::Infrastructure && record.context);
    works.filter_map(|record| Some((*record.about.first()?, ()))).collect()
}

struct Making<'a> {
    dossier: &'a Dossier,
    results: &'a Results<'a>,
    /// Shares and growth of the same giver and period.
    rates: &'a [&'a Point],
    silent: &'a [&'a Point],
    context: &'a BTreeMap<usize, ()>,
    family: usize,
}

impl Making<'_> {
    fn flow(&self, from: usize, amounts: &[&Point]) -> Option<Flow> {
        if amounts.len() + self.rates.len() < 2 {
            return None;
        }
        let mut cuts: Vec<Cut> = [true, false].into_iter().filter_map(|route| self.cut(route, amounts)).collect();
        // A single amount is no division of anything.
        if cuts.iter().all(|cut| cut.parts.len() < 2) {
            return None;
        }
        let first = amounts.first()?;
        let whole = |point: &&Point| self.results.get("whole", point.record).filter(|(_, it)| it.outcome.is_ok());
        let total = amounts.iter().find_map(whole).map(|(at, _)| at);
        let indicator = self.dossier.indicators.get(record(self.dossier, first)?.indicator?)?;
        cuts.truncate(2);
        Some(Flow { from, unit: indicator.unit.clone(), of: reading(first), total, cuts })
    }

    fn cut(&self, by_route: bool, amounts: &[&Point]) -> Option<Cut> {
        let is_of = |point: &Point| {
            record(self.dossier, point)
                .is_some_and(|it| if by_route { it.place.is_some() } else { it.place.is_none() && it.to.is_some() })
        };
        let mut known: Vec<Part> = amounts.iter().filter(|it| is_of(it)).filter_map(|it| self.amount(it)).collect();
        // Those with a share of their own are disjoint; others may lie in what is only bounded.
        let key = |part: &Part| (part.share.is_none(), -part.value);
        sort(&mut known, |one, other| {
            let (one, other) = (key(one), key(other));
            one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        known.truncate(MOST);
        let told: Vec<usize> = known.iter().filter_map(|part| part.share).map(|share| share.record).collect();
        let only_share = |point: &&&Point| is_of(point) && self.is_share(point) && !told.contains(&point.record);
        let bounded: Vec<Part> =
            self.rates.iter().filter(only_share).filter_map(|it| self.bounded(it)).take(MOST).collect();
        let first = known.len();
        for part in known.iter_mut().filter(|part| part.share.is_none()) {
            let holds = bounded.iter().position(|whole| whole.bounds.high >= part.bounds.low);
            part.inside = holds.map(|at| first + at);
        }
        known.extend(bounded);
        if known.is_empty() {
            return None;
        }
        let silent: Vec<Reading> = self.silent.iter().filter(|it| is_of(it)).map(|it| reading(it)).take(MOST).collect();
        let rest = self.rest(&known);
        Some(Cut { by_route, parts: known, rest, silent })
    }

    fn amount(&self, point: &Point) -> Option<Part> {
        let (value, bounds) = point.value.zip(point.bounds)?;
        let it = record(self.dossier, point)?;
        let is_same = |other: &&&Point| {
            record(self.dossier, other).is_some_and(|other| (&other.place, other.to) == (&it.place, it.to))
        };
        let share = self.rates.iter().filter(is_same).find(|rate| self.is_share(rate)).map(|rate| reading(rate));
        let grows = |rate: &&&Point| {
            let rate = record(self.dossier, rate).and_then(|rate| self.dossier.indicators.get(rate.indicator?));
            rate.is_some_and(|rate| rate.growth_of.is_some() && rate.growth_of == it.indicator)
        };
        let growth = self.rates.iter().filter(is_same).find(grows).map(|rate| reading(rate));
        let worked =
            self.results.get("share", point.record).filter(|(_, it)| it.outcome.is_ok() && it.inputs.len() > 1);
        let aside = it.context || it.about.first().is_some_and(|entity| self.context.contains_key(entity));
        let worked = worked.map(|(at, _)| at).filter(|_| share.is_none());
        Some(Part {
            told: reading(point),
            amount: None,
            value,
            bounds,
            share,
            worked,
            growth,
            possible: false,
            inside: None,
            aside,
        })
    }

    fn is_share(&self, point: &Point) -> bool {
        let indicator = record(self.dossier, point).and_then(|it| self.dossier.indicators.get(it.indicator?));
        indicator.is_some_and(|indicator| indicator.share_of.contains(&self.family))
    }

    /// What only a share is told of.
    fn bounded(&self, point: &Point) -> Option<Part> {
        let (at, result) = self.results.get("amount", point.record)?;
        let bounds = result.outcome.as_ref().ok()?.bounds;
        let known = Interval { low: bounds.low.max(0.0), high: bounds.high };
        let told = reading(point);
        let value = result.outcome.as_ref().ok()?.value.unwrap_or(known.high);
        Some(Part {
            told,
            amount: Some(at),
            value,
            bounds: known,
            share: Some(told),
            worked: None,
            growth: None,
            possible: true,
            inside: None,
            aside: true,
        })
    }

    fn rest(&self, parts: &[Part]) -> Option<Rest> {
        for part in parts {
            let share = part.share.and_then(|share| self.results.get("unaccounted", share.record));
            let of = |sort| self.results.get(sort, part.told.record);
            let (found, unaccounted) = match share.or_else(|| of("unaccounted")) {
                Some(found) => (Some(found), true),
                None => (of("unnamed"), false),
            };
            let Some((share, result)) = found.filter(|(_, it)| it.outcome.is_ok()) else { continue };
            let claims = result.inputs.iter().filter_map(|input| input.of(self.dossier));
            let mut hedges = claims.map(|(_, claim)| claim.qualifier);
            let more = hedges.any(|it| matches!(it, Qualifier::LessThan | Qualifier::AtMost | Qualifier::UpTo));
            return Some(Rest { share, more, unaccounted });
        }
        None
    }
}

/// The wishes for an amount that somebody gives, by a route or to a receiver.
fn goals(dossier: &Dossier, points: &[&Point], results: &Results<'_>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for point in points.iter().filter(|point| point.status == Status::Target) {
        let Some(it) = record(dossier, point).filter(|it| it.from.is_some()) else { continue };
        let Some(indicator) = it.indicator.filter(|at| is_amount(dossier, *at)) else { continue };
        let (Some(value), Some(indicator)) = (point.value, dossier.indicators.get(indicator)) else { continue };
        if it.place.is_none() && it.to.is_none() {
            continue;
        }
        let times = results.get("times-to-target", point.record).filter(|(_, it)| it.outcome.is_ok());
        let refused = results.get("target", point.record).filter(|(_, it)| it.outcome.is_err());
        let now = times.or(refused).and_then(|(_, result)| result.inputs.get(1).copied());
        let now = now.and_then(|now| Some((now, now.of(dossier)?.1.value?)));
        goals.push(Goal {
            aim: reading(point),
            value,
            unit: indicator.unit.clone(),
            now,
            times: times.map(|(at, _)| at),
            refused: refused.map(|(at, _)| at),
        });
        if goals.len() == MOST {
            break;
        }
    }
    // Where something flows already there is more to say.
    sort(&mut goals, |one: &Goal, other| one.now.is_none().cmp(&other.now.is_none()));
    goals
}
