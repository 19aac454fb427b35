//! TOML to the common tree; after a mistake the rest is still read.

use toml::de::{DeTable, DeValue, Error};

use super::log::Log;
use super::node::{Field, Node, Span, Value};

/// Reads a text as far as it can be read and logs every mistake in it.
pub(super) fn parse<'a>(log: &mut Log<'_>, all: Span, text: &'a str) -> Node<'a> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        report(log, all, error);
    }
    Node { value: table(all.file, root.into_inner()), span: Span { end: 0, ..all } }
}

fn table(file: usize, table: DeTable<'_>) -> Value<'_> {
    let mut fields: Vec<Field<'_>> = table
        .into_iter()
        .map(|(name, value)| {
            let named = name.span();
            let span = value.span();
            Field {
                name: name.into_inner(),
                named: Span { file, start: named.start, end: named.end },
                node: node(file, value.into_inner(), Span { file, start: span.start, end: span.end }),
            }
        })
        .collect();
    // The parser sorts by name; languages and tables are told in the order in which they are written.
    fields.sort_by_key(|field| field.named.start);
    Value::Table(fields)
}

fn node(file: usize, value: DeValue<'_>, span: Span) -> Node<'_> {
    let value = match value {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => {
            let whole = i128::from_str_radix(number.as_str(), number.radix()).map(|whole| whole as f64);
            Value::Number(whole.unwrap_or(f64::NAN))
        }
        DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::BareDate,
        DeValue::Array(list) => Value::List(
            list.into_iter()
                .map(|item| {
                    let range = item.span();
                    node(file, item.into_inner(), Span { file, start: range.start, end: range.end })
                })
                .collect(),
        ),
        DeValue::Table(inner) => table(file, inner),
    };
    Node { value, span }
}

fn report(log: &mut Log<'_>, all: Span, error: &Error) {
    let range = error.span().unwrap_or(all.end..all.end);
    let span = Span { file: all.file, start: range.start, end: range.end };
    let token = log.quote(span);
    if error.message() == "duplicate key" {
        log.error(span, "syntax", "each field once".to_owned(), format!("{token} again"));
        return;
    }
    let (problem, expected) = match error.message().split_once(", expected ") {
        Some((problem, expected)) => (problem, expected.to_owned()),
        None => (error.message(), "valid TOML".to_owned()),
    };
    let found = if span.start >= all.end {
        format!("{problem} at the end of the file")
    } else if log.raw(span).trim().is_empty() {
        problem.to_owned()
    } else {
        format!("{problem} at {token}")
    };
    log.error(span, "syntax", expected, found);
}
