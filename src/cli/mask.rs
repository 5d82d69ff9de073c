//! A file without what somebody wrote: for a log that outlives every access list.

use crate::schema::class_of;
use crate::store::File;
use crate::text::Span;

/// What stands in the place of private text.
const HIDDEN: &str = "…";

/// The text with every private value, every key nobody knows and every comment hidden; nothing at all of a file that is not understood.
pub(super) fn masked(file: &File) -> String {
    let (Some(root), Some(kind), true) = (file.root(), file.kind(), file.found().is_empty()) else {
        return format!("{HIDDEN}\n");
    };
    let mut hidden: Vec<Span> = file.tree().comments.clone();
    root.walk(&mut |path, node| {
        let class = class_of(kind, path);
        if (class.private || class.unknown) && node.as_scalar().is_some() && !node.span.is_empty() {
            hidden.push(node.span);
        }
        let torn = node.entries().iter().filter(|entry| class_of(kind, &path.key(&entry.key)).unknown);
        hidden.extend(torn.map(|entry| entry.key_span));
    });
    hidden.sort_by_key(|span| span.start());
    let text = file.source().text();
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for span in hidden {
        if span.start() < at {
            continue;
        }
        masked.push_str(&text[at..span.start()]);
        masked.push_str(HIDDEN);
        // A block keeps the end of its last line.
        if text[span.range()].ends_with('\n') {
            masked.push('\n');
        }
        at = span.end();
    }
    masked.push_str(&text[at..]);
    masked
}
