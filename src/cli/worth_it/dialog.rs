//! The questions, one by one, to somebody at a terminal.

use super::amount::{Amount, require_whole};
use crate::error::Error;
use crate::lang::{Lang, rounded};
use crate::report::{Worth, statement_words};
use crate::worth::{Figures, Statement};
use std::collections::BTreeSet;

/// Asks for everything; an empty answer is no for a statement, and the usual for an amount. Whoever stops answering gets the usual for
/// the rest. `ask` shows a question and gives the answer, or `None` where there will be no more.
pub(super) fn asked(ask: &mut dyn FnMut(&str) -> Result<Option<String>, Error>, lang: Lang) -> Result<Worth, Error> {
    let mut worth = Worth { holding: BTreeSet::new(), figures: Figures::default() };
    for (at, statement) in Statement::ALL.into_iter().enumerate() {
        let question = format!("{}. {}? [{}] ", at + 1, statement_words(statement, lang), lang.pick("j/N", "y/N"));
        loop {
            let Some(answer) = ask(&question)? else { return Ok(worth) };
            match holds(&answer) {
                Some(true) => drop(worth.holding.insert(statement)),
                Some(false) => {}
                None => continue,
            }
            break;
        }
    }
    for amount in Amount::ALL {
        // What one costs matters only where somebody leaves.
        if amount == Amount::LeaverCost && worth.figures.leavers <= 0.0 {
            continue;
        }
        let usual = amount.of(&worth.figures);
        let usual = if usual.fract() == 0.0 { format!("{usual:.0}") } else { rounded(usual, 1, lang) };
        let mut question = format!("{} [{usual}] ", amount.question(lang));
        loop {
            let Some(answer) = ask(&question)? else { return Ok(worth) };
            if answer.trim().is_empty() {
                break;
            }
            match amount.read_into(&mut worth.figures, &answer) {
                Ok(()) => break,
                Err(why) => {
                    let words = why.words();
                    question = format!("{} [{usual}] ", lang.pick(words.da, words.en));
                }
            }
        }
    }
    require_whole(&worth.figures)?;
    Ok(worth)
}

/// Yes or no in either language; nothing is no.
fn holds(answer: &str) -> Option<bool> {
    match answer.trim().to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Some(true),
        "" | "n" | "nej" | "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the dialog asks and makes of these answers.
    fn said(answers: &[&str], lang: Lang) -> (Vec<String>, Worth) {
        let mut answers = answers.iter();
        let mut questions = Vec::new();
        let worth = asked(
            &mut |question| {
                questions.push(question.to_owned());
                Ok(answers.next().map(|answer| (*answer).to_owned()))
            },
            lang,
        );
        (questions, worth.expect("the answers go together"))
    }

    #[test]
    fn every_statement_and_amount_is_asked_once() {
        let answers =
            ["ja", "n", "", "J", "yes", "nej", "y", "no", "25", "1700", "", "0,2", "3", "", "", "", "1", "500000"];
        let (questions, worth) = said(&answers, Lang::Da);
        assert_eq!(questions.len(), 18);
        assert_eq!(questions[0], "1. Ingen af mine medarbejdere bruger tid på arbejde, der ikke er vigtigt? [j/N] ");
        assert_eq!(questions[8], "Hvor mange medarbejdere? [10] ");
        assert_eq!(questions[11], "Hvor mange procent af timerne går til samtalen? [0,1] ");
        let held: Vec<Statement> = [0, 3, 4, 6].map(|at: usize| Statement::ALL[at]).to_vec();
        assert_eq!(worth.holding.into_iter().collect::<Vec<_>>(), held);
        let wanted = Figures {
            people: 25.0,
            hours: 1700.0,
            talks: 0.2,
            unimportant: 3.0,
            leavers: 1.0,
            leaver_cost: Some(500_000.0),
            ..Figures::default()
        };
        assert_eq!(worth.figures, wanted);
    }

    #[test]
    fn what_is_no_answer_is_asked_again_with_why() {
        let mut answers = vec!["måske", "j"];
        answers.extend([""; 7]);
        answers.extend(["ti", "1.924", "0", "8"]);
        let (questions, worth) = said(&answers, Lang::En);
        assert_eq!(questions[0], questions[1]);
        assert_eq!(questions[10], "write a number [10] ");
        assert_eq!(questions[11], "write thousands without a point or a comma [10] ");
        assert_eq!(questions[12], "choose a number from 1 to 1,000,000 [10] ");
        assert!((worth.figures.people - 8.0).abs() < f64::EPSILON);
    }

    #[test]
    fn who_stops_gets_the_usual_for_the_rest() {
        let (_, worth) = said(&["ja"], Lang::Da);
        assert_eq!(worth.holding.len(), 1);
        assert_eq!(worth.figures, Figures::default());
    }

    #[test]
    fn nobody_is_asked_what_it_costs_when_nobody_leaves() {
        let (questions, _) = said(&[""; 30], Lang::En);
        assert_eq!(questions.len(), 17);
    }
}
