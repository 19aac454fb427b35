//! The timeline: a scene drawn as SVG, and the moves of pointer, wheel, fingers and keys.

use std::collections::HashMap;
use std::sync::Arc;

use chart::item::Group;
use chart::scene::{Anchor, EndLine, Fold, Label, Mark, Scene};
use chart::ticks::Tick;
use chart::{Move, Request, Viewport};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};
use leptos::prelude::*;
use leptos::svg::Svg;

use super::{Context, Shown, legend, records};
use crate::state::State;

/// How far a pointer may move and still click, in pixels.
const STILL: f64 = 4.0;
/// How much larger a step of zoom makes things.
const ZOOM: f64 = 1.5;
/// What the detail takes beside the chart: its width and the air before it.
const DETAIL: f64 = 340.0 + 32.0;

/// A scene with a way to find a record's mark.
#[derive(Clone)]
pub struct Drawn {
    /// The scene.
    pub scene: Arc<Scene>,
    at: Arc<HashMap<usize, usize>>,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scene, &other.scene) || self.scene == other.scene
    }
}

impl Drawn {
    fn new(scene: Scene) -> Self {
        let at = scene.marks.iter().enumerate().map(|(at, mark)| (mark.record, at)).collect();
        Self { scene: Arc::new(scene), at: Arc::new(at) }
    }

    /// The mark of a record, if it is in view.
    pub fn mark(&self, record: usize) -> Option<&Mark> {
        self.scene.marks.get(*self.at.get(&record)?)
    }
}

/// What the state says is in view.
fn viewport(state: &State, shown: &Shown) -> Viewport {
    let map = &shown.map;
    let first = state.from.unwrap_or_else(|| map.day(0.0));
    let last = state.to.unwrap_or_else(|| map.day(map.length()));
    Viewport::between(map, first, last.max(first + 1.0))
}

/// Moves what is in view.
fn go(context: Context, shown: Memo<Option<Shown>>, step: Move) {
    let next = shown.with_untracked(|shown| {
        let shown = shown.as_ref()?;
        let view = context.state.with_untracked(|state| viewport(state, shown)).after(step, &shown.map);
        let all = view.length() >= shown.map.length() - 1.0;
        Some((!all).then(|| (shown.map.day(view.from), shown.map.day(view.to))))
    });
    if let Some(window) = next {
        context.state.update(|state| {
            state.from = window.map(|(from, _)| from);
            state.to = window.map(|(_, to)| to);
        });
    }
}

/// The words that zoom and move, for the line of the tabs.
pub fn controls(context: Context, shown: Memo<Option<Shown>>) -> impl IntoView {
    let strings = context.strings();
    let middle = move || {
        shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let view = context.state.with_untracked(|state| viewport(state, shown));
            Some((view.from + view.to) / 2.0)
        })
    };
    let zoom = move |factor: f64| {
        if let Some(about) = middle() {
            go(context, shown, Move::Zoom { factor, about });
        }
    };
    let button = |label: &'static str, text: &'static str, action: Box<dyn Fn()>| {
        view! { <button type="button" aria-label=label title=label on:click=move |_| action()>{text}</button> }
    };
    view! {
        <div class="controls" part="controls">
            {button(strings.earlier, "‹", Box::new(move || go(context, shown, Move::Pan(-0.4))))}
            {button(strings.later, "›", Box::new(move || go(context, shown, Move::Pan(0.4))))}
            {button(strings.zoom_out, "−", Box::new(move || zoom(1.0 / ZOOM)))}
            {button(strings.zoom_in, "+", Box::new(move || zoom(ZOOM)))}
            {button(strings.fit_label, strings.fit, Box::new(move || go(context, shown, Move::Fit)))}
        </div>
    }
}

/// The timeline of what is shown.
pub fn view(
    context: Context,
    shown: Memo<Option<Shown>>,
    selected: Memo<Option<usize>>,
    beside: Memo<bool>,
) -> impl IntoView {
    let in_view = Memo::new(move |_| context.state.with(|state| (state.from, state.to)));
    let drawn = Memo::new(move |_| {
        in_view.track();
        let width = (context.width.get() - if beside.get() { DETAIL } else { 0.0 }).max(280.0);
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let request = Request {
                items: &shown.items,
                map: &shown.map,
                view: context.state.with_untracked(|state| viewport(state, shown)),
                width,
                groups: shown.dyads.len(),
                ends: &shown.ends,
                measure: &|text, style| context.measure(text, style),
            };
            Some(Drawn::new(chart::layout(&request)))
        })
    });
    let empty = move || shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.items.dated.is_empty()));
    view! {
        <Show when=move || !empty() fallback=move || view! { <p class="note">{context.strings().empty}</p> }>
            {chart_of(context, shown, drawn, selected)}
            {move || drawn.with(|d| d.as_ref().map(|d| legend::view(context, &d.scene)))}
        </Show>
        {move || shown.with(|shown| shown.as_ref().map(|shown| records::undated(context, shown)))}
    }
}

fn chart_of(
    context: Context,
    shown: Memo<Option<Shown>>,
    drawn: Memo<Option<Drawn>>,
    selected: Memo<Option<usize>>,
) -> impl IntoView {
    let svg = NodeRef::<Svg>::new();
    // The record that the keyboard is on; it alone can be reached by Tab.
    let cursor = RwSignal::new(None::<usize>);
    let gestures = Gestures { context, shown, drawn, svg, drag: StoredValue::new(None), pinch: StoredValue::new(None) };
    let size = move |of: fn(&Scene) -> f64| move || drawn.with(|d| d.as_ref().map_or(0.0, |d| of(&d.scene)));
    let (width, height) = (size(|scene| scene.width), size(|scene| scene.height));
    let entered = Memo::new(move |_| {
        // Tab enters at the selected record, else at the first in view.
        let wanted = cursor.get().or(selected.get());
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            wanted.filter(|record| drawn.mark(*record).is_some()).or(drawn.scene.marks.first().map(|m| m.record))
        })
    });
    let keys = move |event: KeyboardEvent| key(context, shown, drawn, cursor, &event);
    let marks = move || drawn.with(|d| d.as_ref().map(|d| d.scene.marks.iter().map(|m| m.record).collect::<Vec<_>>()));
    let dots = format!("entente-dots-{}", context.instance);
    let ground = format!("url(#{dots})");
    view! {
        <div class="chart" part="chart" role="group" aria-label=context.strings().chart_help>
            <svg
                node_ref=svg
                width=width
                height=height
                viewBox=move || format!("0 0 {} {}", width(), height())
                on:keydown=keys
                on:wheel=move |event| gestures.wheel(&event)
                on:pointerdown=move |event| gestures.press(&event)
                on:pointermove=move |event| gestures.drag(&event)
                on:pointerup=move |event| gestures.release(&event)
                on:pointercancel=move |event| gestures.release(&event)
                on:dblclick=move |event| gestures.double(&event)
                on:touchstart=move |event| gestures.pinch(&event)
                on:touchmove=move |event| gestures.pinch(&event)
                on:touchend=move |event| gestures.pinch(&event)
            >
                <defs>
                    <pattern id=dots width="7" height="7" patternUnits="userSpaceOnUse">
                        <circle class="ground" cx="1" cy="1" r="0.7"></circle>
                    </pattern>
                </defs>
                {move || drawn.with(|d| d.as_ref().map(|d| backdrop(context, shown, &d.scene, &ground)))}
                <For each=move || marks().unwrap_or_default() key=|record| *record let:record>
                    {records::mark(context, shown, drawn, selected, cursor, entered, record)}
                </For>
                {move || drawn.with(|d| d.as_ref().map(|d| overlay(&d.scene)))}
            </svg>
        </div>
    }
}

fn key(
    context: Context,
    shown: Memo<Option<Shown>>,
    drawn: Memo<Option<Drawn>>,
    cursor: RwSignal<Option<usize>>,
    event: &KeyboardEvent,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let walk = |by: isize| {
        let next = drawn.with_untracked(|d| d.as_ref()?.scene.neighbour(cursor.get_untracked()?, by));
        match next {
            Some(next) => cursor.set(Some(next)),
            None => go(context, shown, Move::Pan(0.3 * by as f64)),
        }
    };
    let cross = |down: bool| {
        let next = drawn.with_untracked(|d| d.as_ref()?.scene.across(cursor.get_untracked()?, down));
        cursor.update(|cursor| *cursor = next.or(*cursor));
    };
    let middle = || {
        shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let view = context.state.with_untracked(|state| viewport(state, shown));
            Some((view.from + view.to) / 2.0)
        })
    };
    let zoom = |factor: f64| middle().into_iter().for_each(|about| go(context, shown, Move::Zoom { factor, about }));
    let down = drawn.with_untracked(|d| d.as_ref().is_some_and(|d| d.scene.down));
    match (key.as_str(), down) {
        ("ArrowRight", false) | ("ArrowDown", true) => walk(1),
        ("ArrowLeft", false) | ("ArrowUp", true) => walk(-1),
        ("ArrowDown", false) | ("ArrowRight", true) => cross(true),
        ("ArrowUp", false) | ("ArrowLeft", true) => cross(false),
        ("+" | "=", _) => zoom(ZOOM),
        ("-" | "_", _) => zoom(1.0 / ZOOM),
        ("Home", _) => go(context, shown, Move::Start),
        ("End", _) => go(context, shown, Move::End),
        ("f" | "F", _) => go(context, shown, Move::Fit),
        ("Escape", _) => context.select(None),
        _ => return,
    }
    event.prevent_default();
}

/// A drag of the mouse: where it was last, and how far it has come.
#[derive(Clone, Copy)]
struct Drag {
    along: f64,
    travelled: f64,
}

/// The moves of a pointer, of a wheel and of fingers.
#[derive(Clone, Copy)]
struct Gestures {
    context: Context,
    shown: Memo<Option<Shown>>,
    drawn: Memo<Option<Drawn>>,
    svg: NodeRef<Svg>,
    drag: StoredValue<Option<Drag>>,
    /// Two fingers: how far apart they are and their middle along time.
    pinch: StoredValue<Option<(f64, f64)>>,
}

impl Gestures {
    fn down(&self) -> bool {
        self.drawn.with_untracked(|d| d.as_ref().is_some_and(|d| d.scene.down))
    }

    /// A place in the page along time, in pixels of the drawing.
    fn along(&self, x: f64, y: f64) -> f64 {
        let Some(svg) = self.svg.get_untracked() else { return 0.0 };
        let bounds = svg.get_bounding_client_rect();
        // A page may scale the widget: the drawing's pixels are not the screen's.
        let (here, size, own) = if self.down() {
            (
                y - bounds.top(),
                bounds.height(),
                self.drawn.with_untracked(|d| d.as_ref().map_or(1.0, |d| d.scene.height)),
            )
        } else {
            (
                x - bounds.left(),
                bounds.width(),
                self.drawn.with_untracked(|d| d.as_ref().map_or(1.0, |d| d.scene.width)),
            )
        };
        here * own / size.max(1.0)
    }

    /// The unit at a place along time, and how many pixels the plot has.
    fn unit(&self, along: f64) -> Option<(f64, f64)> {
        let (start, size) = self.drawn.with_untracked(|d| {
            let scene = &d.as_ref()?.scene;
            Some(if scene.down { (scene.plot.y, scene.plot.height) } else { (scene.plot.x, scene.plot.width) })
        })?;
        let view = self.shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            Some(self.context.state.with_untracked(|state| viewport(state, shown)))
        })?;
        Some((view.from + (along - start) / size * view.length(), size))
    }

    fn zoom(&self, factor: f64, along: f64) {
        if let Some((about, _)) = self.unit(along) {
            go(self.context, self.shown, Move::Zoom { factor, about });
        }
    }

    /// The wheel scrolls the page; with Ctrl it zooms here.
    fn wheel(&self, event: &WheelEvent) {
        if !event.ctrl_key() && !event.meta_key() {
            return;
        }
        event.prevent_default();
        let lines = if event.delta_mode() == 0 { 1.0 } else { 20.0 };
        let factor = (-event.delta_y() * lines / 300.0).clamp(-1.0, 1.0).exp();
        self.zoom(factor, self.along(f64::from(event.client_x()), f64::from(event.client_y())));
    }

    fn press(&self, event: &PointerEvent) {
        if event.button() == 0 && event.pointer_type() != "touch" {
            let along = self.along(f64::from(event.client_x()), f64::from(event.client_y()));
            self.drag.set_value(Some(Drag { along, travelled: 0.0 }));
        }
    }

    fn drag(&self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_value() else { return };
        if event.buttons() & 1 == 0 {
            self.drag.set_value(None);
            return;
        }
        let along = self.along(f64::from(event.client_x()), f64::from(event.client_y()));
        let travelled = drag.travelled + (along - drag.along).abs();
        self.drag.set_value(Some(Drag { along, travelled }));
        if travelled < STILL {
            return;
        }
        if let Some(svg) = self.svg.get_untracked() {
            // From here on it is a drag: marks do not see the pointer any more.
            let _ = svg.set_pointer_capture(event.pointer_id());
        }
        if let Some((_, size)) = self.unit(along) {
            go(self.context, self.shown, Move::Pan((drag.along - along) / size));
        }
    }

    fn release(&self, event: &PointerEvent) {
        self.drag.set_value(None);
        if let Some(svg) = self.svg.get_untracked().filter(|svg| svg.has_pointer_capture(event.pointer_id())) {
            let _ = svg.release_pointer_capture(event.pointer_id());
        }
    }

    fn double(&self, event: &MouseEvent) {
        self.zoom(2.0, self.along(f64::from(event.client_x()), f64::from(event.client_y())));
    }

    /// One finger scrolls the page; two move and zoom what is under them.
    fn pinch(&self, event: &TouchEvent) {
        let touches = event.touches();
        let (Some(one), Some(two)) = (touches.get(0), touches.get(1)) else {
            self.pinch.set_value(None);
            return;
        };
        event.prevent_default();
        let a = (f64::from(one.client_x()), f64::from(one.client_y()));
        let b = (f64::from(two.client_x()), f64::from(two.client_y()));
        let apart = (a.0 - b.0).hypot(a.1 - b.1).max(1.0);
        let middle = self.along((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        if let Some((before, at)) = self.pinch.get_value() {
            self.zoom(apart / before, middle);
            if let Some((_, size)) = self.unit(middle) {
                go(self.context, self.shown, Move::Pan((at - middle) / size));
            }
        }
        self.pinch.set_value(Some((apart, middle)));
    }
}

/// Everything behind the marks.
fn backdrop(context: Context, shown: Memo<Option<Shown>>, scene: &Scene, ground: &str) -> impl IntoView + use<> {
    let down = scene.down;
    let grounds: Vec<_> = scene.ends.iter().map(|end| ground_of(end, ground)).collect();
    let folds: Vec<_> = scene.folds.iter().map(|fold| fold_of(context, scene, fold)).collect();
    let reach = if down { scene.width } else { scene.height };
    let grid: Vec<_> = scene
        .ticks
        .iter()
        .filter(|tick| tick.major && !tick.stretch)
        .map(|tick| line("grid", down, (tick.at, 0.0), (tick.at, reach)))
        .collect();
    let lanes: Vec<_> = scene
        .lanes
        .iter()
        .filter(|lane| lane.domain.is_some() && !down)
        .flat_map(|lane| [lane.y, lane.y + lane.height])
        .map(|y| line("rule", false, (0.0, y), (scene.plot.x + scene.plot.width, y)))
        .collect();
    let names = names(context, shown, scene);
    let (start, end) = if down {
        (scene.plot.y, scene.plot.y + scene.plot.height)
    } else {
        (scene.plot.x, scene.plot.x + scene.plot.width)
    };
    let axes: Vec<_> = scene.axes.iter().map(|at| line("axis", down, (start, *at), (end, *at))).collect();
    let ticks: Vec<_> = scene.ticks.iter().flat_map(|tick| tick_of(context, shown, scene, tick)).collect();
    let columns: Vec<_> = scene.marks.iter().filter_map(|mark| column(mark, down)).collect();
    view! { <g class="backdrop" aria-hidden="true">{grounds}{grid}{folds}{lanes}{columns}{axes}{ticks}{names}</g> }
}

fn line(class: &'static str, down: bool, from: (f64, f64), to: (f64, f64)) -> AnyView {
    let (from, to) = if down { ((from.1, from.0), (to.1, to.0)) } else { (from, to) };
    view! { <line class=class x1=from.0 y1=from.1 x2=to.0 y2=to.1></line> }.into_any()
}

fn ground_of(end: &EndLine, ground: &str) -> AnyView {
    let area = end.ground;
    view! { <rect fill=ground.to_owned() x=area.x y=area.y width=area.width height=area.height></rect> }.into_any()
}

fn fold_of(context: Context, scene: &Scene, fold: &Fold) -> AnyView {
    let text = context.strings().years(fold.years);
    let middle = (fold.from + fold.to) / 2.0;
    let band = fold.to - fold.from;
    if scene.down {
        let y = middle + 4.0;
        return view! {
            <rect class="wash" x=0 y=fold.from width=scene.width height=band></rect>
            <text class="fold" x=scene.tick_words y=y text-anchor="middle">{text}</text>
        }
        .into_any();
    }
    let (top, bottom) = edges(scene);
    let turn = format!("translate({:.1} {:.1}) rotate(-90)", middle + 4.0, (top + bottom) / 2.0);
    let torn: Vec<_> = [fold.from, fold.to].map(|x| torn(x, top - 6.0, bottom + 6.0)).into_iter().collect();
    view! {
        <rect class="wash" x=fold.from y=0 width=band height=scene.height></rect>
        {torn}
        <text class="fold" transform=turn text-anchor="middle">{text}</text>
    }
    .into_any()
}

/// The strip between the axes, or below the only one.
fn edges(scene: &Scene) -> (f64, f64) {
    let first = scene.axes.first().copied().unwrap_or_default();
    (first, scene.axes.get(1).copied().unwrap_or(first + 28.0))
}

fn torn(x: f64, top: f64, bottom: f64) -> AnyView {
    let mut d = format!("M{x:.1} {top:.1}");
    let mut y = top;
    let mut side = 2.0;
    while y + 4.0 <= bottom {
        y += 4.0;
        d.push_str(&format!("L{:.1} {y:.1}", x + side));
        side = -side;
    }
    view! { <path class="torn" d=d></path> }.into_any()
}

fn tick_of(context: Context, shown: Memo<Option<Shown>>, scene: &Scene, tick: &Tick) -> Vec<AnyView> {
    let down = scene.down;
    let mut out = Vec::new();
    if !tick.stretch {
        let length = if tick.label.is_some() { 6.0 } else { 3.5 };
        for (at, sign) in scene.axes.iter().zip([1.0, -1.0]) {
            let sign = if scene.axes.len() > 1 { sign } else { 1.0 };
            out.push(line("axis", down, (tick.at, *at), (tick.at, at + sign * length)));
        }
    }
    let text = tick.label.and_then(|label| {
        shown.with_untracked(|shown| shown.as_ref().map(|shown| context.strings().tick(label, &shown.words)))
    });
    if let Some(text) = text {
        let class = if tick.major { "tick major" } else { "tick" };
        let (x, y) = if down { (scene.tick_words, tick.at + 4.0) } else { (tick.at, scene.tick_words + 4.0) };
        out.push(view! { <text class=class x=x y=y text-anchor="middle">{text}</text> }.into_any());
    }
    out
}

/// Names of lanes and relationships at the left edge; on a phone they stand above the chart.
fn names(context: Context, shown: Memo<Option<Shown>>, scene: &Scene) -> AnyView {
    let strings = context.strings();
    let lanes: Vec<_> = scene
        .lanes
        .iter()
        .filter(|_| !scene.down)
        .filter_map(|lane| {
            let text = match (lane.domain, lane.group) {
                (Some(domain), _) => strings.domain(domain),
                (None, Group::Both) => strings.both,
                (None, Group::One(_)) => return None,
            };
            Some(view! { <text class="lane" x=0 y=lane.y + 21.0>{text}</text> })
        })
        .collect();
    let heads: Vec<_> = scene.heads.iter().map(|head| records::head(shown, scene, head)).collect();
    view! { {lanes}{heads} }.into_any()
}

/// A step that is not known to the day stands on a tinted column, one that is on a stem.
fn column(mark: &Mark, down: bool) -> Option<AnyView> {
    let axis = mark.stem?;
    let class = super::records::side(mark.group);
    if matches!(mark.form, chart::mark::Form::Dot) {
        let along = (mark.from + mark.to) / 2.0;
        let stem = line("stem", down, (along, mark.middle), (along, axis));
        return Some(view! { <g class=class>{stem}</g> }.into_any());
    }
    let (near, far) = (mark.middle.min(axis), mark.middle.max(axis));
    let (x, y, width, height) = if down {
        (near, mark.from, far - near, mark.to - mark.from)
    } else {
        (mark.from, near, mark.to - mark.from, far - near)
    };
    Some(view! { <g class=class><rect class="column" x=x y=y width=width height=height></rect></g> }.into_any())
}

/// Everything in front of the marks: where documents end, titles of tracks.
fn overlay(scene: &Scene) -> impl IntoView + use<> {
    let down = scene.down;
    let ends: Vec<_> = scene
        .ends
        .iter()
        .map(|end| {
            let across = if down {
                (end.ground.x, end.ground.x + end.ground.width)
            } else {
                (end.ground.y, end.ground.y + end.ground.height)
            };
            view! { {line("end", down, (end.at, across.0), (end.at, across.1))}{label(&end.label, "label")} }
        })
        .collect();
    let tracks: Vec<_> = scene.tracks.iter().map(|track| label(&track.label, "label")).collect();
    view! { <g class="overlay" aria-hidden="true">{ends}{tracks}</g> }
}

/// A label as text with a halo of the ground.
pub fn label(label: &Label, class: &'static str) -> AnyView {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::End => "end",
    };
    let (x, y) = (label.x, label.y);
    let lines = label.title.len();
    let title: Vec<_> = label
        .title
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let dy = if at == 0 { 0 } else { 15 };
            view! { <tspan class="title" x=x dy=dy>{line.clone()}</tspan> }
        })
        .collect();
    let date = (!label.date.is_empty()).then(|| {
        let date = label.date.clone();
        if label.date_below {
            view! { <tspan class="date" x=x dy=14>{date}</tspan> }.into_any()
        } else if lines == 0 {
            view! { <tspan class="date" x=x>{date}</tspan> }.into_any()
        } else {
            view! { <tspan class="date" dx=6>{date}</tspan> }.into_any()
        }
    });
    let leader = label.leader.map(|[x1, y1, x2, y2]| view! { <line class="leader" x1=x1 y1=y1 x2=x2 y2=y2></line> });
    view! { {leader}<text class=class x=x y=y text-anchor=anchor>{title}{date}</text> }.into_any()
}
