//! HTML as it is written: what is said is always text, and every element is closed.

/// Elements that have no content.
const VOID: [&str; 2] = ["link", "meta"];
/// Elements that stand within a line; others begin one, which keeps the source readable.
const IN_LINE: [&str; 10] = ["a", "b", "bdi", "cite", "em", "mark", "q", "small", "span", "strong"];

/// HTML that is being written. Names of elements and attributes are fixed; whatever else goes in is escaped.
#[derive(Debug, Default)]
pub struct Html {
    text: String,
    /// What is open, the innermost last.
    open: Vec<&'static str>,
}

/// Attributes by name; without a value, it is left out.
pub type Attributes<'a> = &'a [(&'static str, Option<&'a str>)];

impl Html {
    /// Begins an element.
    pub fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        if !IN_LINE.contains(&tag) {
            self.text.push('\n');
        }
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes.iter().filter_map(|(name, value)| Some((name, (*value)?))) {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.say(value);
            self.text.push('"');
        }
        self.text.push('>');
        if !VOID.contains(&tag) {
            self.open.push(tag);
        }
    }

    /// Ends the innermost element.
    pub fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(tag);
            self.text.push('>');
        }
    }

    /// An element with a text in it.
    pub fn put(&mut self, tag: &'static str, attributes: Attributes<'_>, words: &str) {
        self.open(tag, attributes);
        self.say(words);
        self.close();
    }

    /// A text.
    pub fn say(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                // HTML has no way to write these.
                control if control.is_control() && !matches!(control, '\n' | '\t') => self.text.push('\u{fffd}'),
                letter => self.text.push(letter),
            }
        }
    }

    /// What has been written; what is open is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }
}

/// An address that leads to a page or a mailbox and does nothing else.
pub fn address(url: &str) -> Option<&str> {
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://", "mailto:"].into_iter().any(is).then_some(url)
}

/// Whether a text runs from right to left, or says which way it runs: it must not turn what stands beside it.
pub fn turns(words: &str) -> bool {
    words.chars().any(|letter| {
        matches!(letter,
            '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_text() {
        let mut html = Html::default();
        html.put("q", &[("lang", None), ("title", Some("\"><script>"))], "<b>'&\u{0}\n");
        assert_eq!(html.finish(), "<q title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&#39;&amp;\u{fffd}\n</q>\n");
    }

    #[test]
    fn what_is_open_is_closed() {
        let mut html = Html::default();
        html.open("main", &[]);
        html.open("meta", &[("charset", Some("utf-8"))]);
        html.open("p", &[]);
        html.say("It");
        assert_eq!(html.finish(), "\n<main>\n<meta charset=\"utf-8\">\n<p>It</p></main>\n");
    }

    #[test]
    fn only_addresses_that_lead_somewhere_are_links() {
        for good in ["https://a.example/", "HTTP://a.example", "mailto:a@b.example"] {
            assert_eq!(address(good), Some(good));
        }
        for bad in ["javascript:alert(1)", " https://a.example", "data:text/html,x", "//a.example", "https:/é", ""] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn letters_that_turn_a_line_are_known() {
        assert!(turns("السلام") && turns("שלום") && turns("abc\u{202e}def"));
        assert!(!turns("Türkiye–Қазақстан, 16 Dec 1991"));
    }
}
