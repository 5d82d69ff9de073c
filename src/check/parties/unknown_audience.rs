//! `unknown-audience`: a word in `share_with` or `copies_to` that the settings do not explain.

use crate::check::Sink;
use crate::diagnostic::{Agreed, nearest};
use crate::path;
use crate::record::{Id, Record};
use crate::store::{File, Location, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    if !store.settings_are_known() {
        return;
    }
    let mut known = vec!["employee".to_owned(), "manager".to_owned()];
    known.extend(store.settings().sharing.with.iter().map(ToString::to_string));
    let mut words = |file: &'s File, words: &[Id], path: Path| {
        for (at, word) in words.iter().enumerate().filter(|(_, word)| !known.contains(&word.to_string())) {
            let near = nearest(word.as_str(), known.iter().map(String::as_str)).map(str::to_owned);
            let fact = Agreed::UnknownAudience { word: word.to_string(), near, known: known.clone() };
            sink.value(file, fact, path.index(at));
        }
    };
    // A file by itself has no settings to know its words by.
    for (file, record) in talk.records().filter(|(file, _)| matches!(file.location(), Location::Record(_))) {
        match record {
            Record::Prep(prep) => words(file, &prep.share_with, path!["share_with"]),
            Record::Minutes(minutes) => {
                words(file, &minutes.copies_to, path!["copies_to"]);
                for (at, topic) in minutes.topics.iter().enumerate() {
                    words(file, &topic.share_with, path!["topics", at, "share_with"]);
                }
            }
            Record::ActionPlan(plan) => {
                words(file, &plan.copies_to, path!["copies_to"]);
                for (at, point) in plan.points.iter().enumerate() {
                    words(file, &point.share_with, path!["points", at, "share_with"]);
                }
            }
            _ => {}
        }
    }
}
