//! The life of a link on an axis that all links share.

use analysis::routes::{Change, Link};
use chart::routes::{Life, Point, Stage, Turn, life};
use chart::{Scale, TimeMap, Viewport};
use dossier::{Day, Phase, Record};
use ui::citation::place as cited;
use ui::tree::{Node, line, rect};

use super::legend::Shown;
use super::strings::Routing;
use super::{lines, of_reading, opens, sides, svg, wide, words_at};
use crate::desk::Desk;

/// Days before the first turn, and after the documents' end.
const BEFORE: f64 = 500.0;
const AFTER: f64 = 900.0;
/// Height of a row's drawing, and of the line in it.
const HEIGHT: f64 = 56.0;
const MIDDLE: f64 = 31.0;

/// The days that all lives share, and how wide they are drawn.
pub struct Times {
    map: TimeMap,
    width: f64,
    end: Option<Day>,
}

impl Times {
    /// From before the first turn of any link until after the documents' end.
    pub fn of(links: &[&Link], end: Option<Day>, width: f64) -> Self {
        let extents = links.iter().flat_map(|link| &link.turns).filter_map(|turn| turn.when).map(|when| when.extent());
        let (mut first, mut last): (Option<i32>, Option<i32>) = (end.map(|day| day.0), end.map(|day| day.0));
        for day in extents.flat_map(|extent| [extent.earliest, extent.latest]).flatten() {
            first = Some(first.map_or(day.0, |first| first.min(day.0)));
            last = Some(last.map_or(day.0, |last| last.max(day.0)));
        }
        let (from, to) = (f64::from(first.unwrap_or_default()) - BEFORE, f64::from(last.unwrap_or_default()) + AFTER);
        Self { map: TimeMap::linear(from, to), width, end }
    }

    /// No words stand where nothing is known.
    fn words_to(&self) -> f64 {
        self.end.map_or(self.width, |end| self.scale().px(f64::from(end.0) + 1.0) - 3.0)
    }

    fn scale(&self) -> Scale<'_> {
        Scale::new(&self.map, Viewport::all(&self.map), 6.0, self.width - 6.0)
    }
}

/// The years above all rows.
pub fn axis(desk: &Desk<'_>, times: &Times) -> Node {
    let mut picture = svg("picture", times.width, 34.0).set("aria-hidden", "true");
    for tick in chart::ticks::ticks(&times.scale(), 44.0) {
        let Some(label) = tick.label.filter(|_| tick.at > 16.0 && tick.at < times.width - 16.0) else { continue };
        let class = if tick.major { "tick major" } else { "tick" };
        picture = picture.put(words_at(class, tick.at, 27.0, "middle", &desk.strings.terms.tick(label, &desk.words)));
    }
    picture
}

fn stage(phase: Option<Phase>) -> Stage {
    match phase {
        None => Stage::Alone,
        Some(Phase::Proposed | Phase::Agreed | Phase::Ratified) => Stage::Planned,
        Some(Phase::Founded) => Stage::Building,
        Some(Phase::Completed | Phase::InUse) => Stage::AtWork,
        Some(Phase::Lapsed) => Stage::Over,
    }
}

/// What is said of a turn.
fn said(desk: &Desk<'_>, words: &Routing, turn: &Change) -> String {
    let date = turn.when.map(|when| desk.words.when(&when));
    let title = |turn: &Change| desk.record(turn.told.record).map_or("", |it| it.title.get(desk.language)).to_owned();
    match (turn.phase, date) {
        (Some(phase), Some(date)) if turn.as_of => [desk.strings.terms.phase(phase), words.as_of, &date].concat(),
        (Some(phase), Some(date)) => [desk.strings.terms.phase(phase), " ", &date].concat(),
        (Some(Phase::InUse), None) => [desk.strings.terms.phase(Phase::InUse), words.since_unknown].concat(),
        (Some(phase), None) => [desk.strings.terms.phase(phase), ", ", words.no_date].concat(),
        (None, Some(date)) if turn.other => [&title(turn), ", ", &date].concat(),
        (None, Some(date)) => [words.told_of, &date].concat(),
        (None, None) => words.no_date.to_owned(),
    }
}

/// The life of a link.
pub fn drawn(desk: &Desk<'_>, words: &Routing, link: &Link, record: &Record, times: &Times, shown: &mut Shown) -> Node {
    let scale = times.scale();
    let told: Vec<String> = link.turns.iter().map(|turn| said(desk, words, turn)).collect();
    let turns: Vec<Turn> = link.turns.iter().zip(&told).map(|(turn, said)| asked(turn, said)).collect();
    let life = life(&turns, link.known_to.map(|day| day.0), &scale, times.words_to());
    let undated: Vec<&str> =
        link.turns.iter().zip(&told).filter(|(turn, _)| turn.when.is_none()).map(|(_, said)| said.as_str()).collect();
    let cites =
        |turn: &Change| of_reading(desk, turn.told).map_or(String::new(), |(_, claim)| cited(desk.dossier, claim));
    let all: Vec<String> =
        link.turns.iter().zip(&told).map(|(turn, said)| [said, ", ", &cites(turn)].concat()).collect();
    let all = if all.is_empty() { words.no_date.to_owned() } else { all.join("; ") };
    let mut picture = svg("picture", times.width, HEIGHT).set("role", "group").set("aria-label", &all);
    for tick in chart::ticks::ticks(&scale, 44.0).iter().filter(|tick| tick.label.is_some()) {
        picture = picture.put(line("grid", [tick.at, 0.0, tick.at, HEIGHT]));
    }
    if let Some(end) = times.end {
        let at = scale.px(f64::from(end.0) + 1.0);
        picture = picture.put_all(lines::dotted([at, 0.0, times.width, HEIGHT]));
        picture = picture.put(line("end", [at, 0.0, at, HEIGHT]));
    }
    let sides = sides(desk, record);
    for stretch in &life.stretches {
        shown.stage(stretch.stage);
        picture = picture.put_all(bar(stretch, &sides));
    }
    for point in &life.points {
        let Some(turn) = link.turns.get(point.turn) else { continue };
        let Some(opened) = desk.record(turn.told.record) else { continue };
        shown.stage(stage(turn.phase));
        let label = [told.get(point.turn).map_or("", String::as_str), ", ", &cites(turn)].concat();
        let own = sides_of(desk, opened, &sides, turn);
        let mut group = opens(opened, &label)
            .put(rect("hit", [point.from - 6.0, MIDDLE - 12.0, point.to - point.from + 12.0, 24.0]));
        group = group.put_all(mark(point, &own, turn.as_of));
        if let Some(placed) = life.labels.get(point.turn).copied().flatten() {
            let said = told.get(point.turn).map_or("", String::as_str);
            let y = if placed.row < 0 { 18.0 } else { 50.0 };
            group = group.put(words_at("label date", placed.x + wide(said, 11.0, false) / 2.0, y, "middle", said));
        }
        picture = picture.put(group);
    }
    let words_of_undated = if link.turns.is_empty() { words.no_date.to_owned() } else { undated.join("; ") };
    if words_of_undated.is_empty() {
        return picture;
    }
    picture.put_if(undated_at(&life, &words_of_undated, times))
}

/// Words without a date: at the left where nothing stands, else below.
fn undated_at(life: &Life, said: &str, times: &Times) -> Option<Node> {
    let taken = life.points.iter().map(|point| point.from).fold(times.width, f64::min);
    let labels = life.labels.iter().flatten().filter(|label| label.row > 0).count();
    let y = if wide(said, 11.0, false) + 16.0 < taken {
        MIDDLE + 4.0
    } else if labels == 0 {
        50.0
    } else {
        return None;
    };
    Some(words_at("label date", 6.0, y, "start", said))
}

fn asked(turn: &Change, said: &str) -> Turn {
    let extent = turn.when.map(|when| when.extent());
    // How things stood when a document was written begins nothing that day.
    let stage = if turn.as_of || turn.other { Stage::Alone } else { stage(turn.phase) };
    let first = extent.and_then(|it| it.earliest).map(|day| day.0);
    // An open side: the day that is known is all that there is to draw.
    Turn { first, last: extent.and_then(|it| it.latest).map(|day| day.0), stage, label: wide(said, 11.0, false) }
}

/// Whose a turn is: an agreement about a link may belong to one relationship only.
fn sides_of<'a>(desk: &Desk<'_>, opened: &Record, of_link: &[&'a str], turn: &Change) -> Vec<&'a str> {
    let own = sides(desk, opened);
    let kept: Vec<&str> = of_link.iter().copied().filter(|side| own.contains(side)).collect();
    if turn.other && !kept.is_empty() { kept } else { of_link.to_vec() }
}

/// What holds between two turns; open, it ends in three cuts where its documents end.
fn bar(stretch: &chart::routes::life::Stretch, sides: &[&str]) -> Vec<Node> {
    let mut out = Vec::new();
    let each = 6.0 / sides.len().max(1) as f64;
    let mut y = MIDDLE - 3.0;
    let end = if stretch.open { (stretch.to - 9.0).max(stretch.from) } else { stretch.to };
    for side in sides {
        let class = |kind: &str| [kind, " ", side].concat();
        match stretch.stage {
            Stage::Planned => out.push(line(&class("plan thin"), [stretch.from, y + each / 2.0, end, y + each / 2.0])),
            Stage::Building => out.push(rect(&class("building"), [stretch.from, y, end - stretch.from, each])),
            Stage::AtWork => out.push(rect(&class("fill"), [stretch.from, y, end - stretch.from, each])),
            Stage::Alone | Stage::Over => {}
        }
        if stretch.open && stretch.stage == Stage::AtWork {
            for (from, width) in [(1.5, 2.0), (5.0, 1.5), (8.0, 1.0)] {
                out.push(rect(&class("fill"), [end + from, y, width, each]));
            }
        }
        y += each;
    }
    out
}

/// A turn: filled if known to the day, else hollow; round for the first relationship, two halves for both.
fn mark(point: &Point, sides: &[&str], as_of: bool) -> Vec<Node> {
    let width = point.to - point.from;
    if point.slim {
        return sides
            .first()
            .map(|side| rect(&["fill ", side].concat(), [point.from, MIDDLE - 7.0, width, 14.0]))
            .into_iter()
            .collect();
    }
    // How things stood one day is no turn of that day.
    let kind = match (as_of, point.known) {
        (true, _) => "open broken ",
        (false, true) => "fill ",
        (false, false) => "open ",
    };
    if let [one] = sides {
        let shape = rect(&[kind, one].concat(), [point.from, MIDDLE - 5.0, width, 10.0]);
        return vec![if *one == "first" { shape.num("rx", 5.0) } else { shape }];
    }
    let each = 10.0 / sides.len().max(1) as f64;
    let mut y = MIDDLE - 5.0;
    let mut out = Vec::new();
    for side in sides {
        out.push(rect(&[kind, side].concat(), [point.from, y, width, each]));
        y += each;
    }
    out
}
