//! The legend: only what is on the screen.

use chart::item::Group;
use chart::mark::{Form, Sure};
use chart::scene::{Mark, Scene};

use super::outline::Lie;
use super::records::{badge, pictures};
use super::tree::{Node, el, of};
use crate::strings::Strings;
use ui::side::side;

/// What a legend can explain, in the order of `Strings::legend_words`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Day,
    Span,
    About,
    Open,
    Step,
    Both,
    Bar,
    OpenEnd,
    Context,
    Target,
    Passed,
    Ghost,
    Many,
    Disagree,
    Ground,
}

/// All of them, in that order.
const ALL: [Entry; 15] = [
    Entry::Day,
    Entry::Span,
    Entry::About,
    Entry::Open,
    Entry::Step,
    Entry::Both,
    Entry::Bar,
    Entry::OpenEnd,
    Entry::Context,
    Entry::Target,
    Entry::Passed,
    Entry::Ghost,
    Entry::Many,
    Entry::Disagree,
    Entry::Ground,
];

fn entries(mark: &Mark) -> Vec<Entry> {
    let mut out = Vec::new();
    if mark.group == Group::Both {
        out.push(Entry::Both);
    }
    if mark.step {
        out.push(Entry::Step);
    }
    if mark.badge.is_some() {
        out.push(Entry::Disagree);
    }
    match &mark.form {
        Form::Dot => out.push(Entry::Day),
        Form::Hollow { open_start: true, .. } | Form::Hollow { open_end: true, .. } => out.push(Entry::Open),
        Form::Hollow { broken, .. } => out.push(if *broken { Entry::About } else { Entry::Span }),
        Form::Bar { .. } if mark.context => out.push(Entry::Context),
        Form::Bar { open_end, .. } => out.push(if *open_end { Entry::OpenEnd } else { Entry::Bar }),
        Form::Diamond { struck: false } => out.push(Entry::Target),
        Form::Diamond { struck: true } => out.push(Entry::Passed),
        Form::Ghost => out.push(Entry::Ghost),
        Form::Pile(_) | Form::Columns(_) => out.push(Entry::Many),
    }
    out
}

/// The legend of a scene.
pub fn view(strings: &Strings, scene: &Scene) -> Node {
    let mut seen: Vec<(Entry, Group)> = Vec::new();
    for mark in &scene.marks {
        for entry in entries(mark) {
            if !seen.contains(&(entry, mark.group)) {
                seen.push((entry, mark.group));
            }
        }
    }
    if !scene.ends.is_empty() {
        seen.push((Entry::Ground, Group::Both));
    }
    let mut rows = Vec::new();
    for (entry, words) in ALL.into_iter().zip(strings.legend_words) {
        if !seen.iter().any(|(known, _)| *known == entry) {
            continue;
        }
        let of_entry = |group: &Group| seen.contains(&(entry, *group));
        let groups: Vec<Group> = if entry == Entry::Both {
            vec![Group::Both]
        } else {
            [Group::One(0), Group::One(1), Group::One(2)].into_iter().filter(of_entry).take(2).collect()
        };
        rows.push(el("li").put_all(sample(entry, &groups)).put(el("span").say(words)));
    }
    of("ul", "legend").keyed("legend").set("aria-label", strings.legend).set("part", "legend").put_all(rows)
}

fn drawing(width: f64, children: Vec<Node>) -> Node {
    el("svg").num("width", width).num("height", 16.0).set("aria-hidden", "true").put_all(children)
}

/// A small picture of a kind of mark, for each relationship that has one.
fn sample(entry: Entry, groups: &[Group]) -> Vec<Node> {
    match entry {
        Entry::Disagree => vec![drawing(15.0, vec![badge(7.5, 8.0)])],
        Entry::Ground => {
            let dots = (0..15).map(|at| {
                let (x, y) = (2.0 + 7.0 * f64::from(at % 5), 3.0 + 5.0 * f64::from(at / 5));
                of("circle", "ground").num("cx", x).num("cy", y).num("r", 0.8)
            });
            vec![drawing(34.0, dots.collect())]
        }
        _ => groups
            .iter()
            .map(|group| {
                let short = [Entry::Day, Entry::Both, Entry::Step, Entry::Target, Entry::Passed, Entry::Ghost];
                let wide = !short.contains(&entry);
                let width = if wide { 30.0 } else { 14.0 };
                let outer = if entry == Entry::Context { " context" } else { "" };
                let class = ["mark ", side(*group), outer].concat();
                drawing(
                    width + 2.0,
                    vec![of("g", &class).put_all(pictures(&example(entry, *group, width), Lie::default()))],
                )
            })
            .collect(),
    }
}

fn example(entry: Entry, group: Group, width: f64) -> Mark {
    let bar = |sure: Sure, open_end: bool| {
        let to = if open_end { width - 12.0 } else { width };
        let part = chart::mark::Part { from: 1.0, to, sure };
        Form::Bar { parts: vec![part], turns: Vec::new(), open_start: false, open_end }
    };
    let (broken, open_end) = (entry == Entry::About, entry == Entry::Open);
    let hollow = Form::Hollow { notches: Vec::new(), broken, open_start: false, open_end };
    let (form, size) = match entry {
        Entry::Day | Entry::Both => (Form::Dot, 9.0),
        Entry::Step => (Form::Dot, 13.0),
        Entry::Bar => (bar(Sure::Certain, false), 6.0),
        Entry::Context => (bar(Sure::Certain, false), 4.0),
        Entry::OpenEnd => (bar(Sure::Certain, true), 6.0),
        Entry::Target => (Form::Diamond { struck: false }, 13.0),
        Entry::Passed => (Form::Diamond { struck: true }, 13.0),
        Entry::Ghost => (Form::Ghost, 10.0),
        Entry::Many => (Form::Pile([5.0, 9.0, 11.0, 16.0, 22.0, 24.0].to_vec()), 12.0),
        Entry::Span | Entry::About | Entry::Open | Entry::Disagree | Entry::Ground => (hollow, 10.0),
    };
    let to = match form {
        Form::Bar { open_end: true, .. } | Form::Hollow { open_end: true, .. } => width - 12.0,
        Form::Bar { .. } | Form::Hollow { .. } | Form::Pile(_) => width,
        _ => 1.0 + size,
    };
    let (step, context) = (entry == Entry::Step, entry == Entry::Context);
    Mark { group, form, from: 1.0, to, middle: 8.0, size, step, context, ..Mark::default() }
}
