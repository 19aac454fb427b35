//! Reads a page's own dossier: text to a [`Prepared`] dossier and its [`Workings`], both packed, or every mistake in it.
//!
//! It is a module of its own beside the widget's, fetched when a page has a dossier of its own, or compares other
//! dyads than those that the bundle was prepared for. A page with the built-in dossier never pays for it.

use analysis::prepared::{Prepared, Workings, packed};
use dossier::Dossier;
use dossier::packed::{from_bytes, to_bytes};
use dossier::read::{Finding, Format, Source, read};
use js_sys::{Array, ArrayBuffer, JSON, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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

/// Fetches a dossier and prepares it for dyads given by id, blanks between them. The answer has two parts, both packed:
/// the dossier, and what follows for the dyads.
///
/// # Errors
/// An `Error` whose message has a line a mistake, and whose `findings` are the mistakes in parts.
#[wasm_bindgen]
pub async fn from_address(address: String, dyads: String) -> Result<Array, JsValue> {
    let text = fetched(&address).await.map_err(|message| Refusal::from(format!("{address}: {message}.")));
    let name = address.rsplit('/').next().unwrap_or(&address);
    text.and_then(|text| from_text(name, &text)).map(|dossier| both(dossier, &dyads)).map_err(thrown)
}

/// Prepares what a page hands over: an object, JSON text, or the bytes of JSON text.
///
/// # Errors
/// As [`from_address`].
#[wasm_bindgen]
pub fn from_value(value: &JsValue, dyads: &str) -> Result<Array, JsValue> {
    let text = if let Some(text) = value.as_string() {
        Ok(text)
    } else if let Some(bytes) = value.dyn_ref::<ArrayBuffer>() {
        decoded(&Uint8Array::new(bytes).to_vec())
    } else {
        // Objects take the way of text too, so that every dossier is read by one reader.
        JSON::stringify(value).map(String::from).map_err(|_| "the object cannot be written as JSON".to_owned())
    };
    let dossier = text.map_err(Refusal::from).and_then(|text| from_text("dossier", &text));
    dossier.map(|dossier| both(dossier, dyads)).map_err(thrown)
}

/// What follows from a packed dossier for other dyads, packed too.
///
/// # Errors
/// As [`from_address`], where the bytes are no dossier of this version.
#[wasm_bindgen]
pub fn for_dyads(prepared: &[u8], dyads: &str) -> Result<Vec<u8>, JsValue> {
    let known: Option<Prepared> = from_bytes(prepared);
    let known =
        known.ok_or_else(|| thrown("The widget and its reader are of different versions.".to_owned().into()))?;
    Ok(to_bytes(&Workings::new(&known.dossier, &ids(dyads)).of(prepared)))
}

fn both(dossier: Dossier, dyads: &str) -> Array {
    packed(dossier, &ids(dyads)).iter().map(|bytes| Uint8Array::from(bytes.as_slice())).collect()
}

fn ids(dyads: &str) -> Vec<&str> {
    dyads.split(' ').collect()
}

fn from_text(name: &str, text: &str) -> Result<Dossier, Refusal> {
    let read = read(&[Source { name, text, format: Format::Json }]);
    read.map_err(|findings| Refusal {
        message: findings.iter().map(sentence).collect::<Vec<_>>().join("\n"),
        findings: findings.into_iter().map(mistake).collect(),
    })
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
    let error = js_sys::Error::new(&refusal.message);
    if let Ok(findings) = serde_wasm_bindgen::to_value(&refusal.findings) {
        drop(Reflect::set(&error, &"findings".into(), &findings));
    }
    error.into()
}

async fn fetched(address: &str) -> Result<String, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let failed = |_| "it cannot be reached".to_owned();
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(failed)?;
    let response: Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(format!("the server answers {}", response.status()));
    }
    let body = response.array_buffer().map_err(failed)?;
    let bytes = JsFuture::from(body).await.map_err(failed)?;
    decoded(&Uint8Array::new(&bytes).to_vec())
}

fn decoded(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) => Err(format!("expected UTF-8 text; byte {} is none", error.valid_up_to())),
    }
}
