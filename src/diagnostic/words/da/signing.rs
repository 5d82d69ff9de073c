//! Signatures that are missing, or say something else than a reader thinks, in Danish.

use super::Words;
use crate::diagnostic::{Flaw, Signing};

pub(super) fn words(fact: &Signing) -> Words {
    match fact {
        Signing::Stale { file } => Words::new(format!("{file} er ændret, siden der blev skrevet under"))
            .label("det, der blev skrevet under på")
            .help(
                "se, hvad der er ændret, med »mus verify«; er det aftalt, så skriv under igen med »mus sign --again«",
            ),
        Signing::Missing { id, role, due } => Words::new(format!("underskriften fra {id} ({role}) mangler"))
            .label(format!("skulle være givet senest {due}"))
            .help("skriv under med »mus sign«, eller noter en underskrift på papir med --on-paper"),
        Signing::Bad { flaw } => Words::new(match flaw {
            Flaw::Unreadable => "underskriften kan ikke læses som en SSH-underskrift",
            Flaw::Namespace => "underskriften er lavet til noget andet end en samtale",
            Flaw::Statement => "underskriften passer ikke til det, filen siger",
            Flaw::Record => "underskriften hører til en anden sag",
        })
        .help("find filen frem, som den var, i git; eller skriv under igen med »mus sign --again«"),
        Signing::UnknownSigner { id } => {
            Words::new(format!("nøglen, der er skrevet under med, er ikke noteret for {id}"))
                .help(format!("er den personens, så tilføj den: mus new signer {id} --key FIL.pub"))
        }
        Signing::Revoked { id } => Words::new(format!("nøglen, som {id} skrev under med, er tilbagekaldt"))
            .help("skriv under igen med en anden nøgle: mus sign --again"),
        Signing::KeyOutOfTime { id, after, before } => {
            let from = after.as_ref().map(|day| format!(" fra {day}")).unwrap_or_default();
            let to = before.as_ref().map(|day| format!(" til og med {day}")).unwrap_or_default();
            Words::new(format!("nøglen gjaldt ikke for {id} den dag"))
                .label(format!("den gælder{from}{to}"))
                .help("ret dagene i allowed_signers, hvis de er forkerte; ellers skriv under igen: mus sign --again")
        }
    }
}
