//! The code with which another page shows the same: a link, the element with a text for readers without it, a frame.

use ui::tree::{Node, el, of};

use super::strings::Taking;

/// What the code is made of.
pub struct Share<'a> {
    /// The folder of the widget's files, with a slash at its end; [`folder`].
    pub folder: &'a str,
    /// The title of the dossier.
    pub title: &'a str,
    /// The attributes that the element has and that say what it shows, with their values.
    pub attributes: &'a [(String, String)],
    /// The hash of the element's script, as `integrity` has it; empty: it is not known.
    pub integrity: &'a str,
    /// What a reader gets without a script, as HTML.
    pub fallback: &'a str,
    /// Where what is shown can be seen: the present page, if it keeps that in its address.
    pub here: Option<&'a str>,
}

/// Attributes that say what an element shows and how, in the order of the contract.
pub const SHOWN: [&str; 12] =
    ["src", "dyads", "view", "lang", "theme", "align", "from", "to", "focus", "filter", "height", "controls"];

/// The folder of a script that was fetched; `None`: it was not, so other pages cannot either.
pub fn folder(script: &str) -> Option<&str> {
    let is_fetched = script.starts_with("https:") || script.starts_with("http:");
    script.rfind('/').filter(|_| is_fetched).and_then(|slash| script.get(..=slash))
}

impl Share<'_> {
    /// A link to what is shown.
    pub fn link(&self) -> String {
        self.here.map_or_else(|| self.framed(), str::to_owned)
    }

    /// Two lines and what a reader gets without them.
    pub fn element(&self) -> String {
        let mut out = ["<script type=\"module\" src=\"", &escaped(self.folder), "entente.js\""].concat();
        if !self.integrity.is_empty() {
            out.push_str(&[" integrity=\"", &escaped(self.integrity), "\" crossorigin=\"anonymous\""].concat());
        }
        out.push_str("></script>\n<entente-widget");
        for (name, value) in self.attributes {
            out.push_str(&[" ", name, "=\"", &escaped(value), "\""].concat());
        }
        [&out, ">\n", self.fallback.trim_end(), "\n</entente-widget>\n"].concat()
    }

    /// The same for pages that take frames alone.
    pub fn frame(&self) -> String {
        let (at, title, folder) = (escaped(&self.framed()), escaped(self.title), escaped(self.folder));
        let frame =
            ["<iframe src=\"", &at, "\" title=\"", &title, "\" width=\"100%\" height=\"720\" frameborder=\"0\""];
        let rest = " loading=\"lazy\" sandbox=\"allow-scripts allow-popups\"></iframe>\n";
        [&frame.concat(), rest, "<script type=\"module\" src=\"", &folder, "frame.js\"></script>\n"].concat()
    }

    /// The page for frames, showing this.
    fn framed(&self) -> String {
        let above = self.folder.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
        let said = self.attributes.iter().filter(|(name, _)| name != "height");
        let said: Vec<String> = said.map(|(name, value)| [name, "=", &in_address(value)].concat()).collect();
        let query = if said.is_empty() { String::new() } else { ["?", &said.join("&")].concat() };
        [above, "/embed.html", &query].concat()
    }
}

/// The three, each with a button that copies it.
pub fn tree(strings: &Taking, share: Option<&Share<'_>>) -> Vec<Node> {
    let Some(share) = share else { return vec![of("p", "reference").say(strings.not_shared)] };
    let [link, element, frame] = strings.shares;
    let ways = [("link", link, share.link()), ("element", element, share.element()), ("frame", frame, share.frame())];
    let way = |(name, title, code): (&str, &str, String)| {
        let copy = el("button").set("type", "button").set("data-take", &["copy-", name].concat()).say(strings.copy);
        let code = of("pre", "code").set("tabindex", "0").set("aria-label", title).say(&code);
        of("div", "way-out").keyed(name).put(of("p", "ways").put(el("b").say(title)).put(copy)).put(code)
    };
    ways.into_iter().map(way).collect()
}

/// A text as HTML has it in a value and between elements.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// A text as a value in an address: what is neither a letter nor a figure nor harmless as its bytes (RFC 3986).
fn in_address(text: &str) -> String {
    const FIGURES: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte if byte.is_ascii_alphanumeric() || b"-._~:,".contains(&byte) => out.push(char::from(byte)),
            byte => {
                let figure = |part: u8| FIGURES.get(usize::from(part)).map_or('0', |figure| char::from(*figure));
                out.extend(['%', figure(byte >> 4), figure(byte & 15)]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share<'a>(attributes: &'a [(String, String)], here: Option<&'a str>) -> Share<'a> {
        Share {
            folder: "https://host.example/entente/v1/",
            title: "Two & \"one\"",
            attributes,
            integrity: "sha384-abc",
            fallback: "<p>In 1991.</p>",
            here,
        }
    }

    fn attributes(given: &[(&str, &str)]) -> Vec<(String, String)> {
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_element_is_two_lines_around_what_others_read() {
        let given = attributes(&[("dyads", "tr-kz tr-az"), ("filter", "kind:event \"Baku\" <b>")]);
        assert_eq!(
            share(&given, None).element(),
            "<script type=\"module\" src=\"https://host.example/entente/v1/entente.js\" integrity=\"sha384-abc\" \
             crossorigin=\"anonymous\"></script>\n<entente-widget dyads=\"tr-kz tr-az\" filter=\"kind:event \
             &quot;Baku&quot; &lt;b&gt;\">\n<p>In 1991.</p>\n</entente-widget>\n"
        );
        assert!(!Share { integrity: "", ..share(&given, None) }.element().contains("integrity"));
    }

    #[test]
    fn a_frame_says_what_is_shown_in_its_address() {
        let given = attributes(&[("dyads", "tr-kz tr-az"), ("filter", "Türkiye & 5%"), ("height", "400")]);
        let frame = share(&given, None).frame();
        let at = "https://host.example/entente/embed.html?dyads=tr-kz+tr-az&amp;filter=T%C3%BCrkiye+%26+5%25\"";
        assert!(frame.contains(at), "{frame}");
        assert!(frame.contains("title=\"Two &amp; &quot;one&quot;\""), "{frame}");
        assert_eq!(share(&[], None).link(), "https://host.example/entente/embed.html");
        assert_eq!(share(&given, Some("https://news.example/a#entente:x")).link(), "https://news.example/a#entente:x");
    }

    #[test]
    fn what_was_not_fetched_has_no_folder() {
        assert_eq!(folder("https://host.example/v1/compare.js"), Some("https://host.example/v1/"));
        assert_eq!(folder("file:///home/reader/offline.html"), None);
        assert_eq!(folder("blob:https://host.example/1"), None);
    }
}
