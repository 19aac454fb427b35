//! All that can be searched of a dossier, in one text.

use dossier::words::Words;
use dossier::{Domain, Dossier, Kind, Record, Text};

use super::letters::{END, Fold, add_plain};
use super::order::in_time;
use super::query::Query;

/// How many records are folded at once: few calls into the browser, and no second copy of a large dossier.
const TOGETHER: usize = 1_000;
/// Between records and between their fields while they are folded: signs that no fold changes.
const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';

/// How a reader is told of records: what is searched is what can be seen.
#[derive(Clone, Copy)]
pub struct Language<'a> {
    /// BCP 47.
    pub tag: &'a str,
    /// Dates in words.
    pub words: &'a Words,
    /// The name of a subject.
    pub domain: &'a dyn Fn(Domain) -> &'a str,
    /// The name of a sort of record.
    pub kind: &'a dyn Fn(Kind) -> &'a str,
}

/// The texts of all records in plain letters, one after the other. Records stand in the order in which results come:
/// the most important first, then the earliest.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Haystack {
    text: String,
    stems: Vec<Stem>,
}

/// Where a record's text is: from the end of the one before.
#[derive(Debug, Clone, PartialEq)]
struct Stem {
    record: u32,
    /// Where its title ends.
    title: u32,
    end: u32,
}

/// A record's text: its title, then all else, each field with [`END`] behind it.
pub(super) struct Told<'h> {
    /// Position of the record.
    pub record: usize,
    /// All fields.
    pub text: &'h [u8],
    /// The length of the title.
    pub title: usize,
}

/// What a search has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Positions of the first records, the best first.
    pub records: Vec<usize>,
    /// How many there are in all.
    pub total: usize,
}

impl Haystack {
    /// Gathers what can be searched.
    pub fn new(dossier: &Dossier, language: Language<'_>, fold: Fold<'_>) -> Self {
        let mut order = in_time(dossier);
        let importance = |at: &usize| dossier.records.get(*at).map(|record| record.importance);
        dossier::order::sort(&mut order, |one, other| importance(other).cmp(&importance(one)));
        let mut haystack = Self::default();
        for together in order.chunks(TOGETHER) {
            let mut raw = String::new();
            for record in together.iter().filter_map(|at| dossier.records.get(*at)) {
                fields(dossier, record, language, &mut |field| {
                    // Control characters would be taken for the ends of fields.
                    raw.extend(field.chars().map(|letter| if letter < ' ' { ' ' } else { letter }));
                    raw.push(FIELD);
                });
                raw.push(RECORD);
            }
            for (record, folded) in together.iter().zip(fold(&raw).split(RECORD)) {
                haystack.add(*record, folded);
            }
        }
        haystack
    }

    fn add(&mut self, record: usize, folded: &str) {
        let mut title = None;
        for field in folded.split(FIELD) {
            let start = self.text.len();
            add_plain(field, &mut self.text);
            title.get_or_insert(self.text.len());
            if self.text.len() > start {
                self.text.push(char::from(END));
            }
        }
        let title = title.unwrap_or_default() as u32;
        self.stems.push(Stem { record: record as u32, title, end: self.text.len() as u32 });
    }

    /// The texts of all records.
    pub(super) fn told(&self) -> impl Iterator<Item = Told<'_>> {
        let mut start = 0;
        self.stems.iter().map(move |stem| {
            let end = stem.end as usize;
            let text = self.text.as_bytes().get(start..end).unwrap_or_default();
            let title = (stem.title as usize).saturating_sub(start);
            start = end;
            Told { record: stem.record as usize, text, title }
        })
    }

    /// The records `among` some (by position) that contain a query: the best first, the more important before others,
    /// the earlier before the later. Of these the first `most`, and how many there are.
    pub fn search(&self, query: &Query, among: &dyn Fn(usize) -> bool, most: usize) -> Found {
        // One list for each fit; what stands in order stays so.
        let mut lists = [const { Vec::new() }; 4];
        let mut total = 0;
        for told in self.told().filter(|told| among(told.record)) {
            let Some(fit) = query.fit(&told) else { continue };
            total += 1;
            if let Some(list) = lists.get_mut(fit as usize).filter(|list| list.len() < most) {
                list.push(told.record);
            }
        }
        let mut records = lists.concat();
        records.truncate(most);
        Found { records, total }
    }

    /// Whether each record, by its position, contains a query.
    pub fn contains(&self, query: &Query) -> Vec<bool> {
        let mut contains = vec![false; self.stems.len()];
        for told in self.told() {
            if let Some(found) = contains.get_mut(told.record) {
                *found = query.fit(&told).is_some();
            }
        }
        contains
    }
}

/// Hands over what is searched of a record, its title first.
fn fields(dossier: &Dossier, record: &Record, language: Language<'_>, put: &mut dyn FnMut(&str)) {
    put(record.title.get(language.tag));
    let mut put_text = |text: Option<&Text>| put(text.map_or("", |text| text.get(language.tag)));
    for text in [&record.role, &record.place, &record.note] {
        put_text(text.as_ref());
    }
    put_text(record.indicator.and_then(|at| dossier.indicators.get(at)).map(|indicator| &indicator.title));
    for at in &record.dyads {
        put_text(dossier.dyads.get(*at).map(|dyad| &dyad.title));
    }
    for at in record.from.into_iter().chain(record.to) {
        put_text(dossier.actors.get(at).map(|actor| &actor.name));
    }
    for entity in record.about.iter().filter_map(|at| dossier.entities.get(*at)) {
        put_text(Some(&entity.name));
    }
    for claim in &record.claims {
        put_text(claim.statement.as_ref());
    }
    record.claims.iter().for_each(|claim| put(&claim.as_written));
    let entities = record.about.iter().filter_map(|at| dossier.entities.get(*at));
    entities.flat_map(|entity| &entity.aliases).for_each(|alias| put(alias));
    put(record.person.as_deref().unwrap_or_default());
    put(&record.when().map_or_else(String::new, |when| language.words.when(&when)));
    put((language.domain)(record.domain));
    put((language.kind)(record.kind));
}

#[cfg(test)]
mod tests {
    use super::super::query::Fit;
    use super::super::testing::{fold, haystack, records};
    use super::*;
    use crate::testing::{AZ, Build, ClaimWith, KZ, TUR, claim, dossier, record};
    use dossier::{Claim, Entity};
    use proptest::prelude::*;

    /// Ids of what is found.
    fn found(dossier: &Dossier, query: &str) -> Vec<String> {
        let found = haystack(dossier).search(&Query::new(query, &fold), &|_| true, 100);
        assert_eq!(found.total, found.records.len());
        found.records.iter().map(|at| dossier.records[*at].id.clone()).collect()
    }

    #[test]
    fn everything_that_can_be_seen_is_searched() {
        let text = |text: &str| Some(Text::new("en", text));
        let told = Claim { statement: text("A promise"), ..claim(0, "two thousand").dated("1992-03-02") };
        let full = Record {
            domain: Domain::Energy,
            person: Some("Süleyman Demirel".to_owned()),
            role: text("President"),
            place: text("Bakı"),
            note: text("Later denied"),
            indicator: Some(0),
            from: Some(TUR),
            about: vec![0],
            ..record("visit", Kind::Event, &[KZ, AZ])
        };
        let mut dossier = dossier(vec![record("other", Kind::Mission, &[KZ]), full.with(told)]);
        dossier.entities.push(Entity {
            id: "ots".to_owned(),
            sort: dossier::Sort::Organisation,
            name: Text::new("en", "Organisation of Turkic States"),
            aliases: vec!["OTS".to_owned()],
            within: None,
        });
        let words = [
            "visit",
            "demirel",
            "president",
            "baki",
            "denied",
            "trade-turnover",
            "TUR",
            "tr-az",
            "turkic",
            "ots",
            "promise",
            "thousand",
            "1992",
            "2 mar",
            "energy",
            "event",
        ];
        for word in words {
            assert_eq!(found(&dossier, word), ["visit"], "{word}");
        }
        assert_eq!(found(&dossier, "tr-kz"), ["visit", "other"]);
    }

    #[test]
    fn the_best_comes_first_then_the_important_then_the_early() {
        let event = |id: &str, title: &str, importance, edtf: &str| {
            let record = Record { importance, title: Text::new("en", title), ..record(id, Kind::Event, &[KZ]) };
            if edtf.is_empty() { record } else { record.with(claim(0, "x").dated(edtf)) }
        };
        let place = Record { place: Some(Text::new("en", "Baku")), ..event("place", "Visit", 5, "1990") };
        let dossier = dossier(vec![
            place,
            event("inside", "Abakumov", 5, "1990"),
            event("undated", "Baku", 4, ""),
            event("late", "Baku", 4, "1995"),
            event("early", "Baku", 4, "1991"),
            event("important", "Baku talks", 5, "2000"),
            event("word", "In Baku", 5, "1980"),
        ]);
        let order = ["important", "early", "late", "undated", "word", "place", "inside"];
        assert_eq!(found(&dossier, "baku"), order);
        let two = haystack(&dossier).search(&Query::new("baku", &fold), &|at| at != 5, 2);
        assert_eq!(two, Found { records: vec![4, 3], total: 6 });
    }

    #[test]
    fn texts_with_control_characters_stay_with_their_record() {
        let title = Text::new("en", "Odd\u{1e}title\u{1f}indeed\n");
        let odd = Record { title, ..record("odd", Kind::Event, &[KZ]) };
        let dossier = dossier(vec![odd, record("plain", Kind::Event, &[KZ])]);
        assert_eq!(found(&dossier, "\"odd title indeed\""), ["odd"]);
        assert_eq!(found(&dossier, "plain"), ["plain"]);
    }

    /// The fit of one record, word by word as a reader would say it.
    fn naive(told: &Told<'_>, words: &[&str]) -> Option<Fit> {
        let text = std::str::from_utf8(told.text).expect("text");
        let (title, fields) = text.split_at(told.title);
        let one = |word: &&str| {
            let begins = |text: &str| text.split([' ', '\n']).any(|other| other.starts_with(word));
            match (begins(title), begins(fields), word.len() > 2 && text.contains(word)) {
                (true, ..) => Some(Fit::Title),
                (_, true, _) => Some(Fit::Field),
                (_, _, inside) => inside.then_some(Fit::Inside),
            }
        };
        let fits: Option<Vec<Fit>> = words.iter().map(one).collect();
        let weakest = fits?.into_iter().max().unwrap_or(Fit::Title);
        Some(if title.starts_with(&words.join(" ")) { Fit::TitleStart } else { weakest })
    }

    proptest! {
        #[test]
        fn search_is_what_looking_at_each_record_gives(
            records in records(),
            words in proptest::collection::vec("[a-c]{1,4}", 0..4),
            most in 0_usize..12,
        ) {
            let dossier = dossier(records);
            let haystack = haystack(&dossier);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let query = Query::new(&words.join(" "), &fold);
            let among = |record: usize| record % 4 != 2;
            let mut expected: Vec<(Fit, usize)> = haystack
                .told()
                .filter(|told| among(told.record))
                .filter_map(|told| Some((naive(&told, &words)?, told.record)))
                .collect();
            expected.sort_by_key(|(fit, _)| *fit);
            let found = haystack.search(&query, &among, most);
            prop_assert_eq!(found.total, expected.len());
            let first: Vec<usize> = expected.iter().map(|(_, record)| *record).take(most).collect();
            prop_assert_eq!(found.records, first);
            let contains = haystack.contains(&query);
            for told in haystack.told() {
                let text = std::str::from_utf8(told.text).expect("text");
                prop_assert!(!contains[told.record] || words.iter().all(|word| text.contains(word)));
                prop_assert_eq!(contains[told.record], naive(&told, &words).is_some());
            }
        }

        #[test]
        fn each_record_stands_there_once_with_its_title(records in records()) {
            let dossier = dossier(records);
            let haystack = haystack(&dossier);
            let mut told: Vec<(usize, String)> = haystack
                .told()
                .map(|told| (told.record, String::from_utf8(told.text[..told.title].to_vec()).expect("a title")))
                .collect();
            told.sort();
            let titles = dossier.records.iter().map(|record| record.title.get("en").to_owned());
            prop_assert_eq!(told, titles.enumerate().collect::<Vec<_>>());
        }
    }
}
