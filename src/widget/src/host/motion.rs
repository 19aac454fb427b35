//! Motion: after a step marks slide from where they were, and what is thrown goes on to where it would come to rest.
//! Neither happens where the reader wants less motion. In a movement that is quicker than pictures can be made, the last
//! one is moved meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use chart::{Lens, Scene};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, window};

use super::page::{later, put};
use crate::app::App;
use crate::view::tree::number;

#[wasm_bindgen]
extern "C" {
    /// An element, for what `web_sys` does not have yet.
    type Moving;

    #[wasm_bindgen(method, catch)]
    fn animate(this: &Moving, frames: &Object, milliseconds: f64) -> Result<JsValue, JsValue>;
}

/// How long marks take to their new places, in milliseconds.
const SLIDE: f64 = 160.0;
/// The same where time is counted anew: they go farther.
const ALIGNING: f64 = 200.0;
/// What is thrown goes as far as it would in so many milliseconds.
const GLIDE: f64 = 160.0;
/// Making pictures takes no more than one part in so many of the time of a movement, so that the page keeps up with the hand.
const SHARE: f64 = 6.0;
/// No picture is older than this while things move, in milliseconds.
const OLDEST: f64 = 120.0;
/// What is slower stands, in pixels a millisecond.
const SLOW: f64 = 0.1;

/// Whether the reader has nothing against motion.
fn is_wanted() -> bool {
    let asked = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    asked.is_some_and(|less| !less.matches())
}

/// Slides the marks of `root`, which stand as `now` has them, from where `before` had them; those that it had not appear.
pub fn slide(root: &HtmlElement, before: &Scene, now: &Scene) {
    if before.down != now.down || !is_wanted() {
        return;
    }
    let Ok(drawn) = root.query_selector_all(".marks > g") else { return };
    let aligns = before.calendars.len() != now.calendars.len() || before.zero.is_some() != now.zero.is_some();
    let place = |(x, y): (f64, f64)| ["translate(", &number(x), "px, ", &number(y), "px)"].concat().into();
    for (at, mark) in (0..).zip(&now.marks) {
        let to = mark.origin(now.down);
        let was = before.marks.iter().find(|was| was.record == mark.record).map(|was| was.origin(before.down));
        if was.is_some_and(|from| (from.0 - to.0).abs() + (from.1 - to.1).abs() < 1.0) {
            continue;
        }
        let frames = Object::new();
        put(&frames, "transform", &Array::of2(&place(was.unwrap_or(to)), &place(to)));
        put(&frames, "easing", &"ease-out".into());
        if was.is_none() {
            put(&frames, "opacity", &Array::of2(&0.into(), &1.into()));
        }
        if let Some(mark) = drawn.item(at) {
            let slow = if aligns { ALIGNING } else { SLIDE };
            // A browser that cannot shows it where it is.
            drop(mark.unchecked_into::<Moving>().animate(&frames, slow));
        }
    }
}

/// How much farther goes what is let go with a speed in pixels a millisecond, in pixels.
pub fn thrown(speed: f64) -> f64 {
    if speed.abs() > SLOW && is_wanted() { speed * GLIDE } else { 0.0 }
}

/// When the next picture of a movement is due.
#[derive(Default)]
pub struct Pace {
    /// In milliseconds since 1970.
    due: f64,
    next: Option<Timeout>,
}

impl Pace {
    /// A picture has been made since `start`, in milliseconds since 1970. What it cost is known when the browser has laid it
    /// out and painted it too, which is about half of it: a moment later.
    pub fn drawn(pace: &Rc<RefCell<Self>>, start: f64) {
        let told = Rc::clone(pace);
        let tell = move || {
            let now = Date::now();
            told.borrow_mut().due = now + ((now - start) * (SHARE - 1.0)).min(OLDEST);
        };
        let mut pace = pace.borrow_mut();
        (pace.due, pace.next) = (start + OLDEST, Some(later(0, Box::new(tell))));
    }

    /// Whether the next one is not due yet, and the last one shows enough to go on with. It will be asked for then.
    pub fn waits(&mut self, app: &App) -> bool {
        let left = if app.lens().is_some() { self.due - Date::now() } else { 0.0 };
        if left > 0.0 {
            let app = app.clone();
            self.next = Some(later(left as u32, Box::new(move || drop(app.change()))));
        }
        left > 0.0
    }
}

/// Shows of the drawing what is in view by now, where it is not yet drawn anew.
pub fn look(root: &HtmlElement, app: &App) {
    let Ok(Some(lens)) = root.query_selector(".lens") else { return };
    let style = lens.unchecked_into::<HtmlElement>().style();
    // What lanes are called, beside it, stays to be read: nothing may pass there.
    let seen = app.lens();
    let (transform, clip) = match seen {
        None => ("", ""),
        Some(_) if app.down() => ("matrix(1,0,0,A,0,B)", "inset(Cpx 0 Dpx)"),
        Some(_) => ("matrix(A,0,0,1,B,0)", "inset(0 Dpx 0 Cpx)"),
    };
    let Lens { stretch, by, near, far } = seen.unwrap_or_default();
    let values = [stretch, by, near, far].map(|value| dossier::words::decimal(value, 6));
    for (property, pattern) in [("transform", transform), ("clip-path", clip)] {
        let mut value = String::new();
        for letter in pattern.chars() {
            match values.get((letter as usize).wrapping_sub('A' as usize)) {
                Some(number) => value.push_str(number),
                None => value.push(letter),
            }
        }
        // A browser that refuses shows the next picture when it is made.
        drop(style.set_property(property, &value));
    }
}
