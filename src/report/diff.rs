//! What changes in a file, as a unified diff.

use crate::sensitive::masked;
use similar::TextDiff;

/// One side of a diff.
pub struct Side<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// The lines that differ, with three around them, as `git diff` writes them; numbers that lead to a person or to money are masked.
pub fn diff(old: &Side<'_>, new: &Side<'_>, color: bool) -> String {
    let lines = TextDiff::from_lines(old.text, new.text);
    let text = lines.unified_diff().context_radius(3).header(old.name, new.name).to_string();
    let text = masked(&text).into_owned();
    if !color {
        return text;
    }
    let painted = |line: &str| match line.as_bytes().first() {
        Some(b'+') => format!("\x1b[32m{line}\x1b[0m"),
        Some(b'-') => format!("\x1b[31m{line}\x1b[0m"),
        Some(b'@') => format!("\x1b[36m{line}\x1b[0m"),
        _ => line.to_owned(),
    };
    text.lines().map(painted).map(|line| line + "\n").collect()
}
