//! Findings for people (`text`) and programs (`json`).

use super::Look;
use crate::check::{Finding, Located};
use crate::diagnostic::Level;
use crate::diagnostic::{Audience, words};
use crate::lang::Lang;
use crate::sensitive::{dotted, hidden_digits};
use crate::source::Source;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level as Weight, Renderer, Snippet};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The findings as text: message, place, excerpt and remedy of each, and a last line that counts them.
///
/// For [`Audience::Public`] there are no excerpts. `source_of` gives the text a finding points into.
pub fn text<'s>(
    findings: &[Finding],
    files: usize,
    look: Look,
    source_of: &dyn Fn(&Finding) -> Option<&'s Source>,
) -> String {
    let mut out = String::new();
    for finding in findings {
        match source_of(finding).filter(|source| look.audience == Audience::Reader && !source.text().is_empty()) {
            Some(source) => with_excerpt(finding, source, look, &mut out),
            None => without_excerpt(finding, look, &mut out),
        }
        out.push_str("\n\n");
    }
    out.push_str(&count_line(findings, files, look.lang));
    out.push('\n');
    let fixable = findings.iter().filter(|finding| finding.fixable).count();
    if fixable > 0 {
        out.push_str(&match look.lang {
            Lang::Da => format!("{fixable} kan rettes med: mus check --fix\n"),
            Lang::En => format!("{fixable} can be fixed with: mus check --fix\n"),
        });
    }
    out
}

fn with_excerpt(finding: &Finding, source: &Source, look: Look, out: &mut String) {
    let said = words(&finding.fact, look.lang, look.audience);
    let weight = match finding.level {
        Level::Error => Weight::ERROR,
        Level::Warning => Weight::WARNING,
        Level::Note | Level::Off => Weight::NOTE,
    }
    .with_name(finding.level.word(look.lang));
    let shown = Shown::new(source.text());
    let path = finding.path.display().to_string();
    let code = finding.code().name();
    // A byte order mark takes no column.
    let skipped = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let visible = |at: &Located| {
        let span = first_line(source, at);
        shown.at(span.start).saturating_sub(skipped)..shown.at(span.end).saturating_sub(skipped)
    };
    let mut snippet = Snippet::source(&shown.text[skipped..])
        .path(&path)
        .annotation(AnnotationKind::Primary.span(visible(&finding.at)).label(said.label.as_deref()));
    for related in &finding.related {
        snippet = snippet.annotation(AnnotationKind::Context.span(visible(related)).label(said.related.as_deref()));
    }
    let mut group = weight.primary_title(&said.title).id(code).element(snippet);
    if let Some(help) = &said.help {
        group = group.element(Weight::HELP.with_name(look.lang.pick("råd", "help")).message(help));
    }
    let more = format!("mus explain {code}");
    group = group.element(Weight::NOTE.with_name(look.lang.pick("mere", "more")).message(&more));
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(look.width.unwrap_or(100));
    out.push_str(&renderer.render(&[group]));
}

/// A text as an excerpt shows it: the digits that lead to a person or to money are dots, whatever the finding is about.
struct Shown<'t> {
    text: Cow<'t, str>,
    hidden: Vec<usize>,
}

impl<'t> Shown<'t> {
    fn new(text: &'t str) -> Self {
        let hidden = hidden_digits(text);
        Self { text: dotted(text, &hidden), hidden }
    }

    /// Where byte `at` of the text itself is shown: a dot is longer than a digit.
    fn at(&self, at: usize) -> usize {
        at + self.hidden.partition_point(|digit| *digit < at) * ('•'.len_utf8() - 1)
    }
}

/// An excerpt shows one line; a span over several is shown as far as the first.
fn first_line(source: &Source, at: &Located) -> std::ops::Range<usize> {
    let text = source.slice(at.span);
    let end = text.find(['\n', '\r']).map_or(at.span.end(), |length| at.span.start() + length);
    at.span.start()..end
}

fn without_excerpt(finding: &Finding, look: Look, out: &mut String) {
    let said = words(&finding.fact, look.lang, look.audience);
    let level = finding.level.word(look.lang);
    let at = finding.at.start;
    let _ = write!(
        out,
        "{level}[{}]: {}\n  --> {}:{}:{}",
        finding.code(),
        said.title,
        finding.path.display(),
        at.line,
        at.column
    );
    if let Some(help) = said.help {
        let _ = write!(out, "\n   = {}: {help}", look.lang.pick("råd", "help"));
    }
    let _ = write!(out, "\n   = {}: mus explain {}", look.lang.pick("mere", "more"), finding.code());
}

/// How many files were checked, and what was found in them.
pub(super) fn count_line(findings: &[Finding], files: usize, lang: Lang) -> String {
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let (errors, warnings, notes) = (count(Level::Error), count(Level::Warning), count(Level::Note));
    let checked = match lang {
        Lang::Da => format!("{files} {} gennemset", if files == 1 { "fil" } else { "filer" }),
        Lang::En => format!("{files} {} checked", if files == 1 { "file" } else { "files" }),
    };
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(
            lang.pick(format!("{errors} fejl"), format!("{errors} {}", if errors == 1 { "error" } else { "errors" })),
        );
    }
    if warnings > 0 {
        let da = if warnings == 1 { "advarsel" } else { "advarsler" };
        let en = if warnings == 1 { "warning" } else { "warnings" };
        parts.push(format!("{warnings} {}", lang.pick(da, en)));
    }
    if notes > 0 {
        let da = if notes == 1 { "bemærkning" } else { "bemærkninger" };
        let en = if notes == 1 { "note" } else { "notes" };
        parts.push(format!("{notes} {}", lang.pick(da, en)));
    }
    if parts.is_empty() {
        return format!("{checked}: {}", lang.pick("ingen fejl", "no findings"));
    }
    format!("{checked}: {}", parts.join(", "))
}

/// The shape of `--format json`, frozen.
#[derive(Serialize)]
struct JsonReport<'f> {
    version: u8,
    files: usize,
    findings: Vec<JsonFinding<'f>>,
}

#[derive(Serialize)]
struct JsonFinding<'f> {
    code: &'static str,
    level: &'static str,
    path: &'f std::path::Path,
    start: JsonPosition,
    end: JsonPosition,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    related: Vec<JsonRelated>,
    fixable: bool,
}

#[derive(Serialize)]
struct JsonRelated {
    start: JsonPosition,
    end: JsonPosition,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

#[derive(Serialize)]
struct JsonPosition {
    line: usize,
    column: usize,
}

/// The findings as JSON, version 1. Never holds private text.
pub fn json(findings: &[Finding], files: usize, lang: Lang) -> String {
    let ends = |at: &Located| {
        let position = |one: crate::text::Position| JsonPosition { line: one.line, column: one.column };
        (position(at.start), position(at.end))
    };
    let findings = findings
        .iter()
        .map(|finding| {
            let said = words(&finding.fact, lang, Audience::Public);
            let (start, end) = ends(&finding.at);
            let related = finding.related.iter().map(|at| {
                let (start, end) = ends(at);
                JsonRelated { start, end, message: said.related.clone() }
            });
            JsonFinding {
                code: finding.code().name(),
                level: finding.level.word(Lang::En),
                path: &finding.path,
                fixable: finding.fixable,
                start,
                end,
                related: related.collect(),
                message: said.title,
                help: said.help,
            }
        })
        .collect();
    let report = JsonReport { version: 1, files, findings };
    serde_json::to_string_pretty(&report).expect("internal error: a report is JSON") + "\n"
}
