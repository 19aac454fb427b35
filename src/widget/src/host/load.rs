//! Where a dossier comes from: the bundle, a packed file, or what the reader's module has made of a page's own text.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use analysis::prepared::{Prepared, chosen};
use dossier::Text;
use dossier::packed::{HEAD, Progress, Unpacking, ends, is_file};
use js_sys::{Array, ArrayBuffer, Date, Error, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::page::{Page, later, message_of};
use crate::app::App;

/// The dossier that the bundle carries, in its packed form.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossier.bin"));
/// What takes longer tells how far it is, in milliseconds.
const PATIENCE: u32 = 400;
/// After so many milliseconds of unpacking the page may do something else.
const SLICE: f64 = 40.0;
/// So many records are unpacked before one looks at the clock.
const STEP: usize = 500;

/// What there is to show.
#[derive(Clone)]
pub enum Loaded {
    /// Not here yet; how far it is, once that has taken long enough to be told.
    Waiting(Option<Rc<Coming>>),
    /// The reader has stopped it.
    Stopped,
    /// Here.
    Ready(Arc<Prepared>),
    /// It cannot be shown: one sentence a mistake, with its place; and whether it can be fetched again.
    Failed(Arc<Vec<String>>, bool),
}

/// A dossier that is being read.
pub struct Coming {
    /// Its title, once that is known.
    pub title: Option<Text>,
    /// How much of it is there; of nothing, as long as it is not known how much there is.
    pub progress: Progress,
}

impl Coming {
    /// Nothing of it is known.
    fn nothing() -> Self {
        Self { title: None, progress: Progress { done: 0, of: 0 } }
    }
}

/// The built-in dossier.
pub fn built_in() -> Loaded {
    match Unpacking::new(BUILT_IN).and_then(Unpacking::finish) {
        Some(prepared) => Loaded::Ready(Arc::new(prepared)),
        None => Loaded::Failed(Arc::new(vec![OTHER_VERSION.to_owned()]), false),
    }
}

const OTHER_VERSION: &str = "The files of the widget are of different versions.";

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
    /// Promises the bytes at an address; its `pause` promises that the page has had its turn.
    fetches: Function,
    /// Promises the functions of the reader's module, which is fetched when there is something to read.
    module: Function,
    /// The dossier that the page has given; `None`: the built-in one.
    given: Rc<RefCell<Option<Packed>>>,
    /// How often a dossier has been asked for: an answer to an older question is not shown.
    asked: Rc<Cell<u32>>,
    /// What was shown before one began to wait.
    before: Rc<RefCell<Option<Arc<Prepared>>>>,
    /// What is being fetched, and from where.
    coming: Rc<RefCell<(JsValue, Option<String>)>>,
}

impl Source {
    /// A widget's way to dossiers.
    pub fn new(app: App, page: Page, fetches: Function, module: Function) -> Self {
        let (given, asked, before, coming) = Default::default();
        Self { app, page, fetches, module, given, asked, before, coming }
    }

    /// From now on the answers that are on their way are nobody's.
    pub fn forget(&self) -> u32 {
        // Promised bytes can be stopped; after they have come that does nothing.
        if let Ok(stop) = Reflect::get(&self.coming.borrow().0, &"stop".into()).and_then(JsCast::dyn_into::<Function>) {
            drop(stop.call0(&JsValue::NULL));
        }
        let asked = self.asked.get() + 1;
        self.asked.set(asked);
        asked
    }

    /// Shows the dossier at an address; without one, the built-in dossier.
    pub fn fetch(&self, address: Option<String>) {
        self.coming.borrow_mut().1.clone_from(&address);
        if address.is_some() {
            self.again();
        } else {
            self.forget();
            self.given.take();
            self.app.change().loaded = built_in();
        }
    }

    /// Fetches what was last asked for.
    pub fn again(&self) {
        let address = self.coming.borrow().1.clone();
        if let Some(address) = address {
            self.app.change().loaded = Loaded::Waiting(None);
            let source = self.clone();
            spawn_local(async move { drop(source.bring(Err(address)).await) });
        }
    }

    /// The reader waits no longer: what was shown before is shown again.
    pub fn stop(&self) {
        self.forget();
        self.app.change().loaded = self.before.take().map_or(Loaded::Stopped, Loaded::Ready);
    }

    /// Shows what the page hands over: an object, JSON text, or its bytes. Then calls one function, or another with what
    /// is wrong with it.
    pub fn take(&self, dossier: JsValue, resolve: Function, reject: Function) {
        let source = self.clone();
        spawn_local(async move {
            drop(match source.bring(Ok(dossier)).await {
                Ok(()) => resolve.call0(&JsValue::NULL),
                Err(error) => reject.call1(&JsValue::NULL, &error),
            });
        });
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
        let dyads = self.app.now().state.attribute("dyads").unwrap_or_default();
        self.call("for_dyads", &Array::of3(dossier, grounds, &dyads.into())).await?.dyn_into()
    }

    /// Shows a dossier that is handed over, or else is at an address.
    async fn bring(&self, given: Result<JsValue, String>) -> Result<(), JsValue> {
        let asked = self.forget();
        let has_address = given.is_err();
        let before = match &self.app.now().loaded {
            Loaded::Ready(prepared) => Some(Arc::clone(prepared)),
            _ => None,
        };
        self.before.replace(before);
        let source = self.clone();
        let patience = later(PATIENCE, Box::new(move || source.tell(asked, &Rc::new(Coming::nothing()))));
        let answer = self.prepared(asked, given).await;
        drop(patience);
        if self.asked.get() != asked {
            return answer.map(drop);
        }
        match answer {
            Ok((packed, prepared)) => {
                self.given.replace(Some(packed));
                self.app.change().loaded = Loaded::Ready(Arc::new(prepared));
                Ok(())
            }
            Err(error) => {
                let mistakes = message_of(&error).split('\n').map(str::to_owned).collect();
                self.app.change().loaded = Loaded::Failed(Arc::new(mistakes), has_address);
                self.page.complain_of(&error);
                Err(error)
            }
        }
    }

    async fn prepared(&self, asked: u32, given: Result<JsValue, String>) -> Result<(Packed, Prepared), JsValue> {
        let (name, given) = match given {
            Ok(given) => (String::new(), given),
            Err(address) => {
                let given = self.fetched(&address).await;
                let given = given.map_err(|why| said(&[&address, ": ", &message_of(&why), "."].concat()));
                (address, given?)
            }
        };
        // What `entente pack` has packed needs no reading; its workings are of the first two dyads.
        let bytes = given.dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer));
        let file = bytes.map(|bytes| (bytes.subarray(0, HEAD as u32).to_vec(), bytes));
        let (parts, dyads) = match file.filter(|(head, _)| is_file(head)) {
            Some((head, bytes)) => {
                let [first, second, third] = ends(&head, bytes.length() as usize).map_err(said)?;
                let part = |from: usize, to: usize| bytes.subarray(from as u32, to as u32);
                ([part(HEAD, first), part(first, second), part(second, third)], String::new())
            }
            None => self.read(asked, &given, &name).await?,
        };
        let [dossier, grounds, workings] = parts;
        let prepared = self.unpacked(asked, &dossier.to_vec()).await?;
        let dyads = chosen(&prepared.dossier, &dyads.split(' ').collect::<Vec<_>>());
        Ok((Packed { dossier, grounds: Some(grounds), workings: Some(workings), dyads }, prepared))
    }

    /// The bytes at an address.
    async fn fetched(&self, address: &str) -> Result<JsValue, JsValue> {
        let coming = self.fetches.call1(&JsValue::NULL, &address.into())?;
        self.coming.borrow_mut().0 = coming.clone();
        settled(coming).await
    }

    /// Lets the page draw and hear what the reader does.
    async fn pause(&self) {
        if let Ok(Ok(pause)) = Reflect::get(&self.fetches, &"pause".into()).map(JsCast::dyn_into::<Function>) {
            drop(settled(pause.call0(&JsValue::NULL).unwrap_or_default()).await);
        }
    }

    /// What the reader's module makes of a page's own dossier: its packed parts, and for which dyads.
    async fn read(&self, asked: u32, given: &JsValue, name: &str) -> Result<([Uint8Array; 3], String), JsValue> {
        let dyads = self.app.now().state.attribute("dyads").unwrap_or_default();
        let source = self.clone();
        let told = Closure::<dyn FnMut(f64, f64) -> bool>::new(move |done: f64, of: f64| {
            let progress = Progress { done: done as usize, of: of as usize };
            source.is_told(asked, None, progress)
        });
        let about = Array::of4(given, &name.into(), &dyads.as_str().into(), told.as_ref());
        let answer: Array = self.call("read", &about).await?.dyn_into()?;
        let part = |at: u32| answer.get(at).dyn_into::<Uint8Array>();
        Ok(([part(0)?, part(1)?, part(2)?], dyads))
    }

    /// Unpacks a picture, some records at a time, so that the page stays alive.
    async fn unpacked(&self, asked: u32, bytes: &[u8]) -> Result<Prepared, JsValue> {
        let mut unpacking: Unpacking<'_, Prepared> = Unpacking::new(bytes).ok_or_else(|| said(OTHER_VERSION))?;
        let mut until = Date::now() + SLICE;
        loop {
            let progress = unpacking.step(STEP);
            if progress.done == progress.of {
                return unpacking.finish().ok_or_else(|| said(OTHER_VERSION));
            }
            if Date::now() > until {
                if !self.is_told(asked, Some(&unpacking.so_far().dossier.title), progress) {
                    let error = Error::new("Reading the dossier was stopped.");
                    error.set_name("AbortError");
                    return Err(error.into());
                }
                self.pause().await;
                until = Date::now() + SLICE;
            }
        }
    }

    /// Whether a dossier is still wanted; if so and it has been told that it is coming, tells how far it is.
    fn is_told(&self, asked: u32, title: Option<&Text>, progress: Progress) -> bool {
        if matches!(self.app.now().loaded, Loaded::Waiting(Some(_))) {
            self.tell(asked, &Rc::new(Coming { title: title.cloned(), progress }));
        }
        self.asked.get() == asked
    }

    fn tell(&self, asked: u32, coming: &Rc<Coming>) {
        if self.asked.get() == asked {
            self.app.change().loaded = Loaded::Waiting(Some(Rc::clone(coming)));
        }
    }

    async fn call(&self, function: &str, about: &Array) -> Result<JsValue, JsValue> {
        let module = settled(self.module.call0(&JsValue::NULL)?).await?;
        let function: Function = Reflect::get(&module, &function.into())?.dyn_into()?;
        settled(function.apply(&JsValue::NULL, about)?).await
    }
}

/// Something wrong, in a sentence.
fn said(message: &str) -> JsValue {
    Error::new(message).into()
}

/// What a value comes to, if it is a promise.
pub async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}
