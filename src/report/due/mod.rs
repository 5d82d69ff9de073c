//! What is due: for people (`text`), for an issue (`markdown`), for calendars (`ics`) and for programs (`json`, `csv`, `github`).

mod data;
mod github;
mod ics;
mod markdown;
mod text;
mod words;

pub use data::{csv, json};
pub use github::{Github, github};
pub use ics::ics;
pub use markdown::markdown;
pub use text::{Arrangement, text};
pub use words::{kind_word, owner_word};

use crate::due::{Row, Urgency};
use crate::lang::Lang;

/// Rows, and what is shown of them beside ids, days and the format's own words.
pub struct Rows<'r> {
    /// The rows, in order.
    pub rows: &'r [Row],
    /// Names and texts of a row; `None` where they are not to be shown.
    pub details: &'r (dyn Fn(&Row) -> Option<Details> + Sync),
}

impl<'r> Rows<'r> {
    /// Each row with its details, made when it is looked at.
    fn iter(&self) -> impl Iterator<Item = Shown<'r>> {
        self.rows.iter().map(|row| self.shown(row))
    }

    fn shown(&self, row: &'r Row) -> Shown<'r> {
        Shown { row, details: (self.details)(row) }
    }
}

/// A row with its details.
struct Shown<'r> {
    row: &'r Row,
    details: Option<Details>,
}

/// Names and texts of a row.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// The name of the person or group it is about.
    pub subject: String,
    /// The owner's name.
    pub owner: Option<String>,
    /// The text of the point or action.
    pub text: Option<String>,
    /// The names of those it waits for.
    pub waits_for: Vec<String>,
}

impl Shown<'_> {
    /// The owner: by name, else by the format's word in `lang`.
    fn owner(&self, lang: Lang) -> String {
        let named = self.details.as_ref().and_then(|details| details.owner.clone());
        named.or_else(|| self.row.owner.as_ref().map(|owner| owner_word(owner, lang))).unwrap_or_default()
    }

    /// What it is about: the text of what was agreed, else the name.
    fn text(&self) -> Option<&str> {
        let details = self.details.as_ref()?;
        Some(details.text.as_deref().unwrap_or(&details.subject))
    }

    fn why(&self, lang: Lang) -> String {
        let ids = || self.row.waits_for.iter().map(ToString::to_string).collect();
        let waits_for = self.details.as_ref().map_or_else(ids, |details| details.waits_for.clone());
        words::why(self.row, &waits_for, self.details.is_some(), lang)
    }
}

/// Whether a row belongs to a group.
type Belongs = fn(&Urgency) -> bool;

/// The three groups by urgency, with their headings.
fn groups(lang: Lang) -> [(&'static str, Belongs); 3] {
    [
        (lang.pick("Over fristen", "Overdue"), |urgency| urgency.is_overdue()),
        (lang.pick("På vej", "Coming"), |urgency| matches!(urgency, Urgency::Coming(_))),
        (lang.pick("Uden dato", "Undated"), |urgency| matches!(urgency, Urgency::Undated)),
    ]
}
