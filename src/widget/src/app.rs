//! The signals of one widget and the moves that change them.

use std::sync::Arc;

use chart::{Move, NARROW, Request, Scene};
use leptos::prelude::*;

use crate::host::load::Loaded;
use crate::host::measure::Measurer;
use crate::shown::Shown;
use crate::state::{State, View};
use crate::view::tree::Act;

/// Width from which the detail stands beside the chart, in CSS pixels.
pub const WIDE: f64 = 900.0;
/// What the detail takes beside the chart: its width and the air before it.
pub const DETAIL: f64 = 340.0 + 32.0;

/// A handful of signals, copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// The one state.
    pub state: RwSignal<State>,
    /// The dossier, or why there is none.
    pub loaded: RwSignal<Loaded>,
    /// Width of the widget in CSS pixels.
    pub width: RwSignal<f64>,
    /// The record that the keyboard is on.
    pub cursor: RwSignal<Option<usize>>,
    /// What is shown of the dossier.
    pub shown: Memo<Option<Shown>>,
    /// The timeline, laid out.
    pub scene: Memo<Option<Arc<Scene>>>,
    /// A number that no other widget in the page has.
    pub instance: usize,
}

impl App {
    /// The signals of one widget, owned by the present reactive owner.
    pub fn new(
        state: ArcRwSignal<State>,
        loaded: ArcRwSignal<Loaded>,
        width: ArcRwSignal<f64>,
        measurer: Measurer,
    ) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static WIDGETS: AtomicUsize = AtomicUsize::new(0);
        let (state, loaded, width): (RwSignal<State>, RwSignal<Loaded>, RwSignal<f64>) =
            (state.into(), loaded.into(), width.into());
        let shown = Memo::new(move |_| {
            let (dyads, language) = state.with(|state| (state.dyads.clone(), state.language().to_owned()));
            match loaded.get() {
                Loaded::Ready(dossier) => Some(Shown::new(dossier, &dyads, &language)),
                Loaded::Waiting | Loaded::Failed(_) => None,
            }
        });
        let measurer = StoredValue::new_local(measurer);
        let scene = Memo::new(move |_| {
            let state = state.get();
            let own = width.get();
            shown.with(|shown| {
                let shown = shown.as_ref().filter(|_| state.view == View::Timeline)?;
                let open = state.focus.as_deref().and_then(|id| shown.record(id)).is_some();
                let width = (own - if open && own >= WIDE { DETAIL } else { 0.0 }).max(240.0);
                Some(Arc::new(chart::layout(&Request {
                    items: &shown.items,
                    map: &shown.map,
                    view: shown.viewport(&state),
                    width,
                    narrow: own < NARROW,
                    groups: shown.dyads.len(),
                    ends: &shown.ends,
                    measure: &|text, style| measurer.with_value(|measurer| measurer.width(text, style)),
                })))
            })
        });
        let instance = WIDGETS.fetch_add(1, Ordering::Relaxed);
        Self { state, loaded, width, cursor: RwSignal::new(None), shown, scene, instance }
    }

    /// Does what a control says.
    pub fn act(self, act: Act) {
        match act {
            Act::Select(id) => self.select(id),
            Act::View(view) => self.state.update(|state| state.view = view),
            Act::Zoom(factor) => self.zoom(factor, None),
            Act::Pan(share) => self.go(Move::Pan(share)),
            Act::Fit => self.go(Move::Fit),
        }
    }

    /// Opens the detail of a record, or closes it.
    pub fn select(self, id: Option<String>) {
        let at = self.shown.with_untracked(|shown| shown.as_ref()?.record(id.as_deref()?));
        if at.is_some() {
            self.cursor.set(at);
        }
        self.state.update(|state| state.focus = id);
    }

    /// Moves what is in view.
    pub fn go(self, step: Move) {
        let next = self.shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let view = self.state.with_untracked(|state| shown.viewport(state)).after(step, &shown.map);
            let all = view.length() >= shown.map.length() - 1.0;
            Some((!all).then(|| (shown.map.day(view.from), shown.map.day(view.to))))
        });
        if let Some(window) = next {
            self.state.update(|state| {
                state.from = window.map(|(from, _)| from);
                state.to = window.map(|(_, to)| to);
            });
        }
    }

    /// Zooms about a place along time in pixels of the drawing, or about the middle.
    pub fn zoom(self, factor: f64, along: Option<f64>) {
        let (start, size) = self.plot();
        let along = along.unwrap_or(start + size / 2.0);
        let about = self.shown.with_untracked(|shown| {
            let view = self.state.with_untracked(|state| shown.as_ref().map(|shown| shown.viewport(state)))?;
            Some(view.from + (along - start) / size * view.length())
        });
        if let Some(about) = about {
            self.go(Move::Zoom { factor, about });
        }
    }

    /// Where the plot begins along time and how long it is, in pixels of the drawing.
    pub fn plot(self) -> (f64, f64) {
        let plot = self.scene.with_untracked(|scene| scene.as_ref().map(|scene| (scene.down, scene.plot)));
        match plot {
            Some((true, plot)) => (plot.y, plot.height),
            Some((false, plot)) => (plot.x, plot.width),
            None => (0.0, 1.0),
        }
    }

    /// Whether time runs down.
    pub fn down(self) -> bool {
        self.scene.with_untracked(|scene| scene.as_ref().is_some_and(|scene| scene.down))
    }

    /// Moves the cursor `by` records along time; beyond the last in view, what is in view moves.
    pub fn walk(self, by: isize) {
        let here = self.cursor.get_untracked();
        match self.scene.with_untracked(|scene| scene.as_ref()?.neighbour(here?, by)) {
            Some(next) => self.cursor.set(Some(next)),
            None => self.go(Move::Pan(0.3 * by as f64)),
        }
    }

    /// Moves the cursor across time.
    pub fn cross(self, down: bool) {
        let here = self.cursor.get_untracked();
        if let Some(next) = self.scene.with_untracked(|scene| scene.as_ref()?.across(here?, down)) {
            self.cursor.set(Some(next));
        }
    }
}
