//! Amounts of one giver: a bar for each way to divide them, on one scale.

use analysis::derive::Quantity;
use analysis::routes::{Cut, Flow, Part, Rest};
use chart::routes::{Across, Amount, Placed, Stack, Wanted, Whole, depth, place, stack};
use dossier::{Claim, Qualifier, Record};
use ui::citation::place as cited;
use ui::tree::{Node, el, line, of, rect};

use super::strings::Routing;
use super::{is_narrow, lines, of_reading, opens, sides, svg, wide, words_at};
use crate::desk::Desk;

/// Height of a bar, and of a row of labels.
const BAR: f64 = 26.0;
const ROW: f64 = 19.0;
/// Room for the name of a bar.
const NAME: f64 = 120.0;
/// Above the bars, for the axis.
const AXIS: f64 = 20.0;

/// What is said of a part.
struct Said<'a> {
    record: &'a Record,
    /// Its name and its figure.
    title: String,
    /// Its share and its growth.
    more: String,
    claims: Vec<&'a Claim>,
}

/// A flow with its deck, its bars, and what has no figure.
pub fn section(desk: &Desk<'_>, words: &Routing, flow: &Flow) -> Option<Node> {
    let (_, claim) = of_reading(desk, flow.of)?;
    let known = flow.cuts.iter().flat_map(|cut| &cut.parts);
    if !known.clone().any(|part| desk.keeps(part.told.record)) {
        return None;
    }
    let giver = desk.dossier.actors.get(flow.from).map_or("", |actor| actor.name.get(desk.language));
    let time = claim.time().map_or(String::new(), |date| desk.words.date(date));
    let title = [words.from, giver, ", ", &time].concat();
    let mut measured: Vec<&str> = Vec::new();
    for record in flow.cuts.iter().filter_map(|cut| desk.record(cut.parts.first()?.told.record)) {
        let indicator = record.indicator.and_then(|at| desk.dossier.indicators.get(at));
        measured.extend(indicator.map(|it| it.title.get(desk.language)));
    }
    measured.dedup();
    let title = el("h3").say(&title).say(": ").put(of("span", "measured").say(&measured.join("; ")));
    let [two, one] = words.deck;
    let mut deck = of("p", "more").say(if flow.cuts.len() > 1 { two } else { one });
    for note in notes(desk, flow) {
        deck = deck.say(" ").say(note);
    }
    let mut section = of("section", "flow").put(title).put(deck);
    let whole = flow.total.and_then(|at| desk.workings.derived.get(at));
    let total = whole.and_then(|whole| whole.outcome.as_ref().ok());
    let stacks: Vec<Stack> = flow.cuts.iter().map(|cut| stacked(cut, total)).collect();
    let most = stacks.iter().map(|stack| stack.end).fold(0.0, f64::max);
    let left = if is_narrow(desk) { 0.0 } else { NAME };
    let across = Across::new(left + 1.0, desk.width - 2.0, most);
    section = section.put(axis(desk, &across, &flow.unit));
    for (cut, stack) in flow.cuts.iter().zip(&stacks) {
        section = section.put(bar(desk, words, cut, stack, (&across, total)));
    }
    for cut in &flow.cuts {
        section = section.put_if(perhaps(desk, words, cut));
    }
    if let (Some(whole), Some(total)) = (whole, total) {
        let amount = |value: f64| desk.words.figure(value, &flow.unit, Qualifier::Exact);
        let mut said = of("p", "total").put(el("b").say(words.total).say(&amount(total.value.unwrap_or_default())));
        said = said.say(": ").say(&whole.formula).say(". ");
        said = said.say(&desk.strings.bounds(Some(amount(total.bounds.low)), Some(amount(total.bounds.high))));
        let inputs: Vec<&Claim> = whole.inputs.iter().filter_map(|it| Some(of_reading(desk, *it)?.1)).collect();
        section = section.put(desk.cite(said, &inputs));
    }
    Some(section.put_if(silent(desk, words, flow)))
}

/// What editors say of the rates that are shown, each once.
fn notes<'a>(desk: &'a Desk<'_>, flow: &Flow) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for growth in flow.cuts.iter().flat_map(|cut| &cut.parts).filter_map(|part| part.growth) {
        let note = desk.record(growth.record).and_then(|it| it.note.as_ref()).map(|note| note.get(desk.language));
        out.extend(note.filter(|note| !out.contains(note)));
    }
    out
}

fn stacked(cut: &Cut, total: Option<&Quantity>) -> Stack {
    let amounts: Vec<Amount> =
        cut.parts.iter().map(|it| Amount { value: it.value, possible: it.possible, inside: it.inside }).collect();
    let whole = |it: &Quantity| Some(Whole { value: it.value?, low: it.bounds.low, high: it.bounds.high });
    stack(&amounts, total.and_then(whole))
}

fn axis(desk: &Desk<'_>, across: &Across, unit: &str) -> Node {
    let mut picture = svg("picture", desk.width, AXIS).set("aria-hidden", "true");
    let ticks = across.ticks(if is_narrow(desk) { 3 } else { 5 });
    for value in ticks {
        let at = across.px(value);
        let anchor = if at < 12.0 {
            "start"
        } else if at > desk.width - 24.0 {
            "end"
        } else {
            "middle"
        };
        let said = if value == 0.0 { "0".to_owned() } else { desk.words.figure(value, unit, Qualifier::Exact) };
        picture = picture.put(words_at("tick", at, 12.0, anchor, &said)).put(line("grid", [at, 16.0, at, AXIS]));
    }
    picture
}

/// A bar with its labels; where there is little room, with a list below it.
fn bar(
    desk: &Desk<'_>,
    words: &Routing,
    cut: &Cut,
    stack: &Stack,
    (across, total): (&Across, Option<&Quantity>),
) -> Node {
    let [route, destination] = words.cuts;
    let name = if cut.by_route { route } else { destination };
    let said: Vec<Option<Said<'_>>> = cut.parts.iter().map(|part| said(desk, words, cut, part)).collect();
    let rest = cut.rest.zip(stack.rest).and_then(|(rest, span)| Some((rest_said(desk, words, rest)?, span)));
    let narrow = is_narrow(desk);
    let (wanted, owners) = if narrow { (Vec::new(), Vec::new()) } else { wanted(&said, stack, across, rest.as_ref()) };
    let edge = if narrow { 0.0 } else { NAME };
    let placed = place(&wanted, edge, desk.width - 2.0, 6);
    let (above, below) = depth(&placed);
    let top = f64::from(above) * ROW + 8.0;
    let height = top + BAR + f64::from(below) * ROW + 10.0;
    let mut picture = svg("picture bars", desk.width, height);
    picture = picture.set("role", "group").set("aria-label", name);
    for value in across.ticks(if narrow { 3 } else { 5 }) {
        picture = picture.put(line("grid", [across.px(value), 0.0, across.px(value), height]));
    }
    if !narrow {
        picture = picture.put(words_at("bar-name", 0.0, top + BAR / 2.0 + 5.0, "start", name));
    }
    if let Some((_, (from, to))) = &rest {
        picture = picture.put_all(lines::dotted([across.px(*from), top, across.px(*to), top + BAR]));
        if let Some(total) = total {
            let (low, high) = (across.px(total.bounds.low), across.px(total.bounds.high));
            picture = picture.put(line("bound", [low, top, low, top + BAR]));
            picture = picture.put(rect("bound", [across.px(*to), top, (high - across.px(*to)).max(0.0), BAR]));
        }
    }
    // What is only bounded lies below what may be counted in it.
    let mut order: Vec<usize> = (0..cut.parts.len()).collect();
    dossier::order::sort(&mut order, |one, other| {
        let possible = |at: &usize| cut.parts.get(*at).is_none_or(|part| !part.possible);
        possible(one).cmp(&possible(other))
    });
    for at in order {
        let (Some(part), Some((from, to)), Some(Some(said))) = (cut.parts.get(at), stack.spans.get(at), said.get(at))
        else {
            continue;
        };
        let (from, to) = (across.px(*from), across.px(*to));
        let mut group = opens(said.record, &aria(desk, said));
        group = group.put_all(piece(desk, said.record, part, at, [from, top, (to - from).max(1.5), BAR]));
        if !narrow && is_inside(part, said, to - from) {
            group = group.put(words_at("inner", from + 10.0, top + 17.0, "start", &said.title));
            group = group.put(words_at("inner", to - 8.0, top + 17.0, "end", &inner_more(desk, said)));
        }
        let label = owners.iter().position(|owner| *owner == at).and_then(|slot| placed.get(slot).copied().flatten());
        if let Some(label) = label {
            group = group.put_all(plain_label(
                desk,
                (&said.title, &said.more, &said.claims),
                (from + to) / 2.0,
                &label,
                top,
            ));
        }
        picture = picture.put(group);
    }
    if let Some(((title, more, claims), (from, to))) = &rest
        && !narrow
    {
        let slot = owners.iter().position(|owner| *owner == cut.parts.len());
        let at = (across.px(*from) + across.px(*to)) / 2.0;
        picture = match slot.and_then(|slot| placed.get(slot).copied().flatten()) {
            Some(label) => picture.put_all(plain_label(desk, (title, more, claims), at, &label, top)),
            None => {
                let text = of("text", "label").num("x", at).num("y", top + 17.0).set("text-anchor", "middle");
                picture.put(text.put(of("tspan", "title").say(title)).put(note(desk, more, claims)))
            }
        };
    }
    let mut node = of("div", "cut");
    if narrow {
        node = node.put(el("h4").say(name)).put(picture);
        return node.put(list(desk, &said, rest.map(|(rest, _)| rest), cut));
    }
    node = node.put(picture);
    // What found no room in the drawing is said below it.
    if placed.iter().any(Option::is_none) { node.put(list(desk, &said, rest.map(|(rest, _)| rest), cut)) } else { node }
}

type RestSaid<'a> = (String, String, Vec<&'a Claim>);

fn rest_said<'a>(desk: &'a Desk<'_>, words: &Routing, rest: Rest) -> Option<RestSaid<'a>> {
    let derived = desk.workings.derived.get(rest.share)?;
    let share = desk.words.figure(short(derived.outcome.as_ref().ok()?.value?), "percent", Qualifier::Exact);
    let [route, destination] = words.rest;
    let more = ["= ", if rest.more { words.more_than } else { "" }, &share].concat();
    let claims = derived.inputs.iter().filter_map(|it| Some(of_reading(desk, *it)?.1)).collect();
    Some(((if rest.unaccounted { route } else { destination }).to_owned(), more, claims))
}

/// What is said of a part: its name, figure, share and growth.
fn said<'a>(desk: &'a Desk<'_>, words: &Routing, cut: &Cut, part: &Part) -> Option<Said<'a>> {
    let (record, claim) = of_reading(desk, part.told).filter(|_| desk.keeps(part.told.record))?;
    let unit = |record: &Record, claim: &Claim| {
        let indicator = record.indicator.and_then(|at| desk.dossier.indicators.get(at));
        claim.unit.clone().or_else(|| indicator.map(|it| it.unit.clone())).unwrap_or_default()
    };
    let figure = desk.words.figure(claim.value?, &unit(record, claim), claim.qualifier);
    let title = [name(desk, cut, record), " ", &figure].concat();
    let (mut more, mut claims) = (Vec::new(), vec![claim]);
    if let Some((_, share)) = part.share.filter(|share| *share != part.told).and_then(|share| of_reading(desk, share)) {
        more.push(desk.words.figure(share.value?, "percent", share.qualifier));
        claims.push(share);
    }
    let of_derived = |at: usize, unit: &str, qualifier: Qualifier| {
        let value = desk.workings.derived.get(at)?.outcome.as_ref().ok()?.value?;
        let value = if unit == "percent" { short(value) } else { value };
        Some(["= ", &desk.words.figure(value, unit, qualifier)].concat())
    };
    more.extend(part.worked.and_then(|at| of_derived(at, "percent", Qualifier::Exact)));
    let unit_of_amount = part.amount.and_then(|at| desk.workings.derived.get(at)).map(|it| it.unit.clone());
    more.extend(part.amount.zip(unit_of_amount).and_then(|(at, unit)| of_derived(at, &unit, claim.qualifier)));
    if let Some((_, growth)) = part.growth.and_then(|growth| of_reading(desk, growth)) {
        let value = growth.value?;
        more.push(words.grown(value >= 0.0, &desk.words.figure(value.abs(), "percent", growth.qualifier)));
        claims.push(growth);
    }
    Some(Said { record, title, more: more.join(", "), claims })
}

/// A share to a tenth: its drawer has more.
fn short(share: f64) -> f64 {
    (share * 10.0).round() / 10.0
}

/// The route, or the receiver.
fn name<'a>(desk: &'a Desk<'_>, cut: &Cut, record: &'a Record) -> &'a str {
    let receiver = record.to.and_then(|at| desk.dossier.actors.get(at)).map(|actor| actor.name.get(desk.language));
    let route = record.place.as_ref().map(|place| place.get(desk.language));
    (if cut.by_route { route } else { receiver }).unwrap_or_else(|| record.title.get(desk.language))
}

fn cites(desk: &Desk<'_>, claims: &[&Claim]) -> String {
    let mut places: Vec<String> = Vec::new();
    for claim in claims {
        let place = cited(desk.dossier, claim);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.join(" ")
}

fn aria(desk: &Desk<'_>, said: &Said<'_>) -> String {
    [&said.title, ", ", &said.more, ", ", &cites(desk, &said.claims)].concat()
}

fn inner_more(desk: &Desk<'_>, said: &Said<'_>) -> String {
    [&said.more, "  ", &cites(desk, &said.claims)].concat()
}

fn is_inside(part: &Part, said: &Said<'_>, room: f64) -> bool {
    !part.possible && room > wide(&said.title, 13.0, true) + wide(&said.more, 13.0, true) + 110.0
}

/// The labels that stand outside their piece, and whose they are; the rest comes after the parts.
fn wanted(
    said: &[Option<Said<'_>>],
    stack: &Stack,
    across: &Across,
    rest: Option<&(RestSaid<'_>, (f64, f64))>,
) -> (Vec<Wanted>, Vec<usize>) {
    let (mut wanted, mut owners) = (Vec::new(), Vec::new());
    let width = |title: &str, more: &str| wide(title, 13.0, true) + wide(more, 12.0, false) + 52.0;
    for (at, (said, (from, to))) in said.iter().zip(&stack.spans).enumerate() {
        let Some(said) = said else { continue };
        let (from, to) = (across.px(*from), across.px(*to));
        if to - from > width(&said.title, &said.more) + 60.0 {
            continue;
        }
        wanted.push(Wanted {
            at: (from + to) / 2.0,
            width: width(&said.title, &said.more),
            centered: false,
            below: at % 2 == 0,
        });
        owners.push(at);
    }
    if let Some(((title, more, _), (from, to))) = rest {
        let (from, to) = (across.px(*from), across.px(*to));
        if to - from < width(title, more) + 10.0 {
            wanted.push(Wanted { at: (from + to) / 2.0, width: width(title, more), centered: false, below: false });
            owners.push(said.len());
        }
    }
    (wanted, owners)
}

/// One part of a bar.
fn piece(desk: &Desk<'_>, record: &Record, part: &Part, at: usize, [x, y, width, height]: [f64; 4]) -> Vec<Node> {
    if part.possible {
        return vec![rect("possible", [x, y, width, height])];
    }
    let sides = if part.aside { Vec::new() } else { sides(desk, record) };
    if sides.is_empty() {
        // Neighbours are told apart by a hair of paper and by their grey.
        let class = if at.is_multiple_of(2) { "grey" } else { "grey light" };
        return vec![rect(class, [x, y, (width - 1.0).max(1.0), height])];
    }
    let each = height / sides.len() as f64;
    let mut y = y;
    let mut out = Vec::new();
    for side in sides {
        out.push(rect(&["fill ", side].concat(), [x, y, (width - 1.0).max(1.0), each]));
        y += each;
    }
    out
}

fn note(desk: &Desk<'_>, more: &str, claims: &[&Claim]) -> Node {
    let cites = cites(desk, claims);
    of("tspan", "date").set("dx", "6").say(more).put(of("tspan", "cite").set("dx", "6").say(&cites))
}

/// A label on its row, and the elbow that leads to it.
fn plain_label(
    desk: &Desk<'_>,
    (title, more, claims): (&str, &str, &[&Claim]),
    at: f64,
    label: &Placed,
    top: f64,
) -> Vec<Node> {
    let above = label.row < 0;
    let edge = if above { top } else { top + BAR };
    let far = f64::from(label.row.abs()) * ROW;
    let middle = if above { top - far + 6.0 } else { top + BAR + far - 4.0 };
    let (x, anchor) = if label.leads_right { (at - 8.0, "end") } else { (label.x, "start") };
    let foot = if label.leads_right { at - 5.0 } else { (label.x - 3.0).max(at.min(label.x)) };
    vec![
        of("path", "leader").set("d", &lines::elbow([at, edge, foot, middle])),
        of("text", "label")
            .num("x", x)
            .num("y", middle + 4.5)
            .set("text-anchor", anchor)
            .put(of("tspan", "title").say(title))
            .put(note(desk, more, claims)),
    ]
}

/// What may be counted in what is only bounded.
fn perhaps(desk: &Desk<'_>, words: &Routing, cut: &Cut) -> Option<Node> {
    let mut said = of("p", "more");
    for part in &cut.parts {
        let host = part.inside.and_then(|at| cut.parts.get(at)).and_then(|host| desk.record(host.told.record));
        let (Some(host), Some(record)) = (host, desk.record(part.told.record)) else { continue };
        said = said.say(name(desk, cut, host)).say(": ").say(name(desk, cut, record)).say(words.perhaps).say(" ");
    }
    (!said.children.is_empty()).then_some(said)
}

/// The parts in words, where a drawing has no room for them.
fn list(desk: &Desk<'_>, said: &[Option<Said<'_>>], rest: Option<RestSaid<'_>>, cut: &Cut) -> Node {
    let mut list = of("ul", "parts");
    for (at, (said, part)) in said.iter().zip(&cut.parts).enumerate() {
        let Some(said) = said else { continue };
        let sign = svg("picture", 14.0, 14.0).set("aria-hidden", "true");
        let sign = sign.put_all(piece(desk, said.record, part, at, [1.0, 1.0, 12.0, 12.0]));
        let item = el("li").put(sign).put(desk.cite(
            el("span").put(desk.opener("figure", said.record).say(&said.title)).say(" ").say(&said.more),
            &said.claims,
        ));
        list = list.put(item);
    }
    if let Some((title, more, claims)) = rest {
        let sign = svg("picture", 14.0, 14.0).set("aria-hidden", "true").put_all(lines::dotted([1.0, 1.0, 13.0, 13.0]));
        let said = el("span").put(el("b").say(&title)).say(" ").say(&more);
        list = list.put(el("li").put(sign).put(desk.cite(said, &claims)));
    }
    list
}

/// Of whom it is told why there is no figure.
fn silent(desk: &Desk<'_>, words: &Routing, flow: &Flow) -> Option<Node> {
    let mut said = of("p", "silent").put(el("b").say(words.no_figure));
    let mut count = 0;
    for cut in &flow.cuts {
        for reading in cut.silent.iter().filter(|reading| desk.keeps(reading.record)) {
            let Some((record, claim)) = of_reading(desk, *reading) else { continue };
            let blank = claim.blank.map_or("", |blank| desk.strings.terms.blank(blank));
            said = said.say(" ").put(desk.opener("figure", record).say(name(desk, cut, record))).say(" ").say(blank);
            if let Some(statement) = &claim.statement {
                said = said.say(" (").say(statement.get(desk.language)).say(")");
            }
            said = desk.cite(said, &[claim]).say(".");
            count += 1;
        }
    }
    (count > 0).then_some(said)
}
