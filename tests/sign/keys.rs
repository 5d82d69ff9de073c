//! `mus new signer`: whose key is whose, and no name.

use crate::program::mus;
use crate::stage::{InProcess, key_file, read, repository};

#[test]
fn a_key_is_written_down_without_its_comment() {
    let folder = repository();
    let key = InProcess::new("other").public();
    folder.write("anna.pub", format!("{key} Anna Holm <anna@nordlys.example>\n"));
    let before = read(&folder, "allowed_signers");
    folder.write("allowed_signers", before.trim_end());
    let shown = mus(folder.path(), &["new", "signer", "mikkel", "--key", "anna.pub", "--dry-run"]).ok();
    assert_eq!(shown, format!("p-4kq8 namespaces=\"mus-record-v1\" {key}\n"));
    assert_eq!(read(&folder, "allowed_signers"), before.trim_end());
    assert_eq!(mus(folder.path(), &["new", "signer", "mikkel", "--key", "anna.pub"]).ok(), "allowed_signers\n");
    assert_eq!(read(&folder, "allowed_signers"), format!("{before}{shown}"));
    // Once more changes nothing.
    assert_eq!(mus(folder.path(), &["new", "signer", "mikkel", "--key", "anna.pub"]).ok(), "allowed_signers\n");
    assert_eq!(read(&folder, "allowed_signers"), format!("{before}{shown}"));
}

#[test]
fn a_key_may_count_for_a_time() {
    let folder = repository();
    std::fs::remove_file(folder.path().join("allowed_signers")).expect("removed");
    let key = key_file("rsa.pub");
    let key = key.to_str().expect("a path");
    let days = ["--valid-after", "2026-01-01", "--valid-before", "2026-12-31"];
    mus(folder.path(), &[&["new", "signer", "anna", "--key", key], &days[..]].concat()).ok();
    let text = read(&folder, "allowed_signers");
    let options = "namespaces=\"mus-record-v1\",valid-after=\"20260101\",valid-before=\"20261231235959\"";
    assert!(text.starts_with(&format!("p-7f3k {options} ssh-rsa ")), "{text}");
}

#[test]
fn what_is_no_public_key_of_one_s_own_is_refused() {
    let folder = repository();
    let key = |name: &str| key_file(name).to_str().expect("a path").to_owned();
    let told = |arguments: &[&str]| mus(folder.path(), &[&["new", "signer"], arguments].concat()).ends_with(2);
    let private = told(&["anna", "--key", &key("ed25519")]);
    assert!(private.contains("private key") && !private.contains("BEGIN"), "{private}");
    assert!(told(&["anna", "--key", &key("README.md")]).contains("does not hold one public SSH key"));
    assert!(told(&["mikkel", "--key", &key("ed25519.pub")]).contains("stands with p-7f3k"));
    assert!(told(&["nobody", "--key", &key("other.pub")]).contains("not in people.yaml"));
    folder.write("ca.pub", "ssh-ed25519-cert-v01@openssh.com AAAA\n");
    told(&["mikkel", "--key", "ca.pub"]);
    assert_eq!(mus(folder.path(), &["new", "signer", "mikkel", "--key", "none.pub"]).code, 4);
}
