//! What is pressed or moved in a place that this module draws. The widget hears of it too, and leaves it alone.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event};

/// A listener for some events of an element; gone when dropped.
pub struct Heard {
    target: Element,
    events: &'static [&'static str],
    closure: Closure<dyn FnMut(Event)>,
}

impl Heard {
    /// Calls `hear` with each event. An element that takes no listener shows what it shows all the same.
    pub fn new(target: &Element, events: &'static [&'static str], hear: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(hear);
        for event in events {
            drop(target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
        }
        Self { target: target.clone(), events, closure }
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        for event in self.events {
            drop(self.target.remove_event_listener_with_callback(event, self.closure.as_ref().unchecked_ref()));
        }
    }
}

/// The control with an attribute that an event happened in, and what the attribute says.
pub fn control(event: &Event, attribute: &str) -> Option<(Element, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest(&["[", attribute, "]"].concat()).ok()??;
    let says = control.get_attribute(attribute)?;
    Some((control, says))
}
