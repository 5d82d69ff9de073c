//! Whose keys are whose: `allowed_signers` and `revoked_signers`, as `ssh-keygen` (ALLOWED SIGNERS, `-r`) defines them.

use super::sshsig::{NAMESPACE, PublicKey};
use crate::date::Date;
use crate::record::PersonId;
use crate::store::{SignerFile, SignerFiles};

/// Who may sign with what.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    allowed: Vec<Allowed>,
    revoked: Vec<PublicKey>,
    revocations_are_known: bool,
    troubles: Vec<Trouble>,
}

/// A line of `allowed_signers`.
#[derive(Clone, Debug)]
struct Allowed {
    /// Patterns; mostly one person id.
    principals: String,
    /// Patterns of what it is for; absent for everything.
    namespaces: Option<String>,
    after: Option<Date>,
    before: Option<Date>,
    key: PublicKey,
}

/// A line that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file's name.
    pub file: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: TroubleKind,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// `cert-authority`: certificates are not supported.
    CertAuthority,
    /// An option that is not one of OpenSSH's, or has no value, or a wrong one.
    Option,
    /// No key, or one of a kind that signatures cannot be checked with.
    Key,
    /// The file is no text: a binary revocation list (KRL) is not supported.
    NotText,
}

/// How a key stands to a person on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The key was theirs on that day.
    Known,
    /// The key is theirs, but not on that day.
    OutOfTime {
        /// The first day it counts.
        after: Option<Date>,
        /// The last day it counts.
        before: Option<Date>,
    },
    /// The key counts no longer, whatever the day.
    Revoked,
    /// The key is not theirs.
    Unknown,
    /// Nobody can say which keys are revoked.
    Unknowable,
}

impl Keys {
    /// The keys of a repository.
    pub fn of(files: &SignerFiles) -> Self {
        let mut keys = Self { revocations_are_known: true, ..Self::default() };
        match &files.allowed {
            SignerFile::Absent => {}
            SignerFile::Text(text) => keys.read_allowed(text),
            SignerFile::NotText => keys.tell(SignerFiles::ALLOWED, 1, TroubleKind::NotText),
        }
        match &files.revoked {
            SignerFile::Absent => {}
            SignerFile::Text(text) => keys.read_revoked(text),
            SignerFile::NotText => {
                keys.revocations_are_known = false;
                keys.tell(SignerFiles::REVOKED, 1, TroubleKind::NotText);
            }
        }
        keys
    }

    /// Lines that do not count, in the order of the files.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// How `key` stands to `person` on `day`. Several lines may speak of it; the best of them counts, but a revoked key never does.
    pub fn standing(&self, person: &PersonId, key: &PublicKey, day: Date) -> Standing {
        if !self.revocations_are_known {
            return Standing::Unknowable;
        }
        if self.revoked.contains(key) {
            return Standing::Revoked;
        }
        let mut standing = Standing::Unknown;
        for line in self.lines_of(key).filter(|line| fits(&line.principals, person.as_str())) {
            let in_time = line.after.is_none_or(|after| after <= day) && line.before.is_none_or(|before| day <= before);
            if in_time {
                return Standing::Known;
            }
            standing = Standing::OutOfTime { after: line.after, before: line.before };
        }
        standing
    }

    /// The people that a key is written down for by their id.
    pub fn owners(&self, key: &PublicKey) -> Vec<PersonId> {
        let mut owners: Vec<PersonId> = Vec::new();
        for line in self.lines_of(key) {
            let people = line.principals.split(',').filter_map(|principal| principal.trim().parse().ok());
            owners.extend(people.filter(|person: &PersonId| fits(&line.principals, person.as_str())));
        }
        owners.sort();
        owners.dedup();
        owners
    }

    fn lines_of(&self, key: &PublicKey) -> impl Iterator<Item = &Allowed> {
        self.allowed.iter().filter(move |line| {
            line.key == *key && line.namespaces.as_ref().is_none_or(|patterns| fits(patterns, NAMESPACE))
        })
    }

    fn tell(&mut self, file: &'static str, line: usize, kind: TroubleKind) {
        self.troubles.push(Trouble { file, line, kind });
    }

    fn read_allowed(&mut self, text: &str) {
        for (at, line) in lines(text) {
            match allowed(line) {
                Ok(line) => self.allowed.push(line),
                Err(kind) => self.tell(SignerFiles::ALLOWED, at, kind),
            }
        }
    }

    fn read_revoked(&mut self, text: &str) {
        for (at, line) in lines(text) {
            if let Some(key) = PublicKey::from_openssh(line) {
                self.revoked.push(key);
            } else {
                // It may be any key that is meant.
                self.revocations_are_known = false;
                self.tell(SignerFiles::REVOKED, at, TroubleKind::Key);
            }
        }
    }
}

/// The lines that say something, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// `principals [options] kind key [comment]`.
fn allowed(line: &str) -> Result<Allowed, TroubleKind> {
    let (principals, rest) = first_word(line);
    let principals = unquoted(principals).unwrap_or(principals).to_owned();
    // Without options the key follows at once; so it is tried first, as OpenSSH does.
    if let Some(key) = PublicKey::from_openssh(rest) {
        return Ok(Allowed { principals, namespaces: None, after: None, before: None, key });
    }
    let (options, key) = first_word(rest);
    if split(options).any(|option| option.eq_ignore_ascii_case("cert-authority")) {
        return Err(TroubleKind::CertAuthority);
    }
    let key = PublicKey::from_openssh(key).ok_or(TroubleKind::Key)?;
    let mut line = Allowed { principals, namespaces: None, after: None, before: None, key };
    for option in split(options) {
        let (name, value) = option.split_once('=').ok_or(TroubleKind::Option)?;
        let value = unquoted(value).ok_or(TroubleKind::Option)?;
        let once = match name.to_ascii_lowercase().as_str() {
            "namespaces" => line.namespaces.replace(value.to_owned()).is_none(),
            "valid-after" => line.after.replace(day_of(value).ok_or(TroubleKind::Option)?).is_none(),
            "valid-before" => line.before.replace(day_of(value).ok_or(TroubleKind::Option)?).is_none(),
            _ => false,
        };
        if !once {
            return Err(TroubleKind::Option);
        }
    }
    Ok(line)
}

fn unquoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.strip_suffix('"')
}

/// The first word and the rest; what stands in double quotes belongs to the word, blanks and all.
fn first_word(line: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = line.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        !quoted && matches!(letter, ' ' | '\t')
    });
    let (word, rest) = line.split_at(end.map_or(line.len(), |(at, _)| at));
    (word, rest.trim_start())
}

/// The parts between commas that stand in no quotes.
fn split(options: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    options.split(move |letter| {
        quoted ^= letter == '"';
        !quoted && letter == ','
    })
}

/// The day of `YYYYMMDD[HHMM[SS]][Z]`. A signature has a day and no time, so a key counts on the whole of its first and last day.
fn day_of(timestamp: &str) -> Option<Date> {
    let digits = timestamp.strip_suffix(['Z', 'z']).unwrap_or(timestamp);
    if !matches!(digits.len(), 8 | 12 | 14) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let fits = |from: usize, limit: u32| digits.len() <= from || number(from, from + 2).is_some_and(|it| it < limit);
    let day = Date::new(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?);
    day.filter(|_| fits(8, 24) && fits(10, 60) && fits(12, 61))
}

/// Whether a word fits a list of patterns (PATTERNS in `ssh_config`): one of them must, and none that begins with `!` may.
fn fits(patterns: &str, word: &str) -> bool {
    let mut found = false;
    for pattern in patterns.split(',').map(str::trim) {
        match pattern.strip_prefix('!') {
            Some(not) if matches_one(not.as_bytes(), word.as_bytes()) => return false,
            Some(_) => {}
            None => found |= matches_one(pattern.as_bytes(), word.as_bytes()),
        }
    }
    found
}

/// `*` stands for any letters, `?` for one. Both texts are short: a principal and an id.
fn matches_one(pattern: &[u8], word: &[u8]) -> bool {
    let (mut at, mut letter) = (0, 0);
    // Where the last star stands, and how much of the word it has taken.
    let mut star: Option<(usize, usize)> = None;
    while letter < word.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, letter));
                at += 1;
            }
            Some(b'?') => (at, letter) = (at + 1, letter + 1),
            Some(byte) if *byte == word[letter] => (at, letter) = (at + 1, letter + 1),
            _ => match star.as_mut() {
                Some((stood, taken)) => {
                    *taken += 1;
                    (at, letter) = (*stood + 1, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    fn keys(allowed: &str, revoked: SignerFile) -> Keys {
        Keys::of(&SignerFiles { allowed: SignerFile::Text(allowed.to_owned()), revoked })
    }

    fn standing(keys: &Keys, day: &str) -> Standing {
        let person = "p-7f3k".parse().expect("an id");
        let key = PublicKey::from_openssh(KEY).expect("a key");
        keys.standing(&person, &key, day.parse().expect("a day"))
    }

    #[test]
    fn every_way_to_write_a_line_is_read() {
        for line in [
            format!("p-7f3k {KEY}"),
            format!("  p-7f3k\t{KEY} a comment"),
            format!("p-81xx,p-7f3k {KEY}"),
            format!("\"p-7f3k\" {KEY}"),
            format!("p-* {KEY}"),
            format!("p-?f3? namespaces=\"git,mus-record-v1\" {KEY}"),
            format!("p-7f3k NAMESPACES=\"mus-*\",valid-after=\"20260101\",valid-before=\"20261231235959Z\" {KEY}"),
            format!("# note\n\np-7f3k namespaces=\"file\" {KEY}\np-7f3k {KEY}\r\n"),
        ] {
            let keys = keys(&line, SignerFile::Absent);
            assert_eq!((standing(&keys, "2026-03-10"), keys.troubles()), (Standing::Known, &[][..]), "{line}");
        }
    }

    #[test]
    fn what_does_not_name_the_person_for_records_does_not_count() {
        for line in [
            format!("p-81xx {KEY}"),
            format!("p-*,!p-7f3k {KEY}"),
            format!("p-7f3k namespaces=\"git\" {KEY}"),
            format!("p-7f3k namespaces=\"*,!mus-record-v1\" {KEY}"),
            format!("p-7f3 {KEY}"),
            format!("p-7f3k? {KEY}"),
        ] {
            assert_eq!(standing(&keys(&line, SignerFile::Absent), "2026-03-10"), Standing::Unknown, "{line}");
        }
    }

    #[test]
    fn a_key_counts_on_its_first_and_its_last_day() {
        let keys =
            keys(&format!("p-7f3k valid-after=\"20260301\",valid-before=\"202603101200\" {KEY}"), SignerFile::Absent);
        for (day, counts) in [("2026-02-28", false), ("2026-03-01", true), ("2026-03-10", true), ("2026-03-11", false)]
        {
            assert_eq!(standing(&keys, day) == Standing::Known, counts, "{day}");
        }
        let (after, before) = (Date::new(2026, 3, 1), Date::new(2026, 3, 10));
        assert_eq!(standing(&keys, "2027-01-01"), Standing::OutOfTime { after, before });
    }

    #[test]
    fn a_line_that_is_not_understood_is_told_and_counts_for_nothing() {
        for (line, kind) in [
            (format!("p-7f3k cert-authority {KEY}"), TroubleKind::CertAuthority),
            (format!("p-7f3k cert-authority,namespaces=\"mus-record-v1\" {KEY}"), TroubleKind::CertAuthority),
            (format!("p-7f3k valid-before=\"soon\" {KEY}"), TroubleKind::Option),
            (format!("p-7f3k valid-before=\"20260230\" {KEY}"), TroubleKind::Option),
            (format!("p-7f3k valid-before=\"202603101260\" {KEY}"), TroubleKind::Option),
            (format!("p-7f3k valid-before=20260310 {KEY}"), TroubleKind::Option),
            (format!("p-7f3k valid-after=\"20260101\",valid-after=\"20260102\" {KEY}"), TroubleKind::Option),
            (format!("p-7f3k verify-required {KEY}"), TroubleKind::Option),
            ("p-7f3k ssh-ed25519 AAAA".to_owned(), TroubleKind::Key),
            ("p-7f3k".to_owned(), TroubleKind::Key),
        ] {
            let keys = keys(&format!("\n{line}\n"), SignerFile::Absent);
            let told = Trouble { file: "allowed_signers", line: 2, kind };
            assert_eq!((standing(&keys, "2026-03-10"), keys.troubles()), (Standing::Unknown, &[told][..]), "{line}");
        }
    }

    #[test]
    fn a_revoked_key_never_counts_and_an_unreadable_list_is_not_taken_for_an_empty_one() {
        let line = format!("p-7f3k {KEY}");
        let text = |text: &str| SignerFile::Text(text.to_owned());
        let revoked = |file| standing(&keys(&line, file), "2026-03-10");
        assert_eq!(revoked(text("# none\n")), Standing::Known);
        assert_eq!(revoked(text(&format!("{KEY} lost\n"))), Standing::Revoked);
        assert_eq!(revoked(text("ssh-ed25519 AAAA\n")), Standing::Unknowable);
        assert_eq!(revoked(SignerFile::NotText), Standing::Unknowable);
    }

    #[test]
    fn owners_are_those_who_stand_there_by_their_id() {
        let key = PublicKey::from_openssh(KEY).expect("a key");
        let owners = |line: &str| {
            let owners = keys(line, SignerFile::Absent).owners(&key);
            owners.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(owners(&format!("p-7f3k {KEY}\np-7f3k {KEY}\n")), ["p-7f3k"]);
        assert_eq!(owners(&format!("p-81xx,p-7f3k {KEY}\n")), ["p-7f3k", "p-81xx"]);
        assert_eq!(owners(&format!("p-* {KEY}\n")), Vec::<String>::new());
    }
}
