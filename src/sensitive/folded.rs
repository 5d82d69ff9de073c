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
    hash: Hash,
}

impl<'t> Folded<'t> {
    /// Folds `written`.
    pub fn new(written: &'t str) -> Self {
        let mut text = String::with_capacity(written.len() + written.len() / 8);
        let mut words: Vec<Word> = Vec::with_capacity(written.len() / 6);
        let mut reader = Reader { written, at: 0 };
        let mut before = 0;
        while let Some(Read { start, end, hash }) = reader.next_word() {
            let from = text.len();
            push_word(&mut text, &written[start..end]);
            let (breaks, starts) = gap(&written[before..start], &written[start..], words.is_empty());
            words.push(Word { folded: (from, text.len()), written: (start, end), breaks, starts, hash });
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

    /// The hash of a word.
    pub(super) fn hash(&self, at: usize) -> Hash {
        self.words[at].hash
    }

    /// The hashes of the words before word `at` and behind it, as an [`InCompany`] has them.
    pub(super) fn beside(&self, at: usize) -> [Hash; 2] {
        [at.checked_sub(1), Some(at + 1)]
            .map(|at| at.and_then(|at| self.words.get(at)).map_or(Hash::default(), |word| word.hash))
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

/// A word of a text between its neighbours, which are empty where there are none.
#[derive(Debug)]
pub struct InCompany<'t> {
    text: &'t str,
    pub(super) before: Read,
    pub(super) word: Read,
    pub(super) after: Read,
}

impl InCompany<'_> {
    /// The letters of one of the three, folded. Few are asked for.
    pub(super) fn letters(&self, one: Read) -> String {
        fold_word(&self.text[one.start..one.end])
    }
}

/// Hands over each word of `text`.
pub fn each_word<'t>(text: &'t str, mut look: impl FnMut(&InCompany<'t>)) {
    let mut reader = Reader { written: text, at: 0 };
    let mut there = InCompany { text, before: Read::default(), word: Read::default(), after: Read::default() };
    let mut next = reader.next_word();
    while let Some(word) = next {
        next = reader.next_word();
        there.before = there.word;
        there.word = word;
        there.after = next.unwrap_or_default();
        look(&there);
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
}

/// Where a word begins and ends as written, and the hash of it, folded.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Read {
    start: usize,
    end: usize,
    pub hash: Hash,
}

impl Reader<'_> {
    fn next_word(&mut self) -> Option<Read> {
        let start = self.skip()?;
        let bytes = self.written.as_bytes();
        let (mut end, mut hash, mut last) = (start, Hash::default(), 0);
        loop {
            // Most letters are the plain ones, and most words end at a blank.
            while let Some(letter) = bytes.get(end).map(|byte| PLAIN[usize::from(*byte)]).filter(|letter| *letter != 0)
            {
                hash = hash.then(letter);
                last = letter;
                end += 1;
            }
            if bytes.get(end).is_some_and(|byte| byte.is_ascii() && *byte != b'\'') {
                break;
            }
            let mut rest = self.written[end..].chars();
            let Some(letter) = rest.next() else { break };
            if is_letter(letter) || is_mark(letter) {
                fold(letter, last, |folded| {
                    hash = folded.bytes().fold(hash, Hash::then);
                    last = folded.bytes().next_back().unwrap_or(last);
                });
            } else if !(is_inside(letter) && rest.next().is_some_and(char::is_alphanumeric)) {
                break;
            }
            end += letter.len_utf8();
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

/// Hands over what a letter is folded to, or a mark behind the folded letter `last`.
fn fold(letter: char, last: u8, mut add: impl FnMut(&str)) {
    match (letter, last) {
        ('a'..='z' | '0'..='9', _) => add(letter.encode_utf8(&mut [0; 4])),
        ('A'..='Z', _) => add(letter.to_ascii_lowercase().encode_utf8(&mut [0; 4])),
        ('æ' | 'Æ' | 'ä' | 'Ä', _) => add("ae"),
        ('ø' | 'Ø' | 'ö' | 'Ö', _) => add("oe"),
        ('å' | 'Å', _) => add("aa"),
        ('é' | 'É' | 'è' | 'È' | 'ê' | 'Ê' | 'ë' | 'Ë', _) | ('\u{308}', b'a' | b'o') => add("e"),
        ('á' | 'Á' | 'à' | 'À' | 'â' | 'Â' | 'ã', _) | ('\u{30a}', b'a') => add("a"),
        ('ó' | 'Ó' | 'ò' | 'ô' | 'õ', _) => add("o"),
        ('ü' | 'Ü' | 'ú' | 'ù' | 'û', _) => add("u"),
        ('í' | 'ì' | 'î' | 'ï', _) => add("i"),
        ('ñ', _) => add("n"),
        ('ç', _) => add("c"),
        _ if is_mark(letter) => {}
        _ => letter.to_lowercase().for_each(|small| add(small.encode_utf8(&mut [0; 4]))),
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
    let from = text.len();
    for letter in word.chars().filter(|letter| is_letter(*letter) || is_mark(*letter)) {
        let last = text.as_bytes()[from..].last().copied().unwrap_or(0);
        fold(letter, last, |folded| text.push_str(folded));
    }
}
