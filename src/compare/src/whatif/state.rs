//! Where a target's slider stands: what the reader has set, or else what the documents show.

use analysis::scenario::{Pace, Rate, Reached, Scenario};
use dossier::number::digits;

use super::strings::End;
use crate::own::Own;

/// A slider can set the pace, or the year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sets {
    Pace,
    Year,
}

/// Where it stands.
pub struct State {
    pub sets: Sets,
    /// The reader has set it.
    pub own: bool,
    pub rate: Rate,
    /// The year that is set; else the one in which the rate passes the target.
    pub year: Option<i64>,
    pub reached: Option<Reached>,
    /// Names of what can be set.
    pub names: Names,
}

/// Names of controls, new ones after each way back: nothing is set by these.
pub struct Names {
    pub pace: String,
    pub year: String,
    pub mode: String,
    pub back: String,
}

impl Names {
    fn new(own: &Own, id: &str) -> Self {
        let back = ["back ", id].concat();
        let turn = own.get(&back).map_or(String::new(), |times| [" ", &digits(times as i64)].concat());
        let name = |what: &str| [what, " ", id, &turn].concat();
        Self { pace: name("pace"), year: name("year"), mode: name("mode"), back }
    }
}

/// The pace that a target starts with: that of the latest stretch.
fn latest<'s, 'a>(scenario: &'s Scenario<'a>) -> Option<&'s Pace<'a>> {
    scenario.paces.get(scenario.latest?)
}

impl State {
    /// Where the slider of a target (its name) stands.
    pub fn new(own: &Own, id: &str, scenario: &Scenario<'_>) -> Self {
        let names = Names::new(own, id);
        let needed = || scenario.by.and_then(|year| scenario.needed(year));
        let theirs = latest(scenario).map(|pace| pace.rate).or_else(needed);
        let turned = own.get(&names.mode).is_some_and(|presses| presses % 2.0 == 1.0);
        let set_year = own.get(&names.year).filter(|year| year.is_finite()).map(|year| year as i64);
        let set = own.get(&names.pace).filter(|percent| percent.is_finite());
        // Where the documents show no pace, the slider's beginning is not theirs either.
        let own = set.is_some() || theirs.is_none();
        let start = theirs.unwrap_or(Rate::percent_a_year(0.0));
        let rate = set.map_or(start, |percent| Rate::percent_a_year(percent.clamp(-99.0, 1000.0)));
        let reached = scenario.reached(rate);
        if !turned {
            let year = reached.map(|reached| reached.year);
            return Self { sets: Sets::Pace, own, rate, year, reached, names };
        }
        let theirs = scenario.by.or(reached.map(|reached| reached.year)).unwrap_or(scenario.year + 10);
        let year = set_year.unwrap_or(theirs).max(scenario.year + 1);
        let rate = scenario.needed(year).unwrap_or(rate);
        let own = set_year.is_some() || scenario.by.is_none();
        Self { sets: Sets::Year, own, rate, year: Some(year), reached: None, names }
    }

    /// How a sentence about it ends.
    pub fn end(&self) -> End {
        match self.year {
            Some(_) => End::Year,
            None if self.rate.factor > 1.0 => End::Late,
            None => End::Never,
        }
    }
}
