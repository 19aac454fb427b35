//! A dossier as the reader's state shows it.

use std::sync::Arc;

use analysis::prepared::{Prepared, chosen};
use chart::{Items, KnowledgeEnd, Story, TimeMap, Viewport};
use dossier::number::digits;
use dossier::words::Words;
use dossier::{Dossier, Record};

use crate::state::{State, words};
use crate::strings::Strings;

/// A dossier, the relationships picked from it, and what follows from both.
pub struct Shown {
    /// All of it, with what follows from it.
    pub prepared: Arc<Prepared>,
    /// Positions of the relationships shown, in the order of the state.
    pub dyads: Vec<usize>,
    /// Dated and undated records.
    pub items: Items,
    /// Days to units.
    pub map: TimeMap,
    /// Where the documents of each relationship stop.
    pub ends: Vec<KnowledgeEnd>,
    /// The reader's language.
    pub language: String,
    /// Dates and figures in words.
    pub words: Words,
}

impl Shown {
    /// Which relationships are shown: those `wanted` by id, else the dossier's first two.
    pub fn picked(dossier: &Dossier, wanted: &[String]) -> Vec<usize> {
        chosen(dossier, &wanted.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Whether this is what [`Shown::new`] would make of the same.
    pub fn is_of(&self, prepared: &Arc<Prepared>, dyads: &[usize], language: &str) -> bool {
        Arc::ptr_eq(&self.prepared, prepared) && self.dyads == dyads && self.language == language
    }

    /// What is shown of a dossier: some of its relationships, in a language.
    pub fn new(prepared: Arc<Prepared>, dyads: Vec<usize>, language: &str) -> Self {
        let dossier = &prepared.dossier;
        let words = words(language);
        let disputed = |record: usize| prepared.disputed(record);
        let story = Story { dossier, language, words: &words, disputed: &disputed };
        let items = Items::of(&story, &dyads, &[], &|_| true);
        let map = items.map(&[]);
        let ends = ends(dossier, &dyads, language, &words);
        Self { items, map, ends, dyads, language: language.to_owned(), words, prepared }
    }

    /// The texts of the interface.
    pub fn strings(&self) -> &'static Strings {
        Strings::of(&self.language)
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.prepared.dossier
    }

    /// What the state says is in view.
    pub fn viewport(&self, state: &State) -> Viewport {
        let first = state.from.unwrap_or_else(|| self.map.day(0.0));
        let last = state.to.unwrap_or_else(|| self.map.day(self.map.length()));
        Viewport::between(&self.map, first, last.max(first + 1.0))
    }

    /// The position of the record with an id, if it belongs to what is shown.
    pub fn record(&self, id: &str) -> Option<usize> {
        self.dossier().record_index(id)
    }

    /// Whether documents contradict each other, or themselves, on a record.
    pub fn disputed(&self, record: usize) -> bool {
        self.prepared.disputed(record)
    }

    /// The name of the relationship at a place among those shown.
    pub fn name(&self, group: usize) -> &str {
        self.dyads
            .get(group)
            .and_then(|dyad| self.dossier().dyads.get(*dyad))
            .map_or("", |d| d.title.get(&self.language))
    }

    /// The short name of the relationship at a place among those shown.
    pub fn short_name(&self, group: usize) -> &str {
        self.dyads
            .get(group)
            .and_then(|dyad| self.dossier().dyads.get(*dyad))
            .map_or("", |d| d.short.get(&self.language))
    }
}

/// The line after which each relationship's documents know nothing: the last of them decides.
fn ends(dossier: &Dossier, dyads: &[usize], language: &str, words: &Words) -> Vec<KnowledgeEnd> {
    let strings = Strings::of(language);
    let mut out = Vec::new();
    for (group, dyad) in dyads.iter().enumerate() {
        let mine = |record: &&Record| record.dyads.as_slice() == [*dyad];
        let tells = |document: usize| {
            dossier.records.iter().filter(mine).any(|record| record.claims.iter().any(|c| c.document == document))
        };
        let known: Vec<_> = dossier.documents.iter().enumerate().filter(|(at, _)| tells(*at)).map(|(_, d)| d).collect();
        let Some(day) = known.iter().filter_map(|document| document.as_of.extent().earliest).max() else { continue };
        let names: Vec<&str> = known.iter().map(|document| document.id.as_str()).collect();
        let (year, month, _) = day.ymd();
        let label = strings.documents_end(&names.join(", "), &[words.month(month), " ", &digits(year)].concat());
        out.push(KnowledgeEnd { group, day: day.plus(1), label });
    }
    out
}
