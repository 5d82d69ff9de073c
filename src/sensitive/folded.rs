//! A text folded for matching: lower case, `æ ø å` as `ae oe aa`, other accents gone, cut into words.

use super::hash::Hash;
use std::ops::Range;

/// A text, its folded words, and the way back.
#[derive(Debug)]
pub struct Folded<'t> {
    written: &'t str,
    text: String,
    words: Vec<Word>,
}

/// One word.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it begins and ends in the folded text.
    folded: (usize, usize),
    /// Where it begins and ends as written.
    written: (usize, usize),
    /// What stands between it and the word before it ends a phrase.
    breaks: bool,
    /// It begins a sentence.
    starts: bool,
}

impl<'t> Folded<'t> {
    /// Folds `written`.
    pub fn new(written: &'t str) -> Self {
        let mut text = String::with_capacity(written.len() + written.len() / 8);
        let mut words: Vec<Word> = Vec::with_capacity(written.len() / 6);
        let mut reader = Reader::of(written);
        let mut before = 0;
        while let Some(Read { start, end, .. }) = reader.next_word() {
            let from = text.len();
            push_word(&mut text, &written[start..end]);
            let (breaks, starts) = gap(&written[before..start], &written[start..], words.is_empty());
            words.push(Word { folded: (from, text.len()), written: (start, end), breaks, starts });
            before = end;
        }
        Self { written, text, words }
    }

    /// Every word, folded.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.words.len()).map(|at| self.word(at))
    }

    /// Whether there is a word `at`.
    pub(super) fn is_word(&self, at: usize) -> bool {
        at < self.words.len()
    }

    /// A word, folded.
    pub(super) fn word(&self, at: usize) -> &str {
        let (start, end) = self.words[at].folded;
        &self.text[start..end]
    }

    /// A word as it is written.
    pub(super) fn as_written(&self, at: usize) -> &str {
        let (start, end) = self.words[at].written;
        &self.written[start..end]
    }

    /// Whether a number stands within a few words of word `at`.
    pub(super) fn has_number_near(&self, at: usize) -> bool {
        let near = at.saturating_sub(6)..(at + 7).min(self.words.len());
        near.into_iter().any(|word| self.text.as_bytes()[self.words[word].folded.0].is_ascii_digit())
    }

    /// Whether a word goes on with the phrase of the one before it.
    pub(super) fn continues(&self, at: usize) -> bool {
        at > 0 && !self.words[at].breaks
    }

    /// Whether a hyphen joins a word to the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        at > 0 && self.written[self.words[at - 1].written.1..self.words[at].written.0] == *"-"
    }

    /// The words of the sentence that word `at` stands in.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let start = (0..=at).rev().find(|word| self.words[*word].starts).unwrap_or(0);
        let end = (at + 1..self.words.len()).find(|word| self.words[*word].starts).unwrap_or(self.words.len());
        start..end
    }

    /// The bytes of some words as written.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].written.0..self.words[words.end - 1].written.1
    }
}

/// A word of a text between its neighbours.
#[derive(Debug)]
pub struct InCompany<'t> {
    pub(super) before: Hashed<'t>,
    pub(super) word: Hashed<'t>,
    pub(super) after: Hashed<'t>,
}

/// A word as a number; empty where a text has no more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hashed<'t> {
    written: &'t str,
    /// That of the whole word, folded.
    pub hash: Hash,
}

impl Hashed<'_> {
    /// The word, folded. Few are asked for.
    pub fn letters(&self) -> String {
        fold_word(self.written)
    }
}

/// Hands over each word of `text`.
pub fn each_word<'t>(text: &'t str, mut look: impl FnMut(&InCompany<'t>)) {
    let mut reader = Reader::of(text);
    let mut next = || reader.next_word().map(|read| Hashed { written: &text[read.start..read.end], hash: read.hash });
    let (mut before, mut after) = (Hashed::default(), next());
    while let Some(word) = after {
        after = next();
        look(&InCompany { before, word, after: after.unwrap_or_default() });
        before = word;
    }
}

/// Letters and digits of ASCII in lower case, and 0 for every other byte.
static PLAIN: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// Reads a text word by word.
struct Reader<'t> {
    written: &'t str,
    at: usize,
    /// A word that has other letters than the plain ones, folded.
    folded: String,
}

/// Where a word begins and ends as written, and the hash of it, folded.
struct Read {
    start: usize,
    end: usize,
    hash: Hash,
}

impl<'t> Reader<'t> {
    fn of(written: &'t str) -> Self {
        Self { written, at: 0, folded: String::new() }
    }

    fn next_word(&mut self) -> Option<Read> {
        let start = self.skip()?;
        let bytes = self.written.as_bytes();
        let (mut end, mut hash, mut is_plain) = (start, Hash::default(), true);
        loop {
            // Most letters are the plain ones, and most words end at a blank.
            while let Some(letter) = bytes.get(end).map(|byte| PLAIN[usize::from(*byte)]).filter(|letter| *letter != 0)
            {
                hash = hash.then(letter);
                end += 1;
            }
            if bytes.get(end).is_some_and(|byte| byte.is_ascii() && *byte != b'\'') {
                break;
            }
            let mut rest = self.written[end..].chars();
            match rest.next() {
                Some(letter) if is_letter(letter) || is_mark(letter) => end += letter.len_utf8(),
                Some(letter) if is_inside(letter) && rest.next().is_some_and(char::is_alphanumeric) => {
                    end += letter.len_utf8();
                }
                _ => break,
            }
            is_plain = false;
        }
        if !is_plain {
            self.folded.clear();
            push_word(&mut self.folded, &self.written[start..end]);
            hash = Hash::of_start(&self.folded);
        }
        self.at = end;
        Some(Read { start, end, hash: hash.whole() })
    }

    /// Goes to where the next word begins.
    fn skip(&self) -> Option<usize> {
        let bytes = self.written.as_bytes();
        let mut at = self.at;
        loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii() {
                if PLAIN[usize::from(byte)] != 0 {
                    return Some(at);
                }
                at += 1;
            } else {
                let letter = self.written[at..].chars().next()?;
                if is_letter(letter) {
                    return Some(at);
                }
                at += letter.len_utf8();
            }
        }
    }
}

/// What the characters between two words do: end a phrase, end a sentence.
fn gap(between: &str, rest: &str, first: bool) -> (bool, bool) {
    if first {
        return (true, true);
    }
    // `45,000` is one amount.
    if between == " " || (between == "," && rest.starts_with(|digit: char| digit.is_ascii_digit())) {
        return (false, false);
    }
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    let spaced = between.ends_with([' ', '\n', '\t', '\r', '"', '»', '“', '*', '_']);
    let starts = (capital && spaced && between.contains(['.', '!', '?'])) || between.matches('\n').count() > 1;
    (starts || between.contains([',', ';', '!', '?', '(', ')']), starts)
}

/// Whether a character belongs to a word; of those of Western Europe without a look at the tables of all scripts.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ')
        || (!letter.is_ascii() && letter.is_alphanumeric())
}

fn is_inside(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '\u{ad}')
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn push_mark(text: &mut String, mark: char) {
    match (mark, text.chars().next_back()) {
        ('\u{30a}', Some('a')) => text.push('a'),
        ('\u{308}', Some('a' | 'o')) => text.push('e'),
        _ => {}
    }
}

fn push_folded(text: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => text.push(letter),
        'A'..='Z' => text.push(letter.to_ascii_lowercase()),
        'æ' | 'Æ' | 'ä' | 'Ä' => text.push_str("ae"),
        'ø' | 'Ø' | 'ö' | 'Ö' => text.push_str("oe"),
        'å' | 'Å' => text.push_str("aa"),
        'é' | 'É' | 'è' | 'È' | 'ê' | 'Ê' | 'ë' | 'Ë' => text.push('e'),
        'á' | 'Á' | 'à' | 'À' | 'â' | 'Â' | 'ã' => text.push('a'),
        'ó' | 'Ó' | 'ò' | 'ô' | 'õ' => text.push('o'),
        'ü' | 'Ü' | 'ú' | 'ù' | 'û' => text.push('u'),
        'í' | 'ì' | 'î' | 'ï' => text.push('i'),
        'ñ' => text.push('n'),
        'ç' => text.push('c'),
        other => text.extend(other.to_lowercase()),
    }
}

/// One word, folded.
pub(super) fn fold_word(word: &str) -> String {
    let mut text = String::with_capacity(word.len() + 4);
    push_word(&mut text, word);
    text
}

fn push_word(text: &mut String, word: &str) {
    if word.bytes().all(|byte| PLAIN[usize::from(byte)] == byte) {
        text.push_str(word);
        return;
    }
    for letter in word.chars() {
        if is_letter(letter) {
            push_folded(text, letter);
        } else if is_mark(letter) {
            push_mark(text, letter);
        }
    }
}
