//! What follows from the built-in dossier. A changed snapshot is a changed fact: look before accepting it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use analysis::compare::{Care, Refusal};
use analysis::disagreement::{Reading, disagreements};
use analysis::ladder::{First, Step, Unsaid, ladder};
use analysis::lag::{Lag, Spoken};
use analysis::prepared::{Prepared, Workings, packed, whole};
use analysis::series::{Panel, Point, Row, Way, panels};
use dossier::packed::{from_bytes, to_bytes};
use dossier::words::Words;
use dossier::{Date, Dossier, Text};

fn built_in() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = dossier::read::folder(&seeds).expect("seeds can be read");
    dossier::read::read_files(&files).unwrap_or_else(|findings| {
        let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
        panic!("{}", said.join("\n"))
    })
}

fn dyads(dossier: &Dossier) -> [usize; 2] {
    ["tr-kz", "tr-az"].map(|id| dossier.dyad_index(id).expect(id))
}

fn lag(lag: Lag) -> String {
    let end = |end: Option<String>| end.unwrap_or_else(|| "?".to_owned());
    let (low, high, unit) = match lag.spoken() {
        Spoken::Days { low, high } => (low.map(|n| n.to_string()), high.map(|n| n.to_string()), "days"),
        Spoken::Years { low, high } => (low.map(|n| n.to_string()), high.map(|n| n.to_string()), "years"),
    };
    if low == high { format!("{} {unit}", end(low)) } else { format!("{} to {} {unit}", end(low), end(high)) }
}

fn step(dossier: &Dossier, cell: Option<&Step>) -> String {
    let Some(step) = cell else { return "not stated".to_owned() };
    let when = step.when.map_or("undated".to_owned(), |when| Words::default().moment(&when));
    let since = step.since_recognition.map_or(String::new(), |since| format!(" = {} after recognition", lag(since)));
    format!("{} {when}{since}", dossier.records[step.record].id)
}

#[test]
fn the_ladder() {
    let dossier = built_in();
    let ladder = ladder(&dossier, &dyads(&dossier));
    let name = |dyad: &usize| dossier.dyads[*dyad].id.as_str();
    let names = |dyads: &[usize]| dyads.iter().map(name).collect::<Vec<_>>().join(", ");
    let mut lines = Vec::new();
    for row in &ladder.rows {
        lines.push(row.milestone.word().to_owned());
        lines.extend(row.cells.iter().map(|cell| format!("  {}", step(&dossier, cell.as_ref()))));
        let first = match &row.first {
            First::Earlier { dyad, by } => format!("{} first, by {}", name(dyad), lag(*by)),
            First::Unsaid(Unsaid::OneSideBlank(dyad)) => format!("cannot be said: {} not stated", name(dyad)),
            First::Unsaid(Unsaid::Undated(dyads)) => format!("cannot be said: {} undated", names(dyads)),
            First::Unsaid(Unsaid::NotToTheDay(dyads)) => format!("cannot be said: {} not to the day", names(dyads)),
            First::Unsaid(Unsaid::SameDay) => "same day".to_owned(),
            First::Unsaid(Unsaid::NotTwo(count)) => format!("{count} dyads"),
        };
        lines.push(format!("  {first}{}", if row.unlike { "; unlike acts" } else { "" }));
    }
    lines.push(format!("highest{}", if ladder.highest.ranked { "" } else { ", not ranked" }));
    for cell in ladder.highest.cells.iter().flatten() {
        lines.push(format!("  {}: {}", cell.0.word(), step(&dossier, Some(&cell.1))));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

fn point(dossier: &Dossier, unit: &str, point: &Point) -> String {
    let value = match (point.value, point.blank) {
        (Some(value), _) => Words::default().figure(value, unit, point.qualifier),
        (None, Some(blank)) => blank.word().to_owned(),
        (None, None) => "nothing".to_owned(),
    };
    let bounds = point.bounds.map_or(String::new(), |bounds| format!(" [{:e}, {:e}]", bounds.low, bounds.high));
    let time = dossier.records[point.record].claims[point.claim].time();
    let time = time.map_or(String::new(), |time| format!(" {}", time.as_str()));
    format!("{value}{bounds}{time} {}", point.status.word())
}

fn row(dossier: &Dossier, panel: &Panel, row: &Row) -> Vec<String> {
    let indicator = &dossier.indicators[panel.indicator];
    let actor = |at: Option<usize>| at.map_or("?", |at| dossier.actors[at].id.as_str());
    let way = match row.way {
        Way::Both => "both ways".to_owned(),
        Way::Out => "out".to_owned(),
        Way::In => "in".to_owned(),
        Way::Other { from, to } => format!("{} to {}", actor(from), actor(to)),
    };
    let place = row.place.as_ref().map_or(String::new(), |place| format!(" ({})", place.get("en")));
    let mut lines = vec![format!("{} {way}{place}", indicator.id)];
    for series in &row.series {
        let dated = series.points.iter().map(|p| point(dossier, &indicator.unit, p));
        let undated = series.undated.iter().map(|p| format!("{} undated", point(dossier, &indicator.unit, p)));
        let all: Vec<String> = dated.chain(undated).collect();
        lines.push(format!("  {}: {}", dossier.dyads[series.dyad].id, all.join("; ")));
        if !series.gaps.is_empty() {
            lines.push(format!("    no figure {:?}", series.gaps));
        }
    }
    let name = |at: &usize| dossier.indicators[*at].id.as_str();
    lines.push(match &row.comparable {
        Ok(cares) => {
            let say = |care: &Care| match care {
                Care::DatesApart(apart) => format!("dates {} apart", lag(*apart)),
                Care::NoStart => "no start".to_owned(),
                Care::NoDefinition => "no definition".to_owned(),
            };
            format!("  = comparable {:?}", cares.iter().map(say).collect::<Vec<_>>())
        }
        Err(Refusal::FlowAgainstStock { instead: Some(instead), .. }) => {
            format!("  ≠ flow against stock: {}", name(instead))
        }
        Err(Refusal::DefinitionDiffers(instead)) => format!("  ≠ definition differs: {}", name(instead)),
        Err(refusal) => format!("  ≠ {refusal:?}"),
    });
    lines.extend(row.unmatched.iter().map(|unmatched| format!("  ≠ in {}", unmatched.year)));
    lines
}

#[test]
fn figures_side_by_side() {
    let dossier = built_in();
    let panels = panels(&dossier, &dyads(&dossier));
    let shown = ["trade-turnover", "investment-stock", "investment-flow", "firms", "visitors"];
    let shown = |panel: &&Panel| shown.contains(&dossier.indicators[panel.indicator].id.as_str());
    let lines: Vec<String> =
        panels.iter().filter(shown).flat_map(|panel| panel.rows.iter().flat_map(|r| row(&dossier, panel, r))).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn warnings() {
    let dossier = built_in();
    let said: Vec<String> = analysis::findings::findings(&dossier)
        .into_iter()
        // Lines move whenever an editor adds one.
        .map(|finding| {
            format!("{} {}: expected {}; found {}", finding.file, finding.rule, finding.expected, finding.found)
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_does_not_agree() {
    let dossier = built_in();
    let found = disagreements(&dossier);
    let cited = |reading: &Reading| {
        let (record, claim) = reading.of(&dossier).expect("a claim");
        format!("{} ¶{} {}", dossier.documents[claim.document].id, claim.paragraph, record.id)
    };
    let mut lines = Vec::new();
    for found in &found {
        let readings: Vec<String> = found.readings.iter().map(cited).collect();
        let badge = if found.contradicts(&dossier) { "≠" } else { "" };
        lines.push(format!("{} {badge}\n  {}", found.id, readings.join(", ")).replace(" \n", "\n"));
    }
    let noted = found.iter().filter(|found| found.noted.is_some()).count();
    lines.push(format!("{} by rule, {noted} by the editor", found.len() - noted));
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn it_comes_back_whole_from_its_packed_form() {
    let workings = Workings::new(&built_in(), &[]);
    let prepared = Prepared::new(built_in());
    let [bytes, grounds, worked] = packed(built_in(), &[]);
    let picture: Prepared = from_bytes(&bytes).expect("it unpacks");
    assert_eq!(to_bytes(&picture), bytes);
    assert!(whole(&bytes, &worked).is_none() && whole(&worked, &grounds).is_none());
    let again = whole(&bytes, &grounds).expect("both are of each other");
    assert_eq!(again.disagreements.len(), prepared.disagreements.len());
    let found: Workings = from_bytes(&worked).expect("they unpack");
    assert_eq!(to_bytes(&found), worked);
    assert_eq!(found.ladder.rows.len(), workings.ladder.rows.len());
    assert_eq!(found.panels.len(), workings.panels.len());
    assert_eq!(found.derived.len(), workings.derived.len());
    assert!(found.are_of(&bytes));
    assert!(!found.are_of(&worked));
    // The text of dates is left out; what readers are shown is not, nor what rules ask for: whatever is compared in a
    // browser is what is compared here.
    assert_eq!(shown(&again.dossier), shown(&prepared.dossier));
    for wanted in [["tr-az", "tr-kz"], ["tr-az", "tr-az"]] {
        let labels = |dossier: &Dossier| {
            let found = Workings::new(dossier, &wanted).derived;
            found.into_iter().map(|it| (it.id, it.label, it.outcome, it.caveats)).collect::<Vec<_>>()
        };
        assert_eq!(labels(&again.dossier), labels(&prepared.dossier));
    }
}

/// Everything of a dossier that a view can show, a line a record or claim.
fn shown(dossier: &Dossier) -> Vec<String> {
    let text = |text: Option<&Text>| text.map(|text| text.get("en").to_owned());
    let date = |date: Option<&Date>| date.map(|date| Words::default().date(date));
    let mut lines = vec![format!("{} {}", dossier.title.get("en"), dossier.actors.len())];
    for document in &dossier.documents {
        let note = (text(document.note.as_ref()), &document.genre, &document.file, &document.url);
        lines.push(format!("{} {} {:?} {note:?}", document.id, document.title.get("en"), date(Some(&document.as_of))));
    }
    for record in &dossier.records {
        let texts = [Some(&record.title), record.role.as_ref(), record.place.as_ref(), record.note.as_ref()].map(text);
        let words = (record.kind, record.domain, record.milestone, record.importance, record.context);
        let places = (&record.dyads, record.indicator, record.from, record.to, &record.person);
        lines.push(format!("{} {texts:?} {words:?} {places:?}", record.id));
        for claim in &record.claims {
            let cited = (claim.document, claim.paragraph, &claim.as_written, text(claim.statement.as_ref()));
            let times = (date(claim.date.as_ref()), date(claim.period.as_ref()), claim.basis, claim.phase);
            let figure = (claim.value, &claim.unit, claim.qualifier, claim.status, claim.blank);
            lines.push(format!("{cited:?} {times:?} {figure:?}"));
        }
    }
    for noted in &dossier.noted {
        lines.push(format!("{} {} {:?}", noted.note.get("en"), noted.contradiction, noted.readings));
    }
    lines
}
