//! The lists, and what a sentence around a term makes of it.

use super::common::Common;
use super::finder::{Finder, Found};
use super::folded::{Folded, InCompany, each_word, fold_word};
use super::ground::Ground;
use super::hash::Sieve;
use super::shape::Shape;
use super::term::{Role, Term, terms_of};
use serde::Deserialize;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

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

/// One list as it is written.
#[derive(Debug, Deserialize)]
struct Written {
    context: Context,
    /// Words that many terms have in common: `@men` in a term is any of `men`.
    shared: BTreeMap<String, String>,
    #[serde(flatten)]
    grounds: BTreeMap<Ground, WrittenGround>,
}

impl Written {
    /// Reads every term of `words`, and adds it to `terms`.
    fn add(&self, terms: &mut Vec<Term>, list: usize, ground: Option<Ground>, role: Role, words: &str) {
        let read = |text: &str| Term::read(&self.whole(text), list, ground, role, &COMMON);
        terms.extend(terms_of(words).map(|text| read(text).unwrap_or_else(|error| wrong(error))));
    }

    /// A term with its shared words written out.
    fn whole<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('@') {
            return Cow::Borrowed(text);
        }
        let mut whole = text.to_owned();
        for (name, words) in &self.shared {
            whole = whole.replace(&format!("@{name}"), &terms_of(words).collect::<Vec<_>>().join("|"));
        }
        Cow::Owned(whole)
    }
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
    /// Advice to leave something out: what it names behind itself is about nobody.
    advice: String,
    /// The same of what stands before it, unless the sentence is about a person: `hører ikke hjemme`.
    excluded: String,
    /// What a compound is about is told by its end: a `gravidmodul` is a module.
    head: String,
    /// The same of the word behind, where a language writes compounds apart: a `cancer registry`.
    behind: String,
    /// Look alike, whatever the ground: people whom the work is for.
    never: String,
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

/// The lists, Danish and English.
const TEXTS: &[&str] = &[include_str!("words/da.toml"), include_str!("words/en.toml")];

static WRITTEN: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let read = |text: &&str| toml::from_str(text).unwrap_or_else(|error| wrong(error));
    TEXTS.iter().map(read).collect()
});

/// What tells the languages apart, and what speaks of people, stands in most texts.
static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let frequent = WRITTEN.iter().flat_map(|list| [&list.context.language, &list.context.person]);
    Common::new(frequent.flat_map(|words| terms_of(words)))
});

/// What tells of a ground. It is made ready when the first text is looked at.
static GROUNDS: LazyLock<Finder> = LazyLock::new(|| {
    let mut terms = Vec::new();
    for (list, written) in WRITTEN.iter().enumerate() {
        for (ground, words) in &written.grounds {
            let mut add = |role, words| written.add(&mut terms, list, Some(*ground), role, words);
            add(Role::Always, &words.always);
            add(Role::UnlessWork, &words.unless_work);
            add(Role::AboutPerson, &words.about_person);
        }
    }
    Finder::new(terms, &COMMON)
});

/// What says how that is meant: exceptions, and what a sentence is about. Most texts do not need it.
static CONTEXT: LazyLock<Finder> = LazyLock::new(|| {
    let mut terms = Vec::new();
    for (list, written) in WRITTEN.iter().enumerate() {
        let mut add = |ground, role, words| written.add(&mut terms, list, ground, role, words);
        add(None, Role::Language, &written.context.language);
        add(None, Role::Advice, &written.context.advice);
        add(None, Role::Excluded, &written.context.excluded);
        add(None, Role::Never, &written.context.never);
        add(None, Role::Work, &written.context.work);
        add(None, Role::Person, &written.context.person);
        for (ground, words) in &written.grounds {
            add(Some(*ground), Role::Never, &words.never);
        }
    }
    Finder::new(terms, &COMMON)
});

/// Words that name a number.
static NUMBERS: LazyLock<Vec<Shape>> =
    LazyLock::new(|| WRITTEN.iter().flat_map(|list| shapes_of(&list.context.number)).collect());

/// What ends a compound that is about no person, and what makes one of the word before it.
struct Heads {
    ends: Vec<Shape>,
    behind: Vec<Shape>,
}

/// Those of each list.
static HEADS: LazyLock<Vec<Heads>> = LazyLock::new(|| {
    let of = |list: &Written| Heads {
        ends: shapes_of(&list.context.head).collect(),
        behind: shapes_of(&list.context.behind).collect(),
    };
    WRITTEN.iter().map(of).collect()
});

fn shapes_of(words: &str) -> impl Iterator<Item = Shape> {
    terms_of(words).map(|word| Shape::read(word).unwrap_or_else(|error| wrong(error)))
}

#[allow(clippy::needless_pass_by_value, reason = "it is what `unwrap_or_else` hands over")]
fn wrong(error: impl ToString) -> ! {
    panic!("internal error: a list is wrong: {}", error.to_string())
}

/// The lists that a text is held to: the bundled ones, and a workplace's own words.
#[derive(Debug, Default)]
pub struct Lists {
    own: Option<Own>,
}

/// A workplace's own words: of no language, and whatever a sentence is about.
#[derive(Debug)]
struct Own {
    grounds: Finder,
    context: Finder,
}

impl Own {
    fn new(own: &OwnWords) -> Result<Self, String> {
        let finder = |role, terms: &BTreeMap<Ground, Vec<String>>| {
            let all = terms.iter().flat_map(|(ground, words)| words.iter().map(move |words| (*ground, words)));
            let each = all.flat_map(|(ground, words)| terms_of(words).map(move |text| (ground, text)));
            let read = |(ground, text)| Term::read(text, OWN, Some(ground), role, &COMMON);
            Ok::<_, String>(Finder::new(each.map(read).collect::<Result<_, _>>()?, &COMMON))
        };
        Ok(Self { grounds: finder(Role::Always, &own.words)?, context: finder(Role::Never, &own.exceptions)? })
    }
}

/// The number of the workplace's own list.
const OWN: usize = TEXTS.len();

impl Lists {
    /// The bundled lists. Nothing is made ready before a text is looked at.
    pub fn bundled() -> Self {
        Self::default()
    }

    /// The bundled lists and a workplace's own words. Fails where one of those cannot be read, and says why.
    pub fn with(own: &OwnWords) -> Result<Self, String> {
        Ok(Self { own: if own.is_empty() { None } else { Some(Own::new(own)?) } })
    }

    fn grounds(&self) -> impl Iterator<Item = &Finder> {
        std::iter::once(&*GROUNDS).chain(self.own.as_ref().map(|own| &own.grounds))
    }

    fn context(&self) -> impl Iterator<Item = &Finder> {
        std::iter::once(&*CONTEXT).chain(self.own.as_ref().map(|own| &own.context))
    }

    /// Whether `word` before ten digits says that they are something else than a CPR number: `faktura`, `tlf`.
    pub fn names_a_number(&self, word: &str) -> bool {
        let word = fold_word(word);
        NUMBERS.iter().any(|shape| shape.holds(&word))
    }

    /// A quick look at a text, word by word.
    pub fn glance(&self) -> Glance<'_> {
        Glance { lists: self, words: Sieve::new(11), terms: Vec::new() }
    }

    /// Every passage of `text` that tells of a ground, in order: of each ground the first in a sentence.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let mut glance = self.glance();
        each_word(text, |there| glance.see(there));
        if !glance.may_tell() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let told: Vec<Found<'_>> = self.grounds().flat_map(|finder| finder.find(&folded)).collect();
        if told.is_empty() {
            return Vec::new();
        }
        let context: Vec<Found<'_>> = self.context().flat_map(|finder| finder.find(&folded)).collect();
        judge(&folded, &told, &context)
    }
}

/// What a quick look at a text has seen: of most texts it tells that no term stands there.
#[derive(Debug)]
pub struct Glance<'l> {
    lists: &'l Lists,
    /// The words.
    words: Sieve,
    /// Terms that may stand there, as far as the nearest words tell.
    terms: Vec<&'l Term>,
}

impl Glance<'_> {
    /// Looks at one more word.
    pub fn see(&mut self, there: &InCompany<'_>) {
        self.words.put(there.word.hash);
        GROUNDS.may_find(there, &mut self.terms);
        if let Some(own) = &self.lists.own {
            own.grounds.may_find(there, &mut self.terms);
        }
    }

    /// Whether a term of a ground may stand among the words it saw; it forgets them.
    pub fn may_tell(&mut self) -> bool {
        let may_tell = self.terms.iter().any(|term| term.may_stand_among(&self.words));
        self.terms.clear();
        self.words.clear();
        may_tell
    }
}

/// How far from a term a word of the work says that it is about the work, in words: a long sentence may begin with the work and end
/// with a person.
const NEAR: usize = 9;

/// What of the terms that stand in a text counts, of each ground the first in a sentence.
fn judge(folded: &Folded<'_>, told: &[Found<'_>], context: &[Found<'_>]) -> Vec<Hit> {
    let judged = told.iter().filter_map(|(term, words)| {
        let ground = term.ground?;
        let there = Place { folded, context, term, words, sentence: folded.sentence(words.start) };
        there.counts().then(|| (there.sentence.start, Hit { ground, bytes: folded.bytes(words) }))
    });
    let mut found: Vec<(usize, Hit)> = judged.collect();
    let order = |(sentence, hit): &(usize, Hit)| (*sentence, hit.ground, hit.bytes.start, Reverse(hit.bytes.end));
    found.sort_by_key(order);
    found.dedup_by(|(one, later), (other, first)| one == other && later.ground == first.ground);
    let mut found: Vec<Hit> = found.into_iter().map(|(_, hit)| hit).collect();
    found.sort_by_key(|hit| (hit.bytes.start, hit.ground));
    found
}

/// Where a term stands, and what is known of the text around it.
struct Place<'c> {
    folded: &'c Folded<'c>,
    context: &'c [Found<'c>],
    term: &'c Term,
    words: &'c Range<usize>,
    sentence: Range<usize>,
}

impl Place<'_> {
    /// Whether the term counts here: by its language, by what the sentence is about, and by what the word itself is about.
    fn counts(&self) -> bool {
        let by_role = match self.term.role {
            Role::Always => true,
            Role::UnlessWork => !self.is_about_work(),
            Role::AboutPerson => self.is_about_person() && !self.is_about_work(),
            Role::Never | Role::Work | Role::Person | Role::Advice | Role::Excluded | Role::Language => false,
        };
        by_role && !self.is_foreign() && !self.is_left_out() && !self.is_of_work() && !self.is_excepted()
    }

    /// How many terms of a role a list has among some words.
    fn count(&self, role: Role, list: usize, among: &Range<usize>) -> usize {
        let counts =
            |(term, words): &&Found<'_>| term.role == role && term.list == list && among.contains(&words.start);
        self.context.iter().filter(counts).count()
    }

    fn is_about_work(&self) -> bool {
        let from = self.words.start.saturating_sub(NEAR).max(self.sentence.start);
        let near = from..self.sentence.end.min(self.words.end + NEAR);
        self.count(Role::Work, self.term.list, &near) > 0
    }

    fn is_about_person(&self) -> bool {
        self.count(Role::Person, self.term.list, &self.sentence) > 0
    }

    /// Whether another language is spoken. A workplace's own words are of none, and count in each.
    fn is_foreign(&self) -> bool {
        let speaks = |list: usize| self.count(Role::Language, list, &self.sentence);
        self.term.list < OWN && (0..OWN).any(|list| speaks(list) > speaks(self.term.list))
    }

    /// Whether it is said to be left out: behind such advice, or before it where the sentence is about nobody.
    fn is_left_out(&self) -> bool {
        self.context.iter().filter(|(_, over)| self.sentence.contains(&over.start)).any(|(other, over)| {
            match other.role {
                Role::Advice => over.start <= self.words.start,
                Role::Excluded => self.words.start <= over.start && !self.is_about_person(),
                _ => false,
            }
        })
    }

    /// Whether the words are only the first part of a compound that is about no person. What the term names itself is no such end:
    /// `orlov` ends in `lov`, and is none.
    fn is_of_work(&self) -> bool {
        let Some(heads) = HEADS.get(self.term.list) else { return false };
        let (last, next) = (self.words.end - 1, self.words.end);
        let is_end = |from: usize| heads.ends.iter().any(|head| head.ends(self.folded.word(last), from));
        let fits = |shapes: &[Shape]| shapes.iter().any(|shape| shape.fits(self.folded, next));
        self.term.reach(self.folded, last).is_some_and(is_end)
            || (self.folded.is_word(next)
                && ((self.folded.is_joined(next) && fits(&heads.ends))
                    || (self.folded.continues(next) && fits(&heads.behind))))
    }

    /// Whether an exception stands over it: it covers all of it, or is the longer of two that overlap. Of a workplace's own any overlap counts:
    /// nobody there knows how long the terms of the lists are.
    fn is_excepted(&self) -> bool {
        self.context.iter().filter(|(other, _)| other.role == Role::Never).any(|(other, over)| {
            let is_alike = other.ground.is_none() || other.ground == self.term.ground;
            let covers = over.start <= self.words.start && self.words.end <= over.end;
            let overlaps = over.start < self.words.end && self.words.start < over.end;
            is_alike && (covers || (overlaps && (over.len() > self.words.len() || other.list == OWN)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [&str; 2] = [
        include_str!("../../tests/sensitive/corpus/da.tuning.tsv"),
        include_str!("../../tests/sensitive/corpus/en.tuning.tsv"),
    ];

    fn may_tell(lists: &Lists, text: &str) -> bool {
        let mut glance = lists.glance();
        each_word(text, |there| glance.see(there));
        glance.may_tell()
    }

    #[test]
    fn the_quick_look_misses_nothing() {
        let lists = Lists::bundled();
        let mut found = 0;
        let sentences = || SENTENCES.iter().flat_map(|text| text.lines()).filter_map(|row| row.split('\t').nth(2));
        // Twice: the second time most words are remembered.
        for sentence in sentences().chain(sentences()) {
            let folded = Folded::new(sentence);
            if lists.grounds().any(|finder| !finder.find(&folded).is_empty()) {
                found += 1;
                assert!(may_tell(&lists, sentence), "{sentence}");
            }
        }
        assert!(found > 300, "{found}");
    }

    #[test]
    fn no_term_is_held_against_every_word() {
        assert!(
            !GROUNDS.has_short() && !CONTEXT.has_short(),
            "a piece of a word has two letters or more where it ends one, else four"
        );
    }

    #[test]
    fn a_word_of_a_list_finds_itself() {
        let lists = Lists::bundled();
        let is_plain = |term: &&str| term.chars().all(char::is_alphanumeric);
        for (ground, words) in WRITTEN.iter().flat_map(|list| &list.grounds) {
            for term in terms_of(&words.always).filter(is_plain) {
                let hits = lists.grounds().flat_map(|finder| finder.find(&Folded::new(term))).count();
                assert!(hits > 0 && may_tell(&lists, term), "{term} of {ground:?}");
            }
        }
    }

    #[test]
    fn shared_words_are_each_of_them() {
        let shared = BTreeMap::from([("men".to_owned(), "Ole,\nBo, henri*".to_owned())]);
        let context = toml::from_str(
            "language = ''\nwork = ''\nperson = ''\nadvice = ''\nexcluded = ''\nhead = ''\nbehind = ''\nnever = ''\nnumber = ''",
        );
        let list = Written { context: context.expect("a context"), shared, grounds: BTreeMap::new() };
        assert_eq!(list.whole("hans mand @men|per"), "hans mand Ole|Bo|henri*|per");
        assert_eq!(list.whole("gravid"), "gravid");
    }

    #[test]
    fn what_names_a_number_is_known() {
        let lists = Lists::bundled();
        assert!(lists.names_a_number("Faktura") && lists.names_a_number("tlf") && lists.names_a_number("invoice"));
        assert!(!lists.names_a_number("hun"));
    }
}
