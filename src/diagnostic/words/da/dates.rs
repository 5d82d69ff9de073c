//! Dates that do not go together, in Danish.

use super::Words;
use crate::diagnostic::Dates;

pub(super) fn words(fact: &Dates) -> Words {
    match fact {
        Dates::DueBeforeAgreed { agreed, days } => Words::new("fristen ligger før den dag, planen blev aftalt")
            .label(earlier(*days))
            .related("aftalt her")
            .help(format!("vælg en dato efter {agreed}")),
        Dates::DueBeforeStart { start, days } => Words::new("fristen ligger før den dag, handlingen begynder")
            .label(earlier(*days))
            .related("begynder her")
            .help(format!("vælg en dato efter {start}, eller ret »start«")),
        Dates::DoneBeforeAgreed { agreed } => Words::new("handlingen var udført, før den blev aftalt")
            .related("aftalt her")
            .help(format!("var den i gang i forvejen, så stryg den; ellers er datoen {agreed} eller senere")),
        Dates::InFuture { today } => Words::new("datoen er ikke kommet endnu")
            .label(format!("i dag er {today}"))
            .help("skriv den dag, det skete; er det ikke sket, så lad nøglen være væk"),
        Dates::HeldBeforePlanned => Words::new("samtalen blev holdt før den planlagte dag")
            .related("planlagt til denne dag")
            .help("blev den rykket frem, så ret »planned_for«; ellers er en af datoerne skrevet forkert"),
        Dates::AgreedBeforeHeld { held } => Words::new("planen blev aftalt, før samtalen blev holdt")
            .label(format!("samtalen blev holdt {held}"))
            .help("skriv den dag, planen blev aftalt, i »agreed_on«, eller ret »held_on« i conversation.yaml"),
        Dates::FollowUpBeforeTalk { talk } => Words::new("opfølgningen ligger før den samtale, den følger op på")
            .label(format!("samtalens dag er {talk}"))
            .help(format!("vælg en dato efter {talk}")),
        Dates::EndsBeforeStart => Words::new("perioden slutter, før den begynder")
            .related("begynder her")
            .help("byt om på de to datoer, eller ret den ene"),
        Dates::NextTalkBeforeHeld => Words::new("den næste samtale ligger ikke efter denne")
            .related("denne er her")
            .help("vælg en senere dato, eller lad »next_talk« være væk: så gælder arbejdspladsens rytme"),
        Dates::PostponedElsewhere { to } => Words::new("samtalen er udskudt til en anden dag, end den er planlagt til")
            .label("planlagt til denne dag")
            .related("udskudt til denne dag")
            .help(format!("skriv \"{to}\" i »planned_for«, eller tilføj den seneste udskydelse under »postponed«")),
        Dates::SignedBeforeHeld { held } => Words::new("der er skrevet under, før der var noget at skrive under på")
            .label(format!("samtalen blev holdt {held}"))
            .help("ret »signed_on« til den dag, der blev skrevet under"),
    }
}

fn earlier(days: i64) -> String {
    if days == 1 { "1 dag for tidligt".to_owned() } else { format!("{days} dage for tidligt") }
}
