//! Disagreements as warnings for editors, and filters that cannot be read, each at its place in the files.

use crate::disagreement::{Disagreement, Reading, Rule, disagreements};
use crate::find::Filter;
use crate::printed::unit_of;
use dossier::read::{Finding, Severity};
use dossier::words::Words;
use dossier::{Chapter, Date, Dossier, Place, Qualifier};

/// An error for each chapter whose filter cannot be read; then one warning for each of [`disagreements`], in their order,
/// at the claim of its first reading.
pub fn findings(dossier: &Dossier) -> Vec<Finding> {
    let chapters = dossier.story.iter().filter_map(|chapter| unread(dossier, chapter));
    chapters.chain(disagreements(dossier).iter().filter_map(|found| finding(dossier, found))).collect()
}

/// What is wrong with a chapter's filter: whoever reads the story would only see that nothing is limited.
fn unread(dossier: &Dossier, chapter: &Chapter) -> Option<Finding> {
    let found = Filter::parse(dossier, chapter.filter.as_deref()?).err()?;
    let expected = "facets and values that there are, or words";
    Some(at(dossier, chapter.written, Severity::Error, "unknown-value", expected.to_owned(), found))
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
    let said = [&record.id, ": ", &said].concat();
    Some(at(dossier, written, Severity::Warning, found.rule.word(), expected, said))
}

fn at(
    dossier: &Dossier,
    place: Place,
    severity: Severity,
    rule: &'static str,
    expected: String,
    found: String,
) -> Finding {
    let file = dossier.files.get(usize::from(place.file)).cloned().unwrap_or_default();
    Finding { file, line: place.line, column: place.column, severity, rule, expected, found }
}

/// What should hold, and what the first reading says instead.
fn expectation(dossier: &Dossier, found: &Disagreement) -> Option<(String, String)> {
    let (_, claim) = found.readings.first()?.of(dossier)?;
    let told: Vec<String> = found.readings.iter().filter_map(|reading| told(dossier, found.rule, *reading)).collect();
    let (first, rest) = told.split_first()?;
    let all_against = || told.join(" against ");
    let against = rest.join(" and ");
    Some(match found.rule {
        Rule::Date => ("dates that can all be true".to_owned(), all_against()),
        Rule::Value => ("figures that can all be true".to_owned(), all_against()),
        Rule::Status => (["a turn not behind ", &against].concat(), first.clone()),
        Rule::Growth => {
            let rate = found.computed.map(|computed| percent(computed.value, Qualifier::Exact)).unwrap_or_default();
            ([&rate, ", which follows from ", &against].concat(), first.clone())
        }
        Rule::TargetPassed => {
            let period = claim.time().map(Date::as_str).unwrap_or_default();
            (["an outcome for ", period, ", which is past"].concat(), first.clone())
        }
        Rule::OlderFigure => (["the newer figure, ", &against].concat(), first.clone()),
        Rule::Framing => ("words that say the same".to_owned(), all_against()),
        Rule::Denied => ("nobody to deny it".to_owned(), all_against()),
        Rule::Listing => ("the same in text and list".to_owned(), told.join(", ")),
        Rule::Share => ("shares that are the whole".to_owned(), [told.join(" and "), rest_of(dossier, found)].concat()),
        Rule::Count => {
            let number = found.computed.map(|computed| Words::default().figure(computed.value, "", Qualifier::Exact));
            (["as many as ", first].concat(), [&number.unwrap_or_default(), " named: ", &rest.join(", ")].concat())
        }
        Rule::Rank => ("one place in rankings by one thing".to_owned(), all_against()),
        Rule::Role => ("one office at a time, within its term".to_owned(), all_against()),
        Rule::Terms => ("terms that adjoin, as all others do".to_owned(), told.join(", then ")),
        Rule::Noted => {
            let noted = dossier.noted.get(found.noted?)?;
            ("documents that agree".to_owned(), noted.note.get(&dossier.language).to_owned())
        }
    })
}

/// What shares leave of the whole: ", which leave more than 11%".
fn rest_of(dossier: &Dossier, found: &Disagreement) -> String {
    let Some(computed) = found.computed else { return String::new() };
    let open = |upward: bool| {
        let hedges = found.readings.iter().filter_map(|reading| Some(reading.of(dossier)?.1.qualifier));
        hedges.into_iter().any(|qualifier| match qualifier {
            Qualifier::LessThan | Qualifier::AtMost | Qualifier::UpTo => !upward,
            Qualifier::MoreThan | Qualifier::AtLeast => upward,
            Qualifier::Exact => false,
            Qualifier::About => true,
        })
    };
    let qualifier = match (open(true), open(false)) {
        (false, false) => Qualifier::Exact,
        (false, true) => Qualifier::MoreThan,
        (true, false) => Qualifier::LessThan,
        (true, true) => Qualifier::About,
    };
    [", which leave ", &percent(computed.value, qualifier)].concat()
}

fn percent(value: f64, qualifier: Qualifier) -> String {
    Words::default().figure((value * 10.0).round() / 10.0, "percent", qualifier)
}

/// What a claim says of what the rule looks at, with its citation: "13.8% (A ¶20)".
fn told(dossier: &Dossier, rule: Rule, reading: Reading) -> Option<String> {
    let (record, claim) = reading.of(dossier)?;
    let document = dossier.documents.get(claim.document)?;
    let time = claim.time().map(Date::as_str);
    let quoted = |before: &str| [before, "“", &claim.as_written, "”"].concat();
    let said = match (rule, claim.value, claim.phase, time) {
        (Rule::Framing, ..) => claim.called.as_ref()?.get(&dossier.language).to_owned(),
        (Rule::Denied, ..) => quoted(&[claim.stance?.word(), " "].concat()),
        (Rule::Listing, ..) => quoted(&[claim.listed?.word(), " "].concat()),
        (Rule::Role, _, _, Some(time)) => [record.role.as_ref()?.get(&dossier.language), time].join(" "),
        (Rule::Count, None, ..) => quoted(""),
        (_, Some(value), _, time) => {
            let figure = Words::default().figure(value, unit_of(dossier, record, claim), claim.qualifier);
            time.map_or(figure.clone(), |time| [figure.as_str(), time].join(" for "))
        }
        (_, None, Some(phase), None) => phase.word().to_owned(),
        (_, None, Some(phase), Some(time)) => [phase.word(), time].join(" "),
        (_, None, None, Some(time)) => time.to_owned(),
        (_, None, None, None) => claim.as_written.clone(),
    };
    Some([said.as_str(), " (", &document.id, " ¶", &claim.paragraph.to_string(), ")"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, observation, record};
    use dossier::{Claim, Kind, Listing, Phase, Place, Record, Stance, Status, Text};

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

    #[test]
    fn a_chapter_whose_filter_cannot_be_read_is_an_error_at_its_place() {
        let mut built = dossier(vec![record("pipe", Kind::Infrastructure, &[KZ]).with(claim(2, "it"))]);
        let chapter = |filter: &str, line| Chapter {
            records: vec![0],
            filter: Some(filter.to_owned()),
            written: Place { file: 0, line, column: 1 },
            ..Chapter::default()
        };
        built.story =
            vec![chapter("domain:energy Baku", 3), chapter("domain:energie Baku", 9), chapter("subject:oil", 15)];
        let found = findings(&built);
        assert!(found.iter().all(|finding| finding.severity == Severity::Error));
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [9, 15]);
        assert!(found[0].found.starts_with("filter=\"domain:energie\" is not one of"), "{}", found[0].found);
    }

    #[test]
    fn warnings_of_words_lists_and_offices() {
        let called = |document, word| Claim { called: Some(Text::new("en", word)), ..claim(document, "it") };
        let held = |stance, written| Claim { stance: Some(stance), ..claim(2, written) };
        let listed = |listed, written| Claim { listed: Some(listed), ..claim(0, written) };
        let share = |id, written, value, qualifier| Record {
            place: Some(Text::new("en", id)),
            ..observation(id, "share", KZ).with(claim(1, written).period("2025").value(value).hedged(qualifier))
        };
        let part = |id| Record { part_of: Some(6), ..record(id, Kind::Agreement, &[KZ]).with(claim(0, id)) };
        let rank = |indicator, value| observation(indicator, indicator, AZ).with(claim(3, "third").value(value));
        let office = |id, person: &str, role, dates: &[&str]| {
            let whole = Record {
                person: Some(person.to_owned()),
                role: Some(Text::new("en", role)),
                ..record(id, Kind::Tenure, &[AZ])
            };
            dates.iter().map(|date| claim(2, date).dated(date)).fold(whole, Build::with)
        };
        let built = dossier(vec![
            record("war", Kind::Event, &[AZ]).with(called(2, "a dispute")).with(called(3, "an occupation")),
            record("planes", Kind::Statement, &[AZ])
                .with(held(Stance::Denies, "did not take part"))
                .with(held(Stance::Affirms, "shot down")),
            record("astana", Kind::Mission, &[KZ]).with(listed(Listing::Text, "an embassy in Astana")),
            record("aktau", Kind::Mission, &[KZ]).with(listed(Listing::List, "Aktau")),
            share("one-route", "83%", 83.0, Qualifier::Exact),
            share("others", "below 6%", 6.0, Qualifier::LessThan),
            observation("accords", "firms", KZ).with(claim(0, "20 accords").value(20.0)),
            part("oil"),
            part("space"),
            rank("trade-rank", 2.0),
            rank("rank-imports", 3.0),
            office("minister", "E.", "Minister", &["2003", "2012"]),
            office("president", "E.", "President", &["2011-10-25"]),
            office("first", "A.", "Ambassador", &["1992/1994"]),
            office("second", "B.", "Ambassador", &["1994/1996"]),
            office("third", "C.", "Ambassador", &["1996/2019"]),
            office("fourth", "D.", "Ambassador", &["2020/.."]),
        ]);
        let said: Vec<String> = findings(&built).iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(said.join("\n"));
    }
}
