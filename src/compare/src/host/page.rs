//! The view that is open, and what the reader sets in it: it is drawn anew where it stands.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Number, Reflect};
use ui::dom::{Region, dress};
use ui::tree::View;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use super::heard::{Heard, control};
use crate::desk::Desk;
use crate::own::Own;
use crate::table::Orders;
use crate::{Opened, SHEET};

/// What a view is asked for.
#[derive(Clone, PartialEq)]
pub struct Asked {
    pub view: View,
    pub language: String,
    pub width: f64,
    pub kept: Vec<u8>,
    pub shown: Vec<usize>,
    /// The record (position) whose detail is open, where the view tells of it.
    pub open: Option<usize>,
}

/// The view that is open, where it stands, and what the reader has set in it.
pub struct Page {
    opened: Rc<Opened>,
    region: Region,
    asked: Option<Asked>,
    own: Own,
    orders: Rc<Orders>,
    heard: Option<Heard>,
}

impl Page {
    /// A view in an element. Another comparison may have drawn there: that goes.
    pub fn new(opened: Rc<Opened>, target: &Element, own: Own) -> Rc<RefCell<Self>> {
        target.set_text_content(None);
        dress(target, &SHEET);
        let region = Region::new(target.clone());
        let page = Self { opened, region, asked: None, own, orders: Rc::default(), heard: None };
        let page = Rc::new(RefCell::new(page));
        let weak = Rc::downgrade(&page);
        let heard = Heard::new(target, &["click", "input"], Box::new(move |event: Event| hear(&weak, &event)));
        page.borrow_mut().heard = Some(heard);
        page
    }

    /// Whether it stands in this element.
    pub fn is_in(&self, target: &Element) -> bool {
        self.region.is_in(target)
    }

    /// What the reader has set so far.
    pub fn own(&self) -> &Own {
        &self.own
    }

    /// Shows what is asked for.
    pub fn show(&mut self, asked: Asked) {
        if self.asked.as_ref() != Some(&asked) {
            self.asked = Some(asked);
            self.draw();
        }
    }

    fn draw(&mut self) {
        let Some(asked) = &self.asked else { return };
        let opened = Rc::clone(&self.opened);
        let mut desk = Desk::new(&opened.prepared, &opened.workings, &asked.language, asked.width);
        (desk.own, desk.kept, desk.shown) = (self.own.clone(), asked.kept.clone(), asked.shown.clone());
        desk.open = asked.open;
        desk.orders = Rc::clone(&self.orders);
        self.region.show(desk.view(asked.view));
    }
}

/// A control of the view was pressed, or moved.
fn hear(page: &Weak<RefCell<Page>>, event: &Event) {
    let (Some(page), Some((control, name))) = (page.upgrade(), control(event, "data-own")) else { return };
    let is_input = matches!(control.tag_name().as_str(), "INPUT" | "SELECT");
    if is_input != (event.type_() == "input") {
        return;
    }
    let value = Reflect::get(&control, &JsValue::from_str("value")).ok().and_then(|value| value.as_string());
    let value = value.filter(|_| is_input).map(|value| Number::parse_float(&value)).filter(|value| value.is_finite());
    let mut page = page.borrow_mut();
    page.own.put(&name, value);
    page.draw();
}
