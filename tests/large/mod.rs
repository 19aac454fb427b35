//! Dossiers as large as one likes, for tests of what size does: made by rule from a seed, and valid.
//!
//! They look like an editor's: two relationships, records of every kind and subject, dates of every precision, more of
//! them the nearer they are, few records that matter, documents that mostly agree, targets, and terms of offices.

mod dates;
mod words;

use dates::Day;
use dossier::Date;
use dossier::model::{
    Actor, Basis, Claim, Document, Dossier, Dyad, Entity, Indicator, Kind, Milestone, Noted, Phase, Place, Qualifier,
    Record, Sort, Status, Text, Word,
};
use dossier::words::Words;
pub use words::Chance;
use words::{DOCUMENTS, DOMAINS, FAMILIES, IMPORTANCE, INDICATORS, KINDS, NAMES, OFFICES, OPENINGS, PLACES, SUBJECTS};

/// How many terms an office has before the next office is told of.
const TERMS: usize = 40;

/// What is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Large {
    /// How many records.
    pub records: usize,
    /// The same seed gives the same dossier.
    pub seed: u64,
    /// First and last year that is told of.
    pub years: (usize, usize),
}

impl Large {
    /// So many records from 1900 to 2026.
    pub fn of(records: usize) -> Self {
        Self { records, seed: 1, years: (1900, 2026) }
    }

    /// The dossier; its records are in the order of the wire format.
    pub fn dossier(&self) -> Dossier {
        let text = |text: &str| Text::new("en", text);
        let document = |(at, (genre, as_of)): (usize, &(&str, &str))| Document {
            id: letter(at).to_owned(),
            file: format!("{}.txt", letter(at)),
            title: text(&format!("Document {}", letter(at))),
            genre: (*genre).to_owned(),
            as_of: date(as_of),
            note: None,
            url: None,
        };
        let actor = |(id, name): (&str, &str)| Actor { id: id.to_owned(), name: text(name) };
        let dyad = |id: &str, short: &str, other| Dyad {
            id: id.to_owned(),
            title: text(&format!("Türkiye–{short}")),
            short: text(short),
            actors: [0, other],
        };
        let indicator = |(id, title, unit, _): &(&str, &str, &str, f64)| Indicator {
            id: (*id).to_owned(),
            title: text(title),
            unit: (*unit).to_owned(),
            definition: None,
            growth_of: None,
            share_of: Vec::new(),
            per: Vec::new(),
            conversion_of: None,
            rank_by: None,
        };
        let entity = |at: usize| Entity {
            id: format!("thing-{at}"),
            sort: Sort::at((at % Sort::WORDS.len()) as u64),
            name: text(&format!("Thing {at}")),
            aliases: Vec::new(),
            within: None,
        };
        let mut dossier = Dossier {
            id: "large".to_owned(),
            title: text("A large dossier"),
            language: "en".to_owned(),
            files: vec!["large.json".to_owned()],
            documents: DOCUMENTS.iter().enumerate().map(document).collect(),
            actors: [("TUR", "Türkiye"), ("KAZ", "Kazakhstan"), ("AZE", "Azerbaijan")].map(actor).into(),
            dyads: vec![dyad("tr-kz", "Kazakhstan", 1), dyad("tr-az", "Azerbaijan", 2)],
            indicators: INDICATORS.iter().map(indicator).collect(),
            entities: (0..self.records / 200 + 3).map(entity).collect(),
            ..Dossier::default()
        };
        let mut chance = Chance::new(self.seed);
        for (kind, count) in self.kinds() {
            for at in 0..count {
                let record = self.record(&mut chance, &dossier, kind, at);
                dossier.records.push(record);
            }
        }
        dossier.noted = noted(&mut chance, &dossier.records);
        dossier
    }

    /// How many records there are of each kind, in the order of the wire format.
    fn kinds(&self) -> Vec<(Kind, usize)> {
        let mut kinds: Vec<(Kind, usize)> =
            KINDS.iter().map(|(percent, kind)| (*kind, self.records * percent / 100)).collect();
        let made: usize = kinds.iter().map(|(_, count)| count).sum();
        if let Some((_, events)) = kinds.first_mut() {
            *events += self.records - made;
        }
        kinds
    }

    fn record(&self, chance: &mut Chance, dossier: &Dossier, kind: Kind, at: usize) -> Record {
        let day = Day::any(chance, self.years);
        let known = dossier.records.len();
        let mut record = Record {
            id: format!("{}-{at}", kind.word()),
            kind,
            dyads: if chance.percent(4) { vec![0, 1] } else { vec![chance.below(2)] },
            domain: chance.weighed(&DOMAINS),
            title: title(chance, day),
            milestone: None,
            importance: chance.weighed(&IMPORTANCE),
            context: chance.percent(3),
            indicator: None,
            from: None,
            to: None,
            person: None,
            role: None,
            place: chance.percent(20).then(|| Text::new("en", chance.one(&PLACES))),
            note: chance.percent(2).then(|| Text::new("en", "The day is that of the signing.")),
            about: if chance.percent(10) { vec![chance.below(dossier.entities.len())] } else { Vec::new() },
            part_of: None,
            follows: (known > 0 && chance.percent(3)).then(|| chance.below(known)),
            counts: None,
            claims: Vec::new(),
            written: Place::default(),
        };
        match kind {
            Kind::Observation => self.observation(chance, &mut record, at),
            Kind::Tenure => self.tenure(&mut record, at),
            _ => {
                record.claims = happened(chance, kind, day);
                // The first agreements are the ladder, each step of one relationship after the other.
                if kind == Kind::Agreement && at < 2 * Milestone::WORDS.len() {
                    record.milestone = Some(Milestone::at(at as u64 / 2));
                    record.dyads = vec![at % 2];
                }
            }
        }
        record
    }

    /// A figure of a year or a month; two of the same thing and time are the same, but for a few.
    fn observation(&self, chance: &mut Chance, record: &mut Record, at: usize) {
        let (first, last) = self.years;
        let indicator = chance.below(INDICATORS.len());
        let (_, _, unit, start) = INDICATORS[indicator];
        let day = Day::any(chance, (first, last + 8));
        record.indicator = Some(indicator);
        record.dyads = vec![chance.below(2)];
        // More records are more places that are told apart, not more figures of one place.
        let place = chance.below(1 + self.records / 2_000);
        record.place = (place > 0).then(|| Text::new("en", &format!("{} {place}", PLACES[place % PLACES.len()])));
        record.title = Text::new("en", &format!("{}, {}", INDICATORS[indicator].1, day.month()));
        if chance.percent(30) {
            (record.from, record.to) = (Some(0), record.dyads.first().map(|dyad| dyad + 1));
        }
        let yearly = chance.percent(60);
        let period = if yearly { day.year() } else { day.month() };
        let parts = if yearly { 1.0 } else { 12.0 };
        let growth = 1.05_f64.powi((day.year - first) as i32) * (1.0 + (place % 7) as f64 / 9.0);
        let value = rounded(start * growth / parts).max(1.0);
        let status = match day.year > last {
            true if chance.percent(50) => Status::Target,
            true => Status::Forecast,
            false if chance.percent(5) => Status::Target,
            false if chance.percent(5) => Status::Estimate,
            false => Status::Observed,
        };
        let qualifier = if chance.percent(10) { Qualifier::About } else { Qualifier::Exact };
        let mut claims = vec![figure(chance, unit, value, qualifier)];
        if chance.percent(8) {
            let other = if chance.percent(25) { rounded(value * 1.4) + 1.0 } else { value };
            claims.push(figure(chance, unit, other, Qualifier::Exact));
        }
        // A state of things that holds when its document was written has no period.
        let undated = unit == "firms" && at.is_multiple_of(50);
        for claim in &mut claims {
            claim.status = status;
            claim.period = (!undated).then(|| date(&period));
            claim.basis = if undated { Basis::AsOf } else { Basis::Stated };
        }
        record.claims = claims;
    }

    /// Terms of an office that follow each other, then those of the next office.
    fn tenure(&self, record: &mut Record, at: usize) {
        let (office, term) = (at / TERMS, at % TERMS);
        let (first, last) = self.years;
        let turn = |term: usize| first + (last - first) * term / TERMS;
        let (start, end) = (turn(term), turn(term + 1));
        let name = NAMES[at % NAMES.len()];
        let initial = letter(at / NAMES.len() / FAMILIES.len());
        let family = FAMILIES[at / NAMES.len() % FAMILIES.len()];
        let role = OFFICES[office % OFFICES.len()];
        record.person = Some(format!("{name} {initial}. {family} {at}"));
        record.role = Some(Text::new("en", &format!("{role} in {} {office}", PLACES[office % PLACES.len()])));
        record.title = Text::new("en", &format!("{role} {name} {initial}. {family}"));
        record.dyads = vec![office % 2];
        let is_last = term + 1 == TERMS;
        let edtf = if is_last { format!("{start}/..") } else { format!("{start}/{end}") };
        record.claims =
            vec![Claim { date: Some(date(&edtf)), ..claim(at % DOCUMENTS.len(), &format!("from {start} on")) }];
    }
}

/// What documents say of a day: mostly one, mostly the same.
fn happened(chance: &mut Chance, kind: Kind, day: Day) -> Vec<Claim> {
    let lives = matches!(kind, Kind::Infrastructure | Kind::Institution);
    let document = chance.below(DOCUMENTS.len());
    let told = day.told(chance);
    let mut first = Claim { date: Some(date(&told)), ..claim(document, &format!("on {}", day.exact())) };
    first.phase = lives.then_some(Phase::Agreed);
    if kind == Kind::Statement {
        let said = format!("It was said of {} that it would go on.", chance.one(&SUBJECTS));
        first.statement = Some(Text::new("en", &said));
    }
    let mut claims = vec![first];
    if lives {
        let opened = Day { year: day.year + 1 + chance.below(5), ..day };
        let date = Some(date(&opened.year()));
        let words = format!("opened in {}", opened.year);
        claims.push(Claim { date, phase: Some(Phase::InUse), ..claim(document, &words) });
    } else if chance.percent(22) {
        let other = if chance.percent(14) { Day { year: day.year - 2, ..day } } else { day };
        let date = Some(date(&other.year()));
        claims.push(Claim { date, ..claim((document + 1) % DOCUMENTS.len(), &format!("in {}", other.year)) });
    }
    claims
}

/// An editor's note on two claims, once in a thousand records.
fn noted(chance: &mut Chance, records: &[Record]) -> Vec<Noted> {
    let mut note = |at: usize| Noted {
        id: format!("note-{at}"),
        note: Text::new("en", "The two tell the same thing in different words."),
        contradiction: chance.percent(50),
        readings: [0, 1].map(|_| (chance.below(records.len()), 0)).into(),
        written: Place::default(),
    };
    (0..records.len().div_ceil(1_000)).map(&mut note).collect()
}

fn title(chance: &mut Chance, day: Day) -> Text {
    let (opening, subject) = (chance.one(&OPENINGS), chance.one(&SUBJECTS));
    let place = chance.one(&PLACES);
    let title = match chance.below(3) {
        0 => format!("{opening} {subject} in {place}"),
        1 => format!("{opening} {subject}, {}", day.month()),
        _ => format!("{opening} {subject} in {place}, {}", day.year),
    };
    if chance.percent(5) {
        let turkish = format!("{place}: {subject} {}", day.year);
        return Text(vec![("en".to_owned(), title), ("tr".to_owned(), turkish)]);
    }
    Text::new("en", &title)
}

fn figure(chance: &mut Chance, unit: &str, value: f64, qualifier: Qualifier) -> Claim {
    let words = Words::default().figure(value, unit, qualifier);
    Claim { value: Some(value), qualifier, ..claim(chance.below(DOCUMENTS.len()), &words) }
}

/// A number of two digits and zeros, as documents print them.
fn rounded(value: f64) -> f64 {
    format!("{value:.1e}").parse().expect("a number")
}

fn claim(document: usize, as_written: &str) -> Claim {
    Claim { document, paragraph: 1 + as_written.len() as u32, as_written: as_written.to_owned(), ..Claim::default() }
}

/// `A` to `Z`, and over again.
fn letter(at: usize) -> &'static str {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let at = at % letters.len();
    &letters[at..=at]
}

fn date(edtf: &str) -> Date {
    Date::parse(edtf).expect(edtf)
}
