//! What there is to say, without words.

mod agreed;
mod answers;
mod dates;
mod sensitive;
mod signing;
mod steps;

use super::{Code, Shape};
use crate::yaml::{Slip, Trouble};

pub use agreed::Agreed;
pub use answers::{Answers, FormUse, Range, Unanswered, Wanted};
pub use dates::Dates;
pub use sensitive::{NamePlace, Sensitive};
pub use signing::{Flaw, Signing};
pub use steps::Steps;

/// Text from a file, and whether it may be shown to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The text.
    pub text: String,
    /// Whether it is what somebody wrote about a person.
    pub private: bool,
}

impl Shown {
    /// Text that anybody may see: ids, words of the format.
    pub fn open(text: impl Into<String>) -> Self {
        Self { text: text.into(), private: false }
    }
}

/// What a value is, in the words of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// Text.
    Text,
    /// One of certain words.
    Word,
    /// A number.
    Number,
    /// A whole number.
    WholeNumber,
    /// `true` or `false`.
    Truth,
    /// A list.
    List,
    /// Keys and values.
    Mapping,
    /// No value.
    Nothing,
}

/// Why `# mus: allow` allows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllowTrouble {
    /// It names no code.
    NoCode,
    /// It names a code that does not exist.
    UnknownCode {
        /// The one that may be meant.
        near: Option<String>,
    },
    /// It says no reason.
    NoReason,
    /// The code is one that must be mended.
    Never {
        /// The code.
        code: Code,
    },
}

/// One kind of finding with what it is about. Each belongs to one [`Code`].
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Fact {
    NotText,
    FileTooLarge { bytes: u64 },
    EmptyFile,
    Syntax { slip: Slip, toml: bool },
    TooDeep,
    DuplicateKey,
    SeveralDocuments,
    Anchor,
    Tag,
    KeyNotText,
    UnquotedText,
    TextCut,
    CommaInFlow,
    NewerFormat { found: i64 },
    UnknownKind { found: Shown, near: Option<String> },
    UnknownKey { key: Shown, near: Option<String>, known: Vec<String> },
    MissingKey { key: String },
    WrongType { wanted: Vec<JsonType>, found: JsonType },
    WrongValue { found: Shown, allowed: Vec<String>, near: Option<String> },
    WrongFormat { found: Shown, shape: Shape },
    TooSmall { limit: String },
    TooLarge { limit: String },
    EmptyText,
    TooFew { limit: u64 },
    TooMany { limit: u64 },
    DuplicateItem,
    WrongCombination { key: String },
    UnknownPerson { id: String, near: Option<String> },
    UnknownGroup { id: String, near: Option<String> },
    UnknownUnit { id: String, near: Option<String> },
    WrongRecord { found: String, expected: String },
    WrongFileName { expected: String },
    NotARecordFolder { folder: String },
    DuplicateId { id: String, elsewhere: Option<String> },
    ManagerCycle { ids: Vec<String> },
    UnknownForm { id: String, near: Option<String> },
    UnknownRevision { id: String, revision: u32, known: Vec<u32> },
    UnknownQuestion { id: Shown, near: Option<String> },
    OtherFormsQuestion { id: Shown, form: String, other: String },
    UnknownReference { reference: String, near: Option<String> },
    UnknownAim { reference: String, near: Option<String> },
    WrongAllow(AllowTrouble),
    UnusedAllow { code: Code },
    Dates(Dates),
    Steps(Steps),
    Agreed(Agreed),
    Answers(Answers),
    Signing(Signing),
    Sensitive(Sensitive),
}

impl Fact {
    /// A word that is not one of those that fit, with the nearest that does.
    pub fn wrong_value(found: Shown, allowed: Vec<String>) -> Self {
        let near = super::nearest(&found.text, allowed.iter().map(String::as_str)).map(str::to_owned);
        Self::WrongValue { found, allowed, near }
    }

    /// What the parser found in a YAML or a TOML file.
    pub fn of_trouble(trouble: &Trouble, toml: bool) -> Self {
        match trouble {
            Trouble::Syntax(slip) => Self::Syntax { slip: *slip, toml },
            Trouble::DuplicateKey { .. } => Self::DuplicateKey,
            Trouble::SeveralDocuments => Self::SeveralDocuments,
            Trouble::Anchor | Trouble::Alias | Trouble::MergeKey => Self::Anchor,
            Trouble::Tag => Self::Tag,
            Trouble::KeyNotText => Self::KeyNotText,
            Trouble::TooDeep => Self::TooDeep,
            Trouble::CommaInFlow => Self::CommaInFlow,
        }
    }

    /// The code it goes by.
    pub fn code(&self) -> Code {
        match self {
            Self::NotText => Code::NotText,
            Self::FileTooLarge { .. } => Code::FileTooLarge,
            Self::EmptyFile => Code::EmptyFile,
            Self::Syntax { .. } => Code::Syntax,
            Self::TooDeep => Code::TooDeep,
            Self::DuplicateKey => Code::DuplicateKey,
            Self::SeveralDocuments => Code::SeveralDocuments,
            Self::Anchor => Code::Anchor,
            Self::Tag => Code::Tag,
            Self::KeyNotText => Code::KeyNotText,
            Self::UnquotedText => Code::UnquotedText,
            Self::TextCut => Code::TextCut,
            Self::CommaInFlow => Code::CommaInFlow,
            Self::NewerFormat { .. } => Code::NewerFormat,
            Self::UnknownKind { .. } => Code::UnknownKind,
            Self::UnknownKey { .. } => Code::UnknownKey,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::WrongType { .. } => Code::WrongType,
            // A word that no id may be: the shape is right, the value is not.
            Self::WrongValue { .. } | Self::WrongFormat { shape: Shape::NotReserved, .. } => Code::WrongValue,
            Self::WrongFormat { .. } => Code::WrongFormat,
            Self::TooSmall { .. }
            | Self::TooLarge { .. }
            | Self::EmptyText
            | Self::TooFew { .. }
            | Self::TooMany { .. } => Code::OutOfRange,
            Self::DuplicateItem => Code::DuplicateItem,
            Self::WrongCombination { .. } => Code::WrongCombination,
            Self::UnknownPerson { .. } => Code::UnknownPerson,
            Self::UnknownGroup { .. } => Code::UnknownGroup,
            Self::UnknownUnit { .. } => Code::UnknownUnit,
            Self::WrongRecord { .. } | Self::WrongFileName { .. } | Self::NotARecordFolder { .. } => Code::WrongPlace,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::ManagerCycle { .. } => Code::ManagerCycle,
            Self::UnknownForm { .. } | Self::UnknownRevision { .. } => Code::UnknownForm,
            Self::UnknownQuestion { .. } => Code::UnknownQuestion,
            Self::OtherFormsQuestion { .. } => Code::OtherFormsQuestion,
            Self::UnknownReference { .. } | Self::UnknownAim { .. } => Code::UnknownReference,
            Self::WrongAllow(_) => Code::WrongAllow,
            Self::UnusedAllow { .. } => Code::UnusedAllow,
            Self::Dates(fact) => fact.code(),
            Self::Steps(fact) => fact.code(),
            Self::Agreed(fact) => fact.code(),
            Self::Answers(fact) => fact.code(),
            Self::Signing(fact) => fact.code(),
            Self::Sensitive(fact) => fact.code(),
        }
    }
}

/// A family of facts is a fact.
macro_rules! families {
    ($($family:ident),*) => {
        $(impl From<$family> for Fact {
            fn from(fact: $family) -> Self {
                Self::$family(fact)
            }
        })*
    };
}

families!(Dates, Steps, Agreed, Answers, Sensitive, Signing);
