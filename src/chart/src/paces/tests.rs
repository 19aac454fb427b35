use super::*;
use proptest::prelude::*;

const HEIGHT: f64 = 240.0;

fn way(factor: f64, multiple: f64, label: f64) -> Way {
    let years = (factor > 1.0).then(|| multiple.ln() / factor.ln()).filter(|years| *years <= 100.0);
    Way { factor, years, label: [label, label * 0.8] }
}

fn asked(width: f64, now: f64, aim: f64, ways: &[Way]) -> Asked<'_> {
    let tag = ways.len().checked_sub(1).map(|last| (last, 140.0));
    let bounds = Some((2.0, 9.0));
    Asked {
        width,
        height: HEIGHT,
        base: (2024, now),
        aim,
        ways,
        bounds,
        tag,
        target: [180.0, 90.0],
        label: 90.0,
        amount: 40.0,
    }
}

/// Trade of 8 billion on its way to 15, at 5.3, at 16.9 and at the reader's 10 percent.
fn trade(width: f64) -> Picture {
    let label = if width < 400.0 { 40.0 } else { 80.0 };
    let ways = [way(1.053, 1.875, label), way(1.169, 1.875, label), way(1.1, 1.875, 0.0)];
    picture(&asked(width, 8e9, 15e9, &ways))
}

#[test]
fn each_way_of_the_trade_has_its_label_and_its_crossing() {
    for width in [288.0, 328.0, 600.0] {
        let picture = trade(width);
        assert!(
            picture.ways.iter().take(2).all(|way| way.label.is_some()),
            "{width}: {:?}",
            picture.ways.iter().map(|way| way.label).collect::<Vec<_>>()
        );
        assert!(picture.ways[2].label.is_none(), "the reader's has a tag");
        assert!(picture.ways.iter().all(|way| way.crossing.is_some()));
        assert!(picture.target.lines > 0 && picture.label.lines == 1);
    }
}

#[test]
fn amounts_are_round_and_the_target_has_its_own() {
    let amounts: Vec<f64> = trade(600.0).amounts.iter().map(|(_, amount)| *amount / 1e9).collect();
    assert_eq!(amounts, [0.0, 5.0, 10.0, 15.0]);
    assert_eq!([3.0, 0.26, 120.0, 1.0].map(round), [5.0, 0.5, 200.0, 1.0]);
}

#[test]
fn years_have_room_for_their_names() {
    let years: Vec<i64> = trade(600.0).years.iter().map(|(_, year)| *year).collect();
    assert_eq!(years, [2024, 2026, 2028, 2030, 2032, 2034, 2036]);
    let years: Vec<i64> = trade(288.0).years.iter().map(|(_, year)| *year).collect();
    assert_eq!(years, [2025, 2030, 2035]);
}

#[test]
fn what_falls_or_stands_leaves_the_picture_at_its_edge() {
    let ways = [way(0.9, 1.875, 80.0), way(1.0, 1.875, 0.0)];
    let picture = picture(&asked(600.0, 8.0, 15.0, &ways));
    for drawn in &picture.ways {
        assert_eq!(drawn.crossing, None);
        let last = drawn.points.last().expect("points");
        assert!((last[0] - picture.across.1).abs() < 1e-6 && last[1] > picture.base[1] - 1e-6, "{last:?}");
    }
}

#[test]
fn near_paces_stand_apart_on_the_track() {
    let track = track(470.0, (0.0, 20.0), &[(5.3, 44.0), (16.9, 44.0), (18.6, 44.0)]);
    assert!(track.squares.iter().all(|square| square.at.is_some() && square.label.is_some()), "{track:?}");
    assert_eq!(track.ticks.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [0.0, 5.0, 10.0, 15.0, 20.0]);
    let heights: Vec<f64> = track.squares.iter().filter_map(|square| Some(square.label?.1)).collect();
    assert!(heights[2] < heights[1], "the third has no room in the row of the second: {heights:?}");
}

#[test]
fn a_slider_reaches_what_documents_have() {
    let of = |values: &[f64]| reach(values.iter().copied());
    assert_eq!(of(&[5.3, 16.9, 18.6]), (0.0, 20.0));
    assert_eq!(of(&[]), (0.0, 20.0));
    assert_eq!(of(&[-7.0, 31.0]), (-10.0, 35.0));
    assert_eq!(of(&[-99.0, 310.0]), (-50.0, 350.0));
    assert_eq!(of(&[1e9]).1, 1000.0);
}

fn inside(at: [f64; 4], width: f64, height: f64) -> bool {
    at[0] >= -1e-6 && at[1] >= -1e-6 && at[2] <= width + 1e-6 && at[3] <= height + 1e-6
}

/// Widths of a label's words that a picture holds: one line may have less than the wider of both.
fn taken(spot: Spot, label: [f64; 2]) -> [f64; 4] {
    taken_by(spot, if spot.lines == 2 { label[0].max(label[1]) } else { label[0] })
}

#[test]
fn a_scale_has_two_ticks_at_least() {
    let track = track(240.0, (-33.8, 49.9), &[]);
    assert_eq!(track.ticks.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [-25.0, 0.0, 25.0]);
}

proptest! {
    #[test]
    fn labels_never_overlap_or_leave_the_picture(
        width in 288.0..700.0_f64, now in 0.1..14.9_f64, label in 30.0..130.0_f64,
        factors in prop::collection::vec(0.7..1.9_f64, 1..6), tag in 90.0..170.0_f64,
    ) {
        let mut ways: Vec<Way> = factors.iter().map(|factor| way(*factor, 15.0 / now, label)).collect();
        if let Some(own) = ways.last_mut() {
            own.label = [0.0; 2];
        }
        let asked = Asked { tag: Some((ways.len() - 1, tag)), ..asked(width, now, 15.0, &ways) };
        let picture = picture(&asked);
        let mut boxes = Vec::new();
        boxes.extend(picture.tag.map(|(left, width)| [left, 0.0, left + width, TAG]));
        if picture.target.lines > 0 {
            let width = asked.target[usize::from(picture.target.lines == 1)];
            boxes.push(taken_by(Spot { lines: 1, ..picture.target }, width));
        }
        if picture.label.lines > 0 {
            boxes.push(taken_by(picture.label, asked.label));
        }
        boxes.extend(picture.ways.iter().zip(&ways).filter_map(|(drawn, way)| Some(taken(drawn.label?, way.label))));
        for (at, one) in boxes.iter().enumerate() {
            prop_assert!(inside(*one, width, HEIGHT), "{one:?}");
            for other in boxes.iter().skip(at + 1) {
                prop_assert!(!overlap(*one, *other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn ways_start_at_the_base_and_end_at_the_target_or_the_edge(
        width in 288.0..700.0_f64, now in 0.1..14.9_f64, factors in prop::collection::vec(0.5..3.0_f64, 1..6),
    ) {
        let ways: Vec<Way> = factors.iter().map(|factor| way(*factor, 15.0 / now, 60.0)).collect();
        let picture = picture(&asked(width, now, 15.0, &ways));
        let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
        for (drawn, way) in picture.ways.iter().zip(&ways) {
            let (first, last) = (drawn.points[0], drawn.points[PIECES]);
            prop_assert!(near(first[0], picture.base[0]) && near(first[1], picture.base[1]));
            match drawn.crossing {
                Some(at) => prop_assert!(near(last[0], at) && near(last[1], picture.down.0)),
                None => prop_assert!(near(last[0], picture.across.1)),
            }
            prop_assert!(drawn.points.windows(2).all(|pair| pair[0][0] <= pair[1][0]));
            let rises = |pair: &[[f64; 2]]| (pair[1][1] - pair[0][1]) * (way.factor - 1.0) <= 1e-6;
            prop_assert!(drawn.points.windows(2).all(rises));
            prop_assert!(drawn.points.iter().all(|[x, y]| *x <= width && *y >= picture.down.0 - 1e-6 && *y <= picture.down.1));
        }
        if let Some(band) = picture.band {
            prop_assert!(picture.across.0 <= band.from && band.from <= band.to && band.to <= picture.across.1 + 1e-6);
        }
        prop_assert!(picture.years.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 44.0 - 1e-6));
        prop_assert!(picture.amounts.windows(2).all(|pair| pair[0].0 - pair[1].0 >= 14.0));
    }

    #[test]
    fn place_and_value_of_a_slider_are_inverse(
        width in 240.0..700.0_f64, low in -50.0..0.0_f64, span in 20.0..1000.0_f64, share in 0.0..=1.0_f64,
    ) {
        let track = track(width, (low, low + span), &[]);
        let value = low + span * share;
        prop_assert!((track.value(track.place(value)) - value).abs() < 1e-6);
        let (from, to) = track.ends();
        prop_assert!(from - 1e-6 <= track.place(value) && track.place(value) <= to + 1e-6);
        prop_assert!(track.ticks.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 40.0), "{:?}", track.ticks);
        prop_assert!(track.ticks.len() > 1);
    }

    #[test]
    fn labels_of_a_track_never_overlap_or_leave_it(
        width in 240.0..700.0_f64, values in prop::collection::vec(-10.0..30.0_f64, 0..9), label in 20.0..60.0_f64,
    ) {
        let marks: Vec<(f64, f64)> = values.iter().map(|value| (*value, label)).collect();
        let track = track(width, (0.0, 20.0), &marks);
        let boxes = track.squares.iter().filter_map(|square| Some(taken_by(spot(square.label?), label)));
        let boxes: Vec<[f64; 4]> = boxes.collect();
        for (at, one) in boxes.iter().enumerate() {
            prop_assert!(inside(*one, width, track.line), "{one:?}");
            prop_assert!(boxes.iter().skip(at + 1).all(|other| !overlap(*one, *other)));
        }
        for (square, value) in track.squares.iter().zip(&values) {
            prop_assert_eq!(square.at.is_some(), (0.0..=20.0).contains(value));
            prop_assert!(square.at.is_none_or(|at| (track.value(at) - value).abs() < 1e-6));
        }
        prop_assert!(values.is_empty() || !(0.0..=20.0).contains(&values[0]) || track.squares[0].label.is_some());
    }
}

fn spot((x, y): (f64, f64)) -> Spot {
    Spot { x, y, ends: false, lines: 1 }
}
