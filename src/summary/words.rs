//! The words of documents, after the glossary.

use super::Leaving;
use super::document::DraftMark;
use crate::lang::{Lang, all_of, rounded};
use crate::record::{
    ActionStatus, Activity, Assessment, Budget, BudgetUnit, Focus, Id, Meaning, Outcome, ParticipantRole, PointType,
    SignatureMeaning, State, TalkType,
};
use crate::schema::Kind;
use crate::seal::State as SignatureState;
use std::collections::{BTreeMap, BTreeSet};

/// The words that templates use by name.
pub(super) fn of_templates(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    let words: &[(&str, &str, &str)] = &[
        ("signatures", "Underskrifter", "Signatures"),
        ("digests", "Fingeraftryk", "Digests"),
        ("role", "Rolle", "Role"),
        ("name", "Navn", "Name"),
        ("meaning", "Betydning", "Meaning"),
        ("place_and_date", "Sted og dato", "Place and date"),
        ("signature", "Underskrift", "Signature"),
        ("page", "Side", "Page"),
        ("of", "af", "of"),
        ("data", "Sagen som data", "The record as data"),
        ("logo", "Logo", "Logo"),
    ];
    words.iter().map(|(key, da, en)| (*key, lang.pick(*da, *en))).collect()
}

pub(super) fn minutes(lang: Lang) -> &'static str {
    lang.pick("Referat", "Minutes")
}

pub(super) fn plan(lang: Lang) -> &'static str {
    lang.pick("Handlingsplan", "Action plan")
}

pub(super) fn minutes_and_plan(lang: Lang) -> &'static str {
    lang.pick("Referat og handlingsplan", "Minutes and action plan")
}

pub(super) fn follow_ups(lang: Lang) -> &'static str {
    lang.pick("Opfølgning", "Follow-up")
}

pub(super) fn draft(why: DraftReason, lang: Lang) -> DraftMark {
    let words = match why {
        DraftReason::Unfinished => lang.pick("Udkast – ikke klar til underskrift", "Draft – not ready to be signed"),
        DraftReason::Errors => lang.pick(
            "Udkast – »mus check« finder fejl i sagens filer",
            "Draft – `mus check` finds errors in the record’s files",
        ),
        DraftReason::Unshared => lang.pick("Udkast – ikke delt endnu", "Draft – not shared yet"),
    };
    DraftMark { mark: lang.pick("UDKAST", "DRAFT"), words: words.to_owned() }
}

/// Why a document is a draft.
#[derive(Clone, Copy, Debug)]
pub(super) enum DraftReason {
    /// The talk was not held, or the minutes or the plan are not final.
    Unfinished,
    /// The check has errors.
    Errors,
    /// A preparation that only its author reads.
    Unshared,
}

pub(super) fn excerpt(reader: Option<&Id>, without: &BTreeSet<Leaving>, lang: Lang) -> Option<String> {
    let left: Vec<String> = without
        .iter()
        .map(|what| match what {
            Leaving::Minutes => lang.pick("referat", "minutes").to_owned(),
            Leaving::FollowUps => lang.pick("opfølgning", "follow-ups").to_owned(),
            Leaving::Budget => lang.pick("ressourcer", "budget").to_owned(),
        })
        .collect();
    let reader = reader.map(|reader| if reader.as_str() == "hr" { "HR".to_owned() } else { reader.to_string() });
    Some(match (reader, left.is_empty()) {
        (None, true) => return None,
        (Some(reader), true) => lang.pick(
            format!("Uddrag til {reader}: kun det, der er delt med {reader}."),
            format!("Excerpt for {reader}: only what is shared with {reader}."),
        ),
        (None, false) => lang
            .pick(format!("Uddrag uden {}.", all_of(lang, &left)), format!("Excerpt without {}.", all_of(lang, &left))),
        (Some(reader), false) => lang.pick(
            format!("Uddrag til {reader}: kun det, der er delt med {reader}, uden {}.", all_of(lang, &left)),
            format!("Excerpt for {reader}: only what is shared with {reader}, without {}.", all_of(lang, &left)),
        ),
    })
}

pub(super) fn unit(unit: &str, lang: Lang) -> &str {
    match (unit, lang) {
        ("hours", Lang::Da) => "timer",
        ("days", Lang::Da) => "dage",
        ("DKK", Lang::Da) => "kr.",
        _ => unit,
    }
}

pub(super) fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Conversation => lang.pick("samtale", "talk"),
        Kind::Minutes => lang.pick("referat", "minutes"),
        Kind::ActionPlan => lang.pick("handlingsplan", "action plan"),
        Kind::Prep => lang.pick("forberedelse", "preparation"),
        _ => lang.pick("fil", "file"),
    }
}

pub(super) fn focus(focus: Focus, lang: Lang) -> &'static str {
    match focus {
        Focus::WellBeing => lang.pick("trivsel", "well-being"),
        Focus::Performance => lang.pick("opgaver og resultater", "performance"),
        Focus::Development => lang.pick("udvikling", "development"),
    }
}

pub(super) fn assessment(assessment: Assessment, lang: Lang) -> &'static str {
    outcome(
        match assessment {
            Assessment::Exceeded => Outcome::Exceeded,
            Assessment::Achieved => Outcome::Achieved,
            Assessment::Partly => Outcome::Partly,
            Assessment::NotAchieved => Outcome::NotAchieved,
        },
        lang,
    )
}

pub(super) fn encrypted(lang: Lang) -> &'static str {
    lang.pick("(krypteret)", "(encrypted)")
}

pub(super) fn talk_type(kind: TalkType, lang: Lang) -> &'static str {
    match kind {
        TalkType::Mus => lang.pick("Medarbejderudviklingssamtale", "Employee development review"),
        TalkType::Lus => lang.pick("Lederudviklingssamtale", "Leader development review"),
        TalkType::Sus => lang.pick("Seniorsamtale", "Senior review"),
        TalkType::Grus => lang.pick("Gruppeudviklingssamtale", "Group development review"),
        TalkType::Tus => lang.pick("Teamudviklingssamtale", "Team development review"),
        TalkType::FollowUp => lang.pick("Opfølgningssamtale", "Follow-up"),
        TalkType::OneToOne => lang.pick("1:1-samtale", "1:1 talk"),
    }
}

pub(super) fn state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Planned => lang.pick("planlagt", "planned"),
        State::Held => lang.pick("afholdt", "held"),
        State::Postponed => lang.pick("udskudt", "postponed"),
        State::Cancelled => lang.pick("aflyst", "cancelled"),
        State::Waived => lang.pick("fravalgt", "waived"),
    }
}

pub(super) fn role(role: ParticipantRole, lang: Lang) -> &'static str {
    match role {
        ParticipantRole::Employee => lang.pick("Medarbejder", "Employee"),
        ParticipantRole::Manager => lang.pick("Leder", "Manager"),
        ParticipantRole::Deputy => lang.pick("Stedfortræder for lederen", "Deputy for the manager"),
        ParticipantRole::Reviewer => lang.pick("Lederens leder", "The manager's manager"),
        ParticipantRole::Companion => lang.pick("Bisidder", "Companion"),
        ParticipantRole::Hr => "HR",
        ParticipantRole::Facilitator => lang.pick("Facilitator", "Facilitator"),
    }
}

pub(super) fn point_type(kind: PointType, lang: Lang) -> &'static str {
    match kind {
        PointType::Development => lang.pick("Udviklingsmål", "Development goal"),
        PointType::Work => lang.pick("Arbejdsmål", "Work goal"),
    }
}

pub(super) fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Exceeded => lang.pick("mere end nået", "exceeded"),
        Outcome::Achieved => lang.pick("nået", "achieved"),
        Outcome::Partly => lang.pick("delvist nået", "partly achieved"),
        Outcome::NotAchieved => lang.pick("ikke nået", "not achieved"),
        Outcome::Dropped => lang.pick("bortfaldet", "dropped"),
        Outcome::Carried => lang.pick("videreført", "carried over"),
    }
}

pub(super) fn status(status: ActionStatus, lang: Lang) -> &'static str {
    match status {
        ActionStatus::Open => lang.pick("åben", "open"),
        ActionStatus::InProgress => lang.pick("i gang", "in progress"),
        ActionStatus::Done => lang.pick("udført", "done"),
        ActionStatus::Partly => lang.pick("delvist udført", "partly done"),
        ActionStatus::Dropped => lang.pick("bortfaldet", "dropped"),
        ActionStatus::Carried => lang.pick("videreført", "carried over"),
    }
}

pub(super) fn activity(activity: Activity, lang: Lang) -> &'static str {
    match activity {
        Activity::Course => lang.pick("kursus", "course"),
        Activity::ELearning => lang.pick("e-læring", "e-learning"),
        Activity::Education => lang.pick("uddannelse", "education"),
        Activity::JobShadowing => lang.pick("følordning", "job shadowing"),
        Activity::Mentoring => lang.pick("mentorordning", "mentoring"),
        Activity::Coaching => lang.pick("coaching", "coaching"),
        Activity::PeerFeedback => lang.pick("kollegial feedback", "peer feedback"),
        Activity::JobRotation => lang.pick("jobrotation", "job rotation"),
        Activity::Placement => lang.pick("praktik et andet sted", "placement elsewhere"),
        Activity::NewTasks => lang.pick("nye opgaver", "new tasks"),
        Activity::Project => lang.pick("projekt", "project"),
        Activity::Network => lang.pick("netværk", "network"),
        Activity::SelfStudy => lang.pick("selvstudium", "self-study"),
        Activity::Other => lang.pick("andet", "other"),
    }
}

pub(super) fn meaning(meaning: Meaning, lang: Lang) -> &'static str {
    match meaning {
        Meaning::Agreement => lang.pick("Jeg er enig", "I agree"),
        Meaning::Seen => lang.pick("Jeg har set det", "I have seen this"),
        Meaning::Held => lang.pick("Samtalen er afholdt", "The talk was held"),
    }
}

pub(super) fn signature_meaning(meaning: SignatureMeaning, lang: Lang) -> &'static str {
    match meaning {
        SignatureMeaning::Agreement => self::meaning(Meaning::Agreement, lang),
        SignatureMeaning::Seen => self::meaning(Meaning::Seen, lang),
        SignatureMeaning::Held => self::meaning(Meaning::Held, lang),
        SignatureMeaning::Declined => lang.pick("Jeg skriver ikke under", "I do not sign"),
    }
}

/// An amount as the language writes it: `4.500 kr.`, `1.250,50 kr.`, `12 timer`; `DKK 4,500`.
pub(super) fn budget(budget: &Budget, lang: Lang) -> String {
    let number = number(budget.amount, lang);
    let one = (budget.amount - 1.0).abs() < f64::EPSILON;
    match (budget.unit, lang) {
        (BudgetUnit::Dkk, Lang::Da) => format!("{number} kr."),
        (BudgetUnit::Dkk, Lang::En) => format!("DKK {number}"),
        (BudgetUnit::Hours, _) if one => format!("{number} {}", lang.pick("time", "hour")),
        (BudgetUnit::Hours, _) => format!("{number} {}", lang.pick("timer", "hours")),
        (BudgetUnit::Days, _) if one => format!("{number} {}", lang.pick("dag", "day")),
        (BudgetUnit::Days, _) => format!("{number} {}", lang.pick("dage", "days")),
    }
}

/// A number with separators as the language has them, two decimals where it is not whole.
pub(super) fn number(amount: f64, lang: Lang) -> String {
    rounded(amount, if amount.fract() == 0.0 { 0 } else { 2 }, lang)
}

/// How it stands with a signature; `None` for one on paper or declined, of which the rest has been said.
pub(super) fn signature_state(state: &SignatureState, lang: Lang) -> Option<&'static str> {
    Some(match state {
        SignatureState::Valid => lang.pick("gyldig", "valid"),
        SignatureState::OnPaper | SignatureState::Declined => return None,
        SignatureState::Stale { .. } => {
            lang.pick("forældet: teksten er ændret siden", "stale: the text has changed since")
        }
        SignatureState::Bad(_) => lang.pick("ugyldig", "bad"),
        SignatureState::UnknownSigner => lang.pick("ukendt underskriver", "unknown signer"),
        SignatureState::Revoked => lang.pick("nøglen er tilbagekaldt", "the key is revoked"),
        SignatureState::OutOfTime { .. } => {
            lang.pick("nøglen gjaldt ikke den dag", "the key did not count on that day")
        }
        SignatureState::NotCovered { .. } => {
            lang.pick("omfatter ikke det, der er kommet til siden", "does not cover what has come since")
        }
        SignatureState::Gone { .. } => {
            lang.pick("omfatter også en fil, der er slettet siden", "also covers a file that was deleted since")
        }
        SignatureState::CouldNotCheck(_) => lang.pick("kunne ikke kontrolleres", "could not be checked"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them() {
        let dkk = |amount| Budget { amount, unit: BudgetUnit::Dkk };
        assert_eq!(budget(&dkk(4500.0), Lang::Da), "4.500 kr.");
        assert_eq!(budget(&dkk(1_234_567.5), Lang::Da), "1.234.567,50 kr.");
        assert_eq!(budget(&dkk(950.0), Lang::En), "DKK 950");
        assert_eq!(budget(&Budget { amount: 1.0, unit: BudgetUnit::Days }, Lang::Da), "1 dag");
        assert_eq!(budget(&Budget { amount: 7.4, unit: BudgetUnit::Hours }, Lang::Da), "7,40 timer");
    }
}
