//! Texts as they are compared: so that "Erdogan" finds Erdoğan and "Istanbul" İstanbul.

/// Small letters, each mark apart from its letter (Unicode's NFD), as `normalize("NFD")` and `toLowerCase()` make them
/// in a browser: their tables need not be fetched.
pub type Fold<'a> = &'a dyn Fn(&str) -> String;

/// What ends each field of a text that is searched. Words are parted by a space; no other sign stays.
pub(super) const END: u8 = b'\n';

/// Adds a folded text as words of plain letters and figures with one space between them.
pub(super) fn add_plain(folded: &str, to: &mut String) {
    let start = to.len();
    for letter in folded.chars() {
        match letter {
            'a'..='z' | '0'..='9' => to.push(letter),
            // Marks that stood on a letter; apostrophes, and the sign that only breaks a line.
            '\u{300}'..='\u{36f}' | '\'' | '‘' | '’' | 'ʻ' | 'ʼ' | '\u{ad}' => {}
            // Letters of Latin scripts that are no letter with a mark.
            'ı' => to.push('i'),
            'ə' => to.push('e'),
            'ø' => to.push('o'),
            'ł' => to.push('l'),
            'đ' => to.push('d'),
            'ß' => to.push_str("ss"),
            'æ' => to.push_str("ae"),
            'œ' => to.push_str("oe"),
            // Signs, spaces, dashes and quotation marks, of ASCII, Latin-1 and general punctuation.
            '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' => add_space(to, start),
            _ => to.push(letter),
        }
    }
    drop_space(to, start);
}

/// Adds a space behind what a text has from `start` on, unless there is one.
pub(super) fn add_space(text: &mut String, start: usize) {
    if text.len() > start && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Takes away the space at the end of what a text has from `start` on.
pub(super) fn drop_space(text: &mut String, start: usize) {
    if text.len() > start && text.ends_with(' ') {
        text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::fold;
    use super::*;

    fn plain(text: &str) -> String {
        let mut plain = "before ".to_owned();
        add_plain(&fold(text), &mut plain);
        plain.split_off(7)
    }

    #[test]
    fn letters_are_found_without_their_marks() {
        let cases = [
            ("Erdoğan, Özal and Şahin", "erdogan ozal and sahin"),
            ("İstanbul, ISTANBUL, ısı", "istanbul istanbul isi"),
            ("Əliyev’s Mikayıl Müşfiq", "eliyevs mikayil musfiq"),
            ("Türkiye–Kazakhstan (2009)", "turkiye kazakhstan 2009"),
            ("Straße, Łódź, Đà, Ærø, Œuvre", "strasse lodz da aero oeuvre"),
            ("  “one nation, two states” ", "one nation two states"),
            ("$556.8 million; 6 m³", "556 8 million 6 m"),
            ("Қазақстан, йод", "қазақстан иод"),
            ("…", ""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected);
        }
    }
}
