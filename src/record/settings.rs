//! `mus.toml`: every key may be left out.

use super::{Id, TalkType};
use crate::date::Period;
use crate::diagnostic::Level;
use crate::lang::Lang;
use crate::sensitive::OwnWords;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The settings of a repository.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The workplace's name.
    pub organisation: Option<String>,
    /// Of records and documents.
    pub language: Lang,
    /// Which agreements may apply.
    pub sector: Sector,
    /// The cadence of talks.
    pub review: Review,
    /// What becomes of minutes.
    pub minutes: MinutesSettings,
    /// Who signs.
    pub signing: Signing,
    /// Which question sets are used, by kind of talk.
    pub forms: BTreeMap<TalkType, Forms>,
    /// Who may be shared with.
    pub sharing: Sharing,
    /// How documents look.
    pub documents: Documents,
    /// The workplace's own words of what must not stand in a record, and its exceptions.
    pub sensitive: OwnWords,
    /// How much a finding counts, by code.
    pub checks: BTreeMap<String, Level>,
}

impl Settings {
    /// The question sets for a kind of talk: the workplace's, else the bundled ones made for it. Nobody is asked for an evaluation
    /// that the workplace has not asked for.
    pub fn forms_for(&self, talk: TalkType) -> Forms {
        let own = self.forms.get(&talk).cloned().unwrap_or_default();
        let (employee, manager) = talk.bundled_forms();
        let bundled = |id: &str| id.parse::<Id>().ok();
        Forms {
            employee: own.employee.or_else(|| bundled(employee)),
            manager: own.manager.or_else(|| bundled(manager)),
            evaluation: own.evaluation,
        }
    }
}

impl TalkType {
    /// The bundled question sets made for this kind of talk: the employee's and the manager's.
    fn bundled_forms(self) -> (&'static str, &'static str) {
        match self {
            Self::Mus => ("standard-employee", "standard-manager"),
            Self::Lus => ("leader", "leader"),
            Self::Sus => ("senior", "senior"),
            Self::Grus | Self::Tus => ("group", "group"),
            Self::FollowUp => ("follow-up", "follow-up"),
            Self::OneToOne => ("one-to-one", "one-to-one"),
        }
    }
}

/// The part of working life the workplace belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Private: a yearly talk is custom.
    #[default]
    Private,
    /// The state: a yearly talk is a duty.
    State,
    /// A municipality: a yearly talk is a duty by agreement.
    Municipal,
    /// A region: a yearly talk is a duty by agreement.
    Regional,
}

/// The cadence of talks.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct Review {
    /// From one talk to the next.
    pub every: Period,
    /// Invitation and form are out this long before.
    pub notice: Period,
    /// Preparations are shared this long before.
    pub share: Period,
    /// From a talk to its follow-ups.
    pub follow_ups: Vec<Period>,
    /// Between short talks; none where absent.
    pub one_to_ones: Option<Period>,
    /// More points than this are many.
    pub max_points: usize,
}

impl Default for Review {
    fn default() -> Self {
        Self {
            every: Period::Months(12),
            notice: Period::Days(14),
            share: Period::Days(3),
            follow_ups: vec![Period::Months(1), Period::Months(3)],
            one_to_ones: None,
            max_points: 3,
        }
    }
}

/// `[minutes]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MinutesSettings {
    /// Where minutes stand.
    pub policy: MinutesPolicy,
}

/// Where minutes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MinutesPolicy {
    /// In `minutes.yaml`.
    #[default]
    Separate,
    /// The plan is enough.
    InPlan,
    /// Nowhere.
    None,
}

/// `[signing]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct Signing {
    /// Who signs, and what it means.
    pub required: BTreeMap<super::ParticipantRole, Meaning>,
    /// How soon.
    pub within: Period,
}

impl Default for Signing {
    fn default() -> Self {
        use super::ParticipantRole::{Employee, Manager};
        Self {
            required: [(Employee, Meaning::Agreement), (Manager, Meaning::Agreement)].into(),
            within: Period::Days(14),
        }
    }
}

/// What a required signature must at least mean; a later one covers the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meaning {
    /// The talk was held.
    Held,
    /// I have seen this.
    Seen,
    /// I agree.
    Agreement,
}

impl Meaning {
    /// The word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Seen => "seen",
            Self::Held => "held",
        }
    }
}

/// The question sets of one kind of talk.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Forms {
    /// The employee's.
    pub employee: Option<Id>,
    /// The manager's.
    pub manager: Option<Id>,
    /// Of the talk itself.
    pub evaluation: Option<Id>,
}

/// `[sharing]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sharing {
    /// Words allowed besides employee and manager.
    pub with: Vec<Id>,
}

/// `[documents]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Documents {
    /// A picture for their top, as a path from the repository.
    pub logo: Option<String>,
    /// The colour of their rules, as `#1d4f5c`.
    pub accent: Option<String>,
}
