//! New values as YAML text. Text is quoted unless it is certain to read as itself.

use crate::yaml::{Reading, Scalar, Style, reads_otherwise_in_yaml_1_1};
use serde_json::{Map, Number, Value as Json};

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub enum New {
    /// Text; several lines become a block.
    Text(String),
    /// Text in double quotes, whatever it is: what looks like a number to somebody, a salt.
    Quoted(String),
    /// A whole number.
    Int(i64),
    /// A number with decimals.
    Decimal(Number),
    /// A truth value.
    Bool(bool),
    /// Keys and values in order.
    Map(Vec<(String, New)>),
    /// A list.
    List(Vec<New>),
}

impl New {
    /// Text.
    #[allow(clippy::needless_pass_by_value, reason = "callers hand over ids and dates as they are")]
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// What it reads back as.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(text) | Self::Quoted(text) => Json::String(text.clone()),
            Self::Int(number) => Json::Number(Number::from(*number)),
            Self::Decimal(number) => Json::Number(number.clone()),
            Self::Bool(truth) => Json::Bool(*truth),
            Self::Map(entries) => {
                Json::Object(entries.iter().map(|(key, value)| (key.clone(), value.to_json())).collect::<Map<_, _>>())
            }
            Self::List(items) => Json::Array(items.iter().map(Self::to_json).collect()),
        }
    }

    /// On one line, for brackets and braces.
    pub(super) fn inline(&self) -> String {
        match self {
            Self::Text(text) => text_in_style(text, Style::Plain, true),
            Self::Quoted(text) => double_quoted(text),
            Self::Int(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Bool(truth) => truth.to_string(),
            Self::Map(entries) if entries.is_empty() => "{}".to_owned(),
            Self::Map(entries) => {
                let parts: Vec<String> = entries.iter().map(|(key, value)| inline_entry(key, value)).collect();
                format!("{{ {} }}", parts.join(", "))
            }
            Self::List(items) => {
                let parts: Vec<String> = items.iter().map(Self::inline).collect();
                format!("[{}]", parts.join(", "))
            }
        }
    }

    fn is_short(&self) -> bool {
        match self {
            Self::Map(_) => false,
            Self::List(items) => items.iter().all(|item| !matches!(item, Self::Map(_) | Self::List(_))),
            _ => true,
        }
    }
}

pub(super) fn inline_entry(key: &str, value: &New) -> String {
    format!("{}: {}", text_in_style(key, Style::Plain, true), value.inline())
}

/// `key: value` in block style at `column`, without a line end.
pub(super) fn entry(key: &str, value: &New, column: usize, end: &str) -> String {
    let indent = " ".repeat(column);
    let key = text_in_style(key, Style::Plain, false);
    match value {
        New::Text(text) => {
            let written = block_if_long(text, column + 2, end);
            format!("{indent}{key}: {written}")
        }
        New::Map(entries) if !entries.is_empty() => {
            let lines: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, column + 2, end)).collect();
            format!("{indent}{key}:{end}{}", lines.join(end))
        }
        New::List(items) if !value.is_short() => {
            let lines: Vec<String> = items.iter().map(|one| item(one, column + 2, end)).collect();
            format!("{indent}{key}:{end}{}", lines.join(end))
        }
        other => format!("{indent}{key}: {}", other.inline()),
    }
}

/// `- …` in block style at `column`, without a line end.
pub(super) fn item(value: &New, column: usize, end: &str) -> String {
    let indent = " ".repeat(column);
    match value {
        New::Map(entries) if !entries.is_empty() => {
            let lines: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, column + 2, end)).collect();
            format!("{indent}- {}", lines.join(end).trim_start())
        }
        New::Text(text) => format!("{indent}- {}", block_if_long(text, column + 2, end)),
        other => format!("{indent}- {}", other.inline()),
    }
}

fn block_if_long(text: &str, column: usize, end: &str) -> String {
    let long = text.contains('\n') || text.chars().count() > 60;
    long.then(|| block(text, Style::Literal, column, end)).flatten().map_or_else(
        || text_in_style(text, Style::Plain, false),
        |block| format!("{}{end}{}", block.header, block.body),
    )
}

/// A block scalar in its two parts, so that a comment can stand between them.
pub(super) struct Block {
    pub(super) header: &'static str,
    pub(super) body: String,
    pub(super) ends_in_line_end: bool,
}

/// Text as a block, with its lines at `column`. `None` where a block cannot hold it.
pub(super) fn block(text: &str, style: Style, column: usize, end: &str) -> Option<Block> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let holds = !body.is_empty()
        && !body.starts_with([' ', '\t', '\n'])
        && !body.ends_with([' ', '\t', '\n'])
        && !body.contains(|letter: char| needs_escape(letter) && !matches!(letter, '\n' | '\t'));
    if !holds {
        return None;
    }
    let ends_in_line_end = text.ends_with('\n');
    // Lines that begin with a blank are not folded: only `|` can hold them.
    let folded = style == Style::Folded && !body.contains("\n ") && !body.contains("\n\t");
    let header = match (folded, ends_in_line_end) {
        (false, true) => "|",
        (false, false) => "|-",
        (true, true) => ">",
        (true, false) => ">-",
    };
    let indent = " ".repeat(column);
    let mut lines: Vec<String> = Vec::new();
    for line in body.split('\n') {
        // Folding takes one line end away from each run of them.
        if folded && !lines.is_empty() && !line.is_empty() {
            lines.push(String::new());
        }
        lines.push(if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    }
    Some(Block { header, body: lines.join(end), ends_in_line_end })
}

/// Text on one line, quoted as before where that can hold it.
pub(super) fn text_in_style(text: &str, style: Style, in_flow: bool) -> String {
    match style {
        Style::SingleQuoted if !text.contains(needs_escape) => format!("'{}'", text.replace('\'', "''")),
        Style::Plain if is_plain(text, in_flow) => text.to_owned(),
        _ => double_quoted(text),
    }
}

/// What only an escape in double quotes can hold for every reader: control characters, line ends, no characters at all.
fn needs_escape(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

pub(super) fn double_quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            control if needs_escape(control) => {
                let _ = write!(quoted, "\\u{:04x}", control as u32);
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether text reads as itself without quotes, in YAML 1.1 and 1.2, in flow or in block.
fn is_plain(text: &str, in_flow: bool) -> bool {
    let scalar = Scalar { text: text.into(), style: Style::Plain };
    let first = text.chars().next();
    first.is_some_and(|first| first.is_alphanumeric() || !first.is_ascii() || matches!(first, '(' | '/'))
        && text.trim() == text
        && scalar.reading() == Reading::Text
        && !reads_otherwise_in_yaml_1_1(text)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(needs_escape)
        && !(in_flow && text.contains([',', '[', ']', '{', '}', ':']))
}
