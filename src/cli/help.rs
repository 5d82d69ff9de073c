//! Help in both languages: English stands in the declarations, Danish here, by command and option.

use super::Cli;
use crate::lang::Lang;
use clap::{Command, CommandFactory as _, FromArgMatches as _};
use std::ffi::OsString;
use std::process::ExitCode;

/// The parser with its help in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let command = Cli::command();
    match lang {
        Lang::En => command,
        Lang::Da => translated(command, ""),
    }
}

/// Reads the arguments.
pub(super) fn parse(lang: Lang, arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let mut command = command(lang);
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// Prints help, the version, or what is wrong with the arguments; the exit code for it.
pub(super) fn exit(error: &clap::Error) -> ExitCode {
    // There is nobody left to tell if the terminal is gone.
    let _ = error.print();
    let wrong = error.use_stderr();
    (if wrong { super::Exit::Usage } else { super::Exit::Clean }).into()
}

/// Danish for a command and everything below it. `way` is the command as typed after `mus`.
fn translated(mut command: Command, way: &str) -> Command {
    if let Some(about) = danish(way) {
        command = command.about(about).long_about(None::<&str>);
    }
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in arguments {
        if let Some(help) = danish(&format!("{way}:{id}")).or_else(|| danish(&format!(":{id}"))) {
            command = command.mut_arg(&id, |argument| argument.help(help).long_help(None::<&str>));
        }
    }
    if let Some(text) = command.get_after_help().map(ToString::to_string) {
        command = command.after_help(in_danish(&text));
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let way = format!("{way} {name}").trim_start().to_owned();
        command = command.mut_subcommand(&name, |sub| translated(sub, &way));
    }
    command
}

/// The examples are the same in every language; the few words around them are not.
fn in_danish(text: &str) -> String {
    text.replace("Examples:", "Eksempler:")
        .replace("lists the kinds", "viser arterne")
        .replace("prints one schema", "viser ét skema")
        .replace("renews .mus/schemas for editors", "fornyer .mus/schemas til editorer")
        .replace(
            "Exits 1 when something is overdue; coming and undated rows do not count.",
            "Slutter med 1, når noget er over fristen; det, der er på vej eller uden dato, tæller ikke.",
        )
}

fn danish(key: &str) -> Option<&'static str> {
    DANISH.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// Commands by their words; options by command and id, or by id alone where they are everywhere.
const DANISH: &[(&str, &str)] = &[
    ("", "Medarbejderudviklingssamtaler (MUS) som almindelige filer i git"),
    (":directory", "Arbejd i denne mappe i stedet for den aktuelle"),
    (":lang", "Sproget i beskeder (dokumenter følger mus.toml)"),
    (":color", "Hvornår der bruges farver"),
    (":today", "Regn denne dag for i dag"),
    (":quiet", "Sig kun det, der er spurgt om"),
    (":verbose", "Fortæl mere om, hvad der sker"),
    (":dry_run", "Vis, hvad der ville blive skrevet, og skriv intet"),
    ("init", "Opret en mappe til samtalerne"),
    ("init:directory_to_make", "Mappen; den aktuelle, hvis ingen er nævnt"),
    ("init:organisation", "Arbejdspladsens navn"),
    ("init:language", "Sproget i filer og dokumenter"),
    ("new", "Opret en person, en forberedelse, en samtale eller en plan"),
    ("new person", "Tilføj en person i people.yaml"),
    ("new person:name", "Navnet; det kommer kun til at stå i people.yaml"),
    ("new person:email", "Mailadressen"),
    ("new person:title", "Stillingen"),
    ("new person:unit", "Enhedens id"),
    ("new person:manager", "Nærmeste leder: id eller navn"),
    ("new person:employed_from", "Første arbejdsdag"),
    ("new person:id", "Personens id; ellers vælges et tilfældigt"),
    ("new conversation", "Opret en samtale: hvornår, hvem og hvor"),
    (":record", "Person og samtale: anna, anna/2026 eller p-7f3k/2026"),
    ("new conversation:talk_type", "Samtalens art"),
    ("new conversation:on", "Den dag, samtalen er planlagt til"),
    ("new conversation:time", "Klokkeslættet, for eksempel 10:00"),
    ("new conversation:place", "Stedet"),
    ("new prep", "Opret en forberedelse med skemaets spørgsmål"),
    ("new prep:role", "Hvis forberedelse: medarbejderens, lederens eller begges"),
    ("new prep:form", "Et andet skema end det, mus.toml vælger"),
    ("new plan", "Opret en handlingsplan med det, der stod åbent sidst"),
    ("check", "Gennemse filer: skrivemåde, skema og regler"),
    ("check:paths", "Filer og mapper; uden nogen: det hele"),
    ("check:format", "Hvordan fundene skrives"),
    ("check:fail_on", "Slut med 1 fra denne alvor"),
    ("check:exit_zero", "Slut med 0, også når der er fund"),
    ("render", "Skriv samtalens resumé som dokument"),
    ("render:to", "Dokumentets form"),
    ("render:output", "Skriv til denne fil i stedet for ud"),
    ("due", "Vis, hvad der er over fristen, og hvad der er på vej"),
    ("due:within", "Vis også det, der forfalder inden for denne tid (14d, 2w, 1m)"),
    ("due:format", "Hvordan rækkerne skrives"),
    ("due:show_names", "Vis navne og tekster, også i CI"),
    ("due:exit_zero", "Slut med 0, også når noget er over fristen"),
    ("schema", "Vis et indbygget skema, eller forny kopierne i .mus/schemas"),
    ("schema:kind", "Filens art; uden en vises arterne"),
    ("schema:write", "Skriv alle skemaer til .mus/schemas"),
    ("completions", "Vis fuldførelser til en kommandofortolker"),
    ("completions:shell", "Hvilken kommandofortolker"),
    ("man", "Vis manualsiden, eller en kommandos"),
    ("man:command", "Kommandoen, for eksempel check"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parser_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_option_has_danish_help() {
        fn visit(command: &Command, way: &str, missing: &mut Vec<String>) {
            if danish(way).is_none() {
                missing.push(way.to_owned());
            }
            for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
                let id = argument.get_id().as_str();
                if danish(&format!("{way}:{id}")).or_else(|| danish(&format!(":{id}"))).is_none() {
                    missing.push(format!("{way}:{id}"));
                }
            }
            for sub in command.get_subcommands() {
                visit(sub, format!("{way} {}", sub.get_name()).trim_start(), missing);
            }
        }
        let mut missing = Vec::new();
        visit(&Cli::command(), "", &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }
}
