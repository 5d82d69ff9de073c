//! `ambiguous-amount`: `4.500` is four and a half to YAML and four thousand five hundred to a Dane.

use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, here, action) in talk.actions() {
        if action.budget.is_none() {
            continue;
        }
        let path = here.key("budget").key("amount");
        let amount = file.root().and_then(|root| root.at(&path)?.as_scalar()).map_or("", |scalar| &*scalar.text);
        if amount.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 2) {
            sink.value(file, Agreed::AmbiguousAmount { amount: amount.to_owned() }, path);
        }
    }
}
