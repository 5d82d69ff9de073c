//! How much each code counts, and so what is looked for at all.

use crate::diagnostic::{Code, Level};
use crate::store::Store;
use std::collections::BTreeMap;

/// How much codes count in one check.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    said: BTreeMap<Code, Level>,
    /// What counts less is not looked for.
    least: Level,
}

impl Levels {
    /// What was `said` counts before the settings of the repository, and those before the codes' own levels.
    pub fn new(store: &Store, said: &BTreeMap<Code, Level>, least: Level) -> Self {
        let mut said = said.clone();
        for (name, level) in &store.settings().checks {
            if let Ok(code) = name.parse() {
                said.entry(code).or_insert(*level);
            }
        }
        Self { said, least }
    }

    /// How much a code counts; [`Level::Off`] where it is not looked for.
    pub fn of(&self, code: Code) -> Level {
        let level = self.said.get(&code).copied().unwrap_or(code.level());
        if level <= self.least { level } else { Level::Off }
    }

    /// Whether any of `codes` is looked for.
    pub fn want(&self, codes: impl IntoIterator<Item = Code>) -> bool {
        codes.into_iter().any(|code| self.of(code) != Level::Off)
    }
}
