//! `entente export`: a dossier in the formats of others.

use std::io::{self, Write};

use dossier::{Claim, Dossier, rows};
use serde::{Serialize, Serializer};

/// The formats that a dossier can be exported to.
pub const FORMATS: &[(&str, Format)] = &[("jsonl", Format::Jsonl), ("json", Format::Json), ("csv", Format::Csv)];

/// How a dossier is exported.
#[derive(Debug, Clone, Copy)]
pub enum Format {
    /// One JSON object a line and claim.
    Jsonl,
    /// The same as one list.
    Json,
    /// One line a claim, with the same columns.
    Csv,
}

/// Writes a dossier in a format.
pub fn export(dossier: &Dossier, format: Format, out: &mut impl Write) -> io::Result<()> {
    let number = |value: f64| serde_json::to_string(&Number(value)).unwrap_or_default();
    let all = &mut (0..dossier.records.len());
    match format {
        Format::Json => out.write_all(rows::json(dossier, all, &number).as_bytes()),
        Format::Csv => out.write_all(rows::csv(dossier, all, &number).as_bytes()),
        Format::Jsonl => {
            let claims =
                dossier.records.iter().flat_map(|record| record.claims.iter().map(move |claim| (record, claim)));
            for (record, claim) in claims {
                writeln!(out, "{}", rows::json_line(dossier, record, claim, &number))?;
            }
            Ok(())
        }
    }
}

/// Where a claim stands, and what time it is of: the same keys wherever a claim is printed.
#[derive(Serialize)]
pub struct Cited<'a> {
    pub document: Option<&'a str>,
    pub file: Option<&'a str>,
    pub paragraph: u32,
    pub as_written: &'a str,
    date: Option<&'a str>,
    period: Option<&'a str>,
}

impl<'a> Cited<'a> {
    /// The citation of a claim.
    pub fn of(dossier: &'a Dossier, claim: &'a Claim) -> Self {
        let document = dossier.documents.get(claim.document);
        Self {
            document: document.map(|document| document.id.as_str()),
            file: document.map(|document| document.file.as_str()),
            paragraph: claim.paragraph,
            as_written: &claim.as_written,
            date: claim.date.as_ref().map(|date| date.as_str()),
            period: claim.period.as_ref().map(|date| date.as_str()),
        }
    }
}

/// A number that is written without a decimal point where it is whole.
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Above this, a float does not hold every whole number, and its own notation is the honest one.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
