//! The timeline: a scene as SVG.

use chart::item::Group;
use chart::mark::Form;
use chart::scene::{EndLine, Fold, Mark, Scene};
use chart::ticks::Tick;
use dossier::number::digits;

use super::tree::{Act, Node, button, el, line, of, path, rect};
use super::{Shown, legend, records};
use crate::strings::Strings;

/// The words that zoom and move, for the line of the tabs.
pub fn controls(strings: &Strings) -> Node {
    let named = |label: &str, words: &str, act: Act| button(words, &act).set("aria-label", label).set("title", label);
    of("div", "controls")
        .keyed("controls")
        .set("part", "controls")
        .put(named(strings.earlier, "‹", Act::Earlier))
        .put(named(strings.later, "›", Act::Later))
        .put(named(strings.zoom_out, "−", Act::Smaller))
        .put(named(strings.zoom_in, "+", Act::Larger))
        .put(named(strings.fit_label, strings.fit, Act::Fit))
}

/// The timeline of what is shown. `selected` is open, `entered` is where Tab arrives.
pub fn view(
    shown: &Shown,
    scene: &Scene,
    selected: Option<usize>,
    entered: Option<usize>,
    instance: usize,
) -> Vec<Node> {
    let strings = shown.strings();
    let mut out = Vec::new();
    if shown.items.dated.is_empty() {
        out.push(of("p", "note").say(strings.empty));
    } else {
        if scene.down {
            out.push(heads(shown, scene));
        }
        let chart = of("div", "chart").keyed("chart").set("part", "chart").set("role", "group");
        let chart = chart.set("aria-label", strings.chart_help);
        out.push(chart.put(drawing(shown, scene, selected, entered, instance)));
        out.push(legend::view(strings, scene));
    }
    out.extend(records::undated(shown));
    out
}

/// On a phone the names of the relationships stay above the chart.
fn heads(shown: &Shown, scene: &Scene) -> Node {
    let name =
        |group: usize| of("span", &["sign ", records::side(Group::One(group))].concat()).say(shown.short_name(group));
    of("div", "heads").keyed("heads").put_all(scene.heads.iter().map(|head| name(head.group)).collect())
}

fn drawing(shown: &Shown, scene: &Scene, selected: Option<usize>, entered: Option<usize>, instance: usize) -> Node {
    // Ids are global in a shadow tree too: each widget has its own.
    let dots = ["entente-dots-", &digits(instance as i64)].concat();
    let pattern = el("pattern").set("id", &dots).num("width", 7.0).num("height", 7.0);
    let pattern = pattern.set("patternUnits", "userSpaceOnUse");
    let dot = of("circle", "ground").num("cx", 1.0).num("cy", 1.0).num("r", 0.7);
    // Tab enters at the cursor or the selected record, else at the first in view.
    let entered = entered.or(selected).filter(|record| scene.marks.iter().any(|mark| mark.record == *record));
    let entered = entered.or(scene.marks.first().map(|mark| mark.record));
    let marks = scene.marks.iter().map(|mark| {
        let (selected, entered) = (selected == Some(mark.record), entered == Some(mark.record));
        records::mark(shown, mark, scene.down, selected, entered)
    });
    el("svg")
        .num("width", scene.width)
        .num("height", scene.height)
        .put(el("defs").put(pattern.put(dot)))
        .put(backdrop(shown, scene, &["url(#", &dots, ")"].concat()))
        .put(el("g").put_all(marks.collect()))
        .put(overlay(scene))
}

/// A line along or across time, as it lies on the page.
fn ruled(class: &str, down: bool, from: (f64, f64), to: (f64, f64)) -> Node {
    line(class, if down { [from.1, from.0, to.1, to.0] } else { [from.0, from.1, to.0, to.1] })
}

/// Everything behind the marks.
fn backdrop(shown: &Shown, scene: &Scene, ground: &str) -> Node {
    let down = scene.down;
    let mut out = Vec::new();
    for EndLine { ground: area, .. } in &scene.ends {
        out.push(rect("", [area.x, area.y, area.width, area.height]).set("fill", ground));
    }
    let reach = if down { scene.width } else { scene.height };
    for tick in scene.ticks.iter().filter(|tick| tick.major && !tick.stretch) {
        out.push(ruled("grid", down, (tick.at, 0.0), (tick.at, reach)));
    }
    for fold in &scene.folds {
        out.extend(fold_of(shown, scene, fold));
    }
    for lane in scene.lanes.iter().filter(|lane| lane.domain.is_some() && !down) {
        for y in [lane.y, lane.y + lane.height] {
            out.push(ruled("rule", false, (0.0, y), (scene.plot.x + scene.plot.width, y)));
        }
    }
    out.extend(scene.marks.iter().filter_map(|mark| column(mark, down)));
    let (start, length) = if down { (scene.plot.y, scene.plot.height) } else { (scene.plot.x, scene.plot.width) };
    for at in &scene.axes {
        out.push(ruled("axis", down, (start, *at), (start + length, *at)));
    }
    for tick in &scene.ticks {
        out.extend(tick_of(shown, scene, tick));
    }
    if !down {
        out.extend(names(shown, scene));
    }
    of("g", "backdrop").set("aria-hidden", "true").put_all(out)
}

fn words(class: &str, x: f64, y: f64, anchor: &str, says: &str) -> Node {
    of("text", class).num("x", x).num("y", y).set("text-anchor", anchor).say(says)
}

fn fold_of(shown: &Shown, scene: &Scene, fold: &Fold) -> Vec<Node> {
    let says = shown.strings().years(fold.years);
    let (middle, band) = ((fold.from + fold.to) / 2.0, fold.to - fold.from);
    if scene.down {
        let wash = rect("wash", [0.0, fold.from, scene.width, band]);
        return vec![wash, words("fold", scene.tick_words, middle + 4.0, "middle", &says)];
    }
    let (top, bottom) = edges(scene);
    let (x, y) = (super::tree::number(middle + 4.0), super::tree::number((top + bottom) / 2.0));
    let turn = ["translate(", &x, " ", &y, ") rotate(-90)"].concat();
    vec![
        rect("wash", [fold.from, 0.0, band, scene.height]),
        torn(fold.from, top - 6.0, bottom + 6.0),
        torn(fold.to, top - 6.0, bottom + 6.0),
        // Between torn edges that nearly meet there is no room for words.
        of("text", "fold").set("transform", &turn).set("text-anchor", "middle").say(if band < 14.0 {
            ""
        } else {
            &says
        }),
    ]
}

/// The strip between the axes, or below the only one.
fn edges(scene: &Scene) -> (f64, f64) {
    let first = scene.axes.first().copied().unwrap_or_default();
    (first, scene.axes.get(1).copied().unwrap_or(first + 28.0))
}

fn torn(x: f64, top: f64, bottom: f64) -> Node {
    let mut pen = super::outline::Pen::new(false);
    pen.point('M', x, top);
    let (mut y, mut side) = (top + 4.0, 2.0);
    while y <= bottom {
        pen.point('L', x + side, y);
        (y, side) = (y + 4.0, -side);
    }
    path("torn", pen.path())
}

fn tick_of(shown: &Shown, scene: &Scene, tick: &Tick) -> Vec<Node> {
    let down = scene.down;
    let mut out = Vec::new();
    if !tick.stretch {
        let length = if tick.label.is_some() { 6.0 } else { 3.5 };
        for (at, sign) in scene.axes.iter().zip([1.0, -1.0]) {
            out.push(ruled("axis", down, (tick.at, *at), (tick.at, at + sign * length)));
        }
    }
    if let Some(label) = tick.label {
        let class = if tick.major { "tick major" } else { "tick" };
        let (x, y) = if down { (scene.tick_words, tick.at + 4.0) } else { (tick.at, scene.tick_words + 4.0) };
        out.push(words(class, x, y, "middle", &shown.strings().terms.tick(label, &shown.words)));
    }
    out
}

/// Names of lanes and relationships at the left edge.
fn names(shown: &Shown, scene: &Scene) -> Vec<Node> {
    let strings = shown.strings();
    let mut out = Vec::new();
    for lane in &scene.lanes {
        let says = match (lane.domain, lane.group) {
            (Some(domain), _) => strings.domain(domain),
            (None, Group::Both) => strings.both,
            (None, Group::One(_)) => continue,
        };
        out.push(words("lane", 0.0, lane.y + 21.0, "start", says));
    }
    out.extend(scene.heads.iter().map(|head| records::head(shown, scene, head)));
    out
}

/// A step that is not known to the day stands on a tinted column, one that is on a stem.
fn column(mark: &Mark, down: bool) -> Option<Node> {
    let axis = mark.stem?;
    let drawn = if matches!(mark.form, Form::Dot) {
        let along = (mark.from + mark.to) / 2.0;
        ruled("stem", down, (along, mark.middle), (along, axis))
    } else {
        let (near, far) = (mark.middle.min(axis), mark.middle.max(axis));
        let (along, across) = ((mark.from, mark.to - mark.from), (near, far - near));
        rect(
            "column",
            if down { [across.0, along.0, across.1, along.1] } else { [along.0, across.0, along.1, across.1] },
        )
    };
    Some(of("g", records::side(mark.group)).put(drawn))
}

/// Everything in front of the marks: where documents end, titles of tracks.
fn overlay(scene: &Scene) -> Node {
    let down = scene.down;
    let mut out = Vec::new();
    for end in &scene.ends {
        let area = end.ground;
        let (from, to) = if down { (area.x, area.x + area.width) } else { (area.y, area.y + area.height) };
        out.push(ruled("end", down, (end.at, from), (end.at, to)));
        out.extend(records::label(&end.label, "label"));
    }
    for track in &scene.tracks {
        out.extend(records::label(&track.label, "label"));
    }
    of("g", "overlay").set("aria-hidden", "true").put_all(out)
}
