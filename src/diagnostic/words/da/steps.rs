//! States that leave something out or contradict what stands beside them, in Danish.

use super::Words;
use crate::diagnostic::Steps;
use crate::lang::{Lang, all_of};

pub(super) fn words(fact: &Steps) -> Words {
    match fact {
        Steps::MissingReason { word } => Words::new(format!("»{word}« kræver en begrundelse"))
            .label("hvorfor?")
            .help("skriv den under »reason«, i en sætning eller to"),
        Steps::WaivedAlone { missing } => Words::new("kun begge parter kan fravælge en samtale")
            .label(format!("{} mangler", all_of(Lang::Da, missing)))
            .help("skriv »waived_by: [employee, manager]«, når begge har sagt det"),
        Steps::HeldWithoutDate => Words::new("samtalen er holdt, men dagen mangler").help("tilføj »held_on« med dagen"),
        Steps::DoneWithoutDate => {
            Words::new("handlingen er udført, men dagen mangler").help("tilføj »done_on« med dagen")
        }
        Steps::StateDisagrees { key, state } => Words::new(format!("»{key}« passer ikke sammen med »{state}«"))
            .related("det siger denne")
            .help("ret tilstanden, eller fjern datoen"),
        Steps::FollowUpTwice => Words::new("opfølgningen er noteret på to måder")
            .label("her er den en samtale for sig")
            .related("her blev den holdt")
            .help("behold »talk«, hvis den har sin egen mappe; ellers »held_on«"),
        Steps::PlanWithoutTalk => Words::new("planen er endelig, men samtalen er ikke holdt")
            .help("skriv »state: held« og »held_on« i conversation.yaml, eller lad planen være »draft« så længe"),
        Steps::HeldWithoutPlan => {
            Words::new("samtalen er holdt, men der er ingen plan").help("lav en med »mus new plan«, mens det er frisk")
        }
        Steps::HeldWithoutMinutes => Words::new("samtalen er holdt, men der er intet referat")
            .help("skriv minutes.yaml, eller sæt »policy« under [minutes] i mus.toml til \"in-plan\" eller \"none\""),
        Steps::UnwantedMinutes => Words::new("arbejdspladsen skriver ikke referater")
            .help("slet filen, eller ret »policy« under [minutes] i mus.toml"),
        Steps::RarerThanYearly => Words::new("her er der mere end et år mellem samtalerne")
            .help("i staten, kommunerne og regionerne holdes den hvert år: højst 12m"),
        Steps::WaivedDuty => Words::new("samtalen er fravalgt, men i denne sektor er den en pligt")
            .help("i staten, kommunerne og regionerne holdes den hvert år; udskyd den i stedet"),
    }
}
