//! Documents from a summary. Templates lay out; what records say is parsed as CommonMark and never spliced.

mod markdown;

pub use markdown::markdown;
