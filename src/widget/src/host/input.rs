//! Pointer, wheel, fingers and keys, heard once for the whole widget and handed to the app.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{Set, Update, WithUntracked};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

use crate::app::App;
use crate::state::View;
use crate::view::timeline::ZOOM;
use crate::view::tree::Act;
use chart::Move;

/// How far a pointer may move and still click, in pixels.
const STILL: f64 = 4.0;

/// What a gesture has done so far.
#[derive(Default)]
struct Gesture {
    /// The mouse is down: where it was last along time, and how far it has come.
    drag: Cell<Option<(f64, f64)>>,
    /// The last press became a drag: its click opens nothing.
    dragged: Cell<bool>,
    /// Two fingers: how far apart they are, and their middle along time.
    pinch: Cell<Option<(f64, f64)>>,
}

/// Listens to everything the reader does inside `root`. What is returned stops listening when dropped.
pub fn listen(root: &HtmlElement, app: App) -> Vec<EventListener> {
    let gesture = Rc::new(Gesture::default());
    let on = |name: &'static str, options: EventListenerOptions, heard: fn(App, &Gesture, &HtmlElement, &Event)| {
        let (gesture, place) = (Rc::clone(&gesture), root.clone());
        EventListener::new_with_options(root, name, options, move |event| heard(app, &gesture, &place, event))
    };
    let active = EventListenerOptions::enable_prevent_default;
    let passive = EventListenerOptions::default;
    vec![
        on("click", active(), click),
        on("keydown", active(), key),
        on("focusin", passive(), focused),
        on("wheel", active(), wheel),
        on("dblclick", passive(), double),
        on("pointerdown", passive(), press),
        on("pointermove", passive(), drag),
        on("pointerup", passive(), release),
        on("pointercancel", passive(), release),
        on("touchstart", active(), fingers),
        on("touchmove", active(), fingers),
        on("touchend", passive(), fingers),
    ]
}

/// The nearest element around an event that matches a selector.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

fn act_of(element: &Element) -> Option<Act> {
    Act::read(&element.get_attribute("data-act")?)
}

fn click(app: App, gesture: &Gesture, root: &HtmlElement, event: &Event) {
    if gesture.dragged.replace(false) {
        return;
    }
    let Some(act) = around(event, "[data-act]").as_ref().and_then(act_of) else { return };
    let open = app.state.with_untracked(|state| state.focus.clone());
    let closes = act == Act::Select(None);
    app.act(act);
    // The button that closed is gone: the focus goes back to what it was opened from.
    if let Some(open) = open.filter(|_| closes) {
        follow(root, format!(".view [data-record='{open}']"));
    }
}

/// The drawing that an event happened in, with the place along time in its own pixels.
fn place(app: App, root: &HtmlElement, x: f64, y: f64) -> Option<f64> {
    let svg = root.query_selector(".chart svg").ok().flatten()?;
    let bounds = svg.get_bounding_client_rect();
    // A page may scale the widget: the drawing's pixels are not the screen's.
    let own = |name: &str| svg.get_attribute(name).and_then(|text| dossier::number::read(&text));
    Some(if app.down() {
        (y - bounds.top()) * own("height")? / bounds.height().max(1.0)
    } else {
        (x - bounds.left()) * own("width")? / bounds.width().max(1.0)
    })
}

fn place_of(app: App, root: &HtmlElement, event: &MouseEvent) -> Option<f64> {
    around(event, ".chart")?;
    place(app, root, f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The wheel scrolls the page; with Ctrl it zooms here.
fn wheel(app: App, _gesture: &Gesture, root: &HtmlElement, event: &Event) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key() || wheel.meta_key()) else {
        return;
    };
    if let Some(along) = place_of(app, root, wheel) {
        wheel.prevent_default();
        let lines = if wheel.delta_mode() == 0 { 1.0 } else { 20.0 };
        app.zoom((-wheel.delta_y() * lines / 300.0).clamp(-1.0, 1.0).exp(), Some(along));
    }
}

fn double(app: App, _gesture: &Gesture, root: &HtmlElement, event: &Event) {
    if let Some(along) = event.dyn_ref::<MouseEvent>().and_then(|mouse| place_of(app, root, mouse)) {
        app.zoom(2.0, Some(along));
    }
}

fn press(app: App, gesture: &Gesture, root: &HtmlElement, event: &Event) {
    gesture.dragged.set(false);
    let mouse = event.dyn_ref::<PointerEvent>().filter(|p| p.button() == 0 && p.pointer_type() != "touch");
    gesture.drag.set(mouse.and_then(|mouse| place_of(app, root, mouse)).map(|along| (along, 0.0)));
}

fn drag(app: App, gesture: &Gesture, root: &HtmlElement, event: &Event) {
    let (Some((last, come)), Some(mouse)) = (gesture.drag.get(), event.dyn_ref::<PointerEvent>()) else { return };
    if mouse.buttons() & 1 == 0 {
        gesture.drag.set(None);
        return;
    }
    let Some(along) = place(app, root, f64::from(mouse.client_x()), f64::from(mouse.client_y())) else { return };
    let come = come + (along - last).abs();
    gesture.drag.set(Some((along, come)));
    if come < STILL {
        return;
    }
    gesture.dragged.set(true);
    // From here on the drag goes on outside the widget too; a pointer that is gone needs no capture.
    drop(root.set_pointer_capture(mouse.pointer_id()));
    app.go(Move::Pan((last - along) / app.plot().1));
}

fn release(_app: App, gesture: &Gesture, root: &HtmlElement, event: &Event) {
    gesture.drag.set(None);
    if let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|p| root.has_pointer_capture(p.pointer_id())) {
        drop(root.release_pointer_capture(pointer.pointer_id()));
    }
}

/// One finger scrolls the page; two move and zoom what is under them.
fn fingers(app: App, gesture: &Gesture, root: &HtmlElement, event: &Event) {
    let touches = event.dyn_ref::<TouchEvent>().map(TouchEvent::touches);
    let pair = touches.and_then(|touches| Some((touches.get(0)?, touches.get(1)?)));
    let Some((one, two)) = pair.filter(|_| around(event, ".chart").is_some()) else {
        gesture.pinch.set(None);
        return;
    };
    event.prevent_default();
    let a = (f64::from(one.client_x()), f64::from(one.client_y()));
    let b = (f64::from(two.client_x()), f64::from(two.client_y()));
    let apart = (a.0 - b.0).hypot(a.1 - b.1).max(1.0);
    let Some(middle) = place(app, root, (a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0) else { return };
    if let Some((before, at)) = gesture.pinch.replace(Some((apart, middle))) {
        app.zoom(apart / before, Some(middle));
        app.go(Move::Pan((at - middle) / app.plot().1));
    }
}

/// The cursor is where the focus is.
fn focused(app: App, _gesture: &Gesture, _root: &HtmlElement, event: &Event) {
    let id = around(event, "g[data-record]").and_then(|mark| mark.get_attribute("data-record"));
    let at = app.shown.try_with_untracked(|shown| shown.as_ref()?.record(id.as_deref()?)).flatten();
    if at.is_some() {
        app.cursor.set(at);
    }
}

fn key(app: App, _gesture: &Gesture, root: &HtmlElement, event: &Event) {
    let Some(keys) = event.dyn_ref::<KeyboardEvent>() else { return };
    if keys.ctrl_key() || keys.meta_key() || keys.alt_key() {
        return;
    }
    let key = keys.key();
    let used = if around(event, "[role=tab]").is_some() {
        tab_key(app, &key)
    } else if let Some(mark) = around(event, "g[data-act]").filter(|_| key == "Enter" || key == " ") {
        act_of(&mark).is_some_and(|act| {
            app.act(act);
            true
        })
    } else if around(event, ".chart").is_some() {
        chart_key(app, &key)
    } else {
        false
    };
    let closed = !used && key == "Escape" && app.state.with_untracked(|state| state.focus.is_some());
    if closed {
        app.select(None);
    }
    if used || closed {
        event.prevent_default();
        let tab = around(event, "[role=tab]").is_some();
        follow(root, if tab { "[role=tab][tabindex='0']" } else { "g[tabindex='0']" }.to_owned());
    }
}

/// Moves the focus to what the cursor is on, once it is drawn.
pub fn follow(root: &HtmlElement, selector: String) {
    let root = root.clone();
    // Drawing waits for a microtask; a frame later it is done.
    gloo::timers::callback::Timeout::new(0, move || {
        if let Ok(Some(element)) = root.query_selector(&selector) {
            super::page::focus(&element);
        }
    })
    .forget();
}

fn tab_key(app: App, key: &str) -> bool {
    let by = match key {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => View::ALL.len() - 1,
        _ => return false,
    };
    app.state.update(|state| {
        let here = View::ALL.iter().position(|(_, view)| *view == state.view).unwrap_or_default();
        state.view = View::ALL.get((here + by) % View::ALL.len()).map_or(state.view, |(_, view)| *view);
    });
    true
}

fn chart_key(app: App, key: &str) -> bool {
    match (key, app.down()) {
        ("ArrowRight", false) | ("ArrowDown", true) => app.walk(1),
        ("ArrowLeft", false) | ("ArrowUp", true) => app.walk(-1),
        ("ArrowDown", false) | ("ArrowRight", true) => app.cross(true),
        ("ArrowUp", false) | ("ArrowLeft", true) => app.cross(false),
        ("+" | "=", _) => app.zoom(ZOOM, None),
        ("-" | "_", _) => app.zoom(1.0 / ZOOM, None),
        ("Home", _) => app.go(Move::Start),
        ("End", _) => app.go(Move::End),
        ("f" | "F", _) => app.go(Move::Fit),
        _ => return false,
    }
    true
}
