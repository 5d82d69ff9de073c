//! Findings in Danish.

mod agreed;
mod answers;
mod dates;
mod sensitive;
mod signing;
mod steps;

use super::{Audience, Words};
use crate::diagnostic::{AllowTrouble, Fact, JsonType, Shape};
use crate::lang::{Lang, all_of, one_of};
use crate::yaml::Slip;

#[allow(clippy::too_many_lines, reason = "one sentence a fact, in one list that can be read through")]
pub(super) fn words(fact: &Fact, audience: Audience) -> Words {
    let quote = |shown| audience.quote(shown, Lang::Da);
    let meant = |near: &Option<String>| near.as_ref().map(|near| format!("mente du »{near}«?"));
    match fact {
        Fact::NotText => {
            Words::new("filen er ikke tekst i UTF-8").help("gem filen som UTF-8, eller fjern den fra mappen")
        }
        Fact::FileTooLarge { bytes } => Words::new(format!("filen fylder {bytes} byte; højst 1 MiB bliver læst"))
            .help("læg bilag et andet sted, og henvis til dem"),
        Fact::EmptyFile => Words::new("filen er tom").help("slet filen, eller lad »mus new« skrive en ny"),
        Fact::Syntax { slip, toml } => syntax(*slip, *toml),
        Fact::TooDeep => {
            Words::new("filen er indlejret dybere end 64 niveauer").help("formatet bruger aldrig mere end ti")
        }
        Fact::DuplicateKey => Words::new("den samme nøgle står to gange")
            .label("står her igen")
            .related("stod her først")
            .help("behold den ene; kun den første bliver læst"),
        Fact::SeveralDocuments => Words::new("filen indeholder mere end ét dokument")
            .label("her begynder et nyt")
            .help("læg hvert dokument i sin egen fil"),
        Fact::Anchor => Words::new("ankre, aliaser og flettenøgler hører ikke til formatet")
            .help("skriv værdien ud, hvor den skal stå; begynder en tekst med & eller *, så sæt den i anførselstegn"),
        Fact::Tag => Words::new("typemærker som !navn hører ikke til formatet")
            .help("fjern mærket; begynder en tekst med !, så sæt den i anførselstegn"),
        Fact::KeyNotText => {
            Words::new("nøglen er ikke tekst").help("sæt nøglen i anførselstegn, hvis den er ment sådan")
        }
        Fact::UnquotedText => Words::new("teksten mangler anførselstegn")
            .label("nogle programmer læser det ikke som tekst")
            .help("sæt anførselstegn om: \"…\""),
        Fact::TextCut => Words::new("teksten slutter, hvor # begynder")
            .label("resten er blevet en kommentar")
            .help("skriv teksten som blok under |, eller sæt den i anførselstegn"),
        Fact::CommaInFlow => Words::new("kommaet har delt teksten: resten er blevet en nøgle")
            .help("sæt teksten i anførselstegn, eller skriv den på egne linjer under |"),
        Fact::NewerFormat { found } => {
            Words::new(format!("filen er skrevet i version {found} af formatet; dette program læser version 1"))
                .help("hent en nyere udgave af mus")
        }
        Fact::UnknownKind { found, near } => Words::new(format!("{} er ikke en slags fil", quote(found)))
            .help("vælg people, form, prep, conversation, minutes, action-plan eller signature")
            .maybe_help(meant(near)),
        Fact::UnknownKey { key, near, known } => Words::new(format!("ukendt nøgle {}", quote(key)))
            .maybe_help((!known.is_empty()).then(|| format!("her kan stå {}", all_of(Lang::Da, known))))
            .maybe_help(meant(near)),
        Fact::MissingKey { key } => Words::new(format!("nøglen »{key}« mangler")).help(format!("tilføj »{key}:«")),
        Fact::WrongType { wanted, found } => {
            let wanted: Vec<String> =
                wanted.iter().filter(|one| **one != JsonType::Nothing).map(|one| kind_of(*one).to_owned()).collect();
            let list = wanted.iter().any(|one| one == kind_of(JsonType::List));
            let list = list.then(|| "sæt det i kantede parenteser: […]".to_owned());
            Words::new(format!("her skal stå {}, ikke {}", one_of(Lang::Da, &wanted), kind_of(*found))).maybe_help(list)
        }
        Fact::WrongValue { found, allowed, near } => Words::new(format!("{} passer ikke her", quote(found)))
            .maybe_help((!allowed.is_empty()).then(|| format!("vælg {}", one_of(Lang::Da, allowed))))
            .maybe_help(meant(near)),
        Fact::WrongFormat { found, shape } => {
            let (title, help) = shape_words(*shape);
            Words::new(format!("{} er ikke {title}", quote(found))).help(help)
        }
        Fact::TooSmall { limit } => Words::new(format!("tallet er for lille: mindst {limit}")),
        Fact::TooLarge { limit } => Words::new(format!("tallet er for stort: højst {limit}")),
        Fact::EmptyText => Words::new("teksten er tom"),
        Fact::TooFew { limit } => Words::new(format!("her er for få: mindst {limit}")),
        Fact::TooMany { limit } => Words::new(format!("her er for mange: højst {limit}")),
        Fact::DuplicateItem => {
            Words::new("det samme står to gange på listen").label("står her igen").related("stod her først")
        }
        Fact::WrongCombination { key } => {
            Words::new(format!("»{key}« hører ikke til her")).help("nøglen passer ikke sammen med de andre; se »type«")
        }
        Fact::UnknownPerson { id, near } => Words::new(format!("»{id}« står ikke i people.yaml"))
            .help("tilføj personen med »mus new person«, eller ret id’et")
            .maybe_help(meant(near)),
        Fact::UnknownGroup { id, near } => Words::new(format!("gruppen »{id}« står ikke i people.yaml"))
            .help("tilføj gruppen under »groups«")
            .maybe_help(meant(near)),
        Fact::UnknownUnit { id, near } => Words::new(format!("enheden »{id}« står ikke i people.yaml"))
            .help("tilføj enheden under »units«")
            .maybe_help(meant(near)),
        Fact::WrongRecord { found, expected } => {
            Words::new(format!("filen hører til »{found}«, men ligger i mappen for »{expected}«"))
                .help(format!("flyt filen, eller skriv »record: {expected}«"))
        }
        Fact::WrongFileName { expected } => {
            Words::new(format!("filen har et andet navn, end dens indhold siger: {expected}"))
                .help(format!("kald filen {expected}, eller ret »kind«, »role« eller »by«"))
        }
        Fact::NotARecordFolder { folder } => Words::new(format!("»{folder}« er ikke en mappe til en samtale"))
            .help("læg filen i records/<person>/<samtale>/, for eksempel records/p-7f3k/2026/"),
        Fact::DuplicateId { id, elsewhere } => {
            let words =
                Words::new(format!("»{id}« er brugt to gange")).label("brugt her igen").related("brugt her først");
            match elsewhere {
                Some(path) => words.help(format!("det står allerede i {path}; giv det ene et nyt id")),
                None => words.help("giv det ene et nyt id; et gammelt id bruges aldrig igen"),
            }
        }
        Fact::ManagerCycle { ids } => Words::new(format!("lederne peger i ring: {}", ids.join(" → ")))
            .help("den øverste leder har ingen »manager«"),
        Fact::UnknownForm { id, near } => Words::new(format!("skemaet »{id}« findes ikke"))
            .help("læg det i forms/, eller vælg et, der følger med, som standard-employee eller short")
            .maybe_help(meant(near)),
        Fact::UnknownRevision { id, revision, known } => {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            Words::new(format!("skemaet »{id}« findes ikke i revision {revision}")).help(format!(
                "revision {} findes; gamle revisioner skal blive liggende i forms/",
                all_of(Lang::Da, &known)
            ))
        }
        Fact::UnknownQuestion { id, near } => Words::new(format!("skemaet har intet spørgsmål {}", quote(id)))
            .help("spørgsmålenes id’er står i skemaet; er det et svar, så ryk det ind under sit spørgsmål")
            .maybe_help(meant(near)),
        Fact::OtherFormsQuestion { id, form, other } => {
            Words::new(format!("{} er et spørgsmål i skemaet »{other}«, ikke i »{form}«", quote(id)))
                .help("ret »form«, eller flyt svaret til den forberedelse, spørgsmålet hører til")
        }
        Fact::UnknownReference { reference, near } => {
            Words::new(format!("»{reference}« findes ikke")).maybe_help(meant(near))
        }
        Fact::UnknownAim { reference, near } => Words::new(format!("målet »{reference}« findes ikke"))
            .help("enhedens mål står i people.yaml under »units«")
            .maybe_help(meant(near)),
        Fact::WrongAllow(trouble) => wrong_allow(trouble),
        Fact::UnusedAllow { code } => Words::new(format!("her er intet »{code}« at tillade"))
            .help("fjern kommentaren, eller flyt den hen, hvor fundet står"),
        Fact::Dates(fact) => dates::words(fact),
        Fact::Steps(fact) => steps::words(fact),
        Fact::Agreed(fact) => agreed::words(fact),
        Fact::Answers(fact) => answers::words(fact),
        Fact::Signing(fact) => signing::words(fact),
        Fact::Sensitive(fact) => sensitive::words(fact, audience),
    }
}

fn wrong_allow(trouble: &AllowTrouble) -> Words {
    let form = "skriv # mus: allow KODE — begrundelse";
    match trouble {
        AllowTrouble::NoCode => Words::new("kommentaren siger ikke, hvad der er tilladt").help(form),
        AllowTrouble::UnknownCode { near } => Words::new("kommentaren nævner en kode, der ikke findes")
            .help("»mus explain --list« viser koderne")
            .maybe_help(near.as_ref().map(|near| format!("mente du »{near}«?"))),
        AllowTrouble::NoReason => Words::new("kommentaren siger ikke hvorfor").help(form),
        AllowTrouble::Never { code } => Words::new(format!("»{code}« kan ikke tillades"))
            .help("ret fejlen: den gør, at resten af filen ikke kan læses som ment"),
    }
}

fn syntax(slip: Slip, toml: bool) -> Words {
    if toml {
        return Words::new("filen er ikke gyldig TOML her").help("en indstilling skrives nøgle = \"værdi\"");
    }
    match slip {
        Slip::NotIndented => Words::new("linjen er ikke rykket ind under sin nøgle")
            .help("ryk hele svaret to mellemrum ind i forhold til nøglen over det"),
        Slip::ColonInText => Words::new("et kolon med mellemrum efter kan ikke stå i tekst uden anførselstegn")
            .label("her læses en ny nøgle")
            .help("skriv teksten som blok under |, eller sæt den i anførselstegn"),
        Slip::Tab => Words::new("et tabulatortegn, hvor der skal stå mellemrum").help("brug mellemrum til indrykning"),
        Slip::LeadingCharacter(character) => {
            Words::new(format!("tekst uden anførselstegn kan ikke begynde med »{character}«"))
                .help("skriv teksten som blok under |, eller sæt den i anførselstegn")
        }
        Slip::UnclosedQuote => Words::new("anførselstegnet bliver aldrig lukket")
            .label("åbnes her")
            .help("sæt et tilsvarende anførselstegn, hvor teksten slutter"),
        Slip::AfterQuote => Words::new("der står mere efter det afsluttende anførselstegn")
            .help("sæt hele teksten i anførselstegn, eller skriv den som blok under |"),
        Slip::UnclosedBracket => Words::new("en parentes bliver ikke lukket, hvor den skal")
            .help("en { lukkes af en }, en [ af en ]; skriv tekst på egne linjer i stedet"),
        Slip::Indentation => Words::new("linjen passer ikke med indrykningen omkring sig")
            .help("nøgler i samme gruppe begynder i samme kolonne"),
        Slip::Escape => Words::new("en bagstreg i anførselstegn skal følges af et tegn, YAML kender")
            .help("skriv \\\\ for en bagstreg, eller brug enkelte anførselstegn"),
        Slip::Other => {
            Words::new("filen er ikke gyldig YAML her").help("se efter manglende kolon, anførselstegn eller indrykning")
        }
    }
}

fn kind_of(json: JsonType) -> &'static str {
    match json {
        JsonType::Text => "tekst",
        JsonType::Word => "et ord",
        JsonType::Number => "et tal",
        JsonType::WholeNumber => "et helt tal",
        JsonType::Truth => "true eller false",
        JsonType::List => "en liste",
        JsonType::Mapping => "nøgler med værdier",
        JsonType::Nothing => "ingenting",
    }
}

fn shape_words(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Date => ("en dato i kalenderen", "skriv år-måned-dag i anførselstegn: \"2026-03-03\""),
        Shape::Time => ("et klokkeslæt", "skriv time og minut i anførselstegn: \"10:00\""),
        Shape::Period => ("en periode", "skriv et helt tal og d, w, m eller y: 14d, 12m"),
        Shape::Id => ("et id", "brug små bogstaver a–z, cifre og bindestreger: standard-employee"),
        Shape::PersonId => ("et person-id", "skriv p- og 4 til 12 bogstaver eller cifre: p-7f3k"),
        Shape::GroupId => ("et gruppe-id", "skriv g- og et ord: g-drift"),
        Shape::RecordId => ("en samtales id", "skriv person og samtale: p-7f3k/2026"),
        Shape::Reference => ("en henvisning", "skriv samtale, kolon og id: p-7f3k/2026:A3"),
        Shape::Topic => ("et emne", "skriv et spørgsmåls id (workload) eller en henvisning (p-7f3k/2026:D1)"),
        Shape::PointId => ("et punkts id", "skriv D og et nummer: D1"),
        Shape::ActionId => ("en handlings id", "skriv A og et nummer: A1"),
        Shape::FollowUpId => ("en opfølgnings id", "skriv F og et nummer: F1"),
        Shape::AimId => ("et måls id", "skriv U og et nummer: U1"),
        Shape::AimReference => ("en henvisning til en enheds mål", "skriv enhed, skråstreg og mål: drift/U1"),
        Shape::Email => ("en mailadresse", "skriv navn@firma.dk"),
        Shape::Salt => ("et salt", "32 hexadecimale cifre i anførselstegn; lad mus skrive det"),
        Shape::Digest => ("et fingeraftryk", "sha256: og 64 hexadecimale cifre; lad mus skrive det"),
        Shape::Colour => ("en farve", "skriv # og seks hexadecimale cifre: #1d4f5c"),
        Shape::Picture => ("et billede", "skriv en sti fra arkivet til en SVG, PNG eller JPEG: templates/logo.svg"),
        Shape::SshSignature => ("en SSH-signatur", "lad »mus sign« skrive den"),
        Shape::NotReserved => {
            ("et ord, der kan bruges som id", "YAML kan læse det som sandt, falsk eller ingenting; vælg et andet")
        }
        Shape::Term => {
            ("et ord, der kan søges efter", "skriv bogstaver, eventuelt med * foran eller bagved: »lokalklub*«")
        }
        Shape::Other => ("skrevet rigtigt", "se formatets beskrivelse i docs/format.md"),
    }
}
