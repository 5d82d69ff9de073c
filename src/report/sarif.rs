//! SARIF 2.1.0 (OASIS, 2020), which GitHub's code scanning and many editors read.

use super::fingerprint::{fingerprints, path};
use crate::check::{Finding, Located};
use crate::diagnostic::{Audience, Code, Level, Words, words};
use crate::lang::Lang;
use serde_json::{Value, json};

/// The findings as SARIF. Columns count characters. Never holds private text.
pub fn sarif(findings: &[Finding], lang: Lang) -> String {
    let mut codes: Vec<Code> = findings.iter().map(Finding::code).collect();
    codes.sort();
    codes.dedup();
    let results: Vec<Value> = findings
        .iter()
        .zip(fingerprints(findings))
        .map(|(finding, fingerprint)| {
            let said = words(&finding.fact, lang, Audience::Public);
            let related: Vec<Value> =
                finding.related.iter().map(|at| location(finding, at, said.related.clone())).collect();
            let mut result = json!({
                "ruleId": finding.code().name(),
                "ruleIndex": codes.binary_search(&finding.code()).expect("internal error: a code without its rule"),
                "level": level(finding.level),
                "message": { "text": message(&said) },
                "locations": [location(finding, &finding.at, None)],
                "partialFingerprints": { "mus/v1": fingerprint },
            });
            if !related.is_empty() {
                result["relatedLocations"] = Value::Array(related);
            }
            result
        })
        .collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mus",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(*code, lang)).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&report).expect("internal error: a report is JSON") + "\n"
}

fn rule(code: Code, lang: Lang) -> Value {
    let telling = code.explanation().in_lang(lang);
    json!({
        "id": code.name(),
        "shortDescription": { "text": telling.title },
        "fullDescription": { "text": telling.why.split_whitespace().collect::<Vec<&str>>().join(" ") },
        "help": { "text": format!("mus explain {code}") },
        "defaultConfiguration": { "level": level(code.level()) },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "note",
    }
}

fn message(said: &Words) -> String {
    match &said.help {
        Some(help) => format!("{}: {help}", said.title),
        None => said.title.clone(),
    }
}

fn location(finding: &Finding, at: &Located, message: Option<String>) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&path(finding)) },
            "region": {
                "startLine": at.start.line,
                "startColumn": at.start.column,
                "endLine": at.end.line,
                "endColumn": at.end.column,
            },
        },
    });
    if let Some(text) = message {
        location["message"] = json!({ "text": text });
    }
    location
}

/// A path as a relative reference (RFC 3986): what may not stand in one is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
