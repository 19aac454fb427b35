//! What the comparison says, by language. English now; a further language is a further [`Comparing`].

use analysis::ladder::Unsaid;
use analysis::lag::Lag;
use dossier::number::digits;
use dossier::{Kind, Phase};
use ui::terms::{self, Terms};

/// Every fixed text of the comparison in one language.
pub struct Comparing {
    /// What the other modules say too.
    pub terms: &'static Terms,
    /// Name of the ladder, for a screen reader.
    pub ladder: &'static str,
    /// Above the names of the steps.
    pub step: &'static str,
    /// Above the verdicts of the ladder.
    pub who_was_first: &'static str,
    /// The last row of the ladder.
    pub highest: &'static str,
    /// Two highest steps that are not the same.
    pub not_ranked: [&'static str; 2],
    /// Where the documents have no such step.
    pub step_not_stated: &'static str,
    /// A step without a date.
    pub undated: &'static str,
    /// Above the names of what is measured.
    pub measured: &'static str,
    /// Above the answers.
    pub can_it: &'static str,
    /// Where a relationship has no figure.
    pub not_stated: &'static str,
    /// Before the time of a figure that holds when its document was written.
    pub as_of: &'static str,
    /// A figure of which nobody says when.
    pub no_year: &'static str,
    /// A wish whose time is over.
    pub passed: &'static str,
    /// A figure that a later document replaces.
    pub older: &'static str,
    /// Between two readings of one figure.
    pub or: &'static str,
    /// Figures may share a scale.
    pub yes: &'static str,
    /// They may, if the reader knows what follows.
    pub with_care: &'static str,
    /// They may not.
    pub no: &'static str,
    /// It is the same figure on both sides.
    pub shared: &'static str,
    /// Before an editor's note.
    pub editor_note: &'static str,
    /// To the record before, and to the one after.
    pub ways: [&'static str; 2],
    /// After two readings.
    pub choose_neither: &'static str,
    /// What can be chosen from, in the order of `Facet::ALL`.
    pub facets: [&'static str; 6],
    /// Neither wished for nor estimated.
    pub observed: &'static str,
    /// Limits nothing.
    pub everything: &'static str,
    /// Nothing is left of what is chosen.
    pub nothing: &'static str,
    /// What could be given up: what is chosen, a word, all words.
    pub given_up: [&'static str; 3],
    /// Above what is refused.
    pub cannot: &'static str,
    /// Above results, with their number after it.
    pub worked_out: &'static str,
    /// Before what was refused.
    pub not_worked_out: &'static str,
}

static EN: Comparing = Comparing {
    terms: &terms::EN,
    ladder: "Steps of each relationship",
    step: "Step",
    who_was_first: "Who was first",
    highest: "Highest step so far",
    not_ranked: ["Not ranked.", "Two kinds, on no common ladder."],
    step_not_stated: "Not stated in these documents",
    undated: "No date",
    measured: "What is measured",
    can_it: "Can it be compared?",
    not_stated: "not stated",
    as_of: "as of ",
    no_year: "no year given",
    passed: "date passed, outcome not given",
    older: "another document gives another",
    or: " or = ",
    yes: "Yes.",
    with_care: "With care.",
    no: "No.",
    shared: "It is one thing that belongs to both.",
    editor_note: "Editor’s note",
    ways: ["Previous", "Next"],
    choose_neither: "Both are shown. We choose neither.",
    facets: ["Relationship", "Subject", "Sort", "From or to", "Document", "Status"],
    observed: "observed",
    everything: "Show everything",
    nothing: "Nothing fits these choices.",
    given_up: ["the choices", "one word", "the words"],
    cannot: "Cannot be compared, because…",
    worked_out: "= Worked out here",
    not_worked_out: "Not worked out: ",
};

impl Comparing {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// How long after recognition a step was taken; in full once, short in the rows below.
    pub fn since_recognition(&self, lag: Lag, full: bool) -> String {
        ["= ", &self.terms.lag(lag), if full { " after recognition" } else { " after" }].concat()
    }

    /// How many records are left.
    pub fn kept(&self, count: usize) -> String {
        [&self.terms.records(count), "."].concat()
    }

    /// How many more there are than are shown here.
    pub fn further(&self, count: usize) -> String {
        ["and ", &digits(count as i64), " more"].concat()
    }

    /// How many more there are than are listed.
    pub fn and_more(&self, count: usize) -> String {
        ["and ", &digits(count as i64), " more, in the chart"].concat()
    }

    /// Nothing is found for what was typed.
    pub fn nothing_for(&self, asked: &str) -> String {
        ["Nothing for “", asked, "”."].concat()
    }

    /// What would help: giving something up.
    pub fn looser(&self, what: &str, results: usize) -> String {
        ["Without ", what, ": ", &self.terms.records(results)].concat()
    }

    /// Who was first, and by how much.
    pub fn first_by(&self, name: &str, by: Lag) -> String {
        [name, ", by ", &self.terms.lag(by)].concat()
    }

    /// Two acts whose order says less than it seems.
    pub fn unlike(&self, acts: &[&str]) -> String {
        ["Unlike acts: ", &acts.join(", "), "."].concat()
    }

    /// What was done when a step was taken.
    pub fn act(&self, kind: Kind, phase: Option<Phase>) -> &'static str {
        match (phase, kind) {
            (Some(Phase::Agreed), _) => "agreeing",
            (Some(Phase::Ratified), _) => "ratifying",
            (Some(Phase::Founded), _) | (None, Kind::Institution) => "founding",
            (Some(phase), _) => self.terms.phase(phase),
            (None, Kind::Agreement) => "an agreement",
            (None, Kind::Mission) => "a mission",
            (None, _) => "an event",
        }
    }

    /// Why it cannot be said who was first: the verdict and its reason. `names` are those it hangs on.
    pub fn unsaid(&self, why: &Unsaid, names: &str) -> [String; 2] {
        let (verdict, reason) = match why {
            Unsaid::OneSideBlank(_) => ("Only one side stated.", "A blank is not a no."),
            Unsaid::Undated(_) => ("Cannot be said.", ": no date."),
            Unsaid::NotToTheDay(_) => ("Cannot be said.", ": no day stated."),
            Unsaid::SameDay => ("On the same day.", ""),
            Unsaid::NotTwo(_) => ("", ""),
        };
        [verdict.to_owned(), [names, reason].concat()]
    }

    /// A base unit in words.
    pub fn unit<'a>(&self, unit: &'a str) -> &'a str {
        match unit {
            "USD" => "dollars",
            "TRY" => "lira",
            "t" => "tonnes",
            "m3" => "cubic metres",
            "km" => "kilometres",
            "percent" => "per cent",
            "rank" => "place in a ranking",
            "count" => "number",
            other => other,
        }
    }

    /// Between which amounts a result lies; an open side is left out.
    pub fn bounds(&self, low: Option<String>, high: Option<String>) -> String {
        match (low, high) {
            (Some(low), Some(high)) => ["Between = ", &low, " and ", &high, "."].concat(),
            (Some(low), None) => ["At least = ", &low, "."].concat(),
            (None, high) => ["At most = ", &high.unwrap_or_default(), "."].concat(),
        }
    }
}
