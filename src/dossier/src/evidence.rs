//! What a dossier knows beyond its picture: the documents' own words, figures, readings, and what editors have noted.
//!
//! A picture in time needs none of it, so it comes apart from the rest ([`Dossier`]'s packed form leaves it out), and is
//! given back before anybody is told what a document says.

use std::collections::BTreeMap;

use crate::model::{
    Chapter, Claim, Document, Dossier, Entity, Indicator, Kind, Listing, Noted, Qualifier, Record, Stance, Text,
};
use crate::time::Date;

/// What was taken out of a dossier.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// One for each document, in their order.
    pub documents: Vec<DocumentEvidence>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// Disagreements that an editor has noted.
    pub noted: Vec<Noted>,
    /// What an editor tells with the picture.
    pub story: Vec<Chapter>,
    /// What records tell of.
    pub entities: Vec<Entity>,
    /// One for each record, in their order.
    pub records: Vec<RecordEvidence>,
    /// One for each claim, in the order of records and of their claims.
    pub claims: Vec<ClaimEvidence>,
}

/// What was taken out of a document; the fields are [`Document`]'s.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "they are told there")]
pub struct DocumentEvidence {
    pub file: String,
    pub genre: String,
    pub note: Option<Text>,
    pub url: Option<String>,
    pub as_of: String,
}

/// What was taken out of a record; the fields are [`Record`]'s.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "they are told there")]
pub struct RecordEvidence {
    pub indicator: Option<usize>,
    pub from: Option<usize>,
    pub to: Option<usize>,
    pub person: Option<String>,
    pub role: Option<Text>,
    pub place: Option<Text>,
    pub note: Option<Text>,
    pub about: Vec<usize>,
    pub part_of: Option<usize>,
    pub follows: Option<usize>,
    pub counts: Option<Text>,
}

/// What was taken out of a claim; the fields are [`Claim`]'s.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "they are told there")]
pub struct ClaimEvidence {
    pub as_written: String,
    pub value: Option<f64>,
    pub unit: Option<String>,
    pub qualifier: Qualifier,
    pub statement: Option<Text>,
    pub called: Option<Text>,
    pub stance: Option<Stance>,
    pub listed: Option<Listing>,
    pub date: String,
    pub period: String,
}

impl Evidence {
    /// What is taken out of a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let text = |date: Option<&Date>| date.map_or_else(String::new, |date| date.as_str().to_owned());
        let document = |document: &Document| DocumentEvidence {
            file: document.file.clone(),
            genre: document.genre.clone(),
            note: document.note.clone(),
            url: document.url.clone(),
            as_of: document.as_of.as_str().to_owned(),
        };
        let record = |record: &Record| RecordEvidence {
            indicator: record.indicator,
            from: record.from,
            to: record.to,
            person: record.person.clone(),
            role: record.role.clone(),
            place: record.place.clone(),
            note: record.note.clone(),
            about: record.about.clone(),
            part_of: record.part_of,
            follows: record.follows,
            counts: record.counts.clone(),
        };
        let claim = |claim: &Claim| ClaimEvidence {
            as_written: claim.as_written.clone(),
            value: claim.value,
            unit: claim.unit.clone(),
            qualifier: claim.qualifier,
            statement: claim.statement.clone(),
            called: claim.called.clone(),
            stance: claim.stance,
            listed: claim.listed,
            date: text(claim.date.as_ref()),
            period: text(claim.period.as_ref()),
        };
        Self {
            documents: dossier.documents.iter().map(document).collect(),
            entities: dossier.entities.clone(),
            indicators: dossier.indicators.clone(),
            noted: dossier.noted.clone(),
            story: dossier.story.clone(),
            records: dossier.records.iter().map(record).collect(),
            claims: dossier.records.iter().flat_map(|record| &record.claims).map(claim).collect(),
        }
    }

    /// Takes the offices out that only one term is of: a picture has a name for terms in turn.
    pub fn take_lone_offices(dossier: &mut Dossier) {
        let mut terms: BTreeMap<Text, usize> = BTreeMap::new();
        for role in dossier.records.iter().filter(|record| record.kind == Kind::Tenure).filter_map(|it| it.role.clone())
        {
            *terms.entry(role).or_default() += 1;
        }
        for record in &mut dossier.records {
            let is_shared =
                record.kind == Kind::Tenure && record.role.as_ref().is_some_and(|role| terms.get(role) > Some(&1));
            record.role.take_if(|_| !is_shared);
        }
    }

    /// Gives a dossier back what was taken out of it.
    pub fn give(self, dossier: &mut Dossier) {
        for (document, its) in dossier.documents.iter_mut().zip(self.documents) {
            (document.file, document.genre, document.note, document.url) = (its.file, its.genre, its.note, its.url);
            document.as_of = document.as_of.clone().with_text(its.as_of);
        }
        let mut claims = self.claims.into_iter();
        for (record, its) in dossier.records.iter_mut().zip(self.records) {
            for (claim, its) in record.claims.iter_mut().zip(&mut claims) {
                claim.as_written = its.as_written;
                (claim.value, claim.unit, claim.qualifier) = (its.value, its.unit, its.qualifier);
                (claim.statement, claim.called) = (its.statement, its.called);
                (claim.stance, claim.listed) = (its.stance, its.listed);
                claim.date = claim.date.take().map(|date| date.with_text(its.date));
                claim.period = claim.period.take().map(|date| date.with_text(its.period));
            }
            (record.indicator, record.from, record.to) = (its.indicator, its.from, its.to);
            (record.person, record.role, record.place, record.note) = (its.person, its.role, its.place, its.note);
            (record.about, record.part_of, record.follows, record.counts) =
                (its.about, its.part_of, its.follows, its.counts);
        }
        (dossier.indicators, dossier.noted, dossier.entities) = (self.indicators, self.noted, self.entities);
        dossier.story = self.story;
    }
}
