//! What flows both ways: bars back to back from one line, into the shared actor to the left, out of it to the right.

use analysis::bars;
use analysis::compare::Refusal;
use analysis::derive::Derived;
use analysis::series::{Nature, Panel, Point, Row, Way};
use chart::figures::lying;
use ui::tree::{Node, el, of};

use super::answer::Answer;
use super::strings::Figuring;
use super::{CHARTS, MOST, draw, further, is_one_sided, is_series, rest, shared, title, told, unit};
use crate::derived;
use crate::desk::Desk;

/// What an indicator measures into the shared actor, and out of it.
pub struct Two<'a> {
    panel: &'a Panel,
    /// In, out.
    rows: [Option<&'a Row>; 2],
    /// Of a related indicator, where a relationship has a figure of that instead.
    twins: [Option<(&'a Panel, &'a Row)>; 2],
}

/// The pair of an indicator: both ways are told, or one way of two relationships.
pub fn two<'a>(panel: &'a Panel, unit: &str) -> Option<Two<'a>> {
    let is_amount = unit != "percent" && unit != "rank";
    let told = |row: &Row| row.series.iter().filter(|it| it.points.len() + it.undated.len() > 0).count();
    let row = |way: Way| panel.rows.iter().find(|row| row.way == way && row.place.is_none() && !is_series(row, unit));
    let rows = [row(Way::In), row(Way::Out)];
    let is_pair = rows.iter().all(Option::is_some) || rows.iter().flatten().any(|row| told(row) > 1);
    (is_amount && is_pair).then_some(Two { panel, rows, twins: [None; 2] })
}

impl<'a> Two<'a> {
    /// Finds what a relationship has instead of a figure that it does not have.
    pub fn find_twins(&mut self, panels: &'a [Panel]) {
        for (row, twin) in self.rows.iter().zip(&mut self.twins) {
            let Some(row) = row else { continue };
            let (Err(Refusal::DefinitionDiffers(other)) | Err(Refusal::FlowAgainstStock { instead: Some(other), .. })) =
                &row.comparable
            else {
                continue;
            };
            let other = panels.iter().find(|panel| panel.indicator == *other);
            *twin = other
                .and_then(|other| Some((other, other.rows.iter().find(|it| it.way == row.way && it.place.is_none())?)));
        }
    }

    /// Whether a row is shown here.
    pub fn shows(&self, row: &Row) -> bool {
        let twins = self.twins.iter().flatten().map(|(_, row)| row);
        self.rows.iter().flatten().chain(twins).any(|shown| std::ptr::eq(*shown, row))
    }
}

/// The title, what is left and right, and a group of lines an indicator.
pub fn section(desk: &Desk<'_>, words: &Figuring, all: &[Two<'_>]) -> Vec<Node> {
    if all.is_empty() {
        return Vec::new();
    }
    let name = shared(desk);
    let [into, from] = words.heads.map(|[before, after]| [before, &name, after].concat());
    let heads = of("div", "ways-of").put(of("span", "in").say(&into)).put(of("span", "out").say(&from));
    let last = if desk.dyads.len() > 1 { desk.strings.can_it } else { "" };
    let heads = of("div", "two titles").put(of("span", "name")).put(heads).put(of("span", "last").say(last));
    let mut block = of("div", "both").put(heads);
    for two in all.iter().take(CHARTS) {
        block = block.put(group(desk, words, two));
    }
    let further = further(words, of("p", "more"), all.len().saturating_sub(CHARTS));
    let deck = of("p", "more").say(words.directions_deck);
    [el("h3").say(words.directions), deck, block].into_iter().chain(further).collect()
}

/// An indicator: a line a relationship, and the answers.
fn group(desk: &Desk<'_>, words: &Figuring, two: &Two<'_>) -> Node {
    let unit = unit(desk, two.panel);
    let name = of("div", "name").put(el("h4").say(title(desk, two.panel))).say(" ");
    let name = name.put(of("span", "more").say(desk.strings.unit(unit)));
    let scale = scale(two);
    let mut pairs = of("ul", "pairs");
    for (column, dyad) in desk.dyads.iter().enumerate() {
        let sign = of("b", "unseen").say(desk.short(*dyad));
        let shape = of("span", &["sign ", desk.side(column)].concat()).set("aria-hidden", "true");
        let mut pair = of("li", &["pair ", desk.side(column)].concat()).put(sign).put(shape);
        for at in 0..2 {
            pair = pair.put(half(desk, words, two, at, column, scale.as_ref()));
        }
        pairs = pairs.put(pair);
    }
    let answers = two.rows.map(|row| row.map(|row| Answer::of(desk, row, words.one_only)));
    let twins = two.twins.map(|twin| twin.map(|(_, row)| Answer::of(desk, row, words.one_only)));
    let mut last = of("div", "last");
    for (side, answer) in words.sides.iter().zip(&answers) {
        let Some(answer) = answer.as_ref().filter(|_| desk.dyads.len() > 1) else { continue };
        let verdict = words.verdicts.get(answer.verdict).copied().unwrap_or_default();
        last = last.put(el("p").put(el("b").say(side).say(verdict)).say(" ").put(answer.why(desk)));
        last = last.put_all(answer.keys().map(|key| derived::drawer(desk, key)).collect());
    }
    let all = || answers.iter().chain(&twins).flatten();
    let is_left =
        |derived: &Derived| all().any(|answer| answer.holds(derived)) && !all().any(|answer| answer.is_key(derived));
    last = last.put_if(derived::list(desk, &is_left));
    of("div", "two group").set("role", "group").set("aria-label", title(desk, two.panel)).put(name).put(pairs).put(last)
}

/// What the bars of an indicator share: the value of the longest, and what they are of.
struct Scale<'a> {
    longest: f64,
    like: &'a Point,
}

/// The figure of a slot: the latest that somebody observed; else the first told.
fn main(row: &Row, column: usize) -> Option<&Point> {
    let series = row.series.get(column)?;
    series.latest(Point::is_observed).or(series.points.last()).or(series.undated.first())
}

/// Whether a row's figures may have bars: nothing that they may not be compared with stands beside them.
fn may_be_drawn(row: &Row) -> bool {
    row.comparable.is_ok() || is_one_sided(row)
}

/// Whether two figures are of the same nature, and flows of the same time.
fn are_alike(one: &Point, other: &Point) -> bool {
    one.nature() == other.nature() && (one.nature() == Nature::Stock || one.extent == other.extent)
}

fn scale<'a>(two: &Two<'a>) -> Option<Scale<'a>> {
    // What is comparable across relationships sets the scale before what one of them has alone.
    let comparable = |wanted: bool| {
        let rows = two.rows.iter().flatten().filter(move |row| row.comparable.is_ok() == wanted && may_be_drawn(row));
        rows.flat_map(|row| (0..row.series.len()).filter_map(|column| main(row, column)))
    };
    let drawable = |point: &&Point| point.is_observed() && point.value.is_some_and(|value| value >= 0.0);
    let all: Vec<&Point> = comparable(true).chain(comparable(false)).filter(drawable).collect();
    let like = all.first().copied()?;
    let reach = |point: &Point| {
        let value = point.value.unwrap_or_default();
        point.bounds.map(|bounds| bounds.high).filter(|high| high.is_finite()).unwrap_or(value)
    };
    let longest = all.iter().filter(|point| are_alike(like, point)).map(|point| reach(point)).fold(0.0, f64::max);
    (longest > 0.0).then_some(Scale { longest, like })
}

/// One way of one relationship.
fn half(desk: &Desk<'_>, words: &Figuring, two: &Two<'_>, at: usize, column: usize, scale: Option<&Scale<'_>>) -> Node {
    let side = of("div", if at == 0 { "half in" } else { "half out" });
    let row = two.rows.get(at).copied().flatten();
    let unit = unit(desk, two.panel);
    if let Some((row, point)) = row.and_then(|row| Some((row, main(row, column)?))) {
        let is_drawn = may_be_drawn(row) && point.is_observed() && point.value.is_some_and(|value| value >= 0.0);
        let scale = scale.filter(|scale| is_drawn && are_alike(scale.like, point));
        let bar = scale.and_then(|scale| bars::bar(point, scale.longest));
        let mut list = el("ul").put(match bar {
            Some(_) => told::item(desk, point, unit),
            None => off_scale(words, told::item(desk, point, unit), point),
        });
        let series = row.series.get(column);
        let all = series.into_iter().flat_map(|series| series.points.iter().chain(&series.undated));
        for other in all.filter(|other| !std::ptr::eq(*other, point)).take(MOST) {
            list = list.put(told::item(desk, other, unit));
        }
        let drawn = match bar {
            Some(bar) => {
                let laid = lying((bar.sure, bar.possible), rest::end(point, &bar), room(desk));
                draw::lying("bar-of", &laid, at == 0)
            }
            None if point.value.is_some() => draw::squiggle(),
            None => draw::slot(),
        };
        return side.put(list).put(drawn);
    }
    let twin = two.twins.get(at).copied().flatten();
    if let Some((panel, row, _)) = twin.and_then(|(panel, row)| Some((panel, row, main(row, column)?))) {
        let unit = super::unit(desk, panel);
        let mut list = el("ul");
        if let Some(series) = row.series.get(column) {
            for point in series.points.iter().chain(&series.undated).take(MOST) {
                list = list.put(off_scale(words, told::item(desk, point, unit), point));
            }
        }
        return side.put(list).put(draw::squiggle());
    }
    side.put(of("span", "blank").say(desk.strings.not_stated)).put(draw::slot())
}

/// Says that a figure has no bar.
fn off_scale(words: &Figuring, item: Node, point: &Point) -> Node {
    let said = point.value.is_some().then(|| of("span", "more").say(words.off_scale));
    item.say(" ").put_if(said)
}

/// The longest bar: less than half of the room of one way.
fn room(desk: &Desk<'_>) -> f64 {
    match desk.width {
        width if width < chart::NARROW => (width / 2.0 - 16.0).clamp(96.0, 240.0),
        width if width < 900.0 => 76.0,
        width => (width * 0.14).min(200.0),
    }
}
