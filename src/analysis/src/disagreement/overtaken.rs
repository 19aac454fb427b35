//! What time has overtaken: targets whose day has passed, and figures that a newer document replaces.

use super::figures::{Figure, Figures, UNDATED, What};
use super::{Found, Reading, Rule, known, reaches};
use dossier::order::sort;
use dossier::{Claim, Dossier, Status};

/// Targets and forecasts whose last day lies before the newest document's, with no outcome in the dossier. What was to
/// begin before it and is to last beyond has not passed.
pub(super) fn find_targets(found: &mut Found<'_>, figures: &Figures<'_>) {
    let dossier = found.dossier;
    let Some(end) = dossier.documents.iter().filter_map(|document| known(&document.as_of)).max() else { return };
    for (at, record) in dossier.records.iter().enumerate() {
        for (index, claim) in record.claims.iter().enumerate() {
            let is_wish = matches!(claim.status, Status::Target | Status::Forecast);
            let has_passed = claim.time().and_then(|time| time.extent().latest).is_some_and(|last| last < end);
            if is_wish && has_passed && !has_outcome(dossier, figures, at, claim) {
                found.add(Rule::TargetPassed, vec![Reading { record: at, claim: index }], None);
            }
        }
    }
}

/// Whether the dossier tells what became of a wish: an observed figure of the same thing up to the same day,
/// or, for a wish without a figure, another claim of the record that the thing has come about.
fn has_outcome(dossier: &Dossier, figures: &Figures<'_>, at: usize, wish: &Claim) -> bool {
    let Some(record) = dossier.records.get(at) else { return false };
    if record.indicator.is_none() {
        let came =
            |claim: &Claim| claim.status == Status::Observed && claim.date.is_some() && claim.phase == wish.phase;
        return record.claims.iter().any(came);
    }
    let what = What::of(dossier, at, record, wish).observed();
    let last = wish.time().and_then(|time| time.extent().latest);
    figures.until(what, last).next().is_some()
}

/// Undated figures of the same thing in documents that reach differently far, whose bounds share no value:
/// the older document's is stale. One disagreement for each stale figure, with the newest one.
pub(super) fn find_older(found: &mut Found<'_>, figures: &Figures<'_>) {
    let dossier = found.dossier;
    let mut stale = Vec::new();
    let undated = |group: &[Figure<'_>]| {
        group.first().is_some_and(|figure| figure.extent == UNDATED && figure.what.indicator.is_some())
    };
    for group in figures.groups().filter(|group| undated(group)) {
        let Some(newest) = group.iter().max_by_key(|figure| reaches(dossier, figure.document)) else { continue };
        for older in group {
            let is_older = reaches(dossier, older.document) < reaches(dossier, newest.document);
            if is_older && !older.bounds.overlaps(newest.bounds) {
                stale.push(vec![older.reading, newest.reading]);
            }
        }
    }
    sort(&mut stale, Vec::cmp);
    for readings in stale {
        found.add(Rule::OlderFigure, readings, None);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Disagreement, disagreements};
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, Directed, KAZ, KZ, TUR, claim, dossier, observation, record};
    use dossier::{Kind, Record};

    fn ids(found: &[Disagreement]) -> Vec<&str> {
        found.iter().map(|found| found.id.as_str()).collect()
    }

    fn wish(id: &str, dyad: usize, period: &str) -> Record {
        observation(id, "trade-turnover", dyad)
            .with(claim(0, "US$1 billion").period(period).value(1e9).status(Status::Forecast))
    }

    #[test]
    fn a_forecast_for_2006_has_passed_and_one_for_2029_has_not() {
        let built = dossier(vec![wish("old", KZ, "2006"), wish("new", KZ, "[..2029]"), wish("year", AZ, "2026")]);
        assert_eq!(ids(&disagreements(&built)), ["target-passed:old"]);
    }

    #[test]
    fn an_outcome_settles_a_forecast() {
        let outcome =
            observation("outcome", "trade-turnover", KZ).with(claim(0, "0.8 billion").period("2006").value(0.8e9));
        assert_eq!(ids(&disagreements(&dossier(vec![wish("old", KZ, "2006"), outcome.clone()]))), [""; 0]);
        assert_eq!(disagreements(&dossier(vec![wish("old", AZ, "2006"), outcome])).len(), 1);
    }

    #[test]
    fn a_plan_without_figure_is_settled_by_what_came() {
        let planned =
            || record("road", Kind::Infrastructure, &[KZ]).with(claim(0, "2010").dated("2010").status(Status::Target));
        assert_eq!(disagreements(&dossier(vec![planned()])).len(), 1);
        assert_eq!(disagreements(&dossier(vec![planned().with(claim(1, "2012").dated("2012"))])), []);
    }

    #[test]
    fn a_term_has_passed_when_its_last_day_has() {
        let term = |edtf| {
            record("term", Kind::Agreement, &[AZ]).with(claim(2, "ten years").dated(edtf).status(Status::Forecast))
        };
        assert_eq!(ids(&disagreements(&dossier(vec![term("2010-12~/2020-12~")]))), ["target-passed:term"]);
        assert_eq!(disagreements(&dossier(vec![term("2020-12~/2030-12~")])), []);
        assert_eq!(disagreements(&dossier(vec![term("2027/2030")])), []);
        let begun = term("2010-12~/2020-12~").with(claim(3, "since 2010").dated("2010/.."));
        assert_eq!(disagreements(&dossier(vec![begun])), []);
        let figure = observation("target", "trade-turnover", AZ)
            .with(claim(2, "15").period("2024/2030").value(15e9).status(Status::Target));
        assert_eq!(disagreements(&dossier(vec![figure])), []);
    }

    #[test]
    fn a_newer_document_replaces_an_undated_figure() {
        let total = observation("stock", "investment-stock", KZ)
            .between(TUR, KAZ)
            .with(claim(0, "2 billion USD").value(2e9))
            .with(claim(1, "5.2 billion USD").value(5.2e9));
        let found = disagreements(&dossier(vec![total]));
        assert_eq!(ids(&found), ["older-figure:stock"]);
        let claims: Vec<_> = found[0].readings.iter().map(|reading| reading.claim).collect();
        assert_eq!(claims, [0, 1]);
        assert!(!found[0].rule.contradicts());
    }

    #[test]
    fn documents_of_the_same_day_disagree_instead() {
        let total = || observation("stock", "investment-stock", KZ);
        let mut built =
            dossier(vec![total().with(claim(0, "2 billion").value(2e9)).with(claim(1, "5.2 billion").value(5.2e9))]);
        built.documents[1].as_of = built.documents[0].as_of.clone();
        assert_eq!(ids(&disagreements(&built)), ["documents-disagree-value:stock"]);
    }
}
