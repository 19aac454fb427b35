//! Derived quantities with their formula, lags between milestones, disagreement and arithmetic checks.
//!
//! Everything here follows from a [`dossier::Dossier`] by rule and comes back as plain data: positions of
//! records and claims, numbers and their bounds, and reasons. Words for readers are in [`told`] and in what [`derive`] gives;
//! no pixels.
//!
//! | module | what it answers |
//! |---|---|
//! | [`interval`] | what two uncertain figures give together |
//! | [`printed`] | between which values a printed figure may lie |
//! | [`lag`] | how long it took, and who was earlier |
//! | [`ladder`] | which step of the institutional ladder each dyad took, and when |
//! | [`series`] | which figures there are for an indicator, a direction and a dyad |
//! | [`compare`] | whether they may share a scale, or why not |
//! | [`bars`] | how long their bars are on that scale |
//! | [`derive`] | what else follows from the figures and dates, or why nothing does |
//! | [`disagreement`] | where documents contradict each other, themselves or arithmetic |
//! | [`find`] | what a reader has limited the timeline to, and which records contain some words |
//! | [`findings`] | the same as warnings for editors |
//! | [`listing`] | records as rows of a table: their order, and which claims say the same |
//! | [`prepared`] | all of it together with the dossier, as views get it |
//! | [`routes`] | what flows which way, and what links whom |
//! | [`scenario`] | what it would take to reach a target |
//! | [`sources`] | what rests on which document |
//! | [`spans`] | how far the dossier and its documents reach |
//! | [`told`] | what readers are told of some of it |

pub mod bars;
pub mod compare;
pub mod derive;
pub mod disagreement;
pub mod find;
pub mod findings;
pub mod interval;
pub mod ladder;
pub mod lag;
pub mod listing;
pub mod prepared;
pub mod printed;
pub mod routes;
pub mod scenario;
pub mod series;
pub mod sources;
pub mod spans;
pub mod told;

#[cfg(test)]
mod testing;
