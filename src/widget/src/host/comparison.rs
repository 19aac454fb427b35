//! What documents say of a record, the comparison, and finding: work of a module of their own, fetched when the reader
//! first comes near.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use analysis::prepared::Prepared;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::load::{Packed, Source, settled};
use super::page::Page;
use crate::app::{App, Model};
use crate::shown::{Kept, Shown};
use crate::state::{State, View};

#[wasm_bindgen]
extern "C" {
    /// The module's functions.
    type Module;
    /// What the module has unpacked for one widget.
    type Desk;

    #[wasm_bindgen(method, catch)]
    fn open(
        this: &Module,
        dossier: &Uint8Array,
        grounds: Option<&Uint8Array>,
        workings: Option<&Uint8Array>,
    ) -> Result<Desk, JsValue>;
    #[wasm_bindgen(method)]
    fn grounds(this: &Module) -> Uint8Array;
    #[wasm_bindgen(method)]
    fn draw(
        this: &Desk,
        root: &HtmlElement,
        language: &str,
        view: &str,
        filter: &str,
        dyads: Vec<usize>,
        record: Option<usize>,
        form: Option<&str>,
    ) -> JsValue;
    #[wasm_bindgen(method, catch)]
    fn kept(this: &Desk, filter: &str, language: &str) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn words(this: &Desk, filter: &str, language: &str, typed: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn typed(this: &Desk, filter: &str, language: &str, text: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method)]
    fn free(this: &Desk);
}

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

    /// What the filter keeps; without `records`, everything.
    fn keeps(&self, state: &State, records: Vec<u8>) -> Rc<Kept> {
        let filter = (state.filter.clone(), state.language().to_owned());
        Rc::new(Kept { prepared: Arc::clone(&self.prepared), filter, records })
    }

    /// What has been typed, as part of the filter; then what the filter keeps. `None`: that is known.
    fn kept(&self, model: &Model) -> Option<Result<Answer, JsValue>> {
        let state = &model.state;
        let language = state.language();
        if state.asks {
            return Some(self.desk.typed(&state.filter, language, &state.typed).map(Answer::Filter));
        }
        let known = model.kept.as_ref().is_some_and(|kept| kept.is_of(&self.prepared, state));
        if state.filter.is_empty() || known {
            return None;
        }
        let answer = self.desk.kept(&state.filter, language).and_then(|records| {
            let words = self.desk.words(&state.filter, language, &state.typed)?;
            Ok(Answer::Kept(self.keeps(state, records), words))
        });
        Some(answer)
    }
}

/// What follows from what was typed, or chosen.
enum Answer {
    /// The filter that it makes.
    Filter(String),
    /// What the filter keeps, and what is to stand in the field if that is something else.
    Kept(Rc<Kept>, Option<String>),
}

/// Whether records can be looked for in a view.
pub fn finds(view: View) -> bool {
    view.is_in_time() || view == View::Table
}

/// Whether something is looked for, or taken along, or is about to be.
fn looks(state: &State) -> bool {
    state.finds || state.view == View::Story || (finds(state.view) && !state.filter.is_empty())
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
    looks: bool,
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.prepared, &other.prepared)
            && self.dyads == other.dyads
            && self.view == other.view
            && self.focus == other.focus
            && self.looks == other.looks
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
    /// The module is on its way, or has been.
    expected: Rc<Cell<bool>>,
}

impl Comparison {
    /// A widget's way to its comparison.
    pub fn new(app: App, page: Page, root: HtmlElement, source: Source, module: Function) -> Self {
        Self { app, page, root, source, module, wish: Rc::default(), expected: Rc::default() }
    }

    /// Releases what was unpacked; from now on the answer that is on its way is nobody's.
    pub fn forget(&self) {
        self.wish.take();
        self.app.change().compared = Compared::Waiting;
    }

    /// Has fetched again what could not be; whether there was such.
    pub fn again(&self) -> bool {
        let lost = matches!(self.app.now().compared, Compared::Lost);
        if lost {
            self.forget();
        }
        lost
    }

    /// Has the module fetched: the reader is about to open the comparison.
    pub fn expect(&self) {
        // A pointer comes near a hundred times.
        if self.expected.replace(true) {
            return;
        }
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
        let compares = !view.is_in_time();
        let record = focus.as_deref().and_then(|id| shown.record(id));
        let open = match &self.app.now().compared {
            Compared::Ready(open) if open.fits(&shown, compares) => Some(Rc::clone(open)),
            _ => None,
        };
        let looks = looks(&self.app.now().state);
        if let Some(open) = open {
            let answer = if looks { open.kept(&self.app.now()) } else { None };
            match answer {
                Some(Ok(answer)) => self.take(answer),
                Some(Err(error)) => {
                    self.page.complain_of(&error);
                    let all = open.keeps(&self.app.now().state, Vec::new());
                    self.take(Answer::Kept(all, None));
                }
                None => {}
            }
            self.told(&open, &shown, record, None);
        } else if compares || looks || record.is_some() {
            let packed = self.source.packed(&shown.prepared);
            let dyads = if compares { shown.dyads.clone() } else { packed.dyads.clone() };
            self.ask(Wish { prepared: Arc::clone(&shown.prepared), dyads, view, focus, looks }, packed);
        } else {
            // What could not be fetched is fetched again the next time that it is asked for.
            self.wish.take();
        }
    }

    /// Promises what is shown in a form to take along, made by the module.
    pub fn exported(&self, form: String, resolve: Function, reject: Function) {
        let comparison = self.clone();
        spawn_local(async move {
            let (answer, settle) = match comparison.export(&form).await {
                Ok(made) => (made, resolve),
                Err(error) => (error, reject),
            };
            // Whoever asked hears of it, or is gone.
            drop(settle.call1(&JsValue::NULL, &answer));
        });
    }

    async fn export(&self, form: &str) -> Result<JsValue, JsValue> {
        let shown = self.app.shown().ok_or(JsValue::NULL)?;
        let packed = self.source.packed(&shown.prepared);
        let open = self.open(Arc::clone(&shown.prepared), packed.dyads.clone(), packed).await?;
        settled(self.told(&open, &shown, None, Some(form))).await
    }

    /// Draws what is shown, or promises it in a form to take along.
    fn told(&self, open: &Open, shown: &Shown, record: Option<usize>, form: Option<&str>) -> JsValue {
        // Nothing of the app may be held: the module asks the element what it shows.
        let state = self.app.now().state.clone();
        let (language, view, dyads) = (&shown.language, state.view.word(), shown.dyads.clone());
        open.desk.draw(&self.root, language, view, &state.filter, dyads, record, form)
    }

    fn take(&self, answer: Answer) {
        let mut model = self.app.change();
        match answer {
            Answer::Filter(filter) => (model.state.filter, model.state.asks) = (filter, false),
            Answer::Kept(kept, words) => {
                model.kept = Some(kept);
                if let Some(words) = words {
                    model.state.typed = words;
                }
            }
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
            let answer = comparison.open(Arc::clone(&wish.prepared), wish.dyads.clone(), packed).await;
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

    async fn open(&self, prepared: Arc<Prepared>, dyads: Vec<usize>, packed: Packed) -> Result<Open, JsValue> {
        let module: Module = settled(self.module.call0(&JsValue::NULL)?).await?.unchecked_into();
        let (dossier, grounds) = (packed.dossier, packed.grounds);
        let workings = if dyads == packed.dyads {
            packed.workings
        } else {
            let grounds = grounds.clone().unwrap_or_else(|| module.grounds());
            Some(self.source.workings(&dossier, &grounds).await?)
        };
        let desk = module.open(&dossier, grounds.as_ref(), workings.as_ref())?;
        Ok(Open { prepared, dyads, desk })
    }
}
