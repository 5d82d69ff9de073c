//! Terms, and what finds them: each word of a text is looked up by its hash as a whole, by how it begins, and by four letters
//! anywhere in it. Nearly every word falls through a sieve of bits at once. What stands behind frequent words is known from the start,
//! and words that led nowhere are remembered.

use super::common::Common;
use super::folded::{Folded, InCompany};
use super::hash::{Dull, Hash, Sieve, SmallSieve, Window};
use super::shape::Key;
use super::term::Term;
use std::ops::Range;

/// So many blanks stand behind a word where pieces that end it are looked up.
const ENDS: usize = 2;
/// 2 to the power of this are the drawers that hashes are looked for in.
const DRAWERS: u32 = 15;
/// 2 to the power of this are the places for frequent words.
const KNOWN: u32 = 12;

/// What finds terms.
#[derive(Debug)]
pub(super) struct Finder {
    terms: Vec<Term>,
    /// Which words may stand right before each term's rarest one, and right behind it: a quick and nearly sure no.
    beside: Vec<[SmallSieve; 2]>,
    /// Which words there are.
    words: Sieve,
    /// Which beginnings there are.
    starts: Sieve,
    /// Which four letters there are.
    windows: Sieve,
    /// Frequent words, each in the place that its hash gives it: their terms are known, and stand behind [`Hash::known`].
    known: Vec<Hash>,
    /// Words that are no term's rarest.
    dull: Dull,
    /// The terms behind each hash, in order.
    behind: Vec<(Hash, u32)>,
    /// Where in them those begin whose hash has these highest bits.
    drawers: Vec<u32>,
    /// The length of the shortest beginning.
    shortest: usize,
    /// Terms that are looked for by a number, and between which two it lies.
    numbers: Vec<(u32, u32, u32)>,
    /// Terms whose piece is shorter than what is looked up: they are held against every word.
    short: Vec<u32>,
}

/// A term and the words it covers.
pub(super) type Found<'l> = (&'l Term, Range<usize>);

impl Finder {
    /// Makes `terms` ready. What stands behind `common` words is looked up once.
    pub fn new(terms: Vec<Term>, common: &Common) -> Self {
        let mut finder = Self {
            words: Sieve::new(17),
            starts: Sieve::new(16),
            windows: Sieve::new(15),
            known: vec![Hash::default(); 1 << KNOWN],
            dull: Dull::new(),
            behind: Vec::with_capacity(terms.len() * 2),
            drawers: Vec::new(),
            shortest: usize::MAX,
            numbers: Vec::new(),
            short: Vec::new(),
            beside: terms.iter().map(Term::beside).collect(),
            terms: Vec::new(),
        };
        for (term, number) in terms.iter().zip(0..) {
            for key in term.keys() {
                finder.add(&key, number);
            }
        }
        finder.short.dedup();
        finder.terms = terms;
        finder.sort();
        finder.know(common);
        finder.sort();
        finder
    }

    fn sort(&mut self) {
        self.behind.sort_unstable();
        self.behind.dedup();
        self.drawers.clear();
        for ((hash, _), at) in self.behind.iter().zip(0..) {
            self.drawers.resize((hash.highest(DRAWERS) + 1).max(self.drawers.len()), at);
        }
        let end = u32::try_from(self.behind.len()).unwrap_or(u32::MAX);
        self.drawers.resize((1 << DRAWERS) + 1, end);
    }

    fn know(&mut self, common: &Common) {
        let mut found = Vec::new();
        for word in common.words() {
            let whole = Hash::of_word(word);
            let place = &mut self.known[whole.highest(KNOWN)];
            // One of two that share a place is looked up like any other.
            if *place == Hash::default() {
                *place = whole;
                self.each_candidate(word, whole, &mut |term| found.push((whole.known(), term)));
            }
        }
        self.behind.append(&mut found);
    }

    fn add(&mut self, key: &Key<'_>, term: u32) {
        let hash = match key {
            Key::Word(hash) => {
                self.words.put(*hash);
                *hash
            }
            Key::Start(letters) => {
                let hash = Hash::of_start(letters);
                self.shortest = self.shortest.min(letters.len());
                self.starts.put(hash);
                hash
            }
            // Its first letters: in Danish it is the endings that words share.
            Key::Piece { letters, ends } if letters.len() + if *ends { ENDS } else { 0 } >= Window::LETTERS => {
                let padded = letters.bytes().chain([b' '; ENDS]).take(Window::LETTERS);
                let hash = Hash::of_window(padded.fold(Window::default(), Window::then));
                self.windows.put(hash);
                hash
            }
            Key::Number(least, most) => return self.numbers.push((*least, *most, term)),
            Key::Piece { .. } => return self.short.push(term),
        };
        self.behind.push((hash, term));
    }

    /// Every term that may have a word as its rarest and those `beside` it as neighbours, by its number; one may come twice. `whole` is
    /// the word's hash.
    fn candidates(&self, whole: Hash, beside: [Hash; 2], word: impl FnOnce() -> String, mut found: impl FnMut(u32)) {
        let mut found = |term: u32| {
            let [before, after] = self.beside[index(term)];
            if before.may_hold(beside[0]) && after.may_hold(beside[1]) {
                found(term);
            }
        };
        if self.known[whole.highest(KNOWN)] == whole {
            self.look_up(whole.known(), &mut found);
        } else if !self.dull.holds(whole) {
            let mut is_dull = true;
            self.each_candidate(&word(), whole, &mut |term| {
                is_dull = false;
                found(term);
            });
            if is_dull {
                self.dull.put(whole);
            }
        }
    }

    #[cold]
    fn each_candidate(&self, word: &str, whole: Hash, found: &mut impl FnMut(u32)) {
        let mut hash = Hash::default();
        for (letter, letters) in word.bytes().zip(1..) {
            hash = hash.then(letter);
            if letters >= self.shortest && self.starts.may_hold(hash) {
                self.look_up(hash, found);
            }
        }
        if self.words.may_hold(whole) {
            self.look_up(whole, found);
        }
        let mut window = Window::default();
        for (letter, letters) in word.bytes().chain([b' '; ENDS]).zip(1..) {
            window = window.then(letter);
            if letters >= Window::LETTERS && self.windows.may_hold(Hash::of_window(window)) {
                self.look_up(Hash::of_window(window), found);
            }
        }
        if word.as_bytes().first().is_some_and(u8::is_ascii_digit)
            && let Ok(number) = word.parse::<u32>()
        {
            let counted = self.numbers.iter().filter(|(least, most, _)| (*least..=*most).contains(&number));
            counted.for_each(|(_, _, term)| found(*term));
        }
        self.short.iter().for_each(|term| found(*term));
    }

    /// The terms behind a hash. Apart from the rest, which most words do without.
    #[inline(never)]
    fn look_up(&self, hash: Hash, found: &mut impl FnMut(u32)) {
        let drawer = hash.highest(DRAWERS);
        let (from, to) = (self.drawers[drawer] as usize, self.drawers[drawer + 1] as usize);
        self.behind[from..to].iter().filter(|(other, _)| *other == hash).for_each(|(_, term)| found(*term));
    }

    /// Adds to `found` the terms that may stand around a word: for most words there is none.
    pub fn may_find<'f>(&'f self, there: &InCompany<'_>, found: &mut Vec<&'f Term>) {
        let beside = [there.before.hash, there.after.hash];
        self.candidates(
            there.word.hash,
            beside,
            || there.letters(there.word),
            |term| {
                let term = self.term(term);
                if term.may_stand(there) {
                    found.push(term);
                }
            },
        );
    }

    /// Every place where a term stands.
    pub fn find(&self, folded: &Folded<'_>) -> Vec<Found<'_>> {
        let mut candidates: Vec<(u32, usize)> = Vec::new();
        for (at, word) in folded.all().enumerate() {
            let mut add = |term| candidates.push((term, at));
            self.candidates(folded.hash(at), folded.beside(at), || word.to_owned(), &mut add);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let stands = |(term, at): (u32, usize)| {
            let term = self.term(term);
            Some((term, term.stands(folded, at)?))
        };
        candidates.into_iter().filter_map(stands).collect()
    }

    /// Whether a term is held against every word: its piece is shorter than what is looked up.
    #[cfg(test)]
    pub fn has_short(&self) -> bool {
        !self.short.is_empty()
    }

    fn term(&self, number: u32) -> &Term {
        &self.terms[index(number)]
    }
}

fn index(term: u32) -> usize {
    usize::try_from(term).unwrap_or(usize::MAX)
}
