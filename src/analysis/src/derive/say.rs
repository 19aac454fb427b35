//! What results are called. English for now, as [`dossier::words`].

use super::Found;
use crate::series::{Point, Timing};
use dossier::{Dossier, Qualifier, Record};

/// The unit of a point's figure.
pub(super) fn unit_of<'a>(dossier: &'a Dossier, point: &Point) -> &'a str {
    let record = dossier.records.get(point.record);
    let indicator = record.and_then(|record| dossier.indicators.get(record.indicator?));
    indicator.map_or("", |indicator| indicator.unit.as_str())
}

impl Found<'_> {
    /// A figure as its document gives it: "more than $20 bn".
    pub(super) fn figure(&self, point: &Point) -> String {
        self.amount(point.value.unwrap_or(0.0), self.unit_of(point), point.qualifier)
    }

    pub(super) fn amount(&self, value: f64, unit: &str, qualifier: Qualifier) -> String {
        self.words.figure(value, unit, qualifier)
    }

    /// The unit of a point's figure.
    pub(super) fn unit_of(&self, point: &Point) -> &str {
        unit_of(self.dossier, point)
    }

    /// What time a figure is of: "2024", "Jan–May 2025", "July 2025 or later".
    pub(super) fn time(&self, point: &Point) -> String {
        match &point.time {
            Timing::Period(date) => self.words.date(date),
            Timing::AsOf(moment) => ["as of ", &self.words.moment(moment)].concat(),
            Timing::Undated => "no date".to_owned(),
        }
    }

    /// What a record measures, for whom: "Firms active, Türkiye to Kazakhstan".
    pub(super) fn subject(&self, point: &Point) -> String {
        let Some(record) = self.dossier.records.get(point.record) else { return String::new() };
        let language = self.dossier.language.as_str();
        let indicator = record.indicator.and_then(|at| self.dossier.indicators.get(at));
        let mut parts = vec![indicator.map_or("", |indicator| indicator.title.get(language)).to_owned()];
        parts.push(self.between_whom(record));
        parts.extend(record.place.as_ref().map(|place| place.get(language).to_owned()));
        parts.join(", ")
    }

    /// The relationship of a record, or who gives and who receives.
    pub(super) fn between_whom(&self, record: &Record) -> String {
        let language = self.dossier.language.as_str();
        let name = |at: Option<usize>| self.dossier.actors.get(at?).map(|actor| actor.name.get(language));
        match (name(record.from), name(record.to)) {
            (Some(from), Some(to)) => [from, " to ", to].concat(),
            (Some(from), None) => ["from ", from].concat(),
            (None, Some(to)) => ["to ", to].concat(),
            (None, None) => self.dyads(&record.dyads),
        }
    }

    /// The names of relationships.
    pub(super) fn dyads(&self, dyads: &[usize]) -> String {
        let title = |at: &usize| self.dossier.dyads.get(*at).map(|dyad| dyad.title.get(&self.dossier.language));
        dyads.iter().filter_map(title).collect::<Vec<_>>().join(" and ")
    }

    /// The short name of a relationship.
    pub(super) fn short(&self, dyad: usize) -> &str {
        self.dossier.dyads.get(dyad).map_or("", |dyad| dyad.short.get(&self.dossier.language))
    }

    /// The title of an indicator.
    pub(super) fn title(&self, indicator: usize) -> &str {
        self.dossier.indicators.get(indicator).map_or("", |indicator| indicator.title.get(&self.dossier.language))
    }
}
