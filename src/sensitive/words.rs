//! Words that tell of a protected ground, found in a text: whole words, whatever their case, in one pass.
//!
//! The lists are data (`words/da.toml`, `words/en.toml`), each term in a notation that a person can review. An automaton over
//! one rare piece of each term finds candidates; only there are the words around it looked at.

use super::folded::{Folded, fold_word};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// What a passage may tell of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// Illness, diagnoses, treatment, sick leave.
    Health,
    /// Pregnancy, leave with a child, plans for a family.
    Family,
    /// Religion and belief.
    Religion,
    /// Political view.
    Politics,
    /// Membership of a trade union.
    Union,
    /// Sexual orientation and gender identity.
    Orientation,
    /// Ethnic, national and social origin.
    Origin,
    /// Age.
    Age,
    /// Disability.
    Disability,
    /// Offences and sentences.
    Crime,
    /// Pay.
    Pay,
    /// Numbers such as the CPR number, asked for by name: only a form is judged by it.
    Number,
}

impl Ground {
    /// The word in the lists and in mus.toml.
    pub fn word(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Family => "family",
            Self::Religion => "religion",
            Self::Politics => "politics",
            Self::Union => "union",
            Self::Orientation => "orientation",
            Self::Origin => "origin",
            Self::Age => "age",
            Self::Disability => "disability",
            Self::Crime => "crime",
            Self::Pay => "pay",
            Self::Number => "number",
        }
    }
}

/// A passage that tells of a ground: bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it may tell of.
    pub ground: Ground,
    /// The words.
    pub bytes: Range<usize>,
}

/// What a workplace adds in mus.toml, in the notation of the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OwnWords {
    /// Terms that tell of a ground.
    pub words: BTreeMap<Ground, Vec<String>>,
    /// Terms that look alike and do not.
    pub exceptions: BTreeMap<Ground, Vec<String>>,
}

impl OwnWords {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.exceptions.is_empty()
    }
}

/// Why a term is none: it cannot be looked for.
pub fn trouble_with(term: &str) -> Option<String> {
    let is_one = !term.trim().is_empty() && !term.contains([',', '\n']);
    if is_one { add(&mut Vec::new(), 0, None, Role::Always, term).err() } else { Some("no term".to_owned()) }
}

/// One list as it is written.
#[derive(Debug, Deserialize)]
struct Written {
    context: Context,
    #[serde(flatten)]
    grounds: BTreeMap<Ground, WrittenGround>,
}

/// Words that say what a sentence is about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Context {
    /// Frequent words of the language that no other has.
    language: String,
    /// The workplace's own work: customers, systems, cases.
    work: String,
    /// A person.
    person: String,
    /// Advice to leave something out: what it names is about nobody.
    advice: String,
    /// What ten digits may be besides a CPR number.
    number: String,
}

/// The terms of one ground.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenGround {
    /// Tell of it wherever they stand.
    always: String,
    /// Tell of it unless the sentence is about the workplace's own work.
    unless_work: String,
    /// Tell of it only where the sentence is about a person, and not about work.
    about_person: String,
    /// Look alike, and tell nothing.
    never: String,
}

/// What it takes for a term to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Always,
    UnlessWork,
    AboutPerson,
    Never,
    Work,
    Person,
    Advice,
    Language,
}

/// One term, read.
#[derive(Debug)]
struct Term {
    role: Role,
    ground: Option<Ground>,
    /// The list it comes from: each has its own context.
    list: usize,
    parts: Vec<Part>,
    /// The part that the automaton looks for.
    anchor: usize,
    /// Whether it has a number.
    counts: bool,
    /// Words before the anchor, at most.
    before: usize,
}

/// One place in a term.
#[derive(Debug)]
enum Part {
    /// One of these words.
    Word(Vec<Shape>),
    /// One word, whatever it is.
    Any,
    /// Up to three words, whatever they are.
    Gap,
}

/// What a word must look like.
#[derive(Debug)]
enum Shape {
    /// Folded pieces that follow each other, whether the first begins the word and the last ends it, and the capitals it must have.
    Letters { pieces: Vec<String>, begins: bool, ends: bool, exact: Option<String> },
    /// A number in a range.
    Number(u32, u32),
}

/// Terms, and what finds them.
#[derive(Debug)]
struct Finder {
    terms: Vec<Term>,
    automaton: AhoCorasick,
    /// The terms behind each piece that the automaton looks for.
    by_piece: Vec<Vec<usize>>,
}

/// A term of a [`Finder`] and the words it covers.
type Found<'l> = (&'l Term, Range<usize>);

impl Finder {
    fn new(terms: Vec<(Term, Vec<String>)>) -> Result<Self, String> {
        let mut pieces: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (_, anchors)) in terms.iter().enumerate() {
            for piece in anchors {
                let behind = pieces.entry(piece.clone()).or_default();
                if behind.last() != Some(&at) {
                    behind.push(at);
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .build(pieces.keys())
            .map_err(|error| error.to_string())?;
        let by_piece = pieces.into_values().collect();
        Ok(Self { terms: terms.into_iter().map(|(term, _)| term).collect(), automaton, by_piece })
    }

    /// Every place where a term stands.
    fn find(&self, folded: &Folded<'_>) -> Vec<Found<'_>> {
        let mut candidates: Vec<(usize, usize)> = Vec::new();
        for found in self.automaton.find_overlapping_iter(folded.text()) {
            let blank = usize::from(folded.text().as_bytes()[found.start()] == b' ');
            let word = folded.word_at(found.start() + blank);
            for term in &self.by_piece[found.pattern().as_usize()] {
                // Most pieces stand inside other words: that is told apart before anything is kept.
                if self.terms[*term].anchor_fits(folded, word) {
                    candidates.push((*term, word));
                }
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let stands = |(at, word): (usize, usize)| {
            let term = &self.terms[at];
            (word.saturating_sub(term.before)..=word).find_map(|start| {
                let end = matches(folded, &term.parts, start, true).filter(|end| *end > word)?;
                Some((term, start..end))
            })
        };
        candidates.into_iter().filter_map(stands).collect()
    }
}

/// Lists made ready.
#[derive(Debug)]
struct Ready {
    /// What tells of a ground.
    grounds: Finder,
    /// What says how that is meant: exceptions, and what a sentence is about.
    context: Finder,
    /// Words that name a number.
    numbers: Vec<Shape>,
    /// How many lists there are.
    lists: usize,
}

/// The lists that a text is held to: the bundled ones, and a workplace's own words.
#[derive(Debug)]
pub struct Lists {
    bundled: &'static Ready,
    own: Option<Ready>,
}

/// Words that most texts have: a term is looked for by one of its others, where it has any.
const COMMON: &[&str] = &[
    "paa", "bliver", "blive", "blev", "blevet", "naar", "kun", "til", "med", "har", "for", "som", "den", "det", "der",
    "over", "under", "vaere", "skal", "vil", "kan", "ikke", "faar", "gaar", "skriver", "kommer", "fra", "efter",
    "eller", "mere", "and", "the", "with", "has", "have", "was", "been", "from", "only", "when", "about", "their",
    "they", "more", "will", "for", "not", "after", "before",
];

/// The widest gap, in words.
const GAP: usize = 3;

impl Ready {
    /// The bundled lists, Danish and English; made ready once.
    fn bundled() -> &'static Self {
        static READY: OnceLock<Ready> = OnceLock::new();
        READY.get_or_init(|| {
            let texts = [include_str!("words/da.toml"), include_str!("words/en.toml")];
            Self::read(&texts).unwrap_or_else(|error| panic!("internal error: a list is wrong: {error}"))
        })
    }

    fn read(texts: &[&str]) -> Result<Self, String> {
        let (mut grounds, mut context, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for (list, text) in texts.iter().enumerate() {
            let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
            add(&mut context, list, None, Role::Language, &written.context.language)?;
            add(&mut context, list, None, Role::Advice, &written.context.advice)?;
            add(&mut context, list, None, Role::Work, &written.context.work)?;
            add(&mut context, list, None, Role::Person, &written.context.person)?;
            for word in terms_of(&written.context.number) {
                numbers.push(Shape::read(word)?);
            }
            for (ground, words) in &written.grounds {
                let ground = Some(*ground);
                add(&mut grounds, list, ground, Role::Always, &words.always)?;
                add(&mut grounds, list, ground, Role::UnlessWork, &words.unless_work)?;
                add(&mut grounds, list, ground, Role::AboutPerson, &words.about_person)?;
                add(&mut context, list, ground, Role::Never, &words.never)?;
            }
        }
        Ok(Self { grounds: Finder::new(grounds)?, context: Finder::new(context)?, numbers, lists: texts.len() })
    }

    /// A workplace's own words: of no language, and whatever a sentence is about.
    fn own(own: &OwnWords, list: usize) -> Result<Self, String> {
        let (mut grounds, mut context) = (Vec::new(), Vec::new());
        for (ground, words) in &own.words {
            add(&mut grounds, list, Some(*ground), Role::Always, &words.join(","))?;
        }
        for (ground, words) in &own.exceptions {
            add(&mut context, list, Some(*ground), Role::Never, &words.join(","))?;
        }
        Ok(Self { grounds: Finder::new(grounds)?, context: Finder::new(context)?, numbers: Vec::new(), lists: 1 })
    }
}

impl Lists {
    /// The bundled lists.
    pub fn bundled() -> Self {
        Self { bundled: Ready::bundled(), own: None }
    }

    /// The bundled lists and a workplace's own words. Fails where one of those cannot be read, and says why.
    pub fn with(own: &OwnWords) -> Result<Self, String> {
        let bundled = Ready::bundled();
        let own = if own.is_empty() { None } else { Some(Ready::own(own, bundled.lists)?) };
        Ok(Self { bundled, own })
    }

    fn all(&self) -> impl Iterator<Item = &Ready> {
        std::iter::once(self.bundled).chain(&self.own)
    }

    fn told(&self, folded: &Folded<'_>) -> Vec<Found<'_>> {
        self.all().flat_map(|ready| ready.grounds.find(folded)).collect()
    }

    /// Whether `word` before ten digits says that they are something else than a CPR number: `faktura`, `tlf`.
    pub fn names_a_number(&self, word: &str) -> bool {
        let word = fold_word(word);
        self.bundled.numbers.iter().any(|shape| match shape {
            Shape::Letters { pieces, begins, ends, .. } => holds(&word, pieces, *begins, *ends),
            Shape::Number(..) => false,
        })
    }

    /// Whether a term of a ground stands in `text`, whatever it means there: a quick no for most texts.
    pub fn may_tell(&self, text: &Folded<'_>) -> bool {
        !self.told(text).is_empty()
    }

    /// Every passage of `text` that tells of a ground, in order: of each ground the first in a sentence.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let folded = Folded::new(text);
        let told = self.told(&folded);
        if told.is_empty() {
            return Vec::new();
        }
        let context: Vec<Found<'_>> = self.all().flat_map(|ready| ready.context.find(&folded)).collect();
        self.judge(&folded, &told, &context)
    }

    fn judge(&self, folded: &Folded<'_>, told: &[Found<'_>], context: &[Found<'_>]) -> Vec<Hit> {
        let count = |role: Role, list: usize, sentence: &Range<usize>| {
            let counts =
                |(term, words): &&Found<'_>| term.role == role && term.list == list && sentence.contains(&words.start);
            context.iter().filter(counts).count()
        };
        let mut found: Vec<(usize, Hit)> = Vec::new();
        for (term, words) in told {
            let Some(ground) = term.ground else { continue };
            let sentence = folded.sentence(words.start);
            let speaks = |list: usize| count(Role::Language, list, &sentence);
            // A workplace's own words are of no language, and count in each.
            let foreign =
                term.list < self.bundled.lists && (0..self.bundled.lists).any(|list| speaks(list) > speaks(term.list));
            let is_work = || count(Role::Work, term.list, &sentence) > 0;
            let is_personal = || count(Role::Person, term.list, &sentence) > 0;
            let counts = match term.role {
                Role::Always => true,
                Role::UnlessWork => !is_work(),
                Role::AboutPerson => is_personal() && !is_work(),
                Role::Never | Role::Work | Role::Person | Role::Advice | Role::Language => false,
            };
            // Of a term and an exception that overlap, the longer one knows better.
            let excepted = || {
                context.iter().any(|(other, over)| {
                    let overlap = over.start < words.end && words.start < over.end;
                    other.role == Role::Never && other.ground == Some(ground) && overlap && over.len() >= words.len()
                })
            };
            let is_advice = || (0..self.bundled.lists).any(|list| count(Role::Advice, list, &sentence) > 0);
            if counts && !is_advice() && !foreign && !excepted() {
                found.push((sentence.start, Hit { ground, bytes: folded.bytes(words) }));
            }
        }
        let order = |(sentence, hit): &(usize, Hit)| (*sentence, hit.ground, hit.bytes.start, Reverse(hit.bytes.end));
        found.sort_by_key(order);
        found.dedup_by(|(one, later), (other, first)| one == other && later.ground == first.ground);
        let mut found: Vec<Hit> = found.into_iter().map(|(_, hit)| hit).collect();
        found.sort_by_key(|hit| (hit.bytes.start, hit.ground));
        found
    }
}

impl Term {
    fn anchor_fits(&self, folded: &Folded<'_>, word: usize) -> bool {
        if self.counts && !folded.has_number_near(word) {
            return false;
        }
        match &self.parts[self.anchor] {
            Part::Word(shapes) => shapes.iter().any(|shape| shape.fits(folded, word)),
            Part::Any | Part::Gap => true,
        }
    }
}

/// Whether `parts` stand in the text from word `at` on; gives the word behind them.
fn matches(folded: &Folded<'_>, parts: &[Part], at: usize, first: bool) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Gap => (0..=GAP).find_map(|skipped| {
            let joined = (at..at + skipped).all(|word| folded.is_word(word) && folded.continues(word));
            if joined { matches(folded, rest, at + skipped, false) } else { None }
        }),
        Part::Any => {
            let fits = folded.is_word(at) && folded.continues(at);
            if fits { matches(folded, rest, at + 1, false) } else { None }
        }
        Part::Word(shapes) => {
            let fits = folded.is_word(at)
                && (first || folded.continues(at))
                && shapes.iter().any(|shape| shape.fits(folded, at));
            if fits { matches(folded, rest, at + 1, false) } else { None }
        }
    }
}

impl Shape {
    fn fits(&self, folded: &Folded<'_>, at: usize) -> bool {
        match self {
            Self::Number(least, most) => {
                folded.word(at).parse::<u32>().is_ok_and(|number| (*least..=*most).contains(&number))
            }
            Self::Letters { pieces, begins, ends, exact } => {
                holds(folded.word(at), pieces, *begins, *ends)
                    && exact.as_ref().is_none_or(|exact| folded.as_written(at).contains(exact.as_str()))
            }
        }
    }

    /// How rare the word is: as its longest piece is long.
    fn rarity(&self) -> usize {
        match self {
            Self::Letters { pieces, begins: true, ends: true, .. } if COMMON.contains(&pieces[0].as_str()) => 1,
            Self::Letters { pieces, .. } => pieces.iter().map(String::len).max().unwrap_or(0),
            Self::Number(..) => 0,
        }
    }

    /// Its longest piece, with the blank that stands before or behind it where the word begins or ends there.
    fn rarest(&self) -> Option<String> {
        let Self::Letters { pieces, begins, ends, .. } = self else { return None };
        let at = (0..pieces.len()).max_by_key(|at| pieces[*at].len())?;
        let blank = |there: bool| if there { " " } else { "" };
        Some(format!("{}{}{}", blank(*begins && at == 0), pieces[at], blank(*ends && at + 1 == pieces.len())))
    }

    fn read(written: &str) -> Result<Self, String> {
        if let Some(range) = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            let (least, most) = range.split_once('-').ok_or_else(|| format!("{written} is no range"))?;
            let number = |text: &str| text.parse::<u32>().map_err(|_| format!("{written} is no range"));
            return Ok(Self::Number(number(least)?, number(most)?));
        }
        let (exact, bare) = match written.strip_prefix('=') {
            Some(bare) => (true, bare),
            None => (false, written),
        };
        let letters = bare.trim_matches('*');
        let pieces: Vec<String> = letters.split('*').map(fold_word).collect();
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '*' | '\'');
        if pieces.iter().any(String::is_empty) || !letters.chars().all(plain) {
            return Err(format!("“{written}” is no word"));
        }
        Ok(Self::Letters {
            pieces,
            begins: !bare.starts_with('*'),
            ends: !bare.ends_with('*'),
            exact: exact.then(|| letters.to_owned()),
        })
    }
}

/// Whether `pieces` stand in `word` one behind the other.
fn holds(word: &str, pieces: &[String], begins: bool, ends: bool) -> bool {
    let [first, middle @ ..] = pieces else { return false };
    let mut rest = match (begins, word.find(first.as_str())) {
        (true, Some(0)) => &word[first.len()..],
        (true, _) | (_, None) => return false,
        (false, Some(_)) if middle.is_empty() && ends => return word.ends_with(first.as_str()),
        (false, Some(at)) => &word[at + first.len()..],
    };
    for (left, piece) in middle.iter().enumerate().map(|(at, piece)| (middle.len() - at - 1, piece)) {
        if left == 0 && ends {
            return rest.ends_with(piece.as_str());
        }
        let Some(at) = rest.find(piece.as_str()) else { return false };
        rest = &rest[at + piece.len()..];
    }
    !ends || rest.is_empty()
}

/// The terms of a list: what stands between commas and line ends.
fn terms_of(written: &str) -> impl Iterator<Item = &str> {
    written.split([',', '\n']).map(str::trim).filter(|text| !text.is_empty())
}

fn add(
    terms: &mut Vec<(Term, Vec<String>)>,
    list: usize,
    ground: Option<Ground>,
    role: Role,
    written: &str,
) -> Result<(), String> {
    for text in terms_of(written) {
        let mut parts = Vec::new();
        for written in text.split_whitespace() {
            if written == ".." {
                parts.push(Part::Gap);
                continue;
            }
            if written == "_" {
                parts.push(Part::Any);
                continue;
            }
            // A hyphen parts words in a text, and so it does here.
            let words = if written.contains(['{', '|']) { vec![written] } else { written.split('-').collect() };
            for word in words {
                let shapes = word.split('|').map(Shape::read).collect::<Result<_, _>>();
                parts.push(Part::Word(shapes.map_err(|error| format!("in “{text}”: {error}"))?));
            }
        }
        // The part whose shortest word is longest is the rarest.
        let rarity = |part: &Part| match part {
            Part::Gap | Part::Any => 0,
            Part::Word(shapes) => shapes.iter().map(Shape::rarity).min().unwrap_or(0),
        };
        let anchor = (0..parts.len())
            .max_by_key(|at| (rarity(&parts[*at]), usize::MAX - at))
            .filter(|at| rarity(&parts[*at]) > 0)
            .ok_or_else(|| format!("“{text}” has no word to look for"))?;
        let Part::Word(shapes) = &parts[anchor] else { continue };
        let pieces = shapes.iter().filter_map(Shape::rarest).collect();
        let before = parts[..anchor].iter().map(|part| if matches!(part, Part::Gap) { GAP } else { 1 }).sum();
        let is_number = |part: &Part| matches!(part, Part::Word(shapes) if shapes.iter().all(|shape| matches!(shape, Shape::Number(..))));
        let counts = parts.iter().any(is_number);
        terms.push((Term { role, ground, list, parts, anchor, counts, before }, pieces));
    }
    Ok(())
}
