//! The built-in dossier as plain HTML.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use analysis::prepared::{Prepared, Workings, packed, whole};
use dossier::packed::from_bytes;
use dossier::read::{folder, read_files};
use dossier::{Dossier, Extent};
use render::{View, Wanted, fragment, records_of};

fn seeds() -> Dossier {
    let files = folder("../../seeds".as_ref()).expect("the seeds");
    read_files(&files).expect("a dossier")
}

fn written(prepared: &Prepared, workings: &Workings, view: View, most: usize) -> String {
    let records = records_of(&prepared.dossier, &workings.dyads);
    let extent = Extent { earliest: None, latest: None };
    let dyads = &workings.dyads;
    fragment(prepared, workings, &Wanted { dyads, records: &records, language: "en", prefix: "", view, extent, most })
}

fn of(dossier: Dossier, view: View) -> String {
    let workings = Workings::new(&dossier, &[]);
    written(&Prepared::new(dossier), &workings, view, usize::MAX)
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[test]
fn every_record_is_there_with_every_one_of_its_citations() {
    let (dossier, html) = (seeds(), of(seeds(), View::Timeline));
    assert!(dossier.records.len() > 300);
    let items: Vec<&str> = html.split("<li id=\"turkiye-kazakhstan-azerbaijan-record-").skip(1).collect();
    assert_eq!(items.len(), dossier.records.len());
    for record in &dossier.records {
        let item = items.iter().find(|item| item.starts_with(&[&record.id, "\""].concat())).expect(&record.id);
        assert!(item.contains(&escaped(record.title.get("en"))), "{}", record.id);
        for claim in &record.claims {
            let id = dossier.documents.get(claim.document).expect("a document").id.as_str();
            let cited = [
                &["<q>", &escaped(&claim.as_written), "</q> "].concat(),
                &["<cite><a href=\"#turkiye-kazakhstan-azerbaijan-document-", id, "\">"].concat(),
                &format!("{id} ¶{}</a></cite>", claim.paragraph),
            ];
            assert!(item.contains(&cited.map(String::as_str).concat()), "{}: {}", record.id, claim.as_written);
        }
    }
}

#[test]
fn every_disagreement_is_told_where_its_records_are_with_every_reading() {
    let prepared = Prepared::new(seeds());
    let html = of(seeds(), View::Timeline);
    let item = |at: usize| {
        let id = &prepared.dossier.records.get(at).expect("a record").id;
        let start = ["-record-", id, "\"><strong>"].concat();
        let (_, rest) = html.split_once(&start).expect(id);
        rest.split("<li id=").next().unwrap_or(rest)
    };
    assert!(prepared.disagreements.len() > 50);
    for found in &prepared.disagreements {
        let words = escaped(analysis::told::disagreement(&prepared.dossier, found, "en"));
        for at in &found.records {
            assert!(item(*at).contains(&words), "{}", found.id);
            for (_, claim) in found.readings.iter().filter_map(|reading| reading.of(&prepared.dossier)) {
                assert!(item(*at).contains(&escaped(&claim.as_written)), "{}: {}", found.id, claim.as_written);
            }
        }
    }
}

#[test]
fn what_is_packed_is_written_as_what_is_read() {
    let [picture, grounds, workings] = packed(seeds(), &[]);
    let prepared = whole(&picture, &grounds).expect("a dossier");
    let workings = from_bytes::<Workings>(&workings).expect("workings").restored();
    assert_eq!(written(&prepared, &workings, View::All, usize::MAX), of(seeds(), View::All));
}

#[test]
fn the_comparison() {
    insta::assert_snapshot!(of(seeds(), View::Compare));
}

#[test]
fn a_year() {
    let html = of(seeds(), View::Timeline);
    let (_, year) = html.split_once("<h3>1991</h3>").expect("1991");
    insta::assert_snapshot!(year.split("<h3>").next().unwrap_or(year));
}

#[test]
fn a_short_form_fits_a_page() {
    let (dossier, workings) = (seeds(), Workings::new(&seeds(), &[]));
    let html = written(&Prepared::new(dossier), &workings, View::Timeline, 20);
    assert_eq!(html.matches("<li id=\"turkiye-kazakhstan-azerbaijan-record-").count(), 20);
    assert!(html.contains("more records</p>"));
    assert!(html.len() < 40_000, "{} bytes", html.len());
}
