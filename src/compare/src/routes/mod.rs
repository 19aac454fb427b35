//! The routes: what flows which way, and what links whom.

mod flows;
mod goals;
mod legend;
mod lines;
mod links;
mod lives;
mod strings;
#[cfg(test)]
mod tests;

use analysis::disagreement::Reading;
use dossier::{Claim, Record};
use ui::tree::{Act, Node, of};

use crate::desk::Desk;
use strings::Routing;

/// All of the view.
pub fn page(desk: &Desk<'_>) -> Vec<Node> {
    let words = Routing::of(desk.language);
    let class = if is_narrow(desk) { "routes slim" } else { "routes" };
    let routes = &desk.workings.routes;
    let mut page = of("div", class);
    for flow in &routes.flows {
        page = page.put_if(flows::section(desk, words, flow));
    }
    for goal in &routes.goals {
        page = page.put_if(goals::section(desk, words, goal));
    }
    page = page.put_all(links::section(desk, words));
    if page.children.is_empty() {
        page = page.put(of("p", "note").say(words.nothing));
    }
    vec![page]
}

/// Whether things stand one below the other.
fn is_narrow(desk: &Desk<'_>) -> bool {
    desk.width < 900.0
}

/// About how wide a text is: no browser is asked, so letters are taken for wide ones.
fn wide(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().count() as f64 * size * if bold { 0.58 } else { 0.53 }
}

/// What is read.
fn of_reading<'a>(desk: &'a Desk<'_>, reading: Reading) -> Option<(&'a Record, &'a Claim)> {
    reading.of(desk.dossier)
}

/// The columns of the comparison that a record belongs to.
fn sides(desk: &Desk<'_>, record: &Record) -> Vec<&'static str> {
    let columns = desk.dyads.iter().enumerate().filter(|(_, dyad)| record.dyads.contains(dyad));
    columns.map(|(column, _)| desk.side(column)).collect()
}

/// A drawing; its words are said elsewhere or in its label.
fn svg(class: &str, width: f64, height: f64) -> Node {
    of("svg", class).num("width", width).num("height", height)
}

/// A group that opens a record.
fn opens(record: &Record, label: &str) -> Node {
    of("g", "part")
        .set("role", "button")
        .set("tabindex", "0")
        .set("aria-label", label)
        .set("data-record", &record.id)
        .act(&Act::Select(Some(record.id.clone())))
}

/// A text of a drawing.
fn words_at(class: &str, x: f64, y: f64, anchor: &str, words: &str) -> Node {
    of("text", class).num("x", x).num("y", y).set("text-anchor", anchor).say(words)
}
