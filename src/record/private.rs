//! What somebody wrote about a person.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;
use std::fmt;

/// A private value: plain, or encrypted by SOPS (`ENC[…]`). Its `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Private<T> {
    /// Readable.
    Plain(T),
    /// Encrypted; there is no key here.
    Encrypted,
}

impl<T> Private<T> {
    /// The value, where it can be read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Plain(value) => Some(value),
            Self::Encrypted => None,
        }
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain(_) => "<private>",
            Self::Encrypted => "<encrypted>",
        })
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Private<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value.as_str().is_some_and(is_encrypted) {
            return Ok(Self::Encrypted);
        }
        // The value's own error would quote it.
        T::deserialize(value).map(Self::Plain).map_err(|_| de::Error::custom("a private value of another shape"))
    }
}

/// Whether `text` is a value that SOPS encrypted.
pub fn is_encrypted(text: &str) -> bool {
    text.starts_with("ENC[")
}
