//! How long it took from one thing to another, and how long things lasted: exact in days where both dates are days,
//! between bounds where they are not.

use super::{Found, Of};
use crate::disagreement::Reading;
use crate::interval::Interval;
use crate::ladder::{First, Rung, Step, Unsaid, ladder};
use crate::lag::{DAYS_A_YEAR, Lag};
use dossier::time::{End, Moment};
use dossier::{Date, Extent, Kind, Phase, Record, When};

pub(super) fn find(found: &mut Found<'_>, dyad: usize) {
    steps(found, dyad);
    let dossier = found.dossier;
    for (at, record) in dossier.records.iter().enumerate().filter(|(_, record)| record.dyads.contains(&dyad)) {
        life(found, at, record);
        sequel(found, at, record);
        lasted(found, at, record);
    }
    terms(found, dyad);
}

/// A moment, with the claim that tells it.
#[derive(Clone, Copy)]
struct Told {
    reading: Reading,
    moment: Moment,
}

/// The claim of a record that a moment comes from: the one whose date begins with exactly these days.
fn told(record: &Record, at: usize, moment: Moment) -> Told {
    let begins = |date: &Date| match date.when() {
        When::Moment(known) => Some(known.extent),
        When::Span { start, .. } => start.map(|start| start.extent),
    };
    let is_it = |claim: &dossier::Claim| claim.time().and_then(begins) == Some(moment.extent);
    let claim = record.claims.iter().position(is_it).or_else(|| record.claims.iter().position(|c| c.time().is_some()));
    Told { reading: Reading { record: at, claim: claim.unwrap_or(0) }, moment }
}

fn start(record: &Record, at: usize) -> Option<Told> {
    record.when()?.start().map(|moment| told(record, at, moment))
}

/// Takes the days between two moments.
fn days(found: &mut Found<'_>, sort: &'static str, subject: String, label: String, from: Told, to: Told) {
    days_of(found, Of { sort, subject, label, ..Of::default() }, from, to);
}

fn days_of(found: &mut Found<'_>, of: Of, from: Told, to: Told) {
    let lag = Lag::between(from.moment.extent, to.moment.extent);
    let formula = [found.words.moment(&to.moment), found.words.moment(&from.moment)].join(" − ");
    stretch(found, Of { formula, inputs: vec![to.reading, from.reading], ..of }, lag);
}

fn stretch(found: &mut Found<'_>, of: Of, lag: Lag) {
    if lag.low_days.is_none() && lag.high_days.is_none() {
        return found.refuse(of, "One of the two has no bound.");
    }
    let bounds = Interval {
        low: lag.low_days.map_or(f64::NEG_INFINITY, |days| days as f64),
        high: lag.high_days.map_or(f64::INFINITY, |days| days as f64),
    };
    found.give(of, "days", lag.exact().map(|days| days as f64), bounds);
}

/// From each step of the ladder to each later one.
fn steps(found: &mut Found<'_>, dyad: usize) {
    let dossier = found.dossier;
    let mut taken: Vec<(&'static str, Told)> = Vec::new();
    for rung in ladder(dossier, &[dyad]).rows {
        let step = rung.cells.first().cloned().flatten();
        let Some(Step { record: at, when: Some(when), .. }) = step else { continue };
        let Some(record) = dossier.records.get(at) else { continue };
        taken.push((rung.milestone.word(), told(record, at, when)));
    }
    for (place, (name, from)) in taken.iter().enumerate() {
        for (after, (later, to)) in taken.iter().enumerate().skip(place + 1) {
            let label = ["from ", name, " to ", later].concat().replace('-', " ");
            // The ladder says how long after recognition each came.
            let minor = after > place + 1;
            let of = Of { sort: "lag", subject: found.dyads(&[dyad]), label, minor, ..Of::default() };
            days_of(found, of, *from, *to);
        }
    }
}

/// The same step of two relationships.
pub(super) fn between(found: &mut Found<'_>, dyads: [usize; 2]) {
    let dossier = found.dossier;
    let ladder = ladder(dossier, &dyads);
    if let ([Some((one, first)), Some((other, second))], false) =
        (ladder.highest.cells.as_slice(), ladder.highest.ranked)
    {
        let inputs = [first, second].into_iter().filter_map(|step| {
            let record = dossier.records.get(step.record)?;
            Some(
                step.when
                    .map_or(Reading { record: step.record, claim: 0 }, |when| told(record, step.record, when).reading),
            )
        });
        let of = Of {
            sort: "lag",
            subject: found.dyads(&dyads),
            label: "highest step: who is higher".to_owned(),
            formula: [one.word(), other.word()].join(" against ").replace('-', " "),
            inputs: inputs.collect(),
            ..Of::default()
        };
        found.refuse(of, "They are two kinds of step, on no common ladder.");
    }
    for rung in ladder.rows {
        let name = rung.milestone.word().replace('-', " ");
        let [one, other] = dyads.map(|dyad| found.short(dyad).to_owned());
        let told = |step: &Option<Step>| {
            let step = step.as_ref()?;
            Some(told(dossier.records.get(step.record)?, step.record, step.when?))
        };
        let cells: Vec<Option<Told>> = rung.cells.iter().map(told).collect();
        let subject = found.dyads(&dyads);
        if let [Some(a), Some(b)] = cells.as_slice() {
            let second = matches!(&rung.first, First::Earlier { dyad, .. } if *dyad == dyads[1]);
            let (from, to) = if second { (*b, *a) } else { (*a, *b) };
            let names = if second { [other, one] } else { [one, other] };
            let label = [&name, ": from ", &names[0], " to ", &names[1]].concat();
            // The ladder says it, with both dates.
            let of = Of { sort: "lag", subject, label, minor: true, ..Of::default() };
            days_of(found, Of { caveats: order_caveats(&rung), ..of }, from, to);
        } else {
            let inputs = cells.iter().flatten().map(|told| told.reading).collect();
            let (label, formula) = ([&name, ": who was first"].concat(), "? − ?".to_owned());
            let of = Of { sort: "lag", subject, label, formula, inputs, ..Of::default() };
            found.refuse(of, "Only one side is stated and dated. A blank is not a no.");
        }
    }
}

fn order_caveats(rung: &Rung) -> Vec<String> {
    let mut caveats = Vec::new();
    if let First::Unsaid(Unsaid::NotToTheDay(_)) = rung.first {
        caveats.push("Who was first cannot be said: a date is not known to the day.".to_owned());
    }
    if rung.unlike {
        caveats.push("The acts differ in kind: a signing, a founding, a ratification.".to_owned());
    }
    caveats
}

/// From each dated turn of a thing's life to each later one.
fn life(found: &mut Found<'_>, at: usize, record: &Record) {
    let mut turns: Vec<(Phase, Told)> = Vec::new();
    for (phase, when) in record.phases() {
        let Some(moment) = when.start() else { continue };
        let is_it = |claim: &dossier::Claim| claim.phase == Some(phase) && claim.date.is_some();
        let of_phase = |(_, claim): &(usize, &dossier::Claim)| is_it(claim);
        let exact = |(_, claim): &(usize, &dossier::Claim)| {
            claim.date.as_ref().is_some_and(|date| date.extent() == moment.extent)
        };
        let mut claims = record.claims.iter().enumerate().filter(of_phase);
        let claim = claims.clone().find(exact).or_else(|| claims.next()).map_or(0, |(index, _)| index);
        turns.push((phase, Told { reading: Reading { record: at, claim }, moment }));
    }
    for (place, (phase, from)) in turns.iter().enumerate() {
        for (after, (later, to)) in turns.iter().enumerate().skip(place + 1) {
            let label = ["from ", phase.word(), " to ", later.word()].concat().replace("in-use", "in use");
            let subject = record.title.get(&found.dossier.language).to_owned();
            let is_whole = place == 0 && after + 1 == turns.len();
            let minor = after > place + 1 && !is_whole;
            days_of(found, Of { sort: "duration", subject, label, minor, ..Of::default() }, *from, *to);
        }
    }
}

/// From a record to its sequel.
fn sequel(found: &mut Found<'_>, at: usize, record: &Record) {
    let dossier = found.dossier;
    let Some((before, earlier)) = record.follows.and_then(|at| Some((at, dossier.records.get(at)?))) else { return };
    if let (Some(from), Some(to)) = (start(earlier, before), start(record, at)) {
        let label = ["after: ", earlier.title.get(&dossier.language)].concat();
        days(found, "lag", record.title.get(&dossier.language).to_owned(), label, from, to);
    }
}

/// How long a claim's stretch lasted, and at least lasted where it is still open when the document ends.
fn lasted(found: &mut Found<'_>, at: usize, record: &Record) {
    let dossier = found.dossier;
    // A stance is not something that lasts, and a figure has a period of its own.
    if matches!(record.kind, Kind::Statement | Kind::Observation) {
        return;
    }
    for (index, claim) in record.claims.iter().enumerate() {
        let Some(When::Span { start: Some(start), end }) = claim.date.as_ref().map(Date::when) else { continue };
        let until = match end {
            End::At(end) => end.extent,
            End::Open | End::Unknown => {
                let end = dossier.documents.get(claim.document).map(|document| document.as_of.extent());
                Extent { earliest: end.and_then(|end| end.earliest.or(end.latest)), latest: None }
            }
        };
        let open = !matches!(end, End::At(_));
        let of = Of {
            sort: "duration",
            subject: record.title.get(&dossier.language).to_owned(),
            // A term is drawn from its first to its last year, and their mean is a result; what is open is drawn so.
            minor: open || record.kind == Kind::Tenure,
            label: if open { "how long it has lasted, at least".to_owned() } else { "how long it lasted".to_owned() },
            formula: claim.date.as_ref().map(|date| found.words.date(date)).unwrap_or_default(),
            inputs: vec![Reading { record: at, claim: index }],
            caveats: if open { vec!["It is open when the document ends.".to_owned()] } else { Vec::new() },
        };
        stretch(found, of, Lag::between(start.extent, until));
    }
}

/// A term in an office: who, from when to when.
struct Term<'a> {
    record: &'a Record,
    reading: Reading,
    start: Moment,
    end: Option<Moment>,
}

/// Terms of one office: their mean, and gaps between one and the next.
fn terms(found: &mut Found<'_>, dyad: usize) {
    let dossier = found.dossier;
    let mut terms: Vec<Term<'_>> = Vec::new();
    for (at, record) in dossier.records.iter().enumerate() {
        if record.kind != Kind::Tenure || !record.dyads.contains(&dyad) || record.role.is_none() {
            continue;
        }
        for (index, claim) in record.claims.iter().enumerate() {
            let Some(When::Span { start: Some(start), end }) = claim.date.as_ref().map(Date::when) else { continue };
            let end = if let End::At(end) = end { Some(end) } else { None };
            terms.push(Term { record, reading: Reading { record: at, claim: index }, start, end });
        }
    }
    let key = |term: &Term<'_>| {
        (term.record.role.as_ref().map(|role| role.get(&dossier.language).to_owned()), term.start.extent.earliest)
    };
    dossier::order::sort(&mut terms, |one, other| key(one).cmp(&key(other)));
    for office in terms.chunk_by(|one, other| one.record.role == other.record.role).filter(|office| office.len() > 2) {
        mean(found, office);
        for pair in office.windows(2) {
            let [before, after] = pair else { continue };
            let Some(end) = before.end.filter(|end| !end.extent.overlaps(after.start.extent)) else { continue };
            let names = [&before.record.title, &after.record.title].map(|title| title.get(&dossier.language));
            let from = Told { reading: before.reading, moment: end };
            let to = Told { reading: after.reading, moment: after.start };
            let role = after.record.role.as_ref().map_or("", |role| role.get(&dossier.language));
            let label = ["between ", names[0], " and ", names[1]].concat();
            days(found, "gap", role.to_owned(), label, from, to);
        }
    }
}

/// The mean of the terms that have an end, in years: all together by how many. Where each begins in the year in which
/// the one before ended, only the first start and the last end are in doubt.
fn mean(found: &mut Found<'_>, office: &[Term<'_>]) {
    let closed: Vec<&Term<'_>> = office.iter().filter(|term| term.end.is_some()).collect();
    let adjoin = closed.windows(2).all(|pair| match pair {
        [before, after] => before.end.is_some_and(|end| end.extent.overlaps(after.start.extent)),
        _ => false,
    });
    let (Some(first), Some(last)) = (closed.first(), closed.last()) else { return };
    let Some(end) = last.end else { return };
    let lag = Lag::between(first.start.extent, end.extent);
    let (Some(low), Some(high)) = (lag.low_days, lag.high_days) else { return };
    let years = (first.start.extent.earliest.map(|day| day.year()), end.extent.earliest.map(|day| day.year()));
    let (Some(from), Some(to)) = years else { return };
    if !adjoin || closed.len() < 2 {
        return;
    }
    let count = closed.len() as f64;
    let of = Of {
        sort: "mean-term",
        subject: first.record.role.as_ref().map_or("", |role| role.get(&found.dossier.language)).to_owned(),
        label: "mean term of those that ended".to_owned(),
        formula: format!("({to} − {from}) ÷ {} terms", closed.len()),
        inputs: closed.iter().map(|term| term.reading).collect(),
        caveats: vec!["Each is taken to begin when the one before ended; the list gives years only.".to_owned()],
        ..Of::default()
    };
    let bounds = Interval { low: low as f64, high: high as f64 }.times(Interval::exact(1.0 / DAYS_A_YEAR / count));
    found.give(of, "years", Some((to - from) as f64 / count), bounds);
}
