//! What is said around a story, by language.

/// Every fixed text in one language.
pub struct Telling {
    /// What the buttons are, together.
    pub name: &'static str,
    /// To the chapter before.
    pub back: &'static str,
    /// To the next chapter.
    pub next: &'static str,
    /// Between the number of a chapter and how many there are.
    pub of: &'static str,
    /// Before the records that a chapter rests on.
    pub rests: &'static str,
    /// Where a dossier tells none.
    pub none: &'static str,
}

static EN: Telling = Telling {
    name: "Story",
    back: "Back",
    next: "Next",
    of: " of ",
    rests: "Rests on",
    none: "This dossier tells no story.",
};

impl Telling {
    /// The texts in a language; English where there are none.
    pub fn of(_language: &str) -> &'static Self {
        &EN
    }
}
