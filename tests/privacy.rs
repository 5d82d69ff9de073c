//! What somebody wrote about a person never comes out in machine output, however the file is broken.

#![allow(clippy::disallowed_methods, reason = "tests write and remove files of their own")]

mod support;

use mus::check::{Finding, check};
use mus::diagnostic::Audience;
use mus::due::rows;
use mus::lang::Lang;
use mus::report::due::{Arrangement, Rows};
use mus::report::{Look, due, findings};
use mus::schema::{Kind, class_of};
use mus::store::Store;
use mus::yaml::{Step, Tree, parse};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use support::{Folder, Leaf, day, files_below, home, open, private_leaves, spliced, text_of};

const MARKER: &str = "zzmarkzz";

/// A file to plant markers in, with its place in a repository.
struct Source {
    inside: PathBuf,
    text: String,
    kind: Kind,
    tree: Tree,
}

impl Source {
    fn new(inside: PathBuf, text: String) -> Option<Self> {
        let tree = parse(&text);
        let kind = tree.root.as_ref()?.get("kind")?.as_text().and_then(Kind::from_word)?;
        Some(Self { inside, text, kind, tree })
    }

    /// The same file in braces and brackets, as JSON is.
    fn in_flow_style(&self) -> Self {
        let json = self.tree.root.as_ref().map(mus::yaml::Node::to_json).unwrap_or_default();
        Self::new(self.inside.clone(), json.to_string()).expect("JSON is YAML")
    }

    fn leaves(&self) -> Vec<Leaf> {
        self.tree.root.as_ref().map(|root| private_leaves(self.kind, root)).unwrap_or_default()
    }

    /// What makes two leaves of the same sort: `points[].goal` in block style is one.
    fn sort(&self, leaf: &Leaf) -> (Kind, Vec<String>, bool, Option<char>) {
        let mut keys = Vec::new();
        for step in leaf.way.steps() {
            match step {
                // Below the answers a key is a question's id: any of them will do.
                Step::Key(_) if keys.first().is_some_and(|first| first == "answers") => keys.push("*".to_owned()),
                Step::Key(key) => keys.push(key.clone()),
                Step::Index(_) => keys.push("[]".to_owned()),
            }
        }
        (self.kind, keys, leaf.in_flow_mapping, self.text[leaf.span.range()].chars().next())
    }
}

/// Every file with its private leaves, but of each sort of leaf only the first there is.
fn sources_with_leaves() -> Vec<(Source, Vec<Leaf>)> {
    let mut seen = BTreeSet::new();
    let sources = sources().into_iter().flat_map(|source| [source.in_flow_style(), source]).map(|source| {
        let leaves = source.leaves().into_iter().filter(|leaf| seen.insert(source.sort(leaf))).collect();
        (source, leaves)
    });
    sources.collect()
}

/// A repository that knows one person, and where the marker is a word that must not stand in a record: so it is found wherever
/// it can be read, and the findings must hide it as well.
fn small_repository() -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\n[sensitive]\nwords = { health = [\"*zzmarkzz*\"] }\n");
    folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - id: p-7f3k\n    name: Anna Holm\n");
    folder
}

/// Every file of the example, and every valid file of the schemas' tests at a place where it fits.
fn sources() -> Vec<Source> {
    let example = home().join("examples/nordlys");
    let yaml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
    let of_example = files_below(&example).into_iter().filter(yaml).map(|path| {
        let inside = path.strip_prefix(&example).expect("the file lies below the example").to_path_buf();
        (inside, text_of(&path))
    });
    let of_schemas = files_below(&home().join("tests/schemas/valid")).into_iter().filter(yaml).map(|path| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let inside = match name.split('-').next() {
            Some("people") => PathBuf::from("people.yaml"),
            Some("form") => Path::new("forms").join(name),
            _ => Path::new("records/p-7f3k/2026").join(name),
        };
        (inside, text_of(&path))
    });
    of_example.chain(of_schemas).filter_map(|(inside, text)| Source::new(inside, text)).collect()
}

/// Nothing that a program or a log gets of what `check` finds holds the marker.
fn hides_the_marker(store: &Store, text: &str) -> usize {
    let found = check(store, support::today());
    let source_of =
        |finding: &Finding| store.files().iter().find(|file| file.path() == finding.path).map(mus::store::File::source);
    for lang in Lang::ALL {
        let look = Look { lang, audience: Audience::Public, color: false, width: Some(100) };
        for output in [findings::json(&found, 1, lang), findings::text(&found, 1, look, &source_of)] {
            assert!(
                !output.to_lowercase().contains(MARKER),
                "the marker is in the output:\n{output}\nof the file:\n{text}"
            );
        }
    }
    found.len()
}

/// What people do to a value: another one, a wrong one, text that is not quoted, not indented, or cut.
const VALUES: &[&str] = &[
    "ZZMARKZZ",
    "zzmarkzz",
    "\"ZZMARKZZ\"",
    "[ZZMARKZZ]",
    "{ ZZMARKZZ: 1 }",
    "{ zzmarkzz: 1 }",
    "{ score: 4, ZZMARKZZ }",
    "{ reason: tit, zzmarkzz }",
    "{ reason: tit, zzmarkzz, zzmarkzz: ja }",
    "ZZMARKZZ: x",
    "zzmarkzz: x",
    "@ZZMARKZZ",
    "%ZZMARKZZ",
    "\"ZZMARKZZ",
    "'ZZMARKZZ",
    "\"ZZMARKZZ\" ZZMARKZZ",
    "\"\\ZZMARKZZ\"",
    "[ZZMARKZZ",
    "{ZZMARKZZ",
    "!ZZMARKZZ x",
    "&ZZMARKZZ x",
    "*ZZMARKZZ",
    "x #ZZMARKZZ",
    "x # ZZMARKZZ",
    "ENC[ZZMARKZZ",
    "2026-03-03 ZZMARKZZ",
];

fn with_values(source: &Source, leaf: &Leaf) -> Vec<String> {
    let gap = if leaf.span.is_empty() { " " } else { "" };
    VALUES.iter().map(|value| spliced(&source.text, leaf.span, &format!("{gap}{value}"))).collect()
}

/// A line of the answer at the left edge: YAML takes it for a key, or for nothing it knows.
fn with_unindented_lines(source: &Source, leaf: &Leaf) -> Vec<String> {
    let deep = " ".repeat(column(source, leaf.key.unwrap_or(leaf.span).start()) + 2);
    let gap = if leaf.span.is_empty() { " " } else { "" };
    ["ZZMARKZZ", "zzmarkzz", "ZZMARKZZ: x", "Zzmarkzz og mere: x", "zzmarkzz, og mere", "- ZZMARKZZ", "? ZZMARKZZ"]
        .iter()
        .map(|line| spliced(&source.text, leaf.span, &format!("{gap}|\n{deep}Først dette.\n{line}\n")))
        .collect()
}

/// A key beside the value. One that looks like a key of the format is hidden only below a private node or after a comma.
fn with_keys_beside(source: &Source, leaf: &Leaf) -> Vec<String> {
    let mut beside = Vec::new();
    if leaf.in_flow_mapping {
        beside.extend(
            [", ZZMARKZZ", ", zzmarkzz", ", zzmarkzz, zzmarkzz", ", ZZMARKZZ: x", ", zzmarkzz: x"].map(str::to_owned),
        );
    } else if let Some(key) = leaf.key {
        let indent = " ".repeat(column(source, key.start()));
        beside.extend(
            ["ZZMARKZZ: x", "\"ZZMARKZZ\": x", "? ZZMARKZZ", "ZZMARKZZ"].map(|line| format!("\n{indent}{line}")),
        );
        let parent = leaf.way.split_last().map(|(parent, _)| parent).unwrap_or_default();
        if class_of(source.kind, &parent).private {
            beside.push(format!("\n{indent}zzmarkzz: x"));
        }
    }
    let end = mus::text::Span::at(leaf.span.end());
    beside.iter().map(|beside| spliced(&source.text, end, beside)).collect()
}

fn column(source: &Source, at: usize) -> usize {
    let line = source.text[..at].rfind('\n').map_or(0, |end| end + 1);
    source.text[line..at].chars().count()
}

fn every_variant_is_hidden(variants: impl Fn(&Source, &Leaf) -> Vec<String> + Sync, fewest: usize) {
    let (tried, told) = (AtomicUsize::new(0), AtomicUsize::new(0));
    sources_with_leaves().par_iter().for_each(|(source, leaves)| {
        let folder = small_repository();
        for variant in leaves.iter().flat_map(|leaf| variants(source, leaf)) {
            let path = folder.write(&source.inside, &variant);
            let findings = hides_the_marker(&open(&path), &variant);
            tried.fetch_add(1, Ordering::Relaxed);
            told.fetch_add(usize::from(findings > 0), Ordering::Relaxed);
        }
    });
    let (tried, told) = (tried.into_inner(), told.into_inner());
    assert!(tried > fewest, "only {tried} files were tried");
    assert!(told * 3 > tried, "only {told} of {tried} broken files had findings");
}

#[test]
fn a_private_value_is_never_shown() {
    every_variant_is_hidden(with_values, 2_000);
}

#[test]
fn a_line_that_was_not_indented_is_never_shown() {
    every_variant_is_hidden(with_unindented_lines, 500);
}

#[test]
fn a_text_that_became_a_key_is_never_shown() {
    every_variant_is_hidden(with_keys_beside, 300);
}

#[test]
fn a_text_that_became_a_kind_is_never_shown() {
    let folder = small_repository();
    for source in sources() {
        let kind = source.tree.root.as_ref().and_then(|root| root.get("kind")).expect("the file has a kind");
        for value in ["ZZMARKZZ", "zzmarkzz er træt", "|\n  zzmarkzz\n", "[ZZMARKZZ]", "{ ZZMARKZZ: 1 }"] {
            let text = spliced(&source.text, kind.span, value);
            let path = folder.write(&source.inside, &text);
            assert!(hides_the_marker(&open(&path), &text) > 0, "{value} is no kind");
        }
        std::fs::remove_file(folder.path().join(&source.inside)).expect("the file can be removed");
    }
}

/// Numbers, an address and a name, each of its own kind of finding; and what of them nobody may see.
const SENSITIVE: &[(&str, &str, &str)] = &[
    ("cpr-number", "Anna, 010190-5678.", "5678"),
    ("possible-cpr-number", "Anna 0101905678", "5678"),
    ("card-number", "Anna 4111 1111 1111 1112 4111 1111 1111 1111", "1111 1111 1111 1111"),
    ("bank-account", "reg. 9999 konto 0007654321", "9999"),
    ("contact-details", "Ring til zzmarkzz@hjemme.example", "zzmarkzz"),
    ("health", "zzmarkzz blev sygemeldt", "sygemeldt"),
    ("family", "hun er zzmarkzz højgravid", "højgravid"),
];

#[test]
fn what_must_not_stand_there_is_told_and_shown_to_no_program() {
    let told = AtomicUsize::new(0);
    let leaves: Vec<(Source, Vec<Leaf>)> = sources_with_leaves();
    leaves.par_iter().for_each(|(source, leaves)| {
        let folder = small_repository();
        let is_text = |leaf: &&Leaf| !source.text[leaf.span.range()].starts_with(['{', '[']);
        for leaf in leaves.iter().filter(is_text) {
            for (code, value, hidden) in SENSITIVE {
                let gap = if leaf.span.is_empty() { " " } else { "" };
                let text = spliced(&source.text, leaf.span, &format!("{gap}\"{value}\""));
                let path = folder.write(&source.inside, &text);
                let store = open(&path);
                hides_the_marker(&store, &text);
                let found = check(&store, support::today());
                let source_of = |finding: &Finding| {
                    store.files().iter().find(|file| file.path() == finding.path).map(mus::store::File::source)
                };
                let is_number = code.ends_with("number") || code.ends_with("account");
                for lang in Lang::ALL {
                    let look = |audience| Look { lang, audience, color: false, width: Some(100) };
                    let public = findings::text(&found, 1, look(Audience::Public), &source_of);
                    let reader = findings::text(&found, 1, look(Audience::Reader), &source_of);
                    assert!(!public.contains(hidden), "{code}: {hidden} in\n{public}");
                    assert!(!findings::json(&found, 1, lang).contains(hidden), "{code}: {hidden}");
                    // A number is masked for whoever reads.
                    assert!(!is_number || !reader.contains(hidden), "{code}: {hidden} in\n{reader}");
                }
                told.fetch_add(usize::from(found.iter().any(|one| one.code().name() == *code)), Ordering::Relaxed);
            }
        }
    });
    assert!(told.into_inner() > 200, "the findings are there");
}

#[test]
fn what_is_due_holds_no_names_and_no_texts() {
    let folder = Folder::example("nordlys");
    let before = rows(&folder.open(), day("2026-06-01"));
    for source in sources() {
        let mut text = source.text.clone();
        for leaf in source.leaves().iter().rev().filter(|leaf| !leaf.empty) {
            let way = leaf.way.to_string();
            let is_text = source.kind != Kind::Prep && !way.contains("away") && !way.ends_with("salt");
            if is_text {
                text = spliced(&text, leaf.span, "ZZMARKZZ@nordlys.example");
            }
        }
        if home().join("examples/nordlys").join(&source.inside).exists()
            && text_of(&folder.path().join(&source.inside)) == source.text
        {
            folder.write(&source.inside, text);
        }
    }
    let today = day("2026-06-01");
    let after = rows(&folder.open(), today);
    assert_eq!(after, before);
    let hidden = Rows { rows: &after, details: &|_| None };
    let mut outputs = vec![due::json(&hidden, today), due::csv(&hidden)];
    for lang in Lang::ALL {
        let look = Look { lang, audience: Audience::Public, color: false, width: Some(100) };
        for by in [Arrangement::Urgency, Arrangement::Person, Arrangement::Owner] {
            outputs.push(due::text(&hidden, by, true, look));
        }
        outputs.push(due::markdown(&hidden, true, today, lang));
        outputs.push(due::ics(&hidden, "mus", today, lang));
        let github = due::github(&hidden, &|_| None, lang);
        outputs.push(github.annotations + &github.rest);
    }
    for output in outputs {
        assert!(output.contains("p-7f3k/2026:A3"), "nothing is due:\n{output}");
        assert!(!output.to_lowercase().contains(MARKER), "{output}");
    }
}
