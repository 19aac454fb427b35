//! The one state of a widget, and how it is written as attributes of the element.

use dossier::number::digits;
use dossier::{Day, Extent, Milestone, Word};
pub use ui::terms::words;
use ui::tree::CALENDAR;
pub use ui::tree::View;

/// How much the reader can operate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Controls {
    /// Everything.
    #[default]
    Full,
    /// No tabs.
    Minimal,
    /// Only the picture; marks still open.
    None,
}

/// All that a widget shows depends on this and on its dossier.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// Which view is open.
    pub view: View,
    /// Ids of the relationships shown; empty: the dossier's first two.
    pub dyads: Vec<String>,
    /// First day in view, in days since 1970-01-01; none: from the beginning.
    pub from: Option<f64>,
    /// Day after the last in view; none: to the end.
    pub to: Option<f64>,
    /// Id of the record whose detail is open.
    pub focus: Option<String>,
    /// Language of the reader, BCP 47.
    pub lang: Option<String>,
    /// How much can be operated.
    pub controls: Controls,
    /// How high the page wants the widget, in CSS pixels.
    pub height: Option<f64>,
    /// The step that time is counted from; none: the calendar.
    pub align: Option<Milestone>,
    /// Days in the stretches without records that have been opened.
    pub opened: Vec<i32>,
    /// What the timeline is limited to, as `analysis::find::Filter` writes it.
    pub filter: String,
    /// What stands in the field to type in, letter for letter: a space at the end is no part of the filter.
    pub typed: String,
    /// What was typed is not yet part of the filter.
    pub asks: bool,
    /// The reader has come to the choices.
    pub finds: bool,
    /// Lanes that are folded: whose, and the subject.
    pub folded: Vec<(usize, usize)>,
}

/// Attributes that a widget writes itself as the reader moves.
pub const MIRRORED: [&str; 7] = ["view", "dyads", "from", "to", "focus", "align", "filter"];

impl State {
    /// Takes over an attribute. Says what is wrong with a value that cannot be used; the state stays as it was.
    ///
    /// # Errors
    /// A sentence for whoever wrote the page.
    pub fn set_attribute(&mut self, name: &str, value: Option<&str>) -> Result<(), String> {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        let not = |wanted: String| [name, "=\"", value.unwrap_or_default(), "\" is not ", &wanted].concat();
        self.put(name, value).map_err(not)
    }

    /// Takes over an attribute that says something, or says nothing. An error is what it should have been.
    fn put(&mut self, name: &str, value: Option<&str>) -> Result<(), String> {
        let owned = || value.map(str::to_owned);
        match name {
            "view" => {
                let at = place(value, &mut View::ALL.iter().map(|(word, _)| *word))?;
                self.view = View::ALL.get(at).map_or(View::default(), |(_, view)| *view);
            }
            "dyads" => {
                self.dyads = value.map_or_else(Vec::new, |value| value.split_whitespace().map(str::to_owned).collect());
            }
            "from" | "to" => {
                let wanted = || "a year, a month or a day such as 1992-03-02".to_owned();
                let extent = value.map(|text| Extent::of_calendar(text).ok_or_else(wanted)).transpose()?;
                match name {
                    "from" => self.from = extent.and_then(|e| e.earliest).map(|day| f64::from(day.0)),
                    _ => self.to = extent.and_then(|e| e.latest).map(|day| f64::from(day.0) + 1.0),
                }
            }
            "focus" => self.focus = owned(),
            "align" => {
                let words = &mut Milestone::WORDS.iter().map(|(word, _)| *word);
                let at = place(value, &mut [CALENDAR].into_iter().chain(words))?;
                self.align = at.checked_sub(1).and_then(|at| Milestone::WORDS.get(at)).map(|(_, milestone)| *milestone);
            }
            "filter" => {
                self.filter = owned().unwrap_or_default();
                self.finds |= !self.filter.is_empty();
            }
            "lang" => self.lang = owned(),
            "height" => {
                let pixels = |text: &str| {
                    let number: Option<i32> = text.strip_suffix("px").unwrap_or(text).parse().ok();
                    let number = number.filter(|pixels| *pixels > 0).map(f64::from);
                    number.ok_or_else(|| "a whole number of pixels".to_owned())
                };
                self.height = value.map(pixels).transpose()?;
            }
            "controls" => {
                self.controls = match place(value, &mut ["full", "minimal", "none"].into_iter())? {
                    0 => Controls::Full,
                    1 => Controls::Minimal,
                    _ => Controls::None,
                };
            }
            _ => {}
        }
        Ok(())
    }

    /// What an attribute of [`MIRRORED`] should say; `None`: it should not be there.
    pub fn attribute(&self, name: &str) -> Option<String> {
        match name {
            "view" => (self.view != View::default()).then(|| self.view.word().to_owned()),
            "dyads" => (!self.dyads.is_empty()).then(|| self.dyads.join(" ")),
            "from" => self.from.map(written),
            "to" => self.to.map(|day| written(day - 1e-6)),
            "focus" => self.focus.clone(),
            "filter" => (!self.filter.is_empty()).then(|| self.filter.clone()),
            "align" => self.align.map(|milestone| milestone.word().to_owned()),
            _ => None,
        }
    }

    /// The reader's language.
    pub fn language(&self) -> &str {
        self.lang.as_deref().unwrap_or("en")
    }
}

/// A day as an attribute writes it.
pub fn written(day: f64) -> String {
    let (year, month, day) = Day(day.floor() as i32).ymd();
    // Figures after the first of four or two: as many as ISO 8601 asks for.
    let padded = |number: i64, with: i64| digits(with + number).split_off(1);
    [&padded(year, 10_000), "-", &padded(i64::from(month), 100), "-", &padded(i64::from(day), 100)].concat()
}

/// Which of some words a value is, the first if there is none.
fn place(value: Option<&str>, words: &mut dyn Iterator<Item = &'static str>) -> Result<usize, String> {
    let Some(value) = value else { return Ok(0) };
    let mut known = "one of".to_owned();
    for (at, word) in words.enumerate() {
        if word == value {
            return Ok(at);
        }
        known.push_str(if at == 0 { " " } else { ", " });
        known.push_str(word);
    }
    Err(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_go_in_and_come_out() {
        let mut state = State::default();
        let given = [
            ("view", "compare"),
            ("dyads", "tr-kz tr-az"),
            ("from", "1990-01-01"),
            ("to", "2026-01-14"),
            ("focus", "x"),
            ("align", "recognition"),
            ("filter", "kind:event baku"),
        ];
        for (name, value) in given {
            assert_eq!(state.set_attribute(name, Some(value)), Ok(()));
            assert_eq!(state.attribute(name).as_deref(), Some(value));
        }
        assert_eq!(state.set_attribute("view", None), Ok(()));
        assert_eq!(state.attribute("view"), None);
    }

    #[test]
    fn a_wrong_value_is_named_and_changes_nothing() {
        let mut state = State::default();
        let said = state.set_attribute("view", Some("map"));
        assert_eq!(said, Err("view=\"map\" is not one of timeline, compare, routes, sources, table, story".to_owned()));
        assert!(state.set_attribute("from", Some("1992-13")).is_err());
        assert_eq!(
            state.set_attribute("height", Some("tall")),
            Err("height=\"tall\" is not a whole number of pixels".to_owned())
        );
        let said = state.set_attribute("align", Some("1991")).expect_err("no milestone");
        assert!(said.starts_with("align=\"1991\" is not one of calendar, recognition, "), "{said}");
        assert_eq!(state, State::default());
    }

    #[test]
    fn a_day_is_written_as_it_is_read() {
        let mut state = State::default();
        state.set_attribute("from", Some(&written(8096.4))).expect("a day");
        assert_eq!(state.from, Some(8096.0));
    }
}
