//! Payment cards, IBANs, and accounts with their registration numbers.

use super::{Group, Number, Sort, adjoin, begins, ends, label, words_before};

/// The check of ISO/IEC 7812: every second digit doubled, the sum divisible by ten.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether digits begin as those of a card network do: Visa, Mastercard, American Express, Dankort, Maestro, Discover.
fn is_network(digits: &str) -> bool {
    let first = |count: usize| digits[..count].parse::<u32>().unwrap_or(0);
    match digits.len() {
        15 => matches!(first(2), 34 | 37),
        16 => {
            first(1) == 4 || matches!(first(2), 50..=58 | 60 | 63 | 64 | 65 | 67) || (2221..=2720).contains(&first(4))
        }
        _ => false,
    }
}

pub(super) fn cards(text: &str, groups: &[Group], found: &mut Vec<Number>) {
    for at in (0..groups.len()).filter(|at| matches!(groups[*at].len(), 4 | 15 | 16)) {
        for count in [1, 3, 4] {
            let Some(part) = groups.get(at..at + count) else { continue };
            let lengths: Vec<usize> = part.iter().map(|group| group.len()).collect();
            let shaped = matches!(lengths.as_slice(), [15 | 16] | [4, 6, 5] | [4, 4, 4, 4]);
            if !shaped || !part.windows(2).all(|two| adjoin(text, two[0], two[1])) {
                continue;
            }
            let bytes = part[0].start..part[count - 1].end;
            let digits: String = text[bytes.clone()].chars().filter(char::is_ascii_digit).collect();
            if is_network(&digits) && is_luhn(&digits) && begins(text, bytes.start) && ends(text, bytes.end) {
                found.push(Number { sort: Sort::Card, label: label(text, bytes.start), bytes });
            }
        }
    }
}

/// How long an IBAN is, by country (SWIFT, IBAN Registry).
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("NO", 15),
    ("BE", 16),
    ("DK", 18),
    ("FO", 18),
    ("GL", 18),
    ("FI", 18),
    ("NL", 18),
    ("SI", 19),
    ("AT", 20),
    ("EE", 20),
    ("LT", 20),
    ("LU", 20),
    ("BA", 20),
    ("XK", 20),
    ("CH", 21),
    ("HR", 21),
    ("LI", 21),
    ("LV", 21),
    ("BG", 22),
    ("DE", 22),
    ("GB", 22),
    ("IE", 22),
    ("ME", 22),
    ("RS", 22),
    ("GI", 23),
    ("IL", 23),
    ("AD", 24),
    ("CZ", 24),
    ("ES", 24),
    ("MD", 24),
    ("RO", 24),
    ("SE", 24),
    ("SK", 24),
    ("TN", 24),
    ("PK", 24),
    ("IS", 26),
    ("TR", 26),
    ("PT", 25),
    ("FR", 27),
    ("GR", 27),
    ("IT", 27),
    ("MC", 27),
    ("SM", 27),
    ("AL", 28),
    ("CY", 28),
    ("HU", 28),
    ("LB", 28),
    ("PL", 28),
    ("UA", 29),
    ("MT", 31),
];

pub(super) fn ibans(text: &str, groups: &[Group], found: &mut Vec<Number>) {
    let bytes = text.as_bytes();
    // Two letters and two digits begin one.
    let starts = groups.iter().filter(|group| group.len() >= 2).filter_map(|group| group.start.checked_sub(2));
    for start in starts {
        let head = &bytes[start..start + 4];
        let shaped = head[..2].iter().all(u8::is_ascii_uppercase) && head[2..].iter().all(u8::is_ascii_digit);
        if !shaped || start.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric()) {
            continue;
        }
        let Some((_, length)) = IBAN_LENGTHS.iter().find(|(country, _)| country.as_bytes() == &head[..2]) else {
            continue;
        };
        let mut compact = String::new();
        let mut end = start;
        while end < bytes.len() && compact.len() < *length {
            match bytes[end] {
                byte if byte.is_ascii_digit() || byte.is_ascii_uppercase() => compact.push(char::from(byte)),
                b' ' if bytes[end - 1] != b' ' => {}
                _ => break,
            }
            end += 1;
        }
        let whole = compact.len() == *length && ends(text, end);
        if whole && (is_checked(&compact) || label(text, start) == "iban") {
            found.push(Number { sort: Sort::Account, bytes: start..end, label: label(text, start) });
        }
    }
}

/// The check of ISO 13616: the first four behind the rest, letters as numbers from 10, modulo 97.
fn is_checked(iban: &str) -> bool {
    let (head, rest) = iban.split_at(4);
    let rest = rest.chars().chain(head.chars()).filter_map(|letter| letter.to_digit(36));
    rest.fold(0, |sum, value| if value > 9 { (sum * 100 + value) % 97 } else { (sum * 10 + value) % 97 }) == 1
}

fn is_registration(label: &str) -> bool {
    matches!(label, "reg" | "regnr" | "registreringsnr" | "registreringsnummer" | "regnummer")
}

fn is_account(label: &str) -> bool {
    label.starts_with("konto")
        || matches!(label, "kto" | "ktonr" | "account" | "acct" | "acc")
        || is_surely_account(label)
}

/// A word that an account number follows, and no entry of the books.
fn is_surely_account(label: &str) -> bool {
    matches!(label, "kontonr" | "kontonummer" | "nemkonto" | "acct")
        || ["bank", "løn", "privat"].iter().any(|first| label.starts_with(first)) && label.contains("konto")
}

/// A word for money that goes to an account: only a whole account number behind it is one.
fn is_payment(label: &str) -> bool {
    ["overfør", "udbetal", "indsæt", "transfer"].iter().any(|first| label.starts_with(first))
}

/// Whether a registration number and an account number belong together.
fn belong(text: &str, one: Group, other: Group) -> bool {
    adjoin(text, one, other) || matches!(&text[one.end..other.start], " / " | "/" | ") " | " - ")
}

/// Whether only words for a number stand between a registration number and what follows: »reg. 9999, no. 0007654«.
fn is_bridged(between: &str) -> bool {
    const NUMBER: &[&str] = &["no", "nr", "number", "nummer"];
    let mut words = between.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| NUMBER.contains(&word.to_lowercase().as_str()))
}

pub(super) fn accounts(text: &str, groups: &[Group], found: &mut Vec<Number>) {
    // Nearly every text has no number as long as an account's; labels cost.
    if !groups.iter().any(|group| (6..=14).contains(&group.len())) {
        return;
    }
    let labels: Vec<String> = groups.iter().map(|group| label(text, group.start)).collect();
    let whole = |group: Group| begins(text, group.start) && ends(text, group.end);
    let is_number = |group: Group| (6..=10).contains(&group.len());
    let mut push = |from: usize, to: usize| {
        let bytes = groups[from].start..groups[to].end;
        found.push(Number { sort: Sort::Account, bytes, label: labels[from].clone() });
    };
    for at in 0..groups.len() {
        let group = groups[at];
        let (account, registration) = (is_account(&labels[at]), is_registration(&labels[at]));
        let payment = is_payment(&labels[at]);
        let spoken = || words_before(text, group.start).any(|word| is_surely_account(&word));
        let may_be = account || registration || payment || (group.len() == 4 && spoken());
        if !may_be {
            continue;
        }
        // 9999-0001234567, 9999 0001234567, »reg. 9999 konto 0001234567«, »konto 0001234567, reg. 9999«
        let next = groups.get(at + 1).copied().filter(|next| next.start - group.end < 40);
        if let Some(next) = next {
            let joined = group.len() == 4 && (7..=10).contains(&next.len()) && belong(text, group, next);
            let between = &text[group.end..next.start];
            let named = |label: &str| match (account, registration) {
                (_, true) => is_account(label) || is_bridged(between),
                (true, false) => is_registration(label),
                (false, false) => false,
            };
            let (bank, number) = if registration { (group, next) } else { (next, group) };
            let pair = named(&labels[at + 1]) && bank.len() == 4 && is_number(number);
            if (joined || pair) && begins(text, group.start) && ends(text, next.end) {
                push(at, at + 1);
                continue;
            }
        }
        if is_surely_account(&labels[at]) && (7..=14).contains(&group.len()) && whole(group) {
            push(at, at);
        }
    }
}
