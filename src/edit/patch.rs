//! From an edit to the bytes it replaces.

use super::lines::{column_of, end_of_line, line_end, line_start, over_blank_lines};
use super::write::{self, New};
use super::{Patch, Refusal};
use crate::text::Span;
use crate::yaml::{Layout, Node, Path, Scalar, Step, Style, Value};
use serde_json::Value as Json;

/// A text and what it says.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) root: &'t Node,
}

impl Page<'_> {
    pub(super) fn set(&self, path: &Path, value: &New) -> Result<Patch, Refusal> {
        let node = self.node(path)?;
        let scalar = node.as_scalar().ok_or_else(|| Refusal::NoSuchPlace(path.clone()))?;
        let same_type = match (node.to_json(), value.to_json()) {
            (Json::Null, _) => true,
            (Json::String(_), new) => new.is_string(),
            (Json::Bool(_), new) => new.is_boolean(),
            (Json::Number(_), new) => new.is_number(),
            _ => false,
        };
        if !same_type {
            return Err(Refusal::OtherType(path.clone()));
        }
        let in_flow = self.is_in_flow(path);
        Ok(match (scalar.style, value) {
            (Style::Literal | Style::Folded, New::Text(new)) => self.set_block(path, node, scalar, new),
            (Style::Plain, New::Text(new)) if !in_flow && new.contains('\n') => {
                match write::block(new, Style::Literal, self.column_under(path), line_end(self.text)) {
                    Some(block) => self.opened_block(node, &block),
                    None => self.inline(node, &write::double_quoted(new)),
                }
            }
            (style, New::Text(new)) => self.inline(node, &write::text_in_style(new, style, in_flow)),
            (_, other) => self.inline(node, &other.inline()),
        })
    }

    /// Another value on the same line.
    fn inline(&self, node: &Node, written: &str) -> Patch {
        let behind = &self.text[node.span.end()..];
        let gap = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        // `{ a: , b: c }`: the blank stood where the value comes.
        let over = if node.span.is_empty() && behind[gap..].starts_with(',') { gap } else { 0 };
        let span = Span::new(node.span.start(), node.span.end() + over);
        Patch { span, text: format!("{}{written}", self.blank_before(node)) }
    }

    /// What has to come between a key or a dash and a value that was not there.
    fn blank_before(&self, node: &Node) -> &'static str {
        match self.text[..node.span.start()].chars().next_back() {
            _ if !node.span.is_empty() => "",
            Some(' ' | '\t') | None => "",
            Some(':' | '-') => " ",
            Some(_) => ": ",
        }
    }

    /// A block where one line stood; a comment behind the value now stands behind the `|`.
    fn opened_block(&self, node: &Node, block: &write::Block) -> Patch {
        let end = end_of_line(self.text, node.span.end());
        let rest = &self.text[node.span.end()..end];
        let text = format!("{}{}{rest}{}{}", self.blank_before(node), block.header, line_end(self.text), block.body);
        self.closed(Patch { span: Span::new(node.span.start(), end), text }, block)
    }

    /// Another text in a block, at the old indentation and below the old header's comment.
    fn set_block(&self, path: &Path, node: &Node, scalar: &Scalar, new: &str) -> Patch {
        let header_end = end_of_line(self.text, node.span.start());
        let header = &self.text[node.span.start()..header_end.max(node.span.start())];
        let sign = header.len()
            - header.trim_start_matches(|letter: char| "|>+-".contains(letter) || letter.is_ascii_digit()).len();
        let rest = &header[sign..];
        let end = over_blank_lines(self.text, node.span.end().max(header_end), |line| !line.is_empty());
        let column = self.body_column(&header[..sign], node).unwrap_or_else(|| self.column_under(path));
        let span = Span::new(node.span.start(), end);
        match write::block(new, scalar.style, column, line_end(self.text)) {
            Some(block) => {
                let text = format!("{}{rest}{}{}", block.header, line_end(self.text), block.body);
                self.closed(Patch { span, text }, &block)
            }
            None => Patch { span, text: format!("{}{rest}", write::double_quoted(new)) },
        }
    }

    /// The column of a block's first line, where its header does not say it.
    fn body_column(&self, sign: &str, node: &Node) -> Option<usize> {
        let said = sign.contains(|letter: char| letter.is_ascii_digit());
        let first = self.text[node.span.range()].split(['\n', '\r']).skip(1).find(|line| !line.trim().is_empty())?;
        (!said).then(|| first.len() - first.trim_start_matches(' ').len())
    }

    /// At the end of a file without a last line end, a text that ends in one needs one.
    fn closed(&self, mut patch: Patch, block: &write::Block) -> Patch {
        if patch.span.end() == self.text.len() && block.ends_in_line_end {
            patch.text.push_str(line_end(self.text));
        }
        patch
    }

    pub(super) fn add_key(
        &self,
        mapping: &Path,
        key: &str,
        value: &New,
        after: Option<&str>,
    ) -> Result<Patch, Refusal> {
        let node = self.node(mapping)?;
        if node.get(key).is_some() {
            return Err(Refusal::KeyExists(mapping.key(key)));
        }
        let end = line_end(self.text);
        match &node.value {
            Value::Mapping(entries, Layout::Block) if !entries.is_empty() => {
                let column = column_of(self.text, entries[0].key_span.start());
                let before = after.and_then(|after| node.entry(after)).or(entries.last());
                let at = before.map_or(node.span.end(), |entry| self.behind(&entry.value, entry.key_span.end()));
                Ok(new_lines(at, &write::entry(key, value, column, end), end))
            }
            Value::Mapping(..) if self.is_hollow(mapping, node) => {
                Ok(self.hollowed(node, &write::entry(key, value, self.column_under(mapping), end)))
            }
            Value::Mapping(entries, _) => {
                let last = entries
                    .last()
                    .map(|entry| Span::new(entry.key_span.start(), entry.value.span.end().max(entry.key_span.end())));
                self.bracketed(node, last, &write::inline_entry(key, value))
                    .ok_or_else(|| Refusal::NoSuchPlace(mapping.clone()))
            }
            Value::Scalar(_) if node.is_null() && self.is_in_flow(mapping) => {
                Ok(self.inline(node, &New::Map(vec![(key.to_owned(), value.clone())]).inline()))
            }
            Value::Scalar(_) if node.is_null() && !mapping.steps().is_empty() => {
                Ok(self.hollowed(node, &write::entry(key, value, self.column_under(mapping), end)))
            }
            _ => Err(Refusal::NoSuchPlace(mapping.clone())),
        }
    }

    pub(super) fn quote(&self, path: &Path, until: usize) -> Result<Patch, Refusal> {
        let node = self.node(path)?;
        let is_plain = node.as_scalar().is_some_and(|scalar| scalar.style == Style::Plain);
        let line = end_of_line(self.text, node.span.start());
        if !is_plain || until < node.span.end() || until > line {
            return Err(Refusal::NoSuchPlace(path.clone()));
        }
        let span = Span::new(node.span.start(), until);
        Ok(Patch { span, text: write::double_quoted(&self.text[span.range()]) })
    }

    pub(super) fn rename(&self, path: &Path, to: &str) -> Result<Patch, Refusal> {
        let nowhere = || Refusal::NoSuchPlace(path.clone());
        let (parent, step) = path.split_last().ok_or_else(nowhere)?;
        let Step::Key(key) = step else { return Err(nowhere()) };
        let mapping = self.node(&parent)?;
        if mapping.get(to).is_some() {
            return Err(Refusal::KeyExists(parent.key(to)));
        }
        let span = mapping.entry(key).ok_or_else(nowhere)?.key_span;
        let style = match self.text[span.range()].chars().next() {
            Some('"') => Style::DoubleQuoted,
            Some('\'') => Style::SingleQuoted,
            _ => Style::Plain,
        };
        Ok(Patch { span, text: write::text_in_style(to, style, self.is_in_flow(path)) })
    }

    pub(super) fn append(&self, list: &Path, item: &New) -> Result<Patch, Refusal> {
        let node = self.node(list)?;
        let end = line_end(self.text);
        match &node.value {
            Value::Sequence(items, Layout::Block) if !items.is_empty() => {
                let column = column_of(self.text, node.span.start());
                let at = items.last().map_or(node.span.end(), |last| self.behind(last, last.span.end()));
                Ok(new_lines(at, &write::item(item, column, end), end))
            }
            // A list that gets its first item is written in lines: its items may hold text.
            Value::Sequence(..) if self.is_hollow(list, node) => {
                Ok(self.hollowed(node, &write::item(item, self.column_under(list), end)))
            }
            Value::Sequence(items, _) => self
                .bracketed(node, items.last().map(|last| last.span), &item.inline())
                .ok_or_else(|| Refusal::NoSuchPlace(list.clone())),
            Value::Scalar(_) if node.is_null() && self.is_in_flow(list) => {
                Ok(self.inline(node, &New::List(vec![item.clone()]).inline()))
            }
            Value::Scalar(_) if node.is_null() && !list.steps().is_empty() => {
                Ok(self.hollowed(node, &write::item(item, self.column_under(list), end)))
            }
            _ => Err(Refusal::NoSuchPlace(list.clone())),
        }
    }

    /// Whether nothing, not even a comment, stands between the brackets of a value that has a line to itself.
    fn is_hollow(&self, path: &Path, node: &Node) -> bool {
        let written = &self.text[node.span.range()];
        let inside = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
        inside.trim().is_empty() && !self.is_in_flow(path) && !path.steps().is_empty()
    }

    /// `[]`, `{}`, `~` or nothing becomes lines of its own. A comment behind it stays in its column.
    fn hollowed(&self, node: &Node, lines: &str) -> Patch {
        let line = end_of_line(self.text, node.span.end());
        let rest = self.text[node.span.end()..line].trim_end_matches([' ', '\t']);
        let before = self.text[..node.span.start()].trim_end_matches([' ', '\t']).len();
        let end = line_end(self.text);
        if rest.is_empty() {
            return Patch { span: Span::new(before, line), text: format!("{end}{lines}") };
        }
        let pad = " ".repeat(self.text[node.span.range()].chars().count());
        Patch {
            span: Span::new(node.span.start(), line),
            text: format!("{pad}{}{end}{lines}", &self.text[node.span.end()..line]),
        }
    }

    /// One part more behind the last one in brackets. `None` where the brackets are not written (`[a: b]` holds a mapping).
    fn bracketed(&self, node: &Node, last: Option<Span>, part: &str) -> Option<Patch> {
        let written = &self.text[node.span.range()];
        let open = written.chars().next().filter(|open| matches!(open, '[' | '{'))?;
        let close = node.span.end() - 1;
        let Some(last) = last else {
            let inside = Span::new(node.span.start() + 1, close);
            let pad = if open == '{' { " " } else { "" };
            let is_blank = self.text[inside.range()].trim().is_empty();
            return Some(if is_blank {
                Patch { span: inside, text: format!("{pad}{part}{pad}") }
            } else {
                Patch { span: Span::at(inside.start()), text: format!("{pad}{part}") }
            });
        };
        let comma = comma_behind(&self.text[last.end()..close]).map(|at| last.end() + at);
        let start = line_start(self.text, last.start());
        let indentation = &self.text[start..last.start()];
        let line = end_of_line(self.text, comma.unwrap_or(last.end()));
        let on_its_own_line = indentation.trim_matches([' ', '\t']).is_empty() && line < close;
        let end = line_end(self.text);
        Some(match (comma, on_its_own_line) {
            (Some(_), true) => Patch { span: Span::at(line), text: format!("{end}{indentation}{part},") },
            (Some(comma), false) => Patch { span: Span::at(comma + 1), text: format!(" {part}") },
            (None, true) => {
                let rest = &self.text[last.end()..line];
                Patch { span: Span::new(last.end(), line), text: format!(",{rest}{end}{indentation}{part}") }
            }
            (None, false) => Patch { span: Span::at(last.end()), text: format!(", {part}") },
        })
    }

    /// Where new lines can follow a value: at the end of its last line, and behind the blank lines that belong to it.
    fn behind(&self, value: &Node, from: usize) -> usize {
        let at = end_of_line(self.text, value.span.end().max(from));
        let leaf = last_leaf(value);
        match leaf.as_scalar().map(|scalar| scalar.style) {
            Some(Style::Literal | Style::Folded) => {
                let header = self.text[leaf.span.range()].split([' ', '\n', '\r']).next().unwrap_or_default();
                over_blank_lines(self.text, at, |line| header.contains('+') || !line.is_empty())
            }
            _ => at,
        }
    }

    fn node(&self, path: &Path) -> Result<&Node, Refusal> {
        self.root.at(path).ok_or_else(|| Refusal::NoSuchPlace(path.clone()))
    }

    /// The column for what stands in lines under a key or a dash.
    fn column_under(&self, path: &Path) -> usize {
        let Some((parent, step)) = path.split_last() else { return 2 };
        let parent = self.root.at(&parent);
        let at = match step {
            Step::Key(key) => parent.and_then(|node| node.entry(key)).map(|entry| entry.key_span.start()),
            Step::Index(_) => parent.map(|list| list.span.start()),
        };
        at.map_or(0, |at| column_of(self.text, at)) + 2
    }

    /// Whether a value stands inside brackets or braces.
    fn is_in_flow(&self, path: &Path) -> bool {
        let mut here = Some(self.root);
        path.steps().iter().any(|step| {
            let Some(node) = here else { return false };
            here = match step {
                Step::Key(key) => node.get(key),
                Step::Index(index) => node.items().get(*index),
            };
            matches!(node.value, Value::Sequence(_, Layout::Flow) | Value::Mapping(_, Layout::Flow))
        })
    }
}

/// Lines of their own behind the line that ends at `at`.
fn new_lines(at: usize, lines: &str, end: &str) -> Patch {
    Patch { span: Span::at(at), text: format!("{end}{lines}") }
}

/// The comma before the closing bracket, if there is one outside comments.
fn comma_behind(tail: &str) -> Option<usize> {
    let mut start = 0;
    for line in tail.split_inclusive(['\n', '\r']) {
        let code = line.find('#').map_or(line, |comment| &line[..comment]);
        if let Some(comma) = code.find(',') {
            return Some(start + comma);
        }
        start += line.len();
    }
    None
}

/// The value that the last line of a node ends with.
fn last_leaf(node: &Node) -> &Node {
    let mut here = node;
    loop {
        here = match &here.value {
            Value::Sequence(items, Layout::Block) if !items.is_empty() => &items[items.len() - 1],
            Value::Mapping(entries, Layout::Block) if !entries.is_empty() => &entries[entries.len() - 1].value,
            _ => return here,
        };
    }
}
