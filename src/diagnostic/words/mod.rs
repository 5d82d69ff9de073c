//! The one place where facts become sentences. Each language is an exhaustive `match`: a missing translation does not compile.

mod da;
mod en;

use super::{Fact, Shown};
use crate::lang::Lang;

/// Who reads the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Somebody who has the file before them, at a terminal.
    Reader,
    /// A log, a program, or anybody at all: nothing private is shown.
    Public,
}

impl Audience {
    /// A text from the file in quotes, or what stands for it.
    fn quote(self, shown: &Shown, lang: Lang) -> String {
        let open = self == Self::Reader || !shown.private;
        let (left, right) = lang.pick(("»", "«"), ("“", "”"));
        if !open {
            return "[…]".to_owned();
        }
        let one_line: String = shown.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let short: String = crate::sensitive::masked(&one_line).chars().take(60).collect();
        let cut = if one_line.chars().count() > 60 { "…" } else { "" };
        format!("{left}{short}{cut}{right}")
    }
}

/// The sentences of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, as a clause without a full stop.
    pub title: String,
    /// A few words under the place itself.
    pub label: Option<String>,
    /// A few words under the places that belong to it.
    pub related: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Words {
    fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), label: None, related: None, help: None }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    fn related(mut self, related: impl Into<String>) -> Self {
        self.related = Some(related.into());
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }
}

/// The sentences for `fact`.
pub fn words(fact: &Fact, lang: Lang, audience: Audience) -> Words {
    match lang {
        Lang::Da => da::words(fact, audience),
        Lang::En => en::words(fact, audience),
    }
}
