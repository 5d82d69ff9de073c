//! `mus due`

use super::{Exit, Stage};
use crate::date::Period;
use crate::diagnostic::Audience;
use crate::due::{Row, RowKind, Urgency, rows};
use crate::error::{Error, Kind};
use crate::record::{Owner, Private};
use crate::report::due::{self as report, Details};
use crate::store::Store;
use clap::{Args, ValueEnum};

/// List what is overdue, and what is coming
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus due\n  mus due --within 14d\n  mus due --format json --exit-zero\n\nExits 1 when something is overdue; coming and undated rows do not count."
)]
pub(super) struct Arguments {
    /// Show what falls due within this time as well (14d, 2w, 1m)
    #[arg(long, value_name = "PERIOD")]
    within: Option<String>,
    /// How rows are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Show names and texts in CI as well
    #[arg(long)]
    show_names: bool,
    /// Exit 0 even when something is overdue
    #[arg(long)]
    exit_zero: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let within: Option<Period> = arguments.within.as_deref().map(period).transpose()?;
    let store = Store::open_here()?;
    require_settings(&store)?;
    let horizon = within.map(|period| stage.today.plus(period));
    let mut rows = rows(&store, stage.today);
    rows.retain(|row| match row.urgency {
        Urgency::Coming(_) => row.due.zip(horizon).is_some_and(|(due, horizon)| due <= horizon),
        Urgency::Overdue(_) | Urgency::Undated => true,
    });
    let shown = arguments.show_names || stage.audience == Audience::Reader;
    let text = match arguments.format {
        Format::Json => report::json(&rows, stage.today),
        Format::Text => report::text(&rows, stage.look, &|row| details(row, &store, shown)),
    };
    stage.output.result(&text)?;
    let late = rows.iter().any(|row| row.urgency.is_overdue());
    let judged = if late && !arguments.exit_zero { Exit::Findings } else { Exit::Clean };
    Ok(judged.max(tell_unread(&store, stage, arguments.exit_zero)))
}

fn period(text: &str) -> Result<Period, Error> {
    text.parse().map_err(|_| {
        Error::usage(
            format!("»{text}« er ikke en periode; skriv et helt tal og d, w, m eller y, for eksempel 14d"),
            format!("“{text}” is not a period; write a whole number and d, w, m or y, such as 14d"),
        )
    })
}

/// Without its settings a repository would be judged by other rules than its own.
pub(super) fn require_settings(store: &Store) -> Result<(), Error> {
    let broken = store.broken_files().find(|file| file.path().ends_with("mus.toml"));
    broken.map_or(Ok(()), |file| Err(Error::new(Kind::BrokenFile(file.path().to_path_buf()))))
}

/// A file that could not be read hides what it holds: that is said, and counts.
fn tell_unread(store: &Store, stage: &Stage, exit_zero: bool) -> Exit {
    let failed = stage.output.failures(store.failures(), stage.lang);
    let broken: Vec<String> = store.broken_files().map(|file| file.path().display().to_string()).collect();
    if broken.is_empty() {
        return failed;
    }
    let list = broken.join(", ");
    stage.output.say(&stage.lang.pick(
        format!("mus: advarsel: disse filer kan ikke bruges og er ikke talt med; se »mus check«: {list}"),
        format!("mus: warning: these files cannot be used and are not counted; see `mus check`: {list}"),
    ));
    failed.max(if exit_zero { Exit::Clean } else { Exit::Findings })
}

fn details(row: &Row, store: &Store, shown: bool) -> Details {
    if !shown {
        return Details { owner: None, text: None };
    }
    let name = row.person.as_ref().map(|id| store.register().name_of(id));
    let owner = name.or_else(|| row.owner.as_ref().filter(|owner| **owner == Owner::Hr).map(|_| "HR".to_owned()));
    let plan = store.talk(&row.reference.record).and_then(|talk| talk.plan());
    let item = &row.reference.item;
    let text = plan.and_then(|plan| match row.kind {
        RowKind::Point => plan.points.iter().find(|point| point.id == *item).map(|point| &point.goal),
        RowKind::Action => plan
            .points
            .iter()
            .flat_map(|point| &point.actions)
            .find(|action| action.id == *item)
            .map(|action| &action.action),
        RowKind::FollowUp => None,
    });
    let text = match row.kind {
        RowKind::FollowUp => Some(store.register().title_of(&row.reference.record.subject)),
        _ => text.and_then(Private::get).cloned(),
    };
    Details { owner, text }
}
