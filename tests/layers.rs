//! The layers of the design: a module uses what lies below it, and each dangerous thing has one home.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use support::{files_below, home, text_of};

/// From low to high. A module may use the modules of the rows above its own here, and no other of its own row.
const LAYERS: &[&[&str]] = &[
    &["text", "lang", "error", "worth"],
    &["date", "files", "source", "markup", "sensitive"],
    &["yaml", "calendar"],
    &["diagnostic"],
    &["schema", "record"],
    &["store"],
    &["seal", "edit", "git", "agenda"],
    &["check", "due", "change", "scaffold", "summary", "sign"],
    &["report", "render"],
    &["cli"],
];

/// What a module must not use though it lies below: the arrows that the design does not draw.
const NOT_DRAWN: &[(&str, &[&str])] = &[
    // Findings and rows are made from what was read, and are pure; so is what is shown of them.
    ("check", &["files", "error", "lang"]),
    ("due", &["files", "error", "edit", "lang", "yaml", "diagnostic"]),
    ("report", &["files", "error", "edit", "seal", "schema", "yaml", "store", "scaffold", "summary"]),
    ("render", &["files", "edit", "seal", "schema", "yaml", "store", "scaffold", "check", "due"]),
    ("summary", &["files", "edit", "diagnostic"]),
    ("agenda", &["files", "error", "lang", "yaml", "diagnostic", "schema"]),
    ("seal", &["files", "error", "lang", "diagnostic"]),
    ("edit", &["files", "store", "diagnostic", "record", "schema"]),
    ("schema", &["lang", "error", "files", "date"]),
    ("record", &["error", "files", "source"]),
    ("diagnostic", &["error", "files", "source", "date"]),
    ("yaml", &["error", "files", "source", "lang", "date"]),
];

/// Each file of the program: its path below `src`, and its text without comments, documentation and what stands in quotes.
fn program() -> Vec<(String, String)> {
    let source = home().join("src");
    let rust = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    files_below(&source)
        .into_iter()
        .filter(rust)
        .map(|path| {
            let inside =
                path.strip_prefix(&source).expect("the file lies below src").to_string_lossy().replace('\\', "/");
            (inside, bare(&text_of(&path)))
        })
        .collect()
}

/// The code of a file: comments and the text in quotes are gone.
fn bare(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    let mut code = String::new();
    for line in lines {
        for (at, part) in line.split('"').enumerate() {
            if at % 2 == 0 {
                code += part;
            }
        }
        code.push('\n');
    }
    code
}

fn module_of(inside: &str) -> &str {
    inside.split(['/', '.']).next().unwrap_or_default()
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules that follow `crate::` in a text: one, or several in braces.
fn used(code: &str) -> Vec<String> {
    let word =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    let mut used = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(several) => {
                let mut depth = 0;
                let mut start = true;
                for (at, character) in several.char_indices() {
                    if start {
                        used.push(word(&several[at..]));
                        start = false;
                    }
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ => {}
                    }
                }
            }
            None => used.push(word(after)),
        }
    }
    used.retain(|module| !module.is_empty());
    used
}

#[test]
fn every_module_has_a_layer() {
    let mut modules: Vec<String> = program().iter().map(|(inside, _)| module_of(inside).to_owned()).collect();
    modules.retain(|module| module != "lib" && module != "main");
    modules.sort();
    modules.dedup();
    assert!(modules.len() > 10, "{modules:?}");
    let without: Vec<&String> = modules.iter().filter(|module| layer_of(module).is_none()).collect();
    assert!(without.is_empty(), "give these a row in LAYERS: {without:?}");
}

#[test]
fn nothing_uses_what_lies_above_or_beside_it() {
    let not_drawn: BTreeMap<&str, &[&str]> = NOT_DRAWN.iter().copied().collect();
    let (mut wrong, mut arrows) = (Vec::new(), 0);
    for (inside, code) in program() {
        let module = module_of(&inside);
        // `super::super` would be a way round `crate::`; only `cli` is two folders deep.
        assert!(module == "cli" || !code.contains("super::super"), "{inside} uses super::super");
        let Some(layer) = layer_of(module) else { continue };
        for other in used(&code).iter().filter(|other| *other != module) {
            // `path!` is exported at the root and belongs to `yaml`.
            let other = if other == "path" { "yaml" } else { other };
            let Some(below) = layer_of(other) else { panic!("{inside} uses crate::{other}, which is no module") };
            arrows += 1;
            if below >= layer || not_drawn.get(module).is_some_and(|others| others.contains(&other)) {
                wrong.push(format!("{inside} uses {other}"));
            }
        }
    }
    wrong.dedup();
    assert!(arrows > 100, "only {arrows} arrows were seen");
    assert!(wrong.is_empty(), "the arrows point downwards:\n{}", wrong.join("\n"));
}

/// Where any of `words` stands outside `homes`.
fn strays(words: &[&str], homes: &[&str]) -> Vec<String> {
    let away = program().into_iter().filter(|(inside, _)| !homes.contains(&inside.as_str()));
    let mut strays = Vec::new();
    for (inside, code) in away {
        // Tests inside a module make files to read; they run on nobody's records.
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let found = words.iter().filter(|word| stands_in(code, word));
        strays.extend(found.map(|word| format!("{inside}: {word}")));
    }
    strays
}

/// Whether `word` stands in `code` as a word of its own: `print!` is not in `eprint!`.
fn stands_in(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn the_clock_and_the_environment_have_one_home() {
    let words = [
        "std::env",
        "env::var",
        "env::args",
        "env::current_dir",
        "chrono::Local",
        "chrono::Utc",
        "Local::now",
        "Utc::now",
        "SystemTime",
    ];
    let strays = strays(&words, &["cli/environment.rs"]);
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn printing_has_one_home() {
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!", "stdout()", "stderr()"];
    // `ProgressDrawTarget::stderr()` draws the bar of `mus check`; `is_terminal` is asked of them in the environment's home.
    let mut strays = strays(&words, &["cli/output.rs", "cli/environment.rs"]);
    strays.retain(|stray| stray != "cli/check.rs: stderr()");
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn clap_s_own_words_are_printed_in_one_place() {
    let strays = strays(&["error.print()", "print_help", "print_long_help"], &["cli/help.rs", "cli/usage.rs"]);
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn writing_has_one_home() {
    let words = [
        "fs::write",
        "File::create",
        "OpenOptions",
        "NamedTempFile",
        "fs::rename",
        "fs::copy",
        "fs::remove_file",
        "fs::remove_dir",
        "fs::create_dir",
        "set_permissions",
        "persist(",
    ];
    let strays = strays(&words, &["files.rs"]);
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn only_main_and_cli_know_exit_codes() {
    let outside: Vec<String> = strays(&["process::exit", "ExitCode"], &["main.rs"])
        .into_iter()
        .filter(|stray| !stray.starts_with("cli/"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
    assert_eq!(strays(&["process::exit"], &[]), Vec::<String>::new());
}

#[test]
fn only_git_and_signing_start_programs() {
    let strays: Vec<String> = strays(&["process::Command", "Command::new("], &[])
        .into_iter()
        .filter(|stray| !stray.starts_with("git/") && !stray.starts_with("sign/"))
        .collect();
    assert!(strays.is_empty() || strays.iter().all(|stray| stray.starts_with("cli/")), "{strays:?}");
}

#[test]
fn nobody_is_unsafe_and_nobody_panics_without_saying_why() {
    for word in [".unwrap()", "todo!", "unimplemented!", "unsafe {"] {
        assert_eq!(strays(&[word], &[]), Vec::<String>::new());
    }
}

#[test]
fn the_reader_of_this_test_reads_code_right() {
    let code =
        bare("use crate::a::B; // crate::no\nlet text = \"crate::neither\";\nuse crate::{b::{C, D}, c, d_e::F};\n");
    assert_eq!(used(&code), ["a", "b", "c", "d_e"]);
    assert!(stands_in("x; print!(1)", "print!") && !stands_in("eprint!(1)", "print!"));
    assert!(Path::new(&home().join("src/lib.rs")).is_file());
}
