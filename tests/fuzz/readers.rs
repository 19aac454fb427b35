//! Everything that reads what strangers write, each with how an input for it is made.
//!
//! A reader panics where something does not hold. It says whether it took the input for something.

use analysis::disagreement::disagreements;
use analysis::find::{Filter, Haystack, Language, Query, counts, loosen};
use analysis::findings::findings;
use analysis::prepared::{Grounds, Prepared, Workings, packed, whole};
use chart::{Move, Scene};
use dossier::packed::{Unpacking, from_bytes, parts, to_bytes};
use dossier::read::{Finding, Format, Source, read};
use dossier::words::Words;
use dossier::{Date, Day, Dossier, Extent, Milestone, number, wire};

use super::corpus::Corpus;
use super::state::{MIRRORED, State};
use super::{mutate, values};
use crate::large::Chance;
use crate::told::{Look, Told};

/// Something that reads.
pub struct Reader {
    /// What it is called, and what the names of its inputs begin with.
    pub name: &'static str,
    /// How many inputs of a hundred are for it.
    pub share: u64,
    /// Makes an input.
    pub make: fn(&Corpus, &mut Chance) -> Vec<u8>,
    /// Reads one.
    pub read: fn(&[u8]) -> bool,
}

/// All of them.
pub const READERS: [Reader; 8] = [
    Reader { name: "date", share: 26, make: |_, chance| values::date(chance).into_bytes(), read: date },
    Reader { name: "number", share: 24, make: |_, chance| values::number(chance).into_bytes(), read: number },
    Reader { name: "attribute", share: 26, make: make_attribute, read: attribute },
    Reader { name: "filter", share: 8, make: |_, chance| values::filter(chance).into_bytes(), read: filter },
    Reader { name: "text", share: 4, make: make_text, read: json },
    Reader { name: "toml", share: 1, make: make_toml, read: toml },
    Reader { name: "packed", share: 8, make: make_packed, read: packed_file },
    Reader { name: "dossier", share: 3, make: make_dossier, read: json },
];

fn one<'a, T>(of: &'a [T], chance: &mut Chance) -> &'a T {
    &of[chance.below(of.len())]
}

fn make_attribute(_: &Corpus, chance: &mut Chance) -> Vec<u8> {
    let names = ["view", "dyads", "from", "to", "focus", "align", "filter", "lang", "height", "controls", "src", ""];
    [chance.one(&names), "=", &values::attribute(chance)].concat().into_bytes()
}

fn make_text(corpus: &Corpus, chance: &mut Chance) -> Vec<u8> {
    mutate::bytes(one(&corpus.trees, chance).write().as_bytes(), chance)
}

fn make_toml(corpus: &Corpus, chance: &mut Chance) -> Vec<u8> {
    mutate::bytes(one(&corpus.files, chance).as_bytes(), chance)
}

fn make_packed(corpus: &Corpus, chance: &mut Chance) -> Vec<u8> {
    mutate::bytes(one::<Vec<u8>>(&corpus.packed, chance), chance)
}

fn make_dossier(corpus: &Corpus, chance: &mut Chance) -> Vec<u8> {
    mutate::tree(one(&corpus.trees, chance), &corpus.trees, chance).write().into_bytes()
}

fn text_of(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn date(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    let _ = Extent::of_calendar(&text);
    let Ok(date) = Date::parse(&text) else { return false };
    let Extent { earliest, latest } = date.extent();
    assert!(earliest.is_none_or(|day| latest.is_none_or(|last| day <= last)), "it ends before it begins");
    for day in [earliest, latest].into_iter().flatten() {
        assert!((Day::FIRST..=Day::LAST).contains(&day), "{day:?} is beyond all that is told of");
        let (year, month, of_month) = day.ymd();
        assert_eq!(Day::from_ymd(year, month, of_month), day);
    }
    assert_eq!(from_bytes::<Date>(&to_bytes(&date)).map(|again| again.when()), Some(date.when()));
    let _ = Words::default().full_date(&date.when());
    true
}

fn number(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    let Some(value) = number::read(&text) else { return false };
    let known: f64 = text.parse().expect("what is a number here is one for the standard library");
    // Of the smallest ones the last digits may be lost.
    assert!(value == known || known.abs() < f64::MIN_POSITIVE, "{value:e} is not {known:e}");
    assert_eq!(from_bytes::<f64>(&to_bytes(&value)).map(f64::to_bits), Some(value.to_bits()));
    let _ = Words::default().figure(value, "USD", dossier::Qualifier::About);
    true
}

fn attribute(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    let (name, value) = text.split_once('=').unwrap_or((&text, ""));
    let mut state = State::default();
    if state.set_attribute(name, Some(value)).is_err() {
        assert_eq!(state, State::default(), "a wrong value changes nothing");
        return false;
    }
    for name in MIRRORED {
        let Some(written) = state.attribute(name) else { continue };
        let mut again = State::default();
        assert_eq!(again.set_attribute(name, Some(&written)), Ok(()), "{name}={written:?} is written");
        assert_eq!(again.attribute(name), Some(written), "{name} comes back");
    }
    true
}

fn filter(bytes: &[u8]) -> bool {
    thread_local! { static LOOKED_THROUGH: Dossier = crate::large::Large::of(20).dossier(); }
    LOOKED_THROUGH.with(|dossier| look_for(dossier, &text_of(bytes)))
}

/// Limits a dossier by a filter's written form.
fn look_for(dossier: &Dossier, written: &str) -> bool {
    let words = Words::default();
    let language = Language { tag: "en", words: &words, domain: &|it| it.word(), kind: &|it| it.word() };
    let fold = |text: &str| text.to_lowercase();
    let haystack = Haystack::new(dossier, language, &fold);
    let query = Query::new(written, &fold);
    let found = haystack.search(&query, &|_| true, 10);
    assert!(found.records.len() <= 10.min(found.total) && found.total <= dossier.records.len());
    let Ok(filter) = Filter::parse(dossier, written) else { return false };
    assert_eq!(Filter::parse(dossier, &filter.print(dossier)), Ok(filter.clone()), "a filter comes back");
    let _ = loosen(dossier, (&haystack, &query), &filter, &|_| true, &|_| true);
    let _ = counts(dossier, &filter, &|_| true);
    true
}

fn toml(bytes: &[u8]) -> bool {
    taken(&text_of(bytes), Format::Toml)
}

fn json(bytes: &[u8]) -> bool {
    taken(&text_of(bytes), Format::Json)
}

fn taken(text: &str, format: Format) -> bool {
    match read(&[Source { name: "any", text, format }]) {
        Ok(dossier) => {
            follow(dossier);
            true
        }
        Err(findings) => {
            check(&findings);
            false
        }
    }
}

/// What is told of mistakes can be read by a person.
fn check(findings: &[Finding]) {
    assert!(!findings.is_empty() && findings.len() <= 1_001, "{} findings", findings.len());
    for finding in findings {
        assert!(finding.line > 0 && finding.column > 0);
        let length = finding.to_string().len();
        assert!(length < 6_000, "a message of {length} bytes");
    }
}

/// All that follows from a dossier that has been read.
fn follow(dossier: Dossier) {
    let wire = wire::write(&dossier);
    let again = read(&[Source { name: "any", text: &wire, format: Format::Json }]);
    let again = again.unwrap_or_else(|findings| panic!("what is written cannot be read: {}", findings[0]));
    assert!(wire::write(&again) == wire, "what is written reads as something else");
    for url in dossier.documents.iter().filter_map(|document| document.url.as_deref()) {
        let scheme = url.split(':').next().map(str::to_ascii_lowercase);
        assert!(matches!(scheme.as_deref(), Some("https" | "http" | "mailto")), "{url:?} is linked");
    }
    check_warnings(&dossier);
    let all: Vec<&str> = dossier.dyads.iter().take(4).map(|dyad| dyad.id.as_str()).collect();
    let parts = packed(dossier.clone(), &all);
    let prepared = whole(&parts[0], &parts[1]).expect("what was packed");
    assert!(wire_of(&prepared.dossier) == wire_of(&dossier), "unpacked it is another dossier");
    let workings = from_bytes::<Workings>(&parts[2]).expect("what was packed");
    let _ = workings.restored();
    look_for(&dossier, "kind:event baku");
    draw(dossier);
}

fn check_warnings(dossier: &Dossier) {
    let warnings = findings(dossier);
    let known: Vec<_> = disagreements(dossier).into_iter().flat_map(|found| found.records).collect();
    assert!(known.iter().all(|record| *record < dossier.records.len()));
    drop(warnings);
}

/// What the packed form keeps of records.
fn wire_of(dossier: &Dossier) -> Vec<(&str, &str)> {
    dossier.records.iter().map(|record| (record.id.as_str(), record.title.get(&dossier.language))).collect()
}

fn packed_file(bytes: &[u8]) -> bool {
    let Ok([picture, grounds, workings]) = parts(bytes) else { return false };
    let slices: Option<Unpacking<'_, Prepared>> = Unpacking::new(picture);
    let slices = slices.map(|mut unpacking| {
        while { unpacking.step(3) }.done < unpacking.step(0).of {}
        unpacking
    });
    let workings = from_bytes::<Workings>(workings).map(Workings::restored);
    let grounds_alone = from_bytes::<Grounds>(grounds);
    let Some(prepared) = slices.and_then(Unpacking::finish) else { return false };
    let _ = (0..prepared.dossier.records.len()).filter(|at| prepared.disputed(*at)).count();
    let whole = whole(picture, grounds);
    if let Some(prepared) = &whole {
        look_for(&prepared.dossier, "actor:TUR baku");
    }
    draw(prepared.dossier);
    workings.is_some() && grounds_alone.is_some() && whole.is_some()
}

/// Draws all of it, wide and narrow, and a part of it; by the calendar, and from a step.
fn draw(dossier: Dossier) {
    let mut dossier = dossier;
    // A reader is shown two relationships unless the page asks for more.
    dossier.dyads.truncate(3);
    let aligned = Told::since(dossier.clone(), Milestone::Recognition);
    for told in [Some(Told::new(dossier)), aligned].into_iter().flatten() {
        for width in [0.0, 360.0, 1280.0] {
            sound(&told.scene(&Look::all(width)), &told);
        }
        let near = Look { window: (0.4, 0.400_01), selected: Some(0), room: 0.0, ..Look::all(900.0) };
        sound(&told.scene(&near), &told);
        let mut view = told.view(&near);
        for step in [Move::Zoom { factor: 1e9, about: 1e9 }, Move::Pan(-1e9), Move::End, Move::Fit] {
            view = view.after(step, &told.map);
            assert!(view.from.is_finite() && view.to > view.from, "{view:?}");
        }
    }
}

/// All places are numbers, and there are no more of them than pixels hold.
fn sound(scene: &Scene, told: &Told) {
    let places = scene.marks.iter().flat_map(|mark| [mark.from, mark.to, mark.middle, mark.size]);
    let texts = scene.labels().flat_map(|label| [label.rect.x, label.rect.y, label.rect.width, label.rect.height]);
    let ticks = scene.ticks.iter().map(|tick| tick.at);
    for place in places.chain(texts).chain(ticks).chain([scene.width, scene.height]) {
        assert!(place.is_finite(), "a place is {place}");
    }
    let most = 40 + (scene.width.max(scene.height) / 3.0) as usize * (1 + told.items.strands.len());
    assert!(scene.marks.len() <= most && scene.ticks.len() <= most, "{} marks", scene.marks.len());
}
