//! Wrong usage in words: the parser's errors, told as every other one.

use super::Exit;
use crate::lang::{Lang, all_of, one_of};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Prints help, the version, or what is wrong with the arguments; the exit code for it.
pub(super) fn exit(error: &clap::Error, lang: Lang) -> ExitCode {
    if !error.use_stderr() {
        // There is nobody left to tell if the terminal is gone.
        let _ = error.print();
        return Exit::Clean.into();
    }
    match told(error, lang) {
        Some(text) => super::output::complain(&text),
        None => drop(error.print()),
    }
    Exit::Usage.into()
}

/// What is wrong, and how it is done; `None` for what the parser says better itself (help where nothing was asked).
fn told(error: &clap::Error, lang: Lang) -> Option<String> {
    let context = Context(error);
    let what = what(error.kind(), &context, lang)?;
    let mut text = format!("mus: {}: {what}", lang.pick("fejl", "error"));
    let near =
        context.words(&[ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]);
    if !near.is_empty() {
        let near: Vec<String> = near.iter().map(|word| lang.pick(format!("»{word}«"), format!("“{word}”"))).collect();
        text.push_str(&format!(
            "\n  = {}: {} {}?",
            lang.pick("råd", "help"),
            lang.pick("mente du", "did you mean"),
            one_of(lang, &near)
        ));
    }
    let usage = context.words(&[ContextKind::Usage]).join(" ");
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
    if !usage.is_empty() {
        text.push_str(&format!("\n  = {}: {usage}", lang.pick("brug", "usage")));
    }
    let command: Vec<&str> = usage.split(' ').take_while(|word| !word.starts_with(['-', '[', '<'])).collect();
    let command = if usage.is_empty() { "mus".to_owned() } else { command.join(" ") };
    text.push_str(&format!("\n  = {}: {command} --help", lang.pick("mere", "more")));
    Some(text)
}

fn what(kind: ErrorKind, context: &Context<'_>, lang: Lang) -> Option<String> {
    let quoted = |words: Vec<String>| -> Vec<String> {
        let bare =
            |word: &str| word.split(" <").next().unwrap_or(word).trim_matches(['<', '>', '[', ']', '.']).to_owned();
        words.iter().map(|word| bare(word)).map(|word| lang.pick(format!("»{word}«"), format!("“{word}”"))).collect()
    };
    let argument = all_of(lang, &quoted(context.words(&[ContextKind::InvalidArg])));
    let value = context.words(&[ContextKind::InvalidValue]).join(" ");
    let valid = one_of(lang, &context.words(&[ContextKind::ValidValue]));
    Some(match kind {
        ErrorKind::InvalidSubcommand => {
            let name = context.words(&[ContextKind::InvalidSubcommand]).join(" ");
            lang.pick(format!("der er ingen kommando »{name}«"), format!("there is no command “{name}”"))
        }
        ErrorKind::UnknownArgument => {
            lang.pick(format!("{argument} kendes ikke her"), format!("{argument} is not known here"))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let choice = if valid.is_empty() { String::new() } else { format!(": {valid}") };
            lang.pick(format!("{argument} mangler en værdi{choice}"), format!("{argument} needs a value{choice}"))
        }
        ErrorKind::InvalidValue => lang.pick(
            format!("{argument} kan ikke være »{value}«; vælg {valid}"),
            format!("{argument} cannot be “{value}”; choose {valid}"),
        ),
        ErrorKind::MissingRequiredArgument => {
            lang.pick(format!("{argument} mangler"), format!("{argument} is missing"))
        }
        ErrorKind::ArgumentConflict => {
            let other = all_of(lang, &quoted(context.words(&[ContextKind::PriorArg])));
            if other == argument || other.is_empty() {
                lang.pick(format!("{argument} må kun stå én gang"), format!("{argument} may stand only once"))
            } else {
                lang.pick(
                    format!("{argument} kan ikke bruges sammen med {other}"),
                    format!("{argument} cannot be used together with {other}"),
                )
            }
        }
        ErrorKind::TooManyValues => lang.pick(
            format!("»{value}« er én værdi for meget til {argument}"),
            format!("“{value}” is one value too many for {argument}"),
        ),
        _ => return None,
    })
}

struct Context<'e>(&'e clap::Error);

impl Context<'_> {
    fn words(&self, kinds: &[ContextKind]) -> Vec<String> {
        let values = kinds.iter().filter_map(|kind| self.0.get(*kind));
        values
            .flat_map(|value| match value {
                ContextValue::String(word) => vec![word.clone()],
                ContextValue::Strings(words) => words.clone(),
                ContextValue::StyledStr(text) => vec![text.to_string()],
                ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect(),
                _ => Vec::new(),
            })
            .filter(|word| !word.is_empty())
            .collect()
    }
}
