//! The documents one below the other: what each is, how much it says, and of which time and subject.

use analysis::sources::Coverage;
use chart::coverage::{Days, Strip, Told, column, mark, strips};
use chart::fold::Turn;
use chart::{Scale, TimeMap, Viewport};
use dossier::number::digits;
use dossier::{Basis, Day, Document, Domain, Qualifier, Word};
use ui::side::side;
use ui::tree::{Node, el, line, of, path, rect};

use super::strings::Papers;
use crate::desk::Desk;
use crate::dispute;

/// So many documents are listed.
const LISTED: usize = 60;
/// So many records that rest on one alone.
const RESTING: usize = 200;
/// Height of a strip's columns and of all of it, in pixels.
const COLUMNS: f64 = 36.0;
const STRIP: f64 = 48.0;
/// Room at both ends for half a label of the axis, in pixels.
const MARGIN: f64 = 16.0;
/// The largest mark of a subject, in pixels.
const MARK: f64 = 22.0;

/// The documents, each with what rests on it and a strip of the time that it speaks of.
pub fn section(desk: &Desk<'_>, strings: &Papers, covered: &[Coverage]) -> Vec<Node> {
    if covered.is_empty() {
        return Vec::new();
    }
    let width = if desk.width < chart::NARROW { desk.width.clamp(240.0, 640.0) } else { (desk.width * 0.4).min(520.0) };
    let map = map(desk);
    let scale = Scale::new(&map, Viewport::all(&map), MARGIN, width - MARGIN);
    let times: Vec<Vec<Days>> = covered.iter().take(LISTED).map(|one| one.times.iter().map(after).collect()).collect();
    let told: Vec<Told<'_>> =
        times.iter().zip(&desk.dossier.documents).map(|(times, document)| told(times, document)).collect();
    let strips = strips(&scale, &told);

    let [document, says, when] = strings.heads;
    let head = |class: &str, words: &str| of("div", class).set("role", "columnheader").say(words);
    let heads = of("div", "line titles")
        .set("role", "row")
        .put(head("name", document))
        .put(head("says", says))
        .put(head("when", when).put(axis(desk, &scale, width)));
    let mut table = of("div", "documents").set("role", "table").set("aria-label", strings.documents).put(heads);
    for ((document, one), strip) in desk.dossier.documents.iter().zip(covered).zip(&strips) {
        let picture = drawing(&scale, strip, width);
        let row = of("div", "line").keyed(&document.id).set("role", "row");
        let when = one.span.map(|(first, last)| strings.speaks_of(first.year(), last.year()));
        let when =
            of("div", "when").set("role", "cell").put(picture).put_if(when.map(|when| of("p", "more").say(&when)));
        table = table.put(row.put(name(desk, strings, document)).put(says_of(desk, strings, one)).put(when));
    }
    let hidden = covered.len().saturating_sub(LISTED);
    let more = (hidden > 0).then(|| of("p", "more").say(&strings.more_documents(hidden)));
    [Some(el("h3").say(strings.documents)), Some(table), more].into_iter().flatten().collect()
}

/// All of the time that is told of, without the stretches in which nothing lies.
fn map(desk: &Desk<'_>) -> TimeMap {
    let claims = desk.dossier.records.iter().flat_map(|record| &record.claims);
    let times = claims.filter(|claim| claim.basis != Basis::AsOf).filter_map(|claim| claim.time());
    let ends = desk.dossier.documents.iter().map(|document| &document.as_of);
    let mut turns: Vec<Turn> = Vec::new();
    for time in times.chain(ends) {
        turns.extend(Turn::of(&time.when(), (0.0, 0.0)));
    }
    TimeMap::folding(&turns, &[])
}

fn after((first, last): &(Day, Day)) -> Days {
    (f64::from(first.0), f64::from(last.plus(1).0))
}

fn told<'t>(times: &'t [Days], document: &Document) -> Told<'t> {
    let extent = document.as_of.extent();
    let days = extent.earliest.or(extent.latest).zip(extent.latest.or(extent.earliest));
    Told { times, end: days.as_ref().map(after) }
}

fn svg(width: f64, height: f64) -> Node {
    of("svg", "picture").set("aria-hidden", "true").num("width", width).num("height", height)
}

fn axis(desk: &Desk<'_>, scale: &Scale<'_>, width: f64) -> Node {
    let mut axis = svg(width, 18.0);
    for tick in chart::coverage::axis(scale, 40.0) {
        if let Some(label) = tick.label {
            let words = desk.strings.terms.tick(label, &desk.words);
            let class = if tick.major { "tick major" } else { "tick" };
            axis =
                axis.put(of("text", class).num("x", tick.at).num("y", 11.0).set("text-anchor", "middle").say(&words));
        }
        if !tick.stretch {
            axis = axis.put(line("grid", [tick.at, if tick.major { 14.0 } else { 16.0 }, tick.at, 18.0]));
        }
    }
    axis
}

/// Columns for claims of a year or less, lines below for longer ones, and where the document ends.
fn drawing(scale: &Scale<'_>, strip: &Strip, width: f64) -> Node {
    let mut picture = svg(width, STRIP);
    for fold in scale.map().segments().iter().filter(|segment| segment.folded) {
        let (from, to) = (scale.px(fold.from), scale.px(fold.to));
        picture = picture.put(rect("fold", [from, 0.0, to - from, STRIP]));
    }
    if let Some((from, _)) = strip.end {
        picture = picture.put(line("beyond", [from, COLUMNS, width, COLUMNS]));
    }
    picture = picture.put(line("base", [0.0, COLUMNS, strip.end.map_or(width, |(from, _)| from), COLUMNS]));
    for found in &strip.columns {
        let height = (found.share * (COLUMNS - 2.0)).max(2.0);
        picture = picture.put(rect("pile", [found.from, COLUMNS - height, column() - 1.0, height]));
    }
    for (from, to) in &strip.long {
        picture = picture.put(rect("long", [*from, COLUMNS + 4.0, to - from, 3.0]));
    }
    picture.put_if(strip.end.map(|(from, _)| line("end", [from, 0.0, from, STRIP])))
}

/// What a document is, how far its knowledge reaches, and what its editor says of it.
fn name(desk: &Desk<'_>, strings: &Papers, document: &Document) -> Node {
    let as_of = [strings.as_of, &desk.words.full_date(&document.as_of.when())].concat();
    let genre =
        if document.genre.is_empty() { String::new() } else { [&strings.genre(&document.genre), ". "].concat() };
    let body = el("div")
        .put(el("b").say(document.title.get(desk.language)))
        .put(of("p", "more").say(&genre).say(&as_of).say("."))
        .put_if(document.note.as_ref().map(|note| of("p", "more").say(note.get(desk.language))))
        .put_if(link(strings, document).map(|link| of("p", "more").put(link)));
    of("div", "name of-document").set("role", "rowheader").put(of("b", "letter").say(&document.id)).put(body)
}

/// A document's address, where it is one that leads to a page and does nothing else.
fn link(strings: &Papers, document: &Document) -> Option<Node> {
    let url = document.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
    let link = of("a", "link").set("href", url).set("rel", "noopener noreferrer").set("target", "_blank");
    Some(link.set("aria-label", &[strings.read, ": ", &document.id].concat()).say(strings.read))
}

/// How much it says, how much of that alone, and what together with others.
fn says_of(desk: &Desk<'_>, strings: &Papers, one: &Coverage) -> Node {
    let cell = of("div", "says").set("role", "cell");
    let Some(percent) = one.alone_percent() else {
        return cell.put(of("p", "blank").say(strings.no_claims));
    };
    let percent = desk.words.figure(percent.round(), "percent", Qualifier::Exact);
    let [alone, share] = strings.alone(one.alone.len(), &percent);
    let others = desk.dossier.documents.iter().zip(&one.shared).filter(|(_, count)| **count > 0);
    let shared: Vec<(&str, usize)> = others.map(|(other, count)| (other.id.as_str(), *count)).take(LISTED).collect();
    cell.put(el("p").put(el("b").say(&strings.says(one.claims, one.records))))
        .put(resting(
            desk,
            strings,
            &one.alone,
            el("summary").say(&alone).say(" ").put(of("span", "since").say(&share)),
        ))
        .put_if((desk.dossier.documents.len() > 1).then(|| of("p", "more").say(&strings.shared(&shared))))
}

/// The records that rest on a document alone, behind their number.
fn resting(desk: &Desk<'_>, strings: &Papers, alone: &[usize], summary: Node) -> Node {
    let item = |at: &usize| Some(el("li").put(dispute::title(desk, desk.record(*at)?)));
    let hidden = alone.len().saturating_sub(RESTING);
    let more = (hidden > 0).then(|| el("li").say(&strings.more(hidden)));
    let list = el("ul").put_all(alone.iter().take(RESTING).filter_map(item).collect()).put_if(more);
    of("details", "resting").put(summary).put(list)
}

/// A row a document, a column a subject, a mark a relationship.
pub fn subjects(desk: &Desk<'_>, strings: &Papers, covered: &[Coverage]) -> Vec<Node> {
    let most = covered.iter().flat_map(|one| one.of.iter().flatten()).max().copied().unwrap_or_default();
    if most == 0 {
        return Vec::new();
    }
    let counts = |subject: Domain| {
        covered.iter().flat_map(move |one| one.of.iter().filter_map(move |of| of.get(subject as usize)))
    };
    let told: Vec<Domain> = Domain::WORDS
        .iter()
        .map(|(_, subject)| *subject)
        .filter(|subject| counts(*subject).any(|count| *count > 0))
        .collect();
    let mut key = of("th", "key").set("role", "columnheader").set("scope", "col");
    for (place, dyad) in desk.shown.iter().enumerate() {
        key = key.put(of("span", &["sign ", side_of(place)].concat()).say(desk.short(*dyad)));
    }
    let mut heads = el("tr").set("role", "row").put(key);
    for subject in &told {
        heads = heads
            .put(el("th").set("role", "columnheader").set("scope", "col").say(desk.strings.terms.domain_of(*subject)));
    }
    let mut body = el("tbody").set("role", "rowgroup");
    for (document, one) in desk.dossier.documents.iter().zip(covered).take(LISTED) {
        let name = el("th").set("role", "rowheader").set("scope", "row").put(of("b", "letter").say(&document.id));
        let mut row = el("tr").keyed(&document.id).set("role", "row");
        row = row.put(name.put(of("span", "more").say(document.title.get(desk.language))));
        for subject in &told {
            row = row.put(cell(desk, one, *subject, most));
        }
        body = body.put(row);
    }
    let table = of("table", "subjects")
        .set("role", "table")
        .put(of("caption", "more").say(strings.subjects_deck))
        .put(el("thead").set("role", "rowgroup").put(heads))
        .put(body);
    vec![el("h3").say(strings.subjects), table]
}

/// The class of a relationship among those shown.
fn side_of(place: usize) -> &'static str {
    side(chart::Group::One(place))
}

/// A mark and a number for each relationship; nothing where there is nothing.
fn cell(desk: &Desk<'_>, one: &Coverage, subject: Domain, most: usize) -> Node {
    let mut cell = el("td").set("role", "cell").set("data-label", desk.strings.terms.domain_of(subject));
    for (place, dyad) in desk.shown.iter().enumerate() {
        let count = one.of.get(*dyad).and_then(|subjects| subjects.get(subject as usize)).copied().unwrap_or_default();
        if count == 0 {
            continue;
        }
        let said = of("span", "unseen").say(desk.short(*dyad)).say(" ");
        let sized = of("span", &["tally ", side_of(place)].concat()).put(sized(place, mark(count, most, MARK)));
        cell = cell.put(sized.put(said).say(&digits(count as i64)));
    }
    cell
}

/// The shape of a relationship, so wide: round, square, and a triangle for any further.
fn sized(place: usize, size: f64) -> Node {
    let (middle, half) = (MARK / 2.0, size / 2.0);
    let shape = match place {
        0 | 1 => {
            let shape = rect("fill", [middle - half, middle - half, size, size]);
            if place == 0 { shape.num("rx", half) } else { shape }
        }
        _ => {
            let point = |x: f64, y: f64| [ui::tree::number(x), " ".to_owned(), ui::tree::number(y)].concat();
            let [top, right, left] = [
                point(middle, middle - half),
                point(middle + half, middle + half),
                point(middle - half, middle + half),
            ];
            path("fill", &["M", &top, "L", &right, "L", &left, "Z"].concat())
        }
    };
    svg(MARK, MARK).put(shape)
}
