use proptest::prelude::*;

use super::columns::mark;
use super::*;

const YEAR: f64 = 365.25;

fn figure(days: Option<(f64, f64)>, value: Option<f64>, bounds: (f64, f64), sort: Sort) -> Figure {
    let label = ("$556.8 m".to_owned(), "Jan–May 2025".to_owned());
    Figure { days, value, bounds, sort, about: false, part: false, passed: false, label }
}

/// The figure of a year after 1970, exact.
fn year(year: f64, value: f64) -> Figure {
    figure(Some((year * YEAR, (year + 1.0) * YEAR)), Some(value), (value, value), Sort::Known)
}

fn laid(figures: &[Figure], span: Span) -> Chart {
    let gaps = [Gap { days: (2.0 * YEAR, 9.0 * YEAR), label: ("1972–1978:".to_owned(), "no figure".to_owned()) }];
    columns(&Asked { figures, gaps: &gaps, days: (0.0, 20.0 * YEAR), span, size: (430.0, 230.0), left: 50.0 })
}

fn span(most: f64) -> Span {
    Span::holding(0.0, most, 4.0)
}

/// A chart in words, to a tenth of a pixel.
fn written(chart: &Chart) -> String {
    let mut out = String::new();
    for (y, value) in &chart.values {
        out += &format!("{value} at {y:.1}\n");
    }
    for it in &chart.columns {
        let (left, right) = it.sides;
        let dots = it.dots.map_or(String::new(), |dots| format!(" dots from {dots:.1}"));
        out += &format!(
            "{} {left:.1}–{right:.1} foot {:.1} sure {:.1} top {:.1} {:?} {} lines{dots}\n",
            it.figure,
            it.foot,
            it.sure,
            it.top,
            it.end,
            it.hatch.len()
        );
    }
    for label in &chart.labels {
        let leader = label.leader.map_or(String::new(), |(x, from, to)| format!(" leader {x:.1} {from:.1}–{to:.1}"));
        out += &format!("{:?} {:.1} {:.1} {} {}{leader}\n", label.anchor, label.x, label.y, label.title, label.more);
    }
    out
}

#[test]
fn every_sort_of_figure_has_its_mark() {
    let part = Figure { part: true, ..figure(Some((12.0 * YEAR, 12.4 * YEAR)), Some(2.0), (1.95, 2.05), Sort::Known) };
    let forecast =
        Figure { passed: true, ..figure(Some((10.0 * YEAR, 11.0 * YEAR)), Some(1.0), (0.5, 1.5), Sort::Forecast) };
    let chart = laid(
        &[
            Figure { bounds: (7.5, 8.5), ..year(1.0, 8.0) },
            forecast,
            part,
            Figure { bounds: (5.0, f64::INFINITY), ..year(14.0, 5.0) },
            Figure { bounds: (0.0, 6.0), ..year(16.0, 6.0) },
            figure(Some((18.0 * YEAR, 19.0 * YEAR)), None, (0.0, 0.0), Sort::Blank),
            figure(None, Some(15.0), (14.5, 15.5), Sort::Target),
        ],
        span(15.0),
    );
    assert_eq!(
        written(&chart),
        "0 at 208.0
5 at 147.3
10 at 86.7
15 at 26.0
0 68.7–84.4 foot 208.0 sure 117.0 top 104.9 Closed 0 lines
1 228.0–243.7 foot 208.0 sure 208.0 top 195.9 Closed 0 lines
2 263.4–268.5 foot 208.0 sure 183.7 top 183.7 Closed 6 lines
3 298.8–314.5 foot 208.0 sure 147.3 top 147.3 Open 0 lines
4 334.2–349.9 foot 208.0 sure 208.0 top 135.2 Stop 0 lines
5 369.6–385.3 foot 208.0 sure 208.0 top 126.1 Closed 0 lines
6 411.0–423.0 foot 208.0 sure 208.0 top 26.0 Closed 0 lines dots from 367.0
End 423.0 14.0 $556.8 m Jan–May 2025
Middle 342.0 112.2 $556.8 m Jan–May 2025 leader 342.0 118.2–133.2
End 293.8 144.3 $556.8 m Jan–May 2025
Start 68.7 98.9 $556.8 m Jan–May 2025
End 268.5 177.7 $556.8 m Jan–May 2025
End 219.0 203.0 $556.8 m 
Middle 147.4 117.0 1972–1978: no figure 
"
    );
    let named: Vec<_> = chart.labels.iter().filter_map(|label| label.figure).collect();
    assert!(named.contains(&0) && named.contains(&6), "{named:?}");
    assert!(chart.labels.iter().any(|label| label.figure.is_none()), "the gap is named");
}

#[test]
fn columns_of_the_same_time_stand_side_by_side() {
    let chart = laid(&[year(3.0, 5.0), year(3.0, 6.0), year(4.0, 7.0)], span(8.0));
    let [one, other, next] = [0, 1, 2].map(|at| chart.columns[at].sides);
    assert!(one.1 <= other.0 && other.1 <= next.0, "{one:?} {other:?} {next:?}");
}

#[test]
fn below_zero_a_column_hangs() {
    let chart = laid(&[year(3.0, -26.0), year(5.0, 46.0)], Span::holding(-26.0, 46.0, 4.0));
    let [fall, rise] = [0, 1].map(|at| &chart.columns[at]);
    assert!(fall.top > fall.foot && rise.top < rise.foot);
    assert_eq!(fall.foot, rise.foot);
}

#[test]
fn a_figure_without_a_year_stands_nowhere_but_as_a_wish() {
    let chart = laid(&[figure(None, Some(3.0), (3.0, 3.0), Sort::Known)], span(5.0));
    assert!(chart.columns.is_empty() && chart.labels.iter().all(|label| label.figure.is_none()));
}

fn some_figure() -> impl Strategy<Value = Figure> {
    let sort = prop_oneof![
        4 => Just(Sort::Known),
        1 => Just(Sort::Estimate),
        1 => Just(Sort::Target),
        1 => Just(Sort::Forecast),
        1 => Just(Sort::Blank)
    ];
    let when = proptest::option::weighted(0.9, (0.0..19.0_f64, 0.0..3.0_f64));
    (when, -40.0..100.0_f64, 0.0..30.0_f64, sort, 0_u8..32, "[0-9a-zA-Z$. ]{0,16}").prop_map(
        |(when, value, reach, sort, flags, words)| {
            let flag = |at: u8| flags & (1 << at) != 0;
            Figure {
                days: when.map(|(from, long)| (from * YEAR, (from + long) * YEAR)),
                value: (sort != Sort::Blank).then_some(value),
                bounds: (value - reach, if flag(0) { f64::INFINITY } else { value + reach }),
                sort,
                about: flag(1),
                part: flag(2),
                passed: flag(3),
                label: (words, if flag(4) { "about as much".to_owned() } else { String::new() }),
            }
        },
    )
}

fn apart([left, top, right, foot]: &[f64; 4], [from, over, to, under]: &[f64; 4]) -> bool {
    right <= from || to <= left || foot <= over || under <= top
}

proptest! {
    #[test]
    fn an_axis_holds_its_values_and_is_divided_by_ones_twos_and_fives(
        least in -1e12..1e12_f64, long in 1e-3..1e12_f64, steps in 1..8_u8,
    ) {
        let (least, most) = (least, least + long);
        let span = Span::holding(least, most, f64::from(steps));
        let hair = span.step * 1e-6;
        prop_assert!(span.low <= least.min(0.0) + hair && span.high >= most.max(0.0) - hair);
        let digits = span.step / 10_f64.powf((span.step * 1.000_001).log10().floor());
        prop_assert!([1.0, 2.0, 5.0].iter().any(|known| (known - digits).abs() < 1e-6), "{}", span.step);
        let divisions = span.divisions();
        prop_assert!((2..=usize::from(steps) + 3).contains(&divisions.len()), "{divisions:?}");
        prop_assert!(divisions.iter().any(|value| value.abs() < hair), "zero is on the axis");
    }

    #[test]
    fn pixel_and_value_are_inverse(most in 1e-3..1e12_f64, px in -100.0..500.0_f64) {
        let values = Values::new(span(most), 200.0, 20.0);
        prop_assert!((values.px(values.value(px)) - px).abs() < 1e-6);
    }

    #[test]
    fn more_is_never_lower(most in 1.0..1e9_f64, one in 0.0..1.0_f64, other in 0.0..1.0_f64) {
        let values = Values::new(span(most), 200.0, 20.0);
        let (one, other) = (one.min(other) * most, one.max(other) * most);
        prop_assert!(values.px(other) <= values.px(one));
    }

    #[test]
    fn equal_values_are_equally_high_on_one_scale(
        value in 0.1..100.0_f64, at in 0.0..19.0_f64, others in proptest::collection::vec(some_figure(), 0..8),
    ) {
        let span = Span::holding(-40.0, 130.0, 4.0);
        let alone = laid(&[year(at.floor(), value)], span);
        let mut figures = others;
        figures.push(year(7.0, value));
        let beside = laid(&figures, span);
        let last = beside.columns.iter().find(|column| column.figure == figures.len() - 1).expect("it has a year");
        prop_assert_eq!((last.foot, last.sure), (alone.columns[0].foot, alone.columns[0].sure));
    }

    #[test]
    fn nothing_leaves_the_drawing_and_no_label_covers_anything(
        mut figures in proptest::collection::vec(some_figure(), 0..40), narrow in 150.0..500.0_f64,
    ) {
        let start = |figure: &Figure| figure.days.map_or(f64::MAX, |days| days.0);
        figures.sort_by(|one, other| start(one).total_cmp(&start(other)));
        let gaps = [Gap { days: (2.0 * YEAR, 9.0 * YEAR), label: ("1972–1978:".to_owned(), "no figure".to_owned()) }];
        let (span, size) = (Span::holding(-70.0, 130.0, 4.0), (narrow, 230.0));
        let asked = Asked { figures: &figures, gaps: &gaps, days: (0.0, 22.0 * YEAR), span, size, left: 50.0 };
        let chart = columns(&asked);
        let [left, top, right, foot] = chart.plot;
        for column in &chart.columns {
            let edge = if column.dots.is_some() { narrow } else { right + 0.1 };
            prop_assert!(column.sides.0 >= left - 6.1 && column.sides.1 <= edge, "{column:?} in {:?}", chart.plot);
            for y in [column.foot, column.sure, column.top] {
                prop_assert!(y >= top - 0.1 && y <= foot + 0.1, "{column:?}");
            }
            for [x, y, to_x, to_y] in &column.hatch {
                prop_assert!(*x >= column.sides.0 - 1e-6 && *to_x <= column.sides.1 + 1e-6);
                prop_assert!(y.max(*to_y) <= column.foot.max(column.sure) + 1e-6);
                prop_assert!(y.min(*to_y) >= column.foot.min(column.sure) - 1e-6);
            }
        }
        let places: Vec<[f64; 4]> = chart.labels.iter().map(Label::place).collect();
        for (at, place) in places.iter().enumerate() {
            prop_assert!(place[0] >= left && place[2] <= narrow && place[1] >= 0.0 && place[3] <= foot, "{place:?}");
            prop_assert!(places.iter().skip(at + 1).all(|other| apart(place, other)), "{:?}", chart.labels[at]);
            prop_assert!(chart.columns.iter().all(|column| apart(place, &mark(column))), "{:?}", chart.labels[at]);
            for (x, from, to) in chart.labels.iter().filter_map(|label| label.leader) {
                prop_assert!(apart(place, &[x, from, x, to]), "a leader through {:?}", chart.labels[at]);
            }
        }
    }

    #[test]
    fn a_bar_keeps_to_its_room(sure in -1.0..2.0_f64, more in 0.0..2.0_f64, room in 20.0..400.0_f64, open in any::<bool>()) {
        let end = if open { End::Open } else { End::Closed };
        let bar = lying((sure, sure + more), end, room);
        prop_assert!(bar.sure >= 0.0 && bar.sure <= bar.possible && bar.reach <= room + 1.0, "{bar:?}");
        let longer = lying((sure + 0.1, sure + more + 0.1), end, room);
        prop_assert!(longer.sure >= bar.sure);
    }
}
