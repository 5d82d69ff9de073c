//! Who signs a talk: by the settings, those who took part, and the register.

use super::{Store, Talk};
use crate::date::Date;
use crate::record::{Conversation, Meaning, ParticipantRole, PersonId, Signature, SignatureMeaning};

/// Somebody who has to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// As what.
    pub role: ParticipantRole,
    /// Who.
    pub person: PersonId,
    /// What the signature must at least mean.
    pub meaning: Meaning,
    /// Who else may sign in their place: a deputy for the manager.
    pub stand_ins: Vec<PersonId>,
}

impl Party {
    /// Whether a signature is given for this party: by the person in their role, or by a deputy.
    pub fn is_signed_by(&self, signature: &Signature) -> bool {
        let deputy = self.role == ParticipantRole::Manager && signature.role == ParticipantRole::Deputy;
        let as_party = signature.role == self.role || deputy;
        as_party && (signature.by == self.person || deputy && self.stand_ins.contains(&signature.by))
    }
}

impl Store {
    /// Everybody who has to sign a talk, in the order of the roles. Nobody where the talk has no facts.
    pub fn parties(&self, talk: &Talk<'_>) -> Vec<Party> {
        let Some(conversation) = talk.conversation() else { return Vec::new() };
        let mut parties: Vec<Party> = Vec::new();
        for (role, meaning) in &self.settings().signing.required {
            for person in self.signers(conversation, *role) {
                if parties.iter().any(|party| party.person == person && party.role == *role) {
                    continue;
                }
                let deputies = people_in(conversation, ParticipantRole::Deputy).filter(|deputy| *deputy != person);
                let stand_ins = if *role == ParticipantRole::Manager { deputies.collect() } else { Vec::new() };
                parties.push(Party { role: *role, person, meaning: *meaning, stand_ins });
            }
        }
        parties
    }

    /// Who has to sign, and has neither done so, nor has anybody in their place, nor have they declined. Nobody who has left by `today`.
    /// Whether a signature is good, and on what, does not count here.
    pub fn missing_signers(&self, talk: &Talk<'_>, today: Date) -> Vec<Party> {
        let has_left = |party: &Party| self.register().person(&party.person).is_some_and(|one| one.has_left(today));
        let is_signed = |party: &Party| {
            // Who declines is not asked again.
            let answers = |given: SignatureMeaning| given == SignatureMeaning::Declined || given.covers(party.meaning);
            talk.signatures().any(|signature| party.is_signed_by(signature) && answers(signature.meaning))
        };
        self.parties(talk).into_iter().filter(|party| !is_signed(party) && !has_left(party)).collect()
    }

    /// Who signs in a role: those who took part in it; a deputy in the manager's place; and the manager's manager where no reviewer
    /// is named.
    fn signers(&self, conversation: &Conversation, role: ParticipantRole) -> Vec<PersonId> {
        let named: Vec<PersonId> = people_in(conversation, role).collect();
        let manager = conversation.manager();
        match role {
            _ if !named.is_empty() => named,
            ParticipantRole::Manager => manager.cloned().into_iter().collect(),
            ParticipantRole::Reviewer => {
                manager.and_then(|manager| self.register().person(manager)?.manager.clone()).into_iter().collect()
            }
            _ => named,
        }
    }

    /// What somebody may sign a talk as: the roles they take part in, and those they are asked to sign in.
    pub fn roles_of(&self, talk: &Talk<'_>, person: &PersonId) -> Vec<ParticipantRole> {
        let Some(conversation) = talk.conversation() else { return Vec::new() };
        let takes_part = |role| people_in(conversation, role).any(|one| one == *person);
        // Whoever stands for the manager signs as the deputy they are.
        let is_asked = |role| {
            role == ParticipantRole::Reviewer
                && self.parties(talk).iter().any(|party| party.role == role && party.person == *person)
        };
        ParticipantRole::ALL.into_iter().filter(|role| takes_part(*role) || is_asked(*role)).collect()
    }
}

fn people_in(conversation: &Conversation, role: ParticipantRole) -> impl Iterator<Item = PersonId> + '_ {
    conversation.participants.iter().filter(move |one| one.role == role).map(|one| one.person.clone())
}
