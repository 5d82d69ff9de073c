//! `state-disagrees`: the day something was held or done, beside a state that says it was not.

use crate::check::Sink;
use crate::diagnostic::{Diagnostic, Place, Steps};
use crate::record::{ActionStatus, State};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    if let Some((file, conversation)) = talk.conversation_file()
        && conversation.held_on.is_some()
        && conversation.state != State::Held
    {
        disagrees(file, &Path::root(), "held_on", "state", sink);
    }
    for (file, here, action) in talk.actions() {
        if action.done_on.is_some() && !matches!(action.status, ActionStatus::Done | ActionStatus::Partly) {
            disagrees(file, &here, "done_on", "status", sink);
        }
    }
}

fn disagrees<'s>(file: &'s File, here: &Path, key: &'static str, state_key: &str, sink: &mut Sink<'s>) {
    let written = file.root().and_then(|root| root.at(&here.key(state_key))?.as_text());
    let state = format!("{state_key}: {}", written.unwrap_or("open"));
    let diagnostic = Diagnostic::new(Steps::StateDisagrees { key, state }, Place::Value(here.key(key)));
    // An absent status means open: there is nothing to point at.
    sink.push(file, if written.is_some() { diagnostic.related_value(here.key(state_key)) } else { diagnostic });
}
