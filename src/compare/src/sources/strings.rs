//! What the view of the documents says, by language. English now.

use analysis::sources::Sort;
use dossier::number::digits;
use dossier::words::grouped;
use ui::terms::{self, Terms};

/// Every fixed text of the view in one language.
pub struct Papers {
    terms: &'static Terms,
    /// Under the tabs.
    pub deck: &'static str,
    /// Title of the documents.
    pub documents: &'static str,
    /// Heads of their table: the document, how much it says, and of when.
    pub heads: [&'static str; 3],
    /// Before the day that a document's knowledge ends.
    pub as_of: &'static str,
    /// Before the link to a document.
    pub read: &'static str,
    /// Title of the subjects.
    pub subjects: &'static str,
    /// Under that title.
    pub subjects_deck: &'static str,
    /// Titles of what does not agree, in the order of [`Sort::ALL`].
    pub sorts: [&'static str; 3],
    /// Under each.
    pub decks: [&'static str; 3],
    /// What the editor has noted.
    pub noted: &'static str,
    /// Before the buttons that limit to a document.
    pub limit: &'static str,
    /// Every document.
    pub all: &'static str,
    /// Nothing is left.
    pub nothing: &'static str,
    /// A record's way to all disagreements.
    pub all_disagreements: &'static str,
    /// A document without claims.
    pub no_claims: &'static str,
}

static EN: Papers = Papers {
    terms: &terms::EN,
    deck: "What each document speaks of, what rests on it alone, and what they do not agree on.",
    documents: "The documents",
    heads: ["Document", "How much it says", "When it speaks of"],
    as_of: "As of ",
    read: "Read it",
    subjects: "What each speaks of",
    subjects_deck: "Records by subject and relationship; the more, the larger the mark. What belongs to two relationships counts for each. A blank: not in that document.",
    sorts: ["What the documents disagree on", "What does not add up", "Dates that have passed"],
    decks: [
        "Every reading with its own words. Both are shown. We choose neither. Yellow: they disagree in what they say, or in how they call it.",
        "What a document prints stands beside what follows from its other figures, after =.",
        "What was to come and has had its time, with no outcome in these documents.",
    ],
    noted: "What the editor has noted.",
    limit: "Only what rests on",
    all: "All",
    nothing: "Nothing here rests on this document.",
    all_disagreements: "All that does not agree",
    no_claims: "No claim in this dossier.",
};

impl Papers {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// What sort of document it is, by its CSL-JSON type.
    pub fn genre(&self, genre: &str) -> String {
        match genre {
            "entry-encyclopedia" => "Encyclopedia entry".to_owned(),
            "entry-dictionary" => "Dictionary entry".to_owned(),
            "article-newspaper" => "Newspaper article".to_owned(),
            "article-magazine" => "Magazine article".to_owned(),
            "article-journal" => "Journal article".to_owned(),
            "post-weblog" => "Blog post".to_owned(),
            "legal_case" => "Legal case".to_owned(),
            "webpage" => "Web page".to_owned(),
            other => {
                let words = other.replace(['-', '_'], " ");
                let mut letters = words.chars();
                let first = letters.next().map(|first| first.to_ascii_uppercase().to_string()).unwrap_or_default();
                [first.as_str(), letters.as_str()].concat()
            }
        }
    }

    /// How much a document says: "312 claims on 187 records".
    pub fn says(&self, claims: usize, records: usize) -> String {
        [&self.claims(claims), " on ", &self.terms.records(records)].concat()
    }

    /// A number of claims.
    pub fn claims(&self, count: usize) -> String {
        if count == 1 { "1 claim".to_owned() } else { [&grouped(count as f64), " claims"].concat() }
    }

    /// How many records rest on a document alone, and their share in percent.
    pub fn alone(&self, count: usize, percent: &str) -> [String; 2] {
        let rest = if count == 1 { " rests on it alone" } else { " rest on it alone" };
        [[&self.terms.records(count), rest].concat(), ["= ", percent, " of its own"].concat()]
    }

    /// How many records a document shares with others: "Shares 40 records with B, 3 with C."
    pub fn shared(&self, with: &[(&str, usize)]) -> String {
        let Some(((first, count), rest)) = with.split_first() else {
            return "Shares no record with another document.".to_owned();
        };
        let mut words = ["Shares ", &self.terms.records(*count), " with ", first].concat();
        for (other, count) in rest {
            words = [&words, ", ", &grouped(*count as f64), " with ", other].concat();
        }
        [&words, "."].concat()
    }

    /// The first and the last year that a document speaks of.
    pub fn speaks_of(&self, first: i64, last: i64) -> String {
        if first == last { digits(first) } else { [&digits(first), " to ", &digits(last)].concat() }
    }

    /// How many more there are than are shown; a press shows some of them.
    pub fn more(&self, count: usize) -> String {
        [&grouped(count as f64), " more"].concat()
    }

    /// How many more documents there are than are listed.
    pub fn more_documents(&self, count: usize) -> String {
        ["and ", &grouped(count as f64), if count == 1 { " more document" } else { " more documents" }].concat()
    }

    /// Title of a sort of disagreement and what stands under it.
    pub fn sort(&self, sort: Sort) -> [&'static str; 2] {
        [self.sorts, self.decks].map(|texts| texts.get(sort as usize).copied().unwrap_or_default())
    }
}
