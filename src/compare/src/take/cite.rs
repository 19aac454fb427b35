//! How a view is cited: as a sentence, as BibTeX, and as CSL-JSON (citeproc's schema 1.0.2).

use dossier::number::digits;
use dossier::rows::quote;
use dossier::words::Words;
use dossier::{Day, Document, Dossier};

use super::strings::Taking;

/// What is cited, where it was seen, and when.
pub struct Reference<'a> {
    pub dossier: &'a Dossier,
    pub language: &'a str,
    /// What of the dossier: the view, or a record with its date and places.
    pub part: String,
    pub address: &'a str,
    pub visited: Day,
    pub words: &'a Words,
}

/// The name that views are published under.
const CONTAINER: &str = "Entente";

impl Reference<'_> {
    /// The title of the dossier and the part of it.
    pub fn title(&self) -> String {
        [self.dossier.title.get(self.language), ": ", &self.part].concat()
    }

    /// As a sentence, with the documents that the dossier rests on.
    pub fn plain(&self) -> String {
        let strings = Taking::of(self.language);
        let documents: Vec<String> = self.dossier.documents.iter().map(|document| self.document(document)).collect();
        [
            "“",
            &self.title(),
            ".” ",
            CONTAINER,
            ". ",
            strings.from,
            &documents.join("; "),
            ". ",
            strings.visited,
            &self.words.day(self.visited),
            ". ",
            self.address,
        ]
        .concat()
    }

    /// Letter, title and last day of a document.
    fn document(&self, document: &Document) -> String {
        [&document.id, " ", document.title.get(self.language), ", ", &self.words.date(&document.as_of)].concat()
    }

    /// As BibTeX: the view, then each document.
    pub fn bibtex(&self) -> String {
        let (year, month, day) = self.visited.ymd();
        let visited = [digits(year), two(month), two(day)].join("-");
        let mut out = String::new();
        let id = key(&self.dossier.id);
        entry(
            &mut out,
            &id,
            &[
                ("title", &self.title()),
                ("howpublished", CONTAINER),
                ("url", self.address),
                ("urldate", &visited),
                ("note", &self.plain()),
            ],
        );
        for document in &self.dossier.documents {
            let own = [&id, "-", &key(&document.id)].concat();
            let note = self.words.date(&document.as_of);
            let url = document.url.as_deref().unwrap_or_default();
            entry(&mut out, &own, &[("title", document.title.get(self.language)), ("note", &note), ("url", url)]);
        }
        out
    }

    /// As CSL-JSON: the view, then each document.
    pub fn csl(&self) -> String {
        let (year, month, day) = self.visited.ymd();
        let mut out = "[\n".to_owned();
        let id = key(&self.dossier.id);
        object(
            &mut out,
            &[
                ("id", &id),
                ("type", "webpage"),
                ("title", &self.title()),
                ("container-title", CONTAINER),
                ("URL", self.address),
                ("note", &self.plain()),
            ],
            &[("accessed", [digits(year), digits(month.into()), digits(day.into())].join(","))],
        );
        for document in &self.dossier.documents {
            out.push_str(",\n");
            let own = [&id, "-", &key(&document.id)].concat();
            let url = document.url.as_deref().unwrap_or_default();
            let last = document.as_of.extent();
            let day = last.earliest.or(last.latest).map(Day::ymd);
            let issued =
                day.map(|(year, month, day)| [digits(year), digits(month.into()), digits(day.into())].join(","));
            let note = self.words.date(&document.as_of);
            let texts: [(&str, &str); 5] = [
                ("id", &own),
                ("type", &document.genre),
                ("title", document.title.get(self.language)),
                ("note", &note),
                ("URL", url),
            ];
            // What is known to the day only is a date of issue; else the note says what is known.
            let exact = issued.filter(|_| last.is_day()).map(|issued| ("issued", issued));
            object(&mut out, &texts, exact.as_slice());
        }
        out.push_str("\n]\n");
        out
    }
}

/// Two figures.
fn two(number: u8) -> String {
    digits(100 + i64::from(number)).split_off(1)
}

/// A name that bibliographies take: letters, figures and dashes.
fn key(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

/// An entry of BibTeX; what has no text is left out. Braces keep letters as they are.
fn entry(out: &mut String, key: &str, fields: &[(&str, &str)]) {
    out.push_str(&["@misc{", key, ",\n"].concat());
    for (name, text) in fields.iter().filter(|(_, text)| !text.is_empty()) {
        out.push_str(&["  ", name, " = {"].concat());
        let is_address = *name == "url";
        for letter in text.chars() {
            match letter {
                '{' | '}' | '\\' => {}
                '%' | '&' | '#' | '_' | '$' if !is_address => out.extend(['\\', letter]),
                letter => out.push(letter),
            }
        }
        out.push_str("},\n");
    }
    out.push_str("}\n");
}

/// An item of CSL-JSON: texts, then dates by their parts.
fn object(out: &mut String, texts: &[(&str, &str)], dates: &[(&str, String)]) {
    out.push_str("  {");
    let mut first = true;
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        if !first {
            out.push(',');
        }
        first = false;
        quote(name, out);
        out.push(':');
        quote(text, out);
    }
    for (name, parts) in dates {
        out.push(',');
        quote(name, out);
        out.push_str(&[":{\"date-parts\":[[", parts, "]]}"].concat());
    }
    out.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;
    use analysis::prepared::whole;

    const DOSSIER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossier.bin"));

    fn cited(of: &dyn Fn(&Reference<'_>) -> String) -> String {
        let prepared = whole(DOSSIER, crate::GROUNDS).expect("the built-in dossier unpacks");
        let address = "https://host.example/story?a=1&b=2#entente:view=compare";
        of(&Reference {
            dossier: &prepared.dossier,
            language: "en",
            part: "compare".to_owned(),
            address,
            visited: Day(20_779),
            words: &Words::default(),
        })
    }

    #[test]
    fn a_reference_names_title_documents_day_and_address() {
        assert_eq!(
            cited(&|reference| reference.plain()),
            "“Türkiye’s ties with Kazakhstan and Azerbaijan: compare.” Entente. From the documents \
             A Encyclopedia, Kazakhstan–Türkiye, 29 July 2025 or later; B Think-tank analysis, 31 July 2025 or later; \
             C Encyclopedia, Azerbaijan–Türkiye, 2026 or later; D News report, 14 Jan 2026. Visited 22 Nov 2026. \
             https://host.example/story?a=1&b=2#entente:view=compare"
        );
    }

    #[test]
    fn bibliographies_can_read_it() {
        let items: serde_json::Value = serde_json::from_str(&cited(&|reference| reference.csl())).expect("JSON");
        assert_eq!(items.as_array().map(Vec::len), Some(5));
        assert_eq!(items[0]["type"], "webpage");
        assert_eq!(items[0]["accessed"]["date-parts"], serde_json::json!([[2026, 11, 22]]));
        assert_eq!(items[4]["type"], "article-newspaper");
        assert_eq!(items[4]["issued"]["date-parts"], serde_json::json!([[2026, 1, 14]]));
        // Of a document of which only the last event is known, no day of issue is made up.
        assert_eq!(items[1]["issued"], serde_json::Value::Null);
        let bibtex = cited(&|reference| reference.bibtex());
        assert_eq!(bibtex.matches("@misc{").count(), 5);
        assert!(bibtex.contains("  url = {https://host.example/story?a=1&b=2#entente:view=compare},\n"), "{bibtex}");
        assert!(bibtex.contains("story?a=1\\&b=2\\#entente"), "what TeX runs is kept from running: {bibtex}");
        assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
    }
}
