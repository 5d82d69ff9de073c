//! A small signed repository, and keys to sign with in process.

use crate::support::{Folder, home, text_of};
use mus::error::Error;
use mus::seal::{Keys, NAMESPACE, PublicKey, State, state};
use mus::sign::{Backend, signed};
use mus::store::Store;
use ssh_key::{HashAlg, LineEnding, PrivateKey};
use std::path::{Path, PathBuf};

/// The signature of Anna (ed25519), of Henrik (ecdsa) on the same talk, and of Jens and of Sofie for Henrik on another.
pub const ANNA: &str = "records/p-7f3k/2026/signature-p-7f3k.yaml";
pub const HENRIK: &str = "records/p-7f3k/2026/signature-p-2c9d.yaml";
pub const JENS: &str = "records/p-81xx/2026/signature-p-81xx.yaml";
pub const SOFIE: &str = "records/p-81xx/2026/signature-p-9w2m.yaml";
pub const PLAN: &str = "records/p-7f3k/2026/action-plan.yaml";
pub const MINUTES: &str = "records/p-7f3k/2026/minutes.yaml";
pub const CONVERSATION: &str = "records/p-7f3k/2026/conversation.yaml";

/// A copy of the signed repository.
pub fn repository() -> Folder {
    Folder::copy_of(&home().join("tests/cmd/repos/signed"))
}

/// The text of a file of it.
pub fn read(folder: &Folder, inside: &str) -> String {
    text_of(&folder.path().join(inside))
}

/// Replaces what stands in a file exactly once.
pub fn change(folder: &Folder, inside: &str, old: &str, new: &str) {
    let text = read(folder, inside);
    assert_eq!(text.matches(old).count(), 1, "{old} stands once in {inside}:\n{text}");
    folder.write(inside, text.replace(old, new));
}

/// How it stands with the signature in a file.
pub fn state_of(folder: &Folder, inside: &str) -> State {
    state_in(&folder.open(), &folder.path().join(inside))
}

/// The same in a store.
pub fn state_in(store: &Store, path: &Path) -> State {
    let keys = Keys::of(store.signer_files());
    let found = store.talks().find_map(|talk| {
        let (file, signature) = talk.signature_files().find(|(file, _)| file.path() == path)?;
        Some(state(&talk, (file, signature), &keys).0)
    });
    found.unwrap_or_else(|| panic!("{} is a signature", path.display()))
}

/// A backend that needs no program: a key for tests, in process.
pub struct InProcess {
    key: PrivateKey,
    namespace: &'static str,
}

impl InProcess {
    pub fn new(name: &str) -> Self {
        Self::in_namespace(name, NAMESPACE)
    }

    pub fn in_namespace(name: &str, namespace: &'static str) -> Self {
        let text = text_of(&key_file(name));
        Self { key: PrivateKey::from_openssh(text).expect("a key for tests"), namespace }
    }

    pub fn public(&self) -> PublicKey {
        let line = self.key.public_key().to_openssh().expect("a public key");
        PublicKey::from_openssh(&line).expect("a public key")
    }
}

impl Backend for InProcess {
    fn sign(&self, statement: &[u8]) -> Result<String, Error> {
        let signature = self.key.sign(self.namespace, HashAlg::Sha512, statement).expect("the key signs");
        Ok(signature.to_pem(LineEnding::LF).expect("a signature is written"))
    }
}

pub fn key_file(name: &str) -> PathBuf {
    home().join("tests/sign/keys").join(name)
}

/// A signature file without its signature.
pub fn unsigned(text: &str) -> String {
    text.split("signature: |").next().expect("the part before").to_owned()
}

/// Signs a signature file anew, as its text says now.
pub fn sign_anew(folder: &Folder, inside: &str, key: &str) {
    let backend = InProcess::new(key);
    let text = signed(&unsigned(&read(folder, inside)), &backend, &backend.public()).expect("signed");
    folder.write(inside, text);
}
