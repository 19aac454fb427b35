//! What readers are told of a disagreement and of which way a quantity goes, wherever it stands. English for now, as
//! [`dossier::words`].

use crate::disagreement::{Disagreement, Rule};
use crate::series::{Row, Way, hub};
use dossier::Dossier;

/// What a rule has found not to agree; nothing of what an editor has noted, which stands for itself.
pub const fn rule(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::Date => "The documents disagree on the date.",
        Rule::Value => "The documents disagree on the figure.",
        Rule::Status => "The documents disagree on its state.",
        Rule::Growth => "The rate does not follow from its two figures.",
        Rule::TargetPassed => "Its date has passed; no outcome is given.",
        Rule::OlderFigure => "Documents of different dates give different figures.",
        Rule::Framing => "The documents use words that differ.",
        Rule::Denied => "Some affirm it, some deny it.",
        Rule::Listing => "Text and list differ.",
        Rule::Share => "The shares do not add up to the whole.",
        Rule::Count => "More or fewer are named than are counted.",
        Rule::Rank => "The ranks differ.",
        Rule::Role => "The office does not fit its date.",
        Rule::Terms => "There is a gap between two terms.",
        Rule::Noted => return None,
    })
}

/// What does not agree: the editor's words where he has noted it, else the rule's.
pub fn disagreement<'a>(dossier: &'a Dossier, found: &Disagreement, language: &str) -> &'a str {
    let noted = found.noted.and_then(|at| dossier.noted.get(at));
    noted.map_or(rule(found.rule).unwrap_or_default(), |noted| noted.note.get(language))
}

/// Which way a quantity goes: "from Türkiye", "into Türkiye", "from Azerbaijan into Türkiye".
pub fn way(from: &str, to: &str) -> String {
    match (from, to) {
        ("", "") => String::new(),
        (from, "") => ["from ", from].concat(),
        ("", to) => ["into ", to].concat(),
        (from, to) => ["from ", from, " into ", to].concat(),
    }
}

/// Which way the quantity of a row goes among the dyads (positions) that are compared, and where; empty where neither is
/// said.
pub fn way_of(dossier: &Dossier, dyads: &[usize], row: &Row, language: &str) -> String {
    let name =
        |at: Option<usize>| at.and_then(|at| dossier.actors.get(at)).map_or("", |actor| actor.name.get(language));
    let way = match row.way {
        Way::Both => String::new(),
        Way::Out => way(&shared(dossier, dyads, language), ""),
        Way::In => way("", &shared(dossier, dyads, language)),
        Way::Other { from, to } => way(name(from), name(to)),
    };
    let place = row.place.as_ref().map_or("", |place| place.get(language));
    match (way.as_str(), place) {
        ("", words) | (words, "") => words.to_owned(),
        (way, place) => [way, ", ", place].concat(),
    }
}

/// The name of the actor that dyads (positions) share, or of each one's first.
pub fn shared(dossier: &Dossier, dyads: &[usize], language: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for dyad in dyads {
        let actor = hub(dossier, dyads, *dyad).and_then(|at| dossier.actors.get(at));
        let name = actor.map_or("", |actor| actor.name.get(language));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" / ")
}
