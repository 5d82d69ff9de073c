//! What may be signed, and the file that comes of it.

use super::backend::Backend;
use crate::error::{Error, Kind as ErrorKind};
use crate::record::{Draft, Meaning, ParticipantRole, PersonId, SignatureMeaning, State};
use crate::schema::Kind;
use crate::seal::{COVERED, Digest, PublicKey, Sealed, Unsealable, digest, statement};
use crate::store::{Store, Talk};
use crate::yaml::parse;
use std::path::Path;

/// The files that a signature on the talk as it is now covers, with their digests.
///
/// Fails where the talk is not held, something of it is a draft, cannot be read, or is encrypted.
pub fn covers(talk: &Talk<'_>) -> Result<Vec<(Kind, Digest)>, Error> {
    let refuse = |da: String, en: String| Err(Error::usage(da, en));
    let id = talk.id;
    if talk.conversation().is_none_or(|conversation| conversation.state != State::Held) {
        return refuse(
            format!("{id} er ikke holdt, så der er intet at skrive under på; sig, at den er, med: mus hold {id}"),
            format!("{id} was not held, so there is nothing to sign; say that it was with: mus hold {id}"),
        );
    }
    let drafts = [
        (Kind::Minutes, talk.minutes().map(|minutes| minutes.state)),
        (Kind::ActionPlan, talk.plan().map(|plan| plan.state)),
    ];
    if let Some((kind, _)) = drafts.into_iter().find(|(_, state)| *state == Some(Draft::Draft)) {
        return refuse(
            format!(
                "{kind}.yaml i {id} er et udkast, og et udkast skrives der ikke under på; skriv »state: final«, når den er færdig"
            ),
            format!(
                "{kind}.yaml of {id} is a draft, and a draft is not signed; write `state: final` once it is finished"
            ),
        );
    }
    let mut covered = Vec::new();
    for kind in COVERED {
        let Some(file) = talk.file(kind) else { continue };
        let broken = || Error::new(ErrorKind::BrokenFile(file.path().to_path_buf()));
        let root = file.root().ok_or_else(broken)?;
        match digest(kind, root) {
            Ok(digest) => covered.push((kind, digest)),
            Err(Unsealable::Encrypted) => {
                let path = file.path().display();
                return refuse(
                    format!("{path} er krypteret, og nøglen er her ikke; dekryptér den, og skriv så under"),
                    format!("{path} is encrypted, and there is no key here; decrypt it, then sign"),
                );
            }
            Err(Unsealable::NotFinite) => return Err(broken()),
        }
    }
    Ok(covered)
}

/// What somebody signs as: the role that was asked for, else the first that is theirs.
///
/// Fails where they have no part in the talk.
pub fn may_sign(
    store: &Store,
    talk: &Talk<'_>,
    person: &PersonId,
    asked: Option<ParticipantRole>,
) -> Result<ParticipantRole, Error> {
    let roles = store.roles_of(talk, person);
    roles.iter().copied().find(|role| asked.is_none_or(|asked| asked == *role)).ok_or_else(|| {
        let (id, word) = (talk.id, asked.map(ParticipantRole::word));
        Error::usage(
            match word {
                Some(word) => format!("{person} er ikke {word} i {id}"),
                None => format!("{person} deltager ikke i {id} og skal ikke skrive under på den"),
            },
            match word {
                Some(word) => format!("{person} is not {word} in {id}"),
                None => format!("{person} takes no part in {id} and is not to sign it"),
            },
        )
    })
}

/// What a signature in a role means where nobody says: what the settings ask for; else agreement from the two who talked, and from
/// everybody else that they have seen it.
pub fn usual_meaning(store: &Store, role: ParticipantRole) -> SignatureMeaning {
    let asked = if role == ParticipantRole::Deputy { ParticipantRole::Manager } else { role };
    let required = store.settings().signing.required.get(&asked).copied();
    let usual = match asked {
        ParticipantRole::Employee | ParticipantRole::Manager => Meaning::Agreement,
        _ => Meaning::Seen,
    };
    required.unwrap_or(usual).into()
}

/// The text of a signature file with its signature: signed by `backend`, and verified before anybody gets it.
///
/// Fails where the backend does not sign, or signs with another key than `key`.
pub fn signed(unsigned: &str, backend: &dyn Backend, key: &PublicKey) -> Result<String, Error> {
    let tree = parse(unsigned);
    let root = tree.root.as_ref().expect("internal error: a signature file that was just made is no YAML");
    let bytes = statement(root).expect("internal error: a signature file that was just made has no statement");
    let armoured = backend.sign(&bytes)?;
    let made_with = Sealed::over(&bytes, &armoured).map(|sealed| sealed.key);
    if made_with.as_ref() != Ok(key) {
        return Err(Error::usage(
            "underskriften passer ikke til nøglen; intet er skrevet",
            "the signature does not fit the key; nothing was written",
        ));
    }
    let block: String = armoured.trim().lines().map(|line| format!("  {}\n", line.trim_end())).collect();
    Ok(format!("{unsigned}signature: |\n{block}"))
}

/// The public key in a file, whose comment is forgotten.
///
/// Fails where the file cannot be read, holds a private key, or no key that can be used here.
pub fn public_key(path: &Path) -> Result<PublicKey, Error> {
    let bytes = crate::files::read_bytes(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let shown = path.display();
    if text.contains("PRIVATE KEY") {
        return Err(Error::usage(
            format!("{shown} er en privat nøgle; den skal aldrig ud af dine hænder. Brug den offentlige: {shown}.pub"),
            format!("{shown} is a private key, which must never leave your hands. Use the public one: {shown}.pub"),
        ));
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let key = lines.next().and_then(PublicKey::from_openssh).filter(|_| lines.next().is_none());
    key.ok_or_else(|| {
        Error::usage(
            format!("{shown} indeholder ikke én offentlig SSH-nøgle (ed25519, ecdsa eller rsa; certifikater kan ikke bruges)"),
            format!("{shown} does not hold one public SSH key (ed25519, ecdsa or rsa; certificates cannot be used)"),
        )
    })
}
