//! What the reader sees: a scene and a state, drawn. No layout and no arithmetic on data happens here.

mod compare;
mod detail;
mod frame;
mod legend;
mod outline;
mod records;
mod timeline;

use std::sync::Arc;

use chart::item::Items;
use chart::{KnowledgeEnd, TextStyle, TimeMap};
use dossier::words::Words;
use dossier::{Dossier, Record};
use leptos::prelude::*;

use crate::host::load::Loaded;
use crate::host::measure::Measurer;
use crate::state::{State, words};
use crate::strings::Strings;

pub use frame::widget;

/// The style sheet of the shadow tree, a file a component.
pub const CSS: &str = concat!(
    include_str!("frame.css"),
    include_str!("timeline.css"),
    include_str!("detail.css"),
    include_str!("compare.css")
);

/// What every view reads. It is a handful of signals and is copied freely.
#[derive(Clone, Copy)]
pub struct Context {
    /// The one state.
    pub state: RwSignal<State>,
    /// The dossier, or why there is none.
    pub loaded: RwSignal<Loaded>,
    /// Width of the widget in CSS pixels.
    pub width: RwSignal<f64>,
    /// A number that no other widget in the page has, for ids in the drawing.
    pub instance: usize,
    measurer: StoredValue<Measurer, LocalStorage>,
}

/// A dossier as the reader's state shows it.
#[derive(Clone)]
pub struct Shown {
    /// All of it.
    pub dossier: Arc<Dossier>,
    /// Positions of the relationships shown, in the order of the state.
    pub dyads: Vec<usize>,
    /// Dated and undated records.
    pub items: Arc<Items>,
    /// Days to units.
    pub map: Arc<TimeMap>,
    /// Where the documents of each relationship stop.
    pub ends: Arc<Vec<KnowledgeEnd>>,
    /// What the documents disagree on.
    pub disagreements: Arc<Vec<analysis::disagreement::Disagreement>>,
    /// The reader's language.
    pub language: String,
    /// Dates and figures in words.
    pub words: Arc<Words>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dossier, &other.dossier) && self.dyads == other.dyads && self.language == other.language
    }
}

impl Context {
    /// The signals of one widget, owned by the present reactive owner.
    pub fn new(
        state: ArcRwSignal<State>,
        loaded: ArcRwSignal<Loaded>,
        width: ArcRwSignal<f64>,
        measurer: Measurer,
    ) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static WIDGETS: AtomicUsize = AtomicUsize::new(0);
        Self {
            state: state.into(),
            loaded: loaded.into(),
            width: width.into(),
            instance: WIDGETS.fetch_add(1, Ordering::Relaxed),
            measurer: StoredValue::new_local(measurer),
        }
    }

    /// The width of a text.
    pub fn measure(&self, text: &str, style: TextStyle) -> f64 {
        self.measurer.with_value(|measurer| measurer.width(text, style))
    }

    /// The texts of the interface in the reader's language.
    pub fn strings(&self) -> &'static Strings {
        self.state.with(|state| Strings::of(state.language()))
    }

    /// Opens the detail of a record, or closes it.
    pub fn select(&self, id: Option<String>) {
        self.state.update(|state| state.focus = id);
    }
}

impl Shown {
    /// What a state shows of a dossier.
    pub fn new(dossier: Arc<Dossier>, wanted: &[String], language: &str) -> Self {
        let named: Vec<usize> = wanted.iter().filter_map(|id| dossier.dyad_index(id)).collect();
        let dyads = if named.is_empty() { (0..dossier.dyads.len().min(2)).collect() } else { named };
        let words = words(language);
        let disagreements = analysis::disagreement::disagreements(&dossier);
        let disputed =
            |record: usize| disagreements.iter().any(|d| d.rule.contradicts() && d.records.contains(&record));
        let items = Items::of(&dossier, &dyads, language, &words, &disputed);
        let map = TimeMap::folding(items.dated.iter().map(|item| &item.when));
        let ends = ends(&dossier, &dyads, language, &words);
        Self {
            items: Arc::new(items),
            map: Arc::new(map),
            ends: Arc::new(ends),
            disagreements: Arc::new(disagreements),
            dyads,
            language: language.to_owned(),
            words: Arc::new(words),
            dossier,
        }
    }

    /// The record with an id.
    pub fn record(&self, id: &str) -> Option<(usize, &Record)> {
        let at = self.dossier.record_index(id)?;
        self.dossier.records.get(at).map(|record| (at, record))
    }

    /// The name of the relationship at a place among those shown.
    pub fn name(&self, group: usize) -> &str {
        self.dyads.get(group).and_then(|dyad| self.dossier.dyads.get(*dyad)).map_or("", |d| d.title.get(&self.language))
    }

    /// The short name of the relationship at a place among those shown.
    pub fn short_name(&self, group: usize) -> &str {
        self.dyads.get(group).and_then(|dyad| self.dossier.dyads.get(*dyad)).map_or("", |d| d.short.get(&self.language))
    }
}

/// The line after which each relationship's documents know nothing: the last of them decides.
fn ends(dossier: &Dossier, dyads: &[usize], language: &str, words: &Words) -> Vec<KnowledgeEnd> {
    let strings = Strings::of(language);
    let of = |(group, dyad): (usize, &usize)| {
        let mut documents: Vec<usize> = dossier
            .records
            .iter()
            .filter(|record| record.dyads.as_slice() == [*dyad])
            .flat_map(|record| record.claims.iter().map(|claim| claim.document))
            .collect();
        documents.sort_unstable();
        documents.dedup();
        let known = documents.iter().filter_map(|at| dossier.documents.get(*at));
        let day = known.clone().filter_map(|d| d.as_of.extent().earliest).max()?;
        let names: Vec<&str> = known.map(|document| document.id.as_str()).collect();
        let (year, month, _) = day.ymd();
        let label = strings.documents_end(&names.join(", "), &format!("{} {year}", words.month(month)));
        Some(KnowledgeEnd { group, day: day.plus(1), label })
    };
    dyads.iter().enumerate().filter_map(of).collect()
}
