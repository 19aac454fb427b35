//! Scenes of the gallery as text: what the layout makes of each hard thing, at two widths, whole and zoomed, and counted
//! from a step where all have taken it.
//!
//! After a change of the layout: `INSTA_UPDATE=always cargo test -p tests --test scenes`, then read the difference.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::{self, Write};

use chart::Scene;
use chart::item::Group;
use chart::mark::{Form, Sure};
use chart::scene::{Anchor, Label, Mark};
use dossier::{Domain, Dossier, Milestone, Word};
use tests::gallery::{fixtures, folder};
use tests::told::{Look, Told};

#[test]
fn every_fixture_has_its_scenes() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder().join("scenes"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for fixture in fixtures() {
        let dossier = fixture.dossier();
        let whole = Told::new(dossier.clone());
        let since = Told::since(dossier, Milestone::Recognition);
        for width in [1280.0, 360.0] {
            let mut text = String::new();
            let zoomed = Look { window: (0.4, 0.6), ..Look::all(width) };
            let looks =
                [("all of time", Some(&whole), Look::all(width)), ("the fifth in the middle", Some(&whole), zoomed)];
            for (what, told, look) in looks.into_iter().chain([("since recognition", since.as_ref(), Look::all(width))])
            {
                let Some(told) = told else { continue };
                write(&mut text, what, &told.dossier, &told.scene(&look)).expect("a text takes what is written to it");
            }
            settings.bind(|| insta::assert_snapshot!(format!("{}-{width}", fixture.name), text));
        }
    }
}

/// A scene, a line each of its parts; places are rounded to pixels.
fn write(out: &mut String, what: &str, dossier: &Dossier, scene: &Scene) -> fmt::Result {
    writeln!(
        out,
        "# {what}: {:.0} × {:.0}, time {}",
        scene.width,
        scene.height,
        if scene.down { "down" } else { "across" }
    )?;
    let axes: Vec<String> = scene.axes.iter().map(|at| format!("{at:.0}")).collect();
    let named = scene.ticks.iter().filter(|tick| tick.label.is_some()).count();
    writeln!(out, "axes {}, {} ticks, {named} with words", axes.join(" "), scene.ticks.len())?;
    for fold in &scene.folds {
        writeln!(out, "fold {:.0}–{:.0} of {} years", fold.from, fold.to, fold.years)?;
    }
    for end in &scene.ends {
        writeln!(out, "documents end at {:.0}{}", end.at, said(&end.label))?;
    }
    for lane in &scene.lanes {
        let name = lane.domain.and_then(|at| Domain::WORDS.get(at)).map_or("steps or both", |(word, _)| word);
        writeln!(
            out,
            "lane {} {name} {:.0}–{:.0}, {} records",
            whose(lane.group),
            lane.y,
            lane.y + lane.height,
            lane.count
        )?;
    }
    for track in &scene.tracks {
        writeln!(out, "track of {}{}", track.count, said(&track.label))?;
    }
    for band in &scene.bands {
        let label = band.label.as_ref().map(said).unwrap_or_default();
        writeln!(out, "band {:.0}–{:.0} to {:.0}–{:.0}{label}", band.one.0, band.one.1, band.other.0, band.other.1)?;
    }
    for calendar in &scene.calendars {
        writeln!(out, "calendar {} at {:.0}, {} years", calendar.group + 1, calendar.at, calendar.ticks.len())?;
    }
    for mark in &scene.marks {
        let id = dossier.records.get(mark.record).map_or("", |record| &record.id);
        writeln!(out, "{}", marked(mark, id))?;
    }
    writeln!(out)
}

fn whose(group: Group) -> String {
    match group {
        Group::One(of) => (of + 1).to_string(),
        Group::Both => "both".to_owned(),
    }
}

fn marked(mark: &Mark, id: &str) -> String {
    let many = if mark.count > 1 { format!(" and {} more", mark.count - 1) } else { String::new() };
    let (from, to, middle) = (mark.from, mark.to, mark.middle);
    let mut line = format!("{id}{many} {} {from:.0}–{to:.0} on {middle:.0} {}", whose(mark.group), form(&mark.form));
    for (word, holds) in [(" step", mark.step), (" context", mark.context)] {
        line += if holds { word } else { "" };
    }
    if let Some((x, y)) = mark.badge {
        line += &format!(" ≠ {x:.0},{y:.0}");
    }
    if let Some(tail) = mark.tail {
        line += &format!(" tail {tail:.0}");
    }
    line + &mark.label.as_ref().map(said).unwrap_or_default()
}

fn form(form: &Form) -> String {
    let open = |start: bool, end: bool| match (start, end) {
        (true, true) => " open",
        (true, false) => " open-start",
        (false, true) => " open-end",
        (false, false) => "",
    };
    match form {
        Form::Dot => "dot".to_owned(),
        Form::Hollow { notches, broken, open_start, open_end } => {
            format!("{}hollow/{}{}", if *broken { "broken " } else { "" }, notches.len(), open(*open_start, *open_end))
        }
        Form::Bar { parts, open_start, open_end, .. } => {
            let parts = parts.iter().map(|part| {
                let sure = match part.sure {
                    Sure::Certain => '█',
                    Sure::Possible => '▒',
                    Sure::Planned => '┄',
                };
                format!("{sure}{:.0}", part.to - part.from)
            });
            format!("bar {}{}", parts.collect::<Vec<_>>().join(""), open(*open_start, *open_end))
        }
        Form::Diamond { struck } => if *struck { "struck diamond" } else { "diamond" }.to_owned(),
        Form::Ghost => "ghost".to_owned(),
        Form::Pile(strokes) => format!("pile/{}", strokes.len()),
        Form::Columns(columns) => format!("columns/{}", columns.len()),
    }
}

/// A label with its place; of a long one the beginning.
fn said(label: &Label) -> String {
    let lines: Vec<String> = label.title.iter().map(|line| line.chars().take(30).collect()).collect();
    let side = if label.anchor == Anchor::Start { "→" } else { "←" };
    format!(" {side} {:.0},{:.0} “{}” {}", label.x, label.y, lines.join("/"), label.date)
}
