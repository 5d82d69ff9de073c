//! Questions and answers, in English.

use super::Words;
use crate::diagnostic::{Answers, FormUse, Range, Unanswered, Wanted};
use crate::lang::{Lang, all_of, one_of};

pub(super) fn words(fact: &Answers) -> Words {
    match fact {
        Answers::WrongForm { id, wanted } => {
            let wanted = match wanted {
                FormUse::Employee => "the employee's answers",
                FormUse::Manager => "the manager's answers",
                FormUse::Preparation => "the preparation",
                FormUse::Evaluation => "the evaluation of the talk",
                FormUse::Kind(word) => {
                    return Words::new(format!("the form “{id}” asks nothing at a talk of the type `{word}`"))
                        .help("choose another form, or correct the sections' `types` in the form");
                }
            };
            Words::new(format!("the form “{id}” is not for {wanted}"))
                .help("choose another form, or correct `role` or `purpose` in the form")
        }
        Answers::TopicWithoutForm => Words::new("the question cannot be looked up: the file names no form")
            .help("add `forms` with the form's id and revision"),
        Answers::SharedQuestionDiffers { question, other, part } => {
            Words::new(format!("“{question}” is another question in the form “{other}”"))
                .label(format!("`{part}` differs"))
                .help("make the two alike, or give one another id: the same id means the same question")
        }
        Answers::EmptySection => {
            Words::new("the section asks nothing").help("give it a question, or delete the section")
        }
        Answers::DuplicateOption { id } => Words::new(format!("the option “{id}” stands twice"))
            .label("here again")
            .related("first here")
            .help("give one of them another id, or delete it: an answer holds only the id"),
        Answers::WrongRange(range) => wrong_range(*range),
        Answers::WrongAnswer { question, wanted } => {
            let (title, help) = wrong_answer(question, wanted);
            Words::new(title).maybe_help(help)
        }
        Answers::WrongPick { picked, min, max } => {
            let cards = if *picked == 1 { "card is" } else { "cards are" };
            Words::new(format!("{picked} {cards} picked; pick {} here", between(*min, *max)))
                .help("correct the list under `picked`, or answer as many as fit")
        }
        Answers::NoCard => Words::new("this question is no card: its section is not one to pick from")
            .help("delete it here; it is answered anyway"),
        Answers::AnsweredNotPicked => {
            Words::new("the card is answered, but not picked").help("add it under `picked`, or delete the answer")
        }
        Answers::RequiredUnanswered { question, part } => {
            let words = match part {
                Unanswered::Answer => Words::new(format!("“{question}” must be answered")),
                Unanswered::Reason => Words::new(format!("the answer to “{question}” lacks a reason")),
                Unanswered::Items(rows) => Words::new(format!(
                    "“{question}” is not answered in every row; missing: {}",
                    all_of(Lang::En, rows)
                )),
                Unanswered::Columns { row, columns } => {
                    Words::new(format!("row {row} under “{question}” lacks {}", all_of(Lang::En, columns)))
                }
            };
            words.help("answer before the preparation is shared, or set `state: draft` so long")
        }
        Answers::RawHtml => Words::new("the text contains HTML")
            .help("use Markdown: *italic*, **bold**, lists with -; put \\ before a < that is meant as a character"),
    }
}

fn between(min: usize, max: usize) -> String {
    if min == max { format!("{min}") } else { format!("{min} to {max}") }
}

fn wrong_range(range: Range) -> Words {
    match range {
        Range::Scale => Words::new("the scale's lowest score is no lower than its highest")
            .related("the highest")
            .help("swap `min` and `max`, and use `best` if the lowest is best"),
        Range::Pick => Words::new("more must be picked than may be").related("at most").help("correct `min` or `max`"),
        Range::PickPastAll { cards } => {
            Words::new(format!("more may be picked than there are: the section has {cards} cards"))
                .help("correct `max`, or leave it out: then all may be picked")
        }
        Range::PickTooMany { cards } => {
            Words::new(format!("more must be picked than there are: the section has {cards} cards"))
                .help("correct `min`")
        }
        Range::Anchor { min, max } => {
            Words::new("the score lies off the scale").help(format!("choose a whole number from {min} to {max}"))
        }
        Range::AnchorTwice => Words::new("the score is explained twice").related("the first").help("keep one of them"),
    }
}

fn wrong_answer(question: &str, wanted: &Wanted) -> (String, Option<String>) {
    let here = format!("the answer to “{question}” must be");
    let said = |what: &str, help: &str| (format!("{here} {what}"), Some(help.to_owned()));
    match wanted {
        Wanted::Text => said("text", "write it as a block under |"),
        Wanted::List => said("a list of texts", "write each on a line of its own after - "),
        Wanted::Option(options) => {
            (format!("{here} one of the options"), Some(format!("choose {}", one_of(Lang::En, options))))
        }
        Wanted::Options(options) => (
            format!("{here} a list of the options"),
            Some(format!("there are {}: [{}]", all_of(Lang::En, options), options.first().map_or("", String::as_str))),
        ),
        Wanted::Score { min, max } => (
            format!("{here} a whole number from {min} to {max} under `score`"),
            Some(format!("write `score: {max}` and, if you like, `reason: |` with the text on the lines below")),
        ),
        Wanted::Cell { min, max } => (format!("{here} a whole number from {min} to {max}"), None),
        Wanted::NoReason => said("a score without a reason", "the form asks for none; put it in the minutes"),
        Wanted::Number => said("a number", "write it without a unit, and with a point before decimals"),
        Wanted::Tick => said("true or false", "true means yes, false means no"),
        Wanted::Date => said("a date", "write year-month-day in quotes: \"2026-03-03\""),
        Wanted::Rows => said("a list of rows", "begin each row with - and write its columns below each other"),
        Wanted::Row => said("a row with columns", "write each column as key: value"),
        Wanted::Column(columns) => {
            (format!("“{question}” has no such column"), Some(format!("it can be {}", all_of(Lang::En, columns))))
        }
        Wanted::Item(items) => {
            (format!("“{question}” has no such row"), Some(format!("it can be {}", all_of(Lang::En, items))))
        }
        Wanted::Nothing => {
            (format!("“{question}” is a text to read and takes no answer"), Some("delete the answer".to_owned()))
        }
    }
}
