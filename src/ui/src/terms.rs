//! Words that several modules say, by language. English now; a further language is a further [`Terms`].

use analysis::lag::{Lag, Spoken};
use chart::ticks::TickLabel;
use dossier::names;
use dossier::number::digits;
use dossier::words::{Words, decimal, grouped, nth};
use dossier::{Blank, Domain, Kind, Milestone, Phase, Status};

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

    /// The name of a subject.
    pub fn domain(&self, domain: usize) -> &'static str {
        const NAMES: [&str; 7] = ["Politics", "Economy", "Energy", "Transport", "Defence", "Culture", "People"];
        NAMES.get(domain).copied().unwrap_or_default()
    }

    /// The name of a subject.
    pub fn domain_of(&self, domain: Domain) -> &'static str {
        self.domain(domain as usize)
    }

    /// The name of a sort of record.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Event => "Event",
            Kind::Tenure => "Term of office",
            Kind::Observation => "Figure",
            Kind::Agreement => "Agreement",
            Kind::Institution => "Institution",
            Kind::Mission => "Mission",
            Kind::Infrastructure => "Infrastructure",
            Kind::Statement => "Statement",
        }
    }

    /// A number of records.
    pub fn records(&self, count: usize) -> String {
        if count == 1 { "1 record".to_owned() } else { [&grouped(count as f64), " records"].concat() }
    }

    /// The name of a rung.
    pub fn milestone(&self, milestone: Milestone) -> &'static str {
        names::milestone(milestone)
    }

    /// The word of a tick.
    pub fn tick(&self, label: TickLabel, words: &Words) -> String {
        match label {
            TickLabel::Century(year) => [&nth(year.div_euclid(100) + 1), " c."].concat(),
            TickLabel::Decade(year) => [&digits(year), "s"].concat(),
            TickLabel::Year(year) => digits(year),
            TickLabel::Month(month) => words.month(month).to_owned(),
            TickLabel::Day(day, month) => [&digits(i64::from(day)), " ", words.month(month)].concat(),
        }
    }

    /// A stretch of time that was worked out: "77 days", "17 to 18 years".
    pub fn lag(&self, lag: Lag) -> String {
        let (low, high, unit) = match lag.spoken() {
            Spoken::Days { low: Some(1), high: Some(1) } => return "1 day".to_owned(),
            Spoken::Days { low, high } => (low.map(|days| days as f64), high.map(|days| days as f64), " days"),
            Spoken::Years { low, high } => (low, high, " years"),
        };
        let say = |number: f64| decimal(number, 1);
        match (low, high) {
            (Some(low), Some(high)) if low == high => [&say(low), unit].concat(),
            (Some(low), Some(high)) => [&say(low), " to ", &say(high), unit].concat(),
            (Some(low), None) => ["at least ", &say(low), unit].concat(),
            (None, Some(high)) => ["at most ", &say(high), unit].concat(),
            (None, None) => "an unknown time".to_owned(),
        }
    }

    /// The word of a tick where years are counted from a zero, which stands in the calendar at 2000.
    pub fn tick_since(&self, label: TickLabel) -> String {
        match label {
            TickLabel::Century(year) | TickLabel::Decade(year) | TickLabel::Year(year) => {
                let sign = if year < 2000 { "−" } else { "" };
                [sign, &digits((year - 2000).abs())].concat()
            }
            TickLabel::Month(_) | TickLabel::Day(..) => String::new(),
        }
    }

    /// Why there is no figure.
    pub fn blank(&self, blank: Blank) -> &'static str {
        names::blank(blank)
    }

    /// Whether a value is wished for; nothing for what was observed.
    pub fn status(&self, status: Status) -> Option<&'static str> {
        names::status(status)
    }

    /// A turn in the life of a thing.
    pub fn phase(&self, phase: Phase) -> &'static str {
        names::phase(phase)
    }
}
