//! Every record with its claims, as a table to sort.

mod order;
mod row;
mod strings;
#[cfg(test)]
mod tests;

use analysis::listing::{claims, page as rows_of_page, pages};
use dossier::number::digits;
use ui::tree::{Act, Node, button, el, of};

use crate::desk::Desk;
use crate::sources::form;
use crate::sources::strings::Papers;
pub use order::Orders;
use order::{Column, Sorted};
use strings::Tabled;

/// So many records stand on a page.
const ROWS: usize = 200;

/// All of the view.
pub fn page(desk: &Desk<'_>) -> Vec<Node> {
    let strings = Tabled::of(desk.language);
    let sorted = Sorted::of(&desk.own);
    let order = desk.orders.of(desk, sorted);
    let rows: Vec<usize> = order.iter().copied().filter(|at| desk.keeps(*at)).collect();
    let class = &["records", form(desk)].concat();
    if rows.is_empty() {
        return vec![of("div", class).put(nothing(desk, strings))];
    }
    // A page is of one order and one choice: another begins at its first page.
    let of_order = [sorted.column.word(), " ", sorted.word(), " ", &digits(rows.len() as i64), " "].concat();
    let here = desk.own.last("page ").and_then(|page| page.strip_prefix(of_order.as_str())?.parse().ok());
    let here = here.unwrap_or(0_usize).min(pages(rows.len(), ROWS) - 1);
    let (from, to) = rows_of_page(rows.len(), here, ROWS);

    let said = Papers::of(desk.language).claims(claims(desk.dossier, &rows));
    let count = [&desk.strings.terms.records(rows.len()), ", ", &said].concat();
    let mut table = of("table", "rows")
        .set("role", "table")
        .put(el("caption").put(el("b").say(&count)))
        .put(heads(strings, sorted));
    for at in rows.get(from..to).unwrap_or_default() {
        if let Some(record) = desk.record(*at) {
            table = table.put(row::group(desk, strings, *at, record));
        }
    }
    let ways = (pages(rows.len(), ROWS) > 1).then(|| ways(strings, &of_order, here, rows.len()));
    vec![of("div", class).put(table).put_if(ways)]
}

/// Why there is nothing, and what helps.
fn nothing(desk: &Desk<'_>, strings: &Tabled) -> Node {
    let line = of("p", "note");
    if desk.kept.contains(&0) {
        let everything = button(strings.everything, &Act::Filter(String::new())).set("class", "link");
        line.say(strings.nothing).say(" ").put(everything)
    } else {
        line.say(strings.empty)
    }
}

/// A button a column: it sorts by it.
fn heads(strings: &Tabled, sorted: Sorted) -> Node {
    let mut row = el("tr").set("role", "row");
    for ((word, column), name) in Column::ALL.into_iter().zip(strings.columns) {
        let is_sorted = sorted.column == column;
        let arrow =
            is_sorted.then(|| el("span").set("aria-hidden", "true").say(if sorted.down { " ↓" } else { " ↑" }));
        let press = el("button").set("type", "button").set("data-own", &["sort ", word].concat());
        let head = of("th", word).set("role", "columnheader").set("scope", "col");
        let head = head.perhaps("aria-sort", is_sorted.then(|| sorted.word()));
        row = row.put(head.put(press.say(name).put_if(arrow)));
    }
    el("thead").set("role", "rowgroup").put(row)
}

/// To the other pages, and which rows stand here.
fn ways(strings: &Tabled, of_order: &str, here: usize, rows: usize) -> Node {
    let last = pages(rows, ROWS) - 1;
    let targets = [0, here.saturating_sub(1), (here + 1).min(last), last];
    let (from, to) = rows_of_page(rows, here, ROWS);
    let mut line = of("div", "pages").set("role", "group").set("aria-label", strings.pages);
    for (place, (name, target)) in strings.ways.into_iter().zip(targets).enumerate() {
        let press = of("button", "link").keyed(name).set("type", "button");
        let press = press.set("data-own", &["page ", of_order, &digits(target as i64)].concat()).say(name);
        line = line.put(press.perhaps("disabled", (target == here).then_some("")));
        if place == 1 {
            line = line.put(of("span", "more").set("aria-live", "polite").say(&strings.rows(from + 1, to, rows)));
        }
    }
    line
}
