//! One topic of an agenda: what each said, what to ask, and space for notes.

use super::name;
use crate::agenda::{About, Agenda, Difference, Said, Standing, Topic as Asked};
use crate::lang::{Lang, all_of};
use crate::markup::{Line, Prose};
use crate::record::{Private, Question};
use crate::store::Store;
use crate::summary::answer::{Setting, answer, columns, item_column, row_cells};
use crate::summary::document::{Column, IN_TOPIC, Part, Section, Side, Topic, table};
use crate::summary::prep::{first_of, more_of, unanswered};
use crate::summary::talk::{goal, readable};
use crate::summary::words;
use serde_json::Value;

/// Lines for notes under a topic.
const NOTES: u8 = 2;
/// The same where there is more to talk about.
const MORE_NOTES: u8 = 4;
/// A table with more columns than this is hard to read on a page.
const MOST_COLUMNS: usize = 6;

/// What topics are written with.
pub(super) struct Desk<'a, 's> {
    pub(super) store: &'a Store,
    pub(super) agenda: &'a Agenda<'s>,
    pub(super) lang: Lang,
}

impl Desk<'_, '_> {
    /// One part of the agenda; `None` where nothing stands in it.
    pub(super) fn section(&self, standing: Standing) -> Option<Section> {
        let topics: Vec<Topic> = self.agenda.standing(standing).map(|topic| self.topic(topic)).collect();
        if topics.is_empty() {
            return None;
        }
        let (id, heading, remark) = self.standing_words(standing);
        let parts = vec![Part::Remark { words: remark.to_owned() }];
        Some(Section { id: id.to_owned(), heading: Line::plain(heading), parts, topics })
    }

    fn standing_words(&self, standing: Standing) -> (&'static str, &'static str, &'static str) {
        let lang = self.lang;
        let several = self.agenda.parties.len() > 2;
        match standing {
            Standing::Disagreed => (
                "differently",
                lang.pick("Det ser I forskelligt på", "What you see differently"),
                lang.pick(
                    "Tal først om, hvad hver af jer har set, og så om, hvad I vil gøre.",
                    "Talk first about what each of you has seen, then about what you will do.",
                ),
            ),
            Standing::RaisedBySome => (
                "raised-by-some",
                if several {
                    lang.pick("Det har kun nogle taget op", "What only some have raised")
                } else {
                    lang.pick("Det har kun den ene taget op", "What only one has raised")
                },
                lang.pick(
                    "Hør, hvad der ligger bag, og hvad den anden tænker.",
                    "Hear what lies behind it, and what the other thinks.",
                ),
            ),
            Standing::Unanswered => (
                "unanswered",
                lang.pick("Det har ingen svaret på", "What nobody has answered"),
                lang.pick("Skal I tale om det, eller kan det vente?", "Do you need to talk about it, or can it wait?"),
            ),
            Standing::RaisedByAll => (
                "raised-by-all",
                if several {
                    lang.pick("Det har alle svaret på", "What all have answered")
                } else {
                    lang.pick("Det har I begge svaret på", "What both have answered")
                },
                lang.pick(
                    "Tallene og valgene ligger tæt på hinanden. Det, I har skrevet, kan alligevel pege hver sin vej.",
                    "The numbers and choices lie close together. What you have written may still point different ways.",
                ),
            ),
        }
    }

    fn topic(&self, topic: &Asked<'_>) -> Topic {
        let lang = self.lang;
        let (mark, heading, more) = match topic.about {
            About::Question(question, _) => (None, first_of(question, lang), more_of(question, IN_TOPIC, lang)),
            About::Answer(id) => (None, Line::plain(id), None),
            About::Carried(reference) => (Some(reference.item.to_string()), self.carried_heading(topic), None),
        };
        let mut parts = vec![Part::Remark { words: self.remark(topic) }];
        parts.extend(more);
        if topic.standing != Standing::Unanswered {
            parts.push(self.joined(topic).unwrap_or_else(|| Part::Sides {
                sides: topic.said.iter().map(|(party, said)| self.side(*party, said)).collect(),
            }));
        }
        parts.extend(self.hint(topic));
        let lines = if topic.standing == Standing::Disagreed { MORE_NOTES } else { NOTES };
        parts.push(Part::Write { label: Some(lang.pick("Noter", "Notes").to_owned()), lines });
        Topic { mark, heading, parts }
    }

    /// The goal as it stands in last time's plan, else as it was copied into a preparation.
    fn carried_heading(&self, topic: &Asked<'_>) -> Line {
        let About::Carried(reference) = topic.about else { return Line::default() };
        let copied = || {
            topic.said.iter().find_map(|(_, said)| match said {
                Said::Carried(carried) => readable(carried.text.as_ref(), self.lang),
                Said::Answer { .. } => None,
            })
        };
        goal(self.store, reference, self.lang)
            .or_else(|| copied()?.lines().next().map(|line| Line::new(line, self.lang)))
            .unwrap_or_else(|| Line::plain(&reference.to_string()))
    }

    /// Where it stands, that it must be covered, and how far apart the answers are.
    fn remark(&self, topic: &Asked<'_>) -> String {
        let lang = self.lang;
        let mut words: Vec<String> = Vec::new();
        if topic.must_cover {
            words.push(lang.pick("Skal med", "Must be covered").to_owned());
        }
        match topic.about {
            About::Question(question, section) => {
                words.push(section.title.in_lang(lang).to_owned());
                words.extend(question.scale.as_ref().map(|scale| scale.words(lang)));
            }
            About::Answer(_) => {
                words.push(lang.pick("Spørgsmålet findes ikke mere", "The question is gone").to_owned());
            }
            About::Carried(_) => words.push(lang.pick("Fra sidste samtale", "From the last talk").to_owned()),
        }
        let question = match topic.about {
            About::Question(question, _) => Some(question),
            About::Answer(_) | About::Carried(_) => None,
        };
        words.extend(topic.difference.as_ref().map(|difference| difference_words(question, difference, lang)));
        words.join(" · ")
    }

    /// What several say to the same fixed rows, in one table: for each column a column for each who filled it in. `None` where the
    /// topic is another, or the table would be too wide.
    fn joined(&self, topic: &Asked<'_>) -> Option<Part> {
        let lang = self.lang;
        let About::Question(asked, _) = topic.about else { return None };
        let answers: Vec<(usize, &Question, &Value)> = topic
            .said
            .iter()
            .filter_map(|(party, said)| match said {
                Said::Answer { question: Some(question), answer: Some(answer), .. } => {
                    Some((*party, *question, *answer))
                }
                _ => None,
            })
            .collect();
        let is_same = |question: &Question| {
            let ids = |question: &Question| question.columns.iter().map(|column| column.id.clone()).collect::<Vec<_>>();
            ids(question) == ids(asked)
        };
        if asked.items.is_empty() || answers.len() < 2 || !answers.iter().all(|(_, question, _)| is_same(question)) {
            return None;
        }
        let mut heads = vec![item_column(lang)];
        for (at, column) in columns(asked, lang).into_iter().enumerate() {
            heads.extend(answers.iter().map(|(party, question, _)| {
                let label = question.columns[at].label.in_lang(lang);
                Column::new(
                    &format!("{label} · {}", name(self.store, &self.agenda.parties[*party], lang)),
                    column.share,
                )
            }));
        }
        let mut rows = Vec::new();
        for item in &asked.items {
            let said: Vec<Vec<Line>> = answers
                .iter()
                .map(|(_, question, answer)| {
                    row_cells(question, answer.get(item.id.as_str()).unwrap_or(&Value::Null), lang)
                })
                .collect();
            if said.iter().flatten().all(Line::is_empty) {
                continue;
            }
            let mut row = vec![Line::plain(item.label.in_lang(lang))];
            row.extend((0..asked.columns.len()).flat_map(|at| said.iter().map(move |cells| cells[at].clone())));
            rows.push(row);
        }
        let joined = table(heads, rows);
        matches!(&joined, Part::Table { columns, .. } if columns.len() <= MOST_COLUMNS).then_some(joined)
    }

    fn side(&self, party: usize, said: &Said<'_>) -> Side {
        let lang = self.lang;
        let mut shown = Vec::new();
        match said {
            Said::Answer { question, answer: Some(value), .. } => {
                shown.extend(answer(*question, value, Setting { label: None, below: IN_TOPIC, lang }));
            }
            Said::Answer { answer: None, picked: true, .. } => {
                shown.push(Part::Remark {
                    words: lang.pick("Valgt, men ikke besvaret", "Picked, not answered").to_owned(),
                });
            }
            Said::Answer { answer: None, .. } => {}
            Said::Carried(carried) => {
                match &carried.assessment {
                    Some(Private::Plain(view)) => {
                        shown.push(Part::Words { label: None, words: Line::plain(words::assessment(*view, lang)) });
                    }
                    Some(Private::Encrypted) => {
                        shown.push(Part::Words { label: None, words: Line::plain(words::encrypted(lang)) });
                    }
                    None => {}
                }
                let comment = readable(carried.comment.as_ref(), lang);
                shown.extend(comment.and_then(|text| Part::text(&text, IN_TOPIC, lang)));
            }
        }
        if shown.is_empty() {
            shown.push(unanswered(lang));
        }
        Side { label: name(self.store, &self.agenda.parties[party], lang), parts: shown }
    }

    /// The hint for the manager: from the manager's own form where that has one.
    fn hint(&self, topic: &Asked<'_>) -> Option<Part> {
        let About::Question(question, _) = topic.about else { return None };
        let forms = self.agenda.parties.iter().rev().filter_map(|party| party.form);
        let hint = forms.into_iter().find_map(|form| form.question(question.id.as_str())?.hint.as_ref())?;
        let label = self.lang.pick("Råd til lederen", "Hint for the manager");
        let text = Prose::new(hint.in_lang(self.lang), IN_TOPIC, self.lang);
        Some(Part::Labelled { label: label.to_owned(), text })
    }
}

/// In what the answers differ.
fn difference_words(question: Option<&Question>, difference: &Difference, lang: Lang) -> String {
    match difference {
        Difference::Steps(1) => lang.pick("ét trin fra hinanden", "one step apart").to_owned(),
        Difference::Steps(steps) => lang.pick(format!("{steps} trin fra hinanden"), format!("{steps} steps apart")),
        Difference::Opposite => lang.pick("hver sin ende", "opposite ends").to_owned(),
        Difference::Assessment => lang.pick("vurderet forskelligt", "assessed differently").to_owned(),
        Difference::Cells(cells) => {
            let name = |(row, column): &(usize, usize)| {
                let item = question?.items.get(*row)?.label.in_lang(lang).lines().next()?;
                let column = question?.columns.get(*column)?.label.in_lang(lang).lines().next()?;
                Some(format!("{item} ({})", column.to_lowercase()))
            };
            let names: Vec<String> = cells.iter().filter_map(name).collect();
            format!("{}: {}", lang.pick("langt fra hinanden", "far apart"), all_of(lang, &names))
        }
    }
}
