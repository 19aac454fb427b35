//! The wire format: one JSON object with the tables and fields that editors write, read by [`crate::read`].
//!
//! What is left out when absent in TOML is left out here, so that a bundle carries few bytes.

use crate::model::{Basis, Claim, Dossier, Kind, Qualifier, Record, Status, Stop, Text, Word};
use crate::time::Date;

/// Writes a dossier, a record a line. Read back it is the same, but for the places in files and for the
/// records' order, which is by kind.
pub fn write(dossier: &Dossier) -> String {
    let mut writer = Writer { out: String::new(), language: &dossier.language };
    writer.object(|o| {
        o.table("dossier", |o| {
            o.plain("id", &dossier.id);
            o.text("title", &dossier.title);
            o.plain("language", &dossier.language);
        });
        o.tables("document", &dossier.documents, |o, document| {
            o.plain("id", &document.id);
            o.plain("file", &document.file);
            o.text("title", &document.title);
            o.plain("genre", &document.genre);
            o.plain("as_of", document.as_of.as_str());
            o.some("note", document.note.as_ref(), Object::text);
            o.some("url", document.url.as_deref(), Object::plain);
        });
        o.tables("actor", &dossier.actors, |o, actor| {
            o.plain("id", &actor.id);
            o.text("name", &actor.name);
        });
        o.tables("dyad", &dossier.dyads, |o, dyad| {
            o.plain("id", &dyad.id);
            o.text("title", &dyad.title);
            o.text("short", &dyad.short);
            o.ids("actors", dyad.actors.iter().map(|at| dossier.actors.get(*at).map(|actor| actor.id.as_str())));
        });
        o.tables("indicator", &dossier.indicators, |o, indicator| {
            o.plain("id", &indicator.id);
            o.text("title", &indicator.title);
            o.plain("unit", &indicator.unit);
            o.some("definition", indicator.definition.as_ref(), Object::text);
            let id = |at: usize| dossier.indicators.get(at).map(|indicator| indicator.id.as_str());
            o.some("growth_of", indicator.growth_of.and_then(id), Object::plain);
            o.some_ids("share_of", &indicator.share_of, id);
            o.some_ids("per", &indicator.per, id);
            o.some("conversion_of", indicator.conversion_of.and_then(id), Object::plain);
            o.some("rank_by", indicator.rank_by.and_then(id), Object::plain);
        });
        o.tables("entity", &dossier.entities, |o, entity| {
            o.plain("id", &entity.id);
            o.plain("sort", entity.sort.word());
            o.text("name", &entity.name);
            if !entity.aliases.is_empty() {
                o.ids("aliases", entity.aliases.iter().map(|alias| Some(alias.as_str())));
            }
            o.some("within", entity.within.and_then(|at| actor_id(dossier, at)), Object::plain);
        });
        for (word, kind) in Kind::WORDS {
            let records: Vec<&Record> = dossier.records.iter().filter(|record| record.kind == *kind).collect();
            o.tables(word, &records, |o, record| write_record(o, dossier, record));
        }
        o.tables("story", &dossier.story, |o, chapter| {
            o.text("text", &chapter.text);
            o.some_ids("records", &chapter.records, |at| dossier.records.get(at).map(|record| record.id.as_str()));
            o.some("from", chapter.from.as_deref(), Object::plain);
            o.some("to", chapter.to.as_deref(), Object::plain);
            o.some_ids("dyads", &chapter.dyads, |at| dossier.dyads.get(at).map(|dyad| dyad.id.as_str()));
            o.some("align", chapter.align.map(|milestone| milestone.word()), Object::plain);
            o.some("filter", chapter.filter.as_deref(), Object::plain);
        });
        o.tables("disagreement", &dossier.noted, |o, noted| {
            o.plain("id", &noted.id);
            o.text("note", &noted.note);
            if noted.contradiction {
                o.name("contradiction").push_str("true");
            }
            o.list("readings", &noted.readings, |o, (record, claim)| write_reading(o, dossier, *record, *claim));
        });
    });
    writer.out.push('\n');
    writer.out
}

fn write_record(o: &mut Object<'_, '_>, dossier: &Dossier, record: &Record) {
    let actor = |at: Option<usize>| at.and_then(|at| dossier.actors.get(at)).map(|actor| actor.id.as_str());
    let indicator = record.indicator.and_then(|at| dossier.indicators.get(at));
    o.plain("id", &record.id);
    o.ids("dyads", record.dyads.iter().map(|at| dossier.dyads.get(*at).map(|dyad| dyad.id.as_str())));
    o.plain("domain", record.domain.word());
    o.text("title", &record.title);
    o.some("importance", Some(record.importance).filter(|importance| *importance != 3), |o, name, importance| {
        o.number(name, f64::from(importance));
    });
    o.some("milestone", record.milestone.map(|milestone| milestone.word()), Object::plain);
    if record.context {
        o.name("context").push_str("true");
    }
    o.some("indicator", indicator.map(|indicator| indicator.id.as_str()), Object::plain);
    o.some("from", actor(record.from), Object::plain);
    o.some("to", actor(record.to), Object::plain);
    o.some("person", record.person.as_deref(), Object::plain);
    o.some("role", record.role.as_ref(), Object::text);
    o.some("place", record.place.as_ref(), Object::text);
    o.some("note", record.note.as_ref(), Object::text);
    let other = |at: Option<usize>| at.and_then(|at| dossier.records.get(at)).map(|record| record.id.as_str());
    o.some_ids("about", &record.about, |at| dossier.entities.get(at).map(|entity| entity.id.as_str()));
    o.some("part_of", other(record.part_of), Object::plain);
    o.some("follows", other(record.follows), Object::plain);
    o.some("counts", record.counts.as_ref(), Object::text);
    o.list("claims", &record.claims, |o, claim| write_claim(o, dossier, claim));
}

fn actor_id(dossier: &Dossier, at: usize) -> Option<&str> {
    dossier.actors.get(at).map(|actor| actor.id.as_str())
}

fn write_claim(o: &mut Object<'_, '_>, dossier: &Dossier, claim: &Claim) {
    let document = dossier.documents.get(claim.document).map_or("", |document| document.id.as_str());
    o.plain("document", document);
    o.number("paragraph", f64::from(claim.paragraph));
    o.plain("as_written", &claim.as_written);
    o.some("date", claim.date.as_ref().map(Date::as_str), Object::plain);
    o.some("period", claim.period.as_ref().map(Date::as_str), Object::plain);
    o.some("value", claim.value, Object::number);
    o.some("unit", claim.unit.as_deref(), Object::plain);
    let qualifier = Some(claim.qualifier).filter(|qualifier| *qualifier != Qualifier::Exact);
    o.some("qualifier", qualifier.map(Qualifier::word), Object::plain);
    let status = Some(claim.status).filter(|status| *status != Status::Observed);
    o.some("status", status.map(Status::word), Object::plain);
    o.some("blank", claim.blank.map(|blank| blank.word()), Object::plain);
    let basis = Some(claim.basis).filter(|basis| *basis != Basis::Stated);
    o.some("basis", basis.map(Basis::word), Object::plain);
    o.some("phase", claim.phase.map(|phase| phase.word()), Object::plain);
    o.some("statement", claim.statement.as_ref(), Object::text);
    o.some("called", claim.called.as_ref(), Object::text);
    o.some("stance", claim.stance.map(|stance| stance.word()), Object::plain);
    o.some("listed", claim.listed.map(|listing| listing.word()), Object::plain);
    if !claim.path.is_empty() {
        let id = |stop: &Stop| match stop {
            Stop::Actor(at) => actor_id(dossier, *at),
            Stop::Place(at) => dossier.entities.get(*at).map(|entity| entity.id.as_str()),
        };
        o.ids("path", claim.path.iter().map(id));
    }
}

/// A claim by its record and its citation.
fn write_reading(o: &mut Object<'_, '_>, dossier: &Dossier, record: usize, claim: usize) {
    let Some(record) = dossier.records.get(record) else { return };
    let Some(claim) = record.claims.get(claim) else { return };
    o.plain("record", &record.id);
    o.plain("document", dossier.documents.get(claim.document).map_or("", |document| document.id.as_str()));
    o.number("paragraph", f64::from(claim.paragraph));
    o.plain("as_written", &claim.as_written);
}

struct Writer<'l> {
    out: String,
    /// The language that plain strings are in.
    language: &'l str,
}

impl<'l> Writer<'l> {
    fn object(&mut self, fill: impl FnOnce(&mut Object<'_, 'l>)) {
        self.out.push('{');
        fill(&mut Object { writer: self, empty: true });
        self.out.push('}');
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            match character {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                control if control < ' ' => self.out.push_str(&format!("\\u{:04x}", u32::from(control))),
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }
}

/// An object that is being written, field by field.
struct Object<'w, 'l> {
    writer: &'w mut Writer<'l>,
    empty: bool,
}

impl Object<'_, '_> {
    /// Writes a field's name; its value goes into what is returned.
    fn name(&mut self, name: &str) -> &mut String {
        if !self.empty {
            self.writer.out.push(',');
        }
        self.empty = false;
        self.writer.string(name);
        self.writer.out.push(':');
        &mut self.writer.out
    }

    fn plain(&mut self, name: &str, text: &str) {
        self.name(name);
        self.writer.string(text);
    }

    fn number(&mut self, name: &str, number: f64) {
        self.name(name).push_str(&number.to_string());
    }

    /// A text in the dossier's own language alone is a string, any other a table of languages.
    fn text(&mut self, name: &str, text: &Text) {
        match text.0.as_slice() {
            [(language, text)] if language == self.writer.language => self.plain(name, text),
            texts => self.table(name, |o| texts.iter().for_each(|(language, text)| o.plain(language, text))),
        }
    }

    fn ids<'i>(&mut self, name: &str, ids: impl Iterator<Item = Option<&'i str>>) {
        self.name(name).push('[');
        for (at, id) in ids.flatten().enumerate() {
            if at > 0 {
                self.writer.out.push(',');
            }
            self.writer.string(id);
        }
        self.writer.out.push(']');
    }

    /// The ids at some positions; nothing where there is none.
    fn some_ids<'i>(&mut self, name: &str, positions: &[usize], id: impl Fn(usize) -> Option<&'i str>) {
        if !positions.is_empty() {
            self.ids(name, positions.iter().map(|at| id(*at)));
        }
    }

    fn some<T>(&mut self, name: &str, value: Option<T>, write: impl FnOnce(&mut Self, &str, T)) {
        if let Some(value) = value {
            write(self, name, value);
        }
    }

    fn table(&mut self, name: &str, fill: impl FnOnce(&mut Object<'_, '_>)) {
        self.name(name);
        self.writer.object(fill);
    }

    fn list<T>(&mut self, name: &str, items: &[T], fill: impl Fn(&mut Object<'_, '_>, &T)) {
        self.name(name).push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.writer.out.push(',');
            }
            self.writer.object(|o| fill(o, item));
        }
        self.writer.out.push(']');
    }

    /// A list of tables, one a line; nothing where there is none.
    fn tables<T>(&mut self, name: &str, items: &[T], fill: impl Fn(&mut Object<'_, '_>, &T)) {
        if items.is_empty() {
            return;
        }
        self.name(name).push('[');
        for (at, item) in items.iter().enumerate() {
            self.writer.out.push_str(if at > 0 { ",\n" } else { "\n" });
            self.writer.object(|o| fill(o, item));
        }
        self.writer.out.push(']');
    }
}
