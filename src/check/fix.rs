//! What can be mended without asking: a date without quotes, a key with a slip of the finger, a text that lost its end.
//!
//! A fix is one verified edit. It is certain, or there is none: nobody's words are ever guessed.

use crate::diagnostic::{Code, Diagnostic, Fact, Place, Shape, is_slip};
use crate::edit::{self, Edit, New};
use crate::store::File;
use crate::text::{Position, Span};
use crate::yaml::{Entry, Layout, Node, Style, Value};

/// A file's text after its fixes.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// What was mended, at its place in the text it was mended in.
    pub fixed: Vec<(Code, Position)>,
}

/// Mends what can be mended in a file; `None` where there is nothing.
///
/// Each edit is verified by itself, and must take its finding away without leaving more findings than there were.
pub fn mend(file: &File) -> Option<Mended> {
    let mut fixed = Vec::new();
    let mut refused: Vec<(Code, Span)> = Vec::new();
    let mut current: Option<File> = None;
    loop {
        let now = current.as_ref().unwrap_or(file);
        let next = now.found().iter().find_map(|diagnostic| {
            let at = (diagnostic.fact.code(), diagnostic.place.span(now.tree()));
            (!refused.contains(&at)).then_some(())?;
            Some((at, edit_for(now, diagnostic)?))
        });
        let Some((at, edit)) = next else { break };
        match tried(now, &edit) {
            Some(after) => {
                fixed.push((at.0, now.source().position(at.1.start())));
                current = Some(after);
            }
            None => refused.push(at),
        }
    }
    current.map(|file| Mended { text: file.source().text().to_owned(), fixed })
}

fn tried(file: &File, edit: &Edit) -> Option<File> {
    let edited = edit::apply(file.source().text(), std::slice::from_ref(edit)).ok()?;
    let after = File::read(file.path().to_path_buf(), edited.text, file.location().clone());
    let changed = after.source().text() != file.source().text();
    (changed && after.found().len() <= file.found().len()).then_some(after)
}

/// The edit that mends a finding, where one is certain.
pub(super) fn edit_for(file: &File, diagnostic: &Diagnostic) -> Option<Edit> {
    let root = file.root().filter(|root| root.get("sops").is_none())?;
    match (&diagnostic.fact, &diagnostic.place) {
        (Fact::UnquotedText, Place::Value(path)) => {
            let node = root.at(path).filter(|node| node.as_scalar().is_some())?;
            Some(Edit::Quote { path: path.clone(), until: node.span.end() })
        }
        (Fact::TextCut, Place::Span(comment)) => rejoined(file, root, *comment),
        (Fact::CommaInFlow, Place::Span(key)) => untorn(root, *key),
        (Fact::UnknownKey { key, near: Some(near), known }, Place::Key(path)) => {
            // What looks like no key may be somebody's text, unless only its case is wrong.
            let may_be_text = key.private && key.text.to_lowercase() != *near;
            let certain = !may_be_text && is_slip(&key.text, near, known.iter().map(String::as_str));
            certain.then(|| Edit::Rename { path: path.clone(), to: near.clone() })
        }
        (Fact::WrongValue { found, near: Some(near), allowed }, Place::Value(path)) => {
            let certain = is_slip(&found.text, near, allowed.iter().map(String::as_str));
            certain.then(|| Edit::Set { path: path.clone(), value: New::text(near) })
        }
        (Fact::WrongFormat { found, shape }, Place::Value(path)) => {
            let value = respelled(&found.text, *shape)?;
            Some(Edit::Set { path: path.clone(), value: New::Text(value) })
        }
        _ => None,
    }
}

/// `Overtage sag #123`: a number sign with something right behind it belongs to the text. With a blank it may be a comment.
fn rejoined(file: &File, root: &Node, comment: Span) -> Option<Edit> {
    let inside = &file.source().slice(comment)[1..];
    if inside.starts_with([' ', '\t', '#', '!']) || inside.trim().is_empty() {
        return None;
    }
    let text = file.source().text();
    let mut found = None;
    root.walk(&mut |path, node| {
        let is_before = node.as_scalar().is_some_and(|scalar| scalar.style == Style::Plain)
            && !node.span.is_empty()
            && node.span.end() <= comment.start()
            && text[node.span.end()..comment.start()].trim_matches([' ', '\t']).is_empty();
        if is_before {
            found = Some(path.clone());
        }
    });
    found.map(|path| Edit::Quote { path, until: comment.end() })
}

/// A text in `{ … }` and the keys that its commas made of the rest of it.
fn untorn(root: &Node, key: Span) -> Option<Edit> {
    let mut found = None;
    root.walk(&mut |path, node| {
        let Value::Mapping(entries, Layout::Flow) = &node.value else { return };
        let Some(at) = entries.iter().position(|entry| entry.key_span == key) else { return };
        let Some(before) = entries[..at].iter().rposition(|entry| !is_torn(entry)) else { return };
        let torn = entries[before + 1..].iter().take_while(|entry| is_torn(entry)).last();
        let plain = entries[before].value.as_scalar().is_some_and(|scalar| scalar.style == Style::Plain);
        if let Some(last) = torn.filter(|_| plain) {
            found = Some(Edit::Quote { path: path.key(&entries[before].key), until: last.key_span.end() });
        }
    });
    found
}

/// A key without a value, and with a blank in it: no key of the format.
fn is_torn(entry: &Entry) -> bool {
    entry.value.span.is_empty() && !entry.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The same day or time of day, as the format writes it. A day is read as Danes write it: day, month, year.
fn respelled(found: &str, shape: Shape) -> Option<String> {
    let bare = found.trim_matches(|letter: char| letter.is_whitespace() || "“”„»«‘’'\"".contains(letter));
    let numbers = |separator: char| -> Option<Vec<u32>> {
        bare.split(separator)
            .map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten())
            .collect()
    };
    match shape {
        Shape::Date => {
            let (year, month, day) = match (numbers('-').as_deref(), numbers('.').as_deref()) {
                (Some([year, month, day]), _) | (_, Some([day, month, year])) => (*year, *month, *day),
                _ => return None,
            };
            let year = i32::try_from(year).ok().filter(|year| (1000..10_000).contains(year))?;
            crate::date::Date::new(year, month, day).map(|day| day.to_string())
        }
        Shape::Time => {
            let parts = numbers(':').filter(|parts| parts.len() == 2).or_else(|| numbers('.'))?;
            match parts.as_slice() {
                [hour @ 0..24, minute @ 0..60] if bare.len() >= 4 => Some(format!("{hour:02}:{minute:02}")),
                _ => None,
            }
        }
        _ => None,
    }
    .filter(|value| value != found)
}

/// Whether a finding can be mended without asking.
pub(super) fn is_certain(file: &File, diagnostic: &Diagnostic) -> bool {
    edit_for(file, diagnostic).is_some()
}
