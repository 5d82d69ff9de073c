//! Who sits before the terminal: `MUS_ME`, else git's e-mail in the register.

use super::Stage;
use crate::error::Error;
use crate::git;
use crate::record::{PersonId, Subject};
use crate::store::Store;
use std::path::Path;

/// Who is asking.
pub(super) enum Me {
    /// Somebody in the register.
    Known(PersonId),
    /// What `MUS_ME` or git said fits nobody, or several.
    Unknown(Error),
    /// Nobody said.
    Unsaid,
}

impl Me {
    pub fn of(stage: &Stage, store: &Store) -> Self {
        let by_mail = |mail: &str| store.register().by_mail(mail).map(|person| person.id.clone());
        if let Some(said) = &stage.me {
            return match by_mail(said).map_or_else(|| store.register().find(said), |id| Ok(Subject::Person(id))) {
                Ok(Subject::Person(id)) => Self::Known(id),
                Ok(Subject::Group(id)) => Self::Unknown(Error::usage(
                    format!("MUS_ME er »{id}«: en gruppe, ikke en person"),
                    format!("MUS_ME is “{id}”: a group, not a person"),
                )),
                Err(error) => Self::Unknown(error),
            };
        }
        match git::user_email(store.root().unwrap_or(Path::new("."))) {
            None => Self::Unsaid,
            Some(mail) => by_mail(&mail).map_or_else(
                // The address may be private: it is not repeated.
                || {
                    Self::Unknown(Error::usage(
                        "gits mailadresse (user.email) står ikke i people.yaml; sæt MUS_ME til dit id eller navn",
                        "git's e-mail (user.email) is not in people.yaml; set MUS_ME to your id or name",
                    ))
                },
                Self::Known,
            ),
        }
    }

    /// Who it is, where a command cannot do without.
    pub fn required(self) -> Result<PersonId, Error> {
        match self {
            Self::Known(id) => Ok(id),
            Self::Unknown(error) => Err(error),
            Self::Unsaid => Err(Error::usage(
                "jeg ved ikke, hvem du er; sæt MUS_ME til dit id eller navn",
                "I do not know who you are; set MUS_ME to your id or name",
            )),
        }
    }

    /// Who it is, where that helps.
    pub fn known(self) -> Option<PersonId> {
        match self {
            Self::Known(id) => Some(id),
            Self::Unknown(_) | Self::Unsaid => None,
        }
    }
}
