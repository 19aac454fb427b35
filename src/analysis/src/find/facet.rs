//! What can be chosen from, and which of it a record has.

use dossier::{Domain, Dossier, Kind, Record, Status, Word};

/// A respect in which records differ. Its values are known by their places, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The relationships that a record belongs to.
    Dyad,
    /// Its subject.
    Domain,
    /// What sort of thing it is.
    Kind,
    /// Who gives or receives.
    ///
    /// The two parties of its relationship are not meant: in a dossier around one state all records would have
    /// that state, and [`Facet::Dyad`] already names the other. What no other facet tells is which way money, goods
    /// and help went, and what went to a third state.
    Actor,
    /// The documents that tell of it, in one claim at least.
    Document,
    /// Observed or wished for, in one claim at least.
    Status,
}

impl Facet {
    /// Every facet with the word for it, in the order in which they are written.
    pub const ALL: [(&'static str, Self); 6] = [
        ("dyad", Self::Dyad),
        ("domain", Self::Domain),
        ("kind", Self::Kind),
        ("actor", Self::Actor),
        ("document", Self::Document),
        ("status", Self::Status),
    ];

    /// The word or id of the value at a place; `None` behind the last.
    pub fn value(self, dossier: &Dossier, place: usize) -> Option<&str> {
        match self {
            Self::Dyad => dossier.dyads.get(place).map(|dyad| dyad.id.as_str()),
            Self::Domain => Domain::WORDS.get(place).map(|(word, _)| *word),
            Self::Kind => Kind::WORDS.get(place).map(|(word, _)| *word),
            Self::Actor => dossier.actors.get(place).map(|actor| actor.id.as_str()),
            Self::Document => dossier.documents.get(place).map(|document| document.id.as_str()),
            Self::Status => Status::WORDS.get(place).map(|(word, _)| *word),
        }
    }

    /// The words or ids of its values, each at its place.
    pub fn values(self, dossier: &Dossier) -> Vec<&str> {
        (0..).map_while(|place| self.value(dossier, place)).collect()
    }

    /// Calls `visit` with the place of each value that a record has; with some of them more than once.
    pub fn visit(self, record: &Record, visit: &mut dyn FnMut(usize)) {
        match self {
            Self::Dyad => record.dyads.iter().for_each(|dyad| visit(*dyad)),
            Self::Domain => visit(record.domain as usize),
            Self::Kind => visit(record.kind as usize),
            Self::Actor => record.from.into_iter().chain(record.to).for_each(visit),
            Self::Document => record.claims.iter().for_each(|claim| visit(claim.document)),
            Self::Status => record.claims.iter().for_each(|claim| visit(claim.status as usize)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AZ, AZE, Build, ClaimWith, Directed, KZ, TUR, claim, dossier, record};

    fn of(facet: Facet, record: &Record) -> Vec<&'static str> {
        // Ids and words live as long as the dossier: leaked, as a test may.
        let dossier: &'static Dossier = Box::leak(Box::new(dossier(Vec::new())));
        let (known, mut found) = (facet.values(dossier), Vec::new());
        facet.visit(record, &mut |value| found.push(known[value]));
        found
    }

    #[test]
    fn a_record_has_what_it_and_its_claims_say() {
        let record = Record { domain: Domain::Energy, ..record("gas", Kind::Observation, &[KZ, AZ]) }
            .between(AZE, TUR)
            .with(claim(2, "9.5").status(Status::Estimate))
            .with(claim(3, "10").status(Status::Target));
        let all = Facet::ALL.map(|(word, facet)| [word, ":", &of(facet, &record).join(",")].concat());
        let expected = [
            "dyad:tr-kz,tr-az",
            "domain:energy",
            "kind:observation",
            "actor:AZE,TUR",
            "document:C,D",
            "status:estimate,target",
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_facet_stands_at_its_place() {
        assert!(Facet::ALL.iter().enumerate().all(|(at, (_, facet))| *facet as usize == at));
        assert!(Kind::WORDS.iter().enumerate().all(|(at, (_, kind))| *kind as usize == at));
    }
}
