//! `mus render`: for whom, of what, where to, by which template.

use crate::program::{mus, mus_with};
use crate::support::{Folder, text_of};
use std::fs;

/// The formats that this program makes.
const FORMATS: &[&str] = if cfg!(feature = "pdf") { &["md", "html", "pdf"] } else { &["md", "html"] };

fn nordlys() -> Folder {
    Folder::example("nordlys")
}

#[test]
fn hr_gets_what_is_shared_with_hr_and_nothing_else() {
    let folder = nordlys();
    let shown = mus(folder.path(), &["render", "anna", "--for", "hr"]).ok();
    assert!(shown.contains("Kan forklare en driftshændelse"), "a point that is shared\n{shown}");
    for kept in ["Vagtloggen", "Henrik så på timerne", "Følger Jens på to udgivelser", "D1.", "D2."] {
        assert!(!shown.contains(kept), "{kept} is not shared with hr\n{shown}");
    }
    assert!(shown.contains("Uddrag"), "it must not be taken for the whole\n{shown}");
    let whole = mus(folder.path(), &["render", "anna", "--for", "employee"]).ok();
    assert_eq!(whole, mus(folder.path(), &["render", "anna"]).ok());
    mus(folder.path(), &["render", "anna", "--for", "nabo"]).ends_with(2);
    // A preparation is shared by its author, or not at all.
    mus(folder.path(), &["render", "records/p-7f3k/2026/prep-employee.yaml", "--for", "hr"]).ends_with(2);
    mus(folder.path(), &["render", "records/p-5b1j/2026/prep-employee.yaml", "--for", "hr"]).ok();
}

#[test]
fn parts_can_be_left_out() {
    let folder = nordlys();
    let without = |part: &str| mus(folder.path(), &["render", "anna", "--without", part]).ok();
    assert!(mus(folder.path(), &["render", "anna"]).ok().contains("8.900 kr."));
    assert!(!without("budget").contains("8.900 kr."));
    assert!(!without("minutes").contains("## Referat"));
    assert!(!without("follow-ups").contains("## Opfølgning"));
    let both = without("minutes,follow-ups");
    assert!(!both.contains("## Referat") && !both.contains("## Opfølgning") && both.contains("## Handlingsplan"));
    mus(folder.path(), &["render", "anna", "--without", "signatures"]).ends_with(2);
}

#[test]
fn what_is_not_finished_says_so_and_has_nothing_to_sign_on() {
    let folder = nordlys();
    let path = "records/p-7f3k/2026/minutes.yaml";
    let text = text_of(&folder.path().join(path));
    let is_draft = |folder: &Folder| {
        let page = mus(folder.path(), &["render", "anna", "--to", "html"]).ok();
        assert_eq!(page.contains("data-draft=\"UDKAST\""), page.contains("class=\"draft\""), "{page}");
        assert_ne!(page.contains("class=\"draft\""), page.contains("sha256:"), "{page}");
        page.contains("class=\"draft\"")
    };
    assert!(!is_draft(&folder));
    folder.write(path, text.replace("state: final", "state: draft"));
    assert!(is_draft(&folder), "minutes in state draft");
    folder.write(path, text.replace("topic: workload", "topic: workloaf"));
    assert!(is_draft(&folder), "check has an error");
    folder.write(path, text);
    let path = "records/p-7f3k/2026/conversation.yaml";
    let text = text_of(&folder.path().join(path));
    folder.write(path, text.replace("state: held", "state: planned").replace("held_on:", "x-held_on:"));
    assert!(is_draft(&folder), "the talk is not held");
}

#[test]
fn the_policy_says_whether_minutes_are_shown() {
    let folder = nordlys();
    let settings = text_of(&folder.path().join("mus.toml"));
    let with = |policy: &str| {
        folder.write("mus.toml", settings.replace("policy = \"separate\"", &format!("policy = \"{policy}\"")));
        mus(folder.path(), &["render", "anna"]).ok()
    };
    assert!(with("separate").contains("## Referat\n"));
    assert!(!with("none").contains("## Referat\n"));
    fs::remove_file(folder.path().join("records/p-7f3k/2026/minutes.yaml")).expect("removed");
    assert!(with("in-plan").contains("## Referat og handlingsplan\n"));
}

#[test]
fn the_same_bytes_come_out_in_another_folder_time_zone_and_language() {
    let folder = nordlys();
    for format in FORMATS {
        let made = |name: &str, at: &std::path::Path, ways: &[&str], variables: &[(&str, &str)]| {
            let output = folder.path().join(name).display().to_string();
            mus_with(at, &[ways, &["render", "p-7f3k/2026", "--to", format, "-o", &output]].concat(), variables).ok();
            fs::read(folder.path().join(name)).expect("the document")
        };
        let once = made("one", folder.path(), &[], &[("TZ", "UTC")]);
        let root = folder.path().display().to_string();
        let elsewhere = std::env::temp_dir();
        let variables =
            [("TZ", "Pacific/Kiritimati"), ("LANG", "da_DK.UTF-8"), ("MUS_LANG", "da"), ("CI", "true"), ("HOME", "/")];
        let again = made("two", &elsewhere, &["-C", &root], &variables);
        assert!(once == again, "{format}");
    }
}

#[test]
fn what_cannot_be_shown_is_told_with_its_line() {
    let folder = nordlys();
    let path = "records/p-7f3k/2026/minutes.yaml";
    let text = text_of(&folder.path().join(path));
    let odd = "      # Et\n      \n      ### Tre\n      \n      ![plan](findes-ikke.png) 🎉 \u{e123} Anna er glad";
    folder.write(path, text.replacen("      Anna er glad", odd, 1));
    let first = text.lines().position(|line| line.starts_with("      Anna er glad")).expect("the line") + 1;
    for format in FORMATS {
        let run = mus(folder.path(), &["render", "anna", "--to", format, "-o", "made"]);
        assert_eq!(run.code, 0, "{run:?}");
        let told = |line: usize, what: &str| {
            let found = run.err.lines().any(|said| said.contains(&format!("{path}:{line}: ")) && said.contains(what));
            assert!(found, "{format}: {what} in line {line}\n{}", run.err);
        };
        told(first + 2, "skips a level");
        told(first + 4, "pictures are left out");
        told(first + 4, "U+E123");
        if *format == "pdf" {
            told(first + 4, "U+1F389");
        } else {
            assert!(text_of(&folder.path().join("made")).contains("🎉"));
        }
        assert!(!run.err.contains("glad"), "a warning says what somebody wrote");
    }
}

#[test]
fn own_templates_are_strict_and_errors_name_the_line() {
    let folder = nordlys();
    let written = mus(folder.path(), &["render", "--write-templates"]).ok();
    assert_eq!(written.lines().count(), 4, "{written}");
    for format in FORMATS {
        let name = if *format == "pdf" { "summary.typ".to_owned() } else { format!("summary.{format}.j2") };
        let path = format!("templates/{name}");
        let bundled = text_of(&folder.path().join(&path));
        let lines = bundled.lines().count();
        let wrong = if *format == "pdf" { "#data.ukendt" } else { "{{ ukendt }}" };
        folder.write(&path, format!("{bundled}\n{wrong}\n"));
        let told = mus(folder.path(), &["render", "anna", "--to", format, "-o", "made"]).ends_with(4);
        assert!(told.contains(&format!("{name}:{}", lines + 2)), "{told}");
        assert!(!folder.path().join("made").exists(), "nothing is written");
        // What stands there is used, and is never written over.
        let own = if *format == "pdf" {
            "#set document(title: data.title)\nEget".to_owned()
        } else {
            "Eget {{ title }}".to_owned()
        };
        folder.write(&path, &own);
        mus(folder.path(), &["render", "--write-templates"]).ok();
        assert_eq!(text_of(&folder.path().join(&path)), own);
        if *format != "pdf" {
            let made = mus(folder.path(), &["render", "anna", "--to", format]).ok();
            assert_eq!(made, "Eget Medarbejderudviklingssamtale 2026 – Anna Holm\n");
        }
        folder.write(&path, bundled);
    }
}

#[test]
fn a_workplace_has_its_logo_and_its_colour() {
    let folder = nordlys();
    let settings = text_of(&folder.path().join("mus.toml"));
    folder.write(
        "logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\"><rect width=\"40\" height=\"10\"/></svg>",
    );
    folder.write("mus.toml", format!("{settings}\n[documents]\nlogo = \"logo.svg\"\naccent = \"#aa3300\"\n"));
    let page = mus(folder.path(), &["render", "anna", "--to", "html"]).ok();
    assert!(page.replace("&#x2f;", "/").contains("src=\"data:image/svg+xml;base64,") && page.contains("#aa3300"));
    for format in FORMATS {
        mus(folder.path(), &["render", "anna", "--to", format, "-o", "made"]).ok();
    }
    fs::remove_file(folder.path().join("logo.svg")).expect("removed");
    let told = mus(folder.path(), &["render", "anna", "--to", "html"]).ends_with(4);
    assert!(told.contains("logo.svg"), "{told}");
}

#[test]
fn many_documents_go_into_a_folder_and_one_that_fails_hides_no_other() {
    let folder = nordlys();
    folder.write("records/p-7f3k/2025/minutes.yaml", "mus: 1\nkind: minutes\n");
    let run = mus(folder.path(), &["render", "records", "--to", "md", "-o", "archive"]);
    assert_eq!(run.code, 4, "{run:?}");
    assert!(run.err.contains("records/p-7f3k/2025/minutes.yaml"), "{}", run.err);
    assert!(run.out.contains("archive/p-7f3k-2026.md") && !run.out.contains("p-7f3k-2025.md"), "{}", run.out);
    for path in run.out.lines() {
        assert!(text_of(&folder.path().join(path)).starts_with("# "), "{path}");
    }
    mus(folder.path(), &["render", "anna", "p-81xx/2026"]).ends_with(2);
    mus(folder.path(), &["render", "anna", "p-81xx/2026", "-o", "both.md"]).ends_with(2);
}

#[cfg(feature = "pdf")]
#[test]
fn the_day_a_pdf_says_it_was_made_is_the_talks_or_one_that_was_given() {
    let folder = nordlys();
    let made = |arguments: &[&str], variables: &[(&str, &str)]| {
        let all = [&["render", "anna", "-o", "made.pdf"], arguments].concat();
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_mus"));
        command.current_dir(folder.path()).env_clear().args(all).envs(variables.iter().copied());
        command.assert().success();
        String::from_utf8_lossy(&fs::read(folder.path().join("made.pdf")).expect("the document")).into_owned()
    };
    assert!(made(&[], &[]).contains("<xmp:CreateDate>2026-03-03"));
    assert!(made(&[], &[("SOURCE_DATE_EPOCH", "1000000000")]).contains("<xmp:CreateDate>2001-09-09"));
    assert!(
        made(&["--today", "2026-06-01"], &[("SOURCE_DATE_EPOCH", "1000000000")]).contains("<xmp:CreateDate>2026-06-01")
    );
    mus_with(folder.path(), &["render", "anna"], &[("SOURCE_DATE_EPOCH", "i går")]).ends_with(2);
}

#[cfg(feature = "pdf")]
#[test]
fn the_record_as_data_is_only_in_the_complete_document() {
    let folder = nordlys();
    let holds_data = |arguments: &[&str]| {
        mus(folder.path(), &[&["render", "-o", "made.pdf"], arguments].concat()).ok();
        let bytes = fs::read(folder.path().join("made.pdf")).expect("the document");
        String::from_utf8_lossy(&bytes).contains("/AFRelationship")
    };
    assert!(holds_data(&["anna"]));
    assert!(!holds_data(&["anna", "--for", "hr"]));
    assert!(!holds_data(&["anna", "--without", "budget"]));
    assert!(!holds_data(&["p-4kq8/2026-06-09"]), "a draft");
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_so() {
    let told = mus(nordlys().path(), &["render", "anna", "-o", "made.pdf"]).ends_with(2);
    assert!(told.contains("without PDF"), "{told}");
}
