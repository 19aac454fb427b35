//! Layout of what it would take to reach a target: an amount on its way to it, path by path, and the track of a slider
//! with the documents' own paces on it.
//!
//! Units: places in CSS pixels from the top left corner of each drawing, years of the calendar, amounts in whatever the
//! figures are in. Texts come as widths, see [`width_of`].

mod track;

pub use track::{Square, THUMB, Track, reach, track};

use crate::scale::clamp;

/// Height of the reader's tag.
pub const TAG: f64 = 20.0;
/// From a line of a label to the next.
pub const LINE: f64 = 13.0;
/// Where the target lies: the tag and the target's label have a row each above it.
const TOP: f64 = 46.0;
/// The target's label stands on this.
const TARGET_BASE: f64 = 37.0;
/// Room for the names of years.
const FOOT: f64 = 24.0;
/// Between an axis and its words.
const GAP: f64 = 8.0;
/// Half of the target's diamond.
const DIAMOND: f64 = 7.0;
/// A letter reaches so far above its line, and below it.
const LETTER: (f64, f64) = (11.0, 4.0);
/// Pieces of a path.
const PIECES: usize = 32;
/// Where along a path its label is tried, as shares of its length.
const PLACES: [f64; 9] = [0.62, 0.5, 0.72, 0.4, 0.82, 0.3, 0.9, 0.2, 0.97];
/// Years that are shown where nothing reaches the target.
const FEWEST: f64 = 6.0;
/// Most years that the documents' paths may ask for: slower ones leave the picture.
const MOST: f64 = 40.0;

/// About how wide a text is, rather more than less: nothing here can ask a browser.
pub fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii_digit() || c.is_lowercase() { 0.57 } else { 0.68 }).sum::<f64>() * size
}

/// A rate of growth that goes on from the base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way {
    /// Rate of growth as a factor a year.
    pub factor: f64,
    /// Years until it is at the target, if it gets there.
    pub years: Option<f64>,
    /// Widths of its label's lines; none for a way without a label.
    pub label: [f64; 2],
}

/// What is to be laid out.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Width of the drawing.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Year and amount that every way starts from.
    pub base: (i64, f64),
    /// The amount to be reached: more than that of the base.
    pub aim: f64,
    /// The ways, those first that are to have their labels first.
    pub ways: &'a [Way],
    /// The fewest and the most years that one of them may take.
    pub bounds: Option<(f64, f64)>,
    /// The way that the tag belongs to, and the width of its words.
    pub tag: Option<(usize, f64)>,
    /// Widths of the target's label: in full, and short.
    pub target: [f64; 2],
    /// Width of the base's label.
    pub label: f64,
    /// Width of the widest amount beside the axis.
    pub amount: f64,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Where its first line begins, or ends.
    pub x: f64,
    /// The line that it stands on.
    pub y: f64,
    /// It ends there.
    pub ends: bool,
    /// How many of its lines there is room for.
    pub lines: usize,
}

/// A path as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// From the base to the target, or to the edge of the picture.
    pub points: Vec<[f64; 2]>,
    /// Where it is at the target.
    pub crossing: Option<f64>,
    /// Where its label stands, if there is room.
    pub label: Option<Spot>,
}

/// The years that a crossing may lie in, on the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// First pixel.
    pub from: f64,
    /// Last pixel.
    pub to: f64,
    /// It goes on beyond the picture.
    pub open: bool,
}

/// A picture of ways to a target.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// First and last pixel across.
    pub across: (f64, f64),
    /// The target's line, and the axis.
    pub down: (f64, f64),
    /// Amounts beside the axis: their height and what they are.
    pub amounts: Vec<(f64, f64)>,
    /// Years under the axis: their place and what they are.
    pub years: Vec<(f64, i64)>,
    /// Where every way starts.
    pub base: [f64; 2],
    /// Its label.
    pub label: Spot,
    /// The target's label; a second line stands for the long form.
    pub target: Spot,
    /// The ways, in the order given.
    pub ways: Vec<Drawn>,
    /// The tag: its first pixel and its width. It stands at the top.
    pub tag: Option<(f64, f64)>,
    /// Between which years the way may be at the target.
    pub band: Option<Band>,
}

/// A rectangle: left, top, right, bottom.
type Box4 = [f64; 4];

fn overlap(one: Box4, other: Box4) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// What is taken, and what may not be crossed.
struct Ground {
    inside: Box4,
    taken: Vec<Box4>,
}

impl Ground {
    fn is_free(&self, at: Box4) -> bool {
        let [left, top, right, bottom] = self.inside;
        let is_in = at[0] >= left && at[1] >= top && at[2] <= right && at[3] <= bottom;
        is_in && !self.taken.iter().any(|taken| overlap(*taken, at))
    }

    /// Takes the first place that is free.
    fn place(&mut self, width: f64, spots: impl Iterator<Item = Spot>) -> Option<Spot> {
        let mut spots = spots;
        let spot = spots.find(|spot| self.is_free(taken_by(*spot, width)))?;
        self.taken.push(taken_by(spot, width));
        Some(spot)
    }

    fn line(&mut self, from: [f64; 2], to: [f64; 2]) {
        let (one, other) = ([from[0].min(to[0]), from[1].min(to[1])], [from[0].max(to[0]), from[1].max(to[1])]);
        self.taken.push([one[0] - 1.0, one[1] - 1.0, other[0] + 1.0, other[1] + 1.0]);
    }
}

/// What a text takes.
pub fn taken_by(spot: Spot, width: f64) -> [f64; 4] {
    let left = if spot.ends { spot.x - width } else { spot.x };
    let more = spot.lines.saturating_sub(1) as f64 * LINE;
    [left, spot.y - LETTER.0, left + width, spot.y + more + LETTER.1]
}

/// A round number of at least a size: 1, 2 or 5 with zeros.
fn round(size: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= size && power < 1e300 {
        power *= 10.0;
    }
    while power > size && power > 1e-300 {
        power /= 10.0;
    }
    let fits = [1.0, 2.0, 5.0].into_iter().find(|times| power * times >= size);
    power * fits.unwrap_or(10.0)
}

/// Lays out the ways to a target.
pub fn picture(asked: &Asked<'_>) -> Picture {
    let across = (asked.amount + GAP + DIAMOND, (asked.width - 12.0).max(asked.amount + GAP + DIAMOND + 1.0));
    let down = (TOP, (asked.height - FOOT).max(TOP + 1.0));
    let (year, now) = asked.base;
    let length = length(asked);
    // A year of air before the base, so that its mark stands clear of the axis.
    let x = |years: f64| across.0 + (years + 1.0) / (length + 1.0) * (across.1 - across.0);
    let y = |amount: f64| down.1 - amount / asked.aim * (down.1 - down.0);
    let base = [x(0.0), y(now)];
    let mut ways: Vec<Drawn> = Vec::new();
    let mut ground = Ground { inside: [across.0 + 2.0, 0.0, asked.width, down.1 - 3.0], taken: Vec::new() };
    ground.taken.push([base[0] - 6.0, base[1] - 6.0, base[0] + 6.0, base[1] + 6.0]);
    ground.line([across.0, down.0], [asked.width, down.0]);
    for way in asked.ways {
        let crosses = way.years.filter(|years| *years <= length);
        let end = crosses.unwrap_or(length);
        let point = |at: usize| {
            let years = end * at as f64 / PIECES as f64;
            [x(years), clamp(y(now * way.factor.powf(years)), down.0, down.1)]
        };
        let mut points: Vec<[f64; 2]> = (0..=PIECES).map(point).collect();
        if let (Some(last), Some(_)) = (points.last_mut(), crosses) {
            last[1] = down.0;
        }
        for pair in points.windows(2) {
            if let [from, to] = pair {
                ground.line(*from, *to);
            }
        }
        let crossing = crosses.map(x);
        ways.push(Drawn { points, crossing, label: None });
    }
    let tag = asked.tag.and_then(|(at, width)| {
        let way = ways.get(at)?;
        let middle = way.crossing.or(way.points.last().map(|point| point[0]))?;
        let left = clamp(middle - width / 2.0, 0.0, asked.width - width);
        ground.taken.push([left, 0.0, left + width, TAG]);
        if let Some(at) = way.crossing {
            ground.line([at, TAG], [at, down.0]);
        }
        Some((left, width))
    });
    let target = place_target(asked, &mut ground, across);
    // The base's label stands before the drops: between early ones there is no room for it.
    let label = place_base(asked, &mut ground, base);
    for at in ways.iter().filter_map(|way| way.crossing) {
        ground.line([at, down.0], [at, down.1]);
    }
    let amounts = amounts(asked.aim, &y);
    for (at, _) in &amounts {
        ground.line([across.0, *at], [across.1, *at]);
    }
    let fastest = asked.ways.iter().map(|way| way.factor).fold(0.0, f64::max);
    for (drawn, way) in ways.iter_mut().zip(asked.ways) {
        drawn.label = place_way(&mut ground, drawn, way, fastest);
    }
    let band =
        asked.bounds.map(|(low, high)| Band { from: x(low.min(length)), to: x(high.min(length)), open: high > length });
    let years = years(year, length, &x, across);
    Picture { across, down, amounts, years, base, label, target, ways, tag, band }
}

/// How many years the picture shows: those of the documents' ways, and of the way that the tag belongs to.
fn length(asked: &Asked<'_>) -> f64 {
    let own = asked.tag.and_then(|(at, _)| asked.ways.get(at)?.years);
    let ways = asked.ways.iter().filter_map(|way| way.years).filter(|years| *years <= MOST);
    let longest = ways.chain(own).fold(FEWEST, f64::max);
    longest + (longest * 0.08).max(1.0)
}

/// Amounts at equal steps below the target, clear of its own.
fn amounts(aim: f64, y: &dyn Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let step = round(aim / 4.0);
    let all = (0..=4).map(|at| f64::from(at) * step).filter(|amount| *amount < aim);
    let mut amounts: Vec<(f64, f64)> = all.map(|amount| (y(amount), amount)).collect();
    amounts.retain(|(at, _)| at - y(aim) >= 16.0);
    amounts.push((y(aim), aim));
    amounts
}

/// Years that have room for their names.
fn years(base: i64, length: f64, x: &dyn Fn(f64) -> f64, across: (f64, f64)) -> Vec<(f64, i64)> {
    let pitch = x(1.0) - x(0.0);
    let step = [1_i64, 2, 5, 10, 20].into_iter().find(|step| *step as f64 * pitch >= 44.0).unwrap_or(50);
    let first = (base - 1).div_euclid(step) * step;
    let all = (0..).map(|at| first + at * step).take_while(|year| *year <= base + length as i64);
    let placed = all.map(|year| (x((year - base) as f64), year));
    placed.filter(|(at, _)| *at >= across.0 && *at <= across.1).collect()
}

/// Above its line: at the left, else at the right, in full if there is room.
fn place_target(asked: &Asked<'_>, ground: &mut Ground, across: (f64, f64)) -> Spot {
    let spot = |ends: bool, lines: usize| {
        let x = if ends { asked.width } else { across.0 + DIAMOND + 4.0 };
        Spot { x, y: TARGET_BASE, ends, lines }
    };
    let [long, short] = asked.target;
    for (width, lines) in [(long, 2), (short, 1)] {
        // A label of one line, whichever words it has.
        let at = [false, true].map(|ends| spot(ends, 1)).into_iter();
        if let Some(found) = ground.place(width, at) {
            return Spot { lines, ..found };
        }
    }
    Spot { lines: 0, ..spot(false, 1) }
}

/// Under its mark, or above, wherever it is free.
fn place_base(asked: &Asked<'_>, ground: &mut Ground, [x, y]: [f64; 2]) -> Spot {
    let at = |(dx, dy): (f64, f64)| Spot { x: x + dx, y: y + dy, ends: false, lines: 1 };
    let offsets = [(-5.0, 22.0), (9.0, 17.0), (12.0, 5.0), (4.0, -12.0), (-5.0, -12.0), (-5.0, 36.0), (-5.0, -26.0)];
    let found = ground.place(asked.label, offsets.into_iter().map(at));
    found.unwrap_or(Spot { lines: 0, ..at((-5.0, 22.0)) })
}

/// Beside its way, in two lines or in one: the fastest has its label above, what falls after it, others below, so that no
/// other way lies between a way and its label.
fn place_way(ground: &mut Ground, drawn: &Drawn, way: &Way, fastest: f64) -> Option<Spot> {
    let [first, second] = way.label;
    if first <= 0.0 {
        return None;
    }
    let points = &drawn.points;
    for (width, lines) in [(first.max(second), 2), (first, 1)].into_iter().skip(usize::from(second <= 0.0)) {
        let more = (lines - 1) as f64 * LINE;
        let places = PLACES.iter().filter_map(|share| points.get((share * PIECES as f64) as usize));
        let spots = places.map(|[x, y]| {
            let (above, below) = (y - 6.0 - more, y + 16.0);
            match way.factor {
                factor if factor <= 1.0 => Spot { x: x + 7.0, y: above, ends: false, lines },
                factor if factor >= fastest => Spot { x: x - 7.0, y: above, ends: true, lines },
                _ => Spot { x: x + 7.0, y: below, ends: false, lines },
            }
        });
        let found = ground.place(width, spots);
        if found.is_some() {
            return found;
        }
    }
    None
}

#[cfg(test)]
mod tests;
