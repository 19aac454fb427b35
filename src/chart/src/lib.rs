//! Layout of time. A pure function of items, viewport, size and a text measurer gives a [`Scene`] of plain
//! data; a view draws it without deciding anything.
//!
//! Units: time in days since 1970-01-01, places in CSS pixels from the top left corner of the drawing.

pub mod align;
pub mod coverage;
pub mod crowd;
pub mod figures;
pub mod fold;
pub mod horizontal;
pub mod index;
pub mod item;
pub mod items;
pub mod lens;
mod lying;
pub mod mark;
pub mod overview;
pub mod paces;
pub mod pack;
pub mod request;
pub mod routes;
pub mod scale;
pub mod scene;
pub mod steps;
pub mod ticks;
pub mod vertical;
pub mod viewport;

pub use fold::TimeMap;
pub use item::{Group, Item, Story, Wish};
pub use items::Items;
pub use lens::Lens;
pub use request::{KnowledgeEnd, Measure, Request, Tell, TextStyle};
pub use scale::Scale;
pub use scene::Scene;
pub use viewport::{Move, Viewport};

/// Under this width time runs down the page, in CSS pixels.
pub const NARROW: f64 = 640.0;

/// Lays out a timeline: across for a wide drawing, down for a narrow one.
pub fn layout(request: &Request<'_>) -> Scene {
    if request.narrow { vertical::layout(request) } else { horizontal::layout(request) }
}
