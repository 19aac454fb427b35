//! The comparison: the ladder of steps, and the figures side by side.

mod figures;
mod ladder;
#[cfg(test)]
mod tests;

use analysis::derive::Derived;
use analysis::disagreement::Reading;
use analysis::prepared::Prepared;
use dossier::number::digits;
use dossier::words::Words;
use dossier::{Claim, Dossier, Record};

use super::tree::{Act, Node, el, of};
use super::{Shown, derived};
use crate::strings::Strings;

/// The comparison of what is shown, in a place so wide.
pub fn view(shown: &Shown, width: f64) -> Vec<Node> {
    let desk = Desk {
        shown,
        prepared: &shown.prepared,
        dossier: shown.dossier(),
        dyads: &shown.dyads,
        words: &shown.words,
        language: &shown.language,
        strings: Strings::of(&shown.language),
        width,
    };
    vec![desk.page()]
}

/// What lies on the table while the comparison is written.
struct Desk<'a> {
    shown: &'a Shown,
    prepared: &'a Prepared,
    dossier: &'a Dossier,
    /// Positions of the relationships, in the order of the columns.
    dyads: &'a [usize],
    words: &'a Words,
    language: &'a str,
    strings: &'a Strings,
    /// Width of the view in CSS pixels.
    width: f64,
}

/// How much stands side by side, as the style sheet calls it, with the width of its line and of its bars.
struct Form {
    class: &'static str,
    line: f64,
    bar: f64,
}

/// What was asked of both relationships and is not answered, each with its reason.
fn refusals(desk: &Desk<'_>) -> Vec<Node> {
    let cells = derived::refusals(desk.shown, &|derived| derived.inputs.is_empty() || desk.compares(derived));
    if cells.is_empty() {
        return Vec::new();
    }
    vec![el("h3").say(desk.strings.comparing().cannot), of("div", "refusals").put_all(cells)]
}

impl Desk<'_> {
    /// The two tables, and what is not compared.
    fn page(&self) -> Node {
        of("div", self.form().class).put(ladder::table(self)).put_all(figures::section(self)).put_all(refusals(self))
    }

    /// Whether something sets the relationships against each other: each gives a figure that is its alone.
    fn compares(&self, derived: &Derived) -> bool {
        let gives = |input: &Reading, dyad: usize| self.record(input.record).is_some_and(|it| it.dyads == [dyad]);
        self.dyads.len() > 1 && self.dyads.iter().all(|dyad| derived.inputs.iter().any(|input| gives(input, *dyad)))
    }

    /// Columns need two relationships and room; else a row is a stack of lines.
    fn form(&self) -> Form {
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
    fn side(&self, column: usize) -> &'static str {
        ["first", "second"].get(column).copied().unwrap_or("other")
    }

    /// The short name of a relationship.
    fn short(&self, dyad: usize) -> &str {
        self.dossier.dyads.get(dyad).map_or("", |dyad| dyad.short.get(self.language))
    }

    /// The short names of several.
    fn names(&self, dyads: &[usize]) -> String {
        dyads.iter().map(|dyad| self.short(*dyad)).collect::<Vec<_>>().join(", ")
    }

    fn record(&self, at: usize) -> Option<&Record> {
        self.dossier.records.get(at)
    }

    /// A cell of a table.
    fn cell(&self, class: &str) -> Node {
        of("div", class).set("role", "cell")
    }

    /// The heads of a table's columns: what a row is, the relationships, what follows from them.
    fn heads(&self, name: &str, last: &str, picture: Option<Node>) -> Node {
        let head = |class: &str, words: &str| of("div", class).set("role", "columnheader").say(words);
        let mut row = of("div", "line titles").set("role", "row").put(head("name", name));
        let mut picture = picture;
        for (column, dyad) in self.dyads.iter().enumerate() {
            let title = self.dossier.dyads.get(*dyad).map_or("", |dyad| dyad.title.get(self.language));
            row = row.put(head(["side sign ", self.side(column)].concat().as_str(), title)).put_if(picture.take());
        }
        row.put(head("last", if self.dyads.len() > 1 { last } else { "" }))
    }

    /// Words that open a record.
    fn opener(&self, class: &str, record: &Record) -> Node {
        of("button", class)
            .set("type", "button")
            .set("data-record", &record.id)
            .act(&Act::Select(Some(record.id.clone())))
    }

    /// Whether documents contradict each other, or themselves, on a record: the one yellow thing.
    fn badge(&self, record: usize) -> Option<Node> {
        self.prepared
            .disputed(record)
            .then(|| el("mark").set("role", "img").set("aria-label", self.strings.disagree).say("≠"))
    }

    /// The citations of claims, each place once, a blank before each.
    fn cite(&self, mut line: Node, claims: &[&Claim]) -> Node {
        for (at, claim) in claims.iter().enumerate() {
            let same = |other: &&Claim| other.document == claim.document && other.paragraph == claim.paragraph;
            if claims.iter().take(at).any(same) {
                continue;
            }
            let document = self.dossier.documents.get(claim.document);
            let place = [document.map_or("", |d| d.id.as_str()), " ¶", &digits(i64::from(claim.paragraph))].concat();
            line = line.say(" ").put(el("cite").perhaps("title", document.map(|d| d.file.as_str())).say(&place));
        }
        line
    }
}
