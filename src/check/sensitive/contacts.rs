//! `contact-details`: mail addresses and telephone numbers. Those who take part are known already; others never asked to be here.

use super::Ready;
use super::names::takes_part;
use super::passages::{Passage, Use};
use crate::diagnostic::{Diagnostic, Sensitive};
use crate::sensitive::{Number, Sort};
use crate::store::File;

pub(super) fn check(
    ready: &Ready<'_>,
    file: &File,
    passage: &Passage<'_>,
    numbers: &[Number],
    found: &mut Vec<Diagnostic>,
) {
    // Whom to ask about a form is good to know.
    if passage.used == Use::Question || file.settings().is_some() {
        return;
    }
    for number in numbers {
        let is_mail = match number.sort {
            Sort::Mail => true,
            Sort::Phone => false,
            Sort::Cpr | Sort::PossibleCpr | Sort::Account | Sort::Card => continue,
        };
        let known = is_mail && {
            let person = ready.store.register().by_mail(&passage.text[number.bytes.clone()]);
            person.is_some_and(|person| takes_part(ready.store, file, &person.id))
        };
        if !known {
            found.push(Diagnostic::new(Sensitive::Contact { is_mail }, passage.place(&number.bytes)));
        }
    }
}
