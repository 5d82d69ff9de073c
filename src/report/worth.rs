//! Whether talks are worth it, as text, Markdown and JSON.

use super::Look;
use crate::lang::{Lang, rounded};
use crate::worth::{Cost, Estimate, Figures, Statement, estimate};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The statements that hold, and the figures to reckon with.
#[derive(Clone, Debug)]
pub struct Worth {
    /// What holds here.
    pub holding: BTreeSet<Statement>,
    /// The guesses.
    pub figures: Figures,
}

/// A statement as a manager says it.
pub fn statement_words(statement: Statement, lang: Lang) -> &'static str {
    match statement {
        Statement::ImportantWork => lang.pick(
            "Ingen af mine medarbejdere bruger tid på arbejde, der ikke er vigtigt",
            "None of my people spend time on work that does not matter",
        ),
        Statement::NothingGivenUp => lang.pick(
            "Ingen opgiver en opgave, fordi en kompetence mangler",
            "Nobody gives a task up because a skill is missing",
        ),
        Statement::NothingTooSlow => lang.pick(
            "Ingen bruger for lang tid på en opgave af den grund",
            "Nobody spends too long on a task for that reason",
        ),
        Statement::RightPriorities => lang.pick("Alle prioriterer rigtigt", "Everybody gets the priorities right"),
        Statement::ToldSo => lang.pick(
            "Alle får jævnligt at vide, at de gør det rigtige",
            "Everybody is told regularly that they do the right thing",
        ),
        Statement::KnowManager => lang.pick("Alle ved, hvor de har mig", "Everybody knows where they stand with me"),
        Statement::KnowPeople => {
            lang.pick("Jeg ved, hvor jeg har hver enkelt", "I know where I stand with each of them")
        }
        Statement::KnowMotives => lang.pick(
            "Jeg ved, hvad der motiverer og demotiverer hver enkelt",
            "I know what motivates and demotivates each of them",
        ),
    }
}

/// What the ticks come to.
fn verdict(holding: usize, lang: Lang) -> String {
    let all = Statement::ALL.len();
    if holding == all {
        return lang
            .pick(
                "Alle otte gælder: så kan I måske undvære samtalerne. I staten er de en pligt, og i kommuner og regioner efter aftale.",
                "All eight hold: you may be able to do without the talks. In the state they are a duty, in municipalities and regions by agreement.",
            )
            .to_owned();
    }
    lang.pick(
        format!("{holding} af {all} gælder. Hver af de andre er noget, en samtale kan rette op på."),
        format!("{holding} of {all} hold. Each of the others is something a talk can set right."),
    )
}

/// The figures on one line.
fn basis(figures: &Figures, lang: Lang) -> String {
    let number = |amount: f64| plain(amount, lang);
    // Kroner have two decimals or none.
    let an_hour = rounded(figures.hour_cost, if figures.hour_cost.fract() == 0.0 { 0 } else { 2 }, lang);
    lang.pick(
        format!(
            "{} medarbejdere · {} timer om året · {} kr. i timen",
            number(figures.people),
            number(figures.hours),
            an_hour
        ),
        format!("{} people · {} hours a year · DKK {} an hour", number(figures.people), number(figures.hours), an_hour),
    )
}

/// A row of the estimate: what, hours where they are known, kroner.
struct Row {
    what: String,
    hours: Option<f64>,
    kroner: f64,
}

/// What the talks cost; what it costs to do without; the sum of the latter.
fn rows(figures: &Figures, estimate: &Estimate, lang: Lang) -> (Row, Vec<Row>, Row) {
    let percent = |what: &str, amount: f64| format!("{what} ({})", percent(amount, lang));
    let row = |what: String, cost: Cost| Row { what, hours: Some(cost.hours), kroner: cost.kroner };
    let talks = row(percent(lang.pick("Samtalerne", "The talks"), figures.talks), estimate.talks);
    let mut lost = vec![
        row(
            percent(lang.pick("Uvigtigt arbejde", "Work that does not matter"), figures.unimportant),
            estimate.unimportant,
        ),
        row(percent(lang.pick("Manglende kompetencer", "Missing skills"), figures.competence), estimate.competence),
        row(percent(lang.pick("Forkerte prioriteringer", "Wrong priorities"), figures.priorities), estimate.priorities),
        row(
            percent(lang.pick("Snak om det, der demotiverer", "Talk about what demotivates"), figures.demotivation),
            estimate.demotivation,
        ),
    ];
    if figures.leavers > 0.0 {
        let leavers = plain(figures.leavers, lang);
        let what = lang.pick(
            format!("Folk, der rejser på grund af lederen ({leavers} om året)"),
            format!("People who leave because of the manager ({leavers} a year)"),
        );
        lost.push(Row { what, hours: None, kroner: estimate.leaving });
    }
    let sum = row(lang.pick("Tabt i alt", "Lost in all").to_owned(), estimate.lost);
    (talks, lost, sum)
}

/// When the talks pay for themselves, and what the numbers are.
fn conclusion(figures: &Figures, estimate: &Estimate, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(percent) = estimate.break_even {
        let percent = self::percent((percent * 10.0).round() / 10.0, lang);
        lines.push(lang.pick(
            format!("Samtalerne har tjent sig hjem, når de vinder {percent} af det tabte tilbage."),
            format!("The talks have paid for themselves once they win back {percent} of what is lost."),
        ));
    }
    if figures.leavers <= 0.0 {
        let cost = kroner(figures.leaver_cost(), lang);
        lines.push(lang.pick(
            format!("Rejser én på grund af sin leder, koster det omkring {cost} oveni."),
            format!("If somebody leaves because of their manager, that costs about {cost} on top."),
        ));
    }
    lines.push(
        lang.pick("Procenterne er et skøn: sæt jeres egne tal ind.", "The percentages are a guess: put in your own.")
            .to_owned(),
    );
    lines
}

/// A number without needless decimals.
fn plain(amount: f64, lang: Lang) -> String {
    let decimals = (0..2).find(|places| (amount * 10f64.powi(*places)).fract().abs() < 1e-9).unwrap_or(2);
    rounded(amount, decimals.unsigned_abs() as usize, lang)
}

/// `0,1 %`; `0.1%`.
fn percent(amount: f64, lang: Lang) -> String {
    format!("{}{}", plain(amount, lang), lang.pick(" %", "%"))
}

fn hours(amount: f64, lang: Lang) -> String {
    rounded(amount, usize::from(amount.abs() < 10.0 && amount != 0.0), lang)
}

fn kroner(amount: f64, lang: Lang) -> String {
    let number = rounded(amount, 0, lang);
    lang.pick(format!("{number} kr."), format!("DKK {number}"))
}

fn headings(lang: Lang) -> (&'static str, &'static str, [&'static str; 2]) {
    (
        lang.pick("Kan I undvære samtalerne?", "Can you do without the talks?"),
        lang.pick(
            "Hvad koster de, og hvad koster det at lade være?",
            "What do they cost, and what does it cost to do without?",
        ),
        lang.pick(["Timer om året", "Kroner om året"], ["Hours a year", "Kroner a year"]),
    )
}

/// For a terminal.
pub fn worth_text(worth: &Worth, look: Look) -> String {
    let lang = look.lang;
    let estimate = estimate(&worth.figures);
    let (first, second, [in_hours, in_kroner]) = headings(lang);
    let bold = |text: &str| if look.color { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() };
    let mut out = format!("{}\n", bold(first));
    for (at, statement) in Statement::ALL.into_iter().enumerate() {
        let tick = if worth.holding.contains(&statement) { "[x]" } else { "[ ]" };
        let _ = writeln!(out, "  {tick} {}. {}", at + 1, statement_words(statement, lang));
    }
    let _ = writeln!(out, "{}\n\n{}", verdict(worth.holding.len(), lang), bold(second));
    let _ = writeln!(out, "{}\n", basis(&worth.figures, lang));
    let (talks, lost, sum) = rows(&worth.figures, &estimate, lang);
    let all: Vec<&Row> = [&talks].into_iter().chain(&lost).chain([&sum]).collect();
    let width = all.iter().map(|row| row.what.chars().count()).max().unwrap_or(0);
    let line = |what: &str, in_hours: &str, in_kroner: &str| {
        let pad = " ".repeat(width - what.chars().count());
        format!("  {what}{pad}  {in_hours:>13}  {in_kroner:>14}\n")
    };
    let row = |row: &Row| {
        let in_hours = row.hours.map(|amount| hours(amount, lang)).unwrap_or_default();
        line(&row.what, &in_hours, &rounded(row.kroner, 0, lang))
    };
    out.push_str(&line("", in_hours, in_kroner));
    out.push_str(&row(&talks));
    out.push('\n');
    out.extend(lost.iter().map(row));
    out.push_str(&row(&sum));
    let _ = writeln!(out, "\n{}", conclusion(&worth.figures, &estimate, lang).join("\n"));
    out
}

/// For an issue or a note.
pub fn worth_markdown(worth: &Worth, lang: Lang) -> String {
    let estimate = estimate(&worth.figures);
    let (first, second, [in_hours, in_kroner]) = headings(lang);
    let mut out = format!("## {first}\n\n");
    for statement in Statement::ALL {
        let tick = if worth.holding.contains(&statement) { "x" } else { " " };
        let _ = writeln!(out, "- [{tick}] {}", statement_words(statement, lang));
    }
    let _ = writeln!(out, "\n{}\n\n## {second}\n", verdict(worth.holding.len(), lang));
    let _ = writeln!(out, "{}\n\n|  | {in_hours} | {in_kroner} |\n|---|---:|---:|", basis(&worth.figures, lang));
    let (talks, lost, sum) = rows(&worth.figures, &estimate, lang);
    for row in [talks].into_iter().chain(lost) {
        let in_hours = row.hours.map(|amount| hours(amount, lang)).unwrap_or_default();
        let _ = writeln!(out, "| {} | {in_hours} | {} |", row.what, rounded(row.kroner, 0, lang));
    }
    let (in_hours, in_kroner) = (hours(estimate.lost.hours, lang), rounded(sum.kroner, 0, lang));
    let _ = writeln!(out, "| **{}** | **{in_hours}** | **{in_kroner}** |", sum.what);
    let _ = writeln!(out, "\n{}", conclusion(&worth.figures, &estimate, lang).join("\n"));
    out
}

/// The shape of `--format json`, frozen.
#[derive(Serialize)]
struct JsonWorth {
    version: u8,
    holding: usize,
    statements: Vec<JsonStatement>,
    figures: JsonFigures,
    talks: JsonCost,
    lost: JsonLost,
    break_even_percent: Option<f64>,
}

#[derive(Serialize)]
struct JsonStatement {
    id: &'static str,
    holds: bool,
}

#[derive(Serialize)]
struct JsonFigures {
    people: f64,
    hours: f64,
    hour_cost: f64,
    talks_percent: f64,
    unimportant_percent: f64,
    competence_percent: f64,
    priorities_percent: f64,
    demotivation_percent: f64,
    leavers: f64,
    leaver_cost: f64,
}

#[derive(Serialize)]
struct JsonLost {
    unimportant: JsonCost,
    competence: JsonCost,
    priorities: JsonCost,
    demotivation: JsonCost,
    leaving_dkk: f64,
    total: JsonCost,
}

#[derive(Serialize)]
struct JsonCost {
    hours: f64,
    dkk: f64,
}

/// To two decimals: more would be noise of the reckoning.
fn tidy(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

impl From<Cost> for JsonCost {
    fn from(cost: Cost) -> Self {
        Self { hours: tidy(cost.hours), dkk: tidy(cost.kroner) }
    }
}

/// The estimate as JSON, version 1: hours and kroner a year.
pub fn worth_json(worth: &Worth) -> String {
    let (figures, estimate) = (&worth.figures, estimate(&worth.figures));
    let shaped = JsonWorth {
        version: 1,
        holding: worth.holding.len(),
        statements: Statement::ALL
            .into_iter()
            .map(|one| JsonStatement { id: one.word(), holds: worth.holding.contains(&one) })
            .collect(),
        figures: JsonFigures {
            people: figures.people,
            hours: figures.hours,
            hour_cost: figures.hour_cost,
            talks_percent: figures.talks,
            unimportant_percent: figures.unimportant,
            competence_percent: figures.competence,
            priorities_percent: figures.priorities,
            demotivation_percent: figures.demotivation,
            leavers: figures.leavers,
            leaver_cost: tidy(figures.leaver_cost()),
        },
        talks: estimate.talks.into(),
        lost: JsonLost {
            unimportant: estimate.unimportant.into(),
            competence: estimate.competence.into(),
            priorities: estimate.priorities.into(),
            demotivation: estimate.demotivation.into(),
            leaving_dkk: tidy(estimate.leaving),
            total: estimate.lost.into(),
        },
        break_even_percent: estimate.break_even.map(tidy),
    };
    serde_json::to_string_pretty(&shaped).expect("internal error: a report is JSON") + "\n"
}
