//! `mus sign` and `mus verify`, as far as they need no other program.

use crate::program::{mus, mus_with};
use crate::stage::{ANNA, InProcess, JENS, MINUTES, PLAN, change, key_file, read, repository, unsigned};
use mus::seal::statement;
use mus::sign::Backend as _;
use mus::yaml::parse;
use serde_json::Value;

const SIGN: [&str; 5] = ["sign", "mikkel", "--as", "mikkel", "--statement"];

#[test]
fn a_statement_is_what_ssh_keygen_is_to_sign() {
    let folder = repository();
    let before = crate::support::files_below(folder.path()).len();
    let printed = mus(folder.path(), &SIGN).ok();
    let said: Value = serde_json::from_str(&printed).expect("a statement is JSON");
    assert_eq!(printed.as_bytes(), mus::seal::canonical(&said), "and in its RFC 8785 form, without a line end");
    assert_eq!((said["by"].as_str(), said["role"].as_str()), (Some("p-4kq8"), Some("employee")));
    assert_eq!((said["meaning"].as_str(), said["signed_on"].as_str()), (Some("agreement"), Some("2026-06-01")));
    assert_eq!(said["covers"].as_object().map(serde_json::Map::len), Some(3));
    assert_eq!(crate::support::files_below(folder.path()).len(), before, "nothing is written");
    // Written down as a file with a signature over just these bytes, it is valid: no mus was needed to sign.
    let armoured = InProcess::new("other").sign(printed.as_bytes()).expect("signed");
    let block: String = armoured.lines().map(|line| format!("  {line}\n")).collect();
    let fields: String = ["record", "by", "role", "meaning", "method"]
        .map(|key| format!("{key}: {}\n", said[key].as_str().expect("text")))
        .concat();
    let covers = serde_json::to_string(&said["covers"]).expect("JSON").replace("\":\"", "\": \"");
    let text =
        format!("mus: 1\nkind: signature\n{fields}signed_on: \"2026-06-01\"\ncovers: {covers}\nsignature: |\n{block}");
    folder.write("records/p-4kq8/2026/signature-p-4kq8.yaml", text);
    let key = key_file("other.pub");
    mus(folder.path(), &["new", "signer", "mikkel", "--key", key.to_str().expect("a path")]).ok();
    let told = mus(folder.path(), &["verify", "mikkel"]).ends_with(1);
    assert!(told.contains("Mikkel Thorsen  agreement  valid"), "{told}");
    mus(folder.path(), &["check"]).ok();
}

#[test]
fn the_statement_of_an_existing_signature_is_printed_to_the_byte() {
    let folder = repository();
    for by in ["employee", "jens", "p-81xx"] {
        let printed = mus(folder.path(), &["verify", "--statement", "jens", "--by", by]).ok();
        let text = read(&folder, JENS);
        assert_eq!(printed.as_bytes(), statement(parse(&text).root.as_ref().expect("YAML")).expect("a statement"));
        assert!(printed.contains("\"remark\":\"The day of duty is still open\""), "{printed}");
    }
    mus(folder.path(), &["verify", "--statement", "jens", "--by", "anna"]).ends_with(2);
    mus(folder.path(), &["verify", "--statement", "jens", "--by", "hr"]).ends_with(2);
}

#[test]
fn what_is_no_finished_sound_record_is_not_signed() {
    let refused = |inside: &str, old: &str, new: &str, wanted: &str| {
        let folder = repository();
        let path = inside.replace("p-7f3k", "p-4kq8");
        change(&folder, &path, old, new);
        let before = crate::support::files_below(folder.path()).len();
        let paper = ["sign", "mikkel", "--on-paper", "--by", "manager", "--on", "2026-03-10"];
        for arguments in [&SIGN[..], &paper] {
            let told = mus(folder.path(), arguments).ends_with(2);
            assert!(told.contains(wanted), "{new}: {told}");
        }
        assert_eq!(crate::support::files_below(folder.path()).len(), before);
    };
    refused(PLAN, "state: final", "state: draft", "action-plan.yaml of p-4kq8/2026 is a draft");
    refused(MINUTES, "state: final", "state: draft", "minutes.yaml of p-4kq8/2026 is a draft");
    refused(
        crate::stage::CONVERSATION,
        "state: held\nplanned_for: \"2026-03-03\"\nheld_on: \"2026-03-03\"",
        "state: planned\nplanned_for: \"2026-07-03\"",
        "was not held",
    );
    refused(PLAN, "due: \"2026-08-01\"", "due: \"2026-02-01\"", "has 1 errors");
    refused(PLAN, "owner: employee", "owner: nobody-here", "errors, the first in records/p-4kq8/2026/action-plan.yaml");
    refused(MINUTES, "heading: Workload", "heading: ENC[AES256_GCM,data:eA==,type:str]", "is encrypted");
}

#[test]
fn who_has_no_part_in_the_talk_does_not_sign_it() {
    let folder = repository();
    let told = |arguments: &[&str]| mus(folder.path(), arguments).ends_with(2);
    assert!(told(&["sign", "mikkel", "--as", "anna", "--statement"]).contains("takes no part in p-4kq8/2026"));
    assert!(told(&["sign", "mikkel", "--as", "nobody", "--statement"]).contains("not in people.yaml"));
    assert!(told(&["sign", "mikkel", "--on-paper", "--by", "reviewer", "--on", "2026-03-10"]).contains("no reviewer"));
    assert!(told(&["sign", "mikkel", "--on-paper", "--by", "anna", "--on", "2026-03-10"]).contains("takes no part"));
    let key = |name: &str| key_file(name).to_str().expect("a path").to_owned();
    assert!(told(&["sign", "mikkel", "--key", &key("ed25519"), "--yes"]).contains("takes no part"), "it is Anna's key");
    assert!(told(&["sign", "mikkel", "--key", &key("other"), "--yes"]).contains("is not in allowed_signers"));
    assert!(told(&["sign", "mikkel", "--key", &key("none"), "--yes"]).contains("public half is missing"));
}

#[test]
fn a_second_signature_takes_the_word_again() {
    let folder = repository();
    let paper = ["sign", "mikkel", "--on-paper", "--by", "employee", "--on", "2026-03-11"];
    let told = mus(folder.path(), &paper).ends_with(2);
    assert!(told.contains("signed already") && told.contains("--again"), "{told}");
    let path = mus(folder.path(), &[&paper[..], &["--again"]].concat()).ok();
    assert_eq!(path, "records/p-4kq8/2026/signature-p-4kq8.yaml\n");
    assert!(read(&folder, path.trim()).contains("signed_on: \"2026-03-11\""));
}

#[test]
fn paper_is_noted_and_never_taken_for_verified() {
    let folder = repository();
    let paper = |on: &str| mus(folder.path(), &["sign", "mikkel", "--on-paper", "--by", "manager", "--on", on]);
    assert!(paper("2026-12-24").ends_with(2).contains("is still to come"));
    let told = paper("2026-03-10");
    assert_eq!(told.code, 0, "{told:?}");
    let digest = read(&folder, told.out.trim());
    let digest = digest.lines().find_map(|line| line.trim().strip_prefix("action-plan: ")).expect("the digest");
    assert!(told.err.contains(digest) && told.err.contains("footer"), "{}", told.err);
    let verified = mus(folder.path(), &["verify", "mikkel"]).ends_with(1);
    assert_eq!(verified.matches("on paper").count(), 2, "{verified}");
    assert!(verified.contains("0 of 2 required signatures are valid"));
    mus(folder.path(), &["check"]).ok();
}

#[test]
fn who_declines_says_why() {
    let folder = repository();
    let declined = ["sign", "mikkel", "--on-paper", "--by", "manager", "--on", "2026-03-10", "--meaning", "declined"];
    assert!(mus(folder.path(), &declined).ends_with(2).contains("--remark"));
    mus(folder.path(), &[&declined[..], &["--remark", "Not what we said"]].concat()).ok();
    let verified = mus(folder.path(), &["verify", "mikkel"]).ends_with(1);
    assert!(verified.contains("declined   declined") && !verified.contains("what we said"), "{verified}");
}

#[test]
fn nothing_is_signed_where_nobody_can_be_asked_or_the_program_is_missing() {
    let folder = repository();
    std::fs::remove_file(folder.path().join(ANNA)).expect("removed");
    let key = key_file("ed25519");
    let arguments = ["sign", "anna", "--key", key.to_str().expect("a path")];
    assert!(mus(folder.path(), &arguments).ends_with(2).contains("no terminal"));
    let run = mus_with(
        folder.path(),
        &[&arguments[..], &["--yes"]].concat(),
        &[("PATH", "/nonexistent"), ("MUS_LANG", "en")],
    );
    assert!(run.ends_with(4).contains("ssh-keygen did not sign"));
    assert!(!folder.path().join(ANNA).exists());
    let shown = mus(folder.path(), &[&arguments[..], &["--dry-run"]].concat()).ok();
    assert!(shown.starts_with(&format!("--- {ANNA}\n")) && shown.contains("signed_on: \"2026-06-01\""), "{shown}");
    assert_eq!(shown, unsigned(&shown), "nothing is signed to show it");
    let home = folder.path().join("home");
    folder.write("home/.ssh/id_ed25519.pub", crate::support::text_of(&key_file("ed25519.pub")));
    let by_home = mus_with(folder.path(), &["sign", "anna", "--dry-run"], &[("HOME", home.to_str().expect("a path"))]);
    assert!(by_home.ok().contains("by: p-7f3k"));
    let none = mus_with(folder.path(), &["sign", "anna"], &[("HOME", "/nonexistent"), ("MUS_LANG", "en")]);
    assert!(none.ends_with(2).contains("there is no key"));
}

#[test]
fn a_key_that_counts_no_longer_signs_nothing() {
    let folder = repository();
    let (key, public) = (key_file("ed25519"), InProcess::new("ed25519").public());
    let arguments = ["sign", "anna", "--again", "--yes", "--key", key.to_str().expect("a path")];
    folder.write("revoked_signers", format!("{public}\n"));
    assert!(mus(folder.path(), &arguments).ends_with(2).contains("is revoked"));
    folder.write("revoked_signers", "");
    folder.write("allowed_signers", format!("p-7f3k valid-before=\"20260401\" {public}\n"));
    assert!(mus(folder.path(), &arguments).ends_with(2).contains("does not count today"));
}

#[test]
fn verify_ends_with_1_unless_every_required_signature_is_valid() {
    let folder = repository();
    for talk in ["anna", "jens", "p-7f3k/2026", "records/p-81xx/2026"] {
        mus(folder.path(), &["verify", talk]).ok();
    }
    mus(folder.path(), &["verify", "anna", "jens"]).ok();
    mus(folder.path(), &["verify"]).ends_with(1);
    mus(folder.path(), &["verify", "--exit-zero"]).ok();
    mus(folder.path(), &["verify", "nobody"]).ends_with(2);
    mus(folder.path(), &["verify", "anna/2031"]).ends_with(3);
    change(&folder, PLAN, "amount: 4500", "amount: 4501");
    mus(folder.path(), &["verify", "anna"]).ends_with(1);
    folder.write("mus.toml", "[signing]\nrequired = {}\n");
    assert!(mus(folder.path(), &["verify", "mikkel"]).ok().contains("no signatures are required"));
}

#[test]
fn lines_of_keys_that_do_not_count_are_told_without_what_they_hold() {
    let folder = repository();
    let text = read(&folder, "allowed_signers");
    folder.write("allowed_signers", format!("{text}p-4kq8 cert-authority ssh-ed25519 AAAA Zzmarkzz\nzzmarkzz\n"));
    let told = mus(folder.path(), &["verify", "anna"]);
    assert_eq!(told.code, 0);
    assert!(told.err.contains("allowed_signers:5: certificates (cert-authority) are not supported"), "{}", told.err);
    assert!(told.err.contains("allowed_signers:6:"), "{}", told.err);
    assert!(!told.ends_with(0).to_lowercase().contains("zzmarkzz"));
}

#[test]
fn programs_get_ids_and_paths_and_nothing_anybody_wrote() {
    let folder = repository();
    change(&folder, PLAN, "Can lead a release", "Can lead no release");
    let json = mus(folder.path(), &["verify", "--format", "json"]).ends_with(1);
    let report: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((report["version"].as_u64(), report["valid"].as_bool()), (Some(1), Some(false)));
    let parties: Vec<(&str, &str, &str)> = report["records"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|record| record["parties"].as_array().expect("a list"))
        .map(|party| ["person", "required", "state"].map(|key| party[key].as_str().expect("text")).into())
        .collect();
    let wanted = [
        ("p-4kq8", "agreement", "on-paper"),
        ("p-2c9d", "seen", "missing"),
        ("p-7f3k", "agreement", "stale"),
        ("p-2c9d", "seen", "stale"),
        ("p-81xx", "agreement", "valid"),
        ("p-2c9d", "seen", "valid"),
    ];
    assert_eq!(parties, wanted);
    let github = mus(folder.path(), &["verify", "--format", "github"]).ends_with(1);
    assert_eq!(github.matches("::error ").count(), 4, "{github}");
    let in_ci = mus_with(folder.path(), &["verify"], &[("CI", "true")]).ends_with(1);
    for output in [json, github, in_ci] {
        for word in ["Anna", "Henrik", "Sofie", "release", "duty"] {
            assert!(!output.contains(word), "{word} stands in:\n{output}");
        }
    }
    let to_people = mus(folder.path(), &["verify"]).ends_with(1);
    assert!(to_people.contains("Anna Holm") && !to_people.contains("release"), "{to_people}");
}
