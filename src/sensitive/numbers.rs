//! Numbers that lead to a person or to money: CPR numbers, accounts, payment cards, telephones; and mail addresses.
//!
//! A CPR number is six digits that are a day, and four more. Its check digit says nothing: since 2007 numbers are given out that
//! have no valid one (CPR-kontoret, »Personnumre uden kontrolciffer (modulus 11 kontrol)«), so no modulus is looked at.

mod money;
mod phones;

use money::{accounts, cards, ibans};
use phones::phones;
use std::borrow::Cow;
use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// `010190-1234`, with a hyphen or a blank.
    Cpr,
    /// Ten digits that may be one.
    PossibleCpr,
    /// An IBAN, or registration number and account.
    Account,
    /// A payment card.
    Card,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What it is.
    pub sort: Sort,
    /// Where it stands.
    pub bytes: Range<usize>,
    /// The word before it that says what it is, in lower case: `faktura`, `tlf`.
    pub label: String,
}

/// Digits that stand together.
#[derive(Clone, Copy)]
struct Group {
    start: usize,
    end: usize,
}

impl Group {
    fn len(self) -> usize {
        self.end - self.start
    }
}

/// What may part the groups of one number.
const SEPARATORS: &[&str] = &["-", " ", "\u{2010}", "\u{2011}", "\u{2013}", "\u{a0}", "\u{202f}"];

/// Every number of `text`, in order; none lies in another.
pub fn find(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    if !has_sign(text) {
        return found;
    }
    let groups = groups(text);
    if text.contains(SIGNS) {
        mails(text, &mut found);
    }
    if !groups.is_empty() {
        ibans(text, &groups, &mut found);
        cards(text, &groups, &mut found);
        cprs(text, &groups, &mut found);
        accounts(text, &groups, &mut found);
        phones(text, &groups, &mut found);
    }
    // What was looked for first is surer: a card is no telephone number.
    let mut kept: Vec<Number> = Vec::new();
    for number in found {
        if !kept.iter().any(|other| other.bytes.start < number.bytes.end && number.bytes.start < other.bytes.end) {
            kept.push(number);
        }
    }
    kept.sort_by_key(|number| number.bytes.start);
    kept
}

/// What the sign of an address begins with, see [`AT`].
const SIGNS: [char; 3] = ['@', '(', '['];

/// Whether a text has any sign of a number or an address; most have none. All of it is looked at: that is quicker than to stop.
fn has_sign(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| any | byte.is_ascii_digit() | SIGNS.contains(&char::from(byte)))
}

/// The digits of `text` that no output shows, byte by byte and in order: of a CPR number the last four, of accounts and cards all but the last four.
pub fn hidden_digits(text: &str) -> Vec<usize> {
    let mut hidden = Vec::new();
    if !text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit)) {
        return hidden;
    }
    for number in find(text) {
        let digits: Vec<usize> = number.bytes.filter(|at| text.as_bytes()[*at].is_ascii_digit()).collect();
        let last = digits.len().saturating_sub(4);
        match number.sort {
            Sort::Cpr | Sort::PossibleCpr => hidden.extend(&digits[last..]),
            Sort::Account | Sort::Card => hidden.extend(&digits[..last]),
            Sort::Mail | Sort::Phone => {}
        }
    }
    hidden
}

/// `text` as it may be shown: `010190-••••`.
pub fn masked(text: &str) -> Cow<'_, str> {
    dotted(text, &hidden_digits(text))
}

/// `text` with a dot for each of its [`hidden_digits`], which are in order.
pub fn dotted<'t>(text: &'t str, hidden: &[usize]) -> Cow<'t, str> {
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let shown = text.char_indices().map(|(at, letter)| if hidden.binary_search(&at).is_ok() { '•' } else { letter });
    Cow::Owned(shown.collect())
}

fn groups(text: &str) -> Vec<Group> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            let start = at;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            groups.push(Group { start, end: at });
        } else {
            at += 1;
        }
    }
    groups
}

/// Whether two groups are parted by one separator.
fn adjoin(text: &str, one: Group, other: Group) -> bool {
    SEPARATORS.contains(&&text[one.end..other.start])
}

/// Whether a number may begin here: not inside a word, nor behind the hyphen or dot of a longer number.
fn begins(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some(letter) if letter.is_alphanumeric() || letter == '_' => {
            let word = &text.as_bytes()[at.saturating_sub(3)..at];
            word.eq_ignore_ascii_case(b"cpr")
        }
        Some('-' | '.' | '/' | ',' | '\u{2013}') => !before.next().is_some_and(|letter| letter.is_ascii_digit()),
        _ => true,
    }
}

/// Whether a number may end here.
fn ends(text: &str, at: usize) -> bool {
    let mut behind = text[at..].chars();
    match behind.next() {
        Some(letter) if letter.is_alphanumeric() || letter == '_' => false,
        Some('-' | '.' | '/' | ',' | '\u{2013}') => !behind.next().is_some_and(|letter| letter.is_ascii_digit()),
        _ => true,
    }
}

/// Whether six digits are a day, in any century there are numbers for.
fn is_day(digits: &str) -> bool {
    let two = |from: usize| digits.get(from..from + 2).and_then(|two| two.parse::<u32>().ok()).unwrap_or(99);
    let (day, month, year) = (two(0), two(2), two(4));
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        // 1900 had no leap day, 2000 had one.
        2 => 28 + u32::from(year % 4 == 0),
        _ => 0,
    };
    (1..=longest).contains(&day)
}

fn cprs(text: &str, groups: &[Group], found: &mut Vec<Number>) {
    for (at, group) in groups.iter().enumerate() {
        let day = group.len() >= 6 && is_day(&text[group.start..group.start + 6]) && begins(text, group.start);
        if !day {
            continue;
        }
        let parted =
            |next: &&Group| adjoin(text, *group, **next) || matches!(&text[group.end..next.start], " - " | " – ");
        let second = groups.get(at + 1).filter(|next| next.len() == 4).filter(parted);
        let (sort, end) = match (group.len(), second) {
            (6, Some(second)) => (Sort::Cpr, second.end),
            (10, _) => (Sort::PossibleCpr, group.end),
            _ => continue,
        };
        if ends(text, end) {
            found.push(Number { sort, bytes: group.start..end, label: label(text, group.start) });
        }
    }
}

/// How the sign of an address is written, by those who hide it from machines as well.
const AT: &[&str] = &["@", "(at)", "[at]", "(a)", "(snabel-a)"];

fn mails(text: &str, found: &mut Vec<Number>) {
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+') || byte >= 0x80;
    let bytes = text.as_bytes();
    for (at, sign) in AT.iter().flat_map(|sign| text.match_indices(sign)) {
        // A hidden one has blanks around it.
        let (name_end, domain_start) = if sign == "@" {
            (at, at + 1)
        } else {
            let behind = &text[at + sign.len()..];
            (text[..at].trim_end_matches(' ').len(), text.len() - behind.trim_start_matches(' ').len())
        };
        let start = bytes[..name_end].iter().rposition(|byte| !inside(*byte)).map_or(0, |before| before + 1);
        let length = bytes[domain_start..].iter().take_while(|byte| inside(**byte)).count();
        let (Some(name), Some(domain)) = (text.get(start..name_end), text.get(domain_start..domain_start + length))
        else {
            continue;
        };
        let domain = domain.trim_end_matches(['.', '-', '_']);
        let is_domain = domain.rsplit_once('.').is_some_and(|(first, last)| {
            !first.is_empty() && last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
        if !name.is_empty() && is_domain {
            found.push(Number { sort: Sort::Mail, bytes: start..domain_start + domain.len(), label: String::new() });
        }
    }
}

/// Words that stand between a number and what it is the number of.
const BETWEEN: &[&str] = &[
    "nr", "no", "nummer", "number", "numre", "er", "is", "var", "was", "har", "has", "til", "to", "ændret", "changed",
    "nu", "now", "ny", "new", "den", "the", "one",
];

/// The word before a number that says what it is: of »kontonr. 12« `kontonr`, of »faktura nr. 12« `faktura`.
fn label(text: &str, at: usize) -> String {
    let mut rest = &text[text[..at].char_indices().rev().take(40).last().map_or(at, |(first, _)| first)..at];
    let mut last = String::new();
    for _ in 0..8 {
        rest = rest.trim_end_matches(|letter: char| letter.is_whitespace() || ".:#+-,(".contains(letter));
        let start =
            rest.char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last().map(|(start, _)| start);
        let Some(start) = start else { break };
        let word = rest[start..].to_lowercase();
        rest = &rest[..start];
        let is_between = BETWEEN.contains(&word.as_str());
        last = word;
        if !is_between {
            break;
        }
    }
    last
}

/// The last words of the same sentence before byte `at`, the nearest first, in lower case.
fn words_before(text: &str, at: usize) -> impl Iterator<Item = String> {
    let sentence = text[..at].rfind(['\n', '!', '?', ';']).map_or(0, |end| end + 1);
    let words = text[sentence..at].rsplit(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(8).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorts(text: &str) -> Vec<(Sort, &str)> {
        find(text).into_iter().map(|number| (number.sort, &text[number.bytes])).collect()
    }

    #[test]
    fn a_number_is_what_it_looks_like() {
        assert_eq!(sorts("født 010190-1234."), [(Sort::Cpr, "010190-1234")]);
        assert_eq!(sorts("(290200 1234)"), [(Sort::Cpr, "290200 1234")]);
        assert_eq!(sorts("CPR010190–1234"), [(Sort::Cpr, "010190–1234")]);
        assert_eq!(sorts("010190 - 1234"), [(Sort::Cpr, "010190 - 1234")]);
        assert_eq!(sorts("sag 320199-1234, 290201-1234, v2.010190-1234, 010190-12345, A010190-1234"), []);
        assert_eq!(sorts("perioden 010126-311226"), []);
        assert_eq!(sorts("0101901234"), [(Sort::PossibleCpr, "0101901234")]);
        assert_eq!(sorts("kort 4111 1111 1111 1111, 4111 1111 1111 1112"), [(Sort::Card, "4111 1111 1111 1111")]);
        assert_eq!(sorts("EAN-nummer 5798000000012, konto 4420 Rejser"), []);
        assert_eq!(sorts("til DK50 0040 0440 1162 43 tak"), [(Sort::Account, "DK50 0040 0440 1162 43")]);
        assert_eq!(sorts("til DK51 0040 0440 1162 43 tak"), []);
        assert_eq!(sorts("reg. 9999 konto 0001234567"), [(Sort::Account, "9999 konto 0001234567")]);
        assert_eq!(sorts("min konto er 9999-0007654321"), [(Sort::Account, "9999-0007654321")]);
        assert_eq!(sorts("Kontonummer 0009876543, reg.nr. 9997"), [(Sort::Account, "0009876543, reg.nr. 9997")]);
        assert_eq!(sorts("bankkonto ændret til 9999 0001234567"), [(Sort::Account, "9999 0001234567")]);
        assert_eq!(
            sorts("my account has changed, the new one is 9999 0001234567"),
            [(Sort::Account, "9999 0001234567")]
        );
        assert_eq!(sorts("overføres til 9999 0001234567"), [(Sort::Account, "9999 0001234567")]);
        assert_eq!(sorts("konto (9999) 1234567, 9999 / 7654321"), [(Sort::Account, "9999) 1234567")]);
        assert_eq!(sorts("lønkonto: 9999 / 1234567"), [(Sort::Account, "9999 / 1234567")]);
        assert_eq!(sorts("bankkonto 99990001234567"), [(Sort::Account, "99990001234567")]);
        assert_eq!(sorts("sms til 3131 0020"), [(Sort::Phone, "3131 0020")]);
        assert_eq!(sorts("tlf. 40556677 eller 20 11 22 33"), [(Sort::Phone, "40556677"), (Sort::Phone, "20 11 22 33")]);
        assert_eq!(sorts("+45 31 00 00 12, kundenr. 44556677, uge 20 21 22 23"), [(Sort::Phone, "+45 31 00 00 12")]);
        assert_eq!(sorts("ring +44 7700 900123"), [(Sort::Phone, "+44 7700 900123")]);
        assert_eq!(
            sorts("+46 70 123 45 67, +44 (0)20 7946 0958"),
            [(Sort::Phone, "+46 70 123 45 67"), (Sort::Phone, "+44 (0)20 7946 0958")]
        );
        assert_eq!(sorts("00353 87 555 0142, 000353 87 555 0142"), [(Sort::Phone, "00353 87 555 0142")]);
        assert_eq!(sorts("new number for Ida: 31907700"), [(Sort::Phone, "31907700")]);
        assert_eq!(sorts("(+45) 20304050"), [(Sort::Phone, "+45) 20304050")]);
        assert_eq!(sorts("omsætning +10 000 000, vækst +12 345, 3+4512345678"), []);
        assert_eq!(sorts("Item no. 40 12 66 18, varenr. 40 12 66 18, sagsnummer 40 12 66 18"), []);
        assert_eq!(
            sorts("her mobile: 07700 900123 or 0131 496 0123"),
            [(Sort::Phone, "07700 900123"), (Sort::Phone, "0131 496 0123")]
        );
        assert_eq!(sorts("varenr. 07700 900123, 0131 496 012, 000131 496 0123, kasse 0131 49 60123"), []);
        assert_eq!(
            sorts("Ny mobil til Ida: 40127700, mit nye nummer er 51336200"),
            [(Sort::Phone, "40127700"), (Sort::Phone, "51336200")]
        );
        assert_eq!(sorts("ringes til: Bodil, 2266 1900"), [(Sort::Phone, "2266 1900")]);
        assert_eq!(sorts("Mobilappens ordre 40127700, medarbejdernummer 51336200, kasse 51336200"), []);
        assert_eq!(sorts("reg. 9999, no. 0007654"), [(Sort::Account, "9999, no. 0007654")]);
        assert_eq!(sorts("Ny bankkonto fra 1. juni: 9999 0007654321"), [(Sort::Account, "9999 0007654321")]);
        assert_eq!(sorts("ida.lund (at) firma.example"), [(Sort::Mail, "ida.lund (at) firma.example")]);
        assert_eq!(sorts("ida[at]firma.example, punkt (a) hos firma.example"), [(Sort::Mail, "ida[at]firma.example"),]);
        assert_eq!(sorts("ida@firma.example. left-pad@1.3.0"), [(Sort::Mail, "ida@firma.example")]);
    }

    #[test]
    fn what_is_shown_of_a_number_leads_to_nobody() {
        assert_eq!(masked("født 010190-1234."), "født 010190-••••.");
        assert_eq!(masked("4111 1111 1111 1111"), "•••• •••• •••• 1111");
        assert_eq!(masked("reg. 9999 konto 0001234567"), "reg. •••• konto ••••••4567");
        assert_eq!(masked("uge 12"), "uge 12");
    }

    #[test]
    fn the_word_before_a_number_is_found() {
        let of = |text: &str| label(text, text.find(|letter: char| letter.is_ascii_digit()).expect("a digit"));
        assert_eq!(of("Faktura nr. 12"), "faktura");
        assert_eq!(of("regnr.: 12"), "regnr");
        assert_eq!(of("12"), "");
    }
}
