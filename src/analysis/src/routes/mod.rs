//! What flows which way, the goals of such flows, and what links whom.
//!
//! Everything refers to results of [`crate::derive`] by their position; nothing is worked out a second time.

mod flows;
mod links;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::derive::Derived;
use crate::disagreement::Reading;
use crate::interval::Interval;
use crate::series::Panel;
use dossier::{Day, Dossier, Phase, Stop, Text, When, packed_enum, packed_struct};

/// All that the routes show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Routes {
    /// Amounts of one giver and period, told apart by route or by receiver.
    pub flows: Vec<Flow>,
    /// Wishes for such amounts.
    pub goals: Vec<Goal>,
    /// States and places from west to east, as far as links tell.
    pub columns: Vec<Column>,
    /// Pipelines, railways, corridors and plants.
    pub links: Vec<Link>,
}

/// One giver's amounts within one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Position of the actor that gives.
    pub from: usize,
    /// Base unit of the amounts.
    pub unit: String,
    /// A claim whose period it is.
    pub of: Reading,
    /// All together: position in `Workings::derived`.
    pub total: Option<usize>,
    /// The same amount divided in one way or another: never added.
    pub cuts: Vec<Cut>,
}

/// A whole divided by route, or by receiver.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// By route; else by receiver.
    pub by_route: bool,
    /// What is told of: known amounts first, the largest before others, then what is only bounded.
    pub parts: Vec<Part>,
    /// What is left of the whole.
    pub rest: Option<Rest>,
    /// Of whom it is told why there is no figure.
    pub silent: Vec<Reading>,
}

/// One part of a cut.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Where its amount is told; where only a share is, that.
    pub told: Reading,
    /// The amount of a share: position in `Workings::derived`.
    pub amount: Option<usize>,
    /// The amount as printed, in base units; of what is only bounded, the most.
    pub value: f64,
    /// What the figure allows.
    pub bounds: Interval,
    /// Its share as a document tells it.
    pub share: Option<Reading>,
    /// Its share as it is worked out: position in `Workings::derived`.
    pub worked: Option<usize>,
    /// How it has grown, as a document tells it.
    pub growth: Option<Reading>,
    /// Only its bounds are known.
    pub possible: bool,
    /// Position among the parts of the bounded one that it may be counted in.
    pub inside: Option<usize>,
    /// It concerns other parties.
    pub aside: bool,
}

/// What is left of a whole after all that is named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rest {
    /// Its share: position in `Workings::derived`.
    pub share: usize,
    /// It is more than that, since a part is less than its figure.
    pub more: bool,
    /// It is what no route accounts for; else it is what no receiver is named for.
    pub unaccounted: bool,
}

/// A wish for an amount of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Who wishes what.
    pub aim: Reading,
    /// The amount in base units.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// What flows now, and how much, if anything of it is known.
    pub now: Option<(Reading, f64)>,
    /// How many times as much it is: position in `Workings::derived`.
    pub times: Option<usize>,
    /// Why there is no track to it: position in `Workings::derived`.
    pub refused: Option<usize>,
}

/// A state or a place that links pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: Text,
    /// It is an actor of a relationship that is compared.
    pub ours: bool,
    /// No link tells whether it lies before or after the next one.
    pub loose: bool,
}

/// What a link carries, or what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// Oil, by pipe.
    Oil,
    /// Gas, by pipe.
    Gas,
    /// By pipe, what is not told.
    Pipe,
    /// A railway.
    Rail,
    /// A corridor.
    Way,
    /// A plant or a field, at one place.
    Site,
}

/// Something that links states.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Position of the record.
    pub record: usize,
    /// What it carries.
    pub carrier: Carrier,
    /// Between which columns it runs, from west to east.
    pub stretches: Vec<Stretch>,
    /// Where documents say that it passes.
    pub halts: Vec<Halt>,
    /// Its life, earliest first; what has no date last.
    pub turns: Vec<Change>,
    /// The last day that is certain to be known to a document that speaks of it.
    pub known_to: Option<Day>,
}

/// A part of a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Position of the western column.
    pub from: usize,
    /// Position of the eastern one.
    pub to: usize,
    /// Both its ends are places, and it is told as real; else it is planned or not described.
    pub described: bool,
    /// Where it is told.
    pub told: Reading,
}

/// A place or a state that a link passes.
#[derive(Debug, Clone, PartialEq)]
pub struct Halt {
    /// Position of its column.
    pub column: usize,
    /// The place's name, where it is not the column itself.
    pub name: Option<Text>,
    /// Where it is told.
    pub told: Reading,
}

/// A turn in the life of a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where it is told.
    pub told: Reading,
    /// Which turn; none for a date of which no turn is told.
    pub phase: Option<Phase>,
    /// When; nothing where no date is told.
    pub when: Option<When>,
    /// So it stood when the document was written.
    pub as_of: bool,
    /// It is an agreement about the link, a record of its own.
    pub other: bool,
}

/// What flows, and what links whom, for some dyads (positions), from their figures and results.
pub fn routes(dossier: &Dossier, dyads: &[usize], panels: &[Panel], derived: &[Derived]) -> Routes {
    let (columns, links) = links::find(dossier, dyads);
    let results = Results::of(derived);
    let (flows, goals) = flows::find(dossier, panels, &results);
    Routes { flows, goals, columns, links }
}

/// Results by the record that they begin with.
struct Results<'a> {
    derived: &'a [Derived],
    first: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Results<'a> {
    fn of(derived: &'a [Derived]) -> Self {
        let mut first: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, result) in derived.iter().enumerate() {
            if let Some(input) = result.inputs.first() {
                first.entry(input.record).or_default().push(at);
            }
        }
        Self { derived, first }
    }

    /// The result of a sort that begins with a record.
    fn get(&self, sort: &str, record: usize) -> Option<(usize, &'a Derived)> {
        let all = self.first.get(&record)?.iter().filter_map(|at| Some((*at, self.derived.get(*at)?)));
        all.into_iter().find(|(_, derived)| derived.id.split(':').next() == Some(sort))
    }
}

packed_struct!(Routes { flows, goals, columns, links });
packed_struct!(Flow { from, unit, of, total, cuts });
packed_struct!(Cut { by_route, parts, rest, silent });
packed_struct!(Part { told, amount, value, bounds, share, worked, growth, possible, inside, aside });
packed_struct!(Rest { share, more, unaccounted });
packed_struct!(Goal { aim, value, unit, now, times, refused });
packed_struct!(Column { name, ours, loose });
packed_struct!(Link { record, carrier, stretches, halts, turns, known_to });
packed_struct!(Stretch { from, to, described, told });
packed_struct!(Halt { column, name, told });
packed_struct!(Change { told, phase, when, as_of, other });
packed_enum!(Carrier { 0 = Oil, 1 = Gas, 2 = Pipe, 3 = Rail, 4 = Way, else 5 = Site });

/// The column of a stop: the state that a place lies in, else itself.
fn column_of(dossier: &Dossier, stop: Stop) -> Stop {
    let Stop::Place(at) = stop else { return stop };
    dossier.entities.get(at).and_then(|entity| entity.within).map_or(stop, Stop::Actor)
}
