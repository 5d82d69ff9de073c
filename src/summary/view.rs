//! What of a talk a document shows, and to whom.

use crate::record::{ActionPlan, Author, Id, Minutes, Prep, PrepState};
use std::collections::BTreeSet;

/// Who a document is for, and what it leaves out.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Who reads it; `None` is the two who talked.
    pub reader: Option<Id>,
    /// What is left out.
    pub without: BTreeSet<Leaving>,
    /// Whether preparations that are not shared yet are shown to others than their authors.
    pub include_drafts: bool,
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

    /// Whether the reader may read a preparation: a draft is its author's alone. The two who talked read each other's once it is shared,
    /// others what is shared with them.
    pub fn shows_prep(&self, prep: &Prep) -> bool {
        let Some(reader) = &self.reader else { return true };
        let author = match prep.role {
            Author::Employee => "employee",
            Author::Manager => "manager",
        };
        // In a group there are several employees: the word says not which.
        if reader.as_str() == author && prep.record.subject.person().is_some() {
            return true;
        }
        let is_open = prep.state == PrepState::Shared || self.include_drafts;
        is_open && (self.outsider().is_none() || prep.share_with.contains(reader))
    }
}
