//! Text from files inside other notations: it stays text.

/// As `@actions/core` escapes the message of a command.
pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As `@actions/core` escapes a property of a command.
pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

pub(super) fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

/// Text in a cell of a Markdown table, as text: no markup, no mention of an account.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        if "\\`*_{}[]<>()#|~".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
        if letter == '@' {
            out.push('\u{2060}');
        }
    }
    out
}
