//! Where documents go, and in which format.

use crate::cli::environment::shows_on_screen;
use crate::error::Error;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// Markdown.
    Md,
    /// One HTML file.
    Html,
    /// PDF/A-3a and PDF/UA-1.
    Pdf,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    fn of_ending(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Md),
            "html" | "htm" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// Where documents go.
#[derive(Debug)]
pub(in crate::cli) enum Target {
    Screen(Format),
    File(PathBuf, Format),
    Folder(PathBuf, Format),
}

impl Target {
    /// What `--to` and `-o` say together. `count` documents will come; `many` says that a folder was asked for.
    pub fn new(to: Option<Format>, output: Option<&Path>, count: usize, many: bool) -> Result<Self, Error> {
        let Some(path) = output.filter(|path| *path != Path::new("-")) else {
            let format = to.unwrap_or(Format::Md);
            if format == Format::Pdf && output.is_none() && shows_on_screen() {
                return Err(Error::usage(
                    "en PDF kan ikke læses i terminalen; skriv den til en fil med -o navn.pdf",
                    "a PDF cannot be read in a terminal; write it to a file with -o name.pdf",
                ));
            }
            if count > 1 {
                return Err(Error::usage(
                    "flere dokumenter skal have en mappe; vælg den med -o mappe/",
                    "several documents need a folder; choose it with -o folder/",
                ));
            }
            return Ok(Self::Screen(format));
        };
        let is_folder =
            path.is_dir() || ends_in_slash(path) || ((count > 1 || many) && Format::of_ending(path).is_none());
        if is_folder {
            return Ok(Self::Folder(path.to_path_buf(), to.unwrap_or(usual())));
        }
        if count > 1 {
            let path = path.display();
            return Err(Error::usage(
                format!("{count} dokumenter kan ikke stå i {path}; vælg en mappe med -o mappe/"),
                format!("{count} documents do not go into {path}; choose a folder with -o folder/"),
            ));
        }
        let format = to.or_else(|| Format::of_ending(path)).ok_or_else(|| unknown_ending(path))?;
        Ok(Self::File(path.to_path_buf(), format))
    }

    pub fn format(&self) -> Format {
        match self {
            Self::Screen(format) | Self::File(_, format) | Self::Folder(_, format) => *format,
        }
    }

    /// The file for a document of this name; `None` for the screen.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        match self {
            Self::Screen(_) => None,
            Self::File(path, _) => Some(path.clone()),
            Self::Folder(folder, format) => Some(folder.join(format!("{name}.{}", format.ending()))),
        }
    }
}

/// What a folder is filled with where nobody says.
fn usual() -> Format {
    if cfg!(feature = "pdf") { Format::Pdf } else { Format::Html }
}

fn ends_in_slash(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(['/', std::path::MAIN_SEPARATOR]))
}

fn unknown_ending(path: &Path) -> Error {
    let path = path.display();
    Error::usage(
        format!(
            "endelsen på {path} siger ikke, hvilket dokument det skal være; brug .md, .html eller .pdf, eller vælg med --to"
        ),
        format!(
            "the ending of {path} does not say which document it is to be; use .md, .html or .pdf, or choose with --to"
        ),
    )
}

#[cfg(not(feature = "pdf"))]
pub(super) fn without_pdf() -> Error {
    Error::usage(
        "denne mus er bygget uden PDF; skriv HTML, eller byg den med »cargo install --path .«",
        "this mus was built without PDF; write HTML, or build it with `cargo install --path .`",
    )
}
