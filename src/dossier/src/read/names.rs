//! Which ids exist, so that references can be resolved in any order of files and tables.

use super::log::{Log, an, quoted, short};
use super::node::{Node, Span};
use super::suggest::choices;
use crate::order::ordered;

/// Ids of one sort of thing, in the order in which they are written.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// What one of the things is called in messages.
    what: &'static str,
    /// A table without an id takes a position too; that the id is missing is said elsewhere.
    ids: Vec<Option<&'a str>>,
    /// Positions in `ids`, in the order of the alphabet.
    order: Vec<usize>,
}

impl<'a> Names<'a> {
    /// Takes the ids of tables, and reports those that stand there twice.
    pub(super) fn of(log: &mut Log<'_>, what: &'static str, nodes: &[&'a Node<'a>]) -> Self {
        let ids: Vec<_> = nodes.iter().map(|node| node.get("id").and_then(Node::as_text)).collect();
        let order = ordered(ids.len(), &|one, other| ids.get(one).cmp(&ids.get(other)));
        let span = |at: &usize| nodes.get(*at).and_then(|node| node.get("id")).map(|id| id.span);
        for twins in order.chunk_by(|one, other| ids.get(*one) == ids.get(*other)) {
            let Some((first, again)) = twins.split_first() else { continue };
            let Some(id) = ids.get(*first).copied().flatten() else { continue };
            for (place, first) in again.iter().filter_map(|at| span(at).zip(span(first))) {
                let first = log.whereabouts(first);
                let id = short(id);
                let expected = format!("an id that no other {what} has (`{id}` is first at {first})");
                log.error(place, "duplicate-id", expected, format!("`{id}` again"));
            }
        }
        Self { what, ids, order }
    }

    /// How many things there are, with an id or without.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The position of what an id names.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        let id_at = |at: usize| self.ids.get(at).copied().flatten();
        let place = self.order.partition_point(|at| id_at(*at) < Some(id));
        self.order.get(place).copied().filter(|at| id_at(*at) == Some(id))
    }

    /// The position of what an id names; reports one that names nothing.
    pub(super) fn find(&self, log: &mut Log<'_>, id: &str, span: Span) -> Option<usize> {
        if let Some(position) = self.position(id) {
            return Some(position);
        }
        let (list, meant) = choices(log, id, &mut self.ids.iter().copied().flatten().filter(|known| !known.is_empty()));
        let expected = match list.is_empty() {
            true => format!("the id of {}, of which there is none", an(self.what)),
            false => format!("the id of {}, one of {list}", an(self.what)),
        };
        log.error(span, "dangling-reference", expected, format!("{}{meant}", quoted(id)));
        None
    }
}
