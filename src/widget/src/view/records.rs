//! Records in the drawing: marks that can be reached by key, their labels, and those without a date.

use chart::item::Group;
use chart::mark::Form;
use chart::scene::{Anchor, Head, Label, Mark, Scene};
use dossier::number::digits;
use dossier::{Day, Record};
use ui::citation;
use ui::side::{side, sign};

use super::tree::{Act, Node, button, el, line, of, path, rect, text};
use super::{Shown, outline};

/// The names of the relationships that a record belongs to.
pub fn whose(shown: &Shown, record: &Record) -> String {
    let name = |dyad: &usize| shown.dossier().dyads.get(*dyad).map(|dyad| dyad.title.get(&shown.language).to_owned());
    record.dyads.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}

/// A record as a screen reader says it.
fn spoken(shown: &Shown, record: &Record) -> String {
    let mut parts = vec![record.title.get(&shown.language).to_owned(), whose(shown, record)];
    if record.milestone.is_some() {
        parts.push(shown.strings().step.to_owned());
    }
    if let Some(when) = record.when() {
        parts.push(shown.words.when(&when));
    }
    if let Some(claim) = record.claims.first() {
        parts.push(citation::place(shown.dossier(), claim));
    }
    parts.join(", ")
}

/// One mark with its label. `entered`: Tab reaches it.
pub fn mark(shown: &Shown, mark: &Mark, down: bool, selected: bool, entered: bool) -> Node {
    let Some(record) = shown.dossier().records.get(mark.record) else { return el("g") };
    let many = mark.count > 1;
    let mut class = ["mark ", side(mark.group)].concat();
    for (word, holds) in [(" step", mark.step), (" context", mark.context), (" selected", selected), (" many", many)] {
        if holds {
            class.push_str(word);
        }
    }
    let hit = mark.hit;
    let half = mark.size.max(10.0) / 2.0 + 4.0;
    let around = turned(down, [mark.from - 4.0, mark.middle - half, mark.to - mark.from + 8.0, half * 2.0]);
    let round = matches!(mark.group, Group::One(0)) && !many && !matches!(mark.form, Form::Bar { .. });
    let halo = if round { around[2].min(around[3]) / 2.0 } else { 0.0 };
    let tail = mark.tail.map(|from| {
        let ends = [from, mark.middle, mark.from, mark.middle];
        line("tail", if down { [ends[1], ends[0], ends[3], ends[2]] } else { ends })
    });
    let style = if mark.step { "label bold" } else { "label" };
    let (act, says) = if many {
        (Act::Span(mark.days.0, mark.days.1), spoken_of_many(shown, mark))
    } else {
        (Act::Select(Some(record.id.clone())), spoken(shown, record))
    };
    of("g", &class)
        .keyed(&record.id)
        .set("role", "button")
        .set("aria-label", &says)
        .perhaps("aria-pressed", (!many).then_some(if selected { "true" } else { "false" }))
        .set("data-record", &record.id)
        .perhaps("data-count", many.then(|| digits(mark.count as i64)).as_deref())
        .set("tabindex", if entered { "0" } else { "-1" })
        .act(&act)
        .put(rect("hit", [hit.x, hit.y, hit.width, hit.height]))
        .put(rect("hover", around).num("rx", halo))
        .put(rect("focus", around))
        .put_if(tail)
        .put_all(pictures(mark, down))
        .put_if(selected.then(|| path("ring", &outline::ring(mark, down))))
        .put_if(mark.badge.map(|(x, y)| badge(x, y)))
        .put_all(mark.label.as_ref().map(|words| label(words, style)).unwrap_or_default())
}

/// Many records in one mark, as a screen reader says them.
fn spoken_of_many(shown: &Shown, mark: &Mark) -> String {
    let strings = shown.strings();
    let whose = match mark.group {
        Group::One(group) => shown.name(group),
        Group::Both => strings.both,
    };
    let day = |day: f64| shown.words.day(Day(day as i32));
    let span = [&day(mark.days.0), " – ", &day(mark.days.1 - 1.0)].concat();
    [&strings.terms.records(mark.count), ", ", whose, ", ", &span, ", ", strings.open_many].concat()
}

/// The paths of a mark.
pub fn pictures(mark: &Mark, down: bool) -> Vec<Node> {
    outline::pieces(mark, down).iter().map(|piece| path(piece.class, &piece.d)).collect()
}

/// A rectangle along and across time, as it lies on the page.
fn turned(down: bool, [along, across, length, breadth]: [f64; 4]) -> [f64; 4] {
    if down { [across, along, breadth, length] } else { [along, across, length, breadth] }
}

/// The one yellow thing.
pub fn badge(x: f64, y: f64) -> Node {
    of("g", "badge")
        .put(rect("", [x - 6.5, y - 6.5, 13.0, 13.0]))
        .put(el("text").num("x", x).num("y", y + 4.0).set("text-anchor", "middle").say("≠"))
}

/// A label as text with a halo of the ground, after its leader.
pub fn label(label: &Label, class: &str) -> Vec<Node> {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::End => "end",
    };
    let mut words = of("text", class).num("x", label.x).num("y", label.y).set("text-anchor", anchor);
    for (at, title) in label.title.iter().enumerate() {
        words =
            words.put(of("tspan", "title").num("x", label.x).num("dy", if at == 0 { 0.0 } else { 15.0 }).say(title));
    }
    if !label.date.is_empty() {
        let date = of("tspan", "date").say(&label.date);
        words = words.put(match (label.date_below, label.title.is_empty()) {
            (true, _) => date.num("x", label.x).num("dy", 14.0),
            (false, true) => date.num("x", label.x),
            (false, false) => date.num("dx", 6.0),
        });
    }
    label.leader.map(|ends| line("leader", ends)).into_iter().chain([words]).collect()
}

/// The name of a relationship beside its steps.
pub fn head(shown: &Shown, scene: &Scene, head: &Head) -> Node {
    let name = if scene.down { shown.short_name(head.group) } else { shown.name(head.group) };
    let x = head.x + 14.0;
    // A pair's name breaks after its dash, where the gutter is narrow.
    let lines = match name.split_once('–') {
        Some((one, other)) if !scene.down => vec![[one, "–"].concat(), other.to_owned()],
        _ => vec![name.to_owned()],
    };
    let mut words = el("text").num("x", x).num("y", head.y);
    for (at, words_of) in lines.iter().enumerate() {
        words = words.put(el("tspan").num("x", x).num("dy", if at == 0 { 0.0 } else { 17.0 }).say(words_of));
    }
    let square = [head.x + 0.5, head.y - 9.0, 9.0, 9.0];
    let sign = rect("fill", square).num("rx", if head.group == 0 { 4.5 } else { 0.0 });
    of("g", &["head ", side(Group::One(head.group))].concat()).put(sign).put(words)
}

/// Records that no document dates: off the axis, and still shown.
pub fn undated(shown: &Shown) -> Option<Node> {
    let strings = shown.strings();
    let records = shown.items.undated.iter().filter_map(|at| shown.dossier().records.get(*at));
    let rows = records.map(|record| {
        let act = Act::Select(Some(record.id.clone()));
        of("li", &sign(record, &shown.dyads))
            .put(button(record.title.get(&shown.language), &act).set("data-record", &record.id))
            .put(text(" "))
            .put(el("small").say(strings.terms.domain_of(record.domain)))
    });
    let rows: Vec<Node> = rows.collect();
    (!rows.is_empty()).then(|| {
        of("details", "undated")
            .keyed("undated")
            .put(el("summary").say(&strings.undated_count(rows.len())))
            .put(el("ul").put_all(rows))
    })
}
