//! Templates that are text: Markdown and HTML. An undefined name is an error, and nothing that somebody wrote is markup.

use super::templates::{Templates, wrong};
use crate::error::Error;
use crate::markup::{self, Line, Prose};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value, escape_formatter};
use serde::{Deserialize as _, Serialize};
use std::borrow::Cow;

/// A blank line that somebody wrote, perhaps in a code block: not ours to tidy away. It cannot stand in a text: private use is made
/// visible when a text is read.
pub(super) const KEPT_BLANK: &str = "\u{e000}";

/// Templates that are neither HTML nor have a name for it: plain values are escaped as Markdown.
const MARKDOWN: AutoEscape = AutoEscape::Custom(Cow::Borrowed("markdown"));

/// A document as a template lays it out.
pub(super) fn laid_out(name: &str, templates: &Templates, shown: &impl Serialize) -> Result<String, Error> {
    let failed = |error: minijinja::Error| {
        let place = match (error.name(), error.line()) {
            (Some(name), Some(line)) => format!("{name}:{line}"),
            _ => name.to_owned(),
        };
        let detail = error.detail().map_or_else(String::new, |detail| format!(": {detail}"));
        wrong(&place, &format!("{}{detail}", error.kind()))
    };
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(failed)?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|name| if name.contains(".html") { AutoEscape::Html } else { MARKDOWN });
    environment.set_formatter(put_out);
    environment
        .add_filter("md", |value: &Value| prose_or_line(value, |prose| kept(&prose.markdown), |line| line.markdown));
    environment.add_filter("cell", |value: &Value| {
        prose_or_line(value, |prose| cell(&prose.markdown), |line| cell(&line.markdown))
    });
    environment.add_filter("html", |value: &Value| {
        prose_or_line(value, |prose| markup::html(&prose.blocks), |line| line.html())
    });
    environment.add_filter("item", |value: &Value| {
        prose_or_line(value, |prose| kept(&prose.markdown), |line| markup::begun(&line.markdown))
    });
    environment.add_filter("quoted", |value: &Value| {
        prose_or_line(value, |prose| quoted(&prose.markdown), |line| quoted(&line.markdown))
    });
    let owned = templates.clone();
    environment.set_loader(move |name| {
        owned
            .text(name)
            .map(|text| text.map(str::to_owned))
            .map_err(|error| minijinja::Error::new(ErrorKind::BadSerialization, error.to_string()))
    });
    let template = environment.get_template(name).map_err(failed)?;
    template.render(Value::from(minijinja::value::Serde(shown))).map_err(failed)
}

/// Plain values: words on one line, escaped for the format. A filter above has made more of what is markup.
fn put_out(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    let is_html = *state.auto_escape() == AutoEscape::Html;
    match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) if is_html => escape_formatter(out, state, &Value::from(markup::visible(text).into_owned())),
        Some(text) => Ok(out.write_str(&markup::begun(&markup::escaped(text)))?),
        None if is_html => escape_formatter(out, state, value),
        None => Ok(out.write_str(&value.to_string())?),
    }
}

fn prose_or_line(
    value: &Value,
    prose: impl Fn(Prose) -> String,
    line: impl Fn(Line) -> String,
) -> Result<Value, minijinja::Error> {
    let wrong =
        || minijinja::Error::new(ErrorKind::InvalidOperation, "this filter is for texts (text, words, heading, value)");
    let is_prose = value.get_attr("blocks").is_ok_and(|blocks| !blocks.is_undefined());
    let text = if is_prose {
        prose(Prose::deserialize(value.clone()).map_err(|_| wrong())?)
    } else {
        line(Line::deserialize(value.clone()).map_err(|_| wrong())?)
    };
    Ok(Value::from_safe_string(text))
}

/// Blank lines within a text stay.
fn kept(markdown: &str) -> String {
    let lines: Vec<&str> =
        markdown.lines().map(|line| if line.trim().is_empty() { KEPT_BLANK } else { line }).collect();
    lines.join("\n")
}

fn quoted(markdown: &str) -> String {
    let lines: Vec<String> = markdown.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Markdown on one line, with every bar escaped, as a table's cell wants it.
fn cell(markdown: &str) -> String {
    let line = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let mut backslashes = 0;
    for letter in line.chars() {
        if letter == '|' && backslashes % 2 == 0 {
            out.push('\\');
        }
        backslashes = if letter == '\\' { backslashes + 1 } else { 0 };
        out.push(letter);
    }
    out
}
