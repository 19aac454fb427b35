//! Where a dossier comes from: the bundle, or what the reader's module has made of a page's own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use analysis::prepared::Prepared;
use dossier::packed::from_bytes;
use js_sys::{Error, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::page::Page;
use crate::app::App;
use crate::state::View;

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

/// Gives one widget its dossier. A clone is of the same widget.
#[derive(Clone)]
pub struct Source {
    app: App,
    page: Page,
    /// Promises the functions of the reader's module, which is fetched when there is something to read.
    module: Function,
    /// The packed form of the dossier that the page has given; `None`: the built-in one.
    given: Rc<RefCell<Option<Uint8Array>>>,
    /// How often a dossier has been asked for: an answer to an older question is not shown.
    asked: Rc<Cell<u32>>,
    /// The dyads that the reader was last asked to compare.
    compared: Rc<RefCell<Vec<usize>>>,
}

impl Source {
    /// A widget's way to dossiers.
    pub fn new(app: App, page: Page, module: Function) -> Self {
        Self { app, page, module, given: Rc::default(), asked: Rc::default(), compared: Rc::default() }
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

    /// Has the dyads compared that are to be, if the dossier was prepared for others.
    pub fn compare(&self) {
        let Some(shown) = self.app.shown() else { return };
        let lacks = self.app.now().state.view == View::Compare && shown.dyads != shown.prepared.dyads;
        if !lacks || *self.compared.borrow() == shown.dyads {
            return;
        }
        self.compared.replace(shown.dyads.clone());
        self.app.change().lost = false;
        let (source, given) = (self.clone(), self.given.borrow().clone());
        let bytes = given.unwrap_or_else(|| BUILT_IN.into());
        spawn_local(async move { drop(source.read("for_dyads", &bytes.into()).await) });
    }

    /// Asks a function of the reader and shows what it answers.
    async fn read(&self, function: &str, about: &JsValue) -> Result<(), JsValue> {
        let (asked, dyads) = (self.forget(), self.app.now().state.dyads.join(" "));
        let answer = self.call(function, about, &dyads).await;
        if self.asked.get() != asked {
            return Ok(());
        }
        match answer {
            Ok(bytes) => {
                self.compared.take();
                self.app.change().loaded = unpacked(&bytes.to_vec());
                self.given.replace(Some(bytes));
                Ok(())
            }
            Err(error) => {
                let message = error.dyn_ref::<Error>().map(|error| String::from(error.message())).unwrap_or_default();
                if function == "for_dyads" {
                    // The dossier is there all the same, and the timeline goes on.
                    self.app.change().lost = true;
                } else {
                    let mistakes = message.split('\n').map(str::to_owned).collect();
                    self.app.change().loaded = Loaded::Failed(Arc::new(mistakes));
                }
                self.page.complain(&message, &error);
                Err(error)
            }
        }
    }

    async fn call(&self, function: &str, about: &JsValue, dyads: &str) -> Result<Uint8Array, JsValue> {
        let module = settled(self.module.call0(&JsValue::NULL)?).await?;
        let function: Function = Reflect::get(&module, &function.into())?.dyn_into()?;
        settled(function.call2(&JsValue::NULL, about, &dyads.into())?).await?.dyn_into()
    }
}

async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}
