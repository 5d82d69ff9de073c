//! `health`, `family`, `religion`, `politics`, `union`, `orientation`, `origin`, `age`, `disability`, `crime`, `pay`, and
//! `sensitive-question` where a form asks about one of them.
//!
//! The grounds are those of forskelsbehandlingsloven § 1, ligebehandlingsloven, helbredsoplysningsloven, and GDPR Art. 9 and 10.

use super::Ready;
use super::passages::{Passage, Use};
use crate::diagnostic::{Diagnostic, Sensitive, Shown};
use crate::sensitive::Ground;
use crate::store::{File, Location};

pub(super) fn check(ready: &Ready<'_>, file: &File, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    // mus.toml says what words mean, and is about nobody.
    if *file.location() == Location::Settings {
        return;
    }
    for hit in ready.lists.find(passage.text) {
        let fact = match (passage.used, hit.ground) {
            (Use::Question, ground) => Sensitive::Asked { ground },
            // The word »CPR-nummer« leads to nobody; the number would.
            (_, Ground::Number) => continue,
            (_, ground) => {
                let text = passage.text[hit.bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                Sensitive::Words { ground, words: Shown { text, private: true } }
            }
        };
        found.push(Diagnostic::new(fact, passage.place(&hit.bytes)));
    }
}
