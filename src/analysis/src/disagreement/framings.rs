//! One thing under different words.

use super::{Found, Reading, Rule};

/// Within a record: claims that call the thing by different words. One reading for each word of each document.
pub(super) fn find(found: &mut Found<'_>) {
    let dossier = found.dossier;
    for (at, record) in dossier.records.iter().enumerate() {
        let mut words: Vec<(usize, &str)> = Vec::new();
        let mut readings = Vec::new();
        for (index, claim) in record.claims.iter().enumerate() {
            let Some(called) = &claim.called else { continue };
            let word = (claim.document, called.get(&dossier.language));
            if !words.contains(&word) {
                words.push(word);
                readings.push(Reading { record: at, claim: index });
            }
        }
        if words.iter().any(|(_, word)| words.first().is_some_and(|(_, first)| first != word)) {
            found.add(Rule::Framing, readings, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disagreements;
    use crate::testing::{AZ, Build, claim, dossier, record};
    use dossier::{Claim, Kind, Text};

    fn called(document: usize, word: &str) -> Claim {
        Claim { called: Some(Text::new("en", word)), ..claim(document, word) }
    }

    #[test]
    fn two_words_for_one_thing_are_two_readings() {
        let conflict = record("conflict", Kind::Statement, &[AZ])
            .with(called(2, "dispute"))
            .with(claim(2, "anything"))
            .with(called(2, "dispute"))
            .with(called(3, "occupation"))
            .with(called(2, "occupation"));
        let found = disagreements(&dossier(vec![conflict]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "framings-differ:conflict");
        let claims: Vec<_> = found[0].readings.iter().map(|reading| reading.claim).collect();
        assert_eq!(claims, [0, 3, 4]);
    }

    #[test]
    fn one_word_in_two_documents_is_none() {
        let war = record("war", Kind::Event, &[AZ]).with(called(2, "war")).with(called(3, "war"));
        assert_eq!(disagreements(&dossier(vec![war])), []);
    }

    #[test]
    fn words_are_compared_in_the_language_of_the_dossier() {
        let mut other = called(3, "War");
        other.called = Some(Text(vec![("tr".to_owned(), "savaş".to_owned()), ("en".to_owned(), "war".to_owned())]));
        let war = record("war", Kind::Event, &[AZ]).with(called(2, "war")).with(other);
        assert_eq!(disagreements(&dossier(vec![war])), []);
    }
}
