//! A packed dossier as a file for the web, as `entente pack` writes it: a page gets it without reading it first.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `entente` and a zero, as no text begins |
//! | 4 | the version of the form, least byte first, as the lengths |
//! | 4, 4, 4 | how long the three parts are |
//! | … | the dossier, as far as a picture needs it |
//! | … | the documents' words and figures, and what does not agree |
//! | … | what follows for two of its dyads, which only a comparison needs |

use super::FORM;

/// What every file begins with.
const MARK: &[u8; 8] = b"entente\0";

/// The file of three packed parts.
pub fn to_file(parts: &[Vec<u8>; 3]) -> Vec<u8> {
    let [first, second, third] = parts;
    let lengths = [first, second, third].map(|part| (part.len() as u32).to_le_bytes());
    [MARK.as_slice(), &(FORM as u32).to_le_bytes(), lengths.as_flattened(), first, second, third].concat()
}

/// Whether bytes are such a file, of this version or another; else they may be text.
pub fn is_file(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// So many bytes stand before the parts.
pub const HEAD: usize = 24;

/// Where the three parts of a file end, by its first [`HEAD`] bytes and how many it has in all.
///
/// # Errors
/// A sentence for readers: it is of another version, or not whole.
pub fn ends(head: &[u8], length: usize) -> Result<[usize; 3], &'static str> {
    let broken = "This packed dossier is not whole; load or pack it again.";
    let (form, rest) = head.strip_prefix(MARK).and_then(number).ok_or(broken)?;
    if form as u64 != FORM {
        return Err("This dossier was packed by another version of Entente; pack it again.");
    }
    let (mut ends, mut rest, mut end) = ([0; 3], rest, HEAD);
    for place in &mut ends {
        let (part, after) = number(rest).ok_or(broken)?;
        end = end.saturating_add(part);
        (*place, rest) = (end, after);
    }
    if end == length { Ok(ends) } else { Err(broken) }
}

/// The three parts of a file, still packed.
///
/// # Errors
/// As [`ends`].
pub fn parts(file: &[u8]) -> Result<[&[u8]; 3], &'static str> {
    let [first, second, third] = ends(file, file.len())?;
    let part = |from, to| file.get(from..to).unwrap_or_default();
    Ok([part(HEAD, first), part(first, second), part(second, third)])
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number) as usize, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_and_nothing_less() {
        let all = [vec![1, 2, 3], vec![4], vec![5, 6]];
        let file = to_file(&all);
        assert!(is_file(&file) && !is_file(b"{\"dossier\":{}}") && !is_file(&[]));
        assert_eq!(parts(&file), Ok([all[0].as_slice(), all[1].as_slice(), all[2].as_slice()]));
        for length in 0..file.len() {
            assert!(parts(&file[..length]).is_err_and(|why| why.contains("not whole")), "{length} bytes");
        }
        assert!(parts(&[file.as_slice(), &[0]].concat()).is_err());
    }

    #[test]
    fn another_version_is_told_so() {
        let mut file = to_file(&[Vec::new(), Vec::new(), Vec::new()]);
        file[8] += 1;
        assert!(is_file(&file));
        assert!(parts(&file).is_err_and(|why| why.contains("another version of Entente; pack it again")));
    }
}
