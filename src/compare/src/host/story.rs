//! Which chapter of a story is read now: the page's own scroll tells, or the reader presses a button or a key. What the
//! chapter wants to be seen is set as the page would set it, by attributes of the element.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use dossier::Chapter;
use dossier::number::digits;
use js_sys::Array;
use ui::dom::{Region, dress};
use ui::tree::number;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    KeyboardEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot, window,
};

use super::heard::{Heard, control};
use crate::desk::Desk;
use crate::story::{SETS, page, state};
use crate::{Opened, SHEET};

/// Width from which the chapters stand beside the timeline, in CSS pixels; below it they are cards at the lower edge.
const WIDE: i32 = 900;
/// Above a timeline that stays in sight.
const AIR: f64 = 8.0;

/// A story that is being told. Dropped, it gives the element back the attributes that it had.
pub struct Telling {
    opened: Rc<Opened>,
    region: Region,
    root: Element,
    target: Element,
    element: Element,
    language: String,
    /// The chapter that is read now.
    now: usize,
    before: [Option<String>; SETS.len()],
    watch: Option<Watch>,
    heard: Option<Heard>,
}

/// Tells which chapters are where one reads.
struct Watch {
    is_wide: bool,
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Telling {
    /// The story of a dossier in an element of the widget at `root`.
    pub fn new(opened: Rc<Opened>, root: &Element, target: &Element) -> Option<Rc<RefCell<Self>>> {
        let element = root.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
        target.set_text_content(None);
        dress(target, &SHEET);
        let before = SETS.map(|name| element.get_attribute(name));
        let dossier = &opened.prepared.dossier;
        // Who comes by a link to a chapter finds it open.
        let as_now = |wanted: &[Option<String>; SETS.len()]| {
            wanted.iter().zip(&before).all(|(wanted, now)| {
                let wanted = wanted.as_deref().filter(|wanted| !matches!(*wanted, "" | "calendar"));
                wanted == now.as_deref().filter(|now| !matches!(*now, "" | "calendar"))
            })
        };
        let now = dossier.story.iter().position(|chapter| as_now(&state(dossier, chapter))).unwrap_or_default();
        let telling = Self {
            region: Region::new(target.clone()),
            root: root.clone(),
            target: target.clone(),
            opened,
            element,
            language: String::new(),
            now,
            before,
            watch: None,
            heard: None,
        };
        let telling = Rc::new(RefCell::new(telling));
        let weak = Rc::downgrade(&telling);
        let hear = Box::new(move |event: Event| hear(&weak, &event));
        telling.borrow_mut().heard = Some(Heard::new(target, &["click", "keydown"], hear));
        telling.borrow().set();
        Some(telling)
    }

    /// Whether it stands in this element.
    pub fn is_in(&self, target: &Element) -> bool {
        self.region.is_in(target)
    }

    /// Draws it in a language, for the width that there is.
    pub fn draw(telling: &Rc<RefCell<Self>>, language: &str) {
        let is_wide = {
            let mut it = telling.borrow_mut();
            if it.language != language {
                language.clone_into(&mut it.language);
                it.show();
            }
            let is_wide = it.root.client_width() >= WIDE;
            drop(it.target.toggle_attribute_with_force("data-wide", is_wide));
            it.centre();
            is_wide
        };
        if telling.borrow().watch.as_ref().is_none_or(|watch| watch.is_wide != is_wide) {
            let watch = watch(telling, is_wide);
            telling.borrow_mut().watch = watch;
        }
    }

    /// Of a timeline that is higher than the window its middle stays in sight, where the steps are.
    fn centre(&self) {
        let chart = || self.root.query_selector(".view > .chart").ok()??.dyn_into::<HtmlElement>().ok();
        let window = window().and_then(|window| window.inner_height().ok()?.as_f64());
        if let (Some(chart), Some(window)) = (chart(), window) {
            let top = ((window - f64::from(chart.client_height())) / 2.0).min(AIR);
            drop(chart.style().set_property("top", &[&number(top), "px"].concat()));
        }
    }

    fn show(&mut self) {
        let desk = Desk::new(&self.opened.prepared, &self.opened.workings, &self.language, 0.0);
        let tree = page(&desk, self.now);
        self.region.show(tree);
    }

    /// Has the timeline show what the present chapter wants to be seen.
    fn set(&self) {
        let dossier = &self.opened.prepared.dossier;
        let Some(chapter) = dossier.story.get(self.now) else { return };
        give(&self.element, self.wanted(chapter).into_iter().enumerate());
    }

    /// What a chapter sets the attributes to; none: they are taken away.
    fn wanted(&self, chapter: &Chapter) -> [Option<String>; SETS.len()] {
        let mut wanted = state(&self.opened.prepared.dossier, chapter);
        for (wanted, before) in wanted.iter_mut().zip(&self.before) {
            let given = wanted.take().or_else(|| before.clone());
            *wanted = given.filter(|value| !matches!(value.as_str(), "" | "calendar"));
        }
        wanted
    }

    /// Reads a chapter.
    fn go(&mut self, to: usize) {
        if to != self.now && to < self.opened.prepared.dossier.story.len() {
            self.now = to;
            self.show();
            self.set();
        }
    }

    /// Brings the present chapter to where one reads.
    fn reveal(&self) {
        let name = ["[data-chapter='", &digits(self.now as i64), "']"].concat();
        let Ok(Some(chapter)) = self.target.query_selector(&name) else { return };
        let calm = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
        let how = ScrollIntoViewOptions::new();
        how.set_behavior(if calm.is_some_and(|calm| calm.matches()) {
            ScrollBehavior::Instant
        } else {
            ScrollBehavior::Smooth
        });
        let is_wide = self.watch.as_ref().is_some_and(|watch| watch.is_wide);
        how.set_block(if is_wide { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Nearest });
        how.set_inline(ScrollLogicalPosition::Center);
        chapter.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        let Some(chapter) = self.opened.prepared.dossier.story.get(self.now) else { return };
        // What somebody else has set meanwhile stays. Attributes are given back when whoever drops this has let go of all.
        let wanted = self.wanted(chapter);
        let ours = |(at, _): &(usize, Option<String>)| {
            let now = SETS.get(*at).and_then(|name| self.element.get_attribute(name));
            wanted.get(*at) == Some(&now)
        };
        let back: Vec<_> = self.before.iter().cloned().enumerate().filter(ours).collect();
        let element = self.element.clone();
        spawn_local(async move { give(&element, back.into_iter()) });
    }
}

/// Sets some of the attributes that chapters set, by their places; none: takes it away.
fn give(element: &Element, values: impl Iterator<Item = (usize, Option<String>)>) {
    for (at, value) in values {
        let Some(name) = SETS.get(at) else { continue };
        drop(match value {
            Some(value) => element.set_attribute(name, &value),
            None => element.remove_attribute(name),
        });
    }
}

/// Watches for chapters in the middle of the window, or in the middle of the cards. Where a browser cannot, buttons do.
fn watch(telling: &Rc<RefCell<Telling>>, is_wide: bool) -> Option<Watch> {
    let weak = Rc::downgrade(telling);
    let mut is_first = true;
    let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        // What is where when the story opens is nobody's doing.
        if std::mem::take(&mut is_first) {
            return;
        }
        let Some(telling) = weak.upgrade() else { return };
        let read = entries.iter().map(JsCast::unchecked_into).rfind(IntersectionObserverEntry::is_intersecting);
        let at = read.and_then(|entry| entry.target().get_attribute("data-chapter")?.parse().ok());
        if let Some(at) = at {
            telling.borrow_mut().go(at);
        }
    });
    let how = IntersectionObserverInit::new();
    let target = telling.borrow().target.clone();
    if is_wide {
        how.set_root_margin("-45% 0px -50% 0px");
    } else {
        how.set_root_margin("0px -45%");
        how.set_root(target.query_selector(".chapters").ok().flatten().as_ref());
    }
    let observer = IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &how).ok()?;
    let chapters = target.query_selector_all("[data-chapter]").ok()?;
    for at in 0..chapters.length() {
        if let Some(chapter) = chapters.item(at) {
            observer.observe(chapter.unchecked_ref());
        }
    }
    Some(Watch { is_wide, observer, _closure: closure })
}

/// A button or a key was pressed.
fn hear(telling: &Weak<RefCell<Telling>>, event: &Event) {
    let Some(telling) = telling.upgrade() else { return };
    let now = telling.borrow().now;
    let to = match event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).as_deref() {
        Some("ArrowRight") => Some(now + 1),
        Some("ArrowLeft") => now.checked_sub(1),
        Some(_) => None,
        None => control(event, "data-chapter-to").and_then(|(_, to)| to.parse().ok()),
    };
    let Some(to) = to else { return };
    if event.type_() == "keydown" {
        event.prevent_default();
    }
    telling.borrow_mut().go(to);
    telling.borrow().reveal();
}
