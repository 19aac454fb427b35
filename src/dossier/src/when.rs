//! When a record happened, from what all its claims say.

use crate::model::{Claim, Kind, Phase, Record};
use crate::order;
use crate::time::{Date, Day, End, Extent, Moment, Precision, When};

impl Record {
    /// When the record happened, from all its dated claims.
    ///
    /// Where the claims can all be true the narrowest reading stands (1991 and 16 December 1991 give the
    /// day); where they cannot, the stretch that holds them all, so that none is silently chosen. A thing
    /// with several dated turns ([`Record::phases`]) lasts from its first to its last. So does a tenure that
    /// is only mentioned at moments: who was in office at the first and at the last was so in between. `None`
    /// where nothing is dated.
    pub fn when(&self) -> Option<When> {
        let phases = self.phases();
        if let [(_, first), .., (_, last)] = phases.as_slice() {
            return Some(When::Span { start: first.start(), end: last.start().map_or(End::Unknown, End::At) });
        }
        let mut dates = self.claims.iter().filter_map(Claim::time).map(Date::when);
        let first = dates.next()?;
        match self.mentions() {
            Some((first, last)) if is_before(first.extent.latest, last.extent.earliest) => {
                Some(When::Span { start: Some(first), end: End::At(last) })
            }
            _ => Some(dates.fold(first, merge)),
        }
    }

    /// The first and the last moment at which a tenure is mentioned; `None` where a claim gives a term.
    fn mentions(&self) -> Option<(Moment, Moment)> {
        let mut ends: Option<(Moment, Moment)> = None;
        for date in self.claims.iter().filter(|_| self.kind == Kind::Tenure).filter_map(Claim::time) {
            let When::Moment(now) = date.when() else { return None };
            let (first, last) = ends.unwrap_or((now, now));
            let is_first = is_before(now.extent.latest, first.extent.latest) || first.extent.latest.is_none();
            let is_last = last.extent.earliest < now.extent.earliest;
            ends = Some((if is_first { now } else { first }, if is_last { now } else { last }));
        }
        ends
    }

    /// The dated turns of a thing's life, earliest first.
    pub fn phases(&self) -> Vec<(Phase, When)> {
        let mut phases: Vec<(Phase, When)> = Vec::new();
        for claim in &self.claims {
            let (Some(phase), Some(date)) = (claim.phase, &claim.date) else { continue };
            match phases.iter_mut().find(|(known, _)| *known == phase) {
                Some((_, when)) => *when = merge(*when, date.when()),
                None => phases.push((phase, date.when())),
            }
        }
        let key = |(phase, when): &(Phase, When)| (when.extent().earliest, *phase);
        order::sort(&mut phases, |one, other| key(one).cmp(&key(other)));
        phases
    }
}

fn is_before(one: Option<Day>, other: Option<Day>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one < other)
}

fn merge(one: When, other: When) -> When {
    match (one, other) {
        (When::Moment(a), When::Moment(b)) => {
            let narrow = if width(a.extent) <= width(b.extent) { a } else { b };
            match a.extent.intersection(b.extent) {
                Some(extent) if extent == narrow.extent => When::Moment(narrow),
                Some(extent) => When::Moment(Moment { extent, precision: Precision::Range, ..narrow }),
                None => When::Moment(Moment {
                    extent: a.extent.hull(b.extent),
                    precision: Precision::Range,
                    approximate: a.approximate || b.approximate,
                }),
            }
        }
        (span @ When::Span { .. }, When::Moment(_)) | (When::Moment(_), span @ When::Span { .. }) => span,
        (span @ When::Span { .. }, When::Span { .. }) => span,
    }
}

fn width(extent: Extent) -> i64 {
    match (extent.earliest, extent.latest) {
        (Some(first), Some(last)) => i64::from(last.0) - i64::from(first.0),
        _ => i64::MAX,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Format, Source, read};
    use crate::words::Words;

    /// What a label says of a record with these dates.
    fn said(kind: &str, dates: &[&str]) -> String {
        let claim = |date: &&str| format!(r#"{{"document":"A","paragraph":1,"as_written":"it","date":"{date}"}}"#);
        let text = format!(
            r#"{{"dossier":{{"id":"a","title":"A","language":"en"}},
            "document":[{{"id":"A","file":"a.txt","title":"A","genre":"report","as_of":"2026"}}],
            "actor":[{{"id":"TUR","name":"T"}},{{"id":"KAZ","name":"K"}}],
            "dyad":[{{"id":"tr-kz","title":"T","short":"T","actors":["TUR","KAZ"]}}],
            "{kind}":[{{"id":"it","dyads":["tr-kz"],"domain":"people","title":"It","claims":[{}]}}]}}"#,
            dates.iter().map(claim).collect::<Vec<_>>().join(",")
        );
        let dossier = read(&[Source { name: "a.json", text: &text, format: Format::Json }]).expect("a dossier");
        Words::default().when(&dossier.records[0].when().expect("a date"))
    }

    #[test]
    fn a_thing_happens_once() {
        assert_eq!(said("event", &["1991", "1991-12-16"]), "16 Dec 1991");
        assert_eq!(said("event", &["1992", "1991-12-16"]), "between 16 Dec 1991 and 1992");
        assert_eq!(said("event", &["1992/1994", "1993"]), "1992–1994");
    }

    #[test]
    fn a_tenure_lasts_from_its_first_mention_to_its_last() {
        assert_eq!(said("tenure", &["2025-07-29", "2011-10-25", "2020"]), "25 Oct 2011 to 29 July 2025");
        assert_eq!(said("tenure", &["2009-05-13", "2003", "2009"]), "2003 to 13 May 2009");
        assert_eq!(said("tenure", &["[..2021]", "2022-09"]), "by 2021 to Sept 2022");
        assert_eq!(said("tenure", &["2025-07-29", "2025"]), "29 July 2025");
        assert_eq!(said("tenure", &["1992/1994", "1993"]), "1992–1994");
    }
}
