//! One tree with places that both formats become, so that everything after reads them alike.

use std::borrow::Cow;

use super::limits::{DEEPEST, LARGEST, LONGEST, too_deep, too_long};
use super::log::{Log, short};
use super::{Format, Source};
use crate::order::sort;

/// A stretch of bytes in one of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) file: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A value and where it is written.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) value: Value<'a>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    Null,
    Flag(bool),
    Number(f64),
    Text(Cow<'a, str>),
    /// A date outside quotes, which only TOML has.
    #[cfg(feature = "toml")]
    BareDate,
    List(Vec<Node<'a>>),
    Table(Vec<Field<'a>>),
}

/// A name and its value in a table.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) named: Span,
    pub(super) node: Node<'a>,
}

impl<'a> Node<'a> {
    /// The field of a table; what is null counts as not written.
    pub(super) fn get(&self, name: &str) -> Option<&Node<'a>> {
        let Value::Table(fields) = &self.value else { return None };
        let field = fields.iter().find(|field| field.name == name)?;
        (!matches!(field.node.value, Value::Null)).then_some(&field.node)
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads one source as far as it can be read, as one tree or several; `None` where nothing of it can.
pub(super) fn parse<'a>(log: &mut Log<'_>, file: usize, source: &Source<'a>) -> Option<Vec<Node<'a>>> {
    let all = Span { file, start: 0, end: source.text.len() };
    if source.text.len() > LARGEST {
        let found = format!("{} MiB and more", source.text.len() >> 20);
        log.error(Span { end: 0, ..all }, "too-large", format!("at most {} MiB in one file", LARGEST >> 20), found);
        return None;
    }
    let trees = match source.format {
        Format::Json => vec![super::json::parse(log, all, source.text)?],
        #[cfg(feature = "toml")]
        Format::Toml => super::toml::parse(log, all, source.text),
    };
    trees.iter().all(|tree| check(log, tree, 0)).then_some(trees)
}

/// Reports fields written twice; false where the tree is too deep to be walked further, or a text too long to be shown.
fn check(log: &mut Log<'_>, node: &Node<'_>, depth: usize) -> bool {
    if depth > DEEPEST {
        too_deep(log, node.span);
        return false;
    }
    match &node.value {
        Value::Text(text) if text.len() > LONGEST => {
            too_long(log, node.span);
            false
        }
        Value::List(items) => items.iter().all(|item| check(log, item, depth + 1)),
        Value::Table(fields) => {
            let mut named: Vec<&Field<'_>> = fields.iter().collect();
            sort(&mut named, |one, other| one.name.cmp(&other.name));
            for twins in named.chunk_by(|one, other| one.name == other.name) {
                let Some((first, again)) = twins.split_first() else { continue };
                for field in again {
                    let place = log.whereabouts(first.named);
                    let expected = format!("each field once (`{}` is first at {place})", short(&field.name));
                    log.error(field.named, "syntax", expected, format!("`{}` again", short(&field.name)));
                }
            }
            fields.iter().all(|field| check(log, &field.node, depth + 1))
        }
        _ => true,
    }
}
