//! The documents that have been cited: what each is, and how far its knowledge reaches.

use crate::desk::Desk;
use crate::html::address;

/// What the section is called in links.
pub const DOCUMENTS: &str = "documents";

/// The section of the documents.
pub fn section(desk: &mut Desk<'_>) {
    let (dossier, strings) = (desk.dossier, desk.strings);
    desk.section(DOCUMENTS, strings.documents);
    desk.html.open("ul", &[]);
    for (at, document) in dossier.documents.iter().enumerate() {
        if desk.cited.get(at) != Some(&true) {
            continue;
        }
        let id = desk.id("document", &document.id);
        desk.html.open("li", &[("id", Some(&id))]);
        desk.html.put("b", &[], &document.id);
        desk.html.say(" ");
        let url = document.url.as_deref().and_then(address);
        if url.is_some() {
            desk.html.open("a", &[("href", url)]);
        }
        desk.text(&document.title);
        if url.is_some() {
            desk.html.close();
        }
        let reaches = desk.words.full_date(&document.as_of.when());
        desk.html.say(&[". ", strings.as_of, &reaches, "."].concat());
        if let Some(note) = &document.note {
            desk.html.say(" ");
            desk.text(note);
        }
        desk.html.close();
    }
    desk.html.close();
    desk.html.close();
}
