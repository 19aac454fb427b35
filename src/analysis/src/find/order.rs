//! Records in the order of time.

use dossier::Dossier;
use dossier::order::ordered;

/// Positions of all records by the first day that each may touch, or the last where no first is known; undated ones
/// at the end. It takes a while over many records: worth keeping.
pub fn in_time(dossier: &Dossier) -> Vec<usize> {
    let day = |extent: dossier::Extent| extent.earliest.or(extent.latest);
    let days = dossier.records.iter().map(|record| record.when().and_then(|when| day(when.extent())));
    let days: Vec<i32> = days.map(|day| day.map_or(i32::MAX, |day| day.0)).collect();
    ordered(days.len(), &|one, other| days.get(one).cmp(&days.get(other)))
}

/// The records before and after a record, in an order of records and among those that are kept.
pub fn neighbours(order: &[usize], kept: &dyn Fn(usize) -> bool, record: usize) -> [Option<usize>; 2] {
    // Of a record that is not there nothing is a neighbour.
    let Some(at) = order.iter().position(|at| *at == record) else { return [None, None] };
    let (before, after) = order.split_at(at);
    let is_kept = |at: &&usize| kept(**at);
    [before.iter().rev().find(is_kept).copied(), after.iter().skip(1).find(is_kept).copied()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, ClaimWith, KZ, claim, dossier, record};
    use dossier::Kind;

    #[test]
    fn time_runs_from_record_to_record() {
        let event = |edtf: &str| record(edtf, Kind::Event, &[KZ]).with(claim(0, edtf).dated(edtf));
        let undated = record("undated", Kind::Event, &[KZ]);
        let dossier = dossier(vec![undated, event("1992"), event("[..1402]"), event("1991-12-16"), event("1992-01")]);
        let order = in_time(&dossier);
        assert_eq!(order, [2, 3, 1, 4, 0]);
        assert_eq!(neighbours(&order, &|_| true, 1), [Some(3), Some(4)]);
        assert_eq!(neighbours(&order, &|at| at != 3 && at != 4, 1), [Some(2), Some(0)]);
        assert_eq!(neighbours(&order, &|_| true, 2), [None, Some(3)]);
        assert_eq!(neighbours(&order, &|_| true, 0), [Some(4), None]);
        assert_eq!(neighbours(&order, &|_| true, 9), [None, None]);
    }
}
