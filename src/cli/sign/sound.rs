//! Only what passes the check is signed.

use crate::check::errors;
use crate::cli::Stage;
use crate::cli::change::unfit;
use crate::error::Error;
use crate::record::RecordId;
use crate::store::{File, Location, Store};
use std::path::{Path, PathBuf};

/// The store, asking for the files of the talk.
///
/// Fails where one of them has an error; the signature at `own` is not looked at, since a new one takes its place.
pub(super) fn require(store: Store, record: &RecordId, own: &Path, stage: &Stage) -> Result<Store, Error> {
    let files = store.talk(record).map(|talk| talk.files().to_vec()).unwrap_or_default();
    let paths: Vec<PathBuf> = files.iter().map(|file| file.path().to_path_buf()).filter(|path| path != own).collect();
    let store = store.asking_for(&paths);
    let errors = errors(&store, stage.today);
    let Some(first) = errors.first() else { return Ok(store) };
    let (count, path, line) = (errors.len(), first.path.display(), first.at.start.line);
    let folder = first.path.parent().unwrap_or(Path::new(".")).display();
    Err(Error::usage(
        format!(
            "{record} har {count} fejl, den første i {path}:{line} ({}); der skrives ikke under på det\n  = råd: kør »mus check {folder}«",
            first.code()
        ),
        format!(
            "{record} has {count} errors, the first in {path}:{line} ({}); that is not signed\n  = help: run `mus check {folder}`",
            first.code()
        ),
    ))
}

/// Judges the new file as it would lie there. Fails where it would be wrong: a day on paper that is still to come.
pub(super) fn require_new(
    store: Store,
    record: &RecordId,
    path: &Path,
    text: &str,
    stage: &Stage,
) -> Result<(), Error> {
    let file = File::read(path.to_path_buf(), text.to_owned(), Location::Record(record.clone()));
    let store = store.with(vec![file]).asking_for([path]);
    errors(&store, stage.today).first().map_or(Ok(()), |error| Err(unfit(error)))
}
