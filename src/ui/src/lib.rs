//! What the modules of the widget draw with. The widget's own and the one of the comparison are two programs: each holds
//! what it uses of this.
//!
//! | module | what it holds |
//! |---|---|
//! | [`tree`] | what is to be on the page, as plain data |
//! | [`dom`] | how it comes to the page; the only one that knows a browser |
//! | [`citation`] | where a claim stands, and the document's own words |
//! | [`places`] | which elements of the widget another module fills |
//! | [`side`] | whose something is, as style sheets say it |
//! | [`terms`] | words that several modules say |

pub mod citation;
pub mod dom;
pub mod places;
pub mod side;
pub mod terms;
pub mod tree;

/// A quarter of the code of the standard library's allocator. It takes and gives back in constant time, however much
/// there is.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
