//! From byte offsets to lines and columns.

/// A checkpoint every so many bytes keeps columns cheap in a file that is one long line.
const BLOCK: usize = 256;

/// Where the lines of a text begin, and how many characters stand before each block of it.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut before = 0;
        let mut characters = Vec::with_capacity(bytes.len() / BLOCK + 1);
        for block in bytes.chunks(BLOCK) {
            characters.push(before);
            before += count(block);
        }
        Self { bytes, starts, characters }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(super) fn line_and_column(&self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.bytes.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let column = self.characters_before(offset).saturating_sub(self.characters_before(start)) + 1;
        (small(line), small(column))
    }

    fn characters_before(&self, offset: usize) -> usize {
        // An offset at the very end of the text may lie one block past the last.
        let block = (offset / BLOCK).min(self.characters.len().saturating_sub(1));
        let before = self.characters.get(block).copied().unwrap_or(0);
        before + self.bytes.get(block * BLOCK..offset).map_or(0, count)
    }
}

fn count(bytes: &[u8]) -> usize {
    // Every byte but a continuation byte begins a character.
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_are_those_of_counting_by_hand(text in "([aü€😀\n]{0,40}){0,20}") {
            let lines = Lines::new(&text);
            let (mut line, mut column) = (1, 1);
            for (at, character) in text.char_indices() {
                prop_assert_eq!(lines.line_and_column(at), (line, column));
                (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            prop_assert_eq!(lines.line_and_column(text.len()), (line, column));
        }
    }
}
