//! `wrong-pick`: a shared preparation with too few or too many cards.

use super::asked::{picked, sections};
use crate::check::Sink;
use crate::diagnostic::Answers;
use crate::path;
use crate::record::{PrepState, Record};
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        let Record::Prep(prep) = record else { continue };
        let Some(form) = store.form(&prep.form).filter(|_| prep.state == PrepState::Shared) else { continue };
        for section in sections(store, talk, form) {
            let (Some(pick), Some(picked)) = (section.pick, picked(prep, section)) else { continue };
            let number = |number: Option<u32>, absent: usize| number.map_or(absent, |number| number as usize);
            let (min, max) = (number(pick.min, 0), number(pick.max, section.questions.len()));
            if !(min..=max).contains(&picked.len()) {
                let key = if prep.picked.is_empty() { "answers" } else { "picked" };
                sink.value(file, Answers::WrongPick { picked: picked.len(), min, max }, path![key]);
            }
        }
    }
}
