//! The browser, as far as the views need one: what is pressed in them, files, and a drawing of what stands on the page.

pub mod drawing;
pub mod heard;
pub mod page;
pub mod share;
pub mod story;
pub mod take;
