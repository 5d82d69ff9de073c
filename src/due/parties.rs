//! Who is meant by a word of the format, today.

use super::View;
use crate::record::{FollowUp, Owner, PersonId};
use crate::store::Talk;
use std::collections::BTreeSet;

impl View<'_> {
    /// Who a word means: `manager` is today's manager in the register, else the one who took part.
    pub(super) fn person_behind(&self, owner: &Owner, talk: &Talk<'_>) -> Option<PersonId> {
        let subject = talk.id.subject.person();
        match owner {
            Owner::Person(id) => Some(id.clone()),
            Owner::Employee => subject.cloned(),
            Owner::Manager => subject
                .and_then(|id| self.store.register().person(id))
                .and_then(|person| person.manager.clone())
                .or_else(|| talk.conversation().and_then(|conversation| conversation.manager().cloned())),
            Owner::Hr => None,
        }
    }

    /// Who has confirmed a follow-up, under whatever word.
    fn confirmers(&self, follow_up: &FollowUp, talk: &Talk<'_>) -> BTreeSet<String> {
        let party =
            |party: &Owner| self.person_behind(party, talk).map_or_else(|| party.to_string(), |id| id.to_string());
        follow_up.confirmed_by.iter().map(party).collect()
    }

    /// One party alone is not enough: the employee and the manager; in a group's plan two different people.
    pub(super) fn confirmed_by_both(&self, follow_up: &FollowUp, talk: &Talk<'_>) -> bool {
        self.confirmers(follow_up, talk).len() >= 2
    }

    /// The parties of a person's plan that have not confirmed a follow-up. In a group's plan any second person will do: nobody is named.
    pub(super) fn yet_to_confirm(&self, follow_up: &FollowUp, talk: &Talk<'_>) -> Vec<PersonId> {
        let confirmed = self.confirmers(follow_up, talk);
        let parties = [Owner::Employee, Owner::Manager];
        let parties = parties.iter().filter(|_| talk.id.subject.person().is_some());
        parties
            .filter_map(|party| self.person_behind(party, talk))
            .filter(|id| !confirmed.contains(id.as_str()))
            .collect()
    }
}
