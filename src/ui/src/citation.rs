//! Where a claim stands, and the document's own words.

use dossier::number::digits;
use dossier::{Claim, Dossier};

use crate::tree::{Node, el};

/// A citation: letter and paragraph.
pub fn place(dossier: &Dossier, claim: &Claim) -> String {
    let document = dossier.documents.get(claim.document).map_or("", |document| document.id.as_str());
    [document, " ¶", &digits(i64::from(claim.paragraph))].concat()
}

/// A citation that names the document too.
pub fn cite(dossier: &Dossier, claim: &Claim) -> Node {
    let title = dossier.documents.get(claim.document).map(|document| document.title.get(""));
    el("cite").perhaps("title", title).say(&place(dossier, claim))
}

/// The document's own words, and where they stand.
pub fn quotation(dossier: &Dossier, claim: &Claim) -> Node {
    el("span").put(el("q").say("“").say(&claim.as_written).say("”")).say(" ").put(cite(dossier, claim))
}
