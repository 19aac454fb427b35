//! Holds the tests that cross the walls between crates; it has nothing to offer itself.
