//! What was drawn for one stretch of time, seen as another: for the moments of a movement before it is drawn anew.

use crate::{Scene, Viewport};

/// How far marks reach out of the plot along time, at most, in pixels.
const BLEED: f64 = 14.0;

/// The most that a drawing is stretched: beyond, its words are no longer fit to be seen, even in passing.
const MOST: f64 = 2.0;

/// How a drawing shows another stretch of time than it was made for. Along time alone: a place `x` of it comes to stand at
/// `stretch · x + by`, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Lens {
    /// How many times as long everything becomes.
    pub stretch: f64,
    /// Where the first pixel of the drawing comes to stand.
    pub by: f64,
    /// What is cut off at the near end of the drawing, before it is stretched: beside the plot other things are written.
    pub near: f64,
    /// What is cut off at its far end.
    pub far: f64,
}

impl Lens {
    /// The lens for a scene that was laid out for `was`; `None` if that is in view `now`, or if the scene has too little of
    /// what is: a quarter of it at least.
    pub fn new(scene: &Scene, was: Viewport, now: Viewport) -> Option<Self> {
        let ((start, length), stretch) = (scene.along(), was.length() / now.length());
        let by = start - stretch * (start + (now.from - was.from) / was.length() * length);
        let size = if scene.down { scene.height } else { scene.width };
        let [near, end] = [start - BLEED, start + length + BLEED].map(|edge| (edge - by) / stretch);
        let common = now.to.min(was.to) - now.from.max(was.from);
        let shows = now != was && stretch <= MOST && common * 4.0 >= now.length();
        shows.then_some(Self { stretch, by, near, far: size - end })
    }
}
