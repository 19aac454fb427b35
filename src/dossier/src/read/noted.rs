//! Disagreements that an editor has noted: claims by their records and citations.

use super::decode::Known;
use super::fields::Fields;
use super::log::{Log, quoted};
use super::node::Node;
use crate::model::{Noted, Record};

/// Reads a noted disagreement of records that have been read. Where a record could not be, that is in the log
/// already, and its readings are left out.
pub(super) fn noted(
    log: &mut Log<'_>,
    language: &str,
    node: &Node<'_>,
    known: &Known<'_>,
    records: &[Record],
) -> Option<Noted> {
    let mut fields = Fields::of(log, language, node, "disagreement")?;
    let written = fields.place();
    let id = fields.required("id", |fields, name| fields.id(name, true));
    let note = fields.required("note", Fields::text);
    let contradiction = fields.flag("contradiction").unwrap_or(false);
    let said = fields.required("readings", |fields, name| fields.list(name, "a list of readings in brackets"));
    if said.is_some_and(|said| said.len() < 2) {
        let found = format!("fewer in {}", fields.subject());
        fields.log.error(fields.span(), "missing-field", "at least two readings in `readings`".to_owned(), found);
    }
    fields.finish();
    let readings = said?.iter().filter_map(|node| reading(log, language, node, known, records)).collect();
    Some(Noted { id: id?, note: note?, contradiction, readings, written })
}

/// The positions of the record and of its claim that a citation names.
fn reading(
    log: &mut Log<'_>,
    language: &str,
    node: &Node<'_>,
    known: &Known<'_>,
    records: &[Record],
) -> Option<(usize, usize)> {
    let mut fields = Fields::of(log, language, node, "reading")?;
    let named = fields.required("record", |fields, name| fields.reference(name, &known.records));
    let document = fields.required("document", |fields, name| fields.reference(name, &known.documents));
    let paragraph = fields.required("paragraph", |fields, name| fields.whole(name, u32::MAX));
    let as_written = fields.plain("as_written");
    fields.finish();
    let id = node.get("record").and_then(Node::as_text)?;
    let (document, paragraph) = (document?, paragraph?);
    // Each record that could not be read moves those after it forward; what is wrong with it has been said.
    let moved = known.records.len().saturating_sub(records.len());
    let mut near = records.iter().enumerate().take(named? + 1).rev().take(moved + 1);
    let (at, record) = near.find(|(_, record)| record.id == id).filter(|_| !log.is_full())?;
    let cited = record.claims.iter().position(|claim| {
        let place = claim.document == document && claim.paragraph == paragraph;
        place && as_written.as_ref().is_none_or(|words| *words == claim.as_written)
    });
    if cited.is_none() {
        let expected = format!("the citation of a claim of {}", quoted(id));
        log.error(node.span, "dangling-reference", expected, format!("none of its claims is at paragraph {paragraph}"));
    }
    Some((at, cited?))
}
