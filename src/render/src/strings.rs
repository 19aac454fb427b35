//! What the plain form says, by language. English now; a further language is a further [`Plain`].

use dossier::number::digits;
use dossier::words::grouped;

/// Every fixed text of the plain form in one language.
pub struct Plain {
    /// The tag of that language.
    pub tag: &'static str,
    /// Before the names of the relationships.
    pub what_is_said_of: &'static str,
    /// How citations are to be read.
    pub how_to_read: &'static str,
    /// After the title, what a page holds.
    pub description: &'static str,
    /// Name of the links to the parts of a page.
    pub contents: &'static str,
    /// Before the last of several names.
    pub and: &'static str,
    /// Title of the records.
    pub by_year: &'static str,
    /// Title of what no document dates.
    pub undated: &'static str,
    /// Where there is no record.
    pub nothing: &'static str,
    /// Title of the comparison, and of what stands there of one relationship alone.
    pub side_by_side: [&'static str; 2],
    /// Title of the steps.
    pub steps: &'static str,
    /// Above their names.
    pub step: &'static str,
    /// The last row of the steps.
    pub highest: &'static str,
    /// Two highest steps that are not the same.
    pub not_ranked: &'static str,
    /// A step without a date.
    pub no_date: &'static str,
    /// Title of the figures.
    pub figures: &'static str,
    /// Above their names.
    pub measured: &'static str,
    /// Where the documents say nothing.
    pub not_stated: &'static str,
    /// Figures may share a scale, if the reader knows what follows.
    pub with_care: &'static str,
    /// They may not.
    pub no: &'static str,
    /// It is the same figure on both sides.
    pub shared: &'static str,
    /// Before the rate that follows from two figures.
    pub worked_out: &'static str,
    /// Around what a document calls a thing.
    pub called: [&'static str; 2],
    /// Before an editor's note.
    pub editor_note: &'static str,
    /// Title of the documents.
    pub documents: &'static str,
    /// Before how far a document reaches.
    pub as_of: &'static str,
}

static EN: Plain = Plain {
    tag: "en",
    what_is_said_of: "What documents say of ",
    how_to_read: ". Every date and figure is followed by the words of its document, by the document’s letter and by its \
                  paragraph.",
    description: ": steps, figures and records, each with its citation.",
    contents: "Contents",
    and: " and ",
    by_year: "Year by year",
    undated: "No date stated",
    nothing: "No record.",
    side_by_side: ["Side by side", "Steps and figures"],
    steps: "Steps of each relationship",
    step: "Step",
    highest: "Highest step so far",
    not_ranked: "Two kinds, on no common ladder: not ranked.",
    no_date: "No date",
    figures: "Figures",
    measured: "What is measured",
    not_stated: "not stated",
    with_care: "Compare with care.",
    no: "Not to be compared.",
    shared: "It is one thing that belongs to both.",
    worked_out: " Worked out from them: ",
    called: ["called “", "”"],
    editor_note: "Editor’s note: ",
    documents: "Documents",
    as_of: "As of ",
};

impl Plain {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// How many more records there are than are listed.
    pub fn more_records(&self, count: usize) -> String {
        ["and ", &grouped(count as f64), if count == 1 { " more record" } else { " more records" }].concat()
    }

    /// How many more figures there are than stand here.
    pub fn more(&self, count: usize) -> String {
        ["and ", &grouped(count as f64), " more"].concat()
    }

    /// How many rows only one relationship has figures for.
    pub fn alone(&self, count: usize) -> String {
        let are = if count == 1 { " more is" } else { " more are" };
        [&grouped(count as f64), are, " stated of one relationship only; a blank would not be zero."].concat()
    }

    /// A citation, as a screen reader and a reader see it.
    pub fn place(&self, document: &str, paragraph: u32) -> String {
        [document, " ¶", &digits(i64::from(paragraph))].concat()
    }
}
