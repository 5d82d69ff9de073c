//! Words as numbers: a text has millions of them, and nearly none is looked for.

use std::hash::{BuildHasherDefault, Hasher};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// An odd number whose bits look like chance: 2⁶⁴ divided by the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of some letters, one more at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hash(u64);

impl Hash {
    #[inline]
    pub fn then(self, byte: u8) -> Self {
        Self((self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(FACTOR))
    }

    /// Its highest bits, so many of them.
    #[inline]
    pub fn highest(self, bits: u32) -> usize {
        usize::try_from(self.0 >> (64 - bits)).unwrap_or(0)
    }

    /// What a word has that begins with `letters`.
    pub fn of_start(letters: &str) -> Self {
        letters.bytes().fold(Self::default(), Self::then)
    }

    /// What a word has that ends here, and no longer one does: no word has a blank.
    #[inline]
    pub fn whole(self) -> Self {
        self.then(b' ')
    }

    /// Of a whole word, where it is a frequent one: another hash than any word has.
    #[inline]
    pub fn known(self) -> Self {
        self.then(b' ')
    }

    /// What the word `letters` has.
    pub fn of_word(letters: &str) -> Self {
        Self::of_start(letters).whole()
    }

    /// What four letters anywhere in a word have.
    #[inline]
    pub fn of_window(window: Window) -> Self {
        Self((u64::from(window.0) << 1 | 1).wrapping_mul(FACTOR))
    }
}

/// The last four letters of what was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Window(u32);

impl Window {
    /// How many letters it has.
    pub const LETTERS: usize = 4;

    #[inline]
    pub fn then(self, letter: u8) -> Self {
        Self(self.0 << 8 | u32::from(letter))
    }
}

impl Hasher for Hash {
    fn write(&mut self, bytes: &[u8]) {
        *self = bytes.iter().fold(*self, |hash, byte| hash.then(*byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words that were seen to be of no interest: one that comes again is told at once. It keeps what came last, and forgets the rest;
/// threads may share it.
#[derive(Debug)]
pub(super) struct Dull {
    words: Vec<AtomicU64>,
}

impl Dull {
    /// 2 to the power of this are the words it keeps at most.
    const KEPT: u32 = 12;

    pub fn new() -> Self {
        Self { words: (0..1 << Self::KEPT).map(|_| AtomicU64::new(0)).collect() }
    }

    #[inline]
    pub fn holds(&self, word: Hash) -> bool {
        self.words[word.highest(Self::KEPT)].load(Relaxed) == word.0
    }

    pub fn put(&self, word: Hash) {
        self.words[word.highest(Self::KEPT)].store(word.0, Relaxed);
    }
}

/// For maps by words.
pub(super) type ByWord = BuildHasherDefault<Hash>;

/// A quick and nearly sure no: whether a hash may be one of those that were put in.
#[derive(Debug)]
pub(super) struct Sieve {
    bits: Vec<u64>,
    /// So many of a hash's highest bits are looked at.
    used: u32,
}

impl Sieve {
    /// One with 2 to the power of `used` holes, `used` at least 6.
    pub fn new(used: u32) -> Self {
        Self { bits: vec![0; 1 << (used - 6)], used }
    }

    #[inline]
    fn place(&self, hash: Hash) -> (usize, u64) {
        let hole = hash.highest(self.used);
        (hole >> 6, 1 << (hole & 63))
    }

    pub fn put(&mut self, hash: Hash) {
        let (at, bit) = self.place(hash);
        self.bits[at] |= bit;
    }

    /// Takes all out again.
    pub fn clear(&mut self) {
        self.bits.fill(0);
    }

    #[inline]
    pub fn may_hold(&self, hash: Hash) -> bool {
        let (at, bit) = self.place(hash);
        self.bits[at] & bit != 0
    }
}

/// The same in 64 holes, for a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SmallSieve(u64);

impl SmallSieve {
    /// Holds nothing.
    pub const NOTHING: Self = Self(0);
    /// Holds whatever it is asked for.
    pub const ANYTHING: Self = Self(u64::MAX);

    pub fn put(&mut self, hash: Hash) {
        self.0 |= 1 << hash.highest(6);
    }

    #[inline]
    pub fn may_hold(self, hash: Hash) -> bool {
        self.0 >> hash.highest(6) & 1 != 0
    }
}
