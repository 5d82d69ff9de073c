//! From the parser's complaint to the mistake behind it, in the place where a person would look.

use super::problem::Slip;
use crate::text::Span;
use granit_parser::ErrorKind;

/// What is known where the parser gave up.
pub(super) struct Scene<'t> {
    pub(super) text: &'t str,
    /// Where the parser stood.
    pub(super) at: usize,
    /// The end of what had been read into the tree.
    pub(super) read_to: usize,
    /// The innermost `[` or `{` that was open.
    pub(super) flow: Option<usize>,
}

impl Scene<'_> {
    /// Guesses the mistake from the complaint and the text around it.
    pub(super) fn diagnose(&self, kind: &ErrorKind) -> (Slip, Span) {
        match kind {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar => (Slip::Tab, self.tab()),
            ErrorKind::UnexpectedCharacter { character } => self.unexpected(*character),
            ErrorKind::MissingAnchorOrAliasName
            | ErrorKind::InvalidBlockScalarHeader
            | ErrorKind::ZeroBlockScalarIndent
            | ErrorKind::PlainScalarStartsWithDashFlowIndicator
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::MissingTagUri
            | ErrorKind::UndeclaredTagHandle => self.leading(self.at),
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => (Slip::UnclosedQuote, self.character(self.at)),
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                self.after_quote()
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => (Slip::Escape, self.escape()),
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::FlowMappingValueAdjacentCollection
            | ErrorKind::InvalidFlowScalarIndent => self.in_flow(),
            ErrorKind::MisplacedFlowCollectionEnd if !self.is_first_of_value(self.at) => {
                (Slip::UnclosedBracket, self.character(self.at))
            }
            ErrorKind::MappingValueNotAllowed => self.colon(),
            ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection
                if self.is_first_of_value(self.at) =>
            {
                self.leading(self.at)
            }
            ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::InvalidIndentation
            | ErrorKind::InvalidBlockScalarIndent => self.structure(kind),
            ErrorKind::ExpectedDocumentStart => match self.text.trim_start_matches('\u{feff}') {
                body if body.starts_with('%') => self.leading(self.text.len() - body.len()),
                _ => (Slip::Indentation, self.line()),
            },
            _ if self.is_first_of_value(self.at) => self.leading(self.at),
            _ => (Slip::Other, self.character(self.at)),
        }
    }

    fn character(&self, at: usize) -> Span {
        Span::new(at, at + self.text[at..].chars().next().map_or(0, char::len_utf8))
    }

    fn line(&self) -> Span {
        line_around(self.text, self.at)
    }

    /// The first tab in an indentation: of this line, or of one below.
    fn tab(&self) -> Span {
        let from = line_start(self.text, self.at);
        let lines = self.text[from..].split_inclusive(['\n', '\r']);
        let mut start = from;
        for line in lines {
            let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line[..indentation].find('\t') {
                return self.character(start + tab);
            }
            start += line.len();
        }
        self.text[from..].find('\t').map_or(self.character(self.at), |tab| self.character(from + tab))
    }

    fn unexpected(&self, character: char) -> (Slip, Span) {
        let at = self.text[self.at..].find(character).map_or(self.at, |length| self.at + length);
        let slip = if character.is_ascii_punctuation() { Slip::LeadingCharacter(character) } else { Slip::Other };
        (slip, self.character(at))
    }

    fn leading(&self, at: usize) -> (Slip, Span) {
        let span = self.character(at);
        match self.text[span.range()].chars().next() {
            Some(character) if character.is_ascii_punctuation() => (Slip::LeadingCharacter(character), span),
            _ => (Slip::Other, span),
        }
    }

    /// Whether a value begins at `at`: behind `key:`, `- `, a bracket or a comma, on the same line.
    fn is_first_of_value(&self, at: usize) -> bool {
        let before = &self.text[line_start(self.text, at)..at];
        let trimmed = before.trim_end_matches([' ', '\t']);
        let apart = trimmed.len() < before.len();
        (apart && (trimmed.ends_with(':') || trimmed.trim_start() == "-" || trimmed.ends_with(" -")))
            || (self.flow.is_some() && trimmed.ends_with(['[', '{', ',']))
    }

    /// Where the value begins that `at` stands in: behind the last `: ` or `- ` of its line.
    fn value_start(&self, at: usize) -> usize {
        let start = line_start(self.text, at);
        let line = &self.text[start..at];
        let key_end = line.find(": ").map_or(0, |colon| colon + 2);
        let value = line[key_end..].trim_start_matches([' ', '\t']);
        let value = value.strip_prefix("- ").unwrap_or(value).trim_start();
        start + line.len() - value.len()
    }

    /// Text behind a closing quote; unless that quote was meant to open a text, and an earlier one was never closed.
    fn after_quote(&self) -> (Slip, Span) {
        let quote = self.text[..self.at].trim_end_matches([' ', '\t']).len().saturating_sub(1);
        let from = self.read_to.min(quote);
        let opening = self.text[from..quote].find(['"', '\'']).map(|length| from + length);
        match opening {
            Some(opening) if self.text[opening..quote].contains(['\n', '\r']) && self.is_first_of_value(quote) => {
                (Slip::UnclosedQuote, self.character(opening))
            }
            _ => (Slip::AfterQuote, self.character(self.at)),
        }
    }

    /// The first backslash from the opening quote on that means nothing.
    fn escape(&self) -> Span {
        let text = &self.text[self.at..];
        let mut from = 0;
        while let Some(length) = text[from..].find('\\') {
            let backslash = from + length;
            let Some(letter) = text[backslash + 1..].chars().next() else {
                break;
            };
            let after = backslash + 1 + letter.len_utf8();
            if !is_known_escape(letter, &text[after..]) {
                return Span::new(self.at + backslash, self.at + after);
            }
            from = after;
        }
        self.character(self.at)
    }

    fn in_flow(&self) -> (Slip, Span) {
        let opening = match self.text[self.at..].chars().next() {
            Some('[' | '{') => self.at,
            _ => self.unmatched_bracket().or(self.flow).unwrap_or(self.at),
        };
        let on_one_line = self.text.get(opening..self.at).is_some_and(|gap| !gap.contains(['\n', '\r']));
        if self.text[self.at..].starts_with(':') && opening < self.at && on_one_line {
            return (Slip::ColonInText, self.character(self.at));
        }
        (Slip::UnclosedBracket, self.character(opening))
    }

    /// The last bracket between what was read and where the parser stood that nothing closes.
    fn unmatched_bracket(&self) -> Option<usize> {
        let mut open = Vec::new();
        let gap = self.text.get(self.read_to..self.at)?;
        for (at, letter) in gap.char_indices() {
            match letter {
                '[' | '{' => open.push(self.read_to + at),
                ']' | '}' => drop(open.pop()),
                _ => {}
            }
        }
        open.pop()
    }

    /// A colon where none may be: in text, behind a quoted text, or behind a key that stands too far to the right.
    fn colon(&self) -> (Slip, Span) {
        let line = self.line();
        let before = self.text[line.start().min(self.at)..self.at].trim_end();
        let continues = self.text[..line.start()].contains(['\n', '\r']);
        if continues && looks_like_key(before) {
            return (Slip::Indentation, line);
        }
        let value = &self.text[self.value_start(self.at)..self.at].trim_end();
        let quoted =
            ['"', '\''].iter().any(|quote| value.len() > 1 && value.starts_with(*quote) && value.ends_with(*quote));
        (if quoted { Slip::AfterQuote } else { Slip::ColonInText }, self.character(self.at))
    }

    /// A line that fits no open mapping or list.
    fn structure(&self, kind: &ErrorKind) -> (Slip, Span) {
        let line = self.line();
        let start = line_start(self.text, self.at);
        if self.text[start..line.start()].contains('\t') || self.text[line.range()].starts_with('\t') {
            return (Slip::Tab, self.tab());
        }
        if self.at > line.start() && !self.text[line.range()].starts_with("- ") {
            // `key: [one] two`: text that began with a bracket.
            let value = self.value_start(self.at);
            if self.text[value..].starts_with(['[', '{']) {
                return self.leading(value);
            }
        }
        let before = self.text[..start].trim_end();
        let last = before.rsplit(['\n', '\r']).next().unwrap_or(before);
        if ends_in_open_key(last) {
            return (Slip::NotIndented, line);
        }
        let written = &self.text[line.range()];
        let is_list_item = written == "-" || written.starts_with("- ");
        match kind {
            ErrorKind::SimpleKeyExpected if looks_like_key(written.split(':').next().unwrap_or(written)) => {
                (Slip::Other, line)
            }
            ErrorKind::SimpleKeyExpected => (Slip::NotIndented, line),
            ErrorKind::ExpectedBlockMappingKey if !is_list_item && is_quoted_value(last) => (Slip::AfterQuote, line),
            _ => (Slip::Indentation, line),
        }
    }
}

/// Whether a line's value is still to come: it ends in `:`, or in `|` or `>` behind a key or a dash.
fn ends_in_open_key(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or(line).trim();
    if line.ends_with(':') {
        return true;
    }
    let header = line.trim_end_matches(|letter: char| matches!(letter, '+' | '-') || letter.is_ascii_digit());
    let Some(before) = header.strip_suffix(['|', '>']) else {
        return false;
    };
    let before = before.trim_end();
    before.ends_with(':') || before == "-" || before.ends_with(" -")
}

fn is_quoted_value(line: &str) -> bool {
    let value = line.trim().split_once(": ").map_or("", |(_, value)| value.trim_start());
    ['"', '\''].iter().any(|quote| value.len() > 1 && value.starts_with(*quote) && value.ends_with(*quote))
}

/// Whether a word could be a key of the format.
fn looks_like_key(word: &str) -> bool {
    let word = word.strip_prefix("- ").unwrap_or(word).trim();
    !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
}

fn is_known_escape(letter: char, after: &str) -> bool {
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return "0abt\tnvfre \"/\\N_LP\n\r".contains(letter),
    };
    let code = after.get(..digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    code.and_then(char::from_u32).is_some()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The line around `at`, without its indentation and its end.
pub(super) fn line_around(text: &str, at: usize) -> Span {
    let start = line_start(text, at);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    let line = &text[start..end];
    let start = start + (line.len() - line.trim_start_matches([' ', '\u{feff}']).len());
    Span::new(start, start.max(start + text[start..end].trim_end().len()))
}
