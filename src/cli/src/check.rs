//! `entente check`: everything that is wrong or odd in a dossier.

use std::io::{self, Write};

use dossier::Dossier;
use dossier::read::{Finding, Severity};
use serde::Serialize;

use crate::input::Input;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A line each, and a summary.
    Text,
    /// One JSON list.
    Json,
}

/// Checks dossiers and prints what it finds; true where no error is among it.
pub fn check(inputs: &[Input], format: Format, out: &mut impl Write) -> io::Result<bool> {
    let mut all = Vec::new();
    for input in inputs {
        let (mut findings, size) = match input.read() {
            Ok(dossier) => (analysis::findings::findings(&dossier), size(&dossier)),
            Err(findings) => (findings, String::new()),
        };
        findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        if format == Format::Text {
            findings.iter().try_for_each(|finding| writeln!(out, "{finding}"))?;
            writeln!(out, "{}: {size}{}", input.name, summary(&findings))?;
        }
        all.extend(findings);
    }
    if format == Format::Json {
        let rows: Vec<Row<'_>> = all.iter().map(Row::from).collect();
        serde_json::to_writer_pretty(&mut *out, &rows)?;
        writeln!(out)?;
    }
    Ok(all.iter().all(|finding| finding.severity != Severity::Error))
}

fn size(dossier: &Dossier) -> String {
    let claims = dossier.records.iter().map(|record| record.claims.len()).sum();
    format!("{} with {}; ", count(dossier.records.len(), "record"), count(claims, "claim"))
}

fn summary(findings: &[Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    format!("{}, {}", count(of(Severity::Error), "error"), count(of(Severity::Warning), "warning"))
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// A finding as machines read it.
#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    severity: &'static str,
    rule: &'a str,
    expected: &'a str,
    found: &'a str,
}

impl<'a> From<&'a Finding> for Row<'a> {
    fn from(finding: &'a Finding) -> Self {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Finding { file, line, column, rule, expected, found, .. } = finding;
        Self { file, line: *line, column: *column, severity, rule, expected, found }
    }
}
