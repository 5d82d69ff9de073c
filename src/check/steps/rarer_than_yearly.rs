//! `rarer-than-yearly`: a cadence longer than the agreements outside the private sector have it.

use crate::check::Sink;
use crate::date::{Date, Period};
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{Record, Sector};
use crate::store::Store;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    if store.settings().sector == Sector::Private {
        return;
    }
    for file in store.files() {
        if let Some(settings) = file.settings()
            && is_over_a_year(settings.review.every)
        {
            sink.value(file, Steps::RarerThanYearly, path!["review", "every"]);
        }
        let Some(Record::People(people)) = file.record() else { continue };
        for (at, person) in people.people.iter().enumerate() {
            let every = person.review.as_ref().and_then(|review| review.every);
            if every.is_some_and(is_over_a_year) {
                sink.value(file, Steps::RarerThanYearly, path!["people", at, "review", "every"]);
            }
        }
    }
}

/// Longer than the longest year: one from a 1 March with a leap day before the next.
fn is_over_a_year(period: Period) -> bool {
    Date::new(2027, 3, 1).is_some_and(|day| day.plus(period) > day.plus(Period::Months(12)))
}
