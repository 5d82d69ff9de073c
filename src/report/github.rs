//! Workflow commands of GitHub Actions: annotations beside the lines, and all of it in the step's summary.

use super::escape::{cell, data, one_line, property};
use super::findings::count_line;
use super::fingerprint::path;
use crate::check::Finding;
use crate::diagnostic::{Audience, Level, words};
use crate::lang::Lang;

/// GitHub shows this many of a step's annotations of a kind, and drops the others without a word.
const ANNOTATIONS: usize = 10;
/// GitHub refuses a summary of more than 1 MiB.
const SUMMARY_BYTES: usize = 900_000;

/// What a step prints, and what goes into its summary.
#[derive(Clone, Debug)]
pub struct Github {
    /// At most ten annotations, the worst first.
    pub annotations: String,
    /// A line for each finding that has no annotation.
    pub rest: String,
    /// Every finding and their count, in Markdown.
    pub summary: String,
    /// The count.
    pub count: String,
}

/// The findings for GitHub. Never holds private text.
pub fn github(findings: &[Finding], files: usize, lang: Lang) -> Github {
    let rank = |finding: &&Finding| match finding.level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Note | Level::Off => 2,
    };
    let mut worst_first: Vec<&Finding> = findings.iter().collect();
    worst_first.sort_by_key(rank);
    let (shown, rest) = worst_first.split_at(findings.len().min(ANNOTATIONS));
    Github {
        annotations: shown.iter().map(|finding| annotation(finding, lang)).collect(),
        rest: rest.iter().map(|finding| line(finding, lang)).collect(),
        summary: summary(&worst_first, findings, files, lang),
        count: count_line(findings, files, lang) + "\n",
    }
}

fn annotation(finding: &Finding, lang: Lang) -> String {
    let said = words(&finding.fact, lang, Audience::Public);
    let kind = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let (start, end) = (finding.at.start, finding.at.end);
    let message = said.help.map_or(said.title.clone(), |help| format!("{}\n{help}", said.title));
    // Columns are understood within one line only.
    let columns =
        if start.line == end.line { format!(",col={},endColumn={}", start.column, end.column) } else { String::new() };
    format!(
        "::{kind} title={},file={},line={},endLine={}{columns}::{}\n",
        property(finding.code().name()),
        property(&path(finding)),
        start.line,
        end.line,
        data(&message)
    )
}

fn line(finding: &Finding, lang: Lang) -> String {
    let said = words(&finding.fact, lang, Audience::Public);
    let at = finding.at.start;
    let level = finding.level.word(lang);
    // A line that began with two colons would be a command.
    format!("{level}[{}] {}:{}:{}: {}\n", finding.code(), path(finding), at.line, at.column, one_line(&said.title))
}

fn summary(worst_first: &[&Finding], findings: &[Finding], files: usize, lang: Lang) -> String {
    let mut out = format!("### mus check\n\n{}\n", count_line(findings, files, lang));
    if findings.is_empty() {
        return out;
    }
    out += lang.pick("\n| | Kode | Sted | Fund |\n", "\n| | Code | Place | Finding |\n");
    out += "| --- | --- | --- | --- |\n";
    for (at, finding) in worst_first.iter().enumerate() {
        if out.len() > SUMMARY_BYTES {
            let left = worst_first.len() - at;
            out += &lang.pick(format!("\n… og {left} til.\n"), format!("\n… and {left} more.\n"));
            break;
        }
        let said = words(&finding.fact, lang, Audience::Public);
        let place = format!("{}:{}:{}", path(finding), finding.at.start.line, finding.at.start.column);
        out += &format!(
            "| {} | {} | {} | {} |\n",
            finding.level.word(lang),
            finding.code(),
            cell(&place),
            cell(&said.title)
        );
    }
    out
}
