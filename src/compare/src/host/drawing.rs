//! What stands on the page as one drawing: every text, line and mark where the reader sees it, with the look that the
//! browser has worked out. Nothing of the page has to come along for it, and any drawing program can edit it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, DomRect, Element, Node, Window};

use dossier::words::decimal;

/// What only a page can do, and what is said elsewhere in the drawing.
const LEFT_OUT: &str =
    ".controls, .overview, .dateless, .found, .takes, input, button[aria-hidden], summary + *:not(details[open] > *)";
/// Air around the view, in pixels.
const MARGIN: f64 = 20.0;
/// From one line of the words below to the next, and their size.
const LINE: f64 = 16.0;
/// How far a letter reaches above the middle of its line, as a part of the line: of the fonts that pages have, about.
const ASCENT: f64 = 0.81;
/// How wide a letter of the words below is, as a part of its size, at most.
const LETTER: f64 = 0.55;

/// A picture and its size in pixels.
pub struct Drawing {
    pub text: String,
    pub width: f64,
    pub height: f64,
}

/// Draws a view with a title above, and words below; `paper` is an element with the ground's colour.
pub fn drawing(window: &Window, paper: &Element, view: &Element, title: &str, below: &str) -> Option<Drawing> {
    let bounds = view.get_bounding_client_rect();
    let look = window.get_computed_style(paper).ok()??;
    let ink = value(&look, "color");
    let family = value(&look, "font-family");
    let (left, top) = (bounds.left() - MARGIN, bounds.top() - MARGIN - 36.0);
    let mut drawer = Drawer { window, out: String::new(), left, top };
    drawer.inside(view);
    let room = (bounds.width() / (12.0 * LETTER)) as usize;
    let lines = wrapped(below, room);
    let width = bounds.width() + 2.0 * MARGIN;
    let end = bounds.height() + 2.0 * MARGIN + 36.0;
    let height = end + lines.len() as f64 * LINE + MARGIN;
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    for (name, length) in [("width", width), ("height", height)] {
        attribute(&mut out, name, &short(length));
    }
    attribute(&mut out, "viewBox", &["0 0 ", &short(width), " ", &short(height)].concat());
    attribute(&mut out, "font-family", &family);
    attribute(&mut out, "fill", &ink);
    out.push_str("><title>");
    escape(&mut out, title);
    out.push_str("</title><desc>");
    escape(&mut out, below);
    out.push_str("</desc><rect width=\"100%\" height=\"100%\"");
    attribute(&mut out, "fill", &value(&look, "background-color"));
    out.push_str("/>");
    words(&mut out, [MARGIN, MARGIN + 20.0], "20", "700", title);
    out.push_str(&drawer.out);
    let mut y = end + 12.0;
    for line in lines {
        words(&mut out, [MARGIN, y], "12", "400", &line);
        y += LINE;
    }
    out.push_str("</svg>\n");
    Some(Drawing { text: out, width, height })
}

/// A line of words.
fn words(out: &mut String, [x, y]: [f64; 2], size: &str, weight: &str, said: &str) {
    out.push_str("<text");
    for (name, value) in [("x", short(x).as_str()), ("y", &short(y)), ("font-size", size), ("font-weight", weight)] {
        attribute(out, name, value);
    }
    out.push('>');
    escape(out, said);
    out.push_str("</text>");
}

/// Breaks a text into lines of so many letters at most; a word that is longer has a line of its own.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

struct Drawer<'a> {
    window: &'a Window,
    out: String,
    left: f64,
    top: f64,
}

impl Drawer<'_> {
    fn look(&self, element: &Element) -> Option<CssStyleDeclaration> {
        self.window.get_computed_style(element).ok()?
    }

    fn inside(&mut self, element: &Element) {
        let mut next = element.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            if let Some(child) = node.dyn_ref::<Element>() {
                self.element(child);
            } else if node.node_type() == Node::TEXT_NODE {
                self.text(element, &node);
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let Some(look) = self.look(element) else { return };
        let bounds = element.get_bounding_client_rect();
        let hidden = value(&look, "display") == "none" || value(&look, "visibility") == "hidden";
        // What only a screen reader is told takes a pixel.
        let unseen = bounds.width() <= 1.0 && value(&look, "display") != "contents";
        if hidden || unseen || element.matches(LEFT_OUT).unwrap_or(false) {
            return;
        }
        if element.tag_name() == "svg" {
            let (x, y) = (bounds.left() - self.left, bounds.top() - self.top);
            // One in another: per cent in it are of its own size.
            self.out.push_str("<svg overflow=\"visible\"");
            for (name, value) in ["x", "y", "width", "height"].into_iter().zip([x, y, bounds.width(), bounds.height()])
            {
                attribute(&mut self.out, name, &short(value));
            }
            self.out.push('>');
            self.copies(element);
            self.out.push_str("</svg>");
            return;
        }
        self.ground(&look, &bounds);
        self.sign(element, &bounds);
        self.inside(element);
    }

    /// The ground of an element, and its borders.
    fn ground(&mut self, look: &CssStyleDeclaration, bounds: &DomRect) {
        let (x, y) = (bounds.left() - self.left, bounds.top() - self.top);
        let (width, height) = (bounds.width(), bounds.height());
        let ground = value(look, "background-color");
        if seen(&ground) {
            self.rect([x, y, width, height], 0.0, &ground);
        }
        for side in ["top", "right", "bottom", "left"] {
            let of = |what: &str| value(look, &["border-", side, "-", what].concat());
            let (thick, style, colour) = (pixels(&of("width")), of("style"), of("color"));
            if thick <= 0.0 || style == "none" || !seen(&colour) {
                continue;
            }
            let half = thick / 2.0;
            let ends = match side {
                "top" => [x, y + half, x + width, y + half],
                "right" => [x + width - half, y, x + width - half, y + height],
                "bottom" => [x, y + height - half, x + width, y + height - half],
                _ => [x + half, y, x + half, y + height],
            };
            self.out.push_str("<line");
            for (name, value) in ["x1", "y1", "x2", "y2"].into_iter().zip(ends) {
                attribute(&mut self.out, name, &short(value));
            }
            attribute(&mut self.out, "stroke", &colour);
            attribute(&mut self.out, "stroke-width", &short(thick));
            if style != "solid" {
                attribute(&mut self.out, "stroke-dasharray", if style == "dotted" { "1 2" } else { "4 3" });
            }
            self.out.push_str("/>");
        }
    }

    /// The mark of a side that a style sheet puts before a name.
    fn sign(&mut self, element: &Element, bounds: &DomRect) {
        if !element.matches(".sign").unwrap_or(false) {
            return;
        }
        let look = self.window.get_computed_style_with_pseudo_elt(element, "::before").ok().flatten();
        let Some(look) = look.filter(|look| value(look, "display") != "none") else { return };
        let (colour, size) = (value(&look, "background-color"), pixels(&value(&look, "width")));
        if seen(&colour) && size > 0.0 {
            let line = pixels(&value(&look, "line-height")).max(size);
            let (x, y) = (bounds.left() - self.left, bounds.top() - self.top + (line - size) / 2.0);
            let round = value(&look, "border-radius").contains("50%");
            self.rect([x, y, size, size], if round { size / 2.0 } else { 0.0 }, &colour);
        }
    }

    fn rect(&mut self, area: [f64; 4], round: f64, fill: &str) {
        self.out.push_str("<rect");
        for (name, value) in ["x", "y", "width", "height"].into_iter().zip(area) {
            attribute(&mut self.out, name, &short(value));
        }
        if round > 0.0 {
            attribute(&mut self.out, "rx", &short(round));
        }
        attribute(&mut self.out, "fill", fill);
        self.out.push_str("/>");
    }

    /// A text, a line of it each.
    fn text(&mut self, parent: &Element, node: &Node) {
        let said = node.text_content().unwrap_or_default();
        let (Some(look), Some(document)) = (self.look(parent), node.owner_document()) else { return };
        let Ok(range) = document.create_range() else { return };
        let mut lines: Vec<(f64, f64, f64, String)> = Vec::new();
        // A range counts as scripts do: in units of UTF-16.
        let mut at = 0;
        for word in said.split_inclusive(char::is_whitespace) {
            let length = word.encode_utf16().count() as u32;
            let shown = word.trim();
            let found = range.set_start(node, at).and_then(|()| range.set_end(node, at + length));
            at += length;
            if shown.is_empty() || found.is_err() {
                continue;
            }
            let bounds = range.get_bounding_client_rect();
            if bounds.width() < 0.5 {
                continue;
            }
            let (x, y) = (bounds.left() - self.left, bounds.top() - self.top);
            match lines.last_mut().filter(|(_, top, ..)| (*top - y).abs() < 2.0) {
                Some((.., line)) => {
                    line.push(' ');
                    line.push_str(shown);
                }
                None => lines.push((x, y, bounds.height(), shown.to_owned())),
            }
        }
        for (x, y, height, line) in lines {
            self.out.push_str("<text");
            for (name, value) in [("x", x), ("y", y + height * ASCENT)] {
                attribute(&mut self.out, name, &short(value));
            }
            self.font(&look);
            attribute(&mut self.out, "fill", &value(&look, "color"));
            let line_of = value(&look, "text-decoration-line");
            if line_of != "none" {
                attribute(&mut self.out, "text-decoration", &line_of);
            }
            self.out.push('>');
            escape(&mut self.out, &line);
            self.out.push_str("</text>");
        }
    }

    fn font(&mut self, look: &CssStyleDeclaration) {
        for name in ["font-size", "font-weight", "font-style", "font-family"] {
            attribute(&mut self.out, name, &value(look, name));
        }
    }

    /// The elements of a drawing, with the look that style sheets give them.
    fn copies(&mut self, element: &Element) {
        let mut next = element.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            match node.dyn_ref::<Element>() {
                Some(child) => self.copy(child),
                None => escape(&mut self.out, &node.text_content().unwrap_or_default()),
            }
        }
    }

    fn copy(&mut self, element: &Element) {
        let Some(look) = self.look(element) else { return };
        let name = element.tag_name();
        let (fill, stroke) = (value(&look, "fill"), value(&look, "stroke"));
        let is_text = matches!(name.as_str(), "text" | "tspan");
        let is_shape =
            matches!(name.as_str(), "rect" | "path" | "line" | "circle" | "ellipse" | "polygon" | "polyline");
        let unseen = is_shape && !seen(&fill) && !seen(&stroke);
        if unseen || value(&look, "display") == "none" || value(&look, "visibility") == "hidden" {
            return;
        }
        self.out.push('<');
        self.out.push_str(&name);
        for attribute_of in element.get_attribute_names().iter().filter_map(|name| JsValue::as_string(&name)) {
            // What style sheets may set is written as they have it.
            let styled = matches!(attribute_of.as_str(), "fill" | "stroke" | "opacity" | "paint-order")
                || ["stroke-", "font-"].iter().any(|begins| attribute_of.starts_with(begins));
            let stays = !styled
                && !matches!(attribute_of.as_str(), "class" | "role" | "tabindex" | "style" | "part")
                && !attribute_of.starts_with("data-")
                && !attribute_of.starts_with("aria-");
            if let Some(value) = element.get_attribute(&attribute_of).filter(|_| stays) {
                attribute(&mut self.out, &attribute_of, &value);
            }
        }
        if is_shape || is_text {
            attribute(&mut self.out, "fill", &fill);
        }
        if is_text {
            // A blank at the beginning of a part stays one in every program.
            attribute(&mut self.out, "xml:space", "preserve");
        }
        if seen(&stroke) && (is_shape || is_text) {
            attribute(&mut self.out, "stroke", &stroke);
            for name in ["stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order"] {
                let value = value(&look, name);
                if !matches!(value.as_str(), "none" | "normal" | "miter") {
                    attribute(&mut self.out, name, &value);
                }
            }
        }
        if is_text {
            self.font(&look);
        }
        let opacity = value(&look, "opacity");
        if opacity != "1" {
            attribute(&mut self.out, "opacity", &opacity);
        }
        self.out.push('>');
        self.copies(element);
        self.out.push_str("</");
        self.out.push_str(&name);
        self.out.push('>');
    }
}

fn value(look: &CssStyleDeclaration, name: &str) -> String {
    look.get_property_value(name).unwrap_or_default()
}

/// Whether a colour is one.
fn seen(colour: &str) -> bool {
    !matches!(colour, "" | "none" | "transparent" | "rgba(0, 0, 0, 0)")
}

fn pixels(length: &str) -> f64 {
    length.strip_suffix("px").and_then(dossier::number::read).unwrap_or_default()
}

fn short(value: f64) -> String {
    decimal(value, 2)
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

/// Writes a text as XML has it; what XML has no letter for is left out.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            letter if letter < ' ' || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_and_none_is_lost() {
        let text =
            "From the documents A Encyclopedia, to July 2025; https://host.example/a-long-address#entente:view=compare";
        let lines = wrapped(text, 24);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| line.chars().count() < 24 || !line.contains(' ')), "{lines:?}");
    }

    #[test]
    fn a_text_is_no_markup() {
        let mut out = String::new();
        escape(&mut out, "a<b> & \"c\"\u{1}\n");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot; ");
    }

    #[test]
    fn lengths_are_read_as_browsers_write_them() {
        assert_eq!([pixels("1.5px"), pixels("0px"), pixels("auto")], [1.5, 0.0, 0.0]);
    }
}
