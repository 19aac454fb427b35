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
    from: "From the documents ",
    visited: "Visited ",
};

impl Taking {
    /// The texts in a language; English where there are none.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }
}
