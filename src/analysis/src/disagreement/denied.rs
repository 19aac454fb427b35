//! What somebody affirms and somebody denies.

use super::{Found, Reading, Rule};
use dossier::Stance;

/// Within a record: claims that affirm it and claims that deny it, those that affirm first.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    for (at, record) in dossier.records.iter().enumerate() {
        let of = |stance| {
            let held = record.claims.iter().enumerate().filter(move |(_, claim)| claim.stance == Some(stance));
            held.map(|(claim, _)| Reading { record: at, claim }).collect::<Vec<_>>()
        };
        let (affirmed, denied) = (of(Stance::Affirms), of(Stance::Denies));
        if !affirmed.is_empty() && !denied.is_empty() {
            found.add(Rule::Denied, [affirmed, denied].concat(), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disagreements;
    use super::*;
    use crate::testing::{AZ, Build, claim, dossier, record};
    use dossier::{Claim, Kind};

    fn held(stance: Stance) -> Claim {
        Claim { stance: Some(stance), ..claim(2, stance.word()) }
    }

    #[test]
    fn a_denial_stands_against_what_it_denies() {
        let planes = record("planes", Kind::Statement, &[AZ])
            .with(held(Stance::Denies))
            .with(claim(2, "they were there"))
            .with(held(Stance::Affirms));
        let found = disagreements(&dossier(vec![planes]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "denied:planes");
        let claims: Vec<_> = found[0].readings.iter().map(|reading| reading.claim).collect();
        assert_eq!(claims, [2, 0]);
    }

    #[test]
    fn a_denial_alone_denies_nothing_told() {
        let planes = record("planes", Kind::Statement, &[AZ]).with(held(Stance::Denies)).with(claim(2, "it"));
        assert_eq!(disagreements(&dossier(vec![planes])), []);
    }
}
