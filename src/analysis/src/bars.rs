//! Figures as lengths on one scale, where one scale is fair.

use crate::series::{Point, Row};

/// How long the bar of a figure is, in shares of the longest in its row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// As far as every value that the figure allows reaches.
    pub sure: f64,
    /// As far as some value that it allows may reach.
    pub possible: f64,
    /// Where the figure stands as printed.
    pub value: f64,
    /// It may be any length beyond.
    pub open: bool,
}

/// The value that the longest bar of a row reaches, in the unit of its figures. `None` where its figures may
/// not share a scale, or are no amounts: a rate, a rank, anything below zero.
pub fn longest(row: &Row, unit: &str) -> Option<f64> {
    if row.comparable.is_err() || unit == "percent" || unit == "rank" {
        return None;
    }
    let mut longest: f64 = 0.0;
    for point in row.series.iter().flat_map(|series| series.points.iter().chain(&series.undated)) {
        let Some(value) = point.value else { continue };
        if value < 0.0 {
            return None;
        }
        longest = longest.max(reach(point, value));
    }
    (longest > 0.0).then_some(longest)
}

/// The bar of a figure, where `longest` is what [`longest`] gives for its row. `None` for a blank.
pub fn bar(point: &Point, longest: f64) -> Option<Bar> {
    let value = point.value?;
    let low = point.bounds.map_or(value, |bounds| bounds.low).max(0.0);
    let open = point.bounds.is_some_and(|bounds| bounds.high.is_infinite());
    Some(Bar { sure: low / longest, possible: reach(point, value) / longest, value: value / longest, open })
}

/// The highest value that a figure allows; as printed where nothing bounds it.
fn reach(point: &Point, value: f64) -> f64 {
    point.bounds.map(|bounds| bounds.high).filter(|high| high.is_finite()).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::panels;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, observation};
    use dossier::{Basis, Dossier, Qualifier};

    fn firms(qualifier: Qualifier, written: &str, value: f64) -> Dossier {
        let told = |document, written, value| {
            let mut told = claim(document, written).value(value);
            told.basis = Basis::AsOf;
            told
        };
        let hedged = dossier::Claim { qualifier, ..told(3, written, value) };
        dossier(vec![
            observation("kz", "firms", KZ).with(told(0, "1,001 firms", 1001.0)),
            observation("az", "firms", AZ).with(hedged),
        ])
    }

    fn bars(dossier: &Dossier) -> Option<[Bar; 2]> {
        let row = panels(dossier, &[KZ, AZ]).remove(0).rows.remove(0);
        let longest = longest(&row, "firms")?;
        Some([0, 1].map(|at| bar(&row.series[at].points[0], longest).expect("a figure")))
    }

    #[test]
    fn lengths_are_shares_of_the_longest() {
        let [one, other] = bars(&firms(Qualifier::Exact, "4,004", 4004.0)).expect("a scale");
        assert_eq!(one, Bar { sure: 0.25, possible: 0.25, value: 0.25, open: false });
        assert_eq!(other, Bar { sure: 1.0, possible: 1.0, value: 1.0, open: false });
    }

    #[test]
    fn hedges_leave_an_end_open_or_possible() {
        let [_, more] = bars(&firms(Qualifier::MoreThan, "4,004", 4004.0)).expect("a scale");
        assert_eq!((more.sure, more.open), (1.0, true));
        let [_, about] = bars(&firms(Qualifier::About, "4,000", 4000.0)).expect("a scale");
        assert_eq!((about.sure, about.value, about.possible), (0.6, 0.8, 1.0));
        let [_, less] = bars(&firms(Qualifier::LessThan, "4,004", 4004.0)).expect("a scale");
        assert_eq!((less.sure, less.possible, less.open), (0.0, 1.0, false));
    }

    #[test]
    fn rates_ranks_and_refused_rows_have_no_scale() {
        let dossier = firms(Qualifier::Exact, "4,004", 4004.0);
        let row = panels(&dossier, &[KZ, AZ]).remove(0).rows.remove(0);
        assert_eq!([longest(&row, "percent"), longest(&row, "rank")], [None, None]);
        assert_eq!(bars(&firms(Qualifier::Exact, "-1", -1.0)), None);
        let alone = dossier_of_one(dossier);
        let row = panels(&alone, &[KZ, AZ]).remove(0).rows.remove(0);
        assert_eq!(longest(&row, "firms"), None);
    }

    fn dossier_of_one(mut dossier: Dossier) -> Dossier {
        dossier.records.truncate(1);
        dossier
    }
}
