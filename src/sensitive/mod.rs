//! What must not stand in a record: words that tell of a protected ground, and numbers that lead to a person or to money.
//!
//! Everything here is pure: a text in, passages out. Which texts are looked at, and how much a passage counts, `check` decides.
//! The words are data, one reviewed list a language, in `words/`.

mod common;
mod finder;
mod folded;
mod ground;
mod hash;
mod lists;
mod names;
mod numbers;
mod shape;
mod term;

pub use folded::{InCompany, each_word};
pub use ground::Ground;
pub use lists::{Glance, Hit, Lists, OwnWords};
pub use names::Names;
pub use numbers::{Number, Sort, dotted, find as numbers, hidden_digits, masked};
pub use term::trouble_with;
