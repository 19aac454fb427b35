//! How wide a text is, asked of a canvas once for each text.

use std::cell::RefCell;
use std::collections::HashMap;

use chart::TextStyle;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Measures in the font that an element inherits.
pub struct Measurer {
    context: Option<CanvasRenderingContext2d>,
    family: String,
    known: RefCell<HashMap<(TextStyle, String), f64>>,
}

impl Measurer {
    /// A measurer for texts inside `root`.
    pub fn new(root: &HtmlElement) -> Self {
        let window = web_sys::window();
        let family = window
            .as_ref()
            .and_then(|window| window.get_computed_style(root).ok().flatten())
            .and_then(|style| style.get_property_value("font-family").ok())
            .filter(|family| !family.is_empty())
            .unwrap_or_else(|| "sans-serif".to_owned());
        let context = window
            .and_then(|window| window.document())
            .and_then(|document| document.create_element("canvas").ok())
            .and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok())
            .and_then(|canvas| canvas.get_context("2d").ok().flatten())
            .and_then(|context| context.dyn_into().ok());
        Self { context, family, known: RefCell::default() }
    }

    /// The width of a text in CSS pixels.
    pub fn width(&self, text: &str, style: TextStyle) -> f64 {
        let key = (style, text.to_owned());
        if let Some(width) = self.known.borrow().get(&key) {
            return *width;
        }
        let width = self.ask(text, style);
        self.known.borrow_mut().insert(key, width);
        width
    }

    fn ask(&self, text: &str, style: TextStyle) -> f64 {
        let (weight, size) = match style {
            TextStyle::Label => (400, 13.0),
            TextStyle::Step => (700, 13.0),
            TextStyle::Date => (400, 12.0),
        };
        let measured = self.context.as_ref().and_then(|context| {
            context.set_font(&format!("{weight} {size}px {}", self.family));
            context.measure_text(text).ok()
        });
        // Without a canvas a generous guess keeps labels apart.
        measured.map_or(text.chars().count() as f64 * size * 0.6, |metrics| metrics.width())
    }
}
