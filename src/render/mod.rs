//! Documents as Markdown, HTML and PDF. Templates lay out; what people wrote comes as trees and is never spliced.

mod html;
mod invitation;
mod jinja;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod templates;

pub use html::html;
pub use invitation::{invitation, meeting};
pub use markdown::markdown;
#[cfg(feature = "pdf")]
pub use pdf::Press;
pub use templates::{BUNDLED, Logo, Templates};
