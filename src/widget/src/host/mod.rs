//! Where the widget meets the page: mounting, attributes, dossiers, disposal.

pub mod comparison;
pub mod input;
pub mod load;
pub mod measure;
pub mod motion;
pub mod page;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use any_spawner::Executor;
use chart::Scene;
use gloo::timers::callback::Timeout;
use js_sys::{Date, Function, Object};
use leptos::prelude::RenderEffect;
use ui::dom::{Region, dress, sheet};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CssStyleSheet, HtmlElement};

use crate::app::{App, Motion};
use crate::state::{MIRRORED, State};
use crate::view;
use comparison::Comparison;
use load::Source;
use page::Page;

/// How long the reader must rest before attributes are written, in milliseconds: a drag writes once.
const REST: u32 = 120;

thread_local! {
    static SHEET: Option<CssStyleSheet> = sheet(view::CSS);
}

/// One mounted widget. Dropping it, or `dispose`, takes it out of the page and stops its reactivity.
#[wasm_bindgen]
pub struct Handle {
    app: App,
    page: Page,
    root: HtmlElement,
    source: Source,
    comparison: Comparison,
    mounted: Option<Box<dyn Any>>,
}

#[wasm_bindgen]
impl Handle {
    /// An attribute of the element has been set, or removed. `font` stands for what letters look like.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        if name == "src" {
            self.source.fetch(value);
            return;
        }
        if name == "font" {
            self.app.measure_anew(|measurer| measurer.forget(&self.root));
            return;
        }
        let before = self.app.now().state.clone();
        // Our own writing comes back as a change too: a day is coarser than what is in view, so it is not read.
        if MIRRORED.contains(&name) && before.attribute(name) == value {
            return;
        }
        let mut next = before.clone();
        match next.set_attribute(name, value.as_deref()) {
            Ok(()) if next == before => {}
            Ok(()) => {
                if (next.from, next.to) != (before.from, before.to) {
                    self.app.moves(Motion::Flow);
                }
                if next.height != before.height {
                    page::bound(&self.root, next.height);
                }
                self.app.change().state = next;
            }
            Err(message) => self.page.complain(&message, &JsValue::UNDEFINED),
        }
    }

    /// Shows another dossier: an object, JSON text, or its bytes. Then calls `resolve`, or `reject` with what is wrong.
    pub fn load(&self, dossier: JsValue, resolve: Function, reject: Function) {
        self.source.take(dossier, resolve, reject);
    }

    /// Makes of what is shown a file in a form (`svg`, `png`, `csv`, `json`). Then calls `resolve` with its `Blob`, or
    /// `reject` with what is wrong.
    pub fn exported(&self, form: String, resolve: Function, reject: Function) {
        self.comparison.exported(form, resolve, reject);
    }

    /// Whether the dossier has a record with an id.
    pub fn has(&self, id: &str) -> bool {
        self.app.shown().is_some_and(|shown| shown.record(id).is_some())
    }

    /// The state as an object of attributes.
    pub fn state(&self) -> JsValue {
        let state = self.app.now().state.clone();
        let object = Object::new();
        for name in MIRRORED {
            if let Some(value) = state.attribute(name) {
                page::put(&object, name, &JsValue::from_str(&value));
            }
        }
        object.into()
    }

    /// Takes the widget out of the page. What it does afterwards is nothing.
    pub fn dispose(&mut self) {
        self.mounted = None;
        self.source.forget();
        self.comparison.forget();
        self.root.set_text_content(None);
    }
}

/// Draws the widget for `host`, the custom element, into `root`, a node of its shadow tree. `fetches` promises the bytes at
/// an address, `reader` and `comparison` the functions of the modules that are fetched on demand.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: HtmlElement,
    fetches: Function,
    reader: Function,
    comparison: Function,
) -> Handle {
    dress(&root, &SHEET);
    let page = Page::new(host);
    let app = App::new(measure::Measurer::new(&root));
    app.change().text_below = page.has_content();
    let source = Source::new(app.clone(), page.clone(), fetches, reader);
    let comparison = Comparison::new(app.clone(), page.clone(), root.clone(), source.clone(), comparison);
    let mut handle = Handle {
        app: app.clone(),
        page: page.clone(),
        root: root.clone(),
        source: source.clone(),
        comparison: comparison.clone(),
        mounted: None,
    };
    let mut address = None;
    for (name, value) in page.attributes() {
        if name == "src" {
            address = Some(value);
        } else {
            handle.attribute(&name, Some(value));
        }
    }
    source.fetch(address);
    let watch = page::WidthWatch::new(&root, &app);
    let listeners = input::listen(&root, &app, &source, &comparison);
    let mut region = Region::new(root.clone().into());
    let mut teller = Teller::new(app.clone(), page);
    let mut before: Option<Rc<Scene>> = None;
    let pace = Rc::new(RefCell::new(motion::Pace::default()));
    // Fails for the second widget of a page, because the first has done it for all.
    drop(Executor::init_wasm_bindgen());
    // Runs now, and again a moment after each change, until it is dropped.
    let drawing = RenderEffect::new(move |_| {
        app.follow();
        let how = app.moved();
        teller.wait();
        if how == Motion::Flow && pace.borrow_mut().waits(&app) {
            motion::look(&root, &app);
            return;
        }
        let start = Date::now();
        // Nothing of the app may be held while the page changes: what loses or gets the focus is heard at once.
        let tree = view::frame::tree(&app);
        region.show(tree);
        let now = app.scene();
        if let (Motion::Step, Some(before), Some(now)) = (how, &before, &now) {
            motion::slide(&root, before, now);
        }
        before = now;
        motion::look(&root, &app);
        comparison.draw();
        motion::Pace::drawn(&pace, start);
    });
    handle.mounted = Some(Box::new((drawing, watch, listeners)));
    handle
}

/// Writes the state into attributes and tells the page of what the reader did.
struct Teller {
    app: App,
    page: Page,
    /// What the page knows.
    told: Rc<RefCell<State>>,
    timer: Option<Timeout>,
}

impl Teller {
    /// The page knows the present state: most of it is from there.
    fn new(app: App, page: Page) -> Self {
        let told = Rc::new(RefCell::new(app.now().state.clone()));
        Self { app, page, told, timer: None }
    }

    /// Tells once nothing has changed for a while.
    fn wait(&mut self) {
        let (app, page, told) = (self.app.clone(), self.page.clone(), Rc::clone(&self.told));
        self.timer = Some(page::later(REST, Box::new(move || tell(&app, &page, &told))));
    }
}

fn tell(app: &App, page: &Page, told: &RefCell<State>) {
    let state = app.now().state.clone();
    let old = told.replace(state.clone());
    page.mirror(&state);
    if old.focus != state.focus {
        page.tell("entente-select", &state.focus.map_or(JsValue::NULL, JsValue::from));
    }
    if old.view != state.view {
        page.tell("entente-view", &JsValue::from_str(state.view.word()));
    }
}
