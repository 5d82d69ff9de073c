//! The lists, and what a sentence around a term makes of it.

use super::finder::{Finder, Found};
use super::folded::{Folded, InCompany, any_word, fold_word};
use super::ground::Ground;
use super::term::{Common, Role, Shape, Term, terms_of};
use serde::Deserialize;
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
            let mut add = |role, words| add(&mut terms, list, Some(*ground), role, words).unwrap_or_else(|e| wrong(e));
            add(Role::Always, &words.always);
            add(Role::UnlessWork, &words.unless_work);
            add(Role::AboutPerson, &words.about_person);
        }
    }
    Finder::new(terms)
});

/// What says how that is meant: exceptions, and what a sentence is about. Most texts do not need it.
static CONTEXT: LazyLock<Finder> = LazyLock::new(|| {
    let mut terms = Vec::new();
    for (list, written) in WRITTEN.iter().enumerate() {
        let mut add = |ground, role, words| add(&mut terms, list, ground, role, words).unwrap_or_else(|e| wrong(e));
        add(None, Role::Language, &written.context.language);
        add(None, Role::Advice, &written.context.advice);
        add(None, Role::Work, &written.context.work);
        add(None, Role::Person, &written.context.person);
        for (ground, words) in &written.grounds {
            add(Some(*ground), Role::Never, &words.never);
        }
    }
    Finder::new(terms)
});

/// Words that name a number.
static NUMBERS: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let words = WRITTEN.iter().flat_map(|list| terms_of(&list.context.number));
    words.map(|word| Shape::read(word).unwrap_or_else(|error| wrong(error))).collect()
});

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
        let (mut grounds, mut context) = (Vec::new(), Vec::new());
        for (ground, words) in &own.words {
            add(&mut grounds, OWN, Some(*ground), Role::Always, &words.join(","))?;
        }
        for (ground, words) in &own.exceptions {
            add(&mut context, OWN, Some(*ground), Role::Never, &words.join(","))?;
        }
        Ok(Self { grounds: Finder::new(grounds), context: Finder::new(context) })
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

    /// Whether a term of a ground may stand around a word: a quick no for most.
    pub fn may_tell(&self, there: &InCompany) -> bool {
        self.grounds().any(|finder| finder.may_find(there))
    }

    /// Every passage of `text` that tells of a ground, in order: of each ground the first in a sentence.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        if !any_word(text, |there| self.may_tell(there)) {
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

/// What of the terms that stand in a text counts, of each ground the first in a sentence.
fn judge(folded: &Folded<'_>, told: &[Found<'_>], context: &[Found<'_>]) -> Vec<Hit> {
    let judged = told.iter().filter_map(|(term, words)| {
        let ground = term.ground?;
        let around = Sentence { words: folded.sentence(words.start), context };
        let counts = around.lets_count(term) && !is_excepted(ground, words, context);
        counts.then(|| (around.words.start, Hit { ground, bytes: folded.bytes(words) }))
    });
    let mut found: Vec<(usize, Hit)> = judged.collect();
    let order = |(sentence, hit): &(usize, Hit)| (*sentence, hit.ground, hit.bytes.start, Reverse(hit.bytes.end));
    found.sort_by_key(order);
    found.dedup_by(|(one, later), (other, first)| one == other && later.ground == first.ground);
    let mut found: Vec<Hit> = found.into_iter().map(|(_, hit)| hit).collect();
    found.sort_by_key(|hit| (hit.bytes.start, hit.ground));
    found
}

/// Whether an exception overlaps the words of a term: the longer of the two knows better.
fn is_excepted(ground: Ground, words: &Range<usize>, context: &[Found<'_>]) -> bool {
    context.iter().any(|(other, over)| {
        let overlap = over.start < words.end && words.start < over.end;
        other.role == Role::Never && other.ground == Some(ground) && overlap && over.len() >= words.len()
    })
}

/// A sentence, and what is known of the text it stands in.
struct Sentence<'c> {
    words: Range<usize>,
    context: &'c [Found<'c>],
}

impl Sentence<'_> {
    /// How many terms of a role a list has in it.
    fn count(&self, role: Role, list: usize) -> usize {
        let counts =
            |(term, words): &&Found<'_>| term.role == role && term.list == list && self.words.contains(&words.start);
        self.context.iter().filter(counts).count()
    }

    /// Whether a term counts in it, by its language and by what it is about.
    fn lets_count(&self, term: &Term) -> bool {
        let is_advice = (0..OWN).any(|list| self.count(Role::Advice, list) > 0);
        if is_advice || self.is_foreign_to(term) {
            return false;
        }
        let is_work = || self.count(Role::Work, term.list) > 0;
        match term.role {
            Role::Always => true,
            Role::UnlessWork => !is_work(),
            Role::AboutPerson => self.count(Role::Person, term.list) > 0 && !is_work(),
            Role::Never | Role::Work | Role::Person | Role::Advice | Role::Language => false,
        }
    }

    /// Whether another language is spoken. A workplace's own words are of none, and count in each.
    fn is_foreign_to(&self, term: &Term) -> bool {
        let speaks = |list: usize| self.count(Role::Language, list);
        term.list < OWN && (0..OWN).any(|list| speaks(list) > speaks(term.list))
    }
}

/// Reads every term of `written`, and adds it to `terms`.
fn add(terms: &mut Vec<Term>, list: usize, ground: Option<Ground>, role: Role, written: &str) -> Result<(), String> {
    for text in terms_of(written) {
        terms.push(Term::read(text, list, ground, role, &COMMON)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [&str; 2] = [
        include_str!("../../tests/sensitive/corpus/da.tuning.tsv"),
        include_str!("../../tests/sensitive/corpus/en.tuning.tsv"),
    ];

    #[test]
    fn the_quick_look_misses_nothing() {
        let lists = Lists::bundled();
        let mut found = 0;
        for sentence in SENTENCES.iter().flat_map(|text| text.lines()).filter_map(|row| row.split('\t').nth(2)) {
            let folded = Folded::new(sentence);
            if lists.grounds().any(|finder| !finder.find(&folded).is_empty()) {
                found += 1;
                assert!(any_word(sentence, |there| lists.may_tell(there)), "{sentence}");
            }
        }
        assert!(found > 300, "{found}");
    }

    #[test]
    fn a_word_of_a_list_finds_itself() {
        let lists = Lists::bundled();
        let is_plain = |term: &&str| term.chars().all(char::is_alphanumeric);
        for (ground, words) in WRITTEN.iter().flat_map(|list| &list.grounds) {
            for term in terms_of(&words.always).filter(is_plain) {
                let hits = lists.grounds().flat_map(|finder| finder.find(&Folded::new(term))).count();
                assert!(hits > 0 && any_word(term, |there| lists.may_tell(there)), "{term} of {ground:?}");
            }
        }
    }

    #[test]
    fn what_names_a_number_is_known() {
        let lists = Lists::bundled();
        assert!(lists.names_a_number("Faktura") && lists.names_a_number("tlf") && lists.names_a_number("invoice"));
        assert!(!lists.names_a_number("hun"));
    }
}
