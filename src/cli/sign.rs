//! `mus sign`

mod signer;
mod sound;

use super::due::require_settings;
use super::new::read_date;
use super::{Exit, Stage, environment};
use crate::error::Error;
use crate::files;
use crate::record::{Method, SignatureMeaning};
use crate::report::verify;
use crate::scaffold::{NewSignature, signature};
use crate::seal::statement;
use crate::sign::{Keys, SshKeygen, covers, signed, usual_meaning};
use crate::store::{RecordArgument, Store, Talk};
use crate::yaml::parse;
use clap::{Args, ValueEnum};
use signer::Signer;
use std::path::{Path, PathBuf};

/// Sign what was said and agreed
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[allow(clippy::doc_markdown, reason = "these comments are what --help says")]
#[command(
    after_help = "Examples:\n  mus sign anna\n  mus sign p-7f3k/2026 --key ~/.ssh/id_ed25519 --meaning seen\n  mus sign anna --on-paper --by employee --on 2026-03-10\n  mus sign anna --as anna --statement > statement.json\n\nSigning is done by ssh-keygen, so agents, passphrases and hardware keys work. The day is your own word."
)]
pub(super) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// The SSH key; ~/.ssh/id_ed25519 otherwise. With an agent or a device the public half is enough
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Who signs; otherwise whose key it is in allowed_signers
    #[arg(long = "as", value_name = "PERSON")]
    signer: Option<String>,
    /// What the signature means; otherwise what mus.toml asks for
    #[arg(long, value_enum)]
    meaning: Option<Meaning>,
    /// A comment on what was written; it is signed with the rest
    #[arg(long, value_name = "TEXT")]
    remark: Option<String>,
    /// Sign once more, in the place of the earlier signature
    #[arg(long)]
    again: bool,
    /// Print the bytes to sign, for ssh-keygen -Y sign, and write nothing
    #[arg(long, conflicts_with_all = ["on_paper", "dry_run"])]
    statement: bool,
    /// Note a signature that was given on paper
    #[arg(long, requires = "by", requires = "on", conflicts_with_all = ["key", "signer"])]
    on_paper: bool,
    /// Who signed on paper: employee, manager or a person
    #[arg(long, value_name = "WHO", requires = "on_paper")]
    by: Option<String>,
    /// The day it was signed on paper
    #[arg(long, value_name = "DATE", requires = "on_paper")]
    on: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Sign without asking
    #[arg(short, long)]
    yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Meaning {
    Agreement,
    Seen,
    Held,
    Declined,
}

impl From<Meaning> for SignatureMeaning {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Agreement => Self::Agreement,
            Meaning::Seen => Self::Seen,
            Meaning::Held => Self::Held,
            Meaning::Declined => Self::Declined,
        }
    }
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    require_settings(&store)?;
    let keys = Keys::of(store.signer_files());
    super::verify::tell_troubles(&keys, stage);
    let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
    let signer = Signer::find(arguments, &store, &talk, &keys, stage)?;
    let new = new_signature(arguments, &store, &talk, &signer, stage)?;
    let (path, unsigned) = signature(store.repository()?, &new);
    refuse_twice(arguments, &talk, &path)?;
    let store = sound::require(store, &new.record, &path, stage)?;
    if arguments.statement {
        let tree = parse(&unsigned);
        let root = tree.root.as_ref().expect("internal error: a signature file that was just made is no YAML");
        let bytes = statement(root).expect("internal error: a signature file that was just made has no statement");
        stage.output.bytes(&bytes)?;
        return Ok(Exit::Clean);
    }
    if arguments.dry_run {
        stage.output.result(&format!("--- {}\n{unsigned}", path.display()))?;
        return Ok(Exit::Clean);
    }
    tell(&new, &store, stage);
    let text = match &signer.key {
        None => unsigned,
        Some((key, public)) => {
            if !arguments.yes && !agrees(stage)? {
                stage.output.say(stage.lang.pick("Intet er skrevet.", "Nothing was written."));
                return Ok(Exit::Clean);
            }
            signed(&unsigned, &SshKeygen { key: key.clone() }, public)?
        }
    };
    sound::require_new(store, &new.record, &path, &text, stage)?;
    write(&path, &text, arguments.again)?;
    stage.output.result(&format!("{}\n", path.display()))?;
    tell_done(&new, &path, stage);
    Ok(Exit::Clean)
}

/// What is to be signed, by whom, as what, and in which meaning.
fn new_signature(
    arguments: &Arguments,
    store: &Store,
    talk: &Talk<'_>,
    signer: &Signer,
    stage: &Stage,
) -> Result<NewSignature, Error> {
    let covers = covers(talk)?.into_iter().map(|(kind, digest)| (kind, digest.to_string())).collect();
    let meaning = arguments.meaning.map_or_else(|| usual_meaning(store, signer.role), SignatureMeaning::from);
    let remark = arguments.remark.clone().filter(|remark| !remark.trim().is_empty());
    if meaning == SignatureMeaning::Declined && remark.is_none() {
        return Err(Error::usage(
            "den, der ikke vil skrive under, siger hvorfor: --remark \"…\"",
            "who declines says why: --remark \"…\"",
        ));
    }
    let (method, signed_on) = match arguments.on.as_deref() {
        Some(on) => (Method::Paper, read_date(on)?),
        None => (Method::Ssh, stage.today),
    };
    let (by, role) = (signer.person.clone(), signer.role);
    Ok(NewSignature { record: talk.id.clone(), by, role, meaning, method, signed_on, remark, covers })
}

/// One person signs once, unless they say that they mean it.
fn refuse_twice(arguments: &Arguments, talk: &Talk<'_>, path: &Path) -> Result<(), Error> {
    if arguments.again || arguments.statement || !path.exists() {
        return Ok(());
    }
    let (path, id) = (path.display(), talk.id);
    Err(Error::usage(
        format!(
            "der er skrevet under allerede: {path}\n  = råd: se, hvordan det står til, med »mus verify {id}«; skriv under igen med --again"
        ),
        format!(
            "it is signed already: {path}\n  = help: see how it stands with `mus verify {id}`; sign once more with --again"
        ),
    ))
}

/// What is about to be signed: the digests are those in the summary's footer.
fn tell(new: &NewSignature, store: &Store, stage: &Stage) {
    let lang = stage.lang;
    let name = match stage.audience {
        crate::diagnostic::Audience::Reader => store.register().name_of(&new.by),
        crate::diagnostic::Audience::Public => new.by.to_string(),
    };
    let (role, meaning, day) = (verify::role(new.role, lang), verify::meaning(new.meaning, lang), new.signed_on);
    stage.output.say(&format!("{} · {name} · {role} · {meaning} · {day}", new.record));
    let width = new.covers.iter().map(|(kind, _)| kind.to_string().len()).max().unwrap_or(0);
    for (kind, digest) in &new.covers {
        stage.output.say(&format!("  {:width$}  {digest}", kind.to_string()));
    }
    if new.method == Method::Ssh {
        let id = &new.record;
        stage.output.say(&lang.pick(
            format!("Læs det først: mus render {id}. Linjerne ovenfor står i sidefoden."),
            format!("Read it first: mus render {id}. The lines above stand in its footer."),
        ));
    } else {
        stage.output.say(lang.pick(
            "Linjerne ovenfor skal stå i sidefoden af det papir, der blev skrevet under på.",
            "The lines above must stand in the footer of the paper that was signed.",
        ));
    }
}

/// Asks on the terminal. Fails where nobody sits before one.
fn agrees(stage: &Stage) -> Result<bool, Error> {
    if !environment::somebody_answers() {
        return Err(Error::usage(
            "der er ingen terminal at spørge på; skriv --yes, når du vil skrive under",
            "there is no terminal to ask on; write --yes where you mean to sign",
        ));
    }
    let answer = stage.output.ask(stage.lang.pick("Skriv under? [j/N] ", "Sign? [y/N] "))?;
    let answer = answer.unwrap_or_default().trim().to_lowercase();
    Ok(["j", "ja", "y", "yes"].contains(&answer.as_str()))
}

/// In one step: whoever is interrupted leaves the old file or the new one.
fn write(path: &Path, text: &str, again: bool) -> Result<(), Error> {
    if again {
        return files::put(path, text);
    }
    if files::create(path, text)? {
        return Ok(());
    }
    let path = path.display();
    Err(Error::usage(
        format!("{path} er kommet til imens; intet er skrevet"),
        format!("{path} has come up meanwhile; nothing was written"),
    ))
}

fn tell_done(new: &NewSignature, path: &Path, stage: &Stage) {
    let (id, path) = (&new.record, path.display());
    stage.output.say(stage.lang.pick(
        "  underskriften. Kan læses af alle med adgang til mappen.",
        "  the signature. Everybody with access to the folder can read it.",
    ));
    let next = format!("git add {path} && git commit -m \"mus: {id} signed\" -- {path} && mus verify {id}");
    stage.output.say(&stage.lang.pick(format!("Næste: {next}"), format!("Next: {next}")));
}
