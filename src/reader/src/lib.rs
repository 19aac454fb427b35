//! Reads a page's own dossier: text to a dossier, its grounds and its [`Workings`], all packed, or every mistake in it.
//!
//! It is a module of its own beside the widget's, fetched when a page has a dossier of its own, or compares other
//! dyads than those that the bundle was prepared for. A page with the built-in dossier never pays for it.

use analysis::prepared::{Workings, packed, whole};
use dossier::Dossier;
use dossier::packed::{Progress, to_bytes};
use dossier::read::{Finding, Format, LARGEST, Parsed, Source};
use js_sys::{Array, ArrayBuffer, Error, Function, JSON, JsString, Promise, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// So many records are read before the page may do something else: some 30 ms.
const SLICE: usize = 1_000;

/// Something wrong in a dossier, as scripts get it.
#[derive(Serialize)]
struct Mistake {
    file: String,
    line: u32,
    column: u32,
    rule: &'static str,
    expected: String,
    found: String,
}

/// Why there is no dossier: a sentence a line, and where they are known the mistakes in parts.
struct Refusal {
    message: String,
    findings: Vec<Mistake>,
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self { message, findings: Vec::new() }
    }
}

/// Prepares a dossier for dyads given by id, blanks between them: an object, JSON text or its bytes. `address` is where it
/// is from, if it is from anywhere. The answer has three parts, all packed: the dossier as far as a picture needs it, its
/// grounds, and what follows for the dyads.
///
/// `told` is called with how many records have been read and how many there are, between slices in which the page is
/// alive; if it returns `false` the reading stops.
///
/// # Errors
/// An `Error` whose message has a line a mistake, and whose `findings` are the mistakes in parts; one with the name
/// `AbortError` where it was stopped.
#[wasm_bindgen]
pub async fn read(value: JsValue, address: String, dyads: String, told: Option<Function>) -> Result<Array, JsValue> {
    let text = if let Some(bytes) = value.dyn_ref::<ArrayBuffer>() {
        small(bytes.byte_length()).and_then(|()| decoded(&Uint8Array::new(bytes).to_vec()))
    } else {
        // Objects take the way of text too, so that every dossier is read by one reader.
        let text = value.dyn_into::<JsString>().or_else(|object| JSON::stringify(&object));
        let text = text.ok().filter(|text| text.is_string());
        let text = text.ok_or_else(|| "what was handed over cannot be written as JSON".to_owned());
        text.and_then(|text| small(text.length()).map(|()| String::from(text)))
    };
    let name = address.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("dossier");
    let text = text.map_err(|message| thrown(format!("{name}: {message}.").into()))?;
    from_text(name, &text, &dyads, told.as_ref()).await
}

/// What follows from a packed dossier for other dyads, packed too.
///
/// # Errors
/// As [`from_address`], where the bytes are no dossier of this version.
#[wasm_bindgen]
pub fn for_dyads(picture: &[u8], grounds: &[u8], dyads: &str) -> Result<Vec<u8>, JsValue> {
    let known = whole(picture, grounds)
        .ok_or_else(|| thrown("The widget and its reader are of different versions.".to_owned().into()))?;
    Ok(to_bytes(&Workings::new(&known.dossier, &ids(dyads)).of(picture)))
}

fn all(dossier: Dossier, dyads: &str) -> Array {
    packed(dossier, &ids(dyads)).iter().map(|bytes| Uint8Array::from(bytes.as_slice())).collect()
}

fn ids(dyads: &str) -> Vec<&str> {
    dyads.split(' ').collect()
}

/// Reads a text slice by slice, then works out what follows, each of which takes what it takes: the grammar of the text
/// and the results cannot be had by halves.
async fn from_text(name: &str, text: &str, dyads: &str, told: Option<&Function>) -> Result<Array, JsValue> {
    let sources = [Source { name, text, format: Format::Json }];
    let mut parsed = Parsed::new(&sources);
    let mut reading = parsed.reading();
    loop {
        let progress = reading.step(SLICE);
        tell(told, progress).await?;
        if progress.done == progress.of {
            break;
        }
    }
    let dossier = reading.finish().map_err(|findings| {
        let message = findings.iter().map(sentence).collect::<Vec<_>>().join("\n");
        thrown(Refusal { message, findings: findings.into_iter().map(mistake).collect() })
    })?;
    drop(parsed);
    Ok(all(dossier, dyads))
}

/// Says how far the reading is, and lets the page go on for a moment, unless it wants no more.
async fn tell(told: Option<&Function>, progress: Progress) -> Result<(), JsValue> {
    let Progress { done, of } = progress;
    if let Some(told) = told
        && told.call2(&JsValue::NULL, &(done as f64).into(), &(of as f64).into())? == false
    {
        let error = Error::new("Reading the dossier was stopped.");
        error.set_name("AbortError");
        return Err(error.into());
    }
    if done < of {
        // Not a microtask: those all run before the page draws or hears of a click.
        let wait = Promise::new(&mut |go_on, _| {
            let timer = Reflect::get(&js_sys::global(), &"setTimeout".into()).and_then(|it| it.dyn_into::<Function>());
            if timer.and_then(|timer| timer.call1(&JsValue::NULL, &go_on)).is_err() {
                drop(go_on.call0(&JsValue::NULL));
            }
        });
        JsFuture::from(wait).await?;
    }
    Ok(())
}

fn sentence(finding: &Finding) -> String {
    let Finding { file, line, column, expected, found, .. } = finding;
    format!("{file}, line {line}, column {column}: expected {expected}; found {found}.")
}

fn mistake(finding: Finding) -> Mistake {
    let Finding { file, line, column, rule, expected, found, .. } = finding;
    Mistake { file, line, column, rule, expected, found }
}

fn thrown(refusal: Refusal) -> JsValue {
    let error = Error::new(&refusal.message);
    if let Ok(findings) = serde_wasm_bindgen::to_value(&refusal.findings) {
        drop(Reflect::set(&error, &"findings".into(), &findings));
    }
    error.into()
}

/// What is far too large is not copied into the module only to be refused there.
fn small(length: u32) -> Result<(), String> {
    let most = LARGEST as u32;
    if length <= most { Ok(()) } else { Err(format!("expected at most {} MiB; found {length} bytes", most >> 20)) }
}

fn decoded(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) => Err(format!("expected UTF-8 text; byte {} is none", error.valid_up_to())),
    }
}
