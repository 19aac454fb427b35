//! What a reader looks for, and how well a record fits it.

use super::haystack::Told;
use super::letters::{END, Fold, add_plain, add_space, drop_space};
use super::pieces::{Quote, pieces};

/// A word is found inside another from so many letters on: fewer are in almost every record.
const INSIDE: usize = 3;

/// How well a record fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its title begins with all that is looked for.
    TitleStart,
    /// Words of its title begin with it.
    Title,
    /// Other words of it do.
    Field,
    /// It is inside a word.
    Inside,
}

/// The words that a reader looks for. Each must be found: as the beginning of a word; if it has three letters, anywhere;
/// if it is a phrase in quotation marks, as whole words in sequence. Of a phrase whose end is still being typed the last
/// word may go on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    terms: Vec<Term>,
    /// All words in plain letters.
    words: String,
}

/// One word or phrase of a query, at the place that it has in the text. One with a sign in it is several words in
/// plain letters; one without a letter is none, and in every record.
#[derive(Debug, Clone, PartialEq)]
struct Term {
    plain: String,
    quote: Quote,
    inside: bool,
}

impl Query {
    /// Reads what has been typed.
    pub fn new(text: &str, fold: Fold<'_>) -> Self {
        let mut query = Self::default();
        for piece in pieces(&fold(text)) {
            add_space(&mut query.words, 0);
            let mut plain = String::new();
            add_plain(&piece.text, &mut plain);
            query.words.push_str(&plain);
            let inside = piece.quote == Quote::None && plain.chars().count() >= INSIDE;
            query.terms.push(Term { plain, quote: piece.quote, inside });
        }
        drop_space(&mut query.words, 0);
        query
    }

    /// Whether there is no word in it: every record is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a record fits; `None` where a word is not found.
    pub(super) fn fit(&self, told: &Told<'_>) -> Option<Fit> {
        let mut weakest = Fit::Title;
        for term in &self.terms {
            weakest = weakest.max(term.fit(told)?);
        }
        let starts = weakest == Fit::Title && told.text.starts_with(self.words.as_bytes());
        Some(if starts { Fit::TitleStart } else { weakest })
    }

    /// The places of the words that are not found in a record.
    pub(super) fn missing(&self, told: &Told<'_>) -> impl Iterator<Item = usize> {
        self.terms.iter().enumerate().filter(|(_, term)| term.fit(told).is_none()).map(|(place, _)| place)
    }
}

impl Term {
    fn fit(&self, told: &Told<'_>) -> Option<Fit> {
        let word = self.plain.as_bytes();
        let Some(first) = word.first() else { return Some(Fit::Title) };
        let edge = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(*byte, b' ' | END));
        let mut found = None;
        // One byte tells most places apart, and faster than a comparison of texts.
        for (at, _) in told.text.iter().enumerate().filter(|(_, byte)| *byte == first) {
            let Some(after) = told.text.get(at..).and_then(|rest| rest.strip_prefix(word)) else { continue };
            if self.quote == Quote::Closed && !edge(after.first()) {
                continue;
            }
            // The title stands first: nothing better can follow.
            if edge(at.checked_sub(1).and_then(|before| told.text.get(before))) {
                return Some(if at < told.title { Fit::Title } else { Fit::Field });
            }
            found = found.or(self.inside.then_some(Fit::Inside));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::fold;
    use super::*;

    fn fit(query: &str, title: &str, fields: &str) -> Option<Fit> {
        let text = [title, "\n", fields, "\n"].concat();
        Query::new(query, &fold).fit(&Told { record: 0, text: text.as_bytes(), title: title.len() })
    }

    #[test]
    fn the_better_place_comes_first() {
        let erdogan = |query| fit(query, "erdogan visits shusha", "politics event a promise");
        assert_eq!(erdogan("Erdoğan"), Some(Fit::TitleStart));
        assert_eq!(erdogan("erdogan vis"), Some(Fit::TitleStart));
        assert_eq!(erdogan("visits erdogan"), Some(Fit::Title));
        assert_eq!(erdogan("erdogan pol"), Some(Fit::Field));
        assert_eq!(erdogan("shusha litics"), Some(Fit::Inside));
        assert_eq!(erdogan("erdogan ankara"), None);
        assert_eq!(erdogan("…"), Some(Fit::TitleStart));
    }

    #[test]
    fn short_words_are_found_at_the_beginning_only() {
        assert_eq!(fit("ar", "star", ""), None);
        assert_eq!(fit("tar", "star", ""), Some(Fit::Inside));
        assert_eq!(fit("st", "star", ""), Some(Fit::TitleStart));
        // Three letters, not three bytes.
        assert_eq!(fit("қа", "уқа", ""), None);
    }

    #[test]
    fn a_phrase_is_words_in_sequence() {
        assert_eq!(fit("\"oil refinery\"", "star oil refinery", ""), Some(Fit::Title));
        assert_eq!(fit("\"refinery oil\"", "star oil refinery", ""), None);
        assert_eq!(fit("\"oil refin\"", "star oil refinery", ""), None);
        assert_eq!(fit("\"oil refin", "star oil refinery", ""), Some(Fit::Title));
        assert_eq!(fit("\"tar oil", "star oil refinery", ""), None);
        assert_eq!(fit("\"star\"", "starting", "star"), Some(Fit::Field));
        assert_eq!(fit("baku-tbi", "kars baku tbilisi", ""), Some(Fit::Title));
        // Not from one field into the next.
        assert_eq!(fit("\"star oil\"", "star", "oil"), None);
    }
}
