//! Signatures: each is judged once, and a rule looks at how it stands with it.

mod bad_signature;
mod key_out_of_time;
mod missing_signature;
mod revoked_signer;
mod stale_signature;
mod unknown_signer;

use super::{DatedRule, RepositoryRule, Sink};
use crate::record::Signature;
use crate::seal::{Keys, State, state};
use crate::store::{File, Store};
use rayon::prelude::*;

pub(super) const DATED_RULES: &[DatedRule] = &[missing_signature::check];
pub(super) const REPOSITORY_RULES: &[RepositoryRule] = &[check];

type SignatureRule = for<'s> fn(&Judged<'s>, &mut Sink<'s>);

const RULES: &[SignatureRule] = &[
    bad_signature::check,
    unknown_signer::check,
    revoked_signer::check,
    key_out_of_time::check,
    stale_signature::check,
];

/// A signature, and how it stands with it.
struct Judged<'s> {
    file: &'s File,
    signature: &'s Signature,
    state: State,
    /// Whether there is a repository, whose keys are known.
    has_keys: bool,
}

/// The keys are read once for all talks.
fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    let keys = Keys::of(store.signer_files());
    let has_keys = store.root().is_some();
    let talks: Vec<_> = store.talks().collect();
    let judged: Vec<Judged<'s>> = talks
        .par_iter()
        .flat_map_iter(|talk| {
            let asked = talk.signature_files().filter(|(file, _)| file.is_asked_for());
            asked.map(|(file, signature)| {
                let (state, _) = state(talk, (file, signature), &keys);
                Judged { file, signature, state, has_keys }
            })
        })
        .collect();
    for one in &judged {
        for rule in RULES {
            rule(one, sink);
        }
    }
}
