//! Which templates documents are laid out by: the bundled ones, or the workplace's own.

use crate::error::{Error, Kind};
use std::collections::BTreeMap;

/// The bundled templates, by the name that an own one replaces.
pub const BUNDLED: &[(&str, &str)] = &[
    ("invitation.md.j2", include_str!("../../templates/invitation.md.j2")),
    ("summary.html.j2", include_str!("../../templates/summary.html.j2")),
    ("summary.md.j2", include_str!("../../templates/summary.md.j2")),
    ("summary.typ", include_str!("../../templates/summary.typ")),
];

/// The colour of rules where the workplace has none.
const ACCENT: &str = "#1d4f5c";

/// Templates, and what else gives documents their look.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    own: BTreeMap<String, Vec<u8>>,
    logo: Option<Logo>,
    accent: Option<String>,
}

/// A picture for the top of documents.
#[derive(Clone, Debug)]
pub struct Logo {
    /// Its file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Templates {
    /// A file of the workplace's own, by its name in `templates/`.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.own.insert(name, bytes);
    }

    /// The picture at the top.
    #[must_use]
    pub fn with_logo(mut self, logo: Option<Logo>) -> Self {
        self.logo = logo;
        self
    }

    /// The colour of rules, as `#1d4f5c`.
    #[must_use]
    pub fn with_accent(mut self, accent: Option<String>) -> Self {
        self.accent = accent;
        self
    }

    pub(super) fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }

    pub(super) fn accent(&self) -> &str {
        self.accent.as_deref().unwrap_or(ACCENT)
    }

    /// The text of a template: the workplace's, else the bundled one; `None` where there is neither.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Error> {
        if let Some(bytes) = self.own.get(name) {
            let text = std::str::from_utf8(bytes).map_err(|error| wrong(name, &format!("not UTF-8: {error}")))?;
            return Ok(Some(text));
        }
        Ok(BUNDLED.iter().find(|(bundled, _)| *bundled == name).map(|(_, text)| *text))
    }

    /// The bytes of a file that a template asks for.
    #[cfg(feature = "pdf")]
    pub(super) fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.own.get(name).map(Vec::as_slice)
    }
}

/// A template that cannot be used. `name` may hold the line.
pub(super) fn wrong(name: &str, reason: &str) -> Error {
    Error::new(Kind::Template { name: name.to_owned(), reason: reason.to_owned() })
}
