//! Makes the page say what a tree of [`Node`]s says, with as few changes as possible.

use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node as DomNode, ShadowRoot};

use crate::view::tree::Node;

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

    /// Makes the place say `next`.
    pub fn show(&mut self, next: Vec<Node>) {
        let held = focused(&self.root);
        if let Some(document) = self.root.owner_document() {
            children(&document, &self.root, &self.now, &next, false);
        }
        // An element that had to be moved has lost the focus on the way.
        if let Some(held) = held.filter(|held| self.root.contains(Some(held)) && focused(&self.root).is_none()) {
            super::page::focus(&held);
        }
        self.now = next;
    }
}

/// The element in a shadow tree that has the focus.
fn focused(root: &Element) -> Option<Element> {
    root.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}

/// Nothing to tell where a node refuses: the page has taken it away.
fn done<T, E>(_outcome: Result<T, E>) {}

fn children(document: &Document, parent: &DomNode, old: &[Node], new: &[Node], in_svg: bool) {
    let mut known: HashMap<String, (DomNode, &Node)> = HashMap::new();
    let mut at = parent.first_child();
    for (place, node) in old.iter().enumerate() {
        let Some(dom) = at else { break };
        at = dom.next_sibling();
        known.insert(name(node, place), (dom, node));
    }
    let names: Vec<String> = new.iter().enumerate().map(|(place, node)| name(node, place)).collect();
    let kept: Vec<_> = new
        .iter()
        .zip(&names)
        .map(|(node, name)| match known.get(name) {
            Some((_, old)) if old.tag == node.tag => known.remove(name),
            _ => None,
        })
        .collect();
    // What goes, goes first: what stays and keeps its order is then never moved, and keeps focus.
    for (_, (gone, _)) in known {
        done(parent.remove_child(&gone));
    }
    let mut here = parent.first_child();
    for (node, kept) in new.iter().zip(kept) {
        if let Some((dom, old)) = kept {
            update(document, &dom, old, node, in_svg);
            if here.as_ref().is_some_and(|here| here.is_same_node(Some(&dom))) {
                here = dom.next_sibling();
            } else {
                done(parent.insert_before(&dom, here.as_ref()));
            }
        } else if let Some(dom) = create(document, node, in_svg) {
            done(parent.insert_before(&dom, here.as_ref()));
        }
    }
}

/// What an element is known by among its siblings: its key, else its place and kind.
fn name(node: &Node, place: usize) -> String {
    node.key.clone().unwrap_or_else(|| format!("\n{place}"))
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
}
