//! From parser events to the [`Tree`]: one pass, no recursion, the whole subset judged on the way.

use super::problem::{Problem, Slip, Trouble};
use super::slip::{Scene, line_around};
use super::{Entry, Layout, MAX_DEPTH, Node, Reading, Scalar, Style, Tree, Value};
use crate::text::Span;
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle, options};
use std::borrow::Cow;
use std::collections::HashMap;

/// Reads `text` as one YAML document. A byte order mark at its start is passed over.
///
/// Never fails: what is wrong stands in [`Tree::problems`]. After a syntax error there is no root.
pub fn parse(text: &str) -> Tree {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder { text, offset: text.len() - body.len(), ..Builder::default() };
    let options = options! { emit_anchor_events: true, emit_unresolved_aliases: true };
    for next in Parser::new_from_str_with_options(body, options) {
        let flow = match next {
            Ok((event, span)) => {
                let range = span.byte_range().expect("internal error: a parser over text gives byte ranges");
                let span = Span::new(range.start + builder.offset, range.end + builder.offset);
                builder.take(event, span)
            }
            Err(error) => {
                builder.syntax_error(&error);
                Flow::Stop
            }
        };
        if flow == Flow::Stop {
            break;
        }
    }
    builder.tree
}

#[derive(PartialEq)]
enum Flow {
    Go,
    Stop,
}

/// A list or mapping that is not closed yet. What it holds so far begins at `from` on its stack.
enum Open {
    Sequence { start: usize, layout: Layout, from: usize },
    Mapping { start: usize, layout: Layout, from: usize, key: Key, seen: Option<HashMap<Box<str>, Span>> },
}

/// What a mapping waits for.
enum Key {
    /// A key.
    Awaited,
    /// The value of this key.
    Read(Box<str>, Span),
    /// The value of this key, which is no text; both are dropped.
    Refused(Span),
}

/// Up to so many keys a mapping's duplicates are found by looking; beyond, by hashing.
const FEW: usize = 24;

#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    offset: usize,
    tree: Tree,
    open: Vec<Open>,
    /// The items of all open lists; those of the innermost come last. So each list is made at once, no larger than it is.
    items: Vec<Node>,
    /// The entries of all open mappings, in the same way.
    entries: Vec<Entry>,
    /// Where the last event that was no comment ended: a block scalar's header comes after it.
    last_end: usize,
    documents: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Flow {
        if event.tag().is_some() {
            self.problem(Trouble::Tag, self.tag_before(span));
        }
        // A document that begins without `---` begins with its first node's tag.
        let is_read = !matches!(event, Event::DocumentStart(false, _));
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let span = if span.is_empty() { line_around(self.text, span.start()) } else { span };
                    self.problem(Trouble::SeveralDocuments, span);
                    return Flow::Stop;
                }
            }
            Event::Comment(..) => {
                self.tree.comments.push(span);
                return Flow::Go;
            }
            Event::Anchor(..) => {
                self.problem(Trouble::Anchor, span);
                return Flow::Go;
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.problem(Trouble::Alias, span);
                self.place(Node { span, value: Value::Scalar(Scalar { text: "".into(), style: Style::Plain }) });
            }
            Event::Scalar(text, style, ..) => self.scalar(text, style, span),
            Event::SequenceStart(style, ..) => {
                let (layout, from) = (layout(style), self.items.len());
                let start = if layout == Layout::Block { self.first_dash(span.start()) } else { span.start() };
                return self.begin(Span::new(start, span.end()), |start| Open::Sequence { start, layout, from });
            }
            Event::MappingStart(style, ..) => {
                let (layout, from, key) = (layout(style), self.entries.len(), Key::Awaited);
                return self.begin(span, |start| Open::Mapping { start, layout, from, key, seen: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        if is_read {
            self.last_end = span.end();
        }
        Flow::Go
    }

    /// A tag has no event of its own: the `!` before the node it belongs to.
    fn tag_before(&self, node: Span) -> Span {
        let text = self.text;
        let comments =
            &self.tree.comments[self.tree.comments.partition_point(|comment| comment.start() < self.last_end)..];
        let gap = text.get(self.last_end..node.start()).unwrap_or_default();
        let found = gap.match_indices('!').map(|(at, _)| self.last_end + at).find(|at| {
            let apart = text[..*at].is_empty()
                || text[..*at].ends_with([' ', '\t', '\n', '\r', '[', '{', ',', ':', '\u{feff}']);
            apart && !comments.iter().any(|comment| comment.range().contains(at))
        });
        let Some(start) = found else { return node };
        let length =
            text[start..node.start()].find([' ', '\t', '\n', '\r', ',', ']', '}']).unwrap_or(node.start() - start);
        Span::new(start, start + length)
    }

    /// The parser lets a list that is not indented under its key begin behind its first dash; ours begins with the dash.
    fn first_dash(&self, start: usize) -> usize {
        let in_mapping = matches!(self.open.last(), Some(Open::Mapping { .. }));
        let gap = self.text.get(self.last_end..start).filter(|_| in_mapping).unwrap_or_default();
        let mut at = self.last_end;
        for line in gap.split_inclusive(['\n', '\r']) {
            let indentation = line.len() - line.trim_start_matches(' ').len();
            if line[indentation..].starts_with('-') && at > self.last_end {
                return at + indentation;
            }
            at += line.len();
        }
        start
    }

    fn begin(&mut self, span: Span, make: impl FnOnce(usize) -> Open) -> Flow {
        self.last_end = span.end();
        if self.open.len() == MAX_DEPTH {
            self.problem(Trouble::TooDeep, span);
            self.tree.root = None;
            return Flow::Stop;
        }
        self.open.push(make(span.start()));
        Flow::Go
    }

    fn close(&mut self, span: Span) {
        let node = match self.open.pop().expect("internal error: the parser closed what was not open") {
            Open::Sequence { start, layout, from } => {
                let items: Vec<Node> = self.items.drain(from..).collect();
                let end = end_of(layout, span, items.last().map(|item| item.span.end()), start);
                Node { span: Span::new(start, end), value: Value::Sequence(items, layout) }
            }
            Open::Mapping { start, layout, from, .. } => {
                let entries: Vec<Entry> = self.entries.drain(from..).collect();
                let last = entries.last().map(|entry| entry.value.span.end());
                let end = end_of(layout, span, last, start);
                Node { span: Span::new(start, end), value: Value::Mapping(entries, layout) }
            }
        };
        self.place(node);
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, span: Span) {
        let (style, span) = match style {
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, span),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, span),
            ScalarStyle::Literal => (Style::Literal, self.with_header(span)),
            ScalarStyle::Folded => (Style::Folded, self.with_header(span)),
            ScalarStyle::Plain => (Style::Plain, span),
        };
        // An absent value comes as `~` over no characters, somewhere behind its colon or dash; written `~` has one.
        let text = if style == Style::Plain && span.is_empty() { Cow::Borrowed("") } else { text };
        self.place(Node { span, value: Value::Scalar(Scalar { text: text.into(), style }) });
    }

    /// The parser's span of a block scalar begins with its first character and runs over the blank lines behind it; ours begins at
    /// the `|` or `>` and ends with its last line.
    fn with_header(&self, body: Span) -> Span {
        let mut at = self.last_end;
        let comments = &self.tree.comments[self.tree.comments.partition_point(|comment| comment.start() < at)..];
        let mut comments = comments.iter();
        let mut next_comment = comments.next();
        let header = loop {
            let Some(found) = self.text.get(at..body.start()).and_then(|gap| gap.find(['|', '>'])) else {
                break body.start();
            };
            match next_comment {
                Some(comment) if comment.start() < at + found => {
                    at = comment.end();
                    next_comment = comments.next();
                }
                _ => break at + found,
            }
        };
        // Blanks behind the last word belong to the text; blank lines below it do not.
        let written = &self.text[header..body.end()];
        let last = written.trim_end().len();
        let end = written[last..].find(['\n', '\r']).map_or(written.len(), |length| last + length);
        Span::new(header, header + end)
    }

    fn place(&mut self, mut node: Node) {
        let Some(parent) = self.open.last_mut() else {
            self.tree.root = Some(node);
            return;
        };
        match parent {
            Open::Sequence { start, from, .. } => {
                if is_absent(&node) {
                    let before = self.items[*from..].last().map_or(*start, |item| item.span.end());
                    node.span = Span::at(behind(self.text, before, b'-').unwrap_or(node.span.start()));
                }
                self.items.push(node);
            }
            Open::Mapping { key: key @ Key::Awaited, .. } => {
                let span = node.span;
                let (read, problem) = read_key(node);
                *key = read;
                if let Some(trouble) = problem {
                    self.problem(trouble, span);
                }
            }
            Open::Mapping { layout, from, key, seen, .. } => {
                let entries = &self.entries[*from..];
                let flow = *layout == Layout::Flow;
                match std::mem::replace(key, Key::Awaited) {
                    Key::Awaited => {}
                    Key::Refused(key_span) => {
                        let rest = flow && is_absent(&node) && behind(self.text, key_span.end(), b':').is_none();
                        if rest && continues_text(entries.last(), None) {
                            self.tree.problems.pop();
                            self.problem(Trouble::CommaInFlow, key_span);
                        }
                    }
                    Key::Read(name, name_span) => {
                        let first = first_of(&name, entries, seen);
                        let mut torn = false;
                        if is_absent(&node) {
                            let colon = behind(self.text, name_span.end(), b':');
                            node.span = Span::at(colon.unwrap_or(name_span.end()));
                            torn = flow && colon.is_none() && continues_text(entries.last(), self.tree.problems.last());
                        }
                        if let Some(seen) = seen {
                            seen.entry(name.clone()).or_insert(name_span);
                        }
                        self.entries.push(Entry { key: name, key_span: name_span, value: node });
                        if torn {
                            self.problem(Trouble::CommaInFlow, name_span);
                        } else if let Some(first) = first {
                            self.problem(Trouble::DuplicateKey { first }, name_span);
                        }
                    }
                }
            }
        }
    }

    fn problem(&mut self, trouble: Trouble, span: Span) {
        self.tree.problems.push(Problem { trouble, span });
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(0) + self.offset;
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        self.tree.root = None;
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            self.problem(Trouble::TooDeep, Span::at(at));
            return;
        }
        let flow = self.open.iter().rev().find_map(Open::flow_start);
        let scene = Scene { text: self.text, at, read_to: self.last_end, flow };
        let (slip, span) = scene.diagnose(error.kind());
        // `*word and more` is an alias to the parser, and text that begins with a star to everybody else.
        if let Some(Problem { trouble: Trouble::Alias, span: alias }) = self.tree.problems.last()
            && alias.end() == self.last_end
            && self.text.get(alias.end()..at).is_some_and(|gap| gap.bytes().all(|byte| byte == b' '))
        {
            let star = Span::new(alias.start(), alias.start() + 1);
            self.tree.problems.pop();
            self.problem(Trouble::Syntax(Slip::LeadingCharacter('*')), star);
            return;
        }
        self.problem(Trouble::Syntax(slip), span);
    }
}

impl Open {
    /// Where its bracket or brace stands, where it has one.
    fn flow_start(&self) -> Option<usize> {
        match self {
            Self::Sequence { start, layout: Layout::Flow, .. } | Self::Mapping { start, layout: Layout::Flow, .. } => {
                Some(*start)
            }
            _ => None,
        }
    }
}

fn read_key(node: Node) -> (Key, Option<Trouble>) {
    match node.value {
        Value::Scalar(scalar) if scalar.reading() == Reading::Text => {
            if scalar.style == Style::Plain && &*scalar.text == "<<" {
                return (Key::Refused(node.span), Some(Trouble::MergeKey));
            }
            (Key::Read(scalar.text, node.span), None)
        }
        _ => (Key::Refused(node.span), Some(Trouble::KeyNotText)),
    }
}

fn first_of(name: &str, entries: &[Entry], seen: &mut Option<HashMap<Box<str>, Span>>) -> Option<Span> {
    if entries.len() < FEW {
        return entries.iter().find(|entry| &*entry.key == name).map(|entry| entry.key_span);
    }
    let seen = seen.get_or_insert_with(|| {
        let mut all = HashMap::new();
        for entry in entries {
            all.entry(entry.key.clone()).or_insert(entry.key_span);
        }
        all
    });
    seen.get(name).copied()
}

/// Whether no characters stand for the value.
fn is_absent(node: &Node) -> bool {
    node.span.is_empty() && node.as_scalar().is_some_and(|scalar| scalar.style == Style::Plain)
}

/// Where the `mark` ends that comes next after `from`, over blanks, line ends and comments; `None` where something else comes.
fn behind(text: &str, from: usize, mark: u8) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        match *text.as_bytes().get(at)? {
            b'#' => at += text[at..].find(['\n', '\r'])?,
            found => return (found == mark).then_some(at + 1),
        }
    }
}

/// Whether a key without a value can be the rest of a text: what stands before the comma is unquoted, or such a rest itself.
fn continues_text(before: Option<&Entry>, last: Option<&Problem>) -> bool {
    before.is_some_and(|entry| {
        let plain =
            entry.value.as_scalar().is_some_and(|scalar| scalar.style == Style::Plain && !scalar.text.is_empty());
        plain || last.is_some_and(|last| last.trouble == Trouble::CommaInFlow && last.span == entry.key_span)
    })
}

fn layout(style: StructureStyle) -> Layout {
    match style {
        StructureStyle::Flow => Layout::Flow,
        StructureStyle::Block => Layout::Block,
    }
}

/// Where a collection ends: after its bracket, or with its last value.
fn end_of(layout: Layout, close: Span, last: Option<usize>, start: usize) -> usize {
    match layout {
        Layout::Flow => close.end(),
        Layout::Block => last.unwrap_or(start).max(start),
    }
}
