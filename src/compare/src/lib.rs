//! What a picture does not show: what the documents say of a record, what was worked out from it, the comparison, and
//! finding.
//!
//! It is a module of its own beside the widget's, fetched when one of them is first asked for. It draws into elements
//! of the widget's shadow tree that the widget leaves alone; what is clicked there, the widget hears.

mod derived;
mod desk;
mod detail;
mod dispute;
mod figures;
mod find;
mod host;
mod ladder;
mod own;
mod routes;
mod sources;
mod story;
mod strings;
mod table;
mod take;
#[cfg(test)]
mod tests;
mod whatif;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use analysis::find::{Filter, in_time, neighbours};
use analysis::prepared::{Prepared, Workings, whole};
use dossier::number::digits;
use dossier::packed::from_bytes;
use js_sys::{Error, JsString, Promise};
use ui::dom::{Region, dress, sheet};
use ui::tree::{Node, View};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{CssStyleSheet, Element};

use desk::Desk;
use find::{Finder, Texts};
use host::page::{Asked, Page};
use host::story::Telling;
use host::take::{Menu, Taken};
use own::Own;
use ui::places::{CHOICES, COMPARISON, DETAIL, FOUND, STORY, TAKES, UNDATED};

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
    opened: Rc<Opened>,
    texts: Option<Texts>,
    /// All records in the order of time.
    order: OnceCell<Vec<usize>>,
    page: Option<Rc<RefCell<Page>>>,
    menu: Option<(Menu, Place)>,
    detail: Option<Place>,
    choices: Option<Place>,
    found: Option<Place>,
    undated: Option<Place>,
    telling: Option<Rc<RefCell<Telling>>>,
}

/// A dossier with its grounds, and what follows from it.
struct Opened {
    prepared: Prepared,
    workings: Workings,
    /// Every page that has the widget has this dossier.
    is_built_in: bool,
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
            let opened = Rc::new(Opened { prepared, workings, is_built_in: grounds.is_none() });
            Ok(Comparison {
                opened,
                texts,
                order,
                page: None,
                menu: None,
                detail: None,
                choices: None,
                found: None,
                undated: None,
                telling: None,
            })
        }
        None => Err(Error::new("The widget and its comparison are of different versions.")),
    }
}

fn unpacked(dossier: &[u8], grounds: &[u8], workings: &[u8]) -> Option<(Prepared, Workings)> {
    let found: Workings = from_bytes(workings)?;
    Some((whole(dossier, grounds)?, found.restored())).filter(|(_, found)| found.are_of(dossier))
}

#[wasm_bindgen]
impl Comparison {
    /// Draws what belongs into the places that there are now below `root`: in a language, for a view (its word), what a
    /// filter keeps of the dyads (positions) shown, and the record (position) whose detail is open. With a `form`, it draws
    /// nothing and promises a `Blob` of it: `svg`, `png`, `csv` or `json`.
    #[allow(clippy::too_many_arguments, reason = "one call from another module costs less than two")]
    pub fn draw(
        &mut self,
        root: Element,
        language: &str,
        view: &str,
        filter: &str,
        dyads: &[usize],
        record: Option<usize>,
        form: Option<String>,
    ) -> Option<Promise> {
        let filter = self.readable(filter);
        if let Some(form) = form {
            let taken = self.taken(root, language, view, filter, dyads, None);
            return Some(future_to_promise(async move { Ok(taken.made(&form).await?.into()) }));
        }
        let place = |class: &str| root.query_selector(&[".", class].concat()).ok().flatten();
        let (_, opened) = View::ALL.into_iter().find(|(word, _)| *word == view)?;
        if let Some(place) = place(COMPARISON) {
            self.view(&place, language, opened, filter, dyads, record);
        }
        if let (Some(place), Some(record)) = (place(DETAIL), record) {
            self.detail(place, language, record, filter, dyads);
        }
        self.find([place(CHOICES), place(FOUND), place(UNDATED)], filter, language, dyads);
        match place(STORY) {
            Some(target) => self.tell(&root, &target, language),
            None => drop(self.telling.take()),
        }
        if let Some(target) = place(TAKES) {
            self.offer(&root, &target, [language, view, filter], dyads, record);
        }
        None
    }

    /// Whether each record, by its position, is kept by a filter: 1 or 0.
    ///
    /// # Errors
    /// An `Error` that says what of the filter cannot be read.
    pub fn kept(&mut self, filter: &str, language: &str) -> Result<Vec<u8>, Error> {
        Ok(self.finder(filter, language)?.kept())
    }

    /// The words that a filter looks for, unless what was typed says the same: that stays as it was typed.
    ///
    /// # Errors
    /// As [`Comparison::kept`].
    pub fn words(&mut self, filter: &str, language: &str, typed: &str) -> Result<Option<String>, Error> {
        let finder = self.finder(filter, language)?;
        Ok((finder.typed(typed) != filter).then(|| finder.text().to_owned()))
    }

    /// A filter with other words. What cannot be read is no part of it.
    ///
    /// # Errors
    /// None; as [`Comparison::kept`] for any other filter.
    pub fn typed(&mut self, filter: &str, language: &str, text: &str) -> Result<String, Error> {
        Ok(self.finder(self.readable(filter), language)?.typed(text))
    }
}

impl Comparison {
    /// Draws into an element how what is shown can be taken along.
    fn offer(
        &mut self,
        root: &Element,
        target: &Element,
        [language, view, filter]: [&str; 3],
        dyads: &[usize],
        record: Option<usize>,
    ) {
        let of = [language, " ", view, " ", &of_dyads(dyads), filter].concat();
        let at = record.map_or_else(String::new, |record| digits(record as i64));
        let of = [of, at].join(" ");
        // Which records there are takes a look at each: not for every step of a movement.
        let known = self.menu.take().filter(|(_, place)| place.shows(target, &of));
        let (menu, mut place) = known.unwrap_or_else(|| {
            let place = Place { region: Region::new(target.clone()), of };
            target.set_text_content(None);
            (Menu::new(self.taken(root.clone(), language, view, filter, dyads, record), target), place)
        });
        place.region.show(menu.tree());
        self.menu = Some((menu, place));
    }

    /// What there is to take along.
    fn taken(
        &mut self,
        root: Element,
        language: &str,
        view: &str,
        filter: &str,
        dyads: &[usize],
        record: Option<usize>,
    ) -> Taken {
        let view = View::ALL.into_iter().find(|(word, _)| *word == view).map_or(View::default(), |(_, view)| view);
        let keeps = self.keeps(language, filter, dyads);
        let records = (0..self.opened.prepared.dossier.records.len()).filter(|at| keeps(*at)).collect();
        let dyads = dyads.to_vec();
        Taken { opened: Rc::clone(&self.opened), root, language: language.to_owned(), view, dyads, records, record }
    }

    /// Draws a view into an element, for the width that it has.
    fn view(
        &mut self,
        target: &Element,
        language: &str,
        view: View,
        filter: &str,
        dyads: &[usize],
        record: Option<usize>,
    ) {
        let filter = if view == View::Table { filter } else { "" };
        let open = record.filter(|_| view == View::Sources);
        let kept = if filter.is_empty() { Vec::new() } else { self.kept(filter, language).unwrap_or_default() };
        let width = f64::from(target.client_width());
        let own = self.page.as_ref().map_or_else(Own::default, |page| page.borrow().own().clone());
        let here = self.page.take().filter(|page| page.borrow().is_in(target));
        let page = here.unwrap_or_else(|| Page::new(Rc::clone(&self.opened), target, own));
        page.borrow_mut().show(Asked { view, language: language.to_owned(), width, kept, shown: dyads.to_vec(), open });
        self.page = Some(page);
    }

    /// Tells the story in an element beside the timeline; as soon as that is gone the widget shows again what it showed.
    fn tell(&mut self, root: &Element, target: &Element, language: &str) {
        let here = self.telling.take().filter(|telling| telling.borrow().is_in(target));
        let telling = here.or_else(|| Telling::new(Rc::clone(&self.opened), root, target));
        if let Some(telling) = &telling {
            Telling::draw(telling, language);
        }
        self.telling = telling;
    }

    /// Draws into an element what the documents say of a record (position), what was worked out from that, and which
    /// records of the dyads shown come before and after it in time, among those that a filter keeps.
    fn detail(&mut self, target: Element, language: &str, record: usize, filter: &str, dyads: &[usize]) {
        let of = [language, " ", &digits(record as i64), " ", &of_dyads(dyads), filter].concat();
        if self.detail.as_ref().is_some_and(|place| place.shows(&target, &of)) {
            return;
        }
        let keeps = self.keeps(language, filter, dyads);
        let order = self.order.get_or_init(|| in_time(&self.opened.prepared.dossier));
        let neighbours = neighbours(order, &keeps, record);
        let Opened { prepared, workings, .. } = &*self.opened;
        let body = || detail::body(&Desk::new(prepared, workings, language, 0.0), record, neighbours);
        draw(&mut self.detail, target, of, body);
    }

    /// Whether a record (position) is of a dyad shown, and kept by a filter.
    fn keeps(&mut self, language: &str, filter: &str, dyads: &[usize]) -> impl Fn(usize) -> bool + use<> {
        let kept = self.finder(filter, language).map(|finder| finder.kept()).unwrap_or_default();
        let (opened, dyads) = (Rc::clone(&self.opened), dyads.to_vec());
        move |at: usize| desk::keeps(&opened.prepared.dossier, &kept, &dyads, at)
    }

    /// Draws what can be chosen, what was found among the dyads shown, and which records no document dates.
    fn find(&mut self, places: [Option<Element>; 3], filter: &str, language: &str, dyads: &[usize]) {
        let of = [language, " ", &of_dyads(dyads), filter].concat();
        let stands = |place: &Option<Place>, target: &Option<Element>| {
            target.as_ref().is_none_or(|target| place.as_ref().is_some_and(|place| place.shows(target, &of)))
        };
        let [choices, found, undated] = places;
        let known = [(&self.choices, &choices), (&self.found, &found), (&self.undated, &undated)];
        if known.into_iter().all(|(place, target)| stands(place, target)) {
            return;
        }
        let keeps = self.keeps(language, filter, dyads);
        let Ok(finder) = self.finder(filter, language) else { return };
        let (chosen, none) = (finder.choices(dyads), filter.is_empty());
        let told = if none { Vec::new() } else { finder.found(dyads) };
        let off = find::undated(&self.opened.prepared.dossier, language, &keeps, dyads);
        let places = [&mut self.choices, &mut self.found, &mut self.undated];
        for ((place, target), tree) in places.into_iter().zip([choices, found, undated]).zip([chosen, told, off]) {
            if let Some(target) = target {
                draw(place, target, of.clone(), || tree);
            }
        }
    }

    /// A filter as far as it can be read: all of it, or nothing.
    fn readable<'f>(&self, filter: &'f str) -> &'f str {
        if Filter::parse(&self.opened.prepared.dossier, filter).is_ok() { filter } else { "" }
    }

    fn finder<'a>(&'a mut self, filter: &str, language: &'a str) -> Result<Finder<'a>, Error> {
        Finder::new(&self.opened.prepared, &mut self.texts, filter, language).map_err(|wrong| Error::new(&wrong))
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

/// A letter as a small one: a browser has the tables.
fn small(letter: char) -> String {
    #[cfg(target_arch = "wasm32")]
    return JsString::from(letter).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    letter.to_lowercase().collect()
}

/// Small letters, each mark apart from its letter: the browser has the tables.
fn fold(text: &str) -> String {
    JsString::from(text).normalize("NFD").to_lower_case().into()
}
