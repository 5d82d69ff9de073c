//! What people write for a record: `p-7f3k/2026`, `anna/2026`, a path, or `anna`.

use super::{Location, Store, Talk};
use crate::error::{Error, Kind};
use crate::record::{RecordId, Subject, TalkId};
use std::path::Path;

/// How somebody named a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordArgument(pub String);

impl Store {
    /// The record that `asked` means. A name alone means the latest full talk (never a follow-up or a 1:1).
    ///
    /// Fails where nobody of that name is known, several are, or there is no such record.
    pub fn resolve(&self, asked: &RecordArgument) -> Result<Talk<'_>, Error> {
        let no_such = || Error::new(Kind::NoSuchRecord(asked.0.clone()));
        if let Some(id) = self.record_of_path(&asked.0) {
            return self.talk(&id).ok_or_else(no_such);
        }
        if let Ok(id) = asked.0.parse::<RecordId>() {
            return self.talk(&id).ok_or_else(no_such);
        }
        if let Some((who, talk)) = asked.0.split_once('/') {
            let subject = self.register().find(who)?;
            let talk: TalkId = talk.parse().map_err(|_| no_such())?;
            return self.talk(&RecordId { subject, talk }).ok_or_else(no_such);
        }
        let subject = self.register().find(&asked.0)?;
        self.latest_review(&subject).ok_or_else(no_such)
    }

    /// The latest full talk of somebody.
    pub fn latest_review(&self, subject: &Subject) -> Option<Talk<'_>> {
        self.talks_of(subject).into_iter().rfind(Talk::is_review)
    }

    fn record_of_path(&self, asked: &str) -> Option<RecordId> {
        let root = std::fs::canonicalize(self.root()?).ok()?;
        let real = std::fs::canonicalize(Path::new(asked)).ok()?;
        let inside = real.strip_prefix(root).ok()?;
        let file = if real.is_dir() { inside.join("conversation.yaml") } else { inside.to_path_buf() };
        match Location::of(&file) {
            Location::Record(id) => Some(id),
            _ => None,
        }
    }
}
