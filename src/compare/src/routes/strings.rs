//! Texts of the routes.

use analysis::routes::Carrier;

/// Every fixed text of the routes, in one language.
pub struct Routing {
    /// Before the giver's name.
    pub from: &'static str,
    /// Under the title of a flow that is divided in two ways, and in one.
    pub deck: [&'static str; 2],
    /// Names of the two divisions.
    pub cuts: [&'static str; 2],
    /// What is left: of a division by route, and by receiver.
    pub rest: [&'static str; 2],
    /// Before a share that is only a lower bound.
    pub more_than: &'static str,
    /// Before the whole.
    pub total: &'static str,
    /// What lies in another amount, perhaps.
    pub perhaps: &'static str,
    /// Growth upwards, and downwards.
    pub growth: [&'static str; 2],
    /// Above those of whom there is no figure.
    pub no_figure: &'static str,
    /// Before a wish.
    pub goal: &'static str,
    /// Before what is known of it now.
    pub now: &'static str,
    /// Nothing is known of it.
    pub now_unknown: &'static str,
    /// Before the reason for which there is no track to a goal.
    pub no_track: &'static str,
    /// Title of the links.
    pub links: &'static str,
    /// Under it, where there is room beside each other, and where there is not.
    pub links_deck: [&'static str; 2],
    /// Columns whose order nobody tells.
    pub loose: [&'static str; 2],
    /// Heads of the three columns.
    pub heads: [&'static str; 3],
    /// A link of which no place is told.
    pub no_course: &'static str,
    /// A link of which no date is told.
    pub no_date: &'static str,
    /// After a turn of which no date is told.
    pub since_unknown: &'static str,
    /// Before the time of a document.
    pub as_of: &'static str,
    /// Before a date of which no turn is told.
    pub told_of: &'static str,
    /// What the marks mean, in the order of the legend.
    pub legend: [&'static str; 12],
    /// Nothing to show.
    pub nothing: &'static str,
}

static EN: Routing = Routing {
    from: "From ",
    deck: [
        "Two cuts of the same amount on one scale, never added. A figure after = is worked out here.",
        "A figure after = is worked out here.",
    ],
    cuts: ["By route", "By destination"],
    rest: ["Not accounted for", "Destination not stated"],
    more_than: "more than ",
    total: "Total = ",
    perhaps: " may be counted in it; the document does not say.",
    growth: ["up ", "down "],
    no_figure: "Without a figure:",
    goal: "Goal: ",
    now: "Now: ",
    now_unknown: "What flows now is not stated in these documents.",
    no_track: "Not a track to the goal: ",
    links: "What links them",
    links_deck: [
        "No map: states and places stand from west to east in the order in which the links pass them; distances are not told. Right: status over time.",
        "No map: states and places stand from west to east in the order in which the links pass them; distances are not told. Below: status over time.",
    ],
    loose: ["No link tells which lies further west: ", " or "],
    heads: ["Link", "Where it passes", "Status over time"],
    no_course: "where it passes is not stated",
    no_date: "no date stated",
    since_unknown: ", since when not stated",
    as_of: " as of ",
    told_of: "mentioned on ",
    legend: [
        "serves both relationships",
        "oil",
        "gas",
        "pipeline, what flows not stated",
        "rail",
        "planned, or this stretch not described",
        "plant, and the state it is tied to",
        "a place that a document names",
        "planned",
        "being built",
        "at work, as far as the documents know",
        "after the documents",
    ],
    nothing: "These documents tell of no route.",
};

impl Routing {
    /// The texts for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// What a link is.
    pub fn carrier(&self, carrier: Carrier) -> &'static str {
        match carrier {
            Carrier::Oil => "oil pipeline",
            Carrier::Gas => "gas pipeline",
            Carrier::Pipe => "pipeline, what flows not stated",
            Carrier::Rail => "railway",
            Carrier::Way => "corridor",
            Carrier::Site => "refinery",
        }
    }

    /// How much something has grown, from a rate in percent said without its sign.
    pub fn grown(&self, up: bool, rate: &str) -> String {
        let [rose, fell] = self.growth;
        [if up { rose } else { fell }, rate].concat()
    }
}
