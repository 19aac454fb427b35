//! The picture of a target: the amount on its way to it.

use chart::paces::{Asked, Drawn, LINE, Picture, Spot, TAG, Way, picture, width_of};
use dossier::number::digits;
use ui::tree::{Node, line, number, of, path, rect};

use super::View;
use super::state::Sets;

/// Most paths of the documents; the rest are told in words and on the slider.
const PATHS: usize = 4;
/// Size of small text.
const SMALL: f64 = 12.0;
/// Half of the base's mark.
const HALF: f64 = 5.0;
/// Half of the target's diamond.
const DIAMOND: f64 = 6.0;

/// The picture, so wide and so high. What it shows, the words beside it say.
pub fn node(view: &View<'_>, width: f64, height: f64) -> Node {
    let (strings, state, scenario) = (view.strings, &view.state, &view.scenario);
    let narrow = width < 400.0;
    let mut ways = Vec::new();
    let mut labels: Vec<[String; 2]> = Vec::new();
    for pace in view.paces.iter().take(PATHS) {
        let percent = pace.rate.percent();
        let label = match narrow {
            true => [strings.percent(percent), String::new()],
            false => [strings.a_year(percent), strings.as_in(&view.stretch(pace))],
        };
        let years = scenario.reached(pace.rate).map(|reached| reached.years);
        let wide = [width_of(&label[0], SMALL), width_of(&label[1], SMALL)];
        ways.push(Way { factor: pace.rate.factor, years, label: wide });
        labels.push(label);
    }
    // What nobody has set is the first of the documents' own.
    let has_own = state.own || state.sets == Sets::Year || ways.is_empty();
    let percent = state.rate.percent();
    let pace = strings.a_year(percent);
    let tag = match (state.own, state.year) {
        (false, Some(year)) => strings.needed(&pace, year),
        (_, year) => strings.you(&pace, state.end(), &year.map(digits).unwrap_or_default()),
    };
    let own = has_own.then_some(ways.len());
    if has_own {
        let years = match state.sets {
            Sets::Pace => state.reached.map(|reached| reached.years),
            Sets::Year => state.year.map(|year| (year - scenario.year) as f64),
        };
        ways.push(Way { factor: state.rate.factor, years, label: [0.0; 2] });
    }
    let [long, short] = strings.label(&view.aim(), scenario.by);
    let base = strings.base(&super::figure(view.desk, scenario.base, view.unit), scenario.year);
    let asked = Asked {
        width,
        height,
        base: (scenario.year, scenario.now()),
        aim: scenario.aim(),
        ways: &ways,
        bounds: state.reached.map(|reached| (reached.bounds.low, reached.bounds.high)).filter(|(low, high)| low < high),
        tag: own.map(|at| (at, width_of(&tag, SMALL) * 1.06 + 16.0)),
        target: [width_of(&long, SMALL), width_of(&short, SMALL)],
        label: width_of(&base, SMALL) * 1.08,
        amount: amounts(view),
    };
    let picture = picture(&asked);
    let mut drawing = of("svg", "course").set("aria-hidden", "true").num("width", width).num("height", height);
    drawing = drawing.put_all(axes(view, &picture));
    for (at, drawn) in picture.ways.iter().enumerate() {
        let class = match (own == Some(at), state.own) {
            (true, true) => "yours",
            (true, false) => "theirs chosen",
            (false, _) if !has_own && at == 0 => "theirs chosen",
            (false, _) => "theirs",
        };
        drawing = drawing.put_all(way(class, drawn, &picture));
        if let (Some(spot), Some(label)) = (drawn.label, labels.get(at)) {
            drawing = drawing.put_all(words("tick", spot, label));
        }
    }
    if let Some(band) = picture.band {
        let mut group = of("g", if state.own { "mine" } else { "" });
        let y = picture.down.1;
        group = group.put(rect("hollow", [band.from, y - 3.5, (band.to - band.from).max(2.0), 7.0]));
        if band.open {
            let cut = |by: f64| line("cut", [band.to + by, y - 5.0, band.to + by, y + 5.0]);
            group = group.put_all([3.0, 6.0, 9.0].map(cut).into());
        }
        drawing = drawing.put(group);
    }
    let [x, y] = picture.base;
    let mark = rect("fill", [x - HALF, y - HALF, 2.0 * HALF, 2.0 * HALF]);
    drawing = drawing.put(if view.side == "first" { mark.num("rx", HALF) } else { mark });
    if picture.label.lines > 0 {
        drawing = drawing.put_all(words("tick bold", picture.label, &[base, String::new()]));
    }
    if picture.target.lines > 0 {
        let label = if picture.target.lines == 2 { long } else { short };
        drawing = drawing.put_all(words("tick", Spot { lines: 1, ..picture.target }, &[label, String::new()]));
    }
    drawing.put_if(picture.tag.map(|(left, width)| {
        let class = if state.own { "tag yours" } else { "tag theirs" };
        let words = of("text", "").num("x", left + width / 2.0).num("y", 14.0).set("text-anchor", "middle").say(&tag);
        of("g", class).put(rect("plate", [left, 0.0, width, TAG])).put(words)
    }))
}

/// The width of the widest amount beside the axis.
fn amounts(view: &View<'_>) -> f64 {
    let aim = view.scenario.aim();
    let parts = [0.25, 0.5, 0.75, 1.0].map(|share| width_of(&view.amount(aim * share), SMALL));
    let target = parts.last().copied().unwrap_or_default();
    target.max(parts.into_iter().fold(0.0, f64::max).min(52.0)).min(90.0)
}

/// The amounts with their lines, the years with theirs, and the target's line.
fn axes(view: &View<'_>, picture: &Picture) -> Vec<Node> {
    let ((left, right), (top, bottom)) = (picture.across, picture.down);
    let mut nodes = Vec::new();
    for (y, amount) in &picture.amounts {
        let is_target = *amount >= view.scenario.aim();
        if !is_target && *amount > 0.0 {
            nodes.push(line("grid", [left, *y, right, *y]));
        }
        let words = if *amount == 0.0 { "0".to_owned() } else { view.amount(*amount) };
        let x = left - if is_target { 12.0 } else { 8.0 };
        nodes.push(of("text", "tick").num("x", x).num("y", y + 4.0).set("text-anchor", "end").say(&words));
    }
    nodes.push(line("axis", [left, bottom, right, bottom]));
    for (x, year) in &picture.years {
        nodes.push(line("axis", [*x, bottom, *x, bottom + 4.0]));
        nodes.push(
            of("text", "tick").num("x", *x).num("y", bottom + 17.0).set("text-anchor", "middle").say(&digits(*year)),
        );
    }
    nodes.push(line("aim", [left + DIAMOND, top, right, top]));
    let (x, y) = (number(left), number(top - DIAMOND));
    nodes.push(path("hollow", &["M", &x, " ", &y, "l6 6l-6 6l-6 -6Z"].concat()));
    nodes
}

/// A path, and the drop from where it is at the target.
fn way(class: &str, drawn: &Drawn, picture: &Picture) -> Vec<Node> {
    let mut d = String::new();
    for [x, y] in &drawn.points {
        d.push_str(if d.is_empty() { "M" } else { "L" });
        d.push_str(&[&number(*x), " ", &number(*y)].concat());
    }
    let (top, bottom) = picture.down;
    let top = if class == "yours" && picture.tag.is_some() { TAG } else { top };
    let drop = drawn.crossing.map(|at| line("drop", [at, top, at, bottom]));
    let group = of("g", &["way-of ", class].concat()).put_if(drop).put(path("line", &d));
    vec![group]
}

/// A text of a line or two.
fn words(class: &str, spot: Spot, lines: &[String; 2]) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut y = spot.y;
    for (at, words) in lines.iter().enumerate().take(spot.lines).filter(|(_, words)| !words.is_empty()) {
        let class = if at == 0 { class.to_owned() } else { [class, " small"].concat() };
        let text = of("text", &class).num("x", spot.x).num("y", y).perhaps("text-anchor", spot.ends.then_some("end"));
        nodes.push(text.say(words));
        y += LINE;
    }
    nodes
}
