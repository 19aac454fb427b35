//! Records whose marks touch and for whose names there is no room: gathered in one mark that says how many they are.

use crate::mark::{Column, Form, Shape};

/// Fewer than this stay what they are.
const LEAST: usize = 3;
/// More strokes than this become columns.
const STROKES: usize = 40;
/// Width of such a column.
const COLUMN: f64 = 6.0;
/// Marks longer than this are not gathered with shorter ones: one long mark would join all that lie in it.
const SHORT: f64 = 48.0;

/// Whether a mark may be gathered with others.
pub fn may_gather(shape: &Shape) -> bool {
    !matches!(shape.form, Form::Bar { .. })
}

/// Runs of marks, given as first and last pixel along time, that touch: the positions of each run of three or more,
/// in order of time, short marks and long ones apart.
pub fn runs(marks: &[(usize, f64, f64)]) -> Vec<Vec<usize>> {
    let mut order = marks.to_vec();
    dossier::order::sort(&mut order, |a, b| a.1.total_cmp(&b.1));
    let (short, long): (Vec<_>, Vec<_>) = order.into_iter().partition(|(_, from, to)| to - from < SHORT);
    let mut runs: Vec<(Vec<usize>, f64)> = Vec::new();
    for marks in [short, long] {
        let mut open = false;
        for (at, from, to) in marks {
            match runs.last_mut().filter(|(_, end)| open && from <= *end + 2.0) {
                Some((run, end)) => {
                    run.push(at);
                    *end = end.max(to);
                }
                None => runs.push((vec![at], to)),
            }
            open = true;
        }
    }
    runs.into_iter().map(|(run, _)| run).filter(|run| run.len() >= LEAST).collect()
}

/// How a run of marks is drawn: a stroke for each, or columns where they are too many.
pub fn form(shapes: &[&Shape]) -> Form {
    let strokes: Vec<f64> = shapes.iter().enumerate().map(|(at, shape)| stroke(shapes, at, shape)).collect();
    if strokes.len() <= STROKES {
        return Form::Pile(strokes);
    }
    let (from, to) = reach(shapes);
    let number = ((to - from) / COLUMN).ceil().max(1.0);
    let width = (to - from) / number;
    let mut counts = vec![0_u32; number as usize];
    for at in strokes {
        let place = (((at - from) / width) as usize).min(counts.len().saturating_sub(1));
        counts.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
    }
    let most = f64::from(counts.iter().copied().max().unwrap_or(1));
    let columns = (0..).zip(counts).filter(|(_, count)| *count > 0).map(|(place, count)| {
        let left = from + width * f64::from(place);
        Column { from: left, to: left + width - 1.0, height: f64::from(count) / most }
    });
    Form::Columns(columns.collect())
}

/// First and last pixel of marks.
pub fn reach(shapes: &[&Shape]) -> (f64, f64) {
    shapes.iter().fold((f64::MAX, f64::MIN), |(from, to), shape| (from.min(shape.from), to.max(shape.to)))
}

/// Where the stroke of a record stands: in its middle, or evenly spread where several are known no better.
fn stroke(shapes: &[&Shape], at: usize, shape: &Shape) -> f64 {
    let same = |other: &&&Shape| other.from == shape.from && other.to == shape.to;
    let of = shapes.iter().filter(same).count() as f64;
    let before = shapes.iter().take(at).filter(same).count() as f64;
    shape.from + (shape.to - shape.from) * (before + 0.5) / of
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(from: f64, to: f64) -> Shape {
        Shape { from, to, form: Form::Dot, tail: None }
    }

    #[test]
    fn three_that_touch_are_a_crowd_and_two_are_not() {
        let marks = [(0, 10.0, 19.0), (1, 18.0, 27.0), (2, 60.0, 69.0), (3, 61.0, 70.0), (4, 71.0, 80.0)];
        assert_eq!(runs(&marks), [[2, 3, 4]]);
    }

    #[test]
    fn a_decade_does_not_join_the_days_in_it() {
        let days = (0..6).map(|at| (at, f64::from(at as u32) * 30.0, f64::from(at as u32) * 30.0 + 9.0));
        assert_eq!(runs(&days.chain([(6, 0.0, 180.0)]).collect::<Vec<_>>()), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn what_is_known_no_better_is_spread() {
        let (one, other) = (shape(0.0, 30.0), shape(40.0, 50.0));
        assert_eq!(form(&[&one, &one, &one, &other]), Form::Pile(vec![5.0, 15.0, 25.0, 45.0]));
    }

    #[test]
    fn too_many_strokes_become_columns_that_count_them_all() {
        let shapes: Vec<Shape> =
            (0..60).map(|at| shape(f64::from(at % 6) * 6.0, f64::from(at % 6) * 6.0 + 6.0)).collect();
        let Form::Columns(columns) = form(&shapes.iter().collect::<Vec<_>>()) else { panic!("strokes") };
        assert_eq!(columns.len(), 6);
        assert!(columns.iter().all(|column| column.height == 1.0));
    }
}
