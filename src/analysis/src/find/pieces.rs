//! What a reader types, as single words and quoted phrases.

use std::mem::take;

use super::letters::{add_space, drop_space};

/// How a piece of text is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    /// A single word.
    None,
    /// A phrase that is still being typed: its end is missing, and perhaps that of its last word.
    Open,
    /// A phrase.
    Closed,
}

/// A word, or the words of a phrase.
pub(super) struct Piece {
    /// Without quotation marks, with one space between words.
    pub text: String,
    /// Whether there were marks.
    pub quote: Quote,
}

impl Piece {
    /// Whether nobody could take it for anything but words that are searched for.
    pub fn is_plain(&self) -> bool {
        self.quote != Quote::None || !self.text.contains(':')
    }
}

/// The words and phrases of a text in their order. A phone writes “ where a keyboard writes ".
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let (mut pieces, mut words, mut quote) = (Vec::new(), String::new(), Quote::None);
    let mut letters = text.chars();
    loop {
        let letter = letters.next();
        let mark = matches!(letter, Some('"' | '“' | '”' | '„' | '«' | '»'));
        match letter {
            Some(letter) if !mark && !letter.is_whitespace() => words.push(letter),
            Some(_) if !mark && quote == Quote::Open => add_space(&mut words, 0),
            // A mark ends what stands before it, the text's end too, and a space a word.
            _ => {
                let closes = mark && quote == Quote::Open;
                drop_space(&mut words, 0);
                if !words.is_empty() {
                    let quote = if closes { Quote::Closed } else { quote };
                    pieces.push(Piece { text: take(&mut words), quote });
                }
                quote = if mark && !closes { Quote::Open } else { Quote::None };
            }
        }
        if letter.is_none() {
            return pieces;
        }
    }
}

/// Pieces as a text in which [`pieces`] finds them again. A word with a colon becomes a phrase, for a filter would
/// read it as a facet.
pub(super) fn joined(pieces: &[Piece]) -> String {
    let mut joined = String::new();
    for piece in pieces {
        add_space(&mut joined, 0);
        let word = piece.quote == Quote::None && piece.is_plain();
        joined.push_str(if word { "" } else { "\"" });
        joined.push_str(&piece.text);
        joined.push_str(if word || piece.quote == Quote::Open { "" } else { "\"" });
    }
    joined
}

/// A text without its word or phrase at a place, from 0.
pub fn without_word(text: &str, place: usize) -> String {
    let mut pieces = pieces(text);
    if place < pieces.len() {
        pieces.remove(place);
    }
    joined(&pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_and_phrases() {
        let tidy = |text| joined(&pieces(text));
        assert_eq!(tidy("  baku   1992 "), "baku 1992");
        assert_eq!(tidy("visit “one  nation ” Baku"), "visit \"one nation\" Baku");
        assert_eq!(tidy("the \"Karabakh wa"), "the \"Karabakh wa");
        assert_eq!(tidy("at 12:30"), "at \"12:30\"");
        assert_eq!(tidy("empty \"\" \" \" end \""), "empty end");
        assert_eq!(without_word("one \"two three\" four", 1), "one four");
        assert_eq!(without_word("one", 7), "one");
    }

    proptest! {
        #[test]
        fn a_text_that_is_tidy_stays_so(text in "[a-c :“”\"]{0,20}") {
            let tidy = joined(&pieces(&text));
            prop_assert_eq!(joined(&pieces(&tidy)), tidy);
        }
    }
}
