//! The invitation as Markdown, and as a meeting for the calendar.

use super::markdown::from_template;
use super::templates::Templates;
use crate::calendar::{Calendar, Event, When};
use crate::date::Date;
use crate::error::Error;
use crate::record::RecordId;
use crate::summary::Invitation;

/// The invitation as Markdown (CommonMark).
pub fn invitation(invitation: &Invitation, templates: &Templates) -> Result<String, Error> {
    from_template("invitation.md.j2", templates, invitation)
}

/// The talk as a meeting in a calendar (RFC 5545): with time and place where they are known, else the whole day.
/// `minutes` is how long it takes. `None` where the talk has no day.
pub fn meeting(invitation: &Invitation, record: &RecordId, minutes: u32, today: Date) -> Option<String> {
    let day = invitation.day?;
    let when = match invitation.time {
        Some((hour, minute)) => When::At { day, hour, minute, minutes },
        None => When::Day(day),
    };
    let mut calendar = Calendar::published(&invitation.title);
    if invitation.time.is_some() {
        calendar = calendar.with_danish_time();
    }
    let uid = format!("meeting-{}@mus", record.to_string().replace('/', "-"));
    let description = description(invitation);
    calendar.push(&Event {
        uid: &uid,
        stamp: today,
        sequence: invitation.moves,
        when,
        summary: &invitation.title,
        description: Some(&description),
        location: invitation.place.as_deref(),
        category: Some("talk"),
        alarm: None,
    });
    Some(calendar.finish())
}

fn description(invitation: &Invitation) -> String {
    let mut lines = invitation.preparing.clone();
    for section in &invitation.sections {
        lines.push(format!("\n{}", section.title));
        lines.extend(section.questions.iter().map(|question| format!("- {question}")));
    }
    lines.join("\n")
}
