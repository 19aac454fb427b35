//! Records in the drawing: marks that can be reached by key, their labels, and those without a date.

use std::rc::Rc;

use chart::item::Group;
use chart::mark::Form;
use chart::scene::{Anchor, Head, Label, Mark, Scene};
use dossier::number::digits;
use dossier::{Day, Record};
use ui::citation;
use ui::side::side;

use super::Shown;
use super::outline::{self, Lie};
use super::tree::{Act, Node, el, line, number, of, path, rect};
use crate::shown::Drawn;

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

/// Marks with their labels, `chosen` for each: whether it is selected, and whether Tab reaches it. What only moves is the
/// same as in the picture before.
pub fn marks(shown: &Shown, scene: &Rc<Scene>, chosen: &dyn Fn(&Mark) -> (bool, bool)) -> Vec<Node> {
    let mut before = shown.marks.borrow_mut();
    let mut next = 0;
    let mut drawn = Vec::with_capacity(scene.marks.len());
    for now in &scene.marks {
        let is = |at: &usize| before.0.marks.get(*at).is_some_and(|was| was.record == now.record);
        // Neighbours stay neighbours: the next is nearly always the one after.
        let known = (next..before.1.len()).find(is).or_else(|| (0..next).find(is));
        next = known.map_or(next, |at| at + 1);
        let was = known.and_then(|at| before.0.marks.get(at).zip(before.1.get(at)));
        let of = chosen(now);
        let was = was.filter(|(was, (as_of, _))| *as_of == of && now.is_moved(was, scene.down));
        let node = was.map(|(_, (_, node))| node.clone());
        drawn.push((of, node.unwrap_or_else(|| mark(shown, now, scene.down, of))));
    }
    // What moves is around the mark, so that the mark is left as it is.
    let placed = |(mark, (_, node)): (&Mark, &Drawn)| {
        let (x, y) = mark.origin(scene.down);
        let place = ["translate(", &number(x), " ", &number(y), ")"].concat();
        let key = node.key.clone().unwrap_or_default();
        el("g").keyed(&key).set("transform", &place).put(node.clone())
    };
    let nodes = scene.marks.iter().zip(&drawn).map(placed).collect();
    *before = (Rc::clone(scene), drawn);
    nodes
}

fn mark(shown: &Shown, mark: &Mark, down: bool, (selected, entered): (bool, bool)) -> Node {
    let Some(record) = shown.dossier().records.get(mark.record) else { return el("g") };
    let many = mark.count > 1;
    let mut class = ["mark ", side(mark.group)].concat();
    let words = [" step", " context", " selected", " many", " faint"];
    for (word, holds) in words.iter().zip([mark.step, mark.context, selected, many, mark.faint]) {
        if holds {
            class.push_str(word);
        }
    }
    let (x, y) = mark.origin(down);
    // All else is told from here: what only moves stays the same, letter for letter.
    let lie = Lie { down, along: mark.from, across: mark.middle };
    let hit = mark.hit;
    let round = matches!(mark.group, Group::One(0)) && !many && !matches!(mark.form, Form::Bar { .. });
    let corner = if round { hit.width.min(hit.height) / 2.0 } else { 0.0 };
    let tail = mark.tail.map(|from| from - mark.from);
    let tail = tail.map(|from| line("tail", if down { [0.0, from, 0.0, 0.0] } else { [from, 0.0, 0.0, 0.0] }));
    let style = if mark.step { "label bold" } else { "label" };
    // Which record stands for many changes with each step; where they are does not.
    let (act, says, key) = if many {
        let act = Act::Span(mark.days.0, mark.days.1);
        let lane = if mark.group == Group::Both { String::new() } else { digits(record.domain as i64) };
        let key = [&class, &lane, " ", &act.written()].concat();
        (act, spoken_of_many(shown, mark), key)
    } else {
        (Act::Select(Some(record.id.clone())), spoken(shown, record), record.id.clone())
    };
    of("g", &class)
        .keyed(&key)
        .set("role", "button")
        .set("aria-label", &says)
        .perhaps("aria-pressed", selected.then_some("true"))
        .set("data-record", &record.id)
        .perhaps("data-count", many.then(|| digits(mark.count as i64)).as_deref())
        .set("tabindex", if entered { "0" } else { "-1" })
        .act(&act)
        .put(rect("hit", [hit.x - x, hit.y - y, hit.width, hit.height]).num("rx", corner))
        .put_if(tail)
        .put_all(pictures(mark, lie))
        .put_if(selected.then(|| path("ring", &outline::ring(mark, lie))))
        .put_if(mark.badge.map(|at| badge(at.0 - x, at.1 - y)))
        .put_all(mark.label.as_ref().map(|words| label(words, style, (x, y))).unwrap_or_default())
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
pub fn pictures(mark: &Mark, lie: Lie) -> Vec<Node> {
    outline::pieces(mark, lie).iter().map(|piece| path(piece.class, &piece.d)).collect()
}

/// The one yellow thing.
pub fn badge(x: f64, y: f64) -> Node {
    of("g", "badge")
        .put(rect("", [x - 6.5, y - 6.5, 13.0, 13.0]))
        .put(el("text").num("x", x).num("y", y + 4.0).set("text-anchor", "middle").say("≠"))
}

/// A label as text with a halo of the ground, after its leader; `from` is zero for it.
pub fn label(label: &Label, class: &str, from: (f64, f64)) -> Vec<Node> {
    let x = label.x - from.0;
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::End => "end",
    };
    let mut words = of("text", class).num("x", x).num("y", label.y - from.1).set("text-anchor", anchor);
    for (at, title) in label.title.iter().enumerate() {
        let line = of("tspan", "title").say(title);
        words = words.put(if at == 0 { line } else { line.num("x", x).num("dy", 15.0) });
    }
    if !label.date.is_empty() {
        let date = of("tspan", "date").say(&label.date);
        words = words.put(match (label.date_below, label.title.is_empty()) {
            (true, _) => date.num("x", x).num("dy", 14.0),
            (false, true) => date,
            (false, false) => date.num("dx", 6.0),
        });
    }
    let leader = label.leader.map(|[x1, y1, x2, y2]| [x1 - from.0, y1 - from.1, x2 - from.0, y2 - from.1]);
    leader.map(|ends| line("leader", ends)).into_iter().chain([words]).collect()
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
