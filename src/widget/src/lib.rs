//! The widget in the browser: `view` draws, `host` speaks with the page around it.

mod app;
mod compare_strings;
pub mod host;
mod shown;
pub mod state;
pub mod strings;
mod view;

/// A quarter of the code of the standard library's allocator. It takes and gives back in constant time, however much
/// there is.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
