//! Where a dossier comes from: the bundle, an address, or what a page hands over. All are read by the same code.

use std::sync::Arc;

use dossier::Dossier;
use dossier::read::{Finding, Format, Source, read};
use js_sys::{ArrayBuffer, JSON, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The dossier that the bundle carries, in the wire format.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/dossier.json"));

/// What there is to show.
#[derive(Clone)]
pub enum Loaded {
    /// Not here yet.
    Waiting,
    /// Here.
    Ready(Arc<Dossier>),
    /// It cannot be shown: one sentence a mistake, with its place.
    Failed(Arc<Vec<String>>),
}

/// The built-in dossier.
pub fn built_in() -> Loaded {
    from_text("dossier.json", BUILT_IN)
}

/// Reads a dossier from text.
pub fn from_text(name: &str, text: &str) -> Loaded {
    match read(&[Source { name, text, format: Format::Json }]) {
        Ok(dossier) => Loaded::Ready(Arc::new(dossier)),
        Err(findings) => Loaded::Failed(Arc::new(findings.iter().map(sentence).collect())),
    }
}

fn sentence(finding: &Finding) -> String {
    let Finding { file, line, column, expected, found, .. } = finding;
    format!("{file}, line {line}, column {column}: expected {expected}; found {found}.")
}

/// Reads what a page hands over: an object, JSON text, or the bytes of JSON text.
pub fn from_value(value: &JsValue) -> Loaded {
    let text = if let Some(text) = value.as_string() {
        Ok(text)
    } else if let Some(bytes) = value.dyn_ref::<ArrayBuffer>() {
        decoded(&Uint8Array::new(bytes).to_vec())
    } else {
        // Objects take the way of text too, so that every dossier is read by one reader.
        JSON::stringify(value).map(String::from).map_err(|_| "the object cannot be written as JSON".to_owned())
    };
    match text {
        Ok(text) => from_text("dossier", &text),
        Err(message) => Loaded::Failed(Arc::new(vec![message])),
    }
}

/// Fetches a dossier.
pub async fn from_address(address: String) -> Loaded {
    match fetched(&address).await {
        Ok(text) => from_text(address.rsplit('/').next().unwrap_or(&address), &text),
        Err(message) => Loaded::Failed(Arc::new(vec![format!("{address}: {message}.")])),
    }
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
