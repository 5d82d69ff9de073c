//! `mus completions` and `mus man`: from the same parser.

use super::{Exit, Stage, help};
use crate::error::{Error, Kind};
use clap::Args;
use clap_complete::Shell;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus completions bash > ~/.local/share/bash-completion/completions/mus\n  mus completions fish > ~/.config/fish/completions/mus.fish"
)]
pub(super) struct Arguments {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Print the manual page, or that of one command
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus man | man -l -\n  mus man due > mus-due.1")]
pub(super) struct ManArguments {
    /// The command, such as `check`
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let mut bytes = Vec::new();
    clap_complete::generate(arguments.shell, &mut help::command(stage.lang), "mus", &mut bytes);
    stage.output.result(&String::from_utf8_lossy(&bytes))?;
    Ok(Exit::Clean)
}

pub(super) fn man(arguments: &ManArguments, stage: &Stage) -> Result<Exit, Error> {
    let mut command = help::command(stage.lang);
    command.build();
    if let Some(name) = &arguments.command {
        let known = command.find_subcommand(name).cloned();
        command = known.ok_or_else(|| {
            Error::usage(format!("der er ingen kommando »{name}«"), format!("there is no command “{name}”"))
        })?;
    }
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command).render(&mut bytes).map_err(|error| Error::new(Kind::Output(error.to_string())))?;
    stage.output.result(&String::from_utf8_lossy(&bytes))?;
    Ok(Exit::Clean)
}
