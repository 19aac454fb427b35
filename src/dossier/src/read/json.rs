//! JSON to the common tree, by the letter of the standard.

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::limits::{Excess, VALUES, excess, too_deep, too_long, too_many};
use super::log::Log;
use super::node::{Field, Node, Span, Value};
use crate::number;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a text; what stops the reading is logged, for JSON has no way to read on.
pub(super) fn parse<'a>(log: &mut Log<'_>, all: Span, text: &'a str) -> Option<Node<'a>> {
    match excess(text) {
        Some(Excess::Values(start)) => {
            too_many(log, Span { start, ..all }, VALUES, "values in one file");
            return None;
        }
        Some(Excess::Text(start, end)) => {
            too_long(log, Span { start, end, ..all });
            return None;
        }
        None => {}
    }
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => match parsed.value {
            Some(value) => Some(node(all.file, value)),
            None => {
                log.error(all, "syntax", "a JSON object with the dossier's tables".into(), "nothing".into());
                None
            }
        },
        Err(error) => {
            report(log, all.file, &error);
            None
        }
    }
}

fn node(file: usize, value: ast::Value<'_>) -> Node<'_> {
    let span = at(file, value.range());
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(flag) => Value::Flag(flag.value),
        ast::Value::NumberLit(number) => Value::Number(number::read(number.value).unwrap_or(f64::NAN)),
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::Array(list) => Value::List(list.elements.into_iter().map(|item| node(file, item)).collect()),
        ast::Value::Object(table) => {
            Value::Table(table.properties.into_iter().map(|property| field(file, property)).collect())
        }
    };
    Node { value, span }
}

fn field(file: usize, property: ast::ObjectProp<'_>) -> Field<'_> {
    let named = at(file, property.name.range());
    let name = match property.name {
        ast::ObjectPropName::String(name) => name.value,
        ast::ObjectPropName::Word(name) => name.value.into(),
    };
    Field { name, named, node: node(file, property.value) }
}

fn at(file: usize, range: Range) -> Span {
    Span { file, start: range.start, end: range.end }
}

fn report(log: &mut Log<'_>, file: usize, error: &ParseError) {
    use ParseErrorKind as Kind;
    let mut span = at(file, error.range());
    let expected = match error.kind() {
        Kind::NestingDepthExceeded => return too_deep(log, span),
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => "JSON without comments",
        Kind::TrailingCommasNotAllowed => "no comma after the last one",
        Kind::ExpectedComma => "a comma",
        Kind::ExpectedColonAfterObjectKey => "a colon after the field's name",
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => "a field's name in double quotes, or `}`",
        Kind::SingleQuotedStringsNotAllowed => "double quotes around a text",
        Kind::String(_) => "a text that ends with a double quote and escapes as JSON does",
        Kind::MultipleRootJsonValues => "the end of the file after one JSON object",
        Kind::UnterminatedObject => "a `}` that closes this object",
        Kind::UnterminatedArray => "a `]` that closes this list",
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => "a number as JSON writes it, such as 556800000 or 13.8",
        _ => "a text in double quotes, a number, true, false, null, a list or an object",
    };
    let found = match error.kind() {
        Kind::UnterminatedObject | Kind::UnterminatedArray => "the end of the file".to_owned(),
        _ => {
            // An error between two tokens has no length: what stands after it is what was found.
            if span.start == span.end {
                let rest = log.raw(Span { end: usize::MAX, ..span });
                span.end = rest.char_indices().nth(12).map_or(span.start + rest.len(), |(at, _)| span.start + at);
            }
            log.quote(span)
        }
    };
    log.error(span, "syntax", expected.to_owned(), found);
}
