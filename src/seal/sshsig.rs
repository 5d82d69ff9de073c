//! SSH signatures (SSHSIG, as `PROTOCOL.sshsig` of OpenSSH has it), and the keys they are made with.

use ssh_key::{HashAlg, SshSig};
use std::fmt;

/// What a signature of a record is for; one for another purpose does not count here.
pub const NAMESPACE: &str = "mus-record-v1";

/// A public key, without the comment that may hold a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(ssh_key::public::KeyData);

impl PublicKey {
    /// Reads a line of a `.pub` file: the kind, the key, and perhaps a comment, which is forgotten.
    ///
    /// `None` for what is no public key of a kind that signatures can be checked with. Certificates and DSA keys are none.
    pub fn from_openssh(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_whitespace().take(2).collect();
        let key = ssh_key::PublicKey::from_openssh(&words.join(" ")).ok()?;
        Self::of(key.key_data())
    }

    fn of(data: &ssh_key::public::KeyData) -> Option<Self> {
        use ssh_key::public::KeyData;
        let known = match data {
            KeyData::Ed25519(_) | KeyData::Ecdsa(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_) => true,
            // OpenSSH takes none that is shorter, and anybody can break them.
            KeyData::Rsa(key) => key.n.as_positive_bytes().is_some_and(|modulus| modulus.len() >= 128),
            _ => false,
        };
        known.then(|| Self(data.clone()))
    }

    /// The fingerprint, as `ssh-keygen -l` shows it: `SHA256:…`.
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint(HashAlg::Sha256).to_string()
    }
}

/// As in a `.pub` file, without a comment.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = ssh_key::PublicKey::new(self.0.clone(), "").to_openssh().map_err(|_| fmt::Error)?;
        f.write_str(line.trim_end())
    }
}

/// Why a signature is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read as an SSH signature.
    Unreadable,
    /// It was made for another purpose.
    Namespace,
    /// It is not over this statement, or was changed.
    Statement,
    /// It lies with another record than the one it is about.
    Record,
}

/// A signature that is over its statement, whoever made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The key it was made with.
    pub key: PublicKey,
}

impl Sealed {
    /// Checks an armoured signature over `statement` with the key that it names itself.
    pub fn over(statement: &[u8], armoured: &str) -> Result<Self, Fault> {
        let armoured: Vec<&str> = armoured.trim().lines().map(str::trim_end).collect();
        let signature = SshSig::from_pem(armoured.join("\n") + "\n").map_err(|_| Fault::Unreadable)?;
        let key = PublicKey::of(signature.public_key()).ok_or(Fault::Unreadable)?;
        if signature.namespace() != NAMESPACE {
            return Err(Fault::Namespace);
        }
        let judge = ssh_key::PublicKey::new(key.0.clone(), "");
        judge.verify(NAMESPACE, statement, &signature).map_err(|_| Fault::Statement)?;
        Ok(Self { key })
    }
}
