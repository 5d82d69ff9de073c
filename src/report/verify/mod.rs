//! How it stands with signatures: text, data and annotations.

mod data;
mod github;
mod text;
mod words;

pub use data::json;
pub use github::github;
pub use text::text;
pub use words::{meaning, role, trouble};
