//! Rows for a terminal.

use super::words::{count_line, kind_word, relative};
use super::{Shown, bare, groups};
use crate::report::Look;
use std::fmt::Write as _;

/// How rows are put in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Overdue, coming, undated.
    Urgency,
    /// By whom the rows are about.
    Person,
    /// By who sees to them.
    Owner,
}

/// The rows as text in groups, and a last line that counts them; with `why`, a line under each that explains it.
pub fn text(rows: &[Shown<'_>], arrangement: Arrangement, why: bool, look: Look) -> String {
    let mut out = String::new();
    for (title, group) in arranged(rows, arrangement, look) {
        let _ = writeln!(out, "{}", strong(&title, look.color));
        table(&group, arrangement, why, look, &mut out);
        out.push('\n');
    }
    out.push_str(&count_line(&bare(rows), look.lang));
    out.push('\n');
    out
}

/// The groups in order, each with its heading: the one with the most urgent row first.
fn arranged<'g, 'r>(rows: &'g [Shown<'r>], by: Arrangement, look: Look) -> Vec<(String, Vec<&'g Shown<'r>>)> {
    let lang = look.lang;
    if by == Arrangement::Urgency {
        let of = |(title, belongs): (&str, super::Belongs)| {
            let group: Vec<_> = rows.iter().filter(|shown| belongs(&shown.row.urgency)).collect();
            (title.to_owned(), group)
        };
        return groups(lang).into_iter().map(of).filter(|(_, group)| !group.is_empty()).collect();
    }
    let mut arranged: Vec<(String, Vec<&Shown<'_>>)> = Vec::new();
    for shown in rows {
        let title = match by {
            Arrangement::Owner if shown.row.owner.is_none() => {
                lang.pick("Uden ansvarlig", "Without an owner").to_owned()
            }
            Arrangement::Owner => owner_title(shown, look),
            _ => subject_title(shown),
        };
        match arranged.iter_mut().find(|(known, _)| *known == title) {
            Some((_, group)) => group.push(shown),
            None => arranged.push((title, vec![shown])),
        }
    }
    arranged
}

fn subject_title(shown: &Shown<'_>) -> String {
    let id = shown.row.target.subject().to_string();
    match &shown.details {
        Some(details) if details.subject != id => format!("{} ({id})", details.subject),
        _ => id,
    }
}

fn owner_title(shown: &Shown<'_>, look: Look) -> String {
    match (&shown.row.person, &shown.details) {
        (Some(id), Some(_)) => format!("{} ({id})", shown.owner(look.lang)),
        (Some(id), None) => id.to_string(),
        (None, _) => shown.owner(look.lang),
    }
}

fn strong(text: &str, color: bool) -> String {
    if color { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

fn faint(text: &str, color: bool) -> String {
    if color { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
}

fn table(rows: &[&Shown<'_>], arrangement: Arrangement, why: bool, look: Look, out: &mut String) {
    let cells_of = |shown: &&Shown<'_>| {
        let row = shown.row;
        // The heading says it already.
        let owner = if arrangement == Arrangement::Owner { String::new() } else { shown.owner(look.lang) };
        [
            row.due.map_or_else(String::new, |due| due.to_string()),
            relative(row.urgency, look.lang),
            row.target.to_string(),
            kind_word(row.kind, look.lang).to_owned(),
            owner,
        ]
    };
    let lines: Vec<[String; 5]> = rows.iter().map(cells_of).collect();
    let width = |column: usize| lines.iter().map(|cells| cells[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..5).map(width).collect();
    for (cells, shown) in lines.iter().zip(rows) {
        let mut line = String::from(" ");
        for (cell, width) in cells.iter().zip(&widths).filter(|(_, width)| **width > 0) {
            let _ = write!(line, " {cell}{}", " ".repeat(width - cell.chars().count() + 1));
        }
        let agreed = shown.row.agreed.map(|agreed| format!(" ({} {agreed})", look.lang.pick("aftalt", "agreed")));
        let agreed = agreed.unwrap_or_default();
        if let Some(text) = shown.text() {
            let taken = line.chars().count() + agreed.chars().count();
            let room = look.width.map_or(usize::MAX, |width| width.saturating_sub(taken).max(24));
            let _ = write!(line, "{}", shortened(text, room));
        }
        line.push_str(&agreed);
        let _ = writeln!(out, "{}", line.trim_end());
        if why {
            let _ = writeln!(out, "{}", faint(&format!("      {}", shown.why(look.lang)), look.color));
        }
    }
}

/// The first line of a text, cut at a word so that it fits.
fn shortened(text: &str, room: usize) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= room {
        return line.to_owned();
    }
    let cut: String = line.chars().take(room.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}
