//! Questions and the answers to them.

use crate::diagnostic::Code;

/// What is wrong with a form, or with an answer to one. No answer is ever in here.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Answers {
    WrongForm { id: String, wanted: FormUse },
    TopicWithoutForm,
    SharedQuestionDiffers { question: String, other: String, part: &'static str },
    EmptySection,
    DuplicateOption { id: String },
    WrongRange(Range),
    WrongAnswer { question: String, wanted: Wanted },
    WrongPick { picked: usize, min: usize, max: usize },
    NoCard,
    AnsweredNotPicked,
    RequiredUnanswered { question: String, part: Unanswered },
    RawHtml,
}

/// What a form would have to be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormUse {
    /// The employee's answers.
    Employee,
    /// The manager's answers.
    Manager,
    /// The time before the talk.
    Preparation,
    /// The talk itself.
    Evaluation,
    /// A kind of talk, by its word.
    Kind(&'static str),
}

/// A range that cannot be as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// The lowest score is no lower than the highest.
    Scale,
    /// At least more than at most.
    Pick,
    /// At most more cards than there are.
    PickPastAll {
        /// So many there are.
        cards: usize,
    },
    /// More cards than there are.
    PickTooMany {
        /// So many there are.
        cards: usize,
    },
    /// An anchor off its scale.
    Anchor {
        /// The lowest score.
        min: i64,
        /// The highest score.
        max: i64,
    },
    /// Two anchors at one score.
    AnchorTwice,
}

/// What an answer should have been.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// Text.
    Text,
    /// Short texts in a list.
    List,
    /// One of the options.
    Option(Vec<String>),
    /// Some of the options, in a list.
    Options(Vec<String>),
    /// `score:` and `reason:`.
    Score {
        /// The lowest score.
        min: i64,
        /// The highest score.
        max: i64,
    },
    /// The bare score, in a table.
    Cell {
        /// The lowest score.
        min: i64,
        /// The highest score.
        max: i64,
    },
    /// A score without a reason: none is asked for.
    NoReason,
    /// A number.
    Number,
    /// `true` or `false`.
    Tick,
    /// A date.
    Date,
    /// A list of rows.
    Rows,
    /// One of the columns, as a key.
    Column(Vec<String>),
    /// One of the fixed rows, as a key.
    Item(Vec<String>),
    /// Columns with their values.
    Row,
    /// Nothing: the question is a note to read.
    Nothing,
}

/// What is left out of a required answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// All of it.
    Answer,
    /// The reason for a score.
    Reason,
    /// Some of its fixed rows, by id.
    Items(Vec<String>),
    /// Columns that a row must have, by id.
    Columns {
        /// The fixed row's id, or the row's number, from 1.
        row: String,
        /// The columns' ids.
        columns: Vec<String>,
    },
}

impl Answers {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::WrongForm { .. } => Code::WrongForm,
            Self::TopicWithoutForm => Code::TopicWithoutForm,
            Self::SharedQuestionDiffers { .. } => Code::SharedQuestionDiffers,
            Self::EmptySection => Code::EmptySection,
            Self::DuplicateOption { .. } => Code::DuplicateOption,
            Self::WrongRange(_) => Code::WrongRange,
            Self::WrongAnswer { .. } => Code::WrongAnswer,
            Self::WrongPick { .. } | Self::NoCard => Code::WrongPick,
            Self::AnsweredNotPicked => Code::AnsweredNotPicked,
            Self::RequiredUnanswered { .. } => Code::RequiredUnanswered,
            Self::RawHtml => Code::RawHtml,
        }
    }
}
