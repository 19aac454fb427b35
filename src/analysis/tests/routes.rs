//! What the built-in dossier says of routes.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::Path;

use analysis::prepared::Workings;
use analysis::routes::{Carrier, Link};
use dossier::Dossier;
use dossier::words::Words;

fn built_in() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = dossier::read::folder(&seeds).expect("seeds can be read");
    dossier::read::read_files(&files).map_err(|findings| findings.len()).expect("seeds without a mistake")
}

fn link<'a>(dossier: &Dossier, workings: &'a Workings, id: &str) -> &'a Link {
    let at = dossier.record_index(id).expect(id);
    workings.routes.links.iter().find(|link| link.record == at).expect(id)
}

/// A link's course as the columns it runs between, a star where it is not described.
fn course(workings: &Workings, link: &Link) -> Vec<String> {
    let name = |at: usize| workings.routes.columns[at].name.get("en").to_owned();
    let say = |it: &analysis::routes::Stretch| {
        [name(it.from), "–".to_owned(), name(it.to), if it.described { "" } else { "*" }.to_owned()].concat()
    };
    link.stretches.iter().map(say).collect()
}

#[test]
fn kazakh_oil_is_one_flow_cut_in_two_ways() {
    let dossier = built_in();
    let workings = Workings::new(&dossier, &["tr-kz", "tr-az"]);
    let [flow] = workings.routes.flows.as_slice() else { return assert_eq!(workings.routes.flows.len(), 1) };
    let id = |at: usize| dossier.records[at].id.as_str();
    let parts = |cut: usize| flow.cuts[cut].parts.iter().map(|part| id(part.told.record)).collect::<Vec<_>>();
    assert_eq!(parts(0), ["kz-oil-cpc", "btc-kazakh-oil", "kz-share-alternatives"]);
    assert_eq!(parts(1), ["kz-oil-germany", "kz-oil-china"]);
    assert_eq!(workings.derived[flow.total.expect("a whole")].formula, "33 Mt ÷ 83%");
    let btc = &flow.cuts[0].parts[1];
    assert_eq!((btc.inside, btc.aside, btc.possible), (Some(2), false, false));
    let rest = [0, 1].map(|cut| flow.cuts[cut].rest.expect("a rest"));
    assert_eq!(rest.map(|rest| (rest.unaccounted, rest.more)), [(true, true), (false, false)]);
    let silent: Vec<&str> = flow.cuts[1].silent.iter().map(|it| id(it.record)).collect();
    assert_eq!(silent, ["kz-oil-iran", "kz-oil-hungary"]);
}

#[test]
fn columns_run_from_west_to_east_as_links_tell() {
    let dossier = built_in();
    let workings = Workings::new(&dossier, &["tr-kz", "tr-az"]);
    let columns = &workings.routes.columns;
    let names: Vec<&str> = columns.iter().map(|column| column.name.get("en")).collect();
    assert_eq!(names, ["Europe", "Meric River", "Türkiye", "Georgia", "Armenia", "Azerbaijan", "Kazakhstan"]);
    let loose: Vec<&str> = columns.iter().filter(|it| it.loose).map(|it| it.name.get("en")).collect();
    assert_eq!(loose, ["Georgia"]);
}

#[test]
fn a_course_is_described_only_between_places_that_are_told_as_real() {
    let dossier = built_in();
    let workings = Workings::new(&dossier, &["tr-kz", "tr-az"]);
    let of = |id: &str| course(&workings, link(&dossier, &workings, id));
    assert_eq!(of("btc-pipeline"), ["Türkiye–Georgia", "Georgia–Azerbaijan", "Azerbaijan–Kazakhstan*"]);
    assert_eq!(of("az-zangezur-corridor"), ["Türkiye–Armenia*", "Armenia–Azerbaijan*"]);
    assert_eq!(of("az-tap"), ["Europe–Meric River*"]);
    // Where its foundation was laid is no place on the way.
    assert_eq!(of("az-tanap"), ["Meric River–Türkiye*"]);
    assert_eq!(of("az-nabucco"), [""; 0]);
    assert_eq!(link(&dossier, &workings, "az-south-caucasus-pipeline").carrier, Carrier::Pipe);
}

#[test]
fn a_life_goes_by_its_turns() {
    let dossier = built_in();
    let workings = Workings::new(&dossier, &["tr-kz", "tr-az"]);
    let words = Words::default();
    let life = |id: &str| -> Vec<String> {
        let say = |turn: &analysis::routes::Change| {
            let phase = turn.phase.map_or("", |phase| phase.word());
            [phase, " ", &turn.when.map_or("undated".to_owned(), |when| words.when(&when))].concat()
        };
        link(&dossier, &workings, id).turns.iter().map(say).collect()
    };
    assert_eq!(
        life("az-tanap"),
        [
            "proposed 17 Nov 2011",
            "agreed 24 Dec 2011",
            "founded 17 Mar 2015",
            "completed June 2018",
            "in-use 14 Jan 2026"
        ]
    );
    assert_eq!(life("btk-railway"), [" 29 July 2025", "in-use undated"]);
    assert_eq!(life("az-zangezur-corridor"), ["proposed 14 Jan 2026"]);
    // That gas will flow is a forecast: no turn that has come.
    assert_eq!(life("az-tap"), [" 21 Nov 2018"]);
    assert_eq!(life("az-south-caucasus-pipeline"), [""; 0]);
}
