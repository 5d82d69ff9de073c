//! Lines and columns of a text that is about to be edited.

/// The line end that the text uses.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        None if text.contains('\r') => "\r",
        _ => "\n",
    }
}

/// Where the line around `from` begins.
pub(super) fn line_start(text: &str, from: usize) -> usize {
    text[..from].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Where the line around `from` ends, before its line end.
pub(super) fn end_of_line(text: &str, from: usize) -> usize {
    text[from..].find(['\n', '\r']).map_or(text.len(), |length| from + length)
}

/// The column of a byte in its line, from 0.
pub(super) fn column_of(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].trim_start_matches('\u{feff}').chars().count()
}

/// The end of the last of the blank lines that follow the line that ends at `from`; of those, if `counts` says they count.
pub(super) fn over_blank_lines(text: &str, from: usize, counts: impl Fn(&str) -> bool) -> usize {
    let mut reached = from;
    let mut at = from;
    while at < text.len() {
        let line = at + if text[at..].starts_with("\r\n") { 2 } else { 1 };
        let end = end_of_line(text, line);
        if line == text.len() || !text[line..end].trim_matches([' ', '\t']).is_empty() {
            break;
        }
        if counts(&text[line..end]) {
            reached = end;
        }
        at = end;
    }
    reached
}
