//! Pointer, wheel, fingers and keys, heard once for the whole widget and handed to the app.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{
    DomRect, Element, Event, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent,
};

use super::comparison::Comparison;
use super::load::Source;
use super::motion::thrown;
use super::page::{fit, later, put};
use crate::app::{App, Motion, SHEET, TALL, ZOOM};
use crate::view::tree::Act;
use chart::Move;
use chart::overview::{Brush, Grip};
use js_sys::{Date, Math, Object, Reflect};
use ui::dom::focused as focused_in;

#[wasm_bindgen]
extern "C" {
    /// An element that comes into view.
    type Scrolled;

    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn into_view(this: &Scrolled, how: &Object);
}

/// How far a pointer may move and still click, in pixels.
const STILL: f64 = 4.0;

/// A drag that has rested for so many milliseconds throws nothing.
const RECENT: f64 = 100.0;

/// A widget under the reader's hand, and what the present gesture has done so far.
struct Hand {
    app: App,
    source: Source,
    comparison: Comparison,
    root: HtmlElement,
    /// The mouse is down: where it was last along time, and how far it has come.
    drag: Cell<Option<(f64, f64)>>,
    /// The last press became a drag: its click opens nothing.
    dragged: Cell<bool>,
    /// The record that the last click has opened.
    opened: RefCell<Option<String>>,
    /// The minimap's window is held.
    brush: Cell<Option<Brush>>,
    /// How fast the drag was last, in pixels a millisecond, and when.
    speed: Cell<(f64, f64)>,
    /// Two fingers: how far apart they are, and their middle along time.
    pinch: Cell<Option<(f64, f64)>>,
}

/// An event, whether what the browser does with it may be prevented, and who hears it.
type Ear = (&'static str, bool, fn(&Hand, &Event));

const EARS: [Ear; 16] = [
    ("click", true, click),
    ("change", false, chosen),
    ("input", false, typed),
    ("keydown", true, key),
    ("focusin", false, focused),
    ("focusin", false, near),
    ("pointerover", false, near),
    ("wheel", true, wheel),
    ("dblclick", false, double),
    ("pointerdown", false, press),
    ("pointermove", false, drag),
    ("pointerup", false, release),
    ("pointercancel", false, release),
    ("touchstart", true, fingers),
    ("touchmove", true, fingers),
    ("touchend", false, fingers),
];

/// What the window tells. No observer tells of paper, and a browser may have none.
const WINDOW_EARS: [Ear; 4] = [
    ("resize", false, on_screen),
    ("beforeprint", false, on_paper),
    ("afterprint", false, on_screen),
    ("online", false, online),
];

/// Listens to everything the reader does inside `root`, and to what the window tells. What is returned stops listening
/// when dropped.
pub fn listen(root: &HtmlElement, app: &App, source: &Source, comparison: &Comparison) -> Vec<EventListener> {
    let hand = Rc::new(Hand {
        app: app.clone(),
        source: source.clone(),
        comparison: comparison.clone(),
        root: root.clone(),
        drag: Cell::default(),
        dragged: Cell::default(),
        opened: RefCell::default(),
        brush: Cell::default(),
        speed: Cell::default(),
        pinch: Cell::default(),
    });
    let mut out = Vec::with_capacity(EARS.len() + WINDOW_EARS.len());
    let mut hear = |target: &EventTarget, ears: &[Ear]| {
        for &(name, active, heard) in ears {
            let hand = Rc::clone(&hand);
            let options = EventListenerOptions { passive: !active, ..EventListenerOptions::default() };
            out.push(EventListener::new_with_options(target, name, options, move |event| heard(&hand, event)));
        }
    };
    hear(root, &EARS);
    web_sys::window().iter().for_each(|window| hear(window, &WINDOW_EARS));
    out
}

fn on_screen(hand: &Hand, _: &Event) {
    bound(hand, "", 1.0, TALL);
}

fn online(hand: &Hand, _: &Event) {
    hand.comparison.again();
}

/// How wide the paper is, is told when it is too late to draw; this has room on any. What is wider would be cut off, and
/// the whole page made smaller. Print is finer than a screen: there the style sheet makes the drawing smaller.
fn on_paper(hand: &Hand, _: &Event) {
    bound(hand, "640px", 0.75, SHEET);
}

fn bound(hand: &Hand, width: &str, zoom: f64, room: f64) {
    // A browser that refuses prints what fits.
    drop(hand.root.style().set_property("max-width", width));
    if hand.app.now().room != room {
        hand.app.change().room = room;
    }
    fit(&hand.root, &hand.app, zoom);
}

/// The nearest element around an event that matches a selector.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

fn act_of(element: &Element) -> Option<Act> {
    Act::read(&element.get_attribute("data-act")?)
}

fn click(hand: &Hand, event: &Event) {
    if hand.dragged.replace(false) {
        return;
    }
    // The second click of a double one: the first has opened a record, and what it hit may have moved away.
    let again = Reflect::get(event, &"detail".into()).is_ok_and(|count| count.as_f64() > Some(1.0));
    if again && hand.opened.borrow().is_some() {
        return;
    }
    let act = around(event, "[data-act]").as_ref().and_then(act_of);
    hand.opened.replace(if let Some(Act::Select(id)) = &act { id.clone() } else { None });
    let Some(act) = act else { return };
    let lost = hand.comparison.again();
    let open = hand.app.now().state.focus.clone();
    let closes = matches!(act, Act::Select(None));
    if matches!(act, Act::Select(Some(_)) | Act::View(_)) {
        reveal(&hand.root, around(event, "[data-act]"));
    }
    match act {
        Act::Stop => hand.source.stop(),
        Act::Again if lost => {}
        Act::Again => hand.source.again(),
        act => hand.app.act(act),
    }
    // The button that closed is gone: the focus goes back to what it was opened from.
    if let Some(open) = open.filter(|_| closes) {
        follow(&hand.root, [".view [data-record='", &open, "']"].concat());
    }
}

/// A control whose values are acts.
fn chosen(hand: &Hand, event: &Event) {
    let value = around(event, "select").and_then(|select| Reflect::get(&select, &"value".into()).ok()?.as_string());
    if let Some(act) = value.as_deref().and_then(Act::read) {
        hand.app.act(act);
    }
}

/// What is typed is looked for.
fn typed(hand: &Hand, event: &Event) {
    hand.comparison.again();
    if let Some(text) = around(event, ".find input").and_then(|input| Reflect::get(&input, &"value".into()).ok()) {
        hand.app.find(&text.as_string().unwrap_or_default());
    }
}

/// Where on the minimap a pointer is, as a share of all of time, and how wide that is.
fn on_overview(hand: &Hand, mouse: &MouseEvent) -> Option<(f64, f64)> {
    let (start, width) = hand.app.plot();
    Some(((across(hand, ".overview svg", f64::from(mouse.client_x()))? - start) / width, width))
}

/// From a place across the page to one across a drawing as wide as the timeline. A page may scale the widget: the
/// drawing's pixels are not the screen's.
fn across(hand: &Hand, drawing: &str, x: f64) -> Option<f64> {
    let bounds = bounds(hand, drawing)?;
    Some((x - bounds.left()) * hand.app.laid()?.width / bounds.width().max(1.0))
}

fn bounds(hand: &Hand, drawing: &str) -> Option<DomRect> {
    Some(hand.root.query_selector(drawing).ok()??.get_bounding_client_rect())
}

/// Moves the held window of the minimap to where the pointer is.
fn brush(hand: &Hand, mouse: &MouseEvent) -> Option<()> {
    let (brush, shown) = (hand.brush.get()?, hand.app.shown()?);
    let view = brush.moved(&shown.map, on_overview(hand, mouse)?.0);
    hand.app.moves(Motion::Flow);
    hand.app.show(&shown, view);
    Some(())
}

/// Whoever comes to a record or to a tab will open it next, and whoever comes to the choices will
/// choose: what it takes is fetched meanwhile.
fn near(hand: &Hand, event: &Event) {
    if around(event, ".find, .menu, .undated").is_some() && !hand.app.now().state.finds {
        hand.app.change().state.finds = true;
    }
    if around(event, ".chart").is_some()
        || matches!(around(event, "[role=tab]").as_ref().and_then(act_of), Some(Act::View(_)))
    {
        hand.comparison.expect();
    }
}

/// The drawing that an event happened in, with the place along time in its own pixels.
fn place(hand: &Hand, x: f64, y: f64) -> Option<f64> {
    let drawing = ".chart svg";
    if !hand.app.down() {
        return across(hand, drawing, x);
    }
    let bounds = bounds(hand, drawing)?;
    Some((y - bounds.top()) * hand.app.laid()?.height / bounds.height().max(1.0))
}

fn place_of(hand: &Hand, event: &MouseEvent) -> Option<f64> {
    around(event, ".chart")?;
    place(hand, f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The wheel scrolls the page; with Ctrl it zooms here.
fn wheel(hand: &Hand, event: &Event) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key() || wheel.meta_key()) else {
        return;
    };
    if let Some(along) = place_of(hand, wheel) {
        hand.app.moves(Motion::Flow);
        wheel.prevent_default();
        let lines = if wheel.delta_mode() == 0 { 1.0 } else { 20.0 };
        hand.app.zoom(Math::exp((-wheel.delta_y() * lines / 300.0).clamp(-1.0, 1.0)), Some(along));
    }
}

/// A double click goes to the record under it, or closer to what is there.
fn double(hand: &Hand, event: &Event) {
    hand.app.moves(Motion::Step);
    if let Some(id) = hand.opened.take() {
        hand.app.approach(&id);
        return;
    }
    if let Some(along) = event.dyn_ref::<MouseEvent>().and_then(|mouse| place_of(hand, mouse)) {
        hand.app.zoom(2.0, Some(along));
    }
}

fn press(hand: &Hand, event: &Event) {
    hand.dragged.set(false);
    let mouse = event.dyn_ref::<PointerEvent>().filter(|p| p.button() == 0 && p.pointer_type() != "touch");
    hand.drag.set(mouse.and_then(|mouse| place_of(hand, mouse)).map(|along| (along, 0.0)));
    let held = event.dyn_ref::<PointerEvent>().filter(|p| p.button() == 0 && around(event, ".overview svg").is_some());
    let Some(((pointer, shown), (at, width))) =
        held.zip(hand.app.shown()).zip(held.and_then(|pointer| on_overview(hand, pointer)))
    else {
        return;
    };
    let view = shown.viewport(&hand.app.now().state);
    hand.brush.set(Some(Brush::new(view, &shown.map, width, at)));
    drop(hand.root.set_pointer_capture(pointer.pointer_id()));
    brush(hand, pointer);
}

fn drag(hand: &Hand, event: &Event) {
    if hand.brush.get().is_some() {
        event.dyn_ref::<PointerEvent>().and_then(|pointer| brush(hand, pointer));
        return;
    }
    let (Some((last, come)), Some(mouse)) = (hand.drag.get(), event.dyn_ref::<PointerEvent>()) else { return };
    if mouse.buttons() & 1 == 0 {
        hand.drag.set(None);
        return;
    }
    let Some(along) = place(hand, f64::from(mouse.client_x()), f64::from(mouse.client_y())) else { return };
    let come = come + (along - last).abs();
    let (speed, then) = hand.speed.get();
    let now = Date::now();
    let took = (now - then).max(4.0);
    // Some of what it was before: one event alone may be late.
    hand.speed.set((0.3 * speed + 0.7 * (along - last) / took, now));
    hand.drag.set(Some((along, come)));
    if come < STILL {
        return;
    }
    hand.dragged.set(true);
    hand.app.moves(Motion::Flow);
    // From here on the drag goes on outside the widget too; a pointer that is gone needs no capture.
    drop(hand.root.set_pointer_capture(mouse.pointer_id()));
    hand.app.go(Move::Pan((last - along) / hand.app.plot().1));
}

fn release(hand: &Hand, _: &Event) {
    let (speed, then) = hand.speed.take();
    let far = thrown(speed);
    if hand.drag.take().is_some() && hand.dragged.get() && Date::now() - then < RECENT && far != 0.0 {
        hand.app.moves(Motion::Step);
        hand.app.go(Move::Pan(-far / hand.app.plot().1));
    }
    // The pointer, if it was captured, the browser itself lets go.
    hand.brush.set(None);
}

/// One finger scrolls the page; two move and zoom what is under them.
fn fingers(hand: &Hand, event: &Event) {
    let touches = event.dyn_ref::<TouchEvent>().map(TouchEvent::touches);
    let pair = touches.and_then(|touches| Some((touches.get(0)?, touches.get(1)?)));
    let Some((one, two)) = pair.filter(|_| around(event, ".chart").is_some()) else {
        hand.pinch.set(None);
        return;
    };
    event.prevent_default();
    let a = (f64::from(one.client_x()), f64::from(one.client_y()));
    let b = (f64::from(two.client_x()), f64::from(two.client_y()));
    let apart = ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt().max(1.0);
    let Some(middle) = place(hand, (a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0) else { return };
    if let Some((before, at)) = hand.pinch.replace(Some((apart, middle))) {
        hand.app.moves(Motion::Flow);
        hand.app.zoom(apart / before, Some(middle));
        hand.app.go(Move::Pan((at - middle) / hand.app.plot().1));
    }
}

/// The cursor is where the focus is.
fn focused(hand: &Hand, event: &Event) {
    let id = around(event, "g[data-record]").and_then(|mark| mark.get_attribute("data-record"));
    hand.app.point(id.as_deref());
}

fn key(hand: &Hand, event: &Event) {
    let Some(keys) = event.dyn_ref::<KeyboardEvent>() else { return };
    if keys.ctrl_key() || keys.meta_key() || keys.alt_key() {
        return;
    }
    hand.app.moves(Motion::Step);
    let key = keys.key();
    let finds = around(event, ".find input").is_some();
    if key == "/" && !finds {
        event.prevent_default();
        // At once: what is typed next is meant for it.
        hand.root.query_selector(".find input").ok().flatten().iter().for_each(ui::dom::focus);
        return;
    }
    if finds {
        // To the page it comes from a widget, not from a field: its letters would be the page's shortcuts.
        event.stop_propagation();
        find_key(hand, event, &key);
        return;
    }
    let used = if around(event, "[role=tab]").is_some() {
        tab_key(&hand.app, &key)
    } else if let Some(mark) = around(event, "g[data-act]").filter(|_| key == "Enter" || key == " ") {
        act_of(&mark).is_some_and(|act| {
            hand.app.act(act);
            reveal(&hand.root, Some(mark));
            true
        })
    } else if let Some(handle) = around(event, ".handle") {
        handle_key(&handle, &key)
    } else if let Some(grip) = around(event, "[data-grip]") {
        grip_key(&hand.app, &key, grip.get_attribute("data-grip").as_deref() == Some("from"))
    } else if around(event, ".chart").is_some() {
        chart_key(&hand.app, &key)
    } else {
        false
    };
    let closed = !used && key == "Escape" && hand.app.now().state.focus.is_some();
    if closed {
        hand.app.select(None);
    }
    if used || closed {
        event.prevent_default();
        if around(event, "[role=tab]").is_some() {
            follow(&hand.root, "[role=tab][tabindex='0']".to_owned());
        } else if around(event, "[data-grip], .handle").is_none() {
            follow(&hand.root, "g.mark[tabindex='0']".to_owned());
        }
    }
}

/// Moves the focus to what the cursor is on, once it is drawn, unless the reader has moved it meanwhile.
pub fn follow(root: &HtmlElement, selector: String) {
    let (root, was) = (root.clone(), focused_in(root));
    // Drawing waits for a microtask; a frame later it is done.
    let focus = move || {
        let now = focused_in(&root);
        if let (Ok(Some(element)), true) = (root.query_selector(&selector), now.is_none() || now == was) {
            ui::dom::focus(&element);
        }
    };
    later(0, Box::new(focus)).forget();
}

/// Once it is drawn, the page scrolls as little as shows what belongs to the open record above what tells of it: what was
/// pressed in the view, else its mark, or what its documents disagree on. Then what tells of it, if that is elsewhere.
fn reveal(root: &HtmlElement, pressed: Option<Element>) {
    let root = root.clone();
    let show = move || {
        let pressed = pressed.filter(|it| matches!(it.closest(".view"), Ok(Some(_))));
        let shown = || root.query_selector("g.selected, [aria-current]").ok().flatten();
        if let Some(mark) = pressed.or_else(shown) {
            let how = Object::new();
            put(&how, "block", &"nearest".into());
            mark.unchecked_into::<Scrolled>().into_view(&how);
            // Where the page lets nothing stick what tells of it is far below, or has gone out above.
            let detail = root.query_selector(".detail").ok().flatten();
            let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
            let seen = 0.0..height.unwrap_or(f64::MAX);
            let hidden = |detail: &Element| !seen.contains(&detail.get_bounding_client_rect().top());
            if let Some(detail) = detail.filter(hidden) {
                detail.unchecked_into::<Scrolled>().into_view(&how);
            }
        }
    };
    later(0, Box::new(show)).forget();
}

fn tab_key(app: &App, key: &str) -> bool {
    let Some(shown) = app.shown() else { return false };
    let views = shown.views();
    let by = match key {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => views.len() - 1,
        _ => return false,
    };
    let state = &mut app.change().state;
    let here = views.iter().position(|(_, view)| *view == state.view).unwrap_or_default();
    state.view = views.get((here + by) % views.len()).map_or(state.view, |(_, view)| *view);
    true
}

/// Escape forgets what was looked for; Enter shows the first that was found.
fn find_key(hand: &Hand, event: &Event, key: &str) {
    match key {
        "Escape" => hand.app.find(""),
        "Enter" => {
            let first = hand.root.query_selector(".found li [data-act]").ok().flatten();
            let Some(act) = first.as_ref().and_then(act_of) else { return };
            hand.app.act(act);
        }
        _ => return,
    }
    event.prevent_default();
}

/// Arrows go from one thing to press to the next.
fn handle_key(handle: &Element, key: &str) -> bool {
    let next = match key {
        "ArrowRight" | "ArrowDown" => handle.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => handle.previous_element_sibling(),
        _ => return false,
    };
    next.iter().for_each(ui::dom::focus);
    true
}

/// An end of the minimap's window moves by a fiftieth of all of time.
fn grip_key(app: &App, key: &str, first: bool) -> bool {
    let by = match key {
        "ArrowRight" | "ArrowUp" => 0.02,
        "ArrowLeft" | "ArrowDown" => -0.02,
        "Home" => -1.0,
        "End" => 1.0,
        _ => return false,
    };
    let Some(shown) = app.shown() else { return false };
    let view = shown.viewport(&app.now().state);
    app.show(&shown, Brush::of(view, if first { Grip::From } else { Grip::To }).moved(&shown.map, by));
    true
}

fn chart_key(app: &App, key: &str) -> bool {
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
