//! Texts as they are compared.

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
