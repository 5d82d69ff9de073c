//! Findings and rows as text and as data. Nothing here prints: each function gives the bytes.

mod diff;
pub mod due;
mod escape;
pub mod explain;
pub mod findings;
mod fingerprint;
mod github;
mod gitlab;
mod junit;
mod sarif;
mod status;
pub mod verify;
mod worth;

pub use diff::{Side, diff};
pub use github::{Github, github};
pub use gitlab::gitlab;
pub use junit::junit;
pub use sarif::sarif;
pub use status::{Part, Status, status_json, status_markdown, status_text};
pub use worth::{Worth, statement_words, worth_json, worth_markdown, worth_text};

use crate::lang::Lang;

/// How text output looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language of the messages.
    pub lang: Lang,
    /// Who reads them.
    pub audience: crate::diagnostic::Audience,
    /// Whether escape codes for colour may be used.
    pub color: bool,
    /// The width of the terminal, in columns; `None` where there is no terminal.
    pub width: Option<usize>,
}
