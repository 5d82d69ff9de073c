//! SSH signatures (SSHSIG, as `PROTOCOL.sshsig` of OpenSSH has it), and the keys they are made with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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
            // OpenSSH takes none that is shorter than 1024 bits: anybody can break them.
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
        if !is_exact(&armoured) {
            return Err(Fault::Unreadable);
        }
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

/// Whether a signature is laid out as `PROTOCOL.sshsig` has it, to the byte. The library takes other versions, and lengths that
/// reach too far; then one signature could be written in several ways, and a flipped bit pass.
fn is_exact(lines: &[&str]) -> bool {
    let [_, letters @ .., _] = lines else { return false };
    let Ok(bytes) = STANDARD.decode(letters.concat()) else { return false };
    let Some(rest) = bytes.strip_prefix(b"SSHSIG\0\0\0\x01") else { return false };
    let Some([key, _namespace, _reserved, _hash, signature]) =
        strings(rest).and_then(|all| <[&[u8]; 5]>::try_from(all).ok())
    else {
        return false;
    };
    let Some(kind) = strings(key).and_then(|parts| parts.first().copied()) else { return false };
    // A device adds how it was touched, and how often: a byte and a number.
    let is_device = kind.starts_with(b"sk-");
    let signature =
        if is_device { signature.len().checked_sub(5).map(|end| &signature[..end]) } else { Some(signature) };
    let Some([name, blob]) = signature.and_then(strings).and_then(|all| <[&[u8]; 2]>::try_from(all).ok()) else {
        return false;
    };
    // Of the two numbers of an ECDSA signature each has its own length.
    !name.windows(5).any(|word| word == b"ecdsa") || strings(blob).is_some_and(|numbers| numbers.len() == 2)
}

/// Bytes that are strings with their lengths before them (RFC 4251, section 5), and nothing else.
fn strings(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut strings = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (string, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        strings.push(string);
        bytes = rest;
    }
    Some(strings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_fill_their_bytes_exactly() {
        assert_eq!(strings(b"\0\0\0\x01a\0\0\0\0"), Some(vec![&b"a"[..], &b""[..]]));
        for wrong in [&b"\0\0\0\x02a"[..], b"\0\0\0", b"\0\0\0\x01ab", b"\xff\xff\xff\xffa"] {
            assert_eq!(strings(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn keys_that_sign_nothing_are_no_keys() {
        let ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
        let key = PublicKey::from_openssh(&format!("{ed25519}\tsomebody@nordlys.example")).expect("a key");
        assert_eq!(key.to_string(), ed25519, "without its comment");
        assert!(key.fingerprint().starts_with("SHA256:"));
        for line in ["", "ssh-ed25519", "ssh-rsa AAAA", "ssh-ed25519-cert-v01@openssh.com AAAA", "PRIVATE KEY"] {
            assert_eq!(PublicKey::from_openssh(line), None, "{line}");
        }
    }
}
