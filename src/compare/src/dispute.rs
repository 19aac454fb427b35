//! A disagreement as words: what does not agree, and each reading of it. The detail of a record and the list of all
//! disagreements show the same.

use analysis::disagreement::Disagreement;
use analysis::told::disagreement;
use dossier::{Claim, Record};
use ui::citation::quotation;
use ui::tree::{Node, el, of};

use crate::desk::Desk;
use crate::detail::facts;

/// What does not agree: the editor's words where he has noted it, else the rule's. Yellow where statements contradict
/// each other.
pub fn words(desk: &Desk<'_>, found: &Disagreement) -> Node {
    el(if found.contradicts(desk.dossier) { "mark" } else { "b" }).say(disagreement(desk.dossier, found, desk.language))
}

/// A reading of another record than the one that is told of: its title, and the document's own words.
pub fn of_other(desk: &Desk<'_>, record: &Record, claim: &Claim) -> Node {
    of("p", "small").put(title(desk, record)).say(" ").put(quotation(desk.dossier, claim))
}

/// The title of a record, which opens it.
pub fn title(desk: &Desk<'_>, record: &Record) -> Node {
    desk.opener("opens", record).say(record.title.get(desk.language))
}

/// A reading as a block: the document's letter, its figure and time in our words, and its own words.
pub fn reading(desk: &Desk<'_>, record: &Record, claim: &Claim, is_named: bool) -> Node {
    let letter = desk.dossier.documents.get(claim.document).map_or("", |document| document.id.as_str());
    let facts = facts(desk, record, claim);
    let statement = claim.statement.as_ref().map(|told| of("p", "statement").say(told.get(desk.language)));
    let body = el("div")
        .put_if(is_named.then(|| el("p").put(title(desk, record))))
        .put_if((!facts.is_empty()).then(|| of("p", "reading").say(&facts.join(", "))))
        .put_if(statement)
        .put(el("p").put(quotation(desk.dossier, claim)));
    of("div", "of-document").put(of("b", "letter").say(letter)).put(body)
}
