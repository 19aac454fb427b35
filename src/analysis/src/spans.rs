//! How far the dossier reaches in time, and where each relationship's documents end.

use dossier::time::{End, Moment};
use dossier::{Basis, Day, Dossier, Extent, When};

/// First and last day that anything dated may touch, wishes included. An open side counts with the end that
/// is known: "since 2020" reaches from 2020, "before 1402" to it. `None` where nothing is dated.
pub fn extent(dossier: &Dossier) -> Option<(Day, Day)> {
    let claims = dossier.records.iter().flat_map(|record| &record.claims);
    let times = claims.filter(|claim| claim.basis != Basis::AsOf).filter_map(|claim| claim.time());
    let mut whole: Option<(Day, Day)> = None;
    for day in times.flat_map(|time| known_days(time.when())) {
        whole = Some(whole.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
    }
    whole
}

/// Every day that an end of a time is known to lie on, or between.
pub(crate) fn known_days(when: When) -> impl Iterator<Item = Day> {
    let ends = |extent: Extent| [extent.earliest, extent.latest];
    let open = [None, None];
    let (start, end) = match when {
        When::Moment(moment) => (ends(moment.extent), open),
        When::Span { start, end } => {
            let end = match end {
                End::At(end) => ends(end.extent),
                End::Open | End::Unknown => open,
            };
            (start.map_or(open, |start| ends(start.extent)), end)
        }
    };
    start.into_iter().chain(end).flatten()
}

/// How far each document that speaks of a dyad (position) reaches: the document's position and its as-of
/// moment, in the order of the documents. Where the moment is a stretch, its first day is certain.
pub fn knowledge_end(dossier: &Dossier, dyad: usize) -> Vec<(usize, Moment)> {
    let mut speaks = vec![false; dossier.documents.len()];
    for record in dossier.records.iter().filter(|record| record.dyads.contains(&dyad)) {
        for claim in &record.claims {
            if let Some(document) = speaks.get_mut(claim.document) {
                *document = true;
            }
        }
    }
    let documents = dossier.documents.iter().enumerate().zip(speaks).filter(|(_, speaks)| *speaks);
    documents.filter_map(|((at, document), _)| Some((at, crate::series::moment(&document.as_of)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, KZ, claim, dossier, record};
    use dossier::Kind;

    fn event(id: &str, dyad: usize, document: usize, edtf: &str) -> dossier::Record {
        record(id, Kind::Event, &[dyad]).with(claim(document, edtf).dated(edtf))
    }

    #[test]
    fn a_dossier_reaches_from_its_first_day_to_its_last_wish() {
        let built = dossier(vec![
            event("timur", KZ, 0, "[..1402]"),
            event("gas", AZ, 2, "2029/2040"),
            event("term", KZ, 0, "2020/.."),
        ]);
        assert_eq!(extent(&built), Some((Day::from_ymd(1402, 12, 31), Day::from_ymd(2040, 12, 31))));
        assert_eq!(extent(&dossier(Vec::new())), None);
    }

    #[test]
    fn each_relationship_ends_with_its_own_documents() {
        let built = dossier(vec![event("a", KZ, 1, "1992"), event("b", AZ, 3, "1992"), event("c", KZ, 0, "1992")]);
        let documents = |dyad| knowledge_end(&built, dyad).iter().map(|(at, _)| *at).collect::<Vec<_>>();
        assert_eq!(documents(KZ), [0, 1]);
        assert_eq!(documents(AZ), [3]);
        let day = knowledge_end(&built, KZ).first().and_then(|(_, moment)| moment.extent.earliest);
        assert_eq!(day, Some(Day::from_ymd(2025, 7, 29)));
    }
}
