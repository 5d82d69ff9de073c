//! The round at a glance: how far each person's talk is. People are counted, not talks.

use super::row::{Row, RowKind};
use super::{View, agreed, cadence, rows_in, steps};
use crate::date::{Date, Period};
use crate::record::{Conversation, Draft, Id, Person, PersonId, RecordId, State, Subject};
use crate::store::{Store, Talk};
use std::collections::HashMap;

/// How long before its day a planned talk is the one that counts; until then the last one held does.
const AHEAD: Period = Period::Months(3);

/// Where everybody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Each person of whom a talk is expected, in the order of the register.
    pub people: Vec<Standing>,
}

/// Where one person stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each step is taken or not, independently of the others")]
pub struct Standing {
    /// Who.
    pub person: PersonId,
    /// In which unit.
    pub unit: Option<Id>,
    /// The talk that counts: the one coming up within three months, else the last one while it is not too old.
    pub talk: Option<RecordId>,
    /// On long absence today: nothing is expected.
    pub away: bool,
    /// Both chose to do without.
    pub waived: bool,
    /// It has a day.
    pub planned: bool,
    /// Everybody has shared a preparation.
    pub prepared: bool,
    /// It was held.
    pub held: bool,
    /// Everybody who has to has signed, or declined.
    pub signed: bool,
    /// There is a final plan, and nothing in it is overdue.
    pub up_to_date: bool,
    /// A follow-up was held and confirmed by both, and none is overdue.
    pub followed_up: bool,
}

/// How many people have come how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of whom a talk is expected: neither away nor waived.
    pub people: usize,
    /// With a day.
    pub planned: usize,
    /// Prepared by everybody.
    pub prepared: usize,
    /// Held.
    pub held: usize,
    /// Signed by everybody.
    pub signed: usize,
    /// With a plan that is kept.
    pub up_to_date: usize,
    /// Followed up.
    pub followed_up: usize,
    /// On long absence.
    pub away: usize,
    /// Who chose, with their manager, to do without.
    pub waived: usize,
}

impl Tally {
    /// Counts people.
    pub fn of<'p>(people: impl IntoIterator<Item = &'p Standing>) -> Self {
        let mut tally = Self::default();
        for one in people {
            tally.away += usize::from(one.away);
            tally.waived += usize::from(one.waived && !one.away);
            if one.away || one.waived {
                continue;
            }
            tally.people += 1;
            tally.planned += usize::from(one.planned);
            tally.prepared += usize::from(one.prepared);
            tally.held += usize::from(one.held);
            tally.signed += usize::from(one.signed);
            tally.up_to_date += usize::from(one.up_to_date);
            tally.followed_up += usize::from(one.followed_up);
        }
        tally
    }
}

/// Where everybody of whom a talk is expected stands on `today`.
pub fn round(store: &Store, today: Date) -> Round {
    let view = View::new(store, today);
    let rows = rows_in(&view);
    let mut late: HashMap<&Subject, Vec<&Row>> = HashMap::new();
    for row in rows.iter().filter(|row| row.urgency.is_overdue()) {
        late.entry(row.target.subject()).or_default().push(row);
    }
    let people = store.register().people().iter().filter(|person| person.is_employed(today));
    let people = people.filter(|person| cadence::is_expected(&view, person));
    let none = Vec::new();
    let standing = |person: &Person| {
        let subject = Subject::Person(person.id.clone());
        standing(&view, person, &subject, late.get(&subject).unwrap_or(&none))
    };
    Round { people: people.map(standing).collect() }
}

fn standing(view: &View<'_>, person: &Person, subject: &Subject, late: &[&Row]) -> Standing {
    let talks = view.store.talks_of(subject);
    let is_late = |kind: RowKind| late.iter().any(|row| row.kind == kind);
    let talk = current(view, &talks).filter(|_| !is_late(RowKind::Review));
    let conversation = talk.and_then(Talk::conversation);
    let state = conversation.map(|conversation| conversation.state);
    let held = state == Some(State::Held);
    let plan = talk.and_then(Talk::plan).filter(|plan| held && plan.state == Draft::Final);
    let is_late_here = |kinds: &[RowKind]| {
        late.iter().any(|row| kinds.contains(&row.kind) && row.target.record() == talk.map(|talk| talk.id))
    };
    let both = talk.zip(conversation);
    let is_followed_up = plan
        .zip(talk)
        .is_some_and(|(plan, talk)| plan.follow_ups.iter().any(|follow_up| agreed::is_complete(view, follow_up, talk)));
    Standing {
        person: person.id.clone(),
        unit: person.unit.clone(),
        talk: talk.map(|talk| talk.id.clone()),
        away: cadence::is_away(person, view.today),
        waived: state == Some(State::Waived),
        planned: held || state == Some(State::Planned) && conversation.and_then(Conversation::day).is_some(),
        prepared: both
            .is_some_and(|(talk, conversation)| steps::missing_preparations(view, talk, conversation).is_empty()),
        held,
        signed: held && both.is_some_and(|(talk, _)| steps::missing_signatures(view, talk).is_empty()),
        up_to_date: plan.is_some() && !is_late_here(&[RowKind::Action, RowKind::Point, RowKind::Outcome]),
        followed_up: is_followed_up && !is_late_here(&[RowKind::FollowUp]),
    }
}

/// The talk that counts: the newest one, but a planned one only from three months before its day.
fn current<'t, 's>(view: &View<'_>, talks: &'t [Talk<'s>]) -> Option<&'t Talk<'s>> {
    let horizon = view.today.plus(AHEAD);
    talks.iter().filter(|talk| talk.is_review()).rfind(|talk| {
        talk.conversation().is_some_and(|conversation| match conversation.state {
            State::Planned | State::Postponed => conversation.planned_for.is_none_or(|day| day <= horizon),
            State::Held | State::Waived => true,
            State::Cancelled => false,
        })
    })
}

/// How many of the people have absences that cannot be read without keys.
pub fn unreadable_absences(store: &Store) -> usize {
    store.register().people().iter().filter(|person| cadence::is_unreadable(person)).count()
}
