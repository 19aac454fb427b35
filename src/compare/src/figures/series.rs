//! Figures of several years: a chart a relationship, on one scale where that is fair, and what follows beside them.

use analysis::disagreement::{Reading, Rule};
use analysis::series::{Nature, Panel, Point, Row, Series, Timing};
use chart::figures::{Asked, Figure, Gap, Sort, Span, columns};
use dossier::number::digits;
use dossier::{Day, Qualifier, Status};
use ui::tree::{Node, el, of};

use super::answer::Answer;
use super::draw::{Drawn, chart, room_of};
use super::strings::Figuring;
use super::{MOST, further, told, unit, way};
use crate::derived;
use crate::desk::Desk;

/// More columns than a chart shows one by one; the latest are drawn.
const COLUMNS: usize = 400;
/// The fewest years of an axis: two columns alone are no wider than others.
const YEARS: i64 = 10;
/// More disagreements, or expectations in words, than stand beside a chart.
const DISPUTES: usize = 6;

/// A row's title, its charts, and what follows from it.
pub fn section(desk: &Desk<'_>, words: &Figuring, panel: &Panel, row: &Row) -> Vec<Node> {
    let unit = unit(desk, panel);
    let answer = Answer::of(desk, row, words.alone);
    let way = way(desk, row);
    let mut title = el("h3").say(super::title(desk, panel));
    if !way.is_empty() {
        title = title.say(", ").say(&way);
    }
    let days = days(row);
    let size = size(desk);
    let mut charts = of("div", "charts");
    let shared = row.comparable.is_ok().then(|| span(row.series.iter(), size.1));
    for (column, series) in row.series.iter().enumerate() {
        let expected = expected(desk, panel, series.dyad);
        charts = charts.put(side(desk, words, column, series, &Side { unit, days, size, shared, expected }));
    }
    let aside = aside(desk, &answer);
    vec![title, of("p", "more").say(&deck(words, row, &answer)), charts.put(aside)]
}

/// How the charts are to be read: only what is in them.
fn deck(words: &Figuring, row: &Row, answer: &Answer<'_>) -> String {
    let years = row.common.iter().filter_map(|common| common.full_year).map(digits).collect::<Vec<_>>();
    let common = words.common(&years);
    let known = || row.series.iter().flat_map(|series| &series.points).filter(|point| point.is_observed());
    let is_rounded = |point: &Point| point.bounds.is_some_and(|bounds| !bounds.is_exact() && bounds.is_finite());
    let mut parts: Vec<&str> = Vec::new();
    match row.comparable {
        Ok(_) if row.series.len() > 1 => parts.extend([words.one_scale, common.as_str()]),
        Ok(_) => {}
        Err(_) if answer.reason == words.alone => parts.push(words.alone),
        Err(_) => parts.extend([words.own_scales, answer.reason.as_str()]),
    }
    parts.extend(known().any(is_rounded).then_some(words.hollow));
    parts.extend(known().any(Point::is_part_of_year).then_some(words.hatched));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What the charts of a row share.
struct Side<'a> {
    unit: &'a str,
    days: (f64, f64),
    size: (f64, f64),
    /// The values of all of them; `None` where each has a scale of its own.
    shared: Option<Span>,
    /// What documents expect of its growth in words alone.
    expected: Vec<&'a Point>,
}

/// What documents say of how a relationship's figures will grow, without a figure: a chart alone would leave it out.
fn expected<'a>(desk: &Desk<'a>, panel: &Panel, dyad: usize) -> Vec<&'a Point> {
    let grows = |other: &&Panel| {
        let indicator = desk.dossier.indicators.get(other.indicator);
        indicator.is_some_and(|indicator| indicator.growth_of == Some(panel.indicator))
    };
    let rows = desk.workings.panels.iter().filter(grows).flat_map(|other| &other.rows);
    let series = rows.flat_map(|row| &row.series).filter(|series| series.dyad == dyad);
    let points = series.flat_map(|series| series.points.iter().chain(&series.undated));
    points.filter(|point| point.value.is_none()).take(DISPUTES).collect()
}

/// Width and height of a chart.
fn size(desk: &Desk<'_>) -> (f64, f64) {
    match desk.width {
        width if width < chart::NARROW => (width.clamp(240.0, 480.0), 210.0),
        width if width < 900.0 => (((width - 24.0) / 2.0).floor(), 220.0),
        width => (((width - 64.0) * 0.365).floor().min(480.0), 236.0),
    }
}

/// The chart of one relationship, and its figures in words.
fn side(desk: &Desk<'_>, words: &Figuring, column: usize, series: &Series, shared: &Side<'_>) -> Node {
    let title = desk.dossier.dyads.get(series.dyad).map_or("", |dyad| dyad.title.get(desk.language));
    let name = of("h4", &["sign ", desk.side(column)].concat()).say(title);
    let part = of("div", &["part ", desk.side(column)].concat()).put(name);
    let known = series.points.len() + series.undated.len();
    if known == 0 {
        return part.put(of("p", "blank").say(desk.strings.not_stated));
    }
    let span = shared.shared.unwrap_or_else(|| span(std::iter::once(series), shared.size.1));
    let drawn = latest(series).chain(&series.undated);
    let (figures, records): (Vec<Figure>, Vec<usize>) =
        drawn.take(COLUMNS).map(|point| (figure(desk, words, point, shared.unit), point.record)).unzip();
    let gaps: Vec<Gap> = series.gaps.iter().rev().take(COLUMNS).map(|gap| named(words, *gap)).collect();
    let left = room_of(desk, &span, shared.unit);
    let (days, size) = (shared.days, shared.size);
    let laid = columns(&Asked { figures: &figures, gaps: &gaps, days, span, size, left });
    let picture = chart(desk, &Drawn { chart: &laid, figures: &figures, records: &records, unit: shared.unit, size });
    let mut list = of("ul", "inline");
    for point in series.points.iter().rev().take(MOST).rev().chain(series.undated.iter().take(MOST)) {
        list = list.put(told::item(desk, point, shared.unit));
    }
    for point in &shared.expected {
        list = list.put_if(told::named(desk, point));
    }
    for (first, last) in series.gaps.iter().rev().take(MOST).rev() {
        let (years, none) = words.gap(*first, *last);
        list = list.put(of("li", "blank").say(&years).say(" ").say(&none));
    }
    let left_out = series.points.len().saturating_sub(MOST) + series.undated.len().saturating_sub(MOST);
    list = list.put_if(further(words, of("li", "blank"), left_out));
    part.put(picture).put(list)
}

/// The points that are drawn, earliest first.
fn latest(series: &Series) -> impl Iterator<Item = &Point> {
    series.points.iter().skip(series.points.len().saturating_sub(COLUMNS))
}

/// A figure as the chart takes it.
fn figure(desk: &Desk<'_>, words: &Figuring, point: &Point, unit: &str) -> Figure {
    let sort = match (point.value, point.status) {
        (None, _) => Sort::Blank,
        (_, Status::Observed) => Sort::Known,
        (_, Status::Estimate) => Sort::Estimate,
        (_, Status::Target) => Sort::Target,
        (_, Status::Forecast) => Sort::Forecast,
    };
    let passed = told::is_passed(desk, point);
    let is_wish = matches!(sort, Sort::Target | Sort::Forecast);
    // What a document wishes for is not of the day on which it was written.
    let days = point.extent.filter(|_| !is_wish || matches!(point.time, Timing::Period(_))).and_then(|extent| {
        let (first, last) = (extent.earliest.or(extent.latest)?, extent.latest.or(extent.earliest)?);
        Some((f64::from(first.0), f64::from(last.0) + 1.0))
    });
    let mut after: Vec<String> = Vec::new();
    after.extend(desk.strings.terms.status(point.status).filter(|_| point.value.is_some()).map(str::to_owned));
    // The axis says the year of a full one.
    if point.full_year().is_none() || point.nature() == Nature::Stock {
        after.push(told::time(desk, point));
    }
    after.extend(passed.then(|| words.no_outcome.to_owned()));
    let bounds =
        point.value.map_or((0.0, 0.0), |value| point.bounds.map_or((value, value), |bounds| (bounds.low, bounds.high)));
    let (said, after) = (told::value(desk, point, unit), after.join(", "));
    Figure {
        days,
        value: point.value,
        bounds,
        sort,
        about: point.qualifier == Qualifier::About,
        part: point.is_part_of_year() && point.nature() == Nature::Flow,
        passed,
        // Words in place of a figure are no figure.
        label: if sort == Sort::Blank { (String::new(), said) } else { (said, after) },
    }
}

fn named(words: &Figuring, (first, last): (i64, i64)) -> Gap {
    let day = |year: i64| f64::from(Day::from_ymd(year, 1, 1).0);
    Gap { days: (day(first), day(last + 1)), label: words.gap(first, last) }
}

/// The days from the first year of a row to its last, for all its charts.
fn days(row: &Row) -> (f64, f64) {
    let extents = row.series.iter().flat_map(latest).filter_map(|point| point.extent);
    let mut years: Option<(i64, i64)> = None;
    for extent in extents {
        let (Some(first), Some(last)) = (extent.earliest.or(extent.latest), extent.latest.or(extent.earliest)) else {
            continue;
        };
        let (from, to) = years.unwrap_or((first.year(), last.year()));
        years = Some((from.min(first.year()), to.max(last.year())));
    }
    let (from, to) = years.unwrap_or((2000, 2000));
    let day = |year: i64| f64::from(Day::from_ymd(year, 1, 1).0);
    // The first column has its label on its left.
    let air = ((to - from) / 7).max(1);
    (day((from - air).min(to + 1 - YEARS)), day(to + 1))
}

/// The values from the least to the greatest that some of these relationships have.
fn span<'a>(all: impl Iterator<Item = &'a Series>, high: f64) -> Span {
    let (mut least, mut most): (f64, f64) = (0.0, 0.0);
    for point in all.flat_map(|series| latest(series).chain(series.undated.iter().take(COLUMNS))) {
        // A wish is a mark of no height: how it is rounded is not drawn.
        let bounds =
            point.bounds.filter(|_| point.is_observed()).map_or([f64::NAN; 2], |bounds| [bounds.low, bounds.high]);
        for value in point.value.into_iter().chain(bounds).filter(|value| value.is_finite()) {
            (least, most) = (least.min(value), most.max(value));
        }
    }
    Span::holding(least, most, (high / 50.0).floor())
}

/// How many times the one is the other, what does not agree, and the drawers.
fn aside(desk: &Desk<'_>, answer: &Answer<'_>) -> Node {
    let mut aside = of("div", "beside");
    for key in answer.keys() {
        aside = aside.put(derived::open(desk, key));
    }
    if answer.verdict == 2 {
        aside = aside.put(of("p", "small").put(answer.why(desk)));
    }
    let here = |reading: &Reading| answer.has(reading.record);
    let found = desk.prepared.disagreements.iter();
    let found = found.filter(|found| found.contradicts(desk.dossier) && found.readings.iter().any(here));
    for found in found.take(DISPUTES) {
        let first = found.readings.first().and_then(|reading| reading.of(desk.dossier));
        let rule = analysis::told::disagreement(desk.dossier, found, desk.language);
        let mut line = of("p", "dispute");
        line = match first.and_then(|(record, claim)| Some((record, claim, claim.value?))) {
            Some((record, claim, value)) if found.rule == Rule::Growth => {
                let unit = analysis::printed::unit_of(desk.dossier, record, claim);
                let said = desk.words.figure(value, unit, claim.qualifier);
                line.put(el("mark").say(&told::both(desk, found, &said))).say(" ").say(rule)
            }
            _ => line.put(el("mark").say(rule)),
        };
        for (_, claim) in found.readings.iter().take(DISPUTES).filter_map(|reading| reading.of(desk.dossier)) {
            line = line.say(" ").put(ui::citation::quotation(desk.dossier, claim));
        }
        aside = aside.put(line);
    }
    aside.put_if(answer.drawers(desk))
}
