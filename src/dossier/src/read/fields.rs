//! A cursor over the fields of one table: each call asks for a field, [`Fields::finish`] reports the rest.

use super::limits::{ITEMS, too_many};
use super::log::{Log, an, quoted};
use super::names::Names;
use super::node::{Field, Node, Span, Value};
use super::suggest::choices;
use crate::model::{Place, Stop, Text, Word};
use crate::time::{Date, DateError};

/// The fields of one table.
///
/// A field that is absent, or that is written wrongly, reads as `None`; the latter is logged.
pub(super) struct Fields<'r, 'a, 't> {
    pub(super) log: &'r mut Log<'a>,
    language: &'t str,
    node: &'t Node<'t>,
    fields: &'t [Field<'t>],
    what: &'static str,
    asked: Vec<&'static str>,
}

impl<'r, 'a, 't> Fields<'r, 'a, 't> {
    /// The fields of `node`, which messages call `what`; `None` where it is no table.
    pub(super) fn of(log: &'r mut Log<'a>, language: &'t str, node: &'t Node<'t>, what: &'static str) -> Option<Self> {
        match &node.value {
            Value::Table(fields) => Some(Self { log, language, node, fields, what, asked: Vec::new() }),
            _ => {
                let found = describe(log, node);
                log.error(node.span, "wrong-type", format!("a table with the fields of {}", an(what)), found);
                None
            }
        }
    }

    /// Where the table is written.
    pub(super) fn span(&self) -> Span {
        self.node.span
    }

    /// Where the table is written, as the dossier keeps it.
    pub(super) fn place(&self) -> Place {
        self.log.place(self.node.span)
    }

    /// The table as messages call it: "event `kz-recognition`".
    pub(super) fn subject(&self) -> String {
        match self.node.get("id").and_then(Node::as_text) {
            Some(id) => format!("{} {}", self.what, quoted(id)),
            None => an(self.what),
        }
    }

    /// What is written for a field.
    pub(super) fn node(&mut self, name: &'static str) -> Option<&'t Node<'t>> {
        self.asked.push(name);
        self.node.get(name)
    }

    /// A field that has to be there.
    pub(super) fn required<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        self.require(name);
        read(self, name)
    }

    fn require(&mut self, name: &str) {
        if self.node.get(name).is_none() {
            let found = format!("{} without it", self.subject());
            self.log.error(self.node.span, "missing-field", format!("`{name}`"), found);
        }
    }

    /// A text in no particular language.
    pub(super) fn plain(&mut self, name: &'static str) -> Option<String> {
        let node = self.node(name)?;
        self.words_of(node, name, "a text in quotes").map(str::to_owned)
    }

    /// Texts in no particular language; none where the field is left out.
    pub(super) fn texts(&mut self, name: &'static str) -> Vec<String> {
        let items = self.list(name, "a list of texts in brackets").unwrap_or_default();
        let read = |item| self.words_of(item, name, "a text in quotes").map(str::to_owned);
        items.iter().filter_map(read).collect()
    }

    /// A text in one or several languages.
    pub(super) fn text(&mut self, name: &'static str) -> Option<Text> {
        let node = self.node(name)?;
        let Value::Table(languages) = &node.value else {
            let text = self.words_of(node, name, "a text in quotes, or a table of languages")?;
            return Some(Text::new(self.language, text));
        };
        if let Some(first) = languages.get(ITEMS) {
            too_many(self.log, first.named, ITEMS, &format!("languages in `{name}`"));
        }
        let mut texts = Vec::new();
        for Field { name: tag, named, node } in languages.iter().take(ITEMS) {
            self.check_language(tag, *named);
            let text = self.words_of(node, name, "a text in quotes for each language")?;
            texts.push((tag.to_string(), text.to_owned()));
        }
        if let Some(own) = texts.iter().position(|(tag, _)| tag == self.language) {
            let own = texts.remove(own);
            texts.insert(0, own);
        }
        Some(Text(texts))
    }

    /// A name for references: letters, figures and hyphens, small letters only where `small`.
    pub(super) fn id(&mut self, name: &'static str, small: bool) -> Option<String> {
        let node = self.node(name)?;
        let id = self.text_of(node, name, "a text in quotes")?;
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let good = !id.is_empty() && id.chars().all(|c| allowed(c) && !(small && c.is_ascii_uppercase()));
        if !good {
            let letters = if small { "small letters" } else { "letters" };
            let expected = format!("an id of {letters} (a to z), figures and hyphens");
            self.log.error(node.span, "bad-id", expected, quoted(id));
        }
        Some(id.to_owned())
    }

    /// An address of the web or of a mailbox; others could run a script in the page that shows the dossier.
    pub(super) fn url(&mut self, name: &'static str) -> Option<String> {
        let node = self.node(name)?;
        let url = self.text_of(node, name, "an address in quotes")?;
        let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| {
            let (start, rest) = url.split_at_checked(scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then_some(rest)
        });
        if rest.is_none_or(|rest| rest.is_empty() || rest.contains(|c: char| c.is_whitespace() || c.is_control())) {
            let expected = "an address that starts with https://, http:// or mailto:".to_owned();
            self.log.error(node.span, "bad-url", expected, quoted(url));
        }
        Some(url.to_owned())
    }

    /// A date.
    pub(super) fn date(&mut self, name: &'static str) -> Option<Date> {
        let node = self.node(name)?;
        let text = self.text_of(node, name, "an EDTF date in quotes")?;
        Date::parse(text).map_err(|error| self.bad_date(node.span, text, &error)).ok()
    }

    fn bad_date(&mut self, span: Span, text: &str, error: &DateError) {
        // The text may be escaped; then only the value as a whole can be pointed at.
        let raw = self.log.raw(span);
        let inner = raw.trim_start_matches(['"', '\'']);
        let inside =
            if !text.is_empty() && inner.starts_with(text) { raw.len() - inner.len() + error.offset } else { 0 };
        let span = Span { start: span.start + inside, ..span };
        let (rule, expected, found) = if error.reversed {
            ("interval-reversed", "an interval that ends after it starts", quoted(text))
        } else {
            let found = format!("{} ({})", quoted(text), error.message);
            ("invalid-edtf", "an EDTF date such as 1992-03-02, 2010-12, 171X or 1992/1994", found)
        };
        self.log.error(span, rule, expected.to_owned(), found);
    }

    /// A number that is finite.
    pub(super) fn number(&mut self, name: &'static str) -> Option<f64> {
        let node = self.node(name)?;
        let Value::Number(number) = node.value else {
            self.wrong(node, name, "a number without quotes");
            return None;
        };
        if number.is_finite() {
            return Some(number);
        }
        let found = self.log.quote(node.span);
        self.log.error(node.span, "bad-number", format!("a finite number for `{name}`"), found);
        None
    }

    /// A whole number from 1 to `most`.
    pub(super) fn whole(&mut self, name: &'static str, most: u32) -> Option<u32> {
        let node = self.node(name)?;
        let Value::Number(number) = node.value else {
            self.wrong(node, name, "a number without quotes");
            return None;
        };
        if number.fract() == 0.0 && number >= 1.0 && number <= f64::from(most) {
            return Some(number as u32);
        }
        let found = self.log.quote(node.span);
        let bound = if most == u32::MAX { "from 1 on".to_owned() } else { format!("from 1 to {most}") };
        self.log.error(node.span, "bad-number", format!("a whole number {bound} for `{name}`"), found);
        None
    }

    /// True or false.
    pub(super) fn flag(&mut self, name: &'static str) -> Option<bool> {
        let node = self.node(name)?;
        let Value::Flag(flag) = node.value else {
            self.wrong(node, name, "true or false without quotes");
            return None;
        };
        Some(flag)
    }

    /// A word of a closed list.
    pub(super) fn word<W: Word>(&mut self, name: &'static str) -> Option<W> {
        let node = self.node(name)?;
        let word = self.text_of(node, name, "a word in quotes")?;
        let value = W::from_word(word);
        if value.is_none() {
            self.unknown_word(node.span, word, &mut W::WORDS.iter().map(|(word, _)| *word));
        }
        value
    }

    fn unknown_word(&mut self, span: Span, word: &str, known: &mut dyn Iterator<Item = &'static str>) {
        let (list, meant) = choices(self.log, word, known);
        self.log.error(span, "unknown-value", format!("one of {list}"), format!("{}{meant}", quoted(word)));
    }

    /// The id of something that exists.
    pub(super) fn reference(&mut self, name: &'static str, names: &Names<'_>) -> Option<usize> {
        let node = self.node(name)?;
        let id = self.text_of(node, name, "an id in quotes")?;
        names.find(self.log, id, node.span)
    }

    /// Ids of things that exist, each once.
    pub(super) fn references(&mut self, name: &'static str, names: &Names<'_>) -> Option<Vec<usize>> {
        let items = self.list(name, "a list of ids in brackets")?;
        let mut positions = Vec::with_capacity(items.len());
        for item in items {
            let Some(id) = self.text_of(item, name, "an id in quotes") else { continue };
            let Some(position) = names.find(self.log, id, item.span) else { continue };
            if positions.contains(&position) {
                let expected = format!("each id once in `{name}`");
                self.log.error(item.span, "duplicate-id", expected, format!("{} again", quoted(id)));
            } else {
                positions.push(position);
            }
        }
        Some(positions)
    }

    /// States and places, in their order; none where the field is left out.
    pub(super) fn stops(&mut self, name: &'static str, actors: &Names<'_>, places: &Names<'_>) -> Vec<Stop> {
        let mut stops = Vec::new();
        for item in self.list(name, "a list of ids in brackets").unwrap_or_default() {
            let Some(id) = self.text_of(item, name, "an id in quotes") else { continue };
            let actor = actors.position(id).map(Stop::Actor);
            stops.extend(actor.or_else(|| places.find(self.log, id, item.span).map(Stop::Place)));
        }
        stops
    }

    /// Two things that exist.
    pub(super) fn pair(&mut self, name: &'static str, names: &Names<'_>) -> Option<[usize; 2]> {
        let positions = self.references(name, names)?;
        let node = self.node.get(name)?;
        if let Some(length) = self.list_length(name).filter(|length| *length != 2) {
            self.log.error(node.span, "wrong-type", format!("two ids in `{name}`"), length.to_string());
        }
        <[usize; 2]>::try_from(positions).ok()
    }

    /// How many items a list has as it is written.
    pub(super) fn list_length(&self, name: &str) -> Option<usize> {
        match &self.node.get(name)?.value {
            Value::List(items) => Some(items.len()),
            _ => None,
        }
    }

    /// The language that plain texts are in.
    pub(super) fn language(&mut self, name: &'static str) -> Option<()> {
        let node = self.node(name)?;
        let tag = self.text_of(node, name, "a language tag in quotes")?;
        self.check_language(tag, node.span);
        Some(())
    }

    fn check_language(&mut self, tag: &str, span: Span) {
        if !is_language(tag) {
            let expected = "a language tag such as en, tr or zh-Hant".to_owned();
            self.log.error(span, "bad-id", expected, quoted(tag));
        }
    }

    /// A list of whatever.
    pub(super) fn list(&mut self, name: &'static str, expected: &str) -> Option<&'t [Node<'t>]> {
        let node = self.node(name)?;
        let Value::List(items) = &node.value else {
            self.wrong(node, name, expected);
            return None;
        };
        if let Some(first) = items.get(ITEMS) {
            too_many(self.log, first.span, ITEMS, &format!("items in `{name}`"));
        }
        Some(items.get(..ITEMS).unwrap_or(items))
    }

    /// Reports every field that was not asked for.
    pub(super) fn finish(self) {
        for field in self.fields.iter().filter(|field| !self.asked.iter().any(|asked| *asked == field.name)) {
            let (list, meant) = choices(self.log, &field.name, &mut self.asked.iter().copied());
            let expected = format!("a field of {}, one of {list}", an(self.what));
            self.log.error(field.named, "unknown-field", expected, format!("{}{meant}", quoted(&field.name)));
        }
    }

    fn text_of(&mut self, node: &'t Node<'t>, name: &str, expected: &str) -> Option<&'t str> {
        let text = node.as_text();
        if text.is_none() {
            self.wrong(node, name, expected);
        }
        text
    }

    /// A text that says something.
    fn words_of(&mut self, node: &'t Node<'t>, name: &str, expected: &str) -> Option<&'t str> {
        let text = self.text_of(node, name, expected)?;
        if text.trim().is_empty() {
            self.log.error(node.span, "missing-field", format!("some words for `{name}`"), quoted(text));
        }
        Some(text)
    }

    fn wrong(&mut self, node: &Node<'_>, name: &str, expected: &str) {
        let found = describe(self.log, node);
        self.log.error(node.span, "wrong-type", format!("{expected} for `{name}`"), found);
    }
}

/// A value as messages call it.
pub(super) fn describe(log: &Log<'_>, node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(_) => format!("the number {}", log.quote(node.span)),
        Value::Text(text) => format!("the text {}", quoted(text)),
        #[cfg(feature = "toml")]
        Value::BareDate => format!("{} without quotes", log.quote(node.span)),
        Value::List(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
    }
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic()));
    first && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}
