//! `ends-before-start`: an employment or an absence that is over before it begins.

use crate::check::Sink;
use crate::date::Date;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::record::Record;
use crate::store::Store;
use crate::yaml::Path;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(Record::People(people)) = file.record() else { continue };
        let mut period = |from: Option<Date>, to: Option<Date>, here: &Path, keys: [&str; 2]| {
            if let (Some(from), Some(to)) = (from, to)
                && to < from
            {
                let place = Place::Value(here.key(keys[1]));
                sink.push(file, Diagnostic::new(Dates::EndsBeforeStart, place).related_value(here.key(keys[0])));
            }
        };
        for (at, person) in people.people.iter().enumerate() {
            let here = path!["people", at];
            period(person.employed_from, person.employed_to, &here, ["employed_from", "employed_to"]);
            for (at, away) in person.away.iter().enumerate() {
                let to = away.to.as_ref().and_then(|to| to.get().copied());
                period(away.from.get().copied(), to, &here.key("away").index(at), ["from", "to"]);
            }
        }
    }
}
