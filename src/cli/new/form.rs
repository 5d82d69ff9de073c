//! `mus new form`

use super::super::{Exit, Stage};
use super::{Made, write};
use crate::error::{Error, Kind};
use crate::files::tidy;
use crate::record::{Form, FormRole, Id, Purpose, TalkType};
use crate::scaffold;
use crate::store::{Store, bundled_form_text};
use clap::Args;

/// Make a form of your own: a copy of another to change
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus new form nordlys-mus\n  mus new form nordlys-kort --from short")]
pub(in crate::cli) struct Arguments {
    /// The new form's id: small letters, digits and hyphens
    #[arg(value_name = "ID")]
    id: String,
    /// The form to copy: a bundled one, or one in forms/
    #[arg(long, value_name = "ID", default_value = "standard-employee")]
    from: String,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    let id: Id = arguments.id.parse().map_err(|_| {
        Error::usage(
            format!("»{}« er ikke et id; brug små bogstaver, tal og bindestreg, som nordlys-mus", arguments.id),
            format!("“{}” is no id; use small letters, digits and hyphens, such as nordlys-mus", arguments.id),
        )
    })?;
    if let Some((file, _)) = store.own_forms().find(|(_, form)| form.id == id) {
        stage.output.result(&format!("{}\n", tidy(file.path()).display()))?;
        stage
            .output
            .say(stage.lang.pick("  findes allerede; intet er ændret", "  exists already; nothing was changed"));
        return Ok(Exit::Clean);
    }
    if bundled_form_text(id.as_str()).is_some() {
        return Err(Error::usage(
            format!("»{id}« er et medfølgende skema; giv dit eget et andet id"),
            format!("“{id}” is a bundled form; give your own another id"),
        ));
    }
    let from = store.named_form(&arguments.from)?;
    let (path, text) = scaffold::form(store.repository()?, &id, text_of(store, from)?)
        .ok_or_else(|| Error::new(Kind::BrokenFile(format!("forms/{}.yaml", from.id).into())))?;
    let about = stage.lang.pick(
        "jeres eget skema. Kan læses af alle med adgang til mappen.",
        "a form of your own. Everybody with access to the folder can read it.",
    );
    write(&[Made { path: path.clone(), text, about: about.to_owned() }], arguments.dry_run, stage)?;
    if !arguments.dry_run {
        let (path, chosen) = (path.display(), chosen_by(store, from, &id));
        stage.output.say(&stage.lang.pick(
            format!("Næste: ret spørgsmålene, kør: mus check {path}, og vælg skemaet i mus.toml:\n{chosen}"),
            format!("Next: change the questions, run: mus check {path}, and choose the form in mus.toml:\n{chosen}"),
        ));
    }
    Ok(Exit::Clean)
}

/// A form's file as it is written.
fn text_of<'s>(store: &'s Store, form: &Form) -> Result<&'s str, Error> {
    let own = store.own_forms().find(|(_, own)| own.id == form.id && own.revision == form.revision);
    let text = own.map(|(file, _)| file.source().text()).or_else(|| bundled_form_text(form.id.as_str()));
    text.ok_or_else(|| Error::new(Kind::NoSuchRecord(form.id.to_string())))
}

/// The lines of `mus.toml` by which a form is used like `from`.
fn chosen_by(store: &Store, from: &Form, id: &Id) -> String {
    let used = |kind: &TalkType| {
        let forms = store.settings().forms_for(*kind);
        [forms.employee, forms.manager, forms.evaluation].contains(&Some(from.id.clone()))
    };
    let kind = TalkType::ALL.into_iter().find(used).unwrap_or(TalkType::Mus);
    let roles: &[&str] = match (from.purpose, from.role) {
        (Purpose::Evaluation, _) => &["evaluation"],
        (_, FormRole::Employee) => &["employee"],
        (_, FormRole::Manager) => &["manager"],
        (_, FormRole::Both) => &["employee", "manager"],
    };
    let keys: String = roles.iter().map(|role| format!("\n  {role} = \"{id}\"")).collect();
    format!("  [forms.{}]{keys}", kind.word())
}
