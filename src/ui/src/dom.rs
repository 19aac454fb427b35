//! Makes the page say what a tree of [`Node`]s says, with as few changes as possible; and its style.

use std::thread::LocalKey;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, Node as DomNode, ShadowRoot, SvgElement};

use crate::tree::Node;

const SVG: &str = "http://www.w3.org/2000/svg";

/// A place in the page and what was last put there.
pub struct Region {
    root: Element,
    now: Vec<Node>,
}

impl Region {
    /// An empty place.
    pub fn new(root: Element) -> Self {
        Self { root, now: Vec::new() }
    }

    /// Whether it is this element's place.
    pub fn is_in(&self, element: &Element) -> bool {
        self.root.is_same_node(Some(element))
    }

    /// Makes the place say `next`.
    pub fn show(&mut self, next: Vec<Node>) {
        let held = focused(&self.root);
        if let Some(document) = self.root.owner_document() {
            children(&document, &self.root, &self.now, &next, false);
        }
        // An element that had to be moved has lost the focus on the way.
        if let Some(held) = held.filter(|held| self.root.contains(Some(held)) && focused(&self.root).is_none()) {
            focus(&held);
        }
        self.now = next;
    }
}

/// A style sheet of a module. All its widgets share one: made anew for each, it would be parsed for each.
pub type Sheet = LocalKey<Option<CssStyleSheet>>;

/// A style sheet that no page policy stands against: a constructed one.
pub fn sheet(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    done(sheet.replace_sync(css));
    Some(sheet)
}

/// Gives the shadow tree around `root` a style sheet, unless it has it.
pub fn dress(root: &Element, sheet: &'static Sheet) {
    let Ok(shadow) = root.get_root_node().dyn_into::<ShadowRoot>() else { return };
    let adopted = shadow.adopted_style_sheets();
    sheet.with(|sheet| {
        if let Some(sheet) = sheet.as_ref().filter(|sheet| !adopted.includes(sheet, 0)) {
            adopted.push(sheet);
        }
    });
}

/// Moves the keyboard to an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        done(element.focus());
    } else if let Some(element) = element.dyn_ref::<SvgElement>() {
        done(element.focus());
    }
}

/// The element in the shadow tree around `root` that has the focus.
pub fn focused(root: &Element) -> Option<Element> {
    root.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}

/// Nothing to tell where a node refuses: the page has taken it away.
fn done<T, E>(_outcome: Result<T, E>) {}

/// A child that was there.
struct Child {
    /// Until it is taken away, or moved to another place.
    dom: Option<DomNode>,
    /// Nothing of what comes is it.
    goes: bool,
}

fn children(document: &Document, parent: &DomNode, old: &[Node], new: &[Node], in_svg: bool) {
    let mut there: Vec<Child> = Vec::with_capacity(old.len());
    let mut after = parent.first_child();
    while let Some(dom) = after.take_if(|_| there.len() < old.len()) {
        after = dom.next_sibling();
        there.push(Child { dom: Some(dom), goes: true });
    }
    let mut next = 0;
    let mut was: Vec<Option<usize>> = Vec::with_capacity(new.len());
    for (place, node) in new.iter().enumerate() {
        let from = same(old, place, node, next);
        // Neighbours stay neighbours: the next is nearly always the one after.
        next = from.map_or(next, |from| from + 1);
        let child = from.and_then(|from| there.get_mut(from)).filter(|child| child.goes);
        was.push(from.filter(|_| child.is_some()));
        child.into_iter().for_each(|child| child.goes = false);
    }
    // What goes, goes first: what stays and keeps its order is then never moved, and keeps focus. But among the many of a
    // drawing what goes becomes what comes, unless the reader is on it: to change an element costs less than to make one.
    let goes = there.iter().any(|child| child.goes);
    let held = if in_svg && goes { parent.dyn_ref().and_then(focused) } else { None };
    for (child, old) in there.iter_mut().zip(old).filter(|(child, _)| child.goes) {
        let is_held = |dom: &DomNode| held.as_ref().is_some_and(|held| dom.contains(Some(held)));
        if let Some(gone) = child.dom.take_if(|dom| !in_svg || old.tag != "g" || is_held(dom)) {
            done(parent.remove_child(&gone));
        }
    }
    let mut at = 0;
    for (node, from) in new.iter().zip(was) {
        // Here stands the next that is to stay, or, for what comes, any.
        let waits = |at: usize| there.get(at).is_some_and(|it| it.dom.is_none() || (it.goes && from.is_some()));
        while from.is_none_or(|from| at < from) && waits(at) {
            at += 1;
        }
        let free = |at: &usize| there.get(*at).is_some_and(|it| it.goes && it.dom.is_some());
        let spare = || (0..=at).rev().find(free).filter(|_| node.tag == "g");
        let place = from.or_else(spare);
        let known = place.and_then(|place| Some((place, there.get_mut(place)?, old.get(place)?)));
        let moved = if let Some((place, child, old)) = known {
            child.goes = false;
            child.dom.iter().for_each(|dom| update(document, dom, old, node, in_svg));
            if place == at {
                at += 1;
                continue;
            }
            child.dom.take()
        } else {
            create(document, node, in_svg)
        };
        let here = there.iter().skip(at).find_map(|child| child.dom.as_ref()).or(after.as_ref());
        moved.iter().for_each(|dom| done(parent.insert_before(dom, here)));
    }
    for gone in there.iter().filter(|child| child.goes).filter_map(|child| child.dom.as_ref()) {
        done(parent.remove_child(gone));
    }
}

/// Where among the old siblings a new one stood: known by its key, else by its place, and of the same kind.
/// A key is looked for from `start` on, and before it last.
fn same(old: &[Node], place: usize, node: &Node, start: usize) -> Option<usize> {
    let is = |at: &usize| old.get(*at).is_some_and(|old| old.key == node.key && old.tag == node.tag);
    if node.key.is_none() {
        return Some(place).filter(is);
    }
    (start..old.len()).find(is).or_else(|| (0..start).find(is))
}

fn create(document: &Document, node: &Node, in_svg: bool) -> Option<DomNode> {
    if node.tag.is_empty() {
        return Some(document.create_text_node(&node.words).into());
    }
    let in_svg = in_svg || node.tag == "svg";
    let element =
        if in_svg { document.create_element_ns(Some(SVG), node.tag) } else { document.create_element(node.tag) }
            .ok()?;
    for (name, value) in &node.attributes {
        done(element.set_attribute(name, value));
    }
    for child in &node.children {
        if let Some(child) = create(document, child, in_svg) {
            done(element.append_child(&child));
        }
    }
    value(&element, node);
    Some(element.into())
}

fn update(document: &Document, dom: &DomNode, old: &Node, new: &Node, in_svg: bool) {
    if old == new {
        return;
    }
    let Some(element) = dom.dyn_ref::<Element>() else {
        dom.set_text_content(Some(&new.words));
        return;
    };
    for attribute in &new.attributes {
        if !old.attributes.contains(attribute) {
            done(element.set_attribute(attribute.0, &attribute.1));
        }
    }
    for (name, _) in &old.attributes {
        if !new.attributes.iter().any(|(known, _)| known == name) {
            done(element.remove_attribute(name));
        }
    }
    children(document, dom, &old.children, &new.children, in_svg || new.tag == "svg");
    value(element, new);
}

/// What a reader has typed or chosen is no attribute: it is set, once what can be chosen is there.
fn value(element: &Element, node: &Node) {
    if !matches!(node.tag, "select" | "input") {
        return;
    }
    for (name, value) in node.attributes.iter().filter(|(name, _)| *name == "value") {
        let (name, value) = (JsValue::from_str(name), JsValue::from_str(value));
        if Reflect::get(element, &name).ok().as_ref() != Some(&value) {
            done(Reflect::set(element, &name, &value));
        }
    }
}
