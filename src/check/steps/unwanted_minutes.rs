//! `unwanted-minutes`: minutes of a review, where the workplace keeps none.

use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::MinutesPolicy;
use crate::schema::Kind;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    if store.settings().minutes.policy == MinutesPolicy::None
        && talk.is_review()
        && let Some(file) = talk.file(Kind::Minutes)
    {
        sink.value(file, Steps::UnwantedMinutes, path!["kind"]);
    }
}
