//! Makes files of what is shown, and offers them to the reader.

use std::rc::Rc;

use analysis::prepared::Prepared;
use dossier::{Day, Record, rows};
use js_sys::{Array, Date, Error, Function, JSON, Promise, Reflect};
use ui::citation::place;
use ui::terms::words;
use ui::tree::{Node, View, el, of};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, Event, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, ShadowRoot, Url, UrlSearchParams, window,
};

use super::drawing::{Drawing, drawing};
use super::heard::{Heard, control};
use super::share::{SHARED, show};
use crate::Opened;
use crate::take::cite::Reference;
use crate::take::strings::Taking;

/// The forms of a file, as buttons name them.
const FORMS: [(&str, &str); 4] = [("svg", "SVG"), ("png", "PNG"), ("csv", "CSV"), ("json", "JSON")];
/// The forms of a reference.
const REFERENCES: [(&str, &str); 2] = [("bib", "BibTeX"), ("csl", "CSL-JSON")];
/// Pixels of a picture for one of the page's, as long as no side is longer than browsers draw.
const SCALE: f64 = 2.0;
/// The longest side of a picture that every browser draws, in its own pixels.
const LONGEST: f64 = 8_192.0;

/// What is to be taken along.
pub struct Taken {
    pub opened: Rc<Opened>,
    /// Where the widget stands.
    pub root: Element,
    pub language: String,
    pub view: View,
    /// Positions of the relationships that are shown.
    pub dyads: Vec<usize>,
    /// Positions of the records that are shown.
    pub records: Vec<usize>,
    /// The one whose detail is open.
    pub record: Option<usize>,
}

/// The menu, and what hears of its buttons.
pub struct Menu {
    taken: Rc<Taken>,
    _heard: Heard,
}

impl Menu {
    /// The menu in an element.
    pub fn new(taken: Taken, target: &Element) -> Self {
        let taken = Rc::new(taken);
        let heard = Box::new({
            let taken = Rc::clone(&taken);
            move |event: Event| hear(&taken, &event)
        });
        let heard = Heard::new(target, &["click"], heard);
        Self { taken, _heard: heard }
    }

    /// What opens below the words that say so.
    pub fn tree(&self) -> Vec<Node> {
        let taken = &self.taken;
        let strings = Taking::of(&taken.language);
        let button = |(form, name): (&str, &str)| el("button").set("type", "button").set("data-take", form).say(name);
        vec![
            of("p", "ways").say(strings.save).put_all(FORMS.map(button).into()),
            el("h4").say(strings.cite),
            of("p", "reference").say(&taken.said(&|reference| reference.plain())),
            of("p", "ways").put(button(("copy", strings.copy))).put_all(REFERENCES.map(button).into()),
            of("p", "ways").put(button(("share", strings.share))),
            of("div", SHARED),
        ]
    }
}

impl Taken {
    fn prepared(&self) -> &Prepared {
        &self.opened.prepared
    }

    /// Something of the reference to what is shown.
    fn said(&self, of: &dyn Fn(&Reference<'_>) -> String) -> String {
        let words = words(&self.language);
        let dossier = &self.prepared().dossier;
        let record = self.record.and_then(|at| dossier.records.get(at));
        let whole = || self.view.word().to_owned();
        let part = record.map_or_else(whole, |record: &Record| {
            let when = record.when().map_or_else(String::new, |when| [", ", &words.full_date(&when)].concat());
            let places: Vec<String> = record.claims.iter().map(|claim| place(dossier, claim)).collect();
            [record.title.get(&self.language), &when, " (", &places.join(", "), ")"].concat()
        });
        let today = (Date::now() / 86_400_000.0).floor() as i32;
        of(&Reference {
            dossier,
            language: &self.language,
            part,
            address: &address(&self.root),
            visited: Day(today),
            words: &words,
        })
    }

    /// The name of a file.
    fn name(&self, form: &str) -> String {
        let end = match form {
            "csl" => "csl.json",
            form => form,
        };
        [&self.prepared().dossier.id, "-", self.view.word(), ".", end].concat()
    }

    /// The file in a form.
    ///
    /// # Errors
    /// An `Error` for a form that there is not, and where the browser cannot draw.
    pub async fn made(&self, form: &str) -> Result<Blob, JsValue> {
        let text = |text: &str, sort: &str| blob(&JsValue::from_str(text), sort);
        let number = |value: f64| JSON::stringify(&JsValue::from_f64(value)).map(String::from).unwrap_or_default();
        let dossier = &self.prepared().dossier;
        let mut records = self.records.iter().copied();
        match form {
            "svg" => text(&self.drawn()?.text, "image/svg+xml"),
            "png" => painted(&self.drawn()?).await,
            "csv" => {
                let mut out = rows::csv(dossier, &mut records, &number);
                // Below the rows, after an empty one: programs that read tables find heads in the first line.
                out.push_str("\r\n");
                rows::csv_line(&self.said(&|reference| reference.plain()), &mut out);
                text(&out, "text/csv")
            }
            "json" => {
                let mut out = String::from("{\n\"reference\":");
                rows::quote(&self.said(&|reference| reference.plain()), &mut out);
                out.push_str(",\n\"address\":");
                rows::quote(&address(&self.root), &mut out);
                out.push_str(",\n\"claims\":");
                out.push_str(rows::json(dossier, &mut records, &number).trim_end());
                out.push_str("}\n");
                text(&out, "application/json")
            }
            "bib" => text(&self.said(&|reference| reference.bibtex()), "application/x-bibtex"),
            "csl" => text(&self.said(&|reference| reference.csl()), "application/vnd.citationstyles.csl+json"),
            _ => Err(Error::new(&["\"", form, "\" is not one of svg, png, csv, json"].concat()).into()),
        }
    }

    fn drawn(&self) -> Result<Drawing, JsValue> {
        let drawn = || {
            let view = self.root.query_selector(".view").ok()??;
            let title = self.prepared().dossier.title.get(&self.language);
            drawing(&window()?, &self.root, &view, title, &self.said(&|reference| reference.plain()))
        };
        drawn().ok_or_else(|| Error::new("There is nothing to draw yet.").into())
    }
}

/// The element that holds the widget.
pub fn host(root: &Element) -> Option<Element> {
    Some(root.get_root_node().dyn_into::<ShadowRoot>().ok()?.host())
}

/// The address of the page, with what the widget shows.
pub fn address(root: &Element) -> String {
    let page = || {
        let whole = window()?.location().href().ok()?;
        let state = Reflect::get(host(root)?.as_ref(), &JsValue::from_str("state")).ok()?;
        let said = UrlSearchParams::new_with_record_from_str_to_str(state.unchecked_ref()).ok()?;
        let said = String::from(said.to_string());
        let page = whole.split('#').next().unwrap_or_default();
        Some(if said.is_empty() { page.to_owned() } else { [page, "#entente:", &said].concat() })
    };
    page().unwrap_or_default()
}

fn blob(content: &JsValue, sort: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(sort);
    Blob::new_with_str_sequence_and_options(&Array::of1(content), &options)
}

/// A drawing as a picture of pixels.
async fn painted(drawn: &Drawing) -> Result<Blob, JsValue> {
    let scale = SCALE.min(LONGEST / drawn.width.max(drawn.height));
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width((drawn.width * scale) as u32);
    canvas.set_height((drawn.height * scale) as u32);
    let address = Url::create_object_url_with_blob(&blob(&JsValue::from_str(&drawn.text), "image/svg+xml")?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into::<CanvasRenderingContext2d>();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let painted = context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height);
    Url::revoke_object_url(&address)?;
    decoded.and(painted.map(|()| JsValue::NULL))?;
    let made = Promise::new(&mut |resolve: Function, reject: Function| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // The promise is rejected with what the browser says.
            drop(reject.call1(&JsValue::NULL, &error));
        }
    });
    JsFuture::from(made).await?.dyn_into()
}

/// Offers a file to the reader, as a link to it does.
fn offer(file: &Blob, name: &str) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(file)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the file when it has asked the reader where to: a while later.
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    window()
        .ok_or(JsValue::NULL)?
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000)?;
    Ok(())
}

/// What a button copies; none: it does something else.
fn text_of(taken: &Taken, button: &Element, form: &str) -> Option<String> {
    if form == "copy" {
        return Some(taken.said(&|reference| reference.plain()));
    }
    button.closest(".way-out").ok()??.query_selector("pre").ok()??.text_content()
}

/// A button of the menu was pressed.
fn hear(taken: &Rc<Taken>, event: &Event) {
    let Some((button, form)) = control(event, "data-take") else { return };
    let taken = Rc::clone(taken);
    let done = async move {
        if form == "share" {
            show(&taken, &button).await;
        } else if let Some(text) = text_of(&taken, &button, &form) {
            let clipboard = window().ok_or(JsValue::NULL)?.navigator().clipboard();
            JsFuture::from(clipboard.write_text(&text)).await?;
            button.set_text_content(Some(Taking::of(&taken.language).copied));
        } else {
            offer(&taken.made(&form).await?, &taken.name(&form))?;
        }
        Ok(JsValue::NULL)
    };
    // What a browser refuses (a clipboard, a download in a frame that may not) it says itself.
    drop(future_to_promise(done));
}
