//! What is due, for people (`text`) and programs (`json`).

use super::Look;
use crate::date::Date;
use crate::due::{Row, RowKind, Urgency};
use crate::lang::Lang;
use serde::Serialize;
use std::fmt::Write as _;

/// What is shown of a row beside ids and dates; `None` where names and texts are not to be shown.
pub struct Details {
    /// The owner's name.
    pub owner: Option<String>,
    /// The text of the point or action.
    pub text: Option<String>,
}

/// Whether a row belongs to a group.
type Belongs = fn(&Urgency) -> bool;

/// The rows as text in three groups, and a last line that counts them.
pub fn text(rows: &[Row], look: Look, details: &dyn Fn(&Row) -> Details) -> String {
    let lang = look.lang;
    let mut out = String::new();
    let groups: [(&str, Belongs); 3] = [
        (lang.pick("Over fristen", "Overdue"), |urgency| urgency.is_overdue()),
        (lang.pick("På vej", "Coming"), |urgency| matches!(urgency, Urgency::Coming(_))),
        (lang.pick("Uden dato", "Undated"), |urgency| matches!(urgency, Urgency::Undated)),
    ];
    for (title, belongs) in groups {
        let group: Vec<&Row> = rows.iter().filter(|row| belongs(&row.urgency)).collect();
        if !group.is_empty() {
            let _ = writeln!(out, "{}", strong(title, look.color));
            table(&group, look, details, &mut out);
            out.push('\n');
        }
    }
    out.push_str(&count_line(rows, lang));
    out.push('\n');
    out
}

fn strong(text: &str, color: bool) -> String {
    if color { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

fn table(rows: &[&Row], look: Look, details: &dyn Fn(&Row) -> Details, out: &mut String) {
    let lines: Vec<([String; 5], Details)> = rows
        .iter()
        .map(|row| {
            let details = details(row);
            let owner = details.owner.clone().or_else(|| row.owner.as_ref().map(|owner| owner_word(owner, look.lang)));
            let cells = [
                row.due.map_or_else(String::new, |due| due.to_string()),
                relative(row.urgency, look.lang),
                row.reference.to_string(),
                kind_word(row.kind, look.lang).to_owned(),
                owner.unwrap_or_default(),
            ];
            (cells, details)
        })
        .collect();
    let width = |column: usize| lines.iter().map(|(cells, _)| cells[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..5).map(width).collect();
    for ((cells, details), row) in lines.iter().zip(rows) {
        let mut line = String::from(" ");
        for (cell, width) in cells.iter().zip(&widths).filter(|(_, width)| **width > 0) {
            let _ = write!(line, " {cell}{}", " ".repeat(width - cell.chars().count() + 1));
        }
        if let Some(text) = &details.text {
            let room = look.width.saturating_sub(line.chars().count() + 1).max(24);
            line.push_str(&shortened(text, room));
        }
        if let Some(agreed) = row.agreed {
            let _ = write!(line, " ({} {agreed})", look.lang.pick("aftalt", "agreed"));
        }
        let _ = writeln!(out, "{}", line.trim_end());
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

fn owner_word(owner: &crate::record::Owner, lang: Lang) -> String {
    use crate::record::Owner;
    match owner {
        Owner::Employee => lang.pick("medarbejder", "employee").to_owned(),
        Owner::Manager => lang.pick("leder", "manager").to_owned(),
        Owner::Hr => "HR".to_owned(),
        Owner::Person(id) => id.to_string(),
    }
}

fn kind_word(kind: RowKind, lang: Lang) -> &'static str {
    match kind {
        RowKind::Point => lang.pick("mål", "goal"),
        RowKind::Action => lang.pick("handling", "action"),
        RowKind::FollowUp => lang.pick("opfølgning", "follow-up"),
    }
}

/// How late or how soon, in words: `12 dage over`, `in 3 days`.
fn relative(urgency: Urgency, lang: Lang) -> String {
    let days = |count: i64| match (lang, count) {
        (Lang::Da, 1) => "1 dag".to_owned(),
        (Lang::Da, _) => format!("{count} dage"),
        (Lang::En, 1) => "1 day".to_owned(),
        (Lang::En, _) => format!("{count} days"),
    };
    match urgency {
        Urgency::Overdue(late) => format!("{} {}", days(late), lang.pick("over", "late")),
        Urgency::Coming(0) => lang.pick("i dag", "today").to_owned(),
        Urgency::Coming(1) => lang.pick("i morgen", "tomorrow").to_owned(),
        Urgency::Coming(ahead) => format!("{} {}", lang.pick("om", "in"), days(ahead)),
        Urgency::Undated => String::new(),
    }
}

fn count_line(rows: &[Row], lang: Lang) -> String {
    let late = rows.iter().filter(|row| row.urgency.is_overdue()).count();
    let coming = rows.iter().filter(|row| matches!(row.urgency, Urgency::Coming(_))).count();
    let mut parts = vec![match (lang, late) {
        (Lang::Da, 0) => "intet over fristen".to_owned(),
        (Lang::En, 0) => "nothing overdue".to_owned(),
        (Lang::Da, _) => format!("{late} over fristen"),
        (Lang::En, _) => format!("{late} overdue"),
    }];
    if coming > 0 {
        parts.push(format!("{coming} {}", lang.pick("på vej", "coming")));
    }
    let undated = rows.len() - late - coming;
    if undated > 0 {
        parts.push(format!("{undated} {}", lang.pick("uden dato", "undated")));
    }
    parts.join(", ")
}

/// The shape of `--format json`, frozen.
#[derive(Serialize)]
struct JsonReport {
    version: u8,
    today: Date,
    overdue: usize,
    rows: Vec<JsonRow>,
}

#[derive(Serialize)]
struct JsonRow {
    #[serde(rename = "ref")]
    reference: String,
    kind: &'static str,
    state: &'static str,
    due: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    owner: Option<String>,
    person: Option<String>,
}

/// The rows as JSON, version 1: ids, words of the format and dates only. `days` is how late (positive) or how soon (negative).
pub fn json(rows: &[Row], today: Date) -> String {
    let shaped = rows
        .iter()
        .map(|row| {
            let (state, days) = match row.urgency {
                Urgency::Overdue(late) => ("overdue", Some(late)),
                Urgency::Coming(ahead) => ("coming", Some(-ahead)),
                Urgency::Undated => ("undated", None),
            };
            JsonRow {
                reference: row.reference.to_string(),
                kind: row.kind.word(),
                state,
                due: row.due,
                agreed: row.agreed,
                days,
                owner: row.owner.as_ref().map(ToString::to_string),
                person: row.person.as_ref().map(ToString::to_string),
            }
        })
        .collect();
    let overdue = rows.iter().filter(|row| row.urgency.is_overdue()).count();
    let report = JsonReport { version: 1, today, overdue, rows: shaped };
    serde_json::to_string_pretty(&report).expect("internal error: a report is JSON") + "\n"
}
