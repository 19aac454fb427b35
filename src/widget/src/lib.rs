//! The widget in the browser: `view` draws, `host` speaks with the page around it.

pub mod host;
pub mod state;
pub mod strings;
mod view;
