//! The legend: only what is on the screen.

use chart::item::Group;
use chart::mark::{Form, Sure};
use chart::scene::{Mark, Scene};
use leptos::prelude::*;

use super::{Context, outline};

/// What a legend can explain, in the order of `Strings::legend_words`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    Day,
    Span,
    Step,
    Both,
    Bar,
    OpenEnd,
    Context,
    Target,
    Passed,
    Ghost,
    Disagree,
    Ground,
}

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
        Form::Hollow { .. } => out.push(Entry::Span),
        Form::Bar { .. } if mark.context => out.push(Entry::Context),
        Form::Bar { open_end, .. } => out.push(if *open_end { Entry::OpenEnd } else { Entry::Bar }),
        Form::Diamond { struck: false } => out.push(Entry::Target),
        Form::Diamond { struck: true } => out.push(Entry::Passed),
        Form::Ghost => out.push(Entry::Ghost),
    }
    out
}

/// The legend of a scene.
pub fn view(context: Context, scene: &Scene) -> impl IntoView + use<> {
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
    let mut kinds: Vec<Entry> = seen.iter().map(|(entry, _)| *entry).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let strings = context.strings();
    let rows: Vec<_> = kinds
        .into_iter()
        .map(|entry| {
            let mut groups: Vec<Group> = seen.iter().filter(|(e, _)| *e == entry).map(|(_, group)| *group).collect();
            groups.retain(|group| *group != Group::Both || entry == Entry::Both);
            groups.sort_by_key(|group| if let Group::One(at) = group { *at } else { usize::MAX });
            groups.truncate(2);
            let words = strings.legend_words.get(entry as usize).copied().unwrap_or_default();
            view! { <li>{sample(entry, &groups)}<span>{words}</span></li> }
        })
        .collect();
    view! { <ul class="legend" aria-label=strings.legend part="legend">{rows}</ul> }
}

/// A small picture of a kind of mark, for each relationship that has one.
fn sample(entry: Entry, groups: &[Group]) -> AnyView {
    if entry == Entry::Disagree {
        return view! { <svg width="14" height="14" aria-hidden="true"><g class="badge">
            <rect x=0.5 y=0.5 width=13 height=13></rect><text x=7 y=11 text-anchor="middle">"≠"</text>
        </g></svg> }
        .into_any();
    }
    if entry == Entry::Ground {
        let dots = (0..3).flat_map(|row| (0..5).map(move |column| (column, row)));
        let dots: Vec<_> =
            dots.map(|(x, y)| view! { <circle class="ground" cx=2 + 7 * x cy=2 + 5 * y r=0.8></circle> }).collect();
        return view! { <svg width="34" height="14" aria-hidden="true">{dots}</svg> }.into_any();
    }
    let width = if matches!(entry, Entry::Span | Entry::Bar | Entry::OpenEnd | Entry::Context) { 30.0 } else { 14.0 };
    let pictures: Vec<_> = groups
        .iter()
        .map(|group| {
            let paths: Vec<_> = outline::pieces(&example(entry, *group, width), false)
                .into_iter()
                .map(|piece| view! { <path class=piece.class d=piece.d></path> })
                .collect();
            let outer = if entry == Entry::Context { " context" } else { "" };
            let class = format!("mark {}{outer}", super::records::side(*group));
            view! { <svg width=width + 2.0 height="16" aria-hidden="true"><g class=class>{paths}</g></svg> }
        })
        .collect();
    view! { {pictures} }.into_any()
}

fn example(entry: Entry, group: Group, width: f64) -> Mark {
    let bar = |sure: Sure, open_end: bool| {
        let to = if open_end { width - 12.0 } else { width };
        let part = chart::mark::Part { from: 1.0, to, sure };
        Form::Bar { parts: vec![part], turns: Vec::new(), open_start: false, open_end }
    };
    let hollow = Form::Hollow { notches: Vec::new(), broken: false, open_start: false, open_end: false };
    let (form, size) = match entry {
        Entry::Day | Entry::Both => (Form::Dot, 9.0),
        Entry::Step => (Form::Dot, 13.0),
        Entry::Bar => (bar(Sure::Certain, false), 6.0),
        Entry::Context => (bar(Sure::Certain, false), 4.0),
        Entry::OpenEnd => (bar(Sure::Certain, true), 6.0),
        Entry::Target => (Form::Diamond { struck: false }, 13.0),
        Entry::Passed => (Form::Diamond { struck: true }, 13.0),
        Entry::Ghost => (Form::Ghost, 10.0),
        Entry::Span | Entry::Disagree | Entry::Ground => (hollow, 10.0),
    };
    let to = match form {
        Form::Bar { open_end: true, .. } => width - 12.0,
        Form::Bar { .. } | Form::Hollow { .. } => width,
        _ => 1.0 + size,
    };
    Mark {
        record: 0,
        group,
        form,
        from: 1.0,
        to,
        middle: 8.0,
        size,
        step: entry == Entry::Step,
        context: entry == Entry::Context,
        badge: None,
        stem: None,
        tail: None,
        label: None,
        hit: chart::scene::Rect::default(),
    }
}
