//! The detail of a record: what, when, figures, and every claim with its citation.

use dossier::{Claim, Record};

use ui::citation::quotation;

use super::Shown;
use super::records::{figure, sign, whose};
use super::tree::{Act, Node, button, el, of};
use crate::host::comparison::RESULTS;

/// The panel for the record at a position.
pub fn view(shown: &Shown, at: usize) -> Option<Node> {
    let record = shown.dossier().records.get(at)?;
    let strings = shown.strings();
    let language = shown.language.as_str();
    let kicker = [&whose(shown, record), " · ", strings.terms.domain_of(record.domain)].concat();
    let when = record.when().map_or_else(|| strings.undated.to_owned(), |when| shown.words.full_date(&when));
    let disputed = shown.disputed(at);
    let mut documents: Vec<usize> = Vec::new();
    for claim in &record.claims {
        if !documents.contains(&claim.document) {
            documents.push(claim.document);
        }
    }
    let several = documents.len() > 1;
    let blocks = documents.into_iter().map(|document| block(shown, record, document)).collect();
    let note = record
        .note
        .as_ref()
        .map(|note| of("p", "note").put(el("b").say(strings.editor_note).say(": ")).say(note.get(language)));
    let panel = of("aside", "detail")
        .keyed(&record.id)
        .set("part", "detail")
        .set("aria-label", strings.detail)
        .put(
            of("p", "kicker")
                .put(of("span", &sign(shown, record)).say(&kicker))
                .put(button(&[strings.close, " ✕"].concat(), &Act::Select(None)).set("class", "close")),
        )
        .put(el("h3").say(record.title.get(language)))
        .put(of("p", "when").say(&when))
        .put(of("p", "small").say(&circumstances(shown, record)))
        .put_all(disputes(shown, at))
        .put_all(blocks)
        .put_if((disputed && several).then(|| of("p", "small").say(strings.choose_neither)))
        .put_if(note)
        .put(of("div", RESULTS).keyed(RESULTS));
    Some(panel)
}

/// Each disagreement on a record: what does not agree, and what other records say to it.
fn disputes(shown: &Shown, at: usize) -> Vec<Node> {
    let strings = shown.strings();
    let mut out = Vec::new();
    for found in shown.prepared.disagreements.iter().filter(|found| found.records.contains(&at)) {
        let noted = found.noted.and_then(|at| shown.dossier().noted.get(at));
        let rule = strings.rules.get(found.rule as usize).copied().unwrap_or(strings.terms.disagree);
        let words = noted.map_or(rule, |noted| noted.note.get(&shown.language));
        let style = if found.contradicts(shown.dossier()) { "mark" } else { "b" };
        out.push(of("p", "dispute").put(el(style).say(words)));
        for reading in found.readings.iter().filter(|reading| reading.record != at) {
            let Some((record, claim)) = reading.of(shown.dossier()) else { continue };
            let title = button(record.title.get(&shown.language), &Act::Select(Some(record.id.clone())));
            out.push(of("p", "small").put(title).say(" ").put(quotation(shown.dossier(), claim)));
        }
    }
    out
}

/// What sort of record it is, who, which office, where, and who gives to whom.
fn circumstances(shown: &Shown, record: &Record) -> String {
    let language = shown.language.as_str();
    let mut parts = vec![shown.strings().terms.kind(record.kind).to_owned()];
    parts.extend(record.person.clone());
    for told in [&record.role, &record.place].into_iter().flatten() {
        parts.push(told.get(language).to_owned());
    }
    let name = |at: Option<usize>| shown.dossier().actors.get(at?).map(|actor| actor.name.get(language).to_owned());
    match (name(record.from), name(record.to)) {
        (None, None) => {}
        (from, to) => parts.push([from.unwrap_or_default(), " → ".to_owned(), to.unwrap_or_default()].concat()),
    }
    parts.join(" · ")
}

/// All that one document says of a record.
fn block(shown: &Shown, record: &Record, document: usize) -> Node {
    let claims = record.claims.iter().filter(|claim| claim.document == document);
    let rows = claims.map(|claim| claim_of(shown, record, claim)).collect();
    let source = shown.dossier().documents.get(document);
    let letter = source.map_or("", |source| source.id.as_str());
    let title =
        source.map(|source| [source.title.get(&shown.language), ", ", &shown.words.date(&source.as_of)].concat());
    let body = el("div").put_all(rows).put_if(title.map(|title| of("p", "small").say(&title)));
    of("section", "document").put(of("b", "letter").say(letter)).put(body)
}

fn claim_of(shown: &Shown, record: &Record, claim: &Claim) -> Node {
    let strings = shown.strings();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(figure(shown, record, claim));
    facts.extend(claim.blank.map(|blank| strings.terms.blank(blank).to_owned()));
    facts.extend(strings.terms.status(claim.status).map(str::to_owned));
    facts.extend(claim.phase.map(|phase| strings.terms.phase(phase).to_owned()));
    facts.extend(claim.time().map(|date| shown.words.date(date)));
    facts.extend(strings.basis(claim.basis, claim.time().is_some()).map(str::to_owned));
    let statement = claim.statement.as_ref().map(|told| of("p", "statement").say(told.get(&shown.language)));
    of("div", "claim")
        .put_if((!facts.is_empty()).then(|| of("p", "reading").say(&facts.join(", "))))
        .put_if(statement)
        .put(el("p").put(quotation(shown.dossier(), claim)))
}
