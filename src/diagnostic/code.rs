//! The catalogue of codes: every kind of finding has a name that never changes.

use crate::lang::Lang;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

/// How much a finding counts; what counts most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Must be mended.
    Error,
    /// Should be mended.
    Warning,
    /// Worth knowing.
    Note,
    /// Not looked for.
    Off,
}

impl Level {
    /// The word in messages.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("fejl", "error"),
            Self::Warning => lang.pick("advarsel", "warning"),
            Self::Note | Self::Off => lang.pick("bemærkning", "note"),
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $level:ident,)*) => {
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

            /// The file that explains it; a code without one does not compile.
            pub(super) fn explanation_text(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("../../checks/", $name, ".toml")),)*
                }
            }

            /// How much it counts where the settings say nothing.
            pub fn level(self) -> Level {
                match self {
                    $(Self::$variant => Level::$level,)*
                }
            }
        }
    };
}

codes! {
    /// The bytes are no UTF-8 text.
    NotText = "not-text", Error,
    /// The file is larger than 1 MiB.
    FileTooLarge = "file-too-large", Error,
    /// The file says nothing.
    EmptyFile = "empty-file", Error,
    /// The file is no YAML, or no TOML.
    Syntax = "syntax", Error,
    /// Nested deeper than 64 levels.
    TooDeep = "too-deep", Error,
    /// A key stands twice.
    DuplicateKey = "duplicate-key", Error,
    /// More than one document in a file.
    SeveralDocuments = "several-documents", Error,
    /// An anchor, an alias or a merge key.
    Anchor = "anchor", Error,
    /// A tag.
    Tag = "tag", Error,
    /// A key that is no text.
    KeyNotText = "key-not-text", Error,
    /// Unquoted text that YAML may read as something else.
    UnquotedText = "unquoted-text", Error,
    /// Text cut short by ` #`.
    TextCut = "text-cut", Warning,
    /// Text torn by a comma inside `{ … }`.
    CommaInFlow = "comma-in-flow", Error,
    /// Written for a newer version of the format.
    NewerFormat = "newer-format", Error,
    /// No such kind of file.
    UnknownKind = "unknown-kind", Error,
    /// A key the format does not have.
    UnknownKey = "unknown-key", Error,
    /// A key that must be there.
    MissingKey = "missing-key", Error,
    /// A list where text belongs, and the like.
    WrongType = "wrong-type", Error,
    /// Not one of the words that fit.
    WrongValue = "wrong-value", Error,
    /// Text of another shape than asked for.
    WrongFormat = "wrong-format", Error,
    /// Too small, too large, too few, too many.
    OutOfRange = "out-of-range", Error,
    /// The same item twice in a list.
    DuplicateItem = "duplicate-item", Error,
    /// A key that does not go with the others.
    WrongCombination = "wrong-combination", Error,
    /// A person who is not in the register.
    UnknownPerson = "unknown-person", Error,
    /// A group that is not in the register.
    UnknownGroup = "unknown-group", Error,
    /// A unit that is not in the register.
    UnknownUnit = "unknown-unit", Error,
    /// A file that says it belongs elsewhere than it lies.
    WrongPlace = "wrong-place", Error,
    /// An id that stands twice.
    DuplicateId = "duplicate-id", Error,
    /// Managers in a circle.
    ManagerCycle = "manager-cycle", Error,
    /// A form that is nowhere.
    UnknownForm = "unknown-form", Error,
    /// A question that the form does not have.
    UnknownQuestion = "unknown-question", Error,
    /// An answer to a question of another form.
    OtherFormsQuestion = "other-forms-question", Error,
    /// A reference to what is not there.
    UnknownReference = "unknown-reference", Error,
    /// A last date before the plan was agreed.
    DueBeforeAgreed = "due-before-agreed", Error,
    /// A last date before the beginning.
    DueBeforeStart = "due-before-start", Error,
    /// Done before it was agreed.
    DoneBeforeAgreed = "done-before-agreed", Warning,
    /// Something over that is still to come.
    DateInFuture = "date-in-future", Error,
    /// A talk held before the day it is planned for.
    HeldBeforePlanned = "held-before-planned", Warning,
    /// A plan agreed before its talk.
    AgreedBeforeHeld = "agreed-before-held", Warning,
    /// A follow-up before the talk it follows.
    FollowUpBeforeTalk = "follow-up-before-talk", Error,
    /// A period that ends before it begins.
    EndsBeforeStart = "ends-before-start", Error,
    /// The next talk before this one.
    NextTalkBeforeHeld = "next-talk-before-held", Error,
    /// Moved to one day, planned for another.
    PostponedElsewhere = "postponed-elsewhere", Warning,
    /// Signed before there was something to sign.
    SignedBeforeHeld = "signed-before-held", Warning,
    /// A good signature on an earlier version.
    StaleSignature = "stale-signature", Warning,
    /// A required signature that did not come in time.
    MissingSignature = "missing-signature", Warning,
    /// A signature that is none.
    BadSignature = "bad-signature", Error,
    /// A signature with a key that is not known as the signer's.
    UnknownSigner = "unknown-signer", Warning,
    /// A signature with a key that counts no longer.
    RevokedSigner = "revoked-signer", Warning,
    /// A signature from a day on which the key did not count.
    KeyOutOfTime = "key-out-of-time", Warning,
    /// A state that has to be explained, and is not.
    MissingReason = "missing-reason", Error,
    /// A talk waived by one party alone.
    WaivedAlone = "waived-alone", Error,
    /// A talk held on no day.
    HeldWithoutDate = "held-without-date", Error,
    /// An action done on no day.
    DoneWithoutDate = "done-without-date", Error,
    /// A day that goes with another state.
    StateDisagrees = "state-disagrees", Error,
    /// A follow-up recorded in two ways at once.
    FollowUpTwice = "follow-up-twice", Error,
    /// A final plan without a held talk.
    PlanWithoutTalk = "plan-without-talk", Warning,
    /// A held talk without a plan.
    HeldWithoutPlan = "held-without-plan", Warning,
    /// A held talk without minutes.
    HeldWithoutMinutes = "held-without-minutes", Warning,
    /// Minutes where the workplace keeps none.
    UnwantedMinutes = "unwanted-minutes", Error,
    /// Talks further apart than the agreements say.
    RarerThanYearly = "rarer-than-yearly", Warning,
    /// A waived talk where talks are a duty.
    WaivedDuty = "waived-duty", Warning,
    /// A goal with nothing to do.
    PointWithoutAction = "point-without-action", Warning,
    /// An action without a last date.
    ActionWithoutDate = "action-without-date", Warning,
    /// An action that is nobody's.
    ActionWithoutOwner = "action-without-owner", Warning,
    /// More goals than anybody reaches.
    TooManyPoints = "too-many-points", Warning,
    /// A plan nobody will look at again.
    NoFollowUp = "no-follow-up", Warning,
    /// A state employee's plan without a development goal.
    NoDevelopmentGoal = "no-development-goal", Warning,
    /// An amount that may mean thousands.
    AmbiguousAmount = "ambiguous-amount", Error,
    /// A point closed as carried that no later plan has.
    CarriedNowhere = "carried-nowhere", Warning,
    /// A point carried from the same talk, or a later one.
    CarriedBackwards = "carried-backwards", Error,
    /// A group's action that is no person's.
    GroupOwner = "group-owner", Error,
    /// Shared with somebody the settings do not know.
    UnknownAudience = "unknown-audience", Error,
    /// Something falls to a person who has left.
    PersonLeft = "person-left", Warning,
    /// A preparation for a talk with a person who has left.
    PrepAfterLeaving = "prep-after-leaving", Warning,
    /// Somebody who does not take part.
    NotAParticipant = "not-a-participant", Error,
    /// A form for somebody else, or for something else.
    WrongForm = "wrong-form", Error,
    /// A topic without the form that asks about it.
    TopicWithoutForm = "topic-without-form", Error,
    /// The same question in two forms of a talk, but not the same.
    SharedQuestionDiffers = "shared-question-differs", Error,
    /// A part of a form that asks nothing.
    EmptySection = "empty-section", Error,
    /// The same option twice in a question.
    DuplicateOption = "duplicate-option", Error,
    /// A range that no number fits.
    WrongRange = "wrong-range", Error,
    /// An answer of another kind than its question's.
    WrongAnswer = "wrong-answer", Error,
    /// Too few or too many cards picked.
    WrongPick = "wrong-pick", Error,
    /// A card that is answered, and was not picked.
    AnsweredNotPicked = "answered-not-picked", Note,
    /// A shared preparation that leaves a required question out.
    RequiredUnanswered = "required-unanswered", Error,
    /// HTML in a text.
    RawHtml = "raw-html", Error,
    /// A CPR number.
    CprNumber = "cpr-number", Error,
    /// Ten digits that may be a CPR number.
    PossibleCprNumber = "possible-cpr-number", Warning,
    /// A bank account.
    BankAccount = "bank-account", Error,
    /// The number of a payment card.
    CardNumber = "card-number", Error,
    /// Words about illness, diagnoses or sick leave.
    Health = "health", Warning,
    /// Words about pregnancy, leave with a child or plans for a family.
    Family = "family", Warning,
    /// Words about religion or belief.
    Religion = "religion", Warning,
    /// Words about political views.
    Politics = "politics", Warning,
    /// Words about membership of a union.
    Union = "union", Warning,
    /// Words about sexual orientation or gender identity.
    Orientation = "orientation", Warning,
    /// Words about ethnic, national or social origin.
    Origin = "origin", Warning,
    /// Words about age.
    Age = "age", Warning,
    /// Words about disability.
    Disability = "disability", Warning,
    /// Words about offences and sentences.
    Crime = "crime", Warning,
    /// Words about pay.
    Pay = "pay", Note,
    /// A mail address or a telephone number.
    ContactDetails = "contact-details", Note,
    /// The name of somebody who does not take part.
    ThirdPerson = "third-person", Note,
    /// A form that asks for what must not stand in a record.
    SensitiveQuestion = "sensitive-question", Error,
    /// A name of the register where git keeps it for ever.
    NameInGit = "name-in-git", Warning,
    /// `# mus: allow` that allows nothing.
    WrongAllow = "wrong-allow", Error,
    /// `# mus: allow` where there is nothing to allow.
    UnusedAllow = "unused-allow", Warning,
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
