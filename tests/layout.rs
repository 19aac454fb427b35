//! Properties of every picture: of the built-in dossier, the gallery, and dossiers made by chance.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use chart::{Group, Lens, Move, Scale, Viewport};
use dossier::{Dossier, Milestone};
use proptest::prelude::*;
use tests::gallery::fixtures;
use tests::large::Large;
use tests::sound::{along, faults};
use tests::told::{Look, Told};

const WIDTHS: [f64; 5] = [320.0, 360.0, 768.0, 1280.0, 1600.0];

/// The built-in dossier and the gallery, by the calendar and counted from a step.
static ALL: LazyLock<Vec<(String, Told)>> = LazyLock::new(|| {
    let named = fixtures().into_iter().map(|fixture| (fixture.name.clone(), fixture.dossier()));
    let all: Vec<(String, Dossier)> = named.chain([("built-in".to_owned(), built_in())]).collect();
    let aligned = all.iter().filter_map(|(name, dossier)| {
        Some((format!("{name}, since recognition"), Told::since(dossier.clone(), Milestone::Recognition)?))
    });
    let aligned: Vec<_> = aligned.collect();
    all.into_iter().map(|(name, dossier)| (name, Told::new(dossier))).chain(aligned).collect()
});

/// Dossiers of one to twenty thousand records, each of another seed.
static LARGE: LazyLock<Vec<(String, Told)>> = LazyLock::new(|| {
    let large = |(seed, records): (u64, usize)| {
        (format!("{records} records, seed {seed}"), Told::new(Large { seed, ..Large::of(records) }.dossier()))
    };
    (1..).zip([20, 1_000, 1_000, 4_000, 20_000]).map(large).collect()
});

fn built_in() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    dossier::read::read_files(&dossier::read::folder(&seeds).expect("seeds are there")).expect("seeds are valid")
}

fn everything() -> impl Iterator<Item = &'static (String, Told)> {
    ALL.iter().chain(LARGE.iter())
}

/// Fails with what is wrong with a picture.
fn check(name: &str, told: &Told, look: &Look) -> Result<(), TestCaseError> {
    let wrong = faults(told, look, &told.scene(look));
    prop_assert!(
        wrong.is_empty(),
        "{name}, {look:?}: {} faults\n{}",
        wrong.len(),
        wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
    Ok(())
}

#[test]
fn all_of_time_is_sound_at_every_width() {
    let mut wrong = Vec::new();
    for (name, told) in everything() {
        for width in WIDTHS {
            wrong.extend(check(name, told, &Look::all(width)).err().map(|error| error.to_string()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_open_is_drawn_by_itself() {
    for (name, told) in everything() {
        for record in (0..told.dossier.records.len()).step_by(told.dossier.records.len() / 20 + 1) {
            let dated = told.dossier.records.get(record).is_some_and(|record| record.when().is_some());
            for width in [360.0, 1280.0] {
                let look = Look { selected: Some(record), ..Look::all(width) };
                let scene = told.scene(&look);
                let alone = scene.marks.iter().any(|mark| mark.record == record && mark.count == 1);
                // Counted from zeros, what belongs to both has no place.
                assert!(alone || !dated || told.items.is_aligned(), "{name}: record {record} at {width} px");
                let wrong = faults(told, &look, &scene);
                assert!(wrong.is_empty(), "{name}, {look:?}:\n{}", wrong.join("\n"));
            }
        }
    }
}

/// Recognition is known to the day on one side, to the year on the other.
#[test]
fn aligned_the_same_step_is_joined_and_what_is_not_known_is_as_wide() {
    let (_, told) =
        ALL.iter().find(|(name, _)| name == "uncertain-zero, since recognition").expect("it is in the gallery");
    let scene = told.scene(&Look::all(1280.0));
    let band =
        scene.bands.iter().find(|band| band.milestone == Milestone::DiplomaticRelations).expect("both have them");
    // Kazakhstan 77 days after its zero; Azerbaijan, on 14 January 1992, 14 to 378 days after a day of 1991.
    assert_eq!(band.later, (14 - 77, 378 - 77));
    assert!(scene.bands.iter().all(|band| band.milestone != Milestone::Recognition), "what is zero is no time apart");
    assert!(band.one.1 - band.one.0 < band.other.1 - band.other.0);
    let zero = scene.zero.expect("zero is in view");
    for group in [Group::One(0), Group::One(1)] {
        let mut steps = scene.marks.iter().filter(|mark| mark.group == group && mark.step);
        assert!(steps.any(|mark| mark.from <= zero && zero <= mark.to), "{group:?} was recognised at zero");
    }
    let brackets = scene.calendars.iter().map(|calendar| calendar.ticks.iter().map(|tick| tick.to - tick.from));
    let widest: Vec<f64> = brackets.map(|widths| widths.fold(0.0, f64::max)).collect();
    assert!(matches!(widest[..], [sharp, wide] if sharp < 1e-6 && wide > 5.0), "{widest:?}");
}

#[test]
fn a_scene_is_the_same_each_time() {
    let [one, other] = [1, 2].map(|_| Told::new(Large::of(3_000).dossier()));
    for width in [360.0, 1280.0] {
        for window in [(0.0, 1.0), (0.6, 0.9)] {
            let look = Look { window, ..Look::all(width) };
            assert_eq!(one.scene(&look), other.scene(&look));
        }
    }
}

#[test]
fn more_records_are_not_more_marks() {
    for width in [360.0, 1280.0] {
        let marks = |records: usize| Told::new(Large::of(records).dossier()).scene(&Look::all(width)).marks.len();
        let (some, many) = (marks(2_000), marks(20_000));
        assert!(many < some * 2, "{some} marks of 2,000 records, {many} of 20,000, at {width} px");
    }
}

/// What finds no room is counted: a page that gives little height gets a picture that fits it, as far as lanes allow.
#[test]
fn a_low_drawing_counts_what_a_high_one_draws() {
    let told = Told::new(Large::of(300).dossier());
    for width in [768.0, 1280.0] {
        let scene = |room: f64| told.scene(&Look { room, ..Look::all(width) });
        let alone = |room: f64| scene(room).marks.iter().filter(|mark| mark.count == 1).count();
        let (low, high) = (alone(300.0), alone(2400.0));
        assert!(low * 3 < high, "{low} marks in 300 px, {high} in 2,400, at {width} px");
        assert!(scene(300.0).height < scene(2400.0).height);
    }
}

/// Records that are drawn one by one and lie inside the picture by a share of its length.
fn alone(told: &Told, look: &Look, share: f64) -> BTreeSet<usize> {
    let scene = told.scene(look);
    let (start, end) = along(&scene);
    let air = (end - start) * share;
    let inside = scene.marks.iter().filter(|mark| mark.from >= start + air && mark.to <= end - air);
    inside.filter(|mark| mark.count == 1).map(|mark| mark.record).collect()
}

/// Who moves a little finds nearly everything that was there. A rank of records may come or go with the number in view,
/// which is why it is not all.
#[test]
fn to_move_a_little_changes_little() {
    let (mut all, mut lost) = (0, 0);
    for (_, told) in LARGE.iter() {
        for width in [360.0, 1280.0] {
            for length in [0.5, 0.2, 0.05] {
                let look = |from: f64| Look { width, window: (from, from + length), ..Look::all(width) };
                let (start, end) = along(&told.scene(&look(0.4)));
                let by = 3.0 * length / (end - start);
                for step in 0..12 {
                    let from = 0.4 + f64::from(step) * by;
                    let (one, next) = (alone(told, &look(from), 0.1), alone(told, &look(from + by), 0.0));
                    (all, lost) = (all + one.len(), lost + one.difference(&next).count());
                }
            }
        }
    }
    assert!(lost * 40 < all, "{lost} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_time_is_sound(at in any::<prop::sample::Index>(), width in 320.0..1700.0_f64, from in 0.0..0.99_f64, length in 0.0..1.0_f64) {
        let all: Vec<_> = everything().collect();
        let (name, told) = at.get(&all);
        // Short stretches are as likely as long ones, down to the shortest that can be in view.
        let length = 0.001_f64.powf(length).max(14.0 / told.map.length());
        check(name, told, &Look { window: (from.min(1.0 - length), (from + length).min(1.0)), ..Look::all(width) })?;
    }

    /// A drawing seen through a lens has everything where a new one will have it.
    #[test]
    fn a_lens_shows_where_things_will_be(wide in any::<bool>(), from in 0.0..0.8_f64, length in 0.05..0.2_f64, later in -0.1..0.1_f64, longer in 0.3..2.5_f64) {
        let (_, told) = ALL.last().expect("the gallery is not empty");
        let look = |from: f64, length: f64| Look { window: (from, from + length), ..Look::all(if wide { 1280.0 } else { 360.0 }) };
        let (was, now) = (look(from, length), look(from + later, length * longer));
        let scene = told.scene(&was);
        let (start, size) = along(&scene);
        let px = |look: &Look, share: f64| start + (share - look.window.0) / (look.window.1 - look.window.0) * (size - start);
        prop_assert_eq!(Lens::new(&scene, told.view(&was), told.view(&was)), None);
        let lens = Lens::new(&scene, told.view(&was), told.view(&now));
        // Nothing is shown that was not drawn, or is drawn too far out of shape.
        let drawn = was.window.1.min(now.window.1) - was.window.0.max(now.window.0);
        let enough = drawn * 4.0 >= length * longer && longer >= 0.5;
        prop_assert_eq!(lens.is_some(), enough);
        let Some(lens) = lens else { return Ok(()) };
        for share in [0.0, from, from + length / 3.0, 1.0] {
            let seen = lens.stretch * px(&was, share) + lens.by;
            prop_assert!((seen - px(&now, share)).abs() < 1e-6 * px(&now, share).abs().max(1.0), "{seen} and {}", px(&now, share));
        }
        let far = if wide { scene.width } else { scene.height } - lens.far;
        let seen = [lens.near, far].map(|edge| lens.stretch * edge + lens.by);
        prop_assert!((seen[0] - (start - 14.0)).abs() < 1e-6 && (seen[1] - (size + 14.0)).abs() < 1e-6, "{seen:?}");
    }

    #[test]
    fn scales_have_an_inverse_and_zoom_keeps_its_point(at in any::<prop::sample::Index>(), from in 0.0..0.9_f64, length in 0.01..0.1_f64, share in 0.0..1.0_f64, factor in 0.5..2.0_f64) {
        let (_, told) = at.get(&ALL);
        let whole = told.map.length();
        let view = Viewport { from: from * whole, to: (from + length) * whole };
        let px = 100.0 + share * 1000.0;
        let scale = |view| Scale::new(&told.map, view, 100.0, 1100.0);
        let day = scale(view).day(px);
        prop_assert!((scale(view).px(day) - px).abs() < 1e-3, "{px} is day {day}");
        let about = view.from + share * view.length();
        let zoomed = view.after(Move::Zoom { factor, about }, &told.map);
        // At an end of time, and at the shortest stretch, the picture stops instead.
        let stopped = zoomed.from <= 0.0 || zoomed.to >= whole || (zoomed.length() - view.length() / factor).abs() > 1e-6;
        prop_assert!(stopped || (scale(zoomed).px(day) - px).abs() < 1e-2);
    }
}
