//! `JUnit` XML, which nearly every CI shows as a list of tests: each finding is one that failed.

use super::fingerprint::path;
use crate::check::Finding;
use crate::diagnostic::{Audience, words};
use crate::lang::Lang;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// The findings as `JUnit` XML; without any, one test that passed. Never holds private text.
pub fn junit(findings: &[Finding], lang: Lang) -> String {
    let mut suite = TestSuite::new("mus check");
    if findings.is_empty() {
        suite.add_test_case(TestCase::new("mus check", TestCaseStatus::success()));
    }
    for finding in findings {
        let said = words(&finding.fact, lang, Audience::Public);
        let at = finding.at.start;
        let place = format!("{}:{}:{}", path(finding), at.line, at.column);
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type(format!("{}[{}]", finding.level.word(Lang::En), finding.code())).set_message(said.title);
        if let Some(help) = said.help {
            status.set_description(help);
        }
        let mut case = TestCase::new(format!("{place} {}", finding.code()), status);
        case.set_classname(path(finding));
        suite.add_test_case(case);
    }
    let mut report = Report::new("mus check");
    report.add_test_suite(suite);
    report.to_string().expect("internal error: a report is XML")
}
