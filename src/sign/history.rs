//! What has changed since something was signed, when git knows the signed version.

use crate::git;
use crate::schema::Kind;
use crate::seal::{Change, changes, content, digest_of};
use crate::store::File;
use crate::yaml::parse;

/// What has become of a signed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which file.
    pub kind: Kind,
    /// Where it differs, by path; `None` where git does not know the version that was signed.
    pub changes: Option<Vec<Change>>,
}

/// Where a file differs from the version with the digest `signed`.
pub(super) fn changed(file: &File, kind: Kind, signed: &str) -> Changed {
    let before = git::versions(file.path()).and_then(|mut versions| {
        versions.find_map(|text| {
            let tree = parse(&text);
            let content = content(kind, tree.root.as_ref()?).ok()?;
            (digest_of(&content).to_string() == signed).then_some(content)
        })
    });
    let after = file.root().and_then(|root| content(kind, root).ok());
    Changed { kind, changes: before.zip(after).map(|(before, after)| changes(kind, &before, &after)) }
}
