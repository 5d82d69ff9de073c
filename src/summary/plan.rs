//! What was agreed, and when it is looked at again.

use super::talk::readable;
use super::{Row, date, words};
use crate::lang::{Lang, all_of};
use crate::record::{Action, ActionPlan, ActionStatus, FollowUp, Owner, ParticipantRole, Point};
use crate::store::{Store, Talk};
use serde::Serialize;

/// The plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanView {
    /// When it was agreed.
    pub agreed: Option<String>,
    /// Its points.
    pub points: Vec<PointView>,
}

/// One point.
#[derive(Clone, Debug, Serialize)]
pub struct PointView {
    /// `D1`.
    pub id: String,
    /// The first line of the goal.
    pub goal: String,
    /// The rest of the goal, in CommonMark.
    pub more: Option<String>,
    /// What is said in a few words: kind, date, what it supports, outcome.
    pub facts: Vec<Row>,
    /// What is said in texts: purpose, expected, sign of success, obstacles, reason.
    pub texts: Vec<Row>,
    /// What is done for it.
    pub actions: Vec<ActionRow>,
}

/// One action.
#[derive(Clone, Debug, Serialize)]
pub struct ActionRow {
    /// `A1`.
    pub id: String,
    /// What.
    pub action: String,
    /// In which form.
    pub activity: String,
    /// Who takes the initiative, and who helps.
    pub owner: String,
    /// When.
    pub due: String,
    /// What it may cost.
    pub budget: String,
    /// How far it is.
    pub status: String,
}

/// One follow-up.
#[derive(Clone, Debug, Serialize)]
pub struct FollowUpRow {
    /// `F1`.
    pub id: String,
    /// When.
    pub due: String,
    /// Who sees to it.
    pub owner: String,
    /// Whether it was held.
    pub status: String,
    /// A remark, in CommonMark.
    pub note: Option<String>,
}

pub(super) fn plan(store: &Store, talk: &Talk<'_>, plan: &ActionPlan, lang: Lang) -> PlanView {
    PlanView {
        agreed: plan.agreed_on.map(|day| {
            lang.pick(format!("Aftalt den {}.", date(day, lang)), format!("Agreed on {}.", date(day, lang)))
        }),
        points: plan.points.iter().map(|one| point(store, talk, one, lang)).collect(),
    }
}

fn point(store: &Store, talk: &Talk<'_>, point: &Point, lang: Lang) -> PointView {
    let goal = readable(Some(&point.goal), lang).unwrap_or_default();
    let (first, more) = match goal.split_once('\n') {
        Some((first, more)) => (first.to_owned(), Some(more.trim().to_owned())),
        None => (goal, None),
    };
    let facts = [
        (lang.pick("Art", "Kind"), point.point_type.map(|kind| words::point_type(kind, lang).to_owned())),
        (lang.pick("Sidste frist", "Due"), point.due.map(|day| date(day, lang))),
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
    let row = |label: &str, value: Option<String>| value.map(|value| Row { label: label.to_owned(), value });
    PointView {
        id: point.id.to_string(),
        goal: first,
        more,
        facts: facts.into_iter().filter_map(|(label, value)| row(label, value)).collect(),
        texts: texts.into_iter().filter_map(|(label, text)| row(label, readable(text, lang))).collect(),
        actions: point.actions.iter().map(|one| action(store, talk, one, lang)).collect(),
    }
}

fn aim_words(store: &Store, reference: &str) -> String {
    let aim = reference.split_once('/').and_then(|(unit, id)| {
        let unit = store.register().unit(unit)?;
        let aim = unit.aims.iter().find(|aim| aim.id.as_str() == id)?;
        Some(format!("{} ({}, {id})", aim.aim.trim(), unit.title))
    });
    aim.unwrap_or_else(|| reference.to_owned())
}

fn action(store: &Store, talk: &Talk<'_>, action: &Action, lang: Lang) -> ActionRow {
    let name = |owner: &Owner| owner_name(store, talk, owner, lang);
    let mut owner = action.owner.as_ref().map(name).unwrap_or_default();
    if !action.support.is_empty() {
        let helpers: Vec<String> = action.support.iter().map(name).collect();
        owner = format!("{owner} ({} {})", lang.pick("med", "with"), all_of(lang, &helpers));
    }
    ActionRow {
        id: action.id.to_string(),
        action: readable(Some(&action.action), lang).unwrap_or_default(),
        activity: action.activity.map(|activity| words::activity(activity, lang).to_owned()).unwrap_or_default(),
        owner,
        due: due_words(action, lang),
        budget: action.budget.as_ref().map(|budget| words::budget(budget, lang)).unwrap_or_default(),
        status: status_words(action, lang),
    }
}

/// The day that counts; the agreed one beside it where it was moved.
fn due_words(action: &Action, lang: Lang) -> String {
    match (action.due, action.moved.last()) {
        (Some(agreed), Some(moved)) => {
            format!("{} ({} {})", date(moved.to, lang), lang.pick("aftalt", "agreed"), date(agreed, lang))
        }
        (None, Some(moved)) => date(moved.to, lang),
        (Some(due), None) => date(due, lang),
        (None, None) => lang.pick("uden dato", "undated").to_owned(),
    }
}

fn status_words(action: &Action, lang: Lang) -> String {
    let mut status = words::status(action.status, lang).to_owned();
    if let (ActionStatus::Done, Some(day)) = (action.status, action.done_on) {
        status = format!("{status} {}", date(day, lang));
    }
    match readable(action.reason.as_ref(), lang) {
        Some(reason) => format!("{status}: {reason}"),
        None => status,
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

pub(super) fn follow_ups(store: &Store, talk: &Talk<'_>, plan: &ActionPlan, lang: Lang) -> Vec<FollowUpRow> {
    plan.follow_ups
        .iter()
        .map(|follow_up| {
            let due = follow_up.moved.last().map_or(follow_up.due, |moved| moved.to);
            FollowUpRow {
                id: follow_up.id.to_string(),
                due: date(due, lang),
                owner: owner_name(store, talk, follow_up.owner.as_ref().unwrap_or(&Owner::Manager), lang),
                status: follow_up_status(store, talk, follow_up, lang),
                note: readable(follow_up.note.as_ref(), lang),
            }
        })
        .collect()
}

fn follow_up_status(store: &Store, talk: &Talk<'_>, follow_up: &FollowUp, lang: Lang) -> String {
    if let Some(became) = &follow_up.talk {
        let held =
            store.talk(became).and_then(|talk| talk.conversation()).and_then(|conversation| conversation.held_on);
        return match held {
            Some(day) => lang.pick(
                format!("holdt som samtale {}", date(day, lang)),
                format!("held as a talk on {}", date(day, lang)),
            ),
            None => lang.pick(format!("aftalt som samtale ({became})"), format!("to be held as a talk ({became})")),
        };
    }
    let Some(day) = follow_up.held_on else { return lang.pick("ikke holdt endnu", "not held yet").to_owned() };
    let held = lang.pick(format!("holdt {}", date(day, lang)), format!("held on {}", date(day, lang)));
    if follow_up.confirmed_by.is_empty() {
        return held;
    }
    let names: Vec<String> = follow_up.confirmed_by.iter().map(|party| owner_name(store, talk, party, lang)).collect();
    format!("{held}, {} {}", lang.pick("bekræftet af", "confirmed by"), all_of(lang, &names))
}
