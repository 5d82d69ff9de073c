//! Markdown: clean enough to paste into an issue.

use super::jinja::{KEPT_BLANK, laid_out};
use super::templates::Templates;
use crate::error::Error;
use crate::summary::Document;
use serde::Serialize;

/// The document as Markdown (CommonMark with GFM tables).
pub fn markdown(document: &Document, templates: &Templates) -> Result<String, Error> {
    tidy(laid_out("summary.md.j2", templates, document))
}

/// Anything else that has a template of its own.
pub(super) fn from_template(name: &str, templates: &Templates, shown: &impl Serialize) -> Result<String, Error> {
    tidy(laid_out(name, templates, shown))
}

/// One blank line at most between blocks, one line end at the end.
fn tidy(text: Result<String, Error>) -> Result<String, Error> {
    let text = text?;
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim_end) {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 && !(line.is_empty() && out.is_empty()) {
            out.push_str(if line == KEPT_BLANK { "" } else { line });
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    Ok(out)
}
