//! `wrong-pick`: a shared preparation with too few or too many cards, or a question picked that is no card. `answered-not-picked`: a card
//! that is answered all the same.

use super::asked::{picked, sections};
use crate::check::Sink;
use crate::diagnostic::{Answers, Diagnostic, Place};
use crate::path;
use crate::record::{Form, Prep, PrepState, Record, is_unanswered};
use crate::store::{File, Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        let Record::Prep(prep) = record else { continue };
        let Some(form) = store.form(&prep.form) else { continue };
        no_cards(file, prep, form, sink);
        if prep.state == PrepState::Draft {
            continue;
        }
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

/// What is picked and no card, and the cards that are answered and not picked.
fn no_cards<'s>(file: &'s File, prep: &Prep, form: &Form, sink: &mut Sink<'s>) {
    let is_card = |id: &str| {
        let section = form.sections.iter().find(|section| section.questions.iter().any(|one| one.id.as_str() == id));
        section.map(|section| section.pick.is_some())
    };
    for (at, id) in prep.picked.iter().enumerate() {
        // A question that the form does not have is found elsewhere.
        if id.get().is_some_and(|id| is_card(id.as_str()) == Some(false)) {
            sink.value(file, Answers::NoCard, path!["picked", at]);
        }
    }
    // Without a list the answered ones are picked; an encrypted one may be any.
    if prep.picked.is_empty() || prep.picked.iter().any(|id| id.get().is_none()) {
        return;
    }
    let is_picked = |id: &str| prep.picked.iter().any(|one| one.get().is_some_and(|one| one.as_str() == id));
    for (id, answer) in prep.answers.iter().flatten() {
        if is_card(id) == Some(true) && !is_picked(id) && !is_unanswered(Some(answer)) {
            let place = Place::Key(path!["answers", id.as_str()]);
            sink.push(file, Diagnostic::new(Answers::AnsweredNotPicked, place));
        }
    }
}
