//! The gallery: every code with a file that has it, and what is said about it, in `cases/<code>/`.
//!
//! A case is the clean repository in `base/` with one mistake, which is the example of `checks/<code>.toml`. So the good example
//! is known to be clean, and the bad one to have just its finding. `SNAPSHOTS=overwrite` writes the cases anew, to be read.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

#[path = "../support/mod.rs"]
mod support;

use mus::check::{Finding, check};
use mus::diagnostic::{Audience, Code, Explanation};
use mus::lang::Lang;
use mus::report::{Look, findings};
use mus::store::{File, Store};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use support::{Folder, home, kept, private_leaves, text_of, today};

/// What a case has beyond its explanation.
#[derive(Deserialize)]
struct Recipe {
    /// Where the finding is, if not in the file of the example.
    at: Option<String>,
    /// Codes that come along.
    #[serde(default)]
    with: Vec<String>,
    /// Other files that must change.
    #[serde(default)]
    also: Vec<Change>,
    /// Write the file in Latin-1.
    #[serde(default)]
    latin1: bool,
    /// So many times.
    repeat: Option<usize>,
}

#[derive(Deserialize)]
struct Change {
    file: String,
    good: Option<String>,
    bad: String,
}

struct Case {
    folder: Folder,
    store: Store,
    recipe: Recipe,
    explanation: &'static Explanation,
}

impl Case {
    fn new(code: Code) -> Self {
        let text = text_of(&home().join("checks").join(format!("{code}.toml")));
        let recipe: Recipe = toml::from_str(&text).unwrap_or_else(|error| panic!("checks/{code}.toml: {error}"));
        let explanation = code.explanation();
        let folder = Folder::copy_of(&base());
        let main = Change {
            file: explanation.file.clone(),
            good: explanation.good.clone(),
            bad: explanation.bad.repeat(recipe.repeat.unwrap_or(1)),
        };
        for change in [&main].into_iter().chain(&recipe.also) {
            let text = changed(code, &folder.path().join(&change.file), change);
            if recipe.latin1 && std::ptr::eq(change, &raw const main) {
                folder.write(&change.file, text.chars().map(|letter| letter as u8).collect::<Vec<u8>>());
            } else {
                folder.write(&change.file, text);
            }
        }
        let store = folder.open();
        Self { folder, store, recipe, explanation }
    }

    fn findings(&self) -> Vec<Finding> {
        check(&self.store, today())
    }

    /// The path of a file as the repository has it.
    fn inside<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(self.folder.path()).expect("the file lies in the folder")
    }

    /// What is said, with paths as from the repository itself.
    fn said(&self, lang: Lang, audience: Audience) -> String {
        let look = Look { lang, audience, color: false, width: Some(100) };
        let sources: HashMap<&Path, &File> = self.store.files().iter().map(|file| (file.path(), file)).collect();
        let source_of = |finding: &Finding| sources.get(finding.path.as_path()).map(|file| file.source());
        self.relative(&findings::text(&self.findings(), self.store.files().len(), look, &source_of))
    }

    fn json(&self) -> String {
        self.relative(&findings::json(&self.findings(), self.store.files().len(), Lang::En))
    }

    fn relative(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.folder.path().display()), "")
    }
}

fn base() -> PathBuf {
    home().join("tests/gallery/base")
}

fn changed(code: Code, path: &Path, change: &Change) -> String {
    let Some(good) = &change.good else { return change.bad.clone() };
    let text = text_of(path);
    assert_eq!(text.matches(good.as_str()).count(), 1, "{code}: the good example stands once in {}", change.file);
    text.replace(good.as_str(), &change.bad)
}

#[test]
fn the_base_is_clean() {
    let found = check(&support::open(&base()), today());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_is_said_to_be_better_is_clean() {
    let mut better = 0;
    for explanation in Code::ALL.iter().map(|code| code.explanation()) {
        let (Some(good), Some(instead)) = (&explanation.good, &explanation.better) else { continue };
        better += 1;
        let folder = Folder::copy_of(&base());
        let text = text_of(&folder.path().join(&explanation.file));
        folder.write(&explanation.file, text.replace(good.as_str(), instead));
        let found = check(&folder.open(), today());
        assert!(found.is_empty(), "{instead}: {found:?}");
    }
    assert!(better > 10, "{better}");
}

#[test]
fn every_code_has_a_case_that_has_it_and_nothing_else() {
    let wrong: Vec<String> = Code::ALL
        .iter()
        .filter_map(|code| {
            let case = Case::new(*code);
            let found = case.findings();
            let at = PathBuf::from(case.recipe.at.as_ref().unwrap_or(&case.explanation.file));
            let is_there = found.iter().any(|one| one.code() == *code && case.inside(&one.path) == at);
            let allowed =
                |one: &Finding| one.code() == *code || case.recipe.with.iter().any(|name| name == one.code().name());
            let stray: Vec<String> = found
                .iter()
                .filter(|one| !allowed(one))
                .map(|one| format!("{} in {}", one.code(), one.path.display()))
                .collect();
            (!is_there || !stray.is_empty()).then(|| format!("{code}: found there: {is_there}; beside it: {stray:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_named_has_the_findings_it_has_among_all() {
    for code in Code::ALL {
        support::assert_naming_changes_nothing(Case::new(*code).folder.path());
    }
}

#[test]
fn what_is_said_is_what_a_person_has_read() {
    for code in Code::ALL {
        let case = Case::new(*code);
        let folder = home().join("tests/gallery/cases").join(code.name());
        let name = Path::new(&case.explanation.file).file_name().expect("a file has a name");
        let bad = std::fs::read(case.folder.path().join(&case.explanation.file)).expect("the bad file is there");
        // A file of a megabyte, or one that is no text, is made from its recipe and kept nowhere.
        if let Some(bad) = String::from_utf8(bad).ok().filter(|bad| bad.len() < 20_000) {
            kept(&folder.join(name), &bad);
        }
        kept(&folder.join("da.txt"), &case.said(Lang::Da, Audience::Reader));
        kept(&folder.join("en.txt"), &case.said(Lang::En, Audience::Reader));
        kept(&folder.join("findings.json"), &case.json());
    }
}

#[test]
fn no_case_is_left_over() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for folder in ["checks", "tests/gallery/cases"] {
        for entry in std::fs::read_dir(home().join(folder)).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
            assert!(names.contains(name), "{} belongs to no code", path.display());
        }
    }
}

#[test]
fn what_people_wrote_is_in_no_machine_output() {
    for code in Code::ALL {
        let case = Case::new(*code);
        let public = [case.json(), case.said(Lang::Da, Audience::Public), case.said(Lang::En, Audience::Public)];
        for file in case.store.files() {
            let (Some(kind), Some(root)) = (file.kind(), file.root()) else { continue };
            for leaf in private_leaves(kind, root) {
                let text = file.source().slice(leaf.span).trim_matches(['"', '|', '\n', ' ']);
                // A word of the format or a number says nothing about anybody.
                if text.contains(' ') {
                    for output in &public {
                        assert!(!output.contains(text), "{code}: {}: {text}", file.path().display());
                    }
                }
            }
        }
    }
}

#[test]
fn places_are_in_the_text_and_told_as_editors_tell_them() {
    for code in Code::ALL {
        let case = Case::new(*code);
        for finding in case.findings() {
            let file = case.store.files().iter().find(|file| file.path() == finding.path).expect("its file");
            let text = file.source().text();
            for at in [finding.at].into_iter().chain(finding.related) {
                assert!(text.get(at.span.range()).is_some(), "{code}: the span lies in the text");
                let before = &text[..at.span.start()];
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                assert_eq!((at.start.line, at.start.column), (line, column), "{code}");
            }
        }
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for code in Code::ALL {
        for lang in [Lang::Da, Lang::En] {
            let telling = code.explanation().in_lang(lang);
            assert!(telling.title.len() > 10 && !telling.title.ends_with('.'), "{code}: a title without a full stop");
            assert!(telling.why.trim().ends_with(['.', '`']), "{code}: whole sentences");
        }
        let (da, en) = (code.explanation().in_lang(Lang::Da), code.explanation().in_lang(Lang::En));
        assert!(da.title != en.title && da.why != en.why, "{code}: two languages");
    }
}
