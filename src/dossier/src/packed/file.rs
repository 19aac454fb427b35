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

/// The three parts of a file, still packed.
///
/// # Errors
/// A sentence for readers: it is of another version, or not whole.
pub fn parts(file: &[u8]) -> Result<[&[u8]; 3], &'static str> {
    let broken = "This packed dossier is not whole; load or pack it again.";
    let (form, rest) = file.strip_prefix(MARK).and_then(number).ok_or(broken)?;
    if form as u64 != FORM {
        return Err("This dossier was packed by another version of Entente; pack it again.");
    }
    let (length, rest) = number(rest).ok_or(broken)?;
    let (second_length, rest) = number(rest).ok_or(broken)?;
    let (third_length, rest) = number(rest).ok_or(broken)?;
    let (first, rest) = rest.split_at_checked(length).ok_or(broken)?;
    let (second, third) = rest.split_at_checked(second_length).ok_or(broken)?;
    if third.len() == third_length { Ok([first, second, third]) } else { Err(broken) }
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
