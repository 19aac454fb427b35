//! What readers call the words of closed lists, and what a claim says. English for now, as [`crate::words`].

use crate::model::{Basis, Blank, Claim, Milestone, Phase, Status};
use crate::words::Words;

/// The name of a rung.
pub const fn milestone(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Recognition => "Recognition",
        Milestone::DiplomaticRelations => "Diplomatic relations",
        Milestone::Embassy => "Embassies",
        Milestone::StrategicPartnership => "Strategic partnership",
        Milestone::Council => "Council of leaders",
        Milestone::MutualGuarantee => "Mutual guarantee",
        Milestone::EnhancedPartnership => "Enhanced partnership",
        Milestone::Alliance => "Alliance",
    }
}

/// Why there is no figure.
pub const fn blank(blank: Blank) -> &'static str {
    match blank {
        Blank::NotStated => "not stated",
        Blank::NotYetReleased => "not yet released",
        Blank::NoOfficialInformation => "no official information",
        Blank::Impossible => "cannot be",
        Blank::NotApplicable => "does not apply",
    }
}

/// Whether a value is wished for; nothing for what was observed.
pub const fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Observed => None,
        Status::Estimate => Some("estimate"),
        Status::Target => Some("target"),
        Status::Forecast => Some("forecast"),
    }
}

/// A turn in the life of a thing.
pub const fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Proposed => "proposed",
        Phase::Agreed => "agreed",
        Phase::Ratified => "ratified",
        Phase::Founded => "begun",
        Phase::Completed => "completed",
        Phase::InUse => "in use",
        Phase::Lapsed => "ended",
    }
}

/// Where a date comes from; nothing where the paragraph prints it.
const fn basis(basis: Basis, dated: bool) -> Option<&'static str> {
    match basis {
        Basis::Stated => None,
        Basis::Inferred => Some("date inferred"),
        Basis::AsOf => Some("as of the document"),
        Basis::NotStated if dated => None,
        Basis::NotStated => Some("date not stated"),
    }
}

impl Words {
    /// What a claim says in our words, but for its statement: figure, status, turn, time. The unit is its figure's.
    pub fn facts(&self, claim: &Claim, unit: &str) -> Vec<String> {
        let mut facts: Vec<String> = Vec::new();
        facts.extend(claim.value.map(|value| self.figure(value, unit, claim.qualifier)));
        facts.extend(claim.blank.map(|why| blank(why).to_owned()));
        facts.extend(status(claim.status).map(str::to_owned));
        facts.extend(claim.phase.map(|turn| phase(turn).to_owned()));
        facts.extend(claim.time().map(|date| self.date(date)));
        facts.extend(basis(claim.basis, claim.time().is_some()).map(str::to_owned));
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Date, Qualifier};

    #[test]
    fn a_claim_says_its_figure_first_and_where_its_date_comes_from_last() {
        let claim = Claim {
            value: Some(15e9),
            qualifier: Qualifier::MoreThan,
            status: Status::Target,
            period: Some(Date::parse("2023").expect("a date")),
            basis: Basis::Inferred,
            ..Claim::default()
        };
        assert_eq!(Words::default().facts(&claim, "USD"), ["more than $15 bn", "target", "2023", "date inferred"]);
        let undated = Claim { basis: Basis::NotStated, phase: Some(Phase::InUse), ..Claim::default() };
        assert_eq!(Words::default().facts(&undated, ""), ["in use", "date not stated"]);
    }
}
