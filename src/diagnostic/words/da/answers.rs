//! Questions and answers, in Danish.

use super::Words;
use crate::diagnostic::{Answers, FormUse, Range, Unanswered, Wanted};
use crate::lang::{Lang, all_of, one_of};

pub(super) fn words(fact: &Answers) -> Words {
    match fact {
        Answers::WrongForm { id, wanted } => {
            let wanted = match wanted {
                FormUse::Employee => "medarbejderens svar",
                FormUse::Manager => "lederens svar",
                FormUse::Preparation => "forberedelsen",
                FormUse::Evaluation => "evalueringen af samtalen",
                FormUse::Kind(word) => {
                    return Words::new(format!(
                        "skemaet »{id}« spørger ikke om noget ved en samtale af typen »{word}«"
                    ))
                    .help("vælg et andet skema, eller ret afsnittenes »types« i skemaet");
                }
            };
            Words::new(format!("skemaet »{id}« er ikke til {wanted}"))
                .help("vælg et andet skema, eller ret »role« eller »purpose« i skemaet")
        }
        Answers::TopicWithoutForm => Words::new("spørgsmålet kan ikke slås op: filen nævner intet skema")
            .help("tilføj »forms« med skemaets id og revision"),
        Answers::SharedQuestionDiffers { question, other, part } => {
            Words::new(format!("»{question}« er et andet spørgsmål i skemaet »{other}«"))
                .label(format!("»{part}« er forskellig"))
                .help("gør de to ens, eller giv det ene et andet id: samme id betyder samme spørgsmål")
        }
        Answers::EmptySection => {
            Words::new("afsnittet spørger ikke om noget").help("giv det et spørgsmål, eller slet afsnittet")
        }
        Answers::DuplicateOption { id } => Words::new(format!("valgmuligheden »{id}« står to gange"))
            .label("her igen")
            .related("her første gang")
            .help("giv den ene et andet id, eller slet den: i svaret står kun id’et"),
        Answers::WrongRange(range) => wrong_range(*range),
        Answers::WrongAnswer { question, wanted } => {
            let (title, help) = wrong_answer(question, wanted);
            Words::new(title).maybe_help(help)
        }
        Answers::WrongPick { picked, min, max } => {
            Words::new(format!("der er valgt {picked} kort; her vælges {}", between(*min, *max)))
                .help("ret listen under »picked«, eller besvar det antal, der passer")
        }
        Answers::NoCard => Words::new("spørgsmålet er ikke et kort: der skal ikke vælges i dets afsnit")
            .help("slet det her; det besvares under alle omstændigheder"),
        Answers::AnsweredNotPicked => {
            Words::new("kortet er besvaret, men ikke valgt").help("føj det til under »picked«, eller slet svaret")
        }
        Answers::RequiredUnanswered { question, part } => {
            let words = match part {
                Unanswered::Answer => Words::new(format!("»{question}« skal besvares")),
                Unanswered::Reason => Words::new(format!("svaret på »{question}« mangler en begrundelse")),
                Unanswered::Items(rows) => Words::new(format!(
                    "»{question}« er ikke besvaret i alle rækker; der mangler {}",
                    all_of(Lang::Da, rows)
                )),
                Unanswered::Columns { row, columns } => {
                    Words::new(format!("række {row} under »{question}« mangler {}", all_of(Lang::Da, columns)))
                }
            };
            words.help("svar, før forberedelsen deles; eller sæt »state: draft« så længe")
        }
        Answers::RawHtml => Words::new("teksten indeholder HTML")
            .help("brug Markdown: *kursiv*, **fed**, lister med -; sæt \\ foran et <, der er ment som tegn"),
    }
}

fn between(min: usize, max: usize) -> String {
    if min == max { format!("{min}") } else { format!("{min} til {max}") }
}

fn wrong_range(range: Range) -> Words {
    match range {
        Range::Scale => Words::new("skalaens laveste tal er ikke lavere end det højeste")
            .related("det højeste")
            .help("byt om på »min« og »max«, og brug »best«, hvis den laveste er bedst"),
        Range::Pick => {
            Words::new("der skal vælges flere, end der må vælges").related("højst").help("ret »min« eller »max«")
        }
        Range::PickPastAll { cards } => {
            Words::new(format!("der kan ikke vælges flere, end der er: afsnittet har {cards} kort"))
                .help("ret »max«, eller udelad den: så må alle vælges")
        }
        Range::PickTooMany { cards } => {
            Words::new(format!("der skal vælges flere, end der er: afsnittet har {cards} kort")).help("ret »min«")
        }
        Range::Anchor { min, max } => {
            Words::new("tallet ligger uden for skalaen").help(format!("vælg et helt tal fra {min} til {max}"))
        }
        Range::AnchorTwice => Words::new("tallet har to forklaringer").related("den første").help("behold den ene"),
    }
}

fn wrong_answer(question: &str, wanted: &Wanted) -> (String, Option<String>) {
    let here = format!("svaret på »{question}« skal være");
    let said = |what: &str, help: &str| (format!("{here} {what}"), Some(help.to_owned()));
    match wanted {
        Wanted::Text => said("tekst", "skriv svaret som en blok under |"),
        Wanted::List => said("en liste af tekster", "skriv hvert svar på sin egen linje efter - "),
        Wanted::Option(options) => {
            (format!("{here} en af mulighederne"), Some(format!("vælg {}", one_of(Lang::Da, options))))
        }
        Wanted::Options(options) => (
            format!("{here} en liste af mulighederne"),
            Some(format!(
                "der kan vælges {}: [{}]",
                all_of(Lang::Da, options),
                options.first().map_or("", String::as_str)
            )),
        ),
        Wanted::Score { min, max } => (
            format!("{here} et helt tal fra {min} til {max} under »score«"),
            Some(format!("skriv »score: {max}« og eventuelt »reason: |« med teksten på linjerne under")),
        ),
        Wanted::Cell { min, max } => (format!("{here} et helt tal fra {min} til {max}"), None),
        Wanted::NoReason => said("et tal uden begrundelse", "skemaet beder ikke om en; skriv den i referatet"),
        Wanted::Number => said("et tal", "skriv det uden enhed, og med punktum som decimaltegn"),
        Wanted::Tick => said("true eller false", "true betyder ja, false betyder nej"),
        Wanted::Date => said("en dato", "skriv år-måned-dag i anførselstegn: \"2026-03-03\""),
        Wanted::Rows => said("en liste af rækker", "begynd hver række med - og skriv kolonnerne under hinanden"),
        Wanted::Row => said("en række med kolonner", "skriv hver kolonne som nøgle: værdi"),
        Wanted::Column(columns) => (
            format!("»{question}« har ingen sådan kolonne"),
            Some(format!("her kan stå {}", all_of(Lang::Da, columns))),
        ),
        Wanted::Item(items) => {
            (format!("»{question}« har ingen sådan række"), Some(format!("her kan stå {}", all_of(Lang::Da, items))))
        }
        Wanted::Nothing => {
            (format!("»{question}« er en tekst at læse og besvares ikke"), Some("slet svaret".to_owned()))
        }
    }
}
