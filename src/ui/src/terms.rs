//! Words that several modules say, by language. English now; a further language is a further [`Terms`].

use chart::ticks::TickLabel;
use dossier::number::digits;
use dossier::words::Words;
use dossier::{Blank, Milestone, Phase, Status};

/// Every fixed text that more than one module has, in one language.
pub struct Terms {
    /// Documents disagree.
    pub disagree: &'static str,
}

/// English.
pub static EN: Terms = Terms { disagree: "The documents disagree." };

/// The words for dates and figures in a language.
pub fn words(_language: &str) -> Words {
    Words::default()
}

impl Terms {
    /// The terms for a language tag.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }

    /// The name of a rung.
    pub fn milestone(&self, milestone: Milestone) -> &'static str {
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

    /// The word of a tick.
    pub fn tick(&self, label: TickLabel, words: &Words) -> String {
        match label {
            TickLabel::Century(year) => [&digits(year.div_euclid(100) + 1), "th c."].concat(),
            TickLabel::Decade(year) => [&digits(year), "s"].concat(),
            TickLabel::Year(year) => digits(year),
            TickLabel::Month(month) => words.month(month).to_owned(),
            TickLabel::Day(day, month) => [&digits(i64::from(day)), " ", words.month(month)].concat(),
        }
    }

    /// Why there is no figure.
    pub fn blank(&self, blank: Blank) -> &'static str {
        match blank {
            Blank::NotStated => "not stated",
            Blank::NotYetReleased => "not yet released",
            Blank::NoOfficialInformation => "no official information",
            Blank::Impossible => "cannot be",
            Blank::NotApplicable => "does not apply",
        }
    }

    /// Whether a value is wished for; nothing for what was observed.
    pub fn status(&self, status: Status) -> Option<&'static str> {
        match status {
            Status::Observed => None,
            Status::Estimate => Some("estimate"),
            Status::Target => Some("target"),
            Status::Forecast => Some("forecast"),
        }
    }

    /// A turn in the life of a thing.
    pub fn phase(&self, phase: Phase) -> &'static str {
        match phase {
            Phase::Proposed => "proposed",
            Phase::Agreed => "agreed",
            Phase::Founded => "begun",
            Phase::Completed => "completed",
            Phase::InUse => "in use",
            Phase::Lapsed => "ended",
        }
    }
}
