//! Rows for a terminal.

use super::words::{count_line, kind_word, relative};
use super::{Rows, Shown, groups};
use crate::due::Row;
use crate::report::Look;
use rayon::prelude::*;
use std::collections::HashMap;
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
pub fn text(rows: &Rows<'_>, arrangement: Arrangement, why: bool, look: Look) -> String {
    let mut out = String::new();
    for (title, group) in arranged(rows, arrangement, look) {
        let _ = writeln!(out, "{}", strong(&title, look.color));
        table(rows, &group, arrangement, why, look, &mut out);
        out.push('\n');
    }
    out.push_str(&count_line(rows.rows, look.lang));
    out.push('\n');
    out
}

/// The groups in order, each with its heading: the one with the most urgent row first.
fn arranged<'r>(rows: &Rows<'r>, by: Arrangement, look: Look) -> Vec<(String, Vec<&'r Row>)> {
    let lang = look.lang;
    if by == Arrangement::Urgency {
        let of = |(title, belongs): (&str, super::Belongs)| {
            let group: Vec<_> = rows.rows.iter().filter(|row| belongs(&row.urgency)).collect();
            (title.to_owned(), group)
        };
        return groups(lang).into_iter().map(of).filter(|(_, group)| !group.is_empty()).collect();
    }
    let mut arranged: Vec<(String, Vec<&Row>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for shown in rows.iter() {
        let title = match by {
            Arrangement::Owner if shown.row.owner.is_none() => {
                lang.pick("Uden ansvarlig", "Without an owner").to_owned()
            }
            Arrangement::Owner => owner_title(&shown, look),
            _ => subject_title(&shown),
        };
        let at = *places.entry(title.clone()).or_insert_with(|| {
            arranged.push((title, Vec::new()));
            arranged.len() - 1
        });
        arranged[at].1.push(shown.row);
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

/// What stands in the columns of a row.
fn cells(shown: &Shown<'_>, arrangement: Arrangement, look: Look) -> [String; 5] {
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
}

fn table(rows: &Rows<'_>, group: &[&Row], arrangement: Arrangement, why: bool, look: Look, out: &mut String) {
    let width_of = |row: &&Row| cells(&rows.shown(row), arrangement, look).map(|cell| cell.chars().count());
    let wider = |one: Widths, other: Widths| std::array::from_fn(|column| one[column].max(other[column]));
    let widths = group.par_iter().map(width_of).reduce(Widths::default, wider);
    let parts: Vec<String> = group
        .par_chunks(PART)
        .map(|part| part.iter().map(|row| line(&rows.shown(row), widths, arrangement, why, look)).collect())
        .collect();
    out.extend(parts);
}

/// The widths of the columns.
type Widths = [usize; 5];

/// So many rows are written by one core before it takes more.
const PART: usize = 1024;

fn line(shown: &Shown<'_>, widths: Widths, arrangement: Arrangement, why: bool, look: Look) -> String {
    let mut line = String::from(" ");
    for (cell, width) in cells(shown, arrangement, look).iter().zip(widths).filter(|(_, width)| *width > 0) {
        let _ = write!(line, " {cell}{:pad$}", "", pad = width - cell.chars().count() + 1);
    }
    let agreed = shown.row.agreed.map(|agreed| format!(" ({} {agreed})", look.lang.pick("aftalt", "agreed")));
    let agreed = agreed.unwrap_or_default();
    if let Some(text) = shown.text() {
        line.push(' ');
        let taken = line.chars().count() + agreed.chars().count();
        let room = look.width.map_or(usize::MAX, |width| width.saturating_sub(taken).max(24));
        line.push_str(&shortened(text, room));
    }
    line.push_str(&agreed);
    line.truncate(line.trim_end().len());
    line.push('\n');
    if why {
        let _ = writeln!(line, "{}", faint(&format!("      {}", shown.why(look.lang)), look.color));
    }
    line
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
