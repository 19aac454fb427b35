//! Whether the figures of a row can be compared, and what that gives.

use analysis::compare::Refusal;
use analysis::derive::Derived;
use analysis::series::Row;
use dossier::Claim;
use ui::tree::{Node, of};

use super::points;
use crate::derived;
use crate::desk::Desk;

/// So many stand open beside a row; the others are behind drawers.
const KEYS: usize = 4;

/// What was worked out from a row's figures.
pub struct Answer<'a> {
    /// Positions of the row's records, in order.
    records: Vec<usize>,
    /// What sets the relationships against each other.
    pub compared: Vec<&'a Derived>,
    /// 0: they can be compared; 1: with care; 2: not.
    pub verdict: usize,
    /// Why not, or with what care.
    pub reason: String,
    /// What that rests on.
    pub claims: Vec<&'a Claim>,
}

impl<'a> Answer<'a> {
    /// The answer for a row. `alone` says that one relationship only has figures.
    pub fn of(desk: &Desk<'a>, row: &Row, alone: &str) -> Self {
        let mut records: Vec<usize> = points(row).map(|point| point.record).collect();
        dossier::order::sort(&mut records, usize::cmp);
        let mut answer = Self { records, compared: Vec::new(), verdict: 0, reason: String::new(), claims: Vec::new() };
        let all = desk.workings.derived.iter();
        answer.compared = all.filter(|derived| answer.holds(derived) && desk.compares(derived)).collect();
        let mut reasons: Vec<&str> = Vec::new();
        for derived in &answer.compared {
            match (&derived.outcome, &row.comparable) {
                (Err(reason), _) => reasons.push(reason),
                // A definition is no care that a reader has to take: the drawer says it.
                (Ok(_), Ok(cares)) if !cares.is_empty() && derived.unit == "times" => {
                    reasons.extend(derived.caveats.iter().map(String::as_str));
                }
                _ => continue,
            }
            answer.claims.extend(derived.inputs.iter().filter_map(|input| Some(input.of(desk.dossier)?.1)));
        }
        answer.verdict = match &row.comparable {
            // Beside each other they may stand, but nothing can be worked out from them.
            Ok(_) if !answer.compared.is_empty() && answer.compared.iter().all(|it| it.outcome.is_err()) => 2,
            Ok(cares) => usize::from(!cares.is_empty()),
            Err(why) => {
                if answer.compared.is_empty() {
                    reasons.push(if *why == Refusal::Shared { desk.strings.shared } else { alone });
                }
                2
            }
        };
        answer.reason = reasons.join(" ");
        answer
    }

    /// Whether something was worked out from the row's figures.
    pub fn holds(&self, derived: &Derived) -> bool {
        derived.inputs.iter().any(|input| self.records.binary_search(&input.record).is_ok())
    }

    /// Whether a record is one of the row's.
    pub fn has(&self, record: usize) -> bool {
        self.records.binary_search(&record).is_ok()
    }

    /// How many times the one is the other: what a reader comes for; a few of them.
    pub fn keys(&self) -> impl Iterator<Item = &'a Derived> {
        let is_times = |derived: &&Derived| derived.unit == "times" && derived.outcome.is_ok();
        self.compared.iter().copied().filter(is_times).take(KEYS)
    }

    /// Whether it is one of these.
    pub fn is_key(&self, derived: &Derived) -> bool {
        self.keys().any(|key| std::ptr::eq(key, derived))
    }

    /// Everything else that was worked out, behind drawers.
    pub fn drawers(&self, desk: &Desk<'_>) -> Option<Node> {
        derived::list(desk, &|derived| self.holds(derived) && !self.is_key(derived))
    }

    /// The reason in small type, with its citations.
    pub fn why(&self, desk: &Desk<'_>) -> Node {
        desk.cite(of("span", "more").say(&self.reason), &self.claims)
    }
}
