//! An action plan: what goes on from last time, follow-ups by policy, an example to copy.

use super::{OpenItem, comment, editor_lines, folder, salt};
use crate::date::{Date, Period};
use crate::edit::{New, written};
use crate::lang::Lang;
use crate::record::{RecordId, Subject};
use crate::schema::Kind;
use crate::store::Store;
use std::path::{Path, PathBuf};

/// The path and text of a plan for `record`, counted from `day`, the day of the talk.
pub fn plan(store: &Store, root: &Path, record: &RecordId, day: Date, carried: &[OpenItem]) -> (PathBuf, String) {
    let lang = store.settings().language;
    let mut text = editor_lines(Kind::ActionPlan);
    text.push_str(&format!("mus: 1\nkind: action-plan\nrecord: {record}\n"));
    text.push_str(&format!(
        "state: draft   # {}\n",
        lang.pick("skriv final, når planen kan skrives under", "write final when the plan is ready to be signed")
    ));
    text.push_str(&format!("agreed_on: \"{day}\"\n"));
    text.push_str(&points(carried, day, lang));
    text.push_str(&follow_ups(&policy(store, &record.subject), day, lang));
    text.push_str(&format!("\nsalt: \"{}\"\n", salt()));
    (folder(root, record).join("action-plan.yaml"), text)
}

/// The person's own follow-ups, else the settings'.
fn policy(store: &Store, subject: &Subject) -> Vec<Period> {
    let person = subject.person().and_then(|id| store.register().person(id));
    person
        .and_then(|person| person.review.as_ref())
        .and_then(|review| review.follow_ups.clone())
        .unwrap_or_else(|| store.settings().review.follow_ups.clone())
}

fn points(carried: &[OpenItem], day: Date, lang: Lang) -> String {
    let goals: Vec<&OpenItem> = carried.iter().filter(|item| !item.is_action).collect();
    let mut text = String::from("\n");
    text.push_str(&comment(
        lang.pick(
            "To-tre punkter er rigeligt. Et punkt ser sådan ud:",
            "Two or three points are plenty. A point looks like this:",
        ),
        0,
        "",
    ));
    text.push_str(&comment(&example(day, goals.len() + 1, lang), 0, ""));
    if goals.is_empty() {
        text.push_str("points: []\n");
        return text;
    }
    text.push_str("points:\n");
    for (at, goal) in goals.iter().enumerate() {
        text.push_str(&format!("  - id: D{}\n", at + 1));
        // The schema asks for a goal; one that cannot be read here is said again by those who can.
        let words = goal
            .text
            .clone()
            .unwrap_or_else(|| lang.pick("Målet som det stod sidst", "The goal as it stood last time").to_owned());
        text.push_str(&written("goal", &New::Text(format!("{}\n", words.trim_end())), 4));
        text.push_str(&format!("    carried_from: \"{}\"\n", goal.reference));
    }
    text
}

fn example(day: Date, number: usize, lang: Lang) -> String {
    let due = day.plus(Period::Months(2)).or_next_working_day();
    let (goal, sign, action) = lang.pick(
        (
            "Kan selv føre en udgivelse fra start til slut",
            "To udgivelser uden hjælp inden jul",
            "Følger en kollega på to udgivelser",
        ),
        (
            "Can run a release from start to finish",
            "Two releases without help before Christmas",
            "Follows a colleague through two releases",
        ),
    );
    format!(
        "  - id: D{number}\n    goal: |\n      {goal}\n    type: development   # development | work\n    sign_of_success: |\n      {sign}\n    actions:\n      - id: A1\n        action: |\n          {action}\n        activity: job-shadowing\n        owner: employee   # employee | manager | hr\n        due: \"{due}\""
    )
}

fn follow_ups(policy: &[Period], day: Date, lang: Lang) -> String {
    if policy.is_empty() {
        return "\nfollow_ups: []\n".to_owned();
    }
    let mut text = String::from("\n");
    text.push_str(&comment(
        lang.pick(
            "Gør vi det, vi aftalte? Begge bekræfter hver opfølgning.",
            "Are we doing what we agreed? Both confirm each follow-up.",
        ),
        0,
        "",
    ));
    text.push_str("follow_ups:\n");
    for (at, period) in policy.iter().enumerate() {
        let due = day.plus(*period).or_next_working_day();
        text.push_str(&format!("  - id: F{}\n    due: \"{due}\"\n    owner: manager\n", at + 1));
    }
    text
}
