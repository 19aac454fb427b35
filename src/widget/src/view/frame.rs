//! The frame: title, tabs, the open view, the detail beside it, the documents below.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Context, Shown, compare, detail, timeline};
use crate::host::load::Loaded;
use crate::state::{Controls, View};

/// Width from which the detail stands beside the chart, in CSS pixels.
pub const WIDE: f64 = 900.0;

/// The whole widget.
pub fn widget(context: Context) -> impl IntoView {
    let wanted = Memo::new(move |_| context.state.with(|state| (state.dyads.clone(), state.language().to_owned())));
    let shown = Memo::new(move |_| match context.loaded.get() {
        Loaded::Ready(dossier) => wanted.with(|(dyads, language)| Some(Shown::new(dossier, dyads, language))),
        Loaded::Waiting | Loaded::Failed(_) => None,
    });
    // The frame is built once a dossier; what changes within it listens for itself.
    move || match (context.loaded.get(), shown.get_untracked().is_some()) {
        (Loaded::Failed(messages), _) => failure(context, &messages).into_any(),
        (Loaded::Ready(_), true) => loaded(context, shown).into_any(),
        _ => view! { <p class="note" role="status">{context.strings().loading}</p> }.into_any(),
    }
}

/// What is wrong, in place; the page's own content stays below it.
fn failure(context: Context, messages: &[String]) -> impl IntoView + use<> {
    let strings = context.strings();
    let lines: Vec<_> = messages.iter().take(20).map(|message| view! { <li>{message.clone()}</li> }).collect();
    view! {
        <div class="failure" role="alert" part="error">
            <p>{strings.unreadable}": "</p>
            <ul>{lines}</ul>
        </div>
        <slot></slot>
    }
}

fn loaded(context: Context, shown: Memo<Option<Shown>>) -> impl IntoView {
    let strings = context.strings();
    let view = Memo::new(move |_| context.state.with(|state| state.view));
    let controls = Memo::new(move |_| context.state.with(|state| state.controls));
    let title = move || shown.with(|s| s.as_ref().map(|s| s.dossier.title.get(&s.language).to_owned()));
    let deck = move || match view.get() {
        View::Timeline => strings.timeline_deck,
        View::Compare => strings.compare_deck,
    };
    let selected = Memo::new(move |_| {
        let focus = context.state.with(|state| state.focus.clone())?;
        shown.with(|s| s.as_ref()?.record(&focus).map(|(at, _)| at))
    });
    let beside = Memo::new(move |_| selected.get().is_some() && context.width.get() >= WIDE);
    let language = move || context.state.with(|state| state.language().to_owned());
    let body = move || match view.get() {
        View::Timeline => timeline::view(context, shown, selected, beside).into_any(),
        View::Compare => compare::view(context, shown).into_any(),
    };
    view! {
        <section class="entente" part="frame" lang=language class:narrow=move || context.width.get() < chart::NARROW>
            <header>
                <h2 part="title">{title}</h2>
                <p class="deck">{deck}</p>
            </header>
            <div class="bar" class:hidden=move || controls.get() == Controls::None>
                <Show when=move || controls.get() == Controls::Full>{tabs(context, view)}</Show>
                <Show when=move || view.get() == View::Timeline>{timeline::controls(context, shown)}</Show>
            </div>
            <div class="body" class:beside=beside>
                <div class="view" role="tabpanel" aria-label=move || name_of(context, view.get())>{body}</div>
                {move || selected.get().map(|record| detail::view(context, shown, record))}
            </div>
            <footer>{move || shown.with(|s| s.as_ref().map(sources))}</footer>
        </section>
    }
}

fn name_of(context: Context, view: View) -> &'static str {
    let at = View::ALL.iter().position(|(_, known)| *known == view).unwrap_or_default();
    context.strings().views.get(at).copied().unwrap_or_default()
}

fn tabs(context: Context, view: Memo<View>) -> impl IntoView {
    let open = move |view: View| context.state.update(|state| state.view = view);
    let row = NodeRef::<leptos::html::Div>::new();
    let step = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => View::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let here = View::ALL.iter().position(|(_, known)| *known == view.get_untracked()).unwrap_or_default();
        let next = (here + by) % View::ALL.len();
        if let Some((_, next)) = View::ALL.get(next) {
            open(*next);
        }
        let button = row.get_untracked().and_then(|row| row.query_selector("[aria-selected=true]").ok().flatten());
        if let Some(button) = button {
            crate::host::page::focus(&button);
        }
    };
    let tab = move |known: View| {
        let selected = move || view.get() == known;
        view! {
            <button
                type="button"
                role="tab"
                aria-selected=move || selected().to_string()
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| open(known)
            >
                {name_of(context, known)}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=context.strings().views_label node_ref=row on:keydown=step>
            {View::ALL.map(|(_, known)| tab(known)).collect_view()}
        </div>
    }
}

/// Every document with the last day it knows of.
fn sources(shown: &Shown) -> impl IntoView + use<> {
    let documents = shown.dossier.documents.iter();
    let words = Arc::clone(&shown.words);
    let rows: Vec<_> = documents
        .map(|document| {
            let title = document.title.get(&shown.language).to_owned();
            let date = words.date(&document.as_of);
            let note = document.note.as_ref().map(|note| note.get(&shown.language).to_owned());
            view! { <span title=note><b>{document.id.clone()}</b>" "{title}": "{date}". "</span> }
        })
        .collect();
    view! { <p class="sources">{rows}</p> }
}
