//! Signatures that are missing, or say something else than a reader thinks, in English.

use super::Words;
use crate::diagnostic::{Flaw, Signing};

pub(super) fn words(fact: &Signing) -> Words {
    match fact {
        Signing::Stale { file } => Words::new(format!("{file} has changed since it was signed"))
            .label("what was signed")
            .help("see what has changed with `mus verify`; if it is agreed, sign once more with `mus sign --again`"),
        Signing::Missing { id, role, due } => Words::new(format!("the signature of {id} ({role}) is missing"))
            .label(format!("it was to be given by {due}"))
            .help("sign with `mus sign`, or note a signature on paper with --on-paper"),
        Signing::Bad { flaw } => Words::new(match flaw {
            Flaw::Unreadable => "the signature cannot be read as an SSH signature",
            Flaw::Namespace => "the signature was made for something else than a record",
            Flaw::Statement => "the signature does not fit what the file says",
            Flaw::Record => "the signature belongs to another record",
        })
        .help("get the file back from git as it was; or sign once more with `mus sign --again`"),
        Signing::UnknownSigner { id } => Words::new(format!("the key that signed is not noted for {id}"))
            .help(format!("if it is theirs, add it: mus new signer {id} --key FILE.pub")),
        Signing::Revoked { id } => Words::new(format!("the key that {id} signed with is revoked"))
            .help("sign once more with another key: mus sign --again"),
        Signing::KeyOutOfTime { id, after, before } => {
            let from = after.as_ref().map(|day| format!(" from {day}")).unwrap_or_default();
            let to = before.as_ref().map(|day| format!(" up to and including {day}")).unwrap_or_default();
            Words::new(format!("the key did not count for {id} on that day"))
                .label(format!("it counts{from}{to}"))
                .help("correct the days in allowed_signers if they are wrong; else sign once more: mus sign --again")
        }
    }
}
