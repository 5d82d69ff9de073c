//! What was agreed, and when it is looked at again.

use super::document::{Column, Fact, IN_SECTION, IN_TOPIC, Part, Section, Topic, table};
use super::talk::readable;
use super::{Leaving, View, words};
use crate::lang::{Lang, all_of};
use crate::markup::{Line, Prose};
use crate::record::{Action, ActionPlan, ActionStatus, FollowUp, MinutesPolicy, Owner, ParticipantRole, Point};
use crate::store::{Store, Talk};

/// What was agreed, as far as the reader sees it; `None` where they see nothing of it.
pub(super) fn plan(store: &Store, talk: &Talk<'_>, plan: &ActionPlan, view: &View, lang: Lang) -> Option<Section> {
    let shown = plan.points.iter().filter(|point| view.shows_one(&point.share_with, &plan.copies_to));
    let topics: Vec<Topic> = shown.map(|one| point(store, talk, one, view, lang)).collect();
    if topics.is_empty() && !view.shows_plan(plan) {
        return None;
    }
    let agreed = plan
        .agreed_on
        .map(|day| lang.pick(format!("Aftalt den {}.", day.long(lang)), format!("Agreed on {}.", day.long(lang))));
    let parts = agreed.map(|words| Part::Remark { words }).into_iter().collect();
    let both = store.settings().minutes.policy == MinutesPolicy::InPlan && talk.minutes().is_none();
    let heading = Line::plain(if both { words::minutes_and_plan(lang) } else { words::plan(lang) });
    Some(Section { id: "plan".to_owned(), heading, parts, topics })
}

fn point(store: &Store, talk: &Talk<'_>, point: &Point, view: &View, lang: Lang) -> Topic {
    let goal = readable(Some(&point.goal), lang).unwrap_or_default();
    let (first, more) = goal.split_once('\n').unwrap_or((&goal, ""));
    let facts = [
        (lang.pick("Art", "Kind"), point.point_type.map(|kind| words::point_type(kind, lang).to_owned())),
        (lang.pick("Sidste frist", "Due"), point.due.map(|day| day.long(lang))),
        (lang.pick("Understøtter", "Supports"), point.supports.as_deref().map(|aim| aim_words(store, aim))),
        (lang.pick("Videreført fra", "Carried from"), point.carried_from.as_ref().map(ToString::to_string)),
        (lang.pick("Resultat", "Outcome"), point.outcome.map(|outcome| words::outcome(outcome, lang).to_owned())),
    ];
    let texts = [
        (lang.pick("Formål", "Purpose"), point.purpose.as_ref()),
        (lang.pick("Forventet resultat", "Expected outcome"), point.expected.as_ref()),
        (lang.pick("Tegn på succes", "Sign of success"), point.sign_of_success.as_ref()),
        (lang.pick("Mulige forhindringer", "Obstacles"), point.obstacles.as_ref()),
        (lang.pick("Begrundelse", "Reason"), point.reason.as_ref()),
    ];
    let facts: Vec<Fact> = facts.into_iter().filter_map(|(label, value)| Some(Fact::plain(label, &value?))).collect();
    // The facts stand right under the heading: behind a text that ends in a list, they would be part of it in Markdown.
    let mut parts = Vec::new();
    if !facts.is_empty() {
        parts.push(Part::Facts { facts });
    }
    parts.extend(Part::text(more, IN_TOPIC, lang));
    parts.extend(texts.into_iter().filter_map(|(label, text)| {
        let text = Prose::new(&readable(text, lang)?, IN_TOPIC, lang);
        Some(Part::Labelled { label: label.to_owned(), text })
    }));
    if !point.actions.is_empty() {
        let rows = point.actions.iter().map(|one| action(store, talk, one, view, lang)).collect();
        parts.push(table(columns(lang), rows));
    }
    Topic { mark: Some(point.id.to_string()), heading: Line::new(first, lang), parts }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(lang.pick("Nr.", "No."), 0),
        Column::new(lang.pick("Handling", "Action"), 9),
        Column::new(lang.pick("Form", "Form"), 4),
        Column::new(lang.pick("Ansvarlig", "Owner"), 4),
        Column::new(lang.pick("Sidste frist", "Due"), 5),
        Column::new(lang.pick("Ressourcer", "Budget"), 4),
        Column::new(lang.pick("Status", "Status"), 4),
    ]
}

fn aim_words(store: &Store, reference: &str) -> String {
    let aim = reference.split_once('/').and_then(|(unit, id)| {
        let unit = store.register().unit(unit)?;
        let aim = unit.aims.iter().find(|aim| aim.id.as_str() == id)?;
        Some(format!("{} ({}, {id})", aim.aim.trim(), unit.title))
    });
    aim.unwrap_or_else(|| reference.to_owned())
}

fn action(store: &Store, talk: &Talk<'_>, action: &Action, view: &View, lang: Lang) -> Vec<Line> {
    let name = |owner: &Owner| owner_name(store, talk, owner, lang);
    let mut owner = action.owner.as_ref().map(name).unwrap_or_default();
    if !action.support.is_empty() {
        let helpers: Vec<String> = action.support.iter().map(name).collect();
        owner = format!("{owner} ({} {})", lang.pick("med", "with"), all_of(lang, &helpers));
    }
    let budget = action.budget.as_ref().filter(|_| !view.is_without(Leaving::Budget));
    vec![
        Line::plain(&action.id.to_string()),
        readable(Some(&action.action), lang).map(|text| Line::new(&text, lang)).unwrap_or_default(),
        Line::plain(action.activity.map_or("", |activity| words::activity(activity, lang))),
        Line::plain(&owner),
        Line::plain(&due_words(action, lang)),
        Line::plain(&budget.map(|budget| words::budget(budget, lang)).unwrap_or_default()),
        status_words(action, lang),
    ]
}

/// The day that counts; the agreed one beside it where it was moved.
fn due_words(action: &Action, lang: Lang) -> String {
    match (action.due, action.moved.last()) {
        (Some(agreed), Some(moved)) => {
            format!("{} ({} {})", moved.to.long(lang), lang.pick("aftalt", "agreed"), agreed.long(lang))
        }
        (None, Some(moved)) => moved.to.long(lang),
        (Some(due), None) => due.long(lang),
        (None, None) => lang.pick("uden dato", "undated").to_owned(),
    }
}

fn status_words(action: &Action, lang: Lang) -> Line {
    let mut status = words::status(action.status, lang).to_owned();
    if let (ActionStatus::Done, Some(day)) = (action.status, action.done_on) {
        status = format!("{status} {}", day.long(lang));
    }
    match readable(action.reason.as_ref(), lang) {
        Some(reason) => Line::new(&format!("{status}: {reason}"), lang),
        None => Line::plain(&status),
    }
}

/// The one who took part under a word, by name; a word that nobody took part under stays a word.
fn owner_name(store: &Store, talk: &Talk<'_>, owner: &Owner, lang: Lang) -> String {
    let participant = |role| talk.conversation().and_then(|conversation| conversation.participant(role).cloned());
    let person = match owner {
        Owner::Person(id) => Some(id.clone()),
        Owner::Employee => talk.id.subject.person().cloned(),
        Owner::Manager => participant(ParticipantRole::Manager).or_else(|| participant(ParticipantRole::Deputy)),
        Owner::Hr => None,
    };
    match (person, owner) {
        (Some(id), _) => store.register().name_of(&id),
        (None, Owner::Hr) => "HR".to_owned(),
        (None, Owner::Manager) => words::role(ParticipantRole::Manager, lang).to_owned(),
        (None, _) => words::role(ParticipantRole::Employee, lang).to_owned(),
    }
}

/// When both look at it again; the notes only for who gets the whole plan. `None` where nothing was agreed.
pub(super) fn follow_ups(
    store: &Store,
    talk: &Talk<'_>,
    plan: &ActionPlan,
    view: &View,
    lang: Lang,
) -> Option<Section> {
    if plan.follow_ups.is_empty() {
        return None;
    }
    let row = |follow_up: &FollowUp| {
        let due = follow_up.moved.last().map_or(follow_up.due, |moved| moved.to);
        vec![
            Line::plain(&follow_up.id.to_string()),
            Line::plain(&due.long(lang)),
            Line::plain(&owner_name(store, talk, follow_up.owner.as_ref().unwrap_or(&Owner::Manager), lang)),
            Line::plain(&follow_up_status(store, talk, follow_up, lang)),
        ]
    };
    let columns = vec![
        Column::new(lang.pick("Nr.", "No."), 0),
        Column::new(lang.pick("Hvornår", "When"), 3),
        Column::new(lang.pick("Ansvarlig", "Owner"), 3),
        Column::new(lang.pick("Status", "Status"), 6),
    ];
    let mut parts = vec![table(columns, plan.follow_ups.iter().map(row).collect())];
    let noted = plan.follow_ups.iter().filter(|_| view.shows_plan(plan));
    parts.extend(noted.filter_map(|follow_up| {
        let text = Prose::new(&readable(follow_up.note.as_ref(), lang)?, IN_SECTION, lang);
        Some(Part::Labelled { label: follow_up.id.to_string(), text })
    }));
    let heading = Line::plain(words::follow_ups(lang));
    Some(Section { id: "follow-ups".to_owned(), heading, parts, topics: Vec::new() })
}

fn follow_up_status(store: &Store, talk: &Talk<'_>, follow_up: &FollowUp, lang: Lang) -> String {
    if let Some(became) = &follow_up.talk {
        let held =
            store.talk(became).and_then(|talk| talk.conversation()).and_then(|conversation| conversation.held_on);
        return match held {
            Some(day) => lang
                .pick(format!("holdt som samtale {}", day.long(lang)), format!("held as a talk on {}", day.long(lang))),
            None => lang.pick(format!("aftalt som samtale ({became})"), format!("to be held as a talk ({became})")),
        };
    }
    let Some(day) = follow_up.held_on else { return lang.pick("ikke holdt endnu", "not held yet").to_owned() };
    let held = lang.pick(format!("holdt {}", day.long(lang)), format!("held on {}", day.long(lang)));
    if follow_up.confirmed_by.is_empty() {
        return held;
    }
    let names: Vec<String> = follow_up.confirmed_by.iter().map(|party| owner_name(store, talk, party, lang)).collect();
    format!("{held}, {} {}", lang.pick("bekræftet af", "confirmed by"), all_of(lang, &names))
}
