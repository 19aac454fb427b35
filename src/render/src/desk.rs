//! What lies on the table while a dossier is written down, and what every part of it says alike.

use analysis::disagreement::{Disagreement, Rule};
use analysis::prepared::{Prepared, Workings};
use analysis::printed::unit_of;
use analysis::told;
use dossier::words::{Words, decimal};
use dossier::{Claim, Dossier, Record, Text};

use crate::Wanted;
use crate::html::{Html, turns};
use crate::strings::Plain;

/// What is written from, and what has been written.
pub struct Desk<'a> {
    pub prepared: &'a Prepared,
    pub workings: &'a Workings,
    pub dossier: &'a Dossier,
    pub wanted: &'a Wanted<'a>,
    pub words: Words,
    pub strings: &'static Plain,
    pub html: Html,
    /// Positions of the records that are listed, in order: links may lead to them.
    pub listed: Vec<usize>,
    /// Whether each document has been cited.
    pub cited: Vec<bool>,
    prefix: String,
}

impl<'a> Desk<'a> {
    pub fn new(prepared: &'a Prepared, workings: &'a Workings, wanted: &'a Wanted<'a>) -> Self {
        let dossier = &prepared.dossier;
        let own = if wanted.prefix.is_empty() { &dossier.id } else { wanted.prefix };
        let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        Self {
            prepared,
            workings,
            dossier,
            wanted,
            words: Words::default(),
            strings: Plain::of(wanted.language),
            html: Html::default(),
            listed: Vec::new(),
            cited: vec![false; dossier.documents.len()],
            prefix: own.chars().map(safe).collect(),
        }
    }

    /// The id of all that is written.
    pub fn root(&self) -> &str {
        &self.prefix
    }

    /// The id of a thing of some sort.
    pub fn id(&self, sort: &str, id: &str) -> String {
        [&self.prefix, "-", sort, "-", id].concat()
    }

    /// Where a link to a thing leads.
    pub fn to(&self, sort: &str, id: &str) -> String {
        ["#", &self.id(sort, id)].concat()
    }

    /// A text of the dossier, marked with its language where that is not the one around it.
    pub fn text(&mut self, text: &Text) {
        let words = text.get(self.wanted.language);
        let tag = text.0.iter().find(|(_, known)| known == words).map(|(tag, _)| tag.as_str());
        let tag = tag.filter(|tag| *tag != self.strings.tag && !tag.is_empty());
        match turns(words) {
            true => self.html.put("bdi", &[("lang", tag)], words),
            false if tag.is_some() => self.html.put("span", &[("lang", tag)], words),
            false => self.html.say(words),
        }
    }

    /// Words of the dossier that are in no particular language.
    pub fn words(&mut self, words: &str) {
        if turns(words) { self.html.put("bdi", &[], words) } else { self.html.say(words) }
    }

    /// The title of the comparison.
    pub fn side_by_side(&self) -> &'static str {
        let [several, one] = self.strings.side_by_side;
        if self.workings.dyads.len() > 1 { several } else { one }
    }

    /// Begins a section under its title.
    pub fn section(&mut self, sort: &str, title: &str) {
        let id = [&self.prefix, "-", sort].concat();
        self.html.open("section", &[("id", Some(&id))]);
        self.html.put("h2", &[], title);
    }

    /// The names of relationships (positions).
    pub fn dyads(&mut self, dyads: &[usize]) {
        let dossier = self.dossier;
        let last = dyads.len().saturating_sub(1);
        for (place, dyad) in dyads.iter().enumerate().filter_map(|(place, at)| Some((place, dossier.dyads.get(*at)?))) {
            let between = if place == 0 {
                ""
            } else if place == last {
                self.strings.and
            } else {
                ", "
            };
            self.html.say(between);
            self.text(&dyad.title);
        }
    }

    /// The title of a record (position), which leads to it where it is listed.
    pub fn link(&mut self, at: usize, record: &Record) {
        let to = self.listed.binary_search(&at).is_ok().then(|| self.to("record", &record.id));
        if to.is_some() {
            self.html.open("a", &[("href", to.as_deref())]);
        }
        self.text(&record.title);
        if to.is_some() {
            self.html.close();
        }
    }

    /// What a claim says, but for what has been `said` of it: in our words, in its document's, and where.
    pub fn claim(&mut self, record: &Record, claim: &Claim, said: &str) {
        let mut facts = self.words.facts(claim, unit_of(self.dossier, record, claim));
        facts.retain(|fact| fact != said);
        self.html.say(&facts.join(", "));
        let mut between = if facts.is_empty() { "" } else { ": " };
        if let Some(name) = &claim.called {
            let [before, after] = self.strings.called;
            self.html.say(between);
            self.html.say(before);
            self.text(name);
            self.html.say(after);
            between = ", ";
        }
        if let Some(statement) = &claim.statement {
            self.html.say(between);
            self.text(statement);
        }
        self.cite(claim);
    }

    /// What does not agree, and what arithmetic gives instead of a rate. Marked where statements contradict each other.
    pub fn dispute(&mut self, found: &Disagreement) {
        self.html.open(if found.contradicts(self.dossier) { "mark" } else { "em" }, &[]);
        self.words(told::disagreement(self.dossier, found, self.wanted.language));
        if let Some(computed) = found.computed.filter(|_| found.rule == Rule::Growth) {
            self.html.say(&[self.strings.worked_out, &decimal(computed.value, 1), "%."].concat());
        }
        self.html.close();
    }

    /// Every contradiction on a record (position), each after a blank; of a rate and its two figures it is on the rate.
    pub fn contradictions(&mut self, at: usize) {
        let prepared = self.prepared;
        let is_on = |found: &&Disagreement| match found.rule {
            Rule::Growth => found.readings.first().is_some_and(|rate| rate.record == at),
            _ => found.records.contains(&at) && found.contradicts(&prepared.dossier),
        };
        for found in prepared.disagreements.iter().filter(|_| prepared.disputed(at)).filter(is_on) {
            self.html.say(" ");
            self.dispute(found);
        }
    }

    /// A document's own words, and where they stand; a blank before them.
    pub fn cite(&mut self, claim: &Claim) {
        let dossier = self.dossier;
        let direction = turns(&claim.as_written).then_some("auto");
        self.html.say(" ");
        self.html.put("q", &[("dir", direction)], &claim.as_written);
        let Some(document) = dossier.documents.get(claim.document) else { return };
        if let Some(cited) = self.cited.get_mut(claim.document) {
            *cited = true;
        }
        let to = self.to("document", &document.id);
        self.html.say(" ");
        self.html.open("cite", &[]);
        self.html.put("a", &[("href", Some(&to))], &self.strings.place(&document.id, claim.paragraph));
        self.html.close();
    }
}
