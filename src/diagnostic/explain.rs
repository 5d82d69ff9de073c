//! What a code means, why it matters, and an example that is wrong and one that is right: one file a code in `checks/`.

use super::Code;
use crate::lang::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The explanation of one code.
#[derive(Debug, Deserialize)]
pub struct Explanation {
    /// The file of the example, as a path in a repository.
    pub file: String,
    /// What is wrong; lines of that file.
    pub bad: String,
    /// What would be right in the same place; absent where the whole file is wrong.
    pub good: Option<String>,
    /// How to put in the same place what was meant, where `good` says something else.
    pub better: Option<String>,
    da: Telling,
    en: Telling,
}

/// An explanation in one language.
#[derive(Debug, Deserialize)]
pub struct Telling {
    /// The rule in a sentence.
    pub title: String,
    /// Why it is one, and what to do; CommonMark.
    pub why: String,
}

impl Explanation {
    /// The words in `lang`.
    pub fn in_lang(&self, lang: Lang) -> &Telling {
        lang.pick(&self.da, &self.en)
    }
}

impl Code {
    /// What the code means.
    pub fn explanation(self) -> &'static Explanation {
        static EXPLANATIONS: OnceLock<BTreeMap<Code, Explanation>> = OnceLock::new();
        let read = |code: Self| match toml::from_str(code.explanation_text()) {
            Ok(explanation) => (code, explanation),
            Err(error) => panic!("internal error: checks/{code}.toml is wrong: {error}"),
        };
        let all = EXPLANATIONS.get_or_init(|| Self::ALL.iter().map(|code| read(*code)).collect());
        all.get(&self).expect("internal error: a code without an explanation")
    }
}
