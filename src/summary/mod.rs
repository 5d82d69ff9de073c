//! Documents of a talk: one view, from which every format is made.

mod agenda;
mod answer;
mod document;
mod form;
mod invitation;
mod plan;
mod prep;
mod talk;
mod view;
mod words;

pub use agenda::agenda;
pub use document::{Column, Document, DraftMark, Fact, Part, Row, Section, Side, SignatureRow, Signatures, Topic};
pub use form::blank_form;
pub use invitation::{AskedSection, Invitation, invitation};
pub use prep::preparation;
pub use view::{Leaving, View};

use crate::date::Date;
use crate::lang::Lang;
use crate::record::{Conversation, Draft, MinutesPolicy, State, TalkType};
use crate::schema::Kind;
use crate::seal;
use crate::store::{Store, Talk};
use serde_json::{Map, json};
use words::DraftReason;

/// The summary of one talk: what was said and agreed, for both to sign.
pub fn summary(store: &Store, talk: &Talk<'_>, view: &View) -> Document {
    let lang = store.settings().language;
    let draft = draft(talk, view);
    let minutes = talk.minutes().filter(|_| shows_minutes(store, view));
    let plan = talk.plan();
    let sections = [
        minutes.and_then(|minutes| talk::minutes(store, minutes, view, lang)),
        plan.and_then(|plan| plan::plan(store, talk, plan, view, lang)),
        plan.filter(|_| !view.is_without(Leaving::FollowUps))
            .and_then(|plan| plan::follow_ups(store, talk, plan, view, lang)),
    ];
    let mut kinds = vec![Kind::Conversation];
    kinds.extend(minutes.map(|_| Kind::Minutes));
    kinds.extend(plan.map(|_| Kind::ActionPlan));
    Document {
        title: title(store, talk, lang),
        sections: sections.into_iter().flatten().collect(),
        signatures: talk::signatures(store, talk, view, draft.is_some(), lang),
        digests: if draft.is_some() { Vec::new() } else { digests(talk, &kinds, lang) },
        data: if draft.is_none() && view.is_complete() { data(talk, &kinds) } else { None },
        ..page(store, talk, view, draft, talk.id.to_string().replace('/', "-"))
    }
}

/// One file of a talk as a document: its minutes or its plan. `None` for a kind that is no document of its own.
pub fn one_file(store: &Store, talk: &Talk<'_>, kind: Kind, view: &View) -> Option<Document> {
    let lang = store.settings().language;
    let (heading, sections) = match kind {
        Kind::Minutes => (words::minutes(lang), vec![talk::minutes(store, talk.minutes()?, view, lang)]),
        Kind::ActionPlan => {
            let plan = talk.plan()?;
            let mut sections = vec![plan::plan(store, talk, plan, view, lang)];
            if !view.is_without(Leaving::FollowUps) {
                sections.push(plan::follow_ups(store, talk, plan, view, lang));
            }
            (words::plan(lang), sections)
        }
        _ => return None,
    };
    let state = [talk.minutes().map(|minutes| minutes.state), talk.plan().map(|plan| plan.state)];
    let state = state[usize::from(kind == Kind::ActionPlan)];
    let draft = if state == Some(Draft::Draft) { Some(DraftReason::Unfinished) } else { errors(view) };
    Some(Document {
        title: about(store, talk, heading),
        sections: sections.into_iter().flatten().collect(),
        digests: if draft.is_some() { Vec::new() } else { digests(talk, &[kind], lang) },
        ..page(store, talk, view, draft, format!("{}-{kind}", talk.id.to_string().replace('/', "-")))
    })
}

/// What every document of a talk begins with.
fn page(store: &Store, talk: &Talk<'_>, view: &View, draft: Option<DraftReason>, file_name: String) -> Document {
    let lang = store.settings().language;
    Document {
        lang: lang.tag(),
        title: String::new(),
        organisation: store.settings().organisation.clone(),
        record: talk.id.to_string(),
        draft: draft.map(|why| words::draft(why, lang)),
        excerpt: words::excerpt(view.outsider(), &view.without, lang),
        facts: talk::facts(store, talk, lang),
        lead: Vec::new(),
        sections: Vec::new(),
        signatures: None,
        digests: Vec::new(),
        words: words::of_templates(lang),
        day: day(talk),
        file_name,
        data: None,
    }
}

/// The day a talk's documents carry: when it was held or is planned for, else when its plan was agreed, else its year's first.
fn day(talk: &Talk<'_>) -> Option<Date> {
    let agreed = talk.plan().and_then(|plan| plan.agreed_on);
    talk.conversation().and_then(Conversation::day).or(agreed).or_else(|| Date::new(talk.id.talk.year(), 1, 1))
}

fn title(store: &Store, talk: &Talk<'_>, lang: Lang) -> String {
    let kind = talk.conversation().map_or(TalkType::Mus, |conversation| conversation.talk_type);
    about(store, talk, words::talk_type(kind, lang))
}

/// What it is, of which year, and of whom.
fn about(store: &Store, talk: &Talk<'_>, what: &str) -> String {
    format!("{what} {} – {}", talk.id.talk.year(), store.register().title_of(&talk.id.subject))
}

/// Where the workplace wants no minutes, none are shown, though there be a file.
fn shows_minutes(store: &Store, view: &View) -> bool {
    store.settings().minutes.policy != MinutesPolicy::None && !view.is_without(Leaving::Minutes)
}

/// Not held, or minutes or plan still a draft, or wrong: not to be taken for the finished thing.
fn draft(talk: &Talk<'_>, view: &View) -> Option<DraftReason> {
    let held = talk.conversation().is_some_and(|conversation| conversation.state == State::Held);
    let unfinished = [talk.minutes().map(|minutes| minutes.state), talk.plan().map(|plan| plan.state)];
    if !held || unfinished.contains(&Some(Draft::Draft)) { Some(DraftReason::Unfinished) } else { errors(view) }
}

fn errors(view: &View) -> Option<DraftReason> {
    view.has_errors.then_some(DraftReason::Errors)
}

/// The digests that a signature on this state of the record covers.
fn digests(talk: &Talk<'_>, kinds: &[Kind], lang: Lang) -> Vec<Row> {
    let digest = |kind: &Kind| {
        let root = talk.file(*kind)?.root()?;
        let value = match seal::digest(*kind, root) {
            Ok(digest) => digest.to_string(),
            Err(_) => words::encrypted(lang).to_owned(),
        };
        Some(Row { label: words::kind(*kind, lang).to_owned(), value })
    };
    kinds.iter().filter_map(digest).collect()
}

/// The record for machines: the content of each file, as its digest is taken over. `None` where something is encrypted.
fn data(talk: &Talk<'_>, kinds: &[Kind]) -> Option<Vec<u8>> {
    let mut files = Map::new();
    for kind in kinds {
        let Some(root) = talk.file(*kind).and_then(|file| file.root()) else { continue };
        files.insert(kind.to_string(), seal::content(*kind, root).ok()?);
    }
    Some(seal::canonical(&json!({ "mus": 1, "record": talk.id.to_string(), "files": files })))
}
