//! What is to be on the page, as plain data: a component is a function that returns a [`Node`].
//!
//! Leptos would make a type of every view and code of every type; one tree for all of them costs a third of
//! the bytes, is tested without a browser, and can be written out as it is.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use dossier::number::digits;
use dossier::{Milestone, Word};

/// The word for time that is counted as the calendar counts.
pub const CALENDAR: &str = "calendar";

/// An element, or a text where the tag is empty.
///
/// Behind a pointer, so that each step of a chain that builds one passes that and not the whole: a third of its code. A
/// clone is the same node, and the same is not compared, nor drawn again.
#[derive(Debug, Clone, Default)]
pub struct Node(Rc<Body>);

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

impl Deref for Node {
    type Target = Body;

    fn deref(&self) -> &Body {
        &self.0
    }
}

impl DerefMut for Node {
    fn deref_mut(&mut self) -> &mut Body {
        // Nobody else has a node that is being built. To copy one that others have would be code that never runs.
        match Rc::get_mut(&mut self.0) {
            Some(body) => body,
            None => Box::leak(Box::default()),
        }
    }
}

/// What a [`Node`] holds.
#[derive(Debug, PartialEq, Default)]
pub struct Body {
    /// Name of the element; `svg` and all in it are SVG. Empty: a text.
    pub tag: &'static str,
    /// What the element stands for; siblings with keys keep their element when their order changes.
    pub key: Option<String>,
    /// Attributes in the order they were given.
    pub attributes: Vec<(&'static str, String)>,
    /// Children of an element.
    pub children: Vec<Node>,
    /// The words of a text.
    pub words: String,
}

/// Which view is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Records in time.
    #[default]
    Timeline,
    /// The relationships side by side.
    Compare,
    /// What links them, and what flows there.
    Routes,
    /// The documents, and what rests on them.
    Sources,
    /// Every record and claim.
    Table,
    /// Records in time, told by an editor chapter by chapter.
    Story,
}

impl View {
    /// Every view that there is, with the word that attributes use.
    pub const ALL: [(&'static str, Self); 6] = [
        ("timeline", Self::Timeline),
        ("compare", Self::Compare),
        ("routes", Self::Routes),
        ("sources", Self::Sources),
        ("table", Self::Table),
        ("story", Self::Story),
    ];

    /// Whether it shows the timeline.
    pub fn is_in_time(self) -> bool {
        matches!(self, Self::Timeline | Self::Story)
    }

    /// The word that attributes use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, view)| *view == self).map_or("timeline", |(word, _)| *word)
    }
}

/// What a click on a node does, as its `data-act` says it.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Opens the detail of a record; without an id, closes it.
    Select(Option<String>),
    /// Opens a view.
    View(View),
    /// Makes things larger about the middle.
    Larger,
    /// Makes things smaller about the middle.
    Smaller,
    /// Moves back in time.
    Earlier,
    /// Moves on in time.
    Later,
    /// Shows all of time.
    Fit,
    /// Shows a stretch of days: the first, and the one after the last.
    Span(f64, f64),
    /// Folds a lane, or opens it: whose it is, and its subject.
    Lane(usize, usize),
    /// Opens the stretch without records that a day is in, or folds it.
    Fold(i32),
    /// Counts time from a step, or as the calendar does.
    Align(Option<Milestone>),
    /// Limits the timeline to what an attribute `filter` says.
    Filter(String),
    /// Opens the detail of a record and brings it into view.
    Show(String),
    /// Waits no longer for a dossier.
    Stop,
    /// Fetches it again.
    Again,
}

impl Act {
    /// As a `data-act` says it.
    pub fn written(&self) -> String {
        match self {
            Self::Select(Some(id)) => ["select ", id].concat(),
            Self::Select(None) => "close".to_owned(),
            Self::View(view) => ["view ", view.word()].concat(),
            Self::Larger => "larger".to_owned(),
            Self::Smaller => "smaller".to_owned(),
            Self::Earlier => "earlier".to_owned(),
            Self::Later => "later".to_owned(),
            Self::Fit => "fit".to_owned(),
            Self::Stop => "stop".to_owned(),
            Self::Again => "again".to_owned(),
            Self::Filter(written) => ["filter ", written].concat(),
            Self::Show(id) => ["show ", id].concat(),
            Self::Lane(group, domain) => ["lane ", &digits(*group as i64), " ", &digits(*domain as i64)].concat(),
            Self::Fold(day) => ["fold ", &digits(i64::from(*day))].concat(),
            Self::Align(milestone) => ["align ", milestone.map_or(CALENDAR, |milestone| milestone.word())].concat(),
            Self::Span(from, to) => ["span ", &digits(*from as i64), " ", &digits(*to as i64)].concat(),
        }
    }

    /// What a `data-act` says.
    pub fn read(text: &str) -> Option<Self> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        Some(match verb {
            "select" => Self::Select(Some(rest.to_owned())),
            "close" => Self::Select(None),
            "view" => Self::View(View::ALL.iter().find(|(word, _)| *word == rest)?.1),
            "larger" => Self::Larger,
            "smaller" => Self::Smaller,
            "earlier" => Self::Earlier,
            "later" => Self::Later,
            "fit" => Self::Fit,
            "stop" => Self::Stop,
            "again" => Self::Again,
            "span" => {
                let (from, to) = two(rest)?;
                Self::Span(f64::from(from), f64::from(to))
            }
            "lane" => {
                let (group, domain) = two(rest)?;
                Self::Lane(group as usize, domain as usize)
            }
            "filter" => Self::Filter(rest.to_owned()),
            "show" => Self::Show(rest.to_owned()),
            "fold" => Self::Fold(rest.parse().ok()?),
            "align" => Self::Align(Milestone::WORDS.iter().find(|(word, _)| *word == rest).map(|(_, known)| *known)),
            _ => return None,
        })
    }
}

/// Two whole numbers.
fn two(text: &str) -> Option<(i32, i32)> {
    let (one, other) = text.split_once(' ')?;
    Some((one.parse().ok()?, other.parse().ok()?))
}

/// An element.
pub fn el(tag: &'static str) -> Node {
    Node(Rc::new(Body { tag, ..Body::default() }))
}

/// An element of a class.
pub fn of(tag: &'static str, class: &str) -> Node {
    el(tag).set("class", class)
}

/// A text.
pub fn text(words: &str) -> Node {
    Node(Rc::new(Body { words: words.to_owned(), ..Body::default() }))
}

/// A line between two points.
pub fn line(class: &str, [x1, y1, x2, y2]: [f64; 4]) -> Node {
    of("line", class).num("x1", x1).num("y1", y1).num("x2", x2).num("y2", y2)
}

/// A rectangle.
pub fn rect(class: &str, [x, y, width, height]: [f64; 4]) -> Node {
    of("rect", class).num("x", x).num("y", y).num("width", width).num("height", height)
}

/// A path.
pub fn path(class: &str, d: &str) -> Node {
    of("path", class).set("d", d)
}

impl Node {
    /// Gives an attribute.
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// Gives an attribute if there is a value.
    pub fn perhaps(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Gives an attribute a number, to a tenth.
    pub fn num(mut self, name: &'static str, value: f64) -> Self {
        self.attributes.push((name, number(value)));
        self
    }

    /// Names what the element stands for.
    pub fn keyed(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    /// Puts a text at the end.
    pub fn say(self, words: &str) -> Self {
        self.put(text(words))
    }

    /// Puts a child at the end.
    pub fn put(mut self, child: Node) -> Self {
        self.children.push(child);
        self
    }

    /// Puts a child at the end, if there is one.
    pub fn put_if(mut self, child: Option<Node>) -> Self {
        self.children.extend(child);
        self
    }

    /// Puts children at the end.
    pub fn put_all(mut self, children: Vec<Node>) -> Self {
        self.children.extend(children);
        self
    }

    /// Says what a click does.
    pub fn act(self, act: &Act) -> Self {
        self.set("data-act", &act.written())
    }
}

/// A button of words.
pub fn button(words: &str, act: &Act) -> Node {
    el("button").set("type", "button").act(act).say(words)
}

/// A number to a tenth, or to a hundredth below ten, without zeros at the end.
pub fn number(value: f64) -> String {
    dossier::words::decimal(value, 2)
}
