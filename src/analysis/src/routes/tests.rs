//! Rules of the routes on dossiers made for them.

use super::{Carrier, Routes};
use crate::prepared::Workings;
use crate::testing::{AZE, Build, ClaimWith, KAZ, KZ, TUR, claim, dossier, observation, record};
use dossier::{Claim, Dossier, Entity, Kind, Phase, Record, Sort, Status, Stop, Text};
use proptest::prelude::*;

fn entity(id: &str, sort: Sort, within: Option<usize>) -> Entity {
    Entity { id: id.to_owned(), sort, name: Text::new("en", id), aliases: Vec::new(), within }
}

/// A railway by some paths.
fn railway(paths: &[&[Stop]]) -> Record {
    let mut line = Record { about: vec![0], ..record("line", Kind::Infrastructure, &[KZ]) };
    for path in paths {
        line.claims.push(Claim { path: path.to_vec(), ..claim(0, "a line") });
    }
    line
}

fn routes(records: Vec<Record>, places: &[(&str, Option<usize>)]) -> Routes {
    let mut dossier: Dossier = dossier(records);
    dossier.entities.push(entity("line", Sort::Railway, None));
    dossier.entities.extend(places.iter().map(|(id, within)| entity(id, Sort::Place, *within)));
    Workings::new(&dossier, &["tr-kz"]).routes
}

fn names(routes: &Routes) -> Vec<&str> {
    routes.columns.iter().map(|column| column.name.get("en")).collect()
}

#[test]
fn a_place_stands_in_the_column_of_its_state() {
    let found = routes(vec![railway(&[&[Stop::Place(1), Stop::Place(2)]])], &[("kars", Some(TUR)), ("sea", None)]);
    assert_eq!(names(&found), ["TUR", "sea"]);
    let link = &found.links[0];
    assert_eq!(link.carrier, Carrier::Rail);
    assert_eq!(link.halts[0].name.as_ref().map(|name| name.get("en")), Some("kars"));
    assert_eq!(link.halts[1].name, None);
    assert!(link.stretches[0].described);
}

#[test]
fn what_is_only_proposed_or_wished_for_is_not_described() {
    let path = [Stop::Place(1), Stop::Place(2)];
    let places = [("kars", Some(TUR)), ("sea", None)];
    let mut proposed = railway(&[&path]);
    proposed.claims[0].phase = Some(Phase::Proposed);
    let mut wished = railway(&[&path]);
    wished.claims[0].status = Status::Target;
    for line in [proposed, wished, railway(&[&[Stop::Actor(TUR), Stop::Actor(KAZ)]])] {
        assert!(!routes(vec![line], &places).links[0].stretches[0].described);
    }
}

#[test]
fn order_that_nobody_tells_is_said_to_be_loose() {
    let two = [[Stop::Actor(TUR), Stop::Actor(KAZ)].as_slice(), &[Stop::Actor(TUR), Stop::Actor(AZE)]];
    let found = routes(vec![railway(&two)], &[]);
    assert_eq!(found.columns.iter().map(|it| it.loose).collect::<Vec<_>>(), [false, true, false]);
    // Paths that run against each other.
    let round = [[Stop::Actor(TUR), Stop::Actor(KAZ)].as_slice(), &[Stop::Actor(KAZ), Stop::Actor(TUR)]];
    assert!(routes(vec![railway(&round)], &[]).columns[0].loose);
}

#[test]
fn one_amount_is_no_division_and_amounts_of_two_periods_are_not_mixed() {
    let to = |id: &str, to, period: &str| {
        observation(id, "visitors", KZ).between(TUR, to).with(claim(0, "10").value(10.0).period(period))
    };
    use crate::testing::Directed;
    assert_eq!(routes(vec![to("a", KAZ, "2024")], &[]).flows.len(), 0);
    assert_eq!(routes(vec![to("a", KAZ, "2024"), to("b", AZE, "2025")], &[]).flows.len(), 0);
    let flows = routes(vec![to("a", KAZ, "2024"), to("b", AZE, "2024")], &[]).flows;
    assert_eq!((flows.len(), flows[0].cuts.len(), flows[0].total), (1, 1, None));
}

proptest! {
    #[test]
    fn columns_agree_with_every_path_that_runs_one_way(
        ranks in proptest::collection::vec(0_usize..1000, 8),
        paths in proptest::collection::vec(proptest::collection::vec(0_usize..8, 0..5), 0..6),
    ) {
        // A hidden order that all paths keep to.
        let key = |at: &usize| (ranks[*at], *at);
        let paths: Vec<Vec<Stop>> = paths
            .into_iter()
            .map(|mut path| {
                path.sort_by_key(key);
                path.dedup();
                path.iter().map(|at| Stop::Place(at + 1)).collect()
            })
            .collect();
        let slices: Vec<&[Stop]> = paths.iter().map(Vec::as_slice).collect();
        let ids: Vec<String> = (0..8).map(|at| format!("p{at}")).collect();
        let places: Vec<(&str, Option<usize>)> = ids.iter().map(|id| (id.as_str(), None)).collect();
        let found = routes(vec![railway(&slices)], &places);
        for stretch in found.links.iter().flat_map(|link| &link.stretches) {
            prop_assert!(stretch.from < stretch.to && stretch.to < found.columns.len());
        }
        let names = names(&found);
        let at = |stop: &Stop| match stop {
            Stop::Place(at) => names.iter().position(|name| *name == ids[at - 1]),
            Stop::Actor(_) => None,
        };
        for path in &paths {
            for pair in path.windows(2) {
                prop_assert!(at(&pair[0]) < at(&pair[1]));
            }
        }
    }

    #[test]
    fn any_paths_give_each_column_once(
        paths in proptest::collection::vec(proptest::collection::vec(0_usize..6, 0..6), 0..6),
    ) {
        let paths: Vec<Vec<Stop>> = paths.iter().map(|path| path.iter().map(|at| Stop::Place(at + 1)).collect()).collect();
        let slices: Vec<&[Stop]> = paths.iter().map(Vec::as_slice).collect();
        let places = [("a", None), ("b", None), ("c", Some(TUR)), ("d", Some(TUR)), ("e", Some(KAZ)), ("f", None)];
        let found = routes(vec![railway(&slices)], &places);
        let mut names = names(&found);
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        prop_assert_eq!(names.len(), count);
        for halt in found.links.iter().flat_map(|link| &link.halts) {
            prop_assert!(halt.column < found.columns.len());
        }
    }
}
