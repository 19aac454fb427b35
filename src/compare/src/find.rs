//! Finding: choices that limit the timeline, what was found, and what would help where nothing was.

use std::cell::OnceCell;

use analysis::find::{Facet, Filter, Haystack, Language, Loosen, Query, counts, loosen, without_word};
use analysis::prepared::Prepared;
use dossier::number::digits;
use dossier::words::Words;
use dossier::{Domain, Dossier, Kind, Record, Status, Word};
use ui::side::sign;
use ui::terms::words;
use ui::tree::{Act, Node, button, el, of, text};

use crate::fold;
use crate::strings::Comparing;

/// How many results are listed at once.
const LISTED: usize = 10;

/// All texts of a dossier in a language: gathered when something is first looked for.
pub struct Texts {
    language: String,
    haystack: Haystack,
}

impl Texts {
    /// The texts in a language; gathered anew only for another.
    pub fn of<'t>(kept: &'t mut Option<Self>, dossier: &Dossier, language: &str) -> &'t Self {
        let known = kept.take().filter(|texts| texts.language == language);
        kept.insert(known.unwrap_or_else(|| {
            let (words, terms) = (words(language), Comparing::of(language).terms);
            let how = Language {
                tag: language,
                words: &words,
                domain: &|domain| terms.domain_of(domain),
                kind: &|kind| terms.kind(kind),
            };
            Self { language: language.to_owned(), haystack: Haystack::new(dossier, how, &fold) }
        }))
    }
}

/// Records that no document dates: off the axis, and still shown.
pub fn undated(dossier: &Dossier, language: &str, keeps: &dyn Fn(usize) -> bool, dyads: &[usize]) -> Vec<Node> {
    let terms = Comparing::of(language).terms;
    let off = |(at, record): &(usize, &Record)| record.when().is_none() && keeps(*at);
    let row = |(_, record): (usize, &Record)| {
        let act = Act::Select(Some(record.id.clone()));
        of("li", &sign(record, dyads))
            .put(button(record.title.get(language), &act).set("data-record", &record.id))
            .put(text(" "))
            .put(el("small").say(terms.domain_of(record.domain)))
    };
    vec![el("ul").put_all(dossier.records.iter().enumerate().filter(off).map(row).collect())]
}

/// What is looked for, in a dossier.
pub struct Finder<'a> {
    prepared: &'a Prepared,
    strings: &'static Comparing,
    language: &'a str,
    words: Words,
    filter: Filter,
    /// The words, and where to look for them.
    search: Option<(&'a Haystack, Query)>,
    /// Whether each record, by its position, has the words; looked for once.
    has_words: OnceCell<Vec<bool>>,
}

impl<'a> Finder<'a> {
    /// What a filter looks for, as it is written.
    ///
    /// # Errors
    /// A sentence for whoever wrote it.
    pub fn new(
        prepared: &'a Prepared,
        texts: &'a mut Option<Texts>,
        written: &str,
        language: &'a str,
    ) -> Result<Self, String> {
        let filter = Filter::parse(&prepared.dossier, written)?;
        let query = (!filter.text().is_empty()).then(|| Query::new(filter.text(), &fold));
        let search = query.map(|query| (&Texts::of(texts, &prepared.dossier, language).haystack, query));
        let strings = Comparing::of(language);
        Ok(Self { prepared, strings, language, words: words(language), filter, search, has_words: OnceCell::new() })
    }

    fn record(&self, at: usize) -> Option<&Record> {
        self.prepared.dossier.records.get(at)
    }

    /// Whether each record, by its position, has the words.
    fn has_words(&self) -> &[bool] {
        let all = || vec![true; self.prepared.dossier.records.len()];
        let found = || self.search.as_ref().map_or_else(all, |(haystack, query)| haystack.contains(query));
        self.has_words.get_or_init(found)
    }

    /// Whether each record, by its position, is kept: 1 or 0.
    pub fn kept(&self) -> Vec<u8> {
        let records = self.prepared.dossier.records.iter();
        records.zip(self.has_words()).map(|(record, has)| u8::from(*has && self.filter.keeps(record))).collect()
    }

    /// The words that are looked for.
    pub fn text(&self) -> &str {
        self.filter.text()
    }

    /// The filter with other words.
    pub fn typed(&self, text: &str) -> String {
        let mut filter = self.filter.clone();
        filter.set_text(text);
        filter.print(&self.prepared.dossier)
    }

    /// What can be chosen, each with how many records it would leave of the relationships shown.
    pub fn choices(&self, dyads: &[usize]) -> Vec<Node> {
        let has_words = self.has_words();
        let among = |at: usize| self.is_among(dyads, at) && has_words.get(at).copied().unwrap_or_default();
        let counts = counts(&self.prepared.dossier, &self.filter, &among);
        let facet = |(at, (_, facet)): (usize, (&str, Facet))| {
            let chosen = self.filter.chosen(facet);
            let mut list = Vec::new();
            for (place, count) in counts.of(facet).iter().enumerate() {
                let is_chosen = chosen.contains(&place);
                let Some(name) = self.name(facet, place).filter(|_| *count > 0 || is_chosen) else { continue };
                let mut filter = self.filter.clone();
                filter.choose(facet, place, !is_chosen);
                let act = Act::Filter(filter.print(&self.prepared.dossier));
                let choice = button(&name, &act)
                    .set("role", "checkbox")
                    .set("aria-checked", if is_chosen { "true" } else { "false" })
                    .put(el("small").say(" ").say(&digits(*count as i64)));
                list.push(el("li").keyed(&digits(place as i64)).put(choice));
            }
            let title = self.strings.facets.get(at).copied().unwrap_or_default();
            // Where there is nothing to choose from, nothing is offered.
            let offers = list.len() > 1 || !chosen.is_empty();
            let list = el("ul").set("aria-label", title).put_all(list);
            offers.then(|| of("div", "facet").keyed(title).put(el("b").say(title)).put(list))
        };
        Facet::ALL.into_iter().enumerate().filter_map(facet).collect()
    }

    fn is_among(&self, dyads: &[usize], at: usize) -> bool {
        self.record(at).is_some_and(|record| record.dyads.iter().any(|dyad| dyads.contains(dyad)))
    }

    /// A value of a facet, as a reader knows it.
    fn name(&self, facet: Facet, place: usize) -> Option<String> {
        let (terms, dossier) = (self.strings.terms, &self.prepared.dossier);
        Some(match facet {
            Facet::Dyad => dossier.dyads.get(place)?.short.get(self.language).to_owned(),
            Facet::Domain => terms.domain_of(Domain::WORDS.get(place)?.1).to_owned(),
            Facet::Kind => terms.kind(Kind::WORDS.get(place)?.1).to_owned(),
            Facet::Actor => dossier.actors.get(place)?.name.get(self.language).to_owned(),
            Facet::Document => {
                let document = dossier.documents.get(place)?;
                [&document.id, " ", document.title.get(self.language)].concat()
            }
            Facet::Status => terms.status(Status::WORDS.get(place)?.1).unwrap_or(self.strings.observed).to_owned(),
        })
    }

    /// What was found, or what would help; and the way back to everything.
    pub fn found(&self, dyads: &[usize]) -> Vec<Node> {
        let (strings, dossier) = (self.strings, &self.prepared.dossier);
        let among = |at: usize| self.is_among(dyads, at);
        let kept = (0..).zip(self.kept()).filter(|(at, kept)| *kept == 1 && among(*at)).count();
        let link = |words: &str, filter: String| button(words, &Act::Filter(filter)).set("class", "link");
        let all = link(strings.everything, String::new());
        let says = |words: &str| el("p").set("role", "status").say(words).say(" ");
        if kept == 0 {
            let asked = self.filter.text();
            let nothing = if asked.is_empty() { strings.nothing.to_owned() } else { strings.nothing_for(asked) };
            return vec![
                says(&nothing).put_if(self.looser(&among).map(|(words, it)| link(&words, it))).say(" ").put(all),
            ];
        }
        let mut out = vec![says(&strings.kept(kept)).put(all)];
        let Some((haystack, query)) = &self.search else { return out };
        let fits = |at: usize| among(at) && self.record(at).is_some_and(|record| self.filter.keeps(record));
        let results = haystack.search(query, &fits, LISTED);
        let row = |record: &Record| {
            let when = record.when().map_or_else(|| strings.undated.to_owned(), |when| self.words.when(&when));
            of("li", &sign(record, dyads))
                .put(button(record.title.get(self.language), &Act::Show(record.id.clone())))
                .put(text(" "))
                .put(el("small").say(&when))
        };
        let rows = results.records.iter().filter_map(|at| dossier.records.get(*at)).map(row).collect();
        out.push(el("ul").put_all(rows));
        let more = results.total.saturating_sub(results.records.len());
        out.extend((more > 0).then(|| el("p").put(el("small").say(&strings.and_more(more)))));
        out
    }

    /// What to give up where nothing is found, in words, and the filter that is left.
    fn looser(&self, among: &dyn Fn(usize) -> bool) -> Option<(String, String)> {
        let (haystack, query) = self.search.as_ref()?;
        let way =
            loosen(&self.prepared.dossier, (haystack, query), &self.filter, among, &|_| true).into_iter().next()?;
        let mut filter = self.filter.clone();
        let [all_choices, one_word, all_words] = self.strings.given_up;
        let what = match way.loosen {
            Loosen::Facet(facet) => {
                filter.clear(facet);
                self.strings.facets.get(facet as usize).copied().unwrap_or_default()
            }
            Loosen::Span | Loosen::Filter | Loosen::Limits => {
                Facet::ALL.into_iter().for_each(|(_, facet)| filter.clear(facet));
                all_choices
            }
            Loosen::Word(place) => {
                filter.set_text(&without_word(self.filter.text(), place));
                one_word
            }
            Loosen::Words => {
                filter.set_text("");
                all_words
            }
        };
        Some((self.strings.looser(what, way.results), filter.print(&self.prepared.dossier)))
    }
}
