//! The comparison: the ladder of steps, and the figures side by side.

use std::rc::Rc;

use analysis::derive::Derived;
use analysis::disagreement::Reading;
use analysis::prepared::{Prepared, Workings};
use chart::Group;
use dossier::words::Words;
use dossier::{Claim, Dossier, Record};
use ui::citation::cite;
use ui::side::side;
use ui::terms::words;
use ui::tree::{Act, Node, View, el, of};

use crate::own::Own;
use crate::strings::Comparing;
use crate::table::Orders;
use crate::{derived, figures, ladder, routes, sources, table, whatif};

/// What lies on the table while the comparison is written.
pub struct Desk<'a> {
    pub prepared: &'a Prepared,
    pub workings: &'a Workings,
    pub dossier: &'a Dossier,
    /// Positions of the relationships, in the order of the columns.
    pub dyads: &'a [usize],
    pub words: Words,
    pub language: &'a str,
    pub strings: &'static Comparing,
    /// Width of the view in CSS pixels.
    pub width: f64,
    /// What the reader has set in the view itself.
    pub own: Own,
    /// Whether each record, by its position, is kept by the filter: 1 or 0. Empty: all are.
    pub kept: Vec<u8>,
    /// Positions of the relationships that are shown, whatever is compared.
    pub shown: Vec<usize>,
    /// The record (position) whose detail is open.
    pub open: Option<usize>,
    /// The order of the table's rows, as it was last worked out.
    pub orders: Rc<Orders>,
}

/// How much stands side by side, as the style sheet calls it, with the width of its line and of its bars.
pub struct Form {
    class: &'static str,
    pub line: f64,
    pub bar: f64,
}

/// What was asked of both relationships and is not answered, each with its reason.
fn refusals(desk: &Desk<'_>) -> Vec<Node> {
    let cells = derived::refusals(desk, &|derived| derived.inputs.is_empty() || desk.compares(derived));
    if cells.is_empty() {
        return Vec::new();
    }
    vec![el("h3").say(desk.strings.cannot), of("div", "refusals").put_all(cells)]
}

/// Whether a record (position) is of one of the `shown` relationships (positions), and `kept` by a filter: 1 or 0 for each
/// record, empty where there is none.
pub fn keeps(dossier: &Dossier, kept: &[u8], shown: &[usize], record: usize) -> bool {
    let is_shown = |record: &Record| record.dyads.iter().any(|dyad| shown.contains(dyad));
    kept.get(record) != Some(&0) && dossier.records.get(record).is_some_and(is_shown)
}

impl<'a> Desk<'a> {
    /// A desk for a view so wide.
    pub fn new(prepared: &'a Prepared, workings: &'a Workings, language: &'a str, width: f64) -> Self {
        let strings = Comparing::of(language);
        let (dossier, dyads) = (&prepared.dossier, workings.dyads.as_slice());
        Self {
            prepared,
            workings,
            dossier,
            dyads,
            words: words(language),
            language,
            strings,
            width,
            own: Own::default(),
            kept: Vec::new(),
            shown: dyads.to_vec(),
            open: None,
            orders: Rc::default(),
        }
    }

    /// What a view shows; the timeline is not drawn here.
    pub fn view(&self, view: View) -> Vec<Node> {
        match view {
            View::Timeline | View::Story => Vec::new(),
            View::Compare => vec![self.page()],
            View::Routes => routes::page(self),
            View::Sources => sources::page(self),
            View::Table => table::page(self),
        }
    }

    /// Whether a record (position) is of a relationship shown, and kept by the filter.
    pub fn keeps(&self, record: usize) -> bool {
        keeps(self.dossier, &self.kept, &self.shown, record)
    }

    /// Who went how far when, what is measured, what a target would take, what is not compared, and all other figures.
    pub fn page(&self) -> Node {
        let [measured, other] = figures::sections(self);
        of("div", self.form().class)
            .put(ladder::table(self))
            .put_all(measured)
            .put_all(whatif::section(self))
            .put_all(refusals(self))
            .put_all(other)
    }

    /// Whether something sets the relationships against each other: each gives a figure that is its alone.
    pub fn compares(&self, derived: &Derived) -> bool {
        let gives = |input: &Reading, dyad: usize| self.record(input.record).is_some_and(|it| it.dyads == [dyad]);
        self.dyads.len() > 1 && self.dyads.iter().all(|dyad| derived.inputs.iter().any(|input| gives(input, *dyad)))
    }

    /// Columns need two relationships and room; else a row is a stack of lines.
    pub fn form(&self) -> Form {
        let width = self.width;
        if width < chart::NARROW || self.dyads.len() != 2 {
            let line = width.clamp(240.0, 420.0);
            return Form { class: "compare stack", line, bar: line - 40.0 };
        }
        if width < 900.0 {
            return Form { class: "compare tight", line: 120.0, bar: 120.0 };
        }
        Form { class: "compare", line: (width * 0.2).min(280.0), bar: (width * 0.2).min(280.0) }
    }

    /// The class that gives a column its colour and its shape.
    pub fn side(&self, column: usize) -> &'static str {
        side(Group::One(column))
    }

    /// The short name of a relationship.
    pub fn short(&self, dyad: usize) -> &str {
        self.dossier.dyads.get(dyad).map_or("", |dyad| dyad.short.get(self.language))
    }

    /// The short names of several.
    pub fn names(&self, dyads: &[usize]) -> String {
        dyads.iter().map(|dyad| self.short(*dyad)).collect::<Vec<_>>().join(", ")
    }

    /// A record of the dossier.
    pub fn record(&self, at: usize) -> Option<&Record> {
        self.dossier.records.get(at)
    }

    /// A cell of a table.
    pub fn cell(&self, class: &str) -> Node {
        of("div", class).set("role", "cell")
    }

    /// The heads of a table's columns: what a row is, the relationships, what follows from them.
    pub fn heads(&self, name: &str, last: &str, picture: Option<Node>) -> Node {
        let head = |class: &str, words: &str| of("div", class).set("role", "columnheader").say(words);
        let mut row = of("div", "line titles").set("role", "row").put(head("name", name));
        let mut picture = picture;
        for (column, dyad) in self.dyads.iter().enumerate() {
            let title = self.dossier.dyads.get(*dyad).map_or("", |dyad| dyad.title.get(self.language));
            row = row.put(head(["side sign ", self.side(column)].concat().as_str(), title)).put_if(picture.take());
        }
        row.put(head("last", if self.dyads.len() > 1 { last } else { "" }))
    }

    /// Words that open a record, with the badge if documents disagree on it, which never stands on a line of its own.
    pub fn marked_opener(&self, class: &str, at: usize, record: &Record, words: &str) -> Node {
        let opener = self.opener(class, record).say(words);
        match self.badge(at) {
            Some(badge) => opener.say("\u{a0}").put(badge),
            None => opener,
        }
    }

    /// Words that open a record.
    pub fn opener(&self, class: &str, record: &Record) -> Node {
        of("button", class)
            .set("type", "button")
            .set("data-record", &record.id)
            .act(&Act::Select(Some(record.id.clone())))
    }

    /// Whether documents contradict each other, or themselves, on a record: the one yellow thing.
    pub fn badge(&self, record: usize) -> Option<Node> {
        self.prepared
            .disputed(record)
            .then(|| el("mark").set("role", "img").set("aria-label", self.strings.terms.disagree).say("≠"))
    }

    /// The citations of a record's claims: a press shows the documents' own words, as on what opens the record.
    pub fn cite_of(&self, line: Node, record: &Record, claims: &[&Claim]) -> Node {
        self.cited(line, claims, Some(&Act::Select(Some(record.id.clone()))))
    }

    /// The citations of claims, each place once, a blank before each.
    pub fn cite(&self, line: Node, claims: &[&Claim]) -> Node {
        self.cited(line, claims, None)
    }

    fn cited(&self, mut line: Node, claims: &[&Claim], act: Option<&Act>) -> Node {
        for (at, claim) in claims.iter().enumerate() {
            let same = |other: &&Claim| other.document == claim.document && other.paragraph == claim.paragraph;
            if claims.iter().take(at).any(same) {
                continue;
            }
            let place = cite(self.dossier, claim);
            line = line.say(" ").put(match act {
                Some(act) => place.act(act),
                None => place,
            });
        }
        line
    }
}
