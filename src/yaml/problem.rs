//! What can be wrong with a file before anybody asks what it means.

use crate::text::Span;

/// Something that stands in the way of reading a file as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub trouble: Trouble,
    /// Where.
    pub span: Span,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file is not YAML (or TOML); the rest of it is unread.
    Syntax(Slip),
    /// A key stands twice in one mapping; where it stood first.
    DuplicateKey {
        /// The first of the two.
        first: Span,
    },
    /// A second document after `---`.
    SeveralDocuments,
    /// `&name`.
    Anchor,
    /// `*name`.
    Alias,
    /// `<<:`.
    MergeKey,
    /// `!tag`.
    Tag,
    /// A key that is a list, a mapping, a number or nothing.
    KeyNotText,
    /// Deeper than [`super::MAX_DEPTH`].
    TooDeep,
    /// A comma in unquoted text inside `{ … }` made the rest of the text a key.
    CommaInFlow,
}

/// The mistake behind a syntax error, as far as it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slip {
    /// A line of text that is not indented under its key.
    NotIndented,
    /// `: ` in unquoted text.
    ColonInText,
    /// A tab where spaces belong.
    Tab,
    /// Unquoted text that begins with a character YAML reserves.
    LeadingCharacter(char),
    /// A quote that is never closed.
    UnclosedQuote,
    /// More text after the closing quote.
    AfterQuote,
    /// A bracket or brace that is never closed.
    UnclosedBracket,
    /// Lines of one mapping or list that do not begin in the same column.
    Indentation,
    /// A backslash in double quotes that means nothing.
    Escape,
    /// Anything else.
    Other,
}
