//! Whatever stands in one file of a repository, every rule, every fix and every format gets through it, and each finding lies
//! in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mus::check::{Finding, check, mend};
use mus::date::Date;
use mus::diagnostic::Audience;
use mus::lang::Lang;
use mus::report::{Look, findings, github, gitlab, junit, sarif};
use mus::store::{File, Location, Store};
use std::path::{Path, PathBuf};

/// The repository that the file comes into; it takes the place of the one with its path.
const BASE: [(&str, &str); 4] = [
    ("mus.toml", include_str!("../../examples/minimal/mus.toml")),
    ("people.yaml", include_str!("../../examples/minimal/people.yaml")),
    (CONVERSATION, include_str!("../../examples/minimal/records/p-4d2s/2026/conversation.yaml")),
    (PLAN, include_str!("../../examples/minimal/records/p-4d2s/2026/action-plan.yaml")),
];
const CONVERSATION: &str = "records/p-4d2s/2026/conversation.yaml";
const PLAN: &str = "records/p-4d2s/2026/action-plan.yaml";
const PLACES: [&str; 11] = [
    "mus.toml",
    "people.yaml",
    CONVERSATION,
    PLAN,
    "records/p-4d2s/2026/prep-employee.yaml",
    "records/p-4d2s/2026/minutes.yaml",
    "records/p-4d2s/2026/signatures/one.yaml",
    "records/p-4d2s/2027/action-plan.yaml",
    "records/elsewhere/action-plan.yaml",
    "forms/standard-employee.yaml",
    "loose.yaml",
];

// The first byte says where the file lies.
fuzz_target!(|data: &[u8]| {
    let Some((place, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let path = PLACES[usize::from(*place) % PLACES.len()];
    let others = BASE.iter().filter(|(other, _)| *other != path).map(|(path, text)| read(path, text));
    let store = Store::of(others.chain([read(path, text)]).collect());
    let today = Date::new(2026, 6, 1).expect("a day");
    let found = check(&store, today);
    for finding in &found {
        let text = source_of(&store, finding).expect("a finding is in a file").text();
        for at in [finding.at].iter().chain(&finding.related) {
            assert!(text.get(at.span.range()).is_some(), "a finding outside its text");
        }
    }
    for lang in [Lang::Da, Lang::En] {
        for audience in [Audience::Reader, Audience::Public] {
            let look = Look { lang, audience, color: false, width: 80 };
            findings::text(&found, store.files().len(), look, &|finding| source_of(&store, finding));
        }
        findings::json(&found, store.files().len(), lang);
        github(&found, store.files().len(), lang);
        gitlab(&found, lang);
        junit(&found, lang);
        sarif(&found, lang);
    }
    mus::due::rows(&store, today);
    store.files().iter().for_each(|file| drop(mend(file)));
});

fn read(path: &str, text: &str) -> File {
    File::read(PathBuf::from(path), text.to_owned(), Location::of(Path::new(path)))
}

fn source_of<'s>(store: &'s Store, finding: &Finding) -> Option<&'s mus::source::Source> {
    store.files().iter().find(|file| file.path() == finding.path).map(File::source)
}
