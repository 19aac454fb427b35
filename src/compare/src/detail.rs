//! What the documents say of a record: figures, readings, and every claim with its citation.

use dossier::{Claim, Record};
use ui::citation::quotation;
use ui::tree::{Act, Node, View, button, el, of};

use crate::derived;
use crate::desk::Desk;
use crate::dispute;
use crate::sources::strings::Papers;

/// All that stands below the title of the record at a position. `neighbours` come before and after it.
pub fn body(desk: &Desk<'_>, at: usize, neighbours: [Option<usize>; 2]) -> Vec<Node> {
    let Some(record) = desk.record(at) else { return Vec::new() };
    let strings = desk.strings;
    let mut documents: Vec<usize> = Vec::new();
    for claim in &record.claims {
        if !documents.contains(&claim.document) {
            documents.push(claim.document);
        }
    }
    let neither = desk.prepared.disputed(at) && documents.len() > 1;
    let mut out = vec![of("p", "small").say(&circumstances(desk, record))];
    out.extend(disputes(desk, at));
    out.extend(documents.into_iter().map(|document| block(desk, record, document)));
    out.extend(neither.then(|| of("p", "small").say(strings.choose_neither)));
    let note = |words: &str| of("p", "note").put(el("b").say(strings.editor_note).say(": ")).say(words);
    out.extend(record.note.as_ref().map(|words| note(words.get(desk.language))));
    out.extend(derived::of_record(desk, at));
    out.push(ways(desk, neighbours));
    out
}

/// To the record before, and to the one after.
fn ways(desk: &Desk<'_>, neighbours: [Option<usize>; 2]) -> Node {
    let way = |(name, at): (&str, Option<usize>)| {
        let record = desk.record(at?)?;
        let when = record.when().map(|when| [", ", &desk.words.when(&when)].concat()).unwrap_or_default();
        let title = el("b").say(record.title.get(desk.language));
        let words = button(name, &Act::Show(record.id.clone()));
        Some(el("li").put(words.say(": ").put(title).say(&when)))
    };
    let ways = desk.strings.ways.into_iter().zip(neighbours).filter_map(way).collect();
    of("ul", "ways").keyed("ways").put_all(ways)
}

/// Each disagreement on a record: what does not agree, and what other records say to it; and the way to all of them.
fn disputes(desk: &Desk<'_>, at: usize) -> Vec<Node> {
    let mut out = Vec::new();
    for found in desk.prepared.disagreements.iter().filter(|found| found.records.contains(&at)) {
        out.push(of("p", "dispute").put(dispute::words(desk, found)));
        let others = found.readings.iter().filter(|reading| reading.record != at);
        let others = others.filter_map(|reading| reading.of(desk.dossier));
        out.extend(others.map(|(record, claim)| dispute::of_other(desk, record, claim)));
    }
    if !out.is_empty() {
        let all = button(Papers::of(desk.language).all_disagreements, &Act::View(View::Sources));
        out.push(of("p", "small").put(all));
    }
    out
}

/// What sort of record it is, who, which office, where, and who gives to whom.
fn circumstances(desk: &Desk<'_>, record: &Record) -> String {
    let language = desk.language;
    let mut parts = vec![desk.strings.terms.kind(record.kind).to_owned()];
    parts.extend(record.person.clone());
    for told in [&record.role, &record.place].into_iter().flatten() {
        parts.push(told.get(language).to_owned());
    }
    let name = |at: Option<usize>| desk.dossier.actors.get(at?).map(|actor| actor.name.get(language).to_owned());
    match (name(record.from), name(record.to)) {
        (None, None) => {}
        (from, to) => parts.push([from.unwrap_or_default(), " → ".to_owned(), to.unwrap_or_default()].concat()),
    }
    parts.join(" · ")
}

/// All that one document says of a record.
fn block(desk: &Desk<'_>, record: &Record, document: usize) -> Node {
    let claims = record.claims.iter().filter(|claim| claim.document == document);
    let rows = claims.map(|claim| claim_of(desk, record, claim)).collect();
    let source = desk.dossier.documents.get(document);
    let letter = source.map_or("", |source| source.id.as_str());
    let title = source.map(|source| [source.title.get(desk.language), ", ", &desk.words.date(&source.as_of)].concat());
    let body = el("div").put_all(rows).put_if(title.map(|title| of("p", "small").say(&title)));
    of("section", "document").put(of("b", "letter").say(letter)).put(body)
}

fn claim_of(desk: &Desk<'_>, record: &Record, claim: &Claim) -> Node {
    let facts = facts(desk, record, claim);
    let statement = claim.statement.as_ref().map(|told| of("p", "statement").say(told.get(desk.language)));
    of("div", "claim")
        .put_if((!facts.is_empty()).then(|| of("p", "reading").say(&facts.join(", "))))
        .put_if(statement)
        .put(el("p").put(quotation(desk.dossier, claim)))
}

/// What a claim says in our words, but for its statement: figure, status, turn, time.
pub fn facts(desk: &Desk<'_>, record: &Record, claim: &Claim) -> Vec<String> {
    desk.words.facts(claim, analysis::printed::unit_of(desk.dossier, record, claim))
}

/// A claim's figure in words, with its unit and hedge.
pub fn figure(desk: &Desk<'_>, record: &Record, claim: &Claim) -> Option<String> {
    let unit = analysis::printed::unit_of(desk.dossier, record, claim);
    Some(desk.words.figure(claim.value?, unit, claim.qualifier))
}
