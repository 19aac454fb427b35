//! How long the layout of one picture takes, for dossiers of a thousand to a million records: zooming in from all of
//! time, panning there, zooming out. `cargo bench -p tests --bench frame [RECORDS…]`.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a tool of developers")]

use std::time::Instant;

use chart::scene::Band;
use chart::{Items, NARROW, Request, Story, Tell, TextStyle, Viewport};
use dossier::number::digits;
use dossier::words::Words;
use tests::large::Large;

/// Windows of the path, a third each: in, along, out.
const STEPS: u32 = 180;
/// How many times closer the path goes.
const DEPTH: f64 = 64.0;

struct Plain;

impl Tell for Plain {
    fn records(&self, count: usize) -> String {
        [&digits(count as i64), " records"].concat()
    }

    fn since(&self, _: (i64, i64), _: &str) -> String {
        String::new()
    }

    fn quicker(&self, _: &Band) -> String {
        String::new()
    }
}

fn measure(text: &str, _: TextStyle) -> f64 {
    text.len() as f64 * 6.5
}

/// What is in view at a step, as shares of all of time.
fn window(step: u32) -> (f64, f64) {
    let third = f64::from(STEPS / 3);
    let along = f64::from(step % (STEPS / 3)) / third;
    let (length, middle) = match step / (STEPS / 3) {
        0 => (DEPTH.powf(-along), 0.5),
        1 => (1.0 / DEPTH, 0.5 + 0.12 * (along * std::f64::consts::TAU).sin()),
        _ => (DEPTH.powf(along - 1.0), 0.5),
    };
    let from = (middle - length / 2.0).clamp(0.0, 1.0 - length);
    (from, from + length)
}

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let asked = if asked.is_empty() { vec![1_000, 10_000, 100_000, 1_000_000] } else { asked };
    println!("{:>9} {:>6} {:>9} {:>10} {:>10} {:>7}", "records", "width", "index ms", "mean ms", "worst ms", "marks");
    for records in asked {
        let dossier = Large::of(records).dossier();
        let words = Words::default();
        let story = Story { dossier: &dossier, language: "en", words: &words, disputed: &|_| false };
        let begun = Instant::now();
        let items = Items::of(&story, &[0, 1], None, &|_| true);
        let map = items.map(&[]);
        let index = begun.elapsed().as_secs_f64() * 1e3;
        for width in [1280.0, 360.0] {
            let (mut all, mut worst, mut most) = (0.0_f64, 0.0_f64, 0);
            for step in 0..STEPS {
                let (from, to) = window(step);
                let view = Viewport { from: from * map.length(), to: to * map.length() };
                let begun = Instant::now();
                let scene = chart::layout(&Request {
                    story: &story,
                    items: &items,
                    map: &map,
                    view,
                    width,
                    room: 1200.0,
                    narrow: width < NARROW,
                    groups: 2,
                    ends: &[],
                    selected: None,
                    folded: &[],
                    measure: &measure,
                    tell: &Plain,
                });
                let took = begun.elapsed().as_secs_f64() * 1e3;
                (all, worst, most) = (all + took, worst.max(took), most.max(scene.marks.len()));
            }
            let mean = all / f64::from(STEPS);
            println!("{records:>9} {width:>6} {index:>9.1} {mean:>10.2} {worst:>10.2} {most:>7}");
        }
    }
}
