//! GitLab's Code Quality report: findings beside the lines of a merge request.

use super::fingerprint::{fingerprints, path};
use crate::check::Finding;
use crate::diagnostic::{Audience, Level, words};
use crate::lang::Lang;
use serde::Serialize;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    /// GitLab leaves it out; Code Climate, whose format this is, asks for it.
    end: usize,
}

/// The findings as a Code Quality report. Never holds private text.
pub fn gitlab(findings: &[Finding], lang: Lang) -> String {
    let issues: Vec<Issue> = findings
        .iter()
        .zip(fingerprints(findings))
        .map(|(finding, fingerprint)| Issue {
            description: words(&finding.fact, lang, Audience::Public).title,
            check_name: finding.code().name(),
            fingerprint,
            severity: match finding.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Note | Level::Off => "info",
            },
            location: Location {
                path: path(finding),
                lines: Lines { begin: finding.at.start.line, end: finding.at.end.line },
            },
        })
        .collect();
    serde_json::to_string_pretty(&issues).expect("internal error: a report is JSON") + "\n"
}
