//! What of a talk a document shows, and to whom.

use crate::record::{ActionPlan, Id, Minutes, Prep};
use std::collections::BTreeSet;

/// Who a document is for, and what it leaves out.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Who reads it; `None` is the two who talked.
    pub reader: Option<Id>,
    /// What is left out.
    pub without: BTreeSet<Leaving>,
    /// Whether the check has errors for the talk's files.
    pub has_errors: bool,
}

/// What can be left out of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaving {
    /// What was said.
    Minutes,
    /// When both look at it again.
    FollowUps,
    /// What things may cost.
    Budget,
}

impl View {
    /// Whether everything is shown.
    pub fn is_complete(&self) -> bool {
        self.outsider().is_none() && self.without.is_empty()
    }

    /// Whether this is left out.
    pub(super) fn is_without(&self, what: Leaving) -> bool {
        self.without.contains(&what)
    }

    /// The reader, where it is neither of the two who talked: they see everything.
    pub(super) fn outsider(&self) -> Option<&Id> {
        self.reader.as_ref().filter(|reader| !matches!(reader.as_str(), "employee" | "manager"))
    }

    /// Whether the reader sees what is open to those in `lists`.
    fn shows(&self, lists: &[&[Id]]) -> bool {
        self.outsider().is_none_or(|reader| lists.iter().any(|list| list.contains(reader)))
    }

    /// Whether the reader gets all of the minutes: a copy goes to them.
    pub(super) fn shows_minutes(&self, minutes: &Minutes) -> bool {
        self.shows(&[&minutes.copies_to])
    }

    /// Whether the reader gets all of the plan.
    pub(super) fn shows_plan(&self, plan: &ActionPlan) -> bool {
        self.shows(&[&plan.copies_to])
    }

    /// Whether the reader sees one topic or point: it is shared with them, or a copy of the whole file goes to them.
    pub(super) fn shows_one(&self, shared_with: &[Id], copies_to: &[Id]) -> bool {
        self.shows(&[shared_with, copies_to])
    }

    /// Whether the reader may read a preparation. The two who talk read each other's once it is shared; its author always.
    pub fn shows_prep(&self, prep: &Prep) -> bool {
        use crate::record::{Author, PrepState};
        let author = match prep.role {
            Author::Employee => "employee",
            Author::Manager => "manager",
        };
        match &self.reader {
            None => true,
            Some(reader) if reader.as_str() == author => true,
            Some(reader) if matches!(reader.as_str(), "employee" | "manager") => prep.state == PrepState::Shared,
            Some(reader) => prep.share_with.contains(reader),
        }
    }
}
