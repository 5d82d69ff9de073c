//! The summary of a talk: one view, from which every document is made.
//!
//! Labels and dates are in the document's language already; texts are still what somebody wrote (CommonMark).

mod answer;
mod invitation;
mod plan;
mod talk;
mod words;

pub use answer::Answer;
pub use invitation::{AskedSection, Invitation, invitation};
pub use plan::{ActionRow, FollowUpRow, PlanView, PointView};
pub use talk::{MinutesView, TopicView};

use crate::date::Date;
use crate::lang::Lang;
use crate::record::{Conversation, Draft, State};
use crate::schema::Kind;
use crate::seal;
use crate::store::{Store, Talk};
use serde::Serialize;

/// What a document of a talk shows.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The document's language, as a BCP 47 tag.
    pub lang: &'static str,
    /// The heading: what it is, and of whom.
    pub title: String,
    /// The workplace.
    pub organisation: Option<String>,
    /// Words that say this is no finished document; `None` where it is.
    pub draft: Option<String>,
    /// When, where, who.
    pub facts: Vec<Row>,
    /// What was said; `None` where there are no minutes.
    pub minutes: Option<MinutesView>,
    /// What was agreed; `None` where there is no plan.
    pub plan: Option<PlanView>,
    /// When both look at it again.
    pub follow_ups: Vec<FollowUpRow>,
    /// Who signs, and who has.
    pub signatures: Vec<SignatureRow>,
    /// What each file's content comes to.
    pub digests: Vec<Row>,
    /// Headings and column titles by name.
    pub words: std::collections::BTreeMap<&'static str, &'static str>,
}

/// A label and what stands behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The label.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// A party that signs.
#[derive(Clone, Debug, Serialize)]
pub struct SignatureRow {
    /// As what.
    pub role: String,
    /// Who.
    pub name: String,
    /// What the signature means.
    pub meaning: String,
    /// When and how it was given; empty where it is missing.
    pub given: String,
    /// What the signer adds, in CommonMark.
    pub remark: Option<String>,
}

/// The summary of one talk.
pub fn summary(store: &Store, talk: &Talk<'_>) -> Summary {
    let lang = store.settings().language;
    Summary {
        lang: lang.tag(),
        title: title(store, talk, lang),
        organisation: store.settings().organisation.clone(),
        draft: is_draft(talk).then(|| words::draft(lang).to_owned()),
        facts: talk::facts(store, talk, lang),
        minutes: talk.minutes().map(|minutes| talk::minutes(store, minutes, lang)),
        plan: talk.plan().map(|plan| plan::plan(store, talk, plan, lang)),
        follow_ups: talk.plan().map(|plan| plan::follow_ups(store, talk, plan, lang)).unwrap_or_default(),
        signatures: talk::signatures(store, talk, lang),
        digests: digests(talk, lang),
        words: words::headings(lang),
    }
}

fn title(store: &Store, talk: &Talk<'_>, lang: Lang) -> String {
    let name = store.register().title_of(&talk.id.subject);
    let what = talk.conversation().map_or(words::talk_type(crate::record::TalkType::Mus, lang), |conversation| {
        words::talk_type(conversation.talk_type, lang)
    });
    format!("{what} {} – {name}", talk.id.talk.year())
}

/// Not held, or minutes or plan still a draft: not to be taken for the finished thing.
fn is_draft(talk: &Talk<'_>) -> bool {
    let held = talk.conversation().is_some_and(|conversation| conversation.state == State::Held);
    let unfinished = [talk.minutes().map(|minutes| minutes.state), talk.plan().map(|plan| plan.state)];
    !held || unfinished.contains(&Some(Draft::Draft))
}

/// The digests that a signature on this state of the record covers.
fn digests(talk: &Talk<'_>, lang: Lang) -> Vec<Row> {
    [Kind::Conversation, Kind::Minutes, Kind::ActionPlan]
        .into_iter()
        .filter_map(|kind| {
            let root = talk.file(kind)?.root()?;
            let value = match seal::digest(kind, root) {
                Ok(digest) => digest.to_string(),
                Err(_) => words::encrypted(lang).to_owned(),
            };
            Some(Row { label: kind.to_string(), value })
        })
        .collect()
}

fn date(day: Date, lang: Lang) -> String {
    day.long(lang)
}

fn held_or_planned(conversation: &Conversation) -> Option<Date> {
    conversation.day()
}
