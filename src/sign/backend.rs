//! The programs that sign.

use crate::error::{Error, Kind};
use crate::seal::NAMESPACE;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Something that can sign.
pub trait Backend {
    /// An armoured SSH signature over `statement` in the namespace of records, made with the key it was set up with.
    ///
    /// Fails where the program is missing, or does not sign: the passphrase was wrong, nobody touched the key.
    fn sign(&self, statement: &[u8]) -> Result<String, Error>;
}

/// `ssh-keygen -Y sign`, which knows agents, passphrases and hardware keys. It asks on the terminal by itself.
#[derive(Clone, Debug)]
pub struct SshKeygen {
    /// The private key; or the public one, where an agent or a device has the other half.
    pub key: PathBuf,
}

impl SshKeygen {
    /// The name of the program.
    pub const PROGRAM: &str = "ssh-keygen";

    /// The file with the public half of a key: the key itself, or the file of that name with `.pub` behind it.
    pub fn public_half(key: &Path) -> PathBuf {
        if key.extension().is_some_and(|ending| ending == "pub") {
            return key.to_path_buf();
        }
        let mut name = key.as_os_str().to_owned();
        name.push(".pub");
        PathBuf::from(name)
    }
}

impl Backend for SshKeygen {
    fn sign(&self, statement: &[u8]) -> Result<String, Error> {
        let failed = |reason: String| Error::new(Kind::Signing { program: Self::PROGRAM.to_owned(), reason });
        // The statement goes in and the signature comes out by pipes: nothing is left on the disk, whenever it ends.
        let mut program = Command::new(Self::PROGRAM)
            .args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"])
            .arg(&self.key)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        if let Some(mut input) = program.stdin.take() {
            // A program that has ended already says so by how it ended.
            let _ = input.write_all(statement);
        }
        let mut armoured = String::new();
        if let Some(mut output) = program.stdout.take() {
            output.read_to_string(&mut armoured).map_err(|error| failed(error.to_string()))?;
        }
        let status = program.wait().map_err(|error| failed(error.to_string()))?;
        if status.success() && !armoured.is_empty() { Ok(armoured) } else { Err(failed(status.to_string())) }
    }
}
