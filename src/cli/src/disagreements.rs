//! `entente disagreements`: where documents contradict each other, themselves or arithmetic.

use std::io::{self, Write};

use analysis::disagreement::{Disagreement, disagreements};
use analysis::printed;
use dossier::words::Words;
use dossier::{Claim, Dossier, Record};
use serde::Serialize;

use crate::export::{Cited, Number};

/// How disagreements are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A paragraph each.
    Text,
    /// One JSON list.
    Json,
}

/// Writes every disagreement of a dossier.
pub fn write(dossier: &Dossier, format: Format, out: &mut impl Write) -> io::Result<()> {
    let found = disagreements(dossier);
    let rows: Vec<Row<'_>> = found.iter().map(|found| Row::of(dossier, found)).collect();
    if format == Format::Json {
        serde_json::to_writer_pretty(&mut *out, &rows)?;
        return writeln!(out);
    }
    for row in &rows {
        writeln!(out, "{}\n  {}", row.id, row.note)?;
        for side in &row.readings {
            let file = side.cited.file.unwrap_or_default();
            let document = side.cited.document.unwrap_or_default();
            writeln!(
                out,
                "  {document} ¶{} “{}”: {} ({}, {file})",
                side.cited.paragraph, side.cited.as_written, side.says, side.record
            )?;
        }
    }
    writeln!(out, "{} disagreements", rows.len())
}

/// What scripts depend on: these keys, null where there is nothing to say.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    kind: &'static str,
    records: Vec<&'a str>,
    readings: Vec<Side<'a>>,
    computed: Option<Worked>,
    note: String,
}

/// What one document says, with its citation.
#[derive(Serialize)]
struct Side<'a> {
    record: &'a str,
    #[serde(flatten)]
    cited: Cited<'a>,
    value: Option<Number>,
    unit: Option<&'a str>,
    /// The same in words.
    says: String,
}

/// What arithmetic gives, and between which values it may lie.
#[derive(Serialize)]
struct Worked {
    value: Number,
    low: Option<Number>,
    high: Option<Number>,
    unit: String,
}

impl<'a> Row<'a> {
    fn of(dossier: &'a Dossier, found: &'a Disagreement) -> Self {
        let record = |at: &usize| dossier.records.get(*at).map(|record| record.id.as_str());
        let sides = || found.readings.iter().filter_map(|reading| reading.of(dossier));
        let unit = sides().next().map(|(record, claim)| printed::unit_of(dossier, record, claim)).unwrap_or_default();
        let bound = |value: f64| value.is_finite().then_some(Number(value));
        let computed = found.computed.map(|computed| Worked {
            value: Number(computed.value),
            low: bound(computed.bounds.low),
            high: bound(computed.bounds.high),
            unit: unit.to_owned(),
        });
        Self {
            id: &found.id,
            kind: found.rule.word(),
            records: found.records.iter().filter_map(record).collect(),
            readings: sides().map(|(record, claim)| Side::of(dossier, record, claim)).collect(),
            computed,
            note: analysis::findings::note(dossier, found),
        }
    }
}

impl<'a> Side<'a> {
    fn of(dossier: &'a Dossier, record: &'a Record, claim: &'a Claim) -> Self {
        let unit =
            Some(printed::unit_of(dossier, record, claim)).filter(|unit| claim.value.is_some() && !unit.is_empty());
        let mut says = Vec::new();
        says.extend(claim.value.map(|value| Words::default().figure(value, unit.unwrap_or_default(), claim.qualifier)));
        says.extend(claim.phase.map(|phase| phase.word().to_owned()));
        says.extend(claim.time().map(|time| Words::default().date(time)));
        says.extend(claim.called.as_ref().map(|word| format!("called “{}”", word.get(&dossier.language))));
        says.extend(claim.stance.map(|stance| stance.word().to_owned()));
        says.extend(claim.statement.as_ref().map(|told| told.get(&dossier.language).to_owned()));
        Self {
            record: &record.id,
            cited: Cited::of(dossier, claim),
            value: claim.value.map(Number),
            unit,
            says: says.join(", "),
        }
    }
}
