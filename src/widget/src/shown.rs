//! A dossier as the reader's state shows it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use analysis::ladder::reached;
use analysis::lag::Lag;
use analysis::prepared::{Prepared, chosen};
use chart::align::Zero;
use chart::scene::Band;
use chart::{Group, Items, KnowledgeEnd, Scene, Story, Tell, TimeMap, Viewport};
use dossier::number::digits;
use dossier::words::Words;
use dossier::{Day, Dossier, Extent, Milestone, Record, Word};

use crate::state::{State, View, words};
use crate::strings::Strings;
use ui::tree::Node;

/// Which records a filter keeps.
pub struct Kept {
    /// Of which dossier.
    pub prepared: Arc<Prepared>,
    /// The filter, as it is written, and the language of its words.
    pub filter: (String, String),
    /// 1 or 0 for each record, by its position.
    pub records: Vec<u8>,
}

impl Kept {
    /// Whether this is what a state's filter keeps of a dossier.
    pub fn is_of(&self, prepared: &Arc<Prepared>, state: &State) -> bool {
        Arc::ptr_eq(&self.prepared, prepared) && self.filter.0 == state.filter && self.filter.1 == state.language()
    }

    fn keeps(&self, record: usize) -> bool {
        self.records.get(record).is_none_or(|kept| *kept == 1)
    }
}

/// A dossier, the relationships picked from it, and what follows from both.
pub struct Shown {
    /// All of it, with what follows from it.
    pub prepared: Arc<Prepared>,
    /// Positions of the relationships shown, in the order of the state.
    pub dyads: Vec<usize>,
    /// What of it is looked for; none: everything, or it is not known yet.
    kept: Option<Rc<Kept>>,
    /// Dated and undated records.
    pub items: Items,
    /// Days to units.
    pub map: TimeMap,
    /// Where the documents of each relationship stop.
    pub ends: Vec<KnowledgeEnd>,
    /// What time is counted from, if not from the calendar's beginning.
    pub align: Option<Milestone>,
    /// The steps that time can be counted from: all relationships shown took them, and it is known when.
    pub steps: Vec<Milestone>,
    /// Days in the stretches without records that are open.
    opened: Vec<i32>,
    /// The reader's language.
    pub language: String,
    /// Dates and figures in words.
    pub words: Words,
    /// What was drawn of it and stays as it is, whatever is in view.
    drawn: RefCell<Vec<(String, Node)>>,
    /// The last picture, and each of its marks.
    pub marks: RefCell<(Rc<Scene>, Vec<Drawn>)>,
}

/// A mark as it was drawn: whether it was selected, and entered by Tab.
pub type Drawn = ((bool, bool), Node);

impl Shown {
    /// Which relationships are shown: those `wanted` by id, else the dossier's first two.
    pub fn picked(dossier: &Dossier, wanted: &[String]) -> Vec<usize> {
        chosen(dossier, &wanted.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Whether this is what [`Shown::new`] would make of the same.
    pub fn is_of(&self, prepared: &Arc<Prepared>, dyads: &[usize], state: &State, kept: Option<&Rc<Kept>>) -> bool {
        let asked = state.align.filter(|milestone| self.steps.contains(milestone));
        Arc::ptr_eq(&self.prepared, prepared)
            && self.dyads == dyads
            && self.language == state.language()
            && self.align == asked
            && self.opened == state.opened
            && self.kept.as_ref().map(Rc::as_ptr) == kept.map(Rc::as_ptr)
    }

    /// What is shown of a dossier: some of its relationships, as the state asks.
    pub fn new(prepared: Arc<Prepared>, dyads: Vec<usize>, state: &State, kept: Option<Rc<Kept>>) -> Self {
        let (dossier, language) = (&prepared.dossier, state.language());
        let words = words(language);
        let disputed = |record: usize| prepared.disputed(record);
        let reached = |milestone: Milestone| -> Option<Vec<Extent>> {
            dyads.iter().map(|dyad| reached(dossier, *dyad, milestone)).collect()
        };
        let steps: Vec<Milestone> =
            Milestone::WORDS.iter().map(|(_, step)| *step).filter(|step| reached(*step).is_some()).collect();
        let align = state.align.filter(|milestone| steps.contains(milestone));
        let zero = align.and_then(|step| Zero::new(step, &reached(step)?));
        let story = Story { dossier, language, words: &words, disputed: &disputed };
        let items =
            Items::of(&story, &dyads, zero.as_ref(), &|record| kept.as_ref().is_none_or(|kept| kept.keeps(record)));
        let opened: Vec<f64> = state.opened.iter().map(|day| f64::from(*day)).collect();
        let map = items.map(&opened);
        let ends = ends(dossier, &dyads, language, &words);
        let (opened, language) = (state.opened.clone(), language.to_owned());
        Self {
            kept,
            items,
            map,
            ends,
            dyads,
            align,
            steps,
            opened,
            language,
            words,
            prepared,
            drawn: RefCell::default(),
            marks: RefCell::default(),
        }
    }

    /// The day of the calendar that a day of the map is in the first relationship, less that day.
    fn zero(&self) -> f64 {
        self.items.zero(Group::One(0)).1
    }

    /// The day in words at a share of what a scene shows.
    pub fn day_in_view(&self, view: Viewport, share: f64) -> String {
        let day = self.day(view.from + share * view.length() - share);
        self.words.day(Day(day.floor() as i32))
    }

    /// The day that the state writes for a unit of the map.
    pub fn day(&self, unit: f64) -> f64 {
        self.map.day(unit) + self.zero()
    }

    /// What is drawn under a name: made once.
    pub fn drawn(&self, name: String, make: impl FnOnce() -> Node) -> Node {
        if let Some((_, node)) = self.drawn.borrow().iter().find(|(known, _)| *known == name) {
            return node.clone();
        }
        let node = make();
        self.drawn.borrow_mut().push((name, node.clone()));
        node
    }

    /// Whether only some records are shown.
    pub fn is_filtered(&self) -> bool {
        self.kept.is_some()
    }

    /// The texts of the interface.
    pub fn strings(&self) -> &'static Strings {
        Strings::of(&self.language)
    }

    /// The views that there are: the story, the last of them, only where one is told.
    pub fn views(&self) -> &'static [(&'static str, View)] {
        let without = View::ALL.len() - usize::from(self.dossier().chapters == 0);
        View::ALL.get(..without).unwrap_or_default()
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.prepared.dossier
    }

    /// The first and the last unit of a dated record (position).
    pub fn units(&self, record: usize) -> Option<(f64, f64)> {
        let disputed = |record: usize| self.disputed(record);
        let (from, to) = self.items.days(&self.story(&disputed), record)?;
        Some((self.map.unit(from), self.map.unit(to)))
    }

    /// The dossier as it is told.
    pub fn story<'a>(&'a self, disputed: &'a dyn Fn(usize) -> bool) -> Story<'a> {
        Story { dossier: self.dossier(), language: &self.language, words: &self.words, disputed }
    }

    /// What the state says is in view.
    pub fn viewport(&self, state: &State) -> Viewport {
        let first = state.from.map_or_else(|| self.map.day(0.0), |day| day - self.zero());
        let last = state.to.map_or_else(|| self.map.day(self.map.length()), |day| day - self.zero());
        Viewport::between(&self.map, first, last.max(first + 1.0))
    }

    /// The position of the record with an id, if it belongs to what is shown.
    pub fn record(&self, id: &str) -> Option<usize> {
        self.dossier().record_index(id)
    }

    /// Whether documents contradict each other, or themselves, on a record.
    pub fn disputed(&self, record: usize) -> bool {
        self.prepared.disputed(record)
    }

    /// The name of the relationship at a place among those shown.
    pub fn name(&self, group: usize) -> &str {
        self.dyads
            .get(group)
            .and_then(|dyad| self.dossier().dyads.get(*dyad))
            .map_or("", |d| d.title.get(&self.language))
    }

    /// The short name of the relationship at a place among those shown.
    pub fn short_name(&self, group: usize) -> &str {
        self.dyads
            .get(group)
            .and_then(|dyad| self.dossier().dyads.get(*dyad))
            .map_or("", |d| d.short.get(&self.language))
    }
}

impl Tell for Shown {
    fn records(&self, count: usize) -> String {
        self.strings().terms.records(count)
    }

    fn since(&self, (low, high): (i64, i64), date: &str) -> String {
        self.strings().since_zero(lag(low, high), date)
    }

    fn quicker(&self, band: &Band) -> String {
        let names = [self.short_name(0), self.short_name(1)];
        self.strings().quicker(band.milestone, names, lag(band.later.0, band.later.1), band.unlike)
    }
}

fn lag(low: i64, high: i64) -> Lag {
    Lag { low_days: Some(low), high_days: Some(high) }
}

/// The line after which each relationship's documents know nothing: the last of them decides.
fn ends(dossier: &Dossier, dyads: &[usize], language: &str, words: &Words) -> Vec<KnowledgeEnd> {
    let strings = Strings::of(language);
    let mut out = Vec::new();
    for (group, dyad) in dyads.iter().enumerate() {
        let mine = |record: &&Record| record.dyads.as_slice() == [*dyad];
        let tells = |document: usize| {
            dossier.records.iter().filter(mine).any(|record| record.claims.iter().any(|c| c.document == document))
        };
        let known: Vec<_> = dossier.documents.iter().enumerate().filter(|(at, _)| tells(*at)).map(|(_, d)| d).collect();
        let Some(day) = known.iter().filter_map(|document| document.as_of.extent().earliest).max() else { continue };
        let names: Vec<&str> = known.iter().map(|document| document.id.as_str()).collect();
        let (year, month, _) = day.ymd();
        let label = strings.documents_end(&names.join(", "), &[words.month(month), " ", &digits(year)].concat());
        out.push(KnowledgeEnd { group, day: day.plus(1), label });
    }
    out
}
