//! A story: chapters of the editor's words, what each rests on, and what of the timeline to look at with it.

pub mod strings;

use dossier::number::digits;
use dossier::{Chapter, Dossier};
use ui::tree::{CALENDAR, Node, el, of};

use crate::desk::Desk;
use strings::Telling;

/// The attributes of the element that a chapter sets.
pub const SETS: [&str; 5] = ["dyads", "from", "to", "align", "filter"];

/// What a chapter sets them to; none: as before the story.
pub fn state(dossier: &Dossier, chapter: &Chapter) -> [Option<String>; 5] {
    let ids: Vec<&str> = chapter.dyads.iter().filter_map(|at| Some(dossier.dyads.get(*at)?.id.as_str())).collect();
    let text = |text: &Option<String>| Some(text.clone().unwrap_or_default());
    [
        (!ids.is_empty()).then(|| ids.join(" ")),
        text(&chapter.from),
        text(&chapter.to),
        Some(chapter.align.map_or(CALENDAR, |step| step.word()).to_owned()),
        text(&chapter.filter),
    ]
}

/// All chapters, the one that is read now, and the way to the next.
pub fn page(desk: &Desk<'_>, now: usize) -> Vec<Node> {
    let strings = Telling::of(desk.language);
    let chapters = &desk.dossier.story;
    if chapters.is_empty() {
        return vec![of("p", "note").say(strings.none)];
    }
    let list = el("ol").keyed("chapters").set("class", "chapters").set("tabindex", "0").set("aria-label", strings.name);
    let list = list.put_all(chapters.iter().enumerate().map(|(at, it)| chapter(desk, strings, at, it, now)).collect());
    vec![list, way(strings, now, chapters.len())]
}

fn chapter(desk: &Desk<'_>, strings: &Telling, at: usize, chapter: &Chapter, now: usize) -> Node {
    let number = digits(at as i64);
    let item = of("li", "chapter").keyed(&number).set("data-chapter", &number);
    let item = item.perhaps("aria-current", (at == now).then_some("step"));
    let grounds = chapter.records.iter().filter_map(|at| ground(desk, *at)).collect();
    let told = of("div", "told").put(of("p", "telling").say(chapter.text.get(desk.language)));
    item.put(told.put(of("ul", "grounds").set("aria-label", strings.rests).put_all(grounds)))
}

/// A record that a chapter rests on: when, what, and where the documents say so.
fn ground(desk: &Desk<'_>, at: usize) -> Option<Node> {
    let record = desk.record(at)?;
    let when = record.when().map(|when| desk.words.when(&when)).filter(|when| !when.is_empty());
    let line = desk.marked_opener("opener", at, record, record.title.get(desk.language));
    let line = el("li").put_if(when.map(|when| of("span", "date").say(&when).say(" "))).put(line);
    let claims: Vec<_> = record.claims.iter().collect();
    Some(desk.cite_of(line, record, &claims))
}

/// Back, how far it is, and on.
fn way(strings: &Telling, now: usize, all: usize) -> Node {
    let step = |words: &str, to: Option<usize>| {
        let button = el("button").set("type", "button").say(words);
        match to.filter(|to| *to < all) {
            Some(to) => button.set("data-chapter-to", &digits(to as i64)),
            None => button.set("aria-disabled", "true"),
        }
    };
    let number = |number: usize| digits(number as i64);
    let far = of("span", "far").set("aria-live", "polite");
    let line = el("progress").set("aria-hidden", "true").set("max", &number(all)).set("value", &number(now + 1));
    of("div", "way")
        .keyed("way")
        .set("role", "group")
        .set("aria-label", strings.name)
        .put(step(strings.back, now.checked_sub(1)))
        .put(far.say(&[&number(now + 1), strings.of, &number(all)].concat()))
        .put(step(strings.next, Some(now + 1)))
        .put(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::{Milestone, Text};

    #[test]
    fn a_chapter_says_of_everything_how_it_is_shown() {
        let dossier = Dossier::default();
        let plain = Chapter { text: Text::new("en", "Then"), ..Chapter::default() };
        let calendar = Some("calendar".to_owned());
        let empty = Some(String::new());
        assert_eq!(state(&dossier, &plain), [None, empty.clone(), empty.clone(), calendar, empty.clone()]);
        let aligned = Chapter { align: Some(Milestone::Council), to: Some("1993".to_owned()), ..plain };
        let [_, _, to, align, _] = state(&dossier, &aligned);
        assert_eq!((to.as_deref(), align.as_deref()), (Some("1993"), Some("council")));
    }
}
