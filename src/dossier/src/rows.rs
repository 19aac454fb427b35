//! Every claim as a row of the same columns: what scripts and spreadsheets are given.

use crate::model::{Claim, Dossier, Record};

/// The columns, in their order.
pub const KEYS: [&str; 15] = [
    "record",
    "kind",
    "dyads",
    "document",
    "file",
    "paragraph",
    "as_written",
    "date",
    "period",
    "measure",
    "value",
    "unit",
    "qualifier",
    "status",
    "statement",
];

/// What stands in a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is stated.
    Blank,
    /// Some words, or a date as EDTF.
    Text(&'a str),
    /// Several of them.
    List(Vec<&'a str>),
    /// A number, in base units where it is a value.
    Number(f64),
}

impl<'a> From<Option<&'a str>> for Cell<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Self::Blank, Self::Text)
    }
}

/// How a number is written. The standard library's way costs a browser more than its own.
pub type Writer<'a> = &'a dyn Fn(f64) -> String;

/// The row of a claim.
pub fn row<'a>(dossier: &'a Dossier, record: &'a Record, claim: &'a Claim) -> [Cell<'a>; KEYS.len()] {
    let document = dossier.documents.get(claim.document);
    let indicator = record.indicator.and_then(|at| dossier.indicators.get(at));
    let measured = indicator.filter(|_| claim.value.is_some()).map(|indicator| indicator.unit.as_str());
    let dyads = record.dyads.iter().filter_map(|at| dossier.dyads.get(*at)).map(|dyad| dyad.id.as_str());
    [
        Cell::Text(&record.id),
        Cell::Text(record.kind.word()),
        Cell::List(dyads.collect()),
        document.map(|document| document.id.as_str()).into(),
        document.map(|document| document.file.as_str()).into(),
        Cell::Number(f64::from(claim.paragraph)),
        Cell::Text(&claim.as_written),
        claim.date.as_ref().map(|date| date.as_str()).into(),
        claim.period.as_ref().map(|date| date.as_str()).into(),
        indicator.map(|indicator| indicator.id.as_str()).into(),
        claim.value.map_or(Cell::Blank, Cell::Number),
        claim.unit.as_deref().or(measured).into(),
        Cell::Text(claim.qualifier.word()),
        Cell::Text(claim.status.word()),
        claim.statement.as_ref().map(|text| text.get(&dossier.language)).into(),
    ]
}

/// The claims of some records (positions) as a table with a line of heads, comma-separated as RFC 4180 has it. A list has
/// spaces between its parts; what is not stated is empty.
pub fn csv(dossier: &Dossier, records: &mut dyn Iterator<Item = usize>, number: Writer<'_>) -> String {
    let mut out = KEYS.join(",");
    out.push_str("\r\n");
    each(dossier, records, &mut |record, claim| {
        for (at, cell) in row(dossier, record, claim).into_iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let text = match cell {
                Cell::Blank => continue,
                Cell::Text(text) => text.to_owned(),
                Cell::List(parts) => parts.join(" "),
                Cell::Number(value) => {
                    out.push_str(&number(value));
                    continue;
                }
            };
            field(&text, &mut out);
        }
        out.push_str("\r\n");
    });
    out
}

/// Adds a line that has a text alone.
pub fn csv_line(text: &str, out: &mut String) {
    field(text, out);
    out.push_str("\r\n");
}

/// Writes a text as a field. Spreadsheets take what begins like a formula for one, and run it: a quote before it keeps it
/// a text.
fn field(text: &str, out: &mut String) {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if runs { ["'", text].concat() } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}

/// The claims of some records (positions) as a JSON list of objects, a line each.
pub fn json(dossier: &Dossier, records: &mut dyn Iterator<Item = usize>, number: Writer<'_>) -> String {
    let mut lines = Vec::new();
    each(dossier, records, &mut |record, claim| lines.push(json_line(dossier, record, claim, number)));
    ["[\n", &lines.join(",\n"), "\n]\n"].concat()
}

/// A claim as a JSON object: these keys in this order, null where there is nothing to say.
pub fn json_line(dossier: &Dossier, record: &Record, claim: &Claim, number: Writer<'_>) -> String {
    let mut out = String::new();
    for (key, cell) in KEYS.iter().zip(row(dossier, record, claim)) {
        out.push(if out.is_empty() { '{' } else { ',' });
        quote(key, &mut out);
        out.push(':');
        match cell {
            Cell::Blank => out.push_str("null"),
            Cell::Text(text) => quote(text, &mut out),
            Cell::Number(value) => out.push_str(&number(value)),
            Cell::List(parts) => {
                out.push('[');
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    quote(part, &mut out);
                }
                out.push(']');
            }
        }
    }
    out.push('}');
    out
}

/// Writes a text as JSON (RFC 8259).
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                out.push_str("\\u00");
                for half in [control as u32 >> 4, control as u32 & 15] {
                    out.extend(char::from_digit(half, 16));
                }
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}

fn each<'a>(
    dossier: &'a Dossier,
    records: &mut dyn Iterator<Item = usize>,
    take: &mut dyn FnMut(&'a Record, &'a Claim),
) {
    for record in records.filter_map(|at| dossier.records.get(at)) {
        record.claims.iter().for_each(|claim| take(record, claim));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        field(text, &mut out);
        out
    }

    #[test]
    fn a_field_is_quoted_where_it_must_be() {
        assert_eq!(written("Baku"), "Baku");
        assert_eq!(written("Baku, “city”"), "\"Baku, “city”\"");
        assert_eq!(written("the \"link\""), "\"the \"\"link\"\"\"");
        assert_eq!(written("=1+1"), "'=1+1");
        assert_eq!(written("a\nb"), "\"a\nb\"");
    }

    proptest! {
        #[test]
        fn a_quoted_text_is_read_as_it_was(text in any::<String>()) {
            let mut out = String::new();
            quote(&text, &mut out);
            let back: String = serde_json::from_str(&out).expect("JSON");
            prop_assert_eq!(back, text);
        }
    }
}
