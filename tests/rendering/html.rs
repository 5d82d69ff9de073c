//! HTML: only our own elements, and the same headings as in Markdown.

use crate::document_of;
use crate::html_page::{Piece, headings, on_one_line, pieces};
use crate::markdown::{options, rendered, words};
use crate::program::mus;
use crate::says::{LONG, NASTY, SAID, says};
use crate::support::{Folder, home};
use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};
use mus::render::{Templates, html};

/// What our documents are made of. Everything else came from a text.
const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "body",
    "br",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "li",
    "main",
    "meta",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "wbr",
];
const ATTRIBUTES: &[&str] = &[
    "alt",
    "charset",
    "class",
    "content",
    "data-draft",
    "data-head",
    "href",
    "http-equiv",
    "lang",
    "name",
    "rel",
    "scope",
    "src",
    "start",
];

/// Every element is closed in its turn, is ours, and runs and fetches nothing.
fn assert_sound(text: &str, page: &str) {
    let mut open: Vec<String> = Vec::new();
    for piece in pieces(page) {
        match piece {
            Piece::Open(name, attributes) => {
                assert!(ELEMENTS.contains(&name.as_str()), "{text:?}: <{name}>\n{page}");
                for (key, value) in &attributes {
                    assert!(ATTRIBUTES.contains(&key.as_str()), "{text:?}: {key} in <{name}>\n{page}");
                    let harmless = match key.as_str() {
                        "href" => {
                            let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                            !scheme.contains(':')
                                || ["http:", "https:", "mailto:"].iter().any(|good| scheme.starts_with(good))
                        }
                        "src" => value.starts_with("data:image/"),
                        _ => true,
                    };
                    assert!(harmless, "{text:?}: {key}={value}\n{page}");
                }
                if !["br", "hr", "img", "meta", "style", "wbr"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Piece::Close(name) => assert_eq!(open.pop().as_ref(), Some(&name), "{text:?}: </{name}>\n{page}"),
            Piece::Text(_) => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "{text:?}: never closed");
}

/// The headings of the same document as Markdown.
fn headings_in_markdown(markdown: &str) -> Vec<(u8, String)> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let heading = |node: comrak::nodes::Node<'_>| match &node.data.borrow().value {
        NodeValue::Heading(heading) => Some((heading.level, on_one_line(&words(node)))),
        _ => None,
    };
    root.descendants().filter_map(heading).collect()
}

#[test]
fn nasty_text_is_harmless_and_visible_and_has_the_headings_of_the_markdown() {
    for text in NASTY.iter().chain(&[LONG]) {
        let folder = says(text);
        let document = document_of(&folder);
        let page = html(&document, &Templates::default()).expect("a page");
        assert_eq!(page, html(&document, &Templates::default()).expect("a page"), "the same bytes twice");
        assert_sound(text, &page);
        assert_eq!(headings(&page), headings_in_markdown(&rendered(&folder)), "{text:?}\n{page}");
        let seen: String = pieces(&page)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                _ => String::new(),
            })
            .collect();
        let word = if *text == LONG { LONG } else { "Markør" };
        assert!(seen.matches(word).count() >= SAID, "{text:?}: seen {} times\n{page}", seen.matches(word).count());
    }
}

#[test]
fn every_document_of_the_example_is_sound_and_has_the_same_headings_in_html_and_markdown() {
    let folder = Folder::copy_of(&home().join("examples/nordlys"));
    let made = |to: &str| mus(folder.path(), &["-q", "render", "records", "--to", to, "-o", to]).ok();
    let pages = made("html");
    made("md");
    assert!(pages.lines().count() > 20, "{pages}");
    for page in pages.lines() {
        let text = crate::support::text_of(&folder.path().join(page));
        assert_sound(page, &text);
        let markdown = crate::support::text_of(&folder.path().join(page.replace("html", "md")));
        let found = headings(&text);
        assert!(!found.is_empty());
        assert_eq!(found, headings_in_markdown(&markdown), "{page}");
        assert!(found.windows(2).all(|pair| pair[1].0 <= pair[0].0 + 1), "a level is skipped: {found:?}");
    }
}
