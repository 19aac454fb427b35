//! What is written is what is read.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use dossier::model::{
    Actor, Basis, Blank, Chapter, Claim, Document, Domain, Dossier, Dyad, Entity, Indicator, Kind, Listing, Milestone,
    Noted, Phase, Place, Qualifier, Record, Sort, Stance, Status, Stop, Text,
};
use dossier::read::{Format, Source, read};
use dossier::{Date, wire};
use proptest::prelude::*;

fn date(edtf: &str) -> Date {
    Date::parse(edtf).expect(edtf)
}

fn english(text: &str) -> Text {
    Text::new("en", text)
}

/// A record with nothing that can be left out.
fn plain_record(id: &str, kind: Kind) -> Record {
    Record {
        id: id.to_owned(),
        kind,
        dyads: vec![0],
        domain: Domain::Politics,
        title: english("A visit"),
        milestone: None,
        importance: 3,
        context: false,
        indicator: (kind == Kind::Observation).then_some(1),
        from: None,
        to: None,
        person: None,
        role: None,
        place: None,
        note: None,
        about: Vec::new(),
        part_of: None,
        follows: None,
        counts: None,
        claims: vec![Claim { document: 0, paragraph: 1, as_written: "in 1991".to_owned(), ..Claim::default() }],
        written: Place::default(),
    }
}

/// A dossier in which every field has a value somewhere.
fn full() -> Dossier {
    let two =
        Text(vec![("en".to_owned(), "Pipe \"line\"\\\n\u{1}".to_owned()), ("tr".to_owned(), "Boru hattı".to_owned())]);
    let foreign = Text(vec![("kk".to_owned(), "Құбыр".to_owned())]);
    let plain = plain_record("plain", Kind::Event);
    let mut rich = Record {
        dyads: vec![1, 0],
        domain: Domain::Energy,
        title: two.clone(),
        milestone: Some(Milestone::Embassy),
        importance: 5,
        context: true,
        from: Some(0),
        to: Some(1),
        person: Some("Somebody".to_owned()),
        role: Some(foreign.clone()),
        place: Some(english("Ankara")),
        note: Some(english("A note")),
        about: vec![1, 0],
        part_of: Some(0),
        follows: Some(2),
        counts: Some(english("Tourists")),
        ..plain_record("rich", Kind::Observation)
    };
    rich.claims.extend(plain.claims.clone().into_iter().map(|claim| Claim {
        document: 1,
        paragraph: 4_000_000_000,
        date: Some(date("[2026-01-01..2026-01-10]")),
        period: Some(date("1992/1994")),
        basis: Basis::AsOf,
        value: Some(-0.1),
        unit: Some("USD".to_owned()),
        qualifier: Qualifier::MoreThan,
        status: Status::Target,
        blank: Some(Blank::Impossible),
        phase: Some(Phase::InUse),
        statement: Some(two.clone()),
        called: Some(foreign.clone()),
        stance: Some(Stance::Denies),
        listed: Some(Listing::List),
        path: vec![Stop::Place(1), Stop::Actor(0)],
        ..claim
    }));
    let document = |id: &str| Document {
        id: id.to_owned(),
        file: format!("{id}.txt"),
        title: english("A report"),
        genre: "report".to_owned(),
        as_of: date("2025"),
        note: (id == "B").then(|| english("Undated")),
        url: (id == "B").then(|| "https://example.org/b".to_owned()),
    };
    let actor = |id: &str| Actor { id: id.to_owned(), name: english(id) };
    let dyad = |id: &str, actors| Dyad { id: id.to_owned(), title: two.clone(), short: english("x"), actors };
    let indicator = |id: &str, growth_of| Indicator {
        id: id.to_owned(),
        title: english("Trade"),
        unit: "USD".to_owned(),
        definition: Some(english("Goods")),
        growth_of,
        share_of: growth_of.into_iter().collect(),
        per: growth_of.into_iter().chain([0]).collect(),
        conversion_of: growth_of,
        rank_by: growth_of,
    };
    let entity = |id: &str, aliases: &[&str]| Entity {
        id: id.to_owned(),
        sort: Sort::Pipeline,
        name: two.clone(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        within: (!aliases.is_empty()).then_some(1),
    };
    Dossier {
        id: "full".to_owned(),
        title: two.clone(),
        language: "en".to_owned(),
        files: Vec::new(),
        documents: vec![document("A"), document("B")],
        actors: vec![actor("TUR"), actor("KAZ")],
        dyads: vec![dyad("tr-kz", [0, 1]), dyad("kz-tr", [1, 0])],
        indicators: vec![indicator("growth", Some(1)), indicator("trade", None)],
        entities: vec![entity("pipe", &["Boru"]), entity("line", &[])],
        records: vec![plain, rich, plain_record("agreed", Kind::Agreement)],
        story: vec![
            Chapter {
                text: two.clone(),
                records: vec![1, 0],
                from: Some("1991-12".to_owned()),
                to: Some("1993".to_owned()),
                dyads: vec![1],
                align: Some(Milestone::Recognition),
                filter: Some("kind:event Baku".to_owned()),
                written: Place::default(),
            },
            Chapter { text: english("And so on"), records: vec![2], ..Chapter::default() },
        ],
        chapters: 2,
        noted: vec![Noted {
            id: "two-names".to_owned(),
            note: two,
            contradiction: true,
            readings: vec![(0, 0), (1, 1)],
            written: Place::default(),
        }],
    }
}

/// The dossier without what only its files know.
fn placeless(mut dossier: Dossier) -> Dossier {
    dossier.files.clear();
    for record in &mut dossier.records {
        record.written = Place::default();
        record.claims.iter_mut().for_each(|claim| claim.written = Place::default());
    }
    dossier.noted.iter_mut().for_each(|noted| noted.written = Place::default());
    dossier.story.iter_mut().for_each(|chapter| chapter.written = Place::default());
    dossier
}

fn read_back(text: &str) -> Dossier {
    match read(&[Source { name: "wire.json", text, format: Format::Json }]) {
        Ok(dossier) => placeless(dossier),
        Err(findings) => panic!("{findings:#?}\n{text}"),
    }
}

#[test]
fn a_full_dossier_comes_back() {
    assert_eq!(read_back(&wire::write(&full())), full());
}

#[test]
#[cfg(feature = "toml")]
fn the_seeds_come_back() {
    let files = dossier::read::folder(std::path::Path::new("../../seeds")).expect("seeds");
    let seeds = dossier::read::read_files(&files).expect("seeds without a mistake");
    assert_eq!(read_back(&wire::write(&seeds)), placeless(seeds));
}

#[test]
fn what_is_not_said_takes_no_bytes() {
    let text = wire::write(&Dossier {
        records: vec![plain_record("plain", Kind::Event)],
        noted: Vec::new(),
        story: Vec::new(),
        ..full()
    });
    let line = text.lines().find(|line| line.contains("\"plain\"")).expect("its line");
    assert_eq!(
        line,
        r#"{"id":"plain","dyads":["tr-kz"],"domain":"politics","title":"A visit","claims":[{"document":"A","paragraph":1,"as_written":"in 1991"}]}]}"#
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_and_any_number_come_back(text in "\\PC{1,20}|[\\x00-\\x7f]{1,20}", value in proptest::num::f64::NORMAL) {
        // Blanks alone are no text: they are refused.
        prop_assume!(!text.trim().is_empty());
        let mut dossier = full();
        for record in &mut dossier.records {
            record.person = Some(text.clone());
            record.note = Some(english(&text));
            record.claims.iter_mut().for_each(|claim| claim.value = Some(value));
            record.claims.iter_mut().for_each(|claim| claim.unit = Some("USD".to_owned()));
        }
        prop_assert_eq!(read_back(&wire::write(&dossier)), dossier);
    }
}

#[test]
fn a_hundred_thousand_records_are_read_in_seconds() {
    let mut dossier = Dossier { noted: Vec::new(), story: Vec::new(), chapters: 0, ..full() };
    dossier.records = (0..100_000).map(|number| plain_record(&format!("r{number}"), Kind::Event)).collect();
    // On one line, where a column has to be counted from far away.
    let text = wire::write(&dossier).replace('\n', " ");
    let start = std::time::Instant::now();
    let back = read_back(&text);
    let took = start.elapsed();
    assert_eq!(back.records.len(), 100_000);
    assert!(took.as_secs() < 10, "took {took:?}");
    println!("{} MB in {took:?}", text.len() >> 20);
}
