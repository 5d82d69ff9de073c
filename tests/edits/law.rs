//! What must hold after an edit, judged without the code that makes it.

use crate::corpus;
use mus::edit::{Edit, New, Refusal, apply};
use mus::text::Span;
use mus::yaml::{Layout, Node, Path, Step, Style, Value};
use serde_json::Value as Json;

/// Applies the edit, and holds the outcome against the law. Says whether it was refused.
pub fn hold(text: &str, edit: &Edit) -> Result<String, Refusal> {
    let edited = apply(text, std::slice::from_ref(edit))?;
    let now = edited.text.clone();
    let context = || told(text, &now, edit);
    let (before, old_tree) = corpus::read(text);
    let (after, new_tree) = corpus::read(&now);

    assert_eq!(after.to_json(), wanted(text, &before, edit), "{}", context());
    let words =
        |text: &str, comments: &[Span]| comments.iter().map(|span| text[span.range()].to_owned()).collect::<Vec<_>>();
    assert_eq!(words(text, &old_tree.comments), words(&now, &new_tree.comments), "{}", context());
    assert!(line_ends(text).is_none_or(|ends| line_ends(&now) == Some(ends)), "{}", context());
    assert_eq!(text.starts_with('\u{feff}'), now.starts_with('\u{feff}'));
    assert_rest_is_kept(text, &now, &before, edit);
    if let Edit::Set { path, value: New::Text(new) } = edit {
        assert_style(&before, &after, path, new, &context);
    }
    assert_eq!(edited.undo(), text);
    Ok(now)
}

/// The wanted meaning.
fn wanted(text: &str, before: &Node, edit: &Edit) -> Json {
    let mut json = before.to_json();
    let path = match edit {
        Edit::Set { path, .. }
        | Edit::AddKey { mapping: path, .. }
        | Edit::Append { list: path, .. }
        | Edit::Quote { path, .. } => path.clone(),
        Edit::Rename { path, .. } => path.split_last().expect("a key").0,
    };
    let here = path.steps().iter().fold(&mut json, |here, step| match step {
        Step::Key(key) => &mut here[key],
        Step::Index(index) => &mut here[index],
    });
    match (edit, here) {
        (Edit::Set { value, .. }, here) => *here = value.to_json(),
        (Edit::AddKey { key, value, .. }, here) => here[key] = value.to_json(),
        (Edit::Append { item, .. }, Json::Array(items)) => items.push(item.to_json()),
        (Edit::Append { item, .. }, here) => *here = Json::Array(vec![item.to_json()]),
        (Edit::Quote { path, until }, here) => {
            let start = before.at(path).expect("the value is there").span.start();
            *here = Json::String(text[start..*until].to_owned());
        }
        (Edit::Rename { path, to }, here) => {
            let Some((_, Step::Key(key))) = path.split_last() else { panic!("a key") };
            let mapping = here.as_object_mut().expect("a mapping");
            let value = mapping.remove(key).expect("the key is there");
            mapping.insert(to.clone(), value);
        }
    }
    json
}

/// Which line ends a text has. A text without any may get one.
fn line_ends(text: &str) -> Option<bool> {
    let all = text.matches('\n').count();
    let windows = text.matches("\r\n").count();
    assert!(windows == 0 || windows == all, "mixed line ends: {text:?}");
    (all > 0).then_some(windows > 0)
}

/// The part of the text that was replaced, and the part that came instead.
fn replaced(text: &str, now: &str) -> (Span, Span) {
    let same = |(old, new): &(char, char)| old == new;
    let bytes = |(letter, _): (char, char)| letter.len_utf8();
    let start: usize = text.chars().zip(now.chars()).take_while(same).map(bytes).sum();
    let tail: usize = text[start..].chars().rev().zip(now[start..].chars().rev()).take_while(same).map(bytes).sum();
    (Span::new(start, text.len() - tail), Span::new(start, now.len() - tail))
}

/// The edit with the lines around the change.
fn told(text: &str, now: &str, edit: &Edit) -> String {
    let (old, new) = replaced(text, now);
    let around = |text: &str, span: Span| {
        let start = text.floor_char_boundary(span.start().saturating_sub(120));
        let end = text.ceil_char_boundary((span.end() + 120).min(text.len()));
        text[start..end].to_owned()
    };
    format!("{edit:?}\n--- before\n{}\n--- after\n{}", around(text, old), around(now, new))
}

/// What was taken away lay inside the value that was set; an addition takes nothing but `[]`, `{}`, `~` or `null`.
fn assert_rest_is_kept(text: &str, now: &str, before: &Node, edit: &Edit) {
    let (old, new) = replaced(text, now);
    match edit {
        Edit::Set { path, .. } => {
            let span = before.at(path).expect("the value is there").span;
            let line_end = text[span.end()..].find(['\r', '\n']).map_or(text.len(), |length| span.end() + length);
            // Blank lines can be the end of a text in a block.
            let below = text.get(line_end..old.end()).unwrap_or_default();
            let inside = old.start() >= span.start() && below.trim().is_empty();
            assert!(text == now || inside, "{}", told(text, now, edit));
        }
        // Quotes come round a value, and take nothing from it but what has to be escaped.
        Edit::Quote { path, until } => {
            let start = before.at(path).expect("the value is there").span.start();
            assert!(old.start() >= start && old.end() <= *until, "{}", told(text, now, edit));
        }
        Edit::Rename { path, .. } => {
            let (parent, step) = path.split_last().expect("a key");
            let Step::Key(key) = step else { panic!("a key") };
            let span = before.at(&parent).and_then(|node| node.entry(key)).expect("the key is there").key_span;
            assert!(old.start() >= span.start() && old.end() <= span.end(), "{}", told(text, now, edit));
        }
        Edit::AddKey { .. } | Edit::Append { .. } => {
            let taken =
                text[old.range()].trim_matches(|letter: char| letter.is_whitespace() || "[]{}~".contains(letter));
            let taken = taken.trim_start_matches("null").trim_start();
            let kept = taken.starts_with('#') && now[new.range()].contains(taken);
            assert!(taken.is_empty() || kept, "{}", told(text, now, edit));
        }
    }
}

fn assert_style(before: &Node, after: &Node, path: &Path, new: &str, context: &dyn Fn() -> String) {
    let style =
        |root: &Node| root.at(path).and_then(Node::as_scalar).map(|scalar| scalar.style).expect("the value is there");
    let old = style(before);
    let in_flow = stands_in_flow(before, path);
    let is_text = |letter: char| !letter.is_control() && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let is_line = new.chars().all(is_text);
    let is_lines = new.chars().all(|letter| is_text(letter) || matches!(letter, '\n' | '\t'));
    let fits = match old {
        Style::Plain => is_surely_plain(new) && !(in_flow && new.contains([',', '[', ']', '{', '}', ':'])),
        Style::SingleQuoted => is_line,
        Style::DoubleQuoted => true,
        Style::Literal | Style::Folded => {
            let body = new.strip_suffix('\n').unwrap_or(new);
            let folds = old == Style::Literal || !body.contains("\n ");
            is_lines && folds && !body.is_empty() && !body.starts_with([' ', '\n']) && !body.ends_with([' ', '\n'])
        }
        Style::Typed => false,
    };
    if fits {
        assert_eq!(style(after), old, "{}", context());
    }
    if old == Style::Plain && !in_flow && new.trim_end().contains('\n') && !new.starts_with(' ') {
        assert_eq!(style(after), Style::Literal, "{}", context());
    }
}

fn is_surely_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || " .,'\"-:#".contains(letter))
        && !["yes", "no", "true", "null"].contains(&text)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([' ', ':'])
}

pub fn stands_in_flow(root: &Node, path: &Path) -> bool {
    (0..path.steps().len()).any(|depth| {
        let above: Path = path.steps()[..depth].iter().cloned().collect();
        let node = root.at(&above).expect("what is above a value is there");
        matches!(node.value, Value::Sequence(_, Layout::Flow) | Value::Mapping(_, Layout::Flow))
    })
}
