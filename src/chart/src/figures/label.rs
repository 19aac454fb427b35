//! Where a label stands: beside its mark, on nothing else, and inside the drawing; or nowhere.

/// From the baseline of a label to its top, and to its foot.
const RISE: (f64, f64) = (11.0, 4.0);
/// Between two labels, and between a label and a mark.
const AIR: f64 = 1.5;
/// Size of a figure in words, and of what is said after it.
const SIZES: (f64, f64) = (13.0, 12.0);

/// Which end of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A text in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Position of the figure that it names; `None` for years without one.
    pub figure: Option<usize>,
    /// Where it stands.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// What of it stands there.
    pub anchor: Anchor,
    /// What it says, in bold where it is a figure.
    pub title: String,
    /// What it says after that.
    pub more: String,
    /// A line to its mark: an x, and from which y to which.
    pub leader: Option<(f64, f64, f64)>,
}

/// A rectangle: left, top, right, foot.
pub(super) type Place = [f64; 4];

/// How wide a text is at most, in pixels: sans-serif letters by their kinds. A drawing is laid out without a browser.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let letter = |c: char| match c {
        'i' | 'l' | 'j' | 't' | 'f' | 'I' | ' ' | '.' | ',' | ':' | '\'' | '|' => 0.3,
        'r' | '-' | '(' | ')' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' => 0.9,
        '0'..='9' | 'a'..='z' | '$' | '–' => 0.57,
        'A'..='Z' => 0.72,
        _ => 0.75,
    };
    text.chars().map(letter).sum::<f64>() * size * if bold { 1.06 } else { 1.0 }
}

impl Label {
    /// The rectangle that the text may fill.
    pub fn place(&self) -> [f64; 4] {
        let bold = self.figure.is_some();
        let between = if self.title.is_empty() || self.more.is_empty() { 0.0 } else { 4.0 };
        let more = between + width(&self.more, SIZES.1, false);
        let wide = width(&self.title, if bold { SIZES.0 } else { SIZES.1 }, bold) + more;
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - wide / 2.0,
            Anchor::End => self.x - wide,
        };
        [left, self.y - RISE.0, left + wide, self.y + RISE.1]
    }
}

/// Whether two rectangles come closer to each other than they should.
fn touch(one: &Place, other: &Place) -> bool {
    let ([left, top, right, foot], [from, over, to, under]) = (one, other);
    left - AIR < *to && *from < right + AIR && top - AIR < *under && *over < foot + AIR
}

/// What has its place already.
pub(super) struct Taken {
    /// The rectangle that no label leaves.
    pub bounds: Place,
    /// Marks, labels and leaders.
    pub places: Vec<Place>,
}

impl Taken {
    /// Whether a rectangle is inside, and clear of everything.
    pub fn is_free(&self, place: &Place) -> bool {
        let ([left, top, right, foot], [from, over, to, under]) = (place, self.bounds);
        let inside = *left >= from && *right <= to && *top >= over && *foot <= under;
        inside && !self.places.iter().any(|taken| touch(taken, place))
    }

    /// Gives a label its place if that is free, and that of its leader; a leader ends above its own mark.
    pub fn take(&mut self, label: &Label) -> bool {
        let place = label.place();
        let leader = label.leader.map(|(x, from, to)| [x - 0.5, from, x + 0.5, to]);
        let is_free = self.is_free(&place) && leader.as_ref().is_none_or(|leader| self.is_free(leader));
        if is_free {
            self.places.push(place);
            self.places.extend(leader);
        }
        is_free
    }
}
