//! The frame: title, tabs, the open view, the detail beside it, the documents below.

use super::tree::{Act, Node, button, el, of};
use super::{Shown, detail, timeline};
use crate::app::{App, DETAIL, Model, WIDE};
use crate::host::comparison::Compared;
use crate::host::load::{Coming, Loaded};
use crate::state::{Controls, State, View};
use crate::strings::Strings;
use dossier::number::digits;
use dossier::packed::Progress;
use ui::places::COMPARISON;

/// How many mistakes of a dossier are listed at once.
const MISTAKES: usize = 20;

/// Everything that the widget shows now.
pub fn tree(app: &App) -> Vec<Node> {
    let model = app.now();
    let strings = Strings::of(model.state.language());
    match (&model.loaded, app.shown()) {
        (Loaded::Failed(messages, again), _) => failure(strings, messages, *again, model.text_below),
        (_, Some(shown)) => vec![page(app, &model, &shown)],
        (Loaded::Stopped, None) => failure(strings, &[], true, model.text_below),
        (Loaded::Waiting(Some(coming)), None) => vec![waiting(strings, coming, model.state.language())],
        (_, None) => vec![note(strings.loading)],
    }
}

fn note(words: &str) -> Node {
    of("p", "note").set("role", "status").say(words)
}

/// What could not be fetched, and a way to it.
pub fn lost(strings: &Strings) -> Node {
    note(strings.lost).say(" ").put(button(strings.again, &Act::Again))
}

/// How far it is, and a way out.
fn waiting(strings: &Strings, coming: &Coming, language: &str) -> Node {
    let Progress { done, of: all } = coming.progress;
    // Without a value it says that nobody knows how long.
    let known = all > 0;
    let value = |number: usize| known.then(|| digits(number as i64));
    let line = el("progress").set("aria-label", strings.loading);
    let line = line.perhaps("max", value(all).as_deref()).perhaps("value", value(done).as_deref());
    let told = if known { strings.coming(done, all) } else { strings.loading.to_owned() };
    let title = coming.title.as_ref().map(|title| el("h2").say(title.get(language)));
    let words = of("p", "note").say(&told).say(" ").put(button(strings.stop, &Act::Stop));
    of("section", "coming").keyed("coming").put_if(title).put(line).put(words)
}

/// What is wrong, in place, or nothing but that the reader has stopped it; the page's own content stays below it. What can
/// be fetched `again` may be.
fn failure(strings: &Strings, messages: &[String], again: bool, text_below: bool) -> Vec<Node> {
    let lines = messages.iter().take(MISTAKES).map(|message| el("li").say(message)).collect();
    let stopped = messages.is_empty();
    let told = of("div", "failure").set("role", "alert").set("part", "error");
    let told =
        told.put(el("p").say(if stopped { strings.stopped } else { strings.unreadable })).put(el("ul").put_all(lines));
    let told = told.put(el("p").say(if text_below { strings.text_below } else { "" }));
    vec![told.put_if(again.then(|| button(strings.again, &Act::Again))), el("slot")]
}

fn page(app: &App, model: &Model, shown: &Shown) -> Node {
    let strings = shown.strings();
    let (state, width) = (&model.state, model.width);
    let selected = state.focus.as_deref().and_then(|id| shown.record(id));
    let panel = selected.and_then(|record| detail::view(shown, record, &model.compared));
    let in_time = state.view.is_in_time();
    // What is made of columns would stand elsewhere in what is left: there it needs room for both.
    let beside = width >= if state.view == View::Timeline { WIDE } else { WIDE + DETAIL };
    let body_class = match (&panel, beside) {
        (None, _) => "body",
        (_, true) => "body beside",
        (_, false) => "body sheet",
    };
    let missing = in_time && panel.is_none() && matches!(model.compared, Compared::Lost);
    let body = if in_time {
        let view = shown.viewport(state);
        app.scene().map(|scene| {
            let small = (!scene.down && state.controls == Controls::Full).then_some(view);
            timeline::view(shown, &scene, state.view, small, selected, model.cursor, app.instance())
        })
    } else {
        Some(vec![match &model.compared {
            Compared::Ready(open) if open.fits(shown, true) => of("div", COMPARISON).keyed(COMPARISON),
            Compared::Lost => lost(strings),
            _ => note(strings.loading),
        }])
    };
    let view =
        of("div", "view").keyed(state.view.word()).set("role", "tabpanel").set("aria-label", name(strings, state.view));
    let narrow = width < chart::NARROW;
    let (tabs, controls) = bar(shown, state);
    let bar = of("div", "bar").keyed("bar");
    // A thumb reaches the lower edge: there they stay, below what they change.
    let (above, below) = match (tabs, controls) {
        (tabs, controls) if narrow => (tabs, controls.map(|controls| bar.put(controls))),
        (tabs, controls) => (controls.map(|controls| bar.put_if(tabs).put(controls)), None),
    };
    of("section", if narrow { "entente narrow" } else { "entente" })
        .keyed("page")
        .set("part", "frame")
        .set("lang", &shown.language)
        // A page that is written the other way says nothing of the dossier's words.
        .set("dir", "auto")
        .put(
            el("header")
                .put(el("h2").set("part", "title").say(shown.dossier().title.get(&shown.language)))
                .put(of("p", "deck").say(if in_time { strings.timeline_deck } else { strings.deck })),
        )
        .put_if(above)
        .put_if(missing.then(|| lost(strings)))
        .put(of("div", body_class).keyed("body").put(view.put_all(body.unwrap_or_default())).put_if(panel))
        .put_if(below)
        .put(shown.drawn("sources".to_owned(), || el("footer").keyed("footer").put(sources(shown))))
}

fn name(strings: &Strings, view: View) -> &'static str {
    strings.views.get(view as usize).copied().unwrap_or_default()
}

/// Tabs, and the words that find, set and zoom, as far as the page wants them.
fn bar(shown: &Shown, state: &State) -> (Option<Node>, Option<Node>) {
    let strings = shown.strings();
    let tab = |(_, view): (&str, View)| {
        let open = view == state.view;
        el("button")
            .set("type", "button")
            .set("role", "tab")
            .set("aria-selected", if open { "true" } else { "false" })
            .set("tabindex", if open { "0" } else { "-1" })
            .act(&Act::View(view))
            .say(name(strings, view))
    };
    let tabs = of("div", "tabs").keyed("tabs").set("role", "tablist").set("aria-label", strings.views_label);
    let tabs = tabs.put_all(shown.views().iter().copied().map(tab).collect());
    let controls = (state.controls != Controls::None).then(|| timeline::controls(shown, state));
    ((state.controls == Controls::Full).then_some(tabs), controls)
}

/// Every document with the last day it knows of.
fn sources(shown: &Shown) -> Node {
    let mut line = of("p", "sources");
    for document in &shown.dossier().documents {
        let (title, until) = (document.title.get(&shown.language), shown.words.date(&document.as_of));
        let words = [" ", title, ", ", &until, ". "].concat();
        line = line.put(el("span").put(el("b").say(&document.id)).say(&words));
    }
    line
}
