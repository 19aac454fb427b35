//! What a reader looks for: the filter of the state, what it keeps, and the search that goes with it.

use std::rc::Rc;
use std::sync::Arc;

use analysis::find::{Counts, Facet, Filter, Found, Haystack, Language, Loosen, Query, counts, loosen, without_word};
use analysis::prepared::Prepared;
use dossier::words::Words;

use crate::strings::Strings;

/// How many results are listed at once.
const LISTED: usize = 10;

/// Turns a text into what is compared: small letters, each mark apart from its letter.
pub type Fold = fn(&str) -> String;

/// All texts of a dossier in a language, gathered when something is first looked for.
pub struct Texts {
    prepared: Arc<Prepared>,
    language: String,
    haystack: Haystack,
}

impl Texts {
    /// Gathers the texts of a dossier.
    pub fn new(prepared: Arc<Prepared>, language: &str, words: &Words, fold: Fold) -> Self {
        let strings = Strings::of(language);
        let how = Language {
            tag: language,
            words,
            domain: &|domain| strings.domain_of(domain),
            kind: &|kind| strings.kind(kind),
        };
        let haystack = Haystack::new(&prepared.dossier, how, &fold);
        Self { prepared, language: language.to_owned(), haystack }
    }

    /// Whether they are the texts of a dossier in a language.
    pub fn are_of(&self, prepared: &Arc<Prepared>, language: &str) -> bool {
        Arc::ptr_eq(&self.prepared, prepared) && self.language == language
    }
}

/// A filter, with the search for its words.
pub struct Finder {
    /// What is limited.
    pub filter: Filter,
    /// The words, and where to look for them.
    search: Option<(Rc<Texts>, Query)>,
    /// Whether each record (position) has the words.
    has_words: Vec<bool>,
}

impl Finder {
    /// A filter; `texts` gives the texts if it has words.
    pub fn new(filter: Filter, fold: Fold, texts: impl FnOnce() -> Rc<Texts>) -> Self {
        let search = (!filter.text().is_empty()).then(|| (texts(), Query::new(filter.text(), &fold)));
        let has_words = search.as_ref().map(|(texts, query)| texts.haystack.contains(query)).unwrap_or_default();
        Self { filter, search, has_words }
    }

    fn has_words(&self, record: usize) -> bool {
        self.search.is_none() || self.has_words.get(record).copied().unwrap_or_default()
    }

    /// Whether a record (position) is kept.
    pub fn keeps(&self, prepared: &Prepared, record: usize) -> bool {
        self.has_words(record) && prepared.dossier.records.get(record).is_some_and(|it| self.filter.keeps(it))
    }

    /// The first records that are found, if something is looked for.
    pub fn found(&self, prepared: &Prepared, among: &dyn Fn(usize) -> bool) -> Option<Found> {
        let (texts, query) = self.search.as_ref()?;
        let kept = |record: usize| {
            among(record) && prepared.dossier.records.get(record).is_some_and(|it| self.filter.keeps(it))
        };
        Some(texts.haystack.search(query, &kept, LISTED))
    }

    /// How many records each further choice would leave.
    pub fn counts(&self, prepared: &Prepared, among: &dyn Fn(usize) -> bool) -> Counts {
        counts(&prepared.dossier, &self.filter, &|record| among(record) && self.has_words(record))
    }

    /// The filter with a value of a facet chosen, or no longer.
    pub fn toggled(&self, prepared: &Prepared, facet: Facet, place: usize) -> String {
        let mut filter = self.filter.clone();
        filter.choose(facet, place, !filter.chosen(facet).contains(&place));
        filter.print(&prepared.dossier)
    }

    /// The filter with other words.
    pub fn typed(&self, prepared: &Prepared, text: &str) -> String {
        let mut filter = self.filter.clone();
        filter.set_text(text);
        filter.print(&prepared.dossier)
    }

    /// Where nothing is found: what to give up, as the filter that is left, and how many records there are then.
    pub fn looser(&self, prepared: &Prepared, among: &dyn Fn(usize) -> bool) -> Option<(Loosen, String, usize)> {
        let (texts, query) = self.search.as_ref()?;
        let ways = loosen(&prepared.dossier, (&texts.haystack, query), &self.filter, among, &|_| true);
        let way = ways.first()?;
        let mut filter = self.filter.clone();
        match way.loosen {
            Loosen::Facet(facet) => filter.clear(facet),
            Loosen::Span | Loosen::Filter | Loosen::Limits => Facet::ALL.into_iter().for_each(|(_, it)| filter.clear(it)),
            Loosen::Word(place) => filter.set_text(&without_word(self.filter.text(), place)),
            Loosen::Words => filter.set_text(""),
        }
        Some((way.loosen, filter.print(&prepared.dossier), way.results))
    }
}
