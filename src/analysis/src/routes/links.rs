//! Pipelines, railways, corridors and plants: where they pass, and how far they have come.

use std::collections::BTreeMap;

use super::{Carrier, Change, Column, Halt, Link, Stretch, column_of};
use crate::disagreement::Reading;
use dossier::order::sort;
use dossier::{Basis, Claim, Day, Dossier, Kind, Phase, Record, Sort, Status, Stop, When};

/// So many columns: more names would not stand side by side.
const MOST_COLUMNS: usize = 16;
/// So many links; a reader of more is better served by a table.
const MOST_LINKS: usize = 60;
/// So many agreements about one link.
const MOST_OTHERS: usize = 2;

pub(super) fn find(dossier: &Dossier, dyads: &[usize]) -> (Vec<Column>, Vec<Link>) {
    let mut works: Vec<(usize, &Record, Carrier)> = Vec::new();
    for (at, record) in dossier.records.iter().enumerate() {
        let is_ours = record.kind == Kind::Infrastructure && record.dyads.iter().any(|dyad| dyads.contains(dyad));
        works.extend(carrier(dossier, record).filter(|_| is_ours).map(|carrier| (at, record, carrier)));
    }
    let stops = |record: &Record| record.claims.iter().map(|claim| claim.path.len()).sum::<usize>();
    // What has a course stands before what has none; then what weighs more.
    let key = |(_, record, _): &(usize, &Record, Carrier)| (stops(record) < 2, 5 - record.importance.min(5));
    sort(&mut works, |one, other| key(one).cmp(&key(other)));
    works.truncate(MOST_LINKS);
    let order = Order::of(dossier, &works);
    let others = others(dossier, dyads);
    let links =
        works.iter().map(|(at, record, carrier)| link(dossier, *at, record, *carrier, &order, &others)).collect();
    (order.columns(dossier, dyads), links)
}

/// What a record's thing carries; nothing where it is no link.
fn carrier(dossier: &Dossier, record: &Record) -> Option<Carrier> {
    let sort = dossier.entities.get(*record.about.first()?)?.sort;
    Some(match sort {
        Sort::OilPipeline => Carrier::Oil,
        Sort::GasPipeline => Carrier::Gas,
        Sort::Pipeline => Carrier::Pipe,
        Sort::Railway => Carrier::Rail,
        Sort::Corridor => Carrier::Way,
        Sort::Refinery => Carrier::Site,
        _ => return None,
    })
}

/// Columns in an order that agrees with every path, if there is one.
struct Order {
    columns: Vec<Stop>,
    /// Which columns a path has directly after another.
    after: BTreeMap<Stop, Vec<Stop>>,
}

impl Order {
    fn of(dossier: &Dossier, works: &[(usize, &Record, Carrier)]) -> Self {
        let mut seen: Vec<Stop> = Vec::new();
        let mut after: BTreeMap<Stop, Vec<Stop>> = BTreeMap::new();
        for claim in works.iter().flat_map(|(_, record, _)| &record.claims) {
            let mut last: Option<Stop> = None;
            for stop in &claim.path {
                let column = column_of(dossier, *stop);
                if !seen.contains(&column) {
                    if seen.len() == MOST_COLUMNS {
                        continue;
                    }
                    seen.push(column);
                }
                if let Some(before) = last.filter(|before| *before != column) {
                    let next = after.entry(before).or_default();
                    if !next.contains(&column) {
                        next.push(column);
                    }
                }
                last = Some(column);
            }
        }
        // States in the dossier's order, then places: what paths leave open is at least always the same.
        sort(&mut seen, Stop::cmp);
        let mut columns = Vec::new();
        while !seen.is_empty() {
            let is_free = |stop: &Stop| {
                !seen.iter().any(|other| other != stop && after.get(other).is_some_and(|next| next.contains(stop)))
            };
            // Paths that run against each other leave none free.
            let at = seen.iter().position(is_free).unwrap_or(0);
            columns.push(seen.remove(at));
        }
        Self { columns, after }
    }

    fn position(&self, column: Stop) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }

    /// Whether paths lead from one column to another.
    fn leads(&self, from: Stop, to: Stop) -> bool {
        let (mut reached, mut at) = (vec![from], 0);
        while let Some(stop) = reached.get(at).copied() {
            if stop == to {
                return true;
            }
            for next in self.after.get(&stop).into_iter().flatten() {
                if !reached.contains(next) {
                    reached.push(*next);
                }
            }
            at += 1;
        }
        false
    }

    fn columns(&self, dossier: &Dossier, dyads: &[usize]) -> Vec<Column> {
        let ours =
            |at: usize| dyads.iter().filter_map(|dyad| dossier.dyads.get(*dyad)).any(|it| it.actors.contains(&at));
        let mut columns = Vec::new();
        for (at, stop) in self.columns.iter().enumerate() {
            let (name, ours) = match stop {
                Stop::Actor(at) => (dossier.actors.get(*at).map(|actor| &actor.name), ours(*at)),
                Stop::Place(at) => (dossier.entities.get(*at).map(|entity| &entity.name), false),
            };
            let next = self.columns.get(at + 1);
            // Where paths run in circles neither side is told.
            let loose = next.is_some_and(|next| !self.leads(*stop, *next) || self.leads(*next, *stop));
            columns.push(Column { name: name.cloned().unwrap_or_default(), ours, loose });
        }
        columns
    }
}

fn link(
    dossier: &Dossier,
    at: usize,
    record: &Record,
    carrier: Carrier,
    order: &Order,
    others: &BTreeMap<usize, Vec<usize>>,
) -> Link {
    let phases: Vec<Phase> =
        record.claims.iter().filter(|claim| !is_wish(claim)).filter_map(|claim| claim.phase).collect();
    let is_plan = phases.iter().max().is_some_and(|furthest| *furthest <= Phase::Ratified);
    let (mut halts, mut stretches): (Vec<Halt>, Vec<Stretch>) = (Vec::new(), Vec::new());
    for (index, claim) in record.claims.iter().enumerate() {
        let told = Reading { record: at, claim: index };
        let is_wish = is_wish(claim);
        let mut last: Option<(usize, bool)> = None;
        for stop in &claim.path {
            let column = column_of(dossier, *stop);
            let Some(position) = order.position(column) else { continue };
            let is_place = matches!(stop, Stop::Place(_));
            let entity = match stop {
                Stop::Place(at) if column != *stop => dossier.entities.get(*at),
                _ => None,
            };
            let halt = Halt { column: position, name: entity.map(|entity| entity.name.clone()), told };
            // A state that a place of it stands for adds nothing.
            let same = |known: &Halt| known.column == position && (known.name == halt.name || halt.name.is_none());
            if !halts.iter().any(same) {
                halts.retain(|known| known.column != position || known.name.is_some());
                halts.push(halt);
            }
            if let Some((from, was_place)) = last.filter(|(from, _)| *from != position) {
                let described = was_place && is_place && !is_wish && !is_plan;
                stretches.push(Stretch { from: from.min(position), to: from.max(position), described, told });
            }
            last = Some((position, is_place));
        }
    }
    sort(&mut halts, |one, other| one.column.cmp(&other.column));
    let documents = record.claims.iter().filter_map(|claim| dossier.documents.get(claim.document));
    let known_to: Option<Day> = documents.filter_map(|document| document.as_of.extent().earliest).max();
    let about = record.about.first().and_then(|entity| others.get(entity)).map_or(&[][..], Vec::as_slice);
    Link { record: at, carrier, stretches, halts, turns: turns(dossier, at, record, about), known_to }
}

/// Whether a claim tells of what is to be.
fn is_wish(claim: &Claim) -> bool {
    matches!(claim.status, Status::Target | Status::Forecast)
}

/// Agreements (positions) about each entity, that have a date.
fn others(dossier: &Dossier, dyads: &[usize]) -> BTreeMap<usize, Vec<usize>> {
    let mut others: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, record) in dossier.records.iter().enumerate().filter(|(_, record)| record.kind == Kind::Agreement) {
        let is_ours = record.dyads.iter().any(|dyad| dyads.contains(dyad));
        if !is_ours || record.when().is_none() {
            continue;
        }
        for entity in record.about.iter().skip(1) {
            let known = others.entry(*entity).or_default();
            if known.len() < MOST_OTHERS {
                known.push(at);
            }
        }
    }
    others
}

/// The life of a link.
fn turns(dossier: &Dossier, at: usize, record: &Record, others: &[usize]) -> Vec<Change> {
    let claim_of = |fits: &dyn Fn(&Claim) -> bool| record.claims.iter().position(fits);
    let mut turns = Vec::new();
    let mut dated = Vec::new();
    for (phase, when) in record.phases() {
        let claim = claim_of(&|claim| claim.phase == Some(phase) && claim.date.is_some()).unwrap_or(0);
        dated.push(phase);
        turns.push(Change {
            told: Reading { record: at, claim },
            phase: Some(phase),
            when: Some(when),
            as_of: false,
            other: false,
        });
    }
    if turns.is_empty() {
        let first = claim_of(&|claim| claim.date.is_some());
        let when = first.and_then(|at| record.claims.get(at)?.date.as_ref()).map(|date| date.when());
        if let Some(claim) = first {
            turns.push(Change { told: Reading { record: at, claim }, phase: None, when, as_of: false, other: false });
        }
    }
    for other in others {
        let Some(it) = dossier.records.get(*other) else { continue };
        let claim = it.claims.iter().position(|claim| claim.date.is_some()).unwrap_or(0);
        let told = Reading { record: *other, claim };
        turns.push(Change { told, phase: None, when: it.when(), as_of: false, other: true });
    }
    let start = |change: &Change| change.when.and_then(|when| when.extent().earliest);
    sort(&mut turns, |one, other| start(one).cmp(&start(other)));
    // What is told without a date: how things stood, or not even when.
    let furthest = record.claims.iter().filter(|claim| !is_wish(claim)).filter_map(|claim| claim.phase).max();
    let is_undated =
        |claim: &Claim| claim.phase == furthest && furthest.is_some() && claim.date.is_none() && !is_wish(claim);
    if furthest.is_some_and(|furthest| !dated.contains(&furthest)) {
        let best = claim_of(&|claim| is_undated(claim) && claim.basis == Basis::AsOf).or_else(|| claim_of(&is_undated));
        if let Some((claim, it)) = best.and_then(|claim| Some((claim, record.claims.get(claim)?))) {
            let as_of = it.basis == Basis::AsOf;
            let document = dossier.documents.get(it.document).filter(|_| as_of);
            let when: Option<When> = document.map(|document| document.as_of.when());
            turns.push(Change { told: Reading { record: at, claim }, phase: furthest, when, as_of, other: false });
        }
    }
    turns
}
