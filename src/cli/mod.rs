//! The command line: parse, set the stage, call one command, decide the exit code once.

mod agenda;
mod change;
mod check;
mod completions;
mod due;
mod edit;
mod environment;
mod exit;
mod explain;
mod failure;
mod help;
mod init;
mod invite;
mod items;
mod mask;
mod me;
mod new;
mod output;
mod render;
mod schema;
mod sign;
mod status;
mod steps;
mod usage;
mod verify;
mod worth_it;

use crate::date::Date;
use crate::diagnostic::Audience;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::Look;
use clap::{Args, Parser, Subcommand, ValueEnum};
use environment::Environment;
pub use exit::Exit;
use output::Output;
use std::path::PathBuf;
use std::process::ExitCode;

/// Employee development reviews (MUS) as plain files in git.
///
/// Prepare the talk, check the files, render the summary that both sign, and see what is due.
#[derive(Debug, Parser)]
#[command(name = "mus", version, propagate_version = true, arg_required_else_help = true, max_term_width = 100)]
#[command(
    after_help = "Examples:\n  mus init nordlys\n  mus new person --name \"Anna Holm\"\n  mus new prep anna\n  mus check\n  mus render anna -o anna.md\n  mus due"
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

#[derive(Debug, Args)]
struct Global {
    /// Work in this folder instead of the current one
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// Language of messages (documents follow mus.toml)
    #[arg(long, value_name = "LANG", global = true, value_parser = ["da", "en"])]
    lang: Option<String>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, value_enum, default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    /// Take this day for today
    #[arg(long, value_name = "DATE", global = true)]
    today: Option<String>,
    /// Only say what was asked for
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say more about what is done
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Agenda(agenda::Arguments),
    Render(render::Arguments),
    Due(due::Arguments),
    Status(status::Arguments),
    Invite(invite::Arguments),
    Done(items::DoneArguments),
    Move(items::MoveArguments),
    Set(items::SetArguments),
    Share(steps::ShareArguments),
    Postpone(steps::PostponeArguments),
    Hold(steps::HoldArguments),
    Edit(edit::Arguments),
    WorthIt(worth_it::Arguments),
    Sign(sign::Arguments),
    Verify(verify::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(completions::ManArguments),
}

/// What every command works with.
struct Stage {
    /// The language of messages.
    lang: Lang,
    /// The day it is.
    today: Date,
    /// The day that documents say they were made, where somebody decided it.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only a PDF says when it was made"))]
    made_on: Option<Date>,
    /// Who may be reading.
    audience: Audience,
    /// How results look on standard output.
    look: Look,
    /// The command that opens an editor.
    editor: Option<String>,
    /// Who `MUS_ME` says is asking.
    me: Option<String>,
    /// Where GitHub wants a step's summary.
    step_summary: Option<PathBuf>,
    /// The folder of whoever runs the program.
    home: Option<PathBuf>,
    /// The home of printing.
    output: Output,
}

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    let environment = Environment::read();
    let arguments: Vec<std::ffi::OsString> = environment.arguments.clone();
    let help_lang = environment.lang_from(&arguments);
    let cli = match help::parse(help_lang, arguments) {
        Ok(cli) => cli,
        Err(error) => return usage::exit(&error, help_lang),
    };
    let audience = if environment.ci { Audience::Public } else { Audience::Reader };
    let output = Output::new(cli.global.quiet, audience);
    let exit = match set_stage(&cli.global, &environment, audience, output.clone()) {
        Ok(stage) => act(cli.command, &stage),
        Err(error) => output.failures(&[error], help_lang),
    };
    exit.into()
}

fn act(command: Command, stage: &Stage) -> Exit {
    let outcome = match command {
        Command::Init(arguments) => init::run(&arguments, stage),
        Command::New(arguments) => new::run(&arguments, stage),
        Command::Check(arguments) => check::run(&arguments, stage),
        Command::Explain(arguments) => explain::run(&arguments, stage),
        Command::Agenda(arguments) => agenda::run(&arguments, stage),
        Command::Render(arguments) => render::run(&arguments, stage),
        Command::Due(arguments) => due::run(&arguments, stage),
        Command::Status(arguments) => status::run(&arguments, stage),
        Command::Invite(arguments) => invite::run(&arguments, stage),
        Command::Done(arguments) => items::done(&arguments, stage),
        Command::Move(arguments) => items::moved(&arguments, stage),
        Command::Set(arguments) => items::set(&arguments, stage),
        Command::Share(arguments) => steps::share(&arguments, stage),
        Command::Postpone(arguments) => steps::postpone(&arguments, stage),
        Command::Hold(arguments) => steps::hold(&arguments, stage),
        Command::Edit(arguments) => edit::run(&arguments, stage),
        Command::WorthIt(arguments) => worth_it::run(&arguments, stage),
        Command::Sign(arguments) => sign::run(&arguments, stage),
        Command::Verify(arguments) => verify::run(&arguments, stage),
        Command::Schema(arguments) => schema::run(&arguments, stage),
        Command::Completions(arguments) => completions::run(&arguments, stage),
        Command::Man(arguments) => completions::man(&arguments, stage),
    };
    outcome.unwrap_or_else(|error| stage.output.failures(&[error], stage.lang))
}

fn set_stage(global: &Global, environment: &Environment, audience: Audience, output: Output) -> Result<Stage, Error> {
    if let Some(directory) = &global.directory {
        environment.enter(directory)?;
    }
    let lang = global.lang.as_deref().and_then(|lang| lang.parse().ok()).unwrap_or(environment.lang);
    let today = environment.today(global.today.as_deref())?;
    let made_on = environment.made_on(global.today.as_deref())?;
    let color = match global.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => environment.stdout_colors,
    };
    let look = Look { lang, audience, color, width: environment.width };
    let Environment { editor, me, step_summary, home, .. } = environment;
    let (editor, me, step_summary, home) = (editor.clone(), me.clone(), step_summary.clone(), home.clone());
    Ok(Stage { lang, today, made_on, audience, look, editor, me, step_summary, home, output })
}
