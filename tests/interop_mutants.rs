//! Files mutated at random: `check-jsonschema` and `mus check` agree on what the schemas say.
//!
//! `MUS_SEED=<number>` takes other mutants; the seed stands in the failure.
#![allow(clippy::disallowed_methods, reason = "tests run programs, read files and the environment")]

mod corpus;
mod support;

use mus::diagnostic::Code;
use mus::schema::{self, Kind};
use mus::store::{File, Location};
use mus::text::Span;
use mus::yaml::{Layout, Node, Value as Yaml};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{Folder, home, loose, text_of};

const MUTANTS: usize = 2400;

/// What stands in for a value. Words that YAML 1.1 and 1.2 read differently are not here: those are findings of their own.
const VALUES: &[&str] = &[
    "12",
    "0",
    "-1",
    "1.0",
    "4.5",
    "1e3",
    "true",
    "false",
    "null",
    "~",
    "",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "[a]",
    "{ a: b }",
    "[1, 1]",
    "\"2026-03-03\"",
    "\"2026-02-30\"",
    "\"2026-3-3\"",
    "\"10:00\"",
    "\"10:99\"",
    "99999999999",
    "p-7f3k",
    "p-ABC",
    "g-drift",
    "employee",
    "manager",
    "hr",
    "standard-employee",
    "\"no\"",
    "p-7f3k/2026",
    "\"p-7f3k/2026:A3\"",
    "\"p-7f3k/2026:X3\"",
    "14d",
    "0d",
    "14",
    "D1",
    "A0",
    "\"ENC[AES256_GCM,data:Zm9v,type:str]\"",
    "æøå 😀",
    "\"a@b\"",
    "\"@\"",
    "mus",
    "final",
    "high",
    "|\n                    tekst",
    "\"0123456789abcdef0123456789abcdef\"",
    "\"sha256:00\"",
];

const TOML_VALUES: &[&str] = &[
    "12",
    "-1",
    "4.5",
    "true",
    "\"\"",
    "\"12m\"",
    "\"12\"",
    "\"x y\"",
    "[]",
    "[\"hr\"]",
    "[\"hr\", \"hr\"]",
    "{}",
    "\"error\"",
    "\"da\"",
];

/// Small, fast and the same everywhere (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).expect("small")
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// The files to begin with.
fn originals() -> Vec<(Kind, PathBuf, String)> {
    let mut files: Vec<(PathBuf, String)> = corpus::files();
    for folder in ["examples/nordlys", "examples/minimal"] {
        let path = home().join(folder).join("mus.toml");
        files.push((path.clone(), text_of(&path)));
    }
    let known = files.into_iter().filter_map(|(path, text)| {
        let file = loose(&path, &text);
        let clean = file.found().iter().all(|one| one.fact.code() == Code::TextCut);
        Some((file.kind().filter(|_| clean)?, path, text))
    });
    known.collect()
}

fn mutated(text: &str, toml: bool, dice: &mut Dice) -> Option<String> {
    let tree = if toml { mus::yaml::parse_toml(text) } else { mus::yaml::parse(text) };
    let root = tree.root.filter(|_| tree.problems.is_empty())?;
    let (mut scalars, mut keys, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    root.walk(&mut |path, node| {
        match &node.value {
            Yaml::Scalar(_) if !node.span.is_empty() => scalars.push(node.span),
            Yaml::Sequence(..) | Yaml::Mapping(..) if !path.steps().is_empty() => parts.push(node),
            _ => {}
        }
        keys.extend(node.entries().iter().map(|entry| (entry.key_span, &*entry.key, node)));
    });
    if scalars.is_empty() || keys.is_empty() || parts.is_empty() {
        return None;
    }
    let values = if toml { TOML_VALUES } else { VALUES };
    let edit = match dice.below(if toml { 4 } else { 10 }) {
        0 | 1 => (*dice.of(&scalars), (*dice.of(values)).to_owned()),
        2 => {
            let span = *dice.of(&scalars);
            (span, slipped(&text[span.range()], dice))
        }
        3 => {
            let (span, key, _) = dice.of(&keys);
            let other = dice.of(&keys).1.to_owned();
            let new = match dice.below(4) {
                0 => "x-ny".to_owned(),
                1 => other,
                2 => key.to_uppercase(),
                _ => slipped(key, dice),
            };
            (*span, new)
        }
        4 => {
            let (span, _, mapping) = dice.of(&keys);
            (Span::at(span.start()), added("ny: 1", text, *span, mapping))
        }
        5 => gone(text, dice.of(&keys))?,
        6 => {
            let node = *dice.of(&parts);
            let flow = matches!(node.value, Yaml::Sequence(_, Layout::Flow) | Yaml::Mapping(_, Layout::Flow));
            (node.span, if flow { (*dice.of(values)).to_owned() } else { format!("{}\n", dice.of(values)) })
        }
        7 => {
            let list = *dice.of(&parts);
            repeated(text, list)?
        }
        8 => {
            let (one, other) = (*dice.of(&scalars), *dice.of(&scalars));
            (one, text[other.range()].to_owned())
        }
        _ => {
            let span = *dice.of(&scalars);
            let bare = text[span.range()].trim_matches(['"', '\'']);
            (span, format!("'{}'", bare.replace('\'', "''").replace('\n', " ")))
        }
    };
    Some(support::spliced(text, edit.0, &edit.1))
}

/// A word with a slip of the finger.
fn slipped(word: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    let (before, after) = letters.split_at(at);
    let text = |letters: &[char]| letters.iter().collect::<String>();
    match dice.below(3) {
        0 => format!("{}{}", text(before), text(after.get(1..).unwrap_or_default())),
        1 => format!("{}q{}", text(before), text(after)),
        _ => format!("{word}{}", letters.last().copied().unwrap_or('e')),
    }
}

/// A key more, before the one at `span`.
fn added(entry: &str, text: &str, span: Span, mapping: &Node) -> String {
    if matches!(mapping.value, Yaml::Mapping(_, Layout::Flow)) {
        return format!("{entry}, ");
    }
    let line = text[..span.start()].rfind('\n').map_or(0, |end| end + 1);
    let column = text[line..span.start()].chars().count();
    format!("{entry}\n{}", " ".repeat(column))
}

/// Takes a key out with its value.
fn gone(text: &str, key: &(Span, &str, &Node)) -> Option<(Span, String)> {
    let (span, name, mapping) = key;
    let entries = mapping.entries();
    let at = entries.iter().position(|entry| entry.key_span == *span && *entry.key == **name)?;
    if entries.len() < 2 {
        return None;
    }
    if let Some(next) = entries.get(at + 1) {
        return Some((Span::new(span.start(), next.key_span.start()), String::new()));
    }
    let before = entries[at - 1].value.span.end().max(entries[at - 1].key_span.end());
    let end = entries[at].value.span.end().max(span.end());
    // What ended in a block of text ends where the next key began.
    let kept = if text[before..span.start()].contains('\n') { "\n" } else { "" };
    Some((Span::new(before, end), kept.to_owned()))
}

/// The first item of a list once more.
fn repeated(text: &str, list: &Node) -> Option<(Span, String)> {
    let first = list.items().first()?;
    let item = &text[first.span.range()];
    let Yaml::Sequence(_, layout) = list.value else { return None };
    match layout {
        Layout::Flow => Some((Span::at(first.span.start()), format!("{item}, "))),
        Layout::Block => {
            let line = text[..list.span.start()].rfind('\n').map_or(0, |end| end + 1);
            let indent = &text[line..list.span.start()];
            Some((Span::at(list.span.start()), format!("- {}\n{indent}", item.trim_end())))
        }
    }
}

/// What `check-jsonschema` has something against.
fn refused(kind: Kind, files: &[PathBuf]) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for some in files.chunks(200) {
        let output = Command::new("check-jsonschema")
            .args(["--output-format", "json", "--schemafile"])
            .arg(home().join("schemas").join(kind.schema_file()))
            .args(some)
            .output()
            .expect("check-jsonschema is installed (.ci/run does it)");
        let report: Value = serde_json::from_slice(&output.stdout).expect("a report in JSON");
        for list in ["errors", "parse_errors"] {
            for error in report[list].as_array().into_iter().flatten() {
                let path = PathBuf::from(error["filename"].as_str().expect("a file name"));
                let told = format!("{list} {}: {}", error["path"], error["message"]);
                found.entry(path).or_insert(told);
            }
        }
    }
    found
}

/// What the schema finds, where the text is in the subset of YAML: nothing else is the schema's to say.
fn schema_says(kind: Kind, file: &File) -> Option<Vec<String>> {
    let root = file.root().filter(|_| file.tree().problems.is_empty())?;
    Some(
        schema::validate(kind, &root.to_json(), root)
            .iter()
            .map(|one| format!("{:?} at {:?}", one.fact, one.place))
            .collect(),
    )
}

#[test]
fn two_programs_agree_on_what_the_schemas_say() {
    let seed: u64 = std::env::var("MUS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    let mut dice = Dice(seed | 1);
    let originals = originals();
    assert!(originals.len() > 50);
    let folder = Folder::new();
    let mut mutants: BTreeMap<Kind, Vec<PathBuf>> = BTreeMap::new();
    let mut texts: BTreeMap<PathBuf, (String, String)> = BTreeMap::new();
    let mut known = BTreeSet::new();
    while texts.len() < MUTANTS {
        let (kind, from, original) = dice.of(&originals);
        let ending = if *kind == Kind::Settings { "toml" } else { "yaml" };
        let mut text = original.clone();
        for _ in 0..=dice.below(2) {
            text = mutated(&text, *kind == Kind::Settings, &mut dice).unwrap_or(text);
        }
        if text == *original || !known.insert(text.clone()) {
            continue;
        }
        let path = folder.write(format!("{kind}-{}.{ending}", texts.len()), &text);
        mutants.entry(*kind).or_default().push(path.clone());
        texts.insert(path, (text, from.display().to_string()));
    }

    let (mut wrong, mut invalid) = (Vec::new(), 0);
    for (kind, files) in &mutants {
        let refused = refused(*kind, files);
        invalid += refused.len();
        for path in files {
            let (text, from) = &texts[path];
            let file = File::read(path.clone(), text.clone(), Location::Loose);
            let theirs = refused.get(path);
            let ours = schema_says(*kind, &file);
            let missed = theirs.is_some() && file.found().is_empty();
            let extra = theirs.is_none() && ours.as_ref().is_some_and(|found| !found.is_empty());
            let unsaid = ours.as_ref().is_some_and(|found| !found.is_empty()) && file.found().is_empty();
            if missed || extra || unsaid {
                wrong.push(format!("{} from {from}\n  theirs: {theirs:?}\n  ours: {ours:?}", path.display()));
            }
        }
    }
    let kept = if wrong.is_empty() { None } else { Some(keep(&folder)) };
    assert!(wrong.is_empty(), "seed {seed}, {} disagree; kept in {kept:?}\n{}", wrong.len(), wrong.join("\n"));
    // The law would hold for nothing but valid files, or for nothing but broken ones, all too easily.
    assert!(invalid * 3 > MUTANTS && invalid * 10 < MUTANTS * 9, "{invalid} of {MUTANTS} are invalid");
}

/// The mutants stay, to be looked at.
fn keep(folder: &Folder) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    std::fs::create_dir_all(&to).expect("the folder can be made");
    for path in support::files_below(folder.path()) {
        std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("the mutant can be copied");
    }
    to
}
