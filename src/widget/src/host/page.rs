//! The element around the widget: size, attributes, events, the page's own content.

use gloo::timers::callback::Timeout;
use js_sys::{Date, Error, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, ResizeObserver};

use crate::app::App;
use crate::state::{MIRRORED, State};
use ui::tree::number;

/// The custom element that holds a widget.
#[derive(Clone)]
pub struct Page {
    element: HtmlElement,
}

impl Page {
    /// The page around `element`.
    pub fn new(element: HtmlElement) -> Self {
        Self { element }
    }

    /// The attributes as the page wrote them.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let names = self.element.get_attribute_names();
        let pair = |name: JsValue| {
            let name = name.as_string()?;
            self.element.get_attribute(&name).map(|value| (name, value))
        };
        names.iter().filter_map(pair).collect()
    }

    /// Whether the page has put something into the element.
    pub fn has_content(&self) -> bool {
        self.element.first_element_child().is_some()
    }

    /// Writes the state into the element's attributes where they say something else.
    pub fn mirror(&self, state: &State) {
        for name in MIRRORED {
            let written = self.element.get_attribute(name);
            let mut said = state.clone();
            // What the page's author wrote stays as written as long as it says the same.
            if said.set_attribute(name, written.as_deref()).is_ok() && said == *state {
                continue;
            }
            let outcome = match state.attribute(name) {
                Some(value) => self.element.set_attribute(name, &value),
                None => self.element.remove_attribute(name),
            };
            // An element that takes no attribute is gone from the page: nothing is left to tell.
            drop(outcome);
        }
    }

    /// Tells the page what is wrong, with the findings of the error that says so.
    pub fn complain(&self, message: &str, error: &JsValue) {
        let detail = Object::new();
        put(&detail, "message", &JsValue::from_str(message));
        if let Ok(findings) = Reflect::get(error, &JsValue::from_str("findings")) {
            put(&detail, "findings", &findings);
        }
        self.tell("entente-error", &detail);
    }

    /// Tells the page of an error.
    pub fn complain_of(&self, error: &JsValue) {
        self.complain(&message_of(error), error);
    }

    /// Tells the page; the event bubbles and leaves shadow trees.
    pub fn tell(&self, event: &str, detail: &JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
            drop(self.element.dispatch_event(&event));
        }
    }
}

/// Gives an object a value; one that was made here refuses none.
pub fn put(object: &Object, name: &str, value: &JsValue) {
    drop(Reflect::set(object, &JsValue::from_str(name), value));
}

/// What an error says.
pub fn message_of(error: &JsValue) -> String {
    error.dyn_ref::<Error>().map(|error| String::from(error.message())).unwrap_or_default()
}

/// Does something later, unless what is returned is dropped. One kind of closure for all that is put off.
pub fn later(milliseconds: u32, what: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(milliseconds, what)
}

/// Gives an element a height in CSS pixels, within which it scrolls; or takes it away.
pub fn bound(element: &HtmlElement, height: Option<f64>) {
    let style = element.style();
    let height = height.map_or_else(String::new, |height| [&number(height), "px"].concat());
    let scrolls = if height.is_empty() { "" } else { "auto" };
    // A browser that refuses shows all of it.
    drop(style.set_property("height", &height).and_then(|()| style.set_property("overflow", scrolls)));
}

/// Tells the app how wide its widget is by now, if the drawing is so many times as large as it says.
pub fn fit(root: &HtmlElement, app: &App, zoom: f64) {
    let seen = f64::from(root.client_width());
    // What is only shown on paper has no width before.
    let now = if seen == 0.0 && zoom < 1.0 { PAPER } else { seen } / zoom;
    let before = app.now().width;
    if (before - now).abs() >= 1.0 {
        app.change().width = now;
    }
}

/// Width of what is printed, in CSS pixels.
const PAPER: f64 = 640.0;
/// As wide as scrollbars are at most, in CSS pixels.
const SCROLLBAR: f64 = 24.0;
/// A width that comes back so soon, in milliseconds, and so often is one that the drawing itself changes.
const SOON: f64 = 500.0;
const TURNS: u32 = 4;

/// Watches the width of an element; stops when dropped.
pub struct WidthWatch {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn FnMut()>,
}

impl WidthWatch {
    /// Tells the app how wide its widget is now, and whenever that changes.
    pub fn new(element: &HtmlElement, app: &App) -> Self {
        fit(element, app, 1.0);
        let (watched, app) = (element.clone(), app.clone());
        // The width before the present one, when it ended, and how often it has come back at once.
        let mut past = (0.0, 0.0, 0);
        let closure = Closure::new(move || {
            let (before, now, time) = (app.now().width, f64::from(watched.client_width()), Date::now());
            // A drawing that is less wide is less high, and may need no scrollbar: then it would be drawn in turns.
            let returns = now == past.0 && time - past.1 < SOON && now - before < SCROLLBAR;
            let turns = if returns { past.2 + 1 } else { 0 };
            if turns < TURNS || now < before {
                fit(&watched, &app, 1.0);
                past = (before, time, turns);
            }
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _closure: closure }
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
