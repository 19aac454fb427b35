//! `entente derive`: what can be worked out from a dossier, from what and how; and what cannot, and why.

use std::io::{self, Write};

use analysis::derive::{Derived, derive};
use analysis::disagreement::Reading;
use analysis::printed;
use dossier::Dossier;
use dossier::words::decimal;
use serde::Serialize;

use crate::export::{Cited, Number};

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A paragraph each.
    Text,
    /// One JSON list.
    Json,
}

/// Writes everything that can be worked out from a dossier.
pub fn write(dossier: &Dossier, format: Format, out: &mut impl Write) -> io::Result<()> {
    let all: Vec<usize> = (0..dossier.dyads.len()).collect();
    let found = derive(dossier, &all);
    let rows: Vec<Row<'_>> = found.iter().map(|derived| Row::of(dossier, derived)).collect();
    if format == Format::Json {
        serde_json::to_writer_pretty(&mut *out, &rows)?;
        return writeln!(out);
    }
    for row in &rows {
        row.write(out)?;
    }
    let refused = rows.iter().filter(|row| row.refused.is_some()).count();
    writeln!(out, "{} worked out, {refused} refused", rows.len() - refused)
}

/// What scripts depend on: these keys, null where there is nothing to say. What is refused has no value, and the
/// reason in `refused`.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    label: String,
    formula: &'a str,
    inputs: Vec<Input<'a>>,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    unit: Option<&'a str>,
    caveats: &'a [String],
    refused: Option<&'a str>,
}

/// A claim that went into a result, with its citation.
#[derive(Serialize)]
struct Input<'a> {
    record: &'a str,
    #[serde(flatten)]
    cited: Cited<'a>,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    unit: Option<&'a str>,
}

/// An end of an interval; an open one is null.
fn end(value: f64) -> Option<Number> {
    value.is_finite().then_some(Number(value))
}

impl<'a> Row<'a> {
    fn of(dossier: &'a Dossier, derived: &'a Derived) -> Self {
        let quantity = derived.outcome.as_ref().ok();
        Self {
            id: &derived.id,
            label: [derived.subject.as_str(), &derived.label].join(": "),
            formula: &derived.formula,
            inputs: derived.inputs.iter().filter_map(|input| Input::of(dossier, *input)).collect(),
            value: quantity.and_then(|quantity| quantity.value).map(Number),
            low: quantity.and_then(|quantity| end(quantity.bounds.low)),
            high: quantity.and_then(|quantity| end(quantity.bounds.high)),
            unit: quantity.map(|_| derived.unit.as_str()),
            caveats: &derived.caveats,
            refused: derived.outcome.as_ref().err().map(String::as_str),
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}\n  {}", self.id, self.label)?;
        if let Some(reason) = self.refused {
            writeln!(out, "  refused: {reason} ({})", self.formula)?;
        } else {
            let say = |end: &Option<Number>| end.as_ref().map_or("?".to_owned(), |end| decimal(end.0, 3));
            let value = self.value.as_ref().map_or(String::new(), |value| format!("{} ", decimal(value.0, 3)));
            let unit = self.unit.unwrap_or_default();
            writeln!(out, "  = {value}{unit} [{}, {}] = {}", say(&self.low), say(&self.high), self.formula)?;
        }
        for input in &self.inputs {
            let document = input.cited.document.unwrap_or_default();
            writeln!(out, "  {document} ¶{} “{}” ({})", input.cited.paragraph, input.cited.as_written, input.record)?;
        }
        self.caveats.iter().try_for_each(|caveat| writeln!(out, "  {caveat}"))
    }
}

impl<'a> Input<'a> {
    fn of(dossier: &'a Dossier, input: Reading) -> Option<Self> {
        let (record, claim) = input.of(dossier)?;
        let bounds = printed::of_claim(dossier, record, claim);
        Some(Self {
            record: &record.id,
            cited: Cited::of(dossier, claim),
            value: claim.value.map(Number),
            low: bounds.and_then(|bounds| end(bounds.low)),
            high: bounds.and_then(|bounds| end(bounds.high)),
            unit: claim.value.map(|_| printed::unit_of(dossier, record, claim)),
        })
    }
}
