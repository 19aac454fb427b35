//! The records in the order of time, a heading a year, each with what its documents say.

use analysis::disagreement::Disagreement;
use analysis::told;
use dossier::order::{ordered, sort};
use dossier::time::{End, Moment};
use dossier::{Precision, Record, When};

use crate::desk::Desk;

/// What the section is called in links.
pub const RECORDS: &str = "records";

/// Where a record stands: the year that it began in, how coarsely that is told, and the day; last where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    undated: bool,
    year: i64,
    /// A century, a decade, or finer.
    fineness: u8,
    day: i32,
}

/// Which of the wanted records are listed: those that touch the wanted time, of too many the most important. In the order
/// of the dossier.
pub fn chosen(desk: &Desk<'_>) -> Vec<usize> {
    let (wanted, records) = (desk.wanted, &desk.dossier.records);
    let bounded = wanted.extent.earliest.is_some() || wanted.extent.latest.is_some();
    let touches = |record: &Record| match record.when() {
        Some(when) => when.extent().overlaps(wanted.extent),
        None => !bounded,
    };
    let mut chosen: Vec<usize> = wanted.records.to_vec();
    chosen.retain(|at| records.get(*at).is_some_and(touches));
    let importance = |at: &usize| records.get(*at).map(|record| record.importance);
    sort(&mut chosen, |one, other| importance(other).cmp(&importance(one)).then(one.cmp(other)));
    chosen.truncate(wanted.most);
    sort(&mut chosen, usize::cmp);
    chosen
}

/// The section of the records that are listed.
pub fn section(desk: &mut Desk<'_>) {
    let (dossier, strings) = (desk.dossier, desk.strings);
    let listed = desk.listed.clone();
    let places: Vec<(usize, &Record, Place, Option<Moment>)> = listed
        .iter()
        .filter_map(|at| {
            let record = dossier.records.get(*at)?;
            let began = record.when().and_then(began);
            Some((*at, record, place(began), began))
        })
        .collect();
    let order = ordered(places.len(), &|one, other| {
        let place = |at: usize| places.get(at).map(|(_, _, place, _)| *place);
        place(one).cmp(&place(other))
    });
    let disputes = disputes(desk);

    desk.section(RECORDS, strings.by_year);
    let mut last: Option<(bool, i64, u8)> = None;
    for (at, record, place, began) in order.into_iter().filter_map(|at| places.get(at)) {
        let heading = (place.undated, place.year, place.fineness);
        if last != Some(heading) {
            if last.is_some() {
                close_year(desk);
            }
            let words = began.map_or_else(|| strings.undated.to_owned(), |began| period(desk, began));
            desk.html.open("section", &[]);
            desk.html.put("h3", &[], &words);
            desk.html.open("ol", &[]);
            last = Some(heading);
        }
        let from = disputes.partition_point(|(disputed, _)| disputed < at);
        let here = disputes.iter().skip(from).take_while(|(disputed, _)| disputed == at).map(|(_, found)| *found);
        item(desk, *at, record, &here.collect::<Vec<_>>());
    }
    if last.is_some() {
        close_year(desk);
    }
    let more = desk.wanted.records.len().saturating_sub(listed.len());
    if more > 0 {
        desk.html.put("p", &[], &strings.more_records(more));
    } else if listed.is_empty() {
        desk.html.put("p", &[], strings.nothing);
    }
    desk.html.close();
}

fn close_year(desk: &mut Desk<'_>) {
    desk.html.close();
    desk.html.close();
}

/// The moment that a record is told under: when it happened or began, else when it ended.
fn began(when: When) -> Option<Moment> {
    when.start().or(match when {
        When::Span { end: End::At(end), .. } => Some(end),
        _ => None,
    })
}

fn place(began: Option<Moment>) -> Place {
    let day = began.and_then(|began| began.extent.earliest.or(began.extent.latest));
    let fineness = match began.map(|began| began.precision) {
        Some(Precision::Century) => 0,
        Some(Precision::Decade) => 1,
        _ => 2,
    };
    match day {
        Some(day) => Place { undated: false, year: day.year(), fineness, day: day.0 },
        None => Place { undated: true, year: 0, fineness, day: 0 },
    }
}

/// What stands above the records of a year, or of a period that is told no finer.
fn period(desk: &Desk<'_>, began: Moment) -> String {
    let day = began.extent.earliest.or(began.extent.latest);
    match (began.precision, day) {
        (Precision::Century | Precision::Decade, _) => desk.words.moment(&Moment { approximate: false, ..began }),
        (_, Some(day)) => dossier::number::digits(day.year()),
        (_, None) => desk.strings.undated.to_owned(),
    }
}

/// The disagreements on each record (position), by record.
fn disputes<'a>(desk: &Desk<'a>) -> Vec<(usize, &'a Disagreement)> {
    let all = desk.prepared.disagreements.iter();
    let mut disputes: Vec<(usize, &Disagreement)> =
        all.flat_map(|found| found.records.iter().map(move |at| (*at, found))).collect();
    sort(&mut disputes, |(one, _), (other, _)| one.cmp(other));
    disputes
}

/// A record: title, time, whose it is and who is in it, every claim, and what does not agree.
fn item(desk: &mut Desk<'_>, at: usize, record: &Record, disputes: &[&Disagreement]) {
    let id = desk.id("record", &record.id);
    let when = record.when().map(|when| desk.words.when(&when)).unwrap_or_default();
    desk.html.open("li", &[("id", Some(&id))]);
    desk.html.open("strong", &[]);
    desk.text(&record.title);
    desk.html.close();
    desk.html.say(" ");
    circumstances(desk, record, &when);
    desk.html.open("ul", &[]);
    for claim in &record.claims {
        desk.html.open("li", &[]);
        desk.claim(record, claim, &when);
        desk.html.close();
    }
    desk.html.close();
    for found in disputes {
        dispute(desk, at, found);
    }
    if let Some(note) = &record.note {
        desk.html.open("p", &[]);
        desk.html.say(desk.strings.editor_note);
        desk.text(note);
        desk.html.close();
    }
    desk.html.close();
}

/// When it was, whose it is, who holds which office, where, and who gives to whom.
fn circumstances(desk: &mut Desk<'_>, record: &Record, when: &str) {
    let dossier = desk.dossier;
    desk.html.open("small", &[]);
    if !when.is_empty() {
        desk.html.say(when);
        desk.html.say(" · ");
    }
    desk.dyads(&record.dyads);
    if let Some(person) = &record.person {
        desk.html.say(" · ");
        desk.words(person);
    }
    for told in [&record.role, &record.place].into_iter().flatten() {
        desk.html.say(" · ");
        desk.text(told);
    }
    let name = |at: Option<usize>| {
        at.and_then(|at| dossier.actors.get(at)).map_or("", |actor| actor.name.get(desk.wanted.language))
    };
    let way = told::way(name(record.from), name(record.to));
    if !way.is_empty() {
        desk.html.say(" · ");
        desk.words(&way);
    }
    desk.html.close();
}

/// What does not agree, and what other records say to it.
fn dispute(desk: &mut Desk<'_>, at: usize, found: &Disagreement) {
    let dossier = desk.dossier;
    desk.html.open("p", &[]);
    desk.dispute(found);
    desk.html.close();
    let others: Vec<_> = found.readings.iter().filter(|reading| reading.record != at).collect();
    if others.is_empty() {
        return;
    }
    desk.html.open("ul", &[]);
    for (reading, (record, claim)) in others.into_iter().filter_map(|reading| Some((reading, reading.of(dossier)?))) {
        desk.html.open("li", &[]);
        desk.link(reading.record, record);
        desk.html.say(" · ");
        desk.claim(record, claim, "");
        desk.html.close();
    }
    desk.html.close();
}
