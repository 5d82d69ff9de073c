//! Whatever lies in a folder: a clear failure or finding, and every other file is read and checked all the same.

#![allow(clippy::disallowed_methods, reason = "tests write and remove files of their own")]

mod support;

use mus::check::check;
use mus::diagnostic::Code;
use mus::error::Kind;
use mus::store::{Request, Store};
use std::fmt::Write as _;
use std::fs::File;
use support::{Folder, open};

/// A repository with a good register, and a plan with one known finding that must always be found.
fn repository() -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\n");
    folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - id: p-7f3k\n    name: Anna Holm\n");
    folder.write(
        "records/p-7f3k/2026/action-plan.yaml",
        "mus: 1\nkind: action-plan\nrecord: p-7f3k/2026\nstate: final\ngaol: x\npoints: []\n",
    );
    folder
}

const BAD: &str = "records/p-7f3k/2026/minutes.yaml";

/// The codes found in the bad file, once it is sure that the good file was checked.
fn codes_in_bad_file(folder: &Folder) -> Vec<Code> {
    let store = folder.open();
    let found = check(&store, support::today());
    let codes_of = |name: &str| {
        found.iter().filter(|finding| finding.path.ends_with(name)).map(mus::check::Finding::code).collect::<Vec<_>>()
    };
    assert_eq!(codes_of("action-plan.yaml"), [Code::UnknownKey], "the good file was not checked");
    assert!(store.register().is_known(), "the register was not read");
    codes_of(BAD)
}

/// What could not be read, once it is sure that the good file was checked.
fn failures(folder: &Folder) -> Vec<Kind> {
    assert_eq!(codes_in_bad_file(folder), []);
    folder.open().take_failures().into_iter().map(|error| error.kind).collect()
}

#[test]
fn bytes_that_are_no_text_are_a_finding() {
    for bytes in [
        b"\x7fELF\x02\0\0\0".as_slice(),
        b"mus: 1\nkind: minutes\ntopics: \xff\xfe\n",
        b"\xff\xfem\0u\0s\0",
        b"\0",
        b"\xf8\x88\x80\x80\x80",
    ] {
        let folder = repository();
        folder.write(BAD, bytes);
        assert_eq!(codes_in_bad_file(&folder), [Code::NotText], "{bytes:?}");
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_a_finding_and_is_not_read() {
    let folder = repository();
    let path = folder.write(BAD, "");
    File::options().write(true).open(path).and_then(|file| file.set_len(100 << 20)).expect("the file can grow");
    assert_eq!(codes_in_bad_file(&folder), [Code::FileTooLarge]);
}

#[test]
fn a_bomb_of_aliases_is_a_finding_and_does_not_go_off() {
    let folder = repository();
    let mut bomb = String::from("mus: 1\nkind: minutes\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..60 {
        let list = format!("*a{}, ", level - 1).repeat(10);
        let _ = writeln!(bomb, "a{level}: &a{level} [{}]", list.trim_end_matches(", "));
    }
    folder.write(BAD, bomb);
    let codes = codes_in_bad_file(&folder);
    assert!(codes.contains(&Code::Anchor), "{codes:?}");
}

#[test]
fn deep_nesting_is_a_finding_however_it_is_written() {
    let deep_mapping: Vec<String> = (0..900).map(|level| format!("{}a:", " ".repeat(level))).collect();
    for text in [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        format!("{}{}", "[".repeat(65), "]".repeat(65)),
        deep_mapping.join("\n"),
    ] {
        let folder = repository();
        folder.write(BAD, format!("mus: 1\nkind: minutes\nx-deep:\n  {}", text.replace('\n', "\n  ")));
        let codes = codes_in_bad_file(&folder);
        assert!(codes.contains(&Code::TooDeep) || codes.contains(&Code::Syntax), "{codes:?} for {}…", &text[..20]);
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let text = "mus: 1\nkind: minutes\nrecord: p-7f3k/2026\nstate: draft\ntopics:\n  - heading: Ønsker\n    text: |\n      Først det ene.\n\n      Så det andet.\n";
    for text in [
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("\u{feff}{text}"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        let folder = repository();
        folder.write(BAD, &text);
        assert_eq!(codes_in_bad_file(&folder), [], "{text:?}");
    }
}

#[test]
fn an_empty_file_is_a_finding() {
    for text in ["", "\n\n", "# kun en bemærkning\n", "---\n", "\u{feff}", "~\n"] {
        let folder = repository();
        folder.write(BAD, text);
        assert_eq!(codes_in_bad_file(&folder), [Code::EmptyFile], "{text:?}");
    }
}

#[test]
fn a_document_that_is_no_mapping_is_a_finding() {
    for text in ["- a\n", "bare ord\n", "42\n", "[]\n", "{}\n"] {
        let folder = repository();
        folder.write(BAD, text);
        let codes = codes_in_bad_file(&folder);
        assert!(!codes.is_empty(), "{text:?}");
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_walked_like_any_other() {
    let folder = repository();
    folder.write(format!("{BAD}/inside.txt"), "x");
    folder.write("forms/sager.yaml/skema.yaml", "mus: 1\nkind: form\n");
    assert_eq!(failures(&folder).len(), 0);
    let folder = repository();
    std::fs::remove_file(folder.path().join("people.yaml")).expect("the register can be removed");
    folder.write("people.yaml/x", "");
    assert!(!folder.open().register().is_known());
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_that_leads_nowhere_is_a_failure() {
        let folder = repository();
        symlink("gone.yaml", folder.path().join(BAD)).expect("the link can be made");
        let failures = failures(&folder);
        assert!(matches!(failures.as_slice(), [Kind::CannotRead { path, .. }] if path.ends_with(BAD)), "{failures:?}");
    }

    #[test]
    fn a_link_to_itself_is_a_failure() {
        let folder = repository();
        symlink("minutes.yaml", folder.path().join(BAD)).expect("the link can be made");
        let failures = failures(&folder);
        assert!(matches!(failures.as_slice(), [Kind::CannotRead { .. }]), "{failures:?}");
    }

    #[test]
    fn a_folder_that_links_to_a_folder_above_it_is_a_failure_and_ends() {
        let folder = repository();
        symlink("..", folder.path().join("records/p-7f3k/op")).expect("the link can be made");
        let failures = failures(&folder);
        assert!(matches!(failures.as_slice(), [Kind::CannotRead { path, .. }] if path.ends_with("op")), "{failures:?}");
    }

    #[test]
    fn a_register_that_leads_nowhere_is_a_failure() {
        let folder = repository();
        std::fs::remove_file(folder.path().join("people.yaml")).expect("the register can be removed");
        symlink("gone.yaml", folder.path().join("people.yaml")).expect("the link can be made");
        let store = folder.open();
        assert_eq!(store.failures().len(), 1, "{:?}", store.failures());
        assert_eq!(check(&store, support::today()).len(), 1, "the plan was checked");
    }

    #[test]
    fn a_linked_file_is_read() {
        let folder = repository();
        let elsewhere = Folder::new();
        let target =
            elsewhere.write("minutes.yaml", "mus: 1\nkind: minutes\nrecord: p-7f3k/2026\nstate: nowhere\ntopics: []\n");
        symlink(target, folder.path().join(BAD)).expect("the link can be made");
        assert_eq!(codes_in_bad_file(&folder), [Code::WrongValue]);
    }

    /// The superuser may read everything, so a pipe stands for what cannot be read: opening it would block for ever.
    #[test]
    fn what_cannot_be_read_is_a_failure_and_blocks_nothing() {
        let folder = repository();
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(BAD)).status().expect("mkfifo runs");
        assert!(made.success());
        let failures = failures(&folder);
        assert!(matches!(failures.as_slice(), [Kind::CannotRead { path, .. }] if path.ends_with(BAD)), "{failures:?}");
    }

    #[test]
    fn a_file_nobody_may_read_is_a_failure() {
        use std::os::unix::fs::PermissionsExt;
        let folder = repository();
        let path = folder.write(BAD, "mus: 1\n");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o0)).expect("the mode can be set");
        if File::open(&path).is_ok() {
            return; // the superuser
        }
        let failures = failures(&folder);
        assert!(matches!(failures.as_slice(), [Kind::CannotRead { .. }]), "{failures:?}");
    }
}

#[test]
fn a_path_that_is_not_there_is_a_failure_beside_the_others() {
    let folder = repository();
    let paths = vec![folder.path().join("nowhere.yaml"), folder.path().join("records"), folder.path().join("nor/here")];
    let store = Store::open(&Request { paths }, &|_| {}).expect("the rest can be opened");
    let missing = store.failures().iter().filter(|error| matches!(error.kind, Kind::NoSuchPath(_))).count();
    assert_eq!((missing, store.failures().len()), (2, 2));
    assert_eq!(check(&store, support::today()).len(), 1);
}

#[test]
fn a_folder_without_records_is_a_failure() {
    let (empty, other) = (Folder::new(), Folder::new());
    other.write("docker-compose.yaml", "services: {}\n");
    other.write("notes.txt", "mus: 1\n");
    for folder in [empty, other] {
        let store = folder.open();
        let failures: Vec<&Kind> = store.failures().iter().map(|error| &error.kind).collect();
        assert!(matches!(failures.as_slice(), [Kind::NothingHere(path)] if path == folder.path()), "{failures:?}");
        assert!(store.files().is_empty());
    }
}

#[test]
fn a_folder_outside_a_repository_gives_the_mus_files_in_it() {
    let folder = Folder::new();
    folder.write("docker-compose.yaml", "services: {}\n");
    folder.write("mail/plan.yaml", "mus: 1\nkind: action-plan\nrecord: p-7f3k/2026\nstate: final\npoints: []\n");
    let store = folder.open();
    assert!(store.failures().is_empty(), "{:?}", store.failures());
    assert_eq!(store.files().len(), 1);
    assert!(check(&store, support::today()).is_empty(), "{:?}", check(&store, support::today()));
}

#[test]
fn an_empty_repository_is_fine() {
    let folder = Folder::new();
    folder.write("mus.toml", "");
    let store = open(folder.path());
    assert!(store.failures().is_empty(), "{:?}", store.failures());
    assert!(
        check(&store, support::today()).iter().all(|finding| finding.code() == Code::EmptyFile),
        "{:?}",
        check(&store, support::today())
    );
    folder.write("mus.toml", "format = 1\n");
    let store = open(folder.path());
    assert!(store.failures().is_empty() && check(&store, support::today()).is_empty());
    assert!(mus::due::rows(&store, support::day("2026-06-01")).is_empty());
}

#[test]
fn every_bad_file_at_once_hides_nothing() {
    let folder = repository();
    folder.write(BAD, b"\0");
    folder.write("records/p-7f3k/2025/action-plan.yaml", "");
    folder.write("records/p-7f3k/2024/action-plan.yaml", "goal: \"aldrig lukket\n");
    folder.write("records/p-7f3k/2023/action-plan.yaml", "- ".repeat(70));
    folder.write("forms/x.yaml", "mus: 9\nkind: hologram\n");
    let store = folder.open();
    let codes: Vec<Code> = check(&store, support::today()).iter().map(mus::check::Finding::code).collect();
    for code in [Code::NotText, Code::EmptyFile, Code::Syntax, Code::TooDeep, Code::NewerFormat, Code::UnknownKey] {
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
}
