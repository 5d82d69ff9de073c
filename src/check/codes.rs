//! `unknown-key` in `[checks]`: a code that does not exist would silently do nothing.

use super::Sink;
use crate::diagnostic::{Code, Diagnostic, Fact, Place, Shown, nearest};
use crate::path;
use crate::store::Store;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(settings) = file.settings() else { continue };
        for name in settings.checks.keys().filter(|name| name.parse::<Code>().is_err()) {
            let near = nearest(name, Code::ALL.iter().map(|code| code.name())).map(str::to_owned);
            let fact = Fact::UnknownKey { key: Shown::open(name), near, known: Vec::new() };
            sink.push(file, Diagnostic::new(fact, Place::Key(path!["checks", name.as_str()])));
        }
    }
}
