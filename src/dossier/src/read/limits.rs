//! How much is read: bounds for what strangers send, far above any real dossier, so that no text takes all memory or
//! all time of the page that shows it.

use super::log::{Log, grouped};
use super::node::Span;

/// The largest text that is read, in bytes. A dossier of 100,000 records has some 26 million.
pub const LARGEST: usize = 64 << 20;

/// The most lists, tables and what is in them that one text may have; 100,000 records have 1.6 million.
pub(super) const VALUES: usize = 4_000_000;

/// How deep lists and tables may lie in each other; a dossier needs five.
pub(super) const DEEPEST: usize = 64;

/// The longest text of a field, in bytes: some pages of a book.
pub(super) const LONGEST: usize = 20_000;

/// The most records.
pub(super) const RECORDS: usize = 250_000;

/// The most documents, actors, dyads, indicators, entities and noted disagreements, of each.
pub(super) const THINGS: usize = 5_000;

/// The most items of a list in one of them: claims, ids, languages.
pub(super) const ITEMS: usize = 200;

/// Notes that there is more of something than is read; how much more is not worth counting.
pub(super) fn too_many(log: &mut Log<'_>, span: Span, most: usize, what: &str) {
    log.error(span, "too-large", format!("at most {} {what}", grouped(most)), "more".to_owned());
    log.parts_are_missing();
}

/// Notes that lists and tables lie too deep in each other.
pub(super) fn too_deep(log: &mut Log<'_>, span: Span) {
    let expected = format!("lists and tables at most {DEEPEST} deep in each other");
    log.error(span, "too-large", expected, "a deeper one".to_owned());
}

/// Notes a text that is too long.
pub(super) fn too_long(log: &mut Log<'_>, span: Span) {
    let length = span.end.saturating_sub(span.start);
    let expected = format!("at most {} bytes in one text", grouped(LONGEST));
    log.error(span, "too-large", expected, format!("one of {}", grouped(length)));
}

/// Where a JSON text has more values, or a longer text, than is read: found before a tree of it takes many times its
/// size. A text in which quotation marks do not pair is left to the parser.
pub(super) fn excess(text: &str) -> Option<Excess> {
    let mut values = 0;
    let mut opened = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match (opened, byte) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(start), b'"') if at - start > LONGEST + 1 => return Some(Excess::Text(start, at + 1)),
            (Some(_), b'"') => opened = None,
            (Some(_), _) => {}
            (None, b'"') => opened = Some(at),
            (None, b',' | b'[' | b'{') => {
                values += 1;
                if values > VALUES {
                    return Some(Excess::Values(at));
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// What there is too much of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// A text from one byte to another.
    Text(usize, usize),
    /// Values, from a byte on.
    Values(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_a_text_is_no_value() {
        let quoted = format!("[\"{}\"]", "\\\",[{".repeat(LONGEST / 6));
        assert_eq!(excess(&quoted), None);
        assert_eq!(excess(&format!("[\"{}\"]", "a".repeat(LONGEST))), None);
        assert_eq!(excess(&format!("[\"{}\"]", "a".repeat(LONGEST + 1))), Some(Excess::Text(1, LONGEST + 4)));
    }

    #[test]
    fn values_are_counted_before_they_are_kept() {
        assert_eq!(excess(&format!("[0{}]", ",0".repeat(VALUES - 1))), None);
        assert_eq!(excess(&format!("[0{}]", ",0".repeat(VALUES))), Some(Excess::Values(2 * VALUES)));
    }
}
