//! A form of the workplace's own: a copy of another to change.

use crate::edit::{Edit, New, apply};
use crate::files::tidy;
use crate::path;
use crate::record::Id;
use crate::schema::Kind;
use std::path::{Path, PathBuf};

/// The path and text of a form with the id `id` and revision 1, which asks what `text`, another form's file, asks.
///
/// `None` where the other form is written in a way that its id and revision cannot safely be changed in.
pub fn form(root: &Path, id: &Id, text: &str) -> Option<(PathBuf, String)> {
    let edits = [
        Edit::Set { path: path!["id"], value: New::text(id) },
        Edit::Set { path: path!["revision"], value: New::Int(1) },
    ];
    let text = apply(text, &edits).ok()?.text;
    let schema = format!("../.mus/schemas/{}", Kind::Form.schema_file());
    let mut new = format!("# yaml-language-server: $schema={schema}\n# $schema: {schema}\n");
    // The copied lines lead to where the other form's schema lies.
    let leads_elsewhere = |line: &&str| line.starts_with("# yaml-language-server:") || line.starts_with("# $schema:");
    for line in text.split_inclusive('\n').skip_while(leads_elsewhere) {
        new.push_str(line);
    }
    Some((tidy(&root.join("forms").join(format!("{id}.yaml"))), new))
}
