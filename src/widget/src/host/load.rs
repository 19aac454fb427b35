//! Where a dossier comes from: the bundle, or what the reader's module has made of a page's own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use analysis::prepared::{Prepared, chosen};
use dossier::packed::from_bytes;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::page::{Page, message_of};
use crate::app::App;

/// The dossier that the bundle carries, in its packed form.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossier.bin"));

/// What there is to show.
#[derive(Clone)]
pub enum Loaded {
    /// Not here yet.
    Waiting,
    /// Here.
    Ready(Arc<Prepared>),
    /// It cannot be shown: one sentence a mistake, with its place.
    Failed(Arc<Vec<String>>),
}

/// The built-in dossier.
pub fn built_in() -> Loaded {
    unpacked(BUILT_IN)
}

fn unpacked(bytes: &[u8]) -> Loaded {
    match from_bytes(bytes) {
        Some(prepared) => Loaded::Ready(Arc::new(prepared)),
        None => Loaded::Failed(Arc::new(vec!["The files of the widget are of different versions.".to_owned()])),
    }
}

/// A dossier and what follows from it, in their packed forms.
#[derive(Clone)]
pub struct Packed {
    /// The dossier.
    pub dossier: Uint8Array,
    /// Its grounds, as `analysis` calls them; `None`: what the module of the comparison carries.
    pub grounds: Option<Uint8Array>,
    /// What follows; `None`: as the grounds.
    pub workings: Option<Uint8Array>,
    /// For which dyads.
    pub dyads: Vec<usize>,
}

/// Gives one widget its dossier. A clone is of the same widget.
#[derive(Clone)]
pub struct Source {
    app: App,
    page: Page,
    /// Promises the functions of the reader's module, which is fetched when there is something to read.
    module: Function,
    /// The dossier that the page has given; `None`: the built-in one.
    given: Rc<RefCell<Option<Packed>>>,
    /// How often a dossier has been asked for: an answer to an older question is not shown.
    asked: Rc<Cell<u32>>,
}

impl Source {
    /// A widget's way to dossiers.
    pub fn new(app: App, page: Page, module: Function) -> Self {
        Self { app, page, module, given: Rc::default(), asked: Rc::default() }
    }

    /// From now on the answers that are on their way are nobody's.
    pub fn forget(&self) -> u32 {
        let asked = self.asked.get() + 1;
        self.asked.set(asked);
        asked
    }

    /// Shows the dossier at an address; without one, the built-in dossier.
    pub fn fetch(&self, address: Option<String>) {
        if let Some(address) = address {
            self.app.change().loaded = Loaded::Waiting;
            let source = self.clone();
            spawn_local(async move { drop(source.read("from_address", &address.into()).await) });
        } else {
            self.forget();
            self.given.take();
            self.app.change().loaded = built_in();
        }
    }

    /// Shows what the page hands over: an object, JSON text, or its bytes. Rejects with what is wrong with it.
    pub fn take(&self, dossier: JsValue) -> Promise {
        let source = self.clone();
        future_to_promise(async move { source.read("from_value", &dossier).await.map(|()| JsValue::UNDEFINED) })
    }

    /// The packed forms of a dossier that this has given to the app.
    pub fn packed(&self, prepared: &Prepared) -> Packed {
        self.given.borrow().clone().unwrap_or_else(|| Packed {
            dossier: BUILT_IN.into(),
            grounds: None,
            workings: None,
            dyads: chosen(&prepared.dossier, &[]),
        })
    }

    /// What follows from a packed dossier for the dyads that are shown now.
    pub async fn workings(&self, dossier: &Uint8Array, grounds: &Uint8Array) -> Result<Uint8Array, JsValue> {
        let dyads = self.app.now().state.dyads.join(" ");
        self.call("for_dyads", &Array::of3(dossier, grounds, &dyads.into())).await?.dyn_into()
    }

    /// Asks a function of the reader and shows what it answers.
    async fn read(&self, function: &str, about: &JsValue) -> Result<(), JsValue> {
        let (asked, dyads) = (self.forget(), self.app.now().state.dyads.join(" "));
        let answer = self.call(function, &Array::of2(about, &dyads.as_str().into())).await;
        if self.asked.get() != asked {
            return Ok(());
        }
        match answer.and_then(|answer| self.give(&answer.dyn_into()?, &dyads)) {
            Ok(()) => Ok(()),
            Err(error) => {
                let mistakes = message_of(&error).split('\n').map(str::to_owned).collect();
                self.app.change().loaded = Loaded::Failed(Arc::new(mistakes));
                self.page.complain_of(&error);
                Err(error)
            }
        }
    }

    /// Shows what the reader has made: a dossier, and what follows from it for the dyads asked for.
    fn give(&self, answer: &Array, dyads: &str) -> Result<(), JsValue> {
        let part = |at: u32| answer.get(at).dyn_into::<Uint8Array>();
        let (dossier, grounds, workings) = (part(0)?, Some(part(1)?), Some(part(2)?));
        let loaded = unpacked(&dossier.to_vec());
        if let Loaded::Ready(prepared) = &loaded {
            let dyads = chosen(&prepared.dossier, &dyads.split(' ').collect::<Vec<_>>());
            self.given.replace(Some(Packed { dossier, grounds, workings, dyads }));
        }
        self.app.change().loaded = loaded;
        Ok(())
    }

    async fn call(&self, function: &str, about: &Array) -> Result<JsValue, JsValue> {
        let module = settled(self.module.call0(&JsValue::NULL)?).await?;
        let function: Function = Reflect::get(&module, &function.into())?.dyn_into()?;
        settled(function.apply(&JsValue::NULL, about)?).await
    }
}

/// What a value comes to, if it is a promise.
pub async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}
