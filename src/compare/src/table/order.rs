//! By what the table is sorted, and the order of its rows, kept until another is asked for.

use std::cell::RefCell;
use std::rc::Rc;

use analysis::listing::{Key, order};
use dossier::Record;

use super::row::status;
use crate::desk::Desk;
use crate::own::Own;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Date,
    Title,
    Relationship,
    Subject,
    Kind,
    Figure,
    Status,
    Documents,
}

impl Column {
    /// Every column from left to right, with the word that controls use.
    pub const ALL: [(&'static str, Self); 8] = [
        ("date", Self::Date),
        ("title", Self::Title),
        ("relationship", Self::Relationship),
        ("subject", Self::Subject),
        ("kind", Self::Kind),
        ("figure", Self::Figure),
        ("status", Self::Status),
        ("documents", Self::Documents),
    ];

    /// The word that controls use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, column)| *column == self).map_or("", |(word, _)| *word)
    }
}

/// By which column the table is sorted, and whether downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sorted {
    pub column: Column,
    pub down: bool,
}

impl Sorted {
    /// What the reader has pressed last; by time where it is nothing.
    ///
    /// Of each column the first press sorts upwards, the second downwards. Until another is pressed the table is sorted by
    /// time: its first press is already made.
    pub fn of(own: &Own) -> Self {
        let pressed = own.last("sort ").and_then(|last| Column::ALL.iter().find(|(word, _)| *word == last));
        let (word, column) = pressed.copied().unwrap_or(("date", Column::Date));
        let presses = |word: &str| own.get(&["sort ", word].concat()).unwrap_or_default() as u64;
        let is_first = Column::ALL.iter().all(|(other, column)| *column == Column::Date || presses(other) == 0);
        Self { column, down: (presses(word) + u64::from(is_first)).is_multiple_of(2) }
    }

    /// What `aria-sort` says.
    pub fn word(self) -> &'static str {
        if self.down { "descending" } else { "ascending" }
    }
}

/// An order of records, and what it was made for.
type Made = (Sorted, String, Rc<Vec<usize>>);

/// The order of all records (positions) that was asked for last: to turn a page, or to choose, sorts nothing anew.
#[derive(Default)]
pub struct Orders(RefCell<Option<Made>>);

impl Orders {
    /// All records in an order.
    pub fn of(&self, desk: &Desk<'_>, sorted: Sorted) -> Rc<Vec<usize>> {
        let mut made = self.0.borrow_mut();
        if let Some((known, language, order)) = &*made
            && (*known, language.as_str()) == (sorted, desk.language)
        {
            return Rc::clone(order);
        }
        let keys: Vec<Key> = desk.dossier.records.iter().map(|record| key(desk, sorted.column, record)).collect();
        let order = Rc::new(order(&keys, sorted.down));
        *made = Some((sorted, desk.language.to_owned(), Rc::clone(&order)));
        order
    }
}

/// What a record is sorted by in a column.
fn key(desk: &Desk<'_>, column: Column, record: &Record) -> Key {
    let terms = desk.strings.terms;
    let words = match column {
        Column::Date => return Key::day(record),
        Column::Figure => return Key::figure(desk.dossier, record),
        Column::Title => record.title.get(desk.language).to_owned(),
        Column::Relationship => desk.names(&record.dyads),
        Column::Subject => terms.domain_of(record.domain).to_owned(),
        Column::Kind => terms.kind(record.kind).to_owned(),
        Column::Status => {
            record.claims.iter().map(|claim| status(desk, record, claim)).find(|it| !it.is_empty()).unwrap_or_default()
        }
        Column::Documents => letters(desk, record),
    };
    Key::words(folded(&words))
}

/// The documents that speak of a record, in their order.
fn letters(desk: &Desk<'_>, record: &Record) -> String {
    let speaks = |at: usize| record.claims.iter().any(|claim| claim.document == at);
    let documents = desk.dossier.documents.iter().enumerate().filter(|(at, _)| speaks(*at));
    documents.flat_map(|(_, document)| [document.id.as_str(), " "]).collect()
}

/// Words as they are sorted: the browser knows which letters belong together.
fn folded(words: &str) -> String {
    if cfg!(target_arch = "wasm32") { crate::fold(words) } else { words.to_ascii_lowercase() }
}
