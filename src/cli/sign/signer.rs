//! Who signs: from the key, or by their own word.

use super::Arguments;
use crate::cli::Stage;
use crate::error::Error;
use crate::record::{ParticipantRole, PersonId};
use crate::sign::{Keys, PublicKey, SshKeygen, Standing, may_sign, public_key};
use crate::store::{Store, Talk};
use std::path::PathBuf;

/// Somebody who is about to sign.
pub(super) struct Signer {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: ParticipantRole,
    /// With which key, and its public half; `None` on paper, and where only the statement is wanted.
    pub key: Option<(PathBuf, PublicKey)>,
}

impl Signer {
    /// On paper the one who was named; else the one of `--as`; else the one whose key it is.
    ///
    /// Fails where the person has no part in the talk, where nobody knows whose the key is, and where it counts no longer.
    pub fn find(
        arguments: &Arguments,
        store: &Store,
        talk: &Talk<'_>,
        keys: &Keys,
        stage: &Stage,
    ) -> Result<Self, Error> {
        if let Some(by) = &arguments.by {
            let (person, role) = on_paper(by, store, talk)?;
            return Ok(Self { person, role, key: None });
        }
        let named = match &arguments.signer {
            Some(asked) => Some(store.register().find_person(asked)?.id.clone()),
            None => None,
        };
        if let (true, Some(person)) = (arguments.statement, &named) {
            return Ok(Self { person: person.clone(), role: may_sign(store, talk, person, None)?, key: None });
        }
        let path = key_path(arguments, stage)?;
        let public = public_half(&path)?;
        let person = match named {
            Some(person) => person,
            None => owner(&public, keys, &path)?,
        };
        let role = may_sign(store, talk, &person, None)?;
        require_standing(keys, &person, &public, stage)?;
        Ok(Self { person, role, key: Some((path, public)) })
    }
}

/// A role that one person has in the talk, or a person.
fn on_paper(by: &str, store: &Store, talk: &Talk<'_>) -> Result<(PersonId, ParticipantRole), Error> {
    let Some(role) = ParticipantRole::ALL.into_iter().find(|role| role.word() == by) else {
        let person = store.register().find_person(by)?.id.clone();
        let role = may_sign(store, talk, &person, None)?;
        return Ok((person, role));
    };
    let participants = talk.conversation().map(|conversation| conversation.participants.as_slice()).unwrap_or_default();
    let mut people: Vec<PersonId> =
        participants.iter().filter(|one| one.role == role).map(|one| one.person.clone()).collect();
    if people.is_empty() {
        // The manager's manager signs without taking part.
        people.extend(store.parties(talk).into_iter().filter(|party| party.role == role).map(|party| party.person));
    }
    let id = talk.id;
    match people.as_slice() {
        [person] => Ok((person.clone(), may_sign(store, talk, person, Some(role))?)),
        [] => Err(Error::usage(format!("der er ingen {by} i {id}"), format!("there is no {by} in {id}"))),
        several => {
            let list: Vec<String> = several.iter().map(ToString::to_string).collect();
            let list = list.join(", ");
            Err(Error::usage(
                format!("der er flere {by} i {id}; skriv hvem: {list}"),
                format!("there are several of {by} in {id}; write which: {list}"),
            ))
        }
    }
}

fn key_path(arguments: &Arguments, stage: &Stage) -> Result<PathBuf, Error> {
    let usual = || stage.home.as_ref().map(|home| home.join(".ssh").join("id_ed25519"));
    let path = match &arguments.key {
        Some(path) => Some(path.clone()),
        None => usual().filter(|path| path.exists() || SshKeygen::public_half(path).exists()),
    };
    path.ok_or_else(|| {
        Error::usage(
            "der er ingen nøgle i ~/.ssh/id_ed25519; vælg en med --key, eller lav en med »ssh-keygen -t ed25519«",
            "there is no key at ~/.ssh/id_ed25519; choose one with --key, or make one with `ssh-keygen -t ed25519`",
        )
    })
}

fn public_half(key: &std::path::Path) -> Result<PublicKey, Error> {
    let path = SshKeygen::public_half(key);
    if !path.exists() {
        let (key, public) = (key.display(), path.display());
        return Err(Error::usage(
            format!("den offentlige del mangler; lav den med: ssh-keygen -y -f {key} > {public}"),
            format!("the public half is missing; make it with: ssh-keygen -y -f {key} > {public}"),
        ));
    }
    public_key(&path)
}

/// The one person that a key is written down for.
fn owner(public: &PublicKey, keys: &Keys, path: &std::path::Path) -> Result<PersonId, Error> {
    let public_path = SshKeygen::public_half(path);
    let public_path = public_path.display();
    match keys.owners(public).as_slice() {
        [person] => Ok(person.clone()),
        [] => Err(Error::usage(
            format!(
                "nøglen {public_path} står ikke i allowed_signers, så jeg ved ikke, hvem du er\n  = råd: mus new signer NAVN --key {public_path}, eller sig det med --as"
            ),
            format!(
                "the key {public_path} is not in allowed_signers, so I do not know who you are\n  = help: mus new signer NAME --key {public_path}, or say so with --as"
            ),
        )),
        several => {
            let list: Vec<String> = several.iter().map(ToString::to_string).collect();
            let list = list.join(", ");
            Err(Error::usage(
                format!("nøglen står ved flere i allowed_signers ({list}); sig, hvem du er, med --as"),
                format!("the key stands with several people in allowed_signers ({list}); say who you are with --as"),
            ))
        }
    }
}

/// A signature that will not count is not made; one that does not count yet is, and that is said.
fn require_standing(keys: &Keys, person: &PersonId, public: &PublicKey, stage: &Stage) -> Result<(), Error> {
    match keys.standing(person, public, stage.today) {
        Standing::Known | Standing::Unknowable => Ok(()),
        Standing::Revoked => Err(Error::usage(
            "nøglen er tilbagekaldt (revoked_signers); brug en anden",
            "the key is revoked (revoked_signers); use another",
        )),
        Standing::OutOfTime { .. } => Err(Error::usage(
            "nøglen gælder ikke i dag (valid-after og valid-before i allowed_signers); brug en anden",
            "the key does not count today (valid-after and valid-before in allowed_signers); use another",
        )),
        Standing::Unknown => {
            stage.output.say(&stage.lang.pick(
                format!("mus: advarsel: nøglen står ikke ved {person} i allowed_signers; til den gør, siger »mus verify« ukendt underskriver"),
                format!("mus: warning: the key does not stand with {person} in allowed_signers; until it does, `mus verify` says unknown signer"),
            ));
            Ok(())
        }
    }
}
