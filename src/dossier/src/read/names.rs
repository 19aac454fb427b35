//! Which ids exist, so that references can be resolved in any order of files and tables.

use std::collections::BTreeMap;

use super::log::{Log, an, quoted};
use super::node::{Node, Span};
use super::suggest::choices;

/// Ids of one sort of thing, in the order in which they are written.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// What one of the things is called in messages.
    what: &'static str,
    order: Vec<&'a str>,
    positions: BTreeMap<&'a str, (usize, Span)>,
}

impl<'a> Names<'a> {
    pub(super) const fn new(what: &'static str) -> Self {
        Self { what, order: Vec::new(), positions: BTreeMap::new() }
    }

    /// Takes the id of a table, and reports one that exists already.
    pub(super) fn add(&mut self, log: &mut Log<'_>, node: &'a Node<'a>) {
        let position = self.order.len();
        let written = node.get("id").and_then(|id| Some((id.as_text()?, id.span)));
        // A table without an id still takes its position; that the id is missing is said elsewhere.
        self.order.push(written.map_or("", |(id, _)| id));
        let Some((id, span)) = written else { return };
        if let Some((_, first)) = self.positions.get(id) {
            let expected =
                format!("an id that no other {} has (`{id}` is first at {})", self.what, log.whereabouts(*first));
            log.error(span, "duplicate-id", expected, format!("`{id}` again"));
        } else {
            self.positions.insert(id, (position, span));
        }
    }

    /// The position of what an id names; reports one that names nothing.
    pub(super) fn find(&self, log: &mut Log<'_>, id: &str, span: Span) -> Option<usize> {
        if let Some((position, _)) = self.positions.get(id) {
            return Some(*position);
        }
        let (list, meant) = choices(id, self.order.iter().copied().filter(|known| !known.is_empty()));
        let expected = match list.is_empty() {
            true => format!("the id of {}, of which there is none", an(self.what)),
            false => format!("the id of {}, one of {list}", an(self.what)),
        };
        log.error(span, "dangling-reference", expected, format!("{}{meant}", quoted(id)));
        None
    }
}
