//! Workflow commands of GitHub Actions: an annotation for each required signature that is not valid. Ids only.

use super::words;
use crate::lang::Lang;
use crate::report::escape::{data, property};
use crate::sign::{Outcome, State, Verdict};

/// GitHub shows this many of a step's annotations of a kind, and drops the others without a word.
const ANNOTATIONS: usize = 10;

/// The annotations, then a line for each that GitHub would drop, then the count.
pub fn github(verdicts: &[Verdict], lang: Lang) -> String {
    let mut out = String::new();
    let mut told = 0;
    for verdict in verdicts {
        for party in verdict.parties.iter().filter(|party| party.outcome != Outcome::Signed(State::Valid)) {
            told += 1;
            let path = party.given.as_ref().map_or(&verdict.path, |given| &given.path);
            let path = path.display().to_string().replace('\\', "/");
            let state = words::outcome(&party.outcome, lang);
            let role = words::role(party.party.role, lang);
            let mut message = format!("{} {role} {}: {state}", verdict.record, party.party.person);
            for detail in words::details(party, lang) {
                message.push_str(&format!("\n{detail}"));
            }
            if told <= ANNOTATIONS {
                let title = lang.pick(format!("underskrift: {state}"), format!("signature: {state}"));
                out.push_str(&format!(
                    "::error title={},file={},line=1::{}\n",
                    property(&title),
                    property(&path),
                    data(&message)
                ));
            } else {
                out.push_str(&format!("{}\n", message.replace('\n', " ")));
            }
        }
    }
    let (asked, valid) = words::counts(verdicts);
    out.push_str(&lang.pick(
        format!("{valid} af {asked} krævede underskrifter er gyldige\n"),
        format!("{valid} of {asked} required signatures are valid\n"),
    ));
    out
}
