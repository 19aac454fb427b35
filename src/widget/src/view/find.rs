//! Finding: a field to type in, choices that limit the timeline, and what was found.

use analysis::find::{Facet, Loosen};
use dossier::number::digits;
use dossier::{Domain, Kind, Record, Status, Word};

use super::records::sign;
use super::tree::{Act, Node, button, el, of, text};
use super::Shown;
use crate::state::State;
use crate::strings::Strings;

/// The field to type in, and the choices.
pub fn controls(shown: &Shown, state: &State) -> Vec<Node> {
    let strings = shown.strings();
    let filter = &shown.finder.filter;
    // What was typed stays as it was typed, as long as it says the same.
    let same = shown.finder.typed(&shown.prepared, &state.typed) == state.filter;
    let field = el("input")
        .set("type", "search")
        .set("aria-label", strings.find)
        .set("placeholder", strings.find)
        .set("value", if same { &state.typed } else { filter.text() });
    let chosen: usize = Facet::ALL.iter().map(|(_, facet)| filter.chosen(*facet).len()).sum();
    let words = if chosen == 0 { strings.all_subjects.to_owned() } else { strings.chosen(chosen) };
    let among = |record: usize| shown.is_among(record);
    let counts = shown.finder.counts(&shown.prepared, &among);
    let facet = |(at, (_, facet)): (usize, (&str, Facet))| {
        let mut list = Vec::new();
        for (place, count) in counts.of(facet).iter().enumerate() {
            let is_chosen = filter.chosen(facet).contains(&place);
            let Some(name) = name(shown, facet, place).filter(|_| *count > 0 || is_chosen) else { continue };
            let act = Act::Filter(shown.finder.toggled(&shown.prepared, facet, place));
            let choice = button(&name, &act).set("role", "checkbox");
            let choice = choice.set("aria-checked", if is_chosen { "true" } else { "false" });
            list.push(el("li").put(choice.put(el("small").say(" ").say(&digits(*count as i64)))));
        }
        let title = strings.facets.get(at).copied().unwrap_or_default();
        // Where there is nothing to choose from, nothing is offered.
        let offers = list.len() > 1 || !filter.chosen(facet).is_empty();
        offers.then(|| of("div", "facet").put(el("b").say(title)).put(el("ul").set("aria-label", title).put_all(list)))
    };
    let facets: Vec<Node> = Facet::ALL.into_iter().enumerate().filter_map(facet).collect();
    vec![
        of("span", "find").put(field),
        of("details", "filter").keyed("filter").put(el("summary").say(&words)).put(of("div", "facets").put_all(facets)),
    ]
}

/// A value of a facet, as a reader knows it.
fn name(shown: &Shown, facet: Facet, place: usize) -> Option<String> {
    let (strings, dossier, language) = (shown.strings(), shown.dossier(), shown.language.as_str());
    Some(match facet {
        Facet::Dyad => dossier.dyads.get(place)?.short.get(language).to_owned(),
        Facet::Domain => strings.domain_of(Domain::WORDS.get(place)?.1).to_owned(),
        Facet::Kind => strings.kind(Kind::WORDS.get(place)?.1).to_owned(),
        Facet::Actor => dossier.actors.get(place)?.name.get(language).to_owned(),
        Facet::Document => {
            let document = dossier.documents.get(place)?;
            [&document.id, " ", document.title.get(language)].concat()
        }
        Facet::Status => strings.terms.status(Status::WORDS.get(place)?.1).unwrap_or(strings.observed).to_owned(),
    })
}

/// What was found, or what would help; and the way back to everything.
pub fn found(shown: &Shown) -> Option<Node> {
    let (strings, finder) = (shown.strings(), &shown.finder);
    if finder.filter.is_empty() {
        return None;
    }
    let among = |record: usize| shown.is_among(record);
    let kept = shown.items.len() + shown.items.undated.len();
    let all = button(strings.everything, &Act::Filter(String::new())).set("class", "link");
    let says = |words: &str| el("p").set("role", "status").say(words).say(" ");
    let mut out = of("div", "found").keyed("found");
    if kept == 0 {
        let asked = finder.filter.text();
        let nothing = if asked.is_empty() { strings.nothing.to_owned() } else { strings.nothing_for(asked) };
        let way = finder.looser(&shown.prepared, &among).map(|(loosen, filter, results)| {
            button(&strings.looser(loosened(strings, loosen), results), &Act::Filter(filter)).set("class", "link")
        });
        return Some(out.put(says(&nothing).put_if(way).say(" ").put(all)));
    }
    out = out.put(says(&strings.kept(kept)).put(all));
    let results = finder.found(&shown.prepared, &among)?;
    let row = |record: &Record| {
        let when = record.when().map_or_else(|| strings.undated.to_owned(), |when| shown.words.when(&when));
        of("li", &sign(shown, record))
            .put(button(record.title.get(&shown.language), &Act::Show(record.id.clone())))
            .put(text(" "))
            .put(el("small").say(&when))
    };
    let rows = results.records.iter().filter_map(|at| shown.dossier().records.get(*at)).map(row).collect();
    let more = results.total.saturating_sub(results.records.len());
    let more = (more > 0).then(|| el("p").put(el("small").say(&strings.and_more(more))));
    Some(out.put(el("ul").put_all(rows)).put_if(more))
}

fn loosened(strings: &Strings, loosen: Loosen) -> &'static str {
    match loosen {
        Loosen::Facet(facet) => strings.facets.get(facet as usize).copied().unwrap_or_default(),
        Loosen::Span | Loosen::Filter | Loosen::Limits => strings.choices,
        Loosen::Word(_) => strings.a_word,
        Loosen::Words => strings.the_words,
    }
}
