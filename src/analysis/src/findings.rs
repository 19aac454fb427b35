//! Disagreements as warnings for editors, each at its place in the files.

use crate::disagreement::{Disagreement, Reading, Rule, disagreements};
use crate::printed::unit_of;
use dossier::read::{Finding, Severity};
use dossier::words::Words;
use dossier::{Date, Dossier, Qualifier};

/// One warning for each of [`disagreements`], in their order, at the claim of its first reading.
pub fn findings(dossier: &Dossier) -> Vec<Finding> {
    disagreements(dossier).iter().filter_map(|found| finding(dossier, found)).collect()
}

/// What does not agree, in a sentence without its full stop, with citations.
pub fn note(dossier: &Dossier, found: &Disagreement) -> String {
    if let Some(noted) = found.noted.and_then(|at| dossier.noted.get(at)) {
        return noted.note.get(&dossier.language).to_owned();
    }
    let Some((expected, said)) = expectation(dossier, found) else { return String::new() };
    ["expected ", &expected, "; found ", &said].concat()
}

fn finding(dossier: &Dossier, found: &Disagreement) -> Option<Finding> {
    let (record, claim) = found.readings.first()?.of(dossier)?;
    let (expected, said) = expectation(dossier, found)?;
    let noted = found.noted.and_then(|at| dossier.noted.get(at));
    let written = noted.map_or(claim.written, |noted| noted.written);
    Some(Finding {
        file: dossier.files.get(usize::from(written.file)).cloned().unwrap_or_default(),
        line: written.line,
        column: written.column,
        severity: Severity::Warning,
        rule: found.rule.word(),
        expected,
        found: [&record.id, ": ", &said].concat(),
    })
}

/// What should hold, and what the first reading says instead.
fn expectation(dossier: &Dossier, found: &Disagreement) -> Option<(String, String)> {
    let (_, claim) = found.readings.first()?.of(dossier)?;
    let told: Vec<String> = found.readings.iter().filter_map(|reading| told(dossier, *reading)).collect();
    let (first, rest) = told.split_first()?;
    let against = rest.join(" and ");
    Some(match found.rule {
        Rule::Date => ("dates that can all be true".to_owned(), told.join(" against ")),
        Rule::Value => ("figures that can all be true".to_owned(), told.join(" against ")),
        Rule::Status => (["a turn not behind ", &against].concat(), first.clone()),
        Rule::Growth => {
            let say = |value: f64| Words::default().figure((value * 10.0).round() / 10.0, "percent", Qualifier::Exact);
            let rate = found.computed.map(|computed| say(computed.value)).unwrap_or_default();
            ([&rate, ", which follows from ", &against].concat(), first.clone())
        }
        Rule::TargetPassed => {
            let period = claim.time().map(Date::as_str).unwrap_or_default();
            (["an outcome for ", period, ", which the documents outlast"].concat(), first.clone())
        }
        Rule::Noted => {
            let noted = dossier.noted.get(found.noted?)?;
            ("documents that agree".to_owned(), noted.note.get(&dossier.language).to_owned())
        }
        Rule::OlderFigure => (["the newer figure, ", &against].concat(), first.clone()),
    })
}

/// What a claim says of its figure, its turn or its date, with its citation: "13.8% (A ¶20)".
fn told(dossier: &Dossier, reading: Reading) -> Option<String> {
    let (record, claim) = reading.of(dossier)?;
    let document = dossier.documents.get(claim.document)?;
    let time = claim.time().map(Date::as_str);
    let said = match (claim.value, claim.phase, time) {
        (Some(value), _, time) => {
            let figure = Words::default().figure(value, unit_of(dossier, record, claim), claim.qualifier);
            time.map_or(figure.clone(), |time| [figure.as_str(), time].join(" for "))
        }
        (None, Some(phase), None) => phase.word().to_owned(),
        (None, Some(phase), Some(time)) => [phase.word(), time].join(" "),
        (None, None, Some(time)) => time.to_owned(),
        (None, None, None) => claim.as_written.clone(),
    };
    Some([said.as_str(), " (", &document.id, " ¶", &claim.paragraph.to_string(), ")"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, observation, record};
    use dossier::{Kind, Phase, Place, Status};

    #[test]
    fn warnings_say_what_was_expected_where() {
        let figure = |id, indicator, period, written, value| {
            observation(id, indicator, KZ).with(claim(0, written).period(period).value(value))
        };
        let mut visit = record("visit", Kind::Event, &[KZ])
            .with(claim(0, "1992").dated("1992"))
            .with(claim(1, "March 1993").dated("1993-03"));
        visit.claims[0].written = Place { file: 0, line: 7, column: 3 };
        let turn = |document, phase| dossier::Claim { phase: Some(phase), ..claim(document, "it") };
        let mut forecast = figure("forecast", "trade-turnover", "2006", "US$1 billion", 1e9);
        forecast.claims[0].status = Status::Forecast;
        let built = dossier(vec![
            visit,
            figure("before", "trade-turnover", "2004", "$500 million", 500e6),
            figure("now", "trade-turnover", "2005", "US$556.8 million", 556.8e6),
            figure("rate", "trade-growth", "2005", "13.8%", 13.8),
            forecast,
            record("pipe", Kind::Infrastructure, &[KZ]).with(turn(2, Phase::Proposed)).with(turn(3, Phase::InUse)),
            observation("firms", "firms", KZ)
                .with(claim(0, "3,538").value(3538.0))
                .with(claim(3, "4,001").value(4001.0)),
        ]);
        let said: Vec<String> = findings(&built).iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(said.join("\n"));
    }
}
