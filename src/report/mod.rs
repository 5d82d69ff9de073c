//! Findings and rows as text and as data. Nothing here prints: each function gives the bytes.

pub mod due;
pub mod explain;
pub mod findings;

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
    /// The width of the terminal, in columns.
    pub width: usize,
}
