//! The two languages of the surface.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language that messages and documents are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// Both, Danish first.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a POSIX locale name such as `da_DK.UTF-8`; `None` where it is neither.
    pub fn from_locale(locale: &str) -> Option<Self> {
        locale.split(['_', '-', '.', '@']).next()?.parse().ok()
    }

    /// Picks one of two wordings.
    pub fn pick<T>(self, da: T, en: T) -> T {
        match self {
            Self::Da => da,
            Self::En => en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().as_str() {
            "da" => Ok(Self::Da),
            "en" => Ok(Self::En),
            _ => Err("the languages are da and en".to_owned()),
        }
    }
}

/// Joins words as a sentence does: `a, b or c`.
pub fn one_of(lang: Lang, words: &[String]) -> String {
    joined(words, lang.pick("eller", "or"))
}

/// Joins words as a sentence does: `a, b and c`.
pub fn all_of(lang: Lang, words: &[String]) -> String {
    joined(words, lang.pick("og", "and"))
}

fn joined(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A number with separators as the language has them, to so many decimals: `1.250,50`; `1,250.50`.
pub fn rounded(amount: f64, decimals: usize, lang: Lang) -> String {
    let plain = format!("{amount:.decimals$}");
    let (whole, decimals) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, decimals)| (whole, Some(decimals)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push_str(lang.pick(".", ","));
        }
        grouped.push(digit);
    }
    match decimals {
        Some(decimals) => format!("{sign}{grouped}{}{decimals}", lang.pick(",", ".")),
        None => format!("{sign}{grouped}"),
    }
}

/// A sort key in the Danish alphabet: case folded, `æ`, `ø` and `å` last, other accents ignored.
pub fn sort_key(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut key = String::with_capacity(text.len());
    for letter in text.to_lowercase().nfc() {
        match letter {
            'æ' | 'ä' => key.push_str("{a"),
            'ø' | 'ö' => key.push_str("{b"),
            'å' => key.push_str("{c"),
            other => key.extend(other.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c))),
        }
    }
    key
}

/// A name folded for matching: lower case, no accents, `æ ø å` also as `ae oe aa`.
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().to_lowercase().nfc() {
        match letter {
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            other => folded.extend(other.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c))),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_sort_last() {
        let mut names = ["Åse", "Zenia", "Øjvind", "Ærø", "anna", "Émile"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["anna", "Émile", "Zenia", "Ærø", "Øjvind", "Åse"]);
    }

    #[test]
    fn names_fold_both_ways() {
        assert_eq!(fold("Åse"), fold("aase"));
        assert_eq!(fold("André"), "andre");
    }

    #[test]
    fn a_locale_names_a_language() {
        assert_eq!(Lang::from_locale("da_DK.UTF-8"), Some(Lang::Da));
        assert_eq!(Lang::from_locale("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_locale("C.UTF-8"), None);
    }
}
