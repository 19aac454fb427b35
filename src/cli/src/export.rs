//! `entente export`: a dossier in the formats of others.

use std::io::{self, Write};

use dossier::{Claim, Dossier, Record};
use serde::{Serialize, Serializer};

/// The formats that a dossier can be exported to.
pub const FORMATS: &[(&str, Format)] = &[("jsonl", Format::Jsonl)];

/// How a dossier is exported.
#[derive(Debug, Clone, Copy)]
pub enum Format {
    /// One JSON object a line and claim.
    Jsonl,
}

/// Writes a dossier in a format.
pub fn export(dossier: &Dossier, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Jsonl => jsonl(dossier, out),
    }
}

fn jsonl(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    for record in &dossier.records {
        for claim in &record.claims {
            serde_json::to_writer(&mut *out, &line(dossier, record, claim))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// What scripts depend on: these keys in this order, null where there is nothing to say.
#[derive(Serialize)]
struct Line<'a> {
    record: &'a str,
    kind: &'static str,
    dyads: Vec<&'a str>,
    #[serde(flatten)]
    cited: Cited<'a>,
    measure: Option<&'a str>,
    value: Option<Number>,
    unit: Option<&'a str>,
    qualifier: &'static str,
    status: &'static str,
    statement: Option<&'a str>,
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

fn line<'a>(dossier: &'a Dossier, record: &'a Record, claim: &'a Claim) -> Line<'a> {
    let indicator = record.indicator.and_then(|at| dossier.indicators.get(at));
    let measured = indicator.filter(|_| claim.value.is_some()).map(|indicator| indicator.unit.as_str());
    Line {
        record: &record.id,
        kind: record.kind.word(),
        dyads: record.dyads.iter().filter_map(|at| dossier.dyads.get(*at)).map(|dyad| dyad.id.as_str()).collect(),
        cited: Cited::of(dossier, claim),
        measure: indicator.map(|indicator| indicator.id.as_str()),
        value: claim.value.map(Number),
        unit: claim.unit.as_deref().or(measured),
        qualifier: claim.qualifier.word(),
        status: claim.status.word(),
        statement: claim.statement.as_ref().map(|text| text.get(&dossier.language)),
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
