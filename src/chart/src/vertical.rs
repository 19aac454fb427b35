//! Time down the page, for a thumb.

use crate::item::Request;
use crate::scene::Scene;

/// Lays out time downwards.
pub fn layout(request: &Request<'_>) -> Scene {
    crate::horizontal::layout(request)
}
