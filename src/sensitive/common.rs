//! Words that most texts have, by a rough guess: terms are looked for by rarer ones.

use super::folded::fold_word;
use super::hash::ByWord;
use std::collections::HashSet;

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

    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    pub fn has_start(&self, letters: &str) -> bool {
        let at = self.in_order.partition_point(|word| word.as_str() < letters);
        self.in_order.get(at).is_some_and(|word| word.starts_with(letters))
    }
}
