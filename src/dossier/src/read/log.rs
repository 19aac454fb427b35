//! What was found while reading.

use super::lines::Lines;
use super::node::Span;
use super::{Finding, Severity, Source};
use crate::model::Place;
use crate::order;

/// Nobody reads more at once, and a hostile file shall not fill the memory with complaints.
const MOST: usize = 1_000;

/// How much of the file a message repeats, in characters.
const QUOTED: usize = 60;

/// Collects findings and knows where bytes stand.
#[derive(Debug)]
pub(super) struct Log<'a> {
    sources: &'a [Source<'a>],
    lines: Vec<Lines<'a>>,
    findings: Vec<(Span, Finding)>,
    more: usize,
    partial: bool,
    broken: Vec<Span>,
}

impl<'a> Log<'a> {
    pub(super) fn new(sources: &'a [Source<'a>]) -> Self {
        let lines = sources.iter().map(|source| Lines::new(source.text)).collect();
        Self { sources, lines, findings: Vec::new(), more: 0, partial: false, broken: Vec::new() }
    }

    /// Notes an error.
    pub(super) fn error(&mut self, span: Span, rule: &'static str, expected: String, found: String) {
        if self.is_full() {
            self.more += 1;
            return;
        }
        let place = self.place(span);
        let file = self.name(span.file).to_owned();
        let severity = Severity::Error;
        let finding = Finding { file, line: place.line, column: place.column, severity, rule, expected, found };
        self.findings.push((span, finding));
    }

    /// Something could not be read at all: what seems missing may stand there.
    pub(super) fn parts_are_missing(&mut self) {
        self.partial = true;
    }

    pub(super) fn is_partial(&self) -> bool {
        self.partial
    }

    /// A stretch that could not be parsed: what else is found in it was only guessed.
    #[cfg(feature = "toml")]
    pub(super) fn is_broken(&mut self, span: Span) {
        self.broken.push(span);
    }

    /// Line and column where a span begins.
    pub(super) fn place(&self, span: Span) -> Place {
        let (line, column) = self.lines.get(span.file).map_or((1, 1), |lines| lines.line_and_column(span.start));
        Place { file: u16::try_from(span.file).unwrap_or(u16::MAX), line, column }
    }

    /// `file:line:column`, for a message that points elsewhere.
    pub(super) fn whereabouts(&self, span: Span) -> String {
        let Place { line, column, .. } = self.place(span);
        format!("{}:{line}:{column}", self.name(span.file))
    }

    fn name(&self, file: usize) -> &'a str {
        self.sources.get(file).map_or("", |source| source.name)
    }

    /// What is written there; a span may reach past the end.
    pub(super) fn raw(&self, span: Span) -> &'a str {
        let text = self.sources.get(span.file).map_or("", |source| source.text);
        text.get(span.start..span.end.min(text.len())).unwrap_or("")
    }

    /// What is written there, as a message repeats it.
    pub(super) fn quote(&self, span: Span) -> String {
        let raw = self.raw(span);
        if raw.is_empty() { "the end of the file".to_owned() } else { quoted(raw) }
    }

    /// Nothing more is kept: what is found from now on is only counted.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// All findings in order of file and place; of what could not be parsed, nothing but that.
    pub(super) fn finish(&mut self) -> Vec<Finding> {
        let mut all = std::mem::take(&mut self.findings);
        order::sort(&mut all, |(one, _), (other, _)| (one.file, one.start).cmp(&(other.file, other.start)));
        let guessed = |span: &Span| {
            let holds = |broken: &Span| broken.file == span.file && (broken.start..broken.end).contains(&span.start);
            self.broken.iter().any(holds)
        };
        let partial = self.partial;
        all.retain(|(span, finding)| match finding.rule {
            "syntax" => true,
            "dangling-reference" if partial => false,
            _ => !guessed(span),
        });
        let mut findings: Vec<Finding> = all.into_iter().map(|(_, finding)| finding).collect();
        if let (true, Some(last)) = (self.more > 0, findings.last().cloned()) {
            let (expected, found) = (format!("at most {MOST} mistakes"), format!("{} more", self.more));
            findings.push(Finding { rule: "too-large", expected, found, ..last });
        }
        findings
    }
}

/// A thing with its article.
pub(super) fn an(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}

/// A number with a comma after each thousand.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// A text on one line and not too long.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(QUOTED).is_some() {
        short.push('…');
    }
    short
}

/// A short text in backquotes.
pub(super) fn quoted(text: &str) -> String {
    match short(text).trim() {
        "" => "an empty text".to_owned(),
        short => format!("`{short}`"),
    }
}
