//! Small dossiers for tests, built in code: two relationships of one state, four documents.

use dossier::model::{
    Claim, Document, Domain, Dossier, Dyad, Indicator, Kind, Milestone, Place, Qualifier, Record, Status, Text,
};
use dossier::{Actor, Date, Extent};

/// The extent of an EDTF date.
pub fn extent(edtf: &str) -> Extent {
    date(edtf).extent()
}

/// An EDTF date.
pub fn date(edtf: &str) -> Date {
    Date::parse(edtf).expect(edtf)
}

/// Position of Türkiye.
pub const TUR: usize = 0;
/// Position of Kazakhstan.
pub const KAZ: usize = 1;
/// Position of Azerbaijan.
pub const AZE: usize = 2;
/// Position of the relationship with Kazakhstan.
pub const KZ: usize = 0;
/// Position of the relationship with Azerbaijan.
pub const AZ: usize = 1;

/// Two relationships, documents A to D as they reach in the built-in dossier, and no records.
pub fn dossier(records: Vec<Record>) -> Dossier {
    let text = |text: &str| Text::new("en", text);
    let document = |id: &str, as_of: &str| Document {
        id: id.to_owned(),
        file: format!("{id}.txt"),
        title: text(id),
        genre: "report".to_owned(),
        as_of: date(as_of),
        note: None,
        url: None,
    };
    let actor = |id: &str| Actor { id: id.to_owned(), name: text(id) };
    let dyad = |id: &str, other| Dyad { id: id.to_owned(), title: text(id), short: text(id), actors: [TUR, other] };
    let indicator = |(id, unit): &(&str, &str)| Indicator {
        id: (*id).to_owned(),
        title: text(id),
        unit: (*unit).to_owned(),
        definition: None,
        growth_of: (*id == "trade-growth").then_some(0),
        share_of: if *id == "share" { vec![5] } else { Vec::new() },
        per: Vec::new(),
        conversion_of: None,
        rank_by: matches!(*id, "trade-rank" | "rank-imports").then_some(0),
    };
    Dossier {
        id: "test".to_owned(),
        title: text("Test"),
        language: "en".to_owned(),
        files: vec!["test.toml".to_owned()],
        documents: vec![
            document("A", "[2025-07-29..]"),
            document("B", "[2025-07-31..]"),
            document("C", "[2026-01-01..]"),
            document("D", "2026-01-14"),
        ],
        actors: ["TUR", "KAZ", "AZE"].into_iter().map(actor).collect(),
        dyads: vec![dyad("tr-kz", KAZ), dyad("tr-az", AZE)],
        indicators: INDICATORS.iter().map(indicator).collect(),
        entities: Vec::new(),
        records,
        noted: Vec::new(),
        story: Vec::new(),
        chapters: 0,
    }
}

const INDICATORS: [(&str, &str); 10] = [
    ("trade-turnover", "USD"),
    ("trade-growth", "percent"),
    ("investment-stock", "USD"),
    ("investment-flow", "USD"),
    ("firms", "firms"),
    ("visitors", "persons"),
    ("share", "percent"),
    ("trade-rank", "rank"),
    ("rank-imports", "rank"),
    ("investor-rank", "rank"),
];

/// A record of a kind without claims.
pub fn record(id: &str, kind: Kind, dyads: &[usize]) -> Record {
    Record {
        id: id.to_owned(),
        kind,
        dyads: dyads.to_vec(),
        domain: Domain::Politics,
        title: Text::new("en", id),
        milestone: None,
        importance: 3,
        context: false,
        indicator: None,
        from: None,
        to: None,
        person: None,
        role: None,
        place: None,
        note: None,
        about: Vec::new(),
        part_of: None,
        follows: None,
        counts: None,
        claims: Vec::new(),
        written: Place::default(),
    }
}

/// A milestone of a dyad with one dated claim of document A.
pub fn step(milestone: Milestone, kind: Kind, dyad: usize, edtf: &str) -> Record {
    let id = format!("{}-{}", ["kz", "az"][dyad], milestone.word());
    Record { milestone: Some(milestone), ..record(&id, kind, &[dyad]) }.with(claim(0, edtf).dated(edtf))
}

/// An observation of an indicator of the test dossier.
pub fn observation(id: &str, indicator: &str, dyad: usize) -> Record {
    let indicator = INDICATORS.iter().position(|(known, _)| *known == indicator);
    assert!(indicator.is_some(), "no such indicator in the test dossier");
    Record { indicator, ..record(id, Kind::Observation, &[dyad]) }
}

/// A claim of a document with what it has written.
pub fn claim(document: usize, as_written: &str) -> Claim {
    Claim {
        document,
        paragraph: 1,
        as_written: as_written.to_owned(),
        written: Place { file: 0, line: 1, column: 1 },
        ..Claim::default()
    }
}

/// Claims and records in one expression.
pub trait Build: Sized {
    /// What it is made of.
    type Part;
    /// With one more part.
    fn with(self, part: Self::Part) -> Self;
}

impl Build for Record {
    type Part = Claim;
    fn with(mut self, claim: Claim) -> Self {
        self.claims.push(claim);
        self
    }
}

/// Fields of a claim, one at a time.
pub trait ClaimWith: Sized {
    /// With a date.
    fn dated(self, edtf: &str) -> Self;
    /// With a period.
    fn period(self, edtf: &str) -> Self;
    /// With a value.
    fn value(self, value: f64) -> Self;
    /// With a hedge.
    fn hedged(self, qualifier: Qualifier) -> Self;
    /// With a status.
    fn status(self, status: Status) -> Self;
}

impl ClaimWith for Claim {
    fn dated(self, edtf: &str) -> Self {
        Self { date: Some(date(edtf)), ..self }
    }
    fn period(self, edtf: &str) -> Self {
        Self { period: Some(date(edtf)), ..self }
    }
    fn value(self, value: f64) -> Self {
        Self { value: Some(value), ..self }
    }
    fn hedged(self, qualifier: Qualifier) -> Self {
        Self { qualifier, ..self }
    }
    fn status(self, status: Status) -> Self {
        Self { status, ..self }
    }
}

/// A direction of an observation.
pub trait Directed {
    /// From one actor to another.
    fn between(self, from: usize, to: usize) -> Self;
}

impl Directed for Record {
    fn between(self, from: usize, to: usize) -> Self {
        Self { from: Some(from), to: Some(to), ..self }
    }
}
