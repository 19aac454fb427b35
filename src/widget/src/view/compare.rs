//! The comparison: the ladder of steps and the indicators side by side.

use leptos::prelude::*;

use super::{Context, Shown};

/// The comparison of what is shown.
pub fn view(_context: Context, _shown: Memo<Option<Shown>>) -> impl IntoView {
    view! { <div class="compare"></div> }
}
