//! What must not stand in a record is found, and what only looks so is not: held to sentences as people write them.
//!
//! `corpus/` holds sentences with labels. The lists of words were tuned on the `tuning` halves; the `held-out` halves measure them.

#![allow(
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a table of how well it finds is what this test is for"
)]

#[path = "../support/mod.rs"]
mod support;

mod forms;
mod rules;

use mus::sensitive::{Lists, Sort, numbers};
use std::collections::{BTreeMap, BTreeSet};
use support::{home, text_of};

/// A ground with fewer sentences in a half is counted in the total, and not by itself.
const ENOUGH: usize = 20;
/// What is wanted of the lists, over all and of each ground.
const WANTED: Bounds = Bounds { recall: 0.95, precision: 0.90 };

/// The least of what is there that is found, and of what is found that is there.
#[derive(Clone, Copy)]
struct Bounds {
    recall: f64,
    precision: f64,
}

/// What was found rightly, missed, and found wrongly.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Count {
    fn wanted(self) -> usize {
        self.right + self.missed
    }

    #[allow(clippy::cast_precision_loss, reason = "hundreds of sentences")]
    fn share(of: usize, all: usize) -> f64 {
        if all == 0 { 1.0 } else { of as f64 / all as f64 }
    }

    fn recall(self) -> f64 {
        Self::share(self.right, self.wanted())
    }

    fn precision(self) -> f64 {
        Self::share(self.right, self.right + self.wrong)
    }

    fn passes(self, bounds: Bounds) -> bool {
        self.recall() >= bounds.recall && self.precision() >= bounds.precision
    }

    fn row(self, name: &str) -> String {
        let short = if self.passes(WANTED) || self.wanted() < ENOUGH { "" } else { "   less than wanted" };
        format!(
            "{name:12} {:4} {:4} {:4}   recall {:.3}   precision {:.3}{short}",
            self.right,
            self.missed,
            self.wrong,
            self.recall(),
            self.precision()
        )
    }
}

/// What `mus check` would say of a sentence, in the labels of the corpus.
fn labels_of(text: &str) -> BTreeSet<String> {
    let lists = Lists::bundled();
    let grounds = lists.find(text).into_iter().map(|hit| hit.ground.word().to_owned()).filter(|word| word != "number");
    let found = numbers(text).into_iter().filter_map(|number| match number.sort {
        Sort::Cpr => Some("cpr"),
        Sort::PossibleCpr => (!lists.names_a_number(&number.label)).then_some("cpr"),
        Sort::Account | Sort::Card => Some("bank"),
        Sort::Mail | Sort::Phone => Some("contact"),
    });
    grounds.chain(found.map(str::to_owned)).collect()
}

/// A sentence of the corpus, by its id, with what there is to find in it.
struct Sentence<'c> {
    id: &'c str,
    wanted: BTreeSet<String>,
    text: &'c str,
}

fn sentences(corpus: &str) -> Vec<Sentence<'_>> {
    let read = |row| {
        let [id, labels, text] = str::split(row, '\t').collect::<Vec<_>>()[..] else {
            panic!("a row has three columns")
        };
        let wanted = labels.split(',').filter(|label| *label != "-").map(str::to_owned).collect();
        Sentence { id, wanted, text }
    };
    corpus.lines().map(read).collect()
}

/// How well a half of a language's corpus is told apart, by ground; `told` hears of each sentence that is not.
fn counted(sentences: &[Sentence<'_>], told: impl Fn(&Sentence<'_>, &str)) -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for sentence in sentences {
        let found = labels_of(sentence.text);
        for label in sentence.wanted.union(&found) {
            let count = counts.entry(label.clone()).or_default();
            match (sentence.wanted.contains(label), found.contains(label)) {
                (true, true) => count.right += 1,
                (true, false) => count.missed += 1,
                _ => count.wrong += 1,
            }
            if sentence.wanted.contains(label) != found.contains(label) {
                told(sentence, label);
            }
        }
    }
    counts
}

/// How well a half of a language's corpus is told apart, over all and by ground.
struct Judged {
    all: Count,
    grounds: BTreeMap<String, Count>,
}

/// Counts a half of a language's corpus, and prints it.
fn judged(lang: &str, half: &str, told: impl Fn(&Sentence<'_>, &str)) -> Judged {
    let corpus = text_of(&home().join(format!("tests/sensitive/corpus/{lang}.{half}.tsv")));
    let sentences = sentences(&corpus);
    let (rows, harmless) = (sentences.len(), sentences.iter().filter(|sentence| sentence.wanted.is_empty()).count());
    assert!(rows >= 300 && harmless * 5 >= rows * 2, "the corpus is as large as it should be: {rows}, {harmless}");
    let grounds = counted(&sentences, told);
    let all = grounds.values().fold(Count::default(), |all, count| Count {
        right: all.right + count.right,
        missed: all.missed + count.missed,
        wrong: all.wrong + count.wrong,
    });
    println!("\n{lang}, {half}: {rows} sentences, {harmless} of them harmless\n             right miss wrong");
    for (label, count) in &grounds {
        println!("{}", count.row(label));
    }
    println!("{}", all.row("all"));
    Judged { all, grounds }
}

#[test]
fn the_sentences_that_the_lists_were_tuned_on_are_told_apart() {
    let told = |sentence: &Sentence<'_>, label: &str| {
        let what = if sentence.wanted.contains(label) { "missed" } else { "wrongly" };
        println!("{}: {what} {label}", sentence.id);
    };
    for lang in ["da", "en"] {
        let judged = judged(lang, "tuning", told);
        let many = judged.grounds.iter().filter(|(_, count)| count.wanted() >= ENOUGH);
        let all = "all".to_owned();
        let short: Vec<String> = many
            .chain([(&all, &judged.all)])
            .filter(|(_, count)| !count.passes(WANTED))
            .map(|(label, count)| count.row(label))
            .collect();
        assert!(short.is_empty(), "{lang}:\n{}", short.join("\n"));
    }
}

/// Of these no sentence is told, so that no list is changed because of one.
#[test]
fn sentences_that_the_lists_never_saw_are_told_apart() {
    for lang in ["da", "en"] {
        let judged = judged(lang, "held-out", |_, _| ());
        assert!(judged.all.passes(WANTED), "{lang}: {}", judged.all.row("all"));
    }
}

/// Numbers in a fixed order that looks like chance (Knuth's linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn is_day(day: u64, month: u64, year: u64) -> bool {
    let year = i32::try_from(year).expect("two digits");
    // Any century with numbers may be meant.
    [1800, 1900, 2000].into_iter().any(|century| {
        let (Ok(month), Ok(day)) = (u32::try_from(month), u32::try_from(day)) else { return false };
        mus::date::Date::new(century + year, month, day).is_some()
    })
}

#[test]
fn of_a_thousand_look_alikes_just_the_cpr_numbers_are_found() {
    let mut chance = Chance(20_260_603);
    let (mut real, mut alike) = (0, 0);
    for _ in 0..1_000 {
        let (day, month, year) = (chance.below(40), chance.below(16), chance.below(100));
        let last = chance.below(10_000);
        let (number, separated) = match chance.below(8) {
            0..=2 => (format!("{day:02}{month:02}{year:02}-{last:04}"), true),
            3 | 4 => (format!("{day:02}{month:02}{year:02} {last:04}"), true),
            // One digit more or less, a longer number, a period, a version.
            5 => (format!("{day:02}{month:02}{year:02}-{last:03}{}{}", chance.below(10), chance.below(10)), false),
            6 => (format!("{}{day:02}{month:02}{year:02}-{last:04}", chance.below(10)), false),
            _ => (format!("{}.{day:02}{month:02}{year:02}-{last:04}-{}", chance.below(9), chance.below(9)), false),
        };
        let before = ["", "Hun har ", "nr. ", "Journalnr. ", "(", "til ", "\u{ad}Ærø: ", "cpr "]
            [usize::try_from(chance.below(8)).expect("small")];
        let behind =
            ["", ".", ", og så videre", ")", " skal rettes", "\n"][usize::try_from(chance.below(6)).expect("small")];
        let text = format!("{before}{number}{behind}");
        let wanted = separated && is_day(day, month, year);
        let found = numbers(&text);
        let cpr: Vec<&str> = found
            .iter()
            .filter(|found| matches!(found.sort, Sort::Cpr | Sort::PossibleCpr))
            .map(|found| &text[found.bytes.clone()])
            .collect();
        if wanted {
            real += 1;
            assert_eq!(cpr, [number.as_str()], "{text}");
        } else {
            alike += 1;
            assert!(cpr.is_empty(), "{text}: {cpr:?}");
        }
    }
    assert!(real > 300 && alike > 300, "{real} and {alike}");
}
