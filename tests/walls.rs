//! The walls between the crates, and inside the widget, as ARCHITECTURE.md describes them.
