//! What one word of a term must look like: `gravid`, `gravid*`, `*orlov`, `bryst*operation*`, `=IDA`, `{18-75}`.

use super::common::Common;
use super::folded::{Folded, fold_word, is_letter};
use super::hash::{Hash, Sieve};

/// What a word must look like; letters are folded.
#[derive(Debug)]
pub(super) enum Shape {
    /// All of it, and its hash.
    Word(String, Hash),
    /// How it begins.
    Start(String),
    /// Pieces that follow each other, and whether the first begins the word and the last ends it.
    Pieces { pieces: Vec<String>, begins: bool, ends: bool },
    /// The letters as they must be written.
    Written { shape: Box<Self>, letters: String },
    /// A number in a range.
    Number(u32, u32),
}

/// What a word is looked up by.
#[derive(Debug)]
pub(super) enum Key<'t> {
    /// All of it.
    Word(Hash),
    /// How it begins.
    Start(&'t str),
    /// A piece of it, and whether it ends with that.
    Piece { letters: &'t str, ends: bool },
    /// What number it is, at least and at most.
    Number(u32, u32),
}

/// How often texts have one of those, and how often a number, beside a word of six letters or more.
const COMMON: usize = 4096;
const NUMBER: usize = 2048;

impl Shape {
    /// Reads one word of the notation.
    pub fn read(written: &str) -> Result<Self, String> {
        // Most are plain, and are so thousands of times.
        let (stem, ends) = written.strip_suffix('*').map_or((written, true), |stem| (stem, false));
        if !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Ok(Self::word(stem.to_owned(), ends));
        }
        if let Some(range) = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            let (least, most) = range.split_once('-').ok_or_else(|| format!("{written} is no range"))?;
            let number = |text: &str| text.parse::<u32>().map_err(|_| format!("{written} is no range"));
            return Ok(Self::Number(number(least)?, number(most)?));
        }
        if let Some(bare) = written.strip_prefix('=') {
            let shape = Box::new(Self::read(bare)?);
            return Ok(Self::Written { shape, letters: bare.trim_matches('*').to_owned() });
        }
        let letters = written.trim_matches('*');
        let (begins, ends) = (!written.starts_with('*'), !written.ends_with('*'));
        let folded = |piece: &str| {
            let is_word = piece.chars().all(|letter| is_letter(letter) || letter == '\'');
            (is_word && !piece.is_empty()).then(|| fold_word(piece)).filter(|piece| !piece.is_empty())
        };
        let shape = if begins && !letters.contains('*') {
            folded(letters).map(|letters| Self::word(letters, ends))
        } else {
            let pieces: Option<_> = letters.split('*').map(folded).collect();
            pieces.map(|pieces| Self::Pieces { pieces, begins, ends })
        };
        shape.ok_or_else(|| format!("“{written}” is no word"))
    }

    /// A folded word that ends with its letters, or goes on.
    fn word(letters: String, ends: bool) -> Self {
        if ends {
            let hash = Hash::of_word(&letters);
            Self::Word(letters, hash)
        } else {
            Self::Start(letters)
        }
    }

    /// Whether a folded word has its letters.
    pub fn holds(&self, word: &str) -> bool {
        match self {
            Self::Word(letters, _) => word == letters,
            Self::Start(letters) => word.starts_with(letters.as_str()),
            Self::Pieces { pieces, begins, ends } => holds(word, pieces, *begins, *ends),
            Self::Written { shape, .. } => shape.holds(word),
            Self::Number(least, most) => word.parse::<u32>().is_ok_and(|number| (*least..=*most).contains(&number)),
        }
    }

    /// The hash of the one word that has its letters, where there is but one.
    pub fn hash(&self) -> Option<Hash> {
        match self {
            Self::Word(_, hash) => Some(*hash),
            Self::Written { shape, .. } => shape.hash(),
            Self::Start(_) | Self::Pieces { .. } | Self::Number(..) => None,
        }
    }

    /// Whether one of the words may have its letters; only of whole words the hashes can tell.
    pub fn may_be_among(&self, words: &Sieve) -> bool {
        self.hash().is_none_or(|hash| words.may_hold(hash))
    }

    /// How far into `word`, which has its letters, they reach.
    pub fn reach(&self, word: &str) -> usize {
        match self {
            Self::Start(letters) => letters.len(),
            Self::Pieces { pieces, ends: false, .. } => {
                let last = pieces.last().and_then(|piece| Some(word.find(piece.as_str())? + piece.len()));
                last.unwrap_or(word.len())
            }
            Self::Written { shape, .. } => shape.reach(word),
            Self::Word(..) | Self::Pieces { .. } | Self::Number(..) => word.len(),
        }
    }

    /// Whether it is how `word` ends, from byte `from` on or later.
    pub fn ends(&self, word: &str, from: usize) -> bool {
        self.holds(word)
            && match self {
                Self::Pieces { pieces, .. } => {
                    pieces.last().and_then(|piece| word.rfind(piece.as_str())).is_some_and(|start| start >= from)
                }
                _ => from == 0,
            }
    }

    pub fn fits(&self, folded: &Folded<'_>, at: usize) -> bool {
        let is_written = match self {
            Self::Written { letters, .. } => folded.as_written(at).contains(letters.as_str()),
            Self::Word(..) | Self::Start(_) | Self::Pieces { .. } | Self::Number(..) => true,
        };
        is_written && self.holds(folded.word(at))
    }

    /// How often texts have such a word, by a rough guess: the longer, the less. More words begin with it than there are of itself.
    pub fn frequency(&self, common: &Common) -> usize {
        let of_length = |letters: &str| 256 >> letters.len().min(6);
        match self {
            Self::Word(letters, _) if common.has(letters) => COMMON,
            Self::Word(letters, _) => of_length(letters),
            Self::Start(letters) if common.has_start(letters) => COMMON,
            Self::Start(letters) => of_length(letters) * 4,
            Self::Pieces { pieces, begins: true, .. } if common.has_start(&pieces[0]) => COMMON,
            Self::Pieces { pieces, .. } => pieces.iter().map(|piece| of_length(piece)).min().unwrap_or(COMMON) * 4,
            Self::Written { shape, .. } => shape.frequency(common),
            Self::Number(..) => NUMBER,
        }
    }

    pub fn key(&self) -> Option<Key<'_>> {
        match self {
            Self::Word(_, hash) => Some(Key::Word(*hash)),
            Self::Start(letters) => Some(Key::Start(letters)),
            Self::Pieces { pieces, begins: true, .. } => pieces.first().map(|letters| Key::Start(letters)),
            Self::Pieces { pieces, ends, .. } => {
                let (at, letters) = pieces.iter().enumerate().max_by_key(|(_, piece)| piece.len())?;
                Some(Key::Piece { letters, ends: *ends && at + 1 == pieces.len() })
            }
            Self::Written { shape, .. } => shape.key(),
            Self::Number(least, most) => Some(Key::Number(*least, *most)),
        }
    }
}

/// Whether `pieces` stand in `word` one behind the other.
fn holds(word: &str, pieces: &[String], begins: bool, ends: bool) -> bool {
    let (mut rest, mut middle) = (word, pieces);
    if begins && let [first, others @ ..] = middle {
        let Some(behind) = rest.strip_prefix(first.as_str()) else { return false };
        (rest, middle) = (behind, others);
    }
    let mut last = "";
    if ends && let [others @ .., piece] = middle {
        (middle, last) = (others, piece);
    }
    for piece in middle {
        let Some((_, behind)) = rest.split_once(piece.as_str()) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}
