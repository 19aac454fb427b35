//! Motion: after a step marks slide from where they were, and what is thrown goes on to where it would come to rest.
//! Neither happens where the reader wants less motion.

use chart::Scene;
use js_sys::{Array, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, window};

use super::page::put;
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
