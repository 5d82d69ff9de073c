//! The command line as data files, and what needs a file system of its own.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod program;
mod support;

use mus::schema::Kind;
use program::{mus, mus_with};
use std::fs;
use std::path::Path;
use support::{Folder, home, text_of};

fn cases(files: &str, ci: &str) {
    trycmd::TestCases::new()
        .env("CI", ci)
        .env("MUS_LANG", "en")
        .env("MUS_TODAY", "2026-06-01")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .case(files);
}

#[test]
fn commands_say_what_they_said() {
    cases("tests/cmd/*.trycmd", "");
}

#[test]
fn ci_shows_no_names_and_no_excerpts() {
    cases("tests/cmd/ci/*.trycmd", "true");
}

#[test]
fn the_language_comes_from_the_option_then_mus_lang_then_the_locale() {
    let said = |arguments: &[&str], variables: &[(&str, &str)]| {
        mus_with(home(), &[&["due"], arguments].concat(), variables).err
    };
    let danish = "fejl";
    assert!(said(&[], &[("LANG", "da_DK.UTF-8")]).contains(danish));
    assert!(said(&[], &[("LC_ALL", "da_DK.UTF-8"), ("LANG", "en_GB.UTF-8")]).contains(danish));
    assert!(said(&[], &[("LANG", "fr_FR.UTF-8")]).contains("error"));
    assert!(said(&[], &[]).contains("error"));
    assert!(said(&[], &[("MUS_LANG", "en"), ("LANG", "da_DK.UTF-8")]).contains("error"));
    assert!(said(&["--lang", "da"], &[("MUS_LANG", "en")]).contains(danish));
    assert!(said(&["--lang=da", "--bogus"], &[("MUS_LANG", "en")]).contains("kendes ikke"));
}

#[test]
fn colour_shows_only_where_it_was_asked_for() {
    let nordlys = home().join("examples/nordlys");
    assert!(!mus(&nordlys, &["due"]).out.contains('\u{1b}'));
    assert!(mus(&nordlys, &["due", "--color", "always"]).out.contains('\u{1b}'));
}

#[test]
fn a_link_in_a_circle_is_told_after_everything_else() {
    let folder = Folder::example("minimal");
    let link = folder.path().join("records/p-4d2s/2026/minutes.yaml");
    std::os::unix::fs::symlink("minutes.yaml", &link).expect("the link can be made");
    let told = mus(folder.path(), &["check"]).ends_with(4);
    assert!(told.contains("files checked") && told.contains("cannot read records/p-4d2s/2026/minutes.yaml"), "{told}");
    folder.write("records/p-4d2s/2026/action-plan.yaml", "points: [");
    assert_eq!(mus(folder.path(), &["check"]).code, 4, "4 wins over 1");
    assert_eq!(mus(folder.path(), &["due"]).code, 4);
}

#[test]
fn content_that_is_no_text_is_a_finding() {
    let folder = Folder::example("minimal");
    folder.write("records/p-4d2s/2026/minutes.yaml", b"\xff\xfe");
    assert_eq!(mus(folder.path(), &["check"]).code, 1);
}

#[test]
fn a_summary_goes_into_the_file_that_was_named() {
    let folder = Folder::example("nordlys");
    let printed = mus(folder.path(), &["render", "anna"]).ok();
    for name in ["summary.md", "deep/er/summary.markdown"] {
        for _ in 0..2 {
            let said = mus(folder.path(), &["render", "anna", "-o", name]).ok();
            assert_eq!(said, format!("{name}\n"));
        }
        assert_eq!(text_of(&folder.path().join(name)), printed);
    }
    let typed = mus(folder.path(), &["render", "anna", "-o", "summary.txt", "--to", "md"]);
    assert_eq!(typed.code, 0, "{typed:?}");
    let wrong = mus(folder.path(), &["render", "anna", "-o", "summary.docx"]);
    assert_eq!(wrong.code, 2);
    assert!(!folder.path().join("summary.docx").exists());
}

#[test]
fn a_record_is_named_by_id_name_or_path() {
    let folder = Folder::example("nordlys");
    let wanted = mus(folder.path(), &["render", "p-7f3k/2026"]).ok();
    for way in [
        "anna",
        "ANNA/2026",
        "Anna Holm",
        "anna/2026",
        "records/p-7f3k/2026",
        "./records/p-7f3k/2026/conversation.yaml",
    ] {
        assert_eq!(mus(folder.path(), &["render", way]).ok(), wanted, "{way}");
    }
    let below = folder.path().join("records/p-7f3k");
    assert_eq!(mus(&below, &["render", "2026/conversation.yaml"]).ok(), wanted);
}

#[test]
fn a_printed_schema_is_the_file() {
    for kind in Kind::ALL {
        let file = home().join("schemas").join(kind.schema_file());
        assert_eq!(mus(home(), &["schema", kind.word()]).ok(), text_of(&file), "{kind}");
    }
}

#[test]
fn schemas_are_renewed_for_editors() {
    let folder = Folder::example("minimal");
    folder.write(".mus/schemas/people.schema.json", "old");
    let said = mus(folder.path(), &["schema", "--write"]).ok();
    assert_eq!(said.lines().count(), Kind::ALL.len());
    for line in said.lines() {
        let name = Path::new(line).file_name().expect("a file");
        assert!(line.starts_with(".mus/schemas/"), "{line}");
        assert_eq!(text_of(&folder.path().join(line)), text_of(&home().join("schemas").join(name)), "{line}");
    }
    assert_eq!(mus(home(), &["schema", "--write"]).code, 3);
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        for lang in ["da", "en"] {
            let script = mus(home(), &["--lang", lang, "completions", shell]).ok();
            for word in ["due", "check", "render", "always"] {
                assert!(script.contains(word), "{shell} {lang}: {word}");
            }
        }
    }
}

#[test]
fn the_manual_comes_from_the_same_parser() {
    let page = mus(home(), &["man"]).ok();
    assert!(page.contains(".TH mus 1") && page.contains("due"), "{page}");
    for command in ["init", "new", "check", "render", "due", "schema", "completions", "man"] {
        assert!(mus(home(), &["man", command]).ok().contains(&format!(".TH mus-{command} 1")), "{command}");
    }
    assert!(mus(home(), &["--lang", "da", "man", "due"]).ok().contains("Vis, hvad der er over fristen"));
}

#[test]
fn quiet_keeps_the_result_and_the_failures() {
    let folder = Folder::new();
    let run = mus(folder.path(), &["init", "-q"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("people.yaml"));
    assert!(mus(folder.path(), &["-q", "render", "nobody"]).err.contains("error"));
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let nordlys = home().join("examples/nordlys");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_mus"))
        .args(["due", "--exit-zero", "--today", "2026-06-01"])
        .current_dir(nordlys)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_write_that_fails_leaves_everything_as_it_was() {
    let folder = Folder::example("minimal");
    folder.write("taken", "a file where a folder is wanted");
    let told = mus(folder.path(), &["render", "p-4d2s/2026", "-o", "taken/summary.md"]).ends_with(4);
    assert!(told.contains("cannot write"), "{told}");
    assert_eq!(text_of(&folder.path().join("taken")), "a file where a folder is wanted");
    // A folder stands where the file is to go: the new text was written beside it, and is gone again.
    folder.write("out/p-4d2s-2026.md/kept", "kept");
    mus(folder.path(), &["render", "p-4d2s/2026", "--to", "md", "-o", "out/"]).ends_with(4);
    let names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .expect("listed")
        .map(|entry| entry.expect("read").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.iter().any(|name| name.contains(".tmp")), "{names:?}");
    assert_eq!(text_of(&folder.path().join("out/p-4d2s-2026.md/kept")), "kept");
}
