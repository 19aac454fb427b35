//! TOML to the common tree. After a mistake the rest is still read, table by table.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use super::log::Log;
use super::node::{Field, Node, Span, Value};
use crate::model::{Kind, Word};

/// Reads a text as far as it can be read and logs the mistakes in it.
pub(super) fn parse<'a>(log: &mut Log<'_>, all: Span, text: &'a str) -> Vec<Node<'a>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return vec![tree(all, root.into_inner())];
    }
    // A bracket that is not closed would swallow every table after it: each is read for itself.
    tables(text)
        .map(|(start, text)| {
            let part = Span { start, end: start + text.len(), ..all };
            let (root, errors) = DeTable::parse_recoverable(text);
            if !errors.is_empty() {
                log.is_broken(part);
                if !opens_a_record(text) {
                    log.parts_are_missing();
                }
            }
            for error in first_causes(text, &errors) {
                report(log, part, error);
            }
            tree(part, root.into_inner())
        })
        .collect()
}

/// The text cut before each line that opens a table of the top level, with the offset of each piece.
fn tables(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let opens = |line: &str| line.starts_with('[') && !line.split(']').next().unwrap_or(line).contains(['.', '"', ',']);
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && opens(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().copied().skip(1).chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| (start, text.get(start..end).unwrap_or_default()))
}

/// Nothing refers to a record; what else is broken may be missed elsewhere.
fn opens_a_record(text: &str) -> bool {
    let name = text.trim_start_matches('[').split([']', '\n']).next().unwrap_or_default();
    Kind::from_word(name.trim()).is_some()
}

/// The errors that are not consequences of others: one a line, and only the first where something is left open.
fn first_causes<'e>(text: &str, errors: &'e [Error]) -> Vec<&'e Error> {
    let start = |error: &Error| error.span().map_or(text.len(), |span| span.start);
    let line = |error: &Error| text.get(..start(error)).unwrap_or(text).matches('\n').count();
    let mut causes: Vec<&Error> = errors.iter().collect();
    causes.sort_by_key(|error| start(error));
    causes.dedup_by_key(|error| line(error));
    let left_open = ["unclosed array,", "unclosed inline table,"];
    if errors.iter().any(|error| left_open.iter().any(|problem| error.message().starts_with(problem))) {
        causes.truncate(1);
    }
    causes
}

fn tree(part: Span, root: DeTable<'_>) -> Node<'_> {
    Node { value: table(part, root), span: Span { end: part.start, ..part } }
}

/// The place of something in a part of a file.
fn at(part: Span, range: Range<usize>) -> Span {
    Span { start: part.start + range.start, end: part.start + range.end, ..part }
}

fn table(part: Span, table: DeTable<'_>) -> Value<'_> {
    let field = |(name, value): (toml::Spanned<_>, toml::Spanned<_>)| {
        let named = at(part, name.span());
        let span = at(part, value.span());
        Field { name: name.into_inner(), named, node: node(part, value.into_inner(), span) }
    };
    let mut fields: Vec<Field<'_>> = table.into_iter().map(field).collect();
    // The parser sorts by name; languages and tables are told in the order in which they are written.
    fields.sort_by_key(|field| field.named.start);
    Value::Table(fields)
}

fn node(part: Span, value: DeValue<'_>, span: Span) -> Node<'_> {
    let value = match value {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => {
            let whole = i128::from_str_radix(number.as_str(), number.radix()).map(|whole| whole as f64);
            Value::Number(whole.unwrap_or(f64::NAN))
        }
        DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::BareDate,
        DeValue::Array(list) => {
            let item = |item: toml::Spanned<_>| {
                let span = at(part, item.span());
                node(part, item.into_inner(), span)
            };
            Value::List(list.into_iter().map(item).collect())
        }
        DeValue::Table(inner) => table(part, inner),
    };
    Node { value, span }
}

/// Says what the parser found in the words of somebody who writes seeds.
fn report(log: &mut Log<'_>, part: Span, error: &Error) {
    let end = part.end - part.start;
    let span = at(part, error.span().unwrap_or(end..end));
    let written = log.raw(span).trim();
    let token = log.quote(span);
    let rest_of_line = || {
        let rest = log.raw(Span { end: part.end, ..span });
        match rest.lines().next().map(str::trim) {
            Some("") => "the end of the line".to_owned(),
            Some(line) => super::log::quoted(line),
            None => "the end of the table".to_owned(),
        }
    };
    let (problem, wanted) = error.message().split_once(", expected ").unwrap_or((error.message(), "valid TOML"));
    let is_word = written.starts_with(|c: char| c.is_alphabetic());
    let (expected, found) = match problem {
        "duplicate key" => ("each field once", format!("{token} again")),
        "string values must be quoted" | "invalid boolean" | "invalid float" if is_word => {
            ("a text in quotes, a number, true or false", token)
        }
        "missing comma between array elements" => ("a comma, or the `]` that closes the list", rest_of_line()),
        "missing comma between key-value pairs" => ("a comma, or the `}` that closes the table", rest_of_line()),
        "missing key for inline table element" => ("a field's name, or the `}` that closes the table", rest_of_line()),
        "unclosed table" | "unclosed array table" => ("a `]` or `]]` that closes the table's name", rest_of_line()),
        "invalid basic string" if written.is_empty() => ("the `\"` that closes the text", rest_of_line()),
        _ if written.is_empty() => (wanted, problem.to_owned()),
        _ => (wanted, format!("{problem} at {token}")),
    };
    log.error(span, "syntax", expected.to_owned(), found);
}
