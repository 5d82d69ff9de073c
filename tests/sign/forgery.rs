//! What is no good signature, and who is no signer.

use crate::stage::{
    ANNA, HENRIK, InProcess, JENS, PLAN, SOFIE, change, read, repository, sign_anew, state_of, unsigned,
};
use crate::support::Folder;
use base64::Engine as _;
use mus::seal::{Fault, Keys, State, Unknowable};
use mus::sign::{Backend as _, Outcome, signed, verdict};

/// The bytes of an armoured signature.
fn bytes_of(text: &str) -> Vec<u8> {
    let armour = text.split("-----").nth(2).expect("what stands between the lines");
    let letters: String = armour.split_whitespace().collect();
    base64::engine::general_purpose::STANDARD.decode(letters).expect("base64")
}

fn armoured(bytes: &[u8]) -> String {
    let letters = base64::engine::general_purpose::STANDARD.encode(bytes);
    let lines: Vec<&str> =
        letters.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
}

fn with_signature(text: &str, armoured: &str) -> String {
    let block: String = armoured.lines().map(|line| format!("  {line}\n")).collect();
    format!("{}signature: |\n{block}", unsigned(text))
}

#[test]
fn one_flipped_bit_makes_a_signature_bad() {
    let folder = repository();
    for inside in [ANNA, HENRIK] {
        let text = read(&folder, inside);
        let good = bytes_of(&text);
        assert_eq!(with_signature(&text, &armoured(&good)), text, "put together as it was taken apart");
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 1 << (at % 8);
            folder.write(inside, with_signature(&text, &armoured(&bytes)));
            let state = state_of(&folder, inside);
            assert!(matches!(state, State::Bad(_)), "{inside}: byte {at}: {state:?}");
        }
        folder.write(inside, text);
    }
}

#[test]
fn one_flipped_bit_in_the_letters_of_a_signature_never_passes() {
    let folder = repository();
    let text = read(&folder, ANNA);
    let start = text.find("-----BEGIN").expect("the signature");
    for at in start..text.len() - 1 {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << (at % 7);
        folder.write(ANNA, bytes);
        let verdict = verdict_of(&folder);
        // Blanks before a line are none of the signature's.
        let blank = text.as_bytes()[at] == b' ' && !text[at..].starts_with(" SSH") && !text[at..].starts_with(" SIG");
        let is_bad = matches!(verdict, Outcome::Signed(State::Bad(_)));
        assert!(blank || is_bad, "byte {}: {verdict:?}", at - start);
    }
}

/// How it stands with Anna, also where her file can no longer be read.
fn verdict_of(folder: &Folder) -> Outcome {
    let store =
        mus::store::Store::open(&mus::store::Request { paths: vec![folder.path().join("records/p-7f3k")] }, &|_| {});
    let store = store.expect("it opens");
    let talk = store.talk(&"p-7f3k/2026".parse().expect("an id")).expect("the talk");
    verdict(&store, &talk, &Keys::of(store.signer_files())).parties.swap_remove(0).outcome
}

#[test]
fn whatever_a_statement_says_cannot_be_said_otherwise() {
    let other = "0000000000000000000000000000000000000000000000000000000000000000";
    for (old, new) in [
        ("role: employee", "role: manager"),
        ("meaning: agreement", "meaning: seen"),
        ("signed_on: \"2026-03-10\"", "signed_on: \"2026-03-11\""),
        ("remark: The day", "remark: A day"),
        ("salt: \"8b", "salt: \"8c"),
        ("by: p-81xx", "by: p-7f3k"),
        (
            "minutes: sha256:52197f89c2cfc5334d895e5bd8072f0b566828b532e7a47826ebc8d6de93f79b",
            &format!("minutes: sha256:{other}"),
        ),
    ] {
        let folder = repository();
        change(&folder, JENS, old, new);
        assert_eq!(state_of(&folder, JENS), State::Bad(Fault::Statement), "{new}");
    }
    // What is no part of the statement may change.
    let folder = repository();
    change(&folder, JENS, "covers:", "x-seen: yes\n# a note\ncovers:");
    assert_eq!(state_of(&folder, JENS), State::Valid);
}

#[test]
fn covering_the_changed_file_takes_a_new_signature() {
    let folder = repository();
    let digest = |folder: &Folder| {
        let store = folder.open();
        let talk = store.talk(&"p-7f3k/2026".parse().expect("an id")).expect("the talk");
        let root = talk.file(mus::schema::Kind::ActionPlan).and_then(|file| file.root()).expect("the plan");
        mus::seal::digest(mus::schema::Kind::ActionPlan, root).expect("a digest").to_string()
    };
    let before = digest(&folder);
    change(&folder, PLAN, "amount: 4500", "amount: 9500");
    let after = digest(&folder);
    change(&folder, ANNA, &before, &after);
    assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Statement));
    sign_anew(&folder, ANNA, "ed25519");
    assert_eq!(state_of(&folder, ANNA), State::Valid);
}

#[test]
fn a_signature_for_another_purpose_or_another_record_does_not_count() {
    let folder = repository();
    let text = read(&folder, ANNA);
    let elsewhere = InProcess::in_namespace("ed25519", "git");
    let statement = mus::seal::statement(mus::yaml::parse(&text).root.as_ref().expect("YAML")).expect("a statement");
    folder.write(ANNA, with_signature(&text, &elsewhere.sign(&statement).expect("signed")));
    assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Namespace));

    // Anna's signature on another talk of hers, taken here.
    let other = text.replace("record: p-7f3k/2026", "record: p-7f3k/2025");
    let backend = InProcess::new("ed25519");
    let other = signed(&unsigned(&other), &backend, &backend.public()).expect("signed");
    folder.write(ANNA, &other);
    assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Record));
    folder.write(ANNA, other.replace("record: p-7f3k/2025", "record: p-7f3k/2026"));
    assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Statement));
    folder.write(ANNA, unsigned(&text) + "signature: |\n  -----BEGIN SSH SIGNATURE-----\n  none\n");
    assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Unreadable));
}

#[test]
fn every_kind_of_key_signs_and_is_verified() {
    // An RSA signature of OpenSSH's lies in the repository; the library cannot make one from a key file.
    let folder = repository();
    assert!(read(&folder, "allowed_signers").contains("p-9w2m namespaces=\"mus-record-v1\" ssh-rsa "));
    assert_eq!(state_of(&folder, SOFIE), State::Valid);
    change(&folder, SOFIE, "meaning: seen", "meaning: agreement");
    assert_eq!(state_of(&folder, SOFIE), State::Bad(Fault::Statement));
    for name in ["ed25519", "ecdsa-256", "ecdsa-384", "ecdsa-521"] {
        let folder = repository();
        let public = InProcess::new(name).public();
        folder.write("allowed_signers", format!("p-7f3k namespaces=\"mus-record-v1\" {public} Anna Holm\n"));
        sign_anew(&folder, ANNA, name);
        assert_eq!(state_of(&folder, ANNA), State::Valid, "{name}");
        change(&folder, ANNA, "meaning: agreement", "meaning: seen");
        assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Statement), "{name}");
    }
}

#[test]
fn only_the_person_s_own_key_counts_and_only_while_it_does() {
    let key = InProcess::new("ed25519").public();
    let stands = |allowed: &str| {
        let folder = repository();
        folder.write("allowed_signers", allowed);
        state_of(&folder, ANNA)
    };
    assert_eq!(stands(&format!("p-7f3k {key}\n")), State::Valid);
    assert_eq!(stands(""), State::UnknownSigner);
    assert_eq!(stands(&format!("p-2c9d {key}\n")), State::UnknownSigner);
    assert_eq!(stands(&format!("p-7f3k cert-authority {key}\n")), State::UnknownSigner);
    assert_eq!(stands(&format!("p-7f3k {}\n", InProcess::new("other").public())), State::UnknownSigner);
    // Signed on 10 March: the key that has expired since was valid then.
    assert_eq!(stands(&format!("p-7f3k valid-before=\"20260401\" {key}\n")), State::Valid);
    assert_eq!(stands(&format!("p-7f3k valid-before=\"20260310\" {key}\n")), State::Valid);
    for (options, after, before) in [
        ("valid-before=\"20260309\"", None, Some("2026-03-09")),
        ("valid-after=\"20260311\"", Some("2026-03-11"), None),
    ] {
        let day = |day: Option<&str>| day.map(crate::support::day);
        let wanted = State::OutOfTime { after: day(after), before: day(before) };
        assert_eq!(stands(&format!("p-7f3k {options} {key}\n")), wanted, "{options}");
    }
}

#[test]
fn a_revoked_key_does_not_count_and_an_unreadable_list_lets_nothing_pass() {
    let key = InProcess::new("ed25519").public();
    let folder = repository();
    folder.write("revoked_signers", format!("# lost on the train\n{key}\n"));
    assert_eq!(state_of(&folder, ANNA), State::Revoked);
    assert_eq!(state_of(&folder, HENRIK), State::Valid);
    folder.write("revoked_signers", b"SSHKRL\n\0\0\0\0");
    assert_eq!(state_of(&folder, ANNA), State::CouldNotCheck(Unknowable::Revocations));
}

#[test]
fn a_backend_that_signs_with_another_key_is_not_believed() {
    let (wanted, other) = (InProcess::new("ed25519"), InProcess::new("other"));
    let text = unsigned(&read(&repository(), ANNA));
    assert!(signed(&text, &other, &wanted.public()).is_err());
    assert!(signed(&text, &InProcess::in_namespace("ed25519", "git"), &wanted.public()).is_err());
    assert!(signed(&text, &wanted, &wanted.public()).is_ok());
}

/// What a device with a key signs: SHA-256 of what the key is for, how it was touched, how often, SHA-256 of the message.
fn signed_by_device<K: ssh_key::SigningKey>(key: &K, point: &[u8], statement: &[u8]) -> (String, String) {
    use sha2::{Digest as _, Sha256};
    let string = |bytes: &[u8]| [&u32::try_from(bytes.len()).expect("short").to_be_bytes()[..], bytes].concat();
    let kind = b"sk-ssh-ed25519@openssh.com";
    let public = [string(kind), string(point), string(b"ssh:")].concat();
    let touched = [&[1_u8][..], &7_u32.to_be_bytes()].concat();
    let message =
        ssh_key::SshSig::signed_data(mus::seal::NAMESPACE, ssh_key::HashAlg::Sha512, statement).expect("data");
    let seen = [&Sha256::digest(b"ssh:")[..], &touched, &Sha256::digest(message)[..]].concat();
    let raw = key.try_sign(&seen).expect("signed");
    let signature = [string(kind), string(raw.as_bytes()), touched].concat();
    let parts =
        [string(&public), string(mus::seal::NAMESPACE.as_bytes()), string(b""), string(b"sha512"), string(&signature)];
    let bytes = [&b"SSHSIG\0\0\0\x01"[..], &parts.concat()].concat();
    let letters = base64::engine::general_purpose::STANDARD.encode(public);
    (armoured(&bytes), format!("sk-ssh-ed25519@openssh.com {letters}"))
}

#[test]
fn a_hardware_key_s_signature_counts() {
    let folder = repository();
    let text = read(&folder, ANNA);
    let statement = mus::seal::statement(mus::yaml::parse(&text).root.as_ref().expect("YAML")).expect("a statement");
    let secret =
        ssh_key::PrivateKey::from_openssh(crate::support::text_of(&crate::stage::key_file("other"))).expect("a key");
    let point = secret.public_key().key_data().ed25519().expect("an ed25519 key").as_ref().to_vec();
    let (by_device, public) = signed_by_device(&secret, &point, &statement);
    folder.write("allowed_signers", format!("p-7f3k {public}\n"));
    folder.write(ANNA, with_signature(&text, &by_device));
    assert_eq!(state_of(&folder, ANNA), State::Valid);
    let mut bytes = bytes_of(&read(&folder, ANNA));
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    folder.write(ANNA, with_signature(&text, &armoured(&bytes)));
    assert_eq!(state_of(&folder, ANNA), State::Bad(Fault::Statement), "the count of touches is signed");
}
