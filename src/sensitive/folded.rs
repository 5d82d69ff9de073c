//! A text folded for matching: lower case, `æ ø å` as `ae oe aa`, other accents gone, cut into words.

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
        // A blank before each word and one behind it, so that »gravid« can be told from »gravide« by looking for it with both.
        text.push(' ');
        let mut words: Vec<Word> = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        let mut end = 0;
        let close = |open: &mut Option<(usize, usize)>, text: &mut String, end: usize, words: &mut Vec<Word>| {
            if let Some((folded, start)) = open.take() {
                let before = words.last().map_or(0, |word: &Word| word.written.1);
                let (breaks, starts) = gap(&written[before..start], &written[start..], words.is_empty());
                words.push(Word { folded: (folded, text.len()), written: (start, end), breaks, starts });
                text.push(' ');
            }
        };
        let mut letters = written.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = at + letter.len_utf8();
            if letter.is_alphanumeric() {
                open.get_or_insert((text.len(), at));
                push_folded(&mut text, letter);
                end = next;
            } else if open.is_some() && is_mark(letter) {
                push_mark(&mut text, letter);
                end = next;
            } else if open.is_some()
                && is_inside(letter)
                && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric())
            {
                end = next;
            } else {
                close(&mut open, &mut text, end, &mut words);
            }
        }
        close(&mut open, &mut text, end, &mut words);
        Self { written, text, words }
    }

    /// The folded words, a blank before and behind each.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The word that byte `at` of the folded text lies in.
    pub(super) fn word_at(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.folded.0 <= at).saturating_sub(1)
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

/// What the characters between two words do: end a phrase, end a sentence.
fn gap(between: &str, rest: &str, first: bool) -> (bool, bool) {
    if first {
        return (true, true);
    }
    if between == " " {
        return (false, false);
    }
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    let spaced = between.ends_with([' ', '\n', '\t', '\r', '"', '»', '“', '*', '_']);
    let starts = (capital && spaced && between.contains(['.', '!', '?'])) || between.matches('\n').count() > 1;
    (starts || between.contains([',', ';', ':', '!', '?', '(', ')']), starts)
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
    let mut text = String::new();
    for letter in word.chars() {
        if letter.is_alphanumeric() {
            push_folded(&mut text, letter);
        } else if is_mark(letter) {
            push_mark(&mut text, letter);
        }
    }
    text
}
