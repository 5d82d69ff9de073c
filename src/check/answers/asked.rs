//! What a form asks in one talk: some sections are for some kinds of talk, for leaders, or to be picked from.

use crate::record::is_unanswered;
use crate::record::{Form, Prep, Section, TalkType};
use crate::store::{Store, Talk};

/// The sections of `form` that apply to this talk.
pub(super) fn sections<'f>(store: &Store, talk: &Talk<'_>, form: &'f Form) -> impl Iterator<Item = &'f Section> {
    let kind = talk.conversation().map_or(TalkType::Mus, |conversation| conversation.talk_type);
    let leads = talk
        .id
        .subject
        .person()
        .is_some_and(|person| store.register().people().iter().any(|other| other.manager.as_ref() == Some(person)));
    form.sections
        .iter()
        .filter(move |section| section.types.as_ref().is_none_or(|types| types.contains(&kind)))
        .filter(move |section| leads || !section.leaders)
}

/// The cards picked from a section; `None` where that is encrypted.
pub(super) fn picked<'f>(prep: &Prep, section: &'f Section) -> Option<Vec<&'f str>> {
    let ids = section.questions.iter().map(|question| question.id.as_str());
    if prep.picked.is_empty() {
        let answers = prep.answers.as_ref();
        return Some(ids.filter(|id| !is_unanswered(answers.and_then(|answers| answers.get(*id)))).collect());
    }
    let words: Option<Vec<&str>> = prep.picked.iter().map(|id| id.get().map(crate::record::Id::as_str)).collect();
    words.map(|words| ids.filter(|id| words.contains(id)).collect())
}
