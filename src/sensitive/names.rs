//! Names of people, found in a text, a path or a branch.

use super::folded::{Folded, InCompany};
use super::hash::{ByWord, Hash, Sieve};
use std::collections::HashMap;
use std::ops::Range;

/// The names of a register, made ready. Each goes by a number of the caller's.
#[derive(Debug)]
pub struct Names {
    /// The words that whole names begin with.
    firsts: Sieve,
    /// Whole names as folded words, by the first of them.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>, ByWord>,
    /// Single parts of names that are long enough to mean somebody.
    parts: HashMap<String, usize, ByWord>,
}

/// A part of a name that may stand for the whole has at least so many letters: »Bo« and »Per« are words as well.
const SHORTEST_PART: usize = 4;

impl Default for Names {
    fn default() -> Self {
        Self::new([])
    }
}

impl Names {
    /// Makes `names` ready; each is told by its place.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut ready = Self { firsts: Sieve::new(14), by_first: HashMap::default(), parts: HashMap::default() };
        for (at, name) in names.into_iter().enumerate() {
            let folded = Folded::new(name);
            let words: Vec<String> = folded.all().map(str::to_owned).collect();
            let is_long = |part: usize| folded.as_written(part).chars().count() >= SHORTEST_PART;
            for part in (0..words.len()).filter(|part| is_long(*part)) {
                ready.parts.entry(words[part].clone()).or_insert(at);
            }
            let [first, .., last] = words.as_slice() else { continue };
            // »Anna Marie Holm« is also »Anna Holm«, and »Holm, Anna« where lists are sorted.
            let short = vec![first.clone(), last.clone()];
            let turned = vec![last.clone(), first.clone()];
            for way in [words.clone(), short, turned] {
                ready.firsts.put(Hash::of_word(&way[0]));
                let known = ready.by_first.entry(way[0].clone()).or_default();
                if !known.iter().any(|(other, _)| *other == way) {
                    known.push((way, at));
                }
            }
        }
        ready
    }

    /// Whether there is nobody to find.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Whether a whole name may begin with a word: a quick no for most.
    pub fn may_begin(&self, there: &InCompany<'_>) -> bool {
        self.firsts.may_hold(there.word.hash)
            && self
                .by_first
                .get(&there.letters(there.word))
                .is_some_and(|ways| ways.iter().any(|(way, _)| is_of(&there.letters(there.after), &way[1])))
    }

    /// Every whole name in `text`: whose, and where.
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        self.whole_names(&Folded::new(text)).collect()
    }

    fn whole_names(&self, folded: &Folded<'_>) -> impl Iterator<Item = (usize, Range<usize>)> {
        folded.all().enumerate().filter_map(move |(at, word)| {
            let ways = self.by_first.get(word).into_iter().flatten();
            let stands = |way: &[String]| {
                let ends = |part: usize| part + 1 == way.len();
                way.iter().enumerate().all(|(next, part)| {
                    let word = folded.is_word(at + next).then(|| folded.word(at + next));
                    word.is_some_and(|word| word == part || (ends(next) && is_of(word, part)))
                })
            };
            let longest = ways.filter(|(way, _)| stands(way)).max_by_key(|(way, _)| way.len());
            longest.map(|(way, whose)| (*whose, folded.bytes(&(at..at + way.len()))))
        })
    }

    /// The first name in what git keeps for ever, whole or a part of one. In a sentence (`is_prose`) a part counts with a capital
    /// alone, and not as its first word; in a path or a branch however it is written.
    pub fn first_in(&self, text: &str, is_prose: bool) -> Option<(usize, Range<usize>)> {
        let folded = Folded::new(text);
        if let Some(whole) = self.whole_names(&folded).next() {
            return Some(whole);
        }
        let means =
            |at: usize| !is_prose || (at > 0 && folded.as_written(at).chars().next().is_some_and(char::is_uppercase));
        folded.all().enumerate().find_map(|(at, word)| {
            let bare = word.strip_suffix('s').filter(|_| is_prose).unwrap_or(word);
            let whose = self.parts.get(word).or_else(|| self.parts.get(bare)).filter(|_| means(at))?;
            Some((*whose, folded.bytes(&(at..at + 1))))
        })
    }
}

/// Whether a word is a name, or the genitive of it: »Thorsen«, »Thorsens«.
fn is_of(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|rest| matches!(rest, "" | "s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let names = Names::new(["Anna Marie Holm", "Bo Ærø"]);
        let of = |text: &str| {
            names.find(text).into_iter().map(|(whose, at)| (whose, text[at].to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(of("Spørg Anna Holm, ikke Bo."), [(0, "Anna Holm".to_owned())]);
        assert_eq!(of("bo aeroe og ANNA MARIE HOLM"), [(1, "bo aeroe".to_owned()), (0, "ANNA MARIE HOLM".to_owned())]);
        assert_eq!(of("Anna Holms vagt, Bo Ærø's shift"), [(0, "Anna Holms".to_owned()), (1, "Bo Ærø's".to_owned())]);
        assert_eq!(of("Annas holm"), []);
        assert_eq!(of("Anna Holmst"), []);
    }

    #[test]
    fn in_git_a_part_of_a_name_is_enough() {
        let names = Names::new(["Anna Marie Holm", "Bo Ærø", "Åse Per"]);
        let whose = |text: &str, is_prose| names.first_in(text, is_prose).map(|(whose, _)| whose);
        assert_eq!(whose("records/anna/plan.yaml", false), Some(0));
        assert_eq!(whose("mus-holm-2026", false), Some(0));
        assert_eq!(whose("Add the plan for Anna", true), Some(0));
        assert_eq!(whose("Ret Annas plan", true), Some(0));
        assert_eq!(whose("Bo var her", true), None);
        assert_eq!(whose("mus-aase-2026", false), None);
        assert_eq!(whose("mus-aase-per-2026", false), Some(2));
        assert_eq!(whose("records/p-7f3k/2026/action-plan.yaml", false), None);
    }
}
