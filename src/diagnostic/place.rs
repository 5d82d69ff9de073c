//! From places to spans: the one home of that.

use crate::text::Span;
use crate::yaml::{Entry, Layout, Node, Path, Step, Tree, Value};

/// Where in a file something is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The file as a whole: its first character.
    Start,
    /// These bytes.
    Span(Span),
    /// The value at the path; a block mapping or list is shown by its key, an absent value too.
    Value(Path),
    /// The key at the end of the path.
    Key(Path),
    /// Where a key is missing: the mapping's own key; in a list item the item's first key; at the root the value of `kind`.
    Missing(Path),
}

impl Place {
    /// The bytes the place means in `tree`. Always gives some: what cannot be found is shown by what is nearest above it.
    pub fn span(&self, tree: &Tree) -> Span {
        match self {
            Self::Start => Span::at(0),
            Self::Span(span) => *span,
            Self::Value(path) => tree.root.as_ref().map_or(Span::at(0), |root| value_span(root, path)),
            Self::Key(path) => tree.root.as_ref().map_or(Span::at(0), |root| key_span(root, path)),
            Self::Missing(path) => tree.root.as_ref().map_or(Span::at(0), |root| missing_span(root, path)),
        }
    }
}

fn value_span(root: &Node, path: &Path) -> Span {
    match root.at(path) {
        Some(node) if is_shown_whole(node) => node.span,
        Some(_) => key_span(root, path),
        None => path.split_last().map_or(root.span, |(parent, _)| key_span(root, &parent)),
    }
}

fn is_shown_whole(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(_) => !node.span.is_empty(),
        Value::Sequence(_, layout) | Value::Mapping(_, layout) => *layout == Layout::Flow,
    }
}

fn key_span(root: &Node, path: &Path) -> Span {
    let Some((parent, step)) = path.split_last() else { return missing_span(root, path) };
    match step {
        Step::Key(key) => match last_entry(root, &parent, key) {
            Some(entry) => entry.key_span,
            None => key_span(root, &parent),
        },
        // A list item has no key of its own: its first one stands for it.
        Step::Index(_) => match root.at(path) {
            Some(item) => item.entries().first().map_or_else(|| first_line(item), |entry| entry.key_span),
            None => key_span(root, &parent),
        },
    }
}

/// Of a key that stands twice the first counts; a wrong one may be any of them.
fn last_entry<'n>(root: &'n Node, parent: &Path, key: &str) -> Option<&'n Entry> {
    root.at(parent)?.entries().iter().find(|entry| &*entry.key == key)
}

fn first_line(item: &Node) -> Span {
    match item.items().first() {
        Some(first) if !is_shown_whole(item) => first_line(first),
        _ => item.span,
    }
}

fn missing_span(root: &Node, path: &Path) -> Span {
    if !path.steps().is_empty() {
        return key_span(root, path);
    }
    match root.get("kind") {
        Some(kind) if !kind.span.is_empty() => kind.span,
        _ => root.entries().first().map_or_else(|| first_line(root), |entry| entry.key_span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path;
    use crate::yaml::parse;

    #[test]
    fn places_are_where_people_look() {
        let text = "mus: 1\nkind: people\npeople:\n  - name: Æ\n    away:\n      - { from: x }\n  - {}\nunits:\n";
        let tree = parse(text);
        let under = |place: Place| &text[place.span(&tree).range()];
        assert_eq!(under(Place::Missing(Path::root())), "people");
        assert_eq!(under(Place::Missing(path!["people", 0])), "name");
        assert_eq!(under(Place::Missing(path!["people", 1])), "{}");
        assert_eq!(under(Place::Value(path!["people", 0, "name"])), "Æ");
        assert_eq!(under(Place::Value(path!["people"])), "people");
        assert_eq!(under(Place::Value(path!["units"])), "units");
        assert_eq!(under(Place::Value(path!["people", 0, "away", 0])), "{ from: x }");
        assert_eq!(under(Place::Key(path!["people", 0, "away", 0, "from"])), "from");
        assert_eq!(under(Place::Value(path!["people", 0, "gone"])), "name");
    }
}
