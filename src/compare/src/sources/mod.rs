//! The documents: what each covers, how much rests on it alone, and what does not agree.

mod papers;
mod quarrels;
pub mod strings;
#[cfg(test)]
mod tests;

use analysis::sources::coverage;
use ui::tree::{Node, of};

use crate::desk::Desk;
use strings::Papers;

/// How much stands side by side, as the style sheets call it; a blank before it.
pub fn form(desk: &Desk<'_>) -> &'static str {
    match desk.width {
        width if width < chart::NARROW => " stack",
        width if width < 900.0 => " tight",
        _ => "",
    }
}

/// All of the view.
pub fn page(desk: &Desk<'_>) -> Vec<Node> {
    let strings = Papers::of(desk.language);
    let covered = coverage(desk.dossier);
    let page = of("div", &["papers", form(desk)].concat())
        .put(of("p", "deck").say(strings.deck))
        .put_all(papers::section(desk, strings, &covered))
        .put_all(papers::subjects(desk, strings, &covered))
        .put_all(quarrels::sections(desk, strings));
    vec![page]
}
