//! Rows for the body of an issue.

use super::words::{count_line, kind_word, relative};
use super::{Rows, Shown, groups};
use crate::date::Date;
use crate::lang::Lang;
use crate::report::escape::cell;
use std::fmt::Write as _;

/// GitHub refuses an issue's body of more than 65,536 characters, GitLab one of more than 1,048,576.
const CHARACTERS: usize = 60_000;

/// The rows as tables in Markdown, one an urgency, and a line that counts them.
pub fn markdown(rows: &Rows<'_>, why: bool, today: Date, lang: Lang) -> String {
    let count = count_line(rows.rows, lang);
    let mut out =
        lang.pick(format!("**{count}** pr. {}\n", today.long(lang)), format!("**{count}** on {}\n", today.long(lang)));
    let mut left = 0;
    for (title, belongs) in groups(lang) {
        let group: Vec<_> = rows.rows.iter().filter(|row| belongs(&row.urgency)).collect();
        if group.is_empty() {
            continue;
        }
        let _ = write!(out, "\n## {title}\n\n");
        out.push_str(lang.pick("| Frist | | Hvad | Art | Ansvarlig |", "| Due | | What | Kind | Owner |"));
        out.push_str(if why { lang.pick(" Hvorfor |\n", " Why |\n") } else { "\n" });
        out.push_str(if why { "|---|---|---|---|---|---|\n" } else { "|---|---|---|---|---|\n" });
        for row in group {
            // A character is at most four bytes: below that there is nothing to count.
            if out.len() > CHARACTERS && (left > 0 || out.chars().count() > CHARACTERS) {
                left += 1;
                continue;
            }
            let shown = rows.shown(row);
            line(&shown, why, lang, &mut out);
        }
    }
    if left > 0 {
        out.push_str(
            &lang.pick(format!("\n… og {left} til: `mus due`\n"), format!("\n… and {left} more: `mus due`\n")),
        );
    }
    out
}

fn line(shown: &Shown<'_>, why: bool, lang: Lang, out: &mut String) {
    let row = shown.row;
    let mut due = row.due.map_or_else(String::new, |due| due.to_string());
    if let Some(agreed) = row.agreed {
        let _ = write!(due, " ({} {agreed})", lang.pick("aftalt", "agreed"));
    }
    let mut what = format!("`{}`", row.target);
    if let Some(text) = shown.text() {
        let _ = write!(what, " {}", cell(text.lines().next().unwrap_or_default().trim()));
    }
    let owner = match (&shown.details, &row.person) {
        (None, Some(id)) => format!("`{id}`"),
        _ => cell(&shown.owner(lang)),
    };
    let _ =
        write!(out, "| {due} | {} | {what} | {} | {owner} |", relative(row.urgency, lang), kind_word(row.kind, lang));
    if why {
        let _ = write!(out, " {} |", cell(&shown.why(lang)));
    }
    out.push('\n');
}
