//! The outlines of marks as SVG paths: whose by shape, how sure by filling.

use chart::Group;
use chart::mark::{Form, Sure};
use chart::scene::Mark;

use super::tree::number;

/// A path with the class that dresses it.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Words of the style sheet.
    pub class: &'static str,
    /// SVG path data.
    pub d: String,
}

/// Which way time runs, and the place along and across it that a pen calls zero.
#[derive(Clone, Copy, Default)]
pub struct Lie {
    /// Time runs down, not to the right.
    pub down: bool,
    /// Along time.
    pub along: f64,
    /// Across time.
    pub across: f64,
}

impl Lie {
    /// Time runs down, or to the right, and zero is that of the drawing.
    pub fn of(down: bool) -> Self {
        Self { down, ..Self::default() }
    }
}

/// A pen that thinks along and across time and draws to the right or down.
pub struct Pen {
    d: String,
    lie: Lie,
}

impl Pen {
    /// A pen for a drawing that lies so.
    pub fn new(lie: Lie) -> Self {
        Self { d: String::new(), lie }
    }

    /// Goes on (`L`) or moves (`M`) to a place.
    pub fn point(&mut self, command: char, along: f64, across: f64) {
        self.d.push(command);
        self.place(along, across);
    }

    fn arc(&mut self, radius: f64, along: f64, across: f64) {
        let sweep = if self.lie.down { " 0 0 0 " } else { " 0 0 1 " };
        self.d.push('A');
        self.pair(radius, radius);
        self.d.push_str(sweep);
        self.place(along, across);
    }

    fn place(&mut self, along: f64, across: f64) {
        let (along, across) = (along - self.lie.along, across - self.lie.across);
        let (x, y) = if self.lie.down { (across, along) } else { (along, across) };
        self.pair(x, y);
    }

    fn pair(&mut self, x: f64, y: f64) {
        self.d.push_str(&number(x));
        self.d.push(' ');
        self.d.push_str(&number(y));
    }

    /// The SVG path data.
    pub fn path(&self) -> &str {
        &self.d
    }

    /// Goes back to where it began.
    pub fn close(&mut self) {
        self.d.push('Z');
    }

    fn piece(self, class: &'static str) -> Piece {
        Piece { class, d: self.d }
    }
}

/// A box with square or round ends; open sides are left out.
fn frame(at: [f64; 4], round: bool, open: (bool, bool), lie: Lie) -> Pen {
    let [from, to, top, bottom] = at;
    let radius = if round { ((to - from) / 2.0).min((bottom - top) / 2.0) } else { 0.0 };
    let (start, end) = (if open.0 { 0.0 } else { radius }, if open.1 { 0.0 } else { radius });
    let mut pen = Pen::new(lie);
    pen.point('M', from + start, top);
    pen.point('L', to - end, top);
    if open.1 {
        pen.point('M', to, bottom);
    } else if end > 0.0 {
        pen.arc(end, to, top + end);
        pen.point('L', to, bottom - end);
        pen.arc(end, to - end, bottom);
    } else {
        pen.point('L', to, bottom);
    }
    pen.point('L', from + start, bottom);
    if open.0 {
        return pen;
    }
    if start > 0.0 {
        pen.arc(start, from, bottom - start);
        pen.point('L', from, top + start);
        pen.arc(start, from + start, top);
    } else {
        pen.point('L', from, top);
    }
    if !open.1 {
        pen.close();
    }
    pen
}

fn diamond(middle: f64, across: f64, half: f64, lie: Lie) -> Pen {
    let mut pen = Pen::new(lie);
    pen.point('M', middle - half, across);
    pen.point('L', middle, across - half);
    pen.point('L', middle + half, across);
    pen.point('L', middle, across + half);
    pen.close();
    pen
}

/// A third relationship and any further: neither round nor square.
fn triangle(middle: f64, across: f64, half: f64, lie: Lie) -> Pen {
    let mut pen = Pen::new(lie);
    pen.point('M', middle - half, across + half);
    pen.point('L', middle, across - half);
    pen.point('L', middle + half, across + half);
    pen.close();
    pen
}

/// The paths of a mark, back to front.
pub fn pieces(mark: &Mark, lie: Lie) -> Vec<Piece> {
    let (from, to, middle) = (mark.from, mark.to, mark.middle);
    let (top, bottom) = (middle - mark.size / 2.0, middle + mark.size / 2.0);
    let centre = (from + to) / 2.0;
    let round = matches!(mark.group, Group::One(0));
    match &mark.form {
        Form::Dot => match mark.group {
            Group::Both => halves([from, to, top, bottom], ("fill first", "fill second"), lie),
            Group::One(group) => {
                let body = if group > 1 {
                    triangle(centre, middle, mark.size / 2.0, lie)
                } else {
                    frame([from, to, top, bottom], round, (false, false), lie)
                };
                let mut out = vec![body.piece("fill")];
                if mark.step {
                    out.push(eye(centre, middle, round, lie).piece("eye"));
                }
                out
            }
        },
        Form::Hollow { notches, broken, open_start, open_end } => {
            if mark.group == Group::Both {
                return halves([from, to, top, bottom], ("hollow first", "hollow second"), lie);
            }
            let place = [from, to, top, bottom];
            let mut out = Vec::new();
            let open = *open_start || *open_end;
            if open {
                // An outline that is open at a side cannot be filled: the ground of it is a piece of its own.
                out.push(frame(place, round, (false, false), lie).piece("hollow bare"));
            }
            let class = match (mark.step, broken, open) {
                (true, _, false) => "hollow step",
                (true, _, true) => "hollow step open",
                (false, true, false) => "hollow broken",
                (false, true, true) => "hollow broken open",
                (false, false, false) => "hollow",
                (false, false, true) => "hollow open",
            };
            out.push(frame(place, round, (*open_start, *open_end), lie).piece(class));
            if !notches.is_empty() {
                let mut pen = Pen::new(lie);
                for at in notches {
                    pen.point('M', *at, bottom);
                    pen.point('L', *at, bottom - 3.0);
                }
                out.push(pen.piece("notch"));
            }
            out.extend(strokes(from, to, (top, bottom), (*open_start, *open_end), lie));
            if mark.step {
                out.push(eye(centre, middle, round, lie).piece("fill"));
            }
            out
        }
        Form::Bar { parts, turns, open_start, open_end } => {
            let mut out = Vec::new();
            for part in parts {
                let class = match part.sure {
                    Sure::Certain => "fill",
                    Sure::Possible => "hollow thin",
                    Sure::Planned => "hollow broken empty",
                };
                out.push(frame([part.from, part.to, top, bottom], false, (false, false), lie).piece(class));
            }
            for at in turns {
                out.push(
                    frame([at - 4.0, at + 4.0, middle - 4.0, middle + 4.0], round, (false, false), lie).piece("fill"),
                );
            }
            out.extend(strokes(from, to, (top, bottom), (*open_start, *open_end), lie));
            out
        }
        Form::Diamond { struck } => {
            let mut out = vec![diamond(centre, middle, 6.0, lie).piece("hollow empty")];
            if *struck {
                let mut pen = Pen::new(lie);
                pen.point('M', centre - 7.0, middle + 4.0);
                pen.point('L', centre + 7.0, middle - 4.0);
                out.push(pen.piece("line"));
            }
            out
        }
        Form::Pile(strokes) => {
            let ground = frame([from, to, top, bottom], false, (false, false), lie).piece("ground-of-many");
            let mut pen = Pen::new(lie);
            for at in strokes {
                pen.point('M', *at, top);
                pen.point('L', *at, bottom);
            }
            vec![ground, pen.piece("stroke")]
        }
        Form::Columns(columns) => {
            // Down the page columns grow away from the years, to the right they stand.
            let mut pen = Pen::new(lie);
            let foot = if lie.down && round {
                bottom
            } else if lie.down {
                top
            } else {
                bottom
            };
            for column in columns {
                let head = foot + (bottom - top) * if foot == top { column.height } else { -column.height };
                for (command, along, across) in
                    [('M', column.from, foot), ('L', column.from, head), ('L', column.to, head), ('L', column.to, foot)]
                {
                    pen.point(command, along, across);
                }
            }
            vec![pen.piece("fill")]
        }
        Form::Ghost => vec![frame([from, to, top, bottom], round, (false, false), lie).piece("hollow broken empty")],
    }
}

fn eye(along: f64, across: f64, round: bool, lie: Lie) -> Pen {
    frame([along - 2.0, along + 2.0, across - 2.0, across + 2.0], round, (false, false), lie)
}

/// Upper half round, lower half square: it belongs to both.
fn halves(at: [f64; 4], classes: (&'static str, &'static str), lie: Lie) -> Vec<Piece> {
    let [from, to, top, bottom] = at;
    let middle = (top + bottom) / 2.0;
    let radius = (middle - top).min((to - from) / 2.0);
    let mut upper = Pen::new(lie);
    upper.point('M', from, middle);
    upper.arc(radius, from + radius, top);
    upper.point('L', to - radius, top);
    upper.arc(radius, to, middle);
    let mut lower = Pen::new(lie);
    lower.point('M', to, middle);
    lower.point('L', to, bottom);
    lower.point('L', from, bottom);
    lower.point('L', from, middle);
    vec![upper.piece(classes.0), lower.piece(classes.1)]
}

/// Three thinning strokes beyond an open side.
fn strokes(from: f64, to: f64, (top, bottom): (f64, f64), open: (bool, bool), lie: Lie) -> Vec<Piece> {
    let mut out = Vec::new();
    for (is_open, edge, sign) in [(open.0, from, -1.0), (open.1, to, 1.0)] {
        if !is_open {
            continue;
        }
        for (class, distance) in [("cut thick", 3.0), ("cut", 6.5), ("cut fine", 9.5)] {
            let mut pen = Pen::new(lie);
            pen.point('M', edge + sign * distance, top);
            pen.point('L', edge + sign * distance, bottom);
            out.push(pen.piece(class));
        }
    }
    out
}

/// A ring in the mark's own shape, for the one that is selected.
pub fn ring(mark: &Mark, lie: Lie) -> String {
    let half = mark.size.max(8.0) / 2.0 + 4.0;
    let round = matches!(mark.group, Group::One(0));
    frame([mark.from - 4.0, mark.to + 4.0, mark.middle - half, mark.middle + half], round, (false, false), lie).d
}
