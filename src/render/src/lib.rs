//! A dossier as plain HTML: what a page shows before and without WebAssembly, in a search engine's index, in print, and
//! wherever a script may not run.
//!
//! It is made of elements that mean something, and of nothing else: no script, no style, no class. Whatever comes from a
//! dossier goes in as text, and every id has a prefix, so that two of them on a page are two.

mod comparison;
mod desk;
mod documents;
mod html;
mod records;
mod strings;
#[cfg(test)]
mod tests;

use analysis::prepared::{Prepared, Workings};
use dossier::{Dossier, Extent};

use comparison::COMPARISON;
use desk::Desk;
use documents::DOCUMENTS;
use records::RECORDS;

/// The style sheet of [`page`], which names it [`STYLE_NAME`].
pub const STYLE: &str = include_str!("page.css");

/// Where a page expects its style sheet: beside it.
pub const STYLE_NAME: &str = "entente-page.css";

/// No script, and so no WebAssembly; a style sheet and nothing else from where the page is from.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// What is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The comparison, then the records.
    #[default]
    All,
    /// The records by year.
    Timeline,
    /// The comparison as tables.
    Compare,
}

impl View {
    /// Every view that there is, with its word.
    pub const ALL: &[(&str, Self)] = &[("all", Self::All), ("timeline", Self::Timeline), ("compare", Self::Compare)];
}

/// What is wanted of a dossier.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// Positions of the relationships that are told of. The comparison is of those that were worked out.
    pub dyads: &'a [usize],
    /// Positions of the records that may be listed, in order: [`records_of`], or what a filter leaves of them.
    pub records: &'a [usize],
    /// The language of the dossier's texts.
    pub language: &'a str,
    /// Before every id; empty: the dossier's own.
    pub prefix: &'a str,
    /// Which part.
    pub view: View,
    /// Records that do not touch these days are left out.
    pub extent: Extent,
    /// So many records are listed, the most important, and so many figures a cell; [`usize::MAX`]: all.
    pub most: usize,
}

/// Positions of all records of some relationships (positions).
pub fn records_of(dossier: &Dossier, dyads: &[usize]) -> Vec<usize> {
    let is_of = |(_, record): &(usize, &dossier::Record)| record.dyads.iter().any(|dyad| dyads.contains(dyad));
    dossier.records.iter().enumerate().filter(is_of).map(|(at, _)| at).collect()
}

/// What goes into an element of a page.
pub fn fragment(prepared: &Prepared, workings: &Workings, wanted: &Wanted<'_>) -> String {
    let mut desk = Desk::new(prepared, workings, wanted);
    let id = desk.root().to_owned();
    desk.html.open("div", &[("id", Some(&id)), ("lang", Some(desk.strings.tag))]);
    body(&mut desk);
    desk.html.finish().trim_start().to_owned()
}

/// A page of its own.
pub fn page(prepared: &Prepared, workings: &Workings, wanted: &Wanted<'_>) -> String {
    let mut desk = Desk::new(prepared, workings, wanted);
    let (dossier, strings, id) = (desk.dossier, desk.strings, desk.root().to_owned());
    let title = dossier.title.get(wanted.language);
    let description = [title, strings.description].concat();
    desk.html.open("html", &[("lang", Some(strings.tag))]);
    desk.html.open("head", &[]);
    for attributes in [
        &[("charset", Some("utf-8"))][..],
        &[("http-equiv", Some("Content-Security-Policy")), ("content", Some(POLICY))],
        &[("name", Some("viewport")), ("content", Some("width=device-width, initial-scale=1"))],
        &[("name", Some("color-scheme")), ("content", Some("light dark"))],
        &[("name", Some("description")), ("content", Some(&description))],
    ] {
        desk.html.open("meta", attributes);
    }
    desk.html.put("title", &[], title);
    desk.html.open("link", &[("rel", Some("stylesheet")), ("href", Some(STYLE_NAME))]);
    desk.html.close();
    desk.html.open("body", &[]);
    desk.html.open("main", &[("id", Some(&id))]);
    desk.html.open("h1", &[]);
    desk.text(&dossier.title);
    desk.html.close();
    if wanted.view == View::All {
        contents(&mut desk);
    }
    body(&mut desk);
    ["<!DOCTYPE html>", &desk.html.finish()].concat()
}

/// Links to the parts of a page that has all of them.
fn contents(desk: &mut Desk<'_>) {
    let strings = desk.strings;
    desk.html.open("nav", &[("aria-label", Some(strings.contents))]);
    desk.html.open("ul", &[]);
    for (sort, title) in [(COMPARISON, desk.side_by_side()), (RECORDS, strings.by_year), (DOCUMENTS, strings.documents)]
    {
        let to = ["#", desk.root(), "-", sort].concat();
        desk.html.open("li", &[]);
        desk.html.put("a", &[("href", Some(&to))], title);
        desk.html.close();
    }
    desk.html.close();
    desk.html.close();
}

/// How citations are read, then the parts that are wanted, and the documents that they cite.
fn body(desk: &mut Desk<'_>) {
    let (wanted, strings) = (desk.wanted, desk.strings);
    desk.html.open("p", &[]);
    desk.html.say(strings.what_is_said_of);
    desk.dyads(wanted.dyads);
    desk.html.say(strings.how_to_read);
    desk.html.close();
    if wanted.view != View::Compare {
        desk.listed = records::chosen(desk);
    }
    if wanted.view != View::Timeline {
        comparison::section(desk);
    }
    if wanted.view != View::Compare {
        records::section(desk);
    }
    documents::section(desk);
}
