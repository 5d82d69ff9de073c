//! What there is to talk about, in order.

use super::{About, Difference, Party, Said, Standing, Time, Topic, difference};
use crate::record::{Form, Id, Private, Question, QuestionType, Reference, Section, TalkType, is_unanswered};
use serde_json::Value;
use std::collections::BTreeSet;

/// A part of the forms with its questions: the same part of several forms is one, and so is the same question.
struct Part<'s> {
    section: &'s Section,
    minutes: Option<u32>,
    questions: Vec<&'s Question>,
}

/// The parts that are asked of `parties` in this kind of talk, and what there is to talk about.
pub(super) fn topics<'s>(parties: &[Party<'s>], kind: TalkType, leads: bool) -> (Vec<Time<'s>>, Vec<Topic<'s>>) {
    let must_cover: BTreeSet<&Id> =
        parties.iter().filter_map(|party| party.prep).flat_map(|prep| &prep.must_cover).collect();
    let mut all: Vec<Topic<'s>> = carried(parties);
    let mut times = Vec::new();
    for part in parts(parties, kind, leads, &must_cover) {
        let before = all.len();
        let questions = part.questions.iter();
        all.extend(
            questions.filter_map(|asked| question(parties, asked, part.section, must_cover.contains(&asked.id))),
        );
        let new = &all[before..];
        if !new.is_empty() {
            let disagreed = new.iter().filter(|topic| topic.standing == Standing::Disagreed).count();
            times.push(Time { section: part.section, minutes: part.minutes, topics: new.len(), disagreed });
        }
    }
    all.extend(answers_without_form(parties));
    // What must be covered comes first; otherwise the order stays.
    all.sort_by_key(|topic| !topic.must_cover);
    (times, all)
}

/// The forms' parts for this talk, joined by id. What must be covered or was answered is in it, whatever the talk is.
fn parts<'s>(parties: &[Party<'s>], kind: TalkType, leads: bool, must_cover: &BTreeSet<&Id>) -> Vec<Part<'s>> {
    let mut parts: Vec<Part<'s>> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let answers = || parties.iter().filter_map(|party| party.prep?.answers.as_ref());
    let is_answered =
        |id: &Id| answers().any(|answers| answers.get(id.as_str()).is_some_and(|answer| !is_unanswered(Some(answer))));
    let mut forms: Vec<&Form> = Vec::new();
    for form in parties.iter().filter_map(|party| party.form) {
        if !forms.iter().any(|other| (&other.id, other.revision) == (&form.id, form.revision)) {
            forms.push(form);
        }
    }
    for section in forms.iter().flat_map(|form| &form.sections) {
        let applies = section.is_for(kind, leads);
        let is_asked = |question: &&Question| question.question_type != QuestionType::Note;
        let asked: Vec<&Question> = section
            .questions
            .iter()
            .filter(is_asked)
            .filter(|question| applies || must_cover.contains(&question.id) || is_answered(&question.id))
            .collect();
        if asked.is_empty() {
            continue;
        }
        let at = parts.iter().position(|part| part.section.id == section.id).unwrap_or_else(|| {
            parts.push(Part { section, minutes: None, questions: Vec::new() });
            parts.len() - 1
        });
        // Each form sets time aside for what it asks; a form that both answer does so once.
        parts[at].minutes = match (parts[at].minutes, section.duration) {
            (Some(minutes), Some(more)) => Some(minutes + more),
            (minutes, more) => minutes.or(more),
        };
        parts[at].questions.extend(asked.into_iter().filter(|question| seen.insert(question.id.as_str())));
    }
    parts
}

/// A question with what everybody said to it; `None` for a card that nobody picked.
fn question<'s>(
    parties: &[Party<'s>],
    asked: &'s Question,
    section: &'s Section,
    must_cover: bool,
) -> Option<Topic<'s>> {
    let id = asked.id.as_str();
    let mut said = Vec::new();
    let mut is_card = true;
    for (at, party) in parties.iter().enumerate() {
        let Some((own_section, own)) = party.form.and_then(|form| find(&form.sections, id)) else { continue };
        is_card &= own_section.pick.is_some();
        let Some(prep) = party.prep else { continue };
        let answer =
            prep.answers.as_ref().and_then(|answers| answers.get(id)).filter(|answer| !is_unanswered(Some(answer)));
        let picked = own_section.pick.is_some()
            && prep.picked.iter().any(|card| matches!(card, Private::Plain(card) if card.as_str() == id));
        // A card that a party left lying was not asked of it.
        if own_section.pick.is_none() || picked || answer.is_some() {
            said.push((at, Said::Answer { question: Some(own), answer, picked }));
        }
    }
    if is_card && !must_cover && !said.iter().any(|(_, said)| said.says_something()) {
        return None;
    }
    let difference = largest(&said);
    Some(topic(About::Question(asked, section), said, difference, must_cover, parties))
}

fn find<'s>(sections: &'s [Section], id: &str) -> Option<(&'s Section, &'s Question)> {
    sections
        .iter()
        .find_map(|section| Some((section, section.questions.iter().find(|question| question.id.as_str() == id)?)))
}

/// The difference between any two, and of scores the largest.
fn largest(said: &[(usize, Said<'_>)]) -> Option<Difference> {
    let answers: Vec<(&Question, &Value)> = said
        .iter()
        .filter_map(|(_, said)| match said {
            Said::Answer { question, answer, .. } => Some(((*question)?, (*answer)?)),
            Said::Carried(_) => None,
        })
        .collect();
    let mut found: Option<Difference> = None;
    for (at, (question, one)) in answers.iter().enumerate() {
        for (twin, other) in &answers[at + 1..] {
            found = match (found, difference(question, one, twin, other)) {
                (Some(Difference::Steps(most)), Some(Difference::Steps(steps))) => {
                    Some(Difference::Steps(most.max(steps)))
                }
                (Some(Difference::Cells(mut all)), Some(Difference::Cells(more))) => {
                    all.extend(more);
                    all.sort_unstable();
                    all.dedup();
                    Some(Difference::Cells(all))
                }
                (found, new) => found.or(new),
            };
        }
    }
    found
}

/// What was open last time: each reference once, in the order it was first listed.
fn carried<'s>(parties: &[Party<'s>]) -> Vec<Topic<'s>> {
    let mut listed: Vec<(&Reference, Vec<(usize, Said<'s>)>)> = Vec::new();
    for (party, prep) in parties.iter().enumerate().filter_map(|(at, party)| Some((at, party.prep?))) {
        for item in &prep.carried {
            let at = listed.iter().position(|(reference, _)| **reference == item.reference).unwrap_or_else(|| {
                listed.push((&item.reference, Vec::new()));
                listed.len() - 1
            });
            // Listed twice in one file, it was still said once.
            if !listed[at].1.iter().any(|(other, _)| *other == party) {
                listed[at].1.push((party, Said::Carried(item)));
            }
        }
    }
    let of = |(reference, said): (&'s Reference, Vec<(usize, Said<'s>)>)| {
        let views: Vec<_> = said
            .iter()
            .filter_map(|(_, said)| match said {
                Said::Carried(carried) => carried.assessment.as_ref()?.get().copied(),
                Said::Answer { .. } => None,
            })
            .collect();
        let differs = views.windows(2).any(|pair| pair[0] != pair[1]);
        topic(About::Carried(reference), said, differs.then_some(Difference::Assessment), false, parties)
    };
    listed.into_iter().map(of).collect()
}

/// Answers whose form is gone, or has no such question: they are still there to talk about.
fn answers_without_form<'s>(parties: &[Party<'s>]) -> Vec<Topic<'s>> {
    let mut found: Vec<(&'s str, Vec<(usize, Said<'s>)>)> = Vec::new();
    for (party, prep) in parties.iter().enumerate().filter_map(|(at, party)| Some((at, party.prep?))) {
        let form = parties[party].form;
        for (id, answer) in prep.answers.iter().flatten().filter(|(_, answer)| !is_unanswered(Some(answer))) {
            if form.is_some_and(|form| form.question(id).is_some()) {
                continue;
            }
            let at = found.iter().position(|(other, _)| other == id).unwrap_or_else(|| {
                found.push((id, Vec::new()));
                found.len() - 1
            });
            found[at].1.push((party, Said::Answer { question: None, answer: Some(answer), picked: false }));
        }
    }
    found.into_iter().map(|(id, said)| topic(About::Answer(id), said, None, false, parties)).collect()
}

fn topic<'s>(
    about: About<'s>,
    said: Vec<(usize, Said<'s>)>,
    difference: Option<Difference>,
    must_cover: bool,
    parties: &[Party<'_>],
) -> Topic<'s> {
    let raised = said.iter().filter(|(_, said)| said.says_something()).count();
    let prepared = parties.iter().filter(|party| party.prep.is_some()).count();
    let standing = match raised {
        _ if difference.is_some() => Standing::Disagreed,
        0 => Standing::Unanswered,
        // One who prepared alone agrees with nobody.
        raised if raised > 1 && raised == prepared => Standing::RaisedByAll,
        _ => Standing::RaisedBySome,
    };
    Topic { about, standing, difference, must_cover, said }
}
