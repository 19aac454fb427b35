//! What is said about taking a view along, by language.

/// Every fixed text in one language.
pub struct Taking {
    /// Before the forms of a file.
    pub save: &'static str,
    /// Above the reference.
    pub cite: &'static str,
    /// The button that puts the reference on the clipboard.
    pub copy: &'static str,
    /// The same once it has.
    pub copied: &'static str,
    /// The button that gives the code for other pages.
    pub share: &'static str,
    /// Names of the link, of the element, and of the frame.
    pub shares: [&'static str; 3],
    /// Where there is no code: the widget is not on the web, or the page has handed its dossier over by itself.
    pub not_shared: &'static str,
    /// Before the documents in a reference.
    pub from: &'static str,
    /// Before the day on which an address was visited.
    pub visited: &'static str,
}

static EN: Taking = Taking {
    save: "Save as",
    cite: "Cite this",
    copy: "Copy",
    copied: "Copied",
    share: "Link and code for other pages",
    shares: ["Link", "In a page", "In a frame"],
    not_shared: "Other pages can show this when the widget and its dossier are on a web server.",
    from: "From the documents ",
    visited: "Visited ",
};

impl Taking {
    /// The texts in a language; English where there are none.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }
}
