//! What the reader sees. A component is a pure function from what is shown to a tree of nodes; no layout and no
//! arithmetic on data happens here.

pub mod detail;
pub mod frame;
pub mod legend;
pub mod outline;
pub mod records;
pub mod timeline;

pub use ui::tree;

pub use crate::shown::Shown;

/// The style sheet of the shadow tree: a file a component, which the build script joins.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
