//! Documents from a summary. Templates lay out; what records say is parsed as CommonMark and never spliced.

mod invitation;
mod markdown;

pub use invitation::{invitation, meeting};
pub use markdown::markdown;
