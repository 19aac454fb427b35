//! How wide a text is, asked of a canvas once for each text.

use std::cell::{Cell, RefCell};

use chart::TextStyle;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Measures in the font that an element inherits.
pub struct Measurer {
    context: Option<CanvasRenderingContext2d>,
    family: RefCell<String>,
    /// What the context measures in now.
    font: Cell<Option<TextStyle>>,
    /// What has been asked, by the sum of its bytes. The standard library's map is several kilobytes of code.
    known: RefCell<Vec<Vec<Known>>>,
}

/// A text and its width.
struct Known {
    style: TextStyle,
    text: String,
    width: f64,
}

/// How many lists the known texts are spread over: few to look through even for thousands of records.
const LISTS: usize = 512;

impl Measurer {
    /// A measurer for texts inside `root`.
    pub fn new(root: &HtmlElement) -> Self {
        let context = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.create_element("canvas").ok())
            .and_then(|canvas| canvas.unchecked_into::<HtmlCanvasElement>().get_context("2d").ok().flatten())
            .map(JsCast::unchecked_into);
        let it = Self { context, family: RefCell::default(), font: Cell::default(), known: RefCell::default() };
        it.forget(root);
        it
    }

    /// Measures anew, in the font that `root` has by now: it may have come late.
    pub fn forget(&self, root: &HtmlElement) {
        let family = web_sys::window()
            .and_then(|window| window.get_computed_style(root).ok().flatten())
            .and_then(|style| style.get_property_value("font-family").ok())
            .filter(|family| !family.is_empty())
            .unwrap_or_else(|| "sans-serif".to_owned());
        self.family.replace(family);
        self.font.take();
        self.known.take();
    }

    /// The width of a text in CSS pixels.
    pub fn width(&self, text: &str, style: TextStyle) -> f64 {
        let sum = text.bytes().fold(style as u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut known = self.known.borrow_mut();
        if known.is_empty() {
            known.resize_with(LISTS, Vec::new);
        }
        // The upper bits depend on every byte, the lowest only on the bytes' lowest.
        let list = known.get_mut((sum >> 16) as usize % LISTS);
        let Some(list) = list else { return self.ask(text, style) };
        if let Some(found) = list.iter().find(|known| known.style == style && known.text == text) {
            return found.width;
        }
        let width = self.ask(text, style);
        list.push(Known { style, text: text.to_owned(), width });
        width
    }

    fn ask(&self, text: &str, style: TextStyle) -> f64 {
        // The size stands in the font as a text: to write a float costs kilobytes.
        let (font, size) = match style {
            TextStyle::Label => ("400 13px ", 13.0),
            TextStyle::Step => ("700 13px ", 13.0),
            TextStyle::Date => ("400 12px ", 12.0),
        };
        let measured = self.context.as_ref().and_then(|context| {
            if self.font.replace(Some(style)) != Some(style) {
                context.set_font(&[font, &self.family.borrow()].concat());
            }
            context.measure_text(text).ok()
        });
        // Without a canvas a generous guess keeps labels apart.
        measured.map_or(text.chars().count() as f64 * size * 0.6, |metrics| metrics.width())
    }
}
