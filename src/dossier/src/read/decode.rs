//! The common tree to a [`Dossier`], some records at a time.

use super::fields::{Fields, describe};
use super::limits::{RECORDS, THINGS, too_many};
use super::log::{Log, quoted};
use super::names::Names;
use super::node::{Node, Span, Value};
use super::noted;
use super::record;
use super::story;
use super::suggest::choices;
use crate::model::{Actor, Document, Dossier, Dyad, Entity, Indicator, Kind, Text, Word};
use crate::order;
use crate::packed::Progress;

/// The ids that references may name.
pub(super) struct Known<'a> {
    pub(super) documents: Names<'a>,
    pub(super) actors: Names<'a>,
    pub(super) dyads: Names<'a>,
    pub(super) indicators: Names<'a>,
    pub(super) entities: Names<'a>,
    pub(super) records: Names<'a>,
}

/// Every table of every source, by what it is of.
#[derive(Default)]
struct Tables<'a> {
    dossier: Vec<&'a Node<'a>>,
    document: Vec<&'a Node<'a>>,
    actor: Vec<&'a Node<'a>>,
    dyad: Vec<&'a Node<'a>>,
    indicator: Vec<&'a Node<'a>>,
    entity: Vec<&'a Node<'a>>,
    records: Vec<(Kind, &'a Node<'a>)>,
    disagreement: Vec<&'a Node<'a>>,
    story: Vec<&'a Node<'a>>,
}

/// A dossier that is being read; what is wrong with it is in the log.
pub(super) struct Decoding<'t> {
    tables: Tables<'t>,
    known: Known<'t>,
    language: &'t str,
    dossier: Dossier,
    /// How many records have been looked at; those that cannot be read are not in the dossier.
    done: usize,
}

impl<'t> Decoding<'t> {
    /// Reads all that the trees hold together but the records and what refers to their claims.
    pub(super) fn new(log: &mut Log<'_>, trees: &'t [Node<'t>]) -> Self {
        let tables = tables(log, trees);
        let known = known(log, &tables);
        let header = tables.dossier.first().copied();
        let language = header.and_then(|node| node.get("language")).and_then(Node::as_text).unwrap_or("en");
        let mut dossier = Dossier { language: language.to_owned(), ..Dossier::default() };
        (dossier.id, dossier.title) = self::header(log, language, &tables.dossier).unwrap_or_default();
        dossier.documents = each(&tables.document, |node| document(log, language, node));
        dossier.actors = each(&tables.actor, |node| actor(log, language, node));
        dossier.dyads = each(&tables.dyad, |node| dyad(log, language, node, &known));
        dossier.indicators = each(&tables.indicator, |node| indicator(log, language, node, &known));
        dossier.entities = each(&tables.entity, |node| entity(log, language, node, &known));
        Self { tables, known, language, dossier, done: 0 }
    }

    /// Reads so many records more, or all that are left.
    pub(super) fn step(&mut self, log: &mut Log<'_>, records: usize) -> Progress {
        let Self { tables, known, language, dossier, done } = self;
        let unit = |node: &&'t Node<'t>| node.get("unit").and_then(Node::as_text).unwrap_or_default();
        let units: Vec<&str> = tables.indicator.iter().map(unit).collect();
        let mut reader = record::Reader { log, language, known, units: &units };
        let next = tables.records.iter().skip(*done).take(records);
        *done += next.len();
        dossier.records.extend(next.filter_map(|(kind, node)| reader.record(*kind, node)));
        Progress { done: *done, of: tables.records.len() }
    }

    /// Reads what is left.
    pub(super) fn finish(mut self, log: &mut Log<'_>) -> Dossier {
        self.step(log, usize::MAX);
        let Self { tables, known, language, mut dossier, .. } = self;
        dossier.noted = each(&tables.disagreement, |node| noted::noted(log, language, node, &known, &dossier.records));
        dossier.story = each(&tables.story, |node| story::chapter(log, language, node, &known));
        dossier.chapters = dossier.story.len();
        dossier
    }
}

/// What could be read; that something could not is in the log, and the dossier will not be used.
fn each<'a, N: Copy, T>(nodes: &'a [N], read: impl FnMut(N) -> Option<T> + 'a) -> Vec<T> {
    nodes.iter().copied().filter_map(read).collect()
}

/// Sorts the tables, records by kind, otherwise in the order of the sources.
fn tables<'a>(log: &mut Log<'_>, trees: &'a [Node<'a>]) -> Tables<'a> {
    let mut tables = Tables::default();
    for tree in trees {
        let Value::Table(fields) = &tree.value else {
            let found = describe(log, tree);
            log.error(tree.span, "wrong-type", "an object with the dossier's tables".to_owned(), found);
            continue;
        };
        for field in fields {
            let node = &field.node;
            let list = match field.name.as_ref() {
                "dossier" => {
                    tables.dossier.push(node);
                    continue;
                }
                "document" => &mut tables.document,
                "actor" => &mut tables.actor,
                "dyad" => &mut tables.dyad,
                "indicator" => &mut tables.indicator,
                "entity" => &mut tables.entity,
                "disagreement" => &mut tables.disagreement,
                "story" => &mut tables.story,
                name => {
                    match Kind::from_word(name) {
                        Some(kind) => {
                            let items = items(log, name, node, (tables.records.len(), RECORDS));
                            tables.records.extend(items.iter().map(|item| (kind, item)));
                        }
                        None => unknown(log, field.named, name),
                    }
                    continue;
                }
            };
            list.extend(items(log, &field.name, node, (list.len(), THINGS)));
        }
    }
    // A stable order of kinds makes the wire format, which keeps them apart, read back the same.
    order::sort(&mut tables.records, |(one, _), (other, _)| one.cmp(other));
    tables
}

/// The tables in a list, as many as there may be after those that there are.
fn items<'a>(log: &mut Log<'_>, name: &str, node: &'a Node<'a>, (known, most): (usize, usize)) -> &'a [Node<'a>] {
    if let Value::List(items) = &node.value {
        let room = most.saturating_sub(known);
        if let Some(first) = items.get(room) {
            let what = if most == RECORDS { "records" } else { name };
            too_many(log, first.span, most, &format!("tables of {what}"));
        }
        return items.get(..room).unwrap_or(items);
    }
    let found = match &node.value {
        Value::Table(_) => format!("one table `{name}`"),
        _ => describe(log, node),
    };
    log.error(node.span, "wrong-type", format!("a list of tables, each `[[{name}]]` in TOML"), found);
    &[]
}

fn unknown(log: &mut Log<'_>, span: Span, name: &str) {
    let parts = ["dossier", "document", "actor", "dyad", "indicator", "entity", "disagreement", "story"];
    let (list, meant) = choices(log, name, &mut parts.into_iter().chain(Kind::WORDS.iter().map(|(word, _)| *word)));
    log.error(span, "unknown-field", format!("a table, one of {list}"), format!("{}{meant}", quoted(name)));
}

fn known<'a>(log: &mut Log<'_>, tables: &Tables<'a>) -> Known<'a> {
    let records: Vec<&Node<'_>> = tables.records.iter().map(|(_, node)| *node).collect();
    // Nothing refers to noted disagreements; but two of the same name are found.
    Names::of(log, "disagreement", &tables.disagreement);
    Known {
        records: Names::of(log, "record", &records),
        documents: Names::of(log, "document", &tables.document),
        actors: Names::of(log, "actor", &tables.actor),
        dyads: Names::of(log, "dyad", &tables.dyad),
        indicators: Names::of(log, "indicator", &tables.indicator),
        entities: Names::of(log, "entity", &tables.entity),
    }
}

fn header(log: &mut Log<'_>, language: &str, nodes: &[&Node<'_>]) -> Option<(String, Text)> {
    let Some((first, others)) = nodes.split_first() else {
        if log.is_partial() {
            return None;
        }
        let start = Span { file: 0, start: 0, end: 0 };
        let expected = "a table `dossier` with an id and a title".to_owned();
        log.error(start, "missing-field", expected, "none in any file".to_owned());
        return None;
    };
    for other in others {
        let expected = format!("one table `dossier` (it is first at {})", log.whereabouts(first.span));
        log.error(other.span, "duplicate-id", expected, "another".to_owned());
    }
    let mut fields = Fields::of(log, language, first, "dossier")?;
    let id = fields.required("id", |fields, name| fields.id(name, true));
    let title = fields.required("title", Fields::text);
    fields.language("language");
    fields.finish();
    id.zip(title)
}

fn document(log: &mut Log<'_>, language: &str, node: &Node<'_>) -> Option<Document> {
    let mut fields = Fields::of(log, language, node, "document")?;
    let id = fields.required("id", |fields, name| fields.id(name, false));
    let file = fields.required("file", Fields::plain);
    let title = fields.required("title", Fields::text);
    let genre = fields.required("genre", Fields::plain);
    let as_of = fields.required("as_of", Fields::date);
    let note = fields.text("note");
    let url = fields.url("url");
    fields.finish();
    Some(Document { id: id?, file: file?, title: title?, genre: genre?, as_of: as_of?, note, url })
}

fn actor(log: &mut Log<'_>, language: &str, node: &Node<'_>) -> Option<Actor> {
    let mut fields = Fields::of(log, language, node, "actor")?;
    let id = fields.required("id", |fields, name| fields.id(name, false));
    let name = fields.required("name", Fields::text);
    fields.finish();
    Some(Actor { id: id?, name: name? })
}

fn dyad(log: &mut Log<'_>, language: &str, node: &Node<'_>, known: &Known<'_>) -> Option<Dyad> {
    let mut fields = Fields::of(log, language, node, "dyad")?;
    let id = fields.required("id", |fields, name| fields.id(name, true));
    let title = fields.required("title", Fields::text);
    let short = fields.required("short", Fields::text);
    let actors = fields.required("actors", |fields, name| fields.pair(name, &known.actors));
    fields.finish();
    Some(Dyad { id: id?, title: title?, short: short?, actors: actors? })
}

fn indicator(log: &mut Log<'_>, language: &str, node: &Node<'_>, known: &Known<'_>) -> Option<Indicator> {
    let mut fields = Fields::of(log, language, node, "indicator")?;
    let id = fields.required("id", |fields, name| fields.id(name, true));
    let title = fields.required("title", Fields::text);
    let unit = fields.required("unit", Fields::plain);
    let definition = fields.text("definition");
    let growth_of = fields.reference("growth_of", &known.indicators);
    let share_of = fields.references("share_of", &known.indicators).unwrap_or_default();
    let per = fields.references("per", &known.indicators).unwrap_or_default();
    let conversion_of = fields.reference("conversion_of", &known.indicators);
    let rank_by = fields.reference("rank_by", &known.indicators);
    fields.finish();
    let (id, title, unit) = (id?, title?, unit?);
    Some(Indicator { id, title, unit, definition, growth_of, share_of, per, conversion_of, rank_by })
}

fn entity(log: &mut Log<'_>, language: &str, node: &Node<'_>, known: &Known<'_>) -> Option<Entity> {
    let mut fields = Fields::of(log, language, node, "entity")?;
    let id = fields.required("id", |fields, name| fields.id(name, true));
    let sort = fields.required("sort", Fields::word);
    let name = fields.required("name", Fields::text);
    let aliases = fields.texts("aliases");
    let within = fields.reference("within", &known.actors);
    fields.finish();
    Some(Entity { id: id?, sort: sort?, name: name?, aliases, within })
}
