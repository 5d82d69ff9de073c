//! How it stands with signatures, for people.

use super::words;
use crate::lang::Lang;
use crate::record::PersonId;
use crate::report::Look;
use crate::sign::{Given, Outcome, State, Verdict};

/// One line of a talk: role, who, meaning, state, day, key; then what there is to add.
struct Line {
    cells: [String; 6],
    details: Vec<String>,
    is_good: bool,
}

/// Each talk with its parties, what there is to say of each, and a last line that counts. `name_of` names people to readers.
pub fn text(verdicts: &[Verdict], name_of: &dyn Fn(&PersonId) -> String, look: Look) -> String {
    let mut out = String::new();
    for verdict in verdicts {
        out.push_str(&painted(&verdict.record.to_string(), "1", look));
        out.push('\n');
        let lines = lines(verdict, name_of, look);
        if lines.is_empty() {
            out.push_str(look.lang.pick("  ingen skal skrive under\n", "  nobody has to sign\n"));
        }
        let widths: [usize; 6] = std::array::from_fn(|column| {
            lines.iter().map(|line| line.cells[column].chars().count()).max().unwrap_or(0)
        });
        for line in &lines {
            out.push_str(&row(line, widths, look));
        }
    }
    out.push_str(&count(verdicts, look.lang));
    out
}

fn row(line: &Line, widths: [usize; 6], look: Look) -> String {
    let mut text = String::from(" ");
    for (at, (cell, width)) in line.cells.iter().zip(widths).enumerate().filter(|(_, (_, width))| *width > 0) {
        let shown = if at == 3 { painted(cell, if line.is_good { "32" } else { "31" }, look) } else { cell.clone() };
        text.push_str(&format!(" {shown}{} ", " ".repeat(width - cell.chars().count())));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    for detail in &line.details {
        text.push_str(&format!("      {detail}\n"));
    }
    text
}

fn lines(verdict: &Verdict, name_of: &dyn Fn(&PersonId) -> String, look: Look) -> Vec<Line> {
    let lang = look.lang;
    let name = |id: &PersonId| words::name(id, name_of, look.audience);
    let given_cells = |given: Option<&Given>| {
        let day = given.map(|given| given.signed_on.to_string()).unwrap_or_default();
        (day, given.and_then(|given| given.key.clone()).unwrap_or_default())
    };
    let parties = verdict.parties.iter().map(|one| {
        let (day, key) = given_cells(one.given.as_ref());
        let party = &one.party;
        let by = one.given.as_ref().filter(|given| given.by != party.person);
        let who = match by {
            Some(given) => format!("{} ({} {})", name(&party.person), words::role(given.role, lang), name(&given.by)),
            None => name(&party.person),
        };
        let meaning = match &one.given {
            Some(given) => words::meaning(given.meaning, lang),
            None => words::asked(party.meaning, lang),
        };
        let state = words::outcome(&one.outcome, lang);
        let cells = [words::role(party.role, lang), &who, meaning, state, &day, &key].map(str::to_owned);
        let is_good = one.outcome == Outcome::Signed(State::Valid);
        Line { cells, details: words::details(one, lang), is_good }
    });
    let others = verdict.others.iter().map(|given| {
        let (day, key) = given_cells(Some(given));
        let (who, meaning) = (name(&given.by), words::meaning(given.meaning, lang));
        let state = words::state(&given.state, lang);
        let cells = [words::role(given.role, lang), &who, meaning, state, &day, &key].map(str::to_owned);
        Line { cells, details: words::given_details(given, lang), is_good: given.state == State::Valid }
    });
    parties.chain(others).collect()
}

fn count(verdicts: &[Verdict], lang: Lang) -> String {
    let (asked, valid) = words::counts(verdicts);
    match (lang, asked) {
        (Lang::Da, 0) => "ingen underskrifter kræves\n".to_owned(),
        (Lang::En, 0) => "no signatures are required\n".to_owned(),
        (Lang::Da, 1) => format!("{valid} af 1 krævet underskrift er gyldig\n"),
        (Lang::En, 1) => format!("{valid} of 1 required signature is valid\n"),
        (Lang::Da, _) => format!("{valid} af {asked} krævede underskrifter er gyldige\n"),
        (Lang::En, _) => format!("{valid} of {asked} required signatures are valid\n"),
    }
}

fn painted(text: &str, code: &str, look: Look) -> String {
    if look.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}
