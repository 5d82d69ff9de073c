//! The one place that reads the environment, the clock and the terminal.
#![allow(
    clippy::disallowed_methods,
    reason = "this file is the home of the environment, the clock and the working directory"
)]

use crate::date::Date;
use crate::error::{Error, Kind};
use crate::lang::Lang;
use std::env;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What the process was started with.
pub(super) struct Environment {
    /// The arguments, the program's name first.
    pub arguments: Vec<OsString>,
    /// The language of messages where no option says otherwise.
    pub lang: Lang,
    /// Whether this is a CI job: its log may outlive every access list.
    pub ci: bool,
    /// Whether standard output shows colour.
    pub stdout_colors: bool,
    /// The width of the terminal in columns, where there is one.
    pub width: Option<usize>,
    /// The command that opens an editor.
    pub editor: Option<String>,
    /// Who `MUS_ME` says is asking.
    pub me: Option<String>,
    /// Where GitHub wants a step's summary.
    pub step_summary: Option<PathBuf>,
    /// The folder of whoever runs the program, where their keys are.
    pub home: Option<PathBuf>,
    today: Option<String>,
    source_date_epoch: Option<String>,
}

impl Environment {
    pub fn read() -> Self {
        let text = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| text(name));
        let lang = text("MUS_LANG")
            .and_then(|lang| lang.parse().ok())
            .or_else(|| locale.as_deref().and_then(Lang::from_locale))
            .unwrap_or(Lang::En);
        let ci = text("CI").is_some_and(|value| value != "false" && value != "0");
        let dumb = text("TERM").is_some_and(|term| term == "dumb");
        let colors = std::io::stdout().is_terminal() && text("NO_COLOR").is_none() && !dumb;
        let columns = text("COLUMNS").and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = columns.or_else(terminal);
        Self {
            arguments: env::args_os().collect(),
            lang,
            ci,
            stdout_colors: colors,
            width,
            editor: text("VISUAL").or_else(|| text("EDITOR")),
            me: text("MUS_ME"),
            step_summary: env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from),
            home: env::home_dir().filter(|home| !home.as_os_str().is_empty()),
            today: text("MUS_TODAY"),
            source_date_epoch: text("SOURCE_DATE_EPOCH"),
        }
    }

    /// The language that help is shown in: `--lang` wherever it stands, before the arguments are parsed.
    pub fn lang_from(&self, arguments: &[OsString]) -> Lang {
        let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
        while let Some(argument) = arguments.next() {
            let value = match argument.strip_prefix("--lang") {
                Some("") => arguments.next(),
                Some(rest) => rest.strip_prefix('='),
                None => None,
            };
            if let Some(lang) = value.and_then(|value| value.parse().ok()) {
                return lang;
            }
        }
        self.lang
    }

    /// Today: the option's day, else `MUS_TODAY`, else the clock.
    pub fn today(&self, option: Option<&str>) -> Result<Date, Error> {
        match option.or(self.today.as_deref()) {
            Some(day) => day.parse().map_err(|_| {
                Error::usage(
                    format!("»{day}« er ikke en dag; skriv år-måned-dag, for eksempel 2026-03-03"),
                    format!("“{day}” is not a day; write year-month-day, such as 2026-03-03"),
                )
            }),
            None => Ok(Date::from(chrono::Local::now().date_naive())),
        }
    }

    /// The day that documents say they were made, where somebody decided it: the option's, else that of `SOURCE_DATE_EPOCH` (in
    /// UTC), else `MUS_TODAY`'s. Never the clock's.
    pub fn made_on(&self, option: Option<&str>) -> Result<Option<Date>, Error> {
        if option.is_some() {
            return self.today(option).map(Some);
        }
        if let Some(seconds) = &self.source_date_epoch {
            let moment = seconds.parse().ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
            return moment.map(|moment| Some(Date::from(moment.date_naive()))).ok_or_else(|| {
                Error::usage(
                    format!("SOURCE_DATE_EPOCH er »{seconds}«, men skal være sekunder siden 1970"),
                    format!("SOURCE_DATE_EPOCH is “{seconds}”, but must be seconds since 1970"),
                )
            });
        }
        if self.today.is_some() { self.today(None).map(Some) } else { Ok(None) }
    }

    /// Makes `directory` the working directory, as `-C` asks.
    #[allow(clippy::unused_self, reason = "only somebody who has read the environment may change it")]
    pub fn enter(&self, directory: &Path) -> Result<(), Error> {
        env::set_current_dir(directory).map_err(|error| {
            let path = directory.to_path_buf();
            Error::new(match error.kind() {
                std::io::ErrorKind::NotFound => Kind::NoSuchPath(path),
                _ => Kind::CannotRead { path, reason: error.to_string() },
            })
        })
    }
}

/// Whether a person sits before standard error, who may want to see progress.
pub(super) fn somebody_watches() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether standard output is a terminal, which a PDF would fill with noise.
pub(super) fn shows_on_screen() -> bool {
    std::io::stdout().is_terminal()
}

/// Whether a person sits before standard input and standard error, who can be asked.
pub(super) fn somebody_answers() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}
