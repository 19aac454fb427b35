//! What links whom: a row a link, its course on a strip from west to east, and its life beside it.

use analysis::routes::{Carrier, Column, Link};
use analysis::spans::knowledge_end;
use chart::routes::{Strip, Wanted, columns, depth, place};
use dossier::{Claim, Record};
use ui::tree::{Node, el, line, of, rect};

use super::legend::Shown;
use super::lives::{self, Times};
use super::strings::Routing;
use super::{is_narrow, legend, lines, of_reading, sides, svg, wide, words_at};
use crate::desk::Desk;

/// Height of a row of labels, and of a link's own line.
const LABELS: f64 = 15.0;
const LINE: f64 = 18.0;
/// The least height of a row.
const ROW: f64 = 56.0;
/// Where the line of a row is, where there is room.
const MIDDLE: f64 = 31.0;

/// The links, their heads and their legend.
pub fn section(desk: &Desk<'_>, words: &Routing) -> Vec<Node> {
    let routes = &desk.workings.routes;
    let links: Vec<&Link> = routes.links.iter().filter(|link| desk.keeps(link.record)).collect();
    if links.is_empty() {
        return Vec::new();
    }
    let narrow = is_narrow(desk);
    let (course, life) = if narrow { (desk.width, desk.width) } else { (desk.width * 0.47, desk.width * 0.345) };
    let strip = columns(routes.columns.len(), 0.0, course);
    let ends = desk.dyads.iter().flat_map(|dyad| knowledge_end(desk.dossier, *dyad));
    let end = ends.filter_map(|(_, moment)| moment.extent.earliest).max();
    let times = Times::of(&links, end, life);
    let mut shown = Shown::default();
    let [link, passes, status] = words.heads;
    let [beside, below] = words.links_deck;
    let head = |words: &str| of("div", "").set("role", "columnheader").set("aria-label", words);
    let mut table = of("div", "table links").set("role", "table").set("aria-label", words.links).put(
        of("div", "line titles")
            .set("role", "row")
            .put(head(link))
            .put(head(passes).put_if((!narrow).then(|| names(desk, &routes.columns, &strip, course))))
            .put(head(status).put(lives::axis(desk, &times))),
    );
    for link in links {
        let Some(record) = desk.record(link.record) else { continue };
        shown.count(desk, link, record);
        table = table.put(
            of("div", "line")
                .set("role", "row")
                .put(title(desk, words, link, record))
                .put(desk.cell("course").put(drawn(desk, words, link, record, (&strip, course))))
                .put(desk.cell("life").put(lives::drawn(desk, words, link, record, &times, &mut shown))),
        );
    }
    let mut deck = of("p", "more").say(if narrow { below } else { beside });
    for pair in routes.columns.windows(2) {
        let [one, next] = pair else { continue };
        if one.loose {
            let [before, between] = words.loose;
            deck = deck.say(" ").say(before).say(one.name.get(desk.language)).say(between);
            deck = deck.say(next.name.get(desk.language)).say(".");
        }
    }
    vec![of("section", "linked").put(el("h3").say(words.links)).put(deck).put(table).put(legend::list(
        words,
        &shown,
        end.is_some(),
    ))]
}

/// The names of the columns, on two heights where they would touch.
fn names(desk: &Desk<'_>, columns: &[Column], strip: &Strip, width: f64) -> Node {
    let mut picture = svg("picture", width, 34.0).set("aria-hidden", "true");
    let wanted: Vec<Wanted> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let width = wide(column.name.get(desk.language), 12.0, column.ours);
            Wanted { at: strip.at(at), width, centered: true, below: true }
        })
        .collect();
    let placed = place(&wanted, 0.0, width, 1);
    for (at, (column, placed)) in columns.iter().zip(placed).enumerate() {
        let Some(placed) = placed else { continue };
        let y = if placed.row > 0 { 27.0 } else { 11.0 };
        let class = if column.ours { "tick major" } else { "tick" };
        let middle = placed.x + wide(column.name.get(desk.language), 12.0, column.ours) / 2.0;
        picture = picture.put(words_at(class, middle, y, "middle", column.name.get(desk.language)));
        picture = picture.put(line("grid", [strip.at(at), y + 4.0, strip.at(at), 34.0]));
    }
    picture
}

/// What a link is called, what it is, and where all that is drawn of it is told.
fn title(desk: &Desk<'_>, words: &Routing, link: &Link, record: &Record) -> Node {
    let stretches = link.stretches.iter().map(|it| it.told);
    let told = stretches.chain(link.halts.iter().map(|it| it.told)).chain(link.turns.iter().map(|it| it.told));
    let mut claims: Vec<&Claim> = told.filter_map(|told| Some(of_reading(desk, told)?.1)).collect();
    if claims.is_empty() {
        claims.extend(record.claims.first());
    }
    let name = desk.marked_opener("name-of", link.record, record, record.title.get(desk.language));
    let more = desk.cite_of(of("span", "more").say(words.carrier(link.carrier)), record, &claims);
    of("div", "name").set("role", "rowheader").put(of("span", &sign(desk, record)).put(name)).put(more)
}

fn sign(desk: &Desk<'_>, record: &Record) -> String {
    ui::side::sign(record, desk.dyads)
}

/// The course of a link on its strip.
fn drawn(desk: &Desk<'_>, words: &Routing, link: &Link, record: &Record, (strip, width): (&Strip, f64)) -> Node {
    if link.halts.is_empty() {
        let place = record.place.as_ref().map_or("", |place| place.get(desk.language));
        let said = of("p", "blank");
        let said = if place.is_empty() { said } else { said.say(place).say("; ") };
        return said.say(words.no_course);
    }
    let narrow = is_narrow(desk);
    let columns = &desk.workings.routes.columns;
    let column = |at: usize| columns.get(at).map_or("", |column| column.name.get(desk.language));
    let name = |at: &analysis::routes::Halt| {
        at.name.as_ref().map_or(column(at.column), |name| name.get(desk.language)).to_owned()
    };
    // On a phone no heads stand above, so every stop has its name.
    let labels: Vec<(usize, String)> = link
        .halts
        .iter()
        .enumerate()
        .filter(|(_, halt)| narrow || halt.name.is_some())
        .map(|(at, halt)| (at, name(halt)))
        .collect();
    let spots = spread(link, strip);
    let wanted: Vec<Wanted> = labels
        .iter()
        .map(|(at, label)| {
            let at = spots.get(*at).copied().unwrap_or_default();
            Wanted { at, width: wide(label, 12.0, false), centered: true, below: false }
        })
        .collect();
    let placed = place(&wanted, 0.0, width, 3);
    let (above, below) = depth(&placed);
    let upper = f64::from(above) * LABELS + LINE / 2.0 + 4.0;
    let y = if narrow { upper } else { upper.max(MIDDLE) };
    let lower = y + f64::from(below) * LABELS + LINE / 2.0 + 4.0;
    let height = if narrow { lower } else { lower.max(ROW) };
    let told: Vec<String> = link.halts.iter().map(name).collect();
    let mut picture = svg("picture", width, height).set("role", "img").set("aria-label", &told.join(", "));
    if !narrow {
        for middle in &strip.middles {
            picture = picture.put(line("grid", [*middle, 0.0, *middle, height]));
        }
    }
    let sides = sides(desk, record);
    // What is described lies over what is not.
    for described in [false, true] {
        for stretch in link.stretches.iter().filter(|stretch| stretch.described == described) {
            let ends = [strip.at(stretch.from), strip.at(stretch.to)];
            picture = picture.put_all(lines::stretch(link.carrier, stretch, &sides, ends, y));
        }
    }
    for (halt, x) in link.halts.iter().zip(&spots) {
        let is_site = link.carrier == Carrier::Site && halt.name.is_some();
        let side = sides.first().copied().unwrap_or("other");
        picture = picture.put(if is_site {
            rect(&["fill ", side].concat(), [x - 5.0, y - 5.0, 10.0, 10.0])
        } else {
            of("circle", "halt").num("cx", *x).num("cy", y).num("r", 4.0)
        });
    }
    for ((_, label), placed) in labels.iter().zip(placed) {
        let Some(placed) = placed else { continue };
        let middle = placed.x + wide(label, 12.0, false) / 2.0;
        let far = f64::from(placed.row.abs() - 1) * LABELS;
        let at = if placed.row < 0 { y - 9.0 - far } else { y + 18.0 + far };
        picture = picture.put(words_at("label", middle, at, "middle", label));
    }
    picture
}

/// Where each stop of a link stands: those of one column side by side.
fn spread(link: &Link, strip: &Strip) -> Vec<f64> {
    let mut out = Vec::new();
    for (at, halt) in link.halts.iter().enumerate() {
        let same = link.halts.iter().filter(|other| other.column == halt.column).count();
        let before = link.halts.iter().take(at).filter(|other| other.column == halt.column).count();
        let step = strip.pitch / (same as f64 + 1.0);
        out.push(strip.at(halt.column) - strip.pitch / 2.0 + step * (before as f64 + 1.0));
    }
    out
}
