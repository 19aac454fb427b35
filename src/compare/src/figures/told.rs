//! A figure in words: what it says, of when, what sort it is, and where it stands.

use analysis::disagreement::{Disagreement, Reading, Rule};
use analysis::series::{Point, Timing};
use dossier::words::decimal;
use dossier::{Claim, Status};
use ui::tree::{Node, el, of};

use crate::desk::Desk;

/// What a figure says: with its hedge, or why there is none.
pub fn value(desk: &Desk<'_>, point: &Point, unit: &str) -> String {
    match (point.value, point.blank) {
        (Some(value), _) => desk.words.figure(value, unit, point.qualifier),
        (None, Some(blank)) => desk.strings.terms.blank(blank).to_owned(),
        (None, None) => desk.strings.not_stated.to_owned(),
    }
}

/// What time a figure is of.
pub fn time(desk: &Desk<'_>, point: &Point) -> String {
    match &point.time {
        Timing::Period(date) => desk.words.date(date),
        Timing::AsOf(moment) => [desk.strings.as_of, &desk.words.moment(moment)].concat(),
        Timing::Undated => desk.strings.no_year.to_owned(),
    }
}

/// The disagreement of a sort that a figure is the one to mark of.
pub fn marked<'a>(desk: &Desk<'a>, point: &Point, rule: Rule) -> Option<&'a Disagreement> {
    let here = Reading { record: point.record, claim: point.claim };
    desk.prepared.disagreements.iter().find(|found| found.rule == rule && found.readings.first() == Some(&here))
}

/// Whether it is wished for or expected, for a date that has passed.
pub fn is_passed(desk: &Desk<'_>, point: &Point) -> bool {
    matches!(point.status, Status::Target | Status::Forecast) && marked(desk, point, Rule::TargetPassed).is_some()
}

/// Both readings of a figure: "13.8% or = 11.4%".
pub fn both(desk: &Desk<'_>, found: &Disagreement, said: &str) -> String {
    let computed = found.computed.as_ref().map_or(String::new(), |computed| decimal(computed.value, 1));
    [said, desk.strings.or, &computed, "%"].concat()
}

/// A record that says something without a figure, by its title, with its time and its citation.
pub fn named(desk: &Desk<'_>, point: &Point) -> Option<Node> {
    let record = desk.record(point.record)?;
    let claims: Vec<&Claim> = record.claims.get(point.claim).into_iter().collect();
    let title = desk.opener("figure blank", record).say(record.title.get(desk.language));
    let more = of("span", "more").say(&time(desk, point));
    Some(of("li", "expects").put(title).say(" ").put(desk.cite_of(more, record, &claims)))
}

/// A figure that opens its record, with its time and its citations.
pub fn item(desk: &Desk<'_>, point: &Point, unit: &str) -> Node {
    let Some(record) = desk.record(point.record) else { return el("li") };
    let words = desk.strings;
    let said = value(desk, point, unit);
    let mut claims: Vec<&Claim> = record.claims.get(point.claim).into_iter().collect();
    claims.extend(point.also.iter().filter_map(|at| record.claims.get(*at)));
    let opener = desk.opener(if point.value.is_some() { "figure" } else { "figure blank" }, record);
    let item = of("li", "told");
    let item = match marked(desk, point, Rule::Growth) {
        Some(found) => {
            claims.extend(found.readings.iter().filter_map(|reading| Some(reading.of(desk.dossier)?.1)));
            item.put(opener.put(el("mark").say(&both(desk, found, &said))))
        }
        None => item.put(opener.say(&said)).put_all(desk.badge(point.record).into_iter().collect()),
    };
    let passed = marked(desk, point, Rule::TargetPassed).is_some().then_some(words.passed);
    let older = marked(desk, point, Rule::OlderFigure).is_some().then_some(words.older);
    let mut more = of("span", "more").say(&time(desk, point));
    for word in [words.terms.status(point.status), passed, older].into_iter().flatten() {
        more = more.say(", ").say(word);
    }
    item.say(" ").put(desk.cite_of(more, record, &claims))
}
