//! Records and what documents say of them.

use super::decode::Known;
use super::fields::Fields;
use super::log::{Log, quoted};
use super::node::Node;
use crate::model::{Basis, Claim, Kind, Qualifier, Record, Status};

/// The most words of a document that a citation repeats: enough to find the place, too few to copy it.
const WORDS_CITED: usize = 6;

/// What records are read with.
pub(super) struct Reader<'r, 'a> {
    pub(super) log: &'r mut Log<'a>,
    pub(super) language: &'r str,
    pub(super) known: &'r Known<'r>,
    /// The units of the indicators, in their order.
    pub(super) units: &'r [&'r str],
}

/// Where the unit of a record's figures comes from.
enum Unit<'r> {
    /// From its indicator.
    Measured(&'r str),
    /// Each figure says its own.
    Own,
    /// From an indicator that does not exist; that is said once.
    Unknown,
}

impl Reader<'_, '_> {
    pub(super) fn record(&mut self, kind: Kind, node: &Node<'_>) -> Option<Record> {
        let known = self.known;
        let mut fields = Fields::of(self.log, self.language, node, kind.word())?;
        let written = fields.place();
        let id = fields.required("id", |fields, name| fields.id(name, true));
        let dyads = fields.required("dyads", |fields, name| fields.references(name, &known.dyads));
        let domain = fields.required("domain", Fields::word);
        let title = fields.required("title", Fields::text);
        let importance = fields.whole("importance", 5);
        let milestone = fields.word("milestone");
        let context = fields.flag("context");
        let indicator = match kind {
            Kind::Observation => fields.required("indicator", |fields, name| fields.reference(name, &known.indicators)),
            _ => fields.reference("indicator", &known.indicators),
        };
        let from = fields.reference("from", &known.actors);
        let to = fields.reference("to", &known.actors);
        let person = fields.plain("person");
        let role = fields.text("role");
        let place = fields.text("place");
        let note = fields.text("note");
        let about = fields.references("about", &known.entities).unwrap_or_default();
        let part_of = fields.reference("part_of", &known.records);
        let follows = fields.reference("follows", &known.records);
        let counts = fields.text("counts");
        if fields.list_length("dyads") == Some(0) {
            let found = format!("none in {}", fields.subject());
            fields.log.error(fields.span(), "missing-field", "at least one dyad in `dyads`".to_owned(), found);
        }
        let said = fields.list("claims", "a list of claims in brackets");
        if node.get("claims").is_none() || said.is_some_and(<[_]>::is_empty) {
            let found = format!("{} without one", fields.subject());
            fields.log.error(fields.span(), "no-citation", "at least one claim in `claims`".to_owned(), found);
        }
        fields.finish();
        let unit = match indicator.and_then(|position| self.units.get(position)) {
            Some(unit) => Unit::Measured(unit),
            None if kind == Kind::Observation || node.get("indicator").is_some() => Unit::Unknown,
            None => Unit::Own,
        };
        let claims = said.unwrap_or_default().iter().filter_map(|node| self.claim(node, &unit)).collect();
        Some(Record {
            id: id?,
            kind,
            dyads: dyads?,
            domain: domain?,
            title: title?,
            milestone,
            importance: u8::try_from(importance.unwrap_or(3)).ok()?,
            context: context.unwrap_or(false),
            indicator,
            from,
            to,
            person,
            role,
            place,
            note,
            about,
            part_of,
            follows,
            counts,
            claims,
            written,
        })
    }

    fn claim(&mut self, node: &Node<'_>, unit_of_record: &Unit<'_>) -> Option<Claim> {
        let known = self.known;
        let mut fields = Fields::of(self.log, self.language, node, "claim")?;
        let written = fields.place();
        require_citation(&mut fields, node);
        let document = fields.reference("document", &known.documents);
        let paragraph = fields.whole("paragraph", u32::MAX);
        let as_written = fields.plain("as_written");
        let date = fields.date("date");
        let period = fields.date("period");
        let value = fields.number("value");
        let unit = fields.plain("unit");
        let qualifier = fields.word("qualifier");
        let status = fields.word("status");
        let blank = fields.word("blank");
        let basis = fields.word("basis");
        let phase = fields.word("phase");
        let statement = fields.text("statement");
        let called = fields.text("called");
        let stance = fields.word("stance");
        let listed = fields.word("listed");
        let path = fields.stops("path", &known.actors, &known.entities);
        check_words(&mut fields, node, as_written.as_deref());
        check_unit(&mut fields, node, unit_of_record);
        fields.finish();
        Some(Claim {
            document: document?,
            paragraph: paragraph?,
            as_written: as_written?,
            date,
            period,
            basis: basis.unwrap_or(Basis::Stated),
            value,
            unit,
            qualifier: qualifier.unwrap_or(Qualifier::Exact),
            status: status.unwrap_or(Status::Observed),
            blank,
            phase,
            statement,
            called,
            stance,
            listed,
            path,
            written,
        })
    }
}

/// A claim says which document, which paragraph and which words: together they are its citation.
fn require_citation(fields: &mut Fields<'_, '_, '_>, node: &Node<'_>) {
    let missing: Vec<&str> =
        ["document", "paragraph", "as_written"].into_iter().filter(|name| node.get(name).is_none()).collect();
    if !missing.is_empty() {
        let expected = "a citation: `document`, `paragraph` and `as_written`".to_owned();
        fields.log.error(node.span, "no-citation", expected, format!("a claim without {}", missing.join(", ")));
    }
}

fn check_words(fields: &mut Fields<'_, '_, '_>, node: &Node<'_>, as_written: Option<&str>) {
    let (Some(text), Some(at)) = (as_written, node.get("as_written")) else { return };
    let words = text.split_whitespace().count();
    if words > WORDS_CITED {
        let expected = format!("{WORDS_CITED} words at most in `as_written`");
        fields.log.error(at.span, "as-written-too-long", expected, format!("{words} words, {}", quoted(text)));
    }
}

/// A figure is in its indicator's unit; where nothing is measured it says its own.
fn check_unit(fields: &mut Fields<'_, '_, '_>, node: &Node<'_>, of_record: &Unit<'_>) {
    let unit = node.get("unit").and_then(|unit| Some((unit.as_text()?, unit.span)));
    match (of_record, unit) {
        (Unit::Measured(measured), Some((unit, span))) if unit != *measured => {
            let expected = format!("no unit, or the indicator's, `{measured}`");
            fields.log.error(span, "unit-mismatch", expected, quoted(unit));
        }
        (Unit::Own, None) if node.get("value").is_some() => {
            let found = "a value without it, in a record without an indicator".to_owned();
            fields.log.error(node.span, "missing-field", "`unit`".to_owned(), found);
        }
        _ => {}
    }
}
