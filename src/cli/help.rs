//! Help in both languages: English stands in the declarations, Danish here, by command and option.

use super::Cli;
use crate::lang::Lang;
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use std::ffi::OsString;

/// The parser with its help in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let command = Cli::command();
    match lang {
        Lang::En => command,
        Lang::Da => {
            let mut command = translated(command, "");
            command.build();
            finished(command)
        }
    }
}

/// Reads the arguments.
pub(super) fn parse(lang: Lang, arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let mut command = command(lang);
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// Danish for a command and everything below it. `way` is the command as typed after `mus`.
fn translated(mut command: Command, way: &str) -> Command {
    if let Some(about) = danish(way) {
        let long = command.get_long_about().is_some().then(|| danish(&format!("{way}+"))).flatten();
        command = command.about(about);
        command = match long {
            Some(long) => command.long_about(format!("{about}.\n\n{long}")),
            None => command.long_about(None::<&str>),
        };
    }
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in arguments {
        if let Some(help) = danish(&format!("{way}:{id}")).or_else(|| danish(&format!(":{id}"))) {
            command = command.mut_arg(&id, |argument| in_words(argument, help));
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
    let flag = |name: &'static str, short, action, help| {
        Arg::new(name).short(short).long(name).action(action).help(help).help_heading(OPTIONS).display_order(1000)
    };
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, "Vis denne hjælp"))
        .arg(flag("version", 'V', ArgAction::Version, "Vis versionen"))
        .subcommand_help_heading("Kommandoer")
        .subcommand_value_name("KOMMANDO")
        .help_template("{before-help}{about-with-newline}\nBrug: {usage}\n\n{all-args}{after-help}")
}

const OPTIONS: &str = "Valg";

/// An option with its help, and what it may be and is otherwise, which the parser would say in English.
fn in_words(argument: Arg, help: &str) -> Arg {
    let mut help = help.to_owned();
    let takes_values = argument.get_action().takes_values();
    if takes_values {
        let values = argument.get_possible_values();
        let words: Vec<&str> =
            values.iter().filter(|value| !value.is_hide_set()).map(clap::builder::PossibleValue::get_name).collect();
        if !words.is_empty() {
            help.push_str(&format!(" [{}]", words.join(", ")));
        }
        let usual: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !usual.is_empty() && !argument.is_hide_default_value_set() {
            help.push_str(&format!(" [ellers {}]", usual.join(", ")));
        }
    }
    let heading = if argument.is_positional() { "Argumenter" } else { OPTIONS };
    let argument = argument.help(help).long_help(None::<&str>).help_heading(heading);
    if takes_values { argument.hide_possible_values(true).hide_default_value(true) } else { argument }
}

/// What only stands once the parser is built: usage lines, and the command `help`.
fn finished(mut command: Command) -> Command {
    let usage = command.render_usage().to_string().replace("[OPTIONS]", "[VALG]");
    let usage = usage.split_once(": ").map(|(_, usage)| usage.to_owned()).unwrap_or(usage);
    for sub in command.get_subcommands_mut() {
        let taken = std::mem::take(sub);
        *sub = if taken.get_name() == "help" { taken.about("Vis hjælp til en kommando") } else { finished(taken) };
    }
    command.override_usage(usage)
}

/// The examples are the same in every language; the few words around them are not.
fn in_danish(text: &str) -> String {
    text.replace("Examples:", "Eksempler:")
        .replace(
            "Without --to the talk waits for a day; give it one later without repeating the reason.",
            "Uden --to venter samtalen på en dag; giv den en senere uden at gentage grunden.",
        )
        .replace(
            "People are counted, not talks. A talk counts from three months before its day, until the next one is due.",
            "Der tælles mennesker, ikke samtaler. En samtale tæller fra tre måneder før sin dag, til den næste skal holdes.",
        )
        .replace(
            "Notes the day in the conversation, so that mus due knows. With --diff nothing is written.",
            "Dagen noteres i samtalen, så mus due ved det. Med --diff skrives intet.",
        )
        .replace(
            "The columns of --from: name, and as you like email, title, unit, manager, employed_from, id; Danish headings will do.",
            "Kolonnerne i --from: navn, og efter behov mail, stilling, enhed, leder, ansat fra, id.",
        )
        .replace(
            "Signing is done by ssh-keygen, so agents, passphrases and hardware keys work. The day is your own word.",
            "Det er ssh-keygen, der skriver under, så agenter, adgangssætninger og hardwarenøgler virker. Dagen er dit eget ord.",
        )
        .replace(
            "Exits 1 unless every required signature is valid.",
            "Slutter med 1, medmindre hver krævet underskrift er gyldig.",
        )
        .replace(
            "Only the id and the key are written; the comment behind a key, which often holds a name, is left out.",
            "Kun id’et og nøglen skrives; bemærkningen bag en nøgle, hvor der ofte står et navn, udelades.",
        )
        .replace("The editor is VISUAL, else EDITOR.", "Editoren er VISUAL, ellers EDITOR.")
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
    (
        "+",
        "Forbered samtalen, gennemse filerne, skriv det resumé, som begge skriver under på, og se, hvad der forfalder.",
    ),
    (":directory", "Arbejd i denne mappe i stedet for den aktuelle"),
    (":lang", "Sproget i beskeder (dokumenter følger mus.toml)"),
    (":color", "Hvornår der bruges farver"),
    (":today", "Regn denne dag for i dag"),
    (":quiet", "Sig kun det, der er spurgt om"),
    (":verbose", "Fortæl mere om, hvad der sker"),
    (":dry_run", "Vis, hvad der ville blive skrevet, og skriv intet"),
    ("init", "Opret en mappe til samtalerne"),
    ("init:directory_to_make", "Mappen; er ingen nævnt, den aktuelle"),
    ("init:organisation", "Arbejdspladsens navn"),
    ("init:language", "Sproget i filer og dokumenter"),
    ("init:hook", "Sæt et hook op, så git gennemser alt, der bliver committet"),
    ("init:ci", "Skriv job til denne tjeneste: gennemse hver ændring, og hold én sag om fristerne ved lige"),
    ("new", "Opret en person, en samtale, en forberedelse, en plan, et skema eller en underskriver"),
    ("new person", "Tilføj en person i people.yaml"),
    ("new person:name", "Navnet; det kommer kun til at stå i people.yaml"),
    ("new person:from", "En hel medarbejderstab fra en CSV-fil med overskrifter: alle eller ingen"),
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
    ("new prep:role", "Hvem forberedelsen er for: medarbejderen, lederen eller begge"),
    ("new prep:form", "Et andet skema end det, mus.toml vælger"),
    ("new plan", "Opret en handlingsplan med det, der stod åbent sidst"),
    ("new form", "Opret jeres eget skema: en kopi af et andet, som I retter til"),
    ("new form:id", "Det nye skemas id: små bogstaver, tal og bindestreg"),
    ("new form:from", "Skemaet, der kopieres: et medfølgende eller et i forms/"),
    ("new signer", "Noter i allowed_signers, hvis en SSH-nøgle er"),
    ("new signer:person", "Personen: id eller navn"),
    ("new signer:key", "Den offentlige nøgle: en fil, der ender på .pub"),
    ("new signer:valid_after", "Den første dag, en underskrift med den gælder"),
    ("new signer:valid_before", "Den sidste dag, en underskrift med den gælder"),
    ("check", "Gennemse filer: skrivemåde, skema og regler"),
    ("check:paths", "Filer og mapper; er ingen nævnt, hele mappen med mus.toml"),
    ("check:format", "Hvordan fundene skrives"),
    ("check:deny", "Lad denne kode tælle som fejl"),
    ("check:warn", "Lad denne kode tælle som advarsel"),
    ("check:allow", "Se bort fra denne kode"),
    ("check:fix", "Ret det, der kan rettes uden at spørge, og gennemse så"),
    ("check:dry_run", "Vis, hvad --fix ville rette, og skriv intet"),
    (
        "check:staged",
        "Gennemse det, git er ved at committe, som det står i gits indeks, og ikke filerne, som de ligger",
    ),
    ("check:history", "Led også efter registrets navne i gits historik: beskeder, grene, stier"),
    ("check:time_limit", "Læs historikken i højst så mange sekunder"),
    ("check:fail_on", "Slut med 1 ved fund af denne alvor eller værre"),
    ("check:exit_zero", "Slut med 0, også når der er fund"),
    ("explain", "Forklar en af de koder, »mus check« viser"),
    ("explain:code", "Koden, som fundene viser den"),
    ("explain:list", "Vis alle koder"),
    ("explain:format", "Hvordan listen skrives"),
    ("agenda", "Skriv dagsordenen til en samtale: begge forberedelser side om side"),
    (
        "agenda+",
        "Først det, de to ser forskelligt på, så det, kun den ene har taget op, så det, ingen har svaret på, med råd til lederen; sidst det, begge har svaret på. En forberedelse, der ikke er delt endnu, er ikke med.",
    ),
    ("agenda:to", "Dokumentets format"),
    ("agenda:output", "Skriv til denne fil (endelsen siger formatet) eller i denne mappe; - er skærmen"),
    ("agenda:include_drafts", "Tag forberedelser med, før de er delt"),
    ("render", "Skriv en samtale, en enkelt fil eller et blankt skema som dokument"),
    (
        "render+",
        "En samtale bliver til det resumé, som begge skriver under på. En forberedelse, et referat eller en plan, der nævnes ved sin fil, bliver til et dokument for sig, og det gør et skema, der nævnes ved sit id, også. En mappe betyder alle samtaler i den.",
    ),
    ("render:to", "Dokumentets format"),
    ("render:records", "Person og samtale (anna, anna/2026, p-7f3k/2026), en fil, en mappe eller et skemas id"),
    ("render:output", "Skriv til denne fil (endelsen siger formatet) eller i denne mappe; - er skærmen"),
    ("render:reader", "Kun det, som denne læser må se: employee, manager, hr eller et andet ord fra [sharing]"),
    ("render:include_drafts", "Vis andres forberedelser, før de er delt"),
    ("render:without", "Udelad en del; flere med komma"),
    ("render:write_templates", "Kopiér de medfølgende skabeloner til templates/, så de kan ændres der"),
    ("due", "Vis, hvad der er over fristen, og hvad der er på vej"),
    ("due:within", "Vis også det, der forfalder inden for denne tid (14d, 2w, 1m)"),
    ("due:person", "Kun det, der handler om denne person eller gruppe"),
    ("due:unit", "Kun det, der handler om folk i denne enhed"),
    ("due:manager", "Kun det, der handler om folk med denne leder"),
    ("due:owner", "Kun det, der påhviler denne person, eller employee, manager eller hr"),
    ("due:kind", "Kun denne slags"),
    ("due:mine", "Kun det, der påhviler mig, som MUS_ME eller gits mailadresse siger"),
    ("due:group_by", "Hvordan rækkerne samles i grupper"),
    ("due:why", "Forklar hver række: hvor dagen kommer fra"),
    ("due:output", "Skriv til denne fil i stedet for på skærmen"),
    ("due:format", "Hvordan rækkerne skrives"),
    ("due:show_names", "Vis navne og tekster, også i CI og i alle formater"),
    ("due:exit_zero", "Slut med 0, også når noget er over fristen"),
    ("status", "Vis runden i ét blik: hvor mange der er nået hvor langt"),
    ("status:unit", "Kun denne enhed, efter id eller navn"),
    ("status:format", "Hvordan runden skrives"),
    ("invite", "Skriv invitationen til en samtale, og noter, at den er sendt"),
    ("invite:format", "Hvordan invitationen skrives på skærmen"),
    ("invite:output", "Skriv til denne fil i stedet: .md et brev, .ics et møde; gerne flere"),
    ("invite:minutes", "Hvor længe samtalen varer, i minutter"),
    ("invite:on", "Den dag, den blev sendt; ellers i dag"),
    ("done", "Sig, at handlinger er udført, opfølgninger holdt og mål nået"),
    ("done:references", "Hvad: p-7f3k/2026:A3, anna:A3 eller anna A3; gerne flere"),
    ("done:on", "Den dag, det blev gjort eller holdt; ellers i dag"),
    ("done:by", "Hvem der bekræfter en opfølgning: employee, manager, hr eller en person; ellers dig"),
    ("done:outcome", "Hvordan det gik med et mål; ellers nået (achieved)"),
    ("done:reason", "Hvorfor et mål ikke blev nået, eller kun delvist"),
    (":diff", "Vis, hvad der ville blive ændret, og skriv intet"),
    ("move", "Flyt handlinger og opfølgninger til en anden dag; den aftalte bliver stående ved siden af"),
    ("move:references", "Hvad: p-7f3k/2026:A3, anna:A3 eller anna A3; gerne flere"),
    ("move:to", "Den nye dag"),
    ("move:reason", "Hvorfor"),
    ("set", "Sæt nøgler i noget i en plan eller i en samtale"),
    ("set:words", "Hvad og hvordan: en henvisning eller en samtale, så nøgle=værdi"),
    ("share", "Del en forberedelse med den anden part"),
    ("share:role", "Hvis forberedelse; ellers din egen"),
    ("share:by", "Hvem der har skrevet den, i en gruppesamtale"),
    ("postpone", "Udskyd en samtale, med en grund"),
    ("postpone:to", "Den nye dag"),
    ("postpone:time", "Det nye klokkeslæt, for eksempel 10:00"),
    ("postpone:place", "Det nye sted"),
    ("postpone:reason", "Hvorfor"),
    ("hold", "Sig, at en samtale er holdt"),
    ("hold:on", "Den dag, den blev holdt; ellers i dag"),
    ("edit", "Åbn en af samtalens filer i din editor, og gennemse den bagefter"),
    ("edit:record", "Person og samtale: anna, anna/2026 eller p-7f3k/2026; eller people eller settings"),
    ("edit:what", "Hvilken fil: conversation, prep-employee, minutes, action-plan; ellers den, der arbejdes på"),
    ("worth-it", "Se, om samtalerne kan betale sig: otte udsagn, og hvad de koster mod det, de sparer"),
    (
        "worth-it+",
        "En leder, der kan sætte kryds ved alle otte udsagn, kan måske undvære samtalerne. Beregningen stiller dem, omkring en tusindedel af årets timer, op mod de timer, der ellers går tabt. Uden valg spørges der, hvor der er en terminal.",
    ),
    ("worth-it:holds", "De udsagn, der gælder hos jer, efter nummer eller ord; flere med komma"),
    ("worth-it:people", "Hvor mange medarbejdere [10]"),
    ("worth-it:hours", "Timer om året for hver [1924: 37 timer i 52 uger]"),
    ("worth-it:hour_cost", "Hvad en time koster i kroner [400]"),
    ("worth-it:talks", "Procent af timerne, der går til samtalen [0,1]"),
    ("worth-it:unimportant", "Procent af timerne, der går til uvigtigt arbejde [2]"),
    ("worth-it:competence", "Procent, der går tabt, fordi en kompetence mangler [2]"),
    ("worth-it:priorities", "Procent, der går tabt ved forkerte prioriteringer [2]"),
    ("worth-it:demotivation", "Procent, der går med snak om det, der demotiverer [1]"),
    ("worth-it:leavers", "Folk, der rejser på grund af deres leder, om året [0]"),
    ("worth-it:leaver_cost", "Hvad en af dem koster i kroner [timerne i et halvt år]"),
    ("worth-it:format", "Hvordan resultatet skrives"),
    ("sign", "Skriv under på det, der blev sagt og aftalt"),
    ("sign:key", "SSH-nøglen; ellers ~/.ssh/id_ed25519. Med en agent eller en enhed er den offentlige del nok"),
    ("sign:signer", "Hvem der skriver under; ellers den, hvis nøgle det er i allowed_signers"),
    ("sign:meaning", "Hvad underskriften betyder; ellers det, mus.toml kræver"),
    ("sign:remark", "En bemærkning til det skrevne; den er med i det, der skrives under på"),
    ("sign:again", "Skriv under igen, i stedet for den tidligere underskrift"),
    ("sign:statement", "Vis de byte, der skrives under på, til ssh-keygen -Y sign, og skriv intet"),
    ("sign:on_paper", "Noter en underskrift, der er givet på papir"),
    ("sign:by", "Hvem der skrev under på papiret: employee, manager eller en person"),
    ("sign:on", "Den dag, der blev skrevet under på papiret"),
    ("sign:yes", "Skriv under uden at spørge"),
    ("verify", "Kontrollér underskrifter: hvem der har skrevet under på det, der står nu"),
    ("verify:records", "Samtaler: anna, anna/2026 eller p-7f3k/2026; er ingen nævnt, alle afholdte"),
    ("verify:format", "Hvordan resultatet skrives"),
    ("verify:exit_zero", "Slut med 0, uanset hvad der mangler"),
    ("verify:statement", "Vis de byte, som en underskrift på denne samtale omfatter, til ssh-keygen -Y verify"),
    ("verify:by", "Hvis underskrift: en person, eller den rolle, der er skrevet under i"),
    ("schema", "Vis et indbygget skema, eller forny kopierne i .mus/schemas"),
    ("schema:kind", "Filens art; er ingen nævnt, vises arterne"),
    ("schema:form", "Med dette skemas spørgsmål, så editoren foreslår og forklarer dem; til prep"),
    ("schema:write", "Skriv til .mus/schemas: alle skemaer eller det med et skemas spørgsmål"),
    ("completions", "Vis kommandofuldførelse til bash, fish, zsh og andre"),
    ("completions:shell", "Hvilken kommandofortolker"),
    ("man", "Vis manualsiden for mus eller for en kommando"),
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
