//! The slider of a target: its track with the documents' own paces, or the years in which they pass the target.

use chart::paces::{Track, reach, track, width_of};
use dossier::number::digits;
use ui::tree::{Node, el, line, number, of, rect};

use super::View;
use super::state::Sets;

/// Most years that the slider goes beyond the base.
const YEARS: i64 = 100;
/// Half of a square.
const HALF: f64 = 4.5;

/// What moves: first and last value, and the step.
struct Run {
    values: (f64, f64),
    step: &'static str,
    now: f64,
}

/// The slider on its track, so wide.
pub fn node(view: &View<'_>, width: f64) -> Node {
    let strings = view.strings;
    let (state, sets) = (&view.state, view.state.sets);
    let mut marks: Vec<(f64, f64)> = Vec::new();
    let mut labels: Vec<String> = Vec::new();
    for pace in &view.paces {
        let value = match sets {
            Sets::Pace => Some(pace.rate.percent()),
            Sets::Year => view.scenario.reached(pace.rate).map(|reached| reached.year as f64),
        };
        let label = view.stretch(pace);
        if let Some(value) = value {
            marks.push((value, width_of(&label, 12.0)));
            labels.push(label);
        }
    }
    let run = run(view, &marks);
    let track = track(width, run.values, &marks);
    let name = if sets == Sets::Pace { &state.names.pace } else { &state.names.year };
    let (pace, year) = (strings.a_year(state.rate.percent()), state.year.map(digits).unwrap_or_default());
    let text = match sets {
        Sets::Pace => strings.value(&pace, state.end(), &view.aim(), &year),
        Sets::Year => strings.value_of_year(&year, &pace),
    };
    let input = el("input")
        .set("type", "range")
        .set("data-own", name)
        .set("aria-label", strings.sets.get(usize::from(sets == Sets::Year)).copied().unwrap_or_default())
        .set("aria-valuetext", &text)
        .set("min", &number(run.values.0))
        .set("max", &number(run.values.1))
        .set("step", run.step)
        .set("value", &number(run.now));
    of("div", "track").put(drawing(view, &track, &labels)).put(input)
}

fn run(view: &View<'_>, marks: &[(f64, f64)]) -> Run {
    let state = &view.state;
    match state.sets {
        Sets::Pace => {
            let values = reach(marks.iter().map(|(value, _)| *value));
            let step = if values.1 - values.0 <= 60.0 { "0.1" } else { "1" };
            let percent = state.rate.percent().clamp(values.0, values.1);
            Run { values, step, now: (percent * 10.0).round() / 10.0 }
        }
        Sets::Year => {
            let base = view.scenario.year;
            let years = marks.iter().map(|(year, _)| *year as i64).chain(state.year).chain(view.scenario.by);
            // Whole fives of years, so that the track stays the same while the slider moves.
            let last = years.fold(base + 15, i64::max).min(base + YEARS - 5);
            let last = (last + 4).div_euclid(5) * 5;
            let now = state.year.unwrap_or(base + 1).min(last);
            Run { values: ((base + 1) as f64, last as f64), step: "1", now: now as f64 }
        }
    }
}

fn drawing(view: &View<'_>, track: &Track, labels: &[String]) -> Node {
    let middle = |at: f64, y: f64, words: &str| {
        of("text", "tick").num("x", at).num("y", y).set("text-anchor", "middle").say(words)
    };
    let (from, to) = track.ends();
    let mut picture =
        of("svg", "track-of").set("aria-hidden", "true").num("width", track.width).num("height", track.height);
    picture = picture.put(line("axis", [from, track.line, to, track.line]));
    for (at, value) in &track.ticks {
        let words = if view.state.sets == Sets::Pace { view.strings.percent(*value) } else { digits(*value as i64) };
        picture = picture.put(line("axis", [*at, track.line, *at, track.line + 4.0]));
        picture = picture.put(middle(*at, track.line + 24.0, &words));
    }
    for (square, label) in track.squares.iter().zip(labels) {
        let Some(at) = square.at else { continue };
        if let Some((left, y)) = square.label {
            picture = picture.put(line("leader", [at, y + 3.0, at, track.line]));
            picture = picture.put(of("text", "tick").num("x", left).num("y", y).say(label));
        }
        let shape = rect("fill", [at - HALF, track.line - HALF, 2.0 * HALF, 2.0 * HALF]);
        picture = picture.put(if view.side == "first" { shape.num("rx", HALF) } else { shape });
    }
    picture
}
