//! The layout of the built-in dossier, at any width and any view: what a reader must never see.

// A test that cannot read its seeds has failed; saying so by panicking is what tests are for.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use chart::{Group, Items};
use chart::mark::Form;
use chart::scene::Band;
use chart::{KnowledgeEnd, Request, Scene, Story, Tell, TextStyle, TimeMap, Viewport};
use dossier::{Day, Dossier, Extent, Milestone};
use dossier::words::Words;
use proptest::prelude::*;

/// A text measurer that any machine agrees on.
fn measure(text: &str, style: TextStyle) -> f64 {
    let letter = match style {
        TextStyle::Label => 6.6,
        TextStyle::Step => 7.2,
        TextStyle::Date => 6.2,
    };
    text.chars().count() as f64 * letter
}

fn dossier() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = dossier::read::folder(&seeds).expect("seeds are there");
    dossier::read::read_files(&files).expect("seeds are valid")
}

/// Words for whatever a layout says.
struct English;

impl Tell for English {
    fn records(&self, count: usize) -> String {
        format!("{count} records")
    }

    fn since(&self, (low, high): (i64, i64), _: &str) -> String {
        format!("after {low} to {high} days")
    }

    fn quicker(&self, band: &Band) -> String {
        format!("{:?} later by {} to {} days", band.milestone, band.later.0, band.later.1)
    }
}

/// A dossier with what is laid out of it.
struct Told {
    dossier: Dossier,
    words: Words,
    items: Items,
    map: TimeMap,
}

impl Told {
    fn new(dossier: Dossier) -> Self {
        Self::counted_from(dossier, &[])
    }

    /// Each relationship's time counted from a day of its own, or from some day between two.
    fn counted_from(dossier: Dossier, zeros: &[Extent]) -> Self {
        let words = Words::default();
        let zero = chart::align::Zero::new(Milestone::Recognition, zeros).filter(|_| !zeros.is_empty());
        let items = Items::of(&story(&dossier, &words), &[0, 1], zero.as_ref(), &|_| true);
        let map = items.map(&[]);
        Self { dossier, words, items, map }
    }
}

fn story<'a>(dossier: &'a Dossier, words: &'a Words) -> Story<'a> {
    Story { dossier, language: "en", words, disputed: &|record| record % 9 == 0 }
}

/// The scene at a width, of the part of time between two shares of it.
fn scene(told: &Told, width: f64, from: f64, to: f64) -> Scene {
    let Told { items, map, .. } = told;
    let view = Viewport { from: from * map.length(), to: to * map.length() };
    let (narrow, measure) = (width < chart::NARROW, &measure as &dyn Fn(&str, TextStyle) -> f64);
    let end = |group, day, label: &str| KnowledgeEnd { group, day, label: label.to_owned() };
    let ends = [
        end(0, Day::from_ymd(2025, 8, 1), "A, B end July 2025"),
        end(1, Day::from_ymd(2026, 1, 15), "C, D end Jan 2026"),
    ];
    let story = &story(&told.dossier, &told.words);
    let (selected, folded) = (None, &[][..]);
    chart::layout(&Request { story, items, map, view, width, narrow, groups: 2, ends: &ends, selected, folded, measure, tell: &English })
}

fn check(scene: &Scene) -> Result<(), TestCaseError> {
    let labels: Vec<_> = scene.labels().collect();
    for (at, label) in labels.iter().enumerate() {
        let rect = label.rect;
        prop_assert!(
            rect.x >= -0.5 && rect.x + rect.width <= scene.width + 0.5,
            "{:?} leaves the drawing",
            label.title
        );
        for other in labels.iter().skip(at + 1) {
            prop_assert!(!rect.overlaps(&other.rect), "{:?} covers {:?}", label.title, other.title);
        }
    }
    let mut records: Vec<usize> = scene.marks.iter().map(|mark| mark.record).collect();
    records.sort_unstable();
    records.dedup();
    prop_assert_eq!(records.len(), scene.marks.len(), "a record is drawn twice");
    let (start, end) = if scene.down {
        (scene.plot.y, scene.plot.y + scene.plot.height)
    } else {
        (scene.plot.x, scene.plot.x + scene.plot.width)
    };
    for mark in &scene.marks {
        prop_assert!(mark.to >= start - 10.0 && mark.from <= end + 10.0, "a mark out of view is drawn");
        prop_assert!(mark.from <= mark.to);
        if let Form::Bar { parts, turns, .. } = &mark.form {
            prop_assert!(!parts.is_empty() || !turns.is_empty(), "nothing of record {} is drawn", mark.record);
        }
    }
    prop_assert!(scene.lanes.windows(2).all(|pair| pair[0].y + pair[0].height <= pair[1].y + 0.5), "lanes overlap");
    Ok(())
}

#[test]
fn all_of_time_shows_every_dated_record_once() {
    let told = Told::new(dossier());
    for width in [320.0, 360.0, 768.0, 1280.0, 1600.0] {
        let scene = scene(&told, width, 0.0, 1.0);
        let drawn: usize = scene.marks.iter().map(|mark| mark.count).sum();
        assert_eq!(drawn, told.items.len(), "at {width} px");
        check(&scene).unwrap_or_else(|error| panic!("at {width} px: {error}"));
    }
}

/// Recognition: known to the day on one side, to the year on the other.
fn recognition() -> [Extent; 2] {
    ["1991-12-16", "1991"].map(|date| dossier::Date::parse(date).expect("a date").extent())
}

#[test]
fn aligned_the_same_step_is_joined_and_what_is_not_known_is_as_wide() {
    let told = Told::counted_from(dossier(), &recognition());
    let scene = scene(&told, 1280.0, 0.0, 1.0);
    check(&scene).unwrap_or_else(|error| panic!("{error}"));
    let band = scene.bands.iter().find(|band| band.milestone == Milestone::DiplomaticRelations).expect("both have them");
    // Kazakhstan 77 days after its zero; Azerbaijan, on 14 January 1992, 14 to 378 days after a day of 1991.
    assert_eq!(band.later, (14 - 77, 378 - 77));
    assert!(band.one.1 - band.one.0 < band.other.1 - band.other.0);
    let zero = scene.zero.expect("zero is in view");
    let recognised = |group| {
        let mine = |mark: &&chart::scene::Mark| mark.group == Group::One(group) && mark.step;
        scene.marks.iter().filter(mine).any(|mark| mark.from <= zero && zero <= mark.to)
    };
    assert!(recognised(0) && recognised(1));
    let bracket = |group: usize| scene.calendars[group].ticks.iter().map(|tick| tick.to - tick.from).fold(0.0, f64::max);
    assert!(bracket(0) < 1e-6 && bracket(1) > 5.0, "{} and {}", bracket(0), bracket(1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_keep_apart_at_any_width_and_zoom(width in 320.0..1700.0_f64, from in 0.0..0.95_f64, length in 0.01..1.0_f64) {
        for told in [Told::new(dossier()), Told::counted_from(dossier(), &recognition())] {
            check(&scene(&told, width, from, (from + length).min(1.0)))?;
        }
    }
}
