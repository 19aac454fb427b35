//! What the figures say, by language. English now; a further language is a further [`Figuring`].

use dossier::number::digits;

/// Every fixed text of the figures in one language.
pub struct Figuring {
    /// Figures of both share their scale.
    pub one_scale: &'static str,
    /// They do not, because.
    pub own_scales: &'static str,
    /// One relationship alone is drawn.
    pub alone: &'static str,
    /// What a hollow top means.
    pub hollow: &'static str,
    /// What hatching means.
    pub hatched: &'static str,
    /// Before the years of which all have a figure.
    pub common: &'static str,
    /// The years of which all have a figure, where it is one.
    pub only_year: [&'static str; 2],
    /// A wish or forecast whose date has passed, in a label.
    pub no_outcome: &'static str,
    /// Title of the pairs of bars.
    pub directions: &'static str,
    /// Under that title.
    pub directions_deck: &'static str,
    /// Into the shared actor, and out of it: before and after its name.
    pub heads: [[&'static str; 2]; 2],
    /// Before the verdict on what flows in, and on what flows out.
    pub sides: [&'static str; 2],
    /// The verdicts.
    pub verdicts: [&'static str; 3],
    /// A figure without a bar.
    pub off_scale: &'static str,
    /// Where only one relationship has a figure.
    pub one_only: &'static str,
    /// Title of all other figures.
    pub rest: &'static str,
    /// Under that title.
    pub rest_deck: &'static str,
    /// Before the name of the relationship that alone has some figures.
    pub only: &'static str,
    /// After what is left out, with its number before it.
    pub further: &'static str,
}

static EN: Figuring = Figuring {
    one_scale: "Same unit, same scale.",
    own_scales: "Not the same scale:",
    alone: "One relationship only. A blank is not zero.",
    hollow: "Hollow tops show rounding.",
    hatched: "Hatched: part of a year.",
    common: "All have a figure for",
    only_year: ["", " is the only full year that all have."],
    no_outcome: "outcome not given",
    directions: "Both directions",
    directions_deck: "An open end means “more than”, a broken end “about”: one of its last digit more or less, an empty slot “not stated”.",
    heads: [["← from the partner into ", ""], ["from ", " into the partner →"]],
    sides: ["Left: ", "Right: "],
    verdicts: ["yes.", "with care.", "no."],
    off_scale: "(not on this scale)",
    one_only: "One relationship only.",
    rest: "Other figures",
    rest_deck: "What is stated of one relationship only stands under its name. A blank is never zero.",
    only: "Only of ",
    further: " more, in the table",
};

impl Figuring {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// Years between two figures for which there is none: the years, and that.
    pub fn gap(&self, first: i64, last: i64) -> (String, String) {
        let from = digits(first);
        let years = if first == last { from } else { [&from, "–", &digits(last)].concat() };
        ([&years, ":"].concat(), "no figure".to_owned())
    }

    /// The full years of which all relationships have a figure; nothing where there is none.
    pub fn common(&self, years: &[String]) -> String {
        match years {
            [] => String::new(),
            [year] => [self.only_year[0], year, self.only_year[1]].concat(),
            _ => [self.common, " ", &years.join(", "), "."].concat(),
        }
    }
}
