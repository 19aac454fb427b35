//! A record in the table: what it is, and a line for each of its readings.

use analysis::listing::readings;
use analysis::printed::unit_of;
use dossier::{Claim, Record};
use ui::side::sign;
use ui::tree::{Node, el, of};

use super::strings::Tabled;
use crate::desk::Desk;
use crate::detail::figure;
use crate::dispute;

/// So many readings of a record are shown; its detail has all.
const READINGS: usize = 8;

/// The rows of a record.
pub fn group(desk: &Desk<'_>, strings: &Tabled, at: usize, record: &Record) -> Node {
    let readings = readings(desk.dossier, record);
    let shown = readings.len().min(READINGS);
    let mut group = el("tbody").keyed(&record.id).set("role", "rowgroup");
    let mut head = Some(told(desk, strings, at, record, shown));
    for (place, claims) in readings.iter().take(shown).enumerate() {
        let claims: Vec<&Claim> = claims.iter().filter_map(|at| record.claims.get(*at)).collect();
        let hidden = if place + 1 == shown { readings.len() - shown } else { 0 };
        let row = el("tr").set("role", "row").put_all(head.take().unwrap_or_default());
        group = group.put(row.put_all(reading(desk, strings, record, &claims, hidden)));
    }
    if let Some(head) = head {
        group = group.put(el("tr").set("role", "row").put_all(head));
    }
    group
}

fn cell(desk: &Desk<'_>, strings: &Tabled, class: &str, column: usize) -> Node {
    let label = strings.columns.get(column).copied().unwrap_or_default();
    let label = (desk.width < chart::NARROW).then_some(label);
    of("td", class).set("role", "cell").perhaps("data-label", label)
}

/// What stands once for all readings: date, title, whose, which subject, what sort.
fn told(desk: &Desk<'_>, strings: &Tabled, at: usize, record: &Record, rows: usize) -> Vec<Node> {
    let terms = desk.strings.terms;
    let span = (rows > 1).then(|| dossier::number::digits(rows as i64));
    let span = span.as_deref();
    let when = record.when().map(|when| desk.words.when(&when)).filter(|when| !when.is_empty());
    let date = match &when {
        Some(when) => cell(desk, strings, "date", 0).say(when),
        None => cell(desk, strings, "date blank", 0).say(strings.undated),
    };
    let badge = desk.badge(at).map(|badge| el("span").say(" ").put(badge));
    let title = of("th", "what").set("role", "rowheader").set("scope", "rowgroup");
    let title = title.put(dispute::title(desk, record)).put_if(badge);
    let whose = of("span", &sign(record, &desk.shown)).say(&desk.names(&record.dyads));
    let cells = [
        date,
        title,
        cell(desk, strings, "whose", 2).put(whose),
        cell(desk, strings, "subject", 3).say(terms.domain_of(record.domain)),
        cell(desk, strings, "kind", 4).say(terms.kind(record.kind)),
    ];
    cells.into_iter().map(|cell| cell.perhaps("rowspan", span)).collect()
}

/// A reading: its figure, its status, and where it stands.
fn reading(desk: &Desk<'_>, strings: &Tabled, record: &Record, claims: &[&Claim], hidden: usize) -> Vec<Node> {
    let Some(first) = claims.first() else { return Vec::new() };
    let said = |class: &str, column: usize, words: String| {
        let cell = cell(desk, strings, class, column);
        // A browser shows no label beside what has nothing in it, not even an empty text.
        if words.is_empty() { cell } else { cell.say(&words) }
    };
    let more = (hidden > 0).then(|| of("span", "more").say(" ").say(&strings.more(hidden)));
    let blank = first.blank.map(|blank| desk.strings.terms.blank(blank).to_owned());
    let figure = figure(desk, record, first).map(|figure| [figure.as_str(), unit(desk, record, first)].join(" "));
    let figure = figure.map(|figure| figure.trim_end().to_owned());
    let class = if figure.is_some() { "number" } else { "number blank" };
    vec![
        said(class, 5, figure.or(blank).unwrap_or_default()),
        said("status", 6, status(desk, record, first)),
        desk.cite(cell(desk, strings, "places", 7), claims).put_if(more),
    ]
}

/// The unit of a figure that does not say it itself: here no title of an indicator stands above it.
fn unit<'d>(desk: &'d Desk<'_>, record: &'d Record, claim: &'d Claim) -> &'d str {
    match unit_of(desk.dossier, record, claim) {
        "USD" | "percent" | "t" | "m3" | "km" | "rank" | "count" => "",
        other => desk.strings.unit(other),
    }
}

/// Whether it is wished for or estimated, and which turn of a life it is, with its date where the record has several.
pub fn status(desk: &Desk<'_>, record: &Record, claim: &Claim) -> String {
    let terms = desk.strings.terms;
    let mut words: Vec<String> = terms.status(claim.status).map(str::to_owned).into_iter().collect();
    if let Some(phase) = claim.phase {
        let has_several = record.claims.iter().any(|other| other.phase.is_some_and(|other| other != phase));
        let date = claim.date.as_ref().filter(|_| has_several).map(|date| desk.words.date(date));
        words
            .push(date.map_or_else(|| terms.phase(phase).to_owned(), |date| [terms.phase(phase), " ", &date].concat()));
    }
    words.join(", ")
}
