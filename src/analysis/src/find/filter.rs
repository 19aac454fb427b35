//! Which records a reader has limited the timeline to.

use dossier::{Dossier, Record};

use super::facet::Facet;
use super::letters::{add_space, drop_space};
use super::pieces::{Piece, joined, pieces};

/// How many values a message lists at most: it is read by a person.
const LISTED: usize = 24;

/// What a record must have to be kept: of each facet in which something is chosen one of the chosen values, and all
/// words of the text.
///
/// Its written form is the element's attribute `filter`:
/// `domain:energy,transport kind:agreement document:C actor:TUR status:target "one nation" baku`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The chosen values of each facet, in order; nothing chosen limits nothing.
    chosen: [Vec<usize>; Facet::ALL.len()],
    /// Words as [`joined`] writes them.
    text: String,
}

impl Filter {
    /// Reads the written form; its parts may stand in any order.
    ///
    /// # Errors
    /// A sentence for whoever wrote the page: which word is none of those that there are.
    pub fn parse(dossier: &Dossier, written: &str) -> Result<Self, String> {
        let mut filter = Self::default();
        let mut pieces = pieces(written);
        for piece in pieces.iter().filter(|piece| !piece.is_plain()) {
            let (word, values) = piece.text.split_once(':').unwrap_or_default();
            let Some((_, facet)) = Facet::ALL.iter().find(|(known, _)| *known == word) else {
                return Err(unknown(word, "", Facet::ALL.map(|(word, _)| word).to_vec()));
            };
            let known = facet.values(dossier);
            for value in values.split(',') {
                let Some(place) = known.iter().position(|known| *known == value) else {
                    return Err(unknown(word, value, known));
                };
                filter.choose(*facet, place, true);
            }
        }
        pieces.retain(Piece::is_plain);
        filter.text = joined(&pieces);
        Ok(filter)
    }

    /// The written form, always the same for the same filter; empty where nothing is limited.
    pub fn print(&self, dossier: &Dossier) -> String {
        let mut written = String::new();
        for (word, facet) in Facet::ALL {
            for (nth, value) in self.chosen(facet).iter().filter_map(|place| facet.value(dossier, *place)).enumerate() {
                if nth == 0 {
                    add_space(&mut written, 0);
                    written.push_str(word);
                }
                written.push(if nth == 0 { ':' } else { ',' });
                written.push_str(value);
            }
        }
        add_space(&mut written, 0);
        written.push_str(&self.text);
        drop_space(&mut written, 0);
        written
    }

    /// Whether all records are kept.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.chosen.iter().all(Vec::is_empty)
    }

    /// The places of the values chosen of a facet, in order.
    pub fn chosen(&self, facet: Facet) -> &[usize] {
        self.chosen.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    /// Chooses a value of a facet by its place, or no longer.
    pub fn choose(&mut self, facet: Facet, place: usize, wanted: bool) {
        let Some(chosen) = self.chosen.get_mut(facet as usize) else { return };
        chosen.retain(|other| *other != place);
        if wanted {
            let before = chosen.iter().take_while(|other| **other < place).count();
            chosen.insert(before, place);
        }
    }

    /// Chooses nothing of a facet.
    pub fn clear(&mut self, facet: Facet) {
        if let Some(chosen) = self.chosen.get_mut(facet as usize) {
            chosen.clear();
        }
    }

    /// The words that a record must contain.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes what a reader has typed: words, nothing of it a facet.
    pub fn set_text(&mut self, text: &str) {
        self.text = joined(&pieces(text));
    }

    /// Whether a record has what is chosen. Of its text only [`super::Haystack`] knows.
    pub fn keeps(&self, record: &Record) -> bool {
        self.refusing(record) == 0
    }

    /// The facets of which a record has nothing that is chosen, as bits.
    pub(super) fn refusing(&self, record: &Record) -> u8 {
        let mut refusing = 0;
        for (_, facet) in Facet::ALL {
            let chosen = self.chosen(facet);
            let mut has = chosen.is_empty();
            facet.visit(record, &mut |place| has |= chosen.contains(&place));
            refusing |= u8::from(!has) << facet as u8;
        }
        refusing
    }
}

/// That a word is none of those that there are.
fn unknown(word: &str, value: &str, mut known: Vec<&str>) -> String {
    if known.len() > LISTED {
        known.truncate(LISTED);
        known.push("…");
    }
    ["filter=\"", word, ":", value, "\" is not one of ", &known.join(", ")].concat()
}

#[cfg(test)]
mod tests {
    use super::super::testing::filters;
    use super::*;
    use crate::testing::{AZ, Build, KZ, TUR, claim, dossier, record};
    use dossier::{Domain, Kind};
    use proptest::prelude::*;

    fn parse(written: &str) -> Result<Filter, String> {
        Filter::parse(&dossier(Vec::new()), written)
    }

    #[test]
    fn the_written_form_is_stable() {
        let filter =
            parse("baku kind:agreement  domain:transport,energy,energy \"one  nation\" document:C domain:energy");
        let printed = filter.expect("a filter").print(&dossier(Vec::new()));
        assert_eq!(printed, "domain:energy,transport kind:agreement document:C baku \"one nation\"");
        assert_eq!(parse(" ").expect("nothing"), Filter::default());
    }

    #[test]
    fn what_is_wrong_is_named_with_what_there_is() {
        let said = |written| parse(written).expect_err("a mistake");
        assert_eq!(said("status:wish"), "filter=\"status:wish\" is not one of observed, estimate, target, forecast");
        assert_eq!(said("kind:event actor:RUS"), "filter=\"actor:RUS\" is not one of TUR, KAZ, AZE");
        assert_eq!(said("document:"), "filter=\"document:\" is not one of A, B, C, D");
        assert_eq!(said("topic:oil"), "filter=\"topic:\" is not one of dyad, domain, kind, actor, document, status");
    }

    #[test]
    fn typed_words_are_no_facets() {
        let mut filter = Filter::default();
        filter.set_text("kind:event at 12:30");
        assert_eq!(filter.text(), "\"kind:event\" at \"12:30\"");
        assert_eq!(parse(&filter.print(&dossier(Vec::new()))), Ok(filter));
    }

    #[test]
    fn one_of_each_facet_is_enough() {
        let gas = Record { domain: Domain::Energy, from: Some(TUR), ..record("gas", Kind::Agreement, &[AZ]) };
        let gas = gas.with(claim(1, "gas")).with(claim(2, "gas"));
        let keeps = |written| parse(written).expect("a filter").keeps(&gas);
        for kept in ["", "document:C", "document:A,C", "domain:energy,transport actor:TUR", "dyad:tr-az words"] {
            assert!(keeps(kept), "{kept}");
        }
        for dropped in ["document:A", "domain:energy kind:event", "actor:KAZ", "dyad:tr-kz", "status:target"] {
            assert!(!keeps(dropped), "{dropped}");
        }
        assert!(parse("dyad:tr-kz").expect("a filter").keeps(&record("both", Kind::Event, &[KZ, AZ])));
    }

    #[test]
    fn what_is_chosen_can_be_given_up() {
        let mut filter = parse("kind:event,mission domain:energy").expect("a filter");
        filter.choose(Facet::Kind, Kind::Event as usize, false);
        filter.clear(Facet::Domain);
        assert_eq!(Ok(&filter), parse("kind:mission").as_ref());
        filter.clear(Facet::Kind);
        assert!(filter.is_empty());
    }

    proptest! {
        #[test]
        fn printing_and_parsing_are_inverse(filter in filters()) {
            let dossier = dossier(Vec::new());
            prop_assert_eq!(Filter::parse(&dossier, &filter.print(&dossier)), Ok(filter));
        }

        #[test]
        fn the_order_of_the_parts_does_not_matter(filter in filters().prop_filter("words keep their order", |filter| {
            !filter.text().contains([' ', '"'])
        })) {
            let dossier = dossier(Vec::new());
            let printed = filter.print(&dossier);
            let backwards = printed.split(' ').rev().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(Filter::parse(&dossier, &backwards), Ok(filter));
        }
    }
}
