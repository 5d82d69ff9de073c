//! What must not stand in a record, in Danish. »Kan røre ved« and never more: nobody gets legal advice here.

use super::{Audience, Words};
use crate::diagnostic::{NamePlace, Sensitive};
use crate::lang::Lang;
use crate::sensitive::Ground;

pub(super) fn words(fact: &Sensitive, audience: Audience) -> Words {
    match fact {
        Sensitive::Cpr { masked } => Words::new(format!("{masked} er et CPR-nummer"))
            .label("kan røre ved databeskyttelseslovens § 11")
            .help("slet det her og i gits historik; skriv, hvem det gælder, med personens id"),
        Sensitive::PossibleCpr { masked } => Words::new(format!("{masked} kan være et CPR-nummer"))
            .label("kan røre ved databeskyttelseslovens § 11")
            .help("slet det, hvis det er ét; er det noget andet, så skriv hvad foran: »faktura 0101901234«"),
        Sensitive::Account { masked } => {
            Words::new(format!("{masked} er et kontonummer")).help("slet det; udlæg og løn har deres egne systemer")
        }
        Sensitive::Card { masked } => Words::new(format!("{masked} er nummeret på et betalingskort"))
            .help("slet det, og få kortet spærret, hvis filen har været delt"),
        Sensitive::Words { ground, words } => {
            let (about, law, better) = ground_in_words(*ground);
            let words = Words::new(format!("{} kan handle om {about}", audience.quote(words, Lang::Da))).help(better);
            match law {
                Some(law) => words.label(format!("kan røre ved {law}")),
                None => words,
            }
        }
        Sensitive::Asked { ground } => {
            let (about, law, _) = ground_in_words(*ground);
            let words = Words::new(format!("skemaet spørger til {about}"))
                .help("spørg til arbejdet i stedet: opgaver, samarbejde, trivsel, udvikling");
            match law {
                Some(law) => words.label(format!("kan røre ved {law}")),
                None => words,
            }
        }
        Sensitive::Contact { is_mail } => {
            let what = if *is_mail { "en mailadresse" } else { "et telefonnummer" };
            Words::new(format!("her står {what}"))
                .help("skriv, hvem det er, og lad adresser og numre stå, hvor alle finder dem")
        }
        Sensitive::ThirdPerson { id } => Words::new(format!("her står navnet på {id}, som ikke er med i samtalen"))
            .help("skriv en rolle i stedet, »en kollega i driften«, medmindre det er vigtigt, hvem det er"),
        Sensitive::NameInGit { id, name, place } => {
            let place = match place {
                NamePlace::Path => "stien",
                NamePlace::Message => "commitbeskeden",
                NamePlace::Branch => "navnet på grenen",
            };
            let title = match audience {
                Audience::Reader => format!("{place} nævner {}, navnet på {id}", audience.quote(name, Lang::Da)),
                Audience::Public => format!("{place} nævner {id} ved navn"),
            };
            Words::new(title).help(format!(
                "brug id’et {id}: navne i git forsvinder ikke, når registret slettes; se git-filter-repo om at rense historikken"
            ))
        }
    }
}

/// What a ground is called, the law it may touch on, and a better way to put it.
fn ground_in_words(ground: Ground) -> (&'static str, Option<&'static str>, &'static str) {
    match ground {
        Ground::Health => (
            "helbred",
            Some("helbredsoplysningsloven og databeskyttelsesforordningens art. 9"),
            "skriv, hvad der er aftalt om opgaver og tid, og ikke hvorfor: »møder lægges efter kl. 10 til og med maj«",
        ),
        Ground::Family => (
            "graviditet, orlov eller familieplaner",
            Some("ligebehandlingsloven"),
            "skriv, hvornår nogen er væk, og hvem der tager over; grunden hører til et andet sted",
        ),
        Ground::Religion => (
            "religion eller tro",
            Some("forskelsbehandlingslovens § 1 og databeskyttelsesforordningens art. 9"),
            "skriv, hvad der er aftalt om dage og tider, og ikke hvorfor",
        ),
        Ground::Politics => (
            "politik",
            Some("forskelsbehandlingslovens § 1 og databeskyttelsesforordningens art. 9"),
            "skriv højst, hvilke dage der er brug for fri",
        ),
        Ground::Union => (
            "fagforening",
            Some("databeskyttelsesforordningens art. 9"),
            "lad det stå ude; er der aftalt tid til et hverv, så skriv tiden",
        ),
        Ground::Orientation => (
            "seksuel orientering eller kønsidentitet",
            Some("forskelsbehandlingslovens § 1 og databeskyttelsesforordningens art. 9"),
            "lad det stå ude; handler det om tonen på arbejdspladsen, så skriv, hvad der skal ændres",
        ),
        Ground::Origin => (
            "race, etnisk, national eller social oprindelse",
            Some("forskelsbehandlingslovens § 1 og databeskyttelsesforordningens art. 9"),
            "skriv, hvad opgaven kræver: »vil skrive kundebreve uden hjælp inden sommer«",
        ),
        Ground::Age => (
            "alder",
            Some("forskelsbehandlingslovens § 1"),
            "skriv om ønsker til opgaver, tid og læring; de er lige gode at tale om i alle aldre",
        ),
        Ground::Disability => (
            "handicap",
            Some("forskelsbehandlingslovens § 1 og databeskyttelsesforordningens art. 9"),
            "skriv, hvad der er aftalt om udstyr og opgaver, og ikke hvorfor",
        ),
        Ground::Crime => (
            "strafbare forhold",
            Some("databeskyttelsesforordningens art. 10"),
            "lad det stå ude, og tal med HR om, hvor det hører til",
        ),
        Ground::Pay => ("løn", None, "hold en særskilt lønsamtale, og lad denne handle om arbejdet og udviklingen"),
        Ground::Number => {
            ("et nummer, der fører til en person eller til penge", Some("databeskyttelseslovens § 11"), "slet det")
        }
    }
}
