//! Gathers what the code for other pages is made of.

use dossier::Extent;
use js_sys::{JsString, Reflect};
use render::{View as Part, Wanted, fragment};
use ui::dom::Region;
use ui::tree::View;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response, Url, window};

use super::take::{Taken, address, host};
use crate::take::share::{SHOWN, Share, folder, tree};
use crate::take::strings::Taking;

/// The class of the element that the code stands in.
pub const SHARED: &str = "shared";
/// So many records, and so many figures a cell, stand in for the widget: the editor of a page will read them.
const MOST: usize = 12;

#[wasm_bindgen]
extern "C" {
    /// Where this module's script is from.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = "url")]
    static SCRIPT: JsString;
}

/// Shows the code below the button that asks for it.
pub async fn show(taken: &Taken, button: &Element) {
    let Ok(Some(place)) = taken.root.query_selector(&[".", SHARED].concat()) else { return };
    let (strings, script) = (Taking::of(&taken.language), SCRIPT.with(|url| String::from(url)));
    let element = host(&taken.root);
    let own = |name: &str| element.as_ref().and_then(|element| element.get_attribute(name));
    let folder = folder(&script).filter(|_| taken.opened.is_built_in || own("src").is_some());
    let integrity = match folder {
        Some(folder) => integrity(folder).await.unwrap_or_default(),
        None => String::new(),
    };
    let said = |name: &str| {
        let value = own(name)?;
        let base = element.as_ref().and_then(|element| element.base_uri().ok().flatten()).unwrap_or_default();
        let whole = if name == "src" { Url::new_with_base(&value, &base).ok().map(|url| url.href()) } else { None };
        Some((name.to_owned(), whole.unwrap_or(value)))
    };
    let attributes: Vec<_> = SHOWN.into_iter().filter_map(said).collect();
    let here = own("data-address").map(|_| address(&taken.root));
    let fallback = fallback(taken, &own);
    let share = folder.map(|folder| Share {
        folder,
        title: taken.opened.prepared.dossier.title.get(&taken.language),
        attributes: &attributes,
        integrity: &integrity,
        fallback: &fallback,
        here: here.as_deref(),
    });
    place.set_text_content(None);
    Region::new(place).show(tree(strings, share.as_ref()));
    button.set_attribute("aria-expanded", "true").unwrap_or_default();
}

/// What is shown, for who has no script: the comparison as a table, or the records in view.
fn fallback(taken: &Taken, own: &dyn Fn(&str) -> Option<String>) -> String {
    let opened = &taken.opened;
    let day = |name: &str| own(name).and_then(|text| Extent::of_calendar(&text));
    let wanted = Wanted {
        dyads: &taken.dyads,
        records: &taken.records,
        language: &taken.language,
        prefix: &[&opened.prepared.dossier.id, "-", taken.view.word()].concat(),
        view: if taken.view == View::Compare { Part::Compare } else { Part::Timeline },
        extent: Extent {
            earliest: day("from").and_then(|day| day.earliest),
            latest: day("to").and_then(|day| day.latest),
        },
        most: MOST,
    };
    fragment(&opened.prepared, &opened.workings, &wanted)
}

/// The hash of the element's script, as it was published beside it.
async fn integrity(folder: &str) -> Option<String> {
    let asked = window()?.fetch_with_str(&[folder, "integrity.json"].concat());
    let answer: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let known = JsFuture::from(answer.json().ok().filter(|_| answer.ok())?).await.ok()?;
    Reflect::get(&known, &JsValue::from_str("entente.js")).ok()?.as_string()
}
