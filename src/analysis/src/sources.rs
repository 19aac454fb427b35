//! What rests on which document: how much each says, of whom and of what, of which time, what it says alone, and what it
//! says together with another.

use dossier::{Basis, Day, Domain, Dossier, Word};

use crate::disagreement::Rule;
use crate::spans::known_days;

/// How many subjects there are.
const SUBJECTS: usize = Domain::WORDS.len();

/// What a document says, in numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// Its claims.
    pub claims: usize,
    /// The records that it has a claim on.
    pub records: usize,
    /// Those of them (positions) that no other document has a claim on.
    pub alone: Vec<usize>,
    /// Records by relationship (position in the dossier) and subject (place in the list of words). A record of two
    /// relationships counts for each.
    pub of: Vec<[usize; SUBJECTS]>,
    /// The first and the last day that its dated claims touch, dates of its own writing apart.
    pub span: Option<(Day, Day)>,
    /// First and last known day of every such claim.
    pub times: Vec<(Day, Day)>,
    /// How many records it shares with each document, by position; none with itself.
    pub shared: Vec<usize>,
}

impl Coverage {
    /// Records that rest on it alone, as a share of its records, in percent; `None` where it has none.
    pub fn alone_percent(&self) -> Option<f64> {
        (self.records > 0).then(|| self.alone.len() as f64 / self.records as f64 * 100.0)
    }
}

/// What each document of a dossier says, in their order.
pub fn coverage(dossier: &Dossier) -> Vec<Coverage> {
    let empty = Coverage {
        of: vec![[0; SUBJECTS]; dossier.dyads.len()],
        shared: vec![0; dossier.documents.len()],
        ..Coverage::default()
    };
    let mut found = vec![empty; dossier.documents.len()];
    for (at, record) in dossier.records.iter().enumerate() {
        let mut documents: Vec<usize> = Vec::new();
        for claim in &record.claims {
            let Some(coverage) = found.get_mut(claim.document) else { continue };
            coverage.claims += 1;
            if !documents.contains(&claim.document) {
                documents.push(claim.document);
            }
            let time = claim.time().filter(|_| claim.basis != Basis::AsOf);
            let mut days: Option<(Day, Day)> = None;
            for day in time.into_iter().flat_map(|time| known_days(time.when())) {
                widen(&mut days, (day, day));
            }
            if let Some(days) = days {
                coverage.times.push(days);
                widen(&mut coverage.span, days);
            }
        }
        for document in &documents {
            let Some(coverage) = found.get_mut(*document) else { continue };
            coverage.records += 1;
            if documents.len() == 1 {
                coverage.alone.push(at);
            }
            for dyad in &record.dyads {
                let cell = coverage.of.get_mut(*dyad).and_then(|subjects| subjects.get_mut(record.domain as usize));
                cell.into_iter().for_each(|count| *count += 1);
            }
            for other in documents.iter().filter(|other| *other != document) {
                coverage.shared.get_mut(*other).into_iter().for_each(|count| *count += 1);
            }
        }
    }
    found
}

fn widen(stretch: &mut Option<(Day, Day)>, (first, last): (Day, Day)) {
    *stretch = Some(stretch.map_or((first, last), |known| (known.0.min(first), known.1.max(last))));
}

/// What sort of thing does not agree, in the order in which a reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Documents say what cannot all be true, or what differs.
    Disagree,
    /// Figures of the documents do not give the figure that they give for them.
    Arithmetic,
    /// What was to come has had its time.
    Passed,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Disagree, Self::Arithmetic, Self::Passed];

    /// What sort of disagreement a rule finds.
    pub const fn of(rule: Rule) -> Self {
        match rule {
            Rule::Growth | Rule::Share | Rule::Count => Self::Arithmetic,
            Rule::TargetPassed => Self::Passed,
            _ => Self::Disagree,
        }
    }
}

/// What a rule has found.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The rule.
    pub rule: Rule,
    /// Positions of its disagreements.
    pub found: Vec<usize>,
}

/// The disagreements (positions) of a sort by rule, among those that `keep` lets through: what contradicts before what
/// only differs, then in the order of the rules.
pub fn groups(
    found: &[crate::disagreement::Disagreement],
    sort: Sort,
    keep: &dyn Fn(&crate::disagreement::Disagreement) -> bool,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, found) in found.iter().enumerate().filter(|(_, found)| Sort::of(found.rule) == sort && keep(found)) {
        match groups.iter_mut().find(|group| group.rule == found.rule) {
            Some(group) => group.found.push(at),
            None => groups.push(Group { rule: found.rule, found: vec![at] }),
        }
    }
    dossier::order::sort(&mut groups, |one, other| {
        let key = |group: &Group| (!group.rule.contradicts(), group.rule);
        key(one).cmp(&key(other))
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disagreement::Disagreement;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, record};
    use dossier::{Claim, Kind};
    use proptest::prelude::*;

    fn built() -> Dossier {
        dossier(vec![
            record("a", Kind::Event, &[KZ]).with(claim(0, "1992").dated("1992")).with(claim(1, "1992")),
            record("b", Kind::Event, &[KZ, AZ]).with(claim(0, "it")).with(claim(0, "till 1402").dated("[..1402]")),
            record("c", Kind::Event, &[AZ])
                .with(Claim { basis: Basis::AsOf, ..claim(3, "now").dated("2026-01-14") })
                .with(claim(3, "2029").dated("2029/2040")),
        ])
    }

    #[test]
    fn each_document_is_counted_by_what_it_says() {
        let found = coverage(&built());
        let numbers: Vec<_> = found.iter().map(|it| (it.claims, it.records, it.alone.len())).collect();
        assert_eq!(numbers, [(3, 2, 1), (1, 1, 0), (0, 0, 0), (2, 1, 1)]);
        assert_eq!(found[0].of[KZ][Domain::Politics as usize], 2);
        assert_eq!(found[0].of[AZ][Domain::Politics as usize], 1);
        assert_eq!(found[0].shared, [0, 1, 0, 0]);
        assert_eq!(found[0].alone_percent(), Some(50.0));
        assert_eq!(found[2].alone_percent(), None);
    }

    #[test]
    fn a_document_speaks_of_the_time_that_its_claims_name() {
        let found = coverage(&built());
        let day = Day::from_ymd;
        assert_eq!(found[0].span, Some((day(1402, 12, 31), day(1992, 12, 31))));
        assert_eq!(found[0].times, [(day(1992, 1, 1), day(1992, 12, 31)), (day(1402, 12, 31), day(1402, 12, 31))]);
        assert_eq!(found[1].span, None);
        assert_eq!(found[3].span, Some((day(2029, 1, 1), day(2040, 12, 31))));
    }

    #[test]
    fn what_contradicts_comes_before_what_differs() {
        let one = |rule| Disagreement {
            id: String::new(),
            rule,
            records: Vec::new(),
            readings: Vec::new(),
            computed: None,
            noted: None,
        };
        let found = [Rule::OlderFigure, Rule::Role, Rule::Date, Rule::Growth, Rule::Role, Rule::TargetPassed].map(one);
        let of = |sort| -> Vec<(Rule, Vec<usize>)> {
            groups(&found, sort, &|_| true).into_iter().map(|group| (group.rule, group.found)).collect()
        };
        let disagree = [(Rule::Date, vec![2]), (Rule::Role, vec![1, 4]), (Rule::OlderFigure, vec![0])];
        assert_eq!(of(Sort::Disagree), disagree);
        assert_eq!(of(Sort::Arithmetic), [(Rule::Growth, vec![3])]);
        assert_eq!(of(Sort::Passed), [(Rule::TargetPassed, vec![5])]);
        assert_eq!(groups(&found, Sort::Passed, &|_| false), []);
    }

    proptest! {
        #[test]
        fn counts_hang_together(claims in proptest::collection::vec((0_usize..12, 0_usize..4), 0..60)) {
            let mut records: Vec<_> =
                (0..12).map(|at| record(&at.to_string(), Kind::Event, &[at % 2])).collect();
            for (at, document) in &claims {
                records[*at].claims.push(claim(*document, "it"));
            }
            let told = records.iter().filter(|record| !record.claims.is_empty()).count();
            let found = coverage(&dossier(records));
            prop_assert_eq!(found.iter().map(|it| it.claims).sum::<usize>(), claims.len());
            for (at, one) in found.iter().enumerate() {
                prop_assert!(one.alone.len() <= one.records && one.records <= one.claims && one.records <= told);
                prop_assert_eq!(one.of.iter().flatten().sum::<usize>(), one.records);
                prop_assert_eq!(one.shared[at], 0);
                for (other, shared) in one.shared.iter().enumerate() {
                    prop_assert_eq!(*shared, found[other].shared[at]);
                    prop_assert!(*shared <= one.records - one.alone.len());
                }
            }
        }
    }
}
