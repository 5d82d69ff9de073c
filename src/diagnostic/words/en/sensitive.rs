//! What must not stand in a record, in English. “May touch on” and never more: nobody gets legal advice here.

use super::{Audience, Words};
use crate::diagnostic::{NamePlace, Sensitive};
use crate::lang::Lang;
use crate::sensitive::Ground;

pub(super) fn words(fact: &Sensitive, audience: Audience) -> Words {
    match fact {
        Sensitive::Cpr { masked } => Words::new(format!("{masked} is a CPR number"))
            .label("may touch on § 11 of the Danish Data Protection Act")
            .help("delete it here and in git's history; say whom it is about with the person's id"),
        Sensitive::PossibleCpr { masked } => Words::new(format!("{masked} may be a CPR number"))
            .label("may touch on § 11 of the Danish Data Protection Act")
            .help("delete it if it is one; if it is something else, say what before it: “invoice 0101901234”"),
        Sensitive::Account { masked } => Words::new(format!("{masked} is a bank account"))
            .help("delete it; expenses and pay have systems of their own"),
        Sensitive::Card { masked } => Words::new(format!("{masked} is the number of a payment card"))
            .help("delete it, and have the card blocked if the file has been shared"),
        Sensitive::Words { ground, words } => {
            let (about, law, better) = ground_in_words(*ground);
            let words = Words::new(format!("{} may be about {about}", audience.quote(words, Lang::En))).help(better);
            match law {
                Some(law) => words.label(format!("may touch on {law}")),
                None => words,
            }
        }
        Sensitive::Asked { ground } => {
            let (about, law, _) = ground_in_words(*ground);
            let words = Words::new(format!("the form asks about {about}"))
                .help("ask about work instead: tasks, working together, well-being, development");
            match law {
                Some(law) => words.label(format!("may touch on {law}")),
                None => words,
            }
        }
        Sensitive::Contact { is_mail } => {
            let what = if *is_mail { "a mail address" } else { "a telephone number" };
            Words::new(format!("{what} stands here"))
                .help("say who it is, and leave addresses and numbers where everybody finds them")
        }
        Sensitive::ThirdPerson { id } => {
            Words::new(format!("the name of {id} stands here, who does not take part in the talk"))
                .help("write a role instead, “a colleague in operations”, unless it matters who it is")
        }
        Sensitive::NameInGit { id, name, place } => {
            let place = match place {
                NamePlace::Path => "the path",
                NamePlace::Message => "the commit message",
                NamePlace::Branch => "the branch",
            };
            let title = match audience {
                Audience::Reader => format!("{place} says {}, the name of {id}", audience.quote(name, Lang::En)),
                Audience::Public => format!("{place} names {id}"),
            };
            Words::new(title).help(format!(
                "use the id {id}: names in git stay when the register is deleted; see git-filter-repo for cleaning the history"
            ))
        }
    }
}

/// What a ground is called, the law it may touch on, and a better way to put it.
fn ground_in_words(ground: Ground) -> (&'static str, Option<&'static str>, &'static str) {
    match ground {
        Ground::Health => (
            "health",
            Some("helbredsoplysningsloven and GDPR Art. 9"),
            "write what was agreed about tasks and time, and not why: “meetings after ten until the end of May”",
        ),
        Ground::Family => (
            "pregnancy, leave or plans for a family",
            Some("ligebehandlingsloven"),
            "write when somebody is away and who takes over; the reason belongs elsewhere",
        ),
        Ground::Religion => (
            "religion or belief",
            Some("forskelsbehandlingsloven § 1 and GDPR Art. 9"),
            "write what was agreed about days and hours, and not why",
        ),
        Ground::Politics => (
            "politics",
            Some("forskelsbehandlingsloven § 1 and GDPR Art. 9"),
            "write at most which days off are needed",
        ),
        Ground::Union => {
            ("union membership", Some("GDPR Art. 9"), "leave it out; if time for an office was agreed, write the time")
        }
        Ground::Orientation => (
            "sexual orientation or gender identity",
            Some("forskelsbehandlingsloven § 1 and GDPR Art. 9"),
            "leave it out; if it is about the tone at work, write what has to change",
        ),
        Ground::Origin => (
            "race, ethnic, national or social origin",
            Some("forskelsbehandlingsloven § 1 and GDPR Art. 9"),
            "write what the task takes: “will write letters to customers without help by summer”",
        ),
        Ground::Age => (
            "age",
            Some("forskelsbehandlingsloven § 1"),
            "write about wishes for tasks, time and learning; they are as good to talk about at any age",
        ),
        Ground::Disability => (
            "disability",
            Some("forskelsbehandlingsloven § 1 and GDPR Art. 9"),
            "write what was agreed about equipment and tasks, and not why",
        ),
        Ground::Crime => ("criminal matters", Some("GDPR Art. 10"), "leave it out, and ask HR where it belongs"),
        Ground::Pay => ("pay", None, "have a separate talk about pay, and let this one be about work and development"),
        Ground::Number => {
            ("a number that leads to a person or to money", Some("§ 11 of the Danish Data Protection Act"), "delete it")
        }
    }
}
