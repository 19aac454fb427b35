//! A wish for a flow, and what flows now, to one scale.

use analysis::routes::Goal;
use chart::routes::Across;
use dossier::{Claim, Record};
use ui::tree::{Node, el, line, of, path, rect};

use super::strings::Routing;
use super::{is_narrow, of_reading, sides, svg};
use crate::derived;
use crate::desk::Desk;

/// Height of a bar.
const BAR: f64 = 24.0;
/// Room for the diamond behind a bar.
const DIAMOND: f64 = 26.0;

/// A wish with its bar, what flows now, and how far apart they are.
pub fn section(desk: &Desk<'_>, words: &Routing, goal: &Goal) -> Option<Node> {
    let (record, claim) = of_reading(desk, goal.aim).filter(|_| desk.keeps(goal.aim.record))?;
    let derived = |at: Option<usize>| at.and_then(|at| desk.workings.derived.get(at));
    let width = if is_narrow(desk) { desk.width } else { desk.width * 0.46 };
    let across = Across::new(1.0, width - DIAMOND, goal.value);
    let side = sides(desk, record).first().copied().unwrap_or("other");
    let aim = svg("picture", width, BAR + 2.0).set("aria-hidden", "true").put(
        of("g", side)
            .put(rect("aim", [1.0, 1.0, across.px(goal.value) - 1.0, BAR]))
            .put(path("diamond", &diamond(across.px(goal.value) + 13.0, BAR / 2.0 + 1.0))),
    );
    let figure = amount(desk, goal, goal.value, claim);
    let mut said = el("p").put(desk.opener("figure", record).say(words.goal).say(&figure));
    let measured = record.indicator.and_then(|at| desk.dossier.indicators.get(at));
    if let Some(measured) = measured {
        said = said.put(of("span", "more").say(", ").say(measured.title.get(desk.language)));
    }
    said = desk.cite_of(said, record, &[claim]);
    let mut left = el("div").put(said).put(aim);
    left = match goal.now.and_then(|(now, value)| Some((of_reading(desk, now)?, value))) {
        Some(((now, claim), value)) => left.put_all(flowing(desk, words, (now, claim, value), goal, &across)),
        None => left.put(of("p", "blank").say(words.now_unknown)),
    };
    if let Some(refused) = derived(goal.refused)
        && let Err(reason) = &refused.outcome
    {
        left = left.put(of("p", "more").say(words.no_track).say(reason));
    }
    if let Some(note) = &record.note {
        left = left.put(of("p", "more").say(desk.strings.editor_note).say(": ").say(note.get(desk.language)));
    }
    let right = derived(goal.times).map(|times| of("div", "apart").put(derived::open(desk, times)));
    let title = el("h3").say(record.title.get(desk.language)).put_if(desk.badge(goal.aim.record));
    Some(of("section", "goal").put(title).put(of("div", "pair").put(left).put_if(right)))
}

fn diamond(x: f64, y: f64) -> String {
    let number = ui::tree::number;
    ["M", &number(x - 7.0), " ", &number(y), "l7 -7l7 7l-7 7z"].concat()
}

/// An amount in a goal's unit as a claim hedges it, and of when.
fn amount(desk: &Desk<'_>, goal: &Goal, value: f64, claim: &Claim) -> String {
    let figure = desk.words.figure(value, &goal.unit, claim.qualifier);
    claim.time().map_or_else(|| figure.clone(), |date| [&figure, ", ", &desk.words.date(date)].concat())
}

/// What flows now.
fn flowing(
    desk: &Desk<'_>,
    words: &Routing,
    (record, claim, value): (&Record, &Claim, f64),
    goal: &Goal,
    across: &Across,
) -> Vec<Node> {
    let width = (across.px(value) - across.px(0.0)).max(1.5);
    let mut picture = svg("picture", width + 2.0, BAR).set("aria-hidden", "true");
    let sides = sides(desk, record);
    let each = BAR / sides.len().max(1) as f64;
    let mut y = 0.0;
    for side in sides {
        picture = picture.put(rect(&["fill ", side].concat(), [1.0, y, width, each]));
        y += each;
    }
    picture = picture.put(line("hair", [0.5, 0.0, 0.5, BAR]));
    let figure = amount(desk, goal, value, claim);
    let place = record.place.as_ref().map_or("", |place| place.get(desk.language));
    let said = of("span", "told").put(desk.opener("figure", record).say(words.now).say(&figure));
    let said = if place.is_empty() { said } else { said.say(", ").say(place) };
    vec![of("p", "now").put(picture).put(desk.cite_of(said, record, &[claim]))]
}
