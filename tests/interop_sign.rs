//! `mus` and OpenSSH sign for each other, and git tells what has changed and merges what two people signed.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod program;
mod support;

use program::Run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{Folder, home, text_of};

const KEYS: [(&str, &[&str]); 5] = [
    ("ed25519", &["-t", "ed25519"]),
    ("ecdsa-256", &["-t", "ecdsa", "-b", "256"]),
    ("ecdsa-384", &["-t", "ecdsa", "-b", "384"]),
    ("ecdsa-521", &["-t", "ecdsa", "-b", "521"]),
    ("rsa", &["-t", "rsa", "-b", "3072"]),
];

const ANNA: &str = "records/p-7f3k/2026/signature-p-7f3k.yaml";
const PLAN: &str = "records/p-7f3k/2026/action-plan.yaml";

/// Runs a program; gives what it prints.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{program} cannot run: {error}; .ci/run installs it"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// The same, with text on its standard input; whether it ended well.
fn reads(folder: &Path, program: &str, arguments: &[&str], input: &[u8]) -> bool {
    use std::io::Write as _;
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    child.wait().expect("it ends").success()
}

fn mus(folder: &Path, arguments: &[&str]) -> Run {
    let path = std::env::var("PATH").unwrap_or_default();
    // Where a passphrase is asked for, nobody answers.
    let nobody = [("SSH_ASKPASS", "false"), ("SSH_ASKPASS_REQUIRE", "force")];
    program::mus_with(folder, arguments, &[&[("PATH", path.as_str()), ("MUS_LANG", "en")][..], &nobody].concat())
}

/// The signed example without its signatures and keys, and a key beside it that nobody else may read.
fn unsigned(kind: &[&str]) -> (Folder, Folder, PathBuf) {
    let folder = Folder::copy_of(&home().join("tests/cmd/repos/signed"));
    for path in support::files_below(folder.path()) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.starts_with("signature-") || name == "allowed_signers" {
            fs::remove_file(path).expect("removed");
        }
    }
    let (keys, key) = key(kind);
    (folder, keys, key)
}

fn key(kind: &[&str]) -> (Folder, PathBuf) {
    let keys = Folder::new();
    let path = keys.path().join("key");
    let rest = ["-q", "-N", "", "-C", "Anna Holm", "-f", path.to_str().expect("a path")];
    run(keys.path(), "ssh-keygen", &[kind, &rest].concat());
    (keys, path)
}

fn public(key: &Path) -> String {
    format!("{}.pub", key.display())
}

#[test]
fn openssh_accepts_what_mus_signed() {
    for (name, kind) in KEYS {
        let (folder, _keys, key) = unsigned(kind);
        mus(folder.path(), &["new", "signer", "anna", "--key", &public(&key)]).ok();
        let signed = mus(folder.path(), &["sign", "anna", "--key", key.to_str().expect("a path"), "--yes"]).ok();
        assert_eq!(signed, format!("{ANNA}\n"), "{name}");
        let statement = mus(folder.path(), &["verify", "--statement", "anna", "--by", "employee"]).ok();
        let block = text_of(&folder.path().join(ANNA));
        let (_, block) = block.split_once("signature: |\n").expect("a signature");
        let armoured: String = block.lines().map(|line| format!("{}\n", line.trim())).collect();
        folder.write("anna.sig", armoured);
        let verify = |statement: &str, who: &str, extra: &[&str]| {
            let usual = ["-Y", "verify", "-f", "allowed_signers", "-I", who, "-n", "mus-record-v1", "-s", "anna.sig"];
            reads(folder.path(), "ssh-keygen", &[&usual[..], extra].concat(), statement.as_bytes())
        };
        assert!(verify(&statement, "p-7f3k", &[]), "{name}");
        assert!(verify(&statement, "p-7f3k", &["-Overify-time=20260601"]), "{name}");
        assert!(!verify(&statement, "p-2c9d", &[]), "{name}: it is nobody else's");
        assert!(!verify(&statement.replace("agreement", "seen"), "p-7f3k", &[]), "{name}: it says what it says");
        assert!(!text_of(&folder.path().join("allowed_signers")).contains("Anna"));
    }
}

#[test]
fn mus_accepts_what_openssh_signed() {
    for (name, kind) in KEYS {
        let (folder, _keys, key) = unsigned(kind);
        mus(folder.path(), &["new", "signer", "anna", "--key", &public(&key)]).ok();
        let statement = mus(folder.path(), &["sign", "anna", "--as", "anna", "--statement"]).ok();
        folder.write("statement.json", &statement);
        let path = key.to_str().expect("a path");
        run(folder.path(), "ssh-keygen", &["-q", "-Y", "sign", "-n", "mus-record-v1", "-f", path, "statement.json"]);
        let said: serde_json::Value = serde_json::from_str(&statement).expect("JSON");
        let line = |key: &str| format!("{key}: {}\n", said[key]);
        let mut text = String::from("kind: signature\n");
        text.extend(["mus", "record", "by", "role", "meaning", "method", "signed_on"].map(line));
        text.push_str("covers:\n");
        for (kind, digest) in said["covers"].as_object().expect("a mapping") {
            text.push_str(&format!("  {kind}: {digest}\n"));
        }
        text.push_str("signature: |\n");
        let armoured = text_of(&folder.path().join("statement.json.sig"));
        text.extend(armoured.lines().map(|line| format!("  {line}\n")));
        folder.write(ANNA, &text);
        let told = mus(folder.path(), &["verify", "anna"]).ends_with(1);
        assert!(told.contains("Anna Holm    agreement  valid"), "{name}: {told}");
        // Its hash may be another: OpenSSH writes SHA-512 unless it is told otherwise.
        let sha256 = ["-q", "-Y", "sign", "-n", "mus-record-v1", "-O", "hashalg=sha256", "-f", path, "statement.json"];
        fs::remove_file(folder.path().join("statement.json.sig")).expect("removed");
        run(folder.path(), "ssh-keygen", &sha256);
        let other = text_of(&folder.path().join("statement.json.sig"));
        let (head, _) = text.split_once("signature: |\n").expect("a signature");
        let block: String = other.lines().map(|line| format!("  {line}\n")).collect();
        folder.write(ANNA, format!("{head}signature: |\n{block}"));
        assert!(mus(folder.path(), &["verify", "anna"]).ends_with(1).contains("agreement  valid"), "{name}");
        fs::write(folder.path().join("statement.json"), format!("{statement}\n")).expect("written");
        fs::remove_file(folder.path().join("statement.json.sig")).expect("removed");
        run(folder.path(), "ssh-keygen", &sha256);
        let other = text_of(&folder.path().join("statement.json.sig"));
        let block: String = other.lines().map(|line| format!("  {line}\n")).collect();
        folder.write(ANNA, format!("{head}signature: |\n{block}"));
        assert!(
            mus(folder.path(), &["verify", "anna"]).ends_with(1).contains("agreement  bad"),
            "one byte more: {name}"
        );
    }
}

#[test]
fn both_read_allowed_and_revoked_signers_alike() {
    let (folder, _keys, key) = unsigned(&["-t", "ed25519"]);
    let line = text_of(Path::new(&public(&key)));
    let words: Vec<&str> = line.split_whitespace().take(2).collect();
    let public_key = words.join(" ");
    folder.write("allowed_signers", format!("p-7f3k {public_key}\n"));
    mus(folder.path(), &["sign", "anna", "--key", key.to_str().expect("a path"), "--yes"]).ok();
    let statement = mus(folder.path(), &["verify", "--statement", "anna", "--by", "employee"]).ok();
    let text = text_of(&folder.path().join(ANNA));
    let block = text.split_once("signature: |\n").expect("a signature").1;
    folder.write("anna.sig", block.lines().map(|line| format!("{}\n", line.trim())).collect::<String>());
    let agree = |allowed: &str, revoked: &str, wanted: bool| {
        folder.write("allowed_signers", format!("{allowed}\n"));
        folder.write("revoked_signers", revoked);
        let usual = ["-Y", "verify", "-f", "allowed_signers", "-I", "p-7f3k", "-n", "mus-record-v1", "-s", "anna.sig"];
        let more = ["-r", "revoked_signers", "-Overify-time=20260601"];
        let openssh = reads(folder.path(), "ssh-keygen", &[&usual[..], &more].concat(), statement.as_bytes());
        let ours = mus(folder.path(), &["verify", "anna"]).ends_with(1).contains("Anna Holm    agreement  valid");
        assert_eq!((openssh, ours), (wanted, wanted), "{allowed} / {revoked}");
    };
    let key = &public_key;
    agree(&format!("p-7f3k {key}"), "", true);
    agree(&format!("p-7f3k,p-81xx {key} Anna"), "", true);
    agree(&format!("p-81xx {key}"), "", false);
    agree(&format!("p-* {key}"), "", true);
    agree(&format!("p-*,!p-7f3k {key}"), "", false);
    agree(&format!("p-7f3k namespaces=\"mus-record-v1\" {key}"), "", true);
    agree(&format!("p-7f3k namespaces=\"file,mus-*\" {key}"), "", true);
    agree(&format!("p-7f3k namespaces=\"git\" {key}"), "", false);
    agree(&format!("p-7f3k valid-after=\"20260601\" {key}"), "", true);
    agree(&format!("p-7f3k valid-after=\"20260602\" {key}"), "", false);
    agree(&format!("p-7f3k valid-before=\"20260601\" {key}"), "", true);
    agree(&format!("p-7f3k valid-before=\"20260531\" {key}"), "", false);
    agree(
        &format!("p-7f3k valid-after=\"20260101\",valid-before=\"20261231235959\",namespaces=\"mus-record-v1\" {key}"),
        "",
        true,
    );
    agree(&format!("p-7f3k cert-authority {key}"), "", false);
    agree(&format!("# nobody\np-7f3k {key}"), &format!("{key}\n"), false);
}

/// The folder as a repository of git's, with everything in it.
fn committed(folder: &Folder) {
    git(folder, &["init", "-q", "-b", "main"]);
    git(folder, &["config", "user.email", "test@nordlys.example"]);
    git(folder, &["config", "user.name", "test"]);
    commit(folder, "first");
}

fn git(folder: &Folder, arguments: &[&str]) -> String {
    run(folder.path(), "git", arguments)
}

fn commit(folder: &Folder, message: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", message]);
}

fn change(folder: &Folder, inside: &str, old: &str, new: &str) {
    let text = text_of(&folder.path().join(inside));
    assert_eq!(text.matches(old).count(), 1, "{old} stands once in {inside}");
    folder.write(inside, text.replace(old, new));
}

#[test]
fn two_people_who_sign_on_two_branches_merge_without_conflict() {
    let (folder, _keys, key) = unsigned(&["-t", "ed25519"]);
    let (_others, other) = self::key(&["-t", "ecdsa", "-b", "256"]);
    mus(folder.path(), &["new", "signer", "anna", "--key", &public(&key)]).ok();
    mus(folder.path(), &["new", "signer", "henrik", "--key", &public(&other)]).ok();
    committed(&folder);
    for (branch, key) in [("anna", &key), ("henrik", &other)] {
        git(&folder, &["switch", "-q", "-c", branch, "main"]);
        mus(folder.path(), &["sign", "anna", "--key", key.to_str().expect("a path"), "--yes"]).ok();
        commit(&folder, "signed");
    }
    git(&folder, &["switch", "-q", "main"]);
    git(&folder, &["merge", "-q", "--no-edit", "anna"]);
    git(&folder, &["merge", "-q", "--no-edit", "henrik"]);
    assert!(mus(folder.path(), &["verify", "anna"]).ok().contains("2 of 2 required signatures are valid"));
}

#[test]
fn git_tells_what_has_changed_by_path_and_never_what_it_says() {
    let folder = Folder::copy_of(&home().join("tests/cmd/repos/signed"));
    committed(&folder);
    change(&folder, PLAN, "status: open", "status: in-progress");
    commit(&folder, "under way");
    change(&folder, PLAN, "Can lead a release from start to end", "Can follow a release");
    commit(&folder, "another goal");
    change(&folder, PLAN, "due: \"2026-08-01\"", "due: \"2026-10-01\"");
    change(&folder, PLAN, "amount: 4500", "amount: 9500");
    let told = mus(folder.path(), &["verify", "anna"]).ends_with(1);
    let paths = "action-plan.yaml: points[0].actions[0].budget.amount, points[0].actions[0].due, points[0].goal";
    assert_eq!(told.matches(paths).count(), 2, "{told}");
    assert_eq!(told.matches("stale").count(), 2, "{told}");
    let json = mus(folder.path(), &["verify", "anna", "--format", "json"]).ends_with(1);
    assert!(json.contains("\"path\": \"points[0].goal\"") && !json.contains("release"), "{json}");
    let github = mus(folder.path(), &["verify", "anna", "--format", "github"]).ends_with(1);
    assert!(github.contains("points[0].goal") && github.contains(&format!("file={ANNA}")), "{github}");
    // On the other side of a merge it is found as well.
    commit(&folder, "changed");
    git(&folder, &["switch", "-q", "-c", "side", "HEAD~2"]);
    change(&folder, "people.yaml", "name: Sofie Bech", "name: Sofie Bech Lund");
    commit(&folder, "a name");
    git(&folder, &["merge", "-q", "--no-edit", "main"]);
    assert!(mus(folder.path(), &["verify", "anna"]).ends_with(1).contains(paths));
    // Where git never knew the version, it says so; and where there is no git.
    fs::remove_dir_all(folder.path().join(".git")).expect("removed");
    // The folder lies in another repository of git's, which does not know the file.
    let unknown = mus(folder.path(), &["verify", "anna"]).ends_with(1);
    assert!(unknown.contains("git does not know the version that was signed"), "{unknown}");
    let alone = program::mus_with(folder.path(), &["verify", "anna"], &[("PATH", "/nonexistent"), ("MUS_LANG", "en")]);
    assert!(alone.ends_with(1).contains("git does not know the version that was signed"));
}

#[test]
fn signing_by_key_finds_the_person_and_an_encrypted_key_without_a_passphrase_signs_nothing() {
    let (folder, _keys, key) = unsigned(&["-t", "ed25519"]);
    let path = key.to_str().expect("a path").to_owned();
    assert!(
        mus(folder.path(), &["sign", "anna", "--key", &path, "--yes"])
            .ends_with(2)
            .contains("is not in allowed_signers")
    );
    let told = mus(folder.path(), &["sign", "anna", "--key", &path, "--as", "anna", "--yes"]);
    assert!(told.err.contains("says unknown signer"), "{told:?}");
    assert!(mus(folder.path(), &["verify", "anna"]).ends_with(1).contains("unknown signer"));
    mus(folder.path(), &["new", "signer", "anna", "--key", &public(&key)]).ok();
    assert!(mus(folder.path(), &["verify", "anna"]).ends_with(1).contains("agreement  valid"));
    assert!(mus(folder.path(), &["sign", "anna", "--key", &path, "--yes"]).ends_with(2).contains("signed already"));
    let before = text_of(&folder.path().join(ANNA));
    run(folder.path(), "ssh-keygen", &["-q", "-p", "-P", "", "-N", "a passphrase", "-f", &path]);
    let refused = mus(folder.path(), &["sign", "anna", "--key", &path, "--yes", "--again"]).ends_with(4);
    assert!(refused.contains("ssh-keygen did not sign"), "{refused}");
    assert_eq!(text_of(&folder.path().join(ANNA)), before);
}

/// The blocks of a page that a shell reads, in order.
fn shell_blocks(page: &str) -> Vec<String> {
    let text = text_of(&home().join(page));
    text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_the_page_says_works() {
    let (folder, _keys, key) = unsigned(&["-t", "ed25519"]);
    let (_others, other) = self::key(&["-t", "ed25519"]);
    let text = |path: &str| text_of(Path::new(path));
    folder.write("anna.pub", text(&public(&key)));
    folder.write("henrik.pub", text(&public(&other)));
    folder.write("revoked_signers", "");
    // The keys are where a person has them, and the program is found by its name.
    let ssh = folder.path().join("home/.ssh");
    fs::create_dir_all(&ssh).expect("made");
    fs::copy(&key, ssh.join("id_ed25519")).expect("copied");
    fs::copy(public(&key), ssh.join("id_ed25519.pub")).expect("copied");
    let program = Path::new(env!("CARGO_BIN_EXE_mus")).parent().expect("a folder").display();
    let shell = |script: &str| {
        let path = std::env::var("PATH").unwrap_or_default();
        let set = format!(
            "set -eu\nunset CI\nexport PATH={program}:{path} HOME={}/home MUS_LANG=en MUS_TODAY=2026-03-10",
            folder.path().display()
        );
        run(folder.path(), "bash", &["-c", &format!("{set}\n{script}")])
    };
    let blocks = shell_blocks("docs/signing.md");
    let [new, sign, statement, verify, _paper] = &blocks[..] else { panic!("{} blocks", blocks.len()) };
    assert_eq!(shell(new), "allowed_signers\nallowed_signers\n");
    let told = shell(
        &sign
            .replace("mus sign anna ", "mus sign anna --yes ")
            .replace("mus verify anna", "mus verify anna --exit-zero"),
    );
    assert!(told.contains("Anna Holm    agreement  valid"), "{told}");
    assert!(shell(verify).contains("Good \"mus-record-v1\" signature for p-7f3k"));
    // What the statement says is what mus had signed: with the same key OpenSSH makes the same bytes of it.
    fs::remove_file(folder.path().join(ANNA)).expect("removed");
    shell(statement);
    let made = text_of(&folder.path().join("statement.json.sig"));
    assert_eq!(made.trim(), text_of(&folder.path().join("anna.sig")).trim());
}
