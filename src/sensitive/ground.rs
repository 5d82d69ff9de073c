//! The grounds of the lists.

use serde::Deserialize;

/// What a passage may tell of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// Illness, diagnoses, treatment, sick leave.
    Health,
    /// Pregnancy, leave with a child, plans for a family.
    Family,
    /// Religion and belief.
    Religion,
    /// Political view.
    Politics,
    /// Membership of a trade union.
    Union,
    /// Sexual orientation and gender identity.
    Orientation,
    /// Ethnic, national and social origin.
    Origin,
    /// Age.
    Age,
    /// Disability.
    Disability,
    /// Offences and sentences.
    Crime,
    /// Pay.
    Pay,
    /// Numbers such as the CPR number, asked for by name: only a form is judged by it.
    Number,
}

impl Ground {
    /// Every ground.
    pub const ALL: &'static [Self] = &[
        Self::Health,
        Self::Family,
        Self::Religion,
        Self::Politics,
        Self::Union,
        Self::Orientation,
        Self::Origin,
        Self::Age,
        Self::Disability,
        Self::Crime,
        Self::Pay,
        Self::Number,
    ];

    /// The word in the lists and in mus.toml.
    pub fn word(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Family => "family",
            Self::Religion => "religion",
            Self::Politics => "politics",
            Self::Union => "union",
            Self::Orientation => "orientation",
            Self::Origin => "origin",
            Self::Age => "age",
            Self::Disability => "disability",
            Self::Crime => "crime",
            Self::Pay => "pay",
            Self::Number => "number",
        }
    }
}
