//! The notation of the lists: `gravid`, `gravid*`, `*orlov`, `går|gik på barsel`, `..`, `{18-75}`, `=IDA`.

use super::common::Common;
use super::folded::{Folded, InCompany, Read};
use super::ground::Ground;
use super::hash::{Hash, Sieve, SmallSieve};
use super::shape::{Key, Shape};
use std::cell::LazyCell;
use std::ops::Range;

/// What it takes for a term to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Tells of its ground wherever it stands.
    Always,
    /// Tells of it unless the sentence is about the workplace's own work.
    UnlessWork,
    /// Tells of it only where the sentence is about a person, and not about work.
    AboutPerson,
    /// Looks alike, and tells nothing.
    Never,
    /// Says that a sentence is about the workplace's own work.
    Work,
    /// Says that it is about a person.
    Person,
    /// Says that it is advice to leave out what it names behind itself: `skriv ikke om`.
    Advice,
    /// Says the same of what stands before it: `hører ikke hjemme`.
    Excluded,
    /// Says which language it is in.
    Language,
}

/// One term, read.
#[derive(Debug)]
pub(super) struct Term {
    pub role: Role,
    pub ground: Option<Ground>,
    /// The list it comes from: each has its own context.
    pub list: usize,
    parts: Vec<Part>,
    /// The part it is looked for by: the rarest.
    anchor: usize,
    /// Whether it has a number.
    counts: bool,
    /// Words before the anchor, at most.
    before: usize,
}

/// One place in a term.
#[derive(Debug)]
enum Part {
    /// This word.
    Word(Shape),
    /// One of these words.
    OneOf(Vec<Shape>),
    /// One word, whatever it is.
    Any,
    /// Up to three words, whatever they are.
    Gap,
}

/// The widest gap, in words.
const GAP: usize = 3;

/// The terms of a list as they are written: what stands between commas and line ends. A line that begins with `#` is a comment.
pub(super) fn terms_of(written: &str) -> impl Iterator<Item = &str> {
    let lines = written.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|text| !text.is_empty())
}

/// Why a term is none: it cannot be looked for.
pub fn trouble_with(term: &str) -> Option<String> {
    let is_one = !term.trim().is_empty() && !term.contains([',', '\n']);
    if is_one {
        Term::read(term.trim(), 0, None, Role::Always, &Common::default()).err()
    } else {
        Some("no term".to_owned())
    }
}

impl Term {
    /// Reads one term of list `list`. Fails, with the reason, where it cannot be looked for.
    pub fn read(
        written: &str,
        list: usize,
        ground: Option<Ground>,
        role: Role,
        common: &Common,
    ) -> Result<Self, String> {
        let mut parts = Vec::with_capacity(2);
        for part in written.split_ascii_whitespace() {
            Part::read(part, &mut parts).map_err(|error| format!("in “{written}”: {error}"))?;
        }
        let anchor = (0..parts.len())
            .filter_map(|at| Some((parts[at].frequency(common)?, at)))
            .min()
            .map(|(_, at)| at)
            .filter(|_| parts.iter().any(Part::is_word))
            .ok_or_else(|| format!("“{written}” has no word to look for"))?;
        let before = parts[..anchor].iter().map(|part| if matches!(part, Part::Gap) { GAP } else { 1 }).sum();
        let counts = parts.iter().any(Part::is_number);
        Ok(Self { role, ground, list, parts, anchor, counts, before })
    }

    /// What its rarest word is looked up by.
    pub fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        self.parts[self.anchor].shapes().iter().filter_map(Shape::key)
    }

    /// The words that may stand right before its rarest one, and right behind it.
    pub fn beside(&self) -> [SmallSieve; 2] {
        let sieve = |at: Option<usize>| at.and_then(|at| self.parts.get(at)).map_or(SmallSieve::ANYTHING, Part::sieve);
        [sieve(self.anchor.checked_sub(1)), sieve(Some(self.anchor + 1))]
    }

    /// Whether it may stand where its rarest word is `there`, as far as the words beside it tell. Words alike in hash count as the same.
    pub fn may_stand(&self, there: &InCompany<'_>) -> bool {
        let fits = |at: Option<usize>, word: Read| match at.and_then(|at| self.parts.get(at)) {
            Some(part @ (Part::Word(_) | Part::OneOf(_))) => {
                let letters = LazyCell::new(|| there.letters(word));
                part.shapes().iter().any(|shape| match shape.hash() {
                    Some(hash) => hash == word.hash,
                    None => shape.holds(&letters),
                })
            }
            Some(Part::Any | Part::Gap) | None => true,
        };
        fits(Some(self.anchor), there.word)
            && fits(self.anchor.checked_sub(1), there.before)
            && fits(Some(self.anchor + 1), there.after)
    }

    /// Whether it may stand among these words: each of its own is one of them.
    pub fn may_stand_among(&self, words: &Sieve) -> bool {
        self.parts.iter().all(|part| match part {
            Part::Word(_) | Part::OneOf(_) => part.shapes().iter().any(|shape| shape.may_be_among(words)),
            Part::Any | Part::Gap => true,
        })
    }

    /// The words it covers, where its rarest one is word `at`.
    pub fn stands(&self, folded: &Folded<'_>, at: usize) -> Option<Range<usize>> {
        // Most words are in other company: that is told apart first.
        if (self.counts && !folded.has_number_near(at)) || !self.parts[self.anchor].fits(folded, at) {
            return None;
        }
        (at.saturating_sub(self.before)..=at).find_map(|start| {
            let end = matches(folded, &self.parts, start, true).filter(|end| *end > at)?;
            Some(start..end)
        })
    }

    /// How far into word `at`, its last one, the letters that it names reach.
    pub fn reach(&self, folded: &Folded<'_>, at: usize) -> Option<usize> {
        let shapes = self.parts.last()?.shapes().iter().filter(|shape| shape.fits(folded, at));
        shapes.map(|shape| shape.reach(folded.word(at))).max()
    }
}

/// Whether `parts` stand in the text from word `at` on; gives the word behind them.
fn matches(folded: &Folded<'_>, parts: &[Part], at: usize, first: bool) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    if matches!(part, Part::Gap) {
        return (0..=GAP).find_map(|skipped| {
            let joined = (at..at + skipped).all(|word| folded.is_word(word) && folded.continues(word));
            if joined { matches(folded, rest, at + skipped, false) } else { None }
        });
    }
    let fits = folded.is_word(at) && (first || folded.continues(at)) && part.fits(folded, at);
    if fits { matches(folded, rest, at + 1, false) } else { None }
}

impl Part {
    /// Reads what stands between two blanks, and adds it to `parts`.
    fn read(written: &str, parts: &mut Vec<Self>) -> Result<(), String> {
        match written {
            ".." => parts.push(Self::Gap),
            "_" => parts.push(Self::Any),
            _ => {
                if written.contains('|') {
                    parts.push(Self::OneOf(written.split('|').map(Shape::read).collect::<Result<_, _>>()?));
                } else if written.contains('{') {
                    parts.push(Self::Word(Shape::read(written)?));
                } else {
                    // A hyphen parts words in a text, and so it does here.
                    for word in written.split('-') {
                        parts.push(Self::Word(Shape::read(word)?));
                    }
                }
            }
        }
        Ok(())
    }

    fn shapes(&self) -> &[Shape] {
        match self {
            Self::Word(shape) => std::slice::from_ref(shape),
            Self::OneOf(shapes) => shapes,
            Self::Any | Self::Gap => &[],
        }
    }

    fn fits(&self, folded: &Folded<'_>, at: usize) -> bool {
        matches!(self, Self::Any) || self.shapes().iter().any(|shape| shape.fits(folded, at))
    }

    /// The words that it may be.
    fn sieve(&self) -> SmallSieve {
        let words: Option<Vec<Hash>> = self.shapes().iter().map(Shape::hash).collect();
        let Some(words) = words.filter(|words| !words.is_empty()) else { return SmallSieve::ANYTHING };
        let mut sieve = SmallSieve::NOTHING;
        for hash in words {
            sieve.put(hash);
        }
        sieve
    }

    /// How often texts have one of its words, by a rough guess; none for what has no word.
    fn frequency(&self, common: &Common) -> Option<usize> {
        let shapes = self.shapes();
        (!shapes.is_empty()).then(|| shapes.iter().map(|shape| shape.frequency(common)).sum())
    }

    fn is_word(&self) -> bool {
        !self.shapes().is_empty() && !self.is_number()
    }

    fn is_number(&self) -> bool {
        let shapes = self.shapes();
        !shapes.is_empty() && shapes.iter().all(|shape| matches!(shape, Shape::Number(..)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` that the term covers.
    fn covered(term: &str, text: &str) -> Option<String> {
        let term = Term::read(term, 0, None, Role::Always, &Common::default()).expect("a term");
        let folded = Folded::new(text);
        let found = (0..folded.all().count()).find_map(|at| term.stands(&folded, at))?;
        Some(text[folded.bytes(&found)].to_owned())
    }

    #[test]
    fn the_notation_means_what_it_says() {
        for (term, text, words) in [
            ("gravid", "Hun er GRAVID.", Some("GRAVID")),
            ("gravid", "graviditet", None),
            ("gravid*", "graviditet", Some("graviditet")),
            ("gravid*", "gravitation", None),
            ("*orlov", "barselsorlov", Some("barselsorlov")),
            ("*orlov", "orlovsplan", None),
            ("*sygdom*", "lungesygdommen", Some("lungesygdommen")),
            ("bryst*operation*", "brystkræftoperationen", Some("brystkræftoperationen")),
            ("bryst*operation*", "operation af bryst", None),
            ("går|gik på barsel", "Hun gik på barsel i maj", Some("gik på barsel")),
            ("går|gik på barsel", "Hun går, på barsel", None),
            ("venter .. barn", "venter sit andet barn", Some("venter sit andet barn")),
            ("venter .. barn", "venter på at se sit barn", None),
            ("fik _ besked", "fik dårlig besked", Some("fik dårlig besked")),
            ("er {55-75} år", "Han er 61 år", Some("er 61 år")),
            ("er {55-75} år", "Han er 35 år", None),
            ("{1-999} {0-999} a month", "paid 45,000 a month", Some("45,000 a month")),
            ("{1-999} {0-999} a month", "in 4, 12 a month", None),
            ("=IDA", "Medlem af IDA", Some("IDA")),
            ("=IDA", "Ida var med", None),
            ("e-mail", "en e-mail", Some("e-mail")),
            ("foelger", "Følger en kollega", Some("Følger")),
            ("gaar", "ga\u{30a}r", Some("ga\u{30a}r")),
        ] {
            assert_eq!(covered(term, text).as_deref(), words, "{term} in {text}");
        }
    }

    #[test]
    fn comments_are_no_terms() {
        let terms: Vec<&str> = terms_of("# om sygdom\nsyg, syge\n  # mere, meget\nsygemeld*\n").collect();
        assert_eq!(terms, ["syg", "syge", "sygemeld*"]);
    }

    #[test]
    fn what_cannot_be_looked_for_is_no_term() {
        for wrong in ["", " ", "**", "..", "_ ..", "{18-75}", "{1-x} år", "a,b", "a\nb", "c++", "* orlov"] {
            assert!(trouble_with(wrong).is_some(), "“{wrong}” is no term");
        }
        for right in ["sommerlaug*", "x", "{1-1} maj", "går|gik på barsel", "=IDA"] {
            assert_eq!(trouble_with(right), None);
        }
    }
}
