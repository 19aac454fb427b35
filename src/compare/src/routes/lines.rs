//! Lines of the drawings: leaders, dotted ground, and what a link looks like.

use analysis::routes::{Carrier, Stretch};
use ui::tree::{Node, line, number, rect};

/// From one dot of a dotted ground to the next row.
const DOTS: f64 = 6.0;
/// From one tie of a railway to the next.
const TIES: f64 = 9.0;

/// A vertical line from a place, and on to a label's foot.
pub fn elbow([x, from, foot, to]: [f64; 4]) -> String {
    ["M", &number(x), " ", &number(from), "V", &number(to), "H", &number(foot)].concat()
}

/// An outline filled with dots: left, upper, right and lower edge.
pub fn dotted([left, top, right, bottom]: [f64; 4]) -> Vec<Node> {
    let mut out = vec![rect("unknown", [left, top, (right - left).max(1.0), bottom - top])];
    let mut y = top + DOTS / 2.0;
    while y < bottom {
        out.push(line("dots", [left + 3.0, y, right - 2.0, y]));
        y += DOTS;
    }
    out
}

/// A stretch of a link between two places, in the colour of each relationship that it serves.
pub fn stretch(carrier: Carrier, stretch: &Stretch, sides: &[&str], [from, to]: [f64; 2], y: f64) -> Vec<Node> {
    let class = |kind: &str, side: &str| [kind, " ", side].concat();
    let mut out = Vec::new();
    let thin = carrier == Carrier::Gas && stretch.described;
    let apart = if thin { 4.0 } else { 3.0 };
    // A double line of one colour has the same two lines as one of two colours.
    let lines: Vec<&str> = match (sides, thin) {
        ([one], true) => vec![*one, *one],
        (sides, _) => sides.to_vec(),
    };
    let mut at = y - apart * (lines.len() as f64 - 1.0) / 2.0;
    for side in lines {
        let kind = match (carrier, stretch.described) {
            (Carrier::Site, _) => "tie",
            (_, false) => "plan",
            (Carrier::Gas, true) => "gas",
            (Carrier::Oil, true) => "oil",
            (Carrier::Rail, true) => "rail",
            (Carrier::Pipe | Carrier::Way, true) => "way",
        };
        out.push(line(&class(kind, side), [from, at, to, at]));
        at += apart;
    }
    if carrier == Carrier::Rail && stretch.described {
        let mut x = from + TIES;
        while x < to - 2.0 {
            out.push(line("sleeper", [x, y - 5.0, x, y + 5.0]));
            x += TIES;
        }
    }
    out
}
