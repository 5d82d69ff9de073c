//! The agenda of a talk: what each party prepared, laid beside one another by topic, and where they see it differently.
//!
//! Facts only; `summary` has the words.

mod difference;
mod topics;

pub use difference::{Difference, difference, is_far_apart};

use crate::record::{
    Author, Conversation, Focus, Form, ParticipantRole, PersonId, Prep, PrepState, Private, Question, Reference,
    Section, Subject, TalkType,
};
use crate::store::{File, Store, Talk};
use serde_json::Value;

/// What two or more bring to a talk.
#[derive(Debug)]
pub struct Agenda<'s> {
    /// The kind of talk.
    pub kind: TalkType,
    /// Who prepares: the employee, or each member of the group; then the manager.
    pub parties: Vec<Party<'s>>,
    /// The parts of the forms that there is something to talk about in, in the order they are asked.
    pub times: Vec<Time<'s>>,
    /// What there is to talk about: what was open last time, then the forms' questions; what must be covered first.
    pub topics: Vec<Topic<'s>>,
}

/// Somebody who prepares.
#[derive(Debug)]
pub struct Party<'s> {
    /// For which side.
    pub role: Author,
    /// Who, where the talk or the register says so.
    pub person: Option<PersonId>,
    /// What they prepared, as far as it is in the agenda.
    pub prep: Option<&'s Prep>,
    /// Whether a draft was left out.
    pub draft_left_out: bool,
    /// The questions they were asked, or would be.
    pub form: Option<&'s Form>,
}

/// A part of the forms, and how long it takes.
#[derive(Debug)]
pub struct Time<'s> {
    /// The part, as the first form has it.
    pub section: &'s Section,
    /// Minutes; the forms that have it together.
    pub minutes: Option<u32>,
    /// How many topics it has.
    pub topics: usize,
    /// How many of them are seen differently.
    pub disagreed: usize,
}

/// How the parties stand to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// They see it differently.
    Disagreed,
    /// Some have taken it up, others have not or were not asked.
    RaisedBySome,
    /// Nobody has answered.
    Unanswered,
    /// All have answered, and are not far apart, or it cannot be measured.
    RaisedByAll,
}

impl Standing {
    /// In the order of an agenda.
    pub const ALL: [Self; 4] = [Self::Disagreed, Self::RaisedBySome, Self::Unanswered, Self::RaisedByAll];
}

/// Something to talk about.
#[derive(Debug)]
pub struct Topic<'s> {
    /// What it is about.
    pub about: About<'s>,
    /// How the parties stand.
    pub standing: Standing,
    /// How far apart they are, where they are.
    pub difference: Option<Difference>,
    /// Whether the manager will not leave it out.
    pub must_cover: bool,
    /// What each party said that was asked, by the party's number.
    pub said: Vec<(usize, Said<'s>)>,
}

/// What a topic is about.
#[derive(Debug)]
pub enum About<'s> {
    /// A question, and the part of the form it stands in.
    Question(&'s Question, &'s Section),
    /// An answer whose question is not to be found: the form is gone.
    Answer(&'s str),
    /// What was open last time.
    Carried(&'s Reference),
}

/// What one party said to a topic.
#[derive(Debug)]
pub enum Said<'s> {
    /// To a question, as the party was asked it.
    Answer {
        /// The question in the party's own form.
        question: Option<&'s Question>,
        /// The answer, where it says something.
        answer: Option<&'s Value>,
        /// Whether it is a card that the party picked.
        picked: bool,
    },
    /// To what was open last time.
    Carried(&'s crate::record::Carried),
}

impl Said<'_> {
    /// Whether anything was said.
    pub fn says_something(&self) -> bool {
        match self {
            Self::Answer { answer, picked, .. } => answer.is_some() || *picked,
            Self::Carried(carried) => {
                let has_comment = match &carried.comment {
                    Some(Private::Plain(text)) => !text.trim().is_empty(),
                    Some(Private::Encrypted) => true,
                    None => false,
                };
                carried.assessment.is_some() || has_comment
            }
        }
    }
}

impl<'s> Agenda<'s> {
    /// The agenda of a talk. Drafts are left out unless `with_drafts`: they are their authors' alone. What was said of the talk itself
    /// afterwards is not in it.
    pub fn new(store: &'s Store, talk: &Talk<'s>, with_drafts: bool) -> Self {
        let kind =
            talk.conversation().map_or_else(|| usual_kind(&talk.id.subject), |conversation| conversation.talk_type);
        let parties = parties(store, talk, kind, with_drafts);
        let leads = store.register().leads(&talk.id.subject);
        let (times, topics) = topics::topics(&parties, kind, leads);
        Self { kind, parties, times, topics }
    }

    /// What stands in one part of the agenda.
    pub fn standing(&self, standing: Standing) -> impl Iterator<Item = &Topic<'s>> {
        self.topics.iter().filter(move |topic| topic.standing == standing)
    }

    /// What the manager wants to give most time.
    pub fn focus(&self) -> Option<Focus> {
        self.parties.iter().find_map(|party| party.prep?.focus.as_ref()?.get().copied())
    }

    /// Minutes in all; `None` where no part says how long it takes.
    pub fn minutes(&self) -> Option<u32> {
        let said: Vec<u32> = self.times.iter().filter_map(|time| time.minutes).collect();
        (!said.is_empty()).then(|| said.iter().sum())
    }

    /// Whether something is in it that its author has not shared yet.
    pub fn has_drafts(&self) -> bool {
        self.parties.iter().any(|party| party.prep.is_some_and(|prep| prep.state == PrepState::Draft))
    }
}

/// A record without a conversation counts as the yearly talk.
fn usual_kind(subject: &Subject) -> TalkType {
    match subject {
        Subject::Person(_) => TalkType::Mus,
        Subject::Group(_) => TalkType::Grus,
    }
}

fn parties<'s>(store: &'s Store, talk: &Talk<'s>, kind: TalkType, with_drafts: bool) -> Vec<Party<'s>> {
    let preps: Vec<(&File, &Prep)> = store.preparations(talk).collect();
    let party = |role: Author, person: Option<PersonId>, own: Option<&'s Prep>| {
        let shown = own.filter(|prep| with_drafts || prep.state == PrepState::Shared);
        let forms = store.settings().forms_for(kind);
        let by_settings = match role {
            Author::Employee => forms.employee,
            Author::Manager => forms.manager,
        };
        // A preparation keeps the revision it was written for.
        let form = match own {
            Some(prep) => store.form(&prep.form),
            None => by_settings.and_then(|id| store.newest_form(id.as_str())),
        };
        Party { role, person, prep: shown, draft_left_out: own.is_some() && shown.is_none(), form }
    };
    let conversation = talk.conversation();
    if talk.id.subject.person().is_some() {
        return [Author::Employee, Author::Manager]
            .into_iter()
            .map(|role| {
                let own = preps.iter().find(|(_, prep)| prep.role == role).map(|(_, prep)| *prep);
                let by = own.and_then(|prep| prep.by.clone());
                party(role, by.or_else(|| usual_author(store, talk, conversation, role)), own)
            })
            .collect();
    }
    let mut expected: Vec<(Author, PersonId)> = Vec::new();
    for (wanted, role) in [
        (ParticipantRole::Employee, Author::Employee),
        (ParticipantRole::Manager, Author::Manager),
        (ParticipantRole::Deputy, Author::Manager),
    ] {
        let present = conversation.iter().flat_map(|conversation| &conversation.participants);
        // A deputy prepares only where there is no manager.
        if wanted == ParticipantRole::Deputy && expected.iter().any(|(role, _)| *role == Author::Manager) {
            continue;
        }
        expected.extend(present.filter(|one| one.role == wanted).map(|one| (role, one.person.clone())));
    }
    // Somebody prepared who is not listed.
    for (_, prep) in &preps {
        if let Some(by) = prep.by.clone().filter(|by| !expected.iter().any(|(_, person)| person == by)) {
            expected.push((prep.role, by));
        }
    }
    expected.sort_by_key(|(role, _)| *role);
    expected
        .into_iter()
        .map(|(role, person)| {
            let own = preps.iter().find(|(_, prep)| prep.by.as_ref() == Some(&person)).map(|(_, prep)| *prep);
            party(role, Some(person), own)
        })
        .collect()
}

/// Who prepares for one side of a talk between two.
fn usual_author(store: &Store, talk: &Talk<'_>, conversation: Option<&Conversation>, role: Author) -> Option<PersonId> {
    let person = talk.id.subject.person()?;
    match role {
        Author::Employee => Some(person.clone()),
        Author::Manager => conversation
            .and_then(|conversation| conversation.manager().cloned())
            .or_else(|| store.register().person(person)?.manager.clone()),
    }
}
