//! New files: what `mus init` and `mus new` write. Every one passes `mus check` untouched, and holds no name.

mod carry;
mod conversation;
mod form;
mod form_schema;
mod person;
mod plan;
mod prep;
mod repository;
mod signature;

pub use carry::{OpenItem, open_items};
pub use conversation::{NewConversation, conversation, participants};
pub use form::form;
pub use form_schema::{form_schema, form_schema_file};
pub use person::{NewPerson, new_person_id, person_edit};
pub use plan::plan;
pub use prep::{NewPrep, prep};
pub use repository::{Ci, NewFile, NewRepository, pre_commit_hook, repository};
pub use signature::{NewSignature, signature};

use crate::record::RecordId;
use crate::schema::Kind;
use std::path::{Path, PathBuf};

/// The lines on top of a file of a record, by which editors find its schema: the YAML language server's and JetBrains'.
fn editor_lines(kind: Kind) -> String {
    lines_to_schema(&kind.schema_file())
}

/// The same for a schema by the name of its file.
fn lines_to_schema(file: &str) -> String {
    let schema = format!("../../../.mus/schemas/{file}");
    format!("# yaml-language-server: $schema={schema}\n# $schema: {schema}\n")
}

/// The folder of a record in the repository at `root`.
pub fn folder(root: &Path, record: &RecordId) -> PathBuf {
    crate::files::tidy(&root.join("records").join(record.subject.to_string()).join(record.talk.as_str()))
}

/// Sixteen random bytes as 32 hexadecimal digits, so that a public digest tells nothing about a short text.
pub fn salt() -> String {
    use std::fmt::Write as _;
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).expect("internal error: the system gives no random bytes");
    bytes.iter().fold(String::with_capacity(32), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Each line of `text` as a comment at `column`, with `lead` before the words.
fn comment(text: &str, column: usize, lead: &str) -> String {
    let indent = " ".repeat(column);
    text.lines().map(|line| format!("{indent}# {lead}{}\n", line.trim_end())).collect()
}
