//! The widget in the browser: `view` draws, `host` speaks with the page around it.

mod app;
pub mod host;
mod shown;
pub mod state;
pub mod strings;
mod view;
