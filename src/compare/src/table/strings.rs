//! What the table of records says, by language. English now.

use dossier::words::grouped;

/// Every fixed text of the table in one language.
pub struct Tabled {
    /// Heads of the columns, in the order of [`super::Column::ALL`].
    pub columns: [&'static str; 8],
    /// A record without a date.
    pub undated: &'static str,
    /// To the first page, the one before, the one after, and the last.
    pub ways: [&'static str; 4],
    /// Name of these ways, for a screen reader.
    pub pages: &'static str,
    /// Nothing is kept by what is chosen above.
    pub nothing: &'static str,
    /// Limits nothing.
    pub everything: &'static str,
    /// The dossier has no records at all.
    pub empty: &'static str,
}

static EN: Tabled = Tabled {
    columns: ["Date", "What", "Relationship", "Subject", "Kind", "Figure", "Status", "Documents"],
    undated: "no date",
    ways: ["First", "Previous", "Next", "Last"],
    pages: "Pages",
    nothing: "No record fits. Take back a choice or a word above, or show everything.",
    everything: "Show everything",
    empty: "This dossier has no records of these relationships.",
};

impl Tabled {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// Which rows of how many stand here: "201 to 310 of 310".
    pub fn rows(&self, from: usize, to: usize, all: usize) -> String {
        let [from, to, all] = [from, to, all].map(|count| grouped(count as f64));
        [&from, " to ", &to, " of ", &all].concat()
    }

    /// How many more there are than are shown.
    pub fn more(&self, count: usize) -> String {
        ["and ", &grouped(count as f64), " more"].concat()
    }
}
