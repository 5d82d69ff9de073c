//! Ids and references, parsed once.

use crate::date;
use crate::yaml::is_reserved_word;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A type that holds text of one shape: `FromStr` judges it, `Display` gives it back.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $fits:expr, $wrong:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                let fits: fn(&str) -> bool = $fits;
                if fits(text) { Ok(Self(text.into())) } else { Err($wrong.to_owned()) }
            }
        }

        through_text!($name);
    };
}

/// `Display`, `Serialize` and `Deserialize` over `FromStr`.
macro_rules! through_text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        through_display!($name);
    };
}

macro_rules! through_display {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                date::parsed(deserializer)
            }
        }
    };
}

text_id!(
    /// An id of the workplace's choosing: of a form, a question, a unit.
    Id,
    |text| is_word_list(text) && !is_reserved_word(text),
    "an id is lower-case letters, digits and hyphens, such as standard-employee"
);
text_id!(
    /// A person's opaque id: `p-` and 4 to 12 letters and digits.
    PersonId,
    |text| text.strip_prefix("p-").is_some_and(|rest| (4..=12).contains(&rest.len()) && rest.bytes().all(is_lower_or_digit)),
    "a person id is p- and 4 to 12 letters and digits, such as p-7f3k"
);
text_id!(
    /// Which talk of somebody's: a year, optionally month, day and a word.
    TalkId,
    is_talk,
    "a talk is a year, optionally month, day and a word, such as 2026-04-02-one-to-one"
);
text_id!(
    /// The id of something inside a record: `D1` a point, `A3` an action, `F1` a follow-up, `U1` an aim.
    ItemId,
    |text| text.strip_prefix(['D', 'A', 'F', 'U']).is_some_and(|number| {
        !number.starts_with('0') && !number.is_empty() && number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit())
    }),
    "an id inside a record is D, A or F and a number, such as A3"
);

fn is_lower_or_digit(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// `[a-z][a-z0-9]*(-[a-z0-9]+)*`
fn is_word_list(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('-').all(|word| !word.is_empty() && word.bytes().all(is_lower_or_digit))
}

fn is_talk(text: &str) -> bool {
    let mut parts = text.splitn(4, '-').peekable();
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let up_to =
        |part: &str, most: u32| digits(part, 2) && part.parse().is_ok_and(|number: u32| (1..=most).contains(&number));
    if !parts.next().is_some_and(|year| digits(year, 4)) {
        return false;
    }
    if parts.next_if(|month| up_to(month, 12)).is_some() {
        parts.next_if(|day| up_to(day, 31));
    }
    let word: Vec<&str> = parts.collect();
    word.is_empty() || is_word_list(&word.join("-"))
}

impl ItemId {
    /// The number behind the letter.
    pub fn number(&self) -> u32 {
        self.0[1..].parse().unwrap_or(0)
    }
}

impl TalkId {
    /// The year the talk belongs to.
    pub fn year(&self) -> i32 {
        self.0[..4].parse().unwrap_or(0)
    }
}

/// Whose record: a person's or a group's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person, `p-…`.
    Person(PersonId),
    /// A group, `g-…`.
    Group(Box<str>),
}

impl Subject {
    /// The person, where it is one.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Group(_) => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => id.fmt(f),
            Self::Group(id) => f.write_str(id),
        }
    }
}

impl FromStr for Subject {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(rest) = text.strip_prefix("g-") {
            let fits =
                !rest.is_empty() && rest.split('-').all(|word| !word.is_empty() && word.bytes().all(is_lower_or_digit));
            return if fits {
                Ok(Self::Group(text.into()))
            } else {
                Err("a group id is g- and a word, such as g-drift".to_owned())
            };
        }
        text.parse().map(Self::Person)
    }
}

through_display!(Subject);

/// A record: whose, and which talk. Written `p-7f3k/2026`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// Whose.
    pub subject: Subject,
    /// Which talk.
    pub talk: TalkId,
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.subject, self.talk)
    }
}

impl FromStr for RecordId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (subject, talk) =
            text.split_once('/').ok_or("a record is a person id, a slash and a talk, such as p-7f3k/2026")?;
        Ok(Self { subject: subject.parse()?, talk: talk.parse()? })
    }
}

through_display!(RecordId);

/// Something inside a record, from outside: `p-7f3k/2026:A3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The record.
    pub record: RecordId,
    /// What in it.
    pub item: ItemId,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.record, self.item)
    }
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (record, item) =
            text.split_once(':').ok_or("a reference is a record, a colon and an id, such as p-7f3k/2026:A3")?;
        Ok(Self { record: record.parse()?, item: item.parse()? })
    }
}

through_display!(Reference);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_shape() {
        for good in ["p-7f3k", "p-abcdefghijkl", "p-0000"] {
            assert!(good.parse::<PersonId>().is_ok(), "{good}");
        }
        for bad in ["p-abc", "p-ABCD", "p-abcdefghijklm", "anna", "p-æøåæ", "p-../.."] {
            assert!(bad.parse::<PersonId>().is_err(), "{bad}");
        }
        for good in ["2026", "2026-04", "2026-04-02", "2026-04-02-one-to-one", "2026-follow-up", "2026-04-sus"] {
            assert!(good.parse::<TalkId>().is_ok(), "{good}");
        }
        for bad in ["26", "2026-", "2026-4", "2026-13", "2026-04-32", "2026-04-02-", "2026/04", "2026-One"] {
            assert!(bad.parse::<TalkId>().is_err(), "{bad}");
        }
        for bad in ["no", "on", "null", "Workload", "a--b", "-a", "a-", "1a", "å"] {
            assert!(bad.parse::<Id>().is_err(), "{bad}");
        }
        for bad in ["A0", "A", "X1", "A01", "a1", "A1a"] {
            assert!(bad.parse::<ItemId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn references_read_back() {
        for text in ["p-7f3k/2026:A3", "g-drift/2026-04:D1"] {
            assert_eq!(text.parse::<Reference>().expect("a reference").to_string(), text);
        }
    }
}
