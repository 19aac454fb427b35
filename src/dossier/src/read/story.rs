//! The story: chapters that rest on records.

use super::decode::Known;
use super::fields::Fields;
use super::log::{Log, quoted};
use super::node::Node;
use crate::model::Chapter;
use crate::time::Extent;

/// Reads a chapter.
pub(super) fn chapter(log: &mut Log<'_>, language: &str, node: &Node<'_>, known: &Known<'_>) -> Option<Chapter> {
    let mut fields = Fields::of(log, language, node, "chapter")?;
    let written = fields.place();
    let text = fields.required("text", Fields::text);
    let told = fields.required("records", |fields, name| fields.references(name, &known.records));
    if told.as_ref().is_some_and(Vec::is_empty) {
        let expected = "at least one record that the chapter rests on in `records`".to_owned();
        fields.log.error(fields.span(), "missing-field", expected, "none".to_owned());
    }
    let (from, to) = (day(&mut fields, "from"), day(&mut fields, "to"));
    let dyads = fields.references("dyads", &known.dyads).unwrap_or_default();
    let (align, filter) = (fields.word("align"), fields.plain("filter"));
    fields.finish();
    Some(Chapter { text: text?, records: told?, from, to, dyads, align, filter, written })
}

/// An end of what is in view, as the attributes of the element take it.
fn day(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<String> {
    let node = fields.node(name)?;
    let text = node.as_text().unwrap_or_default();
    if Extent::of_calendar(text).is_none() {
        let expected = format!("a year, a month or a day such as 1992-03-02 for `{name}`");
        fields.log.error(node.span, "invalid-edtf", expected, quoted(text));
    }
    Some(text.to_owned())
}
