//! What it would take to reach a target: the documents' paces, and the reader's own.

mod picture;
mod slider;
mod state;
mod strings;
#[cfg(test)]
mod tests;

use analysis::derive::Derived;
use analysis::disagreement::Rule;
use analysis::scenario::{Pace, Refused, Scenario, Target, targets};
use analysis::series::{Point, Timing};
use chart::Group;
use dossier::{Claim, Qualifier};
use ui::side::side;
use ui::tree::{Node, el, of};

use crate::derived;
use crate::desk::Desk;
use state::{Sets, State};
use strings::Wishing;

/// Most targets that have a picture; every one of them is drawn anew with each movement of a slider.
const DRAWN: usize = 6;
/// Most targets that are listed without one.
const REFUSED: usize = 12;
/// Most of the documents' paces that are told, those first that matter most.
const TOLD: usize = 6;
/// Beside each other from this width on, in CSS pixels.
const BESIDE: f64 = 800.0;

/// A target with what is said of it.
struct View<'a> {
    desk: &'a Desk<'a>,
    strings: &'static Wishing,
    target: Target<'a>,
    scenario: Scenario<'a>,
    state: State,
    unit: &'a str,
    /// Whose it is, as style sheets say it.
    side: &'static str,
    /// The documents' paces that are told, those first that matter most.
    paces: Vec<Pace<'a>>,
}

/// The title, and a picture with its control for each target; nothing where there is none.
pub fn section(desk: &Desk<'_>) -> Vec<Node> {
    let strings = Wishing::of(desk.language);
    let (mut drawn, mut refused, mut more) = (Vec::new(), Vec::new(), 0);
    let mut count = 0;
    for target in targets(desk.dossier, &desk.workings.panels) {
        if count == DRAWN || refused.len() == REFUSED {
            more += 1;
            continue;
        }
        match scenario(desk, &target) {
            Ok(scenario) => {
                count += 1;
                drawn.extend(View::new(desk, strings, target, scenario).nodes());
            }
            Err(why) => refused.push(refusal(desk, strings, &target, why)),
        }
    }
    if !refused.is_empty() {
        let title = if count == 0 { el("h3").say(strings.none) } else { of("h4", "apart").say(strings.refused) };
        drawn.push(title);
        drawn.push(of("div", "declined").put_all(refused));
    }
    if more > 0 {
        drawn.push(of("p", "more").say(&strings.and_more(more)));
    }
    drawn
}

/// Where a target stands; none of which the time is over.
fn scenario<'a>(desk: &'a Desk<'_>, target: &Target<'a>) -> Result<Scenario<'a>, Option<Refused<'a>>> {
    let here = target.reading();
    let passed = |it: &&analysis::disagreement::Disagreement| {
        it.rule == Rule::TargetPassed && it.readings.first() == Some(&here)
    };
    if desk.prepared.disagreements.iter().find(passed).is_some() {
        return Err(None);
    }
    target.scenario(desk.dossier).map_err(Some)
}

/// The claims that a figure rests on.
fn claims<'a>(desk: &'a Desk<'_>, point: &Point) -> Vec<&'a Claim> {
    let claims = desk.record(point.record).map_or(&[][..], |record| &record.claims);
    let also = point.also.iter().filter_map(|at| claims.get(*at));
    claims.get(point.claim).into_iter().chain(also).collect()
}

/// What a target is of, and whose.
fn subject(desk: &Desk<'_>, target: &Target<'_>) -> String {
    let language = desk.language;
    let Some(record) = desk.record(target.point.record) else { return String::new() };
    let name = |at: Option<usize>| at.and_then(|at| desk.dossier.actors.get(at)).map_or("", |it| it.name.get(language));
    let indicator = desk.dossier.indicators.get(target.panel.indicator);
    let mut parts = vec![indicator.map_or("", |indicator| indicator.title.get(language)).to_owned()];
    parts
        .extend(record.dyads.iter().filter_map(|at| Some(desk.dossier.dyads.get(*at)?.title.get(language).to_owned())));
    parts.push(analysis::told::way(name(record.from), name(record.to)));
    parts.extend(record.place.as_ref().map(|place| place.get(language).to_owned()));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn unit<'a>(desk: &'a Desk<'_>, target: &Target<'_>) -> &'a str {
    desk.dossier.indicators.get(target.panel.indicator).map_or("", |indicator| indicator.unit.as_str())
}

/// A figure as its document gives it.
fn figure(desk: &Desk<'_>, point: &Point, unit: &str) -> String {
    desk.words.figure(point.value.unwrap_or_default(), unit, point.qualifier)
}

/// What time a figure is of.
fn time(desk: &Desk<'_>, point: &Point) -> String {
    match &point.time {
        Timing::Period(date) => desk.words.date(date),
        Timing::AsOf(moment) => [desk.strings.as_of, &desk.words.moment(moment)].concat(),
        Timing::Undated => desk.strings.no_year.to_owned(),
    }
}

/// A target that no pace leads to, with the reason: the one that results give, where they give one.
fn refusal(desk: &Desk<'_>, strings: &Wishing, target: &Target<'_>, why: Option<Refused<'_>>) -> Node {
    let here = target.reading();
    let is_it = |it: &&Derived| it.outcome.is_err() && it.inputs.first() == Some(&here);
    let mut claims = claims(desk, target.point);
    let mut own = |reason: usize, point: Option<&Point>| {
        claims.extend(point.map_or(Vec::new(), |point| self::claims(desk, point)));
        strings.reasons.get(reason).copied().unwrap_or_default()
    };
    let (told, reason) = match why {
        None => (false, desk.strings.passed),
        Some(Refused::NotAnAmount) => (true, own(0, None)),
        Some(Refused::Stretch) => (false, own(1, None)),
        Some(Refused::NoBase) => (true, own(2, None)),
        Some(Refused::Over(point)) => (false, own(3, Some(point))),
        Some(Refused::Reached(point)) => (false, own(4, Some(point))),
        Some(Refused::NoRate(point)) => (false, own(5, Some(point))),
    };
    let found = desk.workings.derived.iter().filter(|_| told).find(is_it);
    let inputs = found.map_or(&[][..], |it| &it.inputs);
    claims.extend(inputs.iter().filter_map(|input| Some(input.of(desk.dossier)?.1)));
    let reason = found.and_then(|it| it.outcome.as_ref().err()).map_or(reason, String::as_str);
    let name = strings.target(&figure(desk, target.point, unit(desk, target)));
    let opener = desk.record(target.point.record).map(|record| desk.opener("figure", record).say(&name));
    let when = [", ", &time(desk, target.point)].concat();
    el("div")
        .put(el("h4").put_if(opener).put(of("span", "more").say(&when)))
        .put(of("p", "small").say(&subject(desk, target)))
        .put(desk.cite(el("p").say(reason), &claims))
}

impl<'a> View<'a> {
    fn new(desk: &'a Desk<'a>, strings: &'static Wishing, target: Target<'a>, scenario: Scenario<'a>) -> Self {
        let record = desk.record(target.point.record);
        let id = record.map_or("", |record| record.id.as_str());
        // Of several targets of one record each has its own slider.
        let claim = dossier::number::digits(target.point.claim as i64);
        let id = if target.point.claim == 0 { id.to_owned() } else { [id, ".", &claim].concat() };
        let dyads = record.map_or(&[][..], |record| &record.dyads);
        let is_shared = desk.dyads.iter().filter(|dyad| dyads.contains(dyad)).count() > 1;
        let group = if is_shared { Group::Both } else { Group::One(target.column) };
        let state = State::new(&desk.own, &id, &scenario);
        // The latest stretch, the whole time, then the newest.
        let mut order: Vec<usize> = scenario.latest.into_iter().collect();
        for at in (0..scenario.paces.len()).rev() {
            if order.len() < TOLD && !order.contains(&at) {
                order.push(at);
            }
        }
        let paces = order.iter().filter_map(|at| scenario.paces.get(*at).copied()).collect();
        Self { desk, strings, target, state, unit: unit(desk, &target), side: side(group), paces, scenario }
    }

    fn amount(&self, value: f64) -> String {
        self.desk.words.figure(value, self.unit, Qualifier::Exact)
    }

    /// The target as its document gives it.
    fn aim(&self) -> String {
        figure(self.desk, self.target.point, self.unit)
    }

    fn stretch(&self, pace: &Pace<'_>) -> String {
        pace.years().map_or(String::new(), |(from, to)| self.strings.stretch(from, to))
    }

    /// The claims of the target and of the figure that it is measured from.
    fn grounds(&self) -> Vec<&'a Claim> {
        let mut claims = claims(self.desk, self.target.point);
        claims.extend(self::claims(self.desk, self.scenario.base));
        claims
    }

    fn nodes(&self) -> Vec<Node> {
        let desk = self.desk;
        let mut deck = of("p", "more").say(&subject(desk, &self.target));
        deck = desk.cite(deck, &claims(desk, self.target.point)).say(". ").say(self.strings.deck);
        let beside = desk.width >= BESIDE;
        let chart = if beside { (desk.width * 0.5).min(620.0) } else { desk.width.clamp(240.0, 620.0) };
        let rest = if beside { desk.width - chart - 56.0 } else { desk.width };
        let class = [if beside { "whatif beside " } else { "whatif " }, self.side].concat();
        // What moves with the slider keeps its place, so that the slider is the same element and keeps the focus.
        let body = of("div", &class)
            .put(self.sentence())
            .put(slider::node(self, rest.clamp(240.0, 520.0)))
            .put(picture::node(self, chart, if beside { 320.0 } else { 250.0 }))
            .put(self.notes());
        vec![el("h3").say(&self.strings.title(&self.aim())), deck, body]
    }

    /// What follows from the pace, or from the year, and how sure it is.
    fn sentence(&self) -> Node {
        let (strings, state) = (self.strings, &self.state);
        let indicator = self.desk.dossier.indicators.get(self.target.panel.indicator);
        let thing = strings.thing(indicator.map_or("", |indicator| indicator.title.get(self.desk.language)));
        // The reader's numbers have a dress of their own; what follows from the documents alone has an equals sign.
        let number = |words: &str| match state.own {
            true => of("b", "yours").say(words),
            false => of("b", "theirs").say("= ").say(words),
        };
        let percent = state.rate.percent();
        let year = state.year.map(dossier::number::digits);
        let (aim, base) = (self.aim(), self.scenario.year);
        let sentence = match state.sets {
            Sets::Pace => {
                let [before, between, after] = strings.if_grew(&thing, percent < 0.0, base, &aim, state.end());
                let pace = number(&strings.percent(percent.abs()));
                of("p", "key").say(&before).put(pace).say(&between).put_if(year.map(|year| number(&year))).say(&after)
            }
            Sets::Year => {
                let [before, between, after] = strings.to_pass(&thing, base, &aim);
                let pace = number(&strings.percent(percent));
                of("p", "key").say(&before).put_if(year.map(|year| number(&year))).say(&between).put(pace).say(&after)
            }
        };
        let range = self.range().map(|range| of("p", "small").say(&range));
        el("div").put(self.desk.cite(sentence, &self.grounds())).put_if(range)
    }

    /// Between which years or paces the truth may lie, and why.
    fn range(&self) -> Option<String> {
        let (strings, state) = (self.strings, &self.state);
        let mut points = vec![self.scenario.base, self.target.point];
        if let Some(pace) = self.paces.first().filter(|_| !state.own && state.sets == Sets::Pace) {
            points.extend([pace.to, pace.from]);
        }
        let mut figures: Vec<(String, String)> = Vec::new();
        for point in points {
            let bounds = point.bounds.filter(|bounds| !bounds.is_exact());
            let end = |end: f64| end.is_finite().then(|| self.amount(end));
            let told = bounds.map(|bounds| strings.between(end(bounds.low), end(bounds.high)));
            let told = told.map(|means| (figure(self.desk, point, self.unit), means));
            figures.extend(told.filter(|told| !figures.contains(told)));
        }
        let range = match (state.sets, state.reached) {
            (Sets::Pace, reached) => reached.map(|reached| strings.years(reached.first, reached.last)),
            (Sets::Year, _) => Some(self.percents(state.rate)),
        };
        range.filter(|_| !figures.is_empty()).map(|range| strings.since(&range, &figures))
    }

    /// Between which paces one lies.
    fn percents(&self, rate: analysis::scenario::Rate) -> String {
        let bounds = rate.percent_bounds();
        let end = |end: f64| end.is_finite().then(|| self.strings.percent(end));
        self.strings.between(end(bounds.low), end(bounds.high))
    }

    /// How the documents' paces stand to it, what else they say, and the other controls.
    fn notes(&self) -> Node {
        let (desk, strings, scenario) = (self.desk, self.strings, &self.scenario);
        let mut notes = of("div", "notes");
        notes = match self.paces.is_empty() {
            true => notes.put(el("p").say(strings.no_pace)),
            false => notes.put(el("ul").put_all(self.paces.iter().map(|pace| self.pace(pace)).collect())),
        };
        let needed = scenario.by.and_then(|year| Some((year, scenario.needed(year)?)));
        let by = match needed {
            Some((year, rate)) => strings.by(year, &strings.a_year(rate.percent()), &self.percents(rate)),
            None => strings.no_year.to_owned(),
        };
        let claims = if needed.is_some() { self.grounds() } else { claims(desk, self.target.point) };
        notes = notes.put(desk.cite(el("p").say(&by), &claims));
        let ahead = self.target.ahead(desk.dossier, &desk.workings.panels, scenario.base);
        if !ahead.is_empty() {
            notes = notes.put(ahead.iter().fold(el("p").say(strings.ahead), |line, point| self.told(line, point)));
        }
        let control =
            |name: &str, words: &str| of("button", "link").set("type", "button").set("data-own", name).say(words);
        let names = &self.state.names;
        let instead = strings.instead.get(usize::from(self.state.sets == Sets::Year)).copied().unwrap_or_default();
        let here = self.target.reading();
        notes
            .put(el("p").say(strings.takes))
            .put(of("p", "set").put(control(&names.mode, instead)).put(control(&names.back, strings.back)))
            .put_if(derived::list(desk, &|derived| derived.inputs.first() == Some(&here)))
    }

    /// A pace of the documents: how it stands to that of the sentence, and where it leads.
    fn pace(&self, pace: &Pace<'a>) -> Node {
        let (strings, rate) = (self.strings, pace.rate);
        let own = self.state.rate.factor;
        let stands = match (rate == self.state.rate, own > rate.factor) {
            (true, _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        };
        let stands = strings.stands.get(stands).copied().unwrap_or_default();
        let year =
            self.scenario.reached(rate).map(|reached| (reached.year, strings.years(reached.first, reached.last)));
        let stretch = self.stretch(pace);
        let words = self.desk.record(pace.to.record).map(|record| self.desk.opener("also", record).say(&stretch));
        let line = of("li", &["sign ", self.side].concat()).put_if(words);
        let line = line.say(&strings.passes(&strings.a_year(rate.percent()), year, rate.factor > 1.0));
        let mut claims = claims(self.desk, pace.from);
        claims.extend(self::claims(self.desk, pace.to));
        self.desk.cite(line, &claims).say(stands)
    }

    /// What documents say of a later year.
    fn told(&self, line: Node, point: &Point) -> Node {
        let desk = self.desk;
        let Some(record) = desk.record(point.record) else { return line };
        let line = line.put(desk.opener("also", record).say(record.title.get(desk.language)));
        let line = line.say(", ").say(&time(desk, point));
        desk.cite(line, &claims(desk, point)).say(". ")
    }
}
