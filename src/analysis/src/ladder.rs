//! The institutional ladder: which step each dyad took, when, how long after recognition, and who was first.

use crate::lag::{self, Lag, Order, order};
use dossier::order::sort;
use dossier::time::Moment;
use dossier::{Day, Dossier, Extent, Milestone, Phase, Record, Word};

/// The ladder of some dyads, lowest step first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// Positions of the dyads; every list of cells is in this order.
    pub dyads: Vec<usize>,
    /// One row a milestone that at least one dyad has, in the order of [`Milestone`].
    ///
    /// The highest step of a dyad is left to [`Ladder::highest`] where not all dyads have it: it would
    /// read as if the others lagged behind, when they may have climbed something else.
    pub rows: Vec<Rung>,
    /// The highest step of each dyad.
    pub highest: Highest,
    /// First and last possible day among all steps: the domain of a scale that shows them.
    pub domain: Option<(Day, Day)>,
}

/// One milestone across the dyads.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// Which step it is.
    pub milestone: Milestone,
    /// One cell a dyad; `None`: the documents do not state such a step.
    pub cells: Vec<Option<Step>>,
    /// Who took it first.
    pub first: First,
    /// The acts differ in kind (a treaty, a founding), or in the turn of a thing's life (signed, in force),
    /// so that their order says less than it seems.
    pub unlike: bool,
}

/// A step that a dyad took.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Position of the record.
    pub record: usize,
    /// When it was taken, or first was where it lasts; `None`: not dated.
    pub when: Option<Moment>,
    /// The turn in the thing's life that the date is of, where its claims tell turns.
    pub phase: Option<Phase>,
    /// Days since the same dyad's recognition; `None` for recognition itself and where either is undated.
    pub since_recognition: Option<Lag>,
    /// Days since the same dyad's step before on the ladder; negative where the order was another.
    pub since_before: Option<Lag>,
    /// Positions of further records of the same dyad and milestone, less important or later.
    pub also: Vec<usize>,
}

/// Who was first.
#[derive(Debug, Clone, PartialEq)]
pub enum First {
    /// One dyad was earlier, whatever the unknown days are.
    Earlier {
        /// Position of the dyad in the dossier.
        dyad: usize,
        /// By how many days.
        by: Lag,
    },
    /// It cannot be said.
    Unsaid(Unsaid),
}

/// Why it cannot be said who was first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaid {
    /// The documents state no such step for this dyad (position in the dossier).
    OneSideBlank(usize),
    /// These dyads' steps have no date at all.
    Undated(Vec<usize>),
    /// The dates overlap, and these dyads' are not known to the day.
    NotToTheDay(Vec<usize>),
    /// Both on the same day.
    SameDay,
    /// Only two can be set against each other; so many were asked for.
    NotTwo(usize),
}

/// The highest step of each dyad.
#[derive(Debug, Clone, PartialEq)]
pub struct Highest {
    /// One cell a dyad; `None`: the dyad has no step.
    pub cells: Vec<Option<(Milestone, Step)>>,
    /// Whether they may be ranked: all are the same milestone. Two different ones stand on no common ladder.
    pub ranked: bool,
}

/// The ladder of `dyads` (positions in the dossier, in the order of the cells).
pub fn ladder(dossier: &Dossier, dyads: &[usize]) -> Ladder {
    let mut climbs: Vec<Vec<(Milestone, Step)>> = dyads.iter().map(|dyad| climb(dossier, *dyad)).collect();
    let days = climbs.iter().flatten().filter_map(|(_, step)| step.when).flat_map(ends);
    let domain = days.clone().min().zip(days.max());

    let cells: Vec<_> = climbs.iter().map(|steps| steps.last().cloned()).collect();
    let top = |cell: &Option<(Milestone, Step)>| cell.as_ref().map(|(milestone, _)| *milestone);
    let first_top = cells.first().and_then(top);
    let ranked = first_top.is_some() && cells.iter().all(|cell| top(cell) == first_top);

    let mut rows = Vec::new();
    for (_, milestone) in Milestone::WORDS {
        let mut is_top = true;
        let row: Vec<_> = climbs
            .iter_mut()
            .map(|steps| {
                let at = steps.iter().position(|(known, _)| known == milestone)?;
                is_top &= at + 1 == steps.len();
                steps.get(at).map(|(_, step)| step.clone())
            })
            .collect();
        let taken = row.iter().flatten().count();
        if taken == 0 || (is_top && taken < row.len()) {
            continue;
        }
        let (first, unlike) = compare(dossier, dyads, &row);
        rows.push(Rung { milestone: *milestone, cells: row, first, unlike });
    }
    Ladder { dyads: dyads.to_vec(), rows, highest: Highest { cells, ranked }, domain }
}

/// The steps of one dyad in the order of the ladder, with their lags.
fn climb(dossier: &Dossier, dyad: usize) -> Vec<(Milestone, Step)> {
    let mut steps: Vec<(Milestone, Step)> = Vec::new();
    for (_, milestone) in Milestone::WORDS {
        let Some(mut step) = step(dossier, dyad, *milestone) else { continue };
        let lag_from = |earlier: Option<&(Milestone, Step)>| {
            earlier.and_then(|(_, earlier)| Some(lag::lag(earlier.when?, step.when?)))
        };
        let recognition = steps.first().filter(|(milestone, _)| *milestone == Milestone::Recognition);
        (step.since_recognition, step.since_before) = (lag_from(recognition), lag_from(steps.last()));
        steps.push((*milestone, step));
    }
    steps
}

/// When a dyad reached a milestone, as far as its first and last possible day are known.
pub fn reached(dossier: &Dossier, dyad: usize, milestone: Milestone) -> Option<Extent> {
    let extent = step(dossier, dyad, milestone)?.when?.extent;
    (extent.earliest.is_some() && extent.latest.is_some()).then_some(extent)
}

/// The record that is a dyad's milestone. Of several the most important, then the earliest dated.
fn step(dossier: &Dossier, dyad: usize, milestone: Milestone) -> Option<Step> {
    let mut found: Vec<(usize, &Record)> = dossier
        .records
        .iter()
        .enumerate()
        .filter(|(_, record)| record.milestone == Some(milestone) && record.dyads.contains(&dyad))
        .collect();
    let rank = |record: &Record| {
        let earliest = taken(record).0.and_then(|when| when.extent.earliest);
        (std::cmp::Reverse(record.importance), earliest.is_none(), earliest)
    };
    sort(&mut found, |(_, one), (_, other)| rank(one).cmp(&rank(other)));
    let mut found = found.into_iter();
    let (at, record) = found.next()?;
    let (when, phase) = taken(record);
    let also = found.map(|(at, _)| at).collect();
    Some(Step { record: at, when, phase, since_recognition: None, since_before: None, also })
}

/// When a step was taken: the first turn of the thing's life after its proposal, else when it happened or began.
fn taken(record: &Record) -> (Option<Moment>, Option<Phase>) {
    let real = record.phases().into_iter().find(|(phase, _)| *phase != Phase::Proposed);
    match real {
        Some((phase, when)) => (when.start(), Some(phase)),
        None => (record.when().and_then(|when| when.start()), None),
    }
}

fn ends(when: Moment) -> impl Iterator<Item = Day> + Clone {
    [when.extent.earliest, when.extent.latest].into_iter().flatten()
}

/// Who was first in a row of two, and whether their acts are unlike.
fn compare(dossier: &Dossier, dyads: &[usize], cells: &[Option<Step>]) -> (First, bool) {
    let ([dyad, other_dyad], [cell, other_cell]) = (dyads, cells) else {
        return (First::Unsaid(Unsaid::NotTwo(dyads.len())), false);
    };
    let (step, other) = match (cell, other_cell) {
        (Some(step), Some(other)) => (step, other),
        (None, _) => return (First::Unsaid(Unsaid::OneSideBlank(*dyad)), false),
        (_, None) => return (First::Unsaid(Unsaid::OneSideBlank(*other_dyad)), false),
    };
    let kind = |step: &Step| dossier.records.get(step.record).map(|record| record.kind);
    let unlike = kind(step) != kind(other) || (step.phase.zip(other.phase)).is_some_and(|(a, b)| a != b);
    let those = |fails: fn(&Moment) -> bool, undated: bool| {
        [(dyad, step), (other_dyad, other)]
            .into_iter()
            .filter(|(_, step)| step.when.as_ref().map_or(undated, fails))
            .map(|(dyad, _)| *dyad)
            .collect()
    };
    let first = match (step.when, other.when) {
        (Some(when), Some(other_when)) => match order(when.extent, other_when.extent) {
            Order::Before(by) => First::Earlier { dyad: *dyad, by },
            Order::After(by) => First::Earlier { dyad: *other_dyad, by },
            Order::Same => First::Unsaid(Unsaid::SameDay),
            Order::Unknown => First::Unsaid(Unsaid::NotToTheDay(those(|when| !when.extent.is_day(), false))),
        },
        _ => First::Unsaid(Unsaid::Undated(those(|_| false, true))),
    };
    (first, unlike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lag::Spoken;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, record, step};
    use Milestone::*;
    use dossier::Kind::{self, Agreement, Event, Institution};

    /// The ladder of the reference picture.
    fn picture() -> Dossier {
        dossier(vec![
            step(Recognition, Event, KZ, "1991-12-16"),
            step(Recognition, Event, AZ, "1991"),
            step(DiplomaticRelations, Event, KZ, "1992-03-02"),
            step(DiplomaticRelations, Event, AZ, "1992-01-14"),
            step(Embassy, Event, KZ, "1992"),
            step(Embassy, Event, AZ, "1992-01-14"),
            step(StrategicPartnership, Agreement, KZ, "2009"),
            step(StrategicPartnership, Event, AZ, "2010-12"),
            step(Council, Institution, KZ, "2012/.."),
            step(Council, Agreement, AZ, "2010-09-16"),
            step(MutualGuarantee, Agreement, AZ, "2010-12"),
            step(EnhancedPartnership, Agreement, KZ, "2022"),
            step(Alliance, Agreement, AZ, "2021-06-15"),
        ])
    }

    fn row(ladder: &Ladder, milestone: Milestone) -> &Rung {
        ladder.rows.iter().find(|row| row.milestone == milestone).expect("a row")
    }

    fn since_recognition(cell: &Option<Step>) -> Spoken {
        cell.as_ref().and_then(|step| step.since_recognition).expect("a lag").spoken()
    }

    fn first(row: &Rung) -> (usize, Spoken) {
        match &row.first {
            First::Earlier { dyad, by } => (*dyad, by.spoken()),
            First::Unsaid(why) => panic!("unsaid: {why:?}"),
        }
    }

    fn years(low: f64, high: f64) -> Spoken {
        Spoken::Years { low: Some(low), high: Some(high) }
    }

    #[test]
    fn rows_go_up_and_leave_the_top_to_its_own_row() {
        let ladder = ladder(&picture(), &[KZ, AZ]);
        let rows: Vec<_> = ladder.rows.iter().map(|row| row.milestone).collect();
        let expected = [Recognition, DiplomaticRelations, Embassy, StrategicPartnership, Council, MutualGuarantee];
        assert_eq!(rows, expected);
        let tops: Vec<_> = ladder.highest.cells.iter().flatten().map(|(milestone, _)| *milestone).collect();
        assert_eq!(tops, [EnhancedPartnership, Alliance]);
        assert!(!ladder.highest.ranked);
        assert_eq!(ladder.domain, Some((Day::from_ymd(1991, 1, 1), Day::from_ymd(2022, 12, 31))));
    }

    #[test]
    fn lags_from_recognition_are_the_pictures() {
        let ladder = ladder(&picture(), &[KZ, AZ]);
        let lags = |milestone| {
            let cells = &row(&ladder, milestone).cells;
            (since_recognition(&cells[0]), since_recognition(&cells[1]))
        };
        let days = |low, high| Spoken::Days { low: Some(low), high: Some(high) };
        assert_eq!(lags(DiplomaticRelations), (days(77, 77), days(14, 378)));
        assert_eq!(lags(Embassy), (days(16, 381), days(14, 378)));
        assert_eq!(lags(StrategicPartnership), (years(17.0, 18.0), years(18.9, 20.0)));
        assert_eq!(lags(Council), (years(20.0, 21.0), years(18.7, 19.7)));
        let top = |at: usize| ladder.highest.cells[at].clone().map(|(_, step)| step);
        assert_eq!(since_recognition(&top(0)), years(30.0, 31.0));
        assert_eq!(since_recognition(&top(1)), years(29.5, 30.5));
        assert_eq!(row(&ladder, Recognition).cells[0].as_ref().and_then(|step| step.since_recognition), None);
    }

    #[test]
    fn who_was_first_is_the_pictures() {
        let ladder = ladder(&picture(), &[KZ, AZ]);
        let unsaid = |milestone| match &row(&ladder, milestone).first {
            First::Unsaid(why) => why.clone(),
            First::Earlier { dyad, .. } => panic!("{dyad} was first"),
        };
        assert_eq!(unsaid(Recognition), Unsaid::NotToTheDay(vec![AZ]));
        assert_eq!(first(row(&ladder, DiplomaticRelations)), (AZ, Spoken::Days { low: Some(48), high: Some(48) }));
        assert_eq!(unsaid(Embassy), Unsaid::NotToTheDay(vec![KZ]));
        assert_eq!(first(row(&ladder, StrategicPartnership)), (KZ, years(0.9, 2.0)));
        assert_eq!(first(row(&ladder, Council)), (AZ, years(1.3, 2.3)));
        assert_eq!(unsaid(MutualGuarantee), Unsaid::OneSideBlank(KZ));
        let unlike: Vec<_> = ladder.rows.iter().map(|row| row.unlike).collect();
        assert_eq!(unlike, [false, false, false, true, true, false]);
    }

    #[test]
    fn a_step_before_its_rung_has_a_negative_lag() {
        let ladder = ladder(&picture(), &[KZ, AZ]);
        let council = row(&ladder, Council).cells[1].as_ref().and_then(|step| step.since_before);
        assert_eq!(council, Some(Lag { low_days: Some(-106), high_days: Some(-76) }));
    }

    #[test]
    fn the_proposal_of_a_thing_is_no_step() {
        let mut council = record("kz-council", Institution, &[KZ]);
        council.milestone = Some(Council);
        let mut proposed = claim(0, "2008").dated("2008");
        proposed.phase = Some(Phase::Proposed);
        let mut founded = claim(1, "2012").dated("2012");
        founded.phase = Some(Phase::Founded);
        let ladder = ladder(&dossier(vec![council.with(proposed).with(founded)]), &[KZ]);
        let step = row(&ladder, Council).cells[0].clone().expect("a step");
        assert_eq!(step.phase, Some(Phase::Founded));
        assert_eq!(step.when.and_then(|when| when.extent.earliest), Some(Day::from_ymd(2012, 1, 1)));
    }

    #[test]
    fn undated_and_same_day_and_several_are_told_apart() {
        let mut undated = step(Embassy, Kind::Mission, KZ, "1992");
        undated.claims.iter_mut().for_each(|claim| claim.date = None);
        let mut older = step(Recognition, Event, AZ, "1918-06-04");
        older.importance = 1;
        let built = dossier(vec![
            older,
            step(Recognition, Event, AZ, "1991-12-16"),
            step(Recognition, Event, KZ, "1991-12-16"),
            undated,
            step(Embassy, Kind::Mission, AZ, "1992"),
        ]);
        let both = ladder(&built, &[KZ, AZ]);
        assert_eq!(row(&both, Recognition).first, First::Unsaid(Unsaid::SameDay));
        assert_eq!(row(&both, Recognition).cells[1].as_ref().map(|step| step.also.clone()), Some(vec![0]));
        assert_eq!(row(&both, Embassy).first, First::Unsaid(Unsaid::Undated(vec![KZ])));
        assert!(both.highest.ranked);
        assert_eq!(row(&ladder(&built, &[AZ]), Embassy).first, First::Unsaid(Unsaid::NotTwo(1)));
        assert_eq!(ladder(&built, &[]).rows, []);
    }
}
