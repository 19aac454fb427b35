//! A packed dossier as a file for the web, as `entente pack` writes it: a page gets it without reading it first.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `entente` and a zero, as no text begins |
//! | 4 | the version of the form, least byte first, as the lengths |
//! | 4, 4 | how long the two parts are |
//! | … | the dossier and what its documents disagree on |
//! | … | what follows for two of its dyads, which only a comparison needs |

use super::FORM;

/// What every file begins with.
const MARK: &[u8; 8] = b"entente\0";

/// The file of two packed parts.
pub fn to_file(parts: &[Vec<u8>; 2]) -> Vec<u8> {
    let [first, second] = parts;
    let lengths = [first, second].map(|part| (part.len() as u32).to_le_bytes());
    [MARK.as_slice(), &(FORM as u32).to_le_bytes(), lengths.as_flattened(), first, second].concat()
}

/// Whether bytes are such a file, of this version or another; else they may be text.
pub fn is_file(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// The two parts of a file, still packed.
///
/// # Errors
/// A sentence for readers: it is of another version, or not whole.
pub fn parts(file: &[u8]) -> Result<[&[u8]; 2], &'static str> {
    let broken = "This packed dossier is not whole; load or pack it again.";
    let (form, rest) = file.strip_prefix(MARK).and_then(number).ok_or(broken)?;
    if form as u64 != FORM {
        return Err("This dossier was packed by another version of Entente; pack it again.");
    }
    let (length, rest) = number(rest).ok_or(broken)?;
    let (other_length, rest) = number(rest).ok_or(broken)?;
    let (first, second) = rest.split_at_checked(length).ok_or(broken)?;
    if second.len() == other_length { Ok([first, second]) } else { Err(broken) }
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
        let both = [vec![1, 2, 3], vec![4]];
        let file = to_file(&both);
        assert!(is_file(&file) && !is_file(b"{\"dossier\":{}}") && !is_file(&[]));
        assert_eq!(parts(&file), Ok([both[0].as_slice(), both[1].as_slice()]));
        for length in 0..file.len() {
            assert!(parts(&file[..length]).is_err_and(|why| why.contains("not whole")), "{length} bytes");
        }
        assert!(parts(&[file.as_slice(), &[0]].concat()).is_err());
    }

    #[test]
    fn another_version_is_told_so() {
        let mut file = to_file(&[Vec::new(), Vec::new()]);
        file[8] += 1;
        assert!(is_file(&file));
        assert!(parts(&file).is_err_and(|why| why.contains("another version of Entente; pack it again")));
    }
}
