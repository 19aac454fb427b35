//! What does not agree: a drawer a rule, and in it every disagreement with all its readings.

use analysis::disagreement::{Disagreement, Rule};
use analysis::interval::Interval;
use analysis::printed::unit_of;
use analysis::sources::{Group, Sort, groups};
use dossier::Qualifier;
use dossier::number::digits;
use ui::tree::{Node, el, of};

use super::strings::Papers;
use crate::desk::Desk;
use crate::dispute;

/// So many disagreements of a rule are shown, and so many more with each press.
const SHOWN: usize = 60;
/// So many readings of one.
const READINGS: usize = 12;
/// So many documents can be chosen from.
const CHOICES: usize = 26;

/// Every sort of disagreement that there is, limited to a document where one is chosen.
pub fn sections(desk: &Desk<'_>, strings: &Papers) -> Vec<Node> {
    let all = &desk.prepared.disagreements;
    if all.is_empty() {
        return Vec::new();
    }
    let chosen =
        desk.own.last("document ").and_then(|id| desk.dossier.documents.iter().position(|known| known.id == id));
    let keep = |found: &Disagreement| chosen.is_none_or(|document| rests_on(desk, found, document));
    let mut out = Vec::new();
    for sort in Sort::ALL {
        let found = groups(all, sort, &keep);
        let is_first = sort == Sort::Disagree;
        if found.is_empty() && !is_first {
            continue;
        }
        let [title, deck] = strings.sort(sort);
        out.push(el("h3").keyed(title).say(title));
        out.push(of("p", "more").keyed(deck).say(deck));
        if is_first {
            out.push(choices(desk, strings, chosen));
        }
        if found.is_empty() {
            out.push(of("p", "blank").keyed("nothing").say(strings.nothing));
        }
        for (place, group) in found.iter().enumerate() {
            out.push(drawer(desk, strings, group, place == 0 && sort != Sort::Passed));
        }
    }
    out
}

fn rests_on(desk: &Desk<'_>, found: &Disagreement, document: usize) -> bool {
    let mut claims = found.readings.iter().filter_map(|reading| reading.of(desk.dossier));
    claims.any(|(_, claim)| claim.document == document)
}

/// Buttons for all documents and for each, with how much rests on it.
fn choices(desk: &Desk<'_>, strings: &Papers, chosen: Option<usize>) -> Node {
    let choice = |name: &str, id: &str, count: usize, is_chosen: bool| {
        of("button", "choice")
            .keyed(id)
            .set("type", "button")
            .set("data-own", &["document ", id].concat())
            .set("aria-pressed", if is_chosen { "true" } else { "false" })
            .say(name)
            .put(el("small").say(" ").say(&digits(count as i64)))
    };
    let all = &desk.prepared.disagreements;
    let mut line = of("div", "limits").keyed("limits").set("role", "group").set("aria-label", strings.limit);
    line = line.put(of("span", "more").say(strings.limit)).put(choice(strings.all, "", all.len(), chosen.is_none()));
    for (at, document) in desk.dossier.documents.iter().enumerate().take(CHOICES) {
        let count = all.iter().filter(|found| rests_on(desk, found, at)).count();
        if count > 0 {
            line = line.put(choice(&document.id, &document.id, count, chosen == Some(at)));
        }
    }
    line
}

/// What a rule has found, behind its words and their number.
fn drawer(desk: &Desk<'_>, strings: &Papers, group: &Group, is_open: bool) -> Node {
    let rule = group.rule;
    let words = analysis::told::rule(rule).unwrap_or(strings.noted);
    let all = || group.found.iter().filter_map(|at| Some((*at, desk.prepared.disagreements.get(*at)?)));
    let is_yellow = all().any(|(_, found)| found.contradicts(desk.dossier));
    let badge = is_yellow.then(|| el("mark").set("aria-hidden", "true").say("≠"));
    let count = el("small").say(" ").say(&digits(group.found.len() as i64));
    let summary = el("summary").put(el("b").say(words)).put_if(badge).put(count);

    // The detail of a record leads here: what its documents disagree on is shown, wherever it stands.
    let is_of = |found: &Disagreement| desk.open.is_some_and(|record| found.records.contains(&record));
    let is_open = is_open || all().any(|(_, found)| is_of(found));

    let key = digits(rule as i64);
    let more = ["more ", &key].concat();
    let shown = SHOWN + SHOWN * desk.own.get(&more).unwrap_or_default() as usize;
    let item = |(at, found): (usize, &Disagreement)| {
        item(desk, strings, at, found).perhaps("aria-current", is_of(found).then_some("true"))
    };
    let far = all().skip(shown).filter(|(_, found)| is_of(found)).take(SHOWN);
    let list = far.chain(all().take(shown)).map(item).collect();
    let hidden = group.found.len().saturating_sub(shown);
    let next =
        el("button").set("type", "button").set("class", "link").set("data-own", &more).say(&strings.more(hidden));
    el("details")
        .keyed(&key)
        .perhaps("open", is_open.then_some(""))
        .put(summary)
        .put(of("ul", "quarrels").put_all(list))
        .put_if((hidden > 0).then_some(next))
}

/// One disagreement, by its position: whose, what, every reading, and what follows from other figures.
fn item(desk: &Desk<'_>, strings: &Papers, at: usize, found: &Disagreement) -> Node {
    let at = digits(at as i64);
    let mut item = el("li").keyed(&at).set("data-disagreement", &at);
    let alone = match found.records.as_slice() {
        [one] => desk.record(*one),
        _ => None,
    };
    let title = alone.map(|record| dispute::title(desk, record));
    let noted = (found.rule == Rule::Noted).then(|| el("p").put(dispute::words(desk, found)));
    let whose = title.map(|title| of("p", "title").put(title));
    if noted.is_some() || whose.is_some() {
        item = item.put(of("div", "whose").put_if(noted).put_if(whose));
    }
    let mut readings = of("div", "readings");
    let mut before = None;
    for reading in found.readings.iter().take(READINGS) {
        let Some((record, claim)) = reading.of(desk.dossier) else { continue };
        // Neighbours of one record say its title once.
        let is_named = alone.is_none() && before != Some(reading.record);
        before = Some(reading.record);
        readings = readings.put(dispute::reading(desk, record, claim, is_named));
    }
    let hidden = found.readings.len().saturating_sub(READINGS);
    let hidden = (hidden > 0).then(|| of("p", "more").say(&strings.more(hidden)));
    item.put(readings.put_if(computed(desk, found)).put_if(hidden))
}

/// What arithmetic gives instead, after an equals sign, and between which bounds.
fn computed(desk: &Desk<'_>, found: &Disagreement) -> Option<Node> {
    let computed = found.computed?;
    let (record, claim) = found.readings.first()?.of(desk.dossier)?;
    let unit = unit_of(desk.dossier, record, claim);
    let figure = |value: f64| desk.words.figure(value, unit, Qualifier::Exact);
    let Interval { low, high } = computed.bounds;
    let end = |end: f64| end.is_finite().then(|| figure(end));
    let bounds = (!computed.bounds.is_exact()).then(|| desk.strings.bounds(end(low), end(high)));
    let line = of("p", "formula").say("= ").say(&figure(computed.value));
    Some(line.put_if(bounds.map(|bounds| of("span", "more").say(" ").say(&bounds))))
}
