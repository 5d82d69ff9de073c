//! The examples are kept whole: sound, with fresh copies of the schemas, and with signatures that fit what they cover.

mod support;

use mus::check::check;
use mus::record::Method;
use mus::schema::Kind;
use mus::seal;
use mus::store::{Request, Store, Talk};
use std::fs;
use std::path::Path;

fn open(name: &str) -> Store {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    Store::open(&Request { paths: vec![path] }, &|_| {}).expect("the example opens")
}

#[test]
fn the_examples_have_no_findings() {
    for name in ["nordlys", "minimal"] {
        let findings = check(&open(name), support::today());
        assert!(findings.is_empty(), "{name}: {:?}", findings[0]);
    }
}

#[test]
fn the_copies_of_the_schemas_are_fresh() {
    for name in ["nordlys", "minimal"] {
        for kind in Kind::ALL {
            let copy = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("examples")
                .join(name)
                .join(".mus/schemas")
                .join(kind.schema_file());
            let text = fs::read_to_string(&copy).unwrap_or_else(|error| panic!("{}: {error}", copy.display()));
            assert_eq!(text, kind.schema_text(), "{}: run `mus schema --write`", copy.display());
        }
    }
}

#[test]
fn every_signature_of_the_example_covers_the_files_as_they_are() {
    let store = open("nordlys");
    let mut seen = 0;
    for talk in store.talks() {
        for signature in talk.signatures() {
            assert_eq!(signature.method, Method::Paper);
            for (kind, digest) in &signature.covers {
                assert_eq!(*digest, digest_of(&talk, kind), "{} {kind}", talk.id);
                seen += 1;
            }
        }
    }
    assert!(seen >= 12, "the example has {seen} covered files");
}

fn digest_of(talk: &Talk<'_>, kind: &str) -> String {
    let kind = Kind::from_word(kind).expect("a covered kind is a kind");
    let root = talk.file(kind).and_then(|file| file.root()).expect("the covered file is there");
    seal::digest(kind, root).expect("nothing is encrypted").to_string()
}

#[test]
fn no_path_of_the_example_holds_a_name() {
    let store = open("nordlys");
    let names: Vec<String> = store
        .register()
        .people()
        .iter()
        .filter_map(|person| person.name.get())
        .flat_map(|name| name.split(' ').map(str::to_lowercase).collect::<Vec<_>>())
        .collect();
    assert!(names.len() > 16);
    for file in store.files() {
        let path = file.path().strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(file.path());
        let path = path.display().to_string().to_lowercase();
        assert!(!names.iter().any(|name| path.contains(name.as_str())), "{path}");
    }
}
