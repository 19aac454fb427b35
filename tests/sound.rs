//! What has to hold of every picture, whatever the dossier, the width and the zoom.

use chart::mark::{Form, days};
use chart::scene::{Label, Mark, Rect};
use chart::{Item, Scale, Scene, Story};
use dossier::words::Words;

use crate::told::{Look, Told};

/// What may be lost to rounding, in pixels.
const ROUNDING: f64 = 0.5;
/// Half of the sign of disagreement.
const BADGE: f64 = 6.5;
/// How far the middle of a mark may be out of view: half of the widest that keeps its size.
const HALF: f64 = 8.0;

/// What is wrong with a picture, in words.
pub fn faults(told: &Told, look: &Look, scene: &Scene) -> Vec<String> {
    let mut wrong = Vec::new();
    numbers(scene, &mut wrong);
    texts(scene, &mut wrong);
    covered(told, scene, &mut wrong);
    counted(told, look, scene, &mut wrong);
    in_time(told, look, scene, &mut wrong);
    let lanes = scene.lanes.windows(2).filter(|pair| pair[0].y + pair[0].height > pair[1].y + ROUNDING);
    wrong.extend(lanes.map(|pair| format!("{:?} and {:?} overlap", pair[0], pair[1])));
    wrong
}

/// Where a mark is drawn, without its stem.
pub fn place(scene: &Scene, mark: &Mark) -> Rect {
    let (length, near) = (mark.to - mark.from, mark.middle - mark.size / 2.0);
    if scene.down {
        Rect { x: near, y: mark.from, width: mark.size, height: length }
    } else {
        Rect { x: mark.from, y: near, width: length, height: mark.size }
    }
}

/// First and last pixel of a picture along time.
pub fn along(scene: &Scene) -> (f64, f64) {
    let (start, length) = scene.along();
    (start, start + length)
}

fn numbers(scene: &Scene, wrong: &mut Vec<String>) {
    let finite = |rect: &Rect| [rect.x, rect.y, rect.width, rect.height].iter().all(|number| number.is_finite());
    if !scene.marks.iter().all(|mark| finite(&place(scene, mark)) && finite(&mark.hit) && mark.from <= mark.to)
        || !scene.labels().all(|label| finite(&label.rect))
        || !scene.ticks.iter().all(|tick| tick.at.is_finite())
    {
        wrong.push("a place is no number".to_owned());
    }
}

fn words(label: &Label) -> String {
    let title: String = label.title.join(" ").chars().take(40).collect();
    format!("“{title} {}”", label.date)
}

/// Texts keep apart, and in the drawing.
fn texts(scene: &Scene, wrong: &mut Vec<String>) {
    let labels: Vec<&Label> = scene.labels().filter(|label| label.rect.width > 0.0).collect();
    for (at, label) in labels.iter().enumerate() {
        let Rect { x, y, width, height } = label.rect;
        let inside = x >= -ROUNDING
            && y >= -ROUNDING
            && x + width <= scene.width + ROUNDING
            && y + height <= scene.height + ROUNDING;
        if !inside {
            wrong.push(format!("{} leaves the drawing", words(label)));
        }
        let under = labels.iter().skip(at + 1).filter(|other| label.rect.overlaps(&other.rect));
        wrong.extend(under.map(|other| format!("{} covers {}", words(label), words(other))));
    }
}

/// No text covers a mark or a sign of disagreement.
fn covered(told: &Told, scene: &Scene, wrong: &mut Vec<String>) {
    let id = |mark: &Mark| told.dossier.records[mark.record].id.clone();
    let labels: Vec<&Label> = scene.labels().filter(|label| label.rect.width > 0.0).collect();
    for mark in &scene.marks {
        let badge = mark.badge.map(|(x, y)| square(x, y));
        for label in &labels {
            if less(&place(scene, mark)).overlaps(&label.rect) {
                wrong.push(format!("{} covers the mark of {}", words(label), id(mark)));
            }
            if badge.is_some_and(|badge| less(&badge).overlaps(&label.rect)) {
                wrong.push(format!("{} covers the badge of {}", words(label), id(mark)));
            }
        }
        let others = scene.marks.iter().filter(|other| other.record != mark.record);
        for other in others.filter(|other| badge.is_some_and(|badge| less(&badge).overlaps(&place(scene, other)))) {
            wrong.push(format!("the badge of {} covers the mark of {}", id(mark), id(other)));
        }
    }
}

fn square(x: f64, y: f64) -> Rect {
    Rect { x: x - BADGE, y: y - BADGE, width: 2.0 * BADGE, height: 2.0 * BADGE }
}

/// A rectangle without its edges, so that what only touches does not count.
fn less(rect: &Rect) -> Rect {
    Rect { x: rect.x + 1.0, y: rect.y + 1.0, width: rect.width - 2.0, height: rect.height - 2.0 }
}

/// Each record is in one mark; all of them are in the whole; there are never more marks than pixels hold.
fn counted(told: &Told, look: &Look, scene: &Scene, wrong: &mut Vec<String>) {
    let mut records: Vec<usize> = scene.marks.iter().map(|mark| mark.record).collect();
    records.sort_unstable();
    wrong.extend(
        records.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("record {} is drawn twice", pair[0])),
    );
    let sum: usize = scene.marks.iter().map(|mark| mark.count).sum();
    if look.window == (0.0, 1.0) && sum != told.items.len() {
        wrong.push(format!("{sum} records are drawn of {}", told.items.len()));
    }
    let length = if scene.down { scene.height } else { scene.width };
    let most = length / 8.0 * told.items.strands.len() as f64;
    if scene.marks.len() as f64 > most {
        wrong.push(format!("{} marks on {length} pixels", scene.marks.len()));
    }
}

/// A mark is in view, and spans every day on which its record may have been.
fn in_time(told: &Told, look: &Look, scene: &Scene, wrong: &mut Vec<String>) {
    let (start, end) = along(scene);
    let scale = Scale::new(&told.map, told.view(look), start, end);
    let (dossier, words) = (&told.dossier, Words::default());
    let story = Story { dossier, language: &dossier.language, words: &words, disputed: &|_| false };
    for mark in &scene.marks {
        let id = &dossier.records[mark.record].id;
        if mark.to < start - HALF || mark.from > end + HALF {
            wrong.push(format!("{id} is drawn out of view"));
        }
        if let Form::Bar { parts, turns, .. } = &mark.form
            && parts.is_empty()
            && turns.is_empty()
        {
            wrong.push(format!("nothing of {id} is drawn"));
        }
        let spans = matches!(mark.form, Form::Hollow { .. } | Form::Ghost | Form::Bar { .. }) && mark.tail.is_none();
        // On a phone a bar that finds no place shows where it begins; by a zero that is not known all is wider.
        if !spans || mark.count > 1 || told.items.is_aligned() || (scene.down && matches!(mark.form, Form::Bar { .. }))
        {
            continue;
        }
        let Some(item) = Item::of(&story, mark.record, mark.group) else { continue };
        let (first, last) = days(&item);
        let (from, to) = (scale.px(first).max(start), scale.px(last).min(end));
        if mark.from > from + ROUNDING || mark.to < to - ROUNDING {
            wrong.push(format!("{id} is narrower than its date: {:.1}–{:.1} of {from:.1}–{to:.1}", mark.from, mark.to));
        }
    }
}
