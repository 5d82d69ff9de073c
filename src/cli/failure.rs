//! Failures in words, and the exit code of each.

use super::exit::Exit;
use crate::diagnostic::Audience;
use crate::error::{Error, Kind, Wording};
use crate::files::tidy;
use crate::lang::Lang;

/// The exit code a failure leads to.
pub(super) fn exit(error: &Error) -> Exit {
    match &error.kind {
        Kind::Usage { .. } | Kind::UnknownPerson { .. } | Kind::AmbiguousPerson { .. } => Exit::Usage,
        Kind::NoSuchPath(_) | Kind::NothingHere(_) | Kind::NoRepository(_) | Kind::NoSuchRecord(_) => Exit::Nothing,
        Kind::CannotRead { .. }
        | Kind::CannotWrite { .. }
        | Kind::BrokenFile(_)
        | Kind::RefusedEdit { .. }
        | Kind::Editor { .. }
        | Kind::Signing { .. }
        | Kind::Git { .. }
        | Kind::Template { .. }
        | Kind::Output(_) => Exit::Failed,
    }
}

/// What happened, and what to do, on a line or two.
pub(super) fn told(error: &Error, lang: Lang, audience: Audience) -> String {
    let (what, remedy) = words(&error.kind, audience);
    let what = lang.pick(what.da, what.en);
    let mut text = format!("mus: {}: {what}", lang.pick("fejl", "error"));
    if let Some(remedy) = remedy {
        text.push_str(&format!("\n  = {}: {}", lang.pick("råd", "help"), lang.pick(remedy.da, remedy.en)));
    }
    text
}

/// Ids and names below one another; for everybody else the ids alone.
fn listed(people: &[String], audience: Audience) -> String {
    let shown = people.iter().map(|one| match audience {
        Audience::Reader => one.as_str(),
        Audience::Public => one.split_whitespace().next().unwrap_or_default(),
    });
    shown.map(|one| format!("\n            {one}")).collect()
}

#[allow(clippy::too_many_lines, reason = "one arm a failure, each a sentence and its remedy")]
fn words(kind: &Kind, audience: Audience) -> (Wording, Option<Wording>) {
    match kind {
        Kind::CannotRead { path, reason } => {
            let path = tidy(path);
            let path = path.display();
            (
                Wording::new(format!("kan ikke læse {path}: {reason}"), format!("cannot read {path}: {reason}")),
                Some(Wording::new(
                    "se efter, om filen er der, og om du har adgang til den",
                    "see whether it is there and whether you may read it",
                )),
            )
        }
        Kind::CannotWrite { path, reason } => {
            let path = tidy(path);
            let path = path.display();
            (
                Wording::new(format!("kan ikke skrive {path}: {reason}"), format!("cannot write {path}: {reason}")),
                Some(Wording::new("det, der stod der før, er urørt", "what was there before is untouched")),
            )
        }
        Kind::Git { reason } => (
            Wording::new(format!("git kan ikke spørges: {reason}"), format!("git cannot be asked: {reason}")),
            Some(Wording::new(
                "se efter, om git er installeret, og om mappen ligger i et git-arkiv",
                "see whether git is installed, and whether the folder lies in a git repository",
            )),
        ),
        Kind::NoSuchPath(path) => {
            let path = tidy(path);
            let path = path.display();
            (
                Wording::new(format!("{path} findes ikke"), format!("{path} does not exist")),
                Some(Wording::new("ret stien", "correct the path")),
            )
        }
        Kind::NothingHere(path) => {
            let path = tidy(path);
            let path = path.display();
            (
                Wording::new(format!("{path} indeholder ingen mus-filer"), format!("{path} holds no mus files")),
                Some(Wording::new(
                    "opret en mappe til dem med »mus init«",
                    "make a repository for them with `mus init`",
                )),
            )
        }
        Kind::NoRepository(_) => (
            Wording::new("her er ingen mus.toml, og heller ikke længere oppe", "there is no mus.toml here or above"),
            Some(Wording::new(
                "begynd med »mus init«, eller vælg mappen med -C",
                "begin with `mus init`, or choose the folder with -C",
            )),
        ),
        Kind::NoSuchRecord(asked) => (
            Wording::new(format!("der er ingen samtale »{asked}«"), format!("there is no record “{asked}”")),
            Some(Wording::new(
                format!("opret den med »mus new conversation {asked}«"),
                format!("make it with `mus new conversation {asked}`"),
            )),
        ),
        Kind::UnknownPerson { asked, near } if asked.starts_with("g-") && near.is_empty() => (
            Wording::new(
                format!("gruppen »{asked}« står ikke i people.yaml"),
                format!("the group “{asked}” is not in people.yaml"),
            ),
            Some(Wording::new(
                "skriv den med sine medlemmer under »groups« i people.yaml",
                "write it with its members under `groups` in people.yaml",
            )),
        ),
        Kind::UnknownPerson { asked, near } => (
            Wording::new(format!("»{asked}« står ikke i people.yaml"), format!("“{asked}” is not in people.yaml")),
            Some(if near.is_empty() {
                Wording::new(
                    "tilføj personen med »mus new person --name …«",
                    "add the person with `mus new person --name …`",
                )
            } else {
                let list = listed(near, audience);
                Wording::new(format!("mente du:{list}"), format!("did you mean:{list}"))
            }),
        ),
        Kind::AmbiguousPerson { asked, candidates } => {
            let list = listed(candidates, audience);
            (
                Wording::new(format!("»{asked}« passer på flere"), format!("“{asked}” fits several people")),
                Some(Wording::new(format!("brug id’et:{list}"), format!("use the id:{list}"))),
            )
        }
        Kind::Usage { message } => (message.clone(), None),
        Kind::BrokenFile(path) => {
            let path = tidy(path);
            let path = path.display();
            (
                Wording::new(format!("{path} kan ikke bruges, som den er"), format!("{path} cannot be used as it is")),
                Some(Wording::new(format!("kør »mus check {path}«"), format!("run `mus check {path}`"))),
            )
        }
        Kind::RefusedEdit { path, why } => {
            let path = tidy(path);
            let path = path.display();
            (
                Wording::new(
                    format!("{path} er ikke ændret: {}", why.da),
                    format!("{path} was not changed: {}", why.en),
                ),
                Some(Wording::new("ret filen i hånden", "edit the file by hand")),
            )
        }
        Kind::Editor { command, reason } => (
            Wording::new(format!("editoren {command}: {reason}"), format!("the editor {command}: {reason}")),
            Some(Wording::new("sæt VISUAL til din editor", "set VISUAL to your editor")),
        ),
        Kind::Signing { program, reason } => (
            Wording::new(
                format!("{program} har ikke skrevet under: {reason}"),
                format!("{program} did not sign: {reason}"),
            ),
            Some(Wording::new(
                "intet er skrevet. Programmet hører til OpenSSH (8.2 eller nyere); vælg nøglen med --key",
                "nothing was written. The program belongs to OpenSSH (8.2 or newer); choose the key with --key",
            )),
        ),
        Kind::Template { name, reason } => (
            Wording::new(format!("skabelonen {name}: {reason}"), format!("the template {name}: {reason}")),
            Some(Wording::new(
                "ret skabelonen, eller slet den for at bruge den indbyggede",
                "correct it, or delete it to use the bundled one",
            )),
        ),
        Kind::Output(reason) => {
            (Wording::new(format!("kan ikke skrive ud: {reason}"), format!("cannot write output: {reason}")), None)
        }
    }
}
