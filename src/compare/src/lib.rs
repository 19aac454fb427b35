//! What a picture does not show: what the documents say of a record, what was worked out from it, the comparison, and
//! finding.
//!
//! It is a module of its own beside the widget's, fetched when one of them is first asked for. It draws into elements
//! of the widget's shadow tree that the widget leaves alone; what is clicked there, the widget hears.

mod derived;
mod desk;
mod detail;
mod figures;
mod find;
mod ladder;
mod strings;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use analysis::find::{Filter, in_time, neighbours};
use analysis::prepared::{Prepared, Workings, whole};
use dossier::Record;
use dossier::number::digits;
use dossier::packed::from_bytes;
use js_sys::{Error, JsString};
use ui::dom::{Region, dress, sheet};
use ui::tree::Node;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CssStyleSheet, Element};

use desk::Desk;
use find::{Finder, Texts};

/// The grounds of the built-in dossier, in their packed form.
const GROUNDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grounds.bin"));
/// What follows from it.
const WORKINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/workings.bin"));

thread_local! {
    static SHEET: Option<CssStyleSheet> = sheet(include_str!(concat!(env!("OUT_DIR"), "/style.css")));
}

/// What one widget compares, and where it stands. Freed, it leaves what it has drawn.
#[wasm_bindgen]
pub struct Comparison {
    prepared: Prepared,
    workings: Workings,
    texts: Option<Texts>,
    /// All records in the order of time.
    order: OnceCell<Vec<usize>>,
    page: Option<Place>,
    detail: Option<Place>,
    choices: Option<Place>,
    found: Option<Place>,
}

/// A place in the page, and what its content was made of: for the same it is not made again.
struct Place {
    region: Region,
    of: String,
}

impl Place {
    fn shows(&self, target: &Element, of: &str) -> bool {
        self.region.is_in(target) && self.of == of
    }
}

/// The packed grounds of the built-in dossier.
#[wasm_bindgen]
pub fn grounds() -> Vec<u8> {
    GROUNDS.to_vec()
}

/// Unpacks a dossier, its grounds and what follows from it; without these, the dossier is the built-in one.
///
/// # Errors
/// An `Error` if they are not of each other.
#[wasm_bindgen]
pub fn open(dossier: &[u8], grounds: Option<Vec<u8>>, workings: Option<Vec<u8>>) -> Result<Comparison, Error> {
    match unpacked(dossier, grounds.as_deref().unwrap_or(GROUNDS), workings.as_deref().unwrap_or(WORKINGS)) {
        Some((prepared, workings)) => {
            let (texts, order) = (None, OnceCell::new());
            Ok(Comparison { prepared, workings, texts, order, page: None, detail: None, choices: None, found: None })
        }
        None => Err(Error::new("The widget and its comparison are of different versions.")),
    }
}

fn unpacked(dossier: &[u8], grounds: &[u8], workings: &[u8]) -> Option<(Prepared, Workings)> {
    let found: Workings = from_bytes(workings)?;
    Some((whole(dossier, grounds)?, found)).filter(|(_, found)| found.are_of(dossier))
}

#[wasm_bindgen]
impl Comparison {
    /// Draws the comparison into an element, for the width that it has.
    pub fn compare(&mut self, target: Element, language: &str) {
        let width = f64::from(target.client_width());
        let of = [language, " ", &digits(width as i64)].concat();
        draw(&mut self.page, target, of, || vec![Desk::new(&self.prepared, &self.workings, language, width).page()]);
    }

    /// Draws into an element what the documents say of a record (position), what was worked out from that, and which
    /// records of the dyads (positions) shown come before and after it in time, among those that a filter keeps.
    pub fn detail(&mut self, target: Element, language: &str, record: usize, filter: &str, dyads: &[usize]) {
        let of = [language, " ", &digits(record as i64), " ", &of_dyads(dyads), filter].concat();
        if self.detail.as_ref().is_some_and(|place| place.shows(&target, &of)) {
            return;
        }
        let kept = self.finder(self.readable(filter), language).map(|finder| finder.kept()).unwrap_or_default();
        let order = self.order.get_or_init(|| in_time(&self.prepared.dossier));
        let is_kept = |at: usize| {
            let here = |record: &Record| record.dyads.iter().any(|dyad| dyads.contains(dyad));
            kept.get(at) != Some(&0) && self.prepared.dossier.records.get(at).is_some_and(here)
        };
        let neighbours = neighbours(order, &is_kept, record);
        let body = || detail::body(&Desk::new(&self.prepared, &self.workings, language, 0.0), record, neighbours);
        draw(&mut self.detail, target, of, body);
    }

    /// Whether each record, by its position, is kept by a filter: 1 or 0.
    ///
    /// # Errors
    /// An `Error` that says what of the filter cannot be read.
    pub fn kept(&mut self, filter: &str, language: &str) -> Result<Vec<u8>, Error> {
        Ok(self.finder(filter, language)?.kept())
    }

    /// The words that a filter looks for.
    ///
    /// # Errors
    /// As [`Comparison::kept`].
    pub fn words(&mut self, filter: &str, language: &str) -> Result<String, Error> {
        Ok(self.finder(filter, language)?.text().to_owned())
    }

    /// A filter with other words. What cannot be read is no part of it.
    ///
    /// # Errors
    /// None; as [`Comparison::kept`] for any other filter.
    pub fn typed(&mut self, filter: &str, language: &str, text: &str) -> Result<String, Error> {
        Ok(self.finder(self.readable(filter), language)?.typed(text))
    }

    /// Draws into one element what can be chosen, into another what was found among the dyads (positions) shown; for a
    /// filter that cannot be read, as for none.
    ///
    /// # Errors
    /// None; as [`Comparison::kept`] for any other filter.
    pub fn find(
        &mut self,
        choices: Option<Element>,
        found: Option<Element>,
        filter: &str,
        language: &str,
        dyads: &[usize],
    ) -> Result<(), Error> {
        let of = [language, " ", &of_dyads(dyads), filter].concat();
        let stands = |place: &Option<Place>, target: &Option<Element>| {
            target.as_ref().is_none_or(|target| place.as_ref().is_some_and(|place| place.shows(target, &of)))
        };
        if stands(&self.choices, &choices) && stands(&self.found, &found) {
            return Ok(());
        }
        let filter = self.readable(filter);
        let finder = self.finder(filter, language)?;
        let trees = (finder.choices(dyads), if filter.is_empty() { Vec::new() } else { finder.found(dyads) });
        if let Some(choices) = choices {
            draw(&mut self.choices, choices, of.clone(), || trees.0);
        }
        if let Some(found) = found {
            draw(&mut self.found, found, of, || trees.1);
        }
        Ok(())
    }
}

impl Comparison {
    /// A filter as far as it can be read: all of it, or nothing.
    fn readable<'f>(&self, filter: &'f str) -> &'f str {
        if Filter::parse(&self.prepared.dossier, filter).is_ok() { filter } else { "" }
    }

    fn finder<'a>(&'a mut self, filter: &str, language: &'a str) -> Result<Finder<'a>, Error> {
        Finder::new(&self.prepared, &mut self.texts, filter, language).map_err(|wrong| Error::new(&wrong))
    }
}

fn of_dyads(dyads: &[usize]) -> String {
    dyads.iter().flat_map(|dyad| [digits(*dyad as i64), " ".to_owned()]).collect()
}

/// Draws into an element what is made `of` something; where that is another element than before, from the beginning.
fn draw(place: &mut Option<Place>, target: Element, of: String, tree: impl FnOnce() -> Vec<Node>) {
    if place.as_ref().is_some_and(|place| place.shows(&target, &of)) {
        return;
    }
    if !place.as_ref().is_some_and(|place| place.region.is_in(&target)) {
        // Another comparison may have drawn here.
        target.set_text_content(None);
        dress(&target, &SHEET);
        *place = Some(Place { region: Region::new(target), of: String::new() });
    }
    if let Some(place) = place {
        place.region.show(tree());
        place.of = of;
    }
}

/// Small letters, each mark apart from its letter: the browser has the tables.
fn fold(text: &str) -> String {
    JsString::from(text).normalize("NFD").to_lower_case().into()
}
