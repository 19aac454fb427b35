//! A thing that one document has at an earlier turn of its life than it had already reached.

use super::{Found, Reading, Rule, reaches};
use dossier::{Claim, Dossier, Status};

/// Within a record: an undated claim ("the proposed pipeline") against a later turn that another document
/// tells, or that is dated before the claim's own document ends ("opened in 2018"), or that this document dates.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    for (at, record) in dossier.records.iter().enumerate() {
        let overtaken: Vec<&Claim> = record
            .claims
            .iter()
            .filter(|claim| record.claims.iter().any(|other| overtakes(dossier, other, claim)))
            .collect();
        if overtaken.is_empty() {
            continue;
        }
        let is_side = |claim: &Claim| {
            overtaken.contains(&claim) || overtaken.iter().any(|behind| overtakes(dossier, claim, behind))
        };
        let sides = record.claims.iter().enumerate().filter(|(_, claim)| is_side(claim));
        let (mut readings, mut ahead) = (Vec::new(), Vec::new());
        for (index, claim) in sides {
            let side = if overtaken.contains(&claim) { &mut readings } else { &mut ahead };
            side.push(Reading { record: at, claim: index });
        }
        readings.extend(ahead);
        found.add(Rule::Status, readings, None);
    }
}

/// Whether `ahead` tells a later turn than `behind`, at a time when `behind` should have known.
fn overtakes(dossier: &Dossier, ahead: &Claim, behind: &Claim) -> bool {
    let (Some(later), Some(earlier)) = (ahead.phase, behind.phase) else { return false };
    if later <= earlier || behind.date.is_some() {
        return false;
    }
    match &ahead.date {
        Some(_) if ahead.document == behind.document => ahead.status == Status::Observed,
        None => ahead.document != behind.document,
        Some(date) => match (date.extent().latest, reaches(dossier, behind.document)) {
            (Some(reached), Some(end)) => reached < end,
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::disagreements;
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, claim, dossier, record};
    use dossier::{Kind, Phase};

    fn told(document: usize, phase: Phase) -> Claim {
        Claim { phase: Some(phase), ..claim(document, phase.word()) }
    }

    #[test]
    fn a_pipeline_at_work_is_no_proposal() {
        let pipe = record("tanap", Kind::Infrastructure, &[AZ])
            .with(told(2, Phase::Proposed).dated("2011-11-17"))
            .with(told(2, Phase::InUse).dated("2018-11-21"))
            .with(told(2, Phase::Proposed))
            .with(told(3, Phase::InUse));
        let found = disagreements(&dossier(vec![pipe]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "documents-disagree-status:tanap");
        let claims: Vec<_> = found[0].readings.iter().map(|reading| reading.claim).collect();
        assert_eq!(claims, [2, 1, 3]);
    }

    #[test]
    fn talks_are_no_longer_held_when_the_document_has_the_deal() {
        let talks = || record("gas", Kind::Agreement, &[AZ]).with(told(2, Phase::Proposed));
        let deal = told(2, Phase::Agreed).dated("[2026-01-01..2026-01-10]");
        assert_eq!(disagreements(&dossier(vec![talks().with(deal.clone())])).len(), 1);
        assert_eq!(disagreements(&dossier(vec![talks().with(deal.dated("2029").status(Status::Target))])), []);
    }

    #[test]
    fn a_story_told_in_order_is_no_disagreement() {
        let visas = record("visas", Kind::Agreement, &[AZ])
            .with(told(2, Phase::Proposed).dated("2009"))
            .with(told(2, Phase::Agreed))
            .with(told(2, Phase::Lapsed));
        assert_eq!(disagreements(&dossier(vec![visas])), []);
    }
}
