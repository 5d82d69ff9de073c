//! The round at a glance: text with bars, Markdown, JSON.

use super::Look;
use super::escape::cell;
use crate::date::Date;
use crate::due::Tally;
use crate::lang::Lang;
use serde::Serialize;
use std::fmt::Write as _;

/// How wide a bar is, in columns.
const BAR: usize = 20;

/// One unit's part of the round, or all of it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The unit's id; `None` for those without a unit.
    pub unit: Option<String>,
    /// Its name.
    pub title: String,
    /// How many have come how far.
    pub tally: Tally,
}

/// The round: everybody, and unit by unit.
#[derive(Clone, Debug)]
pub struct Status {
    /// The day.
    pub today: Date,
    /// Everybody.
    pub all: Tally,
    /// By unit, where there are several.
    pub units: Vec<Part>,
}

fn steps(tally: &Tally, lang: Lang) -> [(&'static str, usize); 6] {
    [
        (lang.pick("planlagt", "planned"), tally.planned),
        (lang.pick("forberedt", "prepared"), tally.prepared),
        (lang.pick("afholdt", "held"), tally.held),
        (lang.pick("underskrevet", "signed"), tally.signed),
        (lang.pick("planen følges", "plan up to date"), tally.up_to_date),
        (lang.pick("fulgt op", "followed up"), tally.followed_up),
    ]
}

/// The round as text: a bar for each step, in all and by unit.
pub fn status_text(status: &Status, look: Look) -> String {
    let lang = look.lang;
    let mut out = String::new();
    let all = (status.units.len() != 1).then(|| (lang.pick("Alle", "Everybody").to_owned(), status.all));
    let parts = status.units.iter().map(|part| (part.title.clone(), part.tally)).chain(all);
    for (at, (title, tally)) in parts.enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        let heading = format!("{title} · {}", people(&tally, lang));
        let heading = if look.color { format!("\x1b[1m{heading}\x1b[0m") } else { heading };
        let _ = writeln!(out, "{gap}{heading}");
        let width = steps(&tally, lang).iter().map(|(word, _)| word.chars().count()).max().unwrap_or(0);
        for (word, count) in steps(&tally, lang) {
            let pad = " ".repeat(width - word.chars().count());
            let _ = writeln!(out, "  {word}{pad}  {}  {count}", bar(count, tally.people));
        }
    }
    out
}

/// How many are expected to have a talk, and how many are not, in words.
fn people(tally: &Tally, lang: Lang) -> String {
    let counted =
        |count: usize, [one, several]: [&str; 2]| format!("{count} {}", if count == 1 { one } else { several });
    let mut parts = vec![counted(tally.people, lang.pick(["medarbejder", "medarbejdere"], ["person", "people"]))];
    if tally.away > 0 {
        parts.push(format!("{} {}", tally.away, lang.pick("fraværende", "away")));
    }
    if tally.waived > 0 {
        parts.push(format!("{} {}", tally.waived, lang.pick("fravalgt", "waived")));
    }
    parts.join(", ")
}

fn bar(count: usize, of: usize) -> String {
    let full = (count * BAR + of / 2).checked_div(of).unwrap_or(0);
    format!("{}{}", "█".repeat(full), "░".repeat(BAR - full))
}

/// The round as a table in Markdown.
pub fn status_markdown(status: &Status, lang: Lang) -> String {
    let heads: Vec<&str> = steps(&status.all, lang).iter().map(|(word, _)| *word).collect();
    let mut out = format!("| | {} | {} |\n", lang.pick("medarbejdere", "people"), heads.join(" | "));
    out.push_str(&format!("|---|{}\n", "---:|".repeat(heads.len() + 1)));
    let all = format!("**{}**", lang.pick("Alle", "Everybody"));
    let units = status.units.iter().map(|part| (cell(&part.title), part.tally));
    for (title, tally) in units.chain([(all, status.all)]) {
        let counts: Vec<String> = steps(&tally, lang).iter().map(|(_, count)| count.to_string()).collect();
        let _ = writeln!(out, "| {title} | {} | {} |", tally.people, counts.join(" | "));
    }
    let today = status.today.long(lang);
    let _ = writeln!(
        out,
        "\n{} {}.",
        lang.pick(format!("Pr. {today}:"), format!("On {today}:")),
        people(&status.all, lang)
    );
    out
}

/// The shape of `--format json`, frozen.
#[derive(Serialize)]
struct JsonStatus {
    version: u8,
    today: Date,
    all: JsonTally,
    units: Vec<JsonPart>,
}

#[derive(Serialize)]
struct JsonPart {
    unit: Option<String>,
    #[serde(flatten)]
    tally: JsonTally,
}

#[derive(Serialize)]
struct JsonTally {
    people: usize,
    planned: usize,
    prepared: usize,
    held: usize,
    signed: usize,
    plan_up_to_date: usize,
    followed_up: usize,
    away: usize,
    waived: usize,
}

impl From<&Tally> for JsonTally {
    fn from(tally: &Tally) -> Self {
        Self {
            people: tally.people,
            planned: tally.planned,
            prepared: tally.prepared,
            held: tally.held,
            signed: tally.signed,
            plan_up_to_date: tally.up_to_date,
            followed_up: tally.followed_up,
            away: tally.away,
            waived: tally.waived,
        }
    }
}

/// The round as JSON, version 1: numbers of people, by the units' ids.
pub fn status_json(status: &Status) -> String {
    let part = |part: &Part| JsonPart { unit: part.unit.clone(), tally: (&part.tally).into() };
    let shaped = JsonStatus {
        version: 1,
        today: status.today,
        all: (&status.all).into(),
        units: status.units.iter().map(part).collect(),
    };
    serde_json::to_string_pretty(&shaped).expect("internal error: a report is JSON") + "\n"
}
