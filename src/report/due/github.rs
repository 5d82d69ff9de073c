//! Workflow commands of GitHub Actions: what is overdue, beside its line.

use super::words::{count_line, kind_word, relative};
use super::{Rows, Shown};
use crate::due::Row;
use crate::lang::Lang;
use crate::report::escape::{data, property};

/// GitHub shows this many of a step's annotations of a kind, and drops the others without a word.
const ANNOTATIONS: usize = 10;

/// What a step prints.
#[derive(Clone, Debug)]
pub struct Github {
    /// At most ten annotations, the most urgent first.
    pub annotations: String,
    /// A line for each overdue row that has no annotation.
    pub rest: String,
    /// The count.
    pub count: String,
}

/// What is overdue, for GitHub. `place` gives the file with `/` and the line of a row, where it has one.
pub fn github(rows: &Rows<'_>, place: &dyn Fn(&Row) -> Option<(String, usize)>, lang: Lang) -> Github {
    let late: Vec<Shown<'_>> = rows.iter().filter(|shown| shown.row.urgency.is_overdue()).collect();
    let (shown, rest) = late.split_at(late.len().min(ANNOTATIONS));
    let annotation = |shown: &Shown<'_>| {
        let place = place(shown.row)
            .map_or_else(String::new, |(file, line)| format!(",file={},line={line},endLine={line}", property(&file)));
        let title = format!("{} {}", kind_word(shown.row.kind, lang), relative(shown.row.urgency, lang));
        format!("::warning title={}{place}::{}\n", property(&title), data(&told(shown, lang)))
    };
    Github {
        annotations: shown.iter().map(annotation).collect(),
        rest: rest.iter().map(|shown| format!("{}\n", told(shown, lang))).collect(),
        count: count_line(rows.rows, lang) + "\n",
    }
}

fn told(shown: &Shown<'_>, lang: Lang) -> String {
    let row = shown.row;
    let owner = match (&shown.details, &row.person) {
        (None, Some(id)) => id.to_string(),
        _ => shown.owner(lang),
    };
    let due = row.due.map_or_else(String::new, |due| due.to_string());
    let mut told = format!("{} {} {due} {}", row.target, kind_word(row.kind, lang), relative(row.urgency, lang));
    for part in [Some(owner.as_str()), shown.text()].into_iter().flatten().filter(|part| !part.is_empty()) {
        told.push_str(" · ");
        told.push_str(part.lines().next().unwrap_or_default());
    }
    told
}
