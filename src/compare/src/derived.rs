//! What was worked out here: the result at once; on demand how, from what, and what it takes for granted. And what
//! was not worked out, with the reason.

use analysis::derive::{Derived, Quantity};
use analysis::interval::Interval;
use analysis::lag::Lag;
use dossier::Qualifier;
use dossier::number::digits;
use ui::citation::quotation;
use ui::tree::{Node, el, of};

use crate::desk::Desk;

/// So many drawers one below the other, and so many refusals beside each other.
const SHOWN: usize = 24;

/// How many more there are than are shown.
fn hidden(desk: &Desk<'_>, count: usize) -> Option<Node> {
    let hidden = count.saturating_sub(SHOWN);
    (hidden > 0).then(|| of("p", "more").say(&desk.strings.further(hidden)))
}

/// What fits of all that was worked out and refused, one below the other; nothing where nothing fits.
pub fn list(desk: &Desk<'_>, fits: &dyn Fn(&Derived) -> bool) -> Option<Node> {
    let mut list = of("div", "derived");
    let mut count = 0;
    for derived in desk.workings.derived.iter().filter(|derived| fits(derived)) {
        if count < SHOWN {
            list = list.put(drawer(desk, derived));
        }
        count += 1;
    }
    let summary = el("summary").say(desk.strings.worked_out).say(": ").say(&digits(count as i64));
    (count > 0).then(|| el("details").put(summary).put(list.put_if(hidden(desk, count))))
}

/// All that a record (position) went into.
pub fn of_record(desk: &Desk<'_>, record: usize) -> Option<Node> {
    list(desk, &|derived| derived.inputs.iter().any(|input| input.record == record))
}

/// What cannot be compared, and why: every refusal that fits, open.
pub fn refusals(desk: &Desk<'_>, fits: &dyn Fn(&Derived) -> bool) -> Vec<Node> {
    let (mut cells, mut count) = (Vec::new(), 0);
    for derived in desk.workings.derived.iter().filter(|derived| fits(derived)) {
        let Err(reason) = &derived.outcome else { continue };
        count += 1;
        if count > SHOWN {
            continue;
        }
        let title = el("h4").say(if derived.inputs.is_empty() { &derived.subject } else { &derived.formula });
        let subject = of("p", "small").say(&derived.subject).say(": ").say(&derived.label);
        cells.push(el("div").put(title).put(subject).put(el("p").say(reason)).put(sources(desk, derived)));
    }
    cells.extend(hidden(desk, count));
    cells
}

/// A result, and behind it how it came about.
pub fn drawer(desk: &Desk<'_>, derived: &Derived) -> Node {
    let strings = desk.strings;
    let summary = match &derived.outcome {
        Ok(quantity) => {
            let result = result(desk, quantity, &derived.unit);
            el("summary").put(el("b").say("= ").say(&result)).say(" ").say(&derived.label)
        }
        Err(_) => el("summary").say(strings.not_worked_out).say(&derived.label),
    };
    el("details").put(summary).put(inside(desk, derived))
}

/// A result with all that belongs to it, in the open.
pub fn open(desk: &Desk<'_>, derived: &Derived) -> Node {
    let result = derived.outcome.as_ref().ok().map(|quantity| result(desk, quantity, &derived.unit));
    let key = el("b").say("= ").say(&result.unwrap_or_default()).say(" ").say(&derived.label);
    of("div", "ratio").put(key).put(inside(desk, derived))
}

/// How a result came about, or why there is none, with every citation.
fn inside(desk: &Desk<'_>, derived: &Derived) -> Node {
    let strings = desk.strings;
    let mut body = el("div").put(of("p", "small").say(&derived.subject));
    body = match &derived.outcome {
        Ok(quantity) => {
            let bounds = quantity.bounds;
            let end = |end: f64| end.is_finite().then(|| amount(desk, end, &derived.unit, Qualifier::Exact));
            let is_said = derived.unit == "days" || bounds.is_exact();
            let between = (!is_said).then(|| el("p").say(&strings.bounds(end(bounds.low), end(bounds.high))));
            body.put(of("p", "formula").say("= ").say(&derived.formula)).put_if(between)
        }
        Err(reason) => body.put(of("p", "formula").say(&derived.formula)).put(el("p").say(reason)),
    };
    for caveat in &derived.caveats {
        body = body.put(el("p").say(caveat));
    }
    body.put(sources(desk, derived))
}

/// What it was worked out from.
fn sources(desk: &Desk<'_>, derived: &Derived) -> Node {
    let mut line = el("p");
    for (_, claim) in derived.inputs.iter().filter_map(|input| input.of(desk.dossier)) {
        line = line.put(quotation(desk.dossier, claim)).say(" ");
    }
    line
}

/// A result in words; a stretch of time that is not known to the day by its bounds.
fn result(desk: &Desk<'_>, quantity: &Quantity, unit: &str) -> String {
    let Interval { low, high } = quantity.bounds;
    let days = |end: f64| end.is_finite().then_some(end as i64);
    match quantity.value.filter(|_| unit != "days") {
        // What follows from "more than" is more than that too.
        Some(value) if high == f64::INFINITY && low >= value => amount(desk, value, unit, Qualifier::MoreThan),
        Some(value) if low == f64::NEG_INFINITY && high <= value => amount(desk, value, unit, Qualifier::LessThan),
        Some(value) => amount(desk, value, unit, Qualifier::Exact),
        None => desk.strings.terms.lag(Lag { low_days: days(low), high_days: days(high) }),
    }
}

/// A number with its unit.
fn amount(desk: &Desk<'_>, value: f64, unit: &str, hedge: Qualifier) -> String {
    let figure = desk.words.figure(value, unit, hedge);
    match unit {
        "USD" | "percent" | "t" | "m3" | "km" | "count" => figure,
        _ => [&figure, " ", unit].concat(),
    }
}
