//! The classes of the elements that the widget leaves to the module that is fetched on demand.

/// In a view that is not the timeline: all of it.
pub const COMPARISON: &str = "comparison";
/// In the detail: what the documents say of its record.
pub const DETAIL: &str = "evidence";
/// Below the word that limits: what can be chosen.
pub const CHOICES: &str = "choices";
/// Above the timeline: what was found.
pub const FOUND: &str = "found";
/// Below the words that say so: how a view can be taken along, and cited.
pub const TAKES: &str = "takes";
/// Beside the timeline of a story: its chapters.
pub const STORY: &str = "story";
/// Below the timeline: the records that no document dates.
pub const UNDATED: &str = "dateless";
