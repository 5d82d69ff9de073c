//! What makes a finding the same one after lines have moved.

use crate::check::Finding;
use crate::diagnostic::{Audience, words};
use crate::lang::Lang;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;

/// A fingerprint for each finding, in their order: 64 hexadecimal digits over code, file, message and the how-manyeth of its like
/// it is; no line numbers, no private text, and the same in every language.
pub(super) fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: HashMap<(String, String, String), usize> = HashMap::new();
    findings
        .iter()
        .map(|finding| {
            let said = words(&finding.fact, Lang::En, Audience::Public).title;
            let like = (finding.code().name().to_owned(), path(finding), said);
            let count = seen.entry(like.clone()).or_default();
            *count += 1;
            let parts = format!("{}\0{}\0{}\0{count}", like.0, like.1, like.2);
            Sha256::digest(parts).iter().map(|byte| format!("{byte:02x}")).collect()
        })
        .collect()
}

/// The file as programs write it: with `/` everywhere.
pub(super) fn path(finding: &Finding) -> String {
    finding.path.display().to_string().replace('\\', "/")
}
