//! The notation of the lists: `gravid`, `gravid*`, `*orlov`, `går|gik på barsel`, `..`, `{18-75}`, `=IDA`.

use super::folded::{Folded, InCompany, Read, fold_word, is_letter};
use super::ground::Ground;
use super::hash::{ByWord, Hash, Sieve, SmallSieve};
use std::cell::LazyCell;
use std::collections::HashSet;
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

/// Frequent words of reviews in both languages, and some that tell nothing of either.
const FREQUENT: &str = "\
    i for at have men alle tre vores naar foer tid blevet maa stadig naeste os da timer ned inden kom goer kun fri \
    gang arbejde blive bliver andre faa faaet igen sidste ligger gamle bedre taget mangler gav tilbage mange sidder \
    lidt taler ugen staar moeder altid ingen koerer kursus svaert tiden opgaver dag gaa gaar brug noget mellem fire \
    holdet holdt sat skriver sagde alt maaneder tog vaek maal haft vaeret fortalte eneste kommer venter gange fast \
    plads beder laengere staa ansvar synes holde skrevet deres lavet kender fejl hjem bedt bruge hvis sige frem nok \
    tage her nogle arbejder del stor man hvor problem start slut foere foelger vejen ferien driften travlt hverdagen \
    projekt kunder teamet to a of over under been from only when about more will not after before two so time our \
    one team now work too us three well came all back course job got plan month must down can still left right \
    without take first agreed talk office four home per do being again call took go went knows project system get \
    case found own meetings want service half put people working line need meeting keeps through better hard \
    colleagues part early twice runs makes most moved long goal list short how into group other five others way \
    second same run know lead both hour here late small some made best comes";

/// Words that most texts have. A term is looked for by one of its others, where it has any.
#[derive(Debug, Default)]
pub(super) struct Common {
    words: HashSet<String, ByWord>,
    in_order: Vec<String>,
}

impl Common {
    /// Those of the lists, and some more.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut in_order: Vec<String> = words.chain(FREQUENT.split(' ')).map(fold_word).collect();
        in_order.sort_unstable();
        Self { words: in_order.iter().cloned().collect(), in_order }
    }

    /// Each of them, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.in_order.iter().map(String::as_str)
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn has_start(&self, letters: &str) -> bool {
        let at = self.in_order.partition_point(|word| word.as_str() < letters);
        self.in_order.get(at).is_some_and(|word| word.starts_with(letters))
    }
}

/// How often texts have one of those, and how often a number, beside a word of six letters or more.
const COMMON: usize = 4096;
const NUMBER: usize = 2048;

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
    fn hash(&self) -> Option<Hash> {
        match self {
            Self::Word(_, hash) => Some(*hash),
            Self::Written { shape, .. } => shape.hash(),
            Self::Start(_) | Self::Pieces { .. } | Self::Number(..) => None,
        }
    }

    /// Whether one of the words may have its letters; only of whole words the hashes can tell.
    fn may_be_among(&self, words: &Sieve) -> bool {
        self.hash().is_none_or(|hash| words.may_hold(hash))
    }

    /// How far into `word`, which has its letters, they reach.
    fn reach(&self, word: &str) -> usize {
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
    fn frequency(&self, common: &Common) -> usize {
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

    fn key(&self) -> Option<Key<'_>> {
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
