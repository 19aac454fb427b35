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
use web_sys::{Element, HtmlElement};

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
    #[wasm_bindgen(method, catch)]
    fn compare(this: &Desk, target: &Element, language: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn detail(
        this: &Desk,
        target: &Element,
        language: &str,
        record: usize,
        filter: &str,
        dyads: Vec<usize>,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn kept(this: &Desk, filter: &str, language: &str) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn words(this: &Desk, filter: &str, language: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn typed(this: &Desk, filter: &str, language: &str, text: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn find(
        this: &Desk,
        choices: Option<&Element>,
        found: Option<&Element>,
        filter: &str,
        language: &str,
        dyads: Vec<usize>,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn free(this: &Desk);
}

/// The class of the element that is left to the module in the view.
pub const COMPARISON: &str = "comparison";
/// The class of the one in the detail.
pub const DETAIL: &str = "evidence";
/// The class of the one that lists what can be chosen.
pub const CHOICES: &str = "choices";
/// The class of the one that tells what was found.
pub const FOUND: &str = "found";

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
        let kept = |records: Vec<u8>| Kept {
            prepared: Arc::clone(&self.prepared),
            filter: (state.filter.clone(), language.to_owned()),
            records,
        };
        let answer = self.desk.kept(&state.filter, language).and_then(|records| {
            let words = self.desk.words(&state.filter, language)?;
            // What stands in the field stays as it was typed, as long as it says the same.
            let same = self.desk.typed(&state.filter, language, &state.typed)? == state.filter;
            Ok(Answer::Kept(Rc::new(kept(records)), (!same).then_some(words)))
        });
        Some(answer)
    }

    /// Draws into the places that there are now.
    fn draw(&self, root: &HtmlElement, shown: &Shown, state: &State, record: Option<usize>) -> Result<(), JsValue> {
        let place = |class: &str| root.query_selector(&[".", class].concat()).ok().flatten();
        let language = shown.language.as_str();
        if finds(state) {
            let (choices, found) = (place(CHOICES), place(FOUND));
            self.desk.find(choices.as_ref(), found.as_ref(), &state.filter, language, shown.dyads.clone())?;
        }
        if let Some(place) = place(COMPARISON) {
            self.desk.compare(&place, language)?;
        }
        if let (Some(place), Some(record)) = (place(DETAIL), record) {
            self.desk.detail(&place, language, record, &state.filter, shown.dyads.clone())?;
        }
        Ok(())
    }
}

/// What follows from what was typed, or chosen.
enum Answer {
    /// The filter that it makes.
    Filter(String),
    /// What the filter keeps, and what is to stand in the field if that is something else.
    Kept(Rc<Kept>, Option<String>),
}

/// Whether something is looked for, or is about to be.
fn finds(state: &State) -> bool {
    state.view == View::Timeline && (state.finds || !state.filter.is_empty())
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
    /// The filter that could not be read, once that has been said.
    complained: Rc<RefCell<Option<String>>>,
}

impl Comparison {
    /// A widget's way to its comparison.
    pub fn new(app: App, page: Page, root: HtmlElement, source: Source, module: Function) -> Self {
        Self {
            app,
            page,
            root,
            source,
            module,
            wish: Rc::default(),
            expected: Rc::default(),
            complained: Rc::default(),
        }
    }

    /// Releases what was unpacked; from now on the answer that is on its way is nobody's.
    pub fn forget(&self) {
        self.wish.take();
        self.app.change().compared = Compared::Waiting;
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
        let compares = view == View::Compare;
        let record = focus.as_deref().and_then(|id| shown.record(id));
        let open = match &self.app.now().compared {
            Compared::Ready(open) if open.fits(&shown, compares) => Some(Rc::clone(open)),
            _ => None,
        };
        let looks = finds(&self.app.now().state);
        if let Some(open) = open {
            let answer = if looks { open.kept(&self.app.now()) } else { None };
            match answer {
                Some(Ok(answer)) => self.take(answer),
                Some(Err(error)) => {
                    // Said once: as long as it is not known what it keeps, everything is shown.
                    let filter = Some(self.app.now().state.filter.clone());
                    if self.complained.replace(filter.clone()) != filter {
                        self.page.complain_of(&error);
                    }
                }
                None => {}
            }
            let state = self.app.now().state.clone();
            if let Err(error) = open.draw(&self.root, &shown, &state, record) {
                self.page.complain_of(&error);
            }
        } else if compares || looks || record.is_some() {
            let packed = self.source.packed(&shown.prepared);
            let dyads = if compares { shown.dyads.clone() } else { packed.dyads.clone() };
            self.ask(Wish { prepared: Arc::clone(&shown.prepared), dyads, view, focus, looks }, packed);
        } else {
            // What could not be fetched is fetched again the next time that it is asked for.
            self.wish.take();
        }
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
        let module: Module = settled(self.module.call0(&JsValue::NULL)?).await?.unchecked_into();
        let (dossier, grounds) = (packed.dossier, packed.grounds);
        let workings = if wish.dyads == packed.dyads {
            packed.workings
        } else {
            let grounds = grounds.clone().unwrap_or_else(|| module.grounds());
            Some(self.source.workings(&dossier, &grounds).await?)
        };
        let desk = module.open(&dossier, grounds.as_ref(), workings.as_ref())?;
        Ok(Open { prepared: Arc::clone(&wish.prepared), dyads: wish.dyads.clone(), desk })
    }
}
