//! The legend of the links: only what is on the screen.

use analysis::disagreement::Reading;
use analysis::routes::{Carrier, Link, Stretch};
use chart::routes::Stage;
use dossier::Record;
use ui::tree::{Node, el, of, rect};

use super::strings::Routing;
use super::{lines, sides, svg};
use crate::desk::Desk;

/// What has been drawn, in the order of the words.
#[derive(Default)]
pub struct Shown {
    seen: [bool; 11],
}

impl Shown {
    fn see(&mut self, at: usize) {
        if let Some(seen) = self.seen.get_mut(at) {
            *seen = true;
        }
    }

    /// Takes a link that is drawn.
    pub fn count(&mut self, desk: &Desk<'_>, link: &Link, record: &Record) {
        if sides(desk, record).len() > 1 {
            self.see(0);
        }
        for stretch in &link.stretches {
            self.see(match (link.carrier, stretch.described) {
                (Carrier::Site, _) => 6,
                (_, false) | (Carrier::Way, true) => 5,
                (Carrier::Oil, true) => 1,
                (Carrier::Gas, true) => 2,
                (Carrier::Pipe, true) => 3,
                (Carrier::Rail, true) => 4,
            });
        }
        if !link.halts.is_empty() {
            self.see(7);
        }
    }

    /// Takes a stage that is drawn.
    pub fn stage(&mut self, stage: Stage) {
        match stage {
            Stage::Planned => self.see(8),
            Stage::Building => self.see(9),
            Stage::AtWork => self.see(10),
            Stage::Alone | Stage::Over => {}
        }
    }
}

/// The marks that were drawn, with their words.
pub fn list(words: &Routing, shown: &Shown, ends: bool) -> Node {
    let mut list = of("ul", "legend");
    for (at, said) in words.legend.iter().enumerate() {
        let is_seen = shown.seen.get(at).copied().unwrap_or(ends);
        if is_seen {
            let sign = svg("picture", 24.0, 14.0).set("aria-hidden", "true").put_all(sign(at));
            list = list.put(el("li").put(sign).put(el("span").say(said)));
        }
    }
    list
}

fn sign(at: usize) -> Vec<Node> {
    let told = Reading { record: 0, claim: 0 };
    let drawn = |carrier, described, sides: &[&str]| {
        lines::stretch(carrier, &Stretch { from: 0, to: 1, described, told }, sides, [1.0, 23.0], 7.0)
    };
    let one = ["plain"];
    match at {
        0 => drawn(Carrier::Oil, true, &["first", "second"]),
        1 => drawn(Carrier::Oil, true, &one),
        2 => drawn(Carrier::Gas, true, &one),
        3 => drawn(Carrier::Pipe, true, &one),
        4 => drawn(Carrier::Rail, true, &one),
        5 => drawn(Carrier::Way, false, &one),
        6 => drawn(Carrier::Site, false, &one),
        7 => vec![of("circle", "halt").num("cx", 12.0).num("cy", 7.0).num("r", 4.0)],
        8 => vec![ui::tree::line("plan thin plain", [1.0, 7.0, 23.0, 7.0])],
        9 => vec![rect("building plain", [1.0, 4.0, 22.0, 6.0])],
        10 => vec![rect("fill plain", [1.0, 4.0, 22.0, 6.0])],
        _ => lines::dotted([1.0, 1.0, 23.0, 13.0]),
    }
}
