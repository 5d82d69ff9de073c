//! `mus explain`

use super::{Exit, Stage};
use crate::diagnostic::Code;
use crate::error::Error;
use crate::report::explain;
use clap::{Args, ValueEnum};

/// Say what a code of `mus check` means
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus explain due-before-agreed\n  mus explain --list")]
pub(super) struct Arguments {
    /// The code, as findings show it
    #[arg(value_name = "CODE", required_unless_present = "list", value_parser = super::check::code)]
    code: Option<Code>,
    /// List every code
    #[arg(long, conflicts_with = "code")]
    list: bool,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "list")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let text = match (arguments.code, arguments.format) {
        (Some(code), _) => explain::one(code, stage.lang),
        (None, Format::Text) => explain::list(stage.lang),
        (None, Format::Markdown) => explain::page(stage.lang),
    };
    stage.output.result(&text)?;
    Ok(Exit::Clean)
}
