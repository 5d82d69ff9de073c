//! Deadlines as a calendar that can be subscribed to.

use super::words::kind_word;
use super::{Rows, Shown};
use crate::calendar::{Alarm, Calendar, Event, When};
use crate::date::Date;
use crate::due::RowKind;
use crate::lang::Lang;

/// Nine in the morning of the day before: an alarm of a whole day counts from midnight.
const THE_DAY_BEFORE: &str = "-PT15H";

/// One event a deadline, on its day. What has no day is left out.
///
/// The same rows and the same `today` give the same bytes; an event keeps its UID when its day moves.
pub fn ics(rows: &Rows<'_>, name: &str, today: Date, lang: Lang) -> String {
    let mut calendar = Calendar::published(name);
    for shown in rows.iter() {
        let Some(due) = shown.row.due else { continue };
        let uid = uid(&shown);
        let summary = summary(&shown, lang);
        let description = format!("{}\n{}", shown.row.target, shown.why(lang));
        calendar.push(&Event {
            uid: &uid,
            stamp: today,
            sequence: usize::from(shown.row.agreed.is_some()),
            when: When::Day(due),
            summary: &summary,
            description: Some(&description),
            location: None,
            category: Some(shown.row.kind.word()),
            alarm: Some(Alarm { trigger: THE_DAY_BEFORE, description: &summary }),
        });
    }
    calendar.finish()
}

/// From the reference and the sort of row; from the owner as well, where one talk has several of a sort.
fn uid(shown: &Shown<'_>) -> String {
    let row = shown.row;
    let target = row.target.to_string().replace(['/', ':'], "-");
    let owner = match row.kind {
        RowKind::Preparation | RowKind::Signature => row.owner.as_ref().map(|owner| format!("-{owner}")),
        _ => None,
    };
    format!("{}-{target}{}@mus", row.kind.word(), owner.unwrap_or_default())
}

fn summary(shown: &Shown<'_>, lang: Lang) -> String {
    let kind = kind_word(shown.row.kind, lang);
    let mut letters = kind.chars();
    let kind: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    match &shown.details {
        None => format!("{kind} {}", shown.row.target),
        Some(details) => match &details.text {
            Some(text) => format!("{kind}: {} ({})", text.lines().next().unwrap_or_default().trim(), details.subject),
            None => format!("{kind}: {}", details.subject),
        },
    }
}
