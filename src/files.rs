//! Reading with limits and writing atomically: the one place that touches the contents of files.

use crate::error::{Error, Kind};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: 1 MiB. A year of a talk is a few kilobytes.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// UTF-8 text.
    Text(String),
    /// More than [`MAX_BYTES`]; the size in bytes. Nothing of it was kept.
    TooLarge(u64),
    /// Not UTF-8, or with a NUL byte; the offset of the first such byte, and the text before it.
    NotText(usize),
}

/// Reads a file, never more of it than [`MAX_BYTES`] and one byte.
///
/// Fails where the file cannot be read, or is no regular file (a pipe or a device could block for ever).
pub fn read(path: &Path) -> io::Result<Content> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        let kind = if metadata.is_dir() { io::ErrorKind::IsADirectory } else { io::ErrorKind::InvalidInput };
        return Err(kind.into());
    }
    if metadata.len() > MAX_BYTES {
        return Ok(Content::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(content_of(bytes))
}

/// What bytes hold, as [`read`] would say it of a file.
pub fn content_of(bytes: Vec<u8>) -> Content {
    if bytes.len() as u64 > MAX_BYTES {
        return Content::TooLarge(bytes.len() as u64);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Content::NotText(at);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text),
        Err(error) => Content::NotText(error.utf8_error().valid_up_to()),
    }
}

/// Replaces the file at `path` in one step: whoever reads sees the old bytes or the new ones.
/// A link is followed; the permissions of the old file are kept.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let mut file = beside(&target)?;
    fill(&mut file, content.as_ref(), &target)?;
    if let Ok(metadata) = fs::metadata(&target) {
        fs::set_permissions(file.path(), metadata.permissions()).map_err(|error| cannot_write(&target, &error))?;
    } else {
        share(file.path());
    }
    file.persist(&target).map_err(|failure| cannot_write(&target, &failure.error))?;
    Ok(())
}

/// Adds to the end of a file that others may be adding to; it is made where there is none.
#[allow(clippy::disallowed_methods, reason = "what others write to as well cannot be replaced in one step")]
pub fn append(path: &Path, text: &str) -> Result<(), Error> {
    let mut file =
        fs::OpenOptions::new().create(true).append(true).open(path).map_err(|error| cannot_write(path, &error))?;
    file.write_all(text.as_bytes()).map_err(|error| cannot_write(path, &error))
}

/// Writes a new file in one step. Gives `false`, and changes nothing, where there is one already.
pub fn create(path: &Path, content: impl AsRef<[u8]>) -> Result<bool, Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
    }
    let mut file = beside(path)?;
    fill(&mut file, content.as_ref(), path)?;
    share(file.path());
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(failure) if failure.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(failure) => Err(cannot_write(path, &failure.error)),
    }
}

/// Writes a new file that can be run, such as a hook. Gives `false`, and changes nothing, where there is one already.
pub fn create_program(path: &Path, content: impl AsRef<[u8]>) -> Result<bool, Error> {
    let made = create(path, content)?;
    #[cfg(unix)]
    if made {
        use std::os::unix::fs::PermissionsExt;
        let readable = fs::metadata(path).map_or(0o644, |metadata| metadata.permissions().mode());
        // Whoever may read it may run it.
        let runnable = (readable & 0o777) | ((readable & 0o444) >> 2);
        fs::set_permissions(path, fs::Permissions::from_mode(runnable)).map_err(|error| cannot_write(path, &error))?;
    }
    Ok(made)
}

/// Makes the file at `path` hold `content`, in one step, whether there was one or not.
pub fn put(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    let content = content.as_ref();
    if create(path, content)? { Ok(()) } else { replace(path, content) }
}

/// Reads a file that need not be text, such as a picture; never more than [`MAX_BYTES`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let cannot = |reason: String| Error::new(Kind::CannotRead { path: path.to_path_buf(), reason });
    let metadata = fs::metadata(path).map_err(|error| cannot(error.to_string()))?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Err(cannot(format!("no regular file of at most {} KiB", MAX_BYTES / 1024)));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| cannot(error.to_string()))?;
    file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(|error| cannot(error.to_string()))?;
    Ok(bytes)
}

fn beside(path: &Path) -> Result<tempfile::NamedTempFile, Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .prefix(".mus-")
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(|error| cannot_write(path, &error))
}

fn fill(file: &mut tempfile::NamedTempFile, content: &[u8], path: &Path) -> Result<(), Error> {
    file.write_all(content).and_then(|()| file.as_file().sync_all()).map_err(|error| cannot_write(path, &error))
}

/// Temporary files are born private to their owner; a record is as readable as the umask lets it be.
#[cfg(unix)]
fn share(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    // The umask can only be read by setting it; a folder made a moment ago under it tells the same.
    let mode = path
        .parent()
        .and_then(|folder| {
            tempfile::Builder::new()
                .prefix(".mus-")
                .permissions(fs::Permissions::from_mode(0o666))
                .tempfile_in(folder)
                .ok()
        })
        .and_then(|probe| fs::metadata(probe.path()).ok())
        .map_or(0o644, |metadata| metadata.permissions().mode() & 0o777);
    // Too narrow a mode loses nothing, so a failure here is no failure.
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn share(_path: &Path) {}

fn cannot_write(path: &Path, error: &io::Error) -> Error {
    Error::new(Kind::CannotWrite { path: path.to_path_buf(), reason: error.to_string() })
}

/// The same path without `./` and without `a/..`, by its text alone.
pub fn tidy(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests make files that this module would not")]
mod tests {
    use super::*;

    #[test]
    fn creating_never_overwrites_and_replacing_keeps_the_mode() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("deep/er/file.yaml");
        assert!(create(&path, "one").expect("written"));
        assert!(!create(&path, "two").expect("left alone"));
        assert_eq!(fs::read_to_string(&path).expect("readable"), "one");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("mode set");
            replace(&path, "three").expect("replaced");
            assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
        }
        let left: Vec<_> = fs::read_dir(path.parent().expect("a folder")).expect("listed").collect();
        assert_eq!(left.len(), 1, "a temporary file was left behind");
    }

    #[test]
    fn large_and_binary_files_are_told_apart() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("x");
        fs::write(&path, b"abc\0def").expect("written");
        assert!(matches!(read(&path), Ok(Content::NotText(3))));
        fs::write(&path, b"\xff\xfe").expect("written");
        assert!(matches!(read(&path), Ok(Content::NotText(0))));
        File::create(&path).and_then(|file| file.set_len(100 * 1024 * 1024)).expect("made");
        assert!(matches!(read(&path), Ok(Content::TooLarge(104_857_600))));
        assert!(read(folder.path()).is_err());
    }
}
