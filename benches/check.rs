//! Checking 10,000 plans (about 29 MB), beside what only reading and only parsing them costs in the same run.
//!
//! `cargo bench --bench check`

#![allow(clippy::disallowed_methods, reason = "a bench writes files of its own")]

use divan::Bencher;
use divan::counter::BytesCount;
use mus::check::check;
use mus::store::{Request, Store};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const PLANS: usize = 10_000;

fn main() {
    divan::main();
}

/// The repository, made once for all benches; in the target folder, so that `cargo clean` removes it.
fn repository() -> &'static (PathBuf, usize) {
    static REPOSITORY: OnceLock<(PathBuf, usize)> = OnceLock::new();
    REPOSITORY.get_or_init(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("10000-plans");
        let mut bytes = 0;
        fs::create_dir_all(&root).expect("the folder can be made");
        fs::write(root.join("mus.toml"), "format = 1\n[checks]\nplan-without-talk = \"off\"\n")
            .expect("the settings can be written");
        let mut people = String::from("mus: 1\nkind: people\npeople:\n");
        for person in 0..PLANS / 10 {
            let _ = write!(people, "  - id: p-{person:04}\n    name: Person {person}\n");
            for year in 2017..2027 {
                let folder = root.join(format!("records/p-{person:04}/{year}"));
                let text = plan(person, year);
                bytes += text.len();
                fs::create_dir_all(&folder).expect("the folder can be made");
                fs::write(folder.join("action-plan.yaml"), text).expect("the plan can be written");
            }
        }
        fs::write(root.join("people.yaml"), people).expect("the register can be written");
        (root, bytes)
    })
}

/// A plan of three points with two actions each, as long as plans are: about 2.9 KB.
fn plan(person: usize, year: i32) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=../../../.mus/schemas/action-plan.schema.json\nmus: 1\nkind: action-plan\nrecord: p-{person:04}/{year}\nstate: final\nagreed_on: \"{year}-03-03\"\nwritten_by: together\ncopies_to: [employee]\npoints:\n"
    );
    for point in 1..=3 {
        let _ = write!(
            text,
            "  - id: D{point}\n    goal: |\n      Kan selv føre en udgivelse fra start til slut, også når der er travlt i driften\n    type: development\n    purpose: |\n      Vi er sårbare, når kun én kender vejen, og ferien bliver ved med at være et problem.\n    expected: |\n      Hver anden udgivelse føres af en anden end i dag, uden at det tager længere tid.\n    sign_of_success: |\n      Tre udgivelser i træk, hvor ingen har ringet til den, der plejer at gøre det.\n    actions:\n"
        );
        for action in 0..2 {
            let number = (point - 1) * 2 + action + 1;
            let _ = write!(
                text,
                "      - id: A{number}\n        action: |\n          Følger en kollega på to udgivelser og skriver tjeklisten om undervejs\n        activity: job-shadowing\n        owner: employee\n        support: [manager]\n        start: \"{year}-03-10\"\n        due: \"{year}-05-0{number}\"\n        budget: {{ amount: 4500, unit: DKK }}\n        status: open\n"
            );
        }
    }
    let _ = write!(
        text,
        "follow_ups:\n  - id: F1\n    due: \"{year}-04-07\"\n    owner: manager\n    held_on: \"{year}-04-07\"\n    confirmed_by: [employee, manager]\n  - id: F2\n    due: \"{year}-06-03\"\n    owner: manager\nsalt: \"7c0f3b1e9a5d42c6b8e07f1a2d3c4b5e\"\n"
    );
    text
}

fn open() -> Store {
    let request = Request { paths: vec![repository().0.clone()] };
    Store::open(&request, &|_| {}).expect("the repository opens")
}

/// Everything `mus check` does: find, read, parse, validate, type, index, judge by all rules.
#[divan::bench(sample_count = 10)]
fn check_10_000_plans(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::new(repository().1)).bench_local(|| {
        let findings = check(&open(), "2026-06-01".parse().expect("a day"));
        assert!(findings.is_empty(), "the plans are sound: {:?}", findings.first());
    });
}

/// Finding what is due in them, from files to rows.
#[divan::bench(sample_count = 10)]
fn due_10_000_plans(bencher: Bencher<'_, '_>) {
    let today = mus::date::Date::new(2026, 6, 1).expect("a day");
    bencher.counter(BytesCount::new(repository().1)).bench_local(|| {
        assert!(!mus::due::rows(&open(), today).is_empty());
    });
}

/// The peer: the YAML parser's bare events over the same texts, on one core, nothing kept.
#[divan::bench(sample_count = 10)]
fn bare_events_10_000_plans(bencher: Bencher<'_, '_>) {
    let texts: Vec<String> =
        (0..PLANS / 10).flat_map(|person| (2017..2027).map(move |year| plan(person, year))).collect();
    bencher.counter(BytesCount::new(repository().1)).bench_local(|| {
        let events: usize = texts.iter().map(|text| granit_parser::Parser::new_from_str(text).count()).sum();
        assert!(events > PLANS);
    });
}
