//! Programs that are not ours read our documents: qpdf, poppler, axe-core in Chromium, markdownlint; strace sees what is opened.
#![allow(clippy::disallowed_methods, reason = "tests run programs and write files of their own")]

#[path = "html/mod.rs"]
mod html_page;
mod program;
mod support;

use html_page::{headings, text};
use mus::schema::Kind;
use mus::seal::{Digest, digest_of};
use mus::yaml::Value as Yaml;
use program::mus;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use support::{Folder, home, private_leaves, text_of};

/// What a program says; it must succeed.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} cannot run: {error}; .ci/run installs it"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {told}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The example, with a record in which everything that Markdown can do and much that a page cannot show is written.
fn example() -> Folder {
    let folder = Folder::example("nordlys");
    let path = "records/p-81xx/2026/minutes.yaml";
    let rich = text_of(&home().join("tests/interop/rich.md"));
    let topic: String = rich.lines().map(|line| format!("      {line}\n")).collect();
    let text = text_of(&folder.path().join(path));
    let (before, after) = text.split_once("topics:\n").expect("topics");
    folder.write(path, format!("{before}topics:\n  - heading: Alt på én gang\n    text: |\n{topic}{after}"));
    folder
}

/// The example's documents as PDF, which take the longest, made once.
fn pdfs() -> &'static [PathBuf] {
    static MADE: OnceLock<(Folder, Vec<PathBuf>)> = OnceLock::new();
    let (_, paths) = MADE.get_or_init(|| {
        let folder = example();
        let paths = documents(&folder, "pdf");
        (folder, paths)
    });
    paths
}

/// Every talk of the example, one preparation, one plan, one form and one agenda, in a format.
fn documents(folder: &Folder, format: &str) -> Vec<PathBuf> {
    let arguments = ["-q", "render", "records", "-o", format, "--to", format];
    let mut made = mus(folder.path(), &arguments).ok();
    for one in ["records/p-7f3k/2026/prep-employee.yaml", "records/p-7f3k/2026/action-plan.yaml", "standard-employee"] {
        made += &mus(folder.path(), &["-q", "render", one, "-o", &format!("{format}/"), "--to", format]).ok();
    }
    made += &mus(folder.path(), &["-q", "agenda", "anna", "-o", &format!("{format}/agenda.{format}")]).ok();
    let paths: Vec<PathBuf> = made.lines().map(|line| folder.path().join(line)).collect();
    assert!(paths.len() > 20, "{made}");
    paths
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// What the structure tree of a PDF says, tag by tag, in reading order.
fn structure(path: &Path) -> Vec<(String, String)> {
    let mut tags: Vec<(String, String)> = Vec::new();
    for line in said("pdfinfo", &["-struct-text", &name(path)]).lines() {
        let line = line.trim_start();
        match line.strip_prefix('"') {
            Some(words) => {
                let words = words.strip_suffix('"').unwrap_or(words);
                tags.last_mut().expect("text stands in a tag").1.push_str(words);
            }
            None if line.starts_with('/') => {}
            None => {
                let tag = line.split([' ', ':']).next().unwrap_or_default();
                tags.push((tag.to_owned(), String::new()));
            }
        }
    }
    tags
}

/// Letters and digits alone: hyphens at the ends of lines, bullets and punctuation are the page's.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn qpdf_and_pdfinfo_find_no_fault_and_the_metadata_states_both_standards() {
    for path in pdfs() {
        let checked = said("qpdf", &["--check", &name(path)]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        let info = said("pdfinfo", &[&name(path)]);
        for fact in ["Tagged:          yes", "JavaScript:      no", "Encrypted:       no", "(A4)"] {
            assert!(info.contains(fact), "{}: {fact}\n{info}", path.display());
        }
        let metadata = said("pdfinfo", &["-meta", &name(path)]);
        for fact in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<rdf:li>da</rdf:li>",
        ] {
            assert!(metadata.contains(fact), "{}: {fact}\n{metadata}", path.display());
        }
        // A font that is not in the file would be one of the reader's machine.
        for font in said("pdffonts", &[&name(path)]).lines().skip(2) {
            let (named, facts) = font.split_at(font.find(' ').unwrap_or(font.len()));
            assert!(named.contains("+LibertinusSerif") || named.contains("+DejaVuSansMono"), "{font}");
            assert!(facts.contains("yes yes yes"), "embedded, a subset, with Unicode: {font}");
        }
    }
}

/// Poppler leaves out what stands in a tag behind a hyphen at the end of a line, so these documents have none.
#[test]
fn the_tags_give_the_headings_of_the_other_formats_and_the_same_reading_order() {
    let folder = example();
    let template = text_of(&home().join("templates/summary.typ"));
    let unhyphenated = template.replace("hyphenate: true", "hyphenate: false");
    assert_ne!(template, unhyphenated);
    folder.write("templates/summary.typ", unhyphenated);
    let pages = documents(&folder, "html");
    for (pdf, html) in documents(&folder, "pdf").iter().zip(&pages) {
        let page = text_of(html);
        let tags = structure(pdf);
        let shown = |words: &str| letters(&words.replace('🎉', "U+1F389").replace("你好", "U+4F60U+597D"));
        let heading =
            |(tag, words): &(String, String)| Some((tag.strip_prefix('H')?.parse::<u8>().ok()?, letters(words)));
        let read: Vec<(u8, String)> = tags.iter().filter_map(heading).collect();
        let wanted: Vec<(u8, String)> =
            headings(&page).into_iter().map(|(level, words)| (level, shown(&words))).collect();
        assert_eq!(read, wanted, "{}", pdf.display());
        // The number of an item in a list is the reader's to count in HTML.
        let read: String = tags.iter().filter(|(tag, _)| tag != "Lbl").map(|(_, words)| letters(words)).collect();
        assert_eq!(read, shown(&text(&page)), "{}", pdf.display());
    }
}

/// Everything a PDF says, in the order in which it was set, without the head and foot of each page.
fn words_of(pdf: &Path) -> String {
    let title = said("pdfinfo", &[&name(pdf)]);
    let fact = |label: &str| title.lines().find_map(|line| line.strip_prefix(label)).map(letters).unwrap_or_default();
    let head = fact("Title:") + &fact("Keywords:");
    let pages = said("pdftotext", &["-raw", &name(pdf), "-"]);
    let bare = pages.split('\u{c}').map(|page| {
        let lines: Vec<&str> =
            page.lines().filter(|line| !line.contains("sha256:") && !line.starts_with("Side ")).collect();
        letters(&lines.join("\n")).replacen(&head, "", 1)
    });
    bare.collect()
}

#[test]
fn text_taken_from_the_pdf_holds_every_agreed_text() {
    let folder = Folder::example("nordlys");
    let store = folder.open();
    let mut seen = 0;
    for path in pdfs() {
        let Some(talk) =
            store.talks().find(|talk| path.ends_with(format!("{}.pdf", talk.id.to_string().replace('/', "-"))))
        else {
            continue;
        };
        let read = words_of(path);
        for file in talk.files().iter().filter(|file| matches!(file.kind(), Some(Kind::Minutes | Kind::ActionPlan))) {
            let (kind, root) = (file.kind().expect("a kind"), file.root().expect("a tree"));
            for leaf in private_leaves(kind, root) {
                let Some(Yaml::Scalar(scalar)) = root.at(&leaf.way).map(|node| &node.value) else { continue };
                let key = format!("{:?}", leaf.way);
                // Why a day was moved stays in the file; the document says from when to when.
                if key.contains("salt") || key.contains("moved") {
                    continue;
                }
                assert!(read.contains(&letters(&scalar.text)), "{}: {key} is missing", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 150, "{seen} texts seen");
}

#[test]
fn the_attached_data_gives_the_digests_in_the_footer() {
    let folder = Folder::example("nordlys");
    let path = folder.path().join("anna.pdf");
    mus(folder.path(), &["render", "anna", "-o", "anna.pdf"]).ok();
    let listed: Value = serde_json::from_str(&said("qpdf", &["--json", &name(&path)])).expect("JSON");
    let attached = &listed["attachments"]["record.json"];
    assert_eq!(attached["description"], "Sagen som data");
    assert_eq!(attached["streams"]["/UF"]["mimetype"], "application/json");
    let whole = listed.to_string();
    assert!(whole.contains("\"/AFRelationship\":\"/Data\""), "an associated file has a relationship");
    let data = said("qpdf", &["--show-attachment=record.json", &name(&path)]);
    let record: Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!((&record["mus"], &record["record"]), (&1.into(), &"p-7f3k/2026".into()));
    let footer = said("pdftotext", &["-layout", &name(&path), "-"]);
    let page = mus(folder.path(), &["render", "anna"]).ok();
    for kind in ["conversation", "minutes", "action-plan"] {
        let digest: Digest = digest_of(&record["files"][kind]);
        assert!(footer.contains(&digest.to_string()), "{kind}: {digest} is not in the PDF's footer");
        assert!(page.contains(&digest.to_string()), "{kind}: {digest} is not in the Markdown");
    }
}

#[test]
fn axe_finds_nothing_and_no_page_fetches_or_scrolls_sideways() {
    let folder = example();
    let long =
        "Speciallægepraksisplanlægningsstabiliseringsperiodeundersøgelsesresultatgennemgangsmødereferatskabelonudkast";
    for path in ["records/p-81xx/2026/minutes.yaml", "records/p-7f3k/2026/action-plan.yaml"] {
        let text = text_of(&folder.path().join(path));
        folder
            .write(path, text.replace("Glæde", long).replace("action: Følger Jens", &format!("action: {long} {long}")));
    }
    let pages = documents(&folder, "html");
    let script = name(&home().join("tests/interop/axe.mjs"));
    let arguments: Vec<String> = [script].into_iter().chain(pages.iter().map(|page| name(page))).collect();
    let found: Value =
        serde_json::from_str(&said("node", &arguments.iter().map(String::as_str).collect::<Vec<_>>())).expect("JSON");
    let found = found.as_array().expect("a list");
    assert_eq!(found.len(), 3 * pages.len());
    for page in found {
        assert_eq!(page["violations"], serde_json::json!([]), "{page}");
        assert_eq!(page["asked"], serde_json::json!([]), "{page}");
        assert_eq!(page["scrolls"], false, "{page}");
        assert!(page["passes"].as_u64().is_some_and(|passes| passes > 10), "axe looked at the page: {page}");
    }
}

#[test]
fn markdownlint_finds_nothing() {
    let folder = example();
    let pages = documents(&folder, "md");
    let script = name(&home().join("tests/interop/lint_markdown.mjs"));
    let arguments: Vec<String> = [script].into_iter().chain(pages.iter().map(|page| name(page))).collect();
    let found = said("node", &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(found.trim(), "[]");
}

#[test]
fn nothing_is_read_from_the_network_or_the_systems_fonts() {
    let folder = Folder::example("nordlys");
    let trace = folder.path().join("trace");
    let status = Command::new("strace")
        .args(["-f", "-e", "trace=%network,open,openat,execve", "-o"])
        .arg(&trace)
        .args([env!("CARGO_BIN_EXE_mus"), "render", "records", "-o", "made", "--to", "pdf"])
        .current_dir(folder.path())
        .output()
        .unwrap_or_else(|error| panic!("strace cannot run: {error}; .ci/run installs it"))
        .status;
    assert!(status.success());
    let trace = text_of(&trace);
    assert!(trace.contains("people.yaml"), "strace saw the program open files");
    for line in trace.lines() {
        for call in ["socket(", "connect(", "font", ".ttf", ".otf", ".ttc"] {
            assert!(!line.contains(call), "{line}");
        }
        assert!(!line.contains("execve(") || line.contains("mus"), "{line}");
    }
}

/// A PDF on a terminal would be noise.
#[test]
fn a_pdf_is_not_put_out_on_a_terminal() {
    let folder = Folder::example("nordlys");
    let in_terminal = "import os,pty,sys\nstatus=pty.spawn(sys.argv[1:])\nsys.exit(os.waitstatus_to_exitcode(status))";
    let run = |arguments: &[&str]| {
        let output = Command::new("python3")
            .args(["-c", in_terminal, env!("CARGO_BIN_EXE_mus")])
            .args(arguments)
            .current_dir(folder.path())
            .env("MUS_LANG", "en")
            .stdin(std::process::Stdio::null())
            .output()
            .expect("python3 runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, told) = run(&["render", "anna", "--to", "pdf"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("-o name.pdf") && !told.contains("%PDF"), "{told}");
    let (code, told) = run(&["render", "anna", "--to", "pdf", "-o", "-"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("%PDF"), "it was asked for");
}
