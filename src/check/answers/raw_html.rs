//! `raw-html`: text is CommonMark without HTML, so that it looks the same on paper, on a page and in a PDF.

use crate::check::Sink;
use crate::diagnostic::{Answers, Diagnostic, Place};
use crate::store::{File, Store};
use crate::text::Span;
use crate::yaml::Value;
use comrak::nodes::NodeValue;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files().iter().filter(|file| file.record().is_some() && file.source().text().contains('<')) {
        check_file(file, sink);
    }
}

fn check_file<'s>(file: &'s File, sink: &mut Sink<'s>) {
    let Some(root) = file.root() else { return };
    root.walk(&mut |path, node| {
        let Value::Scalar(scalar) = &node.value else { return };
        let Some(html) = html_in(&scalar.text) else { return };
        // The mark-up itself, where the text is written as it reads; else all of the text.
        let written = file.source().slice(node.span).find(&html);
        let place = written.map_or(Place::Value(path.clone()), |at| {
            let start = node.span.start() + at;
            Place::Span(Span::new(start, start + html.len()))
        });
        sink.push(file, Diagnostic::new(Answers::RawHtml, place));
    });
}

/// The first line of the first HTML in a text.
fn html_in(text: &str) -> Option<String> {
    if !text.contains('<') {
        return None;
    }
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, text, &comrak::Options::default());
    root.descendants().find_map(|node| match &node.data.borrow().value {
        NodeValue::HtmlBlock(html) => html.literal.lines().next().map(str::to_owned),
        NodeValue::HtmlInline(html) => html.lines().next().map(str::to_owned),
        _ => None,
    })
}
