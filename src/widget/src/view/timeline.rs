//! The timeline: a scene as SVG.

use std::cell::Cell;
use std::rc::Rc;

use chart::Viewport;
use chart::item::Group;
use chart::mark::Form;
use chart::overview::Count;
use chart::scene::{Band, Calendar, EndLine, Fold, Mark, Scene};
use chart::ticks::Tick;
use dossier::Milestone;
use dossier::number::digits;

use super::outline::{Lie, Pen};
use super::tree::{Act, Node, button, el, line, number, of, path, rect};
use super::{Shown, legend, records};
use crate::host::comparison::finds;
use crate::state::{State, View};
use crate::strings::Strings;
use ui::places::{CHOICES, FOUND, STORY, TAKES, UNDATED};
use ui::side::side;

/// The words that take along, find, set, zoom and move, for the line of the tabs, as far as the view has use for them.
pub fn controls(shown: &Shown, state: &State) -> Node {
    let strings = shown.strings();
    let named = |label: &str, words: &str, act: Act| button(words, &act).set("aria-label", label).set("title", label);
    let mut controls = of("div", "controls").keyed("controls").set("part", "controls");
    if finds(state.view) {
        controls = controls.put_all(find(strings, state).to_vec());
    }
    if state.view.is_in_time() {
        controls = controls
            .put_if(align(shown))
            .put(named(strings.zoom_out, "−", Act::Smaller))
            .put(named(strings.zoom_in, "+", Act::Larger))
            .put(named(strings.fit_label, strings.fit, Act::Fit))
            .put(named(strings.earlier, "‹", Act::Earlier))
            .put(named(strings.later, "›", Act::Later));
    }
    controls.put(menu(strings.take, TAKES))
}

/// A field to type in, and what can be chosen: the module that finds tells what.
fn find(strings: &Strings, state: &State) -> [Node; 2] {
    let field = el("input").set("type", "search").set("aria-label", strings.find).set("placeholder", strings.find);
    let [all, some] = strings.choices;
    [
        of("span", "find").put(field.set("value", &state.typed)),
        menu(if state.filter.contains(':') { some } else { all }, CHOICES),
    ]
}

/// What opens below its name; the module that finds tells what.
fn menu(name: &str, of_what: &'static str) -> Node {
    of("details", "menu").keyed(of_what).put(el("summary").say(name)).put(of("div", of_what).keyed(of_what))
}

/// What time is counted from, if there is a choice.
fn align(shown: &Shown) -> Option<Node> {
    let strings = shown.strings();
    let option = |milestone: Option<Milestone>| {
        let words = milestone.map_or_else(|| strings.calendar.to_owned(), |step| strings.since(step));
        el("option").set("value", &Act::Align(milestone).written()).say(&words)
    };
    let options = [None].into_iter().chain(shown.steps.iter().copied().map(Some)).map(option).collect();
    let select = el("select").set("aria-label", strings.align_label).set("value", &Act::Align(shown.align).written());
    (!shown.steps.is_empty()).then(|| select.put_all(options))
}

/// The timeline of what is shown. `selected` is open, `entered` is where Tab arrives.
pub fn view(
    shown: &Shown,
    scene: &Rc<Scene>,
    view: View,
    small: Option<Viewport>,
    selected: Option<usize>,
    entered: Option<usize>,
    instance: usize,
) -> Vec<Node> {
    let strings = shown.strings();
    // What is found is told by the module that finds.
    let mut out = vec![of("div", FOUND).keyed(FOUND)];
    if view == View::Story {
        out.push(of("div", STORY).keyed(STORY));
    }
    if shown.items.is_empty() && !shown.is_filtered() {
        out.push(of("p", "note").keyed("empty").say(strings.empty));
    }
    if scene.down {
        out.push(heads(shown, scene));
    }
    let chart = of("div", "chart").keyed("chart").set("part", "chart").set("role", "group");
    let chart = chart.set("aria-label", strings.chart_help);
    out.push(chart.put_all(drawing(shown, scene, selected, entered, instance)));
    out.extend(small.filter(|_| !shown.items.is_empty()).map(|view| overview(shown, scene, view)));
    if shown.items.homeless > 0 {
        out.push(of("p", "note").keyed("homeless").say(&strings.homeless(shown.items.homeless)));
    }
    out.push(legend::view(strings, scene));
    if !shown.items.undated.is_empty() {
        let names = el("summary").say(&strings.undated_count(shown.items.undated.len()));
        let undated = of("details", "undated").keyed("undated").put(names);
        out.push(undated.put(of("div", UNDATED).keyed(UNDATED)));
    }
    out
}

/// On a phone the names of the relationships stay above the chart.
fn heads(shown: &Shown, scene: &Scene) -> Node {
    let name = |group: usize| of("span", &["sign ", side(Group::One(group))].concat()).say(shown.short_name(group));
    of("div", "heads").keyed("heads").put_all(scene.heads.iter().map(|head| name(head.group)).collect())
}

/// What stays as time moves, and above it what moves: two drawings, because a page moves one as a whole for next to
/// nothing, but a part of it only by setting all its texts anew.
fn drawing(
    shown: &Shown,
    scene: &Rc<Scene>,
    selected: Option<usize>,
    entered: Option<usize>,
    instance: usize,
) -> Vec<Node> {
    // Ids are global in a shadow tree too: each widget has its own.
    let dots = ["entente-dots-", &digits(instance as i64)].concat();
    let pattern = el("pattern").set("id", &dots).num("width", 7.0).num("height", 7.0);
    let pattern = pattern.set("patternUnits", "userSpaceOnUse");
    let dot = of("circle", "ground").num("cx", 1.0).num("cy", 1.0).num("r", 0.7);
    // Tab enters at the cursor or the selected record, else at the first in view.
    let entered = entered.or(selected).filter(|record| scene.marks.iter().any(|mark| mark.record == *record));
    let first = scene.marks.iter().find(|mark| !mark.faint).or(scene.marks.first());
    let entered = entered.or(first.map(|mark| mark.record));
    let marks = records::marks(shown, scene, &|mark| (selected == Some(mark.record), entered == Some(mark.record)));
    let drawn = |class: &str| of("svg", class).num("width", scene.width).num("height", scene.height);
    vec![
        drawn("").put_if((!scene.down).then(|| edge(shown, scene))).put(handles(shown, scene)),
        drawn("lens")
            .put(el("defs").put(pattern.put(dot)))
            .put(backdrop(shown, scene, &["url(#", &dots, ")"].concat()))
            .put(of("g", "marks").put_all(marks))
            .put(overlay(scene)),
    ]
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
    out.extend(scene.marks.iter().filter_map(|mark| column(mark, down)));
    let (start, length) = scene.along();
    // One path an axis: its divisions are some hundred, and all of them move with each step.
    for (at, sign) in scene.axes.iter().zip([1.0, -1.0]) {
        let mut pen = Pen::new(Lie::of(down));
        pen.point('M', start, *at);
        // Between the rails of a phone the length of a fold has room only where there are none.
        for fold in scene.folds.iter().filter(|fold| down && !fold.open) {
            pen.point('L', fold.from, *at);
            pen.point('M', fold.to, *at);
        }
        pen.point('L', start + length, *at);
        for tick in scene.ticks.iter().filter(|tick| !tick.stretch) {
            pen.point('M', tick.at, *at);
            pen.point('L', tick.at, at + sign * if tick.label.is_some() { 6.0 } else { 3.5 });
        }
        out.push(path("axis", pen.path()));
    }
    out.extend(scene.ticks.iter().filter_map(|tick| tick_of(shown, scene, tick)));
    out.extend(scene.calendars.iter().map(|calendar| calendar_of(scene, calendar)));
    out.extend(scene.zero.map(|at| ruled("end", down, (at, 0.0), (at, reach))));
    out.extend(scene.bands.iter().flat_map(|band| band_of(scene, band)));
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
    if fold.open {
        return vec![rect("wash", [fold.from, top, band, bottom - top])];
    }
    let (x, y) = (number(middle + 4.0), number((top + bottom) / 2.0));
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

/// What a press does that is no record: folds open, lanes fold. One stop of Tab; from there arrows go on.
fn handles(shown: &Shown, scene: &Scene) -> Node {
    let strings = shown.strings();
    let mut out = Vec::new();
    let first = Cell::new(true);
    let handle = |class: &str, key: &str, act: &Act, says: &str, area: [f64; 4]| {
        let stop = if first.replace(false) { "0" } else { "-1" };
        of("g", class)
            .keyed(key)
            .set("role", "button")
            .set("tabindex", stop)
            .set("aria-label", says)
            .act(act)
            .put(rect("hit", area))
    };
    for fold in &scene.folds {
        let (band, key) = (fold.to - fold.from, digits(i64::from(fold.day)));
        let (top, bottom) = edges(scene);
        let area = if scene.down { [0.0, fold.from, scene.width, band] } else { [fold.from, top, band, bottom - top] };
        let says = strings.fold(fold.years, fold.open);
        out.push(handle("handle", &key, &Act::Fold(fold.day), &says, area));
    }
    for lane in &scene.lanes {
        let (Some(domain), Group::One(group)) = (lane.domain, lane.group) else { continue };
        let (name, act) = (strings.terms.domain(domain), Act::Lane(group, domain));
        let key = act.written();
        let says = [shown.short_name(group), ": ", name, ", ", &strings.terms.records(lane.count)].concat();
        let node = handle("handle lane", &key, &act, &says, [0.0, lane.y + 2.0, scene.plot.x - 8.0, 24.0]);
        let count = words("count", scene.plot.x - 14.0, lane.y + 17.0, "end", &digits(lane.count as i64));
        out.push(
            node.set("aria-expanded", if lane.folded { "false" } else { "true" })
                .put(path(
                    "sign",
                    &["M1 ", &number(lane.y + 11.0), if lane.folded { "l3 3-3 3" } else { "l3 3 3-3" }].concat(),
                ))
                .put(words("name", 12.0, lane.y + 17.0, "start", name))
                .put_if(lane.folded.then_some(count)),
        );
    }
    of("g", "handles").put_all(out)
}

/// All of time, small, with the window on what is in view.
fn overview(shown: &Shown, scene: &Scene, view: Viewport) -> Node {
    let strings = shown.strings();
    let (left, width) = (scene.plot.x, scene.plot.width);
    let (middle, half) = (OVERVIEW / 2.0, OVERVIEW / 2.0 - 3.0);
    // One path a relationship: they are some hundred columns.
    let columns = || {
        let mut pens = [Pen::new(Lie::default()), Pen::new(Lie::default())];
        for Count { from, to, above, below } in chart::overview::columns(&shown.items, &shown.map, width) {
            for (pen, share, up) in pens.iter_mut().zip([above, below]).zip([-1.0, 1.0]).map(|((p, s), u)| (p, s, u)) {
                let foot = middle + up * if share > 0.0 { (share * half).max(1.0) } else { continue };
                for (command, x, y) in [('M', from, middle), ('L', from, foot), ('L', to, foot), ('L', to, middle)] {
                    pen.point(command, left + x, y);
                }
            }
        }
        let [first, second] = pens.map(|pen| path("fill", pen.path()));
        of("g", "columns").put(of("g", "first").put(first)).put(of("g", "second").put(second))
    };
    let window = chart::overview::window(&shown.map, view, width);
    let (from, to) = (left + window.0, left + window.1);
    let days = [shown.day_in_view(view, 0.0), shown.day_in_view(view, 1.0)];
    let grip = |at: usize, x: f64| {
        of("g", "grip")
            .set("role", "slider")
            .set("tabindex", "0")
            .set("data-grip", if at == 0 { "from" } else { "to" })
            .set("aria-label", strings.overview_ends.get(at).copied().unwrap_or_default())
            .set("aria-valuemin", "0")
            .set("aria-valuemax", "100")
            .num("aria-valuenow", ((x - left) / width * 100.0).round())
            .set("aria-valuetext", days.get(at).map_or("", String::as_str))
            .put(rect("hit", [x - 12.0, 0.0, 24.0, OVERVIEW]))
            .put(rect("focus", [x - 5.0, middle - 12.0, 10.0, 24.0]))
            .put(rect("bar", [x - 2.5, middle - 9.0, 5.0, 18.0]))
    };
    let [counts, drag] = strings.overview_words;
    let svg = el("svg")
        .num("width", scene.width)
        .num("height", OVERVIEW)
        .put(words("lane", 0.0, middle - 3.0, "start", counts))
        .put(words("lane", 0.0, middle + 12.0, "start", drag))
        .put(shown.drawn(digits(width as i64), columns))
        .put(line("axis", [left, middle, left + width, middle]))
        .put(rect("window", [from, 0.5, (to - from).max(1.0), OVERVIEW - 1.0]))
        .put(grip(0, from))
        .put(grip(1, to));
    of("div", "overview").keyed("overview").set("role", "group").set("aria-label", strings.overview).put(svg)
}

/// The place that texts of the drawing itself are told from.
const ZERO: (f64, f64) = (0.0, 0.0);

/// Height of the minimap.
const OVERVIEW: f64 = 44.0;

/// The strip between the axes, or below the only one.
fn edges(scene: &Scene) -> (f64, f64) {
    let first = scene.axes.first().copied().unwrap_or_default();
    (first, scene.axes.get(1).copied().unwrap_or(scene.height))
}

fn torn(x: f64, top: f64, bottom: f64) -> Node {
    let mut pen = Pen::new(Lie::default());
    pen.point('M', x, top);
    let (mut y, mut side) = (top + 4.0, 2.0);
    while y <= bottom {
        pen.point('L', x + side, y);
        (y, side) = (y + 4.0, -side);
    }
    path("torn", pen.path())
}

/// A relationship's own years, at its outer edge; a bracket where a year may begin on any of several days.
fn calendar_of(scene: &Scene, calendar: &Calendar) -> Node {
    let (out, at) = (if calendar.group == 0 { -1.0 } else { 1.0 }, calendar.at);
    let mut pen = Pen::new(Lie::of(scene.down));
    pen.point('M', scene.plot.x, at);
    pen.point('L', scene.plot.x + scene.plot.width, at);
    let mut years = Vec::new();
    for tick in &calendar.ticks {
        let foot = at + out * 5.0;
        pen.point('M', tick.from, at);
        pen.point('L', tick.from, foot);
        pen.point(if tick.to - tick.from > 1.0 { 'L' } else { 'M' }, tick.to, foot);
        pen.point('L', tick.to, at);
        let y = at + if calendar.group == 0 { -10.0 } else { 20.0 };
        years.push(words("tick", (tick.from + tick.to) / 2.0, y, "middle", &digits(tick.year)));
    }
    let side = side(Group::One(calendar.group));
    of("g", &["calendar ", side].concat()).put(path("line", pen.path())).put_all(years)
}

/// The same step of two relationships, joined, and what is said of it.
fn band_of(scene: &Scene, band: &Band) -> Vec<Node> {
    let (top, bottom) = edges(scene);
    let mut pen = Pen::new(Lie::of(scene.down));
    for (command, along, across) in [
        ('M', band.one.0, top),
        ('L', band.one.1, top),
        ('L', band.other.1, bottom),
        ('L', band.other.0, bottom),
        ('Z', 0.0, 0.0),
    ] {
        if command == 'Z' { pen.close() } else { pen.point(command, along, across) }
    }
    let words = band.label.iter().flat_map(|label| records::label(label, "label", ZERO));
    [path("band", pen.path())].into_iter().chain(words).collect()
}

/// The words of a division.
fn tick_of(shown: &Shown, scene: &Scene, tick: &Tick) -> Option<Node> {
    let label = tick.label?;
    let class = if tick.major { "tick major" } else { "tick" };
    let (x, y) = if scene.down { (scene.tick_words, tick.at + 4.0) } else { (tick.at, scene.tick_words + 4.0) };
    let terms = shown.strings().terms;
    let says = if shown.align.is_some() { terms.tick_since(label) } else { terms.tick(label, &shown.words) };
    Some(words(class, x, y, "middle", &says))
}

/// Lanes, and at the left edge the names of them and of relationships.
fn edge(shown: &Shown, scene: &Scene) -> Node {
    let strings = shown.strings();
    let mut out = Vec::new();
    for lane in scene.lanes.iter().filter(|lane| lane.domain.is_some()) {
        for y in [lane.y, lane.y + lane.height] {
            out.push(ruled("rule", false, (0.0, y), (scene.plot.x + scene.plot.width, y)));
        }
    }
    for lane in scene.lanes.iter().filter(|lane| lane.group == Group::Both) {
        out.push(words("lane", 0.0, lane.y + 21.0, "start", strings.both));
    }
    for calendar in &scene.calendars {
        let y = calendar.at + if calendar.group == 0 { -10.0 } else { 20.0 };
        out.push(words("lane", 0.0, y, "start", strings.calendar_years));
    }
    out.extend(scene.heads.iter().map(|head| records::head(shown, scene, head)));
    of("g", "backdrop").set("aria-hidden", "true").put_all(out)
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
    Some(of("g", side(mark.group)).put(drawn))
}

/// Everything in front of the marks: where documents end, titles of tracks.
fn overlay(scene: &Scene) -> Node {
    let down = scene.down;
    let mut out = Vec::new();
    for end in &scene.ends {
        let area = end.ground;
        let (from, to) = if down { (area.x, area.x + area.width) } else { (area.y, area.y + area.height) };
        out.push(ruled("end", down, (end.at, from), (end.at, to)));
        out.extend(records::label(&end.label, "label", ZERO));
    }
    for track in &scene.tracks {
        out.extend(records::label(&track.label, "label", ZERO));
    }
    of("g", "overlay").set("aria-hidden", "true").put_all(out)
}
