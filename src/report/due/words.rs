//! Rows in words.

use crate::date::Period;
use crate::due::{Cause, Row, RowKind, Since, Urgency};
use crate::lang::{Lang, all_of};
use crate::record::Owner;

/// Who it falls to, in a word.
pub fn owner_word(owner: &Owner, lang: Lang) -> String {
    match owner {
        Owner::Employee => lang.pick("medarbejder", "employee").to_owned(),
        Owner::Manager => lang.pick("leder", "manager").to_owned(),
        Owner::Hr => "HR".to_owned(),
        Owner::Person(id) => id.to_string(),
    }
}

/// What is to be done, in a word or two.
pub fn kind_word(kind: RowKind, lang: Lang) -> &'static str {
    match kind {
        RowKind::Point => lang.pick("mål", "goal"),
        RowKind::Action => lang.pick("handling", "action"),
        RowKind::FollowUp => lang.pick("opfølgning", "follow-up"),
        RowKind::Outcome => lang.pick("udfald", "outcome"),
        RowKind::Talk => lang.pick("samtale", "talk"),
        RowKind::Review => lang.pick("ny samtale", "next talk"),
        RowKind::OneToOne => "1:1",
        RowKind::Invitation => lang.pick("invitation", "invitation"),
        RowKind::Preparation => lang.pick("forberedelse", "preparation"),
        RowKind::Signature => lang.pick("underskrift", "signature"),
    }
}

/// How late or how soon, in words: `12 dage over`, `in 3 days`.
pub(super) fn relative(urgency: Urgency, lang: Lang) -> String {
    match urgency {
        Urgency::Overdue(late) => format!("{} {}", days(late, lang), lang.pick("over", "late")),
        Urgency::Coming(0) => lang.pick("i dag", "today").to_owned(),
        Urgency::Coming(1) => lang.pick("i morgen", "tomorrow").to_owned(),
        Urgency::Coming(ahead) => format!("{} {}", lang.pick("om", "in"), days(ahead, lang)),
        Urgency::Undated => String::new(),
    }
}

fn days(count: i64, lang: Lang) -> String {
    counted(count, lang.pick(["dag", "dage"], ["day", "days"]))
}

fn counted(count: i64, [one, several]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn period_words(period: Period, lang: Lang) -> String {
    match period {
        Period::Days(count) => days(count.into(), lang),
        Period::Months(count) => counted(count.into(), lang.pick(["måned", "måneder"], ["month", "months"])),
    }
}

/// Why a row is there, and where its day comes from. An absence is private: it is named only where `shown`.
pub(super) fn why(row: &Row, waits_for: &[String], shown: bool, lang: Lang) -> String {
    match &row.cause {
        Cause::Agreed => lang.pick("dagen er aftalt i planen", "the day was agreed in the plan").to_owned(),
        Cause::Moved => match row.agreed {
            Some(agreed) => lang.pick(format!("flyttet fra {agreed}"), format!("moved from {agreed}")),
            None => lang.pick("dagen er sat efter samtalen", "the day was set after the talk").to_owned(),
        },
        Cause::Unconfirmed if waits_for.is_empty() => {
            lang.pick("holdt, men kun bekræftet af den ene", "held, but confirmed by one party only").to_owned()
        }
        Cause::Unconfirmed => {
            let missing = all_of(lang, waits_for);
            lang.pick(
                format!("holdt, men ikke bekræftet af {missing}"),
                format!("held, but not confirmed by {missing}"),
            )
        }
        Cause::NoDay => lang.pick("der er ikke aftalt en dag", "no day was agreed").to_owned(),
        Cause::Planned if row.urgency.is_overdue() => lang
            .pick(
                "dagen er gået: er samtalen holdt, udskudt eller aflyst?",
                "the day has passed: was the talk held, postponed or cancelled?",
            )
            .to_owned(),
        Cause::Planned => lang.pick("samtalen er planlagt til den dag", "the talk is planned for that day").to_owned(),
        Cause::PutOff => lang.pick("udskudt uden en ny dag", "put off without a new day").to_owned(),
        Cause::NextTalk { agreed_in } => lang
            .pick(format!("næste samtale, aftalt i {agreed_in}"), format!("the next talk, as agreed in {agreed_in}")),
        Cause::Counted { since: Since::Return, .. } if !shown => {
            lang.pick("regnet ud fra people.yaml", "counted from people.yaml").to_owned()
        }
        Cause::Counted { since, on, period } => {
            let length = period_words(*period, lang);
            let what = match since {
                Since::Employment => {
                    lang.pick("første arbejdsdag".to_owned(), "the first day of employment".to_owned())
                }
                Since::Talk(record) => lang.pick(format!("samtalen {record}"), format!("the talk {record}")),
                Since::Return => lang
                    .pick("første dag tilbage efter fravær".to_owned(), "the first day back after absence".to_owned()),
            };
            lang.pick(format!("{length} efter {what} ({on})"), format!("{length} after {what} ({on})"))
        }
        Cause::NothingToCountFrom => lang
            .pick(
                "der er hverken en første arbejdsdag (employed_from) eller en samtale at regne fra",
                "there is neither a first day of employment (employed_from) nor a talk to count from",
            )
            .to_owned(),
        Cause::Before { talk, on, period } => {
            let length = period_words(*period, lang);
            lang.pick(format!("{length} før samtalen {talk} ({on})"), format!("{length} before the talk {talk} ({on})"))
        }
        Cause::AtOnce { decided_on } => {
            lang.pick(format!("samtalen blev flyttet {decided_on}"), format!("the talk was moved on {decided_on}"))
        }
    }
}

/// How many there are of each urgency, in words.
pub(super) fn count_line(rows: &[Row], lang: Lang) -> String {
    let late = rows.iter().filter(|row| row.urgency.is_overdue()).count();
    let coming = rows.iter().filter(|row| matches!(row.urgency, Urgency::Coming(_))).count();
    let mut parts = vec![match (lang, late) {
        (Lang::Da, 0) => "intet over fristen".to_owned(),
        (Lang::En, 0) => "nothing overdue".to_owned(),
        (Lang::Da, _) => format!("{late} over fristen"),
        (Lang::En, _) => format!("{late} overdue"),
    }];
    if coming > 0 {
        parts.push(format!("{coming} {}", lang.pick("på vej", "coming")));
    }
    let undated = rows.len() - late - coming;
    if undated > 0 {
        parts.push(format!("{undated} {}", lang.pick("uden dato", "undated")));
    }
    parts.join(", ")
}
