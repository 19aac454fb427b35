//! The comparison, and the results in the detail: drawn by a module of their own, fetched when one of them is opened.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use analysis::prepared::Prepared;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::load::{Packed, Source, settled};
use super::page::Page;
use crate::app::App;
use crate::shown::Shown;
use crate::state::View;

#[wasm_bindgen]
extern "C" {
    /// The module's functions.
    type Module;
    /// What the module has unpacked for one widget.
    type Desk;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Module, dossier: &Uint8Array, workings: Option<&Uint8Array>) -> Result<Desk, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn compare(this: &Desk, target: &Element, language: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn results(this: &Desk, target: &Element, language: &str, record: usize) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn free(this: &Desk);
}

/// The class of the element that is left to the module in the view.
pub const COMPARISON: &str = "comparison";
/// The class of the one in the detail.
pub const RESULTS: &str = "results";

/// What has come of the wish to compare.
pub enum Compared {
    /// Nothing yet, or nobody has asked.
    Waiting,
    /// It can be drawn.
    Ready(Rc<Open>),
    /// It could not be fetched.
    Lost,
}

/// Some dyads of a dossier, ready to be drawn.
pub struct Open {
    prepared: Arc<Prepared>,
    dyads: Vec<usize>,
    desk: Desk,
}

impl Open {
    /// Whether it is what is asked for. The results of a record are right whatever dyads are compared.
    pub fn fits(&self, shown: &Shown, compares: bool) -> bool {
        Arc::ptr_eq(&self.prepared, &shown.prepared) && (!compares || self.dyads == shown.dyads)
    }

    /// Draws into the places that there are now.
    fn draw(&self, root: &HtmlElement, language: &str, record: Option<usize>) -> Result<(), JsValue> {
        let place = |class: &str| root.query_selector(&[".", class].concat()).ok().flatten();
        if let Some(place) = place(COMPARISON) {
            self.desk.compare(&place, language)?;
        }
        if let (Some(place), Some(record)) = (place(RESULTS), record) {
            self.desk.results(&place, language, record)?;
        }
        Ok(())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.desk.free();
    }
}

/// What a comparison is asked for; for the same it is fetched once, whatever comes of it.
struct Wish {
    prepared: Arc<Prepared>,
    dyads: Vec<usize>,
    view: View,
    focus: Option<String>,
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.prepared, &other.prepared)
            && self.dyads == other.dyads
            && self.view == other.view
            && self.focus == other.focus
    }
}

/// Gives one widget its comparison. A clone is of the same widget.
#[derive(Clone)]
pub struct Comparison {
    app: App,
    page: Page,
    root: HtmlElement,
    source: Source,
    /// Promises the functions of the comparison's module.
    module: Function,
    /// What was last asked for: the answer to anything else is nobody's.
    wish: Rc<RefCell<Option<Rc<Wish>>>>,
}

impl Comparison {
    /// A widget's way to its comparison.
    pub fn new(app: App, page: Page, root: HtmlElement, source: Source, module: Function) -> Self {
        Self { app, page, root, source, module, wish: Rc::default() }
    }

    /// Releases what was unpacked; from now on the answer that is on its way is nobody's.
    pub fn forget(&self) {
        self.wish.take();
        self.app.change().compared = Compared::Waiting;
    }

    /// Has the module fetched: the reader is about to open the comparison.
    pub fn expect(&self) {
        if let Ok(module) = self.module.call0(&JsValue::NULL) {
            // Whether it came is told when it is asked for.
            spawn_local(async move { drop(settled(module).await) });
        }
    }

    /// Draws what the present tree leaves to the module, or has it fetched.
    pub fn draw(&self) {
        let Some(shown) = self.app.shown() else { return };
        let (view, focus) = {
            let state = &self.app.now().state;
            (state.view, state.focus.clone())
        };
        let compares = view == View::Compare;
        let record = focus.as_deref().and_then(|id| shown.record(id));
        let open = match &self.app.now().compared {
            Compared::Ready(open) if open.fits(&shown, compares) => Some(Rc::clone(open)),
            _ => None,
        };
        if let Some(open) = open {
            if let Err(error) = open.draw(&self.root, &shown.language, record) {
                self.page.complain_of(&error);
            }
        } else if compares || record.is_some_and(|record| shown.prepared.is_worked(record)) {
            let packed = self.source.packed(&shown.prepared);
            let dyads = if compares { shown.dyads.clone() } else { packed.dyads.clone() };
            self.ask(Wish { prepared: Arc::clone(&shown.prepared), dyads, view, focus }, packed);
        } else {
            // What could not be fetched is fetched again the next time that it is asked for.
            self.wish.take();
        }
    }

    fn ask(&self, wish: Wish, packed: Packed) {
        if self.wish.borrow().as_deref() == Some(&wish) {
            return;
        }
        let wish = Rc::new(wish);
        self.wish.replace(Some(Rc::clone(&wish)));
        self.app.change().compared = Compared::Waiting;
        let comparison = self.clone();
        spawn_local(async move {
            let answer = comparison.open(&wish, packed).await;
            if !comparison.wish.borrow().as_ref().is_some_and(|now| Rc::ptr_eq(now, &wish)) {
                return;
            }
            let compared = match answer {
                Ok(open) => Compared::Ready(Rc::new(open)),
                Err(error) => {
                    comparison.page.complain_of(&error);
                    Compared::Lost
                }
            };
            comparison.app.change().compared = compared;
        });
    }

    async fn open(&self, wish: &Wish, packed: Packed) -> Result<Open, JsValue> {
        let workings = if wish.dyads == packed.dyads {
            packed.workings
        } else {
            Some(self.source.workings(&packed.dossier).await?)
        };
        let module: Module = settled(self.module.call0(&JsValue::NULL)?).await?.unchecked_into();
        let desk = module.open(&packed.dossier, workings.as_ref())?;
        Ok(Open { prepared: Arc::clone(&wish.prepared), dyads: wish.dyads.clone(), desk })
    }
}
