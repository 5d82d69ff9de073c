//! Rows for programs.

use super::{Rows, Shown};
use crate::date::Date;
use crate::due::{Cause, Urgency};
use serde::Serialize;

/// The shape of `--format json`, frozen.
#[derive(Serialize)]
struct JsonReport {
    version: u8,
    today: Date,
    overdue: usize,
    rows: Vec<DataRow>,
}

/// A row as data, in JSON and in CSV.
#[derive(Serialize)]
struct DataRow {
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waits_for: Vec<String>,
    cause: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

impl From<&Shown<'_>> for DataRow {
    fn from(shown: &Shown<'_>) -> Self {
        let row = shown.row;
        let (state, days) = match row.urgency {
            Urgency::Overdue(late) => ("overdue", Some(late)),
            Urgency::Coming(ahead) => ("coming", Some(-ahead)),
            Urgency::Undated => ("undated", None),
        };
        let details = shown.details.clone();
        Self {
            reference: row.target.to_string(),
            kind: row.kind.word(),
            state,
            due: row.due,
            agreed: row.agreed,
            days,
            owner: row.owner.as_ref().map(ToString::to_string),
            person: row.person.as_ref().map(ToString::to_string),
            waits_for: row.waits_for.iter().map(ToString::to_string).collect(),
            cause: cause_word(&row.cause),
            subject_name: details.as_ref().map(|details| details.subject.clone()),
            owner_name: details.as_ref().and_then(|details| details.owner.clone()),
            text: details.and_then(|details| details.text),
        }
    }
}

/// The word in machine output. What a period is counted from is not in it: an absence is private.
fn cause_word(cause: &Cause) -> &'static str {
    match cause {
        Cause::Agreed => "agreed",
        Cause::Moved => "moved",
        Cause::Unconfirmed => "unconfirmed",
        Cause::NoDay => "no-day",
        Cause::Planned => "planned",
        Cause::PutOff => "put-off",
        Cause::NextTalk { .. } => "next-talk",
        Cause::Counted { .. } => "counted",
        Cause::NothingToCountFrom => "nothing-to-count-from",
        Cause::Before { .. } => "before-talk",
        Cause::AtOnce { .. } => "talk-moved",
    }
}

/// The rows as JSON, version 1: ids, words of the format and days only, unless names and texts are shown.
/// `days` is how late (positive) or how soon (negative).
pub fn json(rows: &Rows<'_>, today: Date) -> String {
    let overdue = rows.rows.iter().filter(|row| row.urgency.is_overdue()).count();
    let report =
        JsonReport { version: 1, today, overdue, rows: rows.iter().map(|shown| DataRow::from(&shown)).collect() };
    serde_json::to_string_pretty(&report).expect("internal error: a report is JSON") + "\n"
}

/// The rows as CSV (RFC 4180) with a heading line, for a spreadsheet.
pub fn csv(rows: &Rows<'_>) -> String {
    let named = rows.iter().next().is_some_and(|shown| shown.details.is_some());
    let mut heading = vec!["ref", "kind", "state", "due", "agreed", "days", "owner", "person", "waits_for", "cause"];
    if named {
        heading.extend(["subject_name", "owner_name", "text"]);
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |fields: &[String]| writer.write_record(fields).expect("internal error: every line is as long");
    write(&heading.into_iter().map(str::to_owned).collect::<Vec<_>>());
    for row in rows.iter().map(|shown| DataRow::from(&shown)) {
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let mut fields = vec![
            row.reference,
            row.kind.to_owned(),
            row.state.to_owned(),
            day(row.due),
            day(row.agreed),
            row.days.map_or_else(String::new, |days| days.to_string()),
            row.owner.unwrap_or_default(),
            row.person.unwrap_or_default(),
            row.waits_for.join(" "),
            row.cause.to_owned(),
        ];
        if named {
            fields
                .extend([row.subject_name, row.owner_name, row.text].map(|text| no_formula(&text.unwrap_or_default())));
        }
        write(&fields);
    }
    let bytes = writer.into_inner().expect("internal error: a list takes every byte");
    String::from_utf8(bytes).expect("internal error: text stays text")
}

/// A spreadsheet runs what begins like a formula: an apostrophe keeps it text.
fn no_formula(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
