//! Texts as HTML: only elements of ours, everything else escaped.

use super::{Block, Inline};

/// The HTML of blocks.
pub fn html(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        write(&mut out, block, false);
    }
    out
}

impl super::Line {
    /// The line as HTML.
    pub fn html(&self) -> String {
        inline(&self.inlines)
    }
}

/// `bare` leaves out the paragraph around the words of a close list's items.
fn write(out: &mut String, block: &Block, bare: bool) {
    match block {
        Block::Paragraph { inlines } if bare => out.push_str(&inline(inlines)),
        Block::Paragraph { inlines } => element(out, "p", &inline(inlines)),
        Block::Heading { level, inlines } => element(out, &format!("h{}", level.clamp(&1, &6)), &inline(inlines)),
        Block::List { start, tight, items } => {
            let (open, close) = match start {
                None => ("<ul>".to_owned(), "</ul>\n"),
                Some(1) => ("<ol>".to_owned(), "</ol>\n"),
                Some(start) => (format!("<ol start=\"{start}\">"), "</ol>\n"),
            };
            out.push_str(&open);
            for item in items {
                out.push_str("<li>");
                for block in item {
                    write(out, block, *tight);
                }
                out.push_str("</li>");
            }
            out.push_str(close);
        }
        Block::Quote { blocks } => element(out, "blockquote", &html(blocks)),
        Block::Code { text } => out.push_str(&format!("<pre><code>{}</code></pre>\n", escaped(text))),
        Block::Table { align, head, rows } => table(out, align, head, rows),
        Block::Rule => out.push_str("<hr>\n"),
    }
}

fn table(out: &mut String, align: &[String], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    let class = |at: usize| match align.get(at).map(String::as_str) {
        Some(side @ ("center" | "right")) => format!(" class=\"{side}\""),
        _ => String::new(),
    };
    out.push_str("<table class=\"own\"><thead><tr>");
    for (at, cell) in head.iter().enumerate() {
        // A heading without words would be read out as one.
        let tag = if cell.is_empty() { "td" } else { "th" };
        let scope = if cell.is_empty() { "" } else { " scope=\"col\"" };
        out.push_str(&format!("<{tag}{scope}{}>{}</{tag}>", class(at), inline(cell)));
    }
    out.push_str("</tr></thead>");
    if !rows.is_empty() {
        out.push_str("<tbody>");
        for row in rows {
            out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                out.push_str(&format!("<td{}>{}</td>", class(at), inline(cell)));
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody>");
    }
    out.push_str("</table>\n");
}

fn element(out: &mut String, tag: &str, inside: &str) {
    out.push_str(&format!("<{tag}>{inside}</{tag}>\n"));
}

fn inline(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for one in inlines {
        match one {
            Inline::Text { text } => out.push_str(&breakable(text)),
            Inline::Code { text } => out.push_str(&format!("<code>{}</code>", breakable(text))),
            Inline::Emph { inlines } => out.push_str(&format!("<em>{}</em>", inline(inlines))),
            Inline::Strong { inlines } => out.push_str(&format!("<strong>{}</strong>", inline(inlines))),
            Inline::Strike { inlines } => out.push_str(&format!("<s>{}</s>", inline(inlines))),
            Inline::Link { url, inlines } => {
                out.push_str(&format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(url), inline(inlines)));
            }
            Inline::Break => out.push_str("<br>"),
        }
    }
    out
}

/// Words of so many characters are given places to break, so that no table grows wider than the page.
const LONG: usize = 36;
/// How far those places are from each other.
const STEP: usize = 12;

/// Text between tags, in which long words can break.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < LONG {
            out.push_str(&escaped(word));
            continue;
        }
        let pieces: Vec<String> =
            letters.chunks(STEP).map(|piece| escaped(&piece.iter().collect::<String>())).collect();
        out.push_str(&pieces.join("<wbr>"));
    }
    out
}

/// Text as it stands between tags and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}
