//! `cpr-number`, `possible-cpr-number`, `bank-account`, `card-number`: numbers that lead to a person or to money.
//!
//! Databeskyttelsesloven § 11 says when a CPR number may be processed; in git it is there for ever.

use super::Ready;
use super::passages::Passage;
use crate::diagnostic::{Diagnostic, Sensitive};
use crate::sensitive::{Number, Sort, masked};

pub(super) fn check(ready: &Ready<'_>, passage: &Passage<'_>, numbers: &[Number], found: &mut Vec<Diagnostic>) {
    for number in numbers {
        let masked = masked(&passage.text[number.bytes.clone()]).into_owned();
        let fact = match number.sort {
            Sort::Cpr => Sensitive::Cpr { masked },
            // »Faktura 0101901234« says itself what it is. In a comment as in a text.
            Sort::PossibleCpr if !ready.lists.names_a_number(&number.label) => Sensitive::PossibleCpr { masked },
            // Alone, an account's digits need the word before them to be one; shown are the last four.
            Sort::Account => Sensitive::Account { masked: last_four(passage, number) },
            Sort::Card => Sensitive::Card { masked: last_four(passage, number) },
            Sort::PossibleCpr | Sort::Mail | Sort::Phone => continue,
        };
        found.push(Diagnostic::new(fact, passage.place(&number.bytes)));
    }
}

/// `•••• 1111`
fn last_four(passage: &Passage<'_>, number: &Number) -> String {
    let digits: Vec<char> = passage.text[number.bytes.clone()].chars().filter(char::is_ascii_digit).collect();
    let last: String = digits[digits.len().saturating_sub(4)..].iter().collect();
    format!("•••• {last}")
}
