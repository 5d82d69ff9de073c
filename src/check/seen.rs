//! Ids as they come by: the shared part of the rules behind `duplicate-id` and `duplicate-option`.

use super::Sink;
use crate::diagnostic::{Answers, Diagnostic, Fact, Place};
use crate::store::File;
use crate::yaml::Path;
use std::collections::HashMap;

/// The ids of one file so far, each with the place of its first use.
pub(super) struct Seen<'s> {
    file: &'s File,
    first: HashMap<String, Path>,
    /// What to say of one that comes again.
    again: fn(String) -> Fact,
}

impl<'s> Seen<'s> {
    pub(super) fn new(file: &'s File) -> Self {
        Self { file, first: HashMap::new(), again: |id| Fact::DuplicateId { id, elsewhere: None } }
    }

    /// The same for the options of one question.
    pub(super) fn options(file: &'s File) -> Self {
        Self { again: |id| Answers::DuplicateOption { id }.into(), ..Self::new(file) }
    }

    /// Notes an id; tells if it was there before.
    pub(super) fn note(&mut self, id: &impl ToString, path: Path, sink: &mut Sink<'s>) {
        let id = id.to_string();
        if let Some(first) = self.first.get(&id) {
            let diagnostic = Diagnostic::new((self.again)(id), Place::Value(path));
            sink.push(self.file, diagnostic.related_value(first.clone()));
        } else {
            self.first.insert(id, path);
        }
    }
}
