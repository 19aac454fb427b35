//! A dossier with everything that follows from it by rule, worked out once: when the bundle is built, or when a
//! page's own dossier has been read. Views show it and compute nothing.
//!
//! It is in three parts, because a page that only shows the picture needs the first of them only: [`Prepared`],
//! [`Grounds`] and [`Workings`].

use crate::compare::{Care, Refusal, common};
use crate::derive::{Derived, Quantity, derive};
use crate::disagreement::{Computed, Disagreement, Reading, Rule, disagreements};
use crate::interval::Interval;
use crate::ladder::{First, Highest, Ladder, Rung, Step, Unsaid, ladder};
use crate::lag::Lag;
use crate::routes::{Routes, routes};
use crate::series::{Panel, Point, Row, Series, Timing, Way, panels};
use dossier::order::sort;
use dossier::packed::{Packed, Packer, Unpacker, from_bytes, to_bytes};
use dossier::{Dossier, Evidence, number, packed_columns, packed_enum, packed_in_slices, packed_struct};

/// A dossier and what its documents disagree on.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// The dossier.
    pub dossier: Dossier,
    /// What its documents disagree on, whatever dyads are compared; unpacked, they are not here before the [`Grounds`] are.
    pub disagreements: Vec<Disagreement>,
    /// Positions of the records that such a disagreement contradicts, in order: it is asked of every record.
    contradicted: Vec<usize>,
}

/// What can be compared between some dyads of a dossier, and what can be worked out for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Workings {
    /// Which packed dossier they are of.
    of: u32,
    /// Positions of the dyads, in the order of columns.
    pub dyads: Vec<usize>,
    /// Their ladder.
    pub ladder: Ladder,
    /// Their figures.
    pub panels: Vec<Panel>,
    /// What else can be worked out for them, and what is refused.
    pub derived: Vec<Derived>,
    /// What flows which way, and what links whom.
    pub routes: Routes,
}

/// What a picture does without: the documents' own words and figures, and what exactly does not agree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grounds {
    /// Which packed dossier they are of.
    of: u32,
    evidence: Evidence,
    disagreements: Vec<Disagreement>,
}

/// The packed forms of a dossier, of its grounds, and of what follows for the dyads `wanted` by id.
pub fn packed(dossier: Dossier, wanted: &[&str]) -> [Vec<u8>; 3] {
    let workings = Workings::new(&dossier, wanted);
    let mut prepared = Prepared::new(dossier);
    let evidence = Evidence::of(&prepared.dossier);
    Evidence::take_lone_offices(&mut prepared.dossier);
    let picture = to_bytes(&prepared);
    let grounds = Grounds { of: mark(&picture), evidence, disagreements: prepared.disagreements };
    let workings = to_bytes(&workings.of(&picture));
    [picture, to_bytes(&grounds), workings]
}

/// A packed dossier with its packed grounds. `None`: they are not both whole, or not of each other.
pub fn whole(picture: &[u8], grounds: &[u8]) -> Option<Prepared> {
    let mut prepared: Prepared = from_bytes(picture)?;
    let grounds: Grounds = from_bytes(grounds).filter(|grounds: &Grounds| grounds.of == mark(picture))?;
    grounds.evidence.give(&mut prepared.dossier);
    prepared.disagreements = grounds.disagreements;
    Some(prepared)
}

impl Workings {
    /// Works out what follows for the dyads `wanted` by id.
    pub fn new(dossier: &Dossier, wanted: &[&str]) -> Self {
        let dyads = chosen(dossier, wanted);
        let (ladder, panels) = (ladder(dossier, &dyads), panels(dossier, &dyads));
        let mut derived = derive(dossier, &dyads);
        // That one side has no figure stands in every row of the comparison.
        let is_told = |derived: &Derived| derived.inputs.len() == 1 && derived.id.starts_with("comparison:");
        derived.retain(|derived| !derived.minor && !is_told(derived));
        derived.iter_mut().filter_map(|derived| derived.outcome.as_mut().ok()).for_each(for_readers);
        let routes = routes(dossier, &dyads, &panels, &derived);
        Self { of: 0, dyads, ladder, panels, derived, routes }
    }

    /// Puts back what the packed form leaves out because it follows from the rest: when figures are of, and the periods
    /// that relationships share.
    #[must_use]
    pub fn restored(mut self) -> Self {
        for row in self.panels.iter_mut().flat_map(|panel| &mut panel.rows) {
            for point in row.series.iter_mut().flat_map(|series| &mut series.points) {
                point.extent = point.time.extent();
            }
            row.common = common(row);
        }
        self
    }

    /// The same, to go with a packed dossier: the one that positions will be looked up in.
    #[must_use]
    pub fn of(self, packed: &[u8]) -> Self {
        Self { of: mark(packed), ..self }
    }

    /// Whether they go with this packed dossier. Both may come from files of different builds, and a position in another
    /// dossier would cite what it is not from.
    pub fn are_of(&self, packed: &[u8]) -> bool {
        self.of == mark(packed)
    }
}

/// A number by which bytes are told from others (FNV-1a).
fn mark(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |mark, byte| (mark ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

impl Prepared {
    /// Works out what the documents of a dossier disagree on.
    pub fn new(dossier: Dossier) -> Self {
        let disagreements = disagreements(&dossier);
        let contradicted = contradicted(&dossier, &disagreements);
        Self { dossier, disagreements, contradicted }
    }

    /// Whether documents contradict each other, or themselves, on a record (position).
    pub fn disputed(&self, record: usize) -> bool {
        self.contradicted.binary_search(&record).is_ok()
    }
}

fn contradicted(dossier: &Dossier, disagreements: &[Disagreement]) -> Vec<usize> {
    let contradictions = disagreements.iter().filter(|found| found.contradicts(dossier));
    let mut records: Vec<usize> = contradictions.flat_map(|found| &found.records).copied().collect();
    sort(&mut records, usize::cmp);
    records.dedup();
    records
}

/// Keeps of a result what a reader is shown: four digits, but every day of a lag. Digits that follow from no print
/// would only take bytes.
fn for_readers(quantity: &mut Quantity) {
    let round = |value: f64| {
        let digits = format!("{value:.3e}");
        if value.fract() == 0.0 && value.abs() < 1e6 { value } else { number::read(&digits).unwrap_or(value) }
    };
    quantity.value = quantity.value.map(round);
    quantity.bounds = Interval { low: round(quantity.bounds.low), high: round(quantity.bounds.high) };
}

/// Positions of the dyads `wanted` by id that the dossier has; its first two if there is none of them.
pub fn chosen(dossier: &Dossier, wanted: &[&str]) -> Vec<usize> {
    let mut dyads = Vec::new();
    for id in wanted {
        dyads.extend(dossier.dyad_index(id).filter(|at| !dyads.contains(at)));
    }
    if dyads.is_empty() {
        dyads.extend(0..dossier.dyads.len().min(2));
    }
    dyads
}

packed_in_slices!(Prepared { contradicted; dossier; disagreements });
packed_struct!(Grounds { of, evidence, disagreements });
packed_struct!(Workings { of, dyads, ladder, panels, derived, routes });
packed_columns!(Derived from 30 { subject, label, formula, inputs, unit, outcome, caveats; id, minor });
packed_struct!(Quantity { value, bounds });
packed_struct!(Disagreement { rule, records, readings, computed, noted; id });
packed_struct!(Reading { record, claim });
packed_struct!(Computed { value, bounds });
packed_struct!(Interval { low, high });
packed_struct!(Lag { low_days, high_days });
packed_struct!(Ladder { dyads, rows, highest, domain });
packed_struct!(Rung { milestone, cells, first, unlike });
packed_struct!(Step { record, when, phase, since_recognition, also; since_before });
packed_struct!(Highest { cells, ranked });
packed_struct!(Panel { indicator, rows });
packed_struct!(Row { way, place, series, comparable; common, unmatched });
packed_struct!(Series { dyad, points, undated, gaps });
packed_struct!(Point { record, claim, also, time, value, bounds, status, qualifier, blank; extent });
packed_enum!(Rule {
    0 = Date, 1 = Value, 2 = Status, 3 = Growth, 4 = TargetPassed, 5 = OlderFigure, 6 = Framing, 7 = Denied,
    8 = Listing, 9 = Share, 10 = Count, 11 = Rank, 12 = Role, 13 = Terms, else 14 = Noted
});
packed_enum!(First { 0 = Earlier { dyad, by }, else 1 = Unsaid(why) });
packed_enum!(Unsaid {
    0 = OneSideBlank(dyad), 1 = Undated(dyads), 2 = NotToTheDay(dyads), 3 = SameDay, else 4 = NotTwo(count)
});
packed_enum!(Way { 0 = Both, 1 = Out, 2 = In, else 3 = Other { from, to } });
packed_enum!(Timing { 0 = Period(date), 1 = AsOf(moment), else 2 = Undated });

/// Of a verdict readers get whether there is one, whether both sides have figures, and which indicator a blank side has
/// instead; why, the refusals and the caveats of [`derive`] say.
impl Packed for Care {
    fn pack(&self, _: &mut Packer) {}

    fn unpack(_: &mut Unpacker<'_>) -> Self {
        Self::NoStart
    }
}

impl Packed for Refusal {
    fn pack(&self, to: &mut Packer) {
        match self {
            Self::OneSideOnly(_) => to.number(0),
            Self::Shared => to.number(1),
            Self::DefinitionDiffers(instead) | Self::FlowAgainstStock { instead: Some(instead), .. } => {
                to.number(3);
                instead.pack(to);
            }
            _ => to.number(2),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        match from.number() {
            0 => Self::OneSideOnly(Vec::new()),
            1 => Self::Shared,
            3 => Self::DefinitionDiffers(usize::unpack(from)),
            _ => Self::CountsDiffer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, record};
    use dossier::Kind;

    #[test]
    fn dyads_are_chosen_by_id_each_once() {
        let dossier = dossier(Vec::new());
        assert_eq!(chosen(&dossier, &["tr-az", "tr-kz", "tr-az"]), [AZ, KZ]);
        assert_eq!(chosen(&dossier, &["tr-az"]), [AZ]);
        assert_eq!(chosen(&dossier, &["tr-xx"]), [KZ, AZ]);
    }

    #[test]
    fn a_record_is_disputed_where_a_disagreement_contradicts_it() {
        let visit = |id, other: &str| {
            record(id, Kind::Event, &[KZ]).with(claim(0, "1992").dated("1992")).with(claim(1, "it").dated(other))
        };
        let dossier = dossier(vec![visit("a", "1993"), visit("b", "1992"), visit("c", "1991")]);
        let prepared = Prepared::new(dossier);
        assert_eq!([0, 1, 2, 3].map(|at| prepared.disputed(at)), [true, false, true, false]);
    }
}
