//! Reads the HTML files that we write.
#![allow(dead_code, reason = "each test uses a part of it")]

/// A tag with its attributes, or the text between two tags.
#[derive(Debug)]
pub enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// The pieces of an HTML file, read as strictly as we write: every attribute is quoted, and `<` begins a tag.
pub fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a document type");
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        pieces.push(Piece::Text(unescaped(text)));
        // In an attribute `>` is escaped, so the first one ends the tag.
        let (inside, after) = tag[1..].split_once('>').unwrap_or_else(|| panic!("a tag that never ends: {tag:.60}"));
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            pieces.push(Piece::Close(name.to_owned()));
            continue;
        }
        let (name, mut attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut read = Vec::new();
        while let Some((key, value)) = attributes.trim_start().split_once("=\"") {
            let (value, after) = value.split_once('"').expect("a quoted value");
            read.push((key.to_owned(), unescaped(value)));
            attributes = after;
        }
        assert_eq!(attributes.trim(), "", "an attribute without a value in <{inside}>");
        pieces.push(Piece::Open(name.to_owned(), read));
        if name == "style" {
            rest = rest.split_once("</style>").expect("the styles end").1;
        }
    }
    pieces.push(Piece::Text(unescaped(rest)));
    pieces
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, letter) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, letter);
    }
    text
}

/// The headings with their levels.
pub fn headings(page: &str) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    let mut open = None;
    for piece in pieces(page) {
        match piece {
            Piece::Open(name, _) => open = open.or_else(|| level(&name).map(|level| (level, String::new()))),
            Piece::Close(name) if level(&name).is_some() => headings.extend(open.take()),
            Piece::Text(more) => open = open.map(|(level, text)| (level, text + &more)),
            Piece::Close(_) => {}
        }
    }
    headings.into_iter().map(|(level, text)| (level, on_one_line(&text))).collect()
}

fn level(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok()
}

pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the page says, from its first heading to its foot.
pub fn text(page: &str) -> String {
    let (_, main) = page.split_once("<main>").expect("the page has a main part");
    let (main, _) = main.split_once("</main>").expect("the main part ends");
    let said = pieces(&format!("<!DOCTYPE html>\n{main}")).into_iter().map(|piece| match piece {
        Piece::Text(text) => text,
        _ => String::new(),
    });
    said.collect()
}
