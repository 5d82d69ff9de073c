//! Signing and verifying a talk: who may sign what, with which program, and how it stands with those who have to.

mod backend;
mod history;
mod intent;
mod verdict;

pub use crate::schema::Kind;
pub use crate::seal::{Change, Difference, Fault, Keys, PublicKey, Standing, State, Trouble, TroubleKind, Unknowable};
pub use backend::{Backend, SshKeygen};
pub use history::Changed;
pub use intent::{covers, may_sign, public_key, signed, usual_meaning};
pub use verdict::{Given, Outcome, PartyVerdict, Verdict, verdict};
