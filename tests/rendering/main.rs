//! What people wrote comes out harmless, visible and where it belongs, in every format.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

mod command;
mod html;
#[path = "../html/mod.rs"]
mod html_page;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
#[path = "../program/mod.rs"]
mod program;
mod says;
#[path = "../support/mod.rs"]
mod support;

use mus::store::RecordArgument;
use mus::summary::{Document, View, summary};
use support::Folder;

/// The summary of the talk that [`says::says`] holds.
fn document_of(folder: &Folder) -> Document {
    let store = folder.open();
    let talk = store.resolve(&RecordArgument("p-7f3k/2026".to_owned())).expect("the record");
    for file in talk.files() {
        assert!(file.record().is_some(), "{}: {:?}", file.path().display(), file.found());
    }
    summary(&store, &talk, &View::default())
}
