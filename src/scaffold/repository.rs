//! An empty repository.

use crate::edit::{New, written};
use crate::lang::Lang;
use crate::schema::Kind;
use std::path::{Path, PathBuf};

/// What is known of a new repository.
#[derive(Clone, Debug)]
pub struct NewRepository {
    /// The workplace's name.
    pub organisation: Option<String>,
    /// Of records and documents.
    pub language: Lang,
    /// The CI services to write jobs for.
    pub ci: Vec<Ci>,
}

/// A service that can check every push and keep an issue with what is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ci {
    /// GitHub Actions.
    Github,
    /// GitLab CI.
    Gitlab,
}

impl Ci {
    /// Where the service looks for its jobs, and the jobs.
    fn file(self) -> NewFile {
        let (path, text) = match self {
            Self::Github => (".github/workflows/mus.yml", GITHUB),
            Self::Gitlab => (".gitlab-ci.yml", GITLAB),
        };
        // The copy says no longer where to copy it.
        let (first, rest) = text.split_once('\n').unwrap_or_default();
        (PathBuf::from(path), format!("{}.\n{rest}", first.split(": copy").next().unwrap_or(first)))
    }
}

/// The hook of git that checks what is about to be committed, for records in the folder `from_top` of a repository: hooks run at its top.
pub fn pre_commit_hook(from_top: &str) -> String {
    let hook = include_str!("../../templates/init/pre-commit");
    if from_top.is_empty() {
        return hook.to_owned();
    }
    let quoted = from_top.replace('\'', r"'\''");
    hook.replace("mus check", &format!("mus -C '{quoted}' check"))
}

const GITHUB: &str = include_str!("../../templates/init/github-workflow.yaml");
const GITLAB: &str = include_str!("../../templates/init/gitlab-ci.yaml");

/// A file to write: its path below the repository's folder, and its text.
pub type NewFile = (PathBuf, String);

/// The files of a repository with nobody in it.
pub fn repository(new: &NewRepository) -> Vec<NewFile> {
    let file = |path: &str, text: String| (PathBuf::from(path), text);
    let mut files = vec![
        file("mus.toml", settings(new)),
        file("people.yaml", people(new.language)),
        file(".gitattributes", git_attributes(new.language)),
        file(
            ".mus/examples/pre-commit-config.yaml",
            include_str!("../../templates/init/pre-commit-config.yaml").to_owned(),
        ),
        file(".mus/examples/github-workflow.yaml", GITHUB.to_owned()),
        file(".mus/examples/gitlab-ci.yaml", GITLAB.to_owned()),
    ];
    files.extend(new.ci.iter().map(|ci| ci.file()));
    for kind in Kind::ALL {
        files.push((Path::new(".mus/schemas").join(kind.schema_file()), kind.schema_text().to_owned()));
    }
    files
}

fn settings(new: &NewRepository) -> String {
    let organisation = match &new.organisation {
        Some(name) => format!("organisation = {}\n", toml_text(name)),
        None => new
            .language
            .pick("# organisation = \"Firmaets navn\"\n", "# organisation = \"The company's name\"\n")
            .to_owned(),
    };
    let template = new
        .language
        .pick(include_str!("../../templates/init/mus.da.toml"), include_str!("../../templates/init/mus.en.toml"));
    template.replace("{organisation}\n", &organisation)
}

/// A TOML basic string (TOML 1.0, “String”).
fn toml_text(text: &str) -> String {
    serde_json::to_string(text).expect("internal error: text is JSON").replace('\u{7f}', "\\u007F")
}

fn people(lang: Lang) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=.mus/schemas/{0}\n# $schema: .mus/schemas/{0}\n",
        Kind::People.schema_file()
    );
    text.push_str(&super::comment(
        lang.pick(
            "Hvem er hvem. Navne står kun her; alle andre filer bruger id’er.\nTilføj en person: mus new person --name \"…\"",
            "Who is who. Names stand only here; every other file uses ids.\nAdd a person: mus new person --name \"…\"",
        ),
        0,
        "",
    ));
    text.push_str("mus: 1\nkind: people\n");
    for list in ["people", "units", "groups"] {
        text.push_str(&written(list, &New::List(Vec::new()), 0));
    }
    text
}

fn git_attributes(lang: Lang) -> String {
    let why = lang.pick(
        "# Filerne har de samme linjeskift på alle maskiner.",
        "# The files have the same line ends on every machine.",
    );
    // Two people may add their keys on two branches; each line stands for itself.
    let keys = "allowed_signers text eol=lf merge=union\nrevoked_signers text eol=lf merge=union\n";
    format!("{why}\n*.yaml text eol=lf\nmus.toml text eol=lf\n{keys}.mus/schemas/* linguist-generated\n")
}
