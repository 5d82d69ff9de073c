//! One signer's word, before it is signed.

use super::{editor_lines, folder, salt};
use crate::date::Date;
use crate::edit::{New, written};
use crate::record::{Method, ParticipantRole, PersonId, RecordId, SignatureMeaning};
use crate::schema::Kind;
use std::path::{Path, PathBuf};

/// What is known of a new signature.
#[derive(Clone, Debug)]
pub struct NewSignature {
    /// Whose, and which.
    pub record: RecordId,
    /// Who signs.
    pub by: PersonId,
    /// As what.
    pub role: ParticipantRole,
    /// What it means.
    pub meaning: SignatureMeaning,
    /// How it is given.
    pub method: Method,
    /// The day.
    pub signed_on: Date,
    /// What the signer adds.
    pub remark: Option<String>,
    /// The digest of each file that is covered, by kind.
    pub covers: Vec<(Kind, String)>,
}

/// The path and text of a signature file, without the signature. With a remark there is a salt.
pub fn signature(root: &Path, new: &NewSignature) -> (PathBuf, String) {
    let mut text = editor_lines(Kind::Signature);
    text.push_str(&format!("mus: 1\nkind: signature\nrecord: {}\nby: {}\n", new.record, new.by));
    let (role, meaning, method) = (new.role.word(), new.meaning.word(), new.method.word());
    text.push_str(&format!("role: {role}\nmeaning: {meaning}\nmethod: {method}\nsigned_on: \"{}\"\n", new.signed_on));
    if let Some(remark) = &new.remark {
        text.push_str(&written("remark", &New::Text(remark.clone()), 0));
        text.push_str(&format!("salt: \"{}\"\n", salt()));
    }
    text.push_str("covers:\n");
    for (kind, digest) in &new.covers {
        text.push_str(&format!("  {kind}: {digest}\n"));
    }
    (folder(root, &new.record).join(format!("signature-{}.yaml", new.by)), text)
}
