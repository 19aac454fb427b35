//! Bars that lie: from a line to one side.

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With what is sure, or with a hollow part as far as it may reach.
    Closed,
    /// The hollow part has a broken outline: "about".
    Broken,
    /// Three cuts: it may be any length beyond.
    Open,
    /// Hollow as far as a stop: "less than".
    Stop,
}

/// A bar in pixels from the line that it begins at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lying {
    /// As far as it is sure.
    pub sure: f64,
    /// As far as it may reach; [`Lying::sure`] where that is not to be seen.
    pub possible: f64,
    /// How it ends.
    pub end: End,
    /// The room that it takes, cuts and outlines too.
    pub reach: f64,
}

/// The room beyond an open end for its cuts.
pub(super) const CUTS: f64 = 13.0;

/// Lays a bar into so many pixels, where `sure` and `possible` are shares of the longest.
pub fn lying((sure, possible): (f64, f64), end: End, room: f64) -> Lying {
    let room = (room - CUTS).max(1.0);
    let share = |share: f64| if share.is_finite() { crate::scale::clamp(share, 0.0, 1.0) * room } else { 0.0 };
    let (sure, possible) = (share(sure), share(possible.max(sure)));
    // Under a pixel an outline would be all there is to see.
    let possible = if possible - sure < 1.0 { sure } else { possible };
    let reach = if end == End::Open { sure + CUTS } else { possible + 1.0 };
    Lying { sure, possible, end, reach }
}
