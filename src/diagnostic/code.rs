//! The catalogue of codes: every kind of finding has a name that never changes.

use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The name of a kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in output and settings.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    /// The bytes are no UTF-8 text.
    NotText = "not-text",
    /// The file is larger than 1 MiB.
    FileTooLarge = "file-too-large",
    /// The file says nothing.
    EmptyFile = "empty-file",
    /// The file is no YAML, or no TOML.
    Syntax = "syntax",
    /// Nested deeper than 64 levels.
    TooDeep = "too-deep",
    /// A key stands twice.
    DuplicateKey = "duplicate-key",
    /// More than one document in a file.
    SeveralDocuments = "several-documents",
    /// An anchor, an alias or a merge key.
    Anchor = "anchor",
    /// A tag.
    Tag = "tag",
    /// A key that is no text.
    KeyNotText = "key-not-text",
    /// Unquoted text that YAML may read as something else.
    UnquotedText = "unquoted-text",
    /// Text cut short by ` #`.
    TextCut = "text-cut",
    /// Text torn by a comma inside `{ … }`.
    CommaInFlow = "comma-in-flow",
    /// Written for a newer version of the format.
    NewerFormat = "newer-format",
    /// No such kind of file.
    UnknownKind = "unknown-kind",
    /// A key the format does not have.
    UnknownKey = "unknown-key",
    /// A key that must be there.
    MissingKey = "missing-key",
    /// A list where text belongs, and the like.
    WrongType = "wrong-type",
    /// Not one of the words that fit.
    WrongValue = "wrong-value",
    /// Text of another shape than asked for.
    WrongFormat = "wrong-format",
    /// Too small, too large, too few, too many.
    OutOfRange = "out-of-range",
    /// The same item twice in a list.
    DuplicateItem = "duplicate-item",
    /// A key that does not go with the others.
    WrongCombination = "wrong-combination",
    /// A person who is not in the register.
    UnknownPerson = "unknown-person",
    /// A group that is not in the register.
    UnknownGroup = "unknown-group",
    /// A unit that is not in the register.
    UnknownUnit = "unknown-unit",
    /// A file that says it belongs elsewhere than it lies.
    WrongPlace = "wrong-place",
    /// An id that stands twice.
    DuplicateId = "duplicate-id",
    /// Managers in a circle.
    ManagerCycle = "manager-cycle",
    /// A form that is nowhere.
    UnknownForm = "unknown-form",
    /// A question that the form does not have.
    UnknownQuestion = "unknown-question",
    /// A reference to what is not there.
    UnknownReference = "unknown-reference",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Code {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|code| code.name() == name).ok_or_else(|| format!("there is no code {name}"))
    }
}
