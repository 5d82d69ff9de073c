//! Telephone numbers: with a `+` from anywhere, and as they are dialled in Denmark, Britain and Ireland.

use super::{Group, Number, Sort, adjoin, begins, ends, label, words_before};

pub(super) fn phones(text: &str, groups: &[Group], found: &mut Vec<Number>) {
    let mut at = 0;
    while at < groups.len() {
        let phone = foreign_phone(text, groups, at)
            .or_else(|| danish_phone(text, groups, at))
            .or_else(|| british_phone(text, groups, at));
        let Some((count, number)) = phone else {
            at += 1;
            continue;
        };
        found.push(number);
        at += count;
    }
}

/// A telephone number as it is dialled from anywhere, with a `+` or `00` (ITU-T E.164: 15 digits at most), and how many groups it has.
fn foreign_phone(text: &str, groups: &[Group], at: usize) -> Option<(usize, Number)> {
    let first = groups[at].start;
    let (start, prefix) = match text[..first].strip_suffix('+') {
        Some(before) => (before.len(), ""),
        None => (first, "00"),
    };
    let country = text[first..groups[at].end].strip_prefix(prefix)?;
    // Zeros in the middle of a longer number are no prefix.
    let goes_on = !prefix.is_empty() && at > 0 && adjoin(text, groups[at - 1], groups[at]);
    if country.is_empty() || country.starts_with('0') || goes_on || !begins(text, start) {
        return None;
    }
    let parted =
        |two: &[Group]| adjoin(text, two[0], two[1]) || matches!(&text[two[0].end..two[1].start], " (" | ") " | ")");
    let count = 1 + groups[at..].windows(2).take_while(|two| parted(two)).count();
    let part = &groups[at..at + count];
    let digits = part.iter().map(|group| group.len()).sum::<usize>() - prefix.len();
    // `+10 000 000` is a sum.
    let is_sum = part
        .iter()
        .skip(1)
        .any(|group| text[group.start..group.end].bytes().all(|digit| digit == b'0') && group.len() > 1);
    let end = part[count - 1].end;
    let bytes = start..end;
    let fits = (9..=15).contains(&digits) && !is_sum && ends(text, end);
    fits.then(|| (count, Number { sort: Sort::Phone, label: label(text, start), bytes }))
}

/// A Danish telephone number, with its country or without, and how many groups it has.
fn danish_phone(text: &str, groups: &[Group], at: usize) -> Option<(usize, Number)> {
    const SHAPES: &[&[usize]] = &[&[2, 2, 2, 2], &[4, 4], &[2, 3, 3], &[8]];
    let country = match &text[groups[at].start..groups[at].end] {
        "0045" => true,
        "45" => text[..groups[at].start].ends_with('+'),
        _ => false,
    };
    let first = at + usize::from(country);
    let count = SHAPES.iter().find(|shape| is_shaped(text, groups, first, shape))?.len();
    let start = if country {
        groups[at].start - usize::from(text[..groups[at].start].ends_with('+'))
    } else {
        groups[first].start
    };
    let end = groups[first + count - 1].end;
    let joined = !country || adjoin(text, groups[at], groups[first]) || text[groups[at].end..].starts_with(") ");
    let label = label(text, start);
    let said = country || count == 4 || is_telephone(&label) || speaks_of_telephone(text, start);
    // Danish numbers begin with 2 to 9.
    let usual = matches!(text.as_bytes()[groups[first].start], b'2'..=b'9');
    let fits = joined && said && usual && !is_counted(&label) && begins(text, start) && ends(text, end);
    fits.then(|| (first + count - at, Number { sort: Sort::Phone, bytes: start..end, label }))
}

/// Whether the groups from `first` on have so many digits each, and one separator between them.
fn is_shaped(text: &str, groups: &[Group], first: usize, shape: &[usize]) -> bool {
    groups.get(first..first + shape.len()).is_some_and(|part| {
        part.iter().zip(shape).all(|(group, length)| group.len() == *length)
            && part.windows(2).all(|two| adjoin(text, two[0], two[1]))
    })
}

/// A British or Irish telephone number as it is dialled at home (Ofcom, National Telephone Numbering Plan: 10 or 11 digits with the
/// leading 0), and how many groups it has.
fn british_phone(text: &str, groups: &[Group], at: usize) -> Option<(usize, Number)> {
    const SHAPES: &[&[usize]] = &[&[5, 6], &[5, 3, 3], &[4, 3, 4], &[3, 4, 4], &[3, 3, 4]];
    let shape = SHAPES.iter().find(|shape| is_shaped(text, groups, at, shape))?;
    let bytes = groups[at].start..groups[at + shape.len() - 1].end;
    let is_dialled = text[bytes.start..].starts_with('0') && !text[bytes.start..].starts_with("00");
    let label = label(text, bytes.start);
    let fits = is_dialled && !is_counted(&label) && begins(text, bytes.start) && ends(text, bytes.end);
    fits.then_some((shape.len(), Number { sort: Sort::Phone, label, bytes }))
}

/// Whether the words before a number speak of a telephone: »Ny mobil til Ida: «, »mit nye nummer er «.
fn speaks_of_telephone(text: &str, at: usize) -> bool {
    let words: Vec<String> = words_before(text, at).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let is_named =
        has(&["tlf", "telefon", "telefonnummer", "mobil", "mobilnummer", "phone", "mobile", "sms", "ring", "ringes"]);
    is_named || (has(&["nummer", "number"]) && has(&["mit", "hans", "hendes", "nyt", "my", "his", "her", "new"]))
}

fn is_telephone(label: &str) -> bool {
    ["tlf", "telefon", "mobil", "phone", "mobile", "cell", "tel", "ring", "sms", "text", "call", "på", "on", "privat"]
        .iter()
        .any(|word| label == *word || (word.len() > 3 && label.starts_with(word)))
}

/// What several small numbers behind it count, or what a longer one names that is no telephone.
fn is_counted(label: &str) -> bool {
    const COUNTED: &[&str] = &["uge", "uger", "week", "weeks", "side", "sider", "page", "pages", "kl", "lokale", "sag"];
    /// Compounds begin so too: `varenr`, `ordrenummer`.
    const NAMED: &[&str] =
        &["vare", "item", "ordre", "order", "faktur", "invoice", "kunde", "customer", "sags", "case"];
    COUNTED.contains(&label) || NAMED.iter().any(|first| label.starts_with(first))
}
