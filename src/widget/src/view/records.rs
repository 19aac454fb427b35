//! Records in the drawing: a mark that can be reached by key, its label, and those without a date.

use std::sync::Arc;

use chart::item::Group;
use chart::mark::Form;
use chart::scene::{Head, Mark, Scene};
use dossier::Record;
use leptos::prelude::*;
use leptos::svg::G;

use super::timeline::{Drawn, label};
use super::{Context, Shown, outline};

/// The class that gives a mark its colour.
pub fn side(group: Group) -> &'static str {
    match group {
        Group::One(0) => "first",
        Group::One(1) => "second",
        Group::One(_) => "other",
        Group::Both => "both",
    }
}

/// The citation of a record's first claim, for a screen reader and small print: "A ¶7".
pub fn citation(shown: &Shown, document: usize, paragraph: u32) -> String {
    let document = shown.dossier.documents.get(document).map_or("", |document| document.id.as_str());
    format!("{document} ¶{paragraph}")
}

/// A record as a screen reader says it.
fn spoken(context: Context, shown: &Shown, record: &Record) -> String {
    let strings = context.strings();
    let names: Vec<&str> = record
        .dyads
        .iter()
        .filter_map(|dyad| shown.dossier.dyads.get(*dyad))
        .map(|dyad| dyad.title.get(&shown.language))
        .collect();
    let mut parts = vec![record.title.get(&shown.language).to_owned(), names.join(", ")];
    if record.milestone.is_some() {
        parts.push(strings.step.to_owned());
    }
    if let Some(when) = record.when() {
        parts.push(shown.words.when(&when));
    }
    if let Some(claim) = record.claims.first() {
        parts.push(citation(shown, claim.document, claim.paragraph));
    }
    parts.join(", ")
}

/// One record's mark with its label. It stays the same element while the view moves, so that focus is kept.
pub fn mark(
    context: Context,
    shown: Memo<Option<Shown>>,
    drawn: Memo<Option<Drawn>>,
    selected: Memo<Option<usize>>,
    cursor: RwSignal<Option<usize>>,
    entered: Memo<Option<usize>>,
    record: usize,
) -> impl IntoView {
    let element = NodeRef::<G>::new();
    let this = Memo::new(move |_| drawn.with(|d| d.as_ref().and_then(|d| d.mark(record).cloned())));
    let is_selected = Memo::new(move |_| selected.get() == Some(record));
    let of_record = move |what: &dyn Fn(&Shown, &Record) -> String| {
        shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            shown.dossier.records.get(record).map(|record| what(shown, record))
        })
    };
    let id = of_record(&|_, record| record.id.clone());
    let name = of_record(&|shown, record| spoken(context, shown, record));
    // Keys move the cursor; the focus follows it.
    Effect::new(move |before: Option<bool>| {
        let here = cursor.get() == Some(record);
        if here && before == Some(false) {
            if let Some(element) = element.get_untracked() {
                crate::host::page::focus(&element);
            }
        }
        here
    });
    let open = {
        let id = id.clone();
        move || context.select(id.clone())
    };
    let class = move || {
        this.with(|mark| {
            let Some(mark) = mark else { return String::new() };
            let step = if mark.step { " step" } else { "" };
            let outer = if mark.context { " context" } else { "" };
            let chosen = if is_selected.get() { " selected" } else { "" };
            format!("mark {}{step}{outer}{chosen}", side(mark.group))
        })
    };
    let draw = move || {
        this.with(|mark| {
            let down = drawn.with_untracked(|d| d.as_ref().is_some_and(|d| d.scene.down));
            mark.as_ref().map(|mark| body(mark, down, is_selected))
        })
    };
    let click = open.clone();
    view! {
        <g
            node_ref=element
            class=class
            role="button"
            aria-label=name
            aria-pressed=move || is_selected.get().to_string()
            data-record=id
            tabindex=move || if entered.get() == Some(record) { "0" } else { "-1" }
            on:focus=move |_| cursor.set(Some(record))
            on:click=move |_| click()
            on:keydown=move |event| {
                if event.key() == "Enter" || event.key() == " " {
                    event.prevent_default();
                    open();
                }
            }
        >
            {draw}
        </g>
    }
}

fn body(mark: &Mark, down: bool, selected: Memo<bool>) -> impl IntoView + use<> {
    let hit = mark.hit;
    let paths: Vec<_> =
        outline::pieces(mark, down).into_iter().map(|p| view! { <path class=p.class d=p.d></path> }).collect();
    let ring = outline::ring(mark, down);
    let badge = mark.badge.map(|(x, y)| badge(x, y));
    let tail = mark.tail.map(|from| {
        let (x1, y1, x2, y2) = if down {
            (mark.middle, from, mark.middle, mark.from)
        } else {
            (from, mark.middle, mark.from, mark.middle)
        };
        view! { <line class="tail" x1=x1 y1=y1 x2=x2 y2=y2></line> }
    });
    let text = mark.label.as_ref().map(|text| label(text, if mark.step { "label bold" } else { "label" }));
    // A bar is thin; what the pointer hits is not.
    let focus = {
        let half = mark.size.max(10.0) / 2.0 + 4.0;
        let along = (mark.from - 4.0, mark.to - mark.from + 8.0);
        if down {
            (mark.middle - half, along.0, half * 2.0, along.1)
        } else {
            (along.0, mark.middle - half, along.1, half * 2.0)
        }
    };
    let round = matches!(mark.group, Group::One(0)) && !matches!(mark.form, Form::Bar { .. });
    let halo = if round { focus.3.min(focus.2) / 2.0 } else { 0.0 };
    view! {
        <rect class="hit" x=hit.x y=hit.y width=hit.width height=hit.height></rect>
        <rect class="hover" x=focus.0 y=focus.1 width=focus.2 height=focus.3 rx=halo></rect>
        <rect class="focus" x=focus.0 y=focus.1 width=focus.2 height=focus.3></rect>
        {tail}
        {paths}
        {move || selected.get().then(|| view! { <path class="ring" d=ring.clone()></path> })}
        {badge}
        {text}
    }
}

/// The one yellow thing.
fn badge(x: f64, y: f64) -> AnyView {
    view! {
        <g class="badge">
            <rect x=x - 6.5 y=y - 6.5 width=13 height=13></rect>
            <text x=x y=y + 4.0 text-anchor="middle">"≠"</text>
        </g>
    }
    .into_any()
}

/// The name of a relationship beside its steps.
pub fn head(shown: Memo<Option<Shown>>, scene: &Scene, head: &Head) -> AnyView {
    let side = side(Group::One(head.group));
    let down = scene.down;
    let name = shown.with_untracked(|shown| {
        let shown = shown.as_ref()?;
        Some(if down { shown.short_name(head.group) } else { shown.name(head.group) }.to_owned())
    });
    let name = name.unwrap_or_default();
    // A pair's name breaks after its dash, where the gutter is narrow.
    let lines: Vec<String> = match name.split_once('–') {
        Some((one, other)) if !down => vec![format!("{one}–"), other.to_owned()],
        _ => vec![name],
    };
    let x = head.x + 14.0;
    let spans: Vec<_> = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| view! { <tspan x=x dy=if at == 0 { 0 } else { 17 }>{line}</tspan> })
        .collect();
    let sign = if head.group == 0 {
        view! { <circle class="fill" cx=head.x + 5.0 cy=head.y - 4.5 r=4.5></circle> }.into_any()
    } else {
        view! { <rect class="fill" x=head.x + 0.5 y=head.y - 9.0 width=9 height=9></rect> }.into_any()
    };
    view! { <g class=format!("head {side}")>{sign}<text x=x y=head.y>{spans}</text></g> }.into_any()
}

/// Records that no document dates: off the axis, and still shown.
pub fn undated(context: Context, shown: &Shown) -> impl IntoView + use<> {
    let strings = context.strings();
    let count = shown.items.undated.len();
    let language = shown.language.clone();
    let dossier = Arc::clone(&shown.dossier);
    let dyads = shown.dyads.clone();
    let rows: Vec<_> = shown
        .items
        .undated
        .iter()
        .filter_map(|at| dossier.records.get(*at))
        .map(|record| {
            let (id, title) = (record.id.clone(), record.title.get(&language).to_owned());
            let group = dyads.iter().position(|dyad| record.dyads.as_slice() == [*dyad]);
            let sign = side(group.map_or(Group::Both, Group::One));
            let figure = record.claims.iter().find_map(|claim| {
                let unit = claim.unit.as_deref();
                let unit = unit.or_else(|| Some(dossier.indicators.get(record.indicator?)?.unit.as_str()))?;
                Some(shown.words.figure(claim.value?, unit, claim.qualifier))
            });
            let subject = strings.domain_of(record.domain);
            let select = id.clone();
            view! {
                <li class=format!("sign {sign}")>
                    <button type="button" data-record=id on:click=move |_| context.select(Some(select.clone()))>
                        {title}
                    </button>
                    {figure.map(|figure| view! { " "<b>{figure}</b> })}
                    <small>" "{subject}</small>
                </li>
            }
        })
        .collect();
    (count > 0).then(|| {
        view! {
            <details class="undated">
                <summary>{strings.undated_count(count)}</summary>
                <ul>{rows}</ul>
            </details>
        }
    })
}
