//! What a place in a repository says about the file that lies there.

use crate::record::RecordId;
use std::path::{Component, Path};

/// Where a file lies in its repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// `mus.toml`.
    Settings,
    /// `people.yaml`.
    People,
    /// `forms/….yaml`.
    Form,
    /// `records/<person>/<talk>/….yaml`.
    Record(RecordId),
    /// Under `records/`, in a folder that is not a talk's; the folder.
    StrayRecord(String),
    /// Anywhere else: a file that was named, in no repository or outside its known places.
    Loose,
}

impl Location {
    /// The location of a file by its path from the root of the repository.
    pub fn of(path: &Path) -> Self {
        let parts: Vec<&str> = path
            .components()
            .filter_map(|component| match component {
                Component::Normal(name) => name.to_str(),
                _ => None,
            })
            .collect();
        match parts.as_slice() {
            ["mus.toml"] => Self::Settings,
            ["people.yaml"] => Self::People,
            ["forms", _] => Self::Form,
            ["records", subject, talk, _] => format!("{subject}/{talk}")
                .parse()
                .map_or_else(|_| Self::StrayRecord(format!("records/{subject}/{talk}")), Self::Record),
            ["records", folders @ .., _] => Self::StrayRecord(format!("records/{}", folders.join("/"))),
            _ => Self::Loose,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_meanings() {
        let of = |path: &str| Location::of(Path::new(path));
        assert_eq!(of("people.yaml"), Location::People);
        assert_eq!(of("records/p-7f3k/2026/minutes.yaml"), Location::Record("p-7f3k/2026".parse().expect("an id")));
        assert_eq!(of("records/anna/2026/minutes.yaml"), Location::StrayRecord("records/anna/2026".to_owned()));
        assert_eq!(of("records/p-7f3k/minutes.yaml"), Location::StrayRecord("records/p-7f3k".to_owned()));
        assert_eq!(of("notes/people.yaml"), Location::Loose);
    }
}
