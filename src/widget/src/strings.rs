//! What the widget says, by language. English now; a further language is a further [`Strings`].

use analysis::lag::Lag;
use dossier::Milestone;
use dossier::number::digits;
use dossier::words::grouped;
use ui::terms::{self, Terms};

/// Every fixed text of the interface in one language.
pub struct Strings {
    /// What the other modules say too.
    pub terms: &'static Terms,
    /// Under the title of the timeline.
    pub timeline_deck: &'static str,
    /// Under the title of every other view.
    pub deck: &'static str,
    /// Above the ways to take a view along.
    pub take: &'static str,
    /// Names of the views, as tabs.
    pub views: [&'static str; 6],
    /// Name of the row of tabs.
    pub views_label: &'static str,
    /// Makes everything smaller.
    pub zoom_out: &'static str,
    /// Makes everything larger.
    pub zoom_in: &'static str,
    /// Shows all of time.
    pub fit: &'static str,
    /// Shows all of time, for a screen reader.
    pub fit_label: &'static str,
    /// Moves towards earlier.
    pub earlier: &'static str,
    /// Moves towards later.
    pub later: &'static str,
    /// What belongs to both relationships.
    pub both: &'static str,
    /// Closes the detail.
    pub close: &'static str,
    /// Name of the detail panel.
    pub detail: &'static str,
    /// Records without a date.
    pub undated: &'static str,
    /// Name of the row of documents.
    pub sources: &'static str,
    /// While a dossier is fetched.
    pub loading: &'static str,
    /// Ends the waiting for one.
    pub stop: &'static str,
    /// It was ended.
    pub stopped: &'static str,
    /// Fetches it all the same.
    pub again: &'static str,
    /// A dossier could not be read; a place and what is wrong follow.
    pub unreadable: &'static str,
    /// Where a comparison is missing.
    pub lost: &'static str,
    /// After a load error, when the page's own content is below.
    pub text_below: &'static str,
    /// There is nothing to show.
    pub empty: &'static str,
    /// How to operate the chart, for a screen reader.
    pub chart_help: &'static str,
    /// Name of the legend.
    pub legend: &'static str,
    /// Words of the legend's marks, in the order of `view::legend::Entry`.
    pub legend_words: [&'static str; 15],
    /// A rung of the ladder, for a screen reader.
    pub step: &'static str,
    /// Time as the calendar counts it.
    pub calendar: &'static str,
    /// Name of the control that says what time is counted from.
    pub align_label: &'static str,
    /// Beside a relationship's own years.
    pub calendar_years: &'static str,
    /// Name of the minimap.
    pub overview: &'static str,
    /// Beside the minimap: what it counts, and what it is for.
    pub overview_words: [&'static str; 2],
    /// Names of the ends of its window.
    pub overview_ends: [&'static str; 2],
    /// Opens a mark of many records.
    pub open_many: &'static str,
    /// Name of the field to type in.
    pub find: &'static str,
    /// The choices, where nothing is chosen, and where something is.
    pub choices: [&'static str; 2],
}

/// English.
pub static EN: Strings = Strings {
    terms: &terms::EN,
    timeline_deck: "A filled mark is dated to the day; a hollow one is as wide as what is not known.",
    deck: "Letters give the document, ¶ the paragraph.",
    take: "Take along",
    views: ["Timeline", "Compare", "Routes", "Sources", "Table", "Story"],
    views_label: "Views",
    zoom_out: "Zoom out",
    zoom_in: "Zoom in",
    fit: "Fit",
    fit_label: "Fit: show all of time",
    earlier: "Earlier",
    later: "Later",
    both: "Both",
    close: "Close",
    detail: "Record",
    undated: "No date",
    sources: "Documents",
    loading: "Reading the dossier…",
    stop: "Stop",
    stopped: "Loading was stopped.",
    again: "Load it",
    unreadable: "This dossier could not be read:",
    lost: "This part could not be loaded.",
    text_below: "The text below is complete.",
    empty: "No dated record in this dossier.",
    chart_help: "Arrow keys move between records, Enter opens one, plus and minus zoom, Home and End move to the ends, F shows everything.",
    legend: "How marks are drawn",
    legend_words: [
        "known to the day",
        "some day in this span",
        "about, or an edge by convention",
        "before, or after",
        "step in the relationship",
        "belongs to both",
        "in force; hollow where not sure",
        "end open",
        "others’ conflict, for context",
        "target",
        "date passed, outcome not given",
        "forecast, or figure withheld",
        "many records, close together",
        "documents disagree",
        "after the documents",
    ],
    step: "step",
    calendar: "Calendar years",
    align_label: "Count time from",
    calendar_years: "Calendar years",
    overview: "All of time",
    overview_words: ["Records begun", "drag to zoom"],
    overview_ends: ["First day in view", "Last day in view"],
    open_many: "zoom in",
    find: "Find a name, place or year",
    choices: ["All subjects", "Some subjects"],
};

impl Strings {
    /// The strings for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// The length of a fold.
    pub fn years(&self, years: i64) -> String {
        if years == 1 { "1 year".to_owned() } else { [&digits(years), " years"].concat() }
    }

    /// How many records have no date.
    pub fn undated_count(&self, count: usize) -> String {
        [&self.terms.records(count), " without a date"].concat()
    }

    /// What time that is counted anew has no place for.
    pub fn homeless(&self, count: usize) -> String {
        [&self.terms.records(count), " of both relationships: no one place in years since."].concat()
    }

    /// How far the reading of a dossier is.
    pub fn coming(&self, done: usize, of: usize) -> String {
        [&grouped(done as f64), " of ", &self.terms.records(of)].concat()
    }

    /// How long after its relationship's zero something was that has a date.
    pub fn since_zero(&self, lag: Lag, date: &str) -> String {
        if lag.exact() == Some(0) { ["zero, ", date].concat() } else { ["after ", &self.terms.lag(lag)].concat() }
    }

    /// Which relationship was quicker to a step; `names` are theirs, `later` says how much longer the second took.
    pub fn quicker(&self, step: Milestone, names: [&str; 2], later: Lag, unlike: bool) -> String {
        let [one, other] = names;
        let side = |days: Option<i64>| days.map_or(0, i64::signum);
        let told = match (side(later.low_days), side(later.high_days)) {
            (0, 0) => "the same time".to_owned(),
            (1, _) => [one, " first, by ", &self.terms.lag(later)].concat(),
            (_, -1) => [other, " first, by ", &self.terms.lag(later.reversed())].concat(),
            _ => "order not known".to_owned(),
        };
        [self.terms.milestone(step), ": ", &told, if unlike { "; unlike acts" } else { "" }].concat()
    }

    /// What zero is, on the control that sets it.
    pub fn since(&self, milestone: Milestone) -> String {
        let mut name = self.terms.milestone(milestone).to_owned();
        name.make_ascii_lowercase();
        ["Years since: ", &name].concat()
    }

    /// A fold, as its button says it.
    pub fn fold(&self, years: i64, open: bool) -> String {
        [self.years(years).as_str(), " without a record. ", if open { "Fold" } else { "Open" }].concat()
    }

    /// Where a relationship's documents stop: "A, B end July 2025".
    pub fn documents_end(&self, documents: &str, date: &str) -> String {
        [documents, " end ", date].concat()
    }
}
