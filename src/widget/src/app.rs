//! The one signal of a widget, the moves that change it, and what follows from it.

use std::cell::{Cell, RefCell, RefMut};
use std::ops::{Deref, DerefMut};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chart::{Group, Lens, Move, NARROW, Request, Scene, Viewport};
use leptos::prelude::{ArcTrigger, Notify, Track};

use crate::host::comparison::Compared;
use crate::host::load::Loaded;
use crate::host::measure::Measurer;
use crate::shown::{Kept, Shown};
use crate::state::{State, View};
use crate::view::tree::Act;

/// Width from which the detail stands beside the chart, in CSS pixels.
pub const WIDE: f64 = 900.0;
/// How much larger a step of zoom makes things.
pub const ZOOM: f64 = 1.5;
/// How many days are shown before and after a record that one goes to.
const AROUND: f64 = 500.0;
/// Height of a timeline that a page gives no height, in CSS pixels, as long as leaving names out is enough.
pub const TALL: f64 = 1400.0;
/// The same on paper, where it is drawn smaller: with its title it has room on one sheet, A4 or Letter.
pub const SHEET: f64 = 1080.0;
/// Height of one that stays in sight while its story is read; where it is narrower than that, it is no higher than wide.
const LOW: f64 = 560.0;
/// What title, controls, minimap, legend and documents take of a height that a page gives.
const AROUND_CHART: f64 = 300.0;
/// What the detail takes beside the chart: its width and the air before it.
pub const DETAIL: f64 = 340.0 + 32.0;

/// All that a widget draws follows from this.
pub struct Model {
    /// What the reader has asked for.
    pub state: State,
    /// The dossier, or why there is none.
    pub loaded: Loaded,
    /// Width of the widget in CSS pixels.
    pub width: f64,
    /// Height of the timeline, if the page gives none, in CSS pixels.
    pub room: f64,
    /// The comparison, if it was opened.
    pub compared: Compared,
    /// What the filter keeps, once it is known.
    pub kept: Option<Rc<Kept>>,
    /// The record that the keyboard is on.
    pub cursor: Option<usize>,
    /// The page has content of its own to show where there is no dossier.
    pub text_below: bool,
}

/// One widget: its signal, and what was last made of it. A clone is the same widget.
///
/// One signal, and it holds nothing: a signal that holds the model would lock and count at each look at it, and a memo
/// for each of the two things that are expensive would be two more. They are kept and compared by hand.
#[derive(Clone)]
pub struct App {
    model: Rc<RefCell<Model>>,
    changed: ArcTrigger,
    made: Rc<Made>,
}

struct Made {
    measurer: Measurer,
    instance: usize,
    shown: RefCell<Option<Rc<Shown>>>,
    scene: RefCell<Option<Laid>>,
    motion: Cell<Motion>,
}

/// How what changes now comes about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Motion {
    /// Otherwise.
    #[default]
    None,
    /// By a step: marks slide to their new places.
    Step,
    /// As part of a movement, by hand or by the page: more is likely to come at once.
    Flow,
}

/// A layout and all that it was made from.
struct Laid {
    shown: Rc<Shown>,
    view: Viewport,
    width: f64,
    room: f64,
    narrow: bool,
    selected: Option<usize>,
    folded: Vec<(usize, usize)>,
    scene: Rc<Scene>,
}

impl App {
    /// A widget without a dossier.
    pub fn new(measurer: Measurer) -> Self {
        static WIDGETS: AtomicUsize = AtomicUsize::new(0);
        let instance = WIDGETS.fetch_add(1, Ordering::Relaxed);
        let model = Model {
            state: State::default(),
            loaded: Loaded::Waiting(None),
            width: 0.0,
            room: TALL,
            compared: Compared::Waiting,
            kept: None,
            cursor: None,
            text_below: false,
        };
        let made =
            Made { measurer, instance, shown: RefCell::default(), scene: RefCell::default(), motion: Cell::default() };
        Self { model: Rc::new(RefCell::new(model)), changed: ArcTrigger::new(), made: Rc::new(made) }
    }

    /// What there is now. Nobody may change it while this is held.
    pub fn now(&self) -> impl Deref<Target = Model> {
        self.model.borrow()
    }

    /// To change what there is: whoever follows hears of it when this is dropped.
    pub fn change(&self) -> Change<'_> {
        Change { model: self.model.borrow_mut(), changed: &self.changed }
    }

    /// Runs the present effect again whenever something changes.
    pub fn follow(&self) {
        self.changed.track();
    }

    /// A number that no other widget in the page has.
    pub fn instance(&self) -> usize {
        self.made.instance
    }

    /// What is shown of the dossier; made anew only for another dossier, other relationships, another language.
    pub fn shown(&self) -> Option<Rc<Shown>> {
        let model = self.now();
        let Loaded::Ready(prepared) = &model.loaded else { return None };
        let dyads = Shown::picked(&prepared.dossier, &model.state.dyads);
        // Until it is known what a filter keeps, what was shown before it stays.
        let wanted =
            model.kept.clone().filter(|kept| !model.state.filter.is_empty() && kept.is_of(prepared, &model.state));
        let mut kept = self.made.shown.borrow_mut();
        if let Some(shown) = kept.as_ref().filter(|shown| shown.is_of(prepared, &dyads, &model.state, wanted.as_ref()))
        {
            return Some(Rc::clone(shown));
        }
        let shown = Rc::new(Shown::new(Arc::clone(prepared), dyads, &model.state, wanted));
        *kept = Some(Rc::clone(&shown));
        Some(shown)
    }

    /// Looks for what was typed.
    pub fn find(&self, text: &str) {
        let state = &mut self.change().state;
        (state.typed, state.asks, state.finds) = (text.to_owned(), true, true);
    }

    /// The timeline, laid out; made anew only if it would be another.
    pub fn scene(&self) -> Option<Rc<Scene>> {
        let shown = self.shown()?;
        let model = self.now();
        let (state, own) = (&model.state, model.width);
        if !state.view.is_in_time() {
            return None;
        }
        let told = state.view == View::Story;
        let beside = own >= WIDE && (told || state.focus.as_deref().and_then(|id| shown.record(id)).is_some());
        let width = (own - if beside { DETAIL } else { 0.0 }).max(240.0);
        let (view, narrow) = (shown.viewport(state), own < NARROW);
        let selected = state.focus.as_deref().and_then(|id| shown.record(id));
        let room = if told { LOW.min(own) } else { model.room };
        let room = state.height.map_or(room, |height| (height - AROUND_CHART).max(AROUND_CHART));
        let mut kept = self.made.scene.borrow_mut();
        let same = |laid: &&Laid| {
            Rc::ptr_eq(&laid.shown, &shown)
                && laid.view == view
                && laid.width == width
                && laid.room == room
                && laid.narrow == narrow
                && laid.selected == selected
                && laid.folded == state.folded
        };
        if let Some(laid) = kept.as_ref().filter(same) {
            return Some(Rc::clone(&laid.scene));
        }
        let disputed = |record: usize| shown.disputed(record);
        let folded: Vec<_> = state.folded.iter().map(|(group, domain)| (Group::One(*group), *domain)).collect();
        let scene = Rc::new(chart::layout(&Request {
            story: &shown.story(&disputed),
            items: &shown.items,
            map: &shown.map,
            view,
            width,
            room,
            narrow,
            groups: shown.dyads.len(),
            ends: &shown.ends,
            selected,
            folded: &folded,
            tell: &*shown,
            measure: &|text, style| self.made.measurer.width(text, style),
        }));
        let folded = state.folded.clone();
        *kept = Some(Laid { shown, view, width, room, narrow, selected, folded, scene: Rc::clone(&scene) });
        Some(scene)
    }

    /// Lays out what is shown with letters as they look by now, once `forget` has had the measurer.
    pub fn measure_anew(&self, forget: impl FnOnce(&Measurer)) {
        forget(&self.made.measurer);
        self.made.scene.take();
        drop(self.change());
    }

    /// Says how the next change comes about.
    pub fn moves(&self, how: Motion) {
        self.made.motion.set(how);
    }

    /// How the last change came about; told once.
    pub fn moved(&self) -> Motion {
        self.made.motion.take()
    }

    /// How the drawing shows what is in view by now; `None`: it was made for that, or cannot.
    pub fn lens(&self) -> Option<Lens> {
        let now = self.shown()?.viewport(&self.now().state);
        let laid = self.made.scene.borrow();
        let Laid { scene, view, .. } = laid.as_ref()?;
        Lens::new(scene, *view, now)
    }

    /// Does what a control says.
    pub fn act(&self, act: Act) {
        self.moves(Motion::Step);
        match act {
            Act::Select(id) => self.select(id),
            Act::Show(id) => {
                self.reveal(&id);
                self.select(Some(id));
            }
            Act::Filter(written) => {
                let state = &mut self.change().state;
                (state.filter, state.asks, state.finds) = (written, false, true);
            }
            Act::View(view) => self.change().state.view = view,
            Act::Larger => self.zoom(ZOOM, None),
            Act::Smaller => self.zoom(1.0 / ZOOM, None),
            Act::Earlier => self.go(Move::Pan(-0.4)),
            Act::Later => self.go(Move::Pan(0.4)),
            Act::Fit => self.go(Move::Fit),
            Act::Span(from, to) => self.span(from, to),
            // Of where the dossier comes from the app knows nothing.
            Act::Stop | Act::Again => {}
            Act::Lane(group, domain) => toggle(&mut self.change().state.folded, (group, domain)),
            Act::Fold(day) => toggle(&mut self.change().state.opened, day),
            Act::Align(milestone) => {
                let state = &mut self.change().state;
                (state.align, state.from, state.to) = (milestone, None, None);
                state.opened.clear();
            }
        }
    }

    /// The position of a record that is shown.
    fn find_record(&self, id: Option<&str>) -> Option<usize> {
        self.shown()?.record(id?)
    }

    /// Opens the detail of a record, or closes it.
    pub fn select(&self, id: Option<String>) {
        let at = self.find_record(id.as_deref());
        let mut model = self.change();
        model.cursor = at.or(model.cursor);
        model.state.focus = id;
    }

    /// Brings a record into view.
    fn reveal(&self, id: &str) {
        let (Some(shown), Some(at)) = (self.shown(), self.find_record(Some(id))) else { return };
        if let Some((from, to)) = shown.units(at) {
            self.go(Move::Reveal { from, to });
        }
    }

    /// Shows a record with some years around it.
    pub fn approach(&self, id: &str) {
        let (Some(shown), Some(at)) = (self.shown(), self.find_record(Some(id))) else { return };
        if let Some((from, to)) = shown.units(at) {
            let air = (to - from).max(AROUND);
            self.show(&shown, Viewport { from: from - air, to: to + air }.after(Move::Pan(0.0), &shown.map));
        }
    }

    /// Puts the cursor on a record, if it is shown.
    pub fn point(&self, id: Option<&str>) {
        self.put(self.find_record(id));
    }

    fn put(&self, cursor: Option<usize>) {
        if cursor.is_some() && cursor != self.now().cursor {
            self.change().cursor = cursor;
        }
    }

    /// Moves what is in view.
    pub fn go(&self, step: Move) {
        let Some(shown) = self.shown() else { return };
        let view = shown.viewport(&self.now().state).after(step, &shown.map);
        self.show(&shown, view);
    }

    /// Puts a part of the map in view.
    pub fn show(&self, shown: &Shown, view: Viewport) {
        let all = view.length() >= shown.map.length() - 1.0;
        let mut model = self.change();
        model.state.from = (!all).then(|| shown.day(view.from));
        model.state.to = (!all).then(|| shown.day(view.to));
    }

    /// Shows a stretch of days of the map, with some air around it.
    pub fn span(&self, from: f64, to: f64) {
        let Some(shown) = self.shown() else { return };
        let air = (to - from) * 0.1 + 1.0;
        self.show(&shown, Viewport::between(&shown.map, from - air, to + air));
    }

    /// Zooms about a place along time in pixels of the drawing, or about the middle.
    pub fn zoom(&self, factor: f64, along: Option<f64>) {
        let Some(shown) = self.shown() else { return };
        let (start, size) = self.plot();
        let along = along.unwrap_or(start + size / 2.0);
        let view = shown.viewport(&self.now().state);
        self.go(Move::Zoom { factor, about: view.from + (along - start) / size * view.length() });
    }

    /// Where the plot begins along time and how long it is, in pixels of the drawing.
    pub fn plot(&self) -> (f64, f64) {
        self.laid().map_or((0.0, 1.0), |scene| scene.along())
    }

    /// The timeline as it was last laid out: what moves needs to know where it lies, not what is on it.
    pub fn laid(&self) -> Option<Rc<Scene>> {
        let laid = self.made.scene.borrow().as_ref().map(|laid| Rc::clone(&laid.scene));
        laid.or_else(|| self.scene())
    }

    /// Whether time runs down.
    pub fn down(&self) -> bool {
        self.laid().is_some_and(|scene| scene.down)
    }

    /// Moves the cursor `by` records along time; beyond the last in view, what is in view moves.
    pub fn walk(&self, by: isize) {
        let here = self.now().cursor;
        match self.scene().and_then(|scene| scene.neighbour(here?, by)) {
            None => self.go(Move::Pan(0.3 * by as f64)),
            next => self.put(next),
        }
    }

    /// Moves the cursor across time.
    pub fn cross(&self, down: bool) {
        let here = self.now().cursor;
        self.put(self.scene().and_then(|scene| scene.across(here?, down)));
    }
}

/// A change that is being made.
pub struct Change<'a> {
    model: RefMut<'a, Model>,
    changed: &'a ArcTrigger,
}

impl Deref for Change<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut Model {
        &mut self.model
    }
}

impl Drop for Change<'_> {
    fn drop(&mut self) {
        // Whoever follows hears of it later, when the model is free.
        self.changed.notify();
    }
}

/// Puts something into a list, or takes it out.
fn toggle<T: PartialEq>(list: &mut Vec<T>, what: T) {
    match list.iter().position(|known| *known == what) {
        Some(at) => drop(list.remove(at)),
        None => list.push(what),
    }
}
