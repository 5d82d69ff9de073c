//! What a plan leaves open, in Danish.

use super::Words;
use crate::diagnostic::Agreed;
use crate::lang::{Lang, all_of};

pub(super) fn words(fact: &Agreed) -> Words {
    match fact {
        Agreed::PointWithoutAction => Words::new("målet har ingen handlinger og ingen frist")
            .help("tilføj en handling under »actions«, eller giv målet sin egen »due«"),
        Agreed::ActionWithoutDate => Words::new("handlingen har ingen frist")
            .help("tilføj »due«; uden frist er der ingen, der bliver mindet om den"),
        Agreed::ActionWithoutOwner => Words::new("handlingen er ikke nogens")
            .help("tilføj »owner«: den, der tager initiativet (employee, manager, hr eller et person-id)"),
        Agreed::TooManyPoints { limit, found } => {
            Words::new(format!("planen har {found} punkter; I har aftalt højst {limit}"))
                .label("her begynder det at blive mange")
                .help("vælg de vigtigste, eller ret »max_points« i mus.toml")
        }
        Agreed::NoFollowUp => Words::new("planen har ingen opfølgning")
            .help("tilføj en dag under »follow_ups«, hvor I ser på planen sammen"),
        Agreed::NoDevelopmentGoal => Words::new("planen har intet udviklingsmål")
            .help("i staten skal planen have mindst ét; skriv »type: development« ved det punkt, der er det"),
        Agreed::AmbiguousAmount { amount } => Words::new(format!("beløbet »{amount}« kan læses på to måder"))
            .label("tusinder eller decimaler?")
            .help(format!("skriv det uden punktum: {}; decimaler skrives med højst to cifre", amount.replace('.', ""))),
        Agreed::CarriedNowhere { reference } => Words::new("punktet er ført videre, men ingen nyere plan har det")
            .help(format!("skriv »carried_from: \"{reference}\"« ved det nye punkt, eller ret »outcome«")),
        Agreed::CarriedBackwards { reference } => Words::new(format!("»{reference}« er ikke fra en tidligere samtale"))
            .help("et punkt føres videre fra en ældre plan; ret henvisningen"),
        Agreed::GroupOwner => Words::new("i en gruppes plan er »employee« ikke nogen bestemt")
            .help("skriv personens id, for eksempel p-7f3k"),
        Agreed::UnknownAudience { word, near, known } => Words::new(format!("»{word}« er ikke nogen, I deler med"))
            .help(format!("her kan stå {}; flere tilføjes under [sharing] i mus.toml", all_of(Lang::Da, known)))
            .maybe_help(near.as_ref().map(|near| format!("mente du »{near}«?"))),
        Agreed::PersonLeft { id, day } => Words::new(format!("»{id}« er fratrådt"))
            .label(format!("sidste dag var {day}"))
            .help("sæt en anden på, eller luk punktet med en begrundelse"),
        Agreed::PrepAfterLeaving { id, day } => {
            Words::new(format!("»{id}« er fratrådt: der er ingen samtale at forberede"))
                .label(format!("sidste dag var {day}"))
                .help("aflys samtalen med en begrundelse, eller ret »employed_to« i people.yaml")
        }
        Agreed::NotAParticipant { id, role } => {
            let words = match role {
                Some(role) => Words::new(format!("»{id}« deltager ikke i samtalen som »{role}«")),
                None => Words::new(format!("»{id}« deltager ikke i samtalen")),
            };
            words.help("ret personen her, eller deltagerne i conversation.yaml")
        }
    }
}
